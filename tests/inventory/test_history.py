"""Histories, forecast errors, intermittent demand and metrics."""

import datetime as dt
import math
import random
import statistics

import pytest

from xborder import inventory as xi
from xborder.errors import InvalidInput

START = dt.date(2026, 6, 1)  # a Monday


def days(sold, **marks):
    return [
        xi.SalesDay(
            on=START + dt.timedelta(days=n),
            sold=value,
            in_stock=n not in marks.get("out", ()),
            promoted=n in marks.get("promo", ()),
        )
        for n, value in enumerate(sold)
    ]


def test_days_without_stock_do_not_shrink_demand():
    # shared/peers/inventory.md: 237 units over 90 days, 79 in stock: 3 a day, not 2.63
    history = xi.SalesHistory(days=days([3] * 79 + [0] * 11, out=range(79, 90)))
    assert history.naive_rate == pytest.approx(237 / 90)
    assert history.rate == 3
    assert history.demand(family="sample").mean == 3
    assert xi.unconstrained_rate(units_sold=237, in_stock_days=79) == 3


def test_promotions_are_set_aside_and_outliers_marked():
    sold = [4, 5, 6, 5, 4, 5, 6, 20, 60, 5]
    history = xi.SalesHistory(days=days(sold, promo={7}, out={9}))
    marks = history.marks()
    assert marks == {
        START + dt.timedelta(days=7): xi.Mark.PROMOTION,
        START + dt.timedelta(days=8): xi.Mark.OUTLIER,
        START + dt.timedelta(days=9): xi.Mark.OUT_OF_STOCK,
    }
    assert history.demand(outliers_out=True).mean == 5
    assert history.demand().mean == pytest.approx(95 / 8)
    assert history.promotion_lift == pytest.approx(20 / (95 / 8))
    assert [str(note) for note in history.notes()] == [
        "1 of 10 days out of stock are not counted.",
        "1 of 10 days under promotion are set aside.",
        "1 of 10 days are unusual: look at them.",
    ]
    assert "断货" in history.notes()[0].render("zh_CN")


@pytest.mark.parametrize(
    "family", ["normal", "gamma", "lognormal", "poisson", "negative_binomial", "sample"]
)
def test_a_history_fits_every_family_and_no_sales_are_no_demand(family):
    rng = random.Random(7)  # noqa: S311 - a fixed sample, not a secret
    sold = [rng.choice([0, 1, 1, 2, 5, 9]) for _ in range(200)]
    demand = xi.SalesHistory(days=days(sold)).demand(family=family)
    assert demand.mean == pytest.approx(statistics.fmean(sold))
    if family in {"normal", "gamma", "lognormal", "negative_binomial"}:
        assert demand.sd == pytest.approx(statistics.stdev(sold))
    none = xi.SalesHistory(days=days([0, 0, 0])).demand(family=family)
    assert none.over(30).quantile(0.99) == 0
    never = xi.SalesHistory(days=days([0], out={0}))
    assert never.demand(family=family).mean == 0
    assert (never.rate, never.promotion_lift, never.marks()) == (
        0,
        None,
        {START: xi.Mark.OUT_OF_STOCK},
    )


def test_season_factors_average_one():
    sold = [10, 10, 10, 10, 20, 40, 40] * 8
    history = xi.SalesHistory(days=days(sold, promo={1}))
    assert history.weekday_factors() == pytest.approx([0.5, 0.5, 0.5, 0.5, 1, 2, 2])
    months = history.month_factors()
    assert months[0] == 1  # never seen
    assert (months[5] + months[6]) / 2 == pytest.approx(1)
    assert xi.SalesHistory(days=days([0])).month_factors() == (1,) * 12
    assert xi.SalesHistory(days=days([5], out={0})).weekday_factors() == (1,) * 7


def test_bad_histories_say_so():
    with pytest.raises(InvalidInput, match="0 days has no days"):
        xi.SalesHistory(days=[])
    with pytest.raises(InvalidInput, match="one day twice"):
        xi.SalesHistory(days=[*days([1]), *days([2])])
    with pytest.raises(InvalidInput, match="no family weibull"):
        xi.SalesHistory(days=days([1])).demand(family="weibull")
    with pytest.raises(InvalidInput, match="sold is -1"):
        days([-1])


def test_forecast_errors_by_their_definitions():
    found = xi.forecast_error(actual=[10, 14, 9], forecast=[12, 10, 9])
    assert found.bias == pytest.approx(2 / 3)
    assert found.mad == pytest.approx(2)
    assert found.rmse == pytest.approx(math.sqrt(20 / 3))
    assert found.sd == pytest.approx(statistics.stdev([-2, 4, 0]))
    assert xi.forecast_error(actual=[1], forecast=[1]).sd == 0
    with pytest.raises(InvalidInput, match="different lengths: 1, 2"):
        xi.forecast_error(actual=[1], forecast=[1, 2])
    assert xi.sigma_from_mad(80) == pytest.approx(100.265131)


