"""Tickets and the promise: documents, events in order, the default policy, escalation, queues."""

import datetime as dt
import pickle
import random
import subprocess
import sys
from fractions import Fraction
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

import xborder.complaints
from xborder.complaints import (
    AtShare,
    BeforeDue,
    Clock,
    Event,
    Facts,
    GradeRule,
    History,
    SlaPolicy,
    Step,
    Target,
    Ticket,
    alerts,
    default_policy,
    due_times,
    grade,
    next_due,
    promise,
)
from xborder.complaints.escalation.queue import lateness_risk, workload
from xborder.errors import InvalidInput, InvalidPolicy, NotFound, problems
from xborder.messages import Text
from xborder.money import Money
from xborder.worktime import OpeningHours

HOUR = dt.timedelta(hours=1)
YEAR = {"known_from": dt.date(2026, 1, 1), "known_until": dt.date(2027, 1, 1)}


def at(text):
    return dt.datetime.fromisoformat(text)


@cache
def berlin():
    return OpeningHours(
        zone="Europe/Berlin", week="Mo-Fr 09:00-17:00", name="Berlin", **YEAR
    ).calendar()


@cache
def shanghai():
    return OpeningHours(
        zone="Asia/Shanghai", week="Mo-Fr 09:00-18:00", name="Shanghai", **YEAR
    ).calendar()


def ticket(*events, name="T-1", **more):
    records = [{"at": when, "kind": kind, "value": value} for when, kind, value in events]
    return Ticket(id=name, events=records, **more)


FRIDAY = "2026-11-20T16:00:00+01:00"
MONDAY = at("2026-11-23T12:00:00+01:00")


def created(name="T-1", when=FRIDAY, **more):
    return ticket((when, "created", ""), name=name, **more)


class TestTicket:
    def test_it_survives_a_round_trip(self):
        one = created(country="DE", grade="urgent", tier="gold", sku="CUP")
        assert Ticket.model_validate_json(one.model_dump_json()) == one
        assert pickle.loads(pickle.dumps(one.history)) == one.history

    def test_more_events_give_a_new_ticket(self):
        one = created()
        two = one.with_events({"at": FRIDAY, "kind": "assigned", "value": "Shanghai"})
        three = two.with_events(
            {"at": "2026-11-20T17:00:00+01:00", "kind": "graded", "value": "urgent"}
        )
        assert len(one.events) == 1
        assert (one.team_at(MONDAY), two.team_at(MONDAY)) == ("", "Shanghai")
        assert (two.grade_at(MONDAY), three.grade_at(MONDAY)) == ("normal", "urgent")
        assert three.grade_at(at("2026-11-20T16:30:00+01:00")) == "normal"
        assert one.replace(team="Berlin").team_at(MONDAY) == "Berlin"

    @pytest.mark.parametrize(
        ("build", "code", "where"),
        [
            (ticket, "events.creation", "events"),
            (lambda: ticket((FRIDAY, "replied", "")), "events.creation", "events"),
            (lambda: ticket((FRIDAY, "created", ""), ("2026-11-20T15:00:00+01:00", "replied", "")), "events.creation", "events"),
            (lambda: ticket((FRIDAY, "created", ""), (FRIDAY, "exploded", "")), "choice", "events.1.kind"),
            (lambda: ticket((FRIDAY, "created", ""), (FRIDAY, "graded", "")), "events.grade", "events.value"),
            (lambda: created(grade=""), "string_too_short", "grade"),
            (lambda: created(when="2026-11-20T16:00:00"), "timezone_aware", "events.0.at"),
            (lambda: created(colour="red"), "extra_forbidden", "colour"),
            (lambda: Ticket(id="x", events=[{"at": FRIDAY, "kind": "created", "id": "1"}, {"at": FRIDAY, "kind": "replied", "id": "1"}]), "events.id", "events.id"),
        ],
    )  # fmt: skip
    def test_bad_tickets_are_refused(self, build, code, where):
        with pytest.raises(ValidationError) as caught:
            build()
        (problem,) = problems(caught.value)
        assert (problem.code, problem.where) == (code, where)


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


