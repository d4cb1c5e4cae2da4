"""Currency options: prices, Greeks, volatilities, strikes from deltas, and structures of them.

Domestic is the pair's quote currency, foreign its base currency; everything is per one unit of
foreign. Arrays go through numpy and scipy, which the ``stats`` extra brings.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.fx.options.collars import Collar, collar, zero_cost_collar
    from xborder.fx.options.delta import (
        AtmConvention,
        DeltaConvention,
        atm_strike,
        option_delta,
        strike_from_delta,
    )
    from xborder.fx.options.direction import Direction
    from xborder.fx.options.implied import implied_volatility
    from xborder.fx.options.inverse_columns import (
        implied_volatility_columns,
        strike_from_delta_columns,
    )
    from xborder.fx.options.option import OptionKind, OptionValue, elasticity, garman_kohlhagen
    from xborder.fx.options.option_columns import OptionColumns, garman_kohlhagen_columns
    from xborder.fx.options.option_market import OptionMarket
    from xborder.fx.options.participating import ParticipatingForward
    from xborder.fx.options.premium import Premium

_HOMES = {
    "AtmConvention": "delta",
    "Collar": "collars",
    "DeltaConvention": "delta",
    "Direction": "direction",
    "OptionColumns": "option_columns",
    "OptionKind": "option",
    "OptionMarket": "option_market",
    "OptionValue": "option",
    "ParticipatingForward": "participating",
    "Premium": "premium",
    "atm_strike": "delta",
    "collar": "collars",
    "elasticity": "option",
    "garman_kohlhagen": "option",
    "garman_kohlhagen_columns": "option_columns",
    "implied_volatility": "implied",
    "implied_volatility_columns": "inverse_columns",
    "option_delta": "delta",
    "strike_from_delta": "delta",
    "strike_from_delta_columns": "inverse_columns",
    "zero_cost_collar": "collars",
}

__all__ = [
    "AtmConvention",
    "Collar",
    "DeltaConvention",
    "Direction",
    "OptionColumns",
    "OptionKind",
    "OptionMarket",
    "OptionValue",
    "ParticipatingForward",
    "Premium",
    "atm_strike",
    "collar",
    "elasticity",
    "garman_kohlhagen",
    "garman_kohlhagen_columns",
    "implied_volatility",
    "implied_volatility_columns",
    "option_delta",
    "strike_from_delta",
    "strike_from_delta_columns",
    "zero_cost_collar",
]

front(globals(), _HOMES)
