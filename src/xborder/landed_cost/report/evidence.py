"""Evidence: how well the rules behind a quote were read, and when they were last checked.

How sure a quote is (its state) and how well its rules were read are two things: a rule that was
read in a newspaper and in force gives an exact figure, and the reader is told where it was read.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import compress
from typing import Any

from xborder.landed_cost.admission import Admitted
from xborder.landed_cost.admission.addresses import destination, origin
from xborder.landed_cost.admission.rules import day_of
from xborder.landed_cost.run import Declaration, Evaluation
from xborder.policy.amount import tables_read
from xborder.policy.charge import Charge
from xborder.policy.compiled import CompiledPlan
from xborder.policy.fact import UNKNOWN
from xborder.policy.ledger import YES, Ledger
from xborder.policy.plan import Plan
from xborder.source import Evidence
from xborder.timeline import Dated
from xborder.trade import Consignment

# Asked of every rule of every quote; a name of this module is found faster than an enum's member.
_UNCHECKED, _SECONDARY = Evidence.UNCHECKED, Evidence.SECONDARY


def last_check(
    consignment: Consignment, plan: Plan, admitted: Admitted, evaluation: Evaluation
) -> tuple[dt.date | None, bool]:
    """Return the oldest check among the values, the schemes with their steps, and the goods.

    A rule that was asked and did not apply counts too: that it does not is what was checked.

    Args:
        consignment: The parcel.
        plan: The rules it came under.
        admitted: What was read of it.
        evaluation: What came out.

    Returns:
        The oldest check, ``None`` where there was no rule; and whether the quote's day lies
        further behind it than the book allows.
    """
    found = [entry.checked_on for entry in plan.values]
    found += [goods.entry.checked_on for each in admitted.goods.values() for goods in each]
    found += [each.scheme.checked_on for each in evaluation.declarations]
    if not found:
        return None, False
    oldest, limit = min(found), plan.stale_after_days
    if limit is None:
        return oldest, False
    day = max(consignment.on, day_of(plan.policy, consignment))
    return oldest, (day - oldest).days > limit


def weakest(
    consignment: Consignment, rules: CompiledPlan, evaluation: Evaluation
) -> Evidence | None:
    """Return how well the worst read of the rules was read that made a quote what it is.

    These are the values, the schemes taken, each charge that fell on a line with the entries of
    goods tables it read, each waiver that lifted, what left the quote an estimate or without a
    total, and the standing of special territories.

    Args:
        consignment: The parcel.
        rules: The rules it came under.
        evaluation: What came out.

    Returns:
        The evidence; ``None`` where no rule was used.
    """
    found: Evidence | None = None
    for entry in _used(consignment, rules, evaluation):
        evidence = entry.evidence
        if evidence is _UNCHECKED:
            return evidence
        if found is not _SECONDARY:
            found = evidence
    return found


def _used(
    consignment: Consignment, rules: CompiledPlan, evaluation: Evaluation
) -> Iterator[Dated[Any]]:
    yield from rules.plan.values
    for each in evaluation.declarations:
        yield each.scheme.entry
        yield from _acting(each)
    doubts = evaluation.ledger.doubts
    if doubts:
        refusals = rules.plan.refusals
        for doubt in doubts:
            if doubt.reason.id in refusals:
                yield refusals[doubt.reason.id]
    for place in (origin(consignment), destination(consignment)):
        if place.territory is not None:
            yield place.territory.areas.entry(consignment.on)


def _acting(declaration: Declaration) -> Iterator[Dated[Any]]:
    """Yield the steps that charged or lifted something, and the goods that charges looked up."""
    ledger = declaration.ledger
    lanes = ledger.lanes
    for step in declaration.scheme.steps:
        name = step.value.id
        if not isinstance(step.value, Charge):
            if lanes.any(ledger.waived[name]):
                yield step.entry
            continue
        entry = ledger.charges.get(name)
        if entry is None:  # it fell on no line
            continue
        yield step.entry
        if step.tables:
            applies = [applies == YES for applies in lanes.entries(entry.applies)]
            for table in step.tables:
                yield from _looked_up(table, applies, ledger)


def _looked_up(table: str, applies: Sequence[bool], ledger: Ledger) -> Iterator[Dated[Any]]:
    """Yield what a table says of some lines, and what the tables say that its entries name."""
    found = ledger.facts.tables[table]
    codes = ledger.lanes.entries(ledger.column(f"table.{table}"))
    for code in {*compress(codes, applies)} - {UNKNOWN}:
        goods = found[code]
        yield goods
        for own in sorted(tables_read(goods.value)):
            here = [each and code == one for one, each in zip(codes, applies, strict=True)]
            yield from _looked_up(own, here, ledger)
