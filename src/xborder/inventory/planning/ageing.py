"""The age of stock, first in first out, and days of cover.

What is left of a series of receipts after so many units sold are the youngest units. Age is
counted over the whole network, from the day of receipt, as marketplaces do.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from attrs import evolve, field, frozen

from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.kind import all_of_kind
from xborder.number import (
    NOT_NEGATIVE,
    TOLERANCE,
    checked,
    checks,
    finite_values,
    not_negative,
    whole,
)


@frozen(kw_only=True, field_transformer=checked)
class Lot:
    """Units received on a day.

    Args:
        received: The day.
        units: How many.
    """

    received: dt.date = field(metadata=checks(civil_day))
    units: float = field(metadata=NOT_NEGATIVE)

    def age(self, on: dt.date) -> int:
        """Return whole days since receipt.

        Raises:
            InvalidInput: It is received after that day: such units are not stock yet.
        """
        day = civil_day(on, "on")
        if day < self.received:
            raise InvalidInput(
                "A lot received on {value} is not there yet on {day}.",
                code="inventory.lot_day",
                remedy="Give what comes later as inbound, or leave it out.",
                where="received",
                value=self.received,
                day=day,
            )
        return (day - self.received).days


_CRUMB: Final = 1e-12


def is_sold_out(left: float, received: float) -> bool:
    """Return whether nothing is left of a lot but what subtraction leaves.

    A crumb has no age, and would lend it to the whole shelf. Ten thousand subtractions leave a
    trillionth of what there was, about 1e-12 of it; no unit of goods is as small.
    """
    return left <= _CRUMB * max(1.0, received)


def remaining_lots(receipts: Iterable[Lot], *, sold: float) -> tuple[Lot, ...]:
    """Return what is left of each receipt after the oldest units were sold; zero of those sold out.

    Args:
        receipts: Lots, in any order.
        sold: Units sold since the first receipt.

    Raises:
        InvalidInput: More was sold than received.

    Examples:
        >>> first, second = dt.date(2026, 1, 1), dt.date(2026, 3, 1)
        >>> left = remaining_lots([Lot(received=first, units=100), Lot(received=second, units=80)],
        ...                       sold=130)
        >>> [lot.units for lot in left]
        [0.0, 50.0]
    """
    lots = sorted(all_of_kind(receipts, Lot, "receipts"), key=lambda lot: lot.received)
    left = not_negative(sold, "sold")
    total = math.fsum(lot.units for lot in lots)
    # received units are summed from parts; the noise of that sum is no oversale
    if left - total > TOLERANCE * max(1.0, total):
        raise InvalidInput(
            "{value} units were sold of {total} received.",
            code="inventory.oversold",
            remedy="Add the missing receipts, or the opening stock as a lot of its own.",
            where="sold",
            value=sold,
            total=total,
        )
    found = []
    for lot in lots:
        gone = min(left, lot.units)
        left -= gone
        kept = lot.units - gone
        # the noise of the sum sold is as large as the stock it is taken from
        found.append(evolve(lot, units=0.0 if gone and is_sold_out(kept, total) else kept))
    return tuple(found)


@frozen(kw_only=True)
class AgeProfile:
    """Stock by age.

    Attributes:
        buckets: Units for each first day of age given, up to the next one.
        average_days: Mean age of a unit; zero without stock.
        oldest_days: Age of the oldest unit; zero without stock.
    """

    buckets: dict[int, float]
    average_days: float
    oldest_days: int


def age_profile(lots: Iterable[Lot], *, on: dt.date, edges: Sequence[int]) -> AgeProfile:
    """Return units by age on a day.

    Args:
        lots: What is left, from :func:`remaining_lots`.
        on: The day.
        edges: First day of each bucket, rising from 0.

    Raises:
        InvalidInput: A lot is received after the day, or the edges do not rise from 0.

    Examples:
        >>> lots = [Lot(received=dt.date(2026, 1, 1), units=10)]
        >>> age_profile(lots, on=dt.date(2026, 7, 1), edges=(0, 91, 181)).buckets
        {0: 0.0, 91: 0.0, 181: 10.0}
    """
    day = civil_day(on, "on")
    known = all_of_kind(lots, Lot, "lots")
    held = [(lot.age(day), lot.units) for lot in known if lot.units > 0]
    starts = [whole(edge, "edges") for edge in finite_values(edges, "edges")]
    if starts[0] != 0 or any(a >= b for a, b in pairwise(starts)):
        raise InvalidInput(
            "The ages {value} do not rise from 0.",
            code="inventory.edges",
            remedy="Give the first day of each bucket, such as 0, 91, 181.",
            where="edges",
            value=str(starts),
        )
    ends = [*starts[1:], math.inf]
    units = math.fsum(count for _, count in held)
    return AgeProfile(
        buckets={
            first: math.fsum(count for age, count in held if first <= age < last)
            for first, last in zip(starts, ends, strict=True)
        },
        average_days=math.fsum(age * count for age, count in held) / units if units else 0.0,
        oldest_days=max((age for age, _ in held), default=0),
    )
