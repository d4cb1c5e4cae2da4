"""Pareto/NBD: purchases at a steady rate until a customer drops out at any moment.

Each customer buys at a Poisson rate lambda ~ Gamma(r, alpha) and lives an exponential time with
rate mu ~ Gamma(s, beta). Its likelihood is usually written with Gauss's 2F1, which overflows for
busy buyers. Here it stays the integral it comes from, over the moment of dropout u::

    L = Gamma(r+x) alpha**r beta**s / Gamma(r)
        * ( (alpha+T)**-(r+x) (beta+T)**-s + s * integral_{t_x}^{T} (alpha+u)**-(r+x) (beta+u)**-(s+1) du )

with ``u = (alpha + t_x) e**w - alpha``, in panels of w that begin as narrow as the integrand is
steep and double in width; a Gauss-Legendre rule on each is exact to the last digits.
"""  # noqa: E501 - one formula on one line

from typing import TYPE_CHECKING, ClassVar

from attrs import field, frozen

from xborder.customers import arguments
from xborder.customers.lifetime.columns import Floats, Numbers, check_ages
from xborder.customers.lifetime.maximum import Convergence
from xborder.customers.lifetime.model import RepeatBuying
from xborder.customers.lifetime.population import Population
from xborder.customers.purchases.span import DiscountRate, Span, TimeUnit
from xborder.errors import InvalidInput, extra

if TYPE_CHECKING:
    import numpy as np
    from scipy import special
else:
    np = extra("numpy", name="stats")
    special = extra("scipy.special", name="stats")

_CHUNK = 5_000  # customers at a time: some hundred nodes each, 10 MB an array
_TINY = 1e-300
_WIDEST = 0.5
"""A panel of w no wider than this: over it ``(beta + u)`` hardly bends, whatever beta is."""
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(12)
"""Exact for polynomials of degree 23: on a panel where the integrand falls by e**2, all digits."""


