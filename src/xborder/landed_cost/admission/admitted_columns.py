"""Admitted columns: what was read of many consignments that are columns of numbers already.

What a document of each sort says in words is read from it by the readers that a single consignment
is read by. What is stated of a whole parcel is shared over its lines in the very lanes that run the
rules, so that the bounds which prove int64 cover it too.
"""

import functools
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from attrs import define, field

from xborder.errors import extra
from xborder.landed_cost.admission.addresses import destination
from xborder.landed_cost.admission.admitted import AMOUNTS
from xborder.landed_cost.admission.factors import Factors
from xborder.landed_cost.admission.goods import FACTS_OF_GOODS, GoodsFound
from xborder.landed_cost.admission.home_tax import TO_MINOR_UNIT
from xborder.landed_cost.admission.parcel_columns import ParcelColumns
from xborder.landed_cost.admission.plan_readers import Readers
from xborder.landed_cost.admission.rates import RatesUsed
from xborder.landed_cost.admission.readers import (
    DATES,
    MEASURES,
    OF_ITEM,
    day_number,
    season,
)
from xborder.landed_cost.admission.rules import currency_of, day_of
from xborder.landed_cost.admission.supplied import Supplied
from xborder.policy.amount.seasonal import SEASON
from xborder.policy.columns import Exact, Lanes, Many, OnDemand
from xborder.policy.columns.combinations import combined, dense, integers
from xborder.policy.compiled import CompiledPlan, PlannedGoods
from xborder.policy.fact import UNKNOWN
from xborder.policy.ledger import Facts, Ledger
from xborder.policy.sorts import Sorts

_CODE = "item.hs_code"
_WEIGHED = frozenset({"net_mg", "gross_mg"})
"""The measures that go by a weight of their own on each line."""


