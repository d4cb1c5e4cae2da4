"""Economic nexus: the sales from which on a seller has to collect a state's tax, state by state.

The amounts and counts were read in advisers' guides, state by state; whether sales through a
marketplace count is said beside each. Kentucky's repeal of the count from 2026-08-01 is reported by
two of them. Puerto Rico stands apart from the states' own tax and is left out.
https://www.salestaxinstitute.com/resources/economic-nexus-state-guide

Example:
    >>> {timeline.name: timeline for timeline in THRESHOLDS}["us.ny.nexus"].on(day(2026, 11, 10)).count
    100
"""

from collections.abc import Iterator
from itertools import groupby

from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
GUIDE = read.secondary(
    "Sales Tax Institute, economic nexus state guide",
    "https://www.salestaxinstitute.com/resources/economic-nexus-state-guide",
)
KENTUCKY = read.secondary(
    "Kentucky HB 757 (2026), by AgentTax",
    "https://www.agenttax.io/blog/kentucky-hb-757-data-brokering-agent-nexus",
)

_YEAR, _LAST = Counted.PREVIOUS_OR_CURRENT_YEAR, Counted.PREVIOUS_YEAR
_TWELVE, _QUARTERS = Counted.TWELVE_MONTHS, Counted.FOUR_QUARTERS
_WITH = "Sales of goods into the state, those through a marketplace included."
_WITHOUT = "Sales of goods into the state, those through a marketplace left out."

