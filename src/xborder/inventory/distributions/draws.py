"""Random draws of a distribution, and of the demand over a protection interval."""

import math
from typing import Any

from xborder.errors import InvalidInput, InvalidType, extra
from xborder.inventory.distributions.continuous import Gamma, Lognormal, Normal
from xborder.inventory.distributions.counts import NegativeBinomial, Poisson
from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.distributions.mixture import Mixture
from xborder.number import whole


def draw(distribution: Distribution, *, size: int, generator: Any) -> Any:
    """Return random draws of a distribution.

    Args:
        distribution: Any family of this package.
        size: How many.
        generator: A ``numpy.random.Generator``.

    Returns:
        An array of floats.
    """
    if not hasattr(generator, "standard_normal"):
        raise InvalidType(
            "{name} is {value}, which is not {kind}.",
            code="kind",
            remedy="Give {kind}.",
            where="generator",
            name="generator",
            value=type(generator).__name__,
            kind="numpy.random.Generator",
        )
    rng, size = generator, whole(size, "size")
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
