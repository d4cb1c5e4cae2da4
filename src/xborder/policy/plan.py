"""Plans: what holds of one jurisdiction on the days of a stretch without a change."""

import datetime as dt
import functools
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, cast

from attrs import evolve, field, frozen

from xborder.errors import NoRuleInForce
from xborder.policy.amount import read_on, tables_read, varies_by_line
from xborder.policy.charge import Charge, Waiver
from xborder.policy.condition import ALWAYS, Condition, elected
from xborder.policy.country import CountryPolicy, Step
from xborder.policy.document import fingerprint
from xborder.policy.not_computed import Doubtful, NotComputed
from xborder.policy.reference import RuleReference
from xborder.policy.scheme import Scheme
from xborder.policy.treatment import AS_IT_STANDS, Treatment
from xborder.policy.value import Value
from xborder.source import Evidence, Status
from xborder.timeline import Dated, Timeline

_ONE_DAY: Final[Mapping[str, dt.date]] = MappingProxyType({})
"""Every rule goes by the same day, or by days of the same stretch: what nearly all parcels ask."""


def is_doubtful(entry: Dated[Any]) -> bool:
    """Return whether a rule's status or evidence makes a quote an estimate."""
    return entry.status is not Status.IN_FORCE or entry.evidence is Evidence.UNCHECKED


@frozen
class PlannedStep:
    """A charge or a waiver of a scheme, as it holds.

    Attributes:
        entry: The dated step.
    """

    entry: Dated[Step]
    value: Step = field(init=False, eq=False, repr=False)
    """The step itself."""

    @value.default
    def _of_entry(self) -> Step:
        return self.entry.value

    @functools.cached_property
    def reference(self) -> RuleReference:
        """How results cite it."""
        return RuleReference.to(self.entry, self.entry.value.id)

    @functools.cached_property
    def is_doubtful(self) -> bool:
        """Whether its status or evidence makes a quote an estimate."""
        return is_doubtful(self.entry)

    @functools.cached_property
    def tables(self) -> tuple[str, ...]:
        """The goods tables that it reads."""
        step = self.entry.value
        return tuple(sorted(tables_read(step.amount))) if isinstance(step, Charge) else ()

    @property
    def charge(self) -> Charge:
        """The step, which is a charge; a waiver leaves no amount to be asked about."""
        return cast("Charge", self.value)

    @functools.cached_property
    def varies_by_line(self) -> bool:
        """Whether what is said of its amount can differ between lines of the same goods."""
        step = self.entry.value
        return isinstance(step, Charge) and varies_by_line(step.amount)


@frozen(kw_only=True)
class PlannedScheme:
    """A scheme and its steps, as they hold.

    Attributes:
        entry: The scheme.
        steps: Its charges and waivers that are in force.
        elected: Whether it is elected, for one that may be; else it always is.
    """

    entry: Dated[Scheme]
    steps: tuple[PlannedStep, ...]
    elected: Condition = field(init=False)

    @elected.default
    def _election(self) -> Condition:
        scheme = self.entry.value
        return elected(scheme.id) if scheme.elective else ALWAYS

    @functools.cached_property
    def reference(self) -> RuleReference:
        """How results cite it."""
        return RuleReference.to(self.entry, self.entry.value.id)

    @functools.cached_property
    def waivers(self) -> tuple[tuple[PlannedStep, Waiver], ...]:
        """Its steps that lift charges: most schemes have none."""
        return tuple((step, step.value) for step in self.steps if isinstance(step.value, Waiver))

    @functools.cached_property
    def checked_on(self) -> dt.date:
        """The oldest check among it and its steps."""
        return min(entry.checked_on for entry in (self.entry, *(s.entry for s in self.steps)))


