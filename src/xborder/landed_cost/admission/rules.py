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
        InvalidInput: An election is none of that jurisdiction's, or the carrier is not known.
    """
    code = destination(consignment).code
    policy = book.policy(code)
    if consignment.elections:
        _check_elections(consignment.elections, policy)
    day = day_of(policy, consignment)
    clocks = None
    # What most parcels say: every event is on the day of the sale, and no carrier is named.
    if policy.clocks and any(consignment.dates.__dict__.values()):
        clocks = {event: _day(event, consignment) for event in policy.clocks}
    if consignment.carrier is None:
        return book.compiled(code, day, clocks)
    return book.compiled(
        code,
        day,
        clocks,
        carrier=consignment.carrier,
        services=consignment.carrier_services,
        storage_days=consignment.storage_days,
    )


def _day(event: str, consignment: Consignment) -> dt.date:
    # Which events there are was checked with the policy: ``day_of`` would check it once more.
    stated: dt.date | None = getattr(consignment.dates, event, None)
    return stated or consignment.on


def day_of(policy: CountryPolicy, consignment: Consignment) -> dt.date:
    """Return the day whose rules hold for a consignment: the date that its policy goes by."""
    return _day(policy.dated_by, consignment)


def conversion_day(policy: CountryPolicy, consignment: Consignment) -> dt.date:
    """Return the day whose exchange rates turn foreign sums into the destination's currency."""
    return _day(policy.converted_by or policy.dated_by, consignment)


def currency_of(plan: Plan, consignment: Consignment) -> str:
    """Return the currency of the destination on the day."""
    members = plan.policy.members
    member = plan.policy.member(destination(consignment).code) if members else None
    if member is None:
        return plan.policy.currency
    return member.currency.on(day_of(plan.policy, consignment))


def _check_elections(elections: frozenset[str], policy: CountryPolicy) -> None:
    known = policy.elections()
    for name in sorted(elections - known):
        raise InvalidInput(
            "{policy} has no scheme {value} that can be elected.",
            code="election.unknown",
            remedy="Elect one of {known}; the law itself chooses among all others."
            if known
            else "Leave elections out: the law itself chooses.",
            where="elections",
            value=name,
            policy=policy.code,
            known=", ".join(sorted(known)),
        )
