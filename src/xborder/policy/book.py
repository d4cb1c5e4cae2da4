"""Policy books: immutable collections of country policies that calculators are given."""

import datetime as dt
import functools
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from xborder.display import Brief
from xborder.errors import InvalidPolicy
from xborder.kind import all_of_kind
from xborder.policy.compiled import CompiledPlan
from xborder.policy.goods_table import GoodsRule
from xborder.policy.override import replaced
from xborder.policy.plan import Plan, make_plan
from xborder.policy.price_lists import PriceLists
from xborder.policy.treatment import Treatment, Uncertain, refuse_unknown, rule_names
from xborder.timeline import Dated, civil_date

if TYPE_CHECKING:
    from xborder.policy.prose import Difference, Law, LawOnDay, Provision, Upcoming
    from xborder.trade import Item

STALENESS_DAYS = 300
"""How long after its last check a built-in rule is relied on: most change with a calendar year."""
_MOST_SETTLED = 1_000
"""Ways of deciding what is open that a book remembers; one jurisdiction has a few dozen."""


def _readings(chosen: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(chosen))


def _settled(chosen: Mapping[str, Uncertain | str]) -> Mapping[str, Uncertain]:
    return MappingProxyType({rule: Uncertain(each) for rule, each in chosen.items()})


def _check_days(_book: object, _attribute: object, days: int | None) -> None:
    if days is not None and (type(days) is not int or days < 0):
        raise InvalidPolicy(
            "{value} days are no time after which a check is stale.",
            code="policy.staleness",
            remedy="Give a whole number of days, 0 or more, or None for no limit.",
            where="days",
            value=days,
        )


