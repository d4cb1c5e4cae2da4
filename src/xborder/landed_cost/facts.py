"""The door: documents in, plain columns out.

Behind this module nothing sees a pydantic model, ``Money`` or ``Decimal``. Amounts become whole
numbers over a scale that the consignment's exchange rates bring; facts become codes; goods find
their rows in the tables. One function serves one consignment and a chunk of many.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import Any

from attrs import define, field, frozen

from xborder.errors import NoRate
from xborder.exchange import Rate, RateTable
from xborder.goods import Measure
from xborder.money import Mode, Money, Rounding, share
from xborder.policy.amount import Amount, foreign_money
from xborder.policy.country import CountryPolicy
from xborder.policy.exact import Exact
from xborder.policy.fact import UNKNOWN, YES_NO
from xborder.policy.goods_table import GoodsKey, GoodsLookup
from xborder.policy.lanes import Many, One, Row
from xborder.policy.ledger import Facts
from xborder.policy.plan import Plan
from xborder.policy.value import DOOR_AMOUNTS
from xborder.timeline import Dated
from xborder.trade import Consignment, Item

TO_MINOR_UNIT = Rounding(unit=1, mode=Mode.HALF_UP)
"""How quantity x unit price becomes a line's value: to the minor unit, half up, once."""

_UNKNOWN_RATE = 0
"""In place of a rate's numerator: no rate is given."""
_DATES = ("on", "order", "loading", "export", "import_entry", "release")


@frozen(kw_only=True)
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


@frozen(kw_only=True)
class Admitted:
    """Columns, and what was used to make them.

    Attributes:
        facts: The columns.
        rates: Every exchange rate used.
        assumed: The facts that were assumed, with the answer taken.
    """

    facts: Facts
    rates: tuple[Rate, ...]
    assumed: Mapping[str, str]


def admit(
    consignments: Sequence[Consignment], plan: Plan, door: Door, lanes: One | Many
) -> Admitted:
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
    for consignment in consignments:
        reader.read_rates(consignment)
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


