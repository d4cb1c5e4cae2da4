"""Joint orders beside enumeration."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput
from xborder.inventory.lots import joint_replenishment


@given(
    st.floats(1, 200),
    st.lists(
        st.tuples(st.floats(0.5, 90), st.floats(0.05, 3), st.floats(1, 500)), min_size=1, max_size=3
    ),
)
def test_joint_orders_agree_with_enumeration(shared, items):
    own, holding, rates = zip(*items, strict=True)
    given_ = {
        "shared_fixed_cost": shared,
        "individual_fixed_costs": own,
        "holding_costs": holding,
        "demand_rates": rates,
    }
    best = joint_replenishment(**given_)

    def cost(multiples):
        orders = shared + sum(a / m for a, m in zip(own, multiples, strict=True))
        held = sum(h * d * m for h, d, m in zip(holding, rates, multiples, strict=True))
        return math.sqrt(2 * orders * held)

    known = min(cost(m) for m in itertools.product(range(1, 13), repeat=len(items)))
    assert best.cost <= known * (1 + 1e-12)
    assert best.cost == pytest.approx(cost(best.order_multiples), rel=1e-12)
    assert joint_replenishment(**given_, method="silver").cost >= best.cost * (1 - 1e-12)


def test_joint_columns_must_match():
    with pytest.raises(InvalidInput, match="different lengths"):
        joint_replenishment(
            shared_fixed_cost=1, individual_fixed_costs=[1], holding_costs=[1, 2], demand_rates=[1]
        )
