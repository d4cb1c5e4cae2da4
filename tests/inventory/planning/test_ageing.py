"""First in, first out: units are conserved, the youngest stay."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType
from xborder.inventory.planning import Lot, age_profile, project, remaining_lots

JAN = dt.date(2026, 1, 1)


def day(n):
    return JAN + dt.timedelta(days=n)


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 90)), min_size=1, max_size=8),
    st.floats(0, 1),
)
def test_first_in_first_out_conserves_units_and_keeps_the_youngest(rows, share):
    lots = [Lot(received=day(n), units=units) for n, units in rows]
    total = sum(units for _, units in rows)
    left = remaining_lots(lots, sold=share * total)
    assert math.fsum(lot.units for lot in left) == pytest.approx(total * (1 - share), abs=1e-9)
    whole = [lot.units > 0 for lot in left]
    partly = [n for n, lot in enumerate(left) if lot.units > 0]
    if partly:  # after the first lot with units left, all are untouched
        later = sorted(lots, key=lambda lot: lot.received)[partly[0] + 1 :]
        assert [lot.units for lot in left[partly[0] + 1 :]] == [lot.units for lot in later]
    assert len(whole) == len(rows)


def test_one_cannot_sell_what_was_never_received():
    with pytest.raises(InvalidInput, match="11 units were sold of 10"):
        remaining_lots([Lot(received=JAN, units=10)], sold=11)
    with pytest.raises(InvalidType, match="received is a str, not a date"):
        Lot(received="2026-01-01", units=1)
    empty = age_profile([], on=JAN, edges=(0, 91))
    assert (empty.buckets, empty.average_days, empty.oldest_days) == ({0: 0, 91: 0}, 0, 0)


def test_what_comes_later_is_not_stock_yet():
    later = [Lot(received=day(4), units=3)]
    with pytest.raises(InvalidInput, match="2026-01-05 is not there yet on 2026-01-01"):
        age_profile(later, on=JAN, edges=(0, 91))
    with pytest.raises(InvalidInput, match="is not there yet"):
        project(start=JAN, days=9, daily_demand=1, on_hand=later)
    gone = [Lot(received=day(4), units=0), Lot(received=JAN, units=2)]  # an empty lot is no stock
    assert age_profile(gone, on=JAN, edges=(0, 91)).buckets == {0: 2, 91: 0}
    assert project(start=JAN, days=1, daily_demand=1, on_hand=gone).days[0].on_hand == 1


def test_ages_rise_from_zero():
    lot = Lot(received=dt.date(2026, 1, 1), units=3)
    for edges in ((1, 5), (0, 5, 5), (0, 9, 5)):
        with pytest.raises(InvalidInput, match="do not rise from 0"):
            age_profile([lot], on=dt.date(2026, 2, 1), edges=edges)
    noisy = [Lot(received=dt.date(2026, 1, n), units=0.1) for n in (1, 2, 3)]
    assert sum(one.units for one in remaining_lots(noisy, sold=0.1 + 0.2)) == pytest.approx(0)


def test_what_subtraction_leaves_of_a_lot_has_no_age():
    """0.3 of three tenths is all of it, and 100 days of 2,999.999... are 300,000."""
    tenths = [Lot(received=day(n), units=0.1) for n in (0, 1, 2)]
    assert 0.1 + 0.1 + 0.1 - 0.3 > 0
    left = remaining_lots(tenths, sold=0.3)
    assert [lot.units for lot in left] == [0, 0, 0]
    assert age_profile(left, on=day(90), edges=(0,)).oldest_days == 0
    a_day = math.nextafter(3000.0, 0)
    assert 300_000 - 100 * a_day > 0
    path = project(
        start=day(30),
        days=101,
        daily_demand=[a_day] * 100 + [0],
        on_hand=[Lot(received=JAN, units=300_000), Lot(received=day(30), units=5)],
    )
    assert path.days[-1].oldest_days == 100
    assert path.days[-1].on_hand == pytest.approx(5)


def test_a_small_lot_that_was_not_touched_stays():
    left = remaining_lots(
        [Lot(received=JAN, units=1e9), Lot(received=day(1), units=1e-4)], sold=1e9
    )
    assert [lot.units for lot in left] == [0, 1e-4]
