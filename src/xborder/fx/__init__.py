"""Currency risk for a merchant, from the price list to the bank.

Each room is a sub-package with a front of its own, in the order in which they build on each other:

    rates        pairs, two-way rates, boards, interest and curves, value dates
    forwards     outright rates, forwards, swaps, windows, non-deliverable forwards
    options      prices and Greeks, volatilities, strikes from deltas, collars
    exposure     what is received and paid when, netting, settlement cycles, payout terms
    hedging      markets, programmes, plans, alternatives, back-tests
    risk         volatility, correlation, value at risk, cash-flow-at-risk
    pricing      margins, repricing, the cost of a conversion
    accounting   standards, designation, effectiveness, realised and unrealised differences

A tenth room, ``numerics``, holds the numerical steps that several of them share; it is their own.

The names here are those that most programs need. Rates are float64, quote currency per one unit of
base; amounts of exposure are exact decimals; what a model computes is a ``ModelAmount`` and becomes
money by a rounding rule alone. Nothing is loaded before it is used, and numpy and scipy only where
arrays are asked for.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.fx import accounting, exposure, forwards, hedging, options, pricing, rates, risk
    from xborder.fx.exposure.exposure import Exposure
    from xborder.fx.exposure.netting import net_positions
    from xborder.fx.exposure.payouts import payout_terms
    from xborder.fx.exposure.settlement import SettlementCycle
    from xborder.fx.forwards.curve import ForwardCurve
    from xborder.fx.forwards.forward import FxForward
    from xborder.fx.hedging.backtest import back_test
    from xborder.fx.hedging.comparison import compare_alternatives
    from xborder.fx.hedging.hedge import Hedge
    from xborder.fx.hedging.market import Market
    from xborder.fx.hedging.programme import HedgeProgramme
    from xborder.fx.hedging.schedule import (
        Band,
        BandedSchedule,
        Layer,
        LayeredSchedule,
        RollingSchedule,
    )
    from xborder.fx.options.option import garman_kohlhagen
    from xborder.fx.pricing.margin import UnitEconomics
    from xborder.fx.pricing.repricing import RateCorridor, reprice
    from xborder.fx.rates.amount import ModelAmount
    from xborder.fx.rates.board import RateBoard
    from xborder.fx.rates.curves import DiscountCurve, FlatCurve
    from xborder.fx.rates.interest import InterestRate
    from xborder.fx.rates.pair import CurrencyPair
    from xborder.fx.rates.quote import TwoWayRate
    from xborder.fx.rates.value_dates import ValueDates
    from xborder.fx.risk.cash_flows import cash_flow_at_risk
    from xborder.fx.risk.correlation import Correlation

_HOMES = {
    "Band": "hedging.schedule",
    "BandedSchedule": "hedging.schedule",
    "Correlation": "risk.correlation",
    "CurrencyPair": "rates.pair",
    "DiscountCurve": "rates.curves",
    "Exposure": "exposure.exposure",
    "FlatCurve": "rates.curves",
    "ForwardCurve": "forwards.curve",
    "FxForward": "forwards.forward",
    "Hedge": "hedging.hedge",
    "HedgeProgramme": "hedging.programme",
    "InterestRate": "rates.interest",
    "Layer": "hedging.schedule",
    "LayeredSchedule": "hedging.schedule",
    "Market": "hedging.market",
    "ModelAmount": "rates.amount",
    "RateBoard": "rates.board",
    "RateCorridor": "pricing.repricing",
    "RollingSchedule": "hedging.schedule",
    "SettlementCycle": "exposure.settlement",
    "TwoWayRate": "rates.quote",
    "UnitEconomics": "pricing.margin",
    "ValueDates": "rates.value_dates",
    "back_test": "hedging.backtest",
    "cash_flow_at_risk": "risk.cash_flows",
    "compare_alternatives": "hedging.comparison",
    "garman_kohlhagen": "options.option",
    "net_positions": "exposure.netting",
    "payout_terms": "exposure.payouts",
    "reprice": "pricing.repricing",
}

_ROOMS = (
    "accounting",
    "exposure",
    "forwards",
    "hedging",
    "options",
    "pricing",
    "rates",
    "risk",
)

__all__ = [
    "Band",
    "BandedSchedule",
    "Correlation",
    "CurrencyPair",
    "DiscountCurve",
    "Exposure",
    "FlatCurve",
    "ForwardCurve",
    "FxForward",
    "Hedge",
    "HedgeProgramme",
    "InterestRate",
    "Layer",
    "LayeredSchedule",
    "Market",
    "ModelAmount",
    "RateBoard",
    "RateCorridor",
    "RollingSchedule",
    "SettlementCycle",
    "TwoWayRate",
    "UnitEconomics",
    "ValueDates",
    "accounting",
    "back_test",
    "cash_flow_at_risk",
    "compare_alternatives",
    "exposure",
    "forwards",
    "garman_kohlhagen",
    "hedging",
    "net_positions",
    "options",
    "payout_terms",
    "pricing",
    "rates",
    "reprice",
    "risk",
]

front(globals(), _HOMES, rooms=_ROOMS)
