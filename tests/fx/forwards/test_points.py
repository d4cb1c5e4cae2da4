"""Outrights from points: broken dates lie on a line between quoted ones."""

import datetime as dt

import pytest

from xborder.errors import InvalidInput
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
