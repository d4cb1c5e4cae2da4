"""Counting distributions: Poisson and negative binomial.

================== ====================================== ===================
family             parameters from mean m, variance v     sum of n periods
================== ====================================== ===================
Poisson            rate m (v = m)                         rate n m
negative binomial  p = m / v, r = m^2 / (v - m), v > m    r x n, same p
================== ====================================== ===================

Poisson demand over a gamma distributed lead time is exactly negative binomial.
"""

import math

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.distributions.special_functions import beta_lower, gamma_lower, gamma_upper
from xborder.number import NOT_NEGATIVE, POSITIVE, between, checked, checks


@frozen(kw_only=True, field_transformer=checked)
class Poisson(Distribution):
    """Poisson demand: single units, independent.

    Args:
        mean: Rate lambda, units.

    Examples:
        >>> Poisson(mean=12).quantile(0.95)
        18.0
    """

    # What is a property of every distribution is a field of this one: mypy has no word for it.
    mean: float = field(metadata=NOT_NEGATIVE)  # type: ignore[assignment,unused-ignore]

    @property
    def whole(self) -> bool:
        """Counts are whole."""
        return True

    @property
    def divisible(self) -> bool:
        """Part of a period is of the same family."""
        return True

    @property
    def variance(self) -> float:
        """The variance, equal to the mean."""
        return self.mean

    def partial_moment(self, order: int, above: float) -> float:
        """Return E[D^n; D > x], through E[D (D-1)...; D > k] = m^j P(D > k - j)."""
        # factorial moments shift the tail by one, so that no sum over points is needed
        k, m = math.floor(above), self.mean
        if order == 0:
            return self._tail(k)
        first = m * self._tail(k - 1)
        return first if order == 1 else m * m * self._tail(k - 2) + first

    def cdf(self, x: float) -> float:
        """Return P(D <= x) = Q(floor(x) + 1, m)."""
        if x < 0:
            return 0.0
        return gamma_upper(math.floor(x) + 1.0, self.mean)

    def times(self, count: float) -> "Poisson":
        """Return the sum of ``count`` independent copies."""
        return Poisson(mean=self.mean * count)

    def _tail(self, k: int) -> float:
        return 1.0 if k < 0 else gamma_lower(k + 1.0, self.mean)


@frozen(kw_only=True, field_transformer=checked)
class NegativeBinomial(Distribution):
    """Negative binomial demand: lumpier than Poisson.

    Args:
        r: Size, above zero, not necessarily whole.
        p: Success probability in (0, 1); the count is of failures before the r-th success.

    Examples:
        >>> NegativeBinomial(r=8, p=0.4).quantile(0.95)
        22.0
    """

    r: float = field(metadata=POSITIVE)
    p: float = field(metadata=checks(between, least=0, most=1))

    @property
    def whole(self) -> bool:
        """Counts are whole."""
        return True

    @property
    def divisible(self) -> bool:
        """Part of a period is of the same family."""
        return True

    @property
    def mean(self) -> float:
        """The expected value, r (1 - p) / p."""
        return self.r * (1 - self.p) / self.p

    @property
    def variance(self) -> float:
        """The variance, r (1 - p) / p^2."""
        return self.mean / self.p

    def partial_moment(self, order: int, above: float) -> float:
        """Return E[D^n; D > x], through the tails of sizes r, r + 1 and r + 2."""
        k, odds = math.floor(above), (1 - self.p) / self.p
        if order == 0:
            return self._tail(self.r, k)
        first = self.r * odds * self._tail(self.r + 1, k - 1)
        if order == 1:
            return first
        return self.r * (self.r + 1) * odds**2 * self._tail(self.r + 2, k - 2) + first

    def cdf(self, x: float) -> float:
        """Return P(D <= x) = I_p(r, floor(x) + 1)."""
        return 0.0 if x < 0 else beta_lower(self.p, self.r, math.floor(x) + 1.0)

    def times(self, count: float) -> Distribution:
        """Return the sum of ``count`` independent copies."""
        return NegativeBinomial(r=self.r * count, p=self.p) if count else Poisson(mean=0.0)

    def _tail(self, r: float, k: int) -> float:
        return 1.0 if k < 0 else beta_lower(1 - self.p, k + 1.0, r)


def counted(*, mean: float, variance: float) -> Distribution:
    """Return the counting distribution with these moments.

    Raises:
        InvalidInput: The variance is below the mean: no Poisson or negative binomial fits.
    """
    # a size r = m^2 / (v - m) beyond a billion is Poisson to every digit a float has
    if math.isclose(variance, mean, rel_tol=1e-9):
        return Poisson(mean=mean)
    if variance < mean:
        raise InvalidInput(
            "The variance {value} is below the mean {mean}.",
            code="inventory.underdispersed",
            remedy="A negative binomial needs more variance than mean: use Poisson or a sample.",
            where="variance",
            value=variance,
            mean=mean,
        )
    return NegativeBinomial(r=mean * mean / (variance - mean), p=mean / variance)
