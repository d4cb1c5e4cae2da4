"""Agreements with suppliers read the periods they carry, and noise never buys a container."""

import pytest

from xborder.errors import InvalidInput
from xborder.inventory import LeadTime
from xborder.inventory.policies import JustInTime, VendorManaged


@pytest.mark.parametrize(
    "lead", [LeadTime.fixed(14, period="day"), LeadTime.fixed(2, period="week")], ids=repr
)
def test_two_weeks_ask_for_the_containers_of_fourteen_days(lead):
    supply = JustInTime(daily_demand=120, container=50, margin=0.1, lead_time=lead)
    assert supply.containers == 37  # 120 x 14 x 1.1 / 50 = 36.96


def test_noise_never_buys_a_container():
    lead = LeadTime.fixed(3, period="day")
    assert JustInTime(daily_demand=0.1, container=0.3, lead_time=lead).containers == 1
    assert JustInTime(daily_demand=16.1, container=48.3, lead_time=lead).containers == 1


def test_a_vendor_never_delivers_past_the_maximum():
    agreed = VendorManaged(minimum=100, maximum=260, multiple=24)
    assert agreed.deliver(90.5).quantity == 168  # room for 169.5
    assert agreed.deliver(-20).quantity == 264  # units owed make room
    by_metre = VendorManaged(minimum=10, maximum=20, multiple=2.5)
    assert by_metre.deliver(9.9).quantity == 10
    with pytest.raises(InvalidInput, match="no room for a pack"):
        VendorManaged(minimum=10, maximum=11, multiple=2.5)
