"""BG/NBD and MBG/NBD: purchases at a steady rate until a customer drops out after one of them.

Each customer buys at a Poisson rate lambda ~ Gamma(r, alpha) and drops out after a purchase with
a probability p ~ Beta(a, b). In the BG/NBD nobody can drop out at the first purchase, so every
one-time buyer counts as alive for ever; the MBG/NBD mends that, at the same quality of fit.
"""

from typing import TYPE_CHECKING, ClassVar

from attrs import field, frozen

from xborder.customers.lifetime.beta_mean import purchases_alive
from xborder.customers.lifetime.columns import Floats, Numbers, check_ages, column, refuse
from xborder.customers.lifetime.maximum import Convergence
from xborder.customers.lifetime.model import RepeatBuying
from xborder.customers.lifetime.population import Population
from xborder.customers.purchases.span import Span, TimeUnit
from xborder.errors import extra

if TYPE_CHECKING:
    import numpy as np
    from scipy import special
else:
    np = extra("numpy", name="stats")
    special = extra("scipy.special", name="stats")


@frozen(kw_only=True)
class _BetaGeo(RepeatBuying):
    r: float
    alpha: float
    a: float
    b: float
    unit: TimeUnit = field(converter=TimeUnit)
    convergence: Convergence | None = field(default=None, eq=False, repr=False)

    name: ClassVar[str]
    _names = ("r", "alpha", "a", "b")
    _times = ("alpha",)
    _starts = ((0.5, 0.3, 1.0, 2.0), (0.5, 0.5, 0.03, 0.06))
    _at_first: ClassVar[int]
    """1 if a customer may drop out at the first purchase, else 0."""

    @classmethod
    def _likelihood(cls, log_parameters: Floats, rows: Population) -> tuple[float, Floats]:
        return _log_likelihood(log_parameters, rows, cls._at_first)

    def p_alive(self, frequency: Numbers, age_at_last: Numbers, age: Numbers) -> Floats:
        """Return the probability that a customer has not dropped out.

        Args:
            frequency: Repeat purchases, x.
            age_at_last: Age at the last purchase, t_x, in the model's unit.
            age: Age at the end of observation, T, in the model's unit.

        Returns:
            Probabilities, one a customer.

        Raises:
            InvalidInput: Not ``0 <= t_x <= T``, or a negative frequency.
        """
        x, t_x, end = check_ages(frequency, age_at_last, age)
        idle = np.log((self.alpha + end) / (self.alpha + t_x))
        shape = self.b + x + (self._at_first - 1)
        # As odds of having left, in logarithms: (r+x) of a thousand overflows a plain power.
        with np.errstate(over="ignore"):  # an infinite odds of dropout is a probability of 0
            left = self.a * np.exp((self.r + x) * idle)
        if self._at_first:
            return np.asarray(shape / (shape + left))[()]
        return np.where(x > 0, shape / np.where(x > 0, shape + left, 1.0), 1.0)[()]

    def expected_purchases(
        self, frequency: Numbers, age_at_last: Numbers, age: Numbers, *, within: Span
    ) -> Floats:
        """Return the purchases expected of a customer after the end of observation.

        Args:
            frequency: Repeat purchases, x.
            age_at_last: Age at the last purchase, t_x, in the model's unit.
            age: Age at the end of observation, T, in the model's unit.
            within: How far ahead to look.

        Returns:
            Expected numbers of purchases, one a customer.
        """
        alive = self.p_alive(frequency, age_at_last, age)
        x, _, end = check_ages(frequency, age_at_last, age)
        z = self._length(within) / (self.alpha + end)
        shape = self.b + x + self._at_first
        return alive * purchases_alive(self.r + x, z, self.a, shape)

    def expected_repeats(self, within: Span) -> float:
        """Return the repeat purchases expected of a new customer, E[X(t)].

        Args:
            within: The time since the first purchase.
        """
        z = self._length(within) / self.alpha
        shape = self.b + self._at_first
        bought = float(purchases_alive(self.r, z, self.a, shape))
        return bought * (self.b / (self.a + self.b) if self._at_first else 1.0)

    def probability_of_repeats(self, count: Numbers, *, within: Span) -> Floats:
        """Return the probability that a new customer makes so many repeat purchases.

        Args:
            count: How many, n.
            within: The time since the first purchase.
        """
        n = column(count, "count")
        if not (n >= 0).all():
            refuse("count", ~(n >= 0), n)
        length = self._length(within)
        y = length / (self.alpha + length)
        ways = special.gammaln(self.r + n) - special.gammaln(self.r) - special.gammaln(n + 1)
        exactly = np.exp(ways + self.r * np.log1p(-y) + special.xlogy(n, y))
        at_least = np.where(n > 0, special.betainc(np.maximum(n, 1), self.r, y), 1.0)
        base = special.betaln(self.a, self.b)
        shape = self.b + n + self._at_first
        stays = np.exp(special.betaln(self.a, shape) - base)
        leaves = self._at_first or n > 0
        left = np.exp(special.betaln(self.a + 1, np.where(leaves, shape - 1, 1.0)) - base)
        chances: Floats = stays * exactly + np.where(leaves, left * at_least, 0.0)
        return chances


