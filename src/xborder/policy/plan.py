"""Plans: one jurisdiction's rules resolved for a stretch of days without a change."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import partial
from typing import Any, TypeVar

from attrs import field, fields, frozen

from xborder.choice import Choice
from xborder.errors import NoRuleInForce
from xborder.policy.amount import Amount, foreign_money, tables_read
from xborder.policy.answers import Answers
from xborder.policy.charge import Charge, Waiver
from xborder.policy.columns import Lanes
from xborder.policy.condition import (
    ALWAYS,
    Condition,
    HsIn,
    compares_codes,
    elected,
    facts_read,
    foreign_limits,
    held,
    scopes_read,
    settled_by_facts,
)
from xborder.policy.country import CountryPolicy, Step
from xborder.policy.document import fingerprint
from xborder.policy.goods_table import GoodsKey, GoodsLookup
from xborder.policy.kinds import Kinds
from xborder.policy.ledger import Facts
from xborder.policy.scheme import Scheme
from xborder.policy.value import Value
from xborder.source import Status
from xborder.timeline import Dated, Timeline

T = TypeVar("T")


class Uncertain(Choice):
    """What to do with a rule whose status is scheduled or unclear on the day."""

    INCLUDE = "include"
    EXCLUDE = "exclude"
    RAISE = "raise"


@frozen(kw_only=True)
class PlannedScheme:
    """A scheme and its steps, resolved.

    Attributes:
        entry: The scheme.
        steps: Its charges and waivers that are in force.
        elected: Whether it is elected, for one that may be; else it always is.
    """

    entry: Dated[Scheme]
    steps: tuple[Dated[Step], ...]
    elected: Condition = field(init=False)

    @elected.default
    def _election(self) -> Condition:
        scheme = self.entry.value
        return elected(scheme.id) if scheme.elective else ALWAYS


@frozen(eq=False)
class Found:
    """What a goods table says of goods.

    Attributes:
        entry: The closest entry that applies; ``None`` if the goods are not known.
        left_out: A closer one that does not apply, by its status.
    """

    entry: Dated[Amount] | None
    left_out: Dated[Amount] | None = None


@frozen(kw_only=True)
class Plan:
    """What the evaluator runs.

    Attributes:
        policy: The jurisdiction.
        on: A day of the stretch.
        values: Named values in order.
        schemes: The schemes in the order of the law.
        limits: What is not computed.
        readings: The reading chosen for each disputed question.
        left_out: Rules on the books that were not applied, by their status.
    """

    policy: CountryPolicy
    on: dt.date
    values: tuple[Dated[Value], ...]
    schemes: tuple[PlannedScheme, ...]
    limits: tuple[Dated[Any], ...]
    readings: Mapping[str, str]
    left_out: tuple[Dated[Step], ...]
    uncertain: Uncertain = Uncertain.INCLUDE
    conditions: tuple[Condition, ...] = field(init=False, eq=False, repr=False)
    """Every condition it asks, each once."""
    facts: frozenset[str] = field(init=False)
    currencies: frozenset[str] = field(init=False)
    tables: tuple[str, ...] = field(init=False)
    tables_of: Mapping[int, tuple[str, ...]] = field(init=False, eq=False, repr=False)
    """The goods tables that each of its charges reads, by the ``id`` of the charge."""
    facts_of_consignment: tuple[str, ...] = field(init=False)
    facts_of_line: tuple[str, ...] = field(init=False)
    _alike_conditions: Mapping[int, tuple[int, ...]] = field(init=False, eq=False, repr=False)
    _settled: frozenset[int] = field(init=False, eq=False, repr=False)
    _scopes: tuple[HsIn, ...] | None = field(init=False, eq=False, repr=False)
    _found: Kinds[Any, Any] = field(
        init=False, factory=partial(Kinds, 20_000), eq=False, repr=False
    )
    _alike: Kinds[Any, Any] = field(
        init=False, factory=partial(Kinds, 20_000), eq=False, repr=False
    )
    _answers: Kinds[Any, Any] = field(
        init=False, factory=partial(Kinds, 2_000), eq=False, repr=False
    )
    _told: Kinds[Any, Any] = field(init=False, factory=partial(Kinds, 20_000), eq=False, repr=False)

    @conditions.default
    def _asked(self) -> tuple[Condition, ...]:
        rules = (
            *(planned.entry.value for planned in self.schemes),
            *self._steps(),
            *(limit.value for limit in self.limits),
            *(value.value for value in self.values),
        )
        asked = [*(rule.when for rule in rules), *(planned.elected for planned in self.schemes)]
        return tuple({id(condition): condition for condition in asked}.values())

    @facts.default
    def _read(self) -> frozenset[str]:
        return frozenset().union(*map(facts_read, self.conditions))

    @currencies.default
    def _foreign(self) -> frozenset[str]:
        found = set().union(*map(foreign_limits, self.conditions))
        for step in self._steps():
            if isinstance(step, Charge):
                found |= foreign_money(step.amount)
                sums = (step.deduct, step.least, step.most)
                found |= {money.currency.code for money in sums if money is not None}
            else:
                found.add(step.limit.currency.code)
        return frozenset(found)

    @tables.default
    def _named(self) -> tuple[str, ...]:
        read = (tables_read(step.amount) for step in self._steps() if isinstance(step, Charge))
        return tuple(sorted(frozenset().union(*read)))

    @tables_of.default
    def _named_by_each(self) -> Mapping[int, tuple[str, ...]]:
        charges = (step for step in self._steps() if isinstance(step, Charge))
        return {id(charge): tuple(sorted(tables_read(charge.amount))) for charge in charges}

    @facts_of_consignment.default
    def _asked_of_consignment(self) -> tuple[str, ...]:
        return tuple(sorted(name for name in self.facts if not name.startswith(("item.", "date."))))

    @facts_of_line.default
    def _asked_of_line(self) -> tuple[str, ...]:
        asked = {name for name in self.facts if name.startswith("item.")}
        return tuple(sorted(asked | {"item.hs_code", "item.origin"}))

    @_alike_conditions.default
    def _twins(self) -> Mapping[int, tuple[int, ...]]:
        parts = {id(part): part for condition in self.conditions for part in held(condition)}
        groups: dict[Any, list[int]] = {}
        for name, part in parts.items():
            groups.setdefault(part if settled_by_facts(part) else name, []).append(name)
        return {name: tuple(group) for group in groups.values() for name in group}

    @_settled.default
    def _decided(self) -> frozenset[int]:
        parts = (part for condition in self.conditions for part in held(condition))
        return frozenset(id(part) for part in parts if settled_by_facts(part))

    @_scopes.default
    def _scopes_asked(self) -> tuple[HsIn, ...] | None:
        if any(map(compares_codes, self.conditions)):
            return None
        found = (scope for each in self.conditions for scope in scopes_read(each))
        return tuple(dict.fromkeys(found))

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how a copy is made: anew, for a memory goes by the ``id`` of the plan's parts."""
        given = {each.name: getattr(self, each.name) for each in fields(Plan) if each.init}
        return partial(Plan, **given), ()

    def find(
        self, table: str, key: GoodsKey, on: dt.date, tariff: GoodsLookup | None = None
    ) -> Found:
        """Return what a goods table says of goods, looked up once a stretch of rules.

        Args:
            table: The table's name.
            key: The goods.
            on: The day, within this plan's stretch; a tariff of the caller's own may change in it.
            tariff: A tariff that stands in for the table named ``"tariff"``.
        """
        if tariff is not None and table == "tariff":
            return Found(tariff.find(key, on))
        found: Found = self._found.recall((table, key), lambda: self._look_up(table, key))
        return found

    def currencies_of(self, entry: Dated[Amount]) -> frozenset[str]:
        """Return the currencies of all sums in an entry of a goods table."""
        key = ("currencies", id(entry))
        return self.remember(key, lambda: (entry, foreign_money(entry.value)))[1]

    def alike(self, code: str) -> Hashable:
        """Return what the plan's conditions see of an HS code: how each scope of codes takes it.

        No condition tells codes apart for which it is the same.
        """
        scopes = self._scopes
        if scopes is None:
            return code
        seen: Hashable = self._alike.recall(
            code, lambda: tuple([scope.covers(code) for scope in scopes])
        )
        return seen

    def answers(self, facts: Facts, lanes: Lanes) -> Answers:
        """Return what is known of the conditions from parcels with the same coded facts."""
        make = partial(Answers, self._alike_conditions, self._settled)
        if facts.signature is None:
            return make()
        answers: Answers = self._answers.recall((type(lanes), facts.signature), make)
        return answers

    def remember(self, key: Hashable, tell: Callable[[], T]) -> T:
        """Return what results say of this plan's rules, worded once.

        Args:
            key: Whatever it depends on, as a :class:`~xborder.policy.kinds.Kinds` takes it.
            tell: Words it.
        """
        told: T = self._told.recall(key, tell)
        return told

    def fingerprint(self, goods: Iterable[Dated[Amount]]) -> str:
        """Return a digest of the plan's rules and of the goods' entries that were used.

        Args:
            goods: The entries of goods tables, in any order.
        """
        used = sorted({self._digest(entry) for entry in goods})
        return self.remember(("rules", *used), lambda: fingerprint([self._of_rules(), *used]))

    def _of_rules(self) -> str:
        return self.remember("rules", lambda: fingerprint(self._rules()))

    def _digest(self, entry: Dated[Amount]) -> str:
        key = ("digest", id(entry))
        return self.remember(key, lambda: (entry, fingerprint(entry)))[1]

    def _rules(self) -> list[Any]:
        schemes = [[planned.entry, *planned.steps] for planned in self.schemes]
        return [self.values, self.limits, *schemes, dict(self.readings)]

    def _look_up(self, table: str, key: GoodsKey) -> Found:
        def applies(entry: Dated[Amount]) -> bool:
            return _applies(entry, self.uncertain, self.on, table)

        member = self.policy.members.get(key.destination)
        tables = member.tables if member and table in member.tables else self.policy.tables
        closest = tables[table].find(key, self.on)
        if closest is None or applies(closest):
            return Found(closest)
        rule = tables[table].find_rule(key, self.on, applies)
        return Found(rule.amount if rule else None, left_out=closest)

    def _steps(self) -> tuple[Charge | Waiver, ...]:
        return tuple(step.value for planned in self.schemes for step in planned.steps)