@frozen(kw_only=True, eq=False, repr=False)
class PolicyBook(PriceLists, Brief):
    """The rules a calculator goes by: built-in ones, your own, and the readings chosen.

    A book is a value: every change returns a new one. Which policies it holds (``own``,
    ``builtin``) and which ``registrations`` it knows is told at
    :class:`~xborder.policy.shelf.Shelf`, which ``carriers`` at
    :class:`~xborder.policy.price_lists.PriceLists`.

    Attributes:
        readings: The answer chosen for a disputed question, by its id.
        uncertain: What to do with rules that are scheduled or unclear on the day.
        settled: What to do with some of them, by name, such as ``"eu.handling_fee"``.
        staleness_days: How long after its last check a rule is relied on; a quote for a later day
            is an estimate. ``None`` for no limit.

    Examples:
        >>> book = default_book()
        >>> book.with_reading("eu.flat_duty_scope", "regulation_text").readings
        mappingproxy({'eu.flat_duty_scope': 'regulation_text'})
    """

    readings: Mapping[str, str] = field(factory=dict, converter=_readings)
    uncertain: Uncertain = field(default=Uncertain.INCLUDE, converter=Uncertain)
    settled: Mapping[str, Uncertain] = field(factory=dict, converter=_settled)
    staleness_days: int | None = field(default=STALENESS_DAYS, validator=_check_days)
    _plans: dict[Any, CompiledPlan] = field(init=False, factory=dict, repr=False)
    _days: dict[str, tuple[dt.date, ...]] = field(init=False, factory=dict, repr=False)
    _decided: dict[Any, "PolicyBook"] = field(init=False, factory=dict, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        # What is compiled stays behind: another process compiles what it asks for.
        maps = {name: dict(getattr(self, name)) for name in ("own", "readings", "settled")}
        plain = {
            name: getattr(self, name)
            for name in ("uncertain", "staleness_days", "builtin", "registrations", "carriers")
        }
        return _rebuilt, ({**maps, **plain},)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, PolicyBook):
            return NotImplemented
        return self.__reduce__() == other.__reduce__()

    def __hash__(self) -> int:
        return hash((tuple(sorted(self.own)), *sorted(self.readings.items()), self.uncertain))

    def plan(self, destination: str, on: dt.date) -> Plan:
        """Return what holds for a destination on a day.

        Raises:
            NotFound: The book has no rules for the destination.
            NoRuleInForce: The day lies outside the rules we know.
        """
        return self.compiled(destination, on).plan

    def compiled(
        self,
        destination: str,
        on: dt.date,
        clocks: Mapping[str, dt.date] | None = None,
        *,
        carrier: str | None = None,
        services: AbstractSet[str] = frozenset(),
        storage_days: int | None = None,
    ) -> CompiledPlan:
        """Return what holds for a destination on a day, made ready once a stretch.

        Args:
            destination: The destination, or a bloc.
            on: The day its rules go by.
            clocks: The days of other events that some of its rules go by.
            carrier: The carrier whose fees are counted; none are if ``None``.
            services: The services that are asked of the carrier.
            storage_days: The working days that the parcel lies with the carrier.

        Raises:
            NotFound: The book has no rules for the destination.
            NoRuleInForce: The day lies outside the rules we know.
            InvalidInput: The book knows no such carrier, or no such service of it.
            InvalidPolicy: The carrier's price list names what the destination does not have.
        """
        policy = self.policy(destination)
        days = self._days.get(policy.code)
        if days is None:
            days = self._days[policy.code] = tuple(sorted({*policy.changes(), policy.opens}))
        # No rule changes within a stretch: its number stands for each of its days, and a year of
        # parcels shares one plan.
        stretch = bisect_right(days, on)
        apart: dict[str, dt.date] = {}
        for event, day in clocks.items() if clocks else ():
            own = bisect_right(days, day)
            if own != stretch:  # days of one stretch know the same rules
                apart[event] = days[own - 1] if own else day
        key = (policy.code, stretch, *apart.items())
        plan = self._plans.get(key)
        if plan is None:
            held = make_plan(
                policy,
                on,
                readings=self.readings,
                treatment=Treatment.of(policy.code, self.uncertain, self.settled),
                stale_after_days=self.staleness_days,
                clocks=apart,
            )
            plan = self._plans[key] = CompiledPlan(held)
        if carrier is None:
            return plan
        return self._cleared(key, plan, carrier, services, storage_days, destination, on)

    def with_reading(self, reading: str, option: str) -> "PolicyBook":
        """Return the book with another answer to a disputed question.

        Args:
            reading: The question, such as ``"eu.flat_duty_scope"``.
            option: The answer.

        Raises:
            InvalidPolicy: No policy in the book has that question, or it has no such answer.
        """
        known = {each.id: each for code in self.codes for each in self.policy(code).readings}
        if reading not in known:
            raise InvalidPolicy(
                "The book has no reading {value}.",
                code="policy.no_such_reading",
                remedy="Use one of {known}; a policy of your own is added before its readings.",
                value=reading,
                known=", ".join(sorted(known)),
            )
        known[reading].check(option)
        return evolve(self, readings={**self.readings, reading: option})

    def with_uncertain(self, uncertain: Uncertain | str, *rules: str) -> "PolicyBook":
        """Return the book with another treatment of scheduled and unclear rules.

        Args:
            uncertain: Whether they are included or excluded, or raise.
            *rules: The rules it is meant for, by jurisdiction and id, such as
                ``"eu.handling_fee"``, or by jurisdiction and goods table; all of them, and nothing
                settled for one alone, if none is named.

        Raises:
            InvalidPolicy: The book has no such rule; the error names a near one.

        Examples:
            >>> book = default_book().with_uncertain("exclude", "eu.handling_fee")
            >>> str(book.settled["eu.handling_fee"]), str(book.uncertain)
            ('exclude', 'include')
        """
        chosen = Uncertain(uncertain)
        if not rules:
            return evolve(self, uncertain=chosen, settled={})
        for rule in rules:
            self._check_rule(rule)
        return evolve(self, settled={**self.settled, **dict.fromkeys(rules, chosen)})

    def _check_rule(self, rule: str) -> None:
        code = rule.partition(".")[0].upper()
        refuse_unknown(rule, rule_names(self.policy(code)) if code in self.codes else ())

    def deciding(
        self, *, settled: Mapping[str, Uncertain], readings: Mapping[str, str]
    ) -> "PolicyBook":
        """Return the book with open rules and disputed questions decided, one book for each way.

        Args:
            settled: What to do with uncertain rules, by name; they are not checked again.
            readings: The answers to disputed questions.
        """
        key = (frozenset(settled.items()), frozenset(readings.items()))
        found = self._decided.get(key)
        if found is None:
            if len(self._decided) >= _MOST_SETTLED:
                self._decided.clear()
            found = self._decided[key] = evolve(
                self,
                settled={**self.settled, **settled},
                readings={**self.readings, **readings},
            )
        return found

    def with_staleness(self, *, days: int | None) -> "PolicyBook":
        """Return the book with another limit on how long after its last check a rule is relied on.

        Past it a quote is an estimate, and says so: what was read then may have changed since.

        Args:
            days: The days after the check; ``None`` for no limit.

        Raises:
            InvalidPolicy: They are not a whole number of days from 0.

        Examples:
            >>> default_book().with_staleness(days=90).staleness_days
            90
        """
        return evolve(self, staleness_days=days)

    def override(self, code: str, *entries: Dated[Any] | tuple[str, GoodsRule]) -> "PolicyBook":
        """Return the book with rules of one policy replaced on the days they hold.

        Args:
            code: The policy, such as ``"GB"`` or ``"EU"``.
            entries: Dated charges, waivers, schemes, values or limits, each replacing the one of
                its id; or ``(table name, GoodsRule)`` for an entry of a goods table.

        Raises:
            InvalidPolicy: An entry is none of these, or the policy has no rule of that id.
        """
        policy = self.policy(code)
        for entry in entries:
            policy = replaced(policy, entry)
        return self.with_policy(policy)

    def rule(self, name: str, *, on: dt.date) -> "Provision":
        """Return a rule in words, with its source, its days and how well it was read.

        Args:
            name: The jurisdiction and the rule's id, such as ``"gb.import_vat"``; an id that starts
                with its jurisdiction, such as ``"no.below_350"``, as it is; or a whole path, such
                as ``"gb.step.import_vat"``.
            on: The day.

        Raises:
            NotFound: The book has no such jurisdiction or rule; the error names near ones.
            NoRuleInForce: The rule does not hold on the day; the error says when it does.

        Examples:
            >>> rule = default_book().rule("no.below_350", on=dt.date(2022, 1, 1))
            >>> print(rule.days, rule.evidence, rule.source, sep="; ")
            from 2020-04-01 until before 2024-01-01; official; ...
        """
        from xborder.policy.prose.law import (  # noqa: PLC0415 - words load when asked for
            find,
            jurisdiction_of,
        )

        return find(self.policy(jurisdiction_of(name)), name, on)

    def law(self, code: str) -> "Law":
        """Return every rule of a policy in words, whenever it holds.

        Args:
            code: The policy, such as ``"GB"``.
        """
        from xborder.policy.prose import Law  # noqa: PLC0415 - words load when asked for

        return Law(policy=self.policy(code))

    def describe(self, code: str, *, on: dt.date) -> "LawOnDay":
        """Return the rules of a policy on a day: printed they are prose, ``.data`` is plain data.

        Args:
            code: The policy, such as ``"GB"``.
            on: The day.

        Raises:
            NoRuleInForce: The day lies before the rules that are known.
        """
        from xborder.policy.prose import LawOnDay  # noqa: PLC0415 - words load when asked for

        policy = self.policy(code)
        policy.check_day(on)
        return LawOnDay(policy=policy, on=on)

    def diff(self, code: str, start: dt.date, end: dt.date) -> "Difference":
        """Return what changed in a policy between two days; printed it is prose.

        Args:
            code: The policy, such as ``"EU"``.
            start: The first day.
            end: The second day.

        Raises:
            NoRuleInForce: One of the days lies before the rules that are known.
        """
        from xborder.policy.document import changes, in_force  # noqa: PLC0415 - rarely asked
        from xborder.policy.prose import Difference  # noqa: PLC0415 - words load when asked for

        policy = self.policy(code)
        changed = tuple(changes(in_force(policy, start), in_force(policy, end)))
        return Difference(policy=policy, start=start, end=end, changes=changed)

    def upcoming(
        self,
        on: dt.date,
        *,
        within: dt.timedelta,
        items: Iterable["Item"] = (),
        codes: Iterable[str] = (),
    ) -> "Upcoming":
        """Return what changes after a day, for which goods, and by how much.

        Args:
            on: The day; what starts on it has changed already.
            within: How far to look ahead.
            items: Your catalogue: rates that change are told for its items, the others are left
                out. Without one every change of the law is told.
            codes: The policies to look at, such as ``("US", "EU")``; all of the book if none.

        Raises:
            InvalidType: ``within`` is not a span of time.
            NotFound: The book has no such policy.

        Examples:
            >>> from xborder.trade import Item
            >>> chair = Item(
            ...     sku="CHAIR", hs_code="9401614011", origin="VN", quantity=1, unit_price="200 USD"
            ... )
            >>> found = default_book().upcoming(
            ...     dt.date(2026, 11, 30), within=dt.timedelta(days=60), items=[chair], codes=["US"]
            ... )
            >>> print(found[0].touched[0].says)
            CHAIR (the United States): 25%, then 30%; $10.00 more on a piece of $200.00.
        """
        from xborder.policy.prose import upcoming  # noqa: PLC0415 - words load when asked for

        asked = all_of_kind(codes, str, "codes") or self.codes
        return upcoming(map(self.policy, asked), civil_date(on, where="on"), within, items)

    def with_entry_points(self) -> "PolicyBook":
        """Return the book with every policy that installed packages offer.

        A package names a ``CountryPolicy``, or a function that returns one or several, under the
        entry point group ``xborder.policies``.

        Raises:
            InvalidPolicy: A package's policy cannot be loaded; the error names the package.
        """
        from xborder.policy.entry_points import policies  # noqa: PLC0415 - only for plug-ins

        book = self
        for policy in policies():
            book = book.with_policy(policy)
        return book


def _rebuilt(parts: dict[str, Any]) -> PolicyBook:
    return PolicyBook(**parts)


@functools.cache
def default_book() -> PolicyBook:
    """Return the built-in book, the same one each time."""
    return PolicyBook()
