"""What is on the way, and the one rule for what is late.

Inbound is late if its day has passed and it is not here. Nobody knows when it will come, so every
function of this room asks the same question and answers it alike: by default late units are left
out, of the position as of the projection, until they are given a new day; or they are taken to come
on the first day, in both. A position that counts them while the projection does not would order
nothing and show an empty shelf.
"""

import datetime as dt
from collections.abc import Iterable

from attrs import evolve, field, frozen

from xborder.choice import Choice
from xborder.day import civil_day
from xborder.kind import all_of_kind
from xborder.number import NOT_NEGATIVE, checked, checks


class LateInbound(Choice):
    """What becomes of inbound whose day has passed."""

    LEFT_OUT = "left_out"
    """It counts for nothing until it is given a new day."""
    FIRST_DAY = "first_day"
    """It is taken to be there on the first day."""


@frozen(kw_only=True, field_transformer=checked)
class Inbound:
    """Units on the way.

    Args:
        available_on: The day they can be sold, receiving included.
        units: How many.
    """

    available_on: dt.date = field(metadata=checks(civil_day))
    units: float = field(metadata=NOT_NEGATIVE)


def expected(
    inbound: Iterable[Inbound], *, on: dt.date, late: LateInbound | str = LateInbound.LEFT_OUT
) -> tuple[tuple[Inbound, ...], tuple[Inbound, ...]]:
    """Return what counts, late units on their new day if they do, and what is late.

    Args:
        inbound: What is on the way.
        on: The first day of the plan; what is due on it is not late.
        late: What becomes of what is.

    Examples:
        >>> coming = [Inbound(available_on=dt.date(2026, 11, 20), units=100)]
        >>> counted, late = expected(coming, on=dt.date(2026, 12, 1))
        >>> len(counted), sum(one.units for one in late)
        (0, 100.0)
    """
    day = civil_day(on, "on")
    known = all_of_kind(inbound, Inbound, "inbound")
    behind = tuple(one for one in known if one.available_on < day)
    if LateInbound(late) is LateInbound.FIRST_DAY:
        # asked by the day and not by "is it among the late": that would read all of them for each
        moved = (evolve(one, available_on=day) if one.available_on < day else one for one in known)
        return tuple(moved), behind
    return tuple(one for one in known if one.available_on >= day), behind
