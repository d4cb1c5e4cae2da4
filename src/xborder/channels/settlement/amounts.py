"""The amounts of a settlement file on their way: each row gives some, is left out, or is bad."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal, localcontext
from types import MappingProxyType
from typing import Any, Final

from xborder.channels.fees.fee import Event, FeeKind
from xborder.channels.settlement.row import SettledAmount, Settlement
from xborder.errors import InvalidRows
from xborder.fx.exposure.rows import Cells, LeftOut, Reading
from xborder.kind import all_of_kind, mapping_of
from xborder.messages import Text
from xborder.money import Money
from xborder.number import DECIMAL

Rows = Iterable[Mapping[Any, Any]]
NOTHING: Final = "--"
"""How several sites write an empty cell."""

_SAID: Final = MappingProxyType(
    {
        "refund": Event.REFUND,
        "chargeback": Event.DISPUTE,
        "dispute": Event.DISPUTE,
        "claim": Event.DISPUTE,
    }
)


class Amounts:
    """The amounts of a file: each row gives some, is left out, or is bad.

    Args:
        rows: The rows as ``csv`` gives them.
        date_order: How days are written.
        decimal_mark: What stands before the decimals.
        tells: The kinds of fees that the file tells; all of them by default.
        once: Whether a row that is equal to an earlier one is the same one; else it is counted.
    """

    def __init__(
        self,
        rows: Rows,
        *,
        date_order: str,
        decimal_mark: str,
        tells: Iterable[FeeKind] = FeeKind,
        once: Callable[[Cells], bool] = lambda _: True,
    ) -> None:
        given = [
            {
                name: "" if cell == NOTHING else cell
                for name, cell in mapping_of(row, "rows").items()
            }
            for row in all_of_kind(rows, object, "rows")
        ]
        self.reading: Reading = Reading.of(given, date_order=date_order, decimal_mark=decimal_mark)
        for cells in self.reading.rows:
            if cells.row in self.reading.left_out and not once(cells):
                del self.reading.left_out[cells.row]
        self.amounts: list[SettledAmount] = []
        self._tells = tuple(tells)

    def add(self, cells: Cells, amount: Decimal, currency: str, **what: Any) -> None:
        """Add an amount, unless it is nothing."""
        if amount:
            money = Money(amount, currency)
            self.amounts.append(SettledAmount(row=cells.row, amount=money, **what))

    def leave(self, cells: Cells, reason: Text) -> None:
        """Note that a row holds no amount."""
        self.reading.leave(cells, reason)

    def read(self, read: Callable[[Cells], None]) -> Settlement:
        """Read every row, and return what they came to.

        Raises:
            InvalidRows: Some rows cannot be read; all are named.
        """
        with localcontext(DECIMAL):  # rows add up as they stand, whatever the caller's precision
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
            tells=self._tells,
        )


def event_of(*words: str) -> Event:
    """Return what happened, by the words of a row; a sale where none of them says otherwise."""
    said = " ".join(words).lower()
    return next((event for name, event in _SAID.items() if name in said), Event.SALE)


def amount_in(cells: Cells, *names: str) -> Decimal:
    """Return the amount of a cell; nothing where there is none."""
    return cells.amount(*names) if cells.text(*names) else Decimal(0)
