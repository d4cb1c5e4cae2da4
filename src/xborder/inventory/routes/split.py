"""Split shipments: fly a part, so that the shelf is not empty before the ship arrives."""

from attrs import frozen

from xborder.inventory.demand.demand import Demand
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
        demand: Demand per day.
        on_hand: Units, and what arrives before the air freight.
        quantity: Units in the order.
        days_until_sea: Days until the sea part can be sold.
        days_until_air: Days until the air part can be sold, fewer.
        air_premium: Extra money per unit flown.
        margin: Money lost per sale missed; sales missed before the air part arrives are lost
            either way.

    Returns:
        The air part A at which the last unit flown is worth its premium:
        P(D > on hand + A) = premium / margin, D the demand until the sea part arrives.

    Raises:
        InvalidInput: The faster part is not faster.

    Examples:
        >>> found = split_shipment(demand=Demand.normal(mean=20, sd=6, period="day"), on_hand=300,
        ...     quantity=1000, days_until_sea=40, days_until_air=9, air_premium=4, margin=12)
        >>> round(found.by_air), round(found.by_sea)
        (516, 484)
    """
    positive(days_until_sea - days_until_air, "days_until_sea - days_until_air")
    price, worth = not_negative(air_premium, "air_premium"), positive(margin, "margin")
    until_sea, stock = demand.over(days_until_sea), not_negative(on_hand, "on_hand")
    size = not_negative(quantity, "quantity")
    if price >= worth:
        by_air = 0.0
    elif price == 0:
        by_air = size
    else:
        by_air = min(size, max(0.0, until_sea.quantile(1 - price / worth) - stock))
    saved = until_sea.loss(stock) - until_sea.loss(stock + by_air)
    return SplitShipment(
        by_air=by_air,
        by_sea=size - by_air,
        expected_saved=saved,
        expected_gain=saved * worth - by_air * price,
    )
