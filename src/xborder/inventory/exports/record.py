"""What stock files say: movements, levels, what is on the way; and what became of every row."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from attrs import frozen

from xborder.choice import Choice
from xborder.display import Brief
from xborder.errors import InvalidInput, InvalidRows
from xborder.inventory.demand.history import MissingDays, SalesDay, SalesHistory
from xborder.inventory.planning.inbound import Inbound
from xborder.kind import all_of_kind
from xborder.messages import Text


class MovementKind(Choice):
    """Why units came or went."""

    RECEIPT = "receipt"
    SALE = "sale"
    CUSTOMER_RETURN = "customer_return"
    SUPPLIER_RETURN = "supplier_return"
    TRANSFER = "transfer"
    ADJUSTMENT = "adjustment"
    """Found, lost, damaged, counted anew, or not said."""
    DISPOSAL = "disposal"


class Repeats(Choice):
    """What a row that equals an earlier one means; no stock file numbers its rows."""

    ONCE = "once"
    """The same event exported twice: it counts once, and a note says so."""
    EACH = "each"
    """Events that look alike: each counts."""


@frozen(kw_only=True)
class Movement:
    """Units that came or went.

    Attributes:
        on: The day.
        sku: The item.
        kind: Why.
        units: How many, above zero into stock and below zero out of it.
        location: Where, in the file's words.
        condition: In what state, in the file's words, such as ``"SELLABLE"``.
        reference: The document or reason.
    """

    on: dt.date
    sku: str
    kind: MovementKind
    units: float
    location: str = ""
    condition: str = ""
    reference: str = ""


@frozen(kw_only=True)
class StockLevel:
    """What was there at a moment; what the file leaves blank is none, not zero.

    Attributes:
        sku: The item.
        location: Where, in the file's words.
        on: The day it was so, if the file says it.
        on_hand: Units that can be sold or are promised; below zero they are owed.
        available: Of these, not promised.
        inbound: Units on the way.
        shipped: Units shipped in the last so many days.
        ages: Units by first day of age.
        condition: In what state, in the file's words.
    """

    sku: str
    location: str = ""
    on: dt.date | None = None
    on_hand: float | None = None
    available: float | None = None
    inbound: float | None = None
    shipped: Mapping[int, float]
    ages: Mapping[int, float]
    condition: str = ""


@frozen(kw_only=True)
class Note:
    """A row that was set aside, or is worth a look.

    Attributes:
        row: Its number in the file, the header being row 1; zero for the file as a whole.
        code: A stable name for the kind of note, such as ``"repeat"``.
        sku: The item, if it names one.
        text: Why, in words.
    """

    row: int
    code: str
    sku: str
    text: Text


@frozen(kw_only=True, repr=False)
class StockFile(Brief):
    """A file that was read: every row is a record, a note, or a refusal.

    Attributes:
        movements: What came and went, in the file's order.
        levels: What was there.
        inbound: What is expected, by item; what should have come is here with its old day.
        promised: Units of deliveries still to be done, by item.
        notes: Rows set aside or worth a look, each with its row and why.
        refused: Rows that cannot be used, each with its row, field, value and remedy.
        rows: How many rows were given.
    """

    movements: tuple[Movement, ...] = ()
    levels: tuple[StockLevel, ...] = ()
    inbound: Mapping[str, tuple[Inbound, ...]]
    promised: Mapping[str, float]
    notes: tuple[Note, ...]
    refused: tuple[InvalidInput, ...]
    rows: int

    def checked(self) -> "StockFile":
        """Return the file, or raise for every row that cannot be used, all at once.

        Raises:
            InvalidRows: Some rows were refused.
        """
        if self.refused:
            raise InvalidRows(self.refused)
        return self

    def on_hand(self) -> dict[str, float]:
        """Return units on hand of each item, if the file holds every movement there ever was."""
        found: dict[str, float] = defaultdict(float)
        for one in self.movements:
            found[one.sku] += one.units
        return dict(found)

    def histories(self) -> dict[str, SalesHistory]:
        """Return the demand history of each item: see :func:`sales_histories`."""
        return sales_histories(self.movements)


def sales_histories(movements: Iterable[Movement]) -> dict[str, SalesHistory]:
    """Return the demand history of each item that was sold.

    Sales are what was asked for and served; what customers sent back stands beside them. A day
    without a sale between the first and the last one is a day of zero.

    Args:
        movements: Any; only sales and customers' returns are read.
    """
    sold: dict[str, dict[dt.date, float]] = defaultdict(lambda: defaultdict(float))
    back: dict[str, dict[dt.date, float]] = defaultdict(lambda: defaultdict(float))
    for one in all_of_kind(movements, Movement, "movements"):
        if one.kind is MovementKind.SALE:
            sold[one.sku][one.on] -= one.units
        elif one.kind is MovementKind.CUSTOMER_RETURN:
            back[one.sku][one.on] += one.units
    return {
        sku: SalesHistory(
            days=[
                SalesDay(on=day, sold=days.get(day, 0.0), returned=back[sku].get(day, 0.0))
                for day in sorted({*days, *back[sku]})
            ],
            missing=MissingDays.NO_SALES,
        )
        for sku, days in sold.items()
    }