@define
class _Reader:
    plan: Plan
    door: Door
    lists: dict[str, list[int]] = field(factory=dict)
    words: dict[str, dict[str, int]] = field(factory=dict)
    amounts: dict[str, list[int]] = field(factory=dict)
    scales: list[int] = field(factory=list)
    rates: dict[str, tuple[list[int], list[int]]] = field(factory=dict)
    entries: dict[str, list[Dated[Amount] | None]] = field(factory=dict)
    codes: dict[str, dict[int, int]] = field(factory=dict)
    treatments: dict[tuple[int, ...], int] = field(factory=dict)
    ranks: list[int] = field(factory=list)
    used: dict[Any, Rate] = field(factory=dict)
    assumed: dict[str, str] = field(factory=dict)
    of_goods: set[str] = field(factory=set)
    currency: str = ""

    def read(self, number: int, consignment: Consignment) -> None:
        items = consignment.items
        self.currency = currency_of(self.plan, consignment)
        contents = _contents(items)
        order = sorted(range(len(items)), key=lambda k: (contents[k], k))
        rank = [0] * len(items)
        for place, position in enumerate(order):
            rank[position] = place
        first = len(self.ranks)
        self.ranks += [first + place for place in rank]
        self._read_amounts(consignment, rank)
        shared = {
            name: self._code(name, read(consignment))
            for name, read in self._consignment_facts().items()
        }
        dates = {f"date.{name}": _day(consignment, name) for name in _DATES}
        known = UNKNOWN if consignment.buyer.purchases_this_year is None else 1
        for item in items:
            self._append("consignment", number)
            self._append("buyer.purchases", known)
            for name, code in shared.items():
                self._append(name, code)
            for name, day in dates.items():
                self._append(name, day)
            self._read_item(consignment, item)

    def read_rates(self, consignment: Consignment) -> None:
        """Read the rate of every currency that the rules or the goods' own duties are in."""
        self.currency = currency_of(self.plan, consignment)
        for name in sorted(self.plan.currencies | self.of_goods):
            self._read_rate(name, consignment, len(consignment.items))

    def _append(self, name: str, value: int) -> None:
        self.lists.setdefault(name, []).append(value)

    def _consignment_facts(self) -> dict[str, Callable[[Consignment], str | None]]:
        asked = {name for name in self.plan.facts if not name.startswith(("item.", "date."))}
        asked |= {
            f"elected:{planned.entry.value.id}"
            for planned in self.plan.schemes
            if planned.entry.value.elective
        }
        return {name: _of_consignment(name) for name in sorted(asked)}

    def _code(self, name: str, word: str | None) -> int:
        word = self._given(name, word)
        if word is None:
            self.words.setdefault(name, {})
            return UNKNOWN
        known = self.words.setdefault(name, {})
        return known.setdefault(word, len(known))

    def _given(self, name: str, word: str | None) -> str | None:
        """Return the answer that is given, or else assumed."""
        if word is None:
            word = self.door.assume.get(name)
            if word is not None:
                self.assumed[name] = word
        return word

    def _read_item(self, consignment: Consignment, item: Item) -> None:
        digits = str(item.hs_code) if item.hs_code is not None else None
        origin = self._given("item.origin", item.origin)
        category = self._given("item.category", str(item.category) if item.category else None)
        region = self._given("region", consignment.region)
        self._append("item.hs_code", self._code("item.hs_code", digits))
        self._append("item.origin", self._code("item.origin", origin))
        for name in sorted(self.plan.facts):
            if name.startswith("item.") and name not in {"item.hs_code", "item.origin"}:
                self._append(name, self._code(name, _ITEM_FACTS[name](item)))
        self._append("hs6", int(digits[:6]) if digits else UNKNOWN)
        for name, measure in _MEASURES.items():
            self._append(name, measure(item))
        key = GoodsKey(
            hs_code=digits or "",
            category=category or "",
            origin=origin or "",
            destination=consignment.ship_to,
            region=region or "",
        )
        tables = sorted(self.plan.tables)
        day = day_of(self.plan.policy, consignment)
        found = tuple(self._look_up(table, key, day) for table in tables)
        self._append("treatment", self.treatments.setdefault(found, len(self.treatments)))

    def _look_up(self, table: str, key: GoodsKey, on: dt.date) -> int:
        entry = self.plan.find(table, key, on, self.door.tariff)
        entries = self.entries.setdefault(table, [])
        codes = self.codes.setdefault(table, {})
        code = UNKNOWN
        if entry is not None:
            code = codes.get(id(entry), UNKNOWN)
            if code == UNKNOWN:
                code = codes[id(entry)] = len(entries)
                entries.append(entry)
                self.of_goods |= foreign_money(entry.value)
        self._append(f"table.{table}", code)
        return code

    def _read_amounts(self, consignment: Consignment, rank: list[int]) -> None:
        ratios = {code: self._ratio(code, consignment) for code in consignment.currencies}
        scale = lcm(*(ratio.denominator for ratio in ratios.values()))
        factors = {
            currency: ratio.numerator * (scale // ratio.denominator)
            for currency, ratio in ratios.items()
        }
        columns = _line_amounts(consignment, rank, factors)
        for name in (*DOOR_AMOUNTS, "buyer.purchases"):
            self.amounts.setdefault(name, []).extend(columns.get(name) or [0] * len(rank))
        self.scales += [scale] * len(rank)

    def _ratio(self, currency: str, consignment: Consignment) -> Fraction:
        """Return what turns minor units of a currency into ours."""
        if currency == self.currency:
            return Fraction(1)
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
        ratio = Fraction(1) if currency == self.currency else self._rate(currency, consignment)
        nums += [_UNKNOWN_RATE if ratio is None else ratio.numerator] * count
        overs += [1 if ratio is None else ratio.denominator] * count

    def columns(self, lanes: One | Many) -> Admitted:
        """Return everything read, as columns of the lanes."""
        make = Row if isinstance(lanes, One) else lanes.column
        scale = None if all(s == 1 for s in self.scales) else make(self.scales)
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
        )
        return Admitted(facts=facts, rates=tuple(self.used.values()), assumed=self.assumed)


def _contents(items: Sequence[Item]) -> list[tuple[Any, ...]]:
    """Return what tells each line from another, whatever its place: ties are broken by it."""
    contents = [_content(item) for item in items]
    if len(set(contents)) < len(contents):  # alike so far: then by everything else they say
        return [
            (*content, item.model_dump_json())
            for content, item in zip(contents, items, strict=True)
        ]
    return contents


def _content(item: Item) -> tuple[Any, ...]:
    return (
        str(item.hs_code or ""),
        item.origin or "",
        str(item.unit_price),
        item.quantity,
        str(item.category or ""),
        str(item.weight or ""),
        item.sku,
    )


def _line_amounts(
    consignment: Consignment, rank: list[int], factors: Mapping[str, int]
) -> dict[str, list[int]]:
    """Return the door amounts of each line, over the consignment's scale."""
    price = [_line_value(item, item.unit_price, factors) for item in consignment.items]
    goods = [
        _line_value(item, item.customs_value or item.unit_price, factors)
        for item in consignment.items
    ]

    def shared(*amounts: Money | None) -> list[int]:
        lines = [0] * len(price)
        for amount in amounts:
            if amount is not None:
                parts = share(amount.minor_units(), price, ties=rank)
                factor = factors[amount.currency.code]
                lines = [line + part * factor for line, part in zip(lines, parts, strict=True)]
        return lines

    waived, after = shared(consignment.shipping_discount), shared(consignment.shipping_after_border)
    freight = _less(shared(consignment.shipping), waived)
    after = [min(part, whole) for part, whole in zip(after, freight, strict=True)]
    columns = {
        "price": price,
        "goods": goods,
        "seller_discount": shared(consignment.coupon),
        "platform_discount": shared(consignment.platform_coupon),
        "freight": freight,
        "freight_after_border": after,
        "freight_before_border": _less(freight, after),
        "freight_waived": waived,
        "insurance": shared(consignment.insurance),
        "taxable_fees": shared(*(fee.amount for fee in consignment.fees if fee.taxable)),
        "other_fees": shared(*(fee.amount for fee in consignment.fees if not fee.taxable)),
    }
    purchases = consignment.buyer.purchases_this_year
    if purchases is not None:
        earlier = purchases.minor_units() * factors[purchases.currency.code]
        columns["buyer.purchases"] = [earlier] * len(goods)
    return columns


