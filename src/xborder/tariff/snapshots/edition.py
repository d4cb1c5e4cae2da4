"""Editions: which tariff a table was made from, by which source, and for which days it was read."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve, field, frozen

from xborder.source import Evidence, Source
from xborder.tariff.agreed_programmes import partners
from xborder.tariff.programme import Programme
from xborder.tariff.snapshots.made import MADE


def _programmes(given: Iterable[Programme]) -> tuple[Programme, ...]:
    return tuple(given)


@frozen(kw_only=True)
class Edition:
    """One edition of a tariff, as a table holds it.

    Attributes:
        table: The table's name.
        name: What the edition is called, for people.
        source: Where it can be read.
        column: Which of the table's columns of duties this is, from 0.
        evidence: How well it was read.
        checked_on: The day it was read.
        nomenclature: The first day of the Harmonized System of 2022 in it.
        read_for: The first day that its duties were read for, and the day after the last;
            ``None`` where there is none.
        changed: The first day of the duties that differ from the edition before.
        mark: The letter of the lines whose duty differs from the edition before.
        programmes: The programmes whose rates the column holds; none for a duty of all origins.
        ends_column: Where a line of eight digits names the last two of the ten of each code under
            it; ``None`` where the digits that a code may have are the lines' own.
        parts_eight_digits: Whether codes of ten digits may have duties of their own under eight.
        general_column: Where the duty of all origins stands beside rates under agreements; ``None``
            where the table does not hold it.
        gives_the_lowest: Whether the law itself takes the lowest of several programmes' rates.
    """

    table: str
    name: str
    source: Source
    column: int = 0
    evidence: Evidence
    checked_on: dt.date
    nomenclature: dt.date
    read_for: tuple[dt.date | None, dt.date | None] = (None, None)
    changed: dt.date | None = None
    mark: str = ""
    programmes: tuple[Programme, ...] = field(default=(), converter=_programmes)
    ends_column: int | None = None
    parts_eight_digits: bool = False
    general_column: int | None = None
    gives_the_lowest: bool = False

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Every day on which one of its lines may begin, end or become doubtful."""
        agreed = [day for each in self.programmes for day in (each.start, each.end)]
        known = (self.nomenclature, self.changed, *self.read_for, *agreed)
        return tuple(sorted({day for day in known if day}))

    def is_read_for(self, day: dt.date, marks: str) -> bool:
        """Return whether the duty of a line was read for a day.

        Args:
            day: The day.
            marks: The marks of the line.
        """
        first, last = self.read_for
        if self.mark and self.mark in marks and self.changed is not None:
            first = self.changed
        return (first is None or first <= day) and (last is None or day < last)

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return MADE[self.table][0]

    @property
    def digest(self) -> str:
        """A digest of the table and of whom it is for: equal tables, equal digest."""
        table = MADE[self.table][1]
        if not self.programmes:
            return table
        said = [
            f"{each.id} {each.symbols} {sorted(each.origins)} {each.start} {each.end} "
            f"{each.doubt} {each.is_settled}"
            for each in self.programmes
        ]
        return hashlib.sha256("\n".join((table, *said)).encode()).hexdigest()[:16]


_CHECKED: Final = dt.date(2026, 11, 21)
_HTS: Final = Source(
    title="Harmonized Tariff Schedule of the United States, 2026 revision 10",
    url="https://hts.usitc.gov",
    article="column 1 general",
)
_US: Final = Edition(
    table="us",
    name="the Harmonized Tariff Schedule of the United States, 2026 revision 10",
    source=_HTS,
    evidence=Evidence.OFFICIAL,
    checked_on=_CHECKED,
    nomenclature=dt.date(2022, 1, 27),
    read_for=(dt.date(2025, 1, 1), None),
    changed=dt.date(2026, 7, 1),
    mark="n",
    ends_column=4,
)
_US_SPECIAL: Final = evolve(
    _US,
    column=1,
    source=evolve(_HTS, article="column 1 special"),
    mark="s",
    programmes=partners("US"),
    general_column=0,
    gives_the_lowest=True,  # general note 3(a)(iii)
)
_LIST_OF_2021: Final = "Tariffs to trade with the UK from 1 January 2021"
_URL_OF_2021: Final = "https://www.gov.uk/guidance/uk-tariffs-from-1-january-2021"
_YEAR_2021: Final = (dt.date(2021, 1, 1), dt.date(2022, 1, 1))

_JAPAN: Final = Edition(
    table="jp",
    name="the Customs Tariff Schedule of Japan of 9 July 2026",
    source=Source(
        title="Japan's Tariff Schedule as of July 9 2026",
        url="https://www.customs.go.jp/english/tariff/2026_07_09/index.htm",
        article="the rate that is applied",
    ),
    evidence=Evidence.SECONDARY,
    checked_on=_CHECKED,
    nomenclature=dt.date(2022, 1, 1),
    read_for=(dt.date(2026, 7, 9), None),
)
_JAPAN_AGREED: Final = evolve(
    _JAPAN,
    column=1,
    source=evolve(_JAPAN.source, article="agreements"),
    programmes=partners("JP"),
    general_column=0,
)
_NORWAY_AGREED: Final = Edition(
    table="no_agreements",
    name="the Norwegian rates under trade agreements of early 2026",
    source=Source(
        title="Norwegian Customs: rates under trade agreements, open data (CC BY 4.0)",
        url="https://data.toll.no",
    ),
    evidence=Evidence.SECONDARY,
    checked_on=_CHECKED,
    nomenclature=dt.date(2022, 1, 1),
    read_for=(dt.date(2026, 1, 1), None),
    programmes=partners("NO"),
)
EDITIONS: Final[Mapping[str, Edition]] = MappingProxyType(
    {
        "jp": _JAPAN,
        "jp.agreements": _JAPAN_AGREED,
        "no.agreements": _NORWAY_AGREED,
        "us.general": _US,
        "us.column_2": evolve(_US, column=2, source=evolve(_HTS, article="column 2"), mark="o"),
        "us.special": _US_SPECIAL,
        "eu": Edition(
            table="eu",
            name="the Common Customs Tariff of 2021",
            source=Source(
                title="Common Customs Tariff (Council Regulation (EEC) No 2658/87, Annex I), "
                f'as listed by the UK in "{_LIST_OF_2021}"',
                url=_URL_OF_2021,
            ),
            evidence=Evidence.SECONDARY,
            checked_on=_CHECKED,
            nomenclature=dt.date(2022, 1, 1),
            read_for=_YEAR_2021,
            ends_column=1,
            parts_eight_digits=True,
        ),
        "gb": Edition(
            table="gb",
            name="the UK Global Tariff of 2021",
            source=Source(title=f"UK Global Tariff: {_LIST_OF_2021}", url=_URL_OF_2021),
            evidence=Evidence.SECONDARY,
            checked_on=_CHECKED,
            nomenclature=dt.date(2022, 1, 1),
            read_for=_YEAR_2021,
            ends_column=1,
            parts_eight_digits=True,
        ),
    }
)
"""Every edition, by the name that rules speak."""

AGREED: Final[Mapping[str, Edition]] = MappingProxyType(
    {"JP": _JAPAN_AGREED, "NO": _NORWAY_AGREED, "US": _US_SPECIAL}
)
"""Every edition of rates under agreements, by the destination."""
