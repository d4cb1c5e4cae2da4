"""Amounts by season: a tariff that has other rates for cherries in June than in December."""

import calendar
from collections.abc import Iterator
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import Final

from attrs import field, frozen

from xborder.errors import InvalidPolicy
from xborder.messages import Text
from xborder.policy.amount.chosen import placed
from xborder.policy.amount.leaf import Amount, Leaf, amount_of
from xborder.policy.columns.exact import Column, Exact
from xborder.policy.ledger import Ledger, State

SEASON: Final = "date.season"
"""The column of the day of the year on which goods enter: the month times 100, plus the day."""
_LEAP_YEAR: Final = 2024
_YEAR_ENDS: Final = 1231
_OUT_OF_SEASON: Final = "The tariff gives no rate for this time of the year."


def _days(days: "tuple[tuple[int, int], ...]") -> "tuple[tuple[int, int], ...]":
    return tuple((int(first), int(last)) for first, last in days)


@frozen
class Season:
    """An amount and the days of every year on which it holds.

    Attributes:
        amount: The amount.
        days: First and last days, both included, each as month times 100 plus day; a span may
            run over the end of the year. None at all for every day that no other season has.

    Examples:
        >>> from xborder.policy.amount import Percent
        >>> Season(Percent("0.12"), ((1101, 228),)).holds_on(1225)
        True
    """

    amount: Amount = field(converter=amount_of)
    days: tuple[tuple[int, int], ...] = field(default=(), converter=_days)

    @days.validator
    def _in_the_year(self, _attribute: object, days: tuple[tuple[int, int], ...]) -> None:
        for day in (each for span in days for each in span):
            month, number = divmod(day, 100)
            if not 1 <= month <= 12 or not 1 <= number <= last_day(month):
                raise InvalidPolicy(
                    "{value} is not a day of the year.",
                    code="policy.season",
                    remedy="Give the month times 100, plus the day: 1231 for 31 December.",
                    value=day,
                )

    def spans(self) -> Iterator[tuple[int, int]]:
        """Yield first and last days, none of which runs over the end of the year."""
        for first, last in self.days:
            if first <= last:
                yield first, last
            else:
                yield 101, last
                yield first, _YEAR_ENDS

    def holds_on(self, day: Column) -> Column:
        """Return whether it holds on a day of the year: one number, or a column of them."""
        held: Column = reduce(or_, [(day >= first) & (day <= last) for first, last in self.spans()])
        return held


def last_day(month: int) -> int:
    """Return the last day of a month, the leap day counted."""
    return calendar.monthrange(_LEAP_YEAR, month)[1]


@frozen(init=False)
class Seasonal(Leaf):
    """An amount that depends on the day of the year on which the goods enter.

    Args:
        *seasons: What holds when. The last may name no days: it holds on all that are left.

    Raises:
        InvalidPolicy: Two seasons share a day.
    """

    seasons: tuple[Season, ...]

    def __init__(self, *seasons: Season) -> None:
        spans = sorted(span for season in seasons for span in season.spans())
        clash = next((one for one, other in pairwise(spans) if one[1] >= other[0]), None)
        if clash is not None or not seasons or any(not each.days for each in seasons[:-1]):
            raise InvalidPolicy(
                "Seasons share the days to {value}, or one before the last names none.",
                code="policy.season",
                remedy="Give each day one season; only the last may be for all days left.",
                value=clash[1] if clash else "-",
            )
        self.__attrs_init__(seasons)

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the amount of the season of each line's entry."""
        lanes = ledger.lanes
        left, result = lanes.fill(1), Exact(lanes.fill(0))
        for season, held in zip(self.seasons, self._held(ledger), strict=True):
            left = lanes.where(held, 0, left)
            if lanes.any(held):
                result = placed(season.amount.exact, held, base, ledger, result)
        ledger.doubt(State.UNSUPPORTED, Text(_OUT_OF_SEASON), left)
        return result

    def _held(self, ledger: Ledger) -> Iterator[Column]:
        lanes, day = ledger.lanes, ledger.column(SEASON)
        left = lanes.fill(1)
        for season in self.seasons:
            held = lanes.where(season.holds_on(day), left, 0) if season.days else left
            left = lanes.where(held, 0, left)
            yield held

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula of the season of the line's entry."""
        season = self._season(ledger, line)
        return season.amount.words(ledger, line) if season else Text(_OUT_OF_SEASON)

    def _season(self, ledger: Ledger, line: int) -> Season | None:
        day = ledger.lanes.entries(ledger.column(SEASON))[line]
        held = (each for each in self.seasons if not each.days or each.holds_on(day))
        return next(held, None)

    def children(self) -> tuple[Amount, ...]:
        """Return the amounts of the seasons."""
        return tuple(season.amount for season in self.seasons)
