"""Quantity discounts beside a search over all quantities."""

import math

import pytest
from stockpyl import eoq

from xborder.errors import InvalidInput
from xborder.inventory.lots import DiscountKind, discounted_order


@pytest.mark.parametrize("discount", ["all_units", "incremental"])
@pytest.mark.parametrize(
    ("breaks", "prices"),
    [
        ((0, 400, 800), (0.75, 0.72, 0.68)),
        ((0, 300), (1.0, 0.5)),
        ((0,), (2.0,)),
        ((0, 10_000), (1.0, 0.99)),
    ],
)
def test_discounts_agree_with_a_search_over_all_quantities(discount, breaks, prices):
    k, rate, d = 8, 0.3, 1300
    best = discounted_order(
        fixed_cost=k,
        holding_cost_rate=rate,
        demand_rate=d,
        breakpoints=breaks,
        unit_costs=prices,
        discount=discount,
    )

    def cost(q):
        ends = (*breaks[1:], math.inf)
        if discount == "all_units":
            price = next(p for p, end in zip(prices, ends, strict=True) if q < end)
        else:
            paid = sum(
                p * max(0, min(q, end) - start)
                for p, start, end in zip(prices, breaks, ends, strict=True)
            )
            price = paid / q
        return price * d + k * d / q + rate * price * q / 2

    assert best.cost == pytest.approx(cost(best.order_quantity), rel=1e-12)
    assert best.cost <= min(cost(q) for q in range(1, 20_000, 3)) + 1e-9


def test_stockpyl_agrees_on_discounts():
    breaks, prices = [0, 400, 800], [0.75, 0.72, 0.68]
    q, region, cost = eoq.economic_order_quantity_with_all_units_discounts(
        8, 0.3, 1300, breaks, prices
    )
    best = discounted_order(
        fixed_cost=8,
        holding_cost_rate=0.3,
        demand_rate=1300,
        breakpoints=breaks,
        unit_costs=prices,
        discount=DiscountKind.ALL_UNITS,
    )
    assert (best.order_quantity, best.region, best.cost) == pytest.approx((q, region, cost))


def test_brackets_must_rise_with_falling_prices():
    for breaks, prices in (((1, 5), (2, 1)), ((0, 5), (1, 2)), ((0, 5), (1,)), ((), ())):
        with pytest.raises(InvalidInput, match=r"brackets|breakpoints is empty"):
            discounted_order(
                fixed_cost=1,
                holding_cost_rate=1,
                demand_rate=1,
                breakpoints=breaks,
                unit_costs=prices,
                discount="incremental",
            )
