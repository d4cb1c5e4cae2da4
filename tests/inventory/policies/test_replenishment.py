"""Policies as values, and agreements with suppliers."""

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.lead_times import LeadTime
from xborder.inventory.policies import ContinuousReview, JustInTime, OrderUpTo, VendorManaged

DAY = {"period": "day"}


def test_policies_as_values():
    review = ContinuousReview(reorder_point=10, order_quantity=6)
    assert [review.order(p) for p in (11, 10, 4, -3)] == [0, 6, 12, 18]
    assert [OrderUpTo(level=30).order(p) for p in (40, 12)] == [0, 18]
    agreed = VendorManaged(minimum=100, maximum=260, multiple=24)
    assert agreed.deliver(90).quantity + 90 <= 260
    assert agreed.conditions(daily_demand=10, days_between_deliveries=7).hold
    tight = agreed.conditions(daily_demand=30, days_between_deliveries=7)
    assert tight.met == (False, False)
    assert "210 units" in str(tight.texts[0])
    with pytest.raises(InvalidInput, match="no room for a pack of 24"):
        VendorManaged(minimum=100, maximum=110, multiple=24)
    supply = JustInTime(daily_demand=120, container=50, lead_time=LeadTime.fixed(2, **DAY))
    assert supply.containers == 5
    assert supply.conditions(fixed_cost=1, holding_cost=0.5).hold
    held = JustInTime(
        daily_demand=120, container=50, lead_time=LeadTime.table({2: 0.75, 30: 0.25}, **DAY)
    )
    assert held.conditions(fixed_cost=100, holding_cost=0.5).met == (False, False)
    now = JustInTime(daily_demand=1, container=50, lead_time=LeadTime.fixed(0, **DAY))
    assert now.containers == 1
    assert now.conditions(fixed_cost=1, holding_cost=1).met[1]
