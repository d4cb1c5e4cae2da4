"""Sorts: the parcels of a table that columns can hold, gathered by the rules they come under.

Each distinct cell of the table is read once, and so is each distinct combination of words: as a
document, by the very class that a single consignment is. Whatever a document refuses, and whatever
columns cannot hold, is left to be read parcel by parcel, which also tells what is wrong.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from attrs import define, field, frozen
from pydantic import TypeAdapter, ValidationError

from xborder.errors import XborderError, extra
from xborder.goods import Weight
from xborder.landed_cost.admission import destination, rules_for
from xborder.landed_cost.admission.parcel_columns import Lines, ParcelColumns, Stated
from xborder.landed_cost.admission.registrations import check_registrations
from xborder.money import Money
from xborder.policy.book import PolicyBook
from xborder.policy.columns.combinations import combined, in_order, integers
from xborder.policy.compiled import CompiledPlan
from xborder.tables.cells import ABSENT, Prices, Wrong
from xborder.tables.columns import KEY, by_name
from xborder.tables.reading import Said, Table, nested, said_of
from xborder.trade import Consignment, Item, PriceBasis
from xborder.trade.consignment import MOST_LINES
from xborder.trade.field import Charge, Quantity, Sum

_NUMBERS_OF_PARCELS: Final = ("shipping", "insurance")
_NUMBERS_OF_LINES: Final = (
    "item.quantity",
    "item.unit_price",
    "item.weight",
    "item.gross_weight",
    "item.sku",
    "item.description",
)
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
)
"""What a parcel that says it is read for by itself: it changes what the others' numbers mean."""
_NARROW: Final = 2**62
_SMALL: Final = 2**31
"""Weights whose ratios stay below it are compared without leaving int64."""
_NINE: Final = 9
_PLAIN: Final = {"quantity": 1, "unit_price": "1 EUR"}
"""In place of the numbers of a line, in a document of its words."""


