"""What is filed: the returns, the sums for countries' own, and the sales that go into none."""

from decimal import Decimal

from attrs import frozen

from xborder.display import Brief
from xborder.messages import Text
from xborder.money import Money
from xborder.policy.supply import Taxation
from xborder.vat.returns.declaration import OneStopShopReturn


@frozen(kw_only=True)
class OwnReturnTotal:
    """What goes into a country's own return at one rate.

    Attributes:
        country: Where it is filed.
        kind: Which return, such as ``"domestic"``.
        period: Its period; empty if the authority sets it for the trader.
        taxation: What becomes of the sales.
        rate: The rate; ``None`` where none is borne.
        net: The sum without tax.
        tax: The tax.
        rows: How many rows of sales and refunds it sums.
    """

    country: str
    kind: str
    period: str
    taxation: Taxation
    rate: Decimal | None
    net: Money
    tax: Money
    rows: int


@frozen(kw_only=True)
class NotDeclared:
    """A sale that goes into no return of the seller.

    Attributes:
        id: Its number.
        reason: Why.
        decided: Whether the law is clear; ``False`` where a fact is missing or no rule fits.
    """

    id: str
    reason: Text
    decided: bool


@frozen(kw_only=True, repr=False)
class Filings(Brief):
    """What the seller files for some sales.

    Attributes:
        one_stop_shop: The returns of the one-stop shops, by scheme, state and period.
        own_returns: The sums for countries' own returns.
        not_declared: The sales that go into none.
        doubtful: The numbers of sales that are declared by an estimate.
    """

    one_stop_shop: tuple[OneStopShopReturn, ...]
    own_returns: tuple[OwnReturnTotal, ...]
    not_declared: tuple[NotDeclared, ...]
    doubtful: tuple[str, ...]
