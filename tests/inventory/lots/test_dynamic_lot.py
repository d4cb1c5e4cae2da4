"""Dynamic lots beside enumeration and stockpyl."""

import itertools
import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stockpyl import wagner_whitin

from xborder.errors import InvalidInput
from xborder.inventory.lots import lot_sizes


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=6),
    st.floats(0, 30),
    st.floats(0, 3),
    st.lists(st.floats(0, 2), min_size=6, max_size=6),
)
def test_lot_sizes_agree_with_enumeration(demand, fixed, held, prices):
    prices = prices[: len(demand)]
    plan = lot_sizes(demand=demand, fixed_cost=fixed, holding_cost=held, unit_cost=prices)

    def cost(days):
        total, stock = 0.0, 0.0
        for day, need in enumerate(demand):
            if day in days:
                later = [d for d in days if d > day]
                size = sum(demand[day : min(later, default=len(demand))])
                total += fixed + prices[day] * size
                stock += size
            stock -= need
            if stock < 0:
                return math.inf
            total += held * stock
        return total

    every = itertools.chain.from_iterable(
        itertools.combinations(range(len(demand)), n) for n in range(len(demand) + 1)
    )
    assert plan.cost == pytest.approx(min(cost(set(days)) for days in every), abs=1e-9)
    assert math.fsum(plan.order_quantities) == pytest.approx(sum(demand))


def test_lot_sizes_agree_with_stockpyl():
    demand = [730, 580, 445, 650, 880]
    orders, cost, *_ = wagner_whitin.wagner_whitin(5, 0.1, 100, demand)
    plan = lot_sizes(demand=demand, fixed_cost=100, holding_cost=[0.1] * 5)
    assert plan.cost == cost == 423
    assert list(plan.order_quantities) == orders[1:]


def test_costs_come_one_a_period_or_one_for_all():
    with pytest.raises(InvalidInput, match="demand 2, holding_cost 3"):
        lot_sizes(demand=[1, 2], fixed_cost=1, holding_cost=[1, 2, 3])
    assert lot_sizes(demand=[3], fixed_cost=Decimal(2), holding_cost=1).cost == 2
