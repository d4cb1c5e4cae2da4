"""What moves a margin: a tornado over its drivers, and where each of them breaks even."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, ClassVar, Final

from attrs import define, field, frozen

from xborder.errors import InvalidInput, InvalidType
from xborder.exchange import RateTable
from xborder.kind import all_of_kind, exact_field, typed
from xborder.landed_cost.solvers.ranges import Point, Ranges
from xborder.margin.step import Level, Step
from xborder.margin.waterfall import Waterfall
from xborder.money import Money
from xborder.named import Named, all_known
from xborder.number import as_decimal
from xborder.tabular import Columns, Rows

_PARTS: Final = 10_000
"""Into how many steps a driver's range is cut to find its break-even, unless a step is given."""


@frozen(kw_only=True, field_transformer=typed)
class Driver:
    """Something a margin depends on, and how far it may move.

    Attributes:
        name: Its name, as the sale is told it: ``"rate"``, ``"duty"``, ``"return_rate"``.
        value: What it is now.
        low: The least it may become.
        high: The most it may become.
    """

    name: str
    value: Decimal = field(converter=exact_field)
    low: Decimal = field(converter=exact_field)
    high: Decimal = field(converter=exact_field)

    def __attrs_post_init__(self) -> None:
        if not self.low <= self.value <= self.high or self.low == self.high:
            raise InvalidInput(
                "{name} is {value}, which does not lie between {least} and {most}.",
                code="number.range",
                remedy="Give a number between {least} and {most}.",
                where="value",
                name=self.name,
                value=str(self.value),
                least=str(self.low),
                most=str(self.high),
            )


@frozen(kw_only=True)
class Bar:
    """What one driver does to a margin, all others staying as they are.

    Attributes:
        driver: The driver.
        at_low: The margin at its least.
        at_high: The margin at its most.
        break_even: The value nearest to today's at which the margin is still not below zero, where
            it is above zero today, and above zero where it is below; ``None`` if no value between
            least and most turns it.
        swing: How far apart the margins at both ends are.
    """

    driver: Driver
    at_low: Money
    at_high: Money
    break_even: Decimal | None

    COLUMNS: ClassVar[Columns] = (
        ("driver", "driver.name"),
        ("at_low", "at_low.amount"),
        ("at_high", "at_high.amount"),
        "break_even",
        ("swing", "swing.amount"),
    )

    @property
    def swing(self) -> Money:
        """How far apart the margins at both ends are."""
        return abs(self.at_high - self.at_low)


Sale = Callable[[Mapping[str, Decimal]], Iterable[Step]]
"""From the values of all drivers to the steps of the sale."""


