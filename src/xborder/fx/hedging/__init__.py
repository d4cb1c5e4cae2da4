"""Hedging: a day's market, a policy, the plan it leads to, and what else could be done.

Rates are home currency per one unit of the foreign one. A hedge's ``covers`` has the sign of the
exposure it covers: positive sells the currency forward.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.fx.hedging.alternatives import (
        Alternative,
        collar_alternative,
        do_nothing,
        forward_alternative,
        money_market_alternative,
        option_alternative,
        reinvestment_break_even,
        window_alternative,
    )
    from xborder.fx.hedging.backtest import BackTest, BackTestQuarter, back_test
    from xborder.fx.hedging.comparison import ComparedAlternatives, compare_alternatives
    from xborder.fx.hedging.hedge import Hedge, blended_rate, cost_of_carry, effective_rate
    from xborder.fx.hedging.market import Market
    from xborder.fx.hedging.plan import BucketPlan, HedgePlan, PlannedTrade
    from xborder.fx.hedging.programme import HedgeProgramme, TradeTo
    from xborder.fx.hedging.schedule import (
        Band,
        BandedSchedule,
        Layer,
        LayeredSchedule,
        MicroHedgingSchedule,
        RollingSchedule,
        Schedule,
        StaticSchedule,
        TenorBand,
    )
    from xborder.fx.hedging.ticket import allocate, split_ticket

_HOMES = {
    "Alternative": "alternatives",
    "BackTest": "backtest",
    "BackTestQuarter": "backtest",
    "Band": "schedule",
    "BandedSchedule": "schedule",
    "BucketPlan": "plan",
    "ComparedAlternatives": "comparison",
    "Hedge": "hedge",
    "HedgePlan": "plan",
    "HedgeProgramme": "programme",
    "Layer": "schedule",
    "LayeredSchedule": "schedule",
    "Market": "market",
    "MicroHedgingSchedule": "schedule",
    "PlannedTrade": "plan",
    "RollingSchedule": "schedule",
    "Schedule": "schedule",
    "StaticSchedule": "schedule",
    "TenorBand": "schedule",
    "TradeTo": "programme",
    "allocate": "ticket",
    "back_test": "backtest",
    "blended_rate": "hedge",
    "collar_alternative": "alternatives",
    "compare_alternatives": "comparison",
    "cost_of_carry": "hedge",
    "do_nothing": "alternatives",
    "effective_rate": "hedge",
    "forward_alternative": "alternatives",
    "money_market_alternative": "alternatives",
    "option_alternative": "alternatives",
    "reinvestment_break_even": "alternatives",
    "split_ticket": "ticket",
    "window_alternative": "alternatives",
}

__all__ = [
    "Alternative",
    "BackTest",
    "BackTestQuarter",
    "Band",
    "BandedSchedule",
    "BucketPlan",
    "ComparedAlternatives",
    "Hedge",
    "HedgePlan",
    "HedgeProgramme",
    "Layer",
    "LayeredSchedule",
    "Market",
    "MicroHedgingSchedule",
    "PlannedTrade",
    "RollingSchedule",
    "Schedule",
    "StaticSchedule",
    "TenorBand",
    "TradeTo",
    "allocate",
    "back_test",
    "blended_rate",
    "collar_alternative",
    "compare_alternatives",
    "cost_of_carry",
    "do_nothing",
    "effective_rate",
    "forward_alternative",
    "money_market_alternative",
    "option_alternative",
    "reinvestment_break_even",
    "split_ticket",
    "window_alternative",
]

front(globals(), _HOMES)
