"""The door: documents in, plain columns out.

Behind this module nothing sees a pydantic model, ``Money`` or ``Decimal``. Amounts become whole
numbers over a scale that the consignment's exchange rates bring; facts become codes; goods find
their rows in the tables. One function serves one consignment and a chunk of many.
"""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Any

from attrs import define, field, frozen

from xborder.errors import NoRate
from xborder.exchange import Rate, RateTable
from xborder.landed_cost.line_amounts import line_amounts, places
from xborder.landed_cost.questions import MEASURES, OF_ITEM, of_consignment
from xborder.policy.amount import Amount
from xborder.policy.columns import Lanes
from xborder.policy.columns.exact import Exact
from xborder.policy.columns.on_demand import OnDemand
from xborder.policy.country import CountryPolicy
from xborder.policy.fact import UNKNOWN
from xborder.policy.goods_table import GoodsKey, GoodsLookup
from xborder.policy.ledger import Facts
from xborder.policy.plan import Plan
from xborder.policy.value import DOOR_AMOUNTS
from xborder.timeline import Dated
from xborder.trade import Consignment, Item

_UNKNOWN_RATE = 0
"""In place of a rate's numerator: no rate is given."""
_ONE = Fraction(1)
_AMOUNTS = (*DOOR_AMOUNTS, "buyer.purchases")
_DATES = {
    f"date.{event}": event
    for event in ("on", "order", "loading", "export", "import_entry", "release")
}
_FACTS_OF_GOODS = ("item.hs_code", "item.category", "item.origin", "region")
"""What goods tables go by, besides the destination and the day."""
_NUMBERS = ("consignment", "hs6", *_DATES)


@frozen(kw_only=True, eq=False)
class Door:
    """What the caller brings besides the documents.

    Attributes:
        rates: Exchange rates, where currencies differ.
        tariff: A tariff in place of the built-in one.
        assume: Answers to take for facts that are not given, by fact name.
    """

    rates: RateTable | None = None
    tariff: GoodsLookup | None = None
    assume: Mapping[str, str] = field(factory=dict)


@frozen(kw_only=True, eq=False)
class Admitted:
    """Columns, and what was used to make them.

    Attributes:
        facts: The columns.
        currencies: The currency of the destination, one a consignment.
        goods: Every entry of a goods table that a line found.
        left_out: Every closer entry that does not apply by its status, with its table's name.
        rates: Every exchange rate used.
        assumed: The facts that were assumed, with the answer taken.
    """

    facts: Facts
    currencies: tuple[str, ...]
    goods: tuple[Dated[Amount], ...]
    left_out: tuple[tuple[str, Dated[Amount]], ...]
    rates: tuple[Rate, ...]
    assumed: Mapping[str, str]


def admit(consignments: Sequence[Consignment], plan: Plan, door: Door, lanes: Lanes) -> Admitted:
    """Turn consignments under one plan into columns.

    Args:
        consignments: The documents, all under ``plan``.
        plan: The rules; only what they ask for is read.
        door: Rates, tariff and assumptions.
        lanes: The lanes the columns are for.

    Raises:
        NoRate: A price, freight or fee is in a currency without a rate for the day.
    """
    return _Reader(tuple(consignments), plan, door, lanes).admitted()


def day_of(policy: CountryPolicy, consignment: Consignment) -> dt.date:
    """Return the day whose rules hold for a consignment: the date that its policy goes by."""
    if policy.dated_by == "on":
        return consignment.on
    return consignment.day_of(policy.dated_by)


def currency_of(plan: Plan, consignment: Consignment) -> str:
    """Return the currency of the destination on the day."""
    member = plan.policy.member(consignment.ship_to) if plan.policy.members else None
    return member.currency.on(consignment.on) if member else plan.policy.currency