class TestPolicy:
    def test_the_default_promise(self):
        # The mission: an answer within 24 hours, a provisional solution within 48.
        state = default_policy(berlin()).evaluate(created(), at(FRIDAY))
        due = {clock.name: clock.due for clock in state if clock.due}
        assert due["first_response"] == at("2026-11-21T16:00:00+01:00")
        assert due["provisional_solution"] == at("2026-11-22T16:00:00+01:00")
        assert due["resolution"] == at("2026-11-27T16:00:00+01:00")
        assert state.next_due.name == "first_response"
        assert "refund" not in due

    @pytest.mark.parametrize(
        ("grade_", "due"), [("serious", "2026-11-25"), ("urgent", "2026-11-23")]
    )
    def test_higher_grades_are_resolved_sooner(self, grade_, due):
        state = default_policy(berlin()).clock(created(grade=grade_), name="resolution")
        assert state.due == at(f"{due}T16:00:00+01:00")

    def test_the_first_clock_is_the_default_one(self):
        assert default_policy(berlin()).clock(created()).name == "first_response"

    def test_next_response_update_and_refund(self):
        told = ticket(
            (FRIDAY, "created", ""), ("2026-11-20T16:30:00+01:00", "replied", ""),
            ("2026-11-23T10:00:00+01:00", "customer_message", ""), ("2026-11-23T11:00:00+01:00", "refund_owed", ""),
        )  # fmt: skip
        state = default_policy(berlin()).evaluate(told, MONDAY)
        assert state["next_response"].due == at("2026-11-24T10:00:00+01:00")
        assert state["update"].due == at("2026-11-25T16:30:00+01:00")
        assert state["refund"].due == at("2026-11-26T11:00:00+01:00")
        assert state["first_response"].met is True
        assert [late.name for late in state.breached] == ["provisional_solution"]

    def test_a_desk_of_its_own_by_team_or_country(self):
        policy = default_policy(berlin(), calendars={"Shanghai": shanghai(), "CN": shanghai()})
        assert policy.calendar_of(created(team="Shanghai", country="DE")) is shanghai()
        assert policy.calendar_of(created(country="CN")) is shanghai()
        assert policy.calendar_of(created(country="DE")) is berlin()

    def test_later_events_are_not_yet_known(self):
        told = ticket((FRIDAY, "created", ""), ("2026-11-20T16:30:00+01:00", "replied", ""))
        policy = default_policy(berlin())
        assert policy.clock(told, now=at("2026-11-20T16:15:00+01:00")).met is None
        assert policy.clock(told).met is True

    def test_every_clock_that_started_is_explained(self):
        text = default_policy(berlin()).evaluate(created(), MONDAY).explain("zh_CN")
        assert text.count("\n\n") == 3  # first response, provisional solution, resolution, update
        assert text.startswith("首次响应")

    @pytest.mark.parametrize(
        "clocks",
        [
            [],
            [Clock(name="a", targets=[Target(within=HOUR)], starts=["created"], stops=["replied"])]
            * 2,
        ],
    )
    def test_names_differ(self, clocks):
        with pytest.raises(InvalidPolicy) as caught:
            SlaPolicy(clocks=clocks, calendar=berlin())
        assert caught.value.code == "sla.clocks"

    def test_an_unknown_clock_is_named(self):
        with pytest.raises(NotFound, match=r"no clock nap.*first_response"):
            default_policy(berlin()).clock(created(), name="nap")

    def test_nothing_is_due_once_all_is_done(self):
        done = ticket((FRIDAY, "created", ""), ("2026-11-20T16:30:00+01:00", "resolved", ""))
        assert default_policy(berlin()).evaluate(done, MONDAY).next_due is None