@frozen(kw_only=True)
class ParetoNbd(RepeatBuying):
    """The Pareto/NBD model of repeat buying.

    Args:
        r: Shape of the purchase rate over customers.
        alpha: Scale of the purchase rate, in ``unit``.
        s: Shape of the dropout rate over customers.
        beta: Scale of the dropout rate, in ``unit``.
        unit: The unit of alpha, beta and of every age.
        convergence: How the fit ended that gave the parameters; ``None`` if they were given.

    Raises:
        InvalidInput: A parameter is not a finite number above 0.

    Source: Schmittlein, Morrison and Colombo, Management Science 33 (1987), 1-24; Fader and
        Hardie, "A Note on Deriving the Pareto/NBD Model and Related Expressions" (2005).

    Examples:
        >>> model = ParetoNbd(r=0.5534, alpha=10.5802, s=0.6061, beta=11.6562, unit=TimeUnit.WEEK)
        >>> round(float(model.p_alive(26, 30.86, 31)), 4)
        0.9979
    """

    r: float
    alpha: float
    s: float
    beta: float
    unit: TimeUnit = field(converter=TimeUnit)
    convergence: Convergence | None = field(default=None, eq=False, repr=False)

    name: ClassVar[str] = "Pareto/NBD"

    _names = ("r", "alpha", "s", "beta")
    _times = ("alpha", "beta")
    _starts = ((0.5, 0.3, 0.5, 0.3), (1.0, 1.0, 1.0, 1.0))

    @classmethod
    def _likelihood(cls, log_parameters: Floats, rows: Population) -> tuple[float, Floats]:
        return _log_likelihood(log_parameters, rows)

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
        shape = x.shape
        x, t_x, end = x.ravel(), t_x.ravel(), end.ravel()
        result = np.empty(x.shape)
        for start in range(0, len(x), _CHUNK):
            part = slice(start, start + _CHUNK)
            parameters = (self.r, self.alpha, self.s, self.beta)
            gone = _dropout_integral(parameters, x[part], t_x[part], end[part])
            log_odds = (
                np.log(self.s)
                + gone.height
                + (self.r + x[part]) * np.log(self.alpha + end[part])
                + self.s * np.log(self.beta + end[part])
            )
            result[part] = special.expit(-log_odds)
        return result.reshape(shape)

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
        rate, beta = (self.r + x) / (self.alpha + end), self.beta + end
        result: Floats = alive * rate * beta * _lived(self.s, self._length(within) / beta)
        return result

    def expected_repeats(self, within: Span) -> float:
        """Return the repeat purchases expected of a new customer, E[X(t)].

        Args:
            within: The time since the first purchase.
        """
        lived = self.beta * _lived(self.s, np.asarray(self._length(within) / self.beta))
        return self.r / self.alpha * float(lived)

    def discounted_purchases(
        self, frequency: Numbers, age_at_last: Numbers, age: Numbers, *, discount: DiscountRate
    ) -> Floats:
        """Return the purchases ever to come, each discounted to the end of observation (DERT).

        ``DERT = P(alive) (r+x)/(alpha+T) * integral_0^inf e**(-d u) ((beta+T)/(beta+T+u))**s du``

        Args:
            frequency: Repeat purchases, x.
            age_at_last: Age at the last purchase, t_x, in the model's unit.
            age: Age at the end of observation, T, in the model's unit.
            discount: The discount rate; its force of interest d must be above 0.

        Raises:
            InvalidInput: The discount rate is not above 0.

        Source: Fader, Hardie and Lee, "RFM and CLV: Using Iso-Value Curves for Customer Base
            Analysis", Journal of Marketing Research 42 (2005), 415-430, equation 2.
        """
        force = arguments.an(DiscountRate, discount, "discount").continuous(self.unit)
        if not force > 0:
            raise InvalidInput(
                "A discount rate of {value} leaves the value of all time to come without a bound.",
                code="customers.discount",
                remedy="Give a rate above 0, or ask for expected_purchases within a span.",
                where="discount",
                value=discount.rate,
            )
        alive = self.p_alive(frequency, age_at_last, age)
        x, _, end = check_ages(frequency, age_at_last, age)
        # The integral depends on T alone, and a shop has far fewer ages than customers.
        ends, back = np.unique(end, return_inverse=True)
        beta = self.beta + ends
        years = (beta * _forever(self.s, force * beta))[back].reshape(end.shape)
        result: Floats = alive * (self.r + x) / (self.alpha + end) * years
        return result


def _lived(s: float, z: Floats) -> Floats:
    """Return ``integral_0^z (1+u)**-s du``, whole at s = 1 too."""
    log_z = np.log1p(z)
    slope = (1 - s) * log_z  # expm1(slope) / slope is 1 at s = 1, where the power form is 0/0
    return log_z * np.where(slope == 0, 1.0, np.expm1(slope) / np.where(slope == 0, 1.0, slope))


def _forever(s: float, z: Floats) -> Floats:
    """Return ``integral_0^inf e**(-z u) (1+u)**-s du`` by the exp-sinh rule.

    Source: Takahasi and Mori, Publ. RIMS 9 (1974), 721-741.
    """
    step = 1 / 64
    w = np.arange(-272, 273) * step
    # Scaled by 1/(1+z), where the integrand falls first; the rule covers 10**-24 to 10**24 of it,
    # so that s of 10**5 is within reach as well.
    u = np.exp(np.pi / 2 * np.sinh(w)) / (1 + z[:, None])
    weight = np.pi / 2 * np.cosh(w) * u * step
    total: Floats = (weight * np.exp(-z[:, None] * u - s * np.log1p(u))).sum(axis=-1)
    return total


@frozen(kw_only=True)
class _Dropout:
    """The integral over the moment of dropout, sampled: its logarithm, and where its mass lies."""

    height: Floats
    share: Floats
    log_a: Floats
    a_u: Floats
    log_b: Floats
    b_u: Floats

    def means(self) -> tuple[Floats, Floats, Floats, Floats]:
        """Return the means of ln(alpha+u), 1/(alpha+u), ln(beta+u) and 1/(beta+u)."""
        return (
            np.einsum("ij,ij->i", self.share, self.log_a),
            (self.share / self.a_u).sum(axis=1),
            np.einsum("ij,ij->i", self.share, self.log_b),
            (self.share / self.b_u).sum(axis=1),
        )


