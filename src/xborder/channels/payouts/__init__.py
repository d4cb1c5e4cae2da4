"""Payouts: when a site sends on what it collected, order by order."""

from xborder.channels.payouts.plan import Payout, PayoutPlan, payout_plan
from xborder.channels.payouts.rule import PayoutRule, PayoutTrigger
from xborder.channels.payouts.sale import Collected

__all__ = [
    "Collected",
    "Payout",
    "PayoutPlan",
    "PayoutRule",
    "PayoutTrigger",
    "payout_plan",
]
