"""The queue: due times, the soonest first, the risk of lateness."""

import datetime as dt
import random
from zoneinfo import ZoneInfo

import pytest
from tests.complaints.desks import FRIDAY, HOUR, MONDAY, at, berlin, created, ticket

from xborder.complaints import Event, default_policy, due_times, next_due
from xborder.complaints.escalation import lateness_risk, workload
from xborder.errors import InvalidInput, NotFound


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


def test_a_queue_is_a_table():
    late = created("late", "2026-11-20T09:00:00+01:00", team="east")
    found = next_due(default_policy(berlin()), [created("soon"), late], MONDAY)
    columns = found.to_columns()
    assert columns["ticket"] == ["late", "soon"]
    assert columns["clock"] == [entry.state.name for entry in found]
    assert columns["due"] == [entry.state.due for entry in found]
    assert columns["team"] == ["east", ""]
    assert columns["risk"][0] == 1
