"""Exposure: what will be received or paid in each currency, when, and how sure it is.

Amounts are exact decimals, so that netting loses nothing; positive is to be received.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.fx.exposure.exposure import Exposure, ExposureStage
    from xborder.fx.exposure.netting import (
        Bucketing,
        HomeTotal,
        NetPosition,
        net_positions,
        total_in,
    )
    from xborder.fx.exposure.open_days import open_by_day
    from xborder.fx.exposure.payouts import PAYOUT_TERMS, PayoutTerms, payout_terms
    from xborder.fx.exposure.settlement import (
        SettlementCycle,
        SettlementDay,
        SettlementProjection,
        SteadyState,
    )

_HOMES = {
    "Bucketing": "netting",
    "Exposure": "exposure",
    "ExposureStage": "exposure",
    "HomeTotal": "netting",
    "NetPosition": "netting",
    "PAYOUT_TERMS": "payouts",
    "PayoutTerms": "payouts",
    "SettlementCycle": "settlement",
    "SettlementDay": "settlement",
    "SettlementProjection": "settlement",
    "SteadyState": "settlement",
    "net_positions": "netting",
    "open_by_day": "open_days",
    "payout_terms": "payouts",
    "total_in": "netting",
}

__all__ = [
    "PAYOUT_TERMS",
    "Bucketing",
    "Exposure",
    "ExposureStage",
    "HomeTotal",
    "NetPosition",
    "PayoutTerms",
    "SettlementCycle",
    "SettlementDay",
    "SettlementProjection",
    "SteadyState",
    "net_positions",
    "open_by_day",
    "payout_terms",
    "total_in",
]

front(globals(), _HOMES)
