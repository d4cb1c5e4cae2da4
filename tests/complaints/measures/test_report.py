"""A period's measures against counts made by hand, split by week, team, grade and channel."""

import datetime as dt
import math
import statistics

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.complaints import (
    By,
    Clock,
    SlaPolicy,
    Target,
    Ticket,
    clock_reports,
    default_policy,
    measure,
    measure_by,
)
from xborder.complaints.measures import ClockReport, ClockReports, Times
from xborder.errors import InvalidInput, NotFound
from xborder.worktime import OpeningHours

HOUR = dt.timedelta(hours=1)


def ticket(name, day, *events, **more):
    """Build a ticket created at 10:00 on a day of November 2026, its events hours after."""
    start = dt.datetime(2026, 11, day, 10, tzinfo=dt.UTC)
    told = [{"at": start, "kind": "created"}]
    told += [{"at": start + dt.timedelta(hours=hours), "kind": kind} for hours, kind in events]
    return Ticket(id=name, events=told, **more)


QUEUE = [  # Monday is 16 November
    ticket("a", 16, (1, "replied"), (2, "resolved"), grade="urgent", team="east"),
    ticket("b", 16, (3, "replied"), (5, "replied"), (24, "resolved"), team="east"),
    ticket(
        "c", 17, (30, "replied"), (31, "resolved"), (48, "reopened"), (50, "resolved"), team="west"
    ),
    ticket("d", 18, team="west"),
    ticket("e", 19, (1, "cancelled")),
    ticket("f", 30, (1, "replied")),
]
POLICY = default_policy(
    OpeningHours(
        zone="UTC", week="Mo-Fr 09:00-17:00", known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1)
    ).calendar()
)  # fmt: skip
START, END = dt.datetime(2026, 11, 16, tzinfo=dt.UTC), dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


def test_a_weeks_measures():
    found = measure(POLICY, QUEUE, start=START, end=END)
    assert found.tickets == 5
    assert (found.first_response.count, found.first_response.mean, found.first_response.median) == (
        3,
        34 / 3,
        3,
    )
    assert found.first_response_business.longest == 14  # Tuesday 10-17 and Wednesday 9-16
    assert (found.resolution.mean, found.resolution.longest) == ((2 + 24 + 50) / 3, 50)
    # Tuesday 10:00 to Thursday 12:00 is 7 + 8 + 3 open hours.
    assert found.resolution_business.longest == 18
    assert (found.resolved.value, found.reopened.value) == (3 / 5, 1 / 5)
    assert found.first_contact.value == 1 / 3
    assert found.clocks["first_response"].late_of_ran.value == 2 / 5  # c and d
    assert "refund" not in found.clocks
    assert found.backlog_age == (4 * 24 + 14,)


def test_a_week_without_tickets():
    found = measure(POLICY, [], start=START, end=END)
    assert (found.tickets, found.resolved, found.first_contact, found.clocks) == (
        0,
        None,
        None,
        {},
    )
    assert math.isnan(found.first_response.mean)


def test_numerators_and_denominators():
    found = measure(POLICY, QUEUE, start=START, end=END).clocks["first_response"]
    # Answered after 1 and 3 hours; after 30 of 24; never, four days; cancelled after one hour.
    assert (found.kept, found.late, found.open, found.withdrawn) == (2, 2, 0, 1)
    assert (found.ran, found.decided, found.tickets, found.late_tickets) == (5, 4, 5, 2)
    assert (found.late_of_decided.hits, found.late_of_decided.count) == (2, 4)
    assert (found.late_of_ran.hits, found.late_of_ran.count) == (2, 5)
    assert (found.kept_of_decided.hits, found.kept_of_decided.count) == (2, 4)
    assert (found.late_of_tickets.hits, found.late_of_tickets.count) == (2, 5)


MESSAGES = SlaPolicy(
    clocks=[
        Clock(
            name="next_response", targets=[Target(within=2 * HOUR)], starts=["customer_message"],
            stops=["replied"], repeats=True, handover_policy="new_cycle",
        )
    ],
    calendar=POLICY.calendar,
)  # fmt: skip


def test_a_late_answer_is_not_hidden_by_the_next_one():
    """Message 09:00, reply 13:00, message 14:00, reply 14:30: breached once, of two cycles."""
    told = Ticket(id="T", events=[
        {"at": f"2026-11-16T{clock}:00+00:00", "kind": kind}
        for clock, kind in (("09:00", "created"), ("09:00", "customer_message"), ("13:00", "replied"), ("14:00", "customer_message"), ("14:30", "replied"))
    ])  # fmt: skip
    found = measure(MESSAGES, [told], start=START, end=END).clocks["next_response"]
    assert (found.kept, found.late, found.tickets, found.late_tickets) == (1, 1, 1, 1)


