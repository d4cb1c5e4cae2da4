"""Sorts: the parcels of a table that columns can hold, gathered by the rules they come under.

Each distinct cell of the table is read once, and so is each distinct combination of words: as a
document, by the very class that a single consignment is. Whatever a document refuses, and whatever
columns cannot hold, is left to be read parcel by parcel, which also tells what is wrong.
"""

from collections.abc import Sequence
from typing import Any, Final

from attrs import define, frozen
from pydantic import ValidationError

from xborder.errors import XborderError, extra
from xborder.landed_cost.admission import destination, rules_for
from xborder.landed_cost.admission.parcel_columns import Lines, ParcelColumns
from xborder.landed_cost.admission.registrations import check_registrations
from xborder.policy.book import PolicyBook
from xborder.policy.columns.combinations import combined
from xborder.policy.compiled import CompiledPlan
from xborder.tables.cells import ABSENT, Prices
from xborder.tables.fitting import Fitting
from xborder.tables.numbers import numbers_of, prices_of, stated_of
from xborder.tables.ranks import ranks
from xborder.tables.reading import Said, Table, nested
from xborder.trade import Consignment, Item, PriceBasis

_NUMBERS_OF_PARCELS: Final = ("shipping", "insurance")
_NUMBERS_OF_LINES: Final = (
    "item.quantity",
    "item.unit_price",
    "item.weight",
    "item.gross_weight",
    "item.sku",
    "item.description",
)
_READ_ALONE: Final = (4, 9)
"""Digits of codes that are read parcel by parcel."""
_PLAIN: Final = {"quantity": 1, "unit_price": "1 EUR"}
"""In place of the numbers of a line, in a document of its words."""


@frozen(eq=False)
class Sorted:
    """A table's parcels.

    Attributes:
        whole: All parcels as columns; none if columns can hold none of them.
        plans: For each plan the numbers of its parcels.
        rest: The numbers of the parcels that are read by themselves.
    """

    whole: ParcelColumns | None
    plans: Sequence[Any]
    rest: Any


def sorts(table: Table, *, prices: Prices, book: PolicyBook) -> Sorted:
    """Return the parcels that columns can hold by their plans, and those that stay alone.

    Args:
        table: The table.
        prices: What is made of prices that are floats.
        book: The rules.
    """
    return _Sorting(Fitting(table, prices), book).done()


def plan_of(parcel: Consignment, book: PolicyBook) -> CompiledPlan | None:
    """Return the rules of a parcel, or nothing where there are none or something is refused."""
    place = destination(parcel)
    if place.candidates or not book.covers(place.code):
        return None
    try:
        check_registrations(parcel.seller.registrations or (), book, where="seller.registrations")
        return rules_for(book, parcel)
    except XborderError:
        return None


@define(eq=False)
class _Sorting:
    fitting: Fitting
    book: PolicyBook

    def done(self) -> Sorted:
        np = extra("numpy", name="tables")
        if not len(self.fitting.fits):
            return Sorted(None, (), np.arange(0))
        self.fitting.read_cells()
        self.fitting.leave_out_what_disagrees()
        money = prices_of(self.fitting)
        numbers = numbers_of(self.fitting)
        stated = {name: stated_of(self.fitting, name, money) for name in _NUMBERS_OF_PARCELS}
        item_of, items = self._items()
        head_of, heads, plan_of_head, plans = self._heads()
        if not heads or not items or not self.fitting.fits.any():
            return Sorted(None, (), np.arange(len(self.fitting.fits)))
        rank = ranks(self.fitting, item_of, items, money, numbers)
        whole = ParcelColumns(
            heads=heads,
            head_of=head_of,
            items=items,
            lines=Lines(
                item_of=item_of,
                quantity=numbers.quantity,
                price=money.num,
                over=money.over,
                rank=rank,
                weight=numbers.weight,
                gross_weight=numbers.gross_weight,
                description=numbers.description,
            ),
            starts=self.fitting.table.starts,
            currencies=tuple(money.currencies),
            currency=money.currency[self.fitting.first],
            stated=stated,
            weights=numbers.weights,
        )
        of_plan = plan_of_head[head_of]
        return Sorted(
            whole,
            [np.flatnonzero(self.fitting.fits & (of_plan == number)) for number in range(plans)],
            np.flatnonzero(~self.fitting.fits),
        )

    def _items(self) -> tuple[Any, list[Item]]:
        """Return the sort of goods of each line, and a document of each."""
        said = self._words("item", _NUMBERS_OF_LINES)
        lines = self.fitting.lines_that_fit()
        columns = [
            (self.fitting.table.in_order(each.held.codes)[lines], each.held.count) for each in said
        ]
        number, first = combined(columns, len(lines))
        items: list[Item] = []
        places = []
        for line in lines[first].tolist() if len(lines) else ():
            try:
                item = Item(**{**nested(said, self.fitting.row(line)), **_PLAIN})
            except ValidationError:
                item = None
            # What has nine digits is read parcel by parcel: whether it may is the destination's.
            # So is a heading: whether it may be the code of another line is the parcel's.
            is_out = item is None or len(item.hs_code or "") in _READ_ALONE
            places.append(-1 if is_out else len(items))
            if item is not None and not is_out:
                items.append(item)
        return self.fitting.spread(
            number, places, lines, len(self.fitting.owner), self.fitting.out
        ), items

    def _heads(self) -> tuple[Any, list[Consignment], Any, int]:
        """Return the sort of each parcel, a document of each sort, its plan, and how many plans."""
        np = extra("numpy", name="tables")
        said = self._words("consignment", _NUMBERS_OF_PARCELS)
        sums = [
            self.fitting.said[name] for name in _NUMBERS_OF_PARCELS if name in self.fitting.said
        ]
        parcels = np.flatnonzero(self.fitting.fits)
        lines = self.fitting.first[parcels]
        columns = [
            (self.fitting.table.in_order(each.held.codes)[lines], each.held.count) for each in said
        ]
        for each in sums:  # how much is stated is a number; whether anything is, is not
            absent = np.asarray([value is ABSENT for value in each.values])
            columns.append(
                (absent[self.fitting.table.in_order(each.held.codes)[lines]].astype(np.int64), 2)
            )
        number, first = combined(columns, len(lines))
        heads: list[Consignment] = []
        plans: dict[tuple[CompiledPlan, PriceBasis], int] = {}
        places, of_heads = [], []
        plain = [Item(**_PLAIN)]  # type: ignore[arg-type]  # as a document takes it
        for line in lines[first].tolist() if len(lines) else ():
            row = self.fitting.row(line)
            try:
                head = Consignment(**{**nested([*said, *sums], row), "items": plain})
            except ValidationError:
                places.append(-1)
                continue
            rules = plan_of(head, self.book)
            places.append(-1 if rules is None else len(heads))
            if rules is not None:
                heads.append(head)
                of_heads.append(plans.setdefault((rules, head.prices), len(plans)))

        def out(mask: Any) -> None:
            self.fitting.fits[mask] = False

        head_of = self.fitting.spread(number, places, parcels, len(self.fitting.fits), out)
        return head_of, heads, np.asarray(of_heads, dtype=np.int64), len(plans)

    def _words(self, of: str, numbers: Sequence[str]) -> list[Said]:
        return [
            each
            for name, each in self.fitting.said.items()
            if each.column.of == of and name not in numbers
        ]
