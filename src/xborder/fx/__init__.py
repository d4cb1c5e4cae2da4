"""Currency risk for a merchant: rates, exposure, hedges, programmes, risk, margin, accounting.

Rates are float64, quote currency per one unit of base. Amounts of exposure are exact decimals;
what a model computes is a :class:`ModelAmount` and becomes money by a rounding rule alone.
Names are loaded when first used, and numpy and scipy only where arrays are asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

_NAMES = {
    "AtmConvention": "delta",
    "Collar": "strategy",
    "Compounding": "interest",
    "CrossRate": "board",
    "CurrencyPair": "pair",
    "CurrencySwap": "swap",
    "CustomerRate": "quote",
    "DayCount": "interest",
    "DeltaConvention": "delta",
    "DiscountCurve": "interest",
    "FlatCurve": "interest",
    "ForwardCurve": "forward",
    "FxForward": "forward",
    "FxSwap": "swap",
    "InterestRate": "interest",
    "LockedQuote": "quote",
    "ModelAmount": "amount",
    "NonDeliverableForward": "forward",
    "OptionColumns": "batch",
    "OptionKind": "option",
    "OptionMarket": "strategy",
    "OptionValue": "option",
    "ParticipatingForward": "strategy",
    "PointsCurve": "forward",
    "Premium": "implied",
    "RateBoard": "board",
    "Side": "strategy",
    "TwoWayRate": "quote",
    "Valuation": "forward",
    "ValueDates": "dates",
    "WindowForward": "forward",
    "atm_strike": "delta",
    "collar": "strategy",
    "covered_interest_parity": "forward",
    "elasticity": "option",
    "forward_points": "forward",
    "garman_kohlhagen": "option",
    "garman_kohlhagen_columns": "batch",
    "implied_volatility": "implied",
    "money_market_basis": "interest",
    "option_delta": "delta",
    "roll_forward": "swap",
    "spot_lag_days": "dates",
    "strike_from_delta": "delta",
    "worst_rate": "forward",
    "zero_cost_collar": "strategy",
}

if TYPE_CHECKING:
    from xborder.fx.amount import ModelAmount
    from xborder.fx.batch import OptionColumns, garman_kohlhagen_columns
    from xborder.fx.board import CrossRate, RateBoard
    from xborder.fx.dates import ValueDates, spot_lag_days
    from xborder.fx.delta import (
        AtmConvention,
        DeltaConvention,
        atm_strike,
        option_delta,
        strike_from_delta,
    )
    from xborder.fx.forward import (
        ForwardCurve,
        FxForward,
        NonDeliverableForward,
        PointsCurve,
        Valuation,
        WindowForward,
        covered_interest_parity,
        forward_points,
        worst_rate,
    )
    from xborder.fx.implied import Premium, implied_volatility
    from xborder.fx.interest import (
        Compounding,
        DayCount,
        DiscountCurve,
        FlatCurve,
        InterestRate,
        money_market_basis,
    )
    from xborder.fx.option import OptionKind, OptionValue, elasticity, garman_kohlhagen
    from xborder.fx.pair import CurrencyPair
    from xborder.fx.quote import CustomerRate, LockedQuote, TwoWayRate
    from xborder.fx.strategy import (
        Collar,
        OptionMarket,
        ParticipatingForward,
        Side,
        collar,
        zero_cost_collar,
    )
    from xborder.fx.swap import CurrencySwap, FxSwap, roll_forward

__all__ = [
    "AtmConvention",
    "Collar",
    "Compounding",
    "CrossRate",
    "CurrencyPair",
    "CurrencySwap",
    "CustomerRate",
    "DayCount",
    "DeltaConvention",
    "DiscountCurve",
    "FlatCurve",
    "ForwardCurve",
    "FxForward",
    "FxSwap",
    "InterestRate",
    "LockedQuote",
    "ModelAmount",
    "NonDeliverableForward",
    "OptionColumns",
    "OptionKind",
    "OptionMarket",
    "OptionValue",
    "ParticipatingForward",
    "PointsCurve",
    "Premium",
    "RateBoard",
    "Side",
    "TwoWayRate",
    "Valuation",
    "ValueDates",
    "WindowForward",
    "atm_strike",
    "collar",
    "covered_interest_parity",
    "elasticity",
    "forward_points",
    "garman_kohlhagen",
    "garman_kohlhagen_columns",
    "implied_volatility",
    "money_market_basis",
    "option_delta",
    "roll_forward",
    "spot_lag_days",
    "strike_from_delta",
    "worst_rate",
    "zero_cost_collar",
]


def __getattr__(name: str) -> Any:
    module = _NAMES.get(name)
    if module is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_NAMES})
