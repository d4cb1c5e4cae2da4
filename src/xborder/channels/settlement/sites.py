"""Settlement files of Amazon and eBay, read from the rows that ``csv`` gives.

Each function matches columns by name, takes missing and further ones, leaves exact repeats of a row
out and names every bad row at once. What a file calls a fee is kept; which kinds of our fees it
covers is said by the tables here.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from xborder.channels.fees.fee import FeeKind
from xborder.channels.settlement.amounts import Amounts, Rows, amount_in, event_of
from xborder.channels.settlement.row import SettledKind, Settlement
from xborder.fx.exposure.rows import Cells, DateOrder, DecimalMark
from xborder.messages import Text

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
        "deposit processing fee": (FeeKind.PAYMENT,),
    }
)
_EBAY_PARTS: Final[Mapping[str, SettledKind]] = MappingProxyType(
    {
        "item subtotal": SettledKind.ITEM,
        "shipping and handling": SettledKind.SHIPPING,
        "seller collected tax": SettledKind.TAX,
    }
)
_EBAY_WHOLE: Final[Mapping[str, SettledKind]] = MappingProxyType(
    {
        "payout": SettledKind.PAYOUT,
        "shipping label": SettledKind.LABEL,
        "claim": SettledKind.CLAIM,
        "payment dispute": SettledKind.CLAIM,
        "refund": SettledKind.PAYMENT,
    }
)
"""What a row is that tells no parts, by its type."""


_AMAZON_TOTALS: Final = ("settlement-id", "currency", "total-amount", "deposit-date")
"""What the first row of a settlement report says in place of a transaction."""


def amazon_settlement(
    rows: Rows,
    *,
    date_order: str = DateOrder.YEAR_FIRST,
    decimal_mark: str = DecimalMark.POINT,
) -> Settlement:
    """Return a settlement report of Amazon, flat file V2.

    Args:
        rows: Its rows; the first tells the currency and the deposit, the others the amounts.
        date_order: How its days are written, by the marketplace.
        decimal_mark: What stands before its decimals, by the marketplace.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.

    Source: Selling Partner API, settlement report attributes.
    """
    found = Amounts(rows, date_order=date_order, decimal_mark=decimal_mark)
    currency = next((c.text("currency") for c in found.reading.rows if c.text("currency")), "")

    def read(cells: Cells) -> None:
        if not cells.text("transaction-type"):
            if not any(cells.text(name) for name in _AMAZON_TOTALS):
                cells.required("transaction-type")  # a file of another layout holds nothing here
            if not cells.text("deposit-date"):
                found.leave(cells, Text("holds the totals of the report"))
                return
            # The first row tells the deposit, which leaves the account as every payout does.
            found.add(
                cells,
                -cells.amount("total-amount"),
                cells.currency("currency"),
                order="",
                kind=SettledKind.PAYOUT,
                posted_on=cells.day("deposit-date"),
                words="deposit",
            )
            return
        kind, covers = _amazon_kind(cells.text("amount-type"), cells.text("amount-description"))
        found.add(
            cells,
            cells.amount("amount"),
            cells.currency("currency") if cells.text("currency") else currency,
            order=cells.text("order-id"),
            kind=kind,
            covers=covers,
            event=event_of(cells.text("transaction-type")),
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

    A row tells the parts of what the buyer paid and each fee in a column of its own. Parts are in
    the currency of the transaction, fees in that of the payout: where the two differ the parts are
    one payment, the net amount without the fees. So each row sums to its net amount.

    Args:
        rows: The rows below the header; :func:`xborder.fx.exposure.table_below` finds it.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.
    """
    found = Amounts(rows, date_order=DateOrder.MONTH_FIRST, decimal_mark=DecimalMark.POINT)

    def read(cells: Cells) -> None:
        word = cells.required("type")
        paid_out = cells.currency("payout currency")
        about: dict[str, Any] = {
            "order": cells.text("order number"),
            "event": event_of(word),
            "posted_on": cells.day("transaction creation date"),
        }
        if not cells.text("item subtotal"):
            kind = _EBAY_WHOLE.get(word.lower(), SettledKind.OTHER)
            found.add(cells, cells.amount("net amount"), paid_out, kind=kind, words=word, **about)
            return
        told = Decimal(0)
        own = cells.text("transaction currency").upper() == paid_out
        for name, part in _EBAY_PARTS.items() if own else ():
            amount = amount_in(cells, name)
            told += amount
            found.add(cells, amount, paid_out, kind=part, words=name, **about)
        for name, covers in _EBAY_FEES.items():
            fee = amount_in(cells, name)
            told += fee
            found.add(
                cells, fee, paid_out, kind=SettledKind.FEE, covers=covers, words=name, **about
            )
        if cells.text("net amount"):
            # A donation, or a column that is new: nothing of what was paid out is lost.
            kind = SettledKind.OTHER if own else SettledKind.PAYMENT
            rest = cells.amount("net amount") - told
            found.add(cells, rest, paid_out, kind=kind, words="net amount", **about)

    return found.read(read)
