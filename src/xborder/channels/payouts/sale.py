"""What a site collected for an order, and the day that counts for its payout."""

import datetime as dt

from attrs import field, frozen

from xborder.kind import typed
from xborder.money import Money
from xborder.money.amount import as_money


@frozen(kw_only=True, field_transformer=typed)
class Collected:
    """What a site holds for an order, or takes back for a refund.

    Attributes:
        order: The order.
        amount: What is left after the site's fees; negative for a refund.
        happened_on: The day of the trigger; for a refund the day it is taken.
    """

    order: str
    amount: Money = field(converter=as_money)
    happened_on: dt.date
