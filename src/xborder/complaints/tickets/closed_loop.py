"""The closed loop: found, analysed, resolved, fed back, reviewed, and what each step needs."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import evolve, field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput, InvalidPolicy
from xborder.kind import all_of_kind, of_kind, typed
from xborder.messages import Text
from xborder.worktime.instants import micros


class LoopStep(Choice):
    """A step of the loop; each one passed in turn."""

    FOUND = "found"
    ANALYSED = "analysed"
    RESOLVED = "resolved"
    FED_BACK = "fed_back"
    REVIEWED = "reviewed"


class ReopenReason(Choice):
    """Why a complaint came back, which says where it goes back to."""

    NEW_FACTS = "new_facts"
    """Something else is wrong too: back to found."""
    WRONG_CAUSE = "wrong_cause"
    """The cause was another: back to analysed."""
    ACTION_FAILED = "action_failed"
    """The cause was right, the action did not work: back to resolved."""
    CUSTOMER_NOT_TOLD = "customer_not_told"
    """All was done, but the customer never heard: back to fed back."""


_ORDER = (
    LoopStep.FOUND,
    LoopStep.ANALYSED,
    LoopStep.RESOLVED,
    LoopStep.FED_BACK,
    LoopStep.REVIEWED,
)
_BACK_TO = {
    ReopenReason.NEW_FACTS: LoopStep.FOUND,
    ReopenReason.WRONG_CAUSE: LoopStep.ANALYSED,
    ReopenReason.ACTION_FAILED: LoopStep.RESOLVED,
    ReopenReason.CUSTOMER_NOT_TOLD: LoopStep.FED_BACK,
}
"""The step that a reason proves unfinished. Reviewed is not among them: nobody reopens a lesson."""


def _levels(values: Iterable[str]) -> tuple[str, ...]:
    return all_of_kind(values, str, "path")


@frozen
class Cause:
    """A place in the tree of root causes.

    Args:
        path: From the trunk outwards, such as ``("logistics", "packaging", "box too weak")``.

    Examples:
        >>> str(Cause.parse("logistics / packaging / box too weak"))
        'logistics / packaging / box too weak'
    """

    path: tuple[str, ...] = field(converter=_levels)

    def __attrs_post_init__(self) -> None:
        if not self.path or not all(part.strip() for part in self.path):
            raise InvalidInput(
                "{value} names no root cause.",
                code="loop.cause",
                remedy="Name each level of the tree, such as 'logistics / packaging'.",
                where="cause",
                value="/".join(self.path) or "''",
            )

    @classmethod
    def parse(cls, text: str) -> "Cause":
        """Read levels separated by slashes."""
        return cls(tuple(part.strip() for part in of_kind(text, str, "cause").split("/")))

    def at_level(self, level: int) -> "Cause":
        """Return the branch it hangs on, ``level`` places from the trunk (1 is the trunk)."""
        return Cause(self.path[: max(1, level)])

    def __str__(self) -> str:
        return " / ".join(self.path)


def _why(values: Iterable[str]) -> tuple[str, ...]:
    return all_of_kind(values, str, "whys")


def _actions(values: Iterable["CorrectiveAction"]) -> tuple["CorrectiveAction", ...]:
    return all_of_kind(values, CorrectiveAction, "actions")


@frozen(kw_only=True, field_transformer=typed)
class CorrectiveAction:
    """What is done so that it does not happen again.

    Attributes:
        what: The action.
        owner: Who does it.
        due: By which day.
        done_on: When it was done; ``None`` while it is open.
    """

    what: str
    owner: str
    due: dt.date
    done_on: dt.date | None = None


@frozen(kw_only=True, field_transformer=typed)
class EightDisciplines:
    """The eight disciplines (8D) of a serious complaint, each in plain words.

    Source: Ford Motor Company, Team Oriented Problem Solving (TOPS-8D), 1987.
    """

    team: str = ""
    problem: str = ""
    containment: str = ""
    root_cause: str = ""
    corrective_actions: str = ""
    implementation: str = ""
    prevention: str = ""
    recognition: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The disciplines not yet written, in order."""
        names = (
            "team",
            "problem",
            "containment",
            "root_cause",
            "corrective_actions",
            "implementation",
            "prevention",
            "recognition",
        )
        return tuple(name for name in names if not getattr(self, name).strip())


@frozen(kw_only=True)
class Passed:
    """A step that was passed, and when."""

    step: LoopStep
    at: int
    note: str = ""


@frozen(kw_only=True)
class Reopened:
    """A return to an earlier step, and why."""

    to: LoopStep
    at: int
    reason: ReopenReason


