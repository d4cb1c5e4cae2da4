"""Time zones and instants at the door: given as they are or by name, and refused by name."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from xborder.errors import InvalidInput
from xborder.worktime.instants import time_zone


def test_a_zone_is_taken_as_it_is_or_by_its_name():
    assert time_zone(dt.UTC) is dt.UTC
    assert time_zone("Asia/Tokyo") == ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize("stranger", ["Asia/Tokio", "", 9])
def test_what_is_no_zone_is_refused_with_the_name_of_the_argument(stranger):
    with pytest.raises(InvalidInput) as caught:
        time_zone(stranger)
    assert caught.value.where == "zone"
