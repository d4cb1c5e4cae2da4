"""Target, floor and break-even prices, over every cliff of fees and duties at once.

An offer says what a sale consists of at a price. Which prices leave at least a margin is found by
the one search of landed cost (:mod:`xborder.landed_cost.solvers.ranges`): it cuts where a band or a
regime changes, and takes what lies between two cuts whole. Behind a cliff a dearer price may leave
less than a cheaper one: such prices are a dead zone.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import define, field, frozen

from xborder.display import Shown
from xborder.errors import InvalidInput, InvalidType, NoSolution, known_locale
from xborder.exchange import RateTable
from xborder.kind import all_of_kind, of_kind, typed
from xborder.landed_cost.solvers.ranges import Point, Ranges
from xborder.margin.step import Level, Step
from xborder.margin.waterfall import Waterfall
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Currency, Money
from xborder.money.amount import as_money
from xborder.number import ratio
from xborder.number.refusal import not_a_share

_MOST_CANDIDATES = 10**12


def _code(value: str) -> str:
    return Currency.of(value).code


@frozen(kw_only=True, field_transformer=typed)
class Offer:
    """What a sale consists of at a price.

    Attributes:
        steps: From a price to the steps of the sale at that price, the sale itself among them.
            Between two cliffs each amount moves one way as the price rises. A fee whose band
            changes says so by another band, rate, id or source, or by a step that is there or not.
        currency: The currency of the price.
        home: The currency the margin is counted in; the price's if left out.
        rates: Exchange rates, where steps are in other currencies.
        on: The day of the sale.

    Examples:
        >>> from xborder.margin.shares import percent
        >>> def beauty(price):  # 8 % of the whole up to 10.00, 15 % of the whole above
        ...     rate = Decimal("0.08") if price <= Money("10 USD") else Decimal("0.15")
        ...     return [Step(kind="sale", amount=price), percent("channel_fee", price, rate)]
        >>> offer = Offer(steps=beauty, currency="USD")
        >>> found = price_for_margin(offer, "9.20 USD", up_to="20 USD")
        >>> [(each.low, each.high) for each in found.ranges]
        [(Money('10.00 USD'), Money('10.00 USD')), (Money('10.82 USD'), Money('20.00 USD'))]
    """

    steps: Callable[[Money], Iterable[Step]] = field()
    currency: str = field(converter=_code)
    home: str = ""
    rates: RateTable | None = None
    on: dt.date | None = None

    @steps.validator
    def _asked(self, _attribute: object, steps: object) -> None:
        if not callable(steps):
            raise InvalidType(
                "{value} does not tell the steps of a price.",
                code="margin.offer",
                remedy="Give a function from a price to steps.",
                where="steps",
                value=type(steps).__name__,
            )

    def at(self, price: Money | str) -> Waterfall:
        """Return what is left at a price.

        Args:
            price: The price.

        Raises:
            InvalidInput: The price is in another currency.
        """
        asked = as_money(price)
        if asked.currency.code != self.currency:
            raise InvalidInput(
                "The price {value} is not in {currency}.",
                code="margin.price",
                remedy="Give a price in the currency of the offer.",
                where="price",
                value=str(asked),
                currency=self.currency,
            )
        found = all_of_kind(self.steps(asked), Step, "steps")
        return Waterfall.of(found, home=self.home or self.currency, rates=self.rates, on=self.on)


@frozen(kw_only=True)
class PriceRange:
    """Neighbouring prices that all leave at least the target.

    Attributes:
        low: The lowest of them.
        high: The highest of them; the end of what was searched, if it is the last.
    """

    low: Money
    high: Money


@frozen(kw_only=True)
class DeadZone:
    """Prices behind a cliff that leave no more than the price before it.

    Attributes:
        below: The price before the cliff.
        low: The first price behind it.
        high: The last price that leaves no more; the end of what was searched, if none does.
        leaves: What is left before the cliff.
        loses: How much less the first price behind it leaves.
    """

    below: Money
    low: Money
    high: Money
    leaves: Money
    loses: Money

    @property
    def says(self) -> Text:
        """The zone in a sentence."""
        return Text(
            "From {low} to {high} no more is left than at {below}: keep off.",
            low=self.low,
            high=self.high,
            below=self.below,
        )


@frozen(kw_only=True, repr=False)
class PricesFound(Shown):
    """Which prices leave a margin.

    Attributes:
        target: The least that shall be left: money, or a share of net sales.
        level: Which margin it is.
        ranges: Every price that leaves it, as intervals, the lowest first.
        dead: The dead zones on the way.
        up_to: The highest price that was looked at.
    """

    target: Money | Fraction
    level: Level
    ranges: tuple[PriceRange, ...]
    dead: tuple[DeadZone, ...]
    up_to: Money

    @property
    def floor(self) -> Money:
        """The lowest price that leaves the target.

        Raises:
            NoSolution: None does.
        """
        if not self.ranges:
            raise NoSolution(
                "No price up to {value} leaves {target}.",
                code="margin.no_price",
                remedy="Lower the target or the costs, or look further with up_to=.",
                where="up_to",
                value=str(self.up_to),
                target=str(self.target),
            )
        return self.ranges[0].low

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the ranges and the dead zones as sentences."""
        known_locale(locale)
        lines = [
            Text("From {low} to {high} the target is met.", low=each.low, high=each.high)
            for each in self.ranges
        ] or [Text("No price up to {up_to} meets the target.", up_to=self.up_to)]
        return "\n".join(line.render(locale) for line in (*lines, *(z.says for z in self.dead)))


