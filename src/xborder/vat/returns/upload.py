"""Upload layouts: a return as the rows and the text that a portal takes.

Only layouts that could be read in public are written. Germany: ELSTER's help on importing sales
(edition 2.0 for the Union scheme, 3.0 for the non-Union scheme; what they changed is the encoding
and that there are no lines of zero), its record types as programs write them that are in use.
Finland: the Tax Administration's instructions for uploading files, columns A to I. Sweden: the tax
agency's technical description of files for the one-stop shop (OSS_001) as it is reprinted, and as
programs write it that are in use; corrections of earlier periods are in the file. No public layout
of the portals of Ireland, the Netherlands and France was found; the plain layout holds what they
ask for, to be typed in.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from attrs import frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.kind import all_pairs
from xborder.messages import Text
from xborder.source import Evidence
from xborder.vat.returns.declaration import OneStopShopReturn, ReturnLine
from xborder.vat.returns.shop import Shop
from xborder.vat.returns.taxed_sale import RateType, SupplyKind

_GREECE: Final = "EL"
_EDITIONS: Final = {Shop.UNION: "#v2.0", Shop.NON_UNION: "#v3.0"}
_BY_HAND: Final = Text(
    "Corrections are not in the file: the portal asks what was declared and what is right. "
    "Enter them by hand."
)
_NO_TAX: Final = Text("The portal takes no line without tax: such lines are left out.")
_FINNISH_COLUMNS: Final = 13
_UNREAD: Final[Mapping[str, str]] = MappingProxyType(
    {
        "fr": "impots.gouv.fr, guichet unique TVA",
        "ie": "ROS, VAT OSS",
        "nl": "Mijn Belastingdienst Zakelijk, btw-eenloketsysteem",
    }
)
"""Portals whose layouts were looked for on 2026-11-30 and not found."""


class Portal(Choice):
    """A portal whose layout is known."""

    GERMANY = "de"
    """BZSt, one-stop shop: the Union scheme and the non-Union scheme."""
    FINLAND = "fi"
    """OmaVero (MyTax), the Union scheme."""
    SWEDEN = "se"
    """Skatteverket, One Stop Shop: the Union scheme, corrections included."""
    PLAIN = "plain"
    """No portal's: every field of a line under its English name, for typing it in."""


