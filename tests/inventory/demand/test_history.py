"""Demand from a sales history: stock-outs, promotions, odd days, seasons."""

import datetime as dt
import random
import statistics

import numpy as np
import pandas as pd
import pytest

from xborder.errors import InvalidInput
from xborder.inventory.demand import DayMark, SalesDay, SalesHistory, unconstrained_rate

START = dt.date(2026, 6, 1)  # a Monday


def days(sold, **marks):
    return [
        SalesDay(
            on=START + dt.timedelta(days=n),
            sold=value,
            in_stock=n not in marks.get("out", ()),
            promoted=n in marks.get("promo", ()),
        )
        for n, value in enumerate(sold)
    ]


def test_days_without_stock_do_not_shrink_demand():
    # shared/peers/inventory.md: 237 units over 90 days, 79 in stock: 3 a day, not 2.63
    history = SalesHistory(days=days([3] * 79 + [0] * 11, out=range(79, 90)))
    assert history.naive_rate == pytest.approx(237 / 90)
    assert history.rate == 3
    assert history.demand(family="sample").mean == 3
    assert unconstrained_rate(units_sold=237, in_stock_days=79) == 3


def test_promotions_are_set_aside_and_outliers_marked():
    sold = [4, 5, 6, 5, 4, 5, 6, 20, 60, 5]
    history = SalesHistory(days=days(sold, promo={7}, out={9}))
    marks = history.marks()
    assert marks == {
        START + dt.timedelta(days=7): DayMark.PROMOTION,
        START + dt.timedelta(days=8): DayMark.OUTLIER,
        START + dt.timedelta(days=9): DayMark.OUT_OF_STOCK,
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
    demand = SalesHistory(days=days(sold)).demand(family=family)
    assert demand.mean == pytest.approx(statistics.fmean(sold))
    if family in {"normal", "gamma", "lognormal", "negative_binomial"}:
        assert demand.sd == pytest.approx(statistics.stdev(sold))
    none = SalesHistory(days=days([0, 0, 0])).demand(family=family)
    assert none.over(30).quantile(0.99) == 0
    never = SalesHistory(days=days([0], out={0}))
    assert never.demand(family=family).mean == 0
    assert (never.rate, never.promotion_lift, never.marks()) == (
        0,
        None,
        {START: DayMark.OUT_OF_STOCK},
    )


def test_season_factors_average_one():
    sold = [10, 10, 10, 10, 20, 40, 40] * 8
    history = SalesHistory(days=days(sold, promo={1}))
    assert history.weekday_factors() == pytest.approx([0.5, 0.5, 0.5, 0.5, 1, 2, 2])
    months = history.month_factors()
    assert months[0] == 1  # never seen
    assert (months[5] + months[6]) / 2 == pytest.approx(1)
    assert SalesHistory(days=days([0])).month_factors() == (1,) * 12
    assert SalesHistory(days=days([5], out={0})).weekday_factors() == (1,) * 7


def test_bad_histories_say_so():
    with pytest.raises(InvalidInput, match="0 days has no days"):
        SalesHistory(days=[])
    with pytest.raises(InvalidInput, match="one day twice"):
        SalesHistory(days=[*days([1]), *days([2])])
    with pytest.raises(InvalidInput, match="weibull is not a choice"):
        SalesHistory(days=days([1])).demand(family="weibull")
    with pytest.raises(InvalidInput, match="returned is -1"):
        SalesDay(on=START, sold=0, returned=-1)


NINE_APART = [SalesDay(on=START + dt.timedelta(days=9 * n), sold=3) for n in range(10)]


def test_a_missing_day_is_explained_or_refused():
    """Thirty units over 82 calendar days are 0.366 a day, not 3."""
    with pytest.raises(InvalidInput, match="72 of 82 calendar days have no entry"):
        SalesHistory(days=NINE_APART)
    filled = SalesHistory(days=NINE_APART, missing="no_sales")
    assert filled.naive_rate == filled.rate == pytest.approx(30 / 82)
    assert len(filled.days) == filled.calendar_days == 82
    assert filled.demand().mean == pytest.approx(30 / 82)
    unknown = SalesHistory(days=NINE_APART, missing="unknown")
    assert unknown.naive_rate == pytest.approx(30 / 82)
    assert unknown.rate == 3
    assert [str(note) for note in unknown.notes()] == [
        "Nothing is known of 72 of 82 calendar days."
    ]
    assert SalesHistory(days=NINE_APART[:1]).naive_rate == 3


def test_a_day_of_net_returns_lowers_the_rate_and_is_told():
    rows = [
        SalesDay(on=START + dt.timedelta(days=n), sold=sold) for n, sold in enumerate((4, -2, 4))
    ]
    history = SalesHistory(days=rows)
    assert history.rate == 2
    assert history.demand(family="normal").mean == 2
    assert history.demand(family="sample").distribution.points == (-2, 4)
    assert "On 1 days more came back than was sold." in map(str, history.notes())
    apart = SalesDay(on=START, sold=4, returned=6)
    assert (apart.sold, apart.net) == (4, -2)
    assert SalesHistory(days=[apart]).rate == 4  # what came back had been asked for


def test_days_come_as_frames_hold_them():
    day = SalesDay(on=pd.Timestamp("2026-06-01"), sold=np.int64(3))
    assert (day.on, type(day.sold)) == (START, float)
