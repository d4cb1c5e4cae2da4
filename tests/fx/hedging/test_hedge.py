"""Hedges in place: the rate they make together, and what they cost to carry."""

import datetime as dt
from decimal import Decimal

import pytest
from tests.fx.hedging.a_market import ACT, TODAY, hedge, market

from xborder.errors import InvalidInput
from xborder.fx.hedging.hedge import blended_rate, cost_of_carry, effective_rate
from xborder.fx.hedging.schedule import (
    Band,
)


def test_layers_make_one_rate():
    # shared cases, lay-1: the layered example of the Association of Corporate Treasurers
    assert blended_rate([0.2, 0.3, 0.3], [1.072, 1.081, 1.0905]) == pytest.approx(1.0823125)
    assert effective_rate(0.8, 1.0823125, 1.06) == pytest.approx(1.07785, rel=1e-14)
    for months, band in ((3, "0.8"), (9, "0.5"), (15, "0.2")):
        due = dt.date(
            TODAY.year + (TODAY.month + months - 1) // 12, (TODAY.month + months - 1) % 12 + 1, 20
        )
        found = ACT.band(due, TODAY)
        assert found == Band.around(band, "0.05")
    assert ACT.band(dt.date(2029, 1, 1), TODAY) is None
    assert ACT.band(dt.date(2026, 11, 19), TODAY) is None
    # a layer is due on the very day its months are up
    assert ACT.band(dt.date(2027, 5, 20), TODAY).target == Decimal("0.8")
    assert ACT.band(dt.date(2027, 5, 21), TODAY).target == Decimal("0.5")


DUES = [dt.date(2027, 3, 15), dt.date(2027, 9, 15), dt.date(2028, 3, 15), dt.date(2028, 9, 15)]


def test_carry_is_what_the_points_cost():
    # selling dollars forward at a discount costs, selling euros forward at a premium earns
    deals = [hedge(100_000, DUES[0], "USD", 7.05), hedge(1_000, DUES[0], "EUR", 7.80)]
    assert cost_of_carry(deals, [7.15, 7.75]) == pytest.approx(10_000 - 50)


def test_carry_needs_the_spot_rate_of_every_deal():
    with pytest.raises(InvalidInput, match="There are 2 spot rates for 1 hedges"):
        cost_of_carry([hedge(100_000, DUES[0], "USD", 7.05)], [7.15, 7.75])


def months(eur):
    days = [dt.date(2026, 1 + n, 15) for n in range(len(eur))]
    return [market(on=day, eur=rate) for day, rate in zip(days, eur, strict=True)]
