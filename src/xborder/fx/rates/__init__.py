"""Rates and dates: pairs, two-way prices, boards of quotes, interest, curves, value dates.

A rate is so many units of the pair's quote currency for one unit of its base, a float64.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.fx.rates.amount import ModelAmount
    from xborder.fx.rates.board import CrossRate, RateBoard
    from xborder.fx.rates.curves import DiscountCurve, Discounting, FlatCurve
    from xborder.fx.rates.interest import Compounding, DayCount, InterestRate, money_market_basis
    from xborder.fx.rates.pair import CurrencyPair, currency_code
    from xborder.fx.rates.quote import CustomerRate, LockedQuote, TwoWayRate
    from xborder.fx.rates.value_dates import ValueDates, spot_lag_days

_HOMES = {
    "Compounding": "interest",
    "CrossRate": "board",
    "CurrencyPair": "pair",
    "CustomerRate": "quote",
    "DayCount": "interest",
    "DiscountCurve": "curves",
    "Discounting": "curves",
    "FlatCurve": "curves",
    "InterestRate": "interest",
    "LockedQuote": "quote",
    "ModelAmount": "amount",
    "RateBoard": "board",
    "TwoWayRate": "quote",
    "ValueDates": "value_dates",
    "currency_code": "pair",
    "money_market_basis": "interest",
    "spot_lag_days": "value_dates",
}

__all__ = [
    "Compounding",
    "CrossRate",
    "CurrencyPair",
    "CustomerRate",
    "DayCount",
    "DiscountCurve",
    "Discounting",
    "FlatCurve",
    "InterestRate",
    "LockedQuote",
    "ModelAmount",
    "RateBoard",
    "TwoWayRate",
    "ValueDates",
    "currency_code",
    "money_market_basis",
    "spot_lag_days",
]

front(globals(), _HOMES)
