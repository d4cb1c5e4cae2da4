"""Compiled plans: what holds, made ready to be asked by many parcels."""

import datetime as dt
import functools
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import partial
from typing import Any, TypeVar

from attrs import evolve, field, frozen

from xborder.goods.excise import excise_kind_of
from xborder.goods.nomenclature import HEADING, under
from xborder.policy.amount import Amount, foreign_money, settled, varies_by_line
from xborder.policy.answers import Answers
from xborder.policy.charge import Charge
from xborder.policy.columns import Lanes
from xborder.policy.condition import (
    Condition,
    HsIn,
    compares_codes,
    facts_read,
    foreign_limits,
    held,
    is_local,
    scopes_read,
    settled_by_facts,
)
from xborder.policy.document import fingerprint
from xborder.policy.goods_table import GoodsKey, GoodsLookup, GoodsTable, deepest
from xborder.policy.kinds import Kinds
from xborder.policy.ledger import Facts
from xborder.policy.own_tariff import longer_codes, own_entry
from xborder.policy.plan import Plan
from xborder.policy.reference import RuleReference
from xborder.timeline import Dated

T = TypeVar("T")
_MOST_GOODS = 20_000
"""Goods whose entries are remembered: a large shop's whole catalogue."""
_MOST_KINDS = 2_000
"""Kinds of parcels whose answers are remembered: a shop sends far fewer in a stretch of days."""


@frozen(eq=False)
class PlannedGoods:
    """An entry of a goods table that some goods found.

    Attributes:
        table: The table's name.
        entry: The entry.
    """

    table: str
    entry: Dated[Amount]

    @functools.cached_property
    def currencies(self) -> frozenset[str]:
        """The currencies of all sums in it."""
        return foreign_money(self.entry.value)

    @functools.cached_property
    def digest(self) -> str:
        """A digest of it: equal entries, equal digest."""
        return fingerprint(self.entry)

    @functools.cached_property
    def varies_by_line(self) -> bool:
        """Whether what is said of its amount can differ between lines that find it."""
        return varies_by_line(self.entry.value)

    @functools.cached_property
    def reference(self) -> RuleReference:
        """How results cite it: under the name of its table, for it has no id."""
        return RuleReference.to(self.entry, self.table)


@frozen(eq=False)
class Found:
    """What a goods table says of goods.

    Attributes:
        goods: The closest entry that applies; ``None`` if the goods are not known.
        left_out: A closer one that does not apply, by its status.
    """

    goods: PlannedGoods | None
    left_out: PlannedGoods | None = None


