"""The border: which scheme takes the goods of a sale there, by the conditions of landed cost.

Nothing is decided here. The schemes, their conditions and their limits are those of the
destination's policy, asked of the same ledger by :func:`~xborder.policy.selection.select`; only the
reading of a sale into columns is the slice's own.
"""

import datetime as dt
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Any

from attrs import define, evolve, field

from xborder.errors import NoRate
from xborder.exchange import RateTable
from xborder.money import Money, share
from xborder.money.rounding import Mode, Rounding
from xborder.policy.columns import Exact, OnDemand
from xborder.policy.columns.few import lanes_for
from xborder.policy.compiled import CompiledPlan
from xborder.policy.doubt import State
from xborder.policy.fact import UNKNOWN
from xborder.policy.goods_table import GoodsKey
from xborder.policy.ledger import Comparisons, Facts, Ledger
from xborder.policy.selection import NONE, UNDECIDED, select
from xborder.policy.value import DOOR_AMOUNTS
from xborder.timeline import Dated
from xborder.trade import Item
from xborder.trade.sale import Sale
from xborder.vat.determination.crossing import Crossing, Crossings, Run, taxes_that_fall
from xborder.vat.determination.situation import Situation

_TO_MINOR_UNIT = Rounding(unit=1, mode=Mode.HALF_UP)
_DATES = ("on", "order", "loading", "export", "import_entry", "release")
_MEASURES = ("quantity", "consignment", "net_mg", "gross_mg", "volume_ul", "alcohol_ul")
_NUMBERS = (*_MEASURES, "hs6", "description")


def clocks_of(rules_clocks: Sequence[str], sale: Sale) -> Mapping[str, dt.date]:
    """Return the days of the events that some rules go by."""
    return {event: day_of(sale, event) for event in rules_clocks}


def day_of(sale: Sale, event: str) -> dt.date:
    """Return the day of an event: as stated, or else the sale's own."""
    stated: dt.date | None = getattr(sale.dates, event, None)
    return stated or sale.on


