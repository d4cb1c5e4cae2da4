"""Fitting: which parcels of a table columns can hold, as far as is known by now.

Every distinct cell is read once. What cannot be used, what disagrees with its own consignment and
what changes the meaning of other numbers leaves its parcel out, to be read by itself.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from attrs import define, field

from xborder.errors import extra
from xborder.tables.cells import ABSENT, Prices, Wrong
from xborder.tables.columns import KEY, by_name
from xborder.tables.reading import Said, Table, said_of
from xborder.trade.consignment import MOST_LINES

_ALONE: Final = (
    "shipping_after_border",
    "shipping_discount",
    "coupon",
    "platform_coupon",
    "discount",
    "home_tax",
    "fees",
    "assumptions",
    "item.discount",
    "item.customs_value",
    "item.free",
    "item.drained_weight",
    "item.programme",
    "item.proof",
)
"""What a parcel that says it is read for by itself: it changes what the others' numbers mean."""


@define(eq=False)
class Fitting:
    """The parcels of a table, and which of them columns can hold.

    Args:
        table: The table.
        prices: What is made of prices that are floats.

    Attributes:
        fits: Which parcels columns can hold.
        owner: The parcel of each line.
        first: The line with which each parcel starts.
        said: What the distinct cells of each column say.
    """

    table: Table
    prices: Prices
    fits: Any = field(init=False)
    owner: Any = field(init=False)
    first: Any = field(init=False)
    said: dict[str, Said] = field(init=False, factory=dict)

    @fits.default
    def _all(self) -> Any:
        np = extra("numpy", name="tables")
        return np.diff(self.table.starts) <= MOST_LINES

    @owner.default
    def _of_lines(self) -> Any:
        np = extra("numpy", name="tables")
        return np.repeat(np.arange(len(self.fits)), np.diff(self.table.starts))

    @first.default
    def _first_lines(self) -> Any:
        return self.table.starts[:-1]

    def out(self, lines: Any) -> None:
        """Leave out the parcels of some lines, given as a mask."""
        if lines.any():
            self.fits[self.owner[lines]] = False

    def out_where(self, name: str, test: Callable[[Any], bool]) -> None:
        """Leave out the parcels with a line whose value in a column passes a test."""
        np = extra("numpy", name="tables")
        mask = np.asarray([test(value) for value in self.said[name].values], dtype=bool)
        if mask.any():
            self.out(mask[self.codes(name)])

    def codes(self, name: str) -> Any:
        """Return the place of the cell of each line in a column."""
        return self.table.in_order(self.said[name].held.codes)

    def read_cells(self) -> None:
        """Read the distinct cells; parcels with one that cannot be used are left out."""
        np = extra("numpy", name="tables")
        columns = self.table.columns
        for name, column in by_name().items():
            if name not in columns or not column.path:
                continue
            self.said[name] = said_of(column, columns, self.prices)
            if name.split(".")[0] in _ALONE or name in _ALONE:
                self.out_where(name, lambda value: value is not ABSENT)
                del self.said[name]
            elif column.is_required:
                self.out_where(name, lambda value: value is ABSENT or isinstance(value, Wrong))
            else:
                self.out_where(name, lambda value: isinstance(value, Wrong))
        key = columns[KEY]
        if isinstance(key.distinct, list):  # else all of them are names
            nameless = np.asarray([not isinstance(cell, str) for cell in key.cells])
            self.out(nameless[self.table.in_order(key.codes)])

    def leave_out_what_disagrees(self) -> None:
        """Leave out parcels whose rows say something else of them than their first."""
        for name, column in by_name().items():
            if column.of == "consignment" and column.path and name in self.table.columns:
                held = self.table.columns[name]
                if held.count > 1:
                    codes = self.table.in_order(held.codes)
                    self.out(codes != codes[self.first][self.owner])

    def lines_that_fit(self) -> Any:
        """Return the lines of the parcels that columns can hold."""
        np = extra("numpy", name="tables")
        return np.flatnonzero(self.fits[self.owner])

    def row(self, line: int) -> int:
        """Return where a line stands in the frame."""
        return int(self.table.order[line])

    def spread(
        self, number: Any, places: Sequence[int], at: Any, size: int, out: Callable[[Any], None]
    ) -> Any:
        """Return the document of each of ``size``, of which some have none and are left out."""
        np = extra("numpy", name="tables")
        whole = np.full(size, -1, dtype=np.int64)
        if len(at):
            whole[at] = np.asarray(places, dtype=np.int64)[number]
        none = whole < 0
        if none.any():
            out(none)
            whole[none] = 0
        return whole
