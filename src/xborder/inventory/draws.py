"""Random draws of a distribution, and of the demand over a protection interval."""

import math
from typing import Any

from xborder.errors import InvalidInput, extra
from xborder.inventory.continuous import Gamma, Lognormal, Normal
from xborder.inventory.counts import NegativeBinomial, Poisson
from xborder.inventory.demand import Demand
from xborder.inventory.discrete import Discrete
from xborder.inventory.distribution import Distribution
from xborder.inventory.lead_time import LeadTime
from xborder.inventory.mixture import Mixture
from xborder.number import not_negative, whole


def draw(distribution: Distribution, *, size: int, generator: Any) -> Any:
    """Return random draws of a distribution.

    Args:
        distribution: Any family of this package.
        size: How many.
        generator: A ``numpy.random.Generator``.

    Returns:
        An array of floats.
    """
    rng = generator
    match distribution:
        case Normal(mean=mean, sd=sd):
            return rng.normal(mean, sd, size)
        case Gamma(shape=shape, scale=scale):
            return rng.gamma(shape, scale, size)
        case Lognormal(mu=mu, sigma=sigma):
            return rng.lognormal(mu, sigma, size)
        case Poisson(mean=mean):
            return rng.poisson(mean, size).astype(float)
        case NegativeBinomial(r=r, p=p):
            return rng.negative_binomial(r, p, size).astype(float)
        case Discrete(points=points, probabilities=chances):
            chosen = [chance / math.fsum(chances) for chance in chances]
            return rng.choice(points, size, p=chosen)
        case Mixture(parts=parts):
            chosen = rng.choice(len(parts), size, p=[weight for weight, _ in parts])
            drawn = [draw(part, size=size, generator=rng) for _, part in parts]
            return extra("numpy", name="stats").choose(chosen, drawn)
        case _:
            raise InvalidInput(
                "A {value} cannot be drawn from.",
                code="inventory.family",
                remedy="Use a distribution of this package.",
                where="distribution",
                value=type(distribution).__name__,
            )


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
    rng, size = np.random.default_rng(seed), whole(draws, "draws", least=1)
    time = lengths_of(lead_time)
    lengths = np.rint(draw(time, size=size, generator=rng)).astype(int)
    lengths += round(not_negative(review_period, "review_period"))
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
    if lead_time.time is None:
        raise InvalidInput(
            "A lead time of mean {value} known by two moments cannot be simulated.",
            code="inventory.moments_only",
            remedy="Give its lengths with LeadTime.table, LeadTime.sample or stages.",
            where="lead_time",
            value=lead_time.mean,
        )
    return lead_time.time
