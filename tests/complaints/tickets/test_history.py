"""Histories: one order, each event once, what lies before the creation."""

import datetime as dt

import pytest
from tests.complaints.desks import FRIDAY, MONDAY, at, berlin, created

from xborder.complaints import Event, History, default_policy
from xborder.errors import InvalidInput, InvalidType, problems


class TestHistory:
    def test_one_id_is_one_event(self):
        first = Event(at=at(FRIDAY), kind="created", id="1")
        assert History([first, first, Event(at=at(FRIDAY), kind="created", id="1")]).events == (
            first,
        )

    def test_events_need_a_zone(self):
        with pytest.raises(InvalidInput) as caught:
            Event(at=dt.datetime(2026, 1, 1), kind="created")  # noqa: DTZ001 - naive on purpose
        assert caught.value.where == "events.at"

    def test_a_history_grows_into_a_new_one(self):
        one = created().history
        two = one.with_events(Event(at=MONDAY, kind="replied"))
        assert (len(one.events), len(two.events)) == (1, 2)
        assert two.until(at(FRIDAY)) == one.events


NINE = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def log(*told):
    return [Event(at=NINE + offset * SECOND, kind=kind) for offset, kind in told]


class TestBeforeTheCreation:
    def test_seconds_before_are_left_out_with_a_word(self):
        history = History(log((-3, "customer_message"), (0, "created"), (60, "replied")))
        assert [event.kind for event in history.events] == ["created", "replied"]
        assert [event.kind for event in history.left_out] == ["customer_message"]
        (note,) = history.notes
        assert str(note) == (
            "The event customer_message of 2026-11-23 08:59+00:00 lies 3 s before the ticket was "
            "created; it was left out."
        )
        assert "未予计入" in note.render("zh_CN")
        assert history.with_events(*log((70, "resolved"))).left_out == history.left_out

    def test_a_minute_is_the_limit(self):
        assert len(History(log((-60, "replied"), (0, "created"))).left_out) == 1
        with pytest.raises(InvalidInput, match="not the ticket's creation"):
            History(log((-61, "replied"), (0, "created")))

    def test_at_the_creation_itself_nothing_is_left_out(self):
        history = History(log((0, "replied"), (0, "created")))
        assert [event.kind for event in history.events] == ["created", "replied"]
        assert (history.left_out, history.notes) == ((), ())

    def test_a_ticket_says_what_it_left_out(self):
        told = created().with_events(
            {"at": "2026-11-20T15:59:58+01:00", "kind": "customer_message"}
        )
        assert len(told.notes) == 1
        text = default_policy(berlin()).evaluate(told, MONDAY).explain()
        assert text.startswith("The event customer_message")


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (lambda: Event(at=NINE, kind="graded"), "events.grade"),
        (lambda: Event(at=NINE, kind="graded", value=" "), "events.grade"),
        (lambda: Event(at=NINE, kind="rated", value=5), "events.text"),
        (lambda: Event(at=NINE, kind="rated", id=5), "events.text"),
        (lambda: Event(at=NINE, kind=None), "choice"),
        (lambda: Event(at="2026-11-23", kind="created"), "instant.type"),
        (lambda: Event(at=dt.datetime.max.replace(tzinfo=dt.UTC), kind="created"), "instant.range"),
        (lambda: Event(at=dt.datetime.min.replace(tzinfo=dt.UTC), kind="created"), "instant.range"),
        (lambda: History([7]), "events.type"),
        (lambda: History(7), "events.type"),
        (lambda: History([]), "events.creation"),
    ],
)
def test_what_is_no_event_is_refused(build, code):
    with pytest.raises((InvalidInput, InvalidType)) as caught:
        build()
    (problem,) = problems(caught.value, locale="zh_CN")
    assert problem.code == code
    assert problem.remedy
