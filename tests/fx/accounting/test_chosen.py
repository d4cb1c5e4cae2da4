"""Under IFRS 9 an entity may choose a line of its own, and writes it down when it designates."""

import datetime as dt

import pytest
from attrs import evolve

from xborder.errors import InvalidInput, InvalidPolicy
from xborder.fx.accounting import (
    HedgeDesignation,
    dollar_offset,
    hedge_accounting_policy,
    regression_test,
)
from xborder.fx.exposure import Exposure
from xborder.fx.hedging import Hedge

ON = dt.date(2026, 11, 21)
IFRS = hedge_accounting_policy("ifrs_9", on=ON)
OWN = IFRS.choosing(bright_line=(0.8, 1.25), least_r_squared=0.8, slope_range=(0.8, 1.25))
ITEM = Exposure.of("100000 EUR", due=dt.date(2027, 3, 1), stage="committed")
FORWARD = Hedge(currency="EUR", covers=100_000, due=dt.date(2027, 3, 1), rate=7.8)


def designate(**facts):
    return HedgeDesignation(
        **{
            "designated_on": ON,
            "framework": "ifrs_9",
            "item": ITEM,
            "instrument": FORWARD,
            "hedge_ratio": 1,
            "method": "regression",
            "objective": "protect the margin of a firm order",
            **facts,
        }
    )


def test_the_standard_itself_has_no_line():
    with pytest.raises(InvalidPolicy, match="no 80 to 125"):
        dollar_offset(instrument_change=1.0, item_change=-1.0, policy=IFRS)
    for method in ("regression", "dollar_offset_period", "dollar_offset_cumulative"):
        with pytest.raises(InvalidInput, match="no line to test against"):
            designate(method=method)


def test_a_chosen_line_is_tested_and_keeps_the_rest_of_the_standard():
    assert OWN.lower_of_reserve
    assert not OWN.retrospective_test
    assert dollar_offset(instrument_change=9.0, item_change=-10.0, policy=OWN).effective
    assert not dollar_offset(instrument_change=7.0, item_change=-10.0, policy=OWN).effective
    moves = [1.0, -2.0, 0.5, 1.5]
    tested = regression_test(moves, [-each for each in moves], policy=OWN)
    assert tested.effective
    assert designate(chosen=OWN).policy == OWN
    assert designate(method="dollar_offset_period", chosen=OWN).policy == OWN
    only_offset = IFRS.choosing(bright_line=(0.8, 1.25))
    with pytest.raises(InvalidInput, match="no line to test against"):
        designate(chosen=only_offset)  # a regression needs its own thresholds


@pytest.mark.parametrize(
    "terms",
    [
        {"bright_line": (1.25, 0.8)},
        {"slope_range": (0.8,)},
        {"least_r_squared": 80},
        {"bright_line": (0.0, 1.0)},
    ],
)
def test_a_range_out_of_order_is_refused(terms):
    with pytest.raises(InvalidInput):
        IFRS.choosing(**terms)


def test_a_designation_looks_ahead_and_stays_with_its_standard():
    other = hedge_accounting_policy("asc_815", on=ON)
    with pytest.raises(InvalidInput, match="another standard"):
        designate(chosen=other)
    for late in (
        {"item": evolve(ITEM, due=dt.date(2026, 11, 20))},
        {"instrument": evolve(FORWARD, due=dt.date(2026, 11, 20))},
    ):
        with pytest.raises(InvalidInput, match="overdue or the instrument has settled"):
            designate(chosen=OWN, **late)
