"""What a simulation counts, and the figures with confidence intervals it returns."""

import math
from statistics import NormalDist
from typing import Any

from attrs import field, frozen

from xborder.errors import extra
from xborder.kind import of_kind
from xborder.number import NOT_NEGATIVE, checked, finite, finite_values, positive_share


@frozen(kw_only=True)
class Estimate:
    """A simulated figure and its confidence interval.

    Attributes:
        value: The mean over replications.
        low: Lower end.
        high: Upper end.
    """

    value: float
    low: float
    high: float

    def covers(self, figure: float) -> bool:
        """Return whether the interval covers a figure."""
        return self.low <= finite(figure, "figure") <= self.high


@frozen(kw_only=True, field_transformer=checked)
class SimulationCosts:
    """What to count in money.

    Args:
        fixed_cost: Per order.
        holding_cost: Per unit on hand at a period's end.
        stockout_cost: Per unit short at a period's end, or per unit lost.
    """

    fixed_cost: float = field(default=0.0, metadata=NOT_NEGATIVE)
    holding_cost: float = field(default=0.0, metadata=NOT_NEGATIVE)
    stockout_cost: float = field(default=0.0, metadata=NOT_NEGATIVE)


@frozen(kw_only=True)
class SimulatedService:
    """What a policy achieved.

    Attributes:
        cycle_service_level: Share of arrivals that found no backorder and no lost sale before.
        fill_rate: Share of demand served at once.
        ready_rate: Share of periods that ended with stock on hand.
        period_service_level: Share of periods that ended without backorder or lost sale.
        on_hand: Mean units on hand at a period's end.
        backorders: Mean units short at a period's end, or units lost per period.
        on_order: Mean units ordered and not yet in stock, at a period's end.
        orders: Orders per period.
        cost: Money per period.
    """

    cycle_service_level: Estimate
    fill_rate: Estimate
    ready_rate: Estimate
    period_service_level: Estimate
    on_hand: Estimate
    backorders: Estimate
    on_order: Estimate
    orders: Estimate
    cost: Estimate


_COUNTS = (
    "arrivals",
    "bare",
    "demand",
    "short",
    "ended_short",
    "ended_bare",
    "on_hand",
    "backorders",
    "on_order",
    "orders",
)


def empty_tally(size: int) -> dict[str, Any]:
    """Return a row of zeros, one a replication, for everything that is counted."""
    np = extra("numpy", name="stats")
    return {name: np.zeros(size) for name in _COUNTS}


def estimate(values: Any, *, confidence: float = 0.95) -> Estimate:
    """Return the mean of independent draws or replications, and its interval.

    Args:
        values: An array, one figure a draw.
        confidence: Level of the interval.

    Examples:
        >>> import numpy as np
        >>> found = estimate(np.array([4.0, 6.0, 5.0, 5.0]))
        >>> found.value, round(found.low, 2), round(found.high, 2)
        (5.0, 4.2, 5.8)
    """
    known = finite_values(values, "values")
    mean = math.fsum(known) / len(known)
    # one draw has no spread, so that its interval is endless
    squares = math.fsum((value - mean) ** 2 for value in known)
    spread = math.sqrt(squares / (len(known) - 1)) if len(known) > 1 else math.inf
    half = _z(confidence) * spread / math.sqrt(len(known))
    centre = mean
    return Estimate(value=centre, low=centre - half, high=centre + half)


def share_left(part: Any, whole: Any, confidence: float) -> Estimate:
    """Return 1 - sum(part) / sum(whole), with the interval of a ratio over replications.

    Args:
        part: What is missing, one figure a replication.
        whole: What it is missing from.
        confidence: Level of the interval.
    """
    total = float(whole.sum())
    if total == 0:
        return Estimate(value=1.0, low=1.0, high=1.0)
    # a ratio of sums, not a mean of ratios: short replications would weigh as much as long ones
    missing = float(part.sum()) / total
    half = float((part - missing * whole).std(ddof=1)) * math.sqrt(len(part)) / total
    half *= _z(confidence)
    return Estimate(value=1 - missing, low=1 - missing - half, high=1 - missing + half)


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf(0.5 + positive_share(confidence, "confidence") / 2)


def service_counted(
    tally: dict[str, Any], *, span: float, costs: SimulationCosts | None, confidence: float
) -> SimulatedService:
    """Return the service of a tally.

    Args:
        tally: What :func:`empty_tally` began.
        span: Periods counted.
        costs: What to count in money, if anything.
        confidence: Level of the intervals.
    """
    np = extra("numpy", name="stats")
    every = np.full(len(tally["demand"]), float(span))
    price = SimulationCosts() if costs is None else of_kind(costs, SimulationCosts, "costs")
    money = price.fixed_cost * tally["orders"] + price.holding_cost * tally["on_hand"]
    money = money + price.stockout_cost * tally["backorders"]
    return SimulatedService(
        cycle_service_level=share_left(tally["bare"], tally["arrivals"], confidence),
        fill_rate=share_left(tally["short"], tally["demand"], confidence),
        ready_rate=share_left(tally["ended_bare"], every, confidence),
        period_service_level=share_left(tally["ended_short"], every, confidence),
        on_hand=estimate(tally["on_hand"] / span, confidence=confidence),
        backorders=estimate(tally["backorders"] / span, confidence=confidence),
        on_order=estimate(tally["on_order"] / span, confidence=confidence),
        orders=estimate(tally["orders"] / span, confidence=confidence),
        cost=estimate(money / span, confidence=confidence),
    )