SERIES = [0, 0, 3, 0, 0, 0, 5, 0, 2, 0, 0, 4]


@pytest.mark.parametrize(
    ("method", "rate"),
    [  # statsforecast 2.1.1 with smoothing 0.1, as in inventory_cases.yaml
        ("croston", 1.060514878),
        ("sba", 1.007489134),
        ("tsb", 0.8586320071),
        ("adida", 1.072333),
        ("imapa", 1.179879),
    ],
)
def test_intermittent_rates_agree_with_statsforecast(method, rate):
    assert xi.intermittent_rate(SERIES, method=method) == pytest.approx(rate, rel=1e-6)


@pytest.mark.parametrize("method", list(xi.IntermittentMethod))
def test_intermittent_edges_are_defined(method):
    assert xi.intermittent_rate([0, 0, 0], method=method) == 0
    steady = xi.intermittent_rate([4] * 8, method=method)
    bias = {"sba": 0.95, "sbj": 1 - 0.1 / 1.9}.get(method, 1)
    assert steady == pytest.approx(4 * bias)
    single = xi.intermittent_rate([0, 0, 6], method=method)
    assert 0 < single < 6
    fading = xi.intermittent_rate([6, 0, 0, 0, 0, 0], method=method, alpha_probability=0.5)
    assert 0 < fading <= 6
    if method is xi.IntermittentMethod.TSB:
        assert fading == pytest.approx(6 * 0.5**5)  # a dying item fades


@pytest.mark.parametrize(
    ("series", "label"),
    [
        ([10, 12, 9, 11], "smooth"),
        ([0, 10, 0, 11, 0, 9], "intermittent"),
        ([1, 30, 2, 28, 1, 1], "erratic"),
        ([0, 1, 0, 0, 40, 0, 2], "lumpy"),
        ([0, 0], "none"),
    ],
)
def test_the_four_patterns(series, label):
    assert xi.demand_pattern(series).label == label


def test_metrics_by_their_definitions():
    month_ends = [units * 12.5 for units in (1200, 1100, 900, 1300, 1000, 800)]
    found = xi.turnover(inventory_values=month_ends, cogs=54000, days=181, average="snapshots")
    assert found.days_inventory_outstanding == pytest.approx(43.99305556)
    ends = xi.turnover(inventory_values=month_ends, cogs=54000, days=181, average="two_points")
    assert ends.days_inventory_outstanding == pytest.approx(41.89814815)
    idle = xi.turnover(inventory_values=[5], cogs=0, days=30, average="snapshots")
    assert (idle.turnover, idle.days_inventory_outstanding) == (0, math.inf)
    lean = xi.turnover(inventory_values=[0], cogs=5, days=30, average="snapshots")
    assert (lean.turnover, lean.days_inventory_outstanding) == (math.inf, 0)
    empty = xi.turnover(inventory_values=[0], cogs=0, days=30, average="snapshots")
    assert (empty.turnover, empty.days_inventory_outstanding) == (0, 0)
    assert xi.sell_through_received(sold=30, received=40) == 0.75
    assert xi.sell_through_average(sold=90, average_units=45) == 2
    assert xi.days_of_supply(on_hand=90, daily_rate=3) == 30
    assert xi.days_of_supply(on_hand=9, daily_rate=0) == math.inf
    assert xi.days_of_supply(on_hand=0, daily_rate=0) == 0
    with pytest.raises(InvalidInput, match="average_inventory_cost is 0"):
        xi.gmroi(gross_margin=1, average_inventory_cost=0)
    perfect = xi.availability(
        days=3, days_out_of_stock=0, demand_units=0, lost_units=0, cycles=0, cycles_with_stockout=0
    )
    assert (perfect.fill_rate, perfect.cycle_service_level) == (1, 1)


def test_classes_of_items_that_never_sold():
    rows = xi.abc_xyz({"b": ([0, 0], 5), "a": ([0, 0], 5)})
    assert [(row.sku, row.label, row.cumulative_share) for row in rows] == [
        ("a", "CZ", 1),
        ("b", "CZ", 1),
    ]


def test_a_series_with_bad_values_is_refused():
    for series in ([1, -2], [1.0, math.nan], [math.inf], []):
        with pytest.raises(InvalidInput, match="series"):
            xi.demand_pattern(series)
    assert xi.demand_pattern([True + 1, 0.0]).adi == 2
