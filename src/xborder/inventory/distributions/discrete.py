"""Empirical and other distributions on a few points, and their exact sums."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import accumulate, pairwise, product

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.inventory.distributions.distribution import Distribution
from xborder.kind import all_pairs, of_kind
from xborder.number import (
    ceil_with_tolerance,
    checked,
    checks,
    finite,
    finite_values,
    not_negative,
    positive_share,
    ratio,
    whole,
)

_POWERS: tuple[Callable[[float], float], ...] = (lambda _: 1.0, lambda x: x, lambda x: x * x)
_LARGEST = 1e150
"""The square of what is larger leaves the range of floats, and with it every variance."""
_NEAR_ONE = 1e-9
"""Probabilities typed to nine digits sum to one within this."""
_NOISE = 1e-12
"""What the running sum of probabilities may be off: 0.7 + 0.2 + 0.05 is short of 0.95."""


class Quantile(Choice):
    """How a quantile of a sample is read (Hyndman and Fan, 1996, The American Statistician 50)."""

    INVERTED_CDF = "inverted_cdf"
    """Type 1: the least value whose share of the sample reaches p."""
    WEIBULL = "weibull"
    """Type 6."""
    LINEAR = "linear"
    """Type 7, the default of spreadsheets."""
    MEDIAN_UNBIASED = "median_unbiased"
    """Type 8."""


_OFFSETS = {  # position = n p + a + p (1 - a - b), for a and b below
    Quantile.WEIBULL: 0.0,
    Quantile.LINEAR: 1.0,
    Quantile.MEDIAN_UNBIASED: 1 / 3,
}


def sample_quantile(sample: Iterable[float], probability: float, kind: Quantile) -> float:
    """Return a quantile of a sample, of a stated kind.

    Args:
        sample: The observations, in any order.
        probability: p, in (0, 1].
        kind: How to read it.

    Returns:
        The quantile, in the unit of the sample.

    Examples:
        >>> sample_quantile([1, 2, 3, 4], 0.5, Quantile.LINEAR)
        2.5
    """
    values = sorted(finite_values(sample, "sample"))
    p, n = positive_share(probability, "probability"), len(values)
    kind = Quantile(kind)
    if kind is Quantile.INVERTED_CDF:
        return values[max(0, ceil_with_tolerance(n * p) - 1)]
    offset = _OFFSETS[kind]
    position = min(max(n * p + offset + p * (1 - 2 * offset), 1.0), float(n))
    lower = math.floor(position)
    upper = min(lower + 1, n)
    return values[lower - 1] + (position - lower) * (values[upper - 1] - values[lower - 1])


@frozen(kw_only=True, field_transformer=checked)
class Discrete(Distribution):
    """A distribution on finitely many points, such as a sample or a customs-hold table.

    Args:
        points: The values, rising.
        probabilities: Their probabilities; they sum to one.

    Examples:
        >>> hold = Discrete.of({0: 0.75, 8: 0.15, 30: 0.10})
        >>> hold.mean, round(hold.variance, 2)
        (4.2, 81.96)
    """

    points: tuple[float, ...] = field(metadata=checks(finite_values))
    probabilities: tuple[float, ...] = field(metadata=checks(finite_values))
    _tails: tuple[tuple[float, ...], ...] = field(init=False, eq=False, repr=False)
    _mass: tuple[float, ...] = field(init=False, eq=False, repr=False)
    _whole: bool = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        total = math.fsum(self.probabilities)
        rising = all(a < b for a, b in pairwise(self.points))
        if not rising or len(self.points) != len(self.probabilities):
            raise InvalidInput(
                "{value} points do not rise, or have no probability each.",
                code="inventory.points",
                remedy="Use Discrete.of, which sorts a table of values and probabilities.",
                where="points",
                value=len(self.points),
            )
        if max(map(abs, self.points)) > _LARGEST:
            raise InvalidInput(
                "{name} is {value}, which is not finite.",
                code="number.not_finite",
                remedy="Give a finite number; leave a row without one out.",
                where="points",
                name="points",
                value=max(self.points, key=abs),
            )
        if abs(total - 1) > _NEAR_ONE or min(self.probabilities) < 0:
            raise InvalidInput(
                "The probabilities sum to {value}, not to one.",
                code="inventory.probabilities",
                remedy="Give every outcome once; its probabilities must sum to 1.",
                where="probabilities",
                value=total,
            )
        pairs = tuple(zip(self.points, self.probabilities, strict=True))
        # tails are summed from the last point back, so that a small tail keeps its digits
        tails = tuple(
            tuple(accumulate((p * power(x) for x, p in reversed(pairs)), initial=0.0))[::-1]
            for power in _POWERS
        )
        object.__setattr__(self, "_tails", tails)
        object.__setattr__(self, "_mass", tuple(accumulate(self.probabilities)))
        object.__setattr__(self, "_whole", all(float(x).is_integer() for x in self.points))

    @classmethod
    def of(
        cls,
        probabilities: Mapping[int, float] | Mapping[float, float] | Iterable[tuple[float, float]],
    ) -> "Discrete":
        """Return the distribution with the given probability of each value."""
        table: dict[float, float] = defaultdict(float)
        for value, probability in all_pairs(probabilities, "probabilities"):
            table[finite(value, "value")] += not_negative(probability, "probability")
        known = sorted(item for item in table.items() if item[1] > 0)
        return cls(points=tuple(x for x, _ in known), probabilities=tuple(p for _, p in known))

    @classmethod
    def sample(cls, values: Iterable[float]) -> "Discrete":
        """Return the distribution of a sample, each observation weighing the same."""
        counts = Counter(finite_values(values, "sample"))
        size = sum(counts.values())
        return cls.of({value: count / size for value, count in counts.items()})

    @classmethod
    def point(cls, value: float) -> "Discrete":
        """Return the certain value."""
        return cls.of([(value, 1.0)])

    @property
    def whole(self) -> bool:
        """Whether every point is a whole number."""
        return self._whole

    @property
    def span(self) -> Fraction:
        """The greatest number of which every point is a multiple, points read as they print."""
        exact = [ratio(x, "points") for x in self.points]
        below = math.lcm(*(x.denominator for x in exact))
        return Fraction(math.gcd(*(int(x * below) for x in exact)), below)

    @property
    def divisible(self) -> bool:
        """A certain quantity can be cut; observed ones cannot."""
        return len(self.points) == 1

    @property
    def mean(self) -> float:
        """The expected value."""
        return math.fsum(x * p for x, p in zip(self.points, self.probabilities, strict=True))

    @property
    def variance(self) -> float:
        """The variance."""
        centre = self.mean
        pairs = zip(self.points, self.probabilities, strict=True)
        return math.fsum((x - centre) ** 2 * p for x, p in pairs)

    def partial_moment(self, order: int, above: float) -> float:
        """Return the sum of p x^order over the points above ``above``."""
        return self._tails[order][bisect_right(self.points, above)]

    def below(self, x: float) -> float:
        """Return P(D < x)."""
        return 1 - self._tails[0][bisect_left(self.points, x)]

    def loss(self, x: float) -> float:
        """Return E[(D - x)+]."""
        first = bisect_right(self.points, x)
        pairs = zip(self.points[first:], self.probabilities[first:], strict=True)
        return math.fsum((point - x) * p for point, p in pairs)

    def quantile(self, probability: float) -> float:
        """Return the least point whose cumulative probability reaches ``probability``."""
        p = positive_share(probability, "probability")
        return self.points[min(bisect_left(self._mass, p - _NOISE), len(self.points) - 1)]

    def highest(self) -> float:
        """Return the last point."""
        return self.points[-1]

    def plus(self, other: "Discrete") -> "Discrete":
        """Return the exact distribution of the sum with an independent quantity."""
        of_kind(other, Discrete, "other")
        width = self.points[-1] - self.points[0] + other.points[-1] - other.points[0]
        # a row of every whole number is fastest where most of them occur, and endless where few do
        if self.whole and other.whole and width < 64 * len(self.points) * len(other.points) + 1024:
            return _whole_sum(self, other)
        table: dict[float, float] = defaultdict(float)
        mine = zip(self.points, self.probabilities, strict=True)
        theirs = zip(other.points, other.probabilities, strict=True)
        for (a, p), (b, q) in product(mine, tuple(theirs)):
            # sums that differ by the noise of addition alone are one point
            table[round(a + b, 12)] += p * q
        return Discrete.of(table)

    def times(self, count: float) -> "Discrete":
        """Return the exact sum of ``count`` independent copies, a whole number of them.

        Raises:
            InvalidInput: ``count`` is not whole: part of an observed period is not observed.
        """
        if len(self.points) == 1:
            return Discrete.point(self.points[0] * count)
        if not float(count).is_integer():
            raise InvalidInput(
                "Observed demand cannot be summed over {value} periods.",
                code="inventory.part_period",
                remedy="State lead and review times in whole periods, or fit a gamma.",
                where="periods",
                value=count,
            )
        # powers by squaring: a month takes eight convolutions, not thirty
        total, power, left = Discrete.point(0), self, whole(count, "count", most=_MOST_COPIES)
        while left:
            total = total.plus(power) if left % 2 else total
            left //= 2
            power = power.plus(power) if left else power
        return total


_MOST_COPIES = 100_000
"""Days of three lifetimes; more is a mistake in a unit, and each doubling is computed."""


def _whole_sum(one: Discrete, other: Discrete) -> Discrete:
    base = int(one.points[0] + other.points[0])
    size = int(one.points[-1] + other.points[-1]) - base + 1
    row = [0.0] * size
    theirs = [
        (int(x - other.points[0]), p)
        for x, p in zip(other.points, other.probabilities, strict=True)
    ]
    for x, p in zip(one.points, one.probabilities, strict=True):
        shift = int(x - one.points[0])
        for offset, q in theirs:
            row[shift + offset] += p * q
    known = [(float(base + index), p) for index, p in enumerate(row) if p > 0]
    return Discrete(points=tuple(x for x, _ in known), probabilities=tuple(p for _, p in known))
