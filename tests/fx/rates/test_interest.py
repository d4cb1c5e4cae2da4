"""Day counts, compounding, discount curves."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput
from xborder.fx.rates.curves import DiscountCurve, FlatCurve
from xborder.fx.rates.interest import Compounding, DayCount, InterestRate, money_market_basis

START, END = dt.date(2024, 1, 31), dt.date(2025, 3, 31)


@pytest.mark.parametrize(
    ("count", "years"),
    [
        (DayCount.ACT_360, 425 / 360),
        (DayCount.ACT_365F, 425 / 365),
        (DayCount.THIRTY_360, 14 / 12),
        # 336 of 366 days of 2024 lie ahead on 31 January; 89 of 365 of 2025 are gone on 31 March
        (DayCount.ACT_ACT_ISDA, 336 / 366 + 89 / 365),
    ],
)
def test_day_counts(count, years):
    assert count.years(START, END) == pytest.approx(years, rel=1e-13)
    assert count.years(END, END) == 0.0


def test_thirty_360_keeps_the_last_day_of_a_month_that_started_earlier():
    # 2006 ISDA Definitions 4.16(f): day 31 counts as 30 only if the start is the 30th or 31st
    assert DayCount.THIRTY_360.years(dt.date(2024, 1, 15), dt.date(2024, 3, 31)) == pytest.approx(
        76 / 360
    )


@pytest.mark.parametrize(
    ("compounding", "growth"),
    [
        ("simple", 1.12),
        ("annual", 1.06**2),
        ("semiannual", 1.03**4),
        ("quarterly", 1.015**8),
        ("monthly", 1.005**24),
        ("continuous", math.exp(0.12)),
    ],
)
def test_six_per_cent_for_two_years(compounding, growth):
    rate = InterestRate(rate=0.06, compounding=compounding)
    assert rate.growth(2.0) == pytest.approx(growth, rel=1e-14)
    assert rate.continuous(2.0) == pytest.approx(math.log(growth) / 2, rel=1e-14)


@given(
    rate=st.floats(-0.05, 0.3),
    compounding=st.sampled_from(Compounding),
    years=st.floats(0.01, 5),
)
def test_a_rate_and_its_continuous_equivalent_grow_alike(rate, compounding, years):
    quoted = InterestRate(rate=rate, compounding=compounding)
    same = InterestRate(rate=quoted.continuous(years), compounding="continuous")
    assert same.growth(years) == pytest.approx(quoted.growth(years), rel=1e-13)


def test_a_rate_that_leaves_nothing_is_refused():
    with pytest.raises(InvalidInput, match="leaves nothing"):
        InterestRate(rate=-2.0, compounding="annual").growth(1.0)


def test_money_market_bases():
    assert money_market_basis("GBP") is DayCount.ACT_365F
    assert money_market_basis("USD") is DayCount.ACT_360


ON, SPOT = dt.date(2026, 11, 20), dt.date(2026, 11, 24)
MARCH, JUNE = dt.date(2027, 3, 24), dt.date(2027, 6, 24)


def test_deposits_start_at_spot():
    curve = DiscountCurve.from_deposits(
        "USD", on=ON, spot_date=SPOT, rates={MARCH: 0.04, JUNE: 0.042}
    )
    to_spot = 1 / (1 + 0.04 * 4 / 360)
    assert curve.discount(ON) == 1.0
    assert curve.discount(SPOT) == pytest.approx(to_spot, rel=1e-15)
    assert curve.discount(MARCH) == pytest.approx(to_spot / (1 + 0.04 * 120 / 360), rel=1e-14)
    assert curve.discount(JUNE) == pytest.approx(to_spot / (1 + 0.042 * 212 / 360), rel=1e-14)
    middle = curve.discount(dt.date(2027, 5, 9))  # half way between: a constant forward rate
    assert middle == pytest.approx(math.sqrt(curve.discount(MARCH) * curve.discount(JUNE)))


def test_deposits_may_start_today():
    curve = DiscountCurve.from_deposits(
        "GBP", on=ON, spot_date=ON, rates={MARCH: 0.04}, day_count=DayCount.ACT_360
    )
    assert curve.discount(MARCH) == pytest.approx(1 / (1 + 0.04 * 124 / 360), rel=1e-14)


def test_a_curve_ends_where_it_ends():
    curve = DiscountCurve(currency="USD", on=ON, factors={MARCH: 0.99})
    with pytest.raises(InvalidInput, match="beyond the last date 2027-03-24"):
        curve.discount(JUNE)
    for some in (
        curve,
        FlatCurve(currency="USD", on=ON, rate=InterestRate(rate=0.04, compounding="annual")),
    ):
        with pytest.raises(InvalidInput, match="before the curve"):
            some.discount(dt.date(2026, 11, 19))


def test_curves_need_later_dates():
    with pytest.raises(InvalidInput, match="dates after"):
        DiscountCurve(currency="USD", on=ON, factors={})
    with pytest.raises(InvalidInput, match="dates after"):
        DiscountCurve(currency="USD", on=ON, factors={ON: 1.0})
    with pytest.raises(InvalidInput, match="after the spot date"):
        DiscountCurve.from_deposits("USD", on=ON, spot_date=SPOT, rates={SPOT: 0.04})


@given(rate=st.floats(-0.02, 0.2), days=st.integers(0, 2_000))
def test_a_flat_curve_discounts_what_grows(rate, days):
    grown = InterestRate(rate=rate, compounding="quarterly", day_count="ACT/360")
    curve = FlatCurve(currency="EUR", on=ON, rate=grown)
    day = ON + dt.timedelta(days=days)
    assert curve.discount(day) * grown.growth(days / 360) == pytest.approx(1.0, rel=1e-13)


def test_what_floats_cannot_hold_is_refused():
    runaway = InterestRate(rate=-5.0, compounding="continuous")
    with pytest.raises(InvalidInput, match="what a float can hold"):
        runaway.discount(dt.date(2026, 1, 1), dt.date(2326, 1, 1))
    with pytest.raises(InvalidInput, match="what a float can hold"):
        runaway.continuous(1_000.0)
    with pytest.raises(InvalidInput, match="what a float can hold"):
        InterestRate(rate=5.0, compounding="continuous").growth(1_000.0)