def price_for_margin(
    offer: Offer,
    target: Money | str | int | Decimal | Fraction = 0,
    *,
    up_to: Money | str,
    step: Money | str | None = None,
    level: Level | str = Level.MARGIN_3,
) -> PricesFound:
    """Return every price that leaves at least a target, with the floor and the dead zones.

    Args:
        offer: What the sale consists of at a price.
        target: Money that shall be left; or a share of net sales, such as ``Decimal("0.2")``.
            Zero is break-even.
        up_to: The highest price to look at.
        step: The step of the price, such as ``"0.10 EUR"``; its minor unit if not given.
        level: Which margin it shall be.

    Raises:
        InvalidInput: The step is not positive, the highest price lies below one step, or the target
            is a share above one.
        CurrencyMismatch: The target is not in the currency the margin is counted in.
    """
    of_kind(offer, Offer, "offer")
    end, unit = as_money(up_to), _step(step, offer.currency)
    last = _number(end, unit)
    which = Level(level)
    aim = _aim(target)
    least, share = _target(aim, offer)
    search = _Search(offer=offer, unit=unit, last=last, level=which, share=share, least_=least)
    ranges = tuple(PriceRange(low=unit * low, high=unit * high) for low, high in search.hits())
    return PricesFound(
        target=aim,
        level=which,
        ranges=ranges,
        dead=_dead_zones(offer, unit, last, which),
        up_to=unit * last,
    )


@define(kw_only=True)
class _Search(Ranges):
    """Prices by the number of their steps, and what each leaves, scaled by the share's divisor."""

    offer: Offer
    unit: Money
    last: int
    level: Level
    share: Fraction
    least_: int
    first: int = 1
    _known: dict[int, Point] = field(factory=dict)

    @property
    def least(self) -> int:
        return self.least_

    @property
    def most(self) -> None:
        return None

    def bounds(self) -> tuple[int, int]:
        return self.first, self.last

    def at(self, number: int) -> Point:
        if number not in self._known:
            self._known[number] = self._asked(number)
        return self._known[number]

    def _asked(self, number: int) -> Point:
        sale = self.offer.at(self.unit * number)
        levels = list(Level)
        within = levels[: levels.index(self.level) + 1]
        num, over = self.share.as_integer_ratio()
        # ``margin - share * net sales``, times the share's divisor: a whole number. An amount of
        # net sales counts in both, and still moves one way.
        amounts = tuple(
            entry.effect.minor_units()
            * (over - (num if entry.step.kind.level is Level.NET_SALES else 0))
            for entry in sale.entries
            if entry.step.kind.level in within
        )
        outcomes = tuple(_outcome(entry.step) for entry in sale.entries)
        return Point(sum(amounts), sum(amounts), outcomes, amounts)


def _outcome(step: Step) -> tuple[Any, ...]:
    return step.kind, step.id, step.rate, step.source, step.band


def _dead_zones(offer: Offer, unit: Money, last: int, level: Level) -> tuple[DeadZone, ...]:
    def search(least: int, first: int = 1) -> _Search:
        return _Search(
            offer=offer, unit=unit, last=last, level=level, share=Fraction(0), least_=least,
            first=first,
        )  # fmt: skip

    plain = search(0)
    zones: list[DeadZone] = []
    for before, behind in plain.breaks():
        left, then = plain.at(before).own, plain.at(behind).own
        if then >= left or (zones and unit * before <= zones[-1].high):
            continue  # nothing is lost, or the zone of an earlier cliff reaches over this one
        better = search(left + 1, behind).hits()
        high = better[0][0] - 1 if better else last
        home = offer.home or offer.currency
        zones.append(
            DeadZone(
                below=unit * before,
                low=unit * behind,
                high=unit * high,
                leaves=Money.of_minor(left, home),
                loses=Money.of_minor(left - then, home),
            )
        )
    return tuple(zones)


def _aim(target: Any) -> Money | Fraction:
    if isinstance(target, Money):
        return target
    if isinstance(target, str) and " " in target.strip():
        return as_money(target)
    share = ratio(target, "target")
    if share > 1:  # a price of 100 that leaves 2,000: what was meant is 20 %, or an amount
        raise not_a_share(str(target), "target")
    return share


def _target(aim: Money | Fraction, offer: Offer) -> tuple[int, Fraction]:
    """Return the least total of the search, and the share of net sales taken off before."""
    if isinstance(aim, Fraction):
        return 0, aim
    home = Currency.of(offer.home or offer.currency)
    least = aim - Money.of_minor(0, home)  # refuses another currency
    return least.minor_units(), Fraction(0)


def _step(step: Money | str | None, currency: str) -> Money:
    unit = Money.of_minor(1, currency) if step is None else as_money(step)
    if unit.currency.code != currency or unit.amount <= 0:
        raise InvalidInput(
            "The step {value} does not fit a price in {currency}.",
            code="price.step",
            remedy="Give a positive amount in the currency of the price.",
            where="step",
            value=str(unit),
            currency=currency,
        )
    return unit


def _number(end: Money, unit: Money) -> int:
    num, over = (end - unit + unit).as_ratio()  # refuses another currency
    steps = Fraction(num, over) // Fraction(*unit.as_ratio())
    if not 1 <= steps <= _MOST_CANDIDATES:
        raise InvalidInput(
            "Up to {value} there are no prices to look at, or too many.",
            code="margin.up_to",
            remedy="Give a price of at least one step, and of a step that fits it.",
            where="up_to",
            value=str(end),
        )
    return int(steps)
