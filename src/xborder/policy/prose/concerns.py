"""Whether a rule may be about an item: by its origin and code alone, all else being open.

Examples:
    >>> from xborder.policy.vocabulary import All, HsIn, Is
    >>> lamp = Item(hs_code="940521", origin="CN", quantity=1, unit_price="20 USD")
    >>> may_concern(All(Is("item.origin", "CN"), HsIn("9405")), lamp)
    True
    >>> may_concern(Is("item.origin", "CA"), lamp)
    False
"""

from xborder.policy.condition import (
    All,
    AnyOf,
    Condition,
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


def may_concern(condition: Condition, item: Item) -> bool:
    """Return whether a condition can hold for a parcel with an item in it.

    Args:
        condition: What a rule asks.
        item: An item whose origin and code are known or not.
    """
    return _truth(condition, item) != NO


def _truth(condition: Condition, item: Item) -> int:
    match condition:
        case All(conditions=parts):
            return min(_truth(part, item) for part in parts)
        case AnyOf(conditions=parts):
            return max(_truth(part, item) for part in parts)
        case Not(condition=part):
            return YES - _truth(part, item)
        case Named() | Stated() | Possibly() | SomeLine():
            return _truth(condition.condition, item)
        case HsIn() if item.hs_code:
            return condition.covers(item.hs_code)
        case Is(fact="item.origin", values=places) if item.origin:
            return YES if item.origin in places else NO
        case _:
            return PERHAPS
