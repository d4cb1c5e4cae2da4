"""The bridge: why margin moved between two periods, or between plan and actual.

One after the other what is sold is brought from the first period's to the second's: volume, mix,
price, each cost, exchange rates. Each change is priced with what came before it already moved, so
that the effects add up to the whole difference in any order; how much each is hangs on that order.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any, ClassVar, Final

from attrs import frozen

from xborder.chart import BAD, DONE, UP, drawn_on, figure_of
from xborder.choice import Choice
from xborder.display import Shown
from xborder.errors import InvalidInput, NoRate, nearest
from xborder.kind import all_of_kind, mapping_of, of_kind
from xborder.margin.period import CURRENCY, MIX, PRICE, VOLUME, Period, SoldSegment
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Currency, Money
from xborder.named import all_known
from xborder.spoken import spoken
from xborder.tabular import Columns, Rows


class Mix(Choice):
    """What counts as a change of mix."""

    UNITS = "units"
    """Each segment's share of all units: volume moves all segments alike, mix shifts them."""
    NONE = "none"
    """Nothing: every unit of a segment more or less is volume."""


@frozen(kw_only=True)
class Effect:
    """What one change did to the margin.

    Attributes:
        name: What changed.
        amount: By how much the margin rose for it; the cents of all effects sum to the difference.
        exact: The same, exactly, in minor units.
    """

    name: str
    amount: Money
    exact: Fraction

    COLUMNS: ClassVar[Columns] = ("name", ("amount", "amount.amount"), "is_favourable")

    @property
    def is_favourable(self) -> bool:
        """Whether it was good for the margin, or did nothing."""
        return self.exact >= 0


_TITLES: Final[Mapping[str, Text]] = {
    VOLUME: Text("Volume"),
    MIX: Text("Mix"),
    PRICE: Text("Prices"),
    CURRENCY: Text("Exchange rates"),
}


