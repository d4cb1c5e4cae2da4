"""Hedge accounting: offsets, regressions, reserves, designations, dated standards."""

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import CurrencyMismatch, InvalidInput, InvalidPolicy, NoRuleInForce
from xborder.fx.accounting.designation import HedgeDesignation, critical_terms_match
from xborder.fx.accounting.effectiveness import (
    dollar_offset,
    dollar_offset_series,
    economic_relationship,
    regression_test,
)
from xborder.fx.accounting.reserve import lower_of_test
from xborder.fx.accounting.standard import STANDARDS, hedge_accounting_policy
from xborder.fx.exposure.exposure import Exposure
from xborder.fx.hedging.hedge import Hedge

TODAY = dt.date(2026, 11, 21)
US = hedge_accounting_policy("asc_815", on=TODAY)
IFRS = hedge_accounting_policy("ifrs_9", on=TODAY)


@pytest.mark.parametrize(
    ("instrument", "item", "ratio", "effective"),
    [
        (10_000, -11_000, 0.909090909091, True),  # LegalClarity, dollar-offset method
        (-95, 100, 0.95, True),  # LegalClarity, the 80/125 rule
        (-70, 100, 0.70, False),
        (-120, 100, 1.2, True),  # IAS 39 AG105(b)
        (80, -100, 0.8, True),
        (125, -100, 1.25, True),
        (126, -100, 1.26, False),
        (100, 100, -1.0, False),  # both gain: nothing is offset
        (5, 0, float("inf"), False),
        (0, 0, 1.0, True),
    ],
)
def test_dollar_offset(instrument, item, ratio, effective):
    found = dollar_offset(instrument_change=instrument, item_change=item, policy=US)
    assert found.ratio == pytest.approx(ratio, rel=1e-11)
    assert found.effective is effective


def test_the_direction_of_the_ratio_is_chosen():
    # IAS 39 AG105(b): 120/100 = 120 %, 100/120 = 83 %
    found = dollar_offset(
        instrument_change=-120, item_change=100, policy=US, direction="item_over_instrument"
    )
    assert found.ratio == pytest.approx(0.833333333333)
    assert found.effective


def test_periods_fail_where_the_whole_does_not():
    instrument, item = [100.0, 1.0, -60.0], [-98.0, 0.5, 61.0]
    terms = {"policy": US}
    by_period = dollar_offset_series(instrument, item, basis="period", **terms)
    cumulative = dollar_offset_series(instrument, item, basis="cumulative", **terms)
    assert [r.effective for r in by_period] == [True, False, True]
    assert [r.effective for r in cumulative] == [True, True, True]
    assert cumulative[-1].ratio == pytest.approx(41 / 36.5)
    with pytest.raises(InvalidInput, match="is empty"):
        dollar_offset_series([], [], basis="period", **terms)


def test_a_standard_without_a_line_is_not_tested_against_one():
    with pytest.raises(InvalidPolicy, match="ifrs_9"):
        dollar_offset(instrument_change=1, item_change=-1, policy=IFRS)
    with pytest.raises(InvalidPolicy, match="thresholds"):
        regression_test([1, 2, 3], [-1, -2, -3], policy=IFRS)


def test_regression_needs_slope_and_fit():
    item = [-1.0, 2.0, -3.0, 4.0, -2.0, 1.0]
    good = regression_test([1.02, -1.9, 3.1, -4.0, 1.9, -1.1], item, policy=US)
    assert good.effective
    assert good.line.slope < 0
    same_way = regression_test(item, item, policy=US)
    assert not same_way.effective
    weak = regression_test([0.5 * -value for value in item], item, policy=US)
    assert weak.line.r_squared == pytest.approx(1.0)
    assert not weak.effective
    noisy = regression_test([1.0, 2.0, 3.0, -4.0, -2.0, 1.5], item, policy=US)
    assert not noisy.effective


@given(gain=st.floats(-1e9, 1e9), change=st.floats(-1e9, 1e9))
def test_the_reserve_is_the_lower_of_two(gain, change):
    found = lower_of_test(instrument_gain=gain, item_change=change)
    assert found.reserve + found.ineffectiveness == pytest.approx(gain, abs=1e-6)
    assert abs(found.reserve) <= min(abs(gain), abs(change))
    if min(gain, change) < 0 < max(gain, change):
        assert abs(found.reserve) == min(abs(gain), abs(change))
        assert (found.reserve > 0) == (gain > 0)
    else:
        assert found.reserve == 0.0


