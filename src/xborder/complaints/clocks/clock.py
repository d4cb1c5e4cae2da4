"""A clock: what starts, pauses, resumes, stops, cancels and resets it, and its targets."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from attrs import Factory, field, frozen

from xborder.choice import Choice
from xborder.complaints.clocks.target import Target
from xborder.complaints.tickets.event import EventKind
from xborder.errors import InvalidPolicy, NoRuleInForce
from xborder.kind import all_of_kind
from xborder.worktime import Boundary


class GradePolicy(Choice):
    """What a change of grade does to a running clock."""

    RETROACTIVE = "retroactive"
    """The new target counts from the start; it may have passed already."""
    RETROACTIVE_NEVER_PAST = "retroactive_never_past"
    """So, but never due before the change itself."""
    RESTART = "restart"
    """The new target counts from the change."""
    CARRY = "carry"
    """The used share of the old target counts as used of the new one."""


class ReopenPolicy(Choice):
    """What reopening does to a stopped clock."""

    RESUME = "resume"
    """It runs on; the closed spell does not count."""
    NEW_CYCLE = "new_cycle"
    """It starts again from nothing."""
    CONTINUOUS = "continuous"
    """It runs on as if it had never stopped; the closed spell counts."""


def _targets(values: Iterable[Target]) -> tuple[Target, ...]:
    return all_of_kind(values, Target, "targets")


def _kinds(values: Iterable[str]) -> frozenset[EventKind]:
    return frozenset(EventKind(value) for value in all_of_kind(values, str, "events"))


def _reasons(values: Iterable[str]) -> frozenset[str]:
    return frozenset(all_of_kind(values, str, "pause_reasons"))


def _mask(name: str) -> Any:
    """Return a field that holds the bits of another field's kinds."""

    def bits(clock: "Clock") -> int:
        return reduce(or_, (kind.bit for kind in getattr(clock, name)), 0)

    return field(init=False, repr=False, eq=False, default=Factory(bits, takes_self=True))


class HandoverPolicy(Choice):
    """What becomes of a running clock when another team takes the ticket over."""

    KEEP = "keep"
    """It runs on: the target and the open time of the team it started with hold to the end."""
    NEW_CYCLE = "new_cycle"
    """The first team's cycle ends there; the next team's begins, with its target and open time."""
    END = "end"
    """The first team's cycle ends there; nothing runs until the next starting event."""


@frozen(kw_only=True)
class Clock:
    """A promise about time, and the events that drive it.

    Attributes:
        name: Its name, such as ``"first_response"``.
        targets: Tried in order; the first that fits a ticket holds.
        starts: Kinds of event that start it when it does not run.
        stops: Kinds that stop it.
        pauses: Kinds that pause it.
        pause_reasons: Only pauses for these reasons count; every reason if empty.
        resumes: Kinds that end a pause.
        cancels: Kinds that take it back altogether.
        resets: Kinds that set it back to nothing while it runs.
        reopens: Kinds that wake it after it stopped, under the reopen policy.
        repeats: Whether a start after a stop begins another cycle.
        grade_policy: What a change of grade does to it.
        reopen_policy: What reopening does to it.
        handover_policy: What another team's taking over does to it.
        boundary: When it is due if its time is used up exactly at closing time.

    Raises:
        InvalidPolicy: It has no target, or nothing starts or stops it.
        InvalidType: Its targets are not a list of targets.
        InvalidInput: It names an event or a policy there is not.
    """

    name: str
    targets: tuple[Target, ...] = field(converter=_targets)
    starts: frozenset[EventKind] = field(converter=_kinds)
    stops: frozenset[EventKind] = field(converter=_kinds)
    pauses: frozenset[EventKind] = field(default=(EventKind.PAUSED,), converter=_kinds)
    pause_reasons: frozenset[str] = field(default=(), converter=_reasons)
    resumes: frozenset[EventKind] = field(default=(EventKind.RESUMED,), converter=_kinds)
    cancels: frozenset[EventKind] = field(default=(EventKind.CANCELLED,), converter=_kinds)
    resets: frozenset[EventKind] = field(default=(), converter=_kinds)
    reopens: frozenset[EventKind] = field(default=(), converter=_kinds)
    repeats: bool = False
    grade_policy: GradePolicy = field(default=GradePolicy.RETROACTIVE, converter=GradePolicy)
    reopen_policy: ReopenPolicy = field(default=ReopenPolicy.RESUME, converter=ReopenPolicy)
    handover_policy: HandoverPolicy = field(default=HandoverPolicy.KEEP, converter=HandoverPolicy)
    boundary: Boundary = field(default=Boundary.CLOSING, converter=Boundary)
    starting: int = _mask("starts")
    stopping: int = _mask("stops")
    pausing: int = _mask("pauses")
    resuming: int = _mask("resumes")
    cancelling: int = _mask("cancels")
    resetting: int = _mask("resets")
    reopening: int = _mask("reopens")
    touches: int = field(init=False, repr=False, eq=False)
    """The kinds that may change it; every other event is passed over."""

    @touches.default
    def _all_bits(self) -> int:
        return (
            self.starting
            | self.stopping
            | self.cancelling
            | self.resetting
            | self.reopening
            | self.pausing
            | self.resuming
            | EventKind.GRADED.bit
            | EventKind.ASSIGNED.bit
        )

    def __attrs_post_init__(self) -> None:
        for part in ("targets", "starts", "stops"):
            if not getattr(self, part):
                raise InvalidPolicy(
                    "The clock {value} has no {part}.",
                    code="sla.clock",
                    remedy="Give it at least one target, one starting and one stopping event.",
                    where=part,
                    value=self.name,
                    part=part,
                )

    def target(
        self, grade: str, team: str = "", tier: str = "", country: str = "", channel: str = ""
    ) -> Target:
        """Return the target for such a ticket: the first that fits.

        Raises:
            NoRuleInForce: None fits.
        """
        for target in self.targets:
            if target.fits(grade, team, tier, country, channel):
                return target
        raise NoRuleInForce(
            "The clock {value} has no target for grade {grade}, team {team}, tier {tier}, "
            "country {country} and channel {channel}.",
            code="sla.no_target",
            remedy="End its targets with one that fits every ticket.",
            where="targets",
            value=self.name,
            grade=grade,
            team=team or "-",
            tier=tier or "-",
            country=country or "-",
            channel=channel or "-",
        )
