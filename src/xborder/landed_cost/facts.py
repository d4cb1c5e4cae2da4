"""The door: documents in, plain columns out.

Behind this module nothing sees a pydantic model, ``Money`` or ``Decimal``. Amounts become whole
numbers over a scale that the consignment's exchange rates bring; facts become codes; goods find
their rows in the tables. One function serves one consignment and a chunk of many.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Any

from attrs import define, field, frozen

from xborder.errors import NoRate
from xborder.exchange import Rate, RateTable
from xborder.landed_cost.line_amounts import line_amounts, places
from xborder.landed_cost.questions import MEASURES, OF_ITEM, of_consignment
from xborder.policy.amount import Amount, foreign_money
from xborder.policy.country import CountryPolicy
from xborder.policy.exact import Exact
from xborder.policy.fact import UNKNOWN
from xborder.policy.goods_table import GoodsKey, GoodsLookup
from xborder.policy.lanes import Lanes
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
    f"date.{event}": event for event in ("order", "loading", "export", "import_entry", "release")
}


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
    reader = _Reader(plan, door)
    for number, consignment in enumerate(consignments):
        reader.read(number, consignment)
    reader.read_rates(consignments)
    return reader.columns(lanes)


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
    plan: Plan
    door: Door
    lists: dict[str, list[int]] = field(factory=lambda: defaultdict(list))
    words: dict[str, dict[str, int]] = field(factory=lambda: defaultdict(dict))
    amounts: dict[str, list[int]] = field(factory=lambda: {name: [] for name in _AMOUNTS})
    scales: list[int] = field(factory=list)
    rates: dict[str, tuple[list[int], list[int]]] = field(factory=dict)
    entries: dict[str, list[Dated[Amount]]] = field(factory=lambda: defaultdict(list))
    codes: dict[str, dict[int, int]] = field(factory=lambda: defaultdict(dict))
    treatments: dict[tuple[int, ...], int] = field(factory=dict)
    ranks: list[int] = field(factory=list)
    used: dict[Any, Rate] = field(factory=dict)
    assumed: dict[str, str] = field(factory=dict)
    told: list[Hashable] = field(factory=list)
    """Every coded fact and date that a condition reads, in their order; HS codes by their kind."""
    left_out: dict[int, tuple[str, Dated[Amount]]] = field(factory=dict)
    of_goods: set[str] = field(factory=set)
    currencies: list[str] = field(factory=list)
    currency: str = ""

    def read(self, number: int, consignment: Consignment) -> None:
        items, lists = consignment.items, self.lists
        count, first = len(items), len(self.ranks)
        self.currency = currency_of(self.plan, consignment)
        self.currencies.append(self.currency)
        rank = places(items)
        self.ranks += [first + place for place in rank]
        self._read_amounts(consignment, rank)
        lists["consignment"] += [number] * count
        known = UNKNOWN if consignment.buyer.purchases_this_year is None else 1
        lists["buyer.purchases"] += [known] * count
        for name in self.plan.facts_of_consignment:
            lists[name] += [self._code(name, of_consignment(name)(consignment))] * count
        lists["date.on"] += [self._day("date.on", consignment.on)] * count
        for name, event in _DATES.items():
            day = getattr(consignment.dates, event) or consignment.on
            lists[name] += [self._day(name, day)] * count
        region = consignment.region or self._assumed("region") or ""
        day = day_of(self.plan.policy, consignment)
        for item in items:
            self._read_item(item, consignment.ship_to, region, day)

    def read_rates(self, consignments: Sequence[Consignment]) -> None:
        """Read the rate of every currency that the rules or the goods' own duties are in."""
        names = sorted(self.plan.currencies | self.of_goods)
        for consignment, currency in zip(consignments, self.currencies, strict=True):
            self.currency = currency
            for name in names:
                self._read_rate(name, consignment, len(consignment.items))

    def _assumed(self, name: str) -> str | None:
        """Return the answer that is assumed for a fact that is not given."""
        word = self.door.assume.get(name)
        if word is not None:
            self.assumed[name] = word
        return word

    def _code(self, name: str, word: str | None) -> int:
        if word is None:
            word = self._assumed(name)
        known = self.words[name]
        seen: Hashable = word
        if word is not None and name == "item.hs_code":
            seen = self.plan.alike(word)
        self.told.append(seen)
        return UNKNOWN if word is None else known.setdefault(word, len(known))

    def _day(self, name: str, day: dt.date) -> int:
        number = day.toordinal()
        if name in self.plan.facts:
            self.told.append(number)
        return number

    def _read_item(self, item: Item, destination: str, region: str, on: dt.date) -> None:
        lists = self.lists
        for name in self.plan.facts_of_line:
            lists[name].append(self._code(name, OF_ITEM[name](item)))
        for name, measure in MEASURES.items():
            lists[name].append(measure(item))
        digits = OF_ITEM["item.hs_code"](item)
        lists["hs6"].append(int(digits[:6]) if digits else UNKNOWN)
        key = GoodsKey(
            hs_code=digits or "",
            category=OF_ITEM["item.category"](item) or self._assumed("item.category") or "",
            origin=item.origin or self._assumed("item.origin") or "",
            destination=destination,
            region=region,
        )
        found = tuple([self._look_up(table, key, on) for table in self.plan.tables])
        lists["treatment"].append(self.treatments.setdefault(found, len(self.treatments)))

    def _look_up(self, table: str, key: GoodsKey, on: dt.date) -> int:
        found = self.plan.find(table, key, on, self.door.tariff)
        entry = found.entry
        if found.left_out is not None:
            self.left_out[id(found.left_out)] = (table, found.left_out)
        entries, codes = self.entries[table], self.codes[table]
        code = UNKNOWN
        if entry is not None:
            code = codes.get(id(entry), UNKNOWN)
            if code == UNKNOWN:
                code = codes[id(entry)] = len(entries)
                entries.append(entry)
                self.of_goods |= foreign_money(entry.value)
        self.lists[f"table.{table}"].append(code)
        return code

    def _read_amounts(self, consignment: Consignment, rank: list[int]) -> None:
        ratios = {code: self._ratio(code, consignment) for code in consignment.currencies}
        scale = lcm(*(ratio.denominator for ratio in ratios.values()))
        factors = {
            currency: ratio.numerator * (scale // ratio.denominator)
            for currency, ratio in ratios.items()
        }
        columns, nothing = line_amounts(consignment, rank, factors), [0] * len(rank)
        for name, column in self.amounts.items():
            column.extend(columns.get(name, nothing))
        self.scales += [scale] * len(rank)

    def _ratio(self, currency: str, consignment: Consignment) -> Fraction:
        """Return what turns minor units of a currency into ours."""
        if currency == self.currency:
            return _ONE
        rate = self._rate(currency, consignment)
        if rate is None:
            raise NoRate(
                "The parcel is priced in {value}, and no rate to {currency} is given for {day}.",
                remedy="Pass rates=, a RateTable with a rate for that day.",
                where="rates",
                value=currency,
                currency=self.currency,
                day=consignment.on,
            )
        return rate

    def _rate(self, currency: str, consignment: Consignment) -> Fraction | None:
        if self.door.rates is None:
            return None
        key = (currency, self.currency, consignment.on)
        rate = self.used.get(key)
        if rate is None:
            try:
                rate = self.door.rates.rate(currency, self.currency, on=consignment.on)
            except NoRate:
                return None
            self.used[key] = rate
        return rate.minor_ratio()

    def _read_rate(self, currency: str, consignment: Consignment, count: int) -> None:
        nums, overs = self.rates.setdefault(currency, ([], []))
        ratio = _ONE if currency == self.currency else self._rate(currency, consignment)
        nums += [_UNKNOWN_RATE if ratio is None else ratio.numerator] * count
        overs += [1 if ratio is None else ratio.denominator] * count

    def columns(self, lanes: Lanes) -> Admitted:
        """Return everything read, as columns of the lanes."""
        make = lanes.column
        scale = None if all(part == 1 for part in self.scales) else make(self.scales)
        facts = Facts(
            columns={name: make(entries) for name, entries in self.lists.items()},
            words={name: tuple(codes) for name, codes in self.words.items()},
            amounts={name: Exact(make(nums), 1, scale) for name, nums in self.amounts.items()},
            rates={
                name: (make(nums), make(overs))
                for name, (nums, overs) in self.rates.items()
                if any(num != over for num, over in zip(nums, overs, strict=True))
            },
            tables={name: tuple(entries) for name, entries in self.entries.items()},
            rank=make(self.ranks),
            signature=tuple(self.told) if len(self.currencies) == 1 else None,
        )
        return Admitted(
            facts=facts,
            currencies=tuple(self.currencies),
            goods=tuple(entry for entries in self.entries.values() for entry in entries),
            left_out=tuple(self.left_out.values()),
            rates=tuple(self.used.values()),
            assumed=self.assumed,
        )
