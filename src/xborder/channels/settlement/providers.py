"""Settlement files of payment providers, read from the rows that ``csv`` gives.

A payment stands in one column and its fee in another. What moves between a provider's own accounts,
such as a conversion or a payout, is no payment and belongs to no order.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from xborder.channels.fees.fee import Event, FeeKind
from xborder.channels.settlement.amounts import Amounts, Rows, amount_in, event_of
from xborder.channels.settlement.row import SettledKind, Settlement
from xborder.fx.exposure.rows import Cells, DateOrder, DecimalMark
from xborder.messages import Text

_PAYMENT: Final = (FeeKind.PAYMENT, FeeKind.CONVERSION)
_COVERS: Final[Mapping[Event, tuple[FeeKind, ...]]] = MappingProxyType(
    {
        Event.SALE: _PAYMENT,
        Event.REFUND: (*_PAYMENT, FeeKind.REFUND),
        Event.DISPUTE: (*_PAYMENT, FeeKind.DISPUTE),
    }
)
"""The kinds of fees that a provider's one column of fees holds, by what happened."""
_TELLS: Final = (*_PAYMENT, FeeKind.REFUND, FeeKind.DISPUTE)
_ADYEN_FEES: Final = ("commission (nc)", "markup (nc)", "scheme fees (nc)", "interchange (nc)")
_SENT_ON: Final = frozenset({"payout", "transfer"})
_NUMBERED: Final = re.compile(r"\border\b[\s:#]*((?=\S*\d)[\w./-]+)", re.IGNORECASE)
_NO_MONEY: Final = frozenset({"pending", "denied", "expired", "canceled", "cancelled", "voided"})
_PAYPAL_APART: Final = ("conversion", "hold", "deposit", "transfer", "authorization")


def shopify_payments(rows: Rows) -> Settlement:
    """Return the transactions of Shopify Payments.

    Args:
        rows: Rows with ``Type``, ``Order``, ``Amount``, ``Fee``, ``Currency`` and a day.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.
    """
    return _with_fee_column(
        rows,
        order=lambda cells, _: cells.text("order").lstrip("#"),
        day=("transaction date",),
        sign=-1,
    )


def stripe_balance(rows: Rows) -> Settlement:
    """Return the balance history or the payout reconciliation of Stripe.

    Args:
        rows: Rows with ``Type`` or ``reporting_category``, ``Amount`` or ``gross``, ``Fee``,
            ``Currency`` and a day. The order is the metadata ``order_id``; or what the description
            calls it, such as ``Refund order 1001``; or the whole description. A row that repeats
            another is left out if it has an ``id`` (``balance_transaction_id``), and counts if not.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.
    """

    def order(cells: Cells, said: str) -> str:
        told = cells.text("payment_metadata[order_id]")
        if told or "fee" in said.lower():
            return told
        description = cells.text("description")
        numbered = _NUMBERED.search(description)
        return numbered[1] if numbered else description or cells.text("source_id", "source")

    return _with_fee_column(
        rows,
        order=order,
        day=("created (utc)", "created_utc", "created"),
        sign=-1,
        # A dispute is an adjustment in the balance history: the description says which.
        more=("description",),
        # two equal payments of one minute are two, unless their number says that they are one
        once=lambda cells: bool(cells.text("id", "balance_transaction_id")),
    )


def paypal_activity(
    rows: Rows, *, date_order: str, decimal_mark: str = DecimalMark.POINT
) -> Settlement:
    """Return the activity download of PayPal.

    Rows that are pending, or that only note a hold, move no money and are left out.

    Args:
        rows: Rows with ``Type``, ``Invoice Number``, ``Gross``, ``Fee``, ``Currency`` and ``Date``.
        date_order: How its days are written, by the account's country.
        decimal_mark: What stands before its decimals.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.
    """

    def order(cells: Cells, said: str) -> str:
        if any(word in said.lower() for word in _PAYPAL_APART):
            return ""
        if event_of(said) is not Event.SALE:
            return cells.text("invoice number", "reference txn id", "transaction id")
        return cells.text("invoice number", "transaction id")

    return _with_fee_column(
        rows,
        order=order,
        day=("date",),
        sign=1,
        date_order=date_order,
        decimal_mark=decimal_mark,
        moves=lambda cells: (
            cells.text("balance impact").lower() != "memo"
            and cells.text("status").lower() not in _NO_MONEY
        ),
    )


