"""Admitted: what was read of one consignment or of a chunk of many, as plain numbers and words."""

from collections.abc import Hashable, Mapping, Sequence
from copy import copy
from fractions import Fraction
from typing import TypeVar

from attrs import define, evolve, field, frozen

from xborder.exchange import Rate
from xborder.landed_cost.admission.addresses import destination
from xborder.landed_cost.admission.amounts import line_amounts, places
from xborder.landed_cost.admission.gap import Gap
from xborder.landed_cost.admission.gaps import gaps
from xborder.landed_cost.admission.goods import FACTS_OF_GOODS, GoodsFound
from xborder.landed_cost.admission.home_tax import home_rates
from xborder.landed_cost.admission.plan_readers import Readers
from xborder.landed_cost.admission.rates import RatesUsed
from xborder.landed_cost.admission.readers import (
    DATES,
    MEASURES,
    day_number,
    season,
)
from xborder.landed_cost.admission.rules import currency_of, day_of
from xborder.landed_cost.admission.supplied import CODE, Supplied
from xborder.policy.amount.seasonal import SEASON
from xborder.policy.columns import Exact, FewLines, Lanes, OnDemand, OneLine
from xborder.policy.compiled import CompiledPlan, PlannedGoods
from xborder.policy.fact import OPEN_DUTY, UNKNOWN
from xborder.policy.ledger import Facts
from xborder.policy.value import DOOR_AMOUNTS
from xborder.trade import Consignment, Item

T = TypeVar("T")
AMOUNTS = (*DOOR_AMOUNTS, "buyer.purchases")


@frozen(kw_only=True, eq=False)
class Admitted:
    """What was read, and what was used to read it; :meth:`facts` makes columns of it.

    Attributes:
        lines: How many lines there are.
        most_lines: How many the largest consignment has.
        currencies: The currency of the destination, one a consignment.
        goods: For each goods table, the entries that lines found, in the order of their codes.
        left_out: Every closer entry that does not apply by its status.
        rates: Every exchange rate used.
        assumed: The facts that were assumed, with the answer taken.
        codes: The longer code that was assumed for each line, by its place.
        home: The rate of the seller's own VAT taken out of each line, where prices hold it.
        gaps: What a consignment that was read alone leaves open before any rule is asked.
    """

    lines: int
    most_lines: int
    currencies: tuple[str, ...]
    goods: Mapping[str, Sequence[PlannedGoods]]
    left_out: Sequence[PlannedGoods]
    rates: tuple[Rate, ...]
    assumed: Mapping[str, str]
    codes: Mapping[int, str] = field(factory=dict)
    home: tuple[Fraction, ...]
    gaps: tuple[Gap, ...]
    _reading: "_Reading"

    def facts(self, lanes: Lanes) -> Facts:
        """Return what was read as columns; a column that no rule asks for is never made."""
        return self._reading.facts(lanes)

    def breadths(self) -> Sequence[int]:
        """Return how fine the numbers are that the rules have for each line's goods."""
        return self._reading.goods.breadths()

    def repriced(self, consignment: Consignment) -> "Admitted":
        """Return what is read of the one consignment at other prices: only amounts are read anew.

        Args:
            consignment: The same in all but the unit prices of its items.
        """
        return evolve(self, reading=self._reading.repriced(consignment), gaps=gaps(consignment))


def admit(consignments: Sequence[Consignment], rules: CompiledPlan, supplied: Supplied) -> Admitted:
    """Read consignments that come under one plan.

    Args:
        consignments: The documents.
        rules: The rules; only what they ask for is read.
        supplied: Rates, tariff and assumptions.

    Raises:
        NoRate: A price, freight or fee is in a currency without a rate for the day.
    """
    return _Reading(tuple(consignments), rules, supplied).admitted()