@frozen(kw_only=True, field_transformer=typed)
class ClosedLoop:
    """A complaint on its way round the loop; every change gives a new one.

    Attributes:
        ticket: The ticket's id.
        description: What was found.
        cause: The root cause.
        whys: The chain of whys that led to it (five by custom).
        actions: The corrective actions.
        remedy_given: What the customer was given.
        told_customer: What the customer was told.
        customer_agrees: Whether the customer accepted it; ``None`` if not asked.
        lesson: What the review found.
        report: The 8D report, where there is one.
        needs_report: Whether one must be complete before the review passes.
        passed: The steps passed, in the order they were; earlier rounds stay in it.
        reopened: Every return to an earlier step.
        step: The last step passed in this round; ``None`` before the first.

    Examples:
        >>> loop = ClosedLoop(ticket="T-1", description="Cup broken on arrival")
        >>> nine = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
        >>> loop = loop.advance(nine)
        >>> loop.step.value, [str(text) for text in loop.missing()]
        ('found', ['The root cause is not named.'])
    """

    ticket: str
    description: str = ""
    cause: Cause | None = None
    whys: tuple[str, ...] = field(default=(), converter=_why)
    actions: tuple[CorrectiveAction, ...] = field(default=(), converter=_actions)
    remedy_given: str = ""
    told_customer: str = ""
    customer_agrees: bool | None = None
    lesson: str = ""
    report: EightDisciplines | None = None
    needs_report: bool = False
    passed: tuple[Passed, ...] = ()
    reopened: tuple[Reopened, ...] = ()
    step: LoopStep | None = None

    @property
    def next_step(self) -> LoopStep | None:
        """The step to pass next; ``None`` once it was reviewed."""
        if self.step is None:
            return LoopStep.FOUND
        place = _ORDER.index(self.step) + 1
        return _ORDER[place] if place < len(_ORDER) else None

    @property
    def closed(self) -> bool:
        """Whether every step is passed."""
        return self.step is LoopStep.REVIEWED

    def missing(self) -> tuple[Text, ...]:
        """Return what the next step still needs; nothing if it may pass."""
        needs: Sequence[tuple[object, Text]] = ()
        match self.next_step:
            case LoopStep.FOUND:
                needs = [(self.description, Text("What was found is not described."))]
            case LoopStep.ANALYSED:
                needs = [(self.cause, Text("The root cause is not named."))]
            case LoopStep.RESOLVED:
                needs = [
                    (self.remedy_given, Text("What the customer was given is not written.")),
                    (self.actions, Text("There is no corrective action with an owner.")),
                ]
            case LoopStep.FED_BACK:
                needs = [(self.told_customer, Text("What the customer was told is not written."))]
            case LoopStep.REVIEWED:
                needs = self._review()
        return tuple(text for given, text in needs if not given)

    def _review(self) -> Sequence[tuple[object, Text]]:
        late = [action for action in self.actions if action.done_on is None]
        unwritten = self.report.missing if self.report else ("8D",)
        return (
            (not late, Text("Open corrective actions: {count}.", count=len(late))),
            (self.lesson, Text("The lesson is not written.")),
            (
                not (self.needs_report and unwritten),
                Text("The 8D report lacks: {parts}.", parts=unwritten),
            ),
        )

    def advance(self, at: dt.datetime, *, note: str = "") -> "ClosedLoop":
        """Return the loop with its next step passed.

        Raises:
            InvalidInput: The step still needs something, or there is none left, or it would lie
                before the last one.
        """
        step, instant = self.next_step, micros(at)
        if step is None:
            raise InvalidInput(
                "The loop of {value} is closed.",
                code="loop.closed",
                remedy="Reopen it, with the reason.",
                where="step",
                value=self.ticket,
            )
        missing = self.missing()
        if missing:
            raise InvalidInput(
                "{value} may not pass yet: {missing}",
                code="loop.missing",
                remedy="Add what is missing with .record(...), then advance.",
                where="step",
                value=step,
                missing=missing[0],
            )
        if self.passed and instant < self.passed[-1].at:
            raise InvalidInput(
                "{value} lies before the step passed last.",
                code="loop.order",
                remedy="Pass the steps in the order they happened.",
                where="at",
                value=at.isoformat(),
            )
        entry = Passed(step=step, at=instant, note=note)
        return evolve(self, step=step, passed=(*self.passed, entry))

    def record(self, **found: Any) -> "ClosedLoop":
        """Return the loop with more of it written down: any attribute but the steps.

        Raises:
            InvalidPolicy: A step is set by hand.
        """
        if {"step", "passed", "reopened", "ticket"} & set(found):
            raise InvalidPolicy(
                "{value} is not written by hand.",
                code="loop.record",
                remedy="Use .advance(...) and .reopen(...), which keep the order.",
                where="record",
                value=", ".join(sorted(found)),
            )
        return evolve(self, **found)

    def reopen(self, at: dt.datetime, reason: ReopenReason | str) -> "ClosedLoop":
        """Return the loop gone back so that the right step must be passed again.

        What was written down stays, save what the reason proved wrong.

        Raises:
            InvalidInput: That step has not been passed yet.
        """
        reason, instant = ReopenReason(reason), micros(at)
        target = _BACK_TO[reason]
        if self.step is None or _ORDER.index(self.step) < _ORDER.index(target):
            raise InvalidInput(
                "The loop of {ticket} has not passed {value}, so it cannot go back to it.",
                code="loop.not_passed",
                remedy="Advance it, or give another reason.",
                where="reason",
                value=target,
                ticket=self.ticket,
            )
        place = _ORDER.index(target)
        before = _ORDER[place - 1] if place else None
        wrong: dict[str, Any] = {"customer_agrees": None, "told_customer": ""}
        if reason is not ReopenReason.CUSTOMER_NOT_TOLD:
            wrong |= {"actions": (), "remedy_given": ""}
        if reason in {ReopenReason.NEW_FACTS, ReopenReason.WRONG_CAUSE}:
            wrong |= {"cause": None, "whys": ()}
        entry = Reopened(to=target, at=instant, reason=reason)
        return evolve(self, step=before, reopened=(*self.reopened, entry), **wrong)