def _line_value(item: Item, unit: Money, factors: Mapping[str, int]) -> int:
    num, over = unit.as_ratio()
    return TO_MINOR_UNIT.apply(num * item.quantity, over) * factors[unit.currency.code]


def _less(whole: list[int], part: list[int]) -> list[int]:
    return [a - b for a, b in zip(whole, part, strict=True)]


def _day(consignment: Consignment, name: str) -> int:
    return (consignment.on if name == "on" else consignment.day_of(name)).toordinal()


def _yes_no(answer: bool | None) -> str | None:  # noqa: FBT001 - a fact, not a switch
    return None if answer is None else YES_NO[answer]


_CONSIGNMENT_FACTS: Mapping[str, Callable[[Consignment], str | None]] = {
    "ship_from": lambda parcel: parcel.ship_from,
    "destination": lambda parcel: parcel.ship_to,
    "region": lambda parcel: parcel.region,
    "channel": lambda parcel: str(parcel.channel),
    "transport": lambda parcel: str(parcel.transport) if parcel.transport else None,
    "buyer.kind": lambda parcel: str(parcel.buyer.kind) if parcel.buyer.kind else None,
    "buyer.tax_number": lambda parcel: _yes_no(bool(parcel.buyer.tax_number)),
    "buyer.purchases": lambda parcel: None if parcel.buyer.purchases_this_year is None else "known",
    "sender.kind": lambda parcel: str(parcel.sender) if parcel.sender else None,
    "gift": lambda parcel: _yes_no(parcel.gift),
    "prices": lambda parcel: str(parcel.prices),
    "incoterm": lambda parcel: str(parcel.incoterm) if parcel.incoterm else None,
}

_ITEM_FACTS: Mapping[str, Callable[[Item], str | None]] = {
    "item.category": lambda item: str(item.category) if item.category else None,
    "item.excise": lambda item: str(item.excise_kind) if item.excise_kind else None,
    "item.preference": lambda item: _yes_no(item.preference),
    "item.used": lambda item: _yes_no(item.used),
    "item.personal_use": lambda item: _yes_no(item.personal_use),
}

ASSUMABLE = frozenset({*_CONSIGNMENT_FACTS, *_ITEM_FACTS, "item.origin"}) - {"buyer.purchases"}
"""The facts that may be assumed, beside ``seller.registered:...``; HS codes and amounts are not."""


def _of_consignment(name: str) -> Callable[[Consignment], str | None]:
    kind, _, which = name.partition(":")
    if kind == "seller.registered":
        return lambda parcel: _registered(parcel, which)
    if kind == "elected":
        return lambda parcel: _yes_no(which in parcel.elections)
    return _CONSIGNMENT_FACTS[name]


def _registered(parcel: Consignment, scheme: str) -> str | None:
    registrations = parcel.seller.registrations
    return None if registrations is None else _yes_no(scheme in registrations)


def _millionths(measure: Measure | None, quantity: int) -> int:
    """Return a measured amount of all pieces, in millionths of a kilogram or litre."""
    if measure is None:
        return UNKNOWN
    num, over = measure.as_ratio()
    return quantity * num * 1_000 // over


def _share(value: Decimal | None) -> int:
    return UNKNOWN if value is None else int(value * 1_000_000)


def _pure_alcohol(item: Item) -> int:
    if item.volume is None or item.alcohol_by_volume is None:
        return UNKNOWN
    return int(_millionths(item.volume, item.quantity) * item.alcohol_by_volume)


_MEASURES: Mapping[str, Callable[[Item], int]] = {
    "quantity": lambda item: item.quantity,
    "net_mg": lambda item: _millionths(item.weight, item.quantity),
    "gross_mg": lambda item: _millionths(item.gross_weight, item.quantity),
    "volume_ul": lambda item: _millionths(item.volume, item.quantity),
    "alcohol_ul": _pure_alcohol,
    "cigarettes": lambda item: item.cigarettes * item.quantity if item.cigarettes else UNKNOWN,
    "steel_share": lambda item: _share(item.steel_share),
    "aluminium_share": lambda item: _share(item.aluminium_share),
    "copper_share": lambda item: _share(item.copper_share),
}