class TestEscalation:
    def policy(self, hours=16, **more):
        rule = Clock(
            name="resolution",
            targets=[Target(within=hours * HOUR, **more)],
            starts=["created"],
            stops=["resolved"],
        )
        return SlaPolicy(clocks=[rule], calendar=berlin())

    def rungs(self, when, *events, now=MONDAY, policy=None, **more):
        told = ticket((FRIDAY, "created", ""), *events)
        found = alerts(
            policy or self.policy(), [told], now, [Step(when=when, notify="lead", **more)]
        )
        return [(alert.at, alert.overdue) for alert in found]

    def test_shares_are_of_business_time(self):
        # Friday 16:00 + 8 of 16 business hours is Monday 16:00.
        assert self.rungs(AtShare(share=Fraction(1, 2))) == [
            (at("2026-11-23T16:00:00+01:00"), False)
        ]
        assert self.rungs(AtShare(share="0.25")) == [(at("2026-11-23T12:00:00+01:00"), True)]

    def test_a_pause_moves_a_rung(self):
        pause = [
            ("2026-11-23T09:00:00+01:00", "paused", ""),
            ("2026-11-23T11:00:00+01:00", "resumed", ""),
        ]
        assert self.rungs(AtShare(share="0.5"), *pause) == [
            (at("2026-11-24T10:00:00+01:00"), False)
        ]
        # A rung reached before the pause stays where it was.
        assert self.rungs(AtShare(share="1/32"), *pause) == [
            (at("2026-11-20T16:30:00+01:00"), True)
        ]

    def test_fixed_leads(self):
        # GLPI PR 22678: one hour before Tuesday 11:00 is Tuesday 10:00, not midnight.
        late = ticket(("2026-01-12T17:00:00+01:00", "created", ""))
        rule = SlaPolicy(
            clocks=[
                Clock(
                    name="r",
                    targets=[Target(within=4 * HOUR)],
                    starts=["created"],
                    stops=["resolved"],
                )
            ],
            calendar=OpeningHours(
                zone="Europe/Berlin", week="Mo-Fr 08:00-18:00", **YEAR
            ).calendar(),
        )
        (alert,) = alerts(
            rule,
            [late],
            at("2026-01-12T18:00:00+01:00"),
            [Step(when=BeforeDue(lead=HOUR), notify="x")],
        )
        assert alert.at == at("2026-01-13T10:00:00+01:00")
        # 20 elapsed hours before Tuesday 16:00; 20 business hours would be the week before.
        elapsed = BeforeDue(lead=20 * HOUR, counted="elapsed")
        assert self.rungs(elapsed)[0][0] == at("2026-11-23T20:00:00+01:00")

    def test_paused_and_unwatched_clocks_have_no_rungs(self):
        assert self.rungs(AtShare(share=1), ("2026-11-23T09:00:00+01:00", "paused", "")) == []
        assert self.rungs(AtShare(share=1), clock="other") == []
        assert self.rungs(AtShare(share=1), clock="resolution") != []

    def test_soonest_first(self):
        queue = [created(f"T-{n}", f"2026-11-{n}T10:00:00+01:00") for n in (20, 18, 19)]
        found = alerts(default_policy(berlin()), queue, MONDAY)
        assert [alert.at for alert in found] == sorted(alert.at for alert in found)
        assert {alert.notify for alert in found} == {"agent", "team lead", "manager", "director"}

    def test_a_rung_before_the_start_is_refused(self):
        with pytest.raises(InvalidPolicy, match="0 of the target"):
            AtShare(share=0)


class TestQueue:
    def test_fast_due_times_say_what_evaluation_says(self):
        policy, rng, queue = default_policy(berlin()), random.Random(7), []  # noqa: S311 - reproducible
        for n in range(300):
            start = at("2026-11-02T00:00:00+00:00") + rng.randrange(20 * 1440) * HOUR / 60
            kinds = rng.choice(
                [(), ("replied",), ("paused",), ("resolved",), ("paused", "resumed")]
            )
            log = [
                (start, "created", ""),
                *((start + (k + 1) * HOUR, kind, "") for k, kind in enumerate(kinds)),
            ]
            queue.append(ticket(*log, name=str(n), grade=rng.choice(["normal", "urgent"])))
        for now in (MONDAY, at("2026-11-12T12:00:00+01:00")):
            for name in ("first_response", "resolution", "refund"):
                slow = [policy.evaluate(one, now)[name].due for one in queue]
                assert due_times(policy, queue, now, clock=name) == slow

    def test_an_unknown_clock_is_named(self):
        with pytest.raises(NotFound, match="no clock nap"):
            due_times(default_policy(berlin()), [created()], MONDAY, clock="nap")

    def test_the_soonest_comes_first_with_its_risk(self):
        queue = [
            created("late", "2026-11-18T10:00:00+01:00"),
            created("new", "2026-11-23T11:00:00+01:00"),
        ]
        paused = ticket((FRIDAY, "created", ""), (FRIDAY, "resolved", ""), name="done")
        first, second = next_due(default_policy(berlin()), [*queue, paused], MONDAY)
        assert (first.ticket, first.risk) == ("late", 1.0)
        # One ahead; five open hours left on Monday and two on Tuesday at two an hour: 14 expected.
        assert second.ticket == "new"
        assert second.risk == pytest.approx(15 * 2.718281828459045**-14)

    def test_risk_is_the_poisson_distribution(self):
        stats = pytest.importorskip("scipy.stats")
        for ahead in (0, 1, 5, 40):
            for mean in (0.1, 3.0, 38.5):
                assert lateness_risk(ahead, mean) == pytest.approx(stats.poisson.cdf(ahead, mean))
        assert lateness_risk(3, 0) == 1.0

    @pytest.mark.parametrize("pace", [{"agents": 0}, {"handling_time": dt.timedelta(0)}])
    def test_a_pace_that_cannot_be_is_refused(self, pace):
        with pytest.raises(InvalidInput) as caught:
            next_due(default_policy(berlin()), [created()], MONDAY, **pace)
        assert caught.value.code == "queue.pace"

    def test_workload_by_the_hour_of_the_zone(self):
        log = [
            event
            for when in ("08:10", "08:50", "23:30")
            for event in created(when=f"2026-11-20T{when}:00+00:00").history.events
        ]
        hours = workload([*log, Event(at=MONDAY, kind="replied")], ZoneInfo("Asia/Shanghai"))
        assert (hours[16], hours[7], sum(hours)) == (2, 1, 3)


