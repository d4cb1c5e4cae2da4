"""What every distribution of demand or of time can answer.

A family gives its mean, its variance and its partial moments E[D^n; D > x]; the loss functions
and quantiles follow from these.

============================ =========================================================
first-order loss             n(x)  = E[(D - x)+]
complementary loss           n'(x) = E[(x - D)+] = x - E[D] + n(x)
second-order loss            n2(x) = E[((D - x)+)^2] / 2
complementary second loss    E[((x - D)+)^2] / 2 = ((x - E[D])^2 + Var[D]) / 2 - n2(x)
============================ =========================================================

Source: P. H. Zipkin, Foundations of Inventory Management (2000), section 6.2 and appendix C.
"""

import math
from abc import ABC, abstractmethod
from functools import wraps
from typing import Any, ClassVar

from xborder.errors import InvalidType, NoSolution
from xborder.inventory.distributions.crossing import first_real, first_whole
from xborder.number import between, not_negative, positive_share, whole

_AT_A_VALUE = frozenset(
    {
        *("below", "cdf", "survival", "density"),
        *("loss", "complementary_loss", "second_loss", "complementary_second_loss"),
    }
)
_FAR = 1e100
"""Beyond it the square of a quantity leaves the range of floats, and no stock is so large."""


def _quantity(value: Any, where: str) -> float:
    return between(value, where, least=-_FAR, most=_FAR)


def _at_a_value(method: Any) -> Any:
    """Return a method of a value that takes numbers only, floats at the cost of two comparisons."""

    @wraps(method)
    def called(self: Any, x: Any) -> Any:
        if x.__class__ is not float or not -_FAR < x < _FAR:
            x = _quantity(x, "x")
        return method(self, x)

    return called


def _over_a_count(method: Any) -> Any:
    @wraps(method)
    def called(self: Any, count: Any) -> Any:
        return method(self, not_negative(count, "count"))

    return called


def _above_a_value(method: Any) -> Any:
    @wraps(method)
    def called(self: Any, order: Any, above: Any) -> Any:
        if order.__class__ is not int or not 0 <= order <= _ORDERS:
            order = whole(order, "order", most=_ORDERS)
        if above.__class__ is not float or not -_FAR < above < _FAR:
            above = _quantity(above, "above")
        return method(self, order, above)

    return called


_ORDERS = 2
_DOORS = {
    **dict.fromkeys(_AT_A_VALUE, _at_a_value),
    "times": _over_a_count,
    "partial_moment": _above_a_value,
}


def _checked(cls: type) -> None:
    """Put a door before every method that a class defines and whoever has a number may call."""
    for name, door in _DOORS.items():
        method = cls.__dict__.get(name)
        # attrs builds a class anew to give it slots: its methods have their doors already
        if method is not None and not hasattr(method, "__wrapped__"):
            setattr(cls, name, door(method))


class Distribution(ABC):
    """The distribution of a non-negative quantity (the normal may reach below zero).

    Every family's methods take finite numbers alone, and refuse the rest as all doors here do.
    """

    __slots__ = ()

    def __init_subclass__(cls, **more: Any) -> None:
        """Check what is given to the methods of a family."""
        super().__init_subclass__(**more)
        _checked(cls)

    floor: ClassVar[float] = 0.0
    """The least value the quantity can take."""

    @property
    def whole(self) -> bool:
        """Whether the quantity takes whole values only."""
        return False

    @property
    def divisible(self) -> bool:
        """Whether part of a period has a demand of the same family, exactly.

        A week's normal, gamma, Poisson or negative binomial demand is the sum of seven equal days;
        observed weeks say nothing of their days.
        """
        return False

    @property
    @abstractmethod
    def mean(self) -> float:
        """The expected value."""

    @property
    @abstractmethod
    def variance(self) -> float:
        """The variance."""

    @property
    def sd(self) -> float:
        """The standard deviation."""
        return math.sqrt(self.variance)

    @abstractmethod
    def partial_moment(self, order: int, above: float) -> float:
        """Return E[D^order; D > above] for order 0, 1 or 2."""

    def density(self, x: float) -> float:  # noqa: ARG002 - families with a density read it
        """Return the probability density at x, for continuous families."""
        raise InvalidType(
            "A {value} has no density: its values have probabilities.",
            code="inventory.density",
            remedy="Use P(D <= x) of two neighbouring values, or a continuous family.",
            where="distribution",
            value=type(self).__name__,
        )

    @abstractmethod
    def times(self, count: float) -> "Distribution":
        """Return the distribution of the sum of ``count`` independent copies."""

    def survival(self, x: float) -> float:
        """Return P(D > x)."""
        return self.partial_moment(0, x)

    def cdf(self, x: float) -> float:
        """Return P(D <= x)."""
        return 1 - self.partial_moment(0, x)

    def below(self, x: float) -> float:
        """Return P(D < x)."""
        return self.cdf(math.ceil(x) - 1) if self.whole else self.cdf(x)

    def loss(self, x: float) -> float:
        """Return E[(D - x)+]."""
        return max(0.0, self.partial_moment(1, x) - x * self.partial_moment(0, x))

    def complementary_loss(self, x: float) -> float:
        """Return E[(x - D)+]."""
        return max(0.0, x - self.mean + self.loss(x))

    def second_loss(self, x: float) -> float:
        """Return E[((D - x)+)^2] / 2."""
        squares = self.partial_moment(2, x) - 2 * x * self.partial_moment(1, x)
        return max(0.0, squares + x * x * self.partial_moment(0, x)) / 2

    def complementary_second_loss(self, x: float) -> float:
        """Return E[((x - D)+)^2] / 2."""
        return max(0.0, ((x - self.mean) ** 2 + self.variance) / 2 - self.second_loss(x))

    def quantile(self, probability: float) -> float:
        """Return the least x with P(D <= x) >= probability.

        The bracket of the search is Cantelli's one-sided inequality, so it cannot miss.

        Raises:
            NoSolution: The probability is one and the distribution is unbounded.
        """
        p = positive_share(probability, "probability")
        if p == 1:
            return self.highest()
        spread = self.sd
        low = max(self.floor, self.mean - spread * math.sqrt((1 - p) / p))
        high = self.mean + spread * math.sqrt(p / (1 - p))
        if self.whole:
            return float(first_whole(self.cdf, p, math.floor(low) - 1, math.ceil(high) + 1))
        # the inequality is sharp for two-point demand: a hair of room keeps its ends inside
        low = low - spread * 1e-9 - 1e-300
        high = high + spread * 1e-9 + 1e-300
        if p > 0.5:  # the upper tail keeps its digits where P(D <= x) is almost one
            return first_real(lambda x: -self.survival(x), p - 1, low, high)
        return first_real(self.cdf, p, low, high)

    def highest(self) -> float:
        """Return the greatest possible value.

        Raises:
            NoSolution: There is none.
        """
        raise NoSolution(
            "Demand has no greatest value, so no stock covers all of it.",
            code="inventory.unreachable",
            remedy="Give a target below one, or demand with a bounded distribution.",
            where="target",
            value=1.0,
        )


_checked(Distribution)