@define(eq=False)
class AdmittedColumns:
    """What was read of many consignments; :meth:`facts` makes columns of it.

    Args:
        parcels: The consignments.
        rules: The rules; only what they ask for is read.
        supplied: Rates and tariff.

    Attributes:
        most_lines: How many lines the largest consignment has.
        currencies: The currency of the destination, one a sort of parcel.
        goods: For each goods table, the entries that lines found, in the order of their codes.
        left_out: Every closer entry that does not apply by its status.
    """

    parcels: ParcelColumns
    rules: CompiledPlan
    supplied: Supplied
    readers: Readers = field(init=False)
    lines: int = field(init=False)
    most_lines: int = field(init=False)
    head_of: Any = field(init=False)
    parcel_of: Any = field(init=False)
    currencies: tuple[str, ...] = field(init=False)
    found: GoodsFound = field(init=False)
    combination: Any = field(init=False)
    rates: Mapping[str, tuple[Any, Any]] = field(init=False)
    factors: Factors = field(init=False)
    words: dict[str, tuple[tuple[str, ...], Any]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        np = extra("numpy", name="tables")
        parcels, policy = self.parcels, self.rules.plan.policy
        self.readers = self.rules.beside(Readers)
        sizes = np.diff(parcels.starts)
        self.lines, self.most_lines = int(parcels.starts[-1]), int(sizes.max())
        self.parcel_of = np.repeat(np.arange(len(sizes)), sizes)
        self.head_of = parcels.head_of[self.parcel_of]
        self.currencies = tuple([currency_of(self.rules.plan, head) for head in parcels.heads])
        rates = RatesUsed(self.supplied.rates, policy)
        self.factors = Factors.of(parcels, self.currencies, rates)
        self.found = GoodsFound(self.rules, self.supplied.tariff)
        self._find_goods()
        named = set(self.rules.currencies)
        for entries in self.found.entries.values():
            for entry in entries:
                named |= entry.currencies
        of_heads = rates.columns(named, parcels.heads, self.currencies)
        self.rates = {
            name: (integers(nums)[self.head_of], integers(overs)[self.head_of])
            for name, (nums, overs) in of_heads.items()
        }

    @property
    def goods(self) -> Mapping[str, Sequence[PlannedGoods]]:
        """For each goods table, the entries that lines found, in the order of their codes."""
        return self.found.entries

    @property
    def left_out(self) -> Sequence[PlannedGoods]:
        """Every closer entry that does not apply by its status."""
        return self.found.left_out

    def breadths(self) -> Any:
        """Return how fine the numbers are that each line's goods and exchange rates bring."""
        np = extra("numpy", name="tables")
        found = np.asarray(self.found.breadths(), dtype=float)[self.combination]
        if self.factors.scale is not None:
            found = found * self.factors.scale[self.parcel_of].astype(float)
        for nums, overs in self.rates.values():
            found = found * np.maximum(nums, overs).astype(float)
        return found

    def facts(self, lanes: Lanes) -> Facts:
        """Return what was read as columns; a column that no rule asks for is never made."""
        make = lanes.column
        return Facts(
            columns=OnDemand(self.readers.columns, lambda name: make(self._numbers(name))),
            # Bounds ask conditions only how they may come out: a code of each kind answers it.
            words=self._words(alike=not isinstance(lanes, Many)),
            amounts=self._amounts(lanes),
            rates={name: (make(nums), make(overs)) for name, (nums, overs) in self.rates.items()},
            tables={
                table: tuple([found.entry for found in entries])
                for table, entries in self.goods.items()
            },
            rank=make(self.parcels.lines.rank),
            sorts=self._by_sorts(lanes) if isinstance(lanes, Many) else None,
        )

    def _by_sorts(self, lanes: Many) -> Sorts:
        """Return the lines by sorts of heads and goods."""
        items, heads = self.parcels.items, self.parcels.heads
        of, first = combined(
            [(self.head_of, len(heads)), (self.parcels.lines.item_of, len(items))], self.lines
        )
        few = lanes.sized(len(first))
        facts = Facts(
            columns=OnDemand(
                self.readers.columns, lambda name: few.column(self._alike(name)[first])
            ),
            words=self._words(alike=True),
            amounts={},
            rates={},
            tables={},
            rank=few.column(first),
        )
        answers, readings = self.rules.answers(facts, few), self.rules.plan.readings
        return Sorts(of, Ledger(few, facts, readings, answers=answers).truth)

    # Words.

    def _words(self, *, alike: bool) -> OnDemand[tuple[str, ...]]:
        """Return the words of every fact; ``alike`` for one HS code of each kind."""
        return OnDemand(
            self.readers.facts,
            lambda name: (
                self._kinds_of_codes[0] if alike and name == _CODE else self._coded(name)[0]
            ),
        )

    def _alike(self, name: str) -> Any:
        """Return a column of numbers, HS codes by their kinds."""
        numbers = self._numbers(name)
        return self._kinds_of_codes[1][numbers] if name == _CODE else numbers

    @functools.cached_property
    def _kinds_of_codes(self) -> tuple[tuple[str, ...], Any]:
        """One HS code of each kind that conditions tell apart, and the kind of each code.

        Ten thousand codes of a catalogue are of a few hundred kinds: each condition is asked of a
        code of each kind, and not of each code.
        """
        np = extra("numpy", name="tables")
        codes = self._coded(_CODE)[0]
        kinds: dict[Hashable, int] = {}
        kind_of = [kinds.setdefault(self.rules.alike(code), len(kinds)) for code in codes]
        one = dict(zip(reversed(kind_of), reversed(codes), strict=True))
        words = tuple([one[kind] for kind in range(len(kinds))])
        return words, np.asarray([*kind_of, UNKNOWN], dtype=np.int64)

    def _coded(self, name: str) -> tuple[tuple[str, ...], Any]:
        """Return the words of a fact, and their codes for each sort of parcels or of goods."""
        known = self.words.get(name)
        if known is None:
            np = extra("numpy", name="tables")
            said = self._said(name)
            words = tuple(dict.fromkeys([word for word in said if word is not None]))
            codes = {word: code for code, word in enumerate(words)}
            numbers = [UNKNOWN if word is None else codes[word] for word in said]
            known = self.words[name] = words, np.asarray(numbers, dtype=np.int64)
        return known

    def _said(self, name: str) -> list[str | None]:
        if name in OF_ITEM:
            read_item = OF_ITEM[name]
            return [read_item(item) for item in self.parcels.items]
        read = dict(self.readers.of_consignments)[name]
        return [read(head) for head in self.parcels.heads]

    # Columns of numbers, made when they are asked for.

    def _numbers(self, name: str) -> Any:
        np = extra("numpy", name="tables")
        parcels, lines = self.parcels, self.parcels.lines
        if name in self.found.codes:
            return np.asarray(self.found.codes[name], dtype=np.int64)[self.combination]
        if name == "quantity":
            return lines.quantity
        if name in MEASURES:
            return self._measured(name)
        if name in DATES:
            return np.asarray([day_number(head, DATES[name]) for head in parcels.heads])[
                self.head_of
            ]
        if name == SEASON:
            return np.asarray([season(head) for head in parcels.heads])[self.head_of]
        if name == "hs6":
            codes = [item.hs_code for item in parcels.items]
            six = [int(code[:6]) if code else UNKNOWN for code in codes]
            return np.asarray(six, dtype=np.int64)[lines.item_of]
        if name == "description":
            return lines.description
        if name == "consignment":
            return self.parcel_of
        of_sort = lines.item_of if name in OF_ITEM else self.head_of
        return self._coded(name)[1][of_sort]

    def _measured(self, name: str) -> Any:
        """Return a measure of each line, measured once for each sort of goods and quantity."""
        lines, measure = self.parcels.lines, MEASURES[name]
        alike = [] if name in _WEIGHED else [(lines.item_of, len(self.parcels.items))]
        columns = [
            *alike,
            (lines.weight, len(self.parcels.weights)),
            (lines.gross_weight, len(self.parcels.weights)),
            dense(lines.quantity),
        ]
        number, first = combined(columns, self.lines)
        measured = []
        for line in first.tolist():
            item = self.parcels.items[lines.item_of[line]].amended(
                quantity=int(lines.quantity[line]),
                weight=self.parcels.weights[lines.weight[line]],
                gross_weight=self.parcels.weights[lines.gross_weight[line]],
            )
            measured.append(measure(item))
        return integers(measured)[number]

    # Goods.

    def _find_goods(self) -> None:
        np = extra("numpy", name="tables")
        parcels, policy = self.parcels, self.rules.plan.policy
        of_heads = [name for name in FACTS_OF_GOODS if name not in OF_ITEM]
        of_items = [name for name in FACTS_OF_GOODS if name in OF_ITEM]
        said = {name: self._said(name) for name in FACTS_OF_GOODS}
        stands = [
            (destination(head).code, day_of(policy, head), *(said[name][k] for name in of_heads))
            for k, head in enumerate(parcels.heads)
        ]
        goods = [tuple([said[name][k] for name in of_items]) for k in range(len(parcels.items))]
        stand_of, stand = _numbered(stands)
        good_of, good = _numbered(goods)
        self.combination, first = combined(
            [
                (np.asarray(stand_of)[self.head_of], len(stand)),
                (np.asarray(good_of)[parcels.lines.item_of], len(good)),
            ],
            self.lines,
        )
        heads = self.head_of[first].tolist()
        items = parcels.lines.item_of[first].tolist()
        self.found.find(
            [
                [said[name][k] for k in (items if name in OF_ITEM else heads)]
                for name in FACTS_OF_GOODS
            ],
            [(stands[k][0], stands[k][1]) for k in heads],
        )

    # Amounts.

    def _amounts(self, lanes: Lanes) -> dict[str, Exact]:
        """Return the amounts of the lines over the scale that the rates bring."""
        parcels, make, factors = self.parcels, lanes.column, self.factors
        scale = None if factors.scale is None else make(factors.scale[self.parcel_of])
        nothing = Exact(lanes.fill(0), 1, scale)
        amounts = dict.fromkeys(AMOUNTS, nothing)
        lines = parcels.lines
        over = 1 if (lines.over == 1).all() else make(lines.over)
        # Quantity x unit price in minor units: rounded once, half up.
        asked = TO_MINOR_UNIT.apply(make(lines.price) * make(lines.quantity), over)
        price = self._in_ours("price", asked, lanes)
        amounts["price"] = amounts["goods"] = Exact(price, 1, scale)
        by = lanes.groups(make(self.parcel_of))
        rank = make(lines.rank)
        for name, stated in parcels.stated.items():
            whole = make(stated.minor[self.parcel_of])
            shared = self._in_ours(name, lanes.share(whole, price, by, rank), lanes)
            amounts["freight" if name == "shipping" else name] = Exact(shared, 1, scale)
        amounts["freight_before_border"] = amounts["freight"]
        bought = self.factors.purchases
        if bought is not None:
            amounts["buyer.purchases"] = Exact(make(bought[self.parcel_of]), 1, scale)
        return amounts

    def _in_ours(self, name: str, amount: Any, lanes: Lanes) -> Any:
        factor = self.factors.of_amounts.get(name)
        return amount if factor is None else amount * lanes.column(factor[self.parcel_of])


def _numbered(said: Sequence[Hashable]) -> tuple[list[int], list[Hashable]]:
    """Return the number of each word among the distinct ones, and these."""
    numbers: dict[Hashable, int] = {}
    codes = [numbers.setdefault(each, len(numbers)) for each in said]
    return codes, list(numbers)
