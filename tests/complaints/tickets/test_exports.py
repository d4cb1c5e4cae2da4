"""Help desks' exports: five files of one desk, the vendors' own figures, and rows that cannot be read."""

import csv
import datetime as dt
import json
import os
from pathlib import Path

import pytest

from xborder.complaints import EventKind, SlaPolicy, Target, measure
from xborder.complaints.clocks import Clock
from xborder.complaints.tickets import (
    frappe_tickets,
    freshdesk_tickets,
    jira_tickets,
    zammad_tickets,
    zendesk_tickets,
)
from xborder.complaints.tickets.exports.cell import WallTimes, text
from xborder.complaints.tickets.exports.table import read_table
from xborder.errors import InvalidInput, InvalidRows, InvalidType, problems
from xborder.worktime import OpeningHours

BERLIN = "Europe/Berlin"


def folder():
    found = [Path(parent) / "shared" for parent in Path(__file__).resolve().parents]
    if os.environ.get("XBORDER_SHARED"):
        found.insert(0, Path(os.environ["XBORDER_SHARED"]))
    return next((path / "data" / "exports" for path in found if (path / "data").is_dir()), None)


FILES = folder()
with_files = pytest.mark.skipif(FILES is None, reason="the real exports are not there")


def rows(name, *, by_place=False):
    with (FILES / name).open(encoding="utf-8", newline="") as stream:
        if name.endswith(".json"):
            return json.load(stream)
        return list(csv.reader(stream) if by_place else csv.DictReader(stream))


def metric_events():
    return rows("zendesk_metric_events.json")["ticket_metric_events"]


READ = {
    "zendesk": lambda: zendesk_tickets(rows("zendesk_tickets.csv"), zone=BERLIN),
    "zendesk with metric events": lambda: zendesk_tickets(
        rows("zendesk_tickets.csv"), zone=BERLIN, metric_events=metric_events()
    ),
    "freshdesk": lambda: freshdesk_tickets(rows("freshdesk_tickets.csv"), zone=BERLIN),
    "jira": lambda: jira_tickets(rows("jira_service_management.csv", by_place=True), zone=BERLIN),
    "zammad": lambda: zammad_tickets(rows("zammad_tickets.json")),
    "frappe": lambda: frappe_tickets(rows("frappe_helpdesk_tickets.csv"), zone=BERLIN),
}


def first(ticket, kind):
    return next((event.when for event in ticket.history.events if event.kind == kind), None)


@with_files
@pytest.mark.parametrize("vendor", READ)
def test_nothing_of_a_real_export_is_lost(vendor):
    found = READ[vendor]()
    assert (found.rows, len(found.tickets), found.refused) == (12, 11, ())
    assert found.complete() == found.tickets
    assert "Row 12 repeats row 2 exactly." in [str(note) for note in found.notes]
    assert all(ticket.grade in found.grades for ticket in found.tickets)
    assert all(note.render("zh_CN") != str(note) for note in found.notes)


@with_files
@pytest.mark.parametrize("vendor", READ)
def test_five_files_of_one_desk_say_the_same(vendor):
    """The samples hold the same eleven tickets: created, first answered and solved alike."""
    ours = [tuple(first(t, k) for k in ("created", "replied", "resolved")) for t in READ[vendor]().tickets]  # fmt: skip
    frappe = [tuple(first(t, k) for k in ("created", "replied", "resolved")) for t in READ["frappe"]().tickets]  # fmt: skip
    assert ours == frappe


@with_files
def test_the_vendors_own_figures_agree():
    """Minutes and seconds to the first answer and to the solution, as the vendors print them."""
    for vendor, name, reply, solved, unit in (
        ("zendesk", "zendesk_tickets.csv", "First reply time in minutes", "Full resolution time in minutes", 60),
        ("frappe", "frappe_helpdesk_tickets.csv", "First Response Time", "Resolution Time", 1),
        ("zammad", "zammad_tickets.json", "first_response_in_min", "close_in_min", 60),
    ):  # fmt: skip
        for row, ticket in zip(rows(name)[:11], READ[vendor]().tickets, strict=True):
            created = first(ticket, "created")
            for column, kind in ((reply, "replied"), (solved, "resolved")):
                theirs, at = text(row[column]), first(ticket, kind)
                assert (at is None) is (not theirs)
                if at is not None:
                    assert (at - created).total_seconds() == int(theirs) * unit


