"""Which rules a parcel comes under: its destination's, on the day that they go by."""

import datetime as dt

from xborder.errors import InvalidInput
from xborder.landed_cost.admission.addresses import destination
from xborder.policy.book import PolicyBook
from xborder.policy.compiled import CompiledPlan
from xborder.policy.country import CountryPolicy
from xborder.policy.plan import Plan
from xborder.trade import Consignment


def rules_for(book: PolicyBook, consignment: Consignment) -> CompiledPlan:
    """Return the rules of the destination, on the day that they go by.

    Raises:
        NoRuleInForce: The day lies outside the rules we know.
        InvalidInput: An election is none of that jurisdiction's.
    """
    code = destination(consignment).code
    policy = book.policy(code)
    if consignment.elections:
        _check_elections(consignment.elections, policy)
    return book.compiled(code, day_of(policy, consignment))


def day_of(policy: CountryPolicy, consignment: Consignment) -> dt.date:
    """Return the day whose rules hold for a consignment: the date that its policy goes by."""
    if policy.dated_by == "on":
        return consignment.on
    return consignment.day_of(policy.dated_by)


def currency_of(plan: Plan, consignment: Consignment) -> str:
    """Return the currency of the destination on the day."""
    members = plan.policy.members
    member = plan.policy.member(destination(consignment).code) if members else None
    return member.currency.on(consignment.on) if member else plan.policy.currency


def _check_elections(elections: frozenset[str], policy: CountryPolicy) -> None:
    known = policy.elections()
    for name in sorted(elections - known):
        raise InvalidInput(
            "{policy} has no scheme {value} that can be elected.",
            code="election.unknown",
            remedy="Elect one of {known}; the law itself chooses among all others.",
            where="elections",
            value=name,
            policy=policy.code,
            known=", ".join(sorted(known)) or "-",
        )
