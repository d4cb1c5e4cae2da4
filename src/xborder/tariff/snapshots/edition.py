"""Editions: which tariff a table was made from, by which source, and for which days it was read."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from attrs import evolve, frozen

from xborder.source import Evidence, Source
from xborder.tariff.snapshots.made import MADE


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

    @property
    def days(self) -> tuple[dt.date, ...]:
        """Every day on which one of its lines may begin, end or become doubtful."""
        return tuple(
            sorted({day for day in (self.nomenclature, self.changed, *self.read_for) if day})
        )

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return MADE[self.table][0]

    @property
    def digest(self) -> str:
        """A digest of the table: equal tables, equal digest."""
        return MADE[self.table][1]


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
EDITIONS: Final[Mapping[str, Edition]] = MappingProxyType(
    {
        "jp": _JAPAN,
        "us.general": _US,
        "us.column_2": evolve(_US, column=2, source=evolve(_HTS, article="column 2")),
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
        ),
        "gb": Edition(
            table="gb",
            name="the UK Global Tariff of 2021",
            source=Source(title=f"UK Global Tariff: {_LIST_OF_2021}", url=_URL_OF_2021),
            evidence=Evidence.SECONDARY,
            checked_on=_CHECKED,
            nomenclature=dt.date(2022, 1, 1),
            read_for=_YEAR_2021,
        ),
    }
)
"""Every edition of duties that all origins pay, by the name that rules speak."""

AGREED: Final[Mapping[str, Edition]] = MappingProxyType(
    {
        "JP": evolve(_JAPAN, column=3, source=evolve(_JAPAN.source, article="agreements")),
        "NO": Edition(
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
        ),
        "US": evolve(_US, column=1, source=evolve(_HTS, article="column 1 special")),
    }
)
"""Every edition of rates under agreements, by the destination."""
