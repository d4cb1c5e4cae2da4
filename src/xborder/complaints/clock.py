"""A clock: what starts, pauses, resumes, stops, cancels and resets it, and its targets."""

import datetime as dt
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from attrs import Factory, field, frozen
from attrs.converters import optional

from xborder.choice import Choice
from xborder.complaints.event import EventKind, Grade
from xborder.errors import InvalidPolicy, NoRuleInForce
from xborder.worktime import Boundary
from xborder.worktime.instants import length


class Measure(Choice):
    """Which time a clock counts."""

    BUSINESS = "business"
    """Open time of the desk's calendar."""
    ELAPSED = "elapsed"
    """Every hour, day and night."""


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


@frozen(kw_only=True)
class Target:
    """How long a clock may run, for the tickets it fits.

    Attributes:
        within: The time allowed.
        measure: Business or elapsed time.
        grade: Only for this grade; any if ``None``. The others likewise.
        tier: Only for customers of this tier.
        country: Only for buyers in this country, ISO 3166-1 alpha-2.
        channel: Only for complaints through this channel.
    """

    within: dt.timedelta
    measure: Measure = field(default=Measure.BUSINESS, converter=Measure)
    grade: Grade | None = field(default=None, converter=optional(Grade))
    tier: str | None = None
    country: str | None = None
    channel: str | None = None
    micros: int = field(init=False, repr=False, eq=False)
    """``within`` in microseconds."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "micros", length(self.within, where="within"))
        if self.micros <= 0:
            raise InvalidPolicy(
                "A target of {value} leaves no time.",
                code="sla.target",
                remedy="Give a duration longer than nothing, such as timedelta(hours=24).",
                where="within",
                value=str(self.within),
            )

    def fits(self, grade: Grade, tier: str, country: str, channel: str) -> bool:
        """Return whether it is for such a ticket."""
        return (
            self.grade in {None, grade}
            and self.tier in {None, tier}
            and self.country in {None, country}
            and self.channel in {None, channel}
        )


def _targets(values: Iterable[Target]) -> tuple[Target, ...]:
    return tuple(values)


def _kinds(values: Iterable[str]) -> frozenset[EventKind]:
    return frozenset(EventKind(value) for value in values)


def _reasons(values: Iterable[str]) -> frozenset[str]:
    return frozenset(values)


def _mask(name: str) -> Any:
    """Return a field that holds the bits of another field's kinds."""

    def bits(clock: "Clock") -> int:
        return reduce(or_, (kind.bit for kind in getattr(clock, name)), 0)

    return field(init=False, repr=False, eq=False, default=Factory(bits, takes_self=True))


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
        boundary: When it is due if its time is used up exactly at closing time.

    Raises:
        InvalidPolicy: It has no target, or nothing starts or stops it.
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
    boundary: Boundary = field(default=Boundary.CLOSING, converter=Boundary)
    starting: int = _mask("starts")
    stopping: int = _mask("stops")
    pausing: int = _mask("pauses")
    resuming: int = _mask("resumes")
    cancelling: int = _mask("cancels")
    resetting: int = _mask("resets")
    reopening: int = _mask("reopens")
    touches: int = field(init=False, repr=False, eq=False)

    @touches.default
    def _all_bits(self) -> int:
        ends = self.starting | self.stopping | self.cancelling | self.resetting | self.reopening
        return ends | self.pausing | self.resuming | EventKind.GRADED.bit

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

    def target(self, grade: Grade, tier: str = "", country: str = "", channel: str = "") -> Target:
        """Return the target for such a ticket.

        Raises:
            NoRuleInForce: None fits.
        """
        for target in self.targets:
            if target.fits(grade, tier, country, channel):
                return target
        raise NoRuleInForce(
            "The clock {value} has no target for grade {grade}, tier {tier}, country {country} "
            "and channel {channel}.",
            code="sla.no_target",
            remedy="End its targets with one that fits every ticket.",
            where="targets",
            value=self.name,
            grade=grade,
            tier=tier or "-",
            country=country or "-",
            channel=channel or "-",
        )