class TestPromise:
    @pytest.mark.parametrize(
        ("received", "within", "measure", "by", "is_open"),
        [
            ("2026-11-20T16:00:00+01:00", 4, "business", "2026-11-23T12:00:00+01:00", True),
            ("2026-11-21T12:00:00+01:00", 4, "business", "2026-11-23T13:00:00+01:00", False),
            # 24 elapsed hours from Friday 16:00 end on Saturday: nobody writes after Friday 17:00.
            ("2026-11-20T16:00:00+01:00", 24, "elapsed", "2026-11-20T17:00:00+01:00", True),
            ("2026-11-23T10:00:00+01:00", 24, "elapsed", "2026-11-24T10:00:00+01:00", True),
            # No open time in between: nobody can answer on Sunday, so the next opening is promised.
            ("2026-11-21T10:00:00+01:00", 24, "elapsed", "2026-11-23T09:00:00+01:00", False),
        ],
    )
    def test_it_respects_opening_hours(self, received, within, measure, by, is_open):
        found = promise(
            berlin(), at(received), within * HOUR, zone=ZoneInfo("Asia/Tokyo"), counted=measure
        )
        assert (found.by, found.is_open) == (at(by), is_open)
        assert ("closed until" in str(found.text)) is not is_open
        assert "+09:00" in str(found.text)


SERIOUS = [
    (Facts(), "normal", 0),
    (Facts(category="damaged", channel="email"), "normal", 0),
    (Facts(safety=True), "urgent", 1),
    (Facts(audience=10_000), "urgent", 1),
    (Facts(audience=9_999), "normal", 0),
    (Facts(days_to_legal_deadline=2), "urgent", 2),
    (Facts(days_to_legal_deadline=3), "serious", 1),
    (Facts(days_to_legal_deadline=8), "normal", 0),
    (Facts(earlier_complaints=1), "serious", 1),
    (Facts(channel="marketplace"), "serious", 1),
    (Facts(value_at_stake=Money("200", "EUR")), "serious", 1),
    (Facts(value_at_stake=Money("199.99", "EUR")), "normal", 0),
    (Facts(value_at_stake=Money("90000", "JPY")), "normal", 0),
    (Facts(safety=True, earlier_complaints=2, channel="authority"), "urgent", 3),
]


class TestGrading:
    @pytest.mark.parametrize(("facts", "expected", "reasons"), SERIOUS)
    def test_the_default_table(self, facts, expected, reasons):
        found = grade(facts)
        assert (found.grade, len(found.reasons)) == (expected, reasons)
        assert all(reason.render("zh_CN") != str(reason) for reason in found.reasons)

    def test_every_condition_given_must_hold(self):
        rule = GradeRule(
            grade="serious", reason=Text("toys that broke"), categories=["broken"], goods=["toys"]
        )
        assert grade(Facts(category="broken", goods="toys"), [rule]).grade == "serious"
        assert grade(Facts(category="broken", goods="cups"), [rule]).grade == "normal"
        assert grade(Facts(category="late", goods="toys"), [rule]).grade == "normal"

    def test_a_rule_without_a_condition_is_refused(self):
        with pytest.raises(InvalidPolicy) as caught:
            GradeRule(grade="serious", reason=Text("why not"))
        assert caught.value.code == "grading.empty"

    @pytest.mark.parametrize("facts", [Facts(earlier_complaints=-1), Facts(audience=-1)])
    def test_counts_are_not_negative(self, facts):
        with pytest.raises(InvalidInput, match="-1"):
            grade(facts)


def test_importing_loads_nothing_heavy():
    code = "import sys, xborder.complaints; sys.exit(bool(set(sys.modules) & set('numpy scipy pandas holidays pyarrow'.split())))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own interpreter


def test_every_public_name_is_there():
    assert sorted(xborder.complaints.__all__) == xborder.complaints.__all__
    assert all(hasattr(xborder.complaints, name) for name in xborder.complaints.__all__)