@with_files
def test_the_vendors_verdicts_agree():
    """Frappe's ``Response By`` is its target; those answered after it are those we call late."""
    found = READ["frappe"]()
    targets = {"urgent": 0.5, "high": 1, "medium": 8, "low": 24}
    always = OpeningHours(
        zone=BERLIN, week="24/7", known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1)
    ).calendar()
    clock = Clock(
        name="first_response",
        targets=[Target(within=dt.timedelta(hours=h), grade=g) for g, h in targets.items()],
        starts=["created"], stops=["replied"],
    )  # fmt: skip
    policy = SlaPolicy(clocks=[clock], calendar=always, grades=found.grades)
    for row, ticket in zip(rows("frappe_helpdesk_tickets.csv")[:11], found.tickets, strict=True):
        times = WallTimes(BERLIN)
        state = policy.clock(ticket, now=dt.datetime(2026, 11, 30, tzinfo=dt.UTC))
        response_by, answered = times.read(row["Response By"], ""), times.read(row["First Responded On"], "")  # fmt: skip
        if ticket.id not in {"17", "18"}:  # their file adds hours on the wall clock over 25 October
            assert state.due == response_by
        if answered is not None:
            assert state.met is (answered <= state.due)


@with_files
def test_metric_events_know_what_a_row_does_not():
    plain, told = READ["zendesk"](), READ["zendesk with metric events"]()
    waiting = {t.id for t in told.tickets if first(t, "paused")}
    assert waiting == {"9003", "9006"}
    # 9001's first activation stands twice in the download, and counts once.
    assert len(told.tickets[0].history.events) == 3
    assert any("its last change is taken" in str(note) for note in plain.notes)
    assert not any("its last change is taken" in str(note) for note in told.notes)


@with_files
def test_a_report_from_a_real_file():
    found = READ["zendesk"]()
    desk = OpeningHours(
        zone=BERLIN, week="Mo-Fr 09:00-17:00", known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1)
    ).calendar()  # fmt: skip
    clock = Clock(
        name="first_response", targets=[Target(within=dt.timedelta(hours=8))], starts=["created"], stops=["replied"]
    )  # fmt: skip
    policy = SlaPolicy(clocks=[clock], calendar=desk, grades=found.grades)
    result = measure(
        policy, found.complete(),
        start=dt.datetime(2026, 9, 1, tzinfo=dt.UTC), end=dt.datetime(2026, 11, 30, tzinfo=dt.UTC),
    )  # fmt: skip
    assert result.tickets == 11
    # 9005 and 9008 have no answer: late by 30 November. The others were answered within 8 open hours.
    assert (result.clocks["first_response"].kept, result.clocks["first_response"].late) == (9, 2)


ZENDESK = {
    "Id": "1", "Status": "Solved", "Priority": "High", "Created at": "2026-09-01 10:05",
    "Updated at": "2026-09-02 16:00", "Solved at": "2026-09-02 16:00",
    "First reply time in minutes": "75", "Reopens": "0",
}  # fmt: skip


def zendesk(*changed, **more):
    return zendesk_tickets([ZENDESK | change for change in changed], zone=BERLIN, **more)


def test_bad_rows_are_reported_at_once_and_good_ones_kept():
    found = zendesk(
        {},
        {"Id": "2", "Created at": "yesterday"},
        {"Id": "3", "Priority": "Shouting"},
        {"Id": "-"},
        {"Id": "5", "Created at": "-"},
        {"Id": "6", "First reply time in minutes": "soon"},
        {"Id": "7", "Solved at": "2026-08-01 10:00"},  # a month before it was created
        {"Id": "8", "Updated at": "never"},
    )
    assert [ticket.id for ticket in found.tickets] == ["1"]
    assert sorted((error.where, error.code) for error in found.refused) == [
        ("rows.2.Created at", "export.time"),
        ("rows.3.Priority", "export.grade"),
        ("rows.4.Id", "export.id"),
        ("rows.5.Created at", "export.created"),
        ("rows.6.First reply time in minutes", "export.minutes"),
        ("rows.7.events", "events.creation"),
        ("rows.8.Updated at", "export.time"),
    ]
    with pytest.raises(InvalidRows) as caught:
        found.complete()
    listed = problems(caught.value, locale="zh_CN")
    assert len(listed) == 7
    assert all(problem.remedy for problem in listed)


def test_the_newest_row_of_a_ticket_holds():
    older = {"Status": "Open", "Updated at": "2026-09-01 12:00", "Solved at": "-"}
    for order in ([{}, older], [older, {}]):
        found = zendesk(*order)
        (ticket,) = found.tickets
        assert first(ticket, "resolved") == dt.datetime(2026, 9, 2, 14, tzinfo=dt.UTC)
        assert "is newer than row" in str(found.notes[0])


