"""The promise: its defaults, whose hours count, what is not yet known."""

import pickle

import pytest
from tests.complaints.desks import FRIDAY, HOUR, MONDAY, at, berlin, created, shanghai, ticket

from xborder.complaints import Clock, SlaPolicy, Target, default_policy
from xborder.errors import InvalidInput, InvalidPolicy, InvalidType, NotFound, problems


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

    def test_a_clock_that_is_due_is_marked_where_it_is_and_a_paused_one_is_not(self):
        pytest.importorskip("matplotlib")
        hour = {"targets": [Target(within=HOUR)], "starts": ["created"], "stops": ["resolved"]}
        policy = SlaPolicy(
            clocks=[Clock(name="a", **hour, pauses=[]), Clock(name="b", **hour)], calendar=berlin()
        )
        told = ticket((FRIDAY, "created", ""), ("2026-11-20T16:30:00+01:00", "paused", ""))
        (axes,) = policy.evaluate(told, MONDAY).plot(zone="Europe/Berlin").axes
        (mark,) = axes.lines
        # Friday 16:00 and an hour of work: at closing, 17:00; the paused clock waits
        assert list(mark.get_xdata()) == [at("2026-11-20T17:00:00+01:00")]
        assert [name.get_text() for name in axes.get_yticklabels()] == ["a", "b"]

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
        with pytest.raises(NotFound, match=r"no clock nap.*first_response"):
            default_policy(berlin()).evaluate(created(), MONDAY)["nap"]

    def test_nothing_is_due_once_all_is_done(self):
        done = ticket((FRIDAY, "created", ""), ("2026-11-20T16:30:00+01:00", "resolved", ""))
        assert default_policy(berlin()).evaluate(done, MONDAY).next_due is None


class TestGradesOfOnesOwn:
    def policy(self, **more):
        clock = Clock(
            name="answer",
            targets=[Target(within=1 * HOUR, grade="P1"), Target(within=4 * HOUR)],
            starts=["created"],
            stops=["replied"],
        )
        return SlaPolicy(clocks=[clock], calendar=berlin(), grades=["P3", "P2", "P1"], **more)

    def test_targets_follow_them(self):
        assert self.policy().clock(created(grade="P1")).due == at("2026-11-20T17:00:00+01:00")
        told = created(grade="P3").with_events({"at": FRIDAY, "kind": "graded", "value": "P1"})
        state = self.policy().clock(told)
        assert (state.due, state.grade) == (at("2026-11-20T17:00:00+01:00"), "P1")
        assert "for grade P1" in state.explain()
        assert "等级“P1”" in state.explain("zh_CN")

    @pytest.mark.parametrize(
        "told",
        [
            created(),  # "normal" is not one of them
            created(grade="P2").with_events({"at": FRIDAY, "kind": "graded", "value": "p1"}),
        ],
    )
    def test_a_ticket_of_another_grade_is_refused(self, told):
        with pytest.raises(InvalidInput, match=r"one of P3, P2, P1") as caught:
            self.policy().evaluate(told, MONDAY)
        assert caught.value.code == "sla.grade"

    def test_a_target_for_another_grade_is_refused(self):
        clock = Clock(name="a", targets=[Target(within=HOUR, grade="vip")], starts=["created"], stops=["replied"])  # fmt: skip
        with pytest.raises(InvalidPolicy, match="the grade vip"):
            SlaPolicy(clocks=[clock], calendar=berlin())

    @pytest.mark.parametrize("grades", [[], [""]])
    def test_grades_are_a_list_of_names(self, grades):
        with pytest.raises(InvalidPolicy) as caught:
            SlaPolicy(clocks=self.policy().clocks, calendar=berlin(), grades=grades)
        assert caught.value.code == "sla.grades"


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (lambda: SlaPolicy(clocks=[], calendar=berlin(), grades="P1"), "kind.list"),
        (lambda: SlaPolicy(clocks=[], calendar=berlin(), grades=[1]), "kind"),
        (lambda: SlaPolicy(clocks=7, calendar=berlin()), "kind.list"),
        (lambda: SlaPolicy(clocks=["a"], calendar=berlin()), "kind"),
        (lambda: default_policy("berlin"), "kind"),
        (lambda: default_policy(berlin(), calendars=[berlin()]), "kind.mapping"),
        (lambda: default_policy(berlin(), calendars={"CN": 7}), "kind"),
        (lambda: Clock(name="a", targets=7, starts=["created"], stops=["replied"]), "kind.list"),
        (lambda: Clock(name="a", targets=[7], starts=["created"], stops=["replied"]), "kind"),
        (lambda: Clock(name="a", targets=[Target(within=HOUR)], starts="created", stops=["replied"]), "kind.list"),
        (lambda: Target(within=7), "kind"),
    ],
)  # fmt: skip
def test_what_is_no_promise_is_refused(build, code):
    with pytest.raises((InvalidInput, InvalidType, InvalidPolicy)) as caught:
        build()
    (problem,) = problems(caught.value, locale="zh_CN")
    assert problem.code == code
    assert problem.remedy


def test_a_policy_travels():
    policy = default_policy(berlin(), calendars={"CN": shanghai()})
    again = pickle.loads(pickle.dumps(policy))
    assert again == policy
    assert again.evaluate(created(country="CN"), MONDAY) == policy.evaluate(created(country="CN"), MONDAY)  # fmt: skip
