"""Continuous distributions: normal, gamma and lognormal.

============ ===================================== ======================
family       parameters from mean m, sd s          sum of n periods
============ ===================================== ======================
normal       m, s                                  n m, s sqrt(n)
gamma        shape (m/s)^2, scale s^2/m            shape x n, same scale
lognormal    sigma^2 = ln(1 + (s/m)^2),            Fenton-Wilkinson: the
             mu = ln m - sigma^2/2                 lognormal of same moments
============ ===================================== ======================
"""

import math
from statistics import NormalDist
from typing import ClassVar

from attrs import field, frozen

from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.distributions.special_functions import (
    gamma_lower,
    gamma_upper,
    poisson_probability,
)
from xborder.number import FINITE, NOT_NEGATIVE, POSITIVE, checked, finite, positive, positive_share

CERTAIN = 1e-9
"""A spread below this share of the mean is none: its skewed shape is beyond double precision."""
_STANDARD_QUANTILE = NormalDist().inv_cdf
_ROOT_2 = math.sqrt(2)
_ROOT_2_PI = math.sqrt(2 * math.pi)


def standard_loss(z: float) -> float:
    """Return G(z) = phi(z) - z (1 - Phi(z)), the standard normal loss.

    Args:
        z: Standard deviations above the mean.

    Examples:
        >>> round(standard_loss(0.3), 10)
        0.2667612421
    """
    z = finite(z, "z")
    density = math.exp(-z * z / 2) / _ROOT_2_PI
    # erfc keeps the digits of the tail that 1 - Phi(z) would lose
    return max(0.0, density - z * math.erfc(z / _ROOT_2) / 2)


@frozen(kw_only=True, field_transformer=checked)
class Normal(Distribution):
    """Normal demand; a standard deviation of zero is a certain value.

    Args:
        mean: Expected value, units.
        sd: Standard deviation sigma, units.

    Examples:
        >>> demand = Normal(mean=120, sd=90)
        >>> round(demand.quantile(0.95) - demand.mean, 3)
        148.037
    """

    floor: ClassVar[float] = -math.inf

    # What is a property of every distribution is a field of this one: mypy has no word for it.
    mean: float = field(metadata=FINITE)  # type: ignore[assignment,unused-ignore]
    sd: float = field(metadata=NOT_NEGATIVE)  # type: ignore[assignment,unused-ignore]

    @property
    def divisible(self) -> bool:
        """Part of a period is of the same family."""
        return True

    @property
    def variance(self) -> float:
        """The variance."""
        return self.sd * self.sd

    def partial_moment(self, order: int, above: float) -> float:
        """Return E[D^order; D > above]."""
        m, s = self.mean, self.sd
        if s == 0:
            return (1.0, m, m * m)[order] if m > above else 0.0
        z = (above - m) / s
        tail = math.erfc(z / _ROOT_2) / 2
        if order == 0:
            return tail
        density = math.exp(-z * z / 2) / _ROOT_2_PI
        if order == 1:
            return m * tail + s * density
        return (m * m + s * s) * tail + s * (above + m) * density

    def density(self, x: float) -> float:
        """Return the density at x; the spread is above zero."""
        z = (x - self.mean) / self.sd
        return math.exp(-z * z / 2) / _ROOT_2_PI / self.sd

    def cdf(self, x: float) -> float:
        """Return P(D <= x)."""
        if self.sd == 0:
            return 1.0 if x >= self.mean else 0.0
        return math.erfc((self.mean - x) / self.sd / _ROOT_2) / 2

    def below(self, x: float) -> float:
        """Return P(D < x)."""
        return self.cdf(x) if self.sd else float(x > self.mean)

    def loss(self, x: float) -> float:
        """Return E[(D - x)+] = sigma G((x - mean) / sigma)."""
        if self.sd == 0:
            return max(0.0, self.mean - x)
        return self.sd * standard_loss((x - self.mean) / self.sd)

    def second_loss(self, x: float) -> float:
        """Return sigma^2 [(z^2 + 1)(1 - Phi(z)) - z phi(z)] / 2."""
        if self.sd == 0:
            return max(0.0, self.mean - x) ** 2 / 2
        z = (x - self.mean) / self.sd
        tail = math.erfc(z / _ROOT_2) / 2
        density = math.exp(-z * z / 2) / _ROOT_2_PI
        return max(0.0, (z * z + 1) * tail - z * density) * self.variance / 2

    def quantile(self, probability: float) -> float:
        """Return mean + z(p) sigma."""
        if type(probability) is not float or not 0 < probability < 1:
            probability = positive_share(probability, "probability")
        if self.sd == 0:
            return float(self.mean)
        if probability == 1:
            return self.highest()
        return self.mean + _STANDARD_QUANTILE(probability) * self.sd

    def times(self, count: float) -> "Normal":
        """Return the sum of ``count`` independent copies."""
        return Normal(mean=self.mean * count, sd=self.sd * math.sqrt(count))


