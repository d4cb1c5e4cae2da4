"""Forecast errors by their definitions."""

import math
import statistics

import pytest

from xborder.errors import InvalidInput
from xborder.inventory.demand import forecast_error, sigma_from_mad


def test_forecast_errors_by_their_definitions():
    found = forecast_error(actual=[10, 14, 9], forecast=[12, 10, 9])
    assert found.bias == pytest.approx(2 / 3)
    assert found.mad == pytest.approx(2)
    assert found.rmse == pytest.approx(math.sqrt(20 / 3))
    assert found.sd == pytest.approx(statistics.stdev([-2, 4, 0]))
    assert forecast_error(actual=[1], forecast=[1]).sd == 0
    with pytest.raises(InvalidInput, match="different lengths: 1, 2"):
        forecast_error(actual=[1], forecast=[1, 2])
    assert sigma_from_mad(80) == pytest.approx(100.265131)