@define(eq=False)
class _Reading:
    consignments: tuple[Consignment, ...]
    rules: CompiledPlan
    supplied: Supplied
    readers: Readers = field(init=False)
    items: tuple[Item, ...] = field(init=False)
    currencies: tuple[str, ...] = field(init=False)
    words: dict[str, list[str | None]] = field(init=False, factory=dict)
    known: dict[str, tuple[str, ...]] = field(init=False, factory=dict)
    goods: GoodsFound = field(init=False)
    ranks: list[int] = field(init=False, factory=list)
    scales: list[int] = field(init=False, factory=list)
    home: tuple[Fraction, ...] = field(init=False, default=())
    amounts: Mapping[str, Sequence[int]] = field(init=False, factory=dict)
    rates: Mapping[str, tuple[list[int], list[int]]] = field(init=False, factory=dict)
    signature: Hashable = field(init=False, default=None)

    @readers.default
    def _readers_of_plan(self) -> Readers:
        return self.rules.beside(Readers)

    @items.default
    def _all_items(self) -> tuple[Item, ...]:
        if len(self.consignments) == 1:
            return self.consignments[0].items
        return tuple([item for consignment in self.consignments for item in consignment.items])

    @currencies.default
    def _of_destinations(self) -> tuple[str, ...]:
        plan = self.rules.plan
        return tuple([currency_of(plan, consignment) for consignment in self.consignments])

    @goods.default
    def _nothing_found(self) -> GoodsFound:
        return GoodsFound(self.rules, self.supplied.tariff, self.supplied.open_duty)

    def admitted(self) -> Admitted:
        """Read what is always needed, and leave the rest until a rule asks for it."""
        assumed = self._read_words()
        rates = RatesUsed(self.supplied.rates, self.rules.plan.policy)
        self._read_amounts(rates)
        self._find_goods()
        if self.goods.is_settled:
            assumed[OPEN_DUTY] = self.supplied.open_duty
        named = set(self.rules.currencies)
        for entries in self.goods.entries.values():
            for entry in entries:
                named |= entry.currencies
        self.rates = {
            name: (self._each_line(nums), self._each_line(overs))
            for name, (nums, overs) in rates.columns(
                named, self.consignments, self.currencies
            ).items()
        }
        left_open: tuple[Gap, ...] = ()
        if len(self.consignments) == 1:
            self.signature = self._signature()
            left_open = gaps(self.consignments[0])
        return Admitted(
            lines=len(self.items),
            most_lines=max([len(consignment.items) for consignment in self.consignments]),
            currencies=self.currencies,
            goods=self.goods.entries,
            left_out=self.goods.left_out,
            rates=tuple(rates.used.values()),
            assumed=assumed,
            home=self.home,
            gaps=left_open,
            reading=self,
        )

    def facts(self, lanes: Lanes) -> Facts:
        make = lanes.column
        # One scale for all amounts of a chunk; none where nothing was converted, so that the
        # common case pays nothing for it.
        scale = None if all(part == 1 for part in self.scales) else make(self.scales)
        nothing = Exact(lanes.fill(0), 1, scale)
        amounts = dict.fromkeys(AMOUNTS, nothing)
        for name, lines in self.amounts.items():
            amounts[name] = Exact(make(lines), 1, scale)
        return Facts(
            columns=OnDemand(self.readers.columns, lambda name: make(self._numbers(name))),
            words=OnDemand(self.readers.facts, self._known_words),
            amounts=amounts,
            rates={name: (make(nums), make(overs)) for name, (nums, overs) in self.rates.items()},
            tables={
                table: tuple([found.entry for found in entries])
                for table, entries in self.goods.entries.items()
            },
            rank=make(self.ranks),
            # A chunk is not of one kind; and what bounds were told is not true of another chunk.
            signature=self.signature if isinstance(lanes, OneLine | FewLines) else None,
        )

    def repriced(self, consignment: Consignment) -> "_Reading":
        other = copy(self)
        other.consignments, other.items = (consignment,), consignment.items
        other.ranks, other.scales, other.home = [], [], ()
        other._read_amounts(RatesUsed(self.supplied.rates, self.rules.plan.policy))  # noqa: SLF001 - its own copy
        return other

    def _each_line(self, of_each: Sequence[T]) -> list[T]:
        """Return what each consignment says, repeated on its lines."""
        if len(of_each) == 1:
            return [of_each[0]] * len(self.items)
        pairs = zip(of_each, self.consignments, strict=True)
        return [said for said, consignment in pairs for _ in consignment.items]

    # Coded facts: the words that are given, or else assumed, and their codes.

    def _read_words(self) -> dict[str, str]:
        """Read what the documents say, and return what had to be assumed."""
        words, items = self.words, self.items
        if len(self.consignments) == 1:  # a quote: nothing is to be spread over consignments
            (parcel,), count = self.consignments, len(items)
            for name, read in self.readers.of_consignments:
                words[name] = [read(parcel)] * count
        else:
            for name, read in self.readers.of_consignments:
                words[name] = self._each_line([read(each) for each in self.consignments])
        for name, read_item in self.readers.of_items:
            words[name] = [read_item(item) for item in items]
        assumed = {}
        for name, answer in self.supplied.assume.items():
            if name == CODE:  # which longer code that is shows when all of them were priced
                continue
            said = words.get(name, ())
            if None in said:
                assumed[name] = answer
                words[name] = [answer if word is None else word for word in said]
        return assumed

    def _known_words(self, name: str) -> tuple[str, ...]:
        known = self.known.get(name)
        if known is None:
            given = (word for word in self.words[name] if word is not None)
            known = self.known[name] = tuple(dict.fromkeys(given))
        return known

    def _signature(self) -> Hashable:
        """Return all that conditions read: words, HS codes by their kind, and days."""
        readers, words, alike = self.readers, self.words, self.rules.alike
        (parcel,) = self.consignments
        return (
            tuple([tuple(words[name]) for name in readers.told]),
            tuple([code and alike(code) for code in words["item.hs_code"]]),
            tuple([day_number(parcel, DATES[name]) for name in readers.dates]),
        )

    # Columns of numbers, made when they are asked for.

    def _numbers(self, name: str) -> Sequence[int]:
        if name in self.goods.codes:
            return self.goods.codes[name]
        if name in MEASURES:
            measure = MEASURES[name]
            return [measure(item) for item in self.items]
        if name in DATES:
            return self._each_line([day_number(each, DATES[name]) for each in self.consignments])
        if name == SEASON:
            return self._each_line([season(each) for each in self.consignments])
        if name == "hs6":
            return [int(code[:6]) if code else UNKNOWN for code in self.words["item.hs_code"]]
        if name == "description":
            said = [" ".join(item.description.casefold().split()) for item in self.items]
            numbers = {text: number for number, text in enumerate(dict.fromkeys(said))}
            return [numbers[text] if text else UNKNOWN for text in said]
        if name == "consignment":
            return self._each_line(range(len(self.consignments)))
        codes = {word: code for code, word in enumerate(self._known_words(name))}
        return [UNKNOWN if word is None else codes[word] for word in self.words[name]]

    def _find_goods(self) -> None:
        policy = self.rules.plan.policy
        stands = [(destination(each).code, day_of(policy, each)) for each in self.consignments]
        words = [self.words[name] for name in FACTS_OF_GOODS]
        self.goods.find(words, self._each_line(stands))

    def _read_amounts(self, rates: RatesUsed) -> None:
        """Read the lines' places and the amounts, over the scale that the rates bring."""
        stated = []
        for consignment, currency in zip(self.consignments, self.currencies, strict=True):
            rank, first = places(consignment.items), len(self.ranks)
            scale, factors = rates.factors(consignment.currencies, consignment, currency)
            home = home_rates(consignment, self.supplied.book)
            self.home += home or ()
            stated.append(line_amounts(consignment, rank, factors, home))
            self.ranks += [first + place for place in rank]
            self.scales += [scale] * len(rank)
        self.amounts = stated[0] if len(stated) == 1 else _together(stated)


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
