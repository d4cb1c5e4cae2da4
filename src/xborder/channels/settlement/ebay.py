"""The transaction report of eBay, read from the rows that ``csv`` gives.

Columns are matched by name, missing and further ones are taken, exact repeats of a row are left out
and every bad row is named at once. What the file calls a fee is kept; which kinds of our fees it
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