def test_what_a_row_leaves_open_is_said():
    found = zendesk(
        {"Id": "1", "Solved at": ""},
        {"Id": "2", "Status": "Pending", "Solved at": ""},
        {"Id": "3", "Status": "Open"},
        {"Id": "4", "Reopens": "2"},
        {"Id": "5", "Created at": "2026-03-29 02:30", "Updated at": "2026-03-30 02:30", "Solved at": ""},
        {"Id": "6", "Priority": "-"},
        {"Id": "7", "Created at": "2026-09-01T10:05:00+05:30"},
    )  # fmt: skip
    assert [str(note) for note in found.notes] == [
        "rows.5.Created at: the clock never shows 2026-03-29 02:30; the jump is meant.",
        "rows.1: solved, not said when; its last change is taken.",
        "rows.2: it waits, not said since when; its last change is taken.",
        "rows.3: solved once and open again, not said since when; it counts as never solved.",
        "rows.4: reopened 2 times; the row keeps the last solution only.",
        "rows.5: solved, not said when; its last change is taken.",
    ]
    assert found.tickets[5].grade == "normal"
    assert first(found.tickets[6], "created") == dt.datetime(2026, 9, 1, 4, 35, tzinfo=dt.UTC)


def test_metric_events_read_in_full():
    def event(kind, metric, time, instance=1, **more):
        return {"ticket_id": 1, "metric": metric, "instance_id": instance, "type": kind, "time": time} | more  # fmt: skip

    life = [
        event("activate", "reply_time", "2026-09-01T08:00:00Z"),
        event("activate", "agent_work_time", "2026-09-01T08:00:00Z"),
        event("apply_sla", "reply_time", "2026-09-01T08:00:00Z"),
        event("fulfill", "reply_time", "2026-09-01T09:00:00Z"),
        event("pause", "agent_work_time", "2026-09-01T09:00:00Z"),
        event("activate", "reply_time", "2026-09-01T12:00:00Z", 2),
        event("activate", "agent_work_time", "2026-09-01T12:00:00Z"),
        event("fulfill", "agent_work_time", "2026-09-01T13:00:00Z"),
        event("fulfill", "requester_wait_time", "2026-09-01T13:00:00Z"),
        event("activate", "agent_work_time", "2026-09-02T13:00:00Z", 2),
    ]
    bad = [
        event("explode", "reply_time", "2026-09-01T08:00:00Z"),
        event("activate", "reply_time", "soon"),
        event("activate", "reply_time", ""),
        event("activate", "reply_time", "2026-09-01T08:00:00Z", "first"),
        event("activate", "reply_time", "2026-09-01T08:00:00Z", ticket_id=9),
    ]
    found = zendesk({}, metric_events=[*life, *life, *bad])
    assert [event.kind for event in found.tickets[0].history.events] == [
        "created", "paused", "replied", "customer_message", "resumed", "resolved", "reopened",
    ]  # fmt: skip
    assert [(error.code, error.where) for error in found.refused] == [
        ("export.metric_event", "rows.21.type"),
        ("export.time", "rows.22.time"),
        ("export.metric_event", "rows.23.type"),
        ("export.metric_event", "rows.24.type"),
        ("export.orphan", "events"),
    ]


def test_jira_reads_every_comment_and_both_clocks():
    header = ["Issue key", "Status", "Priority", "Created", "Updated", "Resolved", "Reporter Id", "Comment", "Comment"]  # fmt: skip
    table = [
        header,
        ["S-1", "Mine", "High", "01/Sep/26 12:05 AM", "02/Sep/2026 12:00 PM", "", "qm:1", "01/Sep/26 12:30 PM;acc;hello; there", "01/Sep/26 1:30 PM;qm:1;thanks"],
        ["S-2", "Parked", "Low", "01/Sep/26 09:00", "01/Sep/26 10:00", "", "", "01/Sep/26 09:30;acc;hi", ""],
        ["S-3", "Declined", "Low", "01/Sep/26 09:00", "01/Sep/26 10:00", "", "", "-;acc;", ""],
        ["S-4", "Open", "Low", "01/Foo/26 09:00", "01/Sep/26 10:00", "", "", "", ""],
        ["S-5", "Open", "Low", "32/Sep/26 09:00", "01/Sep/26 10:00", "", "", "", ""],
    ]  # fmt: skip
    found = jira_tickets(table, zone="UTC", solved=["Mine"], waiting=["Parked"])
    one, two, three = found.tickets
    assert [(str(e.kind), e.when.hour, e.when.minute) for e in one.history.events] == [
        ("created", 0, 5), ("replied", 12, 30), ("customer_message", 13, 30), ("resolved", 12, 0),
    ]  # fmt: skip
    assert [e.kind for e in two.history.events] == ["created", "replied", "paused"]
    assert [e.kind for e in three.history.events] == ["created", "cancelled"]
    assert [e.code for e in found.refused] == ["export.time", "export.time"]


