"""A consignment: what one seller sends one buyer at one time, and on which terms."""

import datetime as dt
import functools
from collections.abc import Mapping, Sequence, Sized
from typing import TYPE_CHECKING, Annotated, Any, Final, Self

from pydantic import BeforeValidator, Field, StrictBool, StrictStr, model_validator

from xborder.choice import Choice
from xborder.document import Document, TextSet
from xborder.errors import InvalidInput, InvalidType, at_the_door, of_the_whole
from xborder.money import Money
from xborder.trade.agreement import (
    check_coupons,
    check_discount,
    check_marketplace,
    check_part,
    check_services,
    refuse_two_taxes,
)
from xborder.trade.country import Country
from xborder.trade.field import Date, Name, Names, Sum, WorkingDays
from xborder.trade.home_tax import HomeTax
from xborder.trade.incoterm import Incoterm, IncotermWord
from xborder.trade.item import Item
from xborder.trade.party import Buyer, PartyKind, PartyKindWord, Seller
from xborder.trade.terms import (
    Channel,
    ChannelWord,
    Collector,
    CollectorWord,
    PriceBasis,
    PriceBasisWord,
    TransportMode,
    TransportModeWord,
)


class Event(Choice):
    """A moment in a consignment's life that a rule may read the date of."""

    ORDER = "order"
    LOADING = "loading"
    EXPORT = "export"
    IMPORT_ENTRY = "import_entry"
    RELEASE = "release"


class Dates(Document):
    """The days of a consignment's events, where they are not the day of the consignment.

    Attributes:
        order: The day the buyer ordered and paid.
        loading: The day the goods were loaded on the final means of transport.
        export: The day they left the country of export.
        import_entry: The day the import was declared.
        release: The day customs released them.
    """

    order: Date | None = None
    loading: Date | None = None
    export: Date | None = None
    import_entry: Date | None = None
    release: Date | None = None


class Fee(Document):
    """A charge of the caller's own, such as a carrier's disbursement fee.

    Attributes:
        name: What it is called.
        amount: How much.
        taxable: Whether it belongs to the base of the import tax.
        collector: Who takes it.
    """

    name: Name
    amount: Sum
    taxable: StrictBool
    collector: Collector = Collector.CARRIER

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            name: str,
            amount: Money | str,
            taxable: bool,
            collector: Collector | CollectorWord = ...,
        ) -> None: ...


class Assumption(Document):
    """What the caller takes for granted about an unknown fact; the quote is then an estimate.

    Attributes:
        fact: The fact, such as ``"seller.ioss"``.
        value: What it is taken to be.
    """

    fact: Name
    value: StrictBool | StrictStr


def assumed(value: object) -> object:
    """Return assumptions as a document takes them: a mapping of facts is read as their list."""
    if isinstance(value, Mapping):
        return tuple({"fact": fact, "value": value[fact]} for fact in sorted(value, key=str))
    return value


MOST_LINES: Final = 10_000
"""The most lines of a consignment: more are several consignments."""
_MOST_OTHERS: Final = 100


@at_the_door
def _lines(value: object) -> object:
    """Return the lines as they are given: a list, and not too long to look at."""
    if isinstance(value, Item | Mapping | str):
        raise InvalidType(
            "{value} is not a list of items.",
            code="items.type",
            remedy="Give a list, of one item too: items=[Item(...)].",
            value=value if isinstance(value, str) else type(value).__name__,
        )
    return _at_most(MOST_LINES, value)


@at_the_door
def _few(value: object) -> object:
    return _at_most(_MOST_OTHERS, value)


def _at_most(most: int, value: object) -> object:
    # Before any of them is read: to say what is wrong with each of a million takes minutes.
    if isinstance(value, Sized) and len(value) > most:
        raise InvalidInput(
            "There are {value} of them, more than {most}.",
            code="document.size",
            remedy="Give at most {most}.",
            value=len(value),
            most=most,
        )
    return value


@functools.cache  # documents are frozen: one that says nothing serves every parcel
def _own_day() -> Dates:
    return Dates()


@functools.cache
def _unknown_seller() -> Seller:
    return Seller()


@functools.cache
def _unknown_buyer() -> Buyer:
    return Buyer()


