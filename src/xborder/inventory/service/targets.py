"""What may be asked for: a share served, a share of time with stock, or the cheapest level.

Fill rates come in named forms (:class:`FillRateForm`), since 0.95 of one is not 0.95 of another.
"""

import math
from typing import Any

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.kind import of_some_kind
from xborder.number import POSITIVE, checked, positive_share


class FillRateForm(Choice):
    """Which fill rate is meant when orders have a size Q."""

    EXACT = "exact"
    """1 - [n(r) - n(r + Q)] / Q: backorders left over from the last cycle count once."""
    SIMPLE = "simple"
    """1 - n(r) / Q: backorders already there at the cycle's start count again, so that it is
    n(r + Q) / Q below the truth."""
    LOST_SALES = "lost_sales"
    """Q / (Q + n(r)): unmet demand is lost; exact while at most one order is on its way."""


def _cycle(value: Any) -> float:
    return positive_share(value, "cycle_service_level")


def _fill(value: Any) -> float:
    return positive_share(value, "fill_rate")


def _ready(value: Any) -> float:
    return positive_share(value, "ready_rate")


@frozen
class CycleServiceLevel:
    """Ask for a probability of no stock-out in a cycle (alpha, P1, type 1)."""

    value: float = field(converter=_cycle)


@frozen
class FillRate:
    """Ask for a share of demand served at once (beta, P2, type 2).

    Args:
        value: The share, such as ``"0.98"``.
        form: Which fill rate, where orders have a size.
    """

    value: float = field(converter=_fill)
    form: FillRateForm = field(default=FillRateForm.EXACT, converter=FillRateForm, kw_only=True)


@frozen
class ReadyRate:
    """Ask for a share of time with stock on hand (P3)."""

    value: float = field(converter=_ready)


@frozen(kw_only=True, field_transformer=checked)
class BackorderCost:
    """Ask for the cheapest level, a unit short costing money as long as it is short.

    Args:
        holding_cost: h, money per unit and period.
        backorder_cost: b, money per unit and period.
    """

    holding_cost: float = field(metadata=POSITIVE)
    backorder_cost: float = field(metadata=POSITIVE)


@frozen(kw_only=True, field_transformer=checked)
class StockoutCost:
    """Ask for the cheapest level, a unit short costing money once.

    Args:
        holding_cost: h, money per unit and period.
        stockout_cost: p, money per unit short.
    """

    holding_cost: float = field(metadata=POSITIVE)
    stockout_cost: float = field(metadata=POSITIVE)


Target = CycleServiceLevel | FillRate | ReadyRate | BackorderCost | StockoutCost


def critical_ratio(target: BackorderCost | StockoutCost) -> float:
    """Return b / (b + h), or p / (p + h): the newsvendor's probability.

    Args:
        target: What holding ``h`` and a backorder ``b``, or a lost unit ``p``, cost for one unit.

    Examples:
        >>> critical_ratio(BackorderCost(holding_cost=1, backorder_cost=4))
        0.8
    """
    of_some_kind(target, (BackorderCost, StockoutCost), "target")
    match target:
        case BackorderCost(holding_cost=h, backorder_cost=b):
            return b / (b + h)
        case _:
            return target.stockout_cost / (target.stockout_cost + target.holding_cost)


def stockout_probability(target: StockoutCost, *, cycle_length: float) -> float:
    """Return the probability of a stock-out at which one more unit costs what it saves.

    Args:
        target: The costs.
        cycle_length: Periods between orders.

    Returns:
        h x cycle length / p.

    Raises:
        InvalidInput: It reaches one: running out is always cheaper than holding.
    """
    probability = target.holding_cost * cycle_length / target.stockout_cost
    if not probability < 1 or math.isinf(cycle_length):
        raise InvalidInput(
            "Holding a unit for a cycle costs {value} times what a unit short costs.",
            code="inventory.unreachable",
            remedy="Hold no stock, order more often, or check the two costs.",
            where="target",
            value=probability,
        )
    return probability
