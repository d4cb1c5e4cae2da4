"""Seasons and periods that depend on the last."""

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.demand import autocorrelated_sd, seasonal_demand

YEAR = [0.8, 0.8, 0.9, 0.9, 1, 1, 0.9, 0.9, 1, 1.1, 1.3, 1.4]


def test_the_last_season_is_followed_by_the_first():
    turn = seasonal_demand(base=100, factors=YEAR, cv=0, start=12, periods=2)
    assert (turn.mean, turn.sd) == (pytest.approx(140 + 80), 0)
    assert seasonal_demand(base=100, factors=YEAR, cv=0.3, start=1, periods=0).mean == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"start": 0}, "start is 0, below its least value 1"),
        ({"start": 13}, "start is 13, above its greatest value 12"),
        ({"factors": []}, "factors is empty"),
        ({"base": -1}, "base is -1"),
    ],
)
def test_a_season_that_is_not_there_is_refused(wrong, said):
    parts = {"base": 100, "factors": YEAR, "cv": 0.3, "start": 9, "periods": 3}
    with pytest.raises(InvalidInput, match=said):
        seasonal_demand(**parts | wrong)


def test_independent_periods_grow_with_the_root():
    assert autocorrelated_sd(sd=10, ar1=0, periods=4) == 20
    assert autocorrelated_sd(sd=10, ar1=1, periods=4) == 40
    assert autocorrelated_sd(sd=10, ar1=0.5, periods=0) == 0
