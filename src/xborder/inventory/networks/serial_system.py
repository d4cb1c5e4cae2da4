"""Echelon base stock of a chain with backorders: Clark and Scarf, exactly.

With echelon holding costs h_j and lead times L_j, stage 1 next to the customer, b the backorder
cost, H the sum of h_j and D_j the demand over L_j:

    C_0(x) = (b + H) x^-                       short of the customer
    C_j(y) = E[h_j (y - D_j) + C_{j-1}(min(S_{j-1}, y - D_j))]
    S_j    = the least y that minimises C_j;   the cost of the chain is C_N(S_N)

Poisson demand: a recursion over whole levels, its linear tail summed exactly. Normal demand:
Gauss-Legendre integrals between Chebyshev interpolants, to about ten digits.

Source: Clark and Scarf (1960), Management Science 6(4); Chen and Zheng (1994), Management Science
40(11); the heuristic of Shang and Song (2003), Management Science 49(5).
"""

import math
from collections.abc import Callable, Sequence

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.inventory.demand.demand import Demand
from xborder.inventory.distributions.continuous import Normal
from xborder.inventory.distributions.counts import Poisson
from xborder.inventory.distributions.crossing import first_real
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.distributions.quadrature import WIDE, integral
from xborder.inventory.distributions.refit import refitted
from xborder.kind import all_of_kind, of_kind
from xborder.number import NOT_NEGATIVE, POSITIVE, checked, positive

_DEGREE = 48
"""Degree of the interpolants: the costs are analytic, so that ten digits take about forty terms."""


@frozen(kw_only=True, field_transformer=checked)
class Echelon:
    """One stage of a chain, the customer's stage first.

    Args:
        holding_cost: Echelon holding cost h, money per unit and period: what this stage adds.
        lead_time: From the next stage up, in the demand's period.
        name: What it is called.
    """

    holding_cost: float = field(metadata=POSITIVE)
    lead_time: float = field(metadata=NOT_NEGATIVE)
    name: str = ""


@frozen(kw_only=True)
class SerialPlan:
    """Echelon base-stock levels and what they cost.

    Attributes:
        levels: Echelon base stock of each stage, the customer's first.
        cost: Expected cost per period, goods in transit between stages included.
        local_levels: Installation base stock: the level less the one before it.
    """

    levels: tuple[float, ...]
    cost: float

    @property
    def local_levels(self) -> tuple[float, ...]:
        """Installation base-stock levels; an echelon above a larger one cannot use its surplus."""
        least = [min(self.levels[n:]) for n in range(len(self.levels))]
        return tuple(a - b for a, b in zip(least, (0.0, *least), strict=False))


def serial_base_stock(
    echelons: Sequence[Echelon], *, demand: Demand, backorder_cost: float
) -> SerialPlan:
    """Return the optimal echelon base stocks under continuous review.

    Args:
        echelons: The stages, the customer's first.
        demand: Poisson or normal demand per period.
        backorder_cost: b, money per unit short and period.

    Raises:
        InvalidInput: Demand is of another family, or there is no stage.

    Examples:
        >>> chain = [Echelon(holding_cost=0.25, lead_time=0.25)] * 4
        >>> plan = serial_base_stock(chain, demand=Demand.poisson(mean=16, period="day"),
        ...                          backorder_cost=99)
        >>> plan.levels, round(plan.cost, 3)
        ((11.0, 17.0, 22.0, 27.0), 16.206)
    """
    b = positive(backorder_cost, "backorder_cost")
    all_of_kind(echelons, Echelon, "echelons")
    of_kind(demand, Demand, "demand")
    if not echelons:
        raise InvalidInput(
            "{name} is empty.",
            code="number.empty",
            remedy="Give at least one value.",
            where="echelons",
            name="echelons",
            value=(),
        )
    match demand.distribution:
        case Poisson():
            return _whole_chain(echelons, demand, b)
        case Normal() as normal if normal.sd > 0:
            return _normal_chain(echelons, demand, b)
        case other:
            raise InvalidInput(
                "The exact serial system needs Poisson or normal demand, not {value}.",
                code="inventory.family",
                remedy="Fit one of them to the demand, or simulate the chain.",
                where="demand",
                value=type(other).__name__,
            )


def serial_heuristic(
    echelons: Sequence[Echelon], *, demand: Demand, backorder_cost: float
) -> tuple[float, ...]:
    """Return Shang and Song's newsvendor bounds, averaged, for each stage.

    Args:
        echelons: The stages, the customer's first.
        demand: Demand per period.
        backorder_cost: b, money per unit short and period.

    Returns:
        (F^-1((b + u) / (b + H)) + F^-1((b + u) / (b + u + h_j))) / 2 for the demand over lead
        times 1 to j, u the sum of echelon costs above j. Not rounded.
    """
    b = positive(backorder_cost, "backorder_cost")
    all_of_kind(echelons, Echelon, "echelons")
    of_kind(demand, Demand, "demand")
    costs = [stage.holding_cost for stage in echelons]
    levels, time = [], 0.0
    for position, stage in enumerate(echelons):
        time += stage.lead_time
        above = math.fsum(costs[position + 1 :])
        exposed = demand.over(time)
        low = exposed.quantile((b + above) / (b + math.fsum(costs)))
        high = exposed.quantile((b + above) / (b + above + costs[position]))
        levels.append((low + high) / 2)
    return tuple(levels)


def _whole_chain(echelons: Sequence[Echelon], demand: Demand, b: float) -> SerialPlan:
    total = math.fsum(stage.holding_cost for stage in echelons)
    inner: Callable[[int], float] = lambda x: -(b + total) * min(0, x)  # noqa: E731 - C_0
    slope = -(b + total)  # of C_{j-1} below zero, where it is linear
    levels: list[float] = []
    least = 0.0
    for stage in echelons:
        step = _WholeStage(stage.holding_cost, demand.over(stage.lead_time), inner, slope)
        level, least = step.minimum(int(levels[-1]) if levels else 0)
        levels.append(float(level))
        inner, slope = step.capped(level), step.slope
    return SerialPlan(levels=tuple(levels), cost=least)