@define(eq=False)
class _Reader:
    consignments: tuple[Consignment, ...]
    plan: Plan
    door: Door
    lanes: Lanes
    items: tuple[Item, ...] = field(init=False)
    currencies: tuple[str, ...] = field(init=False)
    words: dict[str, list[str | None]] = field(init=False, factory=dict)
    known: dict[str, tuple[str, ...]] = field(init=False, factory=dict)
    codes: dict[str, list[int]] = field(init=False, factory=dict)
    entries: dict[str, list[Dated[Amount]]] = field(init=False, factory=dict)
    left_out: dict[int, tuple[str, Dated[Amount]]] = field(init=False, factory=dict)
    used: dict[Any, Rate] = field(init=False, factory=dict)
    assumed: dict[str, str] = field(init=False, factory=dict)

    @items.default
    def _all_items(self) -> tuple[Item, ...]:
        return tuple([item for consignment in self.consignments for item in consignment.items])

    @currencies.default
    def _of_destinations(self) -> tuple[str, ...]:
        return tuple([currency_of(self.plan, consignment) for consignment in self.consignments])

    def admitted(self) -> Admitted:
        """Read what is always needed, and leave the rest until a rule asks for it."""
        plan = self.plan
        facts = (*plan.facts_of_consignment, *plan.facts_of_line)
        self._read_words()
        rank, amounts = self._amounts()
        self._find_goods()
        names = (*facts, *_NUMBERS, *MEASURES, *self.codes)
        return Admitted(
            facts=Facts(
                columns=OnDemand(names, self._column),
                words=OnDemand(facts, self._known_words),
                amounts=amounts,
                rates=self._rates(),
                tables={name: tuple(entries) for name, entries in self.entries.items()},
                rank=rank,
                signature=self._signature(facts) if len(self.consignments) == 1 else None,
            ),
            currencies=self.currencies,
            goods=tuple([entry for entries in self.entries.values() for entry in entries]),
            left_out=tuple(self.left_out.values()),
            rates=tuple(self.used.values()),
            assumed=self.assumed,
        )

    def _each_line(self, read: Callable[[Consignment], Any]) -> list[Any]:
        """Return what is read of each consignment, repeated on its lines."""
        if len(self.consignments) == 1:
            return [read(self.consignments[0])] * len(self.items)
        return [
            each
            for consignment in self.consignments
            for each in [read(consignment)] * len(consignment.items)
        ]

    # Coded facts: the words that are given, or else assumed, and their codes.

    def _read_words(self) -> None:
        of_consignments, of_items = self.plan.remember("readers", self._readers)
        for name, read in of_consignments:
            self.words[name] = self._each_line(read)
        for name, read in of_items:
            self.words[name] = [read(item) for item in self.items]
        for name, answer in self.door.assume.items():
            words = self.words.get(name, ())
            if None in words:
                self.assumed[name] = answer
                self.words[name] = [answer if word is None else word for word in words]

    def _readers(self) -> tuple[tuple[tuple[str, Any], ...], ...]:
        """Return what is read of each consignment and of each item, by name, and how."""
        plan = self.plan
        names = dict.fromkeys((*plan.facts_of_consignment, *plan.facts_of_line, *_FACTS_OF_GOODS))
        return (
            tuple([(name, of_consignment(name)) for name in names if name not in OF_ITEM]),
            tuple([(name, OF_ITEM[name]) for name in names if name in OF_ITEM]),
        )

    def _known_words(self, name: str) -> tuple[str, ...]:
        known = self.known.get(name)
        if known is None:
            given = (word for word in self.words[name] if word is not None)
            known = self.known[name] = tuple(dict.fromkeys(given))
        return known

    def _signature(self, facts: Iterable[str]) -> Hashable:
        """Return all that conditions read: words, HS codes by their kind, and days."""
        plan = self.plan
        told: list[Sequence[Any]] = [self.words[name] for name in facts if name != "item.hs_code"]
        told.append([code and plan.alike(code) for code in self.words["item.hs_code"]])
        told += [self._days(name) for name in _DATES if name in plan.facts]
        return tuple(map(tuple, told))

    # Columns of numbers, made when they are asked for.

    def _column(self, name: str) -> Any:
        return self.lanes.column(self._numbers(name))

    def _numbers(self, name: str) -> list[int]:
        if name in self.codes:
            return self.codes[name]
        if name in MEASURES:
            measure = MEASURES[name]
            return [measure(item) for item in self.items]
        if name in _DATES:
            return self._days(name)
        if name == "hs6":
            return [int(code[:6]) if code else UNKNOWN for code in self.words["item.hs_code"]]
        if name == "consignment":
            counts = enumerate(self.consignments)
            return [k for k, consignment in counts for _ in consignment.items]
        codes = {word: code for code, word in enumerate(self._known_words(name))}
        return [UNKNOWN if word is None else codes[word] for word in self.words[name]]

    def _days(self, name: str) -> list[int]:
        event = _DATES[name]
        return self._each_line(
            lambda parcel: (getattr(parcel.dates, event, None) or parcel.on).toordinal()
        )

    # Goods: the entries that their tables hold for them.

    def _find_goods(self) -> None:
        told = [self.words[name] for name in _FACTS_OF_GOODS]
        places = self._each_line(lambda parcel: (parcel.ship_to, day_of(self.plan.policy, parcel)))
        seen: dict[str, dict[int, int]] = {table: {} for table in self.plan.tables}
        treatments: dict[tuple[int, ...], int] = {}
        self.entries = {table: [] for table in self.plan.tables}
        self.codes = {f"table.{table}": [] for table in self.plan.tables}
        self.codes["treatment"] = []
        for code, category, origin, region, (destination, day) in zip(*told, places, strict=True):
            key = GoodsKey(
                hs_code=code or "",
                category=category or "",
                origin=origin or "",
                destination=destination,
                region=region or "",
            )
            found = tuple([self._found(table, key, day, seen[table]) for table in self.plan.tables])
            self.codes["treatment"].append(treatments.setdefault(found, len(treatments)))

    def _found(self, table: str, key: GoodsKey, on: dt.date, seen: dict[int, int]) -> int:
        found, entries = self.plan.find(table, key, on, self.door.tariff), self.entries[table]
        if found.left_out is not None:
            self.left_out[id(found.left_out)] = (table, found.left_out)
        code = UNKNOWN
        if found.entry is not None:
            code = seen.setdefault(id(found.entry), len(entries))
            if code == len(entries):
                entries.append(found.entry)
        self.codes[f"table.{table}"].append(code)
        return code

    # Money: amounts over the scale that the consignment's rates bring, and the rates of the rules.

    def _amounts(self) -> tuple[Any, dict[str, Exact]]:
        """Return the lines' places, and the door amounts over the scale of the rates."""
        ranks: list[int] = []
        scales: list[int] = []
        stated = []
        for consignment, currency in zip(self.consignments, self.currencies, strict=True):
            rank, first = places(consignment.items), len(ranks)
            scale, factors = self._factors(consignment, currency)
            stated.append(line_amounts(consignment, rank, factors))
            ranks += [first + place for place in rank]
            scales += [scale] * len(rank)
        make = self.lanes.column
        scale_column = None if all(part == 1 for part in scales) else make(scales)
        amounts = dict.fromkeys(_AMOUNTS, Exact(self.lanes.fill(0), 1, scale_column))
        for name, lines in (stated[0] if len(stated) == 1 else _together(stated)).items():
            amounts[name] = Exact(make(lines), 1, scale_column)
        return make(ranks), amounts

    def _factors(self, consignment: Consignment, ours: str) -> tuple[int, dict[str, int]]:
        """Return a scale, and what turns minor units of each currency into parts of ours."""
        named = consignment.currencies
        if named == {ours}:
            return 1, {ours: 1}
        ratios = {code: self._ratio(code, ours, consignment) for code in named}
        scale = lcm(*(ratio.denominator for ratio in ratios.values()))
        return scale, {
            code: ratio.numerator * (scale // ratio.denominator) for code, ratio in ratios.items()
        }

    def _ratio(self, currency: str, ours: str, consignment: Consignment) -> Fraction:
        """Return what turns minor units of a currency into ours."""
        ratio = self._rate(currency, ours, consignment)
        if ratio is None:
            raise NoRate(
                "The parcel is priced in {value}, and no rate to {currency} is given for {day}.",
                remedy="Pass rates=, a RateTable with a rate for that day.",
                where="rates",
                value=currency,
                currency=ours,
                day=consignment.on,
            )
        return ratio

    def _rate(self, currency: str, ours: str, consignment: Consignment) -> Fraction | None:
        if currency == ours:
            return _ONE
        if self.door.rates is None:
            return None
        key = (currency, ours, consignment.on)
        rate = self.used.get(key)
        if rate is None:
            try:
                rate = self.door.rates.rate(currency, ours, on=consignment.on)
            except NoRate:
                return None
            self.used[key] = rate
        return rate.minor_ratio()

    def _rates(self) -> dict[str, tuple[Any, Any]]:
        """Return the rate of every currency that the rules or the goods' own duties are in."""
        named = set(self.plan.currencies)
        for entries in self.entries.values():
            named.update(*(self.plan.currencies_of(entry) for entry in entries))
        columns = {}
        if len(set(self.currencies)) == 1:
            named.discard(self.currencies[0])
        for name in sorted(named):
            ratios = []
            for consignment, ours in zip(self.consignments, self.currencies, strict=True):
                ratio = self._rate(name, ours, consignment)
                pair = (_UNKNOWN_RATE, 1) if ratio is None else ratio.as_integer_ratio()
                ratios += [pair] * len(consignment.items)
            nums, overs = zip(*ratios, strict=True)
            columns[name] = self.lanes.column(nums), self.lanes.column(overs)
        return columns


def _together(stated: Sequence[Mapping[str, Sequence[int]]]) -> dict[str, list[int]]:
    """Return the amounts of many consignments as one: nothing where one does not state it."""
    names = {name for columns in stated for name in columns}
    return {
        name: [
            amount
            for columns in stated
            for amount in columns.get(name) or [0] * len(columns["price"])
        ]
        for name in names
    }
