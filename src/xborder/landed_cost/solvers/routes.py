"""Routes side by side: the same goods by post, express, or from a warehouse over there.

A route is a parcel as the law sees it, with the legs around it: what each costs and how long it
takes. Its cost is what the parcel lands at and what its own legs cost on top.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar

from attrs import field, frozen

from xborder.display import Brief
from xborder.errors import InvalidInput, InvalidType
from xborder.landed_cost.quotation import quote
from xborder.landed_cost.result import LandedCost, LineKind
from xborder.landed_cost.shown.words import sureness
from xborder.messages import Text
from xborder.money import Money
from xborder.money.amount import as_money
from xborder.record import Record
from xborder.source import Evidence
from xborder.tabular import Columns, Rows
from xborder.trade import Consignment

Quoter = Callable[[Consignment], LandedCost]


def _not_negative(_route: object, attribute: Any, days: Any) -> None:
    if type(days) is not int or days < 0:
        raise InvalidInput(
            "{value} days are no time to travel.",
            code="routes.days",
            remedy="Give 0 or more.",
            where=attribute.name,
            value=days,
        )


def _whole(_leg: object, _attribute: Any, cost: Money) -> None:
    cost.minor_units()  # raises if a fraction of a cent is left


def _is_parcel(_route: object, attribute: Any, parcel: Any) -> None:
    if not isinstance(parcel, Consignment):
        raise InvalidType(
            "{value} is not a consignment.",
            code="routes.parcel",
            remedy="Give an xb.Consignment.",
            where=attribute.name,
            value=parcel,
        )


@frozen(kw_only=True)
class RouteLeg(Record):
    """One leg of a route that the parcel's own freight does not cover.

    Attributes:
        name: What it is: first mile, storage, pick and pack, last mile.
        cost: What it costs for this parcel, in the destination's currency and whole minor units;
            below zero for a rebate.
        days: How long it takes.

    Raises:
        InvalidInput: The cost holds a fraction of a minor unit, or the days are negative.
        InvalidType: The cost is no money.
    """

    name: str
    cost: Money = field(converter=as_money, validator=_whole)
    days: int = field(default=0, validator=_not_negative)


def _in_order(legs: Iterable[RouteLeg]) -> tuple[RouteLeg, ...]:
    listed: object = legs
    given = tuple(listed) if isinstance(listed, Iterable) else (listed,)
    for leg in given:
        if not isinstance(leg, RouteLeg):
            raise InvalidType(
                "{value} is not a leg of a route.",
                code="routes.leg",
                remedy='Give a list of RouteLeg(name="...", cost="...").',
                where="legs",
                value=leg,
            )
    return given


@frozen(kw_only=True)
class Route(Record):
    """One way to bring the goods to the buyer.

    Attributes:
        name: What it is called.
        parcel: The parcel as it crosses the border on this route; for stock imported in bulk,
            the import with the value it then has.
        legs: The legs around it.
        transit_days: How long the parcel itself travels.
    """

    name: str
    parcel: Consignment = field(validator=_is_parcel)
    legs: tuple[RouteLeg, ...] = field(default=(), converter=_in_order)
    transit_days: int = field(default=0, validator=_not_negative)

    @property
    def days(self) -> int:
        """The whole time from order to door."""
        return self.transit_days + sum(leg.days for leg in self.legs)


@frozen(kw_only=True, repr=False)
class RoutePlace(Record, Brief):
    """A route with its figures and its place.

    Attributes:
        rank: From 1 for the cheapest; ``None`` where no total can be given.
        route: The route.
        quote: What its parcel lands at.
        total: Everything together; ``None`` where the quote has no total.
        duties_and_taxes: The part of it that is charges of law; ``None`` likewise.
        days: The whole time.
        reason: Why it stands where it stands.
        sureness: How sure its figures are, and how well the rules behind them were read.
    """

    rank: int | None
    route: Route
    quote: LandedCost
    total: Money | None
    duties_and_taxes: Money | None
    days: int
    reason: Text
    sureness: Text

    COLUMNS: ClassVar[Columns] = (
        *("rank", ("route", "route.name"), ("total", "total.amount")),
        *(("currency", "quote.currency"), "days", ("state", "quote.state")),
    )
    SHOWN: ClassVar[Columns] = (
        *("rank", ("route", "route.name"), "total", "duties_and_taxes"),
        *("low", "high", "days", "sureness", "reason"),
    )

    @property
    def evidence(self) -> Evidence | None:
        """How well the worst read of its rules was read; none where there was no rule."""
        return self.quote.evidence

    @property
    def checked_on(self) -> dt.date | None:
        """The oldest check among its rules."""
        return self.quote.checked_on

    @property
    def low(self) -> Money | None:
        """The lowest whole cost that is left; none where it is not known."""
        return self._with_legs(self.quote.low)

    @property
    def high(self) -> Money | None:
        """The highest whole cost that is left; none where it is not known."""
        return self._with_legs(self.quote.high)

    def _with_legs(self, landed: Money | None) -> Money | None:
        return None if landed is None else sum((leg.cost for leg in self.route.legs), landed)


_LAW = (
    LineKind.DUTY,
    LineKind.ADDITIONAL_DUTY,
    LineKind.EXCISE,
    LineKind.VAT,
    LineKind.GST,
    LineKind.SALES_TAX,
    LineKind.FEE,
)


def compare_routes(routes: Iterable[Route], *, quoter: Quoter = quote) -> Rows[RoutePlace]:
    """Return routes ranked by their whole cost, then by their days.

    Args:
        routes: At least one route, all to destinations of one currency.
        quoter: How a parcel is quoted; give ``functools.partial(quote, rates=..., book=...)``.

    Raises:
        InvalidType: Something is not a route.
        InvalidInput: There is no route, two have one name, or their currencies differ.

    Examples:
        The same parcel costs 52.72 by either way, and what is around it decides.

        >>> import datetime as dt
        >>> parcel = Consignment(
        ...     ship_from="CN", ship_to="DE", on=dt.date(2025, 11, 21),
        ...     items=[{"hs_code": "610910", "origin": "CN", "quantity": 1,
        ...             "unit_price": "39.80 EUR"}],
        ...     shipping="4.50 EUR", prices="net",
        ...     seller={"registrations": {"IOSS"}}, buyer={"kind": "consumer"},
        ... )
        >>> packed = RouteLeg(name="pick and pack", cost="2.10 EUR", days=1)
        >>> ranked = compare_routes([
        ...     Route(name="express", parcel=parcel, transit_days=4),
        ...     Route(name="warehouse", parcel=parcel, legs=[packed], transit_days=2),
        ... ])
        >>> [(each.route.name, str(each.total), each.route.days) for each in ranked]
        [('express', '52.72 EUR', 4), ('warehouse', '54.82 EUR', 3)]
    """
    listed: object = routes
    given = tuple(listed) if isinstance(listed, Iterable) else (listed,)
    for route in given:
        if not isinstance(route, Route):
            raise InvalidType(
                "{value} is not a route.",
                code="routes.type",
                remedy='Give a list of Route(name="...", parcel=...).',
                where="routes",
                value=route,
            )
    told = [(route, quoter(route.parcel)) for route in given]
    _check(told)
    sums = [(route, found, _total(route, found)) for route, found in told]
    ranked = sorted(
        (each for each in sums if each[2] is not None), key=lambda each: (each[2], each[0].days)
    )
    best = ranked[0][2] if ranked else None
    places = [
        _place(rank, route, found, total, best)
        for rank, (route, found, total) in enumerate(ranked, start=1)
    ]
    places += [_place(None, *each, best) for each in sums if each[2] is None]
    return Rows(places, RoutePlace)


def _check(told: Sequence[tuple[Route, LandedCost]]) -> None:
    if not told:
        raise InvalidInput(
            "There is no route to compare.", code="routes.none", remedy="Give at least one route."
        )
    names = [route.name for route, _ in told]
    if len(set(names)) < len(names):
        raise InvalidInput(
            "Two routes have the same name, among {value}.",
            code="routes.name",
            remedy="Give each route a name of its own.",
            where="name",
            value=", ".join(names),
        )
    currencies = {found.currency for _, found in told}
    currencies |= {leg.cost.currency.code for route, _ in told for leg in route.legs}
    if len(currencies) > 1:
        raise InvalidInput(
            "The routes are in several currencies: {value}.",
            code="routes.currency",
            remedy="Compare routes to one currency, and give the legs' costs in it.",
            where="legs",
            value=", ".join(sorted(currencies)),
        )


def _total(route: Route, found: LandedCost) -> Money | None:
    if found.total is None:
        return None
    return sum((leg.cost for leg in route.legs), found.total)


def _place(
    rank: int | None, route: Route, found: LandedCost, total: Money | None, best: Money | None
) -> RoutePlace:
    if total is None or best is None:
        why = next(reason for reason in found.reasons if reason.state is found.state)
        reason = Text("No total: {why}", why=why.text.text())
    elif total == best:
        reason = Text("The cheapest; days on the way: {days}.", days=route.days)
    else:
        reason = Text(
            "{more} more than the cheapest; days on the way: {days}.",
            more=total - best,
            days=route.days,
        )
    return RoutePlace(
        rank=rank,
        route=route,
        quote=found,
        total=total,
        duties_and_taxes=None if total is None else found.sum_of(*_LAW),
        days=route.days,
        reason=reason,
        sureness=sureness(found),
    )


@frozen(kw_only=True)
class WhatIf(Record):
    """One parcel under the rules of two days.

    Attributes:
        then: The quote of the parcel as it is.
        other: The same parcel on the other day.
        difference: The other total less the first; ``None`` where either has none.
    """

    then: LandedCost
    other: LandedCost
    difference: Money | None

    COLUMNS: ClassVar[Columns] = (
        *(("day", "then.consignment.on"), ("other_day", "other.consignment.on")),
        *(("total", "then.total.amount"), ("other_total", "other.total.amount")),
        ("difference", "difference.amount"),
    )
    SHOWN: ClassVar[Columns] = (
        *(("day", "then.consignment.on"), ("other_day", "other.consignment.on")),
        *(("total", "then.total"), ("other_total", "other.total"), "difference"),
    )


def under_rules_of(
    parcels: Iterable[Consignment], day: dt.date, *, quoter: Quoter = quote
) -> Rows[WhatIf]:
    """Return what the same parcels would cost under the rules of another day.

    Args:
        parcels: The parcels.
        day: The other day; it takes the place of the day of the sale, and of its other dates.
        quoter: How a parcel is quoted.

    Examples:
        Since 1 July 2026 goods of little value pay EUR 3 of duty an item; VAT of the import
        one-stop shop falls on the price alone.

        >>> import datetime as dt
        >>> parcel = Consignment(
        ...     ship_from="CN", ship_to="DE", on=dt.date(2025, 11, 21),
        ...     items=[{"hs_code": "610910", "origin": "CN", "quantity": 1,
        ...             "unit_price": "39.80 EUR"}],
        ...     shipping="4.50 EUR", prices="net",
        ...     seller={"registrations": {"IOSS"}}, buyer={"kind": "consumer"},
        ... )
        >>> [str(each.difference) for each in under_rules_of([parcel], dt.date(2026, 7, 1))]
        ['3.00 EUR']
    """
    return Rows((_what_if(parcel, day, quoter) for parcel in parcels), WhatIf)


def _what_if(parcel: Consignment, day: dt.date, quoter: Quoter) -> WhatIf:
    then = quoter(parcel)
    other = quoter(parcel.replace(on=day, dates=type(parcel.dates)()))
    difference = None
    if then.total is not None and other.total is not None and then.currency == other.currency:
        difference = other.total - then.total
    return WhatIf(then=then, other=other, difference=difference)