_ROWS: tuple[tuple[str, str, int | None, str, day | None, day | None, Counted, str], ...] = (
    ("AL", "250000", None, "or", None, None, _LAST, _WITHOUT),
    ("AK", "100000", 200, "or", day(2020, 1, 6), day(2025, 1, 1), _LAST, _WITH),
    ("AK", "100000", None, "or", day(2025, 1, 1), None, _LAST, _WITH),
    ("AZ", "150000", None, "or", None, day(2021, 1, 1), _YEAR, _WITHOUT),
    ("AZ", "100000", None, "or", day(2021, 1, 1), None, _YEAR, _WITHOUT),
    ("AR", "100000", 200, "or", None, None, _YEAR, _WITHOUT),
    ("CA", "500000", None, "or", None, None, _YEAR, _WITH),
    ("CO", "100000", None, "or", None, None, _YEAR, _WITHOUT),
    ("CT", "100000", 200, "and", None, None, _TWELVE, _WITHOUT),
    ("DC", "100000", 200, "or", None, None, _YEAR, _WITH),
    ("FL", "100000", None, "or", day(2021, 7, 1), None, _LAST, _WITHOUT),
    ("GA", "100000", 200, "or", None, None, _YEAR, _WITH),
    ("HI", "100000", 200, "or", None, None, _YEAR, _WITH),
    ("ID", "100000", None, "or", None, None, _YEAR, _WITH),
    ("IL", "100000", 200, "or", None, day(2026, 1, 1), _TWELVE, _WITHOUT),
    ("IL", "100000", None, "or", day(2026, 1, 1), None, _TWELVE, _WITHOUT),
    ("IN", "100000", 200, "or", None, day(2024, 1, 1), _YEAR, _WITHOUT),
    ("IN", "100000", None, "or", day(2024, 1, 1), None, _YEAR, _WITHOUT),
    ("IA", "100000", None, "or", None, None, _YEAR, _WITH),
    ("KS", "100000", None, "or", day(2021, 7, 1), None, _YEAR, _WITHOUT),
    ("KY", "100000", 200, "or", None, day(2026, 8, 1), _YEAR, _WITH),
    ("KY", "100000", None, "or", day(2026, 8, 1), None, _YEAR, _WITH),
    ("LA", "100000", 200, "or", day(2020, 7, 1), day(2023, 8, 1), _YEAR, _WITHOUT),
    ("LA", "100000", None, "or", day(2023, 8, 1), None, _YEAR, _WITHOUT),
    ("ME", "100000", 200, "or", None, day(2022, 1, 1), _YEAR, _WITHOUT),
    ("ME", "100000", None, "or", day(2022, 1, 1), None, _YEAR, _WITHOUT),
    ("MD", "100000", 200, "or", None, None, _YEAR, _WITH),
    ("MA", "100000", None, "or", None, None, _YEAR, _WITHOUT),
    ("MI", "100000", 200, "or", None, None, _LAST, _WITH),
    ("MN", "100000", 200, "or", None, None, _TWELVE, _WITH),
    ("MS", "250000", None, "or", None, None, _TWELVE, _WITHOUT),
    ("MO", "100000", None, "or", day(2023, 1, 1), None, _TWELVE, _WITHOUT),
    ("NE", "100000", 200, "or", None, None, _YEAR, _WITH),
    ("NV", "100000", 200, "or", None, None, _YEAR, _WITH),
    ("NJ", "100000", 200, "or", None, None, _YEAR, _WITH),
    ("NM", "100000", None, "or", None, None, _LAST, _WITHOUT),
    ("NY", "500000", 100, "and", None, None, _QUARTERS, _WITH),
    ("NC", "100000", 200, "or", None, day(2024, 7, 1), _YEAR, _WITH),
    ("NC", "100000", None, "or", day(2024, 7, 1), None, _YEAR, _WITH),
    ("ND", "100000", None, "or", None, None, _YEAR, _WITHOUT),
    ("OH", "100000", 200, "or", None, None, _YEAR, _WITH),
    ("OK", "100000", None, "or", None, None, _YEAR, _WITHOUT),
    ("PA", "100000", None, "or", None, None, _LAST, _WITHOUT),
    ("RI", "100000", 200, "or", None, None, _LAST, _WITH),
    ("SC", "100000", None, "or", None, None, _YEAR, _WITH),
    ("SD", "100000", 200, "or", None, day(2023, 7, 1), _YEAR, _WITH),
    ("SD", "100000", None, "or", day(2023, 7, 1), None, _YEAR, _WITH),
    ("TN", "500000", None, "or", None, day(2020, 10, 1), _TWELVE, _WITHOUT),
    ("TN", "100000", None, "or", day(2020, 10, 1), None, _TWELVE, _WITHOUT),
    ("TX", "500000", None, "or", None, None, _TWELVE, _WITH),
    ("UT", "100000", 200, "or", None, day(2025, 7, 1), _YEAR, _WITHOUT),
    ("UT", "100000", None, "or", day(2025, 7, 1), None, _YEAR, _WITHOUT),
    ("VT", "100000", 200, "or", None, None, _QUARTERS, _WITH),
    ("VA", "100000", 200, "or", None, None, _YEAR, _WITHOUT),
    ("WA", "100000", None, "or", None, None, _YEAR, _WITH),
    ("WV", "100000", 200, "or", None, None, _YEAR, _WITH),
    ("WI", "100000", 200, "or", None, day(2021, 2, 20), _YEAR, _WITH),
    ("WI", "100000", None, "or", day(2021, 2, 20), None, _YEAR, _WITH),
    ("WY", "100000", 200, "or", None, day(2024, 7, 1), _YEAR, _WITHOUT),
    ("WY", "100000", None, "or", day(2024, 7, 1), None, _YEAR, _WITHOUT),
)
"""State, dollars, count, how the count joins, first day, first day after, time counted, what counts."""


def _thresholds() -> Iterator[Timeline[Threshold]]:
    for state, rows in groupby(_ROWS, key=lambda row: row[0]):
        yield succession(_threshold(state, *row[1:]) for row in rows)


def _threshold(
    state: str,
    dollars: str,
    count: int | None,
    joined: str,
    start: day | None,
    end: day | None,
    counted: Counted,
    counts: str,
) -> Timeline[Threshold]:
    return Threshold(
        id=f"us.{state.lower()}.nexus",
        title="Sales into the state",
        counts=counts,
        limit=Money(f"{dollars} USD"),
        count=count,
        joined=joined,
        counted=counted,
        register="Sales tax in the state.",
        country=f"US-{state}",
        registration=f"US-{state}",
    ).by(KENTUCKY if state == "KY" and start else GUIDE, start=start, end=end)


THRESHOLDS = tuple(_thresholds())
"""One threshold a state; Delaware, Montana, New Hampshire and Oregon tax no sales."""
