"""The sale itself: goods or a service, and all that its place and its rate of tax depend on."""

import datetime as dt
import functools
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, PlainSerializer, StrictBool, StrictInt, model_validator

from xborder.document import Document, TextSet
from xborder.errors import InvalidInput, of_the_whole
from xborder.money import Money
from xborder.trade.consignment import MOST_LINES, Assumption, Consignment, Dates, assumed
from xborder.trade.country import Country
from xborder.trade.field import Balance, Date, Name, Sum
from xborder.trade.incoterm import Incoterm, IncotermWord, Party
from xborder.trade.item import Item
from xborder.trade.party import Buyer, Seller
from xborder.trade.sale.supply import (
    Carriage,
    CarriageWord,
    Proof,
    SaleCase,
    SaleCaseWord,
    Supply,
    SupplyWord,
)
from xborder.trade.sale.traders import Customer, Marketplace, Trader
from xborder.trade.terms import (
    Channel,
    ChannelWord,
    PriceBasis,
    PriceBasisWord,
    TransportMode,
    TransportModeWord,
)


class RunningTotal(Document):
    """What the seller has sold so far, as one threshold counts it, before this sale.

    Attributes:
        threshold: The threshold's id, such as ``"eu.distance_sales"``.
        previous: The total of the period before, below zero where credit notes exceed the sales;
            ``None`` if unknown.
        current: The total of this period so far, likewise; ``None`` if unknown.
        previous_count: How many sales there were in the period before.
        current_count: How many there were in this period so far.
    """

    threshold: Name
    previous: Balance | None = None
    current: Balance | None = None
    previous_count: StrictInt | None = Field(default=None, ge=0)
    current_count: StrictInt | None = Field(default=None, ge=0)

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            threshold: str,
            previous: Money | str | None = ...,
            current: Money | str | None = ...,
            previous_count: int | None = ...,
            current_count: int | None = ...,
        ) -> None: ...


_GIVEN = frozenset({SaleCase.FREE, SaleCase.NO_SUPPLY, SaleCase.OWN_GOODS})
"""Cases in which nobody pays: what the prices say is the value."""
PartyWord = Literal["seller", "buyer"]
"""Whether the seller or the buyer arranges what is asked; as written in a document."""


def _proofs(value: object) -> object:
    return sorted(value, key=str) if isinstance(value, set | frozenset) else value


Proofs = Annotated[
    frozenset[Proof], PlainSerializer(sorted, return_type=list[str], when_used="json")
]
"""A set of proofs; JSON has them in order."""


@functools.cache
def _unknown_trader() -> Trader:
    return Trader()


@functools.cache
def _unknown_customer() -> Customer:
    return Customer()


