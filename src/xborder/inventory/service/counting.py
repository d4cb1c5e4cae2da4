"""When stock is counted: a plan must not depend on the period its figures happen to be in.

Costs and shares of time under reviews are means over moments at which stock is counted. Counting
once a week says nothing of the days between, so that 140 a week reviewed every week would need
more stock than 20 a day reviewed every seven days, though they are one business. Stock is counted
at the end of every day where figures are per day or week, of every month where they are per month
or year, whichever of the two they are in; a textbook's week that is only seen at its end says so:
``counted="week"``.
"""

from xborder.errors import InvalidInput
from xborder.inventory.demand.demand import Demand
from xborder.inventory.demand.period import Period, periods_in
from xborder.number import ceil_with_tolerance, positive, whole

_FINEST = {Period.WEEK: Period.DAY, Period.YEAR: Period.MONTH}
_MOST_COUNTS = 10_000
"""A review period of more is a mistake in its unit, and each of its counts is computed."""


def counts_between_reviews(
    demand: Demand, review_period: float, counted: Period | str | None
) -> tuple[float, ...]:
    """Return the moments after a review at which stock is counted, in the demand's period.

    Args:
        demand: Demand per period.
        review_period: R, in the demand's period.
        counted: The period at whose ends stock is counted; the day or the month if not given, or
            the demand's own period if demand was observed in whole ones and cannot be cut.

    Raises:
        InvalidInput: The period has no exact number in the demand's, or cuts what was observed
            whole.

    Examples:
        >>> weekly = Demand.poisson(mean=140, period="week")
        >>> len(counts_between_reviews(weekly, 1, None)), counts_between_reviews(weekly, 1, "week")
        (7, (1.0,))
    """
    every = positive(review_period, "review_period")
    own = demand.period
    if counted is None:
        wanted = _FINEST.get(own, own) if demand.distribution.divisible else own
    else:
        wanted = Period(counted)
    in_one = periods_in(own, wanted)
    if in_one is None or (in_one > 1 and not demand.distribution.divisible):
        raise InvalidInput(
            "Demand per {period} cannot be counted at the end of every {value}.",
            code="inventory.counted",
            remedy='Give counted="{period}", or demand per {value}.',
            where="counted",
            value=str(wanted),
            period=str(own),
        )
    counts = float(every * in_one.numerator / in_one.denominator)
    whole(int(counts), "review_period", most=_MOST_COUNTS)
    # a part of a period is cut into equal steps
    steps = max(1, ceil_with_tolerance(counts))
    return tuple(every * step / steps for step in range(1, steps + 1))


def refuse_unsaid(demand: Demand, counted: Period | str | None) -> None:
    """Refuse a result that hangs on the counting where it is not given and cannot be the finest.

    Raises:
        InvalidInput: Demand was observed in whole weeks or years, and counted is not given.
    """
    finest = _FINEST.get(demand.period)
    if counted is None and finest is not None and not demand.distribution.divisible:
        raise InvalidInput(
            "Demand observed per {value} says nothing of its parts, and the answer hangs on when"
            " stock is counted.",
            code="inventory.counted",
            remedy='Give counted="{value}" to count at its ends, or demand per {finest}.',
            where="counted",
            value=str(demand.period),
            finest=str(finest),
        )
