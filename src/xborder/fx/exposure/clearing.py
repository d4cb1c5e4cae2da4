"""Clearing: what of an account goes out with which payout, and what is held back for a later one.

The one arithmetic of payouts, whoever asks: order by order and to the minor unit
(:func:`xborder.channels.payout_plan`), or by the sales of each day (``SettlementCycle``). Days are
counted as whole numbers, from wherever the caller counts them.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Generic, TypeVar

from attrs import frozen

Amount = TypeVar("Amount", int, Decimal)
"""Minor units, or decimals: both add exactly."""


def wait_of_full_days(hold_days: int) -> int:
    """Return the days from an event until what is held for full days after it is free.

    Args:
        hold_days: The full days after the day of the event; 0 where nothing is held.

    Examples:
        Seven full days after the 3rd end with the 10th: it is free on the 11th.

        >>> wait_of_full_days(7), wait_of_full_days(0)
        (8, 0)
    """
    return hold_days + 1 if hold_days else 0


def payout_from(day: int, *, every: int, starts: int) -> int:
    """Return the first payout on or after a day.

    Args:
        day: The day.
        every: Days from one payout to the next.
        starts: A day on which there is one.

    Examples:
        >>> payout_from(8, every=7, starts=6), payout_from(13, every=7, starts=6)
        (13, 13)
    """
    return day + (starts - day) % every


@frozen(kw_only=True)
class Cleared(Generic[Amount]):
    """What happens on a day of payout.

    Attributes:
        day: The day.
        sent: What is sent; nothing where more is owed than is free.
        held: What is held back of what became free.
        released: What was held back earlier, and is free again.
        left: What stays: a debt below zero, or what is finer than can be sent.
    """

    day: int
    sent: Amount
    held: Amount
    released: Amount
    left: Amount


def cleared(
    free: Mapping[int, Amount],
    *,
    nothing: Amount,
    held_back: Callable[[int, Amount], Amount],
    released_on: Callable[[int], int],
    whole: Callable[[Amount], Amount],
) -> Iterator[Cleared[Amount]]:
    """Yield the days of payout of an account, until nothing is to come.

    Args:
        free: What becomes free for each payout, by its day; refunds are negative.
        nothing: Zero, as amounts are counted here.
        held_back: From a payout and what became free for it to what is held back of it.
        released_on: From a payout to the one with which what it holds back is free again.
        whole: What of an amount above zero can be sent, such as whole minor units.

    Formula: ``left + free - held + released`` is sent where it is above zero, and stays a debt that
    the next payouts pay where it is not. What was held once is not held again.
    """
    due = dict.fromkeys(free, nothing)
    left = nothing
    while due:
        day = min(due)
        released, fresh = due.pop(day), free.get(day, nothing)
        held = held_back(day, fresh)
        if held:
            later = released_on(day)
            due[later] = due.get(later, nothing) + held
        left += fresh - held + released
        sent = whole(left) if left > 0 else nothing
        left -= sent
        yield Cleared(day=day, sent=sent, held=held, released=released, left=left)
