"""Settlement files of sites and payment providers, read from the rows that ``csv`` gives.

Each function matches columns by name, takes missing and further ones, leaves exact repeats of a row
out and names every bad row at once. What a file calls a fee is kept; which kinds of our fees it
covers is said by the tables here.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from xborder.channels.fees.fee import Event, FeeKind
from xborder.channels.settlement.row import SettledAmount, SettledKind, Settlement
from xborder.errors import InvalidRows
from xborder.fx.exposure.rows import Cells, DateOrder, DecimalMark, LeftOut, Reading
from xborder.kind import all_of_kind, mapping_of
from xborder.messages import Text
from xborder.money import Money

Rows = Iterable[Mapping[Any, Any]]

_AMAZON_PARTS: Final[Mapping[str, SettledKind]] = MappingProxyType(
    {
        "Principal": SettledKind.ITEM,
        "Shipping": SettledKind.SHIPPING,
        "GiftWrap": SettledKind.GIFT_WRAP,
        "Tax": SettledKind.TAX,
        "ShippingTax": SettledKind.TAX,
        "GiftWrapTax": SettledKind.TAX,
    }
)
_AMAZON_FEES: Final[Mapping[str, tuple[FeeKind, ...]]] = MappingProxyType(
    {
        # A digital services fee is billed inside the commission.
        "Commission": (FeeKind.REFERRAL, FeeKind.DIGITAL_SERVICES),
        "RefundCommission": (FeeKind.REFUND,),
        "VariableClosingFee": (FeeKind.CLOSING,),
        "FixedClosingFee": (FeeKind.CLOSING,),
        "FBAPerUnitFulfillmentFee": (FeeKind.FULFILMENT,),
        "FBAPerOrderFulfillmentFee": (FeeKind.FULFILMENT,),
        "FBAWeightBasedFee": (FeeKind.FULFILMENT,),
        "ShippingHB": (FeeKind.REFERRAL,),
        "DigitalServicesFee": (FeeKind.DIGITAL_SERVICES,),
    }
)
_EBAY_FEES: Final[Mapping[str, tuple[FeeKind, ...]]] = MappingProxyType(
    {
        "final value fee - fixed": (FeeKind.ORDER,),
        "final value fee - variable": (FeeKind.REFERRAL,),
        "regulatory operating fee": (FeeKind.REGULATORY,),
        'very high "item not as described" fee': (FeeKind.REFERRAL,),
        "below standard performance fee": (FeeKind.REFERRAL,),
        "international fee": (FeeKind.INTERNATIONAL,),
    }
)
_EBAY_PARTS: Final[Mapping[str, SettledKind]] = MappingProxyType(
    {
        "item subtotal": SettledKind.ITEM,
        "shipping and handling": SettledKind.SHIPPING,
        "seller collected tax": SettledKind.TAX,
    }
)
_PAYMENT: Final = (FeeKind.PAYMENT, FeeKind.CONVERSION)
_ADYEN_FEES: Final = ("commission (nc)", "markup (nc)", "scheme fees (nc)", "interchange (nc)")
_SAID: Final = MappingProxyType(
    {"refund": Event.REFUND, "chargeback": Event.DISPUTE, "dispute": Event.DISPUTE}
)
_SENT_ON: Final = frozenset(
    {"payout", "transfer", "general withdrawal", "user initiated withdrawal"}
)


class _Amounts:
    """The amounts of a file on their way: each row gives some, is left out, or is bad."""

    def __init__(self, rows: Rows, *, date_order: str, decimal_mark: str) -> None:
        given = [
            {name: "" if cell == "--" else cell for name, cell in mapping_of(row, "rows").items()}
            for row in all_of_kind(rows, object, "rows")
        ]
        self.reading = Reading.of(given, date_order=date_order, decimal_mark=decimal_mark)
        self.amounts: list[SettledAmount] = []

    def add(self, cells: Cells, amount: Decimal, currency: str, **what: Any) -> None:
        """Add an amount, unless it is nothing."""
        if amount:
            money = Money(amount, currency)
            self.amounts.append(SettledAmount(row=cells.row, amount=money, **what))

    def read(self, read: Callable[[Cells], None]) -> Settlement:
        """Read every row, and return what they came to."""
        self.reading.each(read)
        if self.reading.bad:
            raise InvalidRows(self.reading.bad)
        read_rows = {each.row for each in self.amounts}
        for cells in self.reading.rows:
            if cells.row not in read_rows:
                self.reading.leave(cells, Text("comes to nothing"))
        left = sorted(self.reading.left_out.items())
        return Settlement(
            amounts=tuple(self.amounts),
            left_out=tuple(LeftOut(row=row, reason=reason) for row, reason in left),
        )


def _event(word: str) -> Event:
    return next((event for name, event in _SAID.items() if name in word.lower()), Event.SALE)


def amazon_settlement(
    rows: Rows,
    *,
    date_order: str = DateOrder.YEAR_FIRST,
    decimal_mark: str = DecimalMark.POINT,
) -> Settlement:
    """Return a settlement report of Amazon, flat file V2.

    Args:
        rows: Its rows; the first tells the currency, the others the amounts.
        date_order: How its days are written, by the marketplace.
        decimal_mark: What stands before its decimals, by the marketplace.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.

    Source: Selling Partner API, settlement report attributes.
    """
    found = _Amounts(rows, date_order=date_order, decimal_mark=decimal_mark)
    currency = next((c.text("currency") for c in found.reading.rows if c.text("currency")), "")

    def read(cells: Cells) -> None:
        if not cells.text("transaction-type"):
            found.reading.leave(cells, Text("holds the totals of the report"))
            return
        kind, covers = _amazon_kind(cells.text("amount-type"), cells.text("amount-description"))
        found.add(
            cells,
            cells.amount("amount"),
            cells.currency("currency") if cells.text("currency") else currency,
            order=cells.text("order-id"),
            kind=kind,
            covers=covers,
            event=_event(cells.text("transaction-type")),
            posted_on=cells.day("posted-date"),
            words=f"{cells.text('amount-type')} {cells.text('amount-description')}",
        )

    return found.read(read)


def _amazon_kind(amount_type: str, description: str) -> tuple[SettledKind, tuple[FeeKind, ...]]:
    if amount_type == "ItemPrice" and description in _AMAZON_PARTS:
        return _AMAZON_PARTS[description], ()
    if amount_type == "ItemWithheldTax":
        return SettledKind.WITHHELD_TAX, ()
    if amount_type == "Promotion":
        return SettledKind.PROMOTION, ()
    if amount_type == "ItemFees":
        # A fee that the table does not know is billed and covers nothing: the check names it.
        return SettledKind.FEE, _AMAZON_FEES.get(description, ())
    return SettledKind.OTHER, ()


def ebay_transactions(rows: Rows) -> Settlement:
    """Return a transaction report of eBay.

    A row tells the parts of what the buyer paid and each fee in a column of its own. Amounts are in
    the currency of the transaction, fees in that of the payout: where the two differ the parts are
    left and the fees kept.

    Args:
        rows: The rows below the header; :func:`xborder.fx.exposure.table_below` finds it.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.
    """
    found = _Amounts(rows, date_order=DateOrder.MONTH_FIRST, decimal_mark=DecimalMark.POINT)

    def read(cells: Cells) -> None:
        word = cells.required("type")
        paid_out = cells.currency("payout currency")
        about = {
            "order": cells.text("order number"),
            "event": _event(word),
            "posted_on": cells.day("transaction creation date"),
        }
        if not cells.text("item subtotal"):
            kind = SettledKind.PAYOUT if word == "Payout" else SettledKind.OTHER
            found.add(cells, cells.amount("net amount"), paid_out, kind=kind, words=word, **about)
            return
        if cells.text("transaction currency").upper() == paid_out:
            for name, part in _EBAY_PARTS.items():
                if cells.text(name):
                    amount = cells.amount(name)
                    found.add(cells, amount, paid_out, kind=part, words=name, **about)
        for name, covers in _EBAY_FEES.items():
            if cells.text(name):
                found.add(
                    cells,
                    cells.amount(name),
                    paid_out,
                    kind=SettledKind.FEE,
                    covers=covers,
                    words=name,
                    **about,
                )

    return found.read(read)


def shopify_payments(rows: Rows) -> Settlement:
    """Return the transactions of Shopify Payments.

    Args:
        rows: Rows with ``Type``, ``Order``, ``Amount``, ``Fee``, ``Currency`` and a day.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.
    """
    return _with_fee_column(
        rows,
        order=("order",),
        day=("transaction date",),
        amount="amount",
        fee="fee",
        sign=-1,
        word="type",
    )


def stripe_balance(rows: Rows) -> Settlement:
    """Return the balance history or the payout reconciliation of Stripe.

    Args:
        rows: Rows with ``Type`` or ``reporting_category``, ``Amount`` or ``gross``, ``Fee``,
            ``Currency``, a description that ends in the order's number, and a day.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.
    """
    return _with_fee_column(
        rows,
        order=("payment_metadata[order_id]", "description", "source_id", "source"),
        day=("created (utc)", "created_utc", "created"),
        amount="amount",
        fee="fee",
        sign=-1,
        word="type",
    )


def paypal_activity(
    rows: Rows, *, date_order: str, decimal_mark: str = DecimalMark.POINT
) -> Settlement:
    """Return the activity download of PayPal.

    Args:
        rows: Rows with ``Type``, ``Invoice Number``, ``Gross``, ``Fee``, ``Currency`` and ``Date``.
        date_order: How its days are written, by the account's country.
        decimal_mark: What stands before its decimals.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.
    """
    return _with_fee_column(
        rows,
        order=("invoice number", "transaction id"),
        day=("date",),
        amount="gross",
        fee="fee",
        sign=1,
        word="type",
        date_order=date_order,
        decimal_mark=decimal_mark,
    )


def _with_fee_column(
    rows: Rows,
    *,
    order: tuple[str, ...],
    day: tuple[str, ...],
    amount: str,
    fee: str,
    sign: int,
    word: str,
    date_order: str = DateOrder.YEAR_FIRST,
    decimal_mark: str = DecimalMark.POINT,
) -> Settlement:
    """Read a file with what the buyer paid in one column and the fee in another.

    Args:
        rows: The rows.
        order: The columns that may name the order, the first that is filled counts.
        day: The columns that may hold the day.
        amount: The column of the payment.
        fee: The column of the fee.
        sign: ``-1`` where a fee is written as a positive figure, ``1`` where it is negative.
        word: The column that says what happened.
        date_order: How days are written.
        decimal_mark: What stands before the decimals.
    """
    found = _Amounts(rows, date_order=date_order, decimal_mark=decimal_mark)

    def read(cells: Cells) -> None:
        said = cells.required(word, "reporting_category")
        about = {
            "order": cells.text(*order).removeprefix("Order ").lstrip("#"),
            "event": _event(said),
            "posted_on": cells.day(*day),
            "words": said,
        }
        currency = cells.currency("currency")
        kind = SettledKind.PAYOUT if said.lower() in _SENT_ON else SettledKind.PAYMENT
        found.add(cells, cells.amount(amount, "gross"), currency, kind=kind, **about)
        if cells.text(fee):
            charged = sign * cells.amount(fee)
            found.add(cells, charged, currency, kind=SettledKind.FEE, covers=_PAYMENT, **about)

    return found.read(read)


def adyen_settlement(rows: Rows) -> Settlement:
    """Return the settlement details of Adyen: four columns of fees, in the settlement's currency.

    Args:
        rows: Its rows; debit and credit stand in separate columns.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.
    """
    found = _Amounts(rows, date_order=DateOrder.YEAR_FIRST, decimal_mark=DecimalMark.POINT)

    def cell(cells: Cells, name: str) -> Decimal:
        return cells.amount(name) if cells.text(name) else Decimal(0)

    def read(cells: Cells) -> None:
        said, currency = cells.required("type"), cells.currency("net currency")
        fees = sum((cell(cells, name) for name in _ADYEN_FEES), Decimal(0))
        net = cell(cells, "net credit (nc)") - cell(cells, "net debit (nc)")
        about = {
            "order": cells.text("merchant reference"),
            "event": _event(said),
            "posted_on": cells.day("creation date"),
            "words": said,
        }
        kind = SettledKind.PAYOUT if said == "MerchantPayout" else SettledKind.PAYMENT
        if not cells.text("psp reference") and kind is not SettledKind.PAYOUT:
            kind = SettledKind.OTHER
        found.add(cells, net + fees, currency, kind=kind, **about)
        found.add(cells, -fees, currency, kind=SettledKind.FEE, covers=_PAYMENT, **about)

    return found.read(read)
