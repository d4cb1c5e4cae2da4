"""Settlement files of Etsy: the monthly statement, and the orders that were sold.

The statement tells every fee of an order in a row of its own. The list of sold orders tells what
buyers paid and the processing fee alone.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from attrs import evolve

from xborder.channels.fees.fee import Event, FeeKind
from xborder.channels.settlement.amounts import NOTHING, Amounts, Rows, amount_in, event_of
from xborder.channels.settlement.row import SettledKind, Settlement
from xborder.fx.exposure.rows import Cells, DateOrder, DecimalMark
from xborder.kind import all_of_kind, mapping_of

_FEES: Final[Mapping[str, tuple[FeeKind, ...]]] = MappingProxyType(
    {
        "transaction fee": (FeeKind.REFERRAL,),
        "processing fee": (FeeKind.PAYMENT,),
        "regulatory operating fee": (FeeKind.REGULATORY,),
        "offsite ads": (FeeKind.ADVERTISING,),
        "listing fee": (FeeKind.LISTING,),
        "currency conversion": (FeeKind.CONVERSION,),
    }
)
"""What a fee covers, by words of its title."""
_VAT: Final = ("vat", "gst")
_ORDER: Final = re.compile(r"order\s*#\s*(\d+)", re.IGNORECASE)
_IS_CREDITED: Final = "listing fee"
_CANCELLED: Final = "cancel"
_SHORT_YEAR: Final = re.compile(r"([-/])(\d\d)$")
_COMMA: Final = re.compile(r"(\d [a-z]+), (\d{4})", re.IGNORECASE)
_FIGURES: Final = re.compile(r"[^\d.,()−-]")
_SENT: Final = re.compile(r"\d[\d.,]*")


def etsy_statement(
    rows: Rows,
    *,
    date_order: str = DateOrder.MONTH_FIRST,
    decimal_mark: str = DecimalMark.POINT,
) -> Settlement:
    """Return a monthly statement of Etsy's payment account.

    Rows that belong to no order may repeat: four listings of a day are four equal rows. Advertising
    on Etsy, listings and labels of no order stand apart. An order whose listing fee is credited was
    cancelled, since a refund keeps that fee: what comes back of it stands under ``cancel``.

    Args:
        rows: Rows with ``Date``, ``Type``, ``Title``, ``Info``, ``Currency``, ``Amount``,
            ``Fees & Taxes`` and ``Net``.
        date_order: How its days are written, where they are in figures.
        decimal_mark: What stands before its decimals.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.

    Source: Etsy help, "How to Cancel a Sale".

    Examples:
        >>> found = etsy_statement([
        ...     {"Date": "31 July, 2026", "Type": "Sale", "Title": "Payment for Order #41",
        ...      "Currency": "GBP", "Amount": "£29.99", "Fees & Taxes": "-£1.40", "Net": "£28.59"},
        ...     {"Date": "31 July, 2026", "Type": "Fee", "Title": "Transaction fee: A scarf",
        ...      "Info": "Order #41", "Currency": "GBP", "Amount": "--",
        ...      "Fees & Taxes": "-£1.95", "Net": "-£1.95"}])
        >>> [(each.kind.value, str(each.amount)) for each in found.amounts]
        [('payment', '29.99 GBP'), ('fee', '-1.40 GBP'), ('fee', '-1.95 GBP')]
    """
    found = Amounts(_plain(rows), date_order=date_order, decimal_mark=decimal_mark)

    def read(cells: Cells) -> None:
        said, title = cells.required("type"), cells.text("title", "description")
        order = _ORDER.search(f"{title} {cells.text('info')}")
        back = event_of(said, title) is Event.REFUND or title.lower().startswith("credit")
        event = Event.REFUND if back else event_of(said, title)
        if order and back and (_IS_CREDITED in title.lower() or _CANCELLED in title.lower()):
            # A refund keeps the listing fee: that it is credited says that nothing was ever sent.
            event = Event.CANCEL
        about: dict[str, Any] = {
            "order": order[1] if order else "",
            "event": event,
            "posted_on": cells.day("date"),
            "words": title or said,
        }
        currency = cells.currency("currency")
        amount, charged = amount_in(cells, "amount"), amount_in(cells, "fees & taxes")
        word = said.lower()
        if word in {"sale", "refund"} and order:
            # What it costs to take the payment stands in the same row.
            found.add(cells, amount, currency, kind=SettledKind.PAYMENT, **about)
            fee = {"kind": SettledKind.FEE, "covers": (FeeKind.PAYMENT,)}
            found.add(cells, charged, currency, **fee, **about)
        elif word == "deposit":
            sent = amount or -_sent(cells, title)
            found.add(cells, sent, currency, kind=SettledKind.PAYOUT, **about)
        else:
            found.add(
                cells, amount + charged, currency, **_told(word, title, about["order"]), **about
            )

    return _cancelled(found.read(read))


def _cancelled(settlement: Settlement) -> Settlement:
    """Return a settlement with all that came back of cancelled orders told as such."""
    orders = {each.order for each in settlement.amounts if each.event is Event.CANCEL}
    return evolve(
        settlement,
        amounts=[
            evolve(each, event=Event.CANCEL)
            if each.event is Event.REFUND and each.order in orders
            else each
            for each in settlement.amounts
        ],
    )


def _told(word: str, title: str, order: str) -> dict[str, Any]:
    """Return what a row is that is neither a sale nor a payout."""
    said = title.lower()
    if "sales tax" in said:
        return {"kind": SettledKind.WITHHELD_TAX}
    if any(said.startswith(tax) or f"for {tax}" in said for tax in _VAT) or word in _VAT:
        return {"kind": SettledKind.FEE_TAX}
    if "label" in word or "label" in said:
        return {"kind": SettledKind.LABEL}
    covers = next((kinds for name, kinds in _FEES.items() if name in said), None)
    # A fee that is not known here is billed and covers nothing: the check names it.
    if order and (covers is not None or word in {"fee", "marketing"}):
        return {"kind": SettledKind.FEE, "covers": covers or ()}
    return {"kind": SettledKind.OTHER}


def _sent(cells: Cells, title: str) -> Decimal:
    """Return what was sent to the bank: older statements tell it in the title alone."""
    figures = _SENT.search(title)
    if figures is None:
        return cells.amount("amount")  # refuses the empty cell in the words that all have
    return Cells(cells.row, {"title": figures[0].rstrip(".,")}, cells.order, cells.mark).amount(
        "title"
    )


def etsy_sold_orders(rows: Rows) -> Settlement:
    """Return the list of sold orders of Etsy: what buyers paid, and the processing fee.

    Sales tax that Etsy collects is in and out again. What was refunded later has no day of its own
    in the file and stands on that of the sale.

    Args:
        rows: Rows with ``Sale Date``, ``Order ID``, ``Order Value``, ``Shipping``, ``Sales Tax``,
            ``Card Processing Fees`` and, where something was refunded, ``Adjusted Order Total``.

    Raises:
        InvalidRows: Some rows cannot be read; all are named.
    """
    found = Amounts(
        _plain(rows),
        date_order=DateOrder.MONTH_FIRST,
        decimal_mark=DecimalMark.POINT,
        tells=(FeeKind.PAYMENT,),
    )

    def read(cells: Cells) -> None:
        currency = cells.currency("currency")
        about: dict[str, Any] = {
            "order": cells.required("order id"),
            "posted_on": cells.day("sale date"),
        }
        fees = cells.amount("card processing fees")
        tax = amount_in(cells, "sales tax")
        off = amount_in(cells, "discount amount") + amount_in(cells, "shipping discount")
        for kind, words, amount in (
            (SettledKind.ITEM, "order value", cells.amount("order value")),
            (SettledKind.PROMOTION, "discount amount", -off),
            (SettledKind.SHIPPING, "shipping", amount_in(cells, "shipping")),
            (SettledKind.TAX, "sales tax", tax),
            (SettledKind.WITHHELD_TAX, "sales tax", -tax),
        ):
            found.add(cells, amount, currency, kind=kind, words=words, **about)
        fee = {"kind": SettledKind.FEE, "covers": (FeeKind.PAYMENT,)}
        found.add(cells, -fees, currency, words="card processing fees", **fee, **about)
        adjusted = amount_in(cells, "adjusted order total")
        kept = amount_in(cells, "adjusted card processing fees")
        if adjusted or kept:
            back = adjusted - cells.amount("order total")
            about["event"] = Event.REFUND
            found.add(
                cells, back, currency, kind=SettledKind.PAYMENT, words="adjusted order total",
                **about,
            )  # fmt: skip
            words = "adjusted card processing fees"
            found.add(cells, fees - kept, currency, words=words, **fee, **about)

    return found.read(read)


def _plain(rows: Rows) -> list[dict[Any, Any]]:
    """Return rows without the signs of currencies, with years in full, and all told apart."""
    plain: list[dict[Any, Any]] = []
    for number, row in enumerate(all_of_kind(rows, object, "rows")):
        cells: dict[Any, Any] = {}
        for name, cell in mapping_of(row, f"rows[{number}]").items():
            head = str(name).strip("\ufeff \t").lower()
            if head in _MONEY and isinstance(cell, str) and cell != NOTHING:
                cells[name] = _FIGURES.sub("", cell)
            elif head in _DAYS and isinstance(cell, str):
                cells[name] = _day(cell.strip())
            else:
                cells[name] = cell
        text = " ".join(map(str, cells.values()))
        if "order id" not in {str(name).lower() for name in cells} and not _ORDER.search(text):
            cells[""] = number  # equal rows of no order are several listings, not repeats
        plain.append(cells)
    return plain


def _day(written: str) -> str:
    full = _SHORT_YEAR.sub(r"\g<1>20\2", written)
    return _COMMA.sub(r"\1 \2", full)


_MONEY: Final = frozenset({"amount", "fees & taxes", "net"})
_DAYS: Final = frozenset({"date", "sale date"})
