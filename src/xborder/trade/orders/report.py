"""What reading found out: orders, what was left out, what was refused, and every note on the way.

Each row that was given stands in exactly one of the three, so that nothing is lost.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from attrs import define, field, frozen

from xborder.display import Shown
from xborder.errors import Problem, XborderError
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Money
from xborder.spoken import spoken
from xborder.trade.orders.mapping import LeftOutKind

if TYPE_CHECKING:
    from xborder.trade.consignment import Consignment

T = TypeVar("T")


class Cell(NamedTuple):
    """One filled cell: where it stands and what it holds.

    Attributes:
        row: The row, such as ``"rows.3"``.
        column: The column, such as ``"Shipping Zip"``.
        value: What it holds, blanks around it taken off.
    """

    row: str
    column: str
    value: Any

    @property
    def where(self) -> str:
        """The row and the column, such as ``"rows.3.Shipping Zip"``."""
        return f"{self.row}.{self.column}"


@frozen(kw_only=True)
class Note:
    """Something that was put into another form, taken for granted or passed over.

    Attributes:
        where: The row and the column, such as ``"rows.3.Shipping Zip"``.
        text: What was done.

    Examples:
        >>> print(Note(where="rows.0.Zip", text=Text("The apostrophe in front is taken off.")))
        rows.0.Zip: The apostrophe in front is taken off.
    """

    where: str
    text: Text

    def render(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the note in a language."""
        return f"{self.where}: {self.text.render(locale)}"

    def __str__(self) -> str:
        return self.render(spoken())


@frozen(kw_only=True)
class Order:
    """One order, as a consignment.

    Attributes:
        id: The shop's number of it.
        consignment: What is sent.
        rows: The rows it was read from, by their place in what was given.
        status: What the shop calls its state; empty if it does not say.
        notes: What was done to read it.
        total: What the export says that the buyer paid; ``None`` if it does not say.
        paid_back: What it says was paid back, of the whole; ``None`` if nothing.
    """

    id: str
    consignment: "Consignment"
    rows: tuple[int, ...]
    status: str = ""
    notes: tuple[Note, ...] = ()
    total: Money | None = None
    paid_back: Money | None = None
    _returned: tuple[tuple[int, int | Decimal], ...] = ()

    @property
    def returned(self) -> dict[int, int | Decimal]:
        """How much of each line was refunded, by its position: what ``refund_on_return`` takes."""
        return dict(self._returned)


@frozen(kw_only=True)
class LeftOut:
    """Rows that make no consignment although nothing is wrong with them.

    Attributes:
        id: The shop's number of the order; empty if they belong to none.
        kind: Why, as a word.
        why: Why, in a sentence.
        rows: The rows.
    """

    id: str
    kind: LeftOutKind
    why: Text
    rows: tuple[int, ...]


@frozen(kw_only=True)
class Refused:
    """An order that cannot be read.

    Attributes:
        id: The shop's number of it; empty if there is none.
        errors: What is wrong, each with ``where`` naming row and column.
        rows: Its rows.
    """

    id: str
    errors: tuple[XborderError, ...]
    rows: tuple[int, ...]


@frozen(kw_only=True, repr=False)
class Orders(Shown):
    """What the rows of an export hold. Each row stands in one order, left out, or refused.

    Attributes:
        orders: The orders that can be quoted, in the order of the rows.
        left_out: What makes no consignment, and why.
        refused: What cannot be read, with ``errors="report"``.
        notes: What was done to the table as a whole.
        product_errors: What is wrong in the product table, with ``errors="report"``.
    """

    orders: tuple[Order, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    refused: tuple[Refused, ...] = ()
    notes: tuple[Note, ...] = ()
    product_errors: tuple[XborderError, ...] = ()

    @property
    def consignments(self) -> tuple["Consignment", ...]:
        """The consignments alone."""
        return tuple(order.consignment for order in self.orders)

    @property
    def errors(self) -> tuple[XborderError, ...]:
        """Everything that is wrong, in the product table and in the rows."""
        return self.product_errors + tuple(
            error for refused in self.refused for error in refused.errors
        )

    def problems(self, *, locale: str = DEFAULT_LOCALE) -> tuple[Problem, ...]:
        """Return everything that is wrong, with row, column, value and remedy."""
        return tuple(error.problem(locale) for error in self.errors)

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return in words what was read, left out, refused and noted, like notes counted."""
        counts = Text(
            "{orders} orders read, {left_out} left out, {refused} refused.",
            orders=len(self.orders),
            left_out=len(self.left_out),
            refused=len(self.refused),
        )
        left_out = (
            f"{each.id or '-'}: {each.why.render(locale)}"
            for each in self.left_out
            if each.kind is not LeftOutKind.NO_ORDER
        )
        return "\n".join(
            [
                counts.render(locale),
                *left_out,
                *map(str, self.problems(locale=locale)),
                *self._counted(locale),
            ]
        )

    def _counted(self, locale: str) -> Iterator[str]:
        alike: dict[str, list[Note]] = {}
        for note in (*self.notes, *(note for order in self.orders for note in order.notes)):
            alike.setdefault(note.text.id, []).append(note)
        for notes in alike.values():
            first, count = notes[0], len(notes)
            if all(note.text == first.text for note in notes):
                yield Text("{count} x {text}", count=count, text=first.text).render(locale)
            else:
                text = Text("{count} x, such as at {note}", count=count, note=first)
                yield text.render(locale)

    def __iter__(self) -> Iterator[Order]:
        return iter(self.orders)

    def __len__(self) -> int:
        return len(self.orders)


@define
class Report:
    """What was noticed while one order, or one table, was read."""

    notes: list[Note] = field(factory=list)
    errors: list[XborderError] = field(factory=list)
    _said: set[tuple[str, str]] = field(factory=set)

    def note(self, where: str, text: Text) -> None:
        """Note once what was done at a place."""
        if (where, text.id) not in self._said:
            self._said.add((where, text.id))
            self.notes.append(Note(where=where, text=text))

    def add(self, error: XborderError, where: str) -> None:
        """Keep an error that belongs to a place; the same one is said once."""
        error.where = where
        if not any(each.where == where and each.text == error.text for each in self.errors):
            self.errors.append(error)

    def read(self, function: Callable[..., T], cell: Cell | None, *arguments: Any) -> T | None:
        """Return what a function reads in a cell; nothing if it is blank or cannot be read."""
        if cell is None:
            return None
        try:
            return function(cell, *arguments)
        except XborderError as error:
            self.add(error, cell.where)
            return None
