"""Demand over the protection interval."""

import math

import pytest

from xborder.inventory.lead_times import smoothed_error_sd


def test_smoothing_errors_grow_faster_than_the_root():
    # shared/peers/inventory.md, section 5: alpha 0.2 over 4 periods: 26.4, not 20
    assert smoothed_error_sd(sd=10, alpha=0.2, periods=4) == pytest.approx(math.sqrt(696))
    assert smoothed_error_sd(sd=10, alpha=0, periods=4) == pytest.approx(20)
