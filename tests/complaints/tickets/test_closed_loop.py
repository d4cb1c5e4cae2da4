"""The closed loop: what each step needs, and where a complaint that came back goes."""

import datetime as dt

import pytest

from xborder.complaints.tickets import Cause, ClosedLoop, CorrectiveAction
from xborder.complaints.tickets.closed_loop import EightDisciplines, LoopStep, ReopenReason
from xborder.errors import InvalidInput, InvalidPolicy, problems

NINE = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
CAUSE = Cause.parse("logistics / packaging / box too weak")
ACTION = CorrectiveAction(what="double-walled box", owner="Li", due=dt.date(2026, 12, 1))
DONE = CorrectiveAction(
    what="double-walled box", owner="Li", due=dt.date(2026, 12, 1), done_on=dt.date(2026, 11, 30)
)

START = ClosedLoop(ticket="T-1", description="Cup broken on arrival")


def reviewed():
    loop = START.advance(NINE)
    loop = loop.record(cause=CAUSE, whys=["It fell.", "The box gave way."]).advance(NINE + HOUR)
    loop = loop.record(remedy_given="new cup", actions=(ACTION,)).advance(NINE + 2 * HOUR)
    loop = loop.record(told_customer="A new cup is on its way.").advance(NINE + 3 * HOUR)
    return loop.record(actions=(DONE,), lesson="Drop-test new boxes.").advance(
        NINE + 4 * HOUR, note="month end"
    )


def test_round_the_loop():
    loop = reviewed()
    assert loop.closed
    assert [entry.step for entry in loop.passed] == list(LoopStep)
    assert loop.missing() == ()
    assert loop.passed[-1].note == "month end"
    assert loop.whys == ("It fell.", "The box gave way.")


@pytest.mark.parametrize(
    ("loop", "missing"),
    [
        (ClosedLoop(ticket="T-1"), ["What was found is not described."]),
        (START.advance(NINE), ["The root cause is not named."]),
        (START.advance(NINE).record(cause=CAUSE).advance(NINE), ["What the customer was given is not written.", "There is no corrective action with an owner."]),
        (START.advance(NINE).record(cause=CAUSE).advance(NINE).record(remedy_given="x", actions=(ACTION,)).advance(NINE), ["What the customer was told is not written."]),
        (reviewed().reopen(NINE + 5 * HOUR, "customer_not_told").record(told_customer="x", actions=(ACTION,), lesson="").advance(NINE + 6 * HOUR), ["Open corrective actions: 1.", "The lesson is not written."]),
        (reviewed().reopen(NINE + 5 * HOUR, "customer_not_told").record(told_customer="x", needs_report=True, report=EightDisciplines(team="a", problem="b")).advance(NINE + 6 * HOUR),
         ["The 8D report lacks: containment, root_cause, corrective_actions, implementation, prevention, recognition."]),
        (reviewed().reopen(NINE + 5 * HOUR, "customer_not_told").record(told_customer="x", needs_report=True).advance(NINE + 6 * HOUR), ["The 8D report lacks: 8D."]),
    ],
)  # fmt: skip
def test_a_step_says_what_it_needs(loop, missing):
    assert [str(text) for text in loop.missing()] == missing
    with pytest.raises(InvalidInput) as caught:
        loop.advance(NINE + 9 * HOUR)
    assert caught.value.code == "loop.missing"
    assert missing[0] in str(caught.value)


def test_a_whole_report_lets_the_review_pass():
    report = EightDisciplines(**dict.fromkeys(EightDisciplines().missing, "written"))
    assert report.missing == ()
    loop = reviewed().reopen(NINE + 5 * HOUR, "customer_not_told")
    loop = loop.record(told_customer="x", needs_report=True, report=report).advance(NINE + 6 * HOUR)
    assert loop.advance(NINE + 7 * HOUR).closed


@pytest.mark.parametrize(
    ("reason", "next_step", "kept"),
    [
        (ReopenReason.NEW_FACTS, LoopStep.FOUND, ()),
        (ReopenReason.WRONG_CAUSE, LoopStep.ANALYSED, ()),
        (ReopenReason.ACTION_FAILED, LoopStep.RESOLVED, ("cause", "whys")),
        (
            ReopenReason.CUSTOMER_NOT_TOLD,
            LoopStep.FED_BACK,
            ("cause", "whys", "actions", "remedy_given"),
        ),
    ],
)
def test_a_complaint_that_came_back_goes_to_the_right_step(reason, next_step, kept):
    back = reviewed().reopen(NINE + 5 * HOUR, reason)
    assert back.next_step is next_step
    assert not back.closed
    assert [entry.reason for entry in back.reopened] == [reason]
    assert back.description == START.description
    for name in ("cause", "whys", "actions", "remedy_given"):
        assert bool(getattr(back, name)) is (name in kept), name
    assert back.told_customer == ""


def test_causes_hang_on_a_tree():
    assert str(CAUSE.at_level(2)) == "logistics / packaging"
    assert CAUSE.at_level(0) == Cause(("logistics",))


@pytest.mark.parametrize(
    ("ask", "kind", "code"),
    [
        (lambda: reviewed().advance(NINE + 9 * HOUR), InvalidInput, "loop.closed"),
        (lambda: START.advance(NINE).record(cause=CAUSE).advance(NINE - HOUR), InvalidInput, "loop.order"),
        (lambda: START.advance(dt.datetime(2026, 1, 1)), InvalidInput, "instant.naive"),  # noqa: DTZ001 - on purpose
        (lambda: START.reopen(NINE, "new_facts"), InvalidInput, "loop.not_passed"),
        (lambda: START.advance(NINE).reopen(NINE, "action_failed"), InvalidInput, "loop.not_passed"),
        (lambda: START.record(step=LoopStep.REVIEWED), InvalidPolicy, "loop.record"),
        (lambda: Cause(()), InvalidInput, "loop.cause"),
        (lambda: Cause.parse("logistics / "), InvalidInput, "loop.cause"),
        (lambda: reviewed().reopen(NINE, "bored"), InvalidInput, "choice"),
    ],
)  # fmt: skip
def test_bad_steps_are_refused(ask, kind, code):
    with pytest.raises(kind) as caught:
        ask()
    (problem,) = problems(caught.value, locale="zh_CN")
    assert problem.code == code
