"""The steps of a sale: from a priced quote, from taxes that are paid, from returns to expect."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from attrs import field, frozen

from xborder.channels.place import country_of, registered
from xborder.errors import InvalidInput
from xborder.kind import all_of_kind, exact_share_field, mapping_of, of_kind, typed
from xborder.landed_cost.result import CostLine, LandedCost, LineKind
from xborder.margin.step import Kind, Step
from xborder.margin.waterfall import TO_HOME
from xborder.money import Money
from xborder.money.amount import as_money
from xborder.money.owed import not_below_zero
from xborder.named import all_known
from xborder.number import exact_share, whole
from xborder.source import Source
from xborder.trade import Collector, Moment, Party

_TAXES: Final = frozenset({LineKind.VAT, LineKind.GST, LineKind.SALES_TAX})
_NEVER_BACK: Final = frozenset({"US"})
"""Where the tax on what a business buys is part of its price: sales tax knows no input credit."""


_TAXED_AS: Final = {"IM": "GB", "MC": "FR", "XI": "GB"}
"""Whose VAT a territory's is, so that one registration serves both.

Source: Directive 2006/112/EC, art. 7, for Monaco; Protocol on Ireland/Northern Ireland, art. 8, and
Isle of Man Act 1979, section 6.
"""


def steps_of_quote(quote: LandedCost, *, paid: Money | str | None = None) -> tuple[Step, ...]:
    """Return what a quoted parcel is to its seller: the sale, the charges borne, the tax passed on.

    Charges that the buyer pays at the door himself are none of the seller's. The others the seller
    pays out of what the buyer paid: duties and fees are costs, taxes are collected and owed; also a
    tax that he takes at checkout on the buyer's account, whatever the Incoterm.

    Args:
        quote: A quote with a total.
        paid: What the buyer paid the seller for all of it, delivery included. By default all that
            the seller bears was charged on: the total less what the buyer pays at the door.

    Raises:
        InvalidInput: The quote has no total, or its parcel has no Incoterm to say who pays.

    Examples:
        >>> import xborder as xb
        >>> parcel = xb.Consignment(
        ...     ship_from="CN", ship_to="NO", on=dt.date(2026, 11, 21), prices="net",
        ...     items=[xb.Item(hs_code="610910", origin="CN", quantity=1, unit_price="400 NOK")],
        ...     shipping="50 NOK", incoterm="DDP", buyer=xb.Buyer(kind="consumer"),
        ...     seller=xb.Seller(registrations={"VOEC"}))
        >>> for step in steps_of_quote(xb.quote(parcel)):
        ...     print(step.kind, step.amount)
        sale 512.50 NOK
        shipping_charged 50.00 NOK
        tax_collected 112.50 NOK
    """
    told = of_kind(quote, LandedCost, "quote")
    if told.total is None and told.missing is not None:
        raise InvalidInput(
            "The quote has no total: {fact} is not stated ({value}).",
            code="margin.quote",
            remedy="State it in the consignment, or quote it with an answer to {value} in assume=.",
            where="quote",
            value=told.missing.fact,
            fact=told.missing.title.text,
        )
    if told.total is None:
        raise InvalidInput(
            "The quote has no total: it is {value}.",
            code="margin.quote",
            remedy="Give a quote that is exact or an estimate.",
            where="quote",
            value=str(told.state),
        )
    nothing = Money.of_minor(0, told.currency)
    if told.consignment.incoterm is None:
        raise InvalidInput(
            "The parcel has no Incoterm: whether seller or buyer pays is not said.",
            code="margin.incoterm",
            remedy='Give the consignment with incoterm="DDP", or the one that was agreed.',
            where="quote",
            value="",
        )
    charged = [line for line in told.lines if line.rule is not None]
    borne = [line for line in charged if _goes_through_the_seller(line)]
    others = [line.amount for line in charged if not _goes_through_the_seller(line)]
    at_the_door = sum(others, nothing)
    freight = sum((line.amount for line in told.lines if line.kind is LineKind.FREIGHT), nothing)
    received = told.total - at_the_door if paid is None else as_money(paid)
    steps = [Step(kind=Kind.SALE, amount=received - freight, on=told.consignment.on)]
    if freight.amount:
        steps.append(Step(kind=Kind.SHIPPING_CHARGED, amount=freight, on=told.consignment.on))
    steps += [_charge(line, told.consignment.on) for line in borne if line.amount.amount]
    return tuple(steps)


def _goes_through_the_seller(line: CostLine) -> bool:
    """Whether the seller pays a charge, out of his own or out of what the buyer paid him for it."""
    taken = line.moment is Moment.CHECKOUT and line.collector is Collector.SELLER
    return taken or line.payer is not Party.BUYER


def _charge(line: CostLine, on: dt.date) -> Step:
    rule = line.rule
    return Step(
        kind=Kind.TAX_COLLECTED if line.kind in _TAXES else Kind.DUTY,
        amount=line.amount,
        id=line.id,
        base=line.base,
        rate=line.rate,
        on=on,
        source=rule and Source(title=rule.title, url=rule.url, article=rule.article),
    )


def import_tax(
    amount: Money | str,
    *,
    country: str,
    registrations: Iterable[str],
    id: str = "import_tax",  # noqa: A002 - the field's own name
    on: dt.date | None = None,
) -> Step:
    """Return import VAT or GST that the seller pays: one that comes back, or one that is lost.

    It comes back where the seller is registered in the country of import itself: a scheme for
    small parcels (IOSS, VOEC) or a registration elsewhere gives nothing back there.

    Args:
        amount: What is paid.
        country: The country that takes it, such as ``"DE"``.
        registrations: The countries and schemes in which the seller is registered.
        id: The step's own name.
        on: The day whose exchange rate converts it.

    Source: Directive 2006/112/EC, art. 168(e) and 171; sales tax in the United States is no
    value-added tax and knows no deduction.

    Examples:
        >>> import_tax("190 EUR", country="DE", registrations={"DE"}).kind
        <Kind.TAX_RECOVERABLE: 'tax_recoverable'>
        >>> import_tax("190 EUR", country="DE", registrations={"IOSS"}).kind
        <Kind.IMPORT_TAX_LOST: 'import_tax_lost'>
    """
    back = _comes_back(country, registrations)
    kind = Kind.TAX_RECOVERABLE if back else Kind.IMPORT_TAX_LOST
    return Step(kind=kind, amount=as_money(amount), id=id, on=on)


def fee_tax(
    amount: Money | str,
    *,
    country: str,
    registrations: Iterable[str],
    id: str = "fee_tax",  # noqa: A002 - the field's own name
    on: dt.date | None = None,
) -> Step:
    """Return VAT on a fee that the seller pays: one that comes back, or one that is lost.

    See :func:`import_tax`.

    Args:
        amount: The tax on the fee.
        country: Where it is due.
        registrations: Where the seller is registered and reclaims tax.
        id: The step's own name.
        on: The day whose exchange rate converts it.

    Examples:
        >>> fee_tax("2.85 EUR", country="DE", registrations=()).kind
        <Kind.FEE_TAX_LOST: 'fee_tax_lost'>
    """
    back = _comes_back(country, registrations)
    kind = Kind.TAX_RECOVERABLE if back else Kind.FEE_TAX_LOST
    return Step(kind=kind, amount=as_money(amount), id=id, on=on)


def _comes_back(country: object, registrations: object) -> bool:
    code = country_of(country, "country")
    # a slip in either would call a tax lost that comes back, or the other way round
    known = {_TAXED_AS.get(each, each) for each in registered(registrations)}
    return code not in _NEVER_BACK and _TAXED_AS.get(code, code) in known


def _shares(given: Any) -> dict[str, Decimal]:
    return {
        of_kind(name, str, "comes_back"): exact_share(share, f"comes_back.{name}")
        for name, share in mapping_of(given, "comes_back").items()
    }


def _handling(value: Any) -> Money | None:
    return None if value is None else not_below_zero(value, "handling")


@frozen(kw_only=True, field_transformer=typed)
class ReturnTerms:
    """What happens to the share of goods that comes back.

    Attributes:
        rate: The share of units that is returned.
        resellable: The share of those whose goods go back to stock at their full cost.
        handling: What each returned unit costs: the label, the opening, the packing anew.
        comes_back: The share of a step that is given back on return, by its id or kind, such as
            ``{"referral": "0.8", "shipping_charged": 1}``. The sale, its discounts and its tax
            always do; fees, freight and duty do not, unless it is said here.

    Examples:
        >>> terms = ReturnTerms(rate="0.1", handling="4 EUR", comes_back={"channel_fee": 1})
        >>> sale = [Step(kind=kind, amount=amount) for kind, amount in (
        ...     ("sale", "119 EUR"), ("tax_collected", "19 EUR"), ("channel_fee", "15 EUR"),
        ...     ("duty", "6 EUR"))]
        >>> [(step.id, str(step.effect)) for step in expected_returns(sale, terms)]
        [('sale.back', '-11.90 EUR'), ('tax_collected.back', '1.90 EUR'), \
('channel_fee.back', '1.50 EUR'), ('handling', '-0.40 EUR')]
    """

    rate: Decimal = field(converter=exact_share_field)
    resellable: Decimal = field(default=Decimal(0), converter=exact_share_field)
    handling: Money | None = field(default=None, converter=_handling)
    comes_back: Mapping[str, Decimal] = field(factory=dict, converter=_shares)

    def share_of(self, step: Step) -> Decimal:
        """Return the share of a step that a return gives back."""
        for name in (step.id, str(step.kind)):
            if name in self.comes_back:
                return self.comes_back[name]
        return self.resellable if step.kind is Kind.GOODS else _ALWAYS.get(step.kind, Decimal(0))


_ALWAYS: Final[Mapping[Kind, Decimal]] = dict.fromkeys(
    (Kind.SALE, Kind.DISCOUNT, Kind.TAX_COLLECTED), Decimal(1)
)


def expected_returns(
    steps: Iterable[Step], terms: ReturnTerms, *, units: int = 1
) -> tuple[Step, ...]:
    """Return the steps that expected returns add to a sale.

    Each is its share of the step it takes back, ``rate * share * amount``, rounded half to even;
    what the buyer paid goes back as a refund, fees and goods as negative costs.

    Args:
        steps: The steps of the sale.
        terms: What happens to what comes back.
        units: How many units the sale is of, for the handling.

    Raises:
        InvalidInput: The terms say what comes back of a step that is neither a kind nor there.
    """
    of_kind(terms, ReturnTerms, "terms")
    sold = all_of_kind(steps, Step, "steps")
    pieces = whole(units, "units")
    # a kind may well be absent; a name that no step has is a slip, and its money would not come
    names = [*(step.id for step in sold), *Kind]
    all_known(terms.comes_back, names, "comes_back")
    found = []
    for step in sold:
        part = Fraction(terms.rate) * Fraction(terms.share_of(step))
        amount = _part(step.amount, part)
        if not amount.amount:
            continue
        paid = step.kind in {Kind.SALE, Kind.SHIPPING_CHARGED, Kind.DISCOUNT}
        back = amount * step.kind.sign if paid else -amount
        kind = Kind.REFUND if paid else step.kind
        found.append(Step(kind=kind, amount=back, id=f"{step.id}.back", on=step.on))
    if terms.handling is not None:
        handling = _part(terms.handling, Fraction(terms.rate) * pieces)
        found.append(Step(kind=Kind.RETURNS, amount=handling, id="handling"))
    return tuple(found)


def _part(amount: Money, part: Fraction) -> Money:
    num, over = amount.as_ratio()
    exact = Fraction(num, over) * part
    return Money.of_minor(TO_HOME.apply(exact.numerator, exact.denominator), amount.currency)
