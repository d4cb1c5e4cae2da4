"""Ranges: the lowest and highest total of estimates, many parcels decided at once in columns.

Each parcel is searched as its own quote searches it; what several of them have to be priced under
is priced once for all of them, a chunk in columns for each set of decisions.
"""

from collections.abc import Mapping, Sequence

from attrs import frozen

from xborder.errors import XborderError
from xborder.landed_cost.admission import Supplied, rules_for
from xborder.landed_cost.breakdown import Decided, RangeEnd
from xborder.landed_cost.report.ends import Branch, Decisions, Fork, branch_of, decided, searched
from xborder.money import Money
from xborder.policy.doubt import State
from xborder.policy.plan import Plan
from xborder.policy.treatment import Uncertain
from xborder.tables.verdicts import Judged, Verdict, judge
from xborder.trade import Consignment

_OURS = frozenset({Decided.RULE, Decided.READING})
"""What is decided for a chunk: facts and codes are a parcel's own."""


@frozen(eq=False)
class Estimate:
    """A parcel whose range is asked for.

    Args:
        consignment: The parcel.
        verdict: What columns say of it.
        currency: The destination's currency.
    """

    consignment: Consignment
    verdict: Verdict
    currency: str


def ranges(
    estimates: Sequence[Estimate], judged: Judged, supplied: Supplied
) -> list[tuple[RangeEnd, ...] | None]:
    """Return the two ends of each estimate, none where they are not known.

    Args:
        estimates: Parcels of one plan.
        judged: What columns made of them.
        supplied: Rates, tariff and book.

    Returns:
        For each its ends; ``None`` where its own quote has to be asked.
    """
    found: list[tuple[RangeEnd, ...] | None] = [None] * len(estimates)
    searches = {}
    asked: dict[int, Decisions] = {}
    for number, estimate in enumerate(estimates):
        first = _branch(estimate, estimate.verdict, judged.rules.plan, judged, {})
        if first is None:
            continue
        searches[number] = searched(first)
        try:
            asked[number] = next(searches[number])
        except StopIteration as end:
            found[number] = end.value
    while asked:
        answers = _decided(estimates, asked, supplied)
        asked = {}
        for number, branch in answers.items():
            try:
                asked[number] = searches[number].send(branch)
            except StopIteration as end:
                found[number] = end.value
    return found


def _decided(
    estimates: Sequence[Estimate], asked: Mapping[int, Decisions], supplied: Supplied
) -> dict[int, Branch]:
    """Return what each parcel comes to under its decisions; some cannot be told."""
    alike: dict[tuple[tuple[Fork, str], ...], list[int]] = {}
    for number, decisions in asked.items():
        if all(fork.kind in _OURS for fork in decisions):
            alike.setdefault(tuple(decisions.items()), []).append(number)
    answers: dict[int, Branch] = {}
    for pairs, numbers in alike.items():
        decisions = dict(pairs)
        settled = decided(decisions, Decided.RULE)
        book = supplied.book.deciding(
            settled={rule: Uncertain(chosen) for rule, chosen in settled.items()},
            readings=decided(decisions, Decided.READING),
        )
        parcels = [estimates[number].consignment for number in numbers]
        try:
            rules = rules_for(book, parcels[0])
            for places, judged in judge(parcels, rules, supplied):
                for place, verdict in zip(places, judged.verdicts, strict=True):
                    number = numbers[place]
                    branch = _branch(estimates[number], verdict, rules.plan, judged, decisions)
                    if branch is not None:
                        answers[number] = branch
        except XborderError:  # a rate or a rule is not there: each parcel says so itself
            continue
    return answers


def _branch(
    estimate: Estimate, verdict: Verdict, plan: Plan, judged: Judged, made: Decisions
) -> Branch | None:
    """Return what is open about a parcel; nothing where goods of others may be left out of it."""
    total = None
    if verdict.state <= State.ESTIMATE:
        total = Money.of_minor(verdict.total, estimate.currency)
    branch = branch_of(
        verdict.doubts,
        plan,
        lines=len(estimate.consignment.items),
        goods_left_out=judged.admitted.left_out,
        assumed=(),
        gaps=verdict.gaps,
        total=total,
        is_stale=verdict.is_stale,
        codes={},
    )
    # Entries that were left out are known of the chunk, not of each parcel in it.
    is_own = not judged.admitted.left_out or all(fork in made for fork in branch.forks)
    return branch if is_own else None
