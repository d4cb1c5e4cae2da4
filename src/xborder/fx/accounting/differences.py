"""Exchange differences of an invoice: what payments realised, and what is still open.

An invoice is carried in home currency at the rate it was booked at. A payment settles a part of it
at the rate of its day, and the difference is *realised*; what is open at the end of a period is
valued at the closing rate, and that difference is *unrealised*: it is taken back when the next one
is counted. Every home amount is rounded once, to the home currency's own decimals, and the parts
that payments settle sum to what was booked, so that nothing is left on the account in the end.

Source: IAS 21, paragraphs 21 to 29; ASC 830-20-35-1 and 35-2.
"""

import datetime as dt
import decimal
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from attrs import field, frozen

from xborder.day import civil_day
from xborder.display import Figures
from xborder.errors import InvalidInput
from xborder.fx.rates.amount import sane_amount
from xborder.fx.rates.pair import currency_code, minor_unit
from xborder.kind import all_of_kind, exact_field, of_kind, typed
from xborder.number import DECIMAL, exact, positive

_ZERO: Final = Decimal(0)


def _rate(value: Any, where: str) -> Decimal:
    positive(value if not isinstance(value, str) else exact(value, where), where)
    return sane_amount(exact(value, where), where)


def _booked(value: Any) -> Decimal:
    return _rate(value, "booked_rate")


def _paid(value: Any) -> Decimal:
    return _rate(value, "rate")


@frozen(kw_only=True, field_transformer=typed)
class BookedInvoice:
    """An invoice in a foreign currency, as it stands in the books.

    Attributes:
        amount: What was invoiced: positive is owed to the merchant, negative by it. Exact.
        currency: Its currency.
        home: The currency of the books.
        booked_on: The day it was booked.
        booked_rate: The rate it was booked at, home per one unit; exact.
        reference: Its number.

    Raises:
        InvalidInput: The amount is zero, the rate is not positive, or the currency is home's own.
    """

    amount: Decimal = field(converter=exact_field)
    currency: str = field(converter=currency_code)
    home: str = field(converter=currency_code)
    booked_on: dt.date
    booked_rate: Decimal = field(converter=_booked)
    reference: str = ""

    def __attrs_post_init__(self) -> None:
        sane_amount(self.amount, "amount")
        if not self.amount or self.currency == self.home:
            raise InvalidInput(
                "An invoice of {value} {currency} has no exchange difference in {home}.",
                code="fx.invoice",
                remedy="Give an amount that is not zero, in another currency than the books'.",
                where="amount",
                value=str(self.amount),
                currency=self.currency,
                home=self.home,
            )


@frozen(kw_only=True, field_transformer=typed)
class PartPayment:
    """What was paid of an invoice on a day, at the rate it was changed at.

    Attributes:
        amount: How much of the invoice's currency, with the invoice's sign. Exact.
        on: The day.
        rate: The rate of that day, or the one really got; home per one unit, exact.
    """

    amount: Decimal = field(converter=exact_field)
    on: dt.date
    rate: Decimal = field(converter=_paid)

    def __attrs_post_init__(self) -> None:
        sane_amount(self.amount, "amount")


@frozen(kw_only=True, repr=False)
class ExchangeDifferences(Figures):
    """The differences of an invoice as of a day, in home currency; positive is a gain.

    Attributes:
        realised: What each payment realised, in order of time.
        unrealised: What the open part would gain at the closing rate.
        open_amount: What is still open, in the invoice's currency.
        carrying: What the open part was booked at.
        closing: What it is worth at the closing rate.
    """

    realised: tuple[Decimal, ...]
    unrealised: Decimal
    open_amount: Decimal
    carrying: Decimal
    closing: Decimal

    @property
    def total_realised(self) -> Decimal:
        """What all payments realised together."""
        with decimal.localcontext(DECIMAL):
            return sum(self.realised, _ZERO)

    @property
    def total(self) -> Decimal:
        """Realised and unrealised together."""
        with decimal.localcontext(DECIMAL):
            return self.total_realised + self.unrealised


def exchange_differences(
    invoice: BookedInvoice,
    payments: Iterable[PartPayment] = (),
    *,
    on: dt.date,
    closing_rate: Any,
) -> ExchangeDifferences:
    """Return the realised and unrealised exchange differences of an invoice on a day.

    Payments after the day are not counted yet, so that the same list serves every closing. The
    profit or loss of a period is what it realised, and the change of the unrealised difference
    from the closing before.

    Args:
        invoice: The invoice.
        payments: What was paid of it, in any order.
        on: The day, such as the end of a period.
        closing_rate: The rate of that day, home per one unit; exact.

    Raises:
        InvalidInput: A payment goes the other way, comes before the invoice, or more was paid than
            was owed; or the day lies before the booking.

    Examples:
        >>> sale = BookedInvoice(amount=1000, currency="EUR", home="USD", booked_rate="1.50",
        ...                      booked_on=dt.date(2026, 9, 1))
        >>> paid = PartPayment(amount=500, on=dt.date(2026, 10, 1), rate="1.00")
        >>> year_end = dt.date(2026, 12, 31)
        >>> found = exchange_differences(sale, [paid], on=year_end, closing_rate="1.00")
        >>> found.total_realised, found.unrealised
        (Decimal('-250.00'), Decimal('-250.00'))
    """
    of_kind(invoice, BookedInvoice, "invoice")
    day, rate = civil_day(on, "on"), _rate(closing_rate, "closing_rate")
    known = sorted(all_of_kind(payments, PartPayment, "payments"), key=lambda paid: paid.on)
    _refuse(invoice, known, day)
    unit = minor_unit(invoice.home)
    with decimal.localcontext(DECIMAL):
        booked = (invoice.amount * invoice.booked_rate).quantize(unit)
        settled, left, realised = _ZERO, invoice.amount, []
        for paid in known:
            if paid.on > day:
                break
            left -= paid.amount
            # what all payments so far settle, less what the earlier ones did: the parts sum to the
            # booked amount to the cent, which rounding each by itself would not
            so_far = (booked * ((invoice.amount - left) / invoice.amount)).quantize(unit)
            realised.append((paid.amount * paid.rate).quantize(unit) - (so_far - settled))
            settled = so_far
        carrying, closing = booked - settled, (left * rate).quantize(unit)
        return ExchangeDifferences(
            realised=tuple(realised),
            unrealised=closing - carrying,
            open_amount=left,
            carrying=carrying,
            closing=closing,
        )


def _refuse(invoice: BookedInvoice, payments: list[PartPayment], day: dt.date) -> None:
    with decimal.localcontext(DECIMAL):
        total = sum((paid.amount for paid in payments), _ZERO)
        wrong = [
            paid
            for paid in payments
            if (paid.amount > 0) != (invoice.amount > 0) or paid.on < invoice.booked_on
        ]
        over = abs(total) > abs(invoice.amount)
    if wrong or over or day < invoice.booked_on:
        raise InvalidInput(
            "Payments of {value} do not fit an invoice of {amount} booked on {day}.",
            code="fx.payments",
            remedy="Give payments with the sign of the invoice, on or after its day, and no more "
            "than was owed.",
            where="payments",
            value=str(total),
            amount=str(invoice.amount),
            day=str(invoice.booked_on),
        )