def _dropout_integral(
    parameters: tuple[float, float, float, float], x: Floats, t_x: Floats, end: Floats
) -> _Dropout:
    """Return the integral over the moment of dropout, by panels as narrow as it is steep there.

    In w the integrand is ``e**((1-r-x) w) (beta+u)**-(s+1)``: it is steepest at the start, and each
    panel after it may be twice as wide.
    """
    r, alpha, s, beta = parameters
    first, second = alpha + t_x, beta + t_x
    whole = np.log((alpha + end) / first)
    steepest = np.abs(r + x - 1) + (s + 1) * np.maximum(first / second, 1.0)
    width = np.minimum(2 / steepest, _WIDEST)
    cuts = [np.zeros(len(x))]
    while (cuts[-1] < whole).any():
        cuts.append(np.minimum(cuts[-1] + width, whole))
        width = np.minimum(2 * width, _WIDEST)
    edges = np.array(cuts if len(cuts) > 1 else cuts * 2).T
    middle, half = (edges[:, 1:] + edges[:, :-1]) / 2, (edges[:, 1:] - edges[:, :-1]) / 2
    w = (middle[:, :, None] + half[:, :, None] * _NODES).reshape(len(x), -1)
    weight = (half[:, :, None] * _WEIGHTS).reshape(len(x), -1)
    grown = first[:, None] * np.expm1(w)
    a_u, b_u = first[:, None] + grown, second[:, None] + grown
    log_a, log_b = w + np.log(first)[:, None], np.log(b_u)
    power = (1 - r - x)[:, None] * log_a - (s + 1) * log_b
    highest = power.max(axis=1, keepdims=True)  # taken out, so that no exp leaves the floats
    mass = weight * np.exp(power - highest)
    total = np.maximum(mass.sum(axis=1, keepdims=True), _TINY)
    height = np.log(total) + highest
    return _Dropout(
        height=height[:, 0], share=mass / total, log_a=log_a, a_u=a_u, log_b=log_b, b_u=b_u
    )


def _log_likelihood(log_parameters: Floats, rows: Population) -> tuple[float, Floats]:
    """Return height and slope, in parts that fit the memory of a small machine."""
    count = len(rows.frequency)
    parts = [slice(start, start + _CHUNK) for start in range(0, count, _CHUNK)]
    found = [_of_part(np.exp(log_parameters), rows, part) for part in parts]
    slope = np.sum([slope for _, slope in found], axis=0)
    return sum(height for height, _ in found), slope * np.exp(log_parameters)


def _of_part(parameters: Floats, rows: Population, part: slice) -> tuple[float, Floats]:
    r, alpha, s, beta = map(float, parameters)
    x, t_x, age = rows.frequency[part], rows.age_at_last[part], rows.age[part]
    weight, which = rows.weight[part], rows.which[part]
    dropout = _dropout_integral((r, alpha, s, beta), x, t_x, age)
    log_a, one_a, log_b, one_b = dropout.means()
    alive = -(r + x) * np.log(alpha + age) - s * np.log(beta + age)
    gone = np.where(age > t_x, dropout.height + np.log(s), -np.inf)
    either = np.logaddexp(alive, gone)
    rate = special.gammaln(r + rows.distinct) - special.gammaln(r)
    d_rate = special.digamma(r + rows.distinct) - special.digamma(r)
    height = weight @ (rate[which] + either)
    height += weight.sum() * (r * np.log(alpha) + s * np.log(beta))
    stays = np.exp(alive - either)
    left = 1 - stays
    slope_r = d_rate[which] + np.log(alpha) - stays * np.log(alpha + age) - left * log_a
    slope_alpha = r / alpha - (r + x) * (stays / (alpha + age) + left * one_a)
    slope_s = np.log(beta) - stays * np.log(beta + age) + left * (1 / s - log_b)
    slope_beta = s / beta - stays * s / (beta + age) - left * (s + 1) * one_b
    slopes = (slope_r, slope_alpha, slope_s, slope_beta)
    return float(height), np.array([weight @ slope for slope in slopes])
