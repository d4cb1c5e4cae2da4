"""Channels: what a site and a payment cost, as dated and sourced schedules.

schedule = channels.schedule("amazon_us").for_seller(fulfilment="seller")
bill = schedule.bill(order)                  # each fee with its base, rule, day and source
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.channels import entry, payouts, settlement, standards, storage
    from xborder.channels.catalogue import SCHEDULES, schedule
    from xborder.channels.concentration import dependence
    from xborder.channels.entry.plan import entry_plan
    from xborder.channels.fees.bill import BillState, FeeBill, FeeLine, MissingAnswer
    from xborder.channels.fees.cancellation import Cancellation
    from xborder.channels.fees.change import FeeChange
    from xborder.channels.fees.facts import FACTS
    from xborder.channels.fees.fee import Event, Fee, FeeKind, InPart, NotPriced, Part, Per
    from xborder.channels.fees.order import ChannelLine, ChannelOrder
    from xborder.channels.fees.scale import Piece, Scale, fixed, percent, portions, whole_price
    from xborder.channels.fees.schedule import FeeSchedule
    from xborder.channels.fees.vat import vat_on_fees
    from xborder.channels.payments import PaymentMethod, best_methods, payment_cost
    from xborder.channels.payouts.plan import PayoutPlan, payout_plan
    from xborder.channels.payouts.rule import PayoutRule
    from xborder.channels.payouts.sale import Collected

_HOMES = {
    "FACTS": "fees.facts",
    "SCHEDULES": "catalogue",
    "BillState": "fees.bill",
    "Cancellation": "fees.cancellation",
    "ChannelLine": "fees.order",
    "ChannelOrder": "fees.order",
    "Event": "fees.fee",
    "Fee": "fees.fee",
    "FeeBill": "fees.bill",
    "FeeChange": "fees.change",
    "FeeKind": "fees.fee",
    "FeeLine": "fees.bill",
    "FeeSchedule": "fees.schedule",
    "InPart": "fees.fee",
    "MissingAnswer": "fees.bill",
    "NotPriced": "fees.fee",
    "Part": "fees.fee",
    "Per": "fees.fee",
    "Piece": "fees.scale",
    "Scale": "fees.scale",
    "fixed": "fees.scale",
    "Collected": "payouts.sale",
    "PayoutPlan": "payouts.plan",
    "PayoutRule": "payouts.rule",
    "payout_plan": "payouts.plan",
    "PaymentMethod": "payments",
    "payment_cost": "payments",
    "best_methods": "payments",
    "dependence": "concentration",
    "entry_plan": "entry.plan",
    "percent": "fees.scale",
    "portions": "fees.scale",
    "schedule": "catalogue",
    "vat_on_fees": "fees.vat",
    "whole_price": "fees.scale",
}
_ROOMS = ("entry", "payouts", "settlement", "standards", "storage")

__all__ = [
    "FACTS",
    "SCHEDULES",
    "BillState",
    "Cancellation",
    "ChannelLine",
    "ChannelOrder",
    "Collected",
    "Event",
    "Fee",
    "FeeBill",
    "FeeChange",
    "FeeKind",
    "FeeLine",
    "FeeSchedule",
    "InPart",
    "MissingAnswer",
    "NotPriced",
    "Part",
    "PaymentMethod",
    "PayoutPlan",
    "PayoutRule",
    "Per",
    "Piece",
    "Scale",
    "best_methods",
    "dependence",
    "entry",
    "entry_plan",
    "fixed",
    "payment_cost",
    "payout_plan",
    "payouts",
    "percent",
    "portions",
    "schedule",
    "settlement",
    "standards",
    "storage",
    "vat_on_fees",
    "whole_price",
]

front(globals(), _HOMES, rooms=_ROOMS)