@frozen(kw_only=True)
class Plan:
    """What holds.

    Attributes:
        policy: The jurisdiction.
        on: A day of the stretch.
        values: Named values in order.
        schemes: The schemes in the order of the law.
        not_computed: What is not computed.
        readings: The reading chosen for each disputed question.
        left_out: Rules on the books that were not applied, by their status.
        treatment: What was done with rules that are scheduled or unclear.
        stale_after_days: How long after its last check a rule is relied on; ``None`` for ever.
    """

    policy: CountryPolicy
    on: dt.date
    values: tuple[Dated[Value], ...]
    schemes: tuple[PlannedScheme, ...]
    not_computed: tuple[Dated[NotComputed | Doubtful], ...]
    readings: Mapping[str, str]
    left_out: tuple[Dated[Step], ...]
    treatment: Treatment = AS_IT_STANDS
    stale_after_days: int | None = None

    @functools.cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every charge and waiver, as often as a scheme names it."""
        return tuple(step.value for planned in self.schemes for step in planned.steps)

    @functools.cached_property
    def doubtful_values(self) -> tuple[Dated[Value], ...]:
        """The values whose status or evidence makes a quote an estimate: mostly none."""
        return tuple(entry for entry in self.values if is_doubtful(entry))

    @functools.cached_property
    def digest(self) -> str:
        """A digest of the rules: equal rules, equal digest."""
        schemes = [
            [planned.entry, *(step.entry for step in planned.steps)] for planned in self.schemes
        ]
        return fingerprint([self.values, self.not_computed, *schemes, dict(self.readings)])

    def fingerprint(self, goods: Iterable[str] = ()) -> str:
        """Return a digest of the rules and of the goods' entries that were used.

        Args:
            goods: The digests of the entries of goods tables, in any order.
        """
        return fingerprint([self.digest, *sorted(set(goods))])

    @functools.cached_property
    def refusals(self) -> Mapping[str, Dated[NotComputed | Doubtful]]:
        """What is not computed, or leaves an estimate, by the reason it gives."""
        return {entry.value.reason: entry for entry in self.not_computed}

    @functools.cached_property
    def left_out_references(self) -> tuple[RuleReference, ...]:
        """How results cite what was not applied."""
        return tuple(RuleReference.to(entry, entry.value.id) for entry in self.left_out)

    def applies(self, entry: Dated[Any], name: str = "") -> bool:
        """Return whether an entry counts, by its status and what to do with uncertain ones.

        Raises:
            NoRuleInForce: It is scheduled or unclear, and the caller asked to raise.
        """
        return self.treatment.counts(entry, self.on, name)


def make_plan(
    policy: CountryPolicy,
    on: dt.date,
    *,
    readings: Mapping[str, str],
    treatment: Treatment = AS_IT_STANDS,
    stale_after_days: int | None = None,
    clocks: Mapping[str, dt.date] = _ONE_DAY,
) -> Plan:
    """Resolve a jurisdiction's rules for a day.

    Args:
        policy: The jurisdiction.
        on: The day its rules go by.
        readings: The answers chosen for disputed questions.
        treatment: What to do with rules that are scheduled or unclear.
        stale_after_days: How long after its last check a rule is relied on; ``None`` for ever.
        clocks: The days of events that some of its rules go by instead, where they lie in another
            stretch: each the first day of its stretch, so that equal stretches make equal plans.

    Raises:
        NoRuleInForce: The day lies before the rules we know, or no scheme is in force; or a rule
            is scheduled or unclear and the caller asked to raise.
    """
    for day in (on, *clocks.values()):
        policy.check_day(day)
    steps: dict[str, PlannedStep] = {}
    left_out: list[Dated[Step]] = []
    for timeline in policy.steps:
        day = _day_of(timeline, clocks, on)
        entry = timeline.find(day)
        if entry is None:
            continue
        if treatment.counts(entry, day):
            steps[entry.value.id] = PlannedStep(_read_on(entry, clocks))
        else:
            left_out.append(entry)
    schemes = tuple(
        PlannedScheme(
            entry=entry, steps=tuple(steps[name] for name in entry.value.steps if name in steps)
        )
        for entry in _in_force(policy.schemes, treatment, clocks, on)
    )
    if not schemes:
        raise NoRuleInForce(
            "{policy} has no scheme in force on {value}.",
            remedy="Ask for another day, or add a scheme to your book.",
            value=on,
            policy=policy.code,
        )
    chosen = {
        reading.id: reading.check(readings.get(reading.id, reading.default))
        for reading in policy.readings
    }
    return Plan(
        policy=policy,
        on=on,
        values=_in_force(policy.values, treatment, clocks, on),
        schemes=schemes,
        not_computed=_that_doubt(policy.not_computed, treatment, clocks, on),
        readings=chosen,
        left_out=tuple(left_out),
        treatment=treatment,
        stale_after_days=stale_after_days,
    )


def _in_force(
    timelines: tuple[Timeline[Value], ...]
    | tuple[Timeline[Scheme], ...]
    | tuple[Timeline[Any], ...],
    treatment: Treatment,
    clocks: Mapping[str, dt.date],
    on: dt.date,
) -> tuple[Dated[Any], ...]:
    found = (timeline.find(_day_of(timeline, clocks, on)) for timeline in timelines)
    return tuple(entry for entry in found if entry and treatment.counts(entry, on))


def _that_doubt(
    timelines: tuple[Timeline[Any], ...],
    treatment: Treatment,
    clocks: Mapping[str, dt.date],
    on: dt.date,
) -> tuple[Dated[NotComputed | Doubtful], ...]:
    """Return what is not computed: what is only announced computes nothing, and is a doubt."""
    found = (timeline.find(_day_of(timeline, clocks, on)) for timeline in timelines)
    return tuple(
        entry
        for entry in found
        if entry and (entry.status is Status.ANNOUNCED or treatment.counts(entry, on))
    )


def _day_of(timeline: Timeline[Any], clocks: Mapping[str, dt.date], on: dt.date) -> dt.date:
    """Return the day that decides which entry of a rule holds: that of the event it names."""
    return clocks.get(timeline.entries[0].value.dated_by, on) if clocks else on


def _read_on(entry: Dated[Step], clocks: Mapping[str, dt.date]) -> Dated[Step]:
    """Return a charge that reads its goods tables on its own day, where that is another."""
    step = entry.value
    own = clocks.get(step.dated_by) if step.dated_by else None
    if own is None or not isinstance(step, Charge):
        return entry
    return evolve(entry, value=step.replace(amount=read_on(step.amount, own)))
