"""Forwards: outright rates from curves or points, deals on them, and what these are worth.

A deal's base amount is bought if it is positive and sold if it is negative.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.fx.forwards.curve import ForwardCurve, covered_interest_parity, forward_points
    from xborder.fx.forwards.fixing import FIXING_RULES, FixingRule, fixing_rule
    from xborder.fx.forwards.forward import FxForward, Valuation
    from xborder.fx.forwards.non_deliverable import NonDeliverableForward
    from xborder.fx.forwards.points import PointsCurve
    from xborder.fx.forwards.swap import (
        CurrencySwap,
        FxSwap,
        RolledForward,
        SwapPayment,
        roll_forward,
    )
    from xborder.fx.forwards.window import WindowForward, WindowValue, worst_rate
    from xborder.fx.forwards.yields import implied_yield

_HOMES = {
    "CurrencySwap": "swap",
    "FIXING_RULES": "fixing",
    "FixingRule": "fixing",
    "ForwardCurve": "curve",
    "FxForward": "forward",
    "FxSwap": "swap",
    "NonDeliverableForward": "non_deliverable",
    "PointsCurve": "points",
    "RolledForward": "swap",
    "SwapPayment": "swap",
    "Valuation": "forward",
    "WindowForward": "window",
    "WindowValue": "window",
    "covered_interest_parity": "curve",
    "fixing_rule": "fixing",
    "forward_points": "curve",
    "implied_yield": "yields",
    "roll_forward": "swap",
    "worst_rate": "window",
}

__all__ = [
    "FIXING_RULES",
    "CurrencySwap",
    "FixingRule",
    "ForwardCurve",
    "FxForward",
    "FxSwap",
    "NonDeliverableForward",
    "PointsCurve",
    "RolledForward",
    "SwapPayment",
    "Valuation",
    "WindowForward",
    "WindowValue",
    "covered_interest_parity",
    "fixing_rule",
    "forward_points",
    "implied_yield",
    "roll_forward",
    "worst_rate",
]

front(globals(), _HOMES)