class _WholeStage:
    def __init__(
        self, h: float, exposed: Distribution, inner: Callable[[int], float], slope: float
    ) -> None:
        self.h, self.exposed, self.inner = h, exposed, inner
        self.below = slope  # slope of the inner cost for x <= 0
        self.slope = h + slope  # and of this one for y <= 0
        self.chances: list[float] = []
        self.known: dict[int, float] = {}

    def cost(self, y: int) -> float:
        if y not in self.known:
            while len(self.chances) <= y:
                k = len(self.chances)
                self.chances.append(self.exposed.cdf(k) - self.exposed.cdf(k - 1))
            value = self.h * (y - self.exposed.mean)
            value += math.fsum(self.chances[d] * self.inner(y - d) for d in range(y + 1))
            # beyond d = y the inner cost is inner(0) + slope (y - d): E[(D - y)+] closes the sum
            value += self.inner(0) * self.exposed.survival(y) if y >= 0 else self.inner(0)
            value -= self.below * self.exposed.loss(y)
            self.known[y] = value
        return self.known[y]

    def minimum(self, start: int) -> tuple[int, float]:
        level = start
        # convex: the first rise on each side ends the search; ties go to the lower level
        while level > 0 and self.cost(level - 1) <= self.cost(level):
            level -= 1
        while self.cost(level + 1) < self.cost(level):
            level += 1
        return level, self.cost(level)

    def capped(self, level: int) -> Callable[[int], float]:
        return lambda x: self.cost(min(level, x)) if x >= 0 else self.cost(0) + self.slope * x


_Function = Callable[[float], float]


@frozen(kw_only=True)
class _Inner:
    """C_{j-1} and its slope on [floor, level]: constant above, linear below."""

    level: float
    least: float
    floor: float
    at_floor: float
    slope: float
    cost: _Function
    rise: _Function


def _normal_chain(echelons: Sequence[Echelon], demand: Demand, b: float) -> SerialPlan:
    heavy = b + math.fsum(stage.holding_cost for stage in echelons)
    levels: list[float] = []
    inner = _Inner(
        level=0.0,
        least=0.0,
        floor=-1.0,
        at_floor=heavy,
        slope=-heavy,
        cost=lambda x: -heavy * x,
        rise=lambda _: -heavy,
    )
    time = slope = 0.0
    slope = -heavy
    for stage in echelons:
        time += stage.lead_time
        slope += stage.holding_cost
        step = refitted(
            demand.distribution,
            mean=demand.mean * stage.lead_time,
            variance=demand.distribution.variance * stage.lead_time,
        )
        cost, rise = _costs(stage.holding_cost, step, inner)
        centre, spread = demand.mean * time, demand.sd * math.sqrt(time) + 1e-9 * demand.sd
        level = first_real(rise, 0.0, centre - WIDE * spread, centre + WIDE * spread)
        levels.append(level)
        # below it the inner cost is a straight line to the last digit, and needs no interpolant
        floor = min(level, 0.0, centre - WIDE * spread) - WIDE * spread
        inner = _Inner(
            level=level,
            least=cost(level),
            floor=floor,
            at_floor=cost(floor),
            slope=slope,
            cost=_interpolant(cost, floor, level),
            rise=_interpolant(rise, floor, level),
        )
    return SerialPlan(levels=tuple(levels), cost=inner.least)


def _costs(h: float, step: Distribution, inner: _Inner) -> tuple[_Function, _Function]:
    level, floor = inner.level, inner.floor

    def cost(y: float) -> float:
        value = h * (y - step.mean)
        value += inner.least * step.cdf(y - level)  # what exceeds the level waits upstream
        value += _expected(step, inner.cost, y, inner)
        return (
            value + inner.at_floor * step.survival(y - floor) - inner.slope * step.loss(y - floor)
        )

    def rise(y: float) -> float:
        value = h + _expected(step, inner.rise, y, inner)
        return value + inner.slope * step.survival(y - floor)

    return cost, rise


def _expected(step: Distribution, function: _Function, y: float, inner: _Inner) -> float:
    """Return E[function(y - D); floor < y - D < level] for normal D."""
    low = max(inner.floor, y - step.mean - WIDE * step.sd)
    high = min(inner.level, y - step.mean + WIDE * step.sd)
    if step.sd == 0:
        return function(high) if low <= high < inner.level else 0.0

    def weighed(x: float) -> float:
        z = (y - x - step.mean) / step.sd
        return math.exp(-z * z / 2) * function(x)

    return integral(weighed, low, high) / (step.sd * math.sqrt(2 * math.pi))


def _interpolant(function: _Function, low: float, high: float) -> _Function:
    """Return the Chebyshev interpolant of an analytic function, barycentric form."""
    angles = [math.pi * k / _DEGREE for k in range(_DEGREE + 1)]
    xs = [(low + high) / 2 + (high - low) / 2 * math.cos(angle) for angle in angles]
    ys = [function(x) for x in xs]
    # barycentric weights of Chebyshev points: half at the ends, alternating, no division
    signs = [(-1.0) ** k / (2 if k in {0, _DEGREE} else 1) for k in range(_DEGREE + 1)]

    def value(x: float) -> float:
        top = bottom = 0.0
        for node, y, sign in zip(xs, ys, signs, strict=True):
            if x == node:
                return y
            part = sign / (x - node)
            top += part * y
            bottom += part
        return top / bottom

    return value
