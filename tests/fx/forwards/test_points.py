"""Outrights from points: broken dates lie on a line between quoted ones."""

import datetime as dt

import pandas as pd
import pytest

from xborder.errors import InvalidInput, InvalidType
from xborder.fx.forwards.points import PointsCurve
from xborder.fx.rates.quote import TwoWayRate

TODAY, SPOT, LATER = dt.date(2026, 11, 20), dt.date(2026, 11, 24), dt.date(2027, 5, 24)


def test_broken_dates_lie_on_a_line_between_quoted_points():
    spot = TwoWayRate(pair="GBPUSD", bid=1.6, ask=1.601)
    month, quarter = dt.date(2026, 12, 24), dt.date(2027, 2, 24)
    curve = PointsCurve(spot=spot, spot_date=SPOT, points={quarter: (15, 20), month: (5, 8)})
    assert curve.outright(SPOT) == spot
    assert curve.outright(month).bid == pytest.approx(1.6005, abs=1e-12)
    assert curve.outright(quarter).ask == pytest.approx(1.603, abs=1e-12)
    half = curve.outright(dt.date(2026, 12, 9))  # 15 of 30 days
    assert half.bid == pytest.approx(1.60025, abs=1e-12)
    with pytest.raises(InvalidInput, match="outside the quoted dates"):
        curve.outright(LATER)
    with pytest.raises(InvalidInput, match="after spot"):
        PointsCurve(spot=spot, spot_date=SPOT, points={})


QUARTER = dt.date(2027, 2, 24)


def test_one_number_is_not_both_sides_of_the_points():
    spot = TwoWayRate(pair="GBPUSD", bid=1.6, ask=1.601)
    with pytest.raises(InvalidInput) as caught:
        PointsCurve(spot=spot, spot_date=SPOT, points={QUARTER: 12.0})
    assert "(bid, ask)" in caught.value.remedy
    assert "12.0" in str(caught.value)


def test_a_value_date_is_a_civil_day():
    spot = TwoWayRate(pair="GBPUSD", bid=1.6, ask=1.601)
    curve = PointsCurve(spot=spot, spot_date=SPOT, points={QUARTER: (9, 13)})
    half = dt.date(2027, 1, 9)  # 46 of 92 days
    assert curve.outright(half).bid == pytest.approx(1.60045, abs=1e-12)
    assert curve.outright(pd.Timestamp(half)) == curve.outright(half)
    with pytest.raises(InvalidInput, match="has a time of day"):
        curve.outright(dt.datetime(2027, 1, 9, 12, tzinfo=dt.UTC))
    with pytest.raises(InvalidType, match="value_date is a str, not a date"):
        curve.outright("2027-01-09")
