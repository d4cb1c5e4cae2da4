"""The price solver: which prices land on a target, across thresholds, cliffs and rounding.

The engine runs forward only, so the solver asks it again and again
(see :mod:`xborder.landed_cost.solvers.price_search`).
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from attrs import frozen

from xborder.display import Shown
from xborder.errors import InvalidInput, NoSolution
from xborder.exchange import RateTable
from xborder.landed_cost.admission import Supplied, currency_of, rules_for
from xborder.landed_cost.door import check_given
from xborder.landed_cost.quotation import quote
from xborder.landed_cost.result import LandedCost
from xborder.landed_cost.shown.words import STATE_TITLES
from xborder.landed_cost.solvers.price_search import Search
from xborder.money import Money
from xborder.policy.book import PolicyBook, default_book
from xborder.policy.goods_table import GoodsLookup
from xborder.policy.plan import Plan
from xborder.record import Record
from xborder.trade import Consignment, PriceBasis

_HALF = Fraction(1, 2)


def _prices(quote: LandedCost) -> tuple[Money, ...]:
    return tuple(item.unit_price for item in quote.consignment.items)


@frozen(kw_only=True)
class PriceInterval(Record):
    """Prices that all land on the target.

    Attributes:
        low: The unit price of each item at the lower end.
        high: The unit price of each item at the upper end.
        quote: The quote at the lower end.
    """

    low: tuple[Money, ...]
    high: tuple[Money, ...]
    quote: LandedCost


@frozen(kw_only=True, repr=False)
class PriceAnswer(Record, Shown):
    """Every price that lands on a target.

    Attributes:
        target: The target.
        hits: The prices that land on it, from the lowest; empty if none does.
        below: The quote of the dearest price below the lowest price that lands above the target,
            where no price hits it; ``None`` otherwise.
        above: The quote of the cheapest price that lands above the target, where none hits.
    """

    target: Money
    hits: tuple[PriceInterval, ...]
    below: LandedCost | None = None
    above: LandedCost | None = None

    def _shown(self) -> dict[str, list[object]]:
        near = [quote for quote in (self.below, self.above) if quote is not None]
        prices = [*((hit.low, hit.high) for hit in self.hits), *((_prices(q),) * 2 for q in near)]
        quotes = [*(hit.quote for hit in self.hits), *near]
        return {
            "lowest_price": [low for low, _ in prices],
            "highest_price": [high for _, high in prices],
            "total": [quote.total for quote in quotes],
            "hits": [quote.total == self.target for quote in quotes],
            "state": [STATE_TITLES[quote.state] for quote in quotes],
        }

    @property
    def only(self) -> PriceInterval:
        """The one interval that lands on the target.

        Raises:
            NoSolution: None does, or several do.
        """
        if len(self.hits) == 1:
            return self.hits[0]
        if not self.hits:
            near = [str(told.total) for told in (self.below, self.above) if told is not None]
            raise NoSolution(
                "No price lands on {value}; the nearest totals are {near}.",
                code="price.none",
                remedy="Choose one of the nearest totals as the target.",
                value=str(self.target),
                near=" / ".join(near) or "-",
            )
        raise NoSolution(
            "{count} separate ranges of prices land on {value}.",
            code="price.several",
            remedy="Choose one of .hits: they lie on different sides of a threshold.",
            value=str(self.target),
            count=len(self.hits),
        )


def price_for_landed(
    consignment: Consignment,
    target: Money | str,
    *,
    item: str | int | None = None,
    step: Money | str | None = None,
    rates: RateTable | None = None,
    tariff: GoodsLookup | None = None,
    book: PolicyBook | None = None,
    assume: Mapping[str, str] | None = None,
) -> PriceAnswer:
    """Return every price that makes the landed total equal to a target.

    Args:
        consignment: The parcel at its present net prices.
        target: The total wanted at the door, in the destination's currency.
        item: The sku or position of the one item whose price may change; if none is named, all
            prices are scaled by one factor and rounded half up to the step.
        step: The step of the price, such as ``"0.10 EUR"``; its minor unit if not given.
        rates: Exchange rates.
        tariff: Duty rates in place of the built-in ones.
        book: The rules.
        assume: Answers to take for facts that are not given.

    Returns:
        The intervals of prices that hit, each end a price that was quoted.

    Raises:
        InvalidInput: The item is not in the consignment, the step is not positive, the prices
            are not net, or the target is in another currency.
        NotFound: The book has no rules for the destination.
        NoSolution: The parcel has no total at any price; the error says why.

    Examples:
        A shirt that lands on 49.90 with German VAT inside: 37.43 + 4.50 is 41.93, and 19 % of it
        7.97.

        >>> import datetime as dt
        >>> parcel = Consignment(
        ...     ship_from="CN", ship_to="DE", on=dt.date(2025, 11, 21),
        ...     items=[{"hs_code": "610910", "origin": "CN", "quantity": 1,
        ...             "unit_price": "39.80 EUR"}],
        ...     shipping="4.50 EUR", prices="net",
        ...     seller={"registrations": {"IOSS"}}, buyer={"kind": "consumer"},
        ... )
        >>> found = price_for_landed(parcel, "49.90 EUR")
        >>> [(str(hit.low[0]), str(hit.high[0])) for hit in found.hits]
        [('37.43 EUR', '37.43 EUR')]
    """
    check_given(consignment, rates=rates, tariff=tariff, book=book, assume=assume)
    book = book or default_book()
    rules = rules_for(book, consignment)
    wanted = target if isinstance(target, Money) else Money(target)
    _check(consignment, rules.plan, wanted)
    search = Search(
        consignment=consignment,
        rules=rules,
        supplied=Supplied.beside(consignment, rates=rates, tariff=tariff, assume=assume, book=book),
        target=wanted.minor_units(),
        priced=_pricing(consignment, item, step),
        start=_present(consignment, item, step),
    )

    def quoted(number: int) -> LandedCost:
        parcel = search.parcel(number)
        return quote(parcel, rates=rates, tariff=tariff, book=book, assume=assume)

    hits = tuple(
        PriceInterval(low=search.priced(low), high=search.priced(high), quote=quoted(low))
        for low, high in search.hits()
    )
    if hits:
        return PriceAnswer(target=wanted, hits=hits)
    below, above = search.neighbours()
    if below is None and above is None:
        as_it_is = quote(consignment, rates=rates, tariff=tariff, book=book, assume=assume)
        raise NoSolution(
            "No price gives this parcel a total: {why}",
            code="price.no_total",
            remedy="Give the missing facts first; xb.quote(...).missing names them.",
            where="consignment",
            value=str(as_it_is.state),
            why=" ".join(reason.text.render() for reason in as_it_is.reasons),
        )
    return PriceAnswer(
        target=wanted,
        hits=(),
        below=None if below is None else quoted(below),
        above=None if above is None else quoted(above),
    )


def _check(consignment: Consignment, plan: Plan, target: Money) -> None:
    currency = currency_of(plan, consignment)
    if target.currency.code != currency:
        raise InvalidInput(
            "The target {value} is not in {currency}.",
            code="price.currency",
            remedy="Give the target in the currency of the destination.",
            where="target",
            value=str(target),
            currency=currency,
        )
    if consignment.prices is not PriceBasis.NET:
        raise InvalidInput(
            "Prices that are {value} have no net price to solve for.",
            code="price.basis",
            remedy='Give the consignment with prices="net".',
            where="prices",
            value=str(consignment.prices),
        )


def _pricing(
    consignment: Consignment, item: str | int | None, step: Money | str | None
) -> Callable[[int], tuple[Money, ...]]:
    units = tuple(each.unit_price for each in consignment.items)
    if item is None:
        return _scaled(units, step)
    position = _position(consignment, item)
    unit = _step(step, units[position])

    def priced(number: int) -> tuple[Money, ...]:
        return (*units[:position], unit * number, *units[position + 1 :])

    return priced


def _present(consignment: Consignment, item: str | int | None, step: Money | str | None) -> int:
    """Return the number of the present prices, or the one next below: their sum in steps."""
    units = [each.unit_price for each in consignment.items]
    moving = units if item is None else [units[_position(consignment, item)]]
    return sum(
        floor(Fraction(*unit.as_ratio()) / _step(step, unit).minor_units()) for unit in moving
    )


def _scaled(
    units: tuple[Money, ...], step: Money | str | None
) -> Callable[[int], tuple[Money, ...]]:
    """Return the prices at each factor where one of them moves on by a step, counted by steps."""
    steps = [_step(step, unit).minor_units() for unit in units]
    exact = [Fraction(*unit.as_ratio()) / each for unit, each in zip(units, steps, strict=True)]
    if not any(exact):
        raise InvalidInput(
            "Prices that are all zero cannot be scaled.",
            code="price.zero",
            remedy="Name the item whose price may change.",
            where="items",
            value=str(units[0]),
        )

    def priced(number: int) -> tuple[Money, ...]:
        factor = _factor(exact, number)
        return tuple(
            Money.of_minor(floor(factor * price + _HALF) * each, unit.currency.code)
            for price, each, unit in zip(exact, steps, units, strict=True)
        )

    return priced


def _factor(prices: Sequence[Fraction], number: int) -> Fraction:
    """Return the lowest factor at which prices, each rounded half up, come to a number of steps.

    A price moves on where the factor is ``(k + 1/2) / price``. All of them together stay within
    half a step each of their exact sum, which bounds where to look.

    Args:
        prices: The prices, in their own steps; at least one above zero.
        number: The sum of the rounded prices, at least.
    """
    if not number:
        return Fraction(0)
    moving = [price for price in prices if price]
    total, slack = sum(moving), len(moving) * _HALF
    low, high = max((number - slack) / total, Fraction(0)), (number + slack) / total
    passed, ahead = 0, []
    for price in moving:
        first = max(0, ceil(low * price - _HALF))
        passed += first
        ahead += [(k + _HALF) / price for k in range(first, floor(high * price - _HALF) + 1)]
    return sorted(ahead)[number - passed - 1]


def _position(consignment: Consignment, item: str | int) -> int:
    found = [
        position
        for position, each in enumerate(consignment.items)
        if item == (position if isinstance(item, int) else each.sku)
    ]
    if len(found) != 1:
        raise InvalidInput(
            "The consignment has {count} items {value}.",
            code="price.item",
            remedy="Give the sku of one item, or its position from 0.",
            where="item",
            value=item,
            count=len(found),
        )
    free = consignment.items[found[0]].free
    if free is not None:
        raise InvalidInput(
            "The item {value} is free as a {free}: it has no price to be found.",
            code="price.free",
            remedy="Choose an item that is sold.",
            where="item",
            value=item,
            free=str(free).replace("_", " "),
        )
    return found[0]


def _step(step: Money | str | None, price: Money) -> Money:
    if step is None:
        return Money.of_minor(1, price.currency.code)
    unit = step if isinstance(step, Money) else Money(step)
    if unit.currency != price.currency or unit.amount <= 0:
        raise InvalidInput(
            "The step {value} does not fit a price in {currency}.",
            code="price.step",
            remedy="Give a positive amount in the currency of the price.",
            where="step",
            value=str(unit),
            currency=price.currency.code,
        )
    return unit
