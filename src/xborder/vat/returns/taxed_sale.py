"""Taxed sales: what a return needs to know of a sale whose tax is decided."""

import datetime as dt
from decimal import Decimal
from typing import Any

from attrs import frozen

from xborder.choice import Choice
from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.kind import of_kind
from xborder.money import Money
from xborder.money.amount import as_money
from xborder.money.rounding import Rounding
from xborder.number import exact_share
from xborder.timeline import civil_date
from xborder.trade.country import country_code
from xborder.trade.vat_state import counted_as
from xborder.vat.returns.rounded import HALF_UP, share_of, tax_inside


class SupplyKind(Choice):
    """What is supplied."""

    GOODS = "goods"
    SERVICES = "services"


class RateType(Choice):
    """Which of a country's rates it is, as the returns ask."""

    STANDARD = "standard"
    REDUCED = "reduced"


@frozen(init=False)
class TaxedSale:
    """One sale, or one refund, with its tax.

    The tax is reckoned once, here, in the sale's own currency: from the price without tax or with
    it, half up to the cent unless another rounding is given; or it is given.

    Attributes:
        id: The number of the order or the credit note.
        day: The day of the sale or, of a refund, the day it was given.
        consumption: Where the tax is due; of Monaco, France.
        supply: Goods or services.
        rate: The rate as a fraction.
        rate_type: The standard rate or a reduced one.
        net: The price without tax; negative for a refund.
        tax: The tax.
        dispatch_from: Where goods were dispatched from; empty for services.
        original_day: The day of the sale that a refund or a change belongs to; ``None`` for a sale,
            and for a refund within the period of its sale.
        deemed_supplier: Whether a marketplace accounts as if it were the seller.
        seller: Whose sale it is, where an intermediary files for several; else empty.

    Examples:
        >>> sale = TaxedSale(
        ...     id="A-1",
        ...     day=dt.date(2026, 9, 2),
        ...     consumption="FR",
        ...     rate="0.20",
        ...     gross="9.99 EUR",
        ... )
        >>> sale.net, sale.tax
        (Money('8.32 EUR'), Money('1.67 EUR'))
    """

    id: str
    day: dt.date
    consumption: str
    supply: SupplyKind
    rate: Decimal
    rate_type: RateType
    net: Money
    tax: Money
    dispatch_from: str
    original_day: dt.date | None
    deemed_supplier: bool
    seller: str

    def __init__(
        self,
        *,
        id: str,  # noqa: A002 - the field's own name for it
        day: dt.date,
        consumption: str,
        rate: Any,
        rate_type: RateType | str = RateType.STANDARD,
        supply: SupplyKind | str = SupplyKind.GOODS,
        net: Money | str | None = None,
        gross: Money | str | None = None,
        tax: Money | str | None = None,
        dispatch_from: str = "",
        original_day: dt.date | None = None,
        deemed_supplier: bool = False,
        seller: str = "",
        rounding: Rounding = HALF_UP,
    ) -> None:
        fraction = exact_share(rate, "rate")
        price, tax_money = _split(net, gross, tax, fraction, rounding)
        if original_day is not None and civil_date(original_day, where="original_day") > day:
            raise InvalidInput(
                "The sale of {value} lies after its refund of {day}.",
                code="return.original_day",
                remedy="Give the day of the sale that is refunded.",
                where="original_day",
                value=original_day,
                day=day,
            )
        self.__attrs_init__(
            id=of_kind(id, str, "id"),
            day=civil_date(day, where="day"),
            consumption=counted_as(country_code(consumption)),
            supply=SupplyKind(supply),
            rate=fraction,
            rate_type=RateType(rate_type),
            net=price,
            tax=tax_money,
            dispatch_from=counted_as(country_code(dispatch_from)) if dispatch_from else "",
            original_day=original_day,
            deemed_supplier=of_kind(deemed_supplier, bool, "deemed_supplier"),
            seller=of_kind(seller, str, "seller"),
        )

    @property
    def gross(self) -> Money:
        """The price with tax."""
        return self.net + self.tax


def _split(
    net: Any, gross: Any, tax: Any, rate: Decimal, rounding: Rounding
) -> tuple[Money, Money]:
    if (net is None) == (gross is None):
        raise InvalidInput(
            "A sale has its price without tax or with it, not both and not neither.",
            code="return.price",
            remedy="Give net or gross.",
            where="net",
        )
    price = as_money(gross if net is None else net)
    if tax is not None:
        own = as_money(tax)
        if own.currency != price.currency:
            raise CurrencyMismatch(
                "The tax {value} is not in the currency of the price {price}.",
                code="return.tax",
                remedy="Give both in the currency of the sale.",
                where="tax",
                value=str(own),
                price=str(price),
            )
    else:
        own = share_of(price, tax_inside(rate) if net is None else rate, rounding)
    return (price if gross is None else _less(price, own)), own


def _less(price: Money, tax: Money) -> Money:
    (num, over), (less, of) = price.as_ratio(), tax.as_ratio()
    if over == of == 1:
        return Money.of_minor(num - less, price.currency)
    return price - tax
