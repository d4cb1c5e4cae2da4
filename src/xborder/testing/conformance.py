"""The conformance kit: what every country policy owes, built in or yours."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from xborder.errors import NoRuleInForce
from xborder.policy.amount import tables_read
from xborder.policy.book import PolicyBook
from xborder.policy.charge import Charge
from xborder.policy.compiled import CompiledPlan
from xborder.policy.condition import facts_read
from xborder.policy.country import CountryPolicy
from xborder.policy.document import from_data, to_data
from xborder.policy.fact import fact
from xborder.policy.plan import Plan, make_plan
from xborder.policy.value import DOOR_AMOUNTS
from xborder.source import Evidence


@frozen(kw_only=True)
class Finding:
    """Something a policy owes and does not have.

    Attributes:
        rule: The rule's path.
        what: What is missing.
    """

    rule: str
    what: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.what}"


def check_policy(policy: CountryPolicy, *, today: dt.date) -> tuple[Finding, ...]:
    """Return what a policy owes and does not have; nothing for a sound one.

    Args:
        policy: The policy.
        today: The day by which every check must have happened.

    Checks: each rule has a source with an address, was checked no later than today, and does not
    claim an official reading without an address; every step that a scheme names exists; bases
    speak known names that come before them; fact names are known; goods tables that charges
    read are there; every stretch of days has a scheme; and the rules survive the way to plain
    data and back.

    Examples:
        >>> from xborder.policy import default_book
        >>> check_policy(default_book().policy("NO"), today=dt.date(2026, 11, 21))
        ()
    """
    return tuple(_findings(policy, today))


def stale_rules(book: PolicyBook, *, today: dt.date, days: int = 300) -> tuple[Finding, ...]:
    """Return the rules of a book that nobody has checked for a while, the oldest check first.

    A job that runs by the calendar asks this, not a test: what passes today must pass tomorrow.

    Args:
        book: The book; every policy in it is read.
        today: The real day.
        days: How old a check may be.

    Examples:
        >>> from xborder.policy import default_book
        >>> stale_rules(default_book(), today=dt.date(2026, 11, 21))
        ()
    """
    before = today - dt.timedelta(days=days)
    old = [
        (entry.checked_on, f"{code}.{path}")
        for code in book.codes
        for path, entry in book.policy(code).rules()
        if entry.checked_on < before
    ]
    return tuple(
        Finding(rule=rule, what=f"was last checked on {checked_on}")
        for checked_on, rule in sorted(old)
    )


def _findings(policy: CountryPolicy, today: dt.date) -> Iterator[Finding]:
    for path, entry in policy.rules():
        if entry.checked_on > today:
            yield Finding(rule=path, what=f"was checked on {entry.checked_on}, after today")
        if entry.evidence is Evidence.OFFICIAL and not entry.source.url:
            yield Finding(rule=path, what="claims an official reading without an address")
    named = {entry.value.id for timeline in policy.steps for entry in timeline}
    for scheme in (entry.value for timeline in policy.schemes for entry in timeline):
        for step in sorted({*scheme.steps} - named):
            yield Finding(rule=f"scheme.{scheme.id}", what=f"names no step {step}")
    yield from _day_findings(policy)
    if from_data(to_data(policy)) != policy:
        yield Finding(rule=policy.code, what="does not survive the way to plain data and back")


def _day_findings(policy: CountryPolicy) -> Iterator[Finding]:
    for day in sorted({policy.opens, *(d for d in policy.changes() if d >= policy.opens)}):
        try:
            plan = make_plan(policy, day, readings={})
        except NoRuleInForce as error:
            yield Finding(rule=str(day), what=str(error))
        else:
            yield from _plan_findings(plan)


def _plan_findings(plan: Plan) -> Iterator[Finding]:
    known = {*DOOR_AMOUNTS}
    for entry in plan.values:
        value = entry.value
        yield from _unknown_names(f"value.{value.id}", (*value.plus, *value.minus), known)
        known.add(value.id)
    tables = {*plan.policy.tables}
    tables |= {name for member in plan.policy.members.values() for name in member.tables}
    steps = {entry.value.id for timeline in plan.policy.steps for entry in timeline}
    for planned in plan.schemes:
        for step in planned.steps:
            yield from _step_findings(step.value, known | steps, tables)
    for name in sorted(CompiledPlan(plan).facts):
        fact(name)


def _step_findings(step: Any, known: set[str], tables: set[str]) -> Iterator[Finding]:
    path = f"step.{step.id}"
    facts_read(step.when)
    if isinstance(step, Charge):
        yield from _unknown_names(path, step.base, known)
        for table in sorted(tables_read(step.amount) - tables):
            yield Finding(rule=path, what=f"reads a goods table {table} that is not there")


def _unknown_names(path: str, names: tuple[str, ...], known: set[str]) -> Iterator[Finding]:
    for name in names:
        if name.partition(".")[0] not in known:
            yield Finding(rule=path, what=f"is computed on {name}, which nothing makes")