@frozen(kw_only=True)
class Upload:
    """A return as a portal takes it.

    Attributes:
        header: The lines above the rows.
        rows: The rows.
        delimiter: What stands between two fields.
        evidence: How well the layout was read; ``None`` where it is no portal's.
        notes: What the layout cannot hold.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    delimiter: str = ","
    evidence: Evidence | None
    notes: tuple[Text, ...] = ()

    @property
    def text(self) -> str:
        """The file, in UTF-8 when it is written."""
        out = io.StringIO()
        for line in self.header:
            out.write(f"{line}\r\n")
        csv.writer(out, delimiter=self.delimiter, lineterminator="\r\n").writerows(self.rows)
        return out.getvalue()


def upload(
    filed: OneStopShopReturn,
    portal: Portal | str,
    *,
    numbers: Mapping[str, str] = MappingProxyType({}),
) -> Upload:
    """Return a return in the layout of a portal.

    Args:
        filed: The return.
        portal: The portal.
        numbers: The seller's own VAT numbers, by country: portals ask for that of the state that
            goods are dispatched from, or for that of the seller itself.

    Raises:
        InvalidInput: The return is not in euros, or of a scheme or a portal whose layout was not
            read; or the number that every line carries is not given.
        InvalidType: The numbers are no mapping.
    """
    _refuse_unread(portal)
    return _WRITERS[Portal(portal)](filed, dict(all_pairs(numbers, "numbers")))


def _refuse_unread(portal: object) -> None:
    """Refuse a portal whose layout was looked for in public and not found."""
    name = portal.strip().lower() if isinstance(portal, str) else ""
    if name in _UNREAD:
        raise InvalidInput(
            "No public layout of the portal of {country} was found: {portal}.",
            code="return.upload_portal",
            remedy='Use the layout "plain", and type it in.',
            where="portal",
            value=name,
            country=name.upper(),
            portal=_UNREAD[name],
        )


def _german(filed: OneStopShopReturn, numbers: Mapping[str, str]) -> Upload:
    _check(filed, Portal.GERMANY, tuple(_EDITIONS))
    notes = [_BY_HAND] if filed.corrections else []
    if any(not line.vat for line in filed.lines):
        notes.append(_NO_TAX)
    taxed = [line for line in filed.lines if line.vat]
    away = dict.fromkeys(
        line.dispatch_from
        for line in taxed
        if not _is_home(line, filed) and line.dispatch_from not in numbers
    )
    notes.extend(map(_left_out, away))
    held = [line for line in taxed if line.dispatch_from not in away]
    rows = [("1", _code(each)) for each in dict.fromkeys(line.consumption for line in held)]
    records = [_german_record(line, filed, numbers) for line in held]
    # The types of records follow one another; sorting keeps the order of lines within each.
    records.sort(key=lambda record: record[0])
    return Upload(
        header=(_EDITIONS[filed.shop],),
        rows=(*rows, *records),
        evidence=Evidence.SECONDARY,
        notes=tuple(notes),
    )


def _german_record(
    line: ReturnLine, filed: OneStopShopReturn, numbers: Mapping[str, str]
) -> tuple[str, ...]:
    """Return a line as a record: 2 and 3 are services and goods from home, 4 and 5 from elsewhere.

    Of goods from elsewhere a record says by 1 that they are the seller's own, by 2 that it is a
    marketplace which is deemed to supply them.
    """
    goods = line.supply is SupplyKind.GOODS
    consumption = _code(line.consumption)
    amounts = (
        "STANDARD" if line.rate_type is RateType.STANDARD else "REDUCED",
        f"{line.rate * 100:.2f}",
        f"{line.taxable.amount:.2f}",
        f"{line.vat.amount:.2f}",
    )
    if _is_home(line, filed):
        return ("3" if goods else "2", consumption, *amounts)
    # The field behind the number is for a tax number, where there is none for VAT.
    place = (_code(line.dispatch_from), numbers[line.dispatch_from], "")
    if goods:
        return ("5", consumption, "1", *place, *amounts)
    return ("4", consumption, *place, *amounts)


def _finnish(filed: OneStopShopReturn, numbers: Mapping[str, str]) -> Upload:
    _check(filed, Portal.FINLAND, (Shop.UNION,))
    own = numbers.get("FI")
    if own is None:
        raise InvalidInput(
            "Every line of the Finnish file carries your number, which is not given.",
            code="return.upload_number",
            remedy='Give it: numbers={"FI": "FI12345678"}.',
            where="numbers",
        )
    notes = [_BY_HAND] if filed.corrections else []
    if any(not _is_home(line, filed) for line in filed.lines):
        notes.append(
            Text("The column for goods from other states was not read: enter them by hand.")
        )
    home = [line for line in filed.lines if _is_home(line, filed)]
    return Upload(
        header=(),
        rows=tuple(_finnish_rows(home, own)),
        delimiter=";",
        evidence=Evidence.OFFICIAL,
        notes=tuple(notes),
    )


def _finnish_rows(lines: Iterable[ReturnLine], own: str) -> Iterator[tuple[str, ...]]:
    for number, line in enumerate(lines, start=1):
        row = (
            str(number),
            own,
            "1",  # a sale; 2 would be a correction
            _code(line.consumption),
            "1" if line.supply is SupplyKind.GOODS else "2",
            "1" if line.rate_type is RateType.STANDARD else "2",
            *map(_with_comma, (line.rate * 100, line.taxable.amount, line.vat.amount)),
        )
        yield (*row, *[""] * (_FINNISH_COLUMNS - len(row)))


def _swedish(filed: OneStopShopReturn, numbers: Mapping[str, str]) -> Upload:
    _check(filed, Portal.SWEDEN, (Shop.UNION,))
    own = filed.number or numbers.get("SE")
    if not own:
        raise InvalidInput(
            "The second line of the Swedish file carries your number, which is not given.",
            code="return.upload_number",
            remedy='Give it: numbers={"SE": "SE556000016701"}.',
            where="numbers",
        )
    away = dict.fromkeys(
        line.dispatch_from
        for line in filed.lines
        if not _is_home(line, filed) and line.dispatch_from not in numbers
    )
    rows = [
        # Sales from Sweden begin with SE, others with the seller's number in the state of dispatch.
        (
            "SE" if _is_home(line, filed) else numbers[line.dispatch_from],
            _code(line.consumption),
            *map(_with_comma, (line.rate * 100, line.taxable.amount, line.vat.amount)),
            "GOODS" if line.supply is SupplyKind.GOODS else "SERVICES",
            "",
        )
        for line in filed.lines
        if line.dispatch_from not in away
    ]
    if filed.corrections:
        rows.append(("CORRECTIONS",))
        rows += [
            (
                str(each.period).replace("-", ""),
                _code(each.consumption),
                _with_comma(each.vat.amount),
                "",
            )
            for each in filed.corrections
        ]
    year, quarter = str(filed.period).split("-Q")
    return Upload(
        header=("OSS_001;", f"{own};{quarter};{year};"),
        rows=tuple(rows),
        delimiter=";",
        evidence=Evidence.SECONDARY,
        notes=tuple(map(_left_out, away)),
    )


def _with_comma(value: Decimal) -> str:
    return f"{value:.2f}".replace(".", ",")


def _left_out(country: str) -> Text:
    return Text(
        "Lines from {country} are left out: give your number there in numbers.", country=country
    )


def _check(filed: OneStopShopReturn, portal: Portal, shops: tuple[Shop, ...]) -> None:
    if filed.currency != "EUR":
        raise InvalidInput(
            "The layout of {portal} is in euros, the return in {value}.",
            code="return.upload",
            remedy='Make the return with currency="EUR".',
            where="currency",
            portal=portal.value,
            value=filed.currency,
        )
    if filed.shop not in shops:
        raise InvalidInput(
            "The layout of {portal} for {value} was not read.",
            code="return.upload_scheme",
            remedy='Use the layout "plain", and type it in.',
            where="portal",
            portal=portal.value,
            value=filed.shop.value,
        )


def _is_home(line: ReturnLine, filed: OneStopShopReturn) -> bool:
    return line.dispatch_from in {"", filed.identification}


def _code(country: str) -> str:
    return _GREECE if country == "GR" else country


def _plain(filed: OneStopShopReturn, _numbers: Mapping[str, str]) -> Upload:
    rows: list[tuple[str, ...]] = [
        (
            "part",
            "consumption",
            "dispatch_from",
            "supply",
            "rate_type",
            "rate",
            "taxable",
            "vat",
            "period",
            "currency",
        )
    ]
    rows += [
        (
            "line",
            line.consumption,
            line.dispatch_from,
            line.supply.value,
            line.rate_type.value,
            str(line.rate),
            str(line.taxable.amount),
            str(line.vat.amount),
            str(filed.period),
            filed.currency,
        )
        for line in filed.lines
    ]
    rows += [
        (
            "correction",
            each.consumption,
            "",
            "",
            "",
            "",
            "",
            str(each.vat.amount),
            str(each.period),
            filed.currency,
        )
        for each in filed.corrections
    ]
    return Upload(header=(), rows=tuple(rows), evidence=None)


_Writer = Callable[[OneStopShopReturn, Mapping[str, str]], Upload]
_WRITERS: Final[Mapping[Portal, _Writer]] = MappingProxyType(
    {
        Portal.GERMANY: _german,
        Portal.FINLAND: _finnish,
        Portal.SWEDEN: _swedish,
        Portal.PLAIN: _plain,
    }
)
