"""Steps: the named amounts of a sale, each with what it stands on, and where it counts.

An amount is written as it is called: a fee of 5.25 is 5.25, and a fee that is given back is a
negative fee. The kind says whether it comes in or goes out, and which margin it enters.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.kind import of_kind
from xborder.money import Money
from xborder.money.amount import as_money
from xborder.number import exact
from xborder.source import Source


class Level(Choice):
    """Which figure of a waterfall an amount enters first."""

    NET_SALES = "net_sales"
    """What the buyer pays, less taxes that belong to the state."""
    MARGIN_1 = "margin_1"
    """After the goods, brought here."""
    MARGIN_2 = "margin_2"
    """After fulfilment, fees and returns."""
    MARGIN_3 = "margin_3"
    """After marketing."""
    APART = "apart"
    """No margin at all: tax that is paid and comes back."""


class Kind(Choice):
    """What an amount is."""

    SALE = "sale"
    """What the buyer pays for the goods, with the taxes inside."""
    SHIPPING_CHARGED = "shipping_charged"
    """What the buyer pays for delivery, with the taxes inside."""
    DISCOUNT = "discount"
    REFUND = "refund"
    """What goes back to buyers, with the taxes inside."""
    TAX_COLLECTED = "tax_collected"
    """Tax inside what the buyer pays, owed to a state."""
    GOODS = "goods"
    INBOUND = "inbound"
    """What brought the goods to stock: freight, inspection."""
    DUTY = "duty"
    IMPORT_TAX_LOST = "import_tax_lost"
    """Import VAT, GST or sales tax that nobody gives back."""
    FREIGHT = "freight"
    """What brings the goods to the buyer."""
    FULFILMENT = "fulfilment"
    STORAGE = "storage"
    CHANNEL_FEE = "channel_fee"
    PAYMENT_FEE = "payment_fee"
    RETURNS = "returns"
    """What returns cost: handling, goods that cannot be sold again, duty that stays paid."""
    FEE_TAX_LOST = "fee_tax_lost"
    """VAT on services and fees that nobody gives back."""
    ADVERTISING = "advertising"
    PROMOTION = "promotion"
    TAX_RECOVERABLE = "tax_recoverable"
    """Tax that is paid and comes back: it binds cash and costs nothing."""

    @property
    def level(self) -> Level:
        """The figure it enters first."""
        return _LEVELS[self]

    @property
    def sign(self) -> int:
        """1 for what comes in, -1 for what goes out."""
        return 1 if self in _COMES_IN else -1

    @property
    def is_lost_tax(self) -> bool:
        """Whether it is a tax that nobody gives back."""
        return self in {Kind.IMPORT_TAX_LOST, Kind.FEE_TAX_LOST}


_LEVELS: Final[Mapping[Kind, Level]] = {
    **dict.fromkeys(
        (Kind.SALE, Kind.SHIPPING_CHARGED, Kind.DISCOUNT, Kind.REFUND, Kind.TAX_COLLECTED),
        Level.NET_SALES,
    ),
    **dict.fromkeys(
        (Kind.GOODS, Kind.INBOUND, Kind.DUTY, Kind.IMPORT_TAX_LOST), Level.MARGIN_1
    ),
    **dict.fromkeys(
        (
            Kind.FREIGHT, Kind.FULFILMENT, Kind.STORAGE, Kind.CHANNEL_FEE, Kind.PAYMENT_FEE,
            Kind.RETURNS, Kind.FEE_TAX_LOST,
        ),
        Level.MARGIN_2,
    ),
    **dict.fromkeys((Kind.ADVERTISING, Kind.PROMOTION), Level.MARGIN_3),
    Kind.TAX_RECOVERABLE: Level.APART,
}  # fmt: skip
_COMES_IN: Final = frozenset({Kind.SALE, Kind.SHIPPING_CHARGED})


# A table of a hundred thousand lines makes half a million steps: what is of its kind passes at
# once, and an amount that is written as one before it is not read again. Shops have few prices.
_KINDS: Final[Mapping[str, Kind]] = {kind.value: kind for kind in Kind}
_MOST_AMOUNTS: Final = 16_384


def _kind(value: Any) -> Kind:
    if type(value) is Kind:
        return value
    known = _KINDS.get(value) if type(value) is str else None
    return Kind(value) if known is None else known


@lru_cache(maxsize=_MOST_AMOUNTS)
def _written(text: str) -> Money:
    return as_money(text)


def _amount(value: Any) -> Money:
    if type(value) is Money:
        return value
    return _written(value) if type(value) is str else as_money(value)


def _day(value: Any) -> dt.date | None:
    return value if value is None else of_kind(value, dt.date, "on")


def _name(value: Any) -> str:
    return value if type(value) is str else of_kind(value, str, "id")


def _band(value: Any) -> str:
    return value if type(value) is str else of_kind(value, str, "band")


def _rate(value: Any) -> Decimal | None:
    return None if value is None else exact(value, "rate")


def _base(value: Any) -> Money | None:
    return None if value is None else _amount(value)


def _source(value: Any) -> Source | None:
    if value is None or isinstance(value, Source):
        return value
    title = str(value)
    return Source(title=title) if title else None


@frozen(kw_only=True)
class Step:
    """One named amount of a sale.

    Attributes:
        kind: What it is.
        amount: How much, as it is called: a fee of 5.25 is 5.25; whole minor units.
        id: Its own name, such as ``"referral"``; the kind's if left out.
        base: What it was computed on.
        rate: The fraction of the base, if there is a single one.
        on: The day whose exchange rate converts it; the day of the sale if left out.
        source: Where rate or amount can be read.
        band: The band or row of a table that it was taken from, where that may change with the
            price: a search for prices sees by it where one ends.

    Raises:
        InvalidInput: The amount holds a fraction of a minor unit: round it first.

    Examples:
        >>> fee = Step(kind="channel_fee", amount="5.25 EUR", base="35.00 EUR", rate="0.15")
        >>> fee.id, fee.effect
        ('channel_fee', Money('-5.25 EUR'))
    """

    kind: Kind = field(converter=_kind)
    amount: Money = field(converter=_amount)
    id: str = field(default="", converter=_name)
    base: Money | None = field(default=None, converter=_base)
    rate: Decimal | None = field(default=None, converter=_rate)
    on: dt.date | None = field(default=None, converter=_day)
    source: Source | None = field(default=None, converter=_source)
    band: str = field(default="", converter=_band)

    def __attrs_post_init__(self) -> None:
        if self.amount.as_ratio()[1] != 1:
            raise InvalidInput(
                "{name} is {value}, which is not whole minor units.",
                code="margin.fraction",
                remedy="Round it first, with Rounding(mode=...).money(...).",
                where="amount",
                name=str(self.kind),
                value=str(self.amount),
            )
        if not self.id:
            object.__setattr__(self, "id", str(self.kind))

    @property
    def effect(self) -> Money:
        """What it does to the seller's money: positive comes in."""
        return self.amount if self.kind.sign > 0 else -self.amount