@frozen(eq=False)
class CompiledPlan:
    """A plan with its questions gathered and numbered, and what parcels of one kind were told.

    Args:
        plan: What holds.
    """

    plan: Plan
    conditions: tuple[Condition, ...] = field(init=False, repr=False)
    """Every condition that it asks, each once."""
    facts: frozenset[str] = field(init=False, repr=False)
    """Every coded fact that a condition reads."""
    facts_of_consignment: tuple[str, ...] = field(init=False, repr=False)
    facts_of_line: tuple[str, ...] = field(init=False, repr=False)
    currencies: frozenset[str] = field(init=False, repr=False)
    """Of every sum and limit of the rules."""
    tables: tuple[str, ...] = field(init=False, repr=False)
    """The goods tables that its charges read."""
    _alike: Mapping[int, tuple[int, ...]] = field(init=False, repr=False)
    _settled: frozenset[int] = field(init=False, repr=False)
    _local: frozenset[int] = field(init=False, repr=False)
    _scopes: tuple[HsIn, ...] | None = field(init=False, repr=False)
    _goods: dict[tuple[str, Dated[Amount]], PlannedGoods] = field(
        init=False, factory=dict, repr=False
    )
    _found: Kinds[GoodsKey, tuple[tuple[str, Found], ...]] = field(
        init=False, factory=partial(Kinds, _MOST_GOODS), repr=False
    )
    _sorts: Kinds[tuple[GoodsKey, dt.date], tuple[tuple[str, ...], ...]] = field(
        init=False, factory=partial(Kinds, _MOST_KINDS), repr=False
    )
    _codes: Kinds[str, Hashable] = field(
        init=False, factory=partial(Kinds, _MOST_GOODS), repr=False
    )
    _answers: Kinds[Hashable, Answers] = field(
        init=False, factory=partial(Kinds, _MOST_KINDS), repr=False
    )
    _fingerprints: Kinds[tuple[str, ...], str] = field(
        init=False, factory=partial(Kinds, _MOST_KINDS), repr=False
    )
    _beside: dict[Any, Any] = field(init=False, factory=dict, repr=False)

    @conditions.default
    def _asked(self) -> tuple[Condition, ...]:
        plan = self.plan
        rules = (
            *(planned.entry.value for planned in plan.schemes),
            *plan.steps,
            *(entry.value for entry in plan.not_computed),
            *(value.value for value in plan.values),
        )
        asked = [*(rule.when for rule in rules), *(planned.elected for planned in plan.schemes)]
        return tuple({id(condition): condition for condition in asked}.values())

    @facts.default
    def _read(self) -> frozenset[str]:
        return frozenset().union(*map(facts_read, self.conditions))

    @facts_of_consignment.default
    def _asked_of_consignment(self) -> tuple[str, ...]:
        return tuple(sorted(name for name in self.facts if not name.startswith(("item.", "date."))))

    @facts_of_line.default
    def _asked_of_line(self) -> tuple[str, ...]:
        asked = {name for name in self.facts if name.startswith("item.")}
        return tuple(sorted(asked | {"item.hs_code", "item.origin"}))

    @currencies.default
    def _foreign(self) -> frozenset[str]:
        found = set().union(*map(foreign_limits, self.conditions))
        for step in self.plan.steps:
            if isinstance(step, Charge):
                found |= foreign_money(step.amount)
                sums = (step.deduct, step.least, step.most)
                found |= {money.currency.code for money in sums if money is not None}
            else:
                found.add(step.limit.currency.code)
        return frozenset(found)

    @tables.default
    def _named(self) -> tuple[str, ...]:
        steps = (step for planned in self.plan.schemes for step in planned.steps)
        return tuple(sorted({name for step in steps for name in step.tables}))

    # Conditions go by the ``id`` of the object: each is asked some fifty times a quote, and to
    # hash a tree of conditions takes longer than to answer it. The plan holds every one of them,
    # so that no ``id`` can come to mean another.

    @_alike.default
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

    @_local.default
    def _of_each_line(self) -> frozenset[int]:
        parts = (part for condition in self.conditions for part in held(condition))
        settled = self._settled
        return frozenset(id(part) for part in parts if id(part) in settled and is_local(part))

    @_scopes.default
    def _scopes_asked(self) -> tuple[HsIn, ...] | None:
        if any(map(compares_codes, self.conditions)):
            return None
        found = (scope for each in self.conditions for scope in scopes_read(each))
        return tuple(dict.fromkeys(found))

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how a copy is made: anew from what holds, with nothing remembered."""
        return CompiledPlan, (self.plan,)

    def find(
        self, table: str, key: GoodsKey, on: dt.date, tariff: GoodsLookup | None = None
    ) -> Found:
        """Return what one goods table says of goods, looked up afresh.

        Args:
            table: The table's name.
            key: The goods.
            on: The day, within this plan's stretch; a tariff of the caller's own may change in it.
            tariff: A tariff whose lines stand before those of the table named ``"tariff"``.
        """
        if tariff is not None and table.partition("@")[0] == "tariff":
            own = own_entry(tariff, key, on, lambda: self._look_up(table, key).goods)
            if own is not None or getattr(tariff, "alone", False):
                return Found(self._planned(table, own))
        return self._look_up(table, key)

    def sorts(
        self, key: GoodsKey, on: dt.date, tariff: GoodsLookup | None = None
    ) -> tuple[tuple[str, ...], ...]:
        """Return the longer codes that goods of a short code may have, by what becomes of them.

        Codes of one sort find the same entry in every table and meet the same conditions, so that
        one of them stands for all.

        Args:
            key: The goods, with the code as far as it is known.
            on: The day.
            tariff: A tariff of the caller's own.

        Returns:
            The sorts, in the order of their first codes; none where the code needs no more digits.
        """
        if getattr(tariff, "alone", False):
            return ()
        if tariff is not None:
            return self._sorts_of(key, on, tariff)
        # To look up every longer code in every table takes as long as a quote: parcels whose codes
        # are short in the same way share it. A tariff of the caller's own may say something else.
        return self._sorts.recall((key, on), lambda: self._sorts_of(key, on, None))

    def _sorts_of(
        self, key: GoodsKey, on: dt.date, tariff: GoodsLookup | None
    ) -> tuple[tuple[str, ...], ...]:
        tables = self.plan.policy.tables
        whole = [tables[name] for name in ("tariff", "preference") if name in tables]
        below = (table.below(key.hs_code, on) for table in whole)
        known = next(filter(None, below), ())
        # Where no whole tariff is held a heading still has its subheadings.
        lines = known or (under(key.hs_code) if len(key.hs_code) == HEADING else (key.hs_code,))
        lines = tuple(sorted({*lines, *longer_codes(tariff, key, on)}))
        codes = [each for line in lines for each in self._parted(evolve(key, hs_code=line))]
        if codes == [key.hs_code]:
            return ()
        sorts: dict[Hashable, list[str]] = {}
        for code in codes:
            longer = evolve(key, hs_code=code)
            goods = [self.find(name, longer, on, tariff).goods for name in self.tables]
            # What each line is cited by is its own; what it says may be the same.
            found = tuple(
                each and (each.entry.value, each.entry.status, each.entry.evidence)
                for each in goods
            )
            sorts.setdefault((found, self.alike(code)), []).append(code)
        return tuple(map(tuple, sorts.values()))

    def _parted(self, key: GoodsKey) -> tuple[str, ...]:
        """Return the longer codes by which lists part goods they do not know; or the code itself.

        A line of a tariff may be too short for the list of another duty.
        """
        found: set[str] = set()
        for name in self.tables:
            table, day = self._held(name, key.destination)
            if table.complete and self._look_up(name, key).goods is None:
                found.update(table.longer(key, day))
        return deepest(found) or (key.hs_code,)

    def find_all(self, key: GoodsKey) -> tuple[tuple[str, Found], ...]:
        """Return what every table says of goods, looked up once for each kind of goods."""
        return self._found.recall(
            key, lambda: tuple([(table, self._look_up(table, key)) for table in self.tables])
        )

    def _look_up(self, table: str, key: GoodsKey) -> Found:
        plan, (rows, day) = self.plan, self._held(table, key.destination)
        table = table.partition("@")[0]
        closest = rows.find(key, day)
        if closest is None or plan.applies(closest, table):
            return Found(self._planned(table, closest))
        rule = rows.find_rule(key, day, lambda entry: plan.applies(entry, table))
        found = rule.amount if rule else rows.find_beneath(key, day)
        return Found(self._planned(table, found), left_out=self._planned(table, closest))

    def _held(self, table: str, destination: str) -> tuple[GoodsTable, dt.date]:
        """Return a table of a destination, and the day on which it is read."""
        name, _, own = table.partition("@")  # a charge that goes by another event's day
        day = dt.date.fromisoformat(own) if own else self.plan.on
        member = self.plan.policy.members.get(destination)
        tables = member.tables if member and name in member.tables else self.plan.policy.tables
        return tables[name], day

    def _planned(self, table: str, entry: Dated[Amount] | None) -> PlannedGoods | None:
        return None if entry is None else self._held_once(table, entry)

    def _held_once(self, table: str, entry: Dated[Amount]) -> PlannedGoods:
        """Return an entry with what is said of it, one object for all goods that find it."""
        known = self._goods.get((table, entry))
        if known is None:
            if len(self._goods) >= _MOST_GOODS:  # a tariff of the caller's own makes them anew
                self._goods.clear()
            known = self._goods.setdefault((table, entry), PlannedGoods(table, entry))
        return known

    def settled(self, goods: PlannedGoods, end: str) -> PlannedGoods:
        """Return an entry with one of the duties that the tariff leaves open, if it waits for that.

        Args:
            goods: The entry; any other comes back as it is.
            end: Which duty is taken: ``"lowest"`` or ``"highest"``.
        """
        duty = settled(goods.entry.value, end)
        if duty == goods.entry.value:
            return goods
        return self._held_once(goods.table, evolve(goods.entry, value=duty))

    def alike(self, code: str) -> Hashable:
        """Return what the plan's conditions see of an HS code: how each scope of codes takes it.

        No condition tells codes apart for which it is the same; of a heading one may say that it
        is too short, and be content with a longer code.
        """
        scopes = self._scopes
        if scopes is None:
            return code
        return self._codes.recall(
            code,
            lambda: (
                len(code) == HEADING,
                excise_kind_of(code),  # what is under one heading may be tobacco, or a medicine
                *[scope.covers(code) for scope in scopes],
            ),
        )

    def answers(self, facts: Facts, lanes: Lanes) -> Answers:
        """Return what is known of the conditions from parcels with the same coded facts."""
        make = partial(Answers, self._alike, self._settled, self._local)
        if facts.signature is None:
            return make()
        return self._answers.recall((type(lanes), facts.signature), make)

    def fingerprint(self, goods: Iterable[PlannedGoods] = ()) -> str:
        """Return a digest of the plan's rules and of the goods' entries that were used.

        Args:
            goods: The entries of goods tables, in any order.
        """
        used = tuple(sorted({each.digest for each in goods}))
        return self._fingerprints.recall(used, lambda: self.plan.fingerprint(used))

    def beside(self, kind: Callable[["CompiledPlan"], T]) -> T:
        """Return the one object of a class that a slice keeps beside this plan.

        So a slice remembers in fields of its own, with types of its own, what it says of the rules.

        Args:
            kind: The class, made of this plan the first time it is asked for.
        """
        found: T | None = self._beside.get(kind)
        if found is None:
            found = self._beside[kind] = kind(self)
        return found
