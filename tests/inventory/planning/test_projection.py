"""Stock day by day: units are conserved, alerts are right."""

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput
from xborder.inventory.planning import Inbound, Lot, alerts, project

TODAY = dt.date(2026, 11, 1)


def after(days):
    return TODAY + dt.timedelta(days=days)


def coming(days, units):
    return Inbound(available_on=after(days), units=units)


@given(
    st.lists(st.floats(0, 40), min_size=1, max_size=25),
    st.floats(0, 300),
    st.lists(st.tuples(st.integers(-3, 30), st.floats(0, 200)), max_size=4),
)
def test_units_are_conserved_every_day(demand, opening, rows):
    found = project(
        start=TODAY,
        days=len(demand),
        daily_demand=demand,
        on_hand=opening,
        inbound=[coming(n, units) for n, units in rows],
    )
    before = opening
    for day, asked in zip(found.days, demand, strict=True):
        assert day.on_hand == pytest.approx(before + day.received - day.sold, abs=1e-9)
        assert day.sold + day.lost == pytest.approx(asked)
        assert day.on_hand >= -1e-9
        assert day.position == day.on_hand + day.on_order
        before = day.on_hand
    assert 0 <= found.fill_rate <= 1


def test_inbound_that_arrives_too_late_is_no_cover():
    found = project(start=TODAY, days=20, daily_demand=10, on_hand=45, inbound=[coming(10, 100)])
    assert found.days[0].position > 100  # the position says there is enough
    assert found.stock_out_on == after(4)  # the gap says there is not
    assert found.lost == 55
    kinds = {alert.kind: alert for alert in alerts(found)}
    assert set(kinds) == {"gap"}
    assert "100 units on the way arrive too late" in str(kinds["gap"].text)
    bare = alerts(project(start=TODAY, days=9, daily_demand=10, on_hand=45))
    assert [alert.kind for alert in bare] == ["stock_out"]


def test_cover_excess_and_age_are_told():
    lots = [Lot(received=after(-170), units=300), Lot(received=after(-5), units=2000)]
    found = project(start=TODAY, days=40, daily_demand=10, on_hand=lots)
    kinds = {
        alert.kind: alert.on
        for alert in alerts(found, least_days=28, most_days=180, oldest_days=181)
    }
    assert kinds == {"excess": TODAY, "ageing": after(11)}
    assert found.days[29].oldest_days == 34
    low = project(start=TODAY, days=10, daily_demand=10, on_hand=300)
    (first,) = alerts(low, least_days=28)
    assert (first.kind, first.on) == ("below_least", after(2))
    assert "27 days, less than 28" in str(first.text)
    assert alerts(project(start=TODAY, days=3, daily_demand=0, on_hand=5)) == ()


def test_cover_is_counted_in_projected_days():
    found = project(start=TODAY, days=10, daily_demand=[10] * 5 + [40] * 5, on_hand=95)
    assert found.cover_on(TODAY) == 5
    assert project(start=TODAY, days=3, daily_demand=1, on_hand=50).cover_on(TODAY) is None
    nothing = project(start=TODAY, days=3, daily_demand=0, on_hand=0)
    assert (nothing.fill_rate, nothing.stock_out_on) == (1, None)


def test_demand_must_cover_the_days():
    with pytest.raises(InvalidInput, match="2 of 3 days"):
        project(start=TODAY, days=3, daily_demand=[1, 2], on_hand=5)


@given(
    st.integers(-80, 80),
    st.lists(st.integers(-20, 60), min_size=1, max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 90)), max_size=4),
)
def test_with_backorders_net_stock_is_what_came_less_what_was_asked(on_hand, demand, rows):
    path = project(
        start=TODAY,
        days=len(demand),
        daily_demand=demand,
        on_hand=on_hand,
        inbound=[coming(days, units) for days, units in rows],
        shortage="backordered",
    )
    net = on_hand
    for offset, (day, asked) in enumerate(zip(path.days, demand, strict=True)):
        net += sum(units for days, units in rows if days == offset) - asked
        assert day.net == pytest.approx(net)
        assert min(day.on_hand, day.backorders) == 0  # nobody waits while there is stock
        assert day.lost == 0
        assert day.sold + day.short == pytest.approx(max(0, asked))
    assert path.lost == 0


@given(
    st.lists(
        st.tuples(
            st.integers(-5, 12), st.one_of(st.floats(0, 1e12), st.sampled_from([5e-324, 0.1]))
        ),
        max_size=30,
    ),
    st.sampled_from(["left_out", "first_day"]),
)
def test_receipts_and_what_is_on_the_way_are_the_sums_of_their_units(rows, late):
    """Summed anew each day, to the last digit; the projection itself reads each receipt once."""
    path = project(
        start=TODAY,
        days=8,
        daily_demand=1,
        on_hand=3,
        inbound=[coming(n, units) for n, units in rows],
        late=late,
    )
    on = [(max(n, 0) if late == "first_day" else n, units) for n, units in rows]
    for offset, day in enumerate(path.days):
        assert day.received == math.fsum(units for n, units in on if n == offset)
        assert day.on_order == math.fsum(units for n, units in on if n > offset)


def test_units_owed_are_served_before_anyone_new():
    path = project(
        start=TODAY,
        days=3,
        daily_demand=10,
        on_hand=-5,
        inbound=[coming(1, 40)],
        shortage="backordered",
    )
    assert [day.net for day in path.days] == [-15, 15, 5]
    assert path.stock_out_on == TODAY
    assert path.fill_rate == pytest.approx(2 / 3)
    with pytest.raises(InvalidInput, match="are owed, but shortages are lost"):
        project(start=TODAY, days=3, daily_demand=10, on_hand=-5)


def test_what_comes_back_is_stock_again():
    path = project(start=TODAY, days=3, daily_demand=[5, -8, 5], on_hand=6)
    assert [day.on_hand for day in path.days] == [1, 9, 4]
    assert path.fill_rate == 1
    with pytest.raises(InvalidInput, match="not a day of the projection"):
        path.cover_on(after(9))


def test_an_endless_bound_warns_of_nothing_and_infinity_is_only_that():
    path = project(start=TODAY, days=3, daily_demand=5, on_hand=600)
    assert alerts(path) == ()
    with pytest.raises(InvalidInput, match="most_days is -1"):
        alerts(path, most_days=-1)


def test_a_projection_is_a_table_and_a_chart_of_what_is_held_and_owed():
    pytest.importorskip("matplotlib")
    path = project(
        start=dt.date(2026, 11, 1),
        days=3,
        daily_demand=10,
        on_hand=15,
        shortage="backordered",
        inbound=[Inbound(available_on=dt.date(2026, 11, 3), units=30)],
    )
    columns = path.to_columns()
    assert columns["net"] == [5, -5, 15]
    assert columns["received"] == [0, 0, 30]
    (axes,) = path.plot().axes
    assert list(axes.lines[0].get_ydata()) == [5, -5, 15]
    owed = axes.collections[0].get_paths()[0].vertices[:, 1]
    assert (owed.min(), owed.max()) == (-5, 0)
    assert path.plot(locale="zh_CN").axes[0].get_ylabel() == "日末件数"


def test_stock_beyond_all_sums_is_refused_and_not_summed():
    with pytest.raises(InvalidInput, match="too large to be added up"):
        coming(0, 1e308)
    with pytest.raises(InvalidInput, match=r"on_hand is .*, too large"):
        project(start=TODAY, days=2, daily_demand=1, on_hand=1e308)