def make_plan(
    policy: CountryPolicy,
    on: dt.date,
    *,
    readings: Mapping[str, str],
    uncertain: Uncertain = Uncertain.INCLUDE,
) -> Plan:
    """Resolve a jurisdiction's rules for a day.

    Raises:
        NoRuleInForce: The day lies before the rules we know, or no scheme is in force; or a rule
            is scheduled or unclear and the caller asked to raise.
    """
    policy.check_day(on)
    steps: dict[str, Dated[Step]] = {}
    left_out: list[Dated[Step]] = []
    for timeline in policy.steps:
        entry = timeline.find(on)
        if entry is None:
            continue
        if _applies(entry, uncertain, on):
            steps[entry.value.id] = entry
        else:
            left_out.append(entry)
    schemes = tuple(
        PlannedScheme(
            entry=entry, steps=tuple(steps[name] for name in entry.value.steps if name in steps)
        )
        for entry in _in_force(policy.schemes, uncertain, on)
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
        values=_in_force(policy.values, uncertain, on),
        schemes=schemes,
        limits=_in_force(policy.not_computed, uncertain, on),
        readings=chosen,
        left_out=tuple(left_out),
        uncertain=uncertain,
    )


def _in_force(
    timelines: tuple[Timeline[Value], ...]
    | tuple[Timeline[Scheme], ...]
    | tuple[Timeline[Any], ...],
    uncertain: Uncertain,
    on: dt.date,
) -> tuple[Dated[Any], ...]:
    found = (timeline.find(on) for timeline in timelines)
    return tuple(entry for entry in found if entry and _applies(entry, uncertain, on))


def _applies(entry: Dated[Any], uncertain: Uncertain, on: dt.date, name: str = "") -> bool:
    match entry.status:
        case Status.IN_FORCE:
            return True
        case Status.SCHEDULED | Status.UNCLEAR:
            if uncertain is Uncertain.RAISE:
                raise NoRuleInForce(
                    "The rule {rule} is {status} on {value}.",
                    code="rule.uncertain",
                    remedy="Choose uncertain='include' or 'exclude'.",
                    value=on,
                    rule=name or entry.value.id,
                    status=str(entry.status),
                )
            return uncertain is Uncertain.INCLUDE
        case _:
            return False