@frozen(kw_only=True, field_transformer=checked)
class Gamma(Distribution):
    """Gamma demand: never negative, skewed.

    Args:
        shape: a.
        scale: theta, units.

    Examples:
        >>> demand = Gamma.of(mean=120, sd=90)
        >>> round(demand.quantile(0.99) - demand.mean, 1)
        299.7
    """

    shape: float = field(metadata=POSITIVE)
    scale: float = field(metadata=POSITIVE)

    @classmethod
    def of(cls, *, mean: float, sd: float) -> "Gamma":
        """Return the gamma with a mean and a standard deviation, both above zero."""
        centre, spread = positive(mean, "mean"), positive(sd, "sd")
        ratio = centre / spread
        return cls(shape=ratio * ratio, scale=spread * spread / centre)

    @property
    def divisible(self) -> bool:
        """Part of a period is of the same family."""
        return True

    @property
    def mean(self) -> float:
        """The expected value, shape x scale."""
        return self.shape * self.scale

    @property
    def variance(self) -> float:
        """The variance, shape x scale^2."""
        return self.shape * self.scale * self.scale

    def partial_moment(self, order: int, above: float) -> float:
        """Return E[D^n; D > x] = theta^n a (a+1)...(a+n-1) Q(a + n, x / theta)."""
        factor = 1.0
        for step in range(order):
            factor *= (self.shape + step) * self.scale
        return factor * gamma_upper(self.shape + order, above / self.scale)

    def density(self, x: float) -> float:
        """Return x^(a-1) exp(-x / theta) / (Gamma(a) theta^a)."""
        if x <= 0:
            return 0.0
        # through the Poisson probability, which keeps its digits for large shapes
        return poisson_probability(self.shape, x / self.scale) * self.shape / x

    def cdf(self, x: float) -> float:
        """Return P(a, x / theta)."""
        return gamma_lower(self.shape, x / self.scale)

    def times(self, count: float) -> Distribution:
        """Return the sum of ``count`` independent copies, again a gamma."""
        if count == 0:
            return Discrete.point(0)
        return Gamma(shape=self.shape * count, scale=self.scale)


@frozen(kw_only=True, field_transformer=checked)
class Lognormal(Distribution):
    """Lognormal demand: never negative, heavily skewed.

    Args:
        mu: Mean of the logarithm.
        sigma: Standard deviation of the logarithm.

    Examples:
        >>> round(Lognormal(mu=2, sigma=0.3).loss(10), 10)
        0.2836497389
    """

    mu: float = field(metadata=FINITE)
    sigma: float = field(metadata=POSITIVE)

    @classmethod
    def of(cls, *, mean: float, sd: float) -> "Lognormal":
        """Return the lognormal with a mean and a standard deviation, both above zero."""
        centre, spread = positive(mean, "mean"), positive(sd, "sd")
        ratio = spread / centre
        square = math.log1p(ratio * ratio)
        return cls(mu=math.log(centre) - square / 2, sigma=math.sqrt(square))

    @property
    def mean(self) -> float:
        """The expected value, exp(mu + sigma^2 / 2)."""
        return math.exp(self.mu + self.sigma**2 / 2)

    @property
    def variance(self) -> float:
        """The variance."""
        return self.mean**2 * math.expm1(self.sigma**2)

    def partial_moment(self, order: int, above: float) -> float:
        """Return exp(n mu + n^2 sigma^2 / 2) Phi((mu + n sigma^2 - ln x) / sigma)."""
        whole = math.exp(order * self.mu + (order * self.sigma) ** 2 / 2)
        if above <= 0:
            return whole
        z = (math.log(above) - self.mu) / self.sigma - order * self.sigma
        # erfc, not 1 - erf: the far tail keeps its digits
        return whole * math.erfc(z / _ROOT_2) / 2

    def density(self, x: float) -> float:
        """Return phi((ln x - mu) / sigma) / (sigma x)."""
        if x <= 0:
            return 0.0
        z = (math.log(x) - self.mu) / self.sigma
        return math.exp(-z * z / 2) / _ROOT_2_PI / (self.sigma * x)

    def cdf(self, x: float) -> float:
        """Return Phi((ln x - mu) / sigma)."""
        if x <= 0:
            return 0.0
        return math.erfc((self.mu - math.log(x)) / self.sigma / _ROOT_2) / 2

    def quantile(self, probability: float) -> float:
        """Return exp(mu + z(p) sigma)."""
        p = positive_share(probability, "probability")
        if p == 1:
            return self.highest()
        return math.exp(self.mu + _STANDARD_QUANTILE(p) * self.sigma)

    def times(self, count: float) -> Distribution:
        """Return the lognormal with the moments of the sum (Fenton and Wilkinson).

        An approximation: a sum of lognormals is not lognormal. Its error is shown in the tests.
        """
        mean, sd = self.mean * count, math.sqrt(self.variance * count)
        return Lognormal.of(mean=mean, sd=sd) if sd > CERTAIN * mean else Discrete.point(mean)
