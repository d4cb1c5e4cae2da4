"""Split shipments: fly a part, so that the shelf is not empty before the ship arrives.

Until the air part lands (time a) nothing can be done: demand beyond the stock on hand is lost
either way. From then until the ship lands, X = (stock - D_a)+ units and the air part A meet the
demand D of the time between, so that flying saves

    E[(D - X)+] - E[(D - X - A)+]

sales, and the last unit flown is worth its premium where P(D - X > A) = premium / margin. Only
distribution functions are needed: with n the loss function of D and F_a that of D_a,

    E[(D - X - A)+] = n(A) - integral over x < stock of F_a(x) P(D > stock + A - x)
"""

import math
from collections.abc import Callable

from attrs import frozen

from xborder.inventory.demand.demand import Demand
from xborder.inventory.distributions.crossing import first_level
from xborder.inventory.distributions.discrete import Discrete
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.distributions.quadrature import WIDE, integral
from xborder.kind import of_kind
from xborder.number import not_negative, positive


@frozen(kw_only=True)
class SplitShipment:
    """Part by air now, the rest by sea.

    Attributes:
        by_air: Units.
        by_sea: Units.
        expected_saved: Units of lost sales the air part avoids.
        expected_gain: Margin saved less the air premium.
    """

    by_air: float
    by_sea: float
    expected_saved: float
    expected_gain: float


def split_shipment(
    *,
    demand: Demand,
    on_hand: float,
    quantity: float,
    days_until_sea: float,
    days_until_air: float,
    air_premium: float,
    margin: float,
) -> SplitShipment:
    """Return how much of an order to fly.

    Args:
        demand: Demand per period; one per week counts the days as sevenths of it.
        on_hand: Units, and what arrives before the air freight.
        quantity: Units in the order.
        days_until_sea: Days until the sea part can be sold.
        days_until_air: Days until the air part can be sold, fewer.
        air_premium: Extra money per unit flown.
        margin: Money lost per sale missed.

    Returns:
        The air part A at which the last unit flown is worth its premium. Sales missed before it
        lands are lost either way and count for nothing.

    Raises:
        InvalidInput: The faster part is not faster, or demand is per month or year.

    Examples:
        >>> found = split_shipment(demand=Demand.normal(mean=20, sd=6, period="day"), on_hand=300,
        ...     quantity=1000, days_until_sea=40, days_until_air=9, air_premium=4, margin=12)
        >>> round(found.by_air), round(found.by_sea)
        (516, 484)
    """
    wait = not_negative(days_until_air, "days_until_air")
    sea = not_negative(days_until_sea, "days_until_sea")
    gap = positive(sea - wait, "days_until_sea - days_until_air")
    price, worth = not_negative(air_premium, "air_premium"), positive(margin, "margin")
    stock, size = not_negative(on_hand, "on_hand"), not_negative(quantity, "quantity")
    of_kind(demand, Demand, "demand")
    waiting = _Waiting(demand.over_days(wait), demand.over_days(gap), stock)
    if price >= worth:
        by_air = 0.0
    elif price == 0:
        by_air = size
    else:
        by_air = min(size, waiting.worth_flying(price / worth))
    saved = waiting.short(0.0) - waiting.short(by_air)
    return SplitShipment(
        by_air=by_air,
        by_sea=size - by_air,
        expected_saved=saved,
        expected_gain=saved * worth - by_air * price,
    )


class _Waiting:
    """The time until the air part lands, and the time from then until the ship does."""

    def __init__(self, before: Distribution, between: Distribution, stock: float) -> None:
        self.before, self.between, self.stock = before, between, stock
        self.left = _stock_left(before, stock)

    def short(self, by_air: float) -> float:
        """Return E[(D - X - A)+], the sales missed between the two arrivals."""
        return self._mean(self.between.loss, by_air, self.between.survival)

    def worth_flying(self, ratio: float) -> float:
        """Return the least A with P(D - X > A) <= ratio; zero if none is worth it."""
        one = self.between
        if self._served(0.0) >= 1 - ratio:
            return 0.0
        return first_level(
            self._served, 1 - ratio, start=one.mean, step=one.sd or 1.0, whole=one.whole
        )

    def _served(self, by_air: float) -> float:
        """Return P(D - X <= A)."""
        return self._mean(self.between.cdf, by_air, lambda x: -self.between.density(x))

    def _mean(
        self,
        of_position: Callable[[float], float],
        by_air: float,
        falls: Callable[[float], float],
    ) -> float:
        """Return E[g(X + A)], given g and the rate at which it falls."""
        if self.left is not None:
            return math.fsum(chance * of_position(x + by_air) for x, chance in self.left)
        # by parts: E[g] = g(A) - integral of F_a(x) (-g')(stock + A - x), both bells cut off
        first, then = self.before, self.between
        low = max(first.floor, first.mean - WIDE * first.sd)
        low = max(low, self.stock + by_air - then.mean - WIDE * then.sd)
        return of_position(by_air) - integral(
            lambda x: first.cdf(x) * falls(self.stock + by_air - x), low, self.stock
        )


def _stock_left(before: Distribution, stock: float) -> list[tuple[float, float]] | None:
    """Return the stock left when the air part lands, with its chances, if it is on points."""
    if isinstance(before, Discrete):
        pairs = zip(before.points, before.probabilities, strict=True)
        return [(max(0.0, stock - x), chance) for x, chance in pairs]
    if before.sd == 0:
        return [(max(0.0, stock - before.mean), 1.0)]
    if not before.whole:
        return None
    sold = range(math.floor(stock) + 1)
    chances = [before.cdf(x) - before.cdf(x - 1) for x in sold]
    return [
        *((stock - x, chance) for x, chance in zip(sold, chances, strict=True)),
        (0.0, before.survival(math.floor(stock))),
    ]