@pytest.mark.parametrize(
    ("gain", "change", "reserve", "loss"),
    [(110, -100, 100, 10), (90, -100, 90, 0), (-110, 100, -100, -10), (50, 20, 0, 50)],
)
def test_over_and_under_hedges(gain, change, reserve, loss):
    # IFRS 9 6.5.11: an over-hedge leaves ineffectiveness, an under-hedge none
    found = lower_of_test(instrument_gain=gain, item_change=change)
    assert (found.reserve, found.ineffectiveness) == (reserve, loss)


def test_an_economic_relationship_has_three_parts():
    terms = {"designated_ratio": 1.0, "actual_ratio": 1.0, "credit_dominates": False}
    assert economic_relationship([1, -2], [-1, 2], **terms).qualifies
    assert not economic_relationship([1, -2], [1, -2], **terms).qualifies
    assert not economic_relationship(
        [1, -2], [-1, 2], **{**terms, "credit_dominates": True}
    ).qualifies
    assert not economic_relationship([1, -2], [-1, 2], **{**terms, "actual_ratio": 0.8}).qualifies
    with pytest.raises(InvalidInput, match="designated_ratio"):
        economic_relationship([1], [-1], **{**terms, "designated_ratio": 0})


def test_standards_are_dated():
    before = hedge_accounting_policy("asc_815", on=dt.date(2018, 12, 31))
    assert (before.critical_terms_days, US.critical_terms_days) == (0, 31)
    assert before.lower_of_reserve
    assert not US.lower_of_reserve
    assert hedge_accounting_policy("ias_39", on=TODAY).bright_line == (0.8, 1.25)
    with pytest.raises(NoRuleInForce, match="IFRS 9"):
        hedge_accounting_policy("ifrs_9", on=dt.date(2017, 12, 31))
    for timeline in STANDARDS.values():
        for entry in timeline:
            assert entry.source.url
            assert entry.note


SALE = Exposure.of("100000 EUR", due=dt.date(2027, 3, 1), stage="committed")
DEAL = Hedge(currency="EUR", covers=100_000, due=dt.date(2027, 3, 1), rate=7.8)


def test_critical_terms():
    assert critical_terms_match(SALE, DEAL, policy=IFRS).matches
    month = evolve(DEAL, due=dt.date(2027, 3, 31))
    assert critical_terms_match(SALE, month, policy=US).matches
    assert not critical_terms_match(SALE, month, policy=IFRS).matches
    later = evolve(DEAL, due=dt.date(2027, 4, 2))
    off = critical_terms_match(SALE, later, policy=US)
    assert [str(text) for text in off.differences] == ["the dates lie 32 days apart"]
    wrong = critical_terms_match(
        SALE,
        evolve(DEAL, currency="GBP", covers=90_000),
        policy=US,
        fair_value_at_inception=250.0,
    )
    assert len(wrong.differences) == 3
    assert "250" in str(wrong.differences[-1])


def designate(**changes):
    facts = {
        "designated_on": TODAY,
        "framework": "ifrs_9",
        "item": SALE,
        "instrument": DEAL,
        "hedge_ratio": 1,
        "method": "critical_terms",
        "objective": "Keep the margin of committed EUR sales.",
        "sources_of_ineffectiveness": ["credit risk", "timing"],
    }
    return HedgeDesignation(**{**facts, **changes})


def test_a_designation_is_a_record():
    record = designate()
    assert record.policy == IFRS
    english, chinese = record.explain(), record.explain("zh_CN")
    assert "Instrument: forward over 100,000 EUR at 7.8, due 2027-03-01." in english
    assert "credit risk, timing" in english
    assert "套期比率" in chinese
    assert "may come from" not in designate(sources_of_ineffectiveness=[]).explain()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"instrument": evolve(DEAL, covers=-100_000)}, "does not cover"),
        ({"hedge_ratio": 0}, "not positive"),
        ({"objective": " "}, "objective"),
        ({"item": evolve(SALE, stage="priced")}, "price on a list"),
        ({"method": "regression"}, "no line"),
    ],
)
def test_what_cannot_be_designated(changes, words):
    with pytest.raises(InvalidInput, match=words) as caught:
        designate(**changes)
    assert "afterwards" in caught.value.problem().remedy


def test_item_and_instrument_share_a_currency():
    with pytest.raises(CurrencyMismatch, match="GBP"):
        designate(instrument=evolve(DEAL, currency="GBP"))


def test_the_line_may_be_used_where_there_is_one():
    assert designate(framework="asc_815", method="regression").policy.bright_line == (0.8, 1.25)