class Sale(Document):
    """What one trader supplies to one customer at one time.

    Attributes:
        supply: Goods, or which kind of service.
        case: What sets it apart, if anything does.
        on: The day on which the tax becomes chargeable: of the supply, or of the payment where
            that comes first and the law goes by it. Rates and rules are those of this day.
        payment_accepted: The day on which the payment was accepted, where that is another: a
            deemed supplier and IOSS go by it.
        dates: The days of other events, such as ``import_entry``.
        ship_from: Where the goods are when transport begins: the stock; ``None`` for a service.
        ship_from_region: The region, as of a consignment.
        ship_from_postcode: The postcode, as of a consignment.
        ship_to: Where the goods go; of a service, where the customer belongs, the property lies
            or the event takes place. ``None`` if unknown.
        region: The region of the destination; a state of the United States as ``US-CA``.
        postcode: The postcode of the destination.
        items: The lines, at least one; a service is a line too.
        prices: ``net``, or ``tax_included``: with the tax of the answer.
        shipping: The price of carriage that is shown apart; free if ``None``.
        extras: What else the price holds: wrapping, a fee for paying (Directive 2006/112/EC,
            Art. 78).
        cost: What the dealer paid for goods under a margin scheme.
        seller: Who sells.
        buyer: Who buys.
        channel: Where the sale was made.
        marketplace: The electronic interface, if it was made through one.
        incoterm: Who pays which leg; ``None`` if not agreed.
        importer: Who imports goods from outside: by the Incoterm where not said.
        imported_in: The country of import, where that is not the destination.
        carrier: Who has the goods carried: the seller, also where it only helps or recommends a
            carrier; the buyer alone; or a re-deliverer whom the buyer engaged.
        transport: How the goods travel.
        gift: Whether it is sent free of charge from one private person to another.
        destination_chosen: Whether the seller chose taxation at destination below the threshold
            (Directive 2006/112/EC, Art. 59c(3)), and is still bound by it.
        totals: What the seller sold before, by threshold.
        lacking: Proof that the seller cannot show.
        holding: Proof that the seller holds, where a rule takes none for granted.
        elections: The schemes that the caller elects, by their ids.
        assumptions: What the caller takes for granted about unknown facts; a mapping is welcome.

    Raises:
        pydantic.ValidationError: A fact cannot be used; ``xborder.problems`` lists them.

    Examples:
        >>> sale = Sale(
        ...     on=dt.date(2026, 11, 10), ship_from="IE", ship_to="DE", prices="net",
        ...     items=[Item(quantity=1, unit_price="40.00 EUR")],
        ...     seller=Trader(country="IE", registrations={"IE", "OSS"}),
        ...     buyer=Customer(kind="consumer"),
        ... )
        >>> sale.supply, sale.value
        (<Supply.GOODS: 'goods'>, Money('40.00 EUR'))
    """

    supply: Supply = Supply.GOODS
    case: SaleCase = SaleCase.ORDINARY
    on: Date
    payment_accepted: Date | None = None
    dates: Dates = Field(default_factory=Dates)
    ship_from: Country | None = None
    ship_from_region: Name | None = None
    ship_from_postcode: Name | None = None
    ship_to: Country | None = None
    region: Name | None = None
    postcode: Name | None = None
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=MOST_LINES)]
    prices: PriceBasis
    shipping: Sum | None = None
    extras: Sum | None = None
    cost: Sum | None = None
    seller: Trader = Field(default_factory=_unknown_trader)
    buyer: Customer = Field(default_factory=_unknown_customer)
    channel: Channel = Channel.OWN_SHOP
    marketplace: Marketplace | None = None
    incoterm: Incoterm | None = None
    importer: Party | None = None
    imported_in: Country | None = None
    carrier: Carriage = Carriage.SELLER
    transport: TransportMode | None = None
    gift: StrictBool = False
    destination_chosen: StrictBool = False
    totals: tuple[RunningTotal, ...] = ()
    lacking: Annotated[Proofs, BeforeValidator(_proofs)] = frozenset()
    holding: Annotated[Proofs, BeforeValidator(_proofs)] = frozenset()
    elections: frozenset[Name] = frozenset()
    assumptions: Annotated[tuple[Assumption, ...], BeforeValidator(assumed)] = ()

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            supply: Supply | SupplyWord = ...,
            case: SaleCase | SaleCaseWord = ...,
            on: dt.date,
            payment_accepted: dt.date | None = ...,
            dates: Dates = ...,
            ship_from: str | None = ...,
            ship_from_region: str | None = ...,
            ship_from_postcode: str | None = ...,
            ship_to: str | None = ...,
            region: str | None = ...,
            postcode: str | None = ...,
            items: Sequence[Item],
            prices: PriceBasis | PriceBasisWord,
            shipping: Money | str | None = ...,
            extras: Money | str | None = ...,
            cost: Money | str | None = ...,
            seller: Trader = ...,
            buyer: Customer = ...,
            channel: Channel | ChannelWord = ...,
            marketplace: Marketplace | None = ...,
            incoterm: Incoterm | IncotermWord | None = ...,
            importer: Party | PartyWord | None = ...,
            imported_in: str | None = ...,
            carrier: Carriage | CarriageWord = ...,
            transport: TransportMode | TransportModeWord | None = ...,
            gift: bool = ...,
            destination_chosen: bool = ...,
            totals: Sequence[RunningTotal] = ...,
            lacking: TextSet = ...,
            holding: TextSet = ...,
            elections: TextSet = ...,
            assumptions: Sequence[Assumption] | Mapping[str, bool | str] = ...,
        ) -> None: ...

    @property
    def currency(self) -> str:
        """The code of the currency that all its prices are in."""
        return self.items[0].unit_price.currency.code

    @property
    def value(self) -> Money:
        """What the customer pays in all, on the basis of ``prices``, less discounts."""
        total = self.items[0].unit_price * 0
        for item in self.items:
            total += item.line_value - (item.discount or 0 * total)
        for other in (self.shipping, self.extras):
            total += other or 0 * total
        return total

    @property
    def is_paid_for(self) -> bool:
        """Whether anything is paid for it: prices of goods that are given away are at cost."""
        return self.case not in _GIVEN and any(item.is_paid_for for item in self.items)

    def consignment(self) -> Consignment:
        """Return the consignment that brings the goods to the customer.

        Raises:
            InvalidInput: It is a service, or an end of the way is unknown.
        """
        if self.ship_from is None or self.ship_to is None or self.supply is not Supply.GOODS:
            raise InvalidInput(
                "Only goods whose way is known travel as a consignment.",
                code="sale.consignment",
                remedy="Give ship_from and ship_to of a sale of goods.",
                where="ship_from" if self.ship_from is None else "ship_to",
                value=str(self.supply),
            )
        seller, buyer = self.seller, self.buyer
        return Consignment(
            ship_from=self.ship_from,
            ship_from_region=self.ship_from_region,
            ship_from_postcode=self.ship_from_postcode,
            ship_to=self.ship_to,
            region=self.region,
            postcode=self.postcode,
            on=self.on,
            dates=self.dates,
            items=self.items if self.case not in _GIVEN else tuple(map(_unpaid, self.items)),
            prices=self.prices,
            shipping=self.shipping,
            incoterm=self.incoterm,
            transport=self.transport,
            channel=self.channel,
            marketplace=None if self.marketplace is None else self.marketplace.name,
            seller=Seller(
                country=seller.country, registrations=seller.registrations, kind=seller.kind
            ),
            buyer=Buyer(
                kind=buyer.kind,
                tax_number=buyer.tax_number,
                purchases_this_year=buyer.purchases_this_year,
            ),
            gift=self.gift,
            sender=seller.kind if self.gift else None,
            elections=self.elections,
            assumptions=self.assumptions,
        )

    @model_validator(mode="after")
    @of_the_whole
    def _consistent(self) -> Self:
        facts: dict[str, Any] = self.__dict__
        if facts["prices"] is PriceBasis.LANDED:
            raise InvalidInput(
                "Prices of a sale are net or tax_included.",
                code="sale.prices",
                remedy="Quote the consignment first: duty is no tax of the sale.",
                where="prices",
                value=str(facts["prices"]),
            )
        if (facts["channel"] is Channel.MARKETPLACE) is (facts["marketplace"] is None):
            raise InvalidInput(
                "The channel is {value}, and the marketplace does not fit it.",
                code="sale.marketplace",
                remedy='Give channel="marketplace" and the marketplace together, or neither.',
                where="marketplace",
                value=str(facts["channel"]),
            )
        _check_currencies(self)
        return self


def _unpaid(item: Item) -> Item:
    """Return an item for which nothing is paid: its price at cost is what customs values."""
    value = item.customs_value or item.unit_price
    return item.replace(unit_price=0 * item.unit_price, discount=None, customs_value=value or None)


def _check_currencies(sale: Sale) -> None:
    codes = {item.unit_price.currency.code for item in sale.items}
    for each in (sale.shipping, sale.extras, sale.cost):
        if each is not None:
            codes.add(each.currency.code)
    if len(codes) > 1:
        raise InvalidInput(
            "A sale in {value} is in several currencies.",
            code="sale.currency",
            remedy="Convert its prices into one, at the rate that its invoice states.",
            where="items",
            value=", ".join(sorted(codes)),
        )
