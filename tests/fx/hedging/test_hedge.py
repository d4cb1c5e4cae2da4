"""Hedges in place: the rate they make together, and what they cost to carry."""

import datetime as dt
from decimal import Decimal

import pytest

from xborder.fx.hedging.hedge import Hedge, blended_rate, cost_of_carry, effective_rate
from xborder.fx.hedging.market import Market
from xborder.fx.hedging.schedule import (
    Band,
    Layer,
    LayeredSchedule,
)
from xborder.fx.rates.board import RateBoard
from xborder.fx.rates.curves import FlatCurve
from xborder.fx.rates.interest import InterestRate

TODAY = dt.date(2026, 11, 20)  # a Friday


RATES = {"CNH": 0.0165, "EUR": 0.0215, "GBP": 0.04, "USD": 0.043}


def market(on=TODAY, eur=7.75, gbp=9.20, home="CNH"):
    curves = {
        code: FlatCurve(
            currency=code, on=on, rate=InterestRate(rate=rate, compounding="continuous")
        )
        for code, rate in RATES.items()
    }
    return Market(
        on=on,
        home=home,
        board=RateBoard.of({"EURCNH": eur, "GBPCNH": gbp, "USDCNH": 7.15}),
        curves=curves,
        volatilities={"EUR": 0.08, "GBP": 0.09},
    )


def hedge(covers, due, currency="EUR", rate=7.7, reference=""):
    return Hedge(currency=currency, covers=covers, due=due, rate=rate, reference=reference)


ACT = LayeredSchedule(
    width="0.05",
    layers=[
        Layer(months_before=18, share="0.2"),
        Layer(months_before=12, share="0.3"),
        Layer(months_before=6, share="0.3"),
    ],
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


def months(eur):
    days = [dt.date(2026, 1 + n, 15) for n in range(len(eur))]
    return [market(on=day, eur=rate) for day, rate in zip(days, eur, strict=True)]
