"""Forwards: outright rates from curves or points, deals on them, and what these are worth.

A deal's base amount is bought if it is positive and sold if it is negative.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.fx.forwards.curve import ForwardCurve, covered_interest_parity, forward_points
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

_HOMES = {
    "CurrencySwap": "swap",
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
    "forward_points": "curve",
    "roll_forward": "swap",
    "worst_rate": "window",
}

__all__ = [
    "CurrencySwap",
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
    "forward_points",
    "roll_forward",
    "worst_rate",
]

front(globals(), _HOMES)