@frozen(kw_only=True)
class BetaGeoNbd(_BetaGeo):
    """The BG/NBD model of repeat buying.

    ``P(alive) = 1 / (1 + [x>0] a/(b+x-1) ((alpha+T)/(alpha+t_x))**(r+x))``

    Args:
        r: Shape of the purchase rate over customers.
        alpha: Scale of the purchase rate, in ``unit``.
        a: First shape of the dropout probability.
        b: Second shape of the dropout probability.
        unit: The unit of alpha and of every age.
        convergence: How the fit ended that gave the parameters; ``None`` if they were given.

    Raises:
        InvalidInput: A parameter is not a finite number above 0.

    Source: Fader, Hardie and Lee, "Counting Your Customers the Easy Way", Marketing Science 24
        (2005), 275-284.

    Examples:
        >>> model = BetaGeoNbd(r=0.243, alpha=4.414, a=0.793, b=2.426, unit=TimeUnit.WEEK)
        >>> round(float(model.expected_purchases(2, 30.43, 38.86, within=Span.weeks(39))), 3)
        1.226
    """

    name: ClassVar[str] = "BG/NBD"
    _at_first: ClassVar[int] = 0


@frozen(kw_only=True)
class ModifiedBetaGeoNbd(_BetaGeo):
    """The MBG/NBD model: as the BG/NBD, and a customer may drop out at the first purchase.

    ``P(alive) = 1 / (1 + a/(b+x) ((alpha+T)/(alpha+t_x))**(r+x))``

    Args:
        r: Shape of the purchase rate over customers.
        alpha: Scale of the purchase rate, in ``unit``.
        a: First shape of the dropout probability.
        b: Second shape of the dropout probability.
        unit: The unit of alpha and of every age.
        convergence: How the fit ended that gave the parameters; ``None`` if they were given.

    Raises:
        InvalidInput: A parameter is not a finite number above 0.

    Source: Batislam, Denizel and Filiztekin, International Journal of Research in Marketing 24
        (2007), 201-209.

    Examples:
        >>> model = ModifiedBetaGeoNbd(
        ...     r=0.524838, alpha=6.182992, a=0.891356, b=1.613999, unit=TimeUnit.WEEK)
        >>> round(float(model.p_alive(0, 0.0, 38.86)), 4)
        0.3897
    """

    name: ClassVar[str] = "MBG/NBD"
    _at_first: ClassVar[int] = 1


def _log_likelihood(
    log_parameters: Floats, rows: Population, at_first: int
) -> tuple[float, Floats]:
    """Return height and slope; a customer stayed, or left after the last purchase seen.

    With p integrated out, each way is a product of gamma functions, kept in logarithms and added by
    ``logaddexp``. The slope of a sum of two ways is the mean of their slopes, each weighted by its
    share; digamma gives the slope of a gamma function.
    """
    r, alpha, a, b = np.exp(log_parameters)
    x, which, weight = rows.distinct, rows.which, rows.weight
    shape = b + x + at_first
    leaves = (x + at_first) > 0
    inside = np.where(leaves, shape - 1, 1.0)
    # One call for four columns: scipy's overhead a call is that of a hundred values.
    gammas = special.gammaln(np.concatenate((r + x, shape, a + shape, inside)))
    psis = special.digamma(np.concatenate((r + x, shape, a + shape, inside)))
    rate, top, both, left = gammas.reshape(4, -1)
    d_rate, d_top, d_both, d_left = psis.reshape(4, -1)
    ga, ga1, gb, gab, gr = special.gammaln([a, a + 1, b, a + b, r])
    pa, pa1, pb, pab, pr = special.digamma([a, a + 1, b, a + b, r])

    log_end, log_last = np.log(alpha + rows.age), np.log(alpha + rows.age_at_last)
    rx = (r + x)[which]
    stay = (ga + top - both)[which] - rx * log_end
    leave = np.where(leaves, ga1 + left - both, -np.inf)[which] - rx * log_last
    either = np.logaddexp(stay, leave)
    height = weight @ ((rate - gr + r * np.log(alpha) - (ga + gb - gab))[which] + either)

    stays = np.exp(stay - either)
    gone = 1 - stays
    slope_r = (d_rate - pr + np.log(alpha))[which] - stays * log_end - gone * log_last
    slope_alpha = r / alpha - rx * (stays / (alpha + rows.age) + gone / (alpha + rows.age_at_last))
    slope_a = stays * pa + gone * pa1 - d_both[which] - (pa - pab)
    slope_b = stays * d_top[which] + gone * d_left[which] - d_both[which] - (pb - pab)
    slope = np.array([weight @ part for part in (slope_r, slope_alpha, slope_a, slope_b)])
    return float(height), slope * np.exp(log_parameters)  # by the chain rule, over logarithms
