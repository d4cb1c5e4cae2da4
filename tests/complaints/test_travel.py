"""Values of complaints and worktime go to another process and come back equal, whatever the context."""

import datetime as dt
import decimal
import pickle

import pytest

from xborder import complaints, worktime
from xborder.complaints import law, measures
from xborder.money import Money

NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
KNOWN = {"known_from": dt.date(2026, 1, 1), "known_until": dt.date(2027, 1, 1)}
DESK = worktime.OpeningHours(zone="Asia/Tokyo", week="Mo-Fr 00:00-24:00", overrides={dt.date(2026, 12, 31): "09:00-12:00"}, **KNOWN)  # fmt: skip
DAYS = worktime.DayCalendar(name="x", holidays=[dt.date(2026, 5, 1)], **KNOWN)
CALENDAR = DESK.calendar()
POLICY = complaints.default_policy(CALENDAR, calendars={"DE": CALENDAR})
TICKET = complaints.Ticket(
    id="T", country="DE",
    events=[
        {"at": NOON, "kind": "created"}, {"at": NOON, "kind": "customer_message"},
        {"at": NOON + dt.timedelta(hours=30), "kind": "replied"}, {"at": NOON - dt.timedelta(seconds=2), "kind": "rated"},
    ],
)  # fmt: skip
END = NOON + dt.timedelta(days=4)
RULES = law.statutory_clocks("DE", NOON.date())
HAPPENED = {"complaint": NOON, "delivery": NOON, "withdrawal": NOON}
FACTS = complaints.tickets.Facts(category="late", value_at_stake=Money("300.55", "EUR"))

VALUES = {
    "day calendar": lambda: DAYS,
    "joint day calendar": lambda: DAYS & worktime.DayCalendar(name="y"),
    "opening hours": lambda: DESK,
    "calendar": lambda: CALENDAR,
    "sum of calendars": lambda: CALENDAR & DESK.in_zone("UTC").calendar(),
    "teams": lambda: worktime.FollowTheSun({"a": CALENDAR}),
    "policy": lambda: POLICY,
    "ticket": lambda: TICKET,
    "history": lambda: TICKET.history,
    "ticket state": lambda: POLICY.evaluate(TICKET, END),
    "cycles": lambda: [state.cycles for state in POLICY.evaluate(TICKET, END)],
    "measures": lambda: complaints.measure(POLICY, [TICKET], start=NOON, end=END),
    "reports": lambda: complaints.clock_reports(POLICY, [TICKET], END, clock="next_response", by="week"),
    "alerts": lambda: complaints.alerts(POLICY, [TICKET], END),
    "queue": lambda: complaints.next_due(POLICY, [TICKET], END),
    "grading": lambda: complaints.tickets.grade(FACTS),
    "rules of law": lambda: RULES,
    "statutes": lambda: dict(law.COMPUTATIONS),
    "deadlines": lambda: complaints.deadlines(RULES, HAPPENED, zone="Europe/Berlin", days=DAYS & worktime.DayCalendar(name="z")),
    "share": lambda: measures.share(1, 3),
    "export": lambda: complaints.tickets.zendesk_tickets([{"Id": 1, "Created at": "2026-10-25 02:30"}, {"Id": ""}], zone="Europe/Berlin").tickets,
}  # fmt: skip


@pytest.mark.parametrize("name", VALUES)
def test_values_travel(name):
    found = VALUES[name]()
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert len(pickle.dumps(found)) < 2_000_000


HOSTILE = decimal.Context(prec=3, rounding=decimal.ROUND_UP, traps=list(decimal.Context().flags))


@pytest.mark.parametrize("name", VALUES)
def test_the_callers_decimal_context_changes_nothing(name):
    plain = VALUES[name]()
    with decimal.localcontext(HOSTILE):
        assert VALUES[name]() == plain


def test_words_are_the_same_in_any_context():
    state = POLICY.evaluate(TICKET, END)
    plain = [state.explain(locale) for locale in ("en", "zh_CN")]
    with decimal.localcontext(HOSTILE):
        assert [state.explain(locale) for locale in ("en", "zh_CN")] == plain