@frozen(kw_only=True, repr=False)
class Bridge(Shown):
    """Why margin moved, effect by effect.

    Attributes:
        before: The margin of the first period.
        after: The margin of the second.
        effects: What each change did, in the order in which they were taken.
        mix: What counts as a change of mix.
    """

    before: Money
    after: Money
    effects: Rows[Effect]
    mix: Mix

    @property
    def difference(self) -> Money:
        """By how much the margin rose."""
        return self.after - self.before

    @property
    def order(self) -> tuple[str, ...]:
        """The order in which the effects were taken."""
        return tuple(effect.name for effect in self.effects)

    def effect(self, name: str) -> Money:
        """Return what one change did; nothing where it is no part of the bridge.

        Raises:
            InvalidInput: It is spelt nearly as a change that is.
        """
        if name not in self.order and nearest(name, self.order):
            all_known([name], self.order, "name")
        nothing = Money.of_minor(0, self.before.currency)
        return sum((each.amount for each in self.effects if each.name == name), nothing)

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the bridge as lines of text, its order and its convention of mix last."""
        lines = [
            (Text("Before"), self.before),
            *((_title(effect.name), effect.amount) for effect in self.effects),
            (Text("After"), self.after),
        ]
        rows = [
            Text("{title}: {amount}", title=title, amount=amount).render(locale)
            for title, amount in lines
        ]
        rows.append(
            Text("Taken in this order; mix by {mix}.", mix=_MIX_TITLES[self.mix]).render(locale)
        )
        return "\n".join(rows)

    def plot(self, *, axes: Any = None, locale: str | None = None) -> Any:
        """Draw the bridge as a waterfall: the first margin, each effect on it, the second margin.

        Args:
            axes: The matplotlib axes to draw on; new ones if none are given.
            locale: The language of the labels; that of ``xborder.language`` if left out.

        Returns:
            The figure, which a notebook shows and ``savefig`` keeps.

        Raises:
            MissingExtra: matplotlib is not installed.
        """
        locale = spoken() if locale is None else locale
        axes = drawn_on(axes, locale)
        axes.barh(0, float(self.before.amount), color=DONE)
        level = float(self.before.amount)
        for row, effect in enumerate(self.effects, start=1):
            value = float(effect.amount.amount)
            axes.barh(row, value, left=level, color=BAD if value < 0 else UP)
            edge = max(level, level + value)
            axes.annotate(f" {effect.amount.render(locale)}", (edge, row), va="center")
            level += value
        last = len(self.effects) + 1
        axes.barh(last, float(self.after.amount), color=DONE)
        for row, margin in ((0, self.before), (last, self.after)):
            place = (max(float(margin.amount), 0.0), row)
            axes.annotate(f" {margin.render(locale)}", place, va="center")
        titles = [_title(effect.name) for effect in self.effects]
        names = [Text("Before"), *titles, Text("After")]
        axes.set_yticks(range(last + 1), [each.render(locale) for each in names])
        axes.invert_yaxis()
        axes.margins(x=0.2)
        axes.set_xlabel(self.before.currency)
        return figure_of(axes)

    def __str__(self) -> str:
        return self.explain(spoken())


def _title(name: str) -> Text:
    """Return what a change is called; a cost has its own name, in Chinese where it is known."""
    return _TITLES.get(name, Text(name))


_MIX_TITLES: Final[Mapping[Mix, Text]] = {
    Mix.UNITS: Text("shares of units"),
    Mix.NONE: Text("no convention: every unit is volume"),
}


def bridge_of(
    before: Period,
    after: Period,
    *,
    home: str,
    order: Sequence[str] | None = None,
    mix: Mix | str = Mix.UNITS,
) -> Bridge:
    """Return why margin moved from one period to another, or from plan to actual.

    A segment that is sold in one period alone has in the other its price and costs with no units:
    what it brings or takes is volume and mix.

    Args:
        before: The first period, or the plan with its budget rates.
        after: The second period, or what came about.
        home: The currency to count in.
        order: In which order changes are taken: ``"volume"``, ``"mix"``, ``"price"``, each cost by
            its name, ``"currency"``; by default in this order.
        mix: What counts as a change of mix.

    Returns:
        The effects, rounded to the minor unit by largest remainder so that they close to the cent.

    Raises:
        InvalidInput: The order leaves out a change or names one that is none; nothing was sold in
            one of the periods, so that there are no shares of units; or a period has a rate for the
            home currency itself.
        NoRate: A period has no rate for a currency.

    Examples:
        >>> def year(units, price, rate):
        ...     return Period(rates={"USD": rate}, segments=[
        ...         SoldSegment(name="A", units=units, price=Money(price, "USD"))])
        >>> found = bridge_of(year(23204, "16.50", "1.48925"), year(23021, "15.979", "1.53851"),
        ...                home="CAD")
        >>> [f"{effect.name} {effect.amount}" for effect in found.effects]
        ['volume -4496.79 CAD', 'mix 0.00 CAD', 'price -17861.98 CAD', 'currency 18120.42 CAD']
    """
    first, last = of_kind(before, Period, "before"), of_kind(after, Period, "after")
    code, convention = Currency.of(home).code, Mix(mix)
    pair = _Pair.of(first, last, code, convention)
    names = pair.changes() if order is None else _ordered(order, pair.changes())
    moved: set[str] = set()
    steps = [pair.margin(frozenset(moved))]
    for name in names:
        moved.add(name)
        steps.append(pair.margin(frozenset(moved)))
    exact_effects = [then - now for now, then in pairwise(steps)]
    start, end = _to_minor(steps[0]), _to_minor(steps[-1])
    effects = [
        Effect(name=name, amount=Money.of_minor(minor, code), exact=moves)
        for name, minor, moves in zip(
            names, _closing(exact_effects, end - start), exact_effects, strict=True
        )
    ]
    return Bridge(
        before=Money.of_minor(start, code),
        after=Money.of_minor(end, code),
        effects=Rows(effects, Effect),
        mix=convention,
    )


@frozen
class _Pair:
    """Two periods side by side: what is sold in either, with prices and costs in both."""

    segments: tuple[tuple[SoldSegment, SoldSegment], ...]
    rates: tuple[Mapping[str, Fraction], Mapping[str, Fraction]]
    home: str
    mix: Mix
    units: tuple[Fraction, Fraction]

    @classmethod
    def of(cls, before: Period, after: Period, home: str, mix: Mix) -> "_Pair":
        olds = {segment.name: segment for segment in before.segments}
        news = {segment.name: segment for segment in after.segments}
        pairs = []
        for name in dict.fromkeys([*olds, *news]):
            old, new = olds.get(name), news.get(name)
            pairs.append((old or _unsold(new), new or _unsold(old)))
        totals = [sum(Fraction(each[n].units) for each in pairs) for n in (0, 1)]
        if mix is Mix.UNITS and not all(totals):
            raise InvalidInput(
                "Nothing was sold in one of the periods: there are no shares of units.",
                code="margin.mix",
                remedy='Use mix="none".',
                where="mix",
                value=str(mix),
            )
        rates = before.rates, after.rates
        for each in rates:
            if each.get(home, 1) != 1:
                raise InvalidInput(
                    "A rate of {value} from {home} into itself is none.",
                    code="margin.home_rate",
                    remedy="Leave it out, or check which currency is the home currency.",
                    where=f"rates.{home}",
                    value=str(each[home]),
                    home=home,
                )
        return cls(tuple(pairs), rates, home, mix, (Fraction(totals[0]), Fraction(totals[1])))

    def changes(self) -> tuple[str, ...]:
        """Return what can change, in the order that is usual."""
        costs = dict.fromkeys(
            name for pair in self.segments for each in pair for name in each.costs
        )
        mix = (MIX,) if self.mix is Mix.UNITS else ()
        return (VOLUME, *mix, PRICE, *costs, CURRENCY)

    def margin(self, moved: frozenset[str]) -> Fraction:
        """Return the margin in minor units with some changes made and the others not."""
        rates = self.rates[CURRENCY in moved]
        total = Fraction(0)
        for pair in self.segments:
            old, new = pair
            each = self._worth(pair[PRICE in moved].price, rates)
            for name in dict.fromkeys([*old.costs, *new.costs]):
                cost = pair[name in moved].costs.get(name)
                each -= Fraction(0) if cost is None else self._worth(cost, rates)
            total += self._units(old, new, moved) * each
        return total

    def _units(self, old: SoldSegment, new: SoldSegment, moved: frozenset[str]) -> Fraction:
        if self.mix is Mix.NONE:
            return Fraction((new if VOLUME in moved else old).units)
        which = MIX in moved
        part = Fraction((new if which else old).units) / self.units[which]
        return part * self.units[VOLUME in moved]

    def _worth(self, money: Money, rates: Mapping[str, Fraction]) -> Fraction:
        code = money.currency.code
        minor = Fraction(*money.as_ratio())
        if code == self.home:
            return minor
        if code not in rates:
            raise NoRate(
                "A period has no rate from {value} into {home}.",
                remedy="Add it to the period's rates: home currency per one unit.",
                where="rates",
                value=code,
                home=self.home,
            )
        digits = Currency.of(self.home).digits - money.currency.digits
        return minor * rates[code] * Fraction(10) ** digits


def _unsold(segment: SoldSegment | None) -> SoldSegment:
    assert segment is not None  # noqa: S101 - a name stands in one of the periods at least
    return SoldSegment(name=segment.name, units=0, price=segment.price, costs=segment.costs)


def _ordered(order: Any, known: tuple[str, ...]) -> tuple[str, ...]:
    names = all_of_kind(order, str, "order")
    all_known(names, known, "order")
    if sorted(names) != sorted(known):
        raise InvalidInput(
            "The order is {value}, and what changes is {known}.",
            code="margin.order",
            remedy="Name each change once.",
            where="order",
            value=", ".join(names),
            known=", ".join(known),
        )
    return names


def _to_minor(value: Fraction) -> int:
    return round(value)  # half to even


def _closing(effects: Sequence[Fraction], total: int) -> list[int]:
    """Return the effects in whole minor units that sum to the total: the nearest that do.

    Each is rounded down, and the units that are left go to the largest remainders.
    """
    floors = [effect.numerator // effect.denominator for effect in effects]
    left = total - sum(floors)
    # Rounding both ends of the bridge moves the total by less than one unit: between none and one
    # more unit than there are effects is left, and one less than none where remainders are small.
    whole, over = divmod(left, len(floors))
    rests = [effect - floor for effect, floor in zip(effects, floors, strict=True)]
    last = sorted(range(len(rests)), key=lambda n: (-rests[n], n))[:over]
    return [floor + whole + (n in last) for n, floor in enumerate(floors)]


def budget_bridges(
    plan: Mapping[str, Period],
    actual: Mapping[str, Period],
    *,
    home: str,
    mix: Mix | str = Mix.UNITS,
) -> dict[str, Bridge]:
    """Return the bridge from plan to actual for each quarter, or whichever periods they are by.

    The plan's rates are the budget rates: what comes of rates stands in the effect of currency
    alone, and all others are at the budget rate. An effect above zero is favourable.

    Args:
        plan: The plan of each period, by its name, such as ``"2026-Q1"``.
        actual: What came about, by the same names.
        home: The currency to count in.
        mix: What counts as a change of mix.

    Raises:
        InvalidInput: A period stands on one side alone.

    Examples:
        >>> def quarter(units):
        ...     return Period(segments=[SoldSegment(name="A", units=units, price="10 EUR")])
        >>> found = budget_bridges({"2026-Q1": quarter(100)}, {"2026-Q1": quarter(90)}, home="EUR")
        >>> [(effect.name, str(effect.amount)) for effect in found["2026-Q1"].effects][:2]
        [('volume', '-100.00 EUR'), ('mix', '0.00 EUR')]
    """
    planned, found = mapping_of(plan, "plan"), mapping_of(actual, "actual")
    alone = sorted(map(str, set(planned) ^ set(found)))
    if alone:
        raise InvalidInput(
            "{value} stands in the plan or in the actual figures alone.",
            code="margin.periods",
            remedy="Give both for each period.",
            where="actual",
            value=", ".join(alone),
        )
    return {
        name: bridge_of(period, found[name], home=home, mix=mix) for name, period in planned.items()
    }