@frozen(eq=False)
class Sort:
    """Parcels under one plan.

    Attributes:
        parcels: The parcels.
        numbers: Their numbers among the consignments of the table.
    """

    parcels: ParcelColumns
    numbers: Any


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
    return _Sorting(table, prices, book).done()


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
    table: Table
    prices: Prices
    book: PolicyBook
    fits: Any = field(init=False)
    """Which parcels columns can hold, as far as is known by now."""
    owner: Any = field(init=False)
    first: Any = field(init=False)
    """The line with which each parcel starts."""
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

    def done(self) -> Sorted:
        np = extra("numpy", name="tables")
        if not len(self.fits):
            return Sorted(None, (), np.arange(0))
        self._read_cells()
        self._leave_out_what_disagrees()
        money = self._prices()
        numbers = self._numbers()
        stated = {name: self._stated(name, money) for name in _NUMBERS_OF_PARCELS}
        item_of, items = self._items()
        head_of, heads, plan_of_head, plans = self._heads()
        if not heads or not items or not self.fits.any():
            return Sorted(None, (), np.arange(len(self.fits)))
        rank = self._ranks(item_of, items, money, numbers)
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
            starts=self.table.starts,
            currencies=tuple(money.currencies),
            currency=money.currency[self.first],
            stated=stated,
            weights=numbers.weights,
        )
        of_plan = plan_of_head[head_of]
        return Sorted(
            whole,
            [np.flatnonzero(self.fits & (of_plan == number)) for number in range(plans)],
            np.flatnonzero(~self.fits),
        )

    # What is out.

    def _out(self, lines: Any) -> None:
        """Leave out the parcels of some lines, given as a mask."""
        if lines.any():
            self.fits[self.owner[lines]] = False

    def _out_where(self, name: str, test: Callable[[Any], bool]) -> None:
        """Leave out the parcels with a line whose value in a column passes a test."""
        np = extra("numpy", name="tables")
        mask = np.asarray([test(value) for value in self.said[name].values], dtype=bool)
        if mask.any():
            self._out(mask[self._codes(name)])

    def _codes(self, name: str) -> Any:
        return self.table.in_order(self.said[name].held.codes)

    def _read_cells(self) -> None:
        np = extra("numpy", name="tables")
        columns = self.table.columns
        for name, column in by_name().items():
            if name not in columns or not column.path:
                continue
            self.said[name] = said_of(column, columns, self.prices)
            if name.split(".")[0] in _ALONE or name in _ALONE:
                self._out_where(name, lambda value: value is not ABSENT)
                del self.said[name]
            elif column.is_required:
                self._out_where(name, lambda value: value is ABSENT or isinstance(value, Wrong))
            else:
                self._out_where(name, lambda value: isinstance(value, Wrong))
        key = columns[KEY]
        if key.has_nothing():
            nameless = np.asarray([cell is None for cell in key.cells])
            self._out(nameless[self.table.in_order(key.codes)])

    def _leave_out_what_disagrees(self) -> None:
        for name, column in by_name().items():
            if column.of == "consignment" and column.path and name in self.table.columns:
                held = self.table.columns[name]
                if held.count > 1:
                    codes = self.table.in_order(held.codes)
                    self._out(codes != codes[self.first][self.owner])

    # Numbers.

    def _each(self, name: str, kind: Any) -> list[Any]:
        """Return what a document's field makes of each cell; ``None`` where it refuses it."""
        reader = _READERS[kind]
        found = []
        for value in self.said[name].values:
            try:
                found.append(
                    None
                    if value is ABSENT or isinstance(value, Wrong)
                    else reader.validate_python(value)
                )
            except ValidationError:
                found.append(None)
        self._out_unread(name, found)
        return found

    def _out_unread(self, name: str, found: Sequence[Any]) -> None:
        np = extra("numpy", name="tables")
        pairs = zip(found, self.said[name].values, strict=True)
        refused = np.asarray([each is None and said is not ABSENT for each, said in pairs])
        if refused.any():
            self._out(refused[self._codes(name)])

    def _prices(self) -> "_Money":
        np = extra("numpy", name="tables")
        found = self._each("item.unit_price", "price")
        ratios = [(0, 1) if each is None else each.as_ratio() for each in found]
        wide = [num >= _NARROW or over >= _NARROW for num, over in ratios]
        ratios = [(0, 1) if out else ratio for ratio, out in zip(ratios, wide, strict=True)]
        codes = self._codes("item.unit_price")
        currencies: dict[str, int] = {}
        of_cells = [
            -1 if each is None else currencies.setdefault(each.currency.code, len(currencies))
            for each in found
        ]
        num = np.asarray([num for num, _ in ratios])[codes]
        currency = np.asarray(of_cells)[codes]
        self._out(num == 0)
        if len(currencies) > 1:
            self._out(currency != currency[self.first][self.owner])
        return _Money(
            cells=found,
            codes=codes,
            num=num,
            over=np.asarray([over for _, over in ratios])[codes],
            currency=currency,
            currencies=currencies,
        )

    def _stated(self, name: str, money: "_Money") -> Stated:
        np = extra("numpy", name="tables")
        if name not in self.said:
            nothing = np.zeros(len(self.fits), dtype=np.int64)
            return Stated(minor=nothing, currency=nothing - 1)
        found: list[Money | None] = self._each(name, "sum")
        minor = [0 if each is None else each.minor_units() for each in found]
        codes = self._codes(name)
        wide = np.asarray([each >= _NARROW for each in minor])
        self._out(wide[codes])
        currency = [
            money.currencies.setdefault(each.currency.code, len(money.currencies)) if each else -1
            for each in found
        ]
        here = codes[self.first]
        return Stated(
            minor=np.asarray([0 if each >= _NARROW else each for each in minor])[here],
            currency=np.asarray(currency)[here],
        )

    def _numbers(self) -> "_Numbers":
        np = extra("numpy", name="tables")
        size = len(self.owner)
        pieces = self._each("item.quantity", "quantity")
        measured = np.asarray([type(each) is not int for each in pieces])
        codes = self._codes("item.quantity")
        self._out(measured[codes])
        quantity = np.asarray([each if type(each) is int else 1 for each in pieces])[codes]
        weights: list[Weight | None] = [None]
        net = self._weight("item.weight", weights)
        gross = self._weight("item.gross_weight", weights)
        ratios = [(0, 1) if each is None else each.as_ratio() for each in weights]
        wide = np.asarray([max(ratio) >= _SMALL for ratio in ratios])
        self._out(wide[net] | wide[gross])
        num = np.asarray([0 if max(each) >= _SMALL else each[0] for each in ratios])
        over = np.asarray([1 if max(each) >= _SMALL else each[1] for each in ratios])
        # Whoever packs a thing does not make it lighter: the document says what is wrong.
        lighter = num[gross] * over[net] < num[net] * over[gross]
        self._out((net > 0) & (gross > 0) & lighter)
        self._out(((net > 0) & (num[net] == 0)) | ((gross > 0) & (num[gross] == 0)))
        description = np.full(size, -1, dtype=np.int64)
        if "item.description" in self.said:
            texts = self._each("item.description", "description")
            said = [" ".join((each or "").casefold().split()) for each in texts]
            numbers = {text: k for k, text in enumerate(dict.fromkeys(said))}
            of_cells = [numbers[text] if text else -1 for text in said]
            description = np.asarray(of_cells)[self._codes("item.description")]
        if "item.sku" in self.said:
            self._each("item.sku", "sku")
        return _Numbers(
            quantity=quantity,
            weights=weights,
            weight=net,
            gross_weight=gross,
            description=description,
        )

    def _weight(self, name: str, weights: list[Weight | None]) -> Any:
        """Return the place of each line's weight among all of them; 0 where none is given."""
        np = extra("numpy", name="tables")
        if name not in self.said:
            return np.zeros(len(self.owner), dtype=np.int64)
        places = []
        for each in self._each(name, "weight"):
            places.append(0 if each is None else len(weights))
            if each is not None:
                weights.append(each)
        return np.asarray(places)[self._codes(name)]

    # Words.

    def _items(self) -> tuple[Any, list[Item]]:
        """Return the sort of goods of each line, and a document of each."""
        said = self._words("item", _NUMBERS_OF_LINES)
        lines = self._lines_that_fit()
        columns = [(self.table.in_order(each.held.codes)[lines], each.held.count) for each in said]
        number, first = combined(columns, len(lines))
        items: list[Item] = []
        places = []
        for line in lines[first].tolist() if len(lines) else ():
            try:
                item = Item(**{**nested(said, self._row(line)), **_PLAIN})
            except ValidationError:
                item = None
            # What has nine digits is read parcel by parcel: whether it may is the destination's.
            is_out = item is None or len(item.hs_code or "") == _NINE
            places.append(-1 if is_out else len(items))
            if item is not None and not is_out:
                items.append(item)
        return self._spread(number, places, lines, len(self.owner), self._out), items

    def _heads(self) -> tuple[Any, list[Consignment], Any, int]:
        """Return the sort of each parcel, a document of each sort, its plan, and how many plans."""
        np = extra("numpy", name="tables")
        said = self._words("consignment", _NUMBERS_OF_PARCELS)
        sums = [self.said[name] for name in _NUMBERS_OF_PARCELS if name in self.said]
        parcels = np.flatnonzero(self.fits)
        lines = self.first[parcels]
        columns = [(self.table.in_order(each.held.codes)[lines], each.held.count) for each in said]
        for each in sums:  # how much is stated is a number; whether anything is, is not
            absent = np.asarray([value is ABSENT for value in each.values])
            columns.append(
                (absent[self.table.in_order(each.held.codes)[lines]].astype(np.int64), 2)
            )
        number, first = combined(columns, len(lines))
        heads: list[Consignment] = []
        plans: dict[CompiledPlan, int] = {}
        places, of_heads = [], []
        plain = [Item(**_PLAIN)]  # type: ignore[arg-type]  # as a document takes it
        for line in lines[first].tolist() if len(lines) else ():
            row = self._row(line)
            try:
                head = Consignment(**{**nested([*said, *sums], row), "items": plain})
            except ValidationError:
                places.append(-1)
                continue
            rules = plan_of(head, self.book) if head.prices is PriceBasis.NET else None
            places.append(-1 if rules is None else len(heads))
            if rules is not None:
                heads.append(head)
                of_heads.append(plans.setdefault(rules, len(plans)))

        def out(mask: Any) -> None:
            self.fits[mask] = False

        head_of = self._spread(number, places, parcels, len(self.fits), out)
        return head_of, heads, np.asarray(of_heads, dtype=np.int64), len(plans)

    def _words(self, of: str, numbers: Sequence[str]) -> list[Said]:
        return [
            each for name, each in self.said.items() if each.column.of == of and name not in numbers
        ]

    def _lines_that_fit(self) -> Any:
        np = extra("numpy", name="tables")
        return np.flatnonzero(self.fits[self.owner])

    def _row(self, line: int) -> int:
        return int(self.table.order[line])

    def _spread(
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

    # The order of lines by content, which settles ties of shares: as a single quote has it.

    def _ranks(
        self, item_of: Any, items: Sequence[Item], money: "_Money", numbers: "_Numbers"
    ) -> Any:
        np = extra("numpy", name="tables")
        rank = np.arange(len(self.owner))
        several = np.diff(self.table.starts) > 1
        lines = np.flatnonzero((several & self.fits)[self.owner])
        if not len(lines):
            return rank
        goods = _places([(str(item.hs_code or ""), item.origin or "") for item in items])
        price = _places(["" if each is None else str(each) for each in money.cells])
        category = _places([str(item.category or "") for item in items])
        weight = _places([str(each or "") for each in numbers.weights])
        keys = [
            (goods[item_of[lines]], len(items)),
            (price[money.codes[lines]], len(price)),
            in_order(numbers.quantity[lines]),
            (category[item_of[lines]], len(items)),
            (weight[numbers.weight[lines]], len(weight)),
        ]
        if "item.sku" in self.said:
            said = self.said["item.sku"]
            sku = _places(["" if each is ABSENT else str(each) for each in said.values])
            keys.append((sku[self._codes("item.sku")[lines]], len(sku)))
        content = _ordered(keys, len(lines))
        order = np.lexsort((content, self.owner[lines]))
        self._leave_out_twins(lines[order], content[order])
        # The places of a parcel are its lines' own, and now stand in the order of their contents.
        rank[lines[order]] = lines
        return rank

    def _leave_out_twins(self, lines: Any, content: Any) -> None:
        """Leave out parcels of lines that agree in all this and not in all that they say."""
        np = extra("numpy", name="tables")
        twins = np.flatnonzero(
            (content[1:] == content[:-1]) & (self.owner[lines[1:]] == self.owner[lines[:-1]])
        )
        if not len(twins):
            return
        one, other = lines[twins], lines[twins + 1]
        differ = np.zeros(len(twins), dtype=bool)
        for said in self.said.values():
            if said.column.of == "item" and said.held.count > 1:
                codes = self.table.in_order(said.held.codes)
                differ |= codes[one] != codes[other]
        self.fits[self.owner[one[differ]]] = False


@frozen(kw_only=True, eq=False)
class _Money:
    """The prices of one piece.

    Attributes:
        cells: Each distinct one; ``None`` where it cannot be used.
        codes: The place of each line's.
        num, over: Each line's, as a ratio of minor units.
        currency: The place of each line's currency.
        currencies: Every currency, with its place.
    """

    cells: Sequence[Money | None]
    codes: Any
    num: Any
    over: Any
    currency: Any
    currencies: dict[str, int]


@frozen(kw_only=True, eq=False)
class _Numbers:
    """The other numbers of lines."""

    quantity: Any
    weights: Sequence[Weight | None]
    weight: Any
    gross_weight: Any
    description: Any


_READERS: Mapping[str, TypeAdapter[Any]] = {
    "price": TypeAdapter(Charge),
    "sum": TypeAdapter(Sum),
    "quantity": TypeAdapter(Quantity),
    "weight": TypeAdapter(Weight),
    **{name: TypeAdapter(Item.__annotations__[name]) for name in ("sku", "description")},
}
"""How the fields of documents read their cells."""


def _places(words: Sequence[Any]) -> Any:
    """Return the place of each word in the order of the distinct ones."""
    np = extra("numpy", name="tables")
    place = {word: k for k, word in enumerate(sorted(set(words)))}
    return np.asarray([place[word] for word in words], dtype=np.int64)


def _ordered(keys: Sequence[tuple[Any, int]], rows: int) -> Any:
    """Return one number a row that orders rows by several keys, the first of them first."""
    np = extra("numpy", name="tables")
    key, most = np.zeros(rows, dtype=np.int64), 1
    for codes, count in keys:
        if most * count >= _NARROW:
            key, most = in_order(key)
        key, most = key * count + codes, most * count
    return key


__all__: Sequence[str] = ("Sort", "Sorted", "integers", "plan_of", "sorts")