def tornado(
    sale: Sale,
    drivers: Iterable[Driver],
    *,
    home: str,
    rates: RateTable | None = None,
    level: Level | str = Level.MARGIN_3,
) -> Rows[Bar]:
    """Return what each driver does to a margin by itself, the widest swing first.

    The break-even of a driver is found by the one search of landed cost, in ten-thousandths of its
    range: so it holds over cliffs, where a straight line would not.

    Args:
        sale: From the values of all drivers, by name, to the steps of the sale.
        drivers: What moves, and how far.
        home: The currency to count in.
        rates: Exchange rates, where steps are in other currencies.
        level: Which margin.

    Raises:
        InvalidInput: Two drivers have one name, the range of one does not hold its value, or the
            sale never asks for one: its name is another.
        NotFound: The sale asks for a driver that there is not.

    Examples:
        >>> from xborder.margin import percent
        >>> price, cost = Money("50 EUR"), Money("20 EUR")
        >>> def sale(at):
        ...     return [Step(kind="sale", amount=price), Step(kind="goods", amount=cost),
        ...             percent("duty", cost, at["duty"]), percent("channel_fee", price, at["fee"])]
        >>> found = tornado(sale, home="EUR", drivers=[
        ...     Driver(name="duty", value="0.12", low=0, high="0.25"),
        ...     Driver(name="fee", value="0.15", low="0.08", high="0.60")])
        >>> [(bar.driver.name, str(bar.swing), bar.break_even) for bar in found]
        [('fee', '26.00 EUR', Decimal('0.552056')), ('duty', '5.00 EUR', None)]
    """
    if not callable(sale):
        raise InvalidType(
            "{value} does not tell the steps of a price.",
            code="margin.offer",
            remedy="Give a function from a price to steps.",
            where="sale",
            value=type(sale).__name__,
        )
    every = all_of_kind(drivers, Driver, "drivers")
    now = {driver.name: driver.value for driver in every}
    asked: set[str] = set()
    if len(now) < len(every):
        raise InvalidInput(
            "Two drivers have one name, among {value}.",
            code="margin.driver_names",
            remedy="Give each a name of its own, as the sale is told it.",
            where="drivers",
            value=", ".join(driver.name for driver in every),
        )
    which = Level(level)

    def at(driver: Driver, value: Decimal) -> Waterfall:
        told = _Told({**now, driver.name: value}, asked)
        return Waterfall.of(sale(told), home=home, rates=rates)

    bars = [
        Bar(
            driver=driver,
            at_low=at(driver, driver.low).at(which),
            at_high=at(driver, driver.high).at(which),
            break_even=_break_even(driver, partial(at, driver), which),
        )
        for driver in every
    ]
    # a name that the sale never asks for moves nothing: the bar would say that it does not matter
    all_known(now, asked, "drivers")
    ranked = sorted(bars, key=lambda bar: (-bar.swing.amount, bar.driver.name))
    return Rows(ranked, Bar)


class _Told(Mapping[str, Decimal]):
    """The values of all drivers as a sale is told them; it notes which the sale asks for."""

    def __init__(self, values: Mapping[str, Decimal], asked: set[str]) -> None:
        self._values = Named("drivers", values)
        self._asked = asked

    def __getitem__(self, name: str) -> Decimal:
        self._asked.add(name)
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, name: object) -> bool:
        return name in self._values

    def get(self, name: str, default: Any = None) -> Any:
        return self[name] if name in self._values else default


def _break_even(driver: Driver, at: Callable[[Decimal], Waterfall], level: Level) -> Decimal | None:
    search = _Values(driver=driver, sale=at, level=level)
    gains = search.hits()
    here = search.number_of(driver.value)
    inside = next((span for span in gains if span[0] <= here <= span[1]), None)
    if inside is not None:
        ends = [end for end, edge in zip(inside, (0, _PARTS), strict=True) if end != edge]
    else:
        ends = [end for span in gains for end in span]
    nearest = min(ends, key=lambda end: (abs(end - here), end), default=None)
    return None if nearest is None else search.value(nearest)


@define(kw_only=True)
class _Values(Ranges):
    """The values of a driver by their number, and where the margin is not below zero."""

    driver: Driver
    sale: Callable[[Decimal], Waterfall]
    level: Level
    _known: dict[int, Point] = field(factory=dict)

    @property
    def least(self) -> int:
        return 0

    @property
    def most(self) -> None:
        return None

    def bounds(self) -> tuple[int, int]:
        return 0, _PARTS

    def value(self, number: int) -> Decimal:
        low, high = Fraction(self.driver.low), Fraction(self.driver.high)
        return as_decimal(low + (high - low) * number / _PARTS)

    def number_of(self, value: Decimal) -> int:
        span = Fraction(self.driver.high) - Fraction(self.driver.low)
        return round((Fraction(value) - Fraction(self.driver.low)) / span * _PARTS)

    def at(self, number: int) -> Point:
        if number not in self._known:
            found = self.sale(self.value(number))
            levels = list(Level)
            within = levels[: levels.index(self.level) + 1]
            amounts = tuple(
                entry.effect.minor_units()
                for entry in found.entries
                if entry.step.kind.level in within
            )
            # rates of fees move with the driver itself: which steps there are is what changes
            outcomes = tuple((entry.step.kind, entry.step.id) for entry in found.entries)
            self._known[number] = Point(sum(amounts), sum(amounts), outcomes, amounts)
        return self._known[number]