class Consignment(Document):
    """What one seller sends one buyer at one time.

    Attributes:
        ship_from: The country it is sent from.
        ship_to: The country or customs territory it is sent to.
        region: The region of the destination: a code of ISO 3166-2 with or without the country,
            or its name.
        postcode: The postcode of the destination. Region and postcode tell the Canaries from
            Spain, Northern Ireland from Great Britain; without either, ``ship_to`` is taken for
            the ordinary part of the country.
        ship_from_region: The region it is sent from, likewise.
        ship_from_postcode: The postcode it is sent from, likewise.
        on: The day of the sale and of every event that ``dates`` does not name.
        dates: The days of single events.
        items: The lines, at least one.
        prices: What the prices include: ``net``, ``tax_included`` or ``landed``; to be said.
        incoterm: Who pays which leg; ``None`` if not agreed.
        shipping: The price of carriage to the buyer, before any discount; ``"0 EUR"`` where it
            is free from the start, ``None`` if unknown.
        shipping_after_border: The part of it that falls after the border of the destination.
        shipping_discount: How much of the price of carriage the seller waives.
        insurance: What is charged for insurance; ``None`` if nothing is.
        coupon: A discount on the goods at the seller's cost.
        platform_coupon: A discount on the goods at a platform's cost.
        discount: A discount on the whole order at the seller's cost, goods and shipping alike: it
            is shared over what they still cost after all other discounts, and takes off at most
            that.
        home_tax: The seller's own VAT inside all prices that the seller asks: of items, shipping,
            insurance and discounts. It is taken out first, line by line and to the cent; fees and
            stated customs values hold none.
        fees: The caller's own charges.
        carrier: The carrier whose fees for declaring the parcel and advancing what it owes are
            counted, by the name of its price list, such as ``"swiss_post"``; none are if ``None``.
        carrier_services: What else is asked of the carrier, by the names of its services, such as
            ``"border_surcharge"``.
        storage_days: The working days that the parcel lies with the carrier before it is fetched.
        transport: How it travels across the border; ``None`` if unknown.
        channel: Where the sale was made. A sale through a marketplace must say so.
        marketplace: The marketplace's name.
        seller: Who sells.
        buyer: Who buys.
        gift: Whether it is sent free of charge from one private person to another. A relief for
            gifts must be claimed, so it is ``False`` unless said; what a business sends or
            receives, or a marketplace sold, is none, whatever is said.
        sender: Whether a private person or a business sends it, for gifts.
        elections: The schemes that the caller elects, by their ids.
        assumptions: What the caller takes for granted about unknown facts; a mapping is welcome.

    Raises:
        pydantic.ValidationError: A fact cannot be used; ``xborder.problems`` lists them.

    Examples:
        >>> parcel = Consignment(
        ...     ship_from="CN", ship_to="DE", on=dt.date(2026, 11, 21),
        ...     items=[Item(quantity=2, unit_price="19.90 EUR")], shipping="4.50 EUR",
        ...     prices="net", incoterm="DDP", seller=Seller(registrations={"IOSS"}),
        ... )
        >>> parcel.goods_value, parcel.day_of("order")
        (Money('39.80 EUR'), datetime.date(2026, 11, 21))
        >>> parcel.replace(shipping="0 EUR").shipping
        Money('0.00 EUR')
    """

    ship_from: Country
    ship_to: Country
    region: Name | None = None
    postcode: Name | None = None
    ship_from_region: Name | None = None
    ship_from_postcode: Name | None = None
    on: Date
    dates: Dates = Field(default_factory=_own_day)
    items: Annotated[tuple[Item, ...], BeforeValidator(_lines)]
    prices: PriceBasis
    incoterm: Incoterm | None = None
    shipping: Sum | None = None
    shipping_after_border: Sum | None = None
    shipping_discount: Sum | None = None
    insurance: Sum | None = None
    coupon: Sum | None = None
    platform_coupon: Sum | None = None
    discount: Sum | None = None
    home_tax: HomeTax | None = None
    fees: Annotated[tuple[Fee, ...], BeforeValidator(_few)] = ()
    carrier: Name | None = None
    carrier_services: Annotated[Names, BeforeValidator(_few)] = frozenset()
    storage_days: WorkingDays | None = None
    transport: TransportMode | None = None
    channel: Channel = Channel.OWN_SHOP
    marketplace: Name | None = None
    seller: Seller = Field(default_factory=_unknown_seller)
    buyer: Buyer = Field(default_factory=_unknown_buyer)
    gift: StrictBool = False
    sender: PartyKind | None = None
    elections: Annotated[Names, BeforeValidator(_few)] = frozenset()
    assumptions: Annotated[tuple[Assumption, ...], BeforeValidator(assumed)] = ()

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            ship_from: str,
            ship_to: str,
            region: str | None = ...,
            postcode: str | None = ...,
            ship_from_region: str | None = ...,
            ship_from_postcode: str | None = ...,
            on: dt.date,
            dates: Dates = ...,
            items: Sequence[Item],
            prices: PriceBasis | PriceBasisWord,
            incoterm: Incoterm | IncotermWord | None = ...,
            shipping: Money | str | None = ...,
            shipping_after_border: Money | str | None = ...,
            shipping_discount: Money | str | None = ...,
            insurance: Money | str | None = ...,
            coupon: Money | str | None = ...,
            platform_coupon: Money | str | None = ...,
            discount: Money | str | None = ...,
            home_tax: HomeTax | Mapping[str, str] | None = ...,
            fees: Sequence[Fee] = ...,
            carrier: str | None = ...,
            carrier_services: TextSet = ...,
            storage_days: int | None = ...,
            transport: TransportMode | TransportModeWord | None = ...,
            channel: Channel | ChannelWord = ...,
            marketplace: str | None = ...,
            seller: Seller = ...,
            buyer: Buyer = ...,
            gift: bool = ...,
            sender: PartyKind | PartyKindWord | None = ...,
            elections: TextSet = ...,
            assumptions: Sequence[Assumption] | Mapping[str, bool | str] = ...,
        ) -> None: ...

    def day_of(self, event: Event | str) -> dt.date:
        """Return the day of an event: as stated in ``dates``, or else the consignment's own.

        Raises:
            InvalidInput: There is no such event.
        """
        stated: dt.date | None = getattr(self.dates, Event(event))
        return stated or self.on

    @property
    def is_private_gift(self) -> bool:
        """Whether it is a gift as the reliefs mean it: no business at either end, and no sale.

        Source: Regulation (EC) No 1186/2009, Art. 25(1); Directive 2006/79/EC, Art. 1.
        """
        business = PartyKind.BUSINESS
        ends = (self.sender, self.seller.kind, self.buyer.kind)
        return self.gift and business not in ends and self.channel is not Channel.MARKETPLACE

    @property
    def goods_value(self) -> Money | None:
        """The sum of the lines before any discount; ``None`` if they are in several currencies."""
        lines = [item.line_value for item in self.items]
        if len({line.currency.code for line in lines}) > 1:
            return None
        return sum(lines[1:], lines[0])

    def _discounted_goods(self) -> Money | None:
        goods = self.goods_value
        if goods is None:
            return None
        return goods - sum((item.discount for item in self.items if item.discount), 0 * goods)

    @property
    def goods_left(self) -> Money | None:
        """What the seller asks for the goods after discounts on them; ``None`` as goods_value."""
        goods = self._discounted_goods()
        if goods is None or not self.coupon:
            return goods
        return goods - self.coupon if self.coupon.currency == goods.currency else None

    @property
    def currencies(self) -> frozenset[str]:
        """The codes of every currency in which it states more than nothing."""
        amounts = [
            self.shipping,
            self.shipping_after_border,
            self.shipping_discount,
            self.insurance,
            self.coupon,
            self.platform_coupon,
            self.discount,
            self.buyer.purchases_this_year,
        ]
        for item in self.items:
            amounts += (item.unit_price, item.customs_value, item.discount)
        for fee in self.fees:
            amounts.append(fee.amount)
        # the amount's own truth: money's goes through two more calls, for every sum of a parcel
        stated = [amount for amount in amounts if amount is not None and amount.amount]
        return frozenset([amount.currency.code for amount in stated])

    @model_validator(mode="after")
    @of_the_whole
    def _consistent(self) -> Self:
        facts: dict[str, Any] = self.__dict__
        if not facts["items"]:
            raise InvalidInput(
                "The consignment has no items.",
                code="consignment.empty",
                remedy="Give at least one.",
                where="items",
            )
        if facts["channel"] is Channel.MARKETPLACE or facts["marketplace"] is not None:
            check_marketplace(facts["channel"], facts["marketplace"])
        for name in ("shipping_after_border", "shipping_discount"):
            if facts[name] is not None:
                check_part(name, facts[name], facts["shipping"])
        if facts["coupon"] is not None or facts["platform_coupon"] is not None:
            check_coupons(facts["coupon"], facts["platform_coupon"], self._discounted_goods())
        if facts["discount"] is not None:
            check_discount(facts["discount"], self.currencies)
        if facts["carrier_services"] or facts["storage_days"] is not None:
            check_services(facts["carrier"], facts["carrier_services"], facts["storage_days"])
        if facts["home_tax"] is not None and facts["prices"] is not PriceBasis.NET:
            refuse_two_taxes(facts["prices"])
        return self
