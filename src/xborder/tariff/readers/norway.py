"""The Norwegian tariff in the open data of Tolletaten: ordinary rates, and those of agreements."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from xborder.errors import InvalidInput, InvalidRows, XborderError
from xborder.policy.amount import FREE, Amount
from xborder.tariff.readers.cells import BLANK, after, cell, code_of, day_of, not_computed, unit_of
from xborder.tariff.readers.file import Edition, TariffFile
from xborder.tariff.readers.intake import Errors, Intake
from xborder.tariff.readers.rate import RateKind
from xborder.tariff.readers.rows import rows_of
from xborder.trade.country import EEA_MEMBERS, EU_MEMBERS

_ORDINARY: Final = "TALL"
"""The group of the ordinary duty: "Toll fra alle land (ordinær toll)"."""
_DUTY: Final = "T"
"""What the groups of duties begin with; those of other charges, such as ALLE, do not.

TAL is one letter short of TALL, and is Albania. Source: Tolletaten, ``landgruppe.json``.
"""
_PER: Final = {"P": "%", "K": "kg", "S": "item", "L": "l"}
"""The units of a rate: prosent, kilogram, stykk, liter."""
_AGREED_PER: Final = {"%": "%", "pr.kg": "kg"}
_GROUPS: Final = {
    "EU": frozenset(EU_MEMBERS),
    "EFTA": frozenset(("CH", "IS", "LI")),
    "EEA": frozenset(EEA_MEMBERS) - {"NO"},
    "GCC": frozenset(("AE", "BH", "KW", "OM", "QA", "SA")),
    "SACU": frozenset(("BW", "LS", "NA", "SZ", "ZA")),
    **dict.fromkeys(("GSP", "GSP+", "GSP-LDC", "FHA"), frozenset[str]()),
}
"""Groups of countries. Who is in the systems of preferences changes by the year: none is named."""
VARIES: Final = "The rate varies by a price that the file does not state."
"""Why a rate that the file replaces by nought is not computed."""


def norway_members(countries: Iterable[object], *, on: dt.date) -> dict[str, frozenset[str]]:
    """Return the countries of each group on a day, from Norway's ``medlemsland.json``.

    Args:
        countries: The list ``medlemsland`` of the file.
        on: The day.

    Raises:
        InvalidRows: Countries cannot be used: all of them at once.
        InvalidInput: The first has no ``landkode`` or ``landgrupper``.
        InvalidType: These are no countries.

    Examples:
        >>> gb = {"landkode": "GB", "landgrupper": [
        ...     {"landgruppekode": "TGB", "fomdato": "2020-12-03", "tomdato": ""}]}
        >>> norway_members([gb], on=dt.date(2026, 11, 20))
        {'TGB': frozenset({'GB'})}
    """
    found: dict[str, set[str]] = {}
    wrong: list[XborderError] = []
    for number, row in rows_of(countries, ("landkode", "landgrupper"), "Norway"):
        try:
            if isinstance(row, XborderError):
                raise row
            for group in _list(row, "landgrupper"):
                start = day_of(cell(group, "fomdato"), "%Y-%m-%d", "fomdato")
                end = day_of(cell(group, "tomdato"), "%Y-%m-%d", "tomdato")
                if (start is None or start <= on) and (end is None or on <= end):
                    code = cell(group, "landgruppekode")
                    found.setdefault(code, set()).add(cell(row, "landkode"))
        except XborderError as error:
            error.where = f"rows.{number}.{error.where}".rstrip(".")
            wrong.append(error)
    if wrong:
        raise InvalidRows(wrong)
    return {group: frozenset(codes) for group, codes in found.items()}


def read_norway_rates(
    goods: Iterable[object],
    *,
    edition: Edition,
    members: Mapping[str, frozenset[str]] | None = None,
    errors: Errors | str = Errors.RAISE,
) -> TariffFile:
    """Return the rates of Norway's ``tollavgiftssats.json``.

    The group TALL has the ordinary duty, the other groups of duties are preferences, and groups of
    other charges are no duty.

    Args:
        goods: The list ``varer`` of the file.
        edition: Which edition it is.
        members: The countries of each group, as :func:`norway_members` gives them.
        errors: Whether goods that cannot be used are raised together or reported.

    Raises:
        InvalidRows: Goods cannot be used: all of them at once.
        InvalidInput: The first has no ``id`` or ``avtalesatser``.
        InvalidType: These are no goods.

    Source: Tolletaten, data.toll.no, CC BY 4.0.

    Examples:
        >>> import datetime as dt
        >>> from xborder.source import Source
        >>> edition = Edition(
        ...     title="2026", source=Source(title="Tolletaten"), checked_on=dt.date(2026, 2, 1)
        ... )
        >>> rate = {"satsVerdi": "10,70", "satsEnhet": "P", "fomdato": "2026-01-01", "tomdato": ""}
        >>> goods = {"id": "61091000", "avtalesatser": [{"landgruppe": "TALL", "sats": [rate]}]}
        >>> read_norway_rates([goods], edition=edition).rates[0].amount.value
        Percent(share=Fraction(107, 1000))
    """
    intake = Intake(layout="Norway", edition=edition, errors=errors, destinations=("NO",))
    for number, row in intake.each(goods, ("id", "avtalesatser")):
        with intake.row(number):
            code = code_of(row["id"], (8,), "id")
            units = tuple(filter(None, (cell(row, "enhet"), cell(row, "annenEnhet"))))
            for agreed in _list(row, "avtalesatser"):
                group = cell(agreed, "landgruppe")
                for rate in _list(agreed, "sats"):
                    _stated(intake, number, code, group, units, rate, members or {})
    return intake.done()


def _stated(
    intake: Intake,
    number: int,
    code: str,
    group: str,
    units: tuple[str, ...],
    rate: Mapping[str, Any],
    members: Mapping[str, frozenset[str]],
) -> None:
    value = cell(rate, "satsVerdi").replace(",", ".")
    per = _PER[unit_of(cell(rate, "satsEnhet"), _PER, "satsEnhet")] if value else ""
    text = _rate(value, per) if value else ""
    general = group == _ORDINARY
    kind = RateKind.PREFERENCE if group.startswith(_DUTY) else RateKind.OTHER
    intake.rate(
        number,
        code,
        RateKind.GENERAL if general else kind,
        text,
        amount=None if text else not_computed(BLANK),
        start=day_of(cell(rate, "fomdato"), "%Y-%m-%d", "fomdato"),
        end=after(day_of(cell(rate, "tomdato"), "%Y-%m-%d", "tomdato")),
        programme="" if general else group,
        area="" if general else group,
        origins=frozenset() if general else members.get(group, frozenset()),
        units=units,
    )


def read_norway_agreements(
    commodities: Iterable[object], *, edition: Edition, errors: Errors | str = Errors.RAISE
) -> TariffFile:
    """Return the preferences of Norway's ``ratetradeagreements.json``.

    An agreement under which goods have no rate (``NA``) gives none. Where the file puts a nought in
    place of a rate that varies, the rate is kept and not computed: it is not free.

    Args:
        commodities: The list ``commodities`` of the file.
        edition: Which edition it is.
        errors: Whether commodities that cannot be used are raised together or reported.

    Raises:
        InvalidRows: Commodities cannot be used: all of them at once.
        InvalidInput: The first has no ``id`` or ``rateTradeAgreements``.
        InvalidType: These are no commodities.

    Source: Tolletaten, data.toll.no, CC BY 4.0.
    """
    intake = Intake(
        layout="Norway agreements", edition=edition, errors=errors, destinations=("NO",)
    )
    for number, row in intake.each(commodities, ("id", "rateTradeAgreements")):
        with intake.row(number):
            code = code_of(row["id"], (8,), "id")
            for agreed in _list(row, "rateTradeAgreements"):
                text, amount = _agreed(agreed)
                if text != "NA":
                    for land in agreed.get("landCodes") or ():
                        intake.rate(
                            number,
                            code,
                            RateKind.PREFERENCE,
                            text,
                            amount=amount,
                            programme=land,
                            area=land,
                            origins=_members(land),
                        )
    return intake.done()


def _agreed(agreed: Mapping[str, Any]) -> tuple[str, Amount | None]:
    """Return the text of a rate, and its amount where the text is not for the reader of texts."""
    duty, raw = agreed.get("customDuty") or {}, agreed.get("rawCustomDuty") or {}
    classifier = raw.get("classifier") or duty.get("classifier")
    if classifier == "VARIABLE":
        return "VARIABLE", not_computed(VARIES)
    if classifier is not None:
        return unit_of(classifier, ("FREE", "NA"), "classifier"), FREE
    value = duty.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return "", not_computed(BLANK)
    per = _AGREED_PER[unit_of(str(duty.get("type")), _AGREED_PER, "type")]
    # JSON's number is the shortest text of a binary fraction, which is what the file printed
    return _rate(str(value), per), None


def _rate(value: str, per: str) -> str:
    return f"{value}%" if per == "%" else f"{value} NOK / {per}"


def _members(land: str) -> frozenset[str]:
    if land in _GROUPS:
        return _GROUPS[land]
    if len(land) == 2 and land.isalpha():
        return frozenset({land})
    raise InvalidInput(
        "{value} is no country or group of this tariff.",
        code="tariff.area",
        remedy="Check the file, or take the entry out.",
        where="landCodes",
        value=land,
    )


def _list(row: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    found = row.get(name)
    for each in found if isinstance(found, list) else ():
        if isinstance(each, Mapping):
            yield each