@define(eq=False)
class Border:
    """Goods before the border.

    Args:
        situation: The sale.
        rules: The rules of the destination.
        currency: The currency of the destination.
        rates: Exchange rates, where prices are in another.
        net: What each price is divided by to leave it without tax, one for each line.
    """

    situation: Situation
    rules: CompiledPlan
    currency: str
    rates: RateTable | None
    net: tuple[Fraction, ...]
    items: tuple[Item, ...] = field(init=False)
    tables: dict[str, list[Dated[Any]]] = field(init=False, factory=dict)
    codes: dict[str, list[int]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self.items = self.situation.sale.items
        # Without a rate the goods keep their own currency: limits that are in it still decide.
        if self.sale_currency != self.currency and not self._has_rate(self.sale_currency):
            self.currency = self.sale_currency

    @property
    def sale_currency(self) -> str:
        """The currency of the prices."""
        return self.situation.sale.currency

    def _has_rate(self, code: str) -> bool:
        try:
            self._ratio(code)
        except NoRate:
            return False
        return True

    def cross(self) -> Crossing:
        """Return which scheme takes each line."""
        kind = self._kind()
        if kind is None:
            return self._crossed(None)
        known = self.rules.beside(Crossings)
        goods = _line_value(self.items[0], self.items[0].unit_price)
        found = known.find(kind, goods)
        if found is not None:
            return found.of_another(lambda: self._crossed(None))
        comparisons = Comparisons()
        crossed = self._crossed(comparisons)
        known.keep(kind, goods, tuple(comparisons.outcomes), evolve(crossed, run=None))
        return crossed

    def _kind(self) -> Hashable:
        """Return all that decides the schemes of a single line but its price; else ``None``."""
        if len(self.items) > 1 or self.items[0].customs_value is not None:
            return None
        (item,), rules, situation = self.items, self.rules, self.situation
        sale = situation.sale
        code = item.hs_code
        return (
            situation.kind(),
            *[
                situation.item_fact(name, item)
                for name in rules.facts_of_line
                if name != "item.hs_code"
            ],
            code and rules.alike(code),
            (item.quantity, item.discount, sale.shipping, sale.extras),
            (self.sale_currency, self.currency, self.net[0]),
            tuple([day_of(sale, event) for event in rules.plan.policy.clocks]),
            self._ratios(),
        )

    def _ratios(self) -> tuple[Fraction | None, ...]:
        """Return the rates that turn prices and limits into the destination's currency."""
        if self.rates is None:
            return ()
        codes = sorted({*self.rules.currencies, self.sale_currency})
        return tuple([self._ratio(code) if self._has_rate(code) else None for code in codes])

    def _crossed(self, comparisons: Comparisons | None) -> Crossing:
        plan, lanes = self.rules.plan, lanes_for(len(self.items))
        facts = self._facts(lanes)
        answers = self.rules.answers(facts, lanes)
        if comparisons is not None:  # what is remembered is not compared again, nor noted
            answers = answers.afresh()
        ledger = Ledger(lanes, facts, plan.readings, comparisons=comparisons, answers=answers)
        for entry in plan.values:
            ledger.values[entry.value.id] = entry.value.compute(ledger)
        _, chosen = select(plan, ledger)
        numbers = lanes.entries(chosen)
        missing = tuple(
            dict.fromkeys(
                doubt.fact for doubt in ledger.doubts if doubt.state is State.MISSING_FACT
            )
        )
        schemes = tuple(
            None if number in (NONE, UNDECIDED) else plan.schemes[number] for number in numbers
        )
        return Crossing(
            schemes=schemes,
            taxes=taxes_that_fall(schemes[0], ledger),
            missing=missing if UNDECIDED in numbers else (),
            run=Run(ledger=ledger, chosen=chosen),
        )

    def _facts(self, lanes: Any) -> Facts:
        rules, situation, size = self.rules, self.situation, len(self.items)
        of_sale = {name: situation.fact(name) for name in rules.facts_of_consignment}
        of_items = {
            name: [situation.item_fact(name, item) for item in self.items]
            for name in rules.facts_of_line
        }
        words = {name: [word] * size for name, word in of_sale.items()} | of_items
        self._find_goods()
        days = {f"date.{event}": day_of(situation.sale, event) for event in _DATES}

        def known(name: str) -> tuple[str, ...]:
            return tuple(dict.fromkeys(word for word in words[name] if word is not None))

        def numbers(name: str) -> Any:
            if name in days:
                return lanes.fill(days[name].toordinal())
            if name == "quantity":
                return lanes.column([_pieces(item) for item in self.items])
            if name in self.codes:
                return lanes.column(self.codes[name])
            if name == "hs6":
                codes6 = [int(item.hs_code[:6]) if item.hs_code else UNKNOWN for item in self.items]
                return lanes.column(codes6)
            if name == "description":
                return lanes.column(_descriptions(self.items))
            if name not in words:  # weights and measures: no scheme of a sale asks for more
                return lanes.fill(0 if name == "consignment" else UNKNOWN)
            codes = {word: code for code, word in enumerate(known(name))}
            return lanes.column([UNKNOWN if w is None else codes[w] for w in words[name]])

        names = (*words, *days, *self.codes, *_NUMBERS)
        signature = (
            tuple(of_sale.values()),
            tuple(
                (name, tuple(words_)) for name, words_ in of_items.items() if name != "item.hs_code"
            ),
            tuple([code and rules.alike(code) for code in of_items.get("item.hs_code", ())]),
            tuple([days[name] for name in days if name in rules.facts]),
        )
        return Facts(
            columns=OnDemand(names, numbers),
            words=OnDemand(tuple(words), known),
            amounts=self._amounts(lanes),
            rates={
                code: self._rate(code, lanes)
                for code in {*rules.currencies, rules.plan.policy.currency, *self._members()}
                if code != self.currency
            },
            tables={name: tuple(found) for name, found in self.tables.items()},
            rank=lanes.column(range(size)),
            signature=signature,
        )

    def _members(self) -> frozenset[str]:
        """Return the currency of the destination, where it is a member of a bloc."""
        policy = self.rules.plan.policy
        arrival = self.situation.arrival
        member = None if arrival is None else policy.members.get(arrival.place.code)
        on = day_of(self.situation.sale, policy.dated_by)
        return frozenset() if member is None else frozenset({member.currency.on(on)})

    def _find_goods(self) -> None:
        """Look every line up in every table of the rules, once for each kind of goods."""
        arrival = self.situation.arrival
        destination = "" if arrival is None else arrival.place.code
        region = self.situation.arrival_region or ""
        treatments: dict[tuple[int, ...], int] = {}
        rows = []
        for item in self.items:
            code, category = item.hs_code or "", str(item.category or "")
            key = GoodsKey(code, category, item.origin or "", destination, region)
            row = []
            for table, found in self.rules.find_all(key):
                entries = self.tables.setdefault(table, [])
                entry = found.goods.entry if found.goods else None
                if entry is not None and entry not in entries:
                    entries.append(entry)
                row.append(UNKNOWN if entry is None else entries.index(entry))
            rows.append(tuple(row))
        for number, table in enumerate(self.rules.tables):
            self.codes[f"table.{table}"] = [row[number] for row in rows]
        self.codes["treatment"] = [treatments.setdefault(row, len(treatments)) for row in rows]

    def _amounts(self, lanes: Any) -> dict[str, Exact]:
        """Return the amounts of each line, net of the tax inside the prices, in our currency."""
        sale = self.situation.sale
        ratio = self._ratio(sale.currency)
        prices = [_line_value(item, item.unit_price) for item in self.items]
        goods = [
            price if item.customs_value is None else _line_value(item, item.customs_value)
            for item, price in zip(self.items, prices, strict=True)
        ]
        off = [item.discount.minor_units() if item.discount else 0 for item in self.items]
        # The value of goods is the customs value where one is stated; a discount does not lower it.
        goods = [
            value + less if item.customs_value is not None else value
            for item, value, less in zip(self.items, goods, off, strict=True)
        ]
        stated = {
            "price": prices,
            "goods": goods,
            "seller_discount": off,
            "freight": _shared(sale.shipping, prices),
            "taxable_fees": _shared(sale.extras, prices),
        }
        stated["freight_before_border"] = stated["freight"]
        nothing = Exact(lanes.fill(0))
        amounts = dict.fromkeys((*DOOR_AMOUNTS, "buyer.purchases"), nothing)
        factors = [ratio / tax for tax in self.net]
        # All lines of a consignment share one denominator, as the engine asks.
        common = lcm(*(factor.denominator for factor in factors))
        for name, lines in stated.items():
            nums = [
                amount * factor.numerator * (common // factor.denominator)
                for amount, factor in zip(lines, factors, strict=True)
            ]
            amounts[name] = Exact(lanes.column(nums), common)
        return amounts

    def _ratio(self, code: str) -> Fraction:
        if code == self.currency:
            return Fraction(1)
        policy = self.rules.plan.policy
        day = day_of(self.situation.sale, policy.converted_by or policy.dated_by)
        if self.rates is None:
            raise NoRate(
                "No rate of {value} to {currency} is given for {day}.",
                remedy="Pass rates=, a RateTable with a rate for that day.",
                where="rates",
                value=code,
                currency=self.currency,
                day=day,
            )
        return self.rates.rate(code, self.currency, on=day).minor_ratio()

    def _rate(self, code: str, lanes: Any) -> tuple[Any, Any]:
        try:
            ratio = self._ratio(code)
        except NoRate:
            return lanes.fill(0), lanes.fill(1)
        return lanes.fill(ratio.numerator), lanes.fill(ratio.denominator)


def _pieces(item: Item) -> int:
    return item.quantity if isinstance(item.quantity, int) else 1


def _descriptions(items: Sequence[Item]) -> list[int]:
    """Return a number for each description, the same for the same words."""
    said = [" ".join(item.description.casefold().split()) for item in items]
    numbers = {text: number for number, text in enumerate(dict.fromkeys(said))}
    return [numbers[text] if text else UNKNOWN for text in said]


def _line_value(item: Item, unit: Money) -> int:
    num, over = unit.as_ratio()
    many, each = item.quantity.as_integer_ratio()
    return _TO_MINOR_UNIT.apply(num * many, over * each)


def _shared(amount: Money | None, weights: Sequence[int]) -> list[int]:
    if amount is None:
        return [0] * len(weights)
    if len(weights) == 1:
        return [amount.minor_units()]
    return list(share(amount.minor_units(), weights, ties=range(len(weights))))
