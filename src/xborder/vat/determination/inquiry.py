"""The inquiry: what the laws have to be told of a sale before they can rule it.

Where it begins and ends, which scheme takes its goods at the border, how far the thresholds that it
counts towards are, and which rates its lines bear in a place.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import define, field

from xborder.errors import NoRuleInForce
from xborder.exchange import RateTable
from xborder.messages import Text
from xborder.money import Money
from xborder.policy.book import PolicyBook
from xborder.policy.goods_table import GoodsKey
from xborder.policy.supply import TO_THE_CENT
from xborder.policy.threshold import Bites, Threshold
from xborder.timeline import Dated
from xborder.trade import Item, PriceBasis
from xborder.trade.country import EU_MEMBERS
from xborder.trade.sale import RunningTotal, Sale
from xborder.vat.determination.border import Border, clocks_of, day_of
from xborder.vat.determination.crossing import Crossing
from xborder.vat.determination.place import EU, TAXED_BY_STATES
from xborder.vat.determination.ruling import SaleRules
from xborder.vat.determination.situation import Situation
from xborder.vat.determination.split import line_amounts, split, total
from xborder.vat.rates.by_price import PiecePrice
from xborder.vat.rates.rate import STANDARD, Rate, rates_of
from xborder.vat.thresholds.standing import Standing, has_rate, standing

_ONE = Fraction(1)


@define(eq=False)
class Inquiry:
    """What is found out about one sale.

    Args:
        sale: The sale.
        book: The rules.
        rates: Exchange rates, if any are given.
        assumed: Answers taken for facts that are not given.
    """

    sale: Sale
    book: PolicyBook
    rates: RateTable | None
    assumed: Mapping[str, str]
    situation: Situation = field(init=False)
    crossing: Crossing | None = field(init=False, default=None)
    """How its goods cross the border, once that is worked out and if they do."""
    beyond: str = field(init=False, default="")
    """The place of arrival, where it lies in the Union and outside its area of VAT."""
    lines: list[int] = field(init=False)
    """What each line comes to, in minor units."""
    standings: list[Standing] = field(init=False, factory=list)
    """The thresholds that it counts towards, once they are measured."""
    crossed_unread: list[Dated[Threshold]] = field(init=False, factory=list)
    """Those that it crosses and of which nobody read whether they count from this sale on."""
    unconverted: dict[str, tuple[tuple[str, str], ...]] = field(init=False, factory=dict)
    """By threshold, the currencies of totals, each with that of the limit, that lack a rate."""
    _found: dict[tuple[str, str | None], list[Rate]] = field(init=False, factory=dict)
    """The rates of its lines, by place: the border and the sale often ask for the same."""

    def __attrs_post_init__(self) -> None:
        self.situation = Situation(self.sale, assumed=self.assumed)
        self.lines = line_amounts(self.sale)

    def codes(self) -> tuple[str, ...]:
        """Return the countries whose law is asked: the destination's, then the origin's."""
        situation = self.situation
        if situation.goods:
            arrival = situation.arrival.place.code if situation.arrival else None
            dispatch = situation.dispatch.place.code if situation.dispatch else None
            if arrival and dispatch and situation.dispatch_area == situation.arrival_area:
                return (arrival,)
        else:
            arrival, dispatch = situation.arrival_state, situation.dispatch_state
            if dispatch in EU_MEMBERS and arrival in EU_MEMBERS:
                return (arrival,)
        return tuple(dict.fromkeys(code for code in (arrival, dispatch) if code))

    def law(self, code: str) -> tuple[str, SaleRules] | None:
        """Return a country and its rules for sales on the day; ``None`` if the book has none."""
        if not self.book.covers(code):
            return None
        try:
            law = self.book.compiled(code, self.situation.day).beside(SaleRules)
        except NoRuleInForce:
            return None
        return (code, law) if law.rules else None

    def cross(self, laws: list[tuple[str, SaleRules]]) -> None:
        """Put goods that enter an area under one of its schemes."""
        situation = self.situation
        if not situation.goods or situation.arrival is None or situation.dispatch is None:
            return
        area, other = situation.arrival_area, situation.dispatch_area
        if area is None or other is None or area == other:
            return
        code = situation.arrival.place.code
        law = next((law for each, law in laws if each == code), None)
        if law is None or not law.meets_border:
            return
        if area != EU and law.plan.plan.policy.code == EU:
            # Inside the customs territory, outside the area of VAT: its tax border is its own.
            self.beyond = code
            return
        crossing = self._crossing(code, self._net_divisors(code))
        self.crossing = crossing
        situation.scheme = crossing.scheme
        situation.border_tax = lambda: crossing.due

    def _crossing(self, code: str, net: tuple[Fraction, ...]) -> Crossing:
        policy = self.book.policy(code)
        clocks = clocks_of(policy.clocks, self.sale)
        on = day_of(self.sale, policy.dated_by)
        rules = self.book.compiled(code, on, clocks)
        member = policy.members.get(code)
        currency = member.currency.on(on) if member else policy.currency
        return Border(self.situation, rules, currency, self.rates, net).cross()

    def _net_divisors(self, code: str) -> tuple[Fraction, ...]:
        if self.sale.prices is PriceBasis.NET:
            return (_ONE,) * len(self.sale.items)
        try:
            found = self.rates_at(code, self.situation.arrival_region)
        except NoRuleInForce:
            return (_ONE,) * len(self.sale.items)
        return tuple(1 + each.share for each in found)

    def measure(self, laws: list[tuple[str, SaleRules]]) -> None:
        """Find out which thresholds the sale meets."""
        so_far = {each.threshold: each for each in self.sale.totals}
        value: Money | None = None
        for _, law in laws:
            for entry in law.thresholds:
                name = entry.value.id
                here = entry.value.country == self.situation.arrival_region
                if not (name in law.asked or name in so_far or here):
                    continue
                if value is None:
                    value = self._net_value()
                where = standing(
                    entry,
                    so_far.get(name),
                    value,
                    on=self.situation.day,
                    rates=self.rates,
                    reference=law.references[name],
                    applies=not entry.value.one_member
                    or self.situation.fact("seller.members") in {"one", None},
                )
                self.standings.append(where)
                if where.crossed and entry.value.bites is Bites.UNREAD:
                    self.crossed_unread.append(entry)
                self._note_unconverted(where, so_far.get(name), value)
        self.situation.thresholds = {
            **{each.country: each.exceeded for each in self.standings},
            **{each.threshold: each.exceeded for each in self.standings},
        }

    def _note_unconverted(self, where: Standing, so_far: RunningTotal | None, value: Money) -> None:
        """Note which sums could not be compared with a limit, for want of a rate."""
        sums = (value, so_far and so_far.current, so_far and so_far.previous)
        limit = where.limit.currency.code
        codes = dict.fromkeys(each.currency.code for each in sums if each)
        lacking = [c for c in codes if not has_rate(c, limit, self.situation.day, self.rates)]
        if lacking and so_far is not None:
            pairs = tuple((code, limit) for code in lacking)
            self.unconverted |= {where.threshold: pairs, where.country: pairs}

    def rates_lacking(self, fact: str) -> Iterator[Text]:
        """Yield which exchange rates are missing to tell a fact, where it is a threshold."""
        for code, limit in self.unconverted.get(fact.removeprefix("threshold:"), ()):
            yield Text(
                "{value} cannot be compared with a limit in {currency}: "
                "no rate is given for {day}.",
                value=code,
                currency=limit,
                day=self.situation.day.isoformat(),
            )

    def _net_value(self) -> Money:
        """Return the value without tax, as thresholds count it: at the rate of the origin."""
        sale, situation = self.sale, self.situation
        value = Money.of_minor(sum(self.lines), sale.currency)
        if sale.prices is PriceBasis.NET:
            return value
        for state, region in (
            (situation.dispatch_state, situation.dispatch_region),
            (situation.arrival_state, situation.arrival_region),
        ):
            if state is not None and self.book.covers(state):
                try:
                    rates = self.rates_at(state, region)
                except NoRuleInForce:
                    continue
                parts = split(sale, rates, lines=self.lines, rounding=TO_THE_CENT)
                return total([part.net for part in parts])
        return value

    def rates_at(self, state: str, region: str | None) -> list[Rate]:
        """Return the rate of each line in a place.

        Raises:
            NoRuleInForce: No rate is known there for one of them.
        """
        found = self._found.get((state, region))
        if found is None:
            day = self.situation.day
            table = rates_of(state, day, self.book)
            # Only the states of the United States have rates that follow the price of a piece.
            priced = state in TAXED_BY_STATES and self.sale.prices is PriceBasis.NET
            found = [
                table.of(
                    _goods_key(item, state, region),
                    _goods(item),
                    day,
                    _piece_price(item) if priced else None,
                )
                for item in self.sale.items
            ]
            self._found[state, region] = found
        return found


def _piece_price(item: Item) -> PiecePrice:
    less = Fraction(*item.discount.as_ratio()) / Fraction(item.quantity) if item.discount else 0
    return PiecePrice(Fraction(*item.unit_price.as_ratio()) - less, item.unit_price.currency.code)


def _goods(item: Item) -> str:
    return str(item.hs_code or item.category or STANDARD)


def goods_of(item: Item) -> tuple[str | None, str | None]:
    """Return all of a line that its rate of tax depends on, but its price."""
    return (item.hs_code, item.category)


def _goods_key(item: Item, state: str, region: str | None) -> GoodsKey:
    return GoodsKey(
        hs_code=item.hs_code or "",
        category=str(item.category) if item.category else "",
        destination=state,
        region=region or "",
    )