def _with_fee_column(
    rows: Rows,
    *,
    order: Callable[[Cells, str], str],
    day: tuple[str, ...],
    sign: int,
    more: tuple[str, ...] = (),
    moves: Callable[[Cells], bool] = lambda _: True,
    once: Callable[[Cells], bool] = lambda _: True,
    date_order: str = DateOrder.YEAR_FIRST,
    decimal_mark: str = DecimalMark.POINT,
) -> Settlement:
    """Read a file with what the buyer paid in one column and the fee in another.

    Args:
        rows: The rows.
        order: From a row and its type to the order; empty where it belongs to none.
        day: The columns that may hold the day.
        sign: ``-1`` where a fee is written as a positive figure, ``1`` where it is negative.
        more: Further columns that tell what happened.
        moves: Whether a row moves money.
        once: Whether a row that is equal to an earlier one is the same one.
        date_order: How days are written.
        decimal_mark: What stands before the decimals.
    """
    found = Amounts(rows, date_order=date_order, decimal_mark=decimal_mark, tells=_TELLS, once=once)

    def read(cells: Cells) -> None:
        said = cells.required("type", "reporting_category")
        if not moves(cells):
            found.leave(cells, Text("moves no money"))
            return
        sent_on = said.lower() in _SENT_ON or "withdrawal" in said.lower()
        event = event_of(said, *map(cells.text, more))
        about: dict[str, Any] = {
            "order": "" if sent_on else order(cells, said),
            "event": event,
            "posted_on": cells.day(*day),
            "words": said,
        }
        currency, amount = cells.currency("currency"), cells.amount("amount", "gross")
        charged = sign * amount_in(cells, "fee")
        fee = {"kind": SettledKind.FEE, "covers": _COVERS[event], **about}
        if said.lower().endswith(" fee") and about["order"]:
            # A fee that stands in a row of its own, such as that of a chargeback.
            found.add(cells, amount + charged, currency, **fee)
            return
        kind = SettledKind.PAYMENT if about["order"] else SettledKind.OTHER
        found.add(cells, amount, currency, kind=SettledKind.PAYOUT if sent_on else kind, **about)
        found.add(cells, charged, currency, **fee)

    return found.read(read)


def adyen_settlement(rows: Rows) -> Settlement:
    """Return the settlement details of Adyen: four columns of fees, in the settlement's currency.

    Args:
        rows: Its rows; debit and credit stand in separate columns.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.
    """
    found = Amounts(
        rows, date_order=DateOrder.YEAR_FIRST, decimal_mark=DecimalMark.POINT, tells=_TELLS
    )

    def read(cells: Cells) -> None:
        said, currency = cells.required("type"), cells.currency("net currency")
        fees = sum((amount_in(cells, name) for name in _ADYEN_FEES), Decimal(0))
        net = amount_in(cells, "net credit (nc)") - amount_in(cells, "net debit (nc)")
        event = event_of(said)
        about: dict[str, Any] = {
            "order": cells.text("merchant reference"),
            "event": event,
            "posted_on": cells.day("creation date"),
            "words": said,
        }
        kind = SettledKind.PAYOUT if said == "MerchantPayout" else SettledKind.PAYMENT
        if not cells.text("psp reference") and kind is not SettledKind.PAYOUT:
            kind = SettledKind.OTHER
        found.add(cells, net + fees, currency, kind=kind, **about)
        found.add(cells, -fees, currency, kind=SettledKind.FEE, covers=_COVERS[event], **about)

    return found.read(read)