def test_zammad_reads_names_or_ids():
    base = {
        "id": 1, "number": "22001", "created_at": "2026-09-01T08:00:00.000Z", "updated_at": "2026-09-03T08:00:00.000Z",
        "first_response_at": "2026-09-01T09:00:00.000Z", "close_at": None, "last_contact_agent_at": "2026-09-02T09:00:00.000Z",
        "last_contact_customer_at": "2026-09-02T08:00:00.000Z",
    }  # fmt: skip
    told = [
        base | {"state_id": 3, "priority_id": 3, "group_id": 1},
        base | {"number": "22002", "state": "merged", "priority": "2 normal", "group": "Users"},
        base | {"number": "22003", "state_id": 99, "priority_id": 1},
        base | {"number": "22004", "state_id": 2, "priority_id": 9},
    ]
    found = zammad_tickets(told)
    assert [e.kind for e in found.tickets[0].history.events] == [
        "created", "replied", "customer_message", "replied", "paused",
    ]  # fmt: skip
    assert (found.tickets[0].grade, found.tickets[1].team) == ("3 high", "Users")
    assert found.tickets[1].history.events[-1].kind is EventKind.CANCELLED
    assert [error.code for error in found.refused] == ["export.grade"]


def test_frappe_opens_by_day_and_time_or_when_it_was_made():
    base = {"ID": "1", "Status": "Open", "Priority": "", "Last Updated On": "2026-09-02 10:00:00"}
    told = [
        base | {"Opening Date": "2026-09-01", "Opening Time": "10:05:00", "Created On": "2026-09-01 10:06:00"},
        base | {"ID": "2", "Opening Date": "", "Opening Time": "", "Created On": "2026-09-01 10:06:00.5"},
    ]  # fmt: skip
    one, two = frappe_tickets(told, zone="UTC").tickets
    assert (one.history.created.when.minute, two.history.created.when.minute) == (5, 6)
    assert one.grade == "medium"


def test_freshdesk_spells_columns_in_more_than_one_way():
    row = {
        "\ufeffticket id": 1.0, "STATUS": "Parked", "Priority": "Low", "Created Time": dt.datetime(2026, 9, 1, 10),  # noqa: DTZ001 - as a frame gives it
        "Last updated time": "2026-09-01 12:00:00", "Initial response time": float("nan"),
    }  # fmt: skip
    (ticket,) = freshdesk_tickets([row], zone=BERLIN, waiting=["Parked"]).complete()
    assert (ticket.id, [e.kind for e in ticket.history.events]) == ("1", ["created", "paused"])


def test_frames_give_their_own_nothing():
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame([ZENDESK, ZENDESK | {"Id": "2", "Solved at": None, "Status": "Open"}])
    for column in ("Created at", "Updated at", "Solved at"):
        frame[column] = pandas.to_datetime(frame[column])
    found = zendesk_tickets(frame.to_dict("records"), zone=BERLIN)
    assert [len(ticket.history.events) for ticket in found.complete()] == [3, 2]


@pytest.mark.parametrize(
    ("ask", "kind", "code"),
    [
        (lambda: zendesk_tickets("rows", zone=BERLIN), InvalidType, "export.rows"),
        (lambda: zendesk_tickets(7, zone=BERLIN), InvalidType, "export.rows"),
        (lambda: zendesk_tickets([7], zone=BERLIN), InvalidType, "export.rows"),
        (lambda: zammad_tickets(7), InvalidType, "export.rows"),
        (lambda: zammad_tickets([7]), InvalidType, "export.rows"),
        (lambda: zendesk_tickets([{"Nummer": 1}], zone=BERLIN), InvalidInput, "export.column"),
        (lambda: frappe_tickets([{"ID": 1}], zone=BERLIN), InvalidInput, "export.column"),
        (lambda: zendesk_tickets([], zone="Mars"), InvalidInput, "zone.unknown"),
        (lambda: list(read_table([{"a": 1}], WallTimes("UTC"), ("b|c",))), InvalidInput, "export.column"),
    ],
)  # fmt: skip
def test_what_is_no_export_is_refused(ask, kind, code):
    with pytest.raises(kind) as caught:
        ask()
    assert caught.value.code == code
    assert problems(caught.value, locale="zh_CN")[0].remedy


def test_an_empty_export_is_empty():
    found = zendesk_tickets([], zone=BERLIN)
    assert (found.rows, found.complete(), found.notes) == (0, (), ())


def test_jira_reads_the_comments_that_a_data_frame_numbers():
    header = ["Issue key", "Created", "Status", "Reporter Id", "Comment", "Comment"]
    row = ["SD-1", "01/Sep/26 10:05 AM", "Open", "b-1"]
    row += ["01/Sep/26 11:20 AM;a-1;Hello", "05/Sep/26 10:00 AM;b-1;Still"]
    numbered = dict(zip([*header[:-1], "Comment.1"], row, strict=True))
    by_name, by_place = (jira_tickets(table, zone=BERLIN) for table in ([numbered], [header, row]))
    kinds = [event.kind.value for event in by_name.tickets[0].events]
    assert kinds == ["created", "replied", "customer_message"]
    assert by_name.tickets == by_place.tickets