WEEKS = [  # Mondays 9 and 16 November 2026, ISO weeks 46 and 47
    Ticket(id="a", grade="urgent", team="east", channel="email", country="DE", tier="gold", events=[
        {"at": "2026-11-09T09:00:00+00:00", "kind": "created"},
        {"at": "2026-11-09T09:00:00+00:00", "kind": "customer_message"},
        {"at": "2026-11-09T13:00:00+00:00", "kind": "assigned", "value": "west"},
        {"at": "2026-11-09T14:00:00+00:00", "kind": "replied"},
        {"at": "2026-11-16T09:00:00+00:00", "kind": "customer_message"},
        {"at": "2026-11-16T10:00:00+00:00", "kind": "replied"},
    ]),
    Ticket(id="b", team="east", channel="phone", events=[
        {"at": "2026-11-15T23:30:00+00:00", "kind": "created"},  # Sunday; Monday in Shanghai
        {"at": "2026-11-15T23:30:00+00:00", "kind": "customer_message"},
    ]),
    Ticket(id="c", events=[{"at": "2026-11-16T09:00:00+00:00", "kind": "created"}]),  # it never ran
]  # fmt: skip


@pytest.mark.parametrize(
    ("by", "zone", "expected"),
    [
        ("week", "", {"2026-W46": (1, 2, 0), "2026-W47": (1, 0, 0)}),
        ("week", "Asia/Shanghai", {"2026-W46": (1, 1, 0), "2026-W47": (1, 1, 0)}),
        ("team", "", {"east": (0, 2, 0), "west": (2, 0, 0)}),
        ("grade", "", {"normal": (0, 1, 0), "urgent": (2, 1, 0)}),
        ("channel", "", {"email": (2, 1, 0), "phone": (0, 1, 0)}),
        ("country", "", {"": (0, 1, 0), "DE": (2, 1, 0)}),
        (By.TIER, "", {"": (0, 1, 0), "gold": (2, 1, 0)}),
    ],
)
def test_a_clock_by_week_team_grade_and_customer(by, zone, expected):
    found = clock_reports(MESSAGES, WEEKS, END, clock="next_response", by=by, zone=zone)
    assert {name: (r.kept, r.late, r.open) for name, r in found.items()} == expected


def test_measures_by_group_are_those_of_the_group():
    whole = {"start": dt.datetime(2026, 11, 9, tzinfo=dt.UTC), "end": END}
    by_week = measure_by(MESSAGES, WEEKS, by="week", **whole)
    assert {name: found.tickets for name, found in by_week.items()} == {"2026-W46": 2, "2026-W47": 1}  # fmt: skip
    shifted = measure_by(MESSAGES, WEEKS, by="week", zone="Asia/Shanghai", **whole)
    assert {name: found.tickets for name, found in shifted.items()} == {"2026-W46": 1, "2026-W47": 2}  # fmt: skip
    by_team = measure_by(MESSAGES, WEEKS, by="team", **whole)
    assert by_team["west"] == measure(MESSAGES, WEEKS[:1], **whole)
    assert list(measure_by(MESSAGES, WEEKS, by="grade", **whole)) == ["normal", "urgent"]
    assert list(measure_by(MESSAGES, WEEKS, by="channel", **whole)) == ["", "email", "phone"]


@given(st.sampled_from(list(By)), st.lists(st.sampled_from(WEEKS), max_size=6))
def test_the_groups_add_up_to_the_whole(by, chosen):
    tickets = [t.replace(id=str(n)) for n, t in enumerate(chosen)]
    groups = clock_reports(MESSAGES, tickets, END, clock="next_response", by=by)
    whole = measure(MESSAGES, tickets, start=dt.datetime(2026, 11, 1, tzinfo=dt.UTC), end=END).clocks.get("next_response")  # fmt: skip
    for name in ("kept", "late", "open", "withdrawn"):
        assert sum(getattr(r, name) for r in groups.values()) == (getattr(whole, name) if whole else 0)  # fmt: skip


def test_nothing_decided_has_no_rate():
    told = Ticket(id="T", events=[{"at": START, "kind": "created"}, {"at": START, "kind": "customer_message"}])  # fmt: skip
    found = clock_reports(MESSAGES, [told], START, clock="next_response", by="team")[""]
    assert (found.open, found.late_of_decided, found.kept_of_decided) == (1, None, None)
    assert found.late_of_ran.value == 0
    empty = measure(MESSAGES, [WEEKS[2]], start=START, end=END).clocks
    assert empty == {}
    assert (ClockReport().late_of_ran, ClockReport().late_of_tickets) == (None, None)


@given(st.lists(st.floats(0, 1e4), min_size=1, max_size=40), st.floats(0, 1))
def test_percentiles_are_numpys(hours, part):
    found = Times(hours=hours)
    assert found.percentile(part) == pytest.approx(float(np.quantile(hours, part)), rel=1e-9, abs=1e-9)  # fmt: skip
    assert found.percentile(1) == found.longest == max(hours)
    assert found.percentile(0) == min(hours)
    assert found.median == pytest.approx(statistics.median(hours))
    assert found.mean == pytest.approx(statistics.fmean(hours))


