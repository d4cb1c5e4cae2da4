"""Whether a rule may be about an item: by its origin, code and category, all else being open.

Examples:
    >>> from xborder.policy.vocabulary import All, HsIn, Is
    >>> lamp = Item(hs_code="940521", origin="CN", quantity=1, unit_price="20 USD")
    >>> may_concern(All(Is("item.origin", "CN"), HsIn("9405")), lamp)
    True
    >>> may_concern(Is("item.origin", "CA"), lamp)
    False
"""

import datetime as dt
from typing import Final

from xborder.policy.condition import (
    All,
    AnyOf,
    Condition,
    During,
    EveryLine,
    GoodsIn,
    HsIn,
    Is,
    Named,
    Not,
    Possibly,
    SomeLine,
    Stated,
)
from xborder.policy.ledger import NO, PERHAPS, YES
from xborder.trade import Item

LONGEST_ON_THE_WAY: Final = dt.timedelta(days=366)
"""How long before a day the dates of a parcel lie at the earliest that the law of the day meets."""


def may_concern(condition: Condition, item: Item, on: dt.date | None = None) -> bool:
    """Return whether a condition can hold for a parcel with an item in it.

    Args:
        condition: What a rule asks.
        item: An item whose origin, code and category are known or not.
        on: The day of the parcel, if it is known: a window that closed a year before is closed.
    """
    return _truth(condition, item, on) != NO


def _truth(condition: Condition, item: Item, on: dt.date | None) -> int:
    match condition:
        case All(conditions=parts):
            return min(_truth(part, item, on) for part in parts)
        case AnyOf(conditions=parts):
            return max(_truth(part, item, on) for part in parts)
        case Not(condition=part):
            return YES - _truth(part, item, on)
        case Named() | Stated() | Possibly() | SomeLine():
            return _truth(condition.condition, item, on)
        case EveryLine(condition=part):  # the lines beside this one are not known
            return min(_truth(part, item, on), PERHAPS)
        case During(end=dt.date() as end) if on and end <= on - LONGEST_ON_THE_WAY:
            return NO
        case _:
            return _of_the_goods(condition, item)


def _of_the_goods(condition: Condition, item: Item) -> int:
    match condition:
        case HsIn() if item.hs_code:
            return condition.covers(item.hs_code)
        case GoodsIn() if item.category in condition.categories:
            return YES
        case GoodsIn() if item.hs_code:
            return condition.scope.covers(item.hs_code)
        case GoodsIn() if item.category:
            return NO
        case Is(fact="item.origin", values=places) if item.origin:
            return YES if item.origin in places else NO
        case Is(fact="item.category", values=kinds) if item.category:
            return YES if item.category in kinds else NO
        case _:
            return PERHAPS
