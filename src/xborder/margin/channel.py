"""Channels in a margin: the steps of a fee bill, and order lines from a settlement."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from attrs import frozen

from xborder.channels.fees.bill import FeeBill, FeeLine
from xborder.channels.fees.fee import Event, FeeKind, Per
from xborder.channels.fees.size import SizeTable
from xborder.channels.place import country_of, registered
from xborder.channels.settlement.row import SettledAmount, SettledKind, Settlement
from xborder.display import Brief
from xborder.errors import InvalidInput
from xborder.kind import mapping_of, of_kind
from xborder.margin.sale import fee_tax
from xborder.margin.step import Kind, Step
from xborder.margin.table import SoldLine
from xborder.number import as_decimal, whole

_KINDS: Final[Mapping[FeeKind, Kind]] = {
    FeeKind.PAYMENT: Kind.PAYMENT_FEE,
    FeeKind.CONVERSION: Kind.PAYMENT_FEE,
    FeeKind.FULFILMENT: Kind.FULFILMENT,
    FeeKind.ADVERTISING: Kind.ADVERTISING,
    FeeKind.REFUND: Kind.RETURNS,
    FeeKind.DISPUTE: Kind.RETURNS,
}
"""What a fee is to a margin; every other is a fee of the channel."""


def steps_of_bill(
    bill: FeeBill,
    *,
    units: int | None = None,
    country: str = "",
    registrations: Iterable[str] = (),
    on: dt.date | None = None,
) -> tuple[Step, ...]:
    """Return the steps of a channel's fees, each with its base, rate and source.

    For an order of one line rate and band are those that its price lies in: a search for prices
    sees by them where a band ends.

    Args:
        bill: The bill, with a total.
        units: How many units each line has, where a fee is for several lines: fees by the unit
            choose their band by one. Without it such a fee has an amount and no rate.
        country: Whose VAT is on the fees, where the bill has any.
        registrations: The countries in which the seller is registered: VAT on fees comes back
            there, and is lost elsewhere.
        on: The day whose exchange rate converts them.

    Raises:
        InvalidInput: The bill has no total, or VAT of a country that is not named.

    Examples:
        >>> from xborder import channels
        >>> site = channels.schedule("amazon_us").for_seller(fulfilment="seller")
        >>> order = channels.ChannelOrder.of(
        ...     "9.00 USD", category="beauty_health_personal_care", ordered_on=dt.date(2026, 6, 1))
        >>> for step in steps_of_bill(site.bill(order)):
        ...     print(step.id, step.amount, step.rate)
        referral.beauty_health_personal_care 0.72 USD 0.08
    """
    told = _with_total(bill, "bill")
    told_units = None if units is None else whole(units, "units", least=1)
    places = registered(registrations)
    whose = country_of(country, "country") if country else ""
    steps = []
    for line in told.lines:
        pieces = line.units or told_units
        place = _piece(line, pieces)
        steps.append(
            Step(
                kind=_KINDS.get(line.fee.kind, Kind.CHANNEL_FEE),
                amount=line.amount,
                id=line.fee.id,
                base=line.base,
                rate=_rate(line, place),
                on=on,
                source=line.entry.source,
                band=_band(line, place, pieces),
            )
        )
        if line.vat.amount:
            if not whose:
                raise InvalidInput(
                    "There is VAT of {value} on {name}, and whose is not said.",
                    code="margin.fee_vat",
                    remedy="Give country=, the country whose VAT it is.",
                    where="country",
                    name=line.fee.id,
                    value=str(line.vat),
                )
            name = f"{line.fee.id}.vat"
            steps.append(fee_tax(line.vat, country=whose, registrations=places, id=name, on=on))
    return tuple(steps)


def _with_total(bill: FeeBill, where: str) -> FeeBill:
    told = of_kind(bill, FeeBill, where)
    if told.total is None:
        raise InvalidInput(
            "The bill of {channel} has no total: it is {value}.",
            code="margin.bill",
            remedy="State the facts in bill.missing, and price what is in bill.not_priced.",
            where=where,
            channel=told.channel,
            value=str(told.state),
        )
    return told


def _piece(line: FeeLine, units: int | None) -> int | None:
    """Return the place of the band that a base lies in; ``None`` for a table, and unknown units."""
    by_unit = line.fee.per is Per.UNIT
    if isinstance(line.fee.scale, SizeTable) or (by_unit and units is None):
        return None
    price = line.base.amount / (units or 1 if by_unit else 1)
    bounds = (piece.up_to for piece in line.fee.scale.pieces)
    return next(place for place, last in enumerate(bounds) if last is None or price <= last)


def _rate(line: FeeLine, place: int | None) -> Decimal | None:
    """Return the share of a band; ``None`` for a fixed amount."""
    if place is None or isinstance(line.fee.scale, SizeTable):
        return None
    return line.fee.scale.pieces[place].rate or None


def _band(line: FeeLine, place: int | None, units: int | None) -> str:
    """Return what a fee was taken from: its band, or what a unit costs by its row of a table.

    Bands may part in their fixed amounts alone: the rate does not tell them then.
    """
    return str(line.amount.minor_units() // (units or 1) if place is None else place)


def comes_back_of(bill: FeeBill, refund: FeeBill) -> dict[str, Decimal]:
    """Return the share of each fee that a channel gives back on return, for ``ReturnTerms``.

    What the site keeps of a fee that comes back is taken off it; what a return costs by the unit is
    no share of a fee, and belongs to ``handling``.

    Args:
        bill: The bill of the order.
        refund: What a refund of it changes, by :meth:`xborder.channels.FeeSchedule.refund`.

    Raises:
        InvalidInput: One of the two has no total.

    Examples:
        Of 3.00 all comes back, and the site keeps a fifth.

        >>> from xborder import channels
        >>> site = channels.schedule("amazon_us").for_seller(fulfilment="seller")
        >>> order = channels.ChannelOrder.of(
        ...     "20.00 USD", category="home_kitchen", ordered_on=dt.date(2026, 6, 1))
        >>> comes_back_of(site.bill(order), site.refund(order))
        {'referral.home_kitchen': Decimal('0.8')}
    """
    asked, changed = _with_total(bill, "bill"), _with_total(refund, "refund")
    back = {line.fee.id: line for line in changed.lines if line.fee.event is Event.SALE}
    shares = {}
    for line in asked.lines:
        given = back.get(line.fee.id)
        if given is None or not line.amount.amount:
            continue
        kept = sum(
            (
                Fraction(each.amount.minor_units(), -_on(each, back.values()))
                for each in changed.lines
                if line.fee.kind in each.fee.on and each.fee.event is Event.REFUND
            ),
            Fraction(0),
        )
        share = Fraction(given.amount.minor_units(), -line.amount.minor_units()) * (1 - kept)
        shares[line.fee.id] = as_decimal(share)
    return shares


def _on(kept: FeeLine, back: Iterable[FeeLine]) -> int:
    """Return what the fees come to that are kept in part: below zero, and never nothing."""
    of = (line.amount.minor_units() for line in back if line.fee.kind in kept.fee.on)
    return sum(of) or -1


_PAID: Final = {
    SettledKind.ITEM: Kind.SALE,
    SettledKind.GIFT_WRAP: Kind.SALE,
    SettledKind.PAYMENT: Kind.SALE,
    SettledKind.TAX: Kind.SALE,
    SettledKind.SHIPPING: Kind.SHIPPING_CHARGED,
    SettledKind.PROMOTION: Kind.DISCOUNT,
    SettledKind.CLAIM: Kind.REFUND,
}


@frozen(kw_only=True, repr=False)
class SettledSales(Brief):
    """The order lines of a settlement, and what belongs to no order.

    Attributes:
        lines: One line an order, in the order in which they were first booked.
        apart: The amounts that are in no line: advertising, storage, reserves, payouts; and tax
            that the site hands over itself, which the lines count as collected.
    """

    lines: tuple[SoldLine, ...]
    apart: tuple[SettledAmount, ...]


def sales_of_settlement(
    settlement: Settlement,
    *,
    channel: str,
    countries: Mapping[str, str] | str = "",
    costs: Mapping[str, Iterable[Step]] | None = None,
    fee_tax_comes_back: bool = False,
) -> SettledSales:
    """Return what a settlement says of each order as a line of a margin table.

    What buyers paid becomes sales, with the tax inside and the tax taken off; what went back to
    them, by a claim too, becomes refunds; fees keep their names, and those that are given back are
    negative. Postage bought through the site is freight.

    Args:
        settlement: A settlement that was read.
        channel: What the channel is called.
        countries: Where each order went, by order; or one country for all of them.
        costs: What is not in the settlement, by order: goods, freight.
        fee_tax_comes_back: Whether the seller gets VAT on the site's fees back.

    Examples:
        >>> from xborder.channels.settlement import amazon_settlement
        >>> rows = [{"currency": "USD"}, *({
        ...     "transaction-type": "Order", "order-id": "1", "amount-type": kind,
        ...     "amount-description": name, "amount": amount, "posted-date": "2026-11-02"}
        ...     for kind, name, amount in (
        ...         ("ItemPrice", "Principal", "50.00"), ("ItemFees", "Commission", "-7.50")))]
        >>> found = sales_of_settlement(amazon_settlement(rows), channel="amazon_us")
        >>> [(step.id, str(step.effect)) for step in found.lines[0].steps]
        [('sale', '50.00 USD'), ('ItemFees Commission', '-7.50 USD')]
    """
    read = of_kind(settlement, Settlement, "settlement")
    known = {} if costs is None else mapping_of(costs, "costs")
    where = countries if isinstance(countries, str) else mapping_of(countries, "countries")
    fee_tax = Kind.TAX_RECOVERABLE if fee_tax_comes_back else Kind.FEE_TAX_LOST
    days: dict[str, dt.date] = {}
    steps: dict[str, list[Step]] = {}
    apart: list[SettledAmount] = []
    for amount in read.amounts:
        found = _settled(amount, fee_tax) if amount.order else ()
        if not found:
            apart.append(amount)
            continue
        days.setdefault(amount.order, amount.posted_on)
        steps.setdefault(amount.order, []).extend(found)
    lines = tuple(
        SoldLine(
            order=order,
            channel=channel,
            country=where if isinstance(where, str) else where.get(order, ""),
            on=days[order],
            steps=(*own, *known.get(order, ())),
        )
        for order, own in steps.items()
    )
    return SettledSales(lines=lines, apart=tuple(apart))


def _settled(amount: SettledAmount, fee_tax: Kind) -> tuple[Step, ...]:
    """Return the steps of an amount; none where it belongs to no order's margin."""
    on, words = amount.posted_on, amount.words
    cost = {SettledKind.LABEL: Kind.FREIGHT, SettledKind.FEE_TAX: fee_tax}.get(amount.kind)
    if cost is not None:
        return (Step(kind=cost, amount=-amount.amount, id=words, on=on),)
    if amount.kind is SettledKind.FEE:
        return (Step(kind=_fee_kind(amount), amount=-amount.amount, id=words, on=on),)
    kind_of = _PAID.get(amount.kind)
    if kind_of is None:
        return ()
    back = amount.event is not Event.SALE
    paid = Kind.REFUND if back else kind_of
    of_buyer = Step(kind=paid, amount=amount.amount * paid.sign, on=on)
    if amount.kind is not SettledKind.TAX:
        return (of_buyer,)
    return of_buyer, Step(kind=Kind.TAX_COLLECTED, amount=amount.amount, on=on)


def _fee_kind(amount: SettledAmount) -> Kind:
    """Return what a fee is to a margin, where a file bills several kinds under one name."""
    kinds = {_KINDS.get(kind, Kind.CHANNEL_FEE) for kind in amount.covers}
    if Kind.RETURNS in kinds and amount.event is Event.DISPUTE:
        return Kind.RETURNS
    sold = kinds - {Kind.RETURNS} or kinds
    return sold.pop() if len(sold) == 1 else Kind.CHANNEL_FEE
