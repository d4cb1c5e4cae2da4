"""The ladder: shares of a clock's own time, fixed leads, pauses."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from tests.complaints.desks import FRIDAY, HOUR, MONDAY, YEAR, at, berlin, created, ticket

from xborder.complaints import (
    AtShare,
    BeforeDue,
    Clock,
    SlaPolicy,
    Step,
    Target,
    alerts,
    default_policy,
)
from xborder.errors import InvalidInput, InvalidPolicy, InvalidType, NotFound, problems
from xborder.worktime import OpeningHours


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
        assert self.rungs(AtShare(share=1), clock="resolution") != []

    def test_a_rung_on_a_clock_there_is_not_is_refused(self):
        with pytest.raises(NotFound, match="no clock other"):
            self.rungs(AtShare(share=1), clock="other")

    def test_a_rung_may_watch_one_clock_of_several(self):
        found = alerts(default_policy(berlin()), [created()], MONDAY, [Step(when=AtShare(share=1), notify="x", clock="update")])  # fmt: skip
        assert {alert.clock for alert in found} == {"update"}

    def test_soonest_first(self):
        queue = [created(f"T-{n}", f"2026-11-{n}T10:00:00+01:00") for n in (20, 18, 19)]
        found = alerts(default_policy(berlin()), queue, MONDAY)
        assert [alert.at for alert in found] == sorted(alert.at for alert in found)
        assert {alert.notify for alert in found} == {"agent", "team lead", "manager", "director"}

    def test_a_rung_before_the_start_is_refused(self):
        with pytest.raises(InvalidPolicy, match="0 of the target"):
            AtShare(share=0)


@pytest.mark.parametrize(
    ("share", "expected"),
    [(0.7, Fraction(7, 10)), (0.1, Fraction(1, 10)), ("0.7", Fraction(7, 10)), (Decimal("1.25"), Fraction(5, 4)), ("3/4", Fraction(3, 4)), (1, Fraction(1))],
)  # fmt: skip
def test_a_share_is_the_number_as_written(share, expected):
    assert AtShare(share=share).share == expected


def test_seven_tenths_are_never_a_microsecond_early():
    """As a binary fraction 0.7 lies below seven tenths; the rung then came a microsecond early."""
    told = ticket(("2026-11-23T09:00:00+01:00", "created", ""))
    rule = Clock(name="r", targets=[Target(within=1 * HOUR)], starts=["created"], stops=["resolved"])  # fmt: skip
    policy = SlaPolicy(clocks=[rule], calendar=berlin())
    for share, minutes in ((0.7, 42), (Fraction(1, 3), 20)):
        (alert,) = alerts(policy, [told], MONDAY, [Step(when=AtShare(share=share), notify="x")])
        assert alert.at == at("2026-11-23T09:00:00+01:00") + minutes * HOUR / 60
    # A seventh of an hour is no whole number of microseconds: rounded up, never before its share.
    (alert,) = alerts(policy, [told], MONDAY, [Step(when=AtShare(share="1/7"), notify="x")])
    passed = alert.at - at("2026-11-23T09:00:00+01:00")
    assert Fraction(passed // dt.timedelta(microseconds=1)) >= Fraction(3_600_000_000, 7)


@pytest.mark.parametrize(
    "share", [0, -1, "0", "1/0", "half", float("nan"), float("inf"), None, True, "1e999999", [1]]
)
def test_a_share_that_is_none_is_refused(share):
    with pytest.raises((InvalidPolicy, InvalidInput, InvalidType)) as caught:
        AtShare(share=share)
    assert problems(caught.value, locale="zh_CN")[0].remedy


def test_a_lead_is_a_duration():
    with pytest.raises(InvalidType):
        BeforeDue(lead=3)
