"""Columns give what single calls give, as lists and as arrays; bad rows are named all at once."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from xborder.errors import InvalidInput, InvalidRows, InvalidType, NoSolution, problems
from xborder.inventory.demand import Demand
from xborder.inventory.lead_times import LeadTime
from xborder.inventory.service import (
    CycleServiceLevel,
    FillRate,
    FillRateForm,
    safety_stock,
    safety_stocks,
)

RNG = np.random.default_rng(20261121)
N = 300
COLUMNS = {
    "demand_mean": RNG.uniform(0, 90, N),
    "demand_sd": RNG.uniform(0, 60, N) * (RNG.random(N) > 0.1),
    "lead_time": RNG.uniform(0, 60, N),
}
TIME_SD = RNG.uniform(0, 9, N)
SIZES = RNG.uniform(1, 3000, N)
TARGETS = [CycleServiceLevel("0.95"), *(FillRate("0.97", form=f) for f in FillRateForm)]


@pytest.mark.parametrize("target", TARGETS, ids=str)
@pytest.mark.parametrize("with_times", [False, True])
def test_lists_arrays_and_single_calls_agree(target, with_times):
    columns = {**COLUMNS, "lead_time_sd": TIME_SD} if with_times else COLUMNS
    if isinstance(target, FillRate):
        columns = {**columns, "order_quantity": SIZES}
    arrays = safety_stocks(**columns, target=target)
    lists = safety_stocks(**{k: v.tolist() for k, v in columns.items()}, target=target)
    assert isinstance(lists.safety_stock, list)
    for name in ("safety_stock", "reorder_point", "sigma"):
        np.testing.assert_allclose(
            getattr(arrays, name), getattr(lists, name), rtol=1e-9, atol=1e-8
        )
    for row in range(0, N, 17):
        one = {k: float(v[row]) for k, v in columns.items()}
        single = safety_stock(
            demand=Demand.normal(mean=one["demand_mean"], sd=one["demand_sd"], period="day"),
            lead_time=LeadTime.moments(
                mean=one["lead_time"], sd=one.get("lead_time_sd", 0), period="day"
            ),
            target=target,
            order_quantity=one.get("order_quantity"),
        )
        assert lists.safety_stock[row] == pytest.approx(single.safety_stock, rel=1e-9, abs=1e-7)


def test_no_rows_give_no_rows():
    empty = {name: [] for name in COLUMNS}
    assert safety_stocks(**empty, target=TARGETS[0]).safety_stock == []
    none = {name: np.array([]) for name in (*COLUMNS, "order_quantity")}
    assert len(safety_stocks(**none, target=TARGETS[1]).safety_stock) == 0


@pytest.mark.parametrize("kind", [list, np.array])
def test_every_bad_row_is_named_at_once(kind):
    with pytest.raises(InvalidRows) as caught:
        safety_stocks(
            demand_mean=kind([10.0, math.nan, 5.0]),
            demand_sd=kind([1.0, 1.0, -2.0]),
            lead_time=kind([30.0, 30.0, math.inf]),
            order_quantity=kind([5.0, 0.0, 5.0]),
            target=FillRate("0.9"),
        )
    found = {problem.where: problem.value for problem in problems(caught.value)}
    assert found == {
        "1.demand_mean": "nan",
        "2.demand_sd": "-2.0",
        "2.lead_time": "inf",
        "1.order_quantity": "0.0",
    }


def test_a_value_of_the_wrong_kind_is_named():
    with pytest.raises(InvalidRows, match=r"0\.demand_sd is the text x, which is not a number"):
        safety_stocks(demand_mean=[1], demand_sd=["x"], lead_time=[1], target=TARGETS[0])


def test_decimals_and_fractions_count_as_the_numbers_they_are():
    plain = {"demand_mean": [20.5], "demand_sd": [6.25], "lead_time": [30.0]}
    other = {
        "demand_mean": [Decimal("20.5")],
        "demand_sd": [Fraction(25, 4)],
        "lead_time": [np.int64(30)],
    }
    assert safety_stocks(**other, target=TARGETS[0]) == safety_stocks(**plain, target=TARGETS[0])


def test_an_array_that_holds_no_numbers_names_its_rows():
    words = np.array([1.0, "x"], dtype=object)
    with pytest.raises(InvalidRows) as caught:
        safety_stocks(
            demand_mean=words,
            demand_sd=np.array([1.0, 1.0]),
            lead_time=np.array([1.0, 1.0]),
            target=TARGETS[0],
        )
    assert [problem.where for problem in problems(caught.value)] == ["1.demand_mean"]


def test_columns_must_match_and_fill_rates_need_sizes():
    with pytest.raises(InvalidInput, match="different lengths: demand_mean 1, demand_sd 2"):
        safety_stocks(demand_mean=[1], demand_sd=[1, 2], lead_time=[1], target=TARGETS[0])
    with pytest.raises(InvalidInput, match="needs their order quantities"):
        safety_stocks(demand_mean=[1], demand_sd=[1], lead_time=[1], target=TARGETS[1])
    for target in (CycleServiceLevel(1), FillRate(1)):
        for kind in (list, np.array):
            one = {name: kind([1.0]) for name in (*COLUMNS, "order_quantity")}
            with pytest.raises(NoSolution):
                safety_stocks(**one, target=target)


HOLDS = LeadTime.table({30: 0.75, 38: 0.15, 60: 0.10}, period="day")
ROWS = {"demand_mean": [20, 20, 5.5, 3], "demand_sd": [6, 0, 9, 1]}
LOTS = [400, 30, 25, 200]


@pytest.mark.parametrize("target", TARGETS, ids=repr)
@pytest.mark.parametrize("table", [HOLDS, LeadTime.fixed(4, period="week")], ids=["holds", "fixed"])
def test_a_table_of_lead_times_is_weighed_exactly_in_lists_and_arrays(target, table):
    more = {"target": target, "period": "day", "order_quantity": LOTS}
    lists = safety_stocks(**ROWS, lead_time=table, **more)
    arrays = safety_stocks(
        **{name: np.array(column) for name, column in ROWS.items()}, lead_time=table, **more
    )
    each = safety_stocks(**ROWS, lead_time=[table] * 4, **more)
    assert each == lists
    for row, (mean, sd, size) in enumerate(zip(*ROWS.values(), LOTS, strict=True)):
        one = safety_stock(
            demand=Demand.normal(mean=mean, sd=sd, period="day"),
            lead_time=table,
            target=target,
            order_quantity=size,
        )
        assert lists.reorder_point[row] == one.level
        assert arrays.reorder_point[row] == pytest.approx(one.level, rel=1e-9, abs=1e-6)
        assert arrays.safety_stock[row] == pytest.approx(one.safety_stock, rel=1e-9, abs=1e-6)
        assert arrays.sigma[row] == pytest.approx(one.demand_sd) == pytest.approx(lists.sigma[row])


def test_tables_of_each_item_may_differ_in_length():
    tables = [HOLDS, LeadTime.fixed(30, period="day")]
    found = safety_stocks(
        demand_mean=np.array([20.0, 20.0]),
        demand_sd=np.array([6.0, 6.0]),
        lead_time=tables,
        period="day",
        target=CycleServiceLevel("0.98"),
    )
    assert found.reorder_point.round() == pytest.approx([1239, 667])


def test_a_frame_goes_in_and_comes_out():
    tables = [HOLDS, LeadTime.fixed(4, period="week")]
    frame = pd.DataFrame({"mean": [20.0, 20.0], "sd": [6.0, 6.0], "lead": tables})
    parts = {"period": "day", "target": CycleServiceLevel("0.98")}
    found = safety_stocks(
        demand_mean=frame["mean"], demand_sd=frame["sd"], lead_time=frame["lead"], **parts
    )
    # 1239 as in the explanation of customs holds; 4 weeks are 28 days: 560 + z(0.98) 6 sqrt(28)
    z = 2.0537489106318225
    assert found.reorder_point == pytest.approx([1239, 560 + z * 6 * math.sqrt(28)], abs=0.5)
    lists = safety_stocks(demand_mean=[20, 20], demand_sd=[6, 6], lead_time=frame["lead"], **parts)
    for one in (found, lists):
        out = one.to_frame("pandas")
        assert list(out.columns) == ["safety_stock", "reorder_point", "sigma"]
        assert out["reorder_point"].tolist() == pytest.approx(list(found.reorder_point))
    assert "reorder point" in found._repr_html_()


def test_lead_times_state_their_period_and_have_a_table():
    parts = {"demand_mean": [1], "demand_sd": [1], "target": CycleServiceLevel("0.9")}
    with pytest.raises(InvalidInput, match="No period is stated"):
        safety_stocks(**parts, lead_time=HOLDS)
    with pytest.raises(InvalidInput, match="no exact length"):
        safety_stocks(**parts, lead_time=HOLDS, period="month")
    with pytest.raises(InvalidInput, match="two moments has no table"):
        safety_stocks(**parts, lead_time=LeadTime.moments(mean=3, sd=1, period="day"), period="day")
    with pytest.raises(InvalidInput, match="different lengths"):
        safety_stocks(**parts, lead_time=[HOLDS, HOLDS], period="day")
    with pytest.raises(InvalidType, match=r"1\.lead_time is 3"):
        safety_stocks(**parts, lead_time=[HOLDS, 3], period="day")


def test_arrays_refuse_what_is_infinite_and_let_the_huge_pass():
    sound = {"demand_mean": np.array([5.0]), "demand_sd": np.array([2.0])}
    sound["lead_time"] = np.array([4.0])
    target = CycleServiceLevel("0.9")
    for name in sound:
        with pytest.raises(InvalidRows, match=name):
            safety_stocks(**{**sound, name: np.array([np.inf])}, target=target)
    # 1e200 is a number, its square is none that a float can hold
    found = safety_stocks(**{**sound, "demand_sd": np.array([1e200])}, target=target)
    assert np.isinf(found.sigma[0])
