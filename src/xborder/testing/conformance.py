"""The conformance kit: what every country policy owes, built in or yours."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from xborder.errors import XborderError
from xborder.policy.amount import Amount, Percent, PercentInside, percent_text
from xborder.policy.book import PolicyBook
from xborder.policy.charge import Charge
from xborder.policy.country import CountryPolicy
from xborder.policy.document import to_data
from xborder.policy.pack import from_data
from xborder.policy.plan import Plan, make_plan
from xborder.policy.value import DOOR_AMOUNTS
from xborder.source import Evidence
from xborder.timeline import Dated

EARLIEST = dt.date(2015, 1, 1)
"""No rule here was read before this day."""
LIKELY, POSSIBLE = 1, 3
"""Rates that are rare, and rates that no tariff has: 100% and 300%."""


@frozen(kw_only=True)
class Finding:
    """Something a policy owes and does not have.

    Attributes:
        rule: The rule's path.
        what: What is missing, and what to do.
    """

    rule: str
    what: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.what}"


def check_policy(
    policy: CountryPolicy | Mapping[str, Any], *, today: dt.date
) -> tuple[Finding, ...]:
    """Return what a policy owes and does not have; nothing for a sound one.

    Args:
        policy: The policy, or its plain data. A policy whose names dangle cannot be built; given as
            plain data, all that dangles is named here.
        today: The day by which every check must have happened.

    Checks: each rule has a source with an address, was checked on a day that can be, no later
    than today, and does not claim an official reading without an address; no rate is above 100%
    unless it was read in the authority's own words, or above 300% at all; on every day, values and
    bases speak names that hold; every charge is a step of some scheme; and the rules survive the
    way to plain data and back.

    Examples:
        >>> from xborder.policy import default_book
        >>> check_policy(default_book().policy("NO"), today=dt.date(2026, 11, 21))
        ()
    """
    if isinstance(policy, CountryPolicy):
        return tuple(_findings(policy, today))
    try:
        built = from_data(policy)
    except XborderError as error:
        found = error.problems()
        return tuple(
            Finding(rule=each.where, what=f"{each.message} {each.remedy}") for each in found
        )
    return tuple(_findings(built, today))


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
        yield from _reading_findings(path, entry, today)
        yield from _rate_findings(path, entry)
    used = {name for timeline in policy.schemes for entry in timeline for name in entry.value.steps}
    for timeline in policy.steps:
        if timeline.entries[0].value.id not in used:
            path = f"step.{timeline.entries[0].value.id}"
            yield Finding(rule=path, what="is a step of no scheme, so that it is never charged")
    yield from _day_findings(policy)
    if from_data(to_data(policy)) != policy:
        yield Finding(rule=policy.code, what="does not survive the way to plain data and back")


def _reading_findings(path: str, entry: Dated[Any], today: dt.date) -> Iterator[Finding]:
    if entry.checked_on > today:
        yield Finding(rule=path, what=f"was checked on {entry.checked_on}, after today")
    if entry.checked_on < EARLIEST:
        yield Finding(rule=path, what=f"was checked on {entry.checked_on}, which cannot be")
    if entry.evidence is Evidence.OFFICIAL and not entry.source.url:
        yield Finding(rule=path, what="claims an official reading without an address")


def _rate_findings(path: str, entry: Dated[Any]) -> Iterator[Finding]:
    rule = entry.value
    amount = rule.amount if isinstance(rule, Charge) else rule
    # 20 for 20% is the slip that everybody makes once; rates above 100% exist, and were then read.
    most = POSSIBLE if entry.evidence is Evidence.OFFICIAL else LIKELY
    for part in _parts(amount):
        if isinstance(part, Percent | PercentInside) and part.share > most:
            said = percent_text(part.share)
            yield Finding(rule=path, what=f"has a rate of {said}; 5% is written Percent('0.05')")


def _parts(amount: Any) -> Iterator[Amount]:
    if hasattr(amount, "children"):
        yield amount
        for part in amount.children():
            yield from _parts(part)


def _day_findings(policy: CountryPolicy) -> Iterator[Finding]:
    # Rules change on these days alone: one day of each stretch stands for all of them.
    for day in sorted({policy.opens, *(d for d in policy.changes() if d >= policy.opens)}):
        yield from _plan_findings(make_plan(policy, day, readings={}))


def _plan_findings(plan: Plan) -> Iterator[Finding]:
    """Yield the names that stand for nothing on the day of the plan, though they do on others."""
    known = {*DOOR_AMOUNTS}
    for entry in plan.values:
        value = entry.value
        yield from _unknown_names(f"value.{value.id}", (*value.plus, *value.minus), known, plan)
        known.add(value.id)
    # A value sees those made before it. A base may name any charge: one that does not apply in a
    # scheme counts as nothing there.
    charges = {timeline.entries[0].value.id for timeline in plan.policy.steps}
    for planned in plan.schemes:
        for step in planned.steps:
            if isinstance(step.value, Charge):
                path = f"step.{step.value.id}"
                yield from _unknown_names(path, step.value.base, known | charges, plan)


def _unknown_names(
    path: str, names: tuple[str, ...], known: set[str], plan: Plan
) -> Iterator[Finding]:
    for name in names:
        if name.partition(".")[0] not in known:
            yield Finding(
                rule=path, what=f"is computed on {name}, which nothing makes on {plan.on}"
            )
