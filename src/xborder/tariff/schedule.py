"""Schedules: a tariff of your own, or any dated list of duty rates by code and origin.

A schedule answers the one question a quote asks of a tariff: which amount is in force for these
goods on this day, and by which source. The longest code wins; among lines of one code, the one
for the goods' origin wins over the one for all.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any, Final, Self

from attrs import field, frozen

from xborder.errors import InvalidInput, InvalidRows, InvalidType, XborderError
from xborder.policy.amount import Amount
from xborder.policy.goods_table import GoodsKey
from xborder.source import Evidence, Source
from xborder.tariff.compact import read, written
from xborder.tariff.duty_text import read_duty
from xborder.timeline import Dated, civil_date
from xborder.trade.country_codes import COUNTRIES

_CODE: Final = re.compile(r"[0-9]{2,12}")


def _countries(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(codes)


def _lines(lines: "Iterable[TariffLine]") -> "tuple[TariffLine, ...]":
    return tuple(lines)


@frozen(kw_only=True)
class TariffLine:
    """One line of a tariff: a code, the origins it is for, and a dated amount.

    Attributes:
        code: Digits: a chapter, heading, subheading or a country's own longer code.
        amount: The duty.
        origins: The countries of origin it is for; empty for all.
    """

    code: str
    amount: Dated[Amount]
    origins: frozenset[str] = field(default=frozenset(), converter=_countries)


def _by_code(lines: Iterable[TariffLine]) -> dict[str, tuple[TariffLine, ...]]:
    found: dict[str, list[TariffLine]] = {}
    for line in lines:
        found.setdefault(line.code, []).append(line)
    return {code: tuple(own) for code, own in found.items()}


@frozen(kw_only=True)
class TariffSchedule:
    """Dated duty rates by the longest prefix of the code, and by origin.

    Attributes:
        lines: The lines, in any order.
        destinations: The destinations it is for; empty for all.
        alone: Whether it alone counts: goods that it does not hold are then not known, where else
            the built-in tariff answers for them.
        name: The goods table it stands for.

    Raises:
        InvalidRows: Lines of one code and origin hold on the same day.

    Examples:
        >>> mine = TariffSchedule.from_rows(
        ...     [("6109", "12%"), ("6109.10", "8% + 30.60 EUR / 100 kg"), ("4901", "Free")],
        ...     source=Source(title="Our broker's rates of November 2026"),
        ...     checked_on=dt.date(2026, 11, 21),
        ... )
        >>> mine.find(GoodsKey(hs_code="610990"), dt.date(2026, 11, 21)).value
        Percent(share=Fraction(3, 25))
    """

    lines: tuple[TariffLine, ...] = field(converter=_lines)
    destinations: frozenset[str] = field(default=frozenset(), converter=_countries)
    alone: bool = False
    name: str = "tariff"
    _index: dict[str, tuple[TariffLine, ...]] = field(init=False, eq=False, repr=False)
    _codes: tuple[str, ...] = field(init=False, eq=False, repr=False)

    @_index.default
    def _indexed(self) -> dict[str, tuple[TariffLine, ...]]:
        index = _by_code(self.lines)
        clashes = [clash for lines in index.values() for clash in _clashes(lines)]
        if clashes:
            raise InvalidRows(clashes)
        return index

    @_codes.default
    def _in_order(self) -> tuple[str, ...]:
        return tuple(sorted(self._index))

    @classmethod
    def from_rows(
        cls,
        rows: Iterable[tuple[str, str] | Mapping[str, Any]],
        *,
        source: Source,
        checked_on: dt.date,
        start: dt.date | None = None,
        end: dt.date | None = None,
        evidence: Evidence = Evidence.SECONDARY,
        destinations: Iterable[str] = (),
        alone: bool = False,
    ) -> Self:
        """Read a tariff from rows of a code and a duty text.

        Args:
            rows: Pairs of code and duty text; or mappings with ``hs`` and ``duty``, and perhaps
                ``origins`` (country codes), ``start`` and ``end`` of their own.
            source: Where the rows come from.
            checked_on: The day they were last checked.
            start: The first day they hold; ``None`` if they always did.
            end: The first day they no longer hold.
            evidence: How well they were read.
            destinations: The destinations they are for; empty for all.
            alone: Whether they alone count, without the built-in tariff behind them.

        Raises:
            InvalidRows: Rows that cannot be used, all of them at once.
        """
        lines: list[TariffLine] = []
        errors: list[XborderError] = []
        for number, row in enumerate(rows):
            try:
                given = _given(row, start, end)
                amount: Dated[Amount] = Dated(
                    value=read_duty(given["duty"]),
                    start=given["start"],
                    end=given["end"],
                    evidence=evidence,
                    source=source,
                    checked_on=civil_date(checked_on, where="checked_on"),
                )
                origins = _origins(given["origins"])
                lines.append(TariffLine(code=_code(given["hs"]), amount=amount, origins=origins))
            except XborderError as error:
                error.where = f"rows.{number}.{error.where}".rstrip(".")
                errors.append(error)
        if errors:
            raise InvalidRows(errors)
        return cls(lines=tuple(lines), destinations=frozenset(destinations), alone=alone)

    def find(self, key: GoodsKey, on: dt.date) -> Dated[Amount] | None:
        """Return the amount in force for the goods, or ``None`` if they are not known."""
        if self.destinations and key.destination not in self.destinations:
            return None
        code = key.hs_code
        for length in range(len(code), 1, -1):
            found = self._at(code[:length], key.origin, on)
            if found is not None:
                return found
        return None

    def _at(self, code: str, origin: str, on: dt.date) -> Dated[Amount] | None:
        """Return the amount of a line, the one for the origin before the one for all."""
        general = None
        for line in self._index.get(code, ()):
            if not line.amount.holds_on(on):
                continue
            if origin in line.origins:
                return line.amount
            if not line.origins:
                general = line.amount
        return general

    def below(self, key: GoodsKey, on: dt.date) -> tuple[str, ...]:
        """Return the longer codes under which goods of a code have lines of their own, in order."""
        code = key.hs_code
        if (self.destinations and key.destination not in self.destinations) or not code:
            return ()
        found = []
        for place in range(bisect_right(self._codes, code), len(self._codes)):
            each = self._codes[place]
            if not each.startswith(code):
                break
            if self._at(each, key.origin, on) is not None:
                found.append(each)
        return tuple(found)

    def lines_on(self, on: dt.date) -> dict[str, Amount]:
        """Return the duty of every line that holds on a day, by its code and the origins."""
        return {
            " ".join((line.code, *sorted(line.origins))): line.amount.value
            for line in self.lines
            if line.amount.holds_on(on)
        }

    def compact(self) -> dict[str, Any]:
        """Return the schedule as plain data, small: each source once, each duty as its text.

        Raises:
            InvalidInput: A line holds what no duty text says.
        """
        return written(self)

    @classmethod
    def from_compact(cls, data: Mapping[str, Any]) -> Self:
        """Return the schedule that plain data stand for.

        Args:
            data: What :meth:`compact` returned, perhaps by way of JSON.

        Raises:
            InvalidInput: The data are something else.
        """
        head, lines = read(data)
        return cls(
            lines=tuple(
                TariffLine(code=code, amount=amount, origins=who) for code, amount, who in lines
            ),
            destinations=head.destinations,
            alone=head.alone,
            name=head.name,
        )

    def changes(self) -> frozenset[dt.date]:
        """Return every day on which a line starts or ends."""
        return frozenset(
            day for line in self.lines for day in (line.amount.start, line.amount.end) if day
        )


_FIELDS: Final = ("hs", "duty", "origins", "start", "end")


def _given(row: object, start: dt.date | None, end: dt.date | None) -> dict[str, Any]:
    given: dict[str, Any] = {"origins": (), "start": start, "end": end}
    if isinstance(row, Mapping):
        given |= row
    elif isinstance(row, tuple | list) and len(row) == 2:
        given |= {"hs": row[0], "duty": row[1]}
    else:
        raise InvalidType(
            "A tariff row is a pair of code and duty text, or a mapping, not {value}.",
            code="tariff.row",
            remedy="Give hs and duty, and perhaps origins, start and end.",
            value=row,
        )
    unknown = [name for name in given if name not in _FIELDS]
    missing = [name for name in ("hs", "duty") if name not in given]
    if unknown or missing:
        raise InvalidInput(
            "A tariff row has no use for {value}." if unknown else "A tariff row lacks {value}.",
            code="tariff.row",
            remedy="Give hs and duty, and perhaps origins, start and end.",
            value=", ".join(unknown or missing),
        )
    for name in ("start", "end"):
        if given[name] is not None:
            civil_date(given[name], where=name)
    return given


def _code(value: object) -> str:
    digits = value.replace(".", "").replace(" ", "") if isinstance(value, str) else ""
    if not _CODE.fullmatch(digits):
        raise InvalidInput(
            "{value} is not a tariff code.",
            code="tariff.code",
            remedy='Write 2 to 12 digits as text, such as "6109" or "6109.10.00".',
            where="hs",
            value=value,
        )
    return digits


def _origins(value: str | Iterable[object]) -> frozenset[str]:
    origins: frozenset[Any] = frozenset((value,) if isinstance(value, str) else value)
    for origin in sorted(origins, key=str):
        if not (isinstance(origin, str) and origin in COUNTRIES):
            raise InvalidInput(
                "{value} is not a country code.",
                code="tariff.origin",
                remedy='Write two capital letters, such as "CN", and each member of a group.',
                where="origins",
                value=origin,
            )
    return origins


def _clashes(lines: tuple[TariffLine, ...]) -> list[XborderError]:
    return [
        InvalidInput(
            "Two lines for {value} hold on the same day.",
            code="tariff.overlap",
            remedy="End one before the other starts, or name different origins.",
            where="rows",
            value=second.code,
        )
        for position, second in enumerate(lines)
        for first in lines[:position]
        if _same_goods(first, second) and first.amount.overlaps(second.amount)
    ]


def _same_goods(first: TariffLine, second: TariffLine) -> bool:
    if first.origins and second.origins:
        return not first.origins.isdisjoint(second.origins)
    return first.origins == second.origins
