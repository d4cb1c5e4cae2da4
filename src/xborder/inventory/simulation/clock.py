"""One clock for a simulation: every period that is carried is the same, and times are whole."""

from collections.abc import Iterable

from xborder.errors import InvalidInput
from xborder.inventory.demand.period import Period
from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.lead_times.draws import lengths_of
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.kind import of_kind


def one_period(periods: Iterable[Period], lead_time: LeadTime | None = None) -> None:
    """Refuse demands, or a lead time, that are counted in different periods.

    A formula converts a week of lead time into seven days of demand. A simulation steps by the
    period of its demand, so its caller says which: with ``Demand.per`` or ``LeadTime.per``.

    Raises:
        InvalidInput: Two periods are mixed.
    """
    known = list(dict.fromkeys(periods))
    if lead_time is not None:
        known = list(dict.fromkeys([*known, of_kind(lead_time, LeadTime, "lead_time").period]))
    if len(known) > 1:
        raise InvalidInput(
            "A simulation has one clock, but periods of a {value} and of a {other} are given.",
            code="inventory.mixed_periods",
            remedy="Convert one of them: Demand.per and LeadTime.per know days and weeks, months"
            " and years.",
            where="lead_time" if lead_time is not None else "demand",
            value=str(known[0]),
            other=str(known[1]),
        )


def whole_lengths(lead_time: LeadTime) -> Discrete:
    """Return the lengths of a lead time, each a whole number of periods.

    Raises:
        InvalidInput: It is known by its moments only, or has a part of a period: a step by whole
            periods would round it without a word.
    """
    time = lengths_of(lead_time)
    if not time.whole:
        raise InvalidInput(
            "A lead time of {value} periods cannot be run period by period.",
            code="inventory.part_period",
            remedy="Count in a shorter period, or use simulate_events, which takes any length.",
            where="lead_time",
            value=next(x for x in time.points if not float(x).is_integer()),
        )
    return time
