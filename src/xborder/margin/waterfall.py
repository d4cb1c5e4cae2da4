"""The waterfall: from what the buyer pays to what is left, in three margins.

Net sales, less the goods is margin 1, less fulfilment and fees is margin 2, less marketing is
margin 3. Every amount is converted by itself and rounded once, half to even, so that what is given
back mirrors what was taken; sums after that are sums of whole minor units.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Any, ClassVar, Final

from attrs import field, frozen

from xborder.chart import BAD, DONE, UP, drawn_on, figure_of
from xborder.display import Shown
from xborder.errors import InvalidInput, known_locale
from xborder.exchange import Rate, RateTable
from xborder.kind import all_of_kind, of_kind
from xborder.margin.step import Kind, Level, Step
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Currency, Mode, Money, Rounding
from xborder.number import whole
from xborder.spoken import spoken
from xborder.tabular import Columns

TO_HOME: Final = Rounding(unit=1, mode=Mode.HALF_EVEN)
"""How an amount in another currency is rounded in the home currency."""

KIND_TITLES: Final[Mapping[Kind, Text]] = {
    Kind.SALE: Text("Sale"),
    Kind.SHIPPING_CHARGED: Text("Shipping charged"),
    Kind.DISCOUNT: Text("Discount"),
    Kind.REFUND: Text("Refunds"),
    Kind.TAX_COLLECTED: Text("Tax collected"),
    Kind.GOODS: Text("Goods sold"),
    Kind.INBOUND: Text("Inbound costs"),
    Kind.DUTY: Text("Customs duty paid"),
    Kind.IMPORT_TAX_LOST: Text("Import tax lost"),
    Kind.FREIGHT: Text("Freight to the buyer"),
    Kind.FULFILMENT: Text("Fulfilment"),
    Kind.STORAGE: Text("Storage"),
    Kind.CHANNEL_FEE: Text("Channel fees"),
    Kind.PAYMENT_FEE: Text("Payment fees"),
    Kind.RETURNS: Text("Returns"),
    Kind.FEE_TAX_LOST: Text("Tax on fees lost"),
    Kind.ADVERTISING: Text("Advertising"),
    Kind.PROMOTION: Text("Promotion"),
    Kind.TAX_RECOVERABLE: Text("Tax that comes back"),
}
LEVEL_TITLES: Final[Mapping[Level, Text]] = {
    Level.NET_SALES: Text("Net sales"),
    Level.MARGIN_1: Text("Margin 1, after the goods"),
    Level.MARGIN_2: Text("Margin 2, after fulfilment and fees"),
    Level.MARGIN_3: Text("Margin 3, after marketing"),
    Level.APART: Text("Tax that comes back"),
}
_MARGINS = (Level.NET_SALES, Level.MARGIN_1, Level.MARGIN_2, Level.MARGIN_3)
_WIDTH = 42


@frozen(kw_only=True, slots=False, repr=False)
class Margins(Shown):
    """The sums of a sale, or of many, by kind, and the margins they leave.

    Attributes:
        home: The currency they are counted in.
        effects: What each kind did to the seller's money, in minor units; costs are negative.
        units: How many units were sold.
    """

    home: str
    effects: Mapping[Kind, int] = field(hash=False)
    units: int = 1

    COLUMNS: ClassVar[Columns] = (
        "units",
        ("net_sales", "net_sales.amount"),
        ("margin_1", "margin_1.amount"),
        ("margin_2", "margin_2.amount"),
        ("margin_3", "margin_3.amount"),
        "margin_rate",
        ("tax_lost", "tax_lost.amount"),
        ("tax_recoverable", "tax_recoverable.amount"),
    )

    @cached_property
    def _running(self) -> Mapping[Level, int]:
        totals = dict.fromkeys(Level, 0)
        for kind, minor in self.effects.items():
            totals[kind.level] += minor
        running, level = {}, 0
        for each in _MARGINS:
            level += totals[each]
            running[each] = level
        return {**running, Level.APART: totals[Level.APART]}

    def _money(self, minor: int) -> Money:
        return Money.of_minor(minor, self.home)

    def at(self, level: Level | str) -> Money:
        """Return the margin that is left at a level."""
        return self._money(self._running[Level(level)])

    @property
    def net_sales(self) -> Money:
        """What the buyer pays, less refunds and the taxes that belong to a state."""
        return self.at(Level.NET_SALES)

    @property
    def margin_1(self) -> Money:
        """What is left after the goods."""
        return self.at(Level.MARGIN_1)

    @property
    def margin_2(self) -> Money:
        """What is left after fulfilment, fees and returns."""
        return self.at(Level.MARGIN_2)

    @property
    def margin_3(self) -> Money:
        """What is left after marketing."""
        return self.at(Level.MARGIN_3)

    @property
    def margin_rate(self) -> Fraction | None:
        """Margin 3 as a share of net sales; ``None`` where nothing was sold."""
        return self.rate_at(Level.MARGIN_3)

    def rate_at(self, level: Level | str) -> Fraction | None:
        """Return a margin as a share of net sales; ``None`` where nothing was sold."""
        sales = self._running[Level.NET_SALES]
        return Fraction(self._running[Level(level)], sales) if sales > 0 else None

    def amount(self, kind: Kind | str) -> Money:
        """Return the sum of a kind, as it is called: costs are positive."""
        which = Kind(kind)
        return self._money(which.sign * self.effects.get(which, 0))

    @property
    def tax_lost(self) -> Money:
        """Taxes that were paid and that nobody gives back; they are in the margins."""
        lost = (-minor for kind, minor in self.effects.items() if kind.is_lost_tax)
        return self._money(sum(lost))

    @property
    def tax_recoverable(self) -> Money:
        """Taxes that were paid and come back; they are in no margin."""
        return self._money(-self._running[Level.APART])

    @property
    def cash(self) -> Money:
        """What all of it leaves before taxes come back: margin 3 less the recoverable taxes."""
        return self.margin_3 - self.tax_recoverable

    def share_of_cost(self, *kinds: Kind | str) -> Fraction | None:
        """Return the share that kinds have of all costs; ``None`` where there are none.

        Costs are what stands between net sales and margin 3.
        """
        costs = self._running[Level.NET_SALES] - self._running[Level.MARGIN_3]
        wanted = sum(-self.effects.get(Kind(kind), 0) for kind in kinds)
        return Fraction(wanted, costs) if costs > 0 else None

    def __add__(self, other: object) -> "Margins":
        """Return the margins of both together."""
        both = of_kind(other, Margins, "other")
        if both.home != self.home:
            raise InvalidInput(
                "Margins in {home} and in {value} do not add up.",
                code="margin.home",
                remedy="Count both in one home currency.",
                where="other",
                home=self.home,
                value=both.home,
            )
        effects = {
            kind: self.effects.get(kind, 0) + both.effects.get(kind, 0)
            for kind in Kind
            if kind in self.effects or kind in both.effects
        }
        return Margins(home=self.home, effects=effects, units=self.units + both.units)

    def plot(self, *, axes: Any = None, locale: str | None = None) -> Any:
        """Draw the waterfall: what comes in, each cost, and the margin that is left below it.

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
        names: list[Text] = []
        level = 0
        for margin in _MARGINS:
            for kind in (each for each in Kind if each.level is margin and each in self.effects):
                _bar(axes, len(names), level, self._money(self.effects[kind]), locale)
                level += self.effects[kind]
                names.append(KIND_TITLES[kind])
            _bar(axes, len(names), 0, self.at(margin), locale, color=DONE)
            names.append(LEVEL_TITLES[margin])
        axes.set_yticks(range(len(names)), [each.render(locale) for each in names])
        axes.invert_yaxis()
        axes.margins(x=0.2)
        axes.set_xlabel(self.home)
        return figure_of(axes)

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the margins as lines of text: each kind, and each margin below its own."""
        known_locale(locale)
        rows = []
        for level in (*_MARGINS, Level.APART):
            found = [kind for kind in Kind if kind.level is level and kind in self.effects]
            rows += [
                _row("  ", KIND_TITLES[kind], self._money(self.effects[kind]), locale)
                for kind in found
            ]
            if level is not Level.APART:
                rows.append(_row("", LEVEL_TITLES[level], self.at(level), locale))
        return "\n".join(rows)

    def __str__(self) -> str:
        return self.explain(spoken())


def _bar(axes: Any, row: int, level: int, money: Money, locale: str, color: str = "") -> None:
    """Draw an amount from a level in minor units, with its figure at the right end."""
    start = float(Money.of_minor(level, money.currency).amount)
    value = float(money.amount)
    axes.barh(row, value, left=start, color=color or (BAD if value < 0 else UP))
    place = (max(start, start + value), row)
    axes.annotate(f" {money.render(locale)}", place, va="center")


def _row(indent: str, title: Text, amount: Money, locale: str) -> str:
    label = indent + title.render(locale)
    # a Chinese letter is two columns wide in a terminal
    wide = sum(1 for letter in label if ord(letter) > 0x2E7F)
    return f"{label}{' ' * max(1, _WIDTH - len(label) - wide)}{amount.render(locale):>16}"


@frozen(kw_only=True)
class Entry:
    """A step in its place: what it does in the home currency, and by which rate.

    Attributes:
        step: The step.
        effect: What it does to the seller's money in the home currency.
        exchange: The rate that converted it; ``None`` where it is in the home currency.
    """

    step: Step
    effect: Money
    exchange: Rate | None = None


@frozen(kw_only=True, slots=False, repr=False)
class Waterfall(Margins):
    """The margins of one sale with every step they are made of.

    Attributes:
        entries: The steps, in the order they were given.

    Examples:
        >>> sale = Waterfall.of([
        ...     Step(kind="sale", amount="50 USD"), Step(kind="goods", amount="20 USD"),
        ...     Step(kind="freight", amount="6 USD"),
        ...     Step(kind="payment_fee", amount="1.75 USD", base="50 USD"),
        ... ], home="USD")
        >>> sale.margin_2, float(sale.margin_rate)
        (Money('22.25 USD'), 0.445)
    """

    entries: tuple[Entry, ...] = field(repr=False)

    @classmethod
    def of(
        cls,
        steps: Iterable[Step],
        *,
        home: str,
        rates: RateTable | None = None,
        on: dt.date | None = None,
        units: int = 1,
    ) -> "Waterfall":
        """Return the waterfall of one sale.

        Args:
            steps: Its amounts, in any order and any currencies.
            home: The currency to count in.
            rates: Exchange rates, where steps are in other currencies.
            on: The day of the sale: whose rates convert the steps that have no day of their own.
            units: How many units were sold.

        Raises:
            InvalidInput: A step is in another currency, and there are no rates or no day.
            NoRate: There is no rate for it on its day.
        """
        into, pieces = Converter(home, rates), whole(units, "units")
        entries: list[Entry] = []
        effects: dict[Kind, int] = {}
        for step in all_of_kind(steps, Step, "steps"):
            minor, rate = into.minor(step, on)
            effects[step.kind] = effects.get(step.kind, 0) + minor
            entries.append(Entry(step=step, effect=Money.of_minor(minor, into.home), exchange=rate))
        return cls(home=into.home, effects=effects, units=pieces, entries=tuple(entries))

    def cash_by_currency(self) -> Mapping[str, Money]:
        """Return what the steps come to in each of their own currencies, before conversion."""
        sums: dict[str, Money] = {}
        for entry in self.entries:
            effect = entry.step.effect
            code = effect.currency.code
            sums[code] = sums[code] + effect if code in sums else effect
        return sums


class Converter:
    """Amounts into one currency, each rounded once; a rate is looked up once a pair and day."""

    def __init__(self, home: str, rates: RateTable | None) -> None:
        self.home: str = Currency.of(home).code
        self._rates = None if rates is None else of_kind(rates, RateTable, "rates")
        self._known: dict[tuple[str, dt.date], tuple[Rate, int, int]] = {}

    def minor(self, step: Step, on: dt.date | None) -> tuple[int, Rate | None]:
        """Return what a step does in minor units of the home currency, and by which rate.

        Raises:
            InvalidInput: It is in another currency, and there are no rates or no day.
        """
        amount = step.amount
        minor = amount.as_ratio()[0] * step.kind.sign
        code = amount.currency.code
        if code == self.home:
            return minor, None
        day = step.on or on
        if self._rates is None or day is None:
            raise InvalidInput(
                "{name} is {value}, and no rate into {home} is given.",
                code="margin.rate",
                remedy="Give rates=, and the day of the sale.",
                where=step.id,
                name=step.id,
                value=str(amount),
                home=self.home,
            )
        found = self._known.get((code, day))
        if found is None:
            rate = self._rates.rate(code, self.home, on=day)
            found = (rate, *rate.minor_ratio().as_integer_ratio())
            self._known[code, day] = found
        rate, num, over = found
        return TO_HOME.apply(minor * num, over), rate