def test_no_time_has_no_percentile():
    assert math.isnan(Times().percentile(0.9))
    assert all(map(math.isnan, (Times().mean, Times().median, Times().longest)))


@pytest.mark.parametrize(
    "ask",
    [
        lambda: Times(hours=[1]).percentile(90),
        lambda: clock_reports(MESSAGES, WEEKS, END, clock="next_response", by="mood"),
        lambda: clock_reports(MESSAGES, WEEKS, END, clock="next_response", by="week", zone="Mars"),
        lambda: measure_by(MESSAGES, WEEKS, start=START, end=END, by="mood"),
        lambda: measure(MESSAGES, WEEKS, start=END, end=START),
    ],
)
def test_what_cannot_be_measured_is_refused(ask):
    with pytest.raises(InvalidInput):
        ask()


@pytest.mark.parametrize(
    "ask",
    [
        lambda tickets: measure(POLICY, tickets, start=START, end=END),
        lambda tickets: measure_by(POLICY, tickets, start=START, end=END, by="team"),
        lambda tickets: clock_reports(POLICY, tickets, END, clock="resolution", by="team"),
    ],
)
def test_a_ticket_of_two_joined_exports_is_not_counted_double(ask):
    again = QUEUE[0].with_events({"at": END, "kind": "replied"})
    with pytest.raises(InvalidInput, match="The ticket a stands there twice") as caught:
        ask([*QUEUE, again])
    assert (caught.value.where, caught.value.code) == ("tickets", "metrics.twice")
    assert ask(QUEUE)


def test_an_unknown_clock_is_named():
    with pytest.raises(NotFound, match="no clock nap"):
        clock_reports(MESSAGES, WEEKS, END, clock="nap", by="team")


def test_reports_by_group_are_tables_and_a_chart():
    pytest.importorskip("matplotlib")
    found = clock_reports(MESSAGES, WEEKS, END, clock="next_response", by="week")
    columns = found.to_columns()
    assert columns["week"] == list(found)
    assert columns["late"] == [report.late for report in found.values()]
    (axes,) = found.plot(locale="zh_CN").axes
    heights = [bar.get_height() for bar in axes.patches]
    assert heights == columns["kept"] + columns["late"]
    # late stands on kept
    assert [bar.get_y() for bar in axes.patches][len(found) :] == columns["kept"]
    assert [text.get_text() for text in axes.get_legend().get_texts()] == ["按时", "逾期"]
    assert axes.get_ylabel() == "计时轮次"
    assert axes.get_ylim()[1] > max(found[week].decided for week in found)
    whole = {"start": dt.datetime(2026, 11, 1, tzinfo=dt.UTC), "end": END}
    teams = measure_by(MESSAGES, QUEUE, **whole, by="team")
    table = teams.to_columns()
    assert table["team"] == list(teams)
    assert table["tickets"] == [group.tickets for group in teams.values()]
    assert table["open"] == [len(group.backlog_age) for group in teams.values()]


def drawn(names, by):
    """Return the heights of the bars of kept cycles, n for the nth group, and the labels."""
    pytest.importorskip("matplotlib")
    groups = {name: ClockReport(kept=n) for n, name in enumerate(names, start=1)}
    (axes,) = ClockReports(groups, ClockReport, by).plot().axes
    bars = axes.containers[0].patches if axes.containers else []
    labels = axes.get_xticklabels()
    turned = {label.get_rotation() for label in labels}
    return [bar.get_height() for bar in bars], [label.get_text() for label in labels], turned


def test_weeks_without_a_cycle_stand_empty_between_the_others():
    """2026 has 53 weeks: two lie between its 52nd and the second of 2027."""
    heights, labels, turned = drawn(["2026-W52", "2027-W02"], "week")
    assert heights == [1, 0, 0, 2]
    assert labels == ["2026-W52", "2026-W53", "2027-W01", "2027-W02"]
    assert turned == {0}


def test_other_groups_stand_side_by_side_and_one_without_a_name_has_a_dash():
    assert drawn(["", "east", "west"], "team") == ([1, 2, 3], ["–", "east", "west"], {0})
    assert drawn([], "team") == ([], [], set())


def test_many_names_are_turned_and_a_year_shows_some_of_them():
    _, nine, turned = drawn([f"2026-W{n:02}" for n in (10, 18)], "week")
    assert (len(nine), turned) == (9, {45})
    heights, some, _ = drawn(["2026-W01", "2026-W53"], "week")
    assert (len(heights), some[:2], len(some)) == (53, ["2026-W01", "2026-W04"], 18)
