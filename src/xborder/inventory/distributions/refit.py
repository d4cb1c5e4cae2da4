"""A distribution of a family with a given mean and variance.

One function for all families, so that none of them has to know another: a sum over a random lead
time has its moments known, and takes its shape from the demand of one period.
"""

import math

from xborder.errors import InvalidType
from xborder.inventory.distributions.continuous import CERTAIN, Gamma, Lognormal, Normal
from xborder.inventory.distributions.counts import NegativeBinomial, Poisson, counted
from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.distributions.mixture import Mixture
from xborder.number import finite, not_negative


def refitted(distribution: Distribution, *, mean: float, variance: float) -> Distribution:
    """Return the member of a distribution's family with the given moments.

    Args:
        distribution: The family. Observed values have none of their own and become a gamma; a
            mixture takes the family of its first part.
        mean: Expected value, units.
        variance: Variance, units squared.

    Returns:
        The member; a certain value where the spread is below a billionth of the mean. A Poisson
        whose variance exceeds its mean becomes a negative binomial.

    Raises:
        InvalidType: The distribution is of a family this package does not know.
        InvalidInput: A count has less variance than mean.

    Examples:
        >>> refitted(Poisson(mean=3), mean=6, variance=6)
        Poisson(mean=6.0)
    """
    centre, spread = finite(mean, "mean"), math.sqrt(not_negative(variance, "variance"))
    match distribution:
        case Normal():
            return Normal(mean=centre, sd=spread)
        case Poisson() | NegativeBinomial():
            return counted(mean=centre, variance=variance)
        case Gamma() | Discrete():
            # the shape (mean / sd)^2 leaves the range in which gamma integrals have digits
            return (
                Gamma.of(mean=centre, sd=spread)
                if spread > CERTAIN * centre
                else Discrete.point(centre)
            )
        case Lognormal():
            return (
                Lognormal.of(mean=centre, sd=spread)
                if spread > CERTAIN * centre
                else Discrete.point(centre)
            )
        case Mixture(parts=parts):
            return refitted(parts[0][1], mean=mean, variance=variance)
        case _:
            raise InvalidType(
                "A {value} has no known family to fit to two moments.",
                code="inventory.family",
                remedy="Use a distribution of xborder.inventory.distributions.",
                where="distribution",
                value=type(distribution).__name__,
            )
