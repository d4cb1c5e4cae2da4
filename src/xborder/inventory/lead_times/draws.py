"""Random draws of the demand over a protection interval, period by period."""

from typing import Any

from xborder.errors import InvalidInput, extra
from xborder.inventory.demand.demand import Demand
from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.distributions.draws import draw
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.inventory.lead_times.protection import in_demand_periods
from xborder.kind import of_kind
from xborder.number import whole


def protection_draws(
    *,
    demand: Demand,
    lead_time: LeadTime,
    draws: int,
    seed: int,
    review_period: float = 0,
) -> Any:
    """Return simulated demand over the protection interval, period by period.

    Args:
        demand: Demand per period.
        lead_time: Lead time in whole periods.
        draws: How many.
        seed: Seed of the generator.
        review_period: Whole periods added to the lead time.

    Returns:
        An array: the sum of as many independent periods of demand as each drawn lead time has.
        It uses no convolution and no approximation, so it checks those that do.
    """
    np = extra("numpy", name="stats")
    rng, size = np.random.default_rng(whole(seed, "seed")), whole(draws, "draws", least=1)
    time = lengths_of(in_demand_periods(demand, lead_time))
    if not time.whole:
        raise InvalidInput(
            "A lead time of {value} periods cannot be run period by period.",
            code="inventory.part_period",
            remedy="Count in a shorter period, or use simulate_events, which takes any length.",
            where="lead_time",
            value=next(x for x in time.points if not float(x).is_integer()),
        )
    lengths = draw(time, size=size, generator=rng).astype(int)
    lengths += whole(review_period, "review_period", most=100_000)
    total = np.zeros(size)
    for period in range(int(lengths.max())):
        active = lengths > period
        count = int(active.sum())
        total[active] += draw(demand.distribution, size=count, generator=rng)
    return total


def lengths_of(lead_time: LeadTime) -> Discrete:
    """Return the lengths a lead time can take.

    Raises:
        InvalidInput: It is known by its moments only.
    """
    of_kind(lead_time, LeadTime, "lead_time")
    if lead_time.time is None:
        raise InvalidInput(
            "A lead time of mean {value} known by two moments cannot be simulated.",
            code="inventory.moments_only",
            remedy="Give its lengths with LeadTime.table, LeadTime.sample or stages.",
            where="lead_time",
            value=lead_time.mean,
        )
    return lead_time.time
