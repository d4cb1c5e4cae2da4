"""Channels: what a site and a payment cost, as dated and sourced schedules.

schedule = channels.schedule("amazon_us").for_seller(fulfilment="seller")
bill = schedule.bill(order)                  # each fee with its base, rule, day and source
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.channels.catalogue import SCHEDULES, schedule
    from xborder.channels.fees.bill import BillState, FeeBill, FeeLine, MissingAnswer
    from xborder.channels.fees.facts import FACTS
    from xborder.channels.fees.fee import Event, Fee, FeeKind, NotPriced, Part, Per
    from xborder.channels.fees.order import ChannelLine, ChannelOrder
    from xborder.channels.fees.scale import Piece, Scale, fixed, percent, portions, whole_price
    from xborder.channels.fees.schedule import FeeChange, FeeSchedule

_HOMES = {
    "FACTS": "fees.facts",
    "SCHEDULES": "catalogue",
    "BillState": "fees.bill",
    "ChannelLine": "fees.order",
    "ChannelOrder": "fees.order",
    "Event": "fees.fee",
    "Fee": "fees.fee",
    "FeeBill": "fees.bill",
    "FeeChange": "fees.schedule",
    "FeeKind": "fees.fee",
    "FeeLine": "fees.bill",
    "FeeSchedule": "fees.schedule",
    "MissingAnswer": "fees.bill",
    "NotPriced": "fees.fee",
    "Part": "fees.fee",
    "Per": "fees.fee",
    "Piece": "fees.scale",
    "Scale": "fees.scale",
    "fixed": "fees.scale",
    "percent": "fees.scale",
    "portions": "fees.scale",
    "schedule": "catalogue",
    "whole_price": "fees.scale",
}

__all__ = [
    "FACTS",
    "SCHEDULES",
    "BillState",
    "ChannelLine",
    "ChannelOrder",
    "Event",
    "Fee",
    "FeeBill",
    "FeeChange",
    "FeeKind",
    "FeeLine",
    "FeeSchedule",
    "MissingAnswer",
    "NotPriced",
    "Part",
    "Per",
    "Piece",
    "Scale",
    "fixed",
    "percent",
    "portions",
    "schedule",
    "whole_price",
]

front(globals(), _HOMES)
