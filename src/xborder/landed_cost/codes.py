"""Codes: what goods may come to whose code is too short, and which longer code is assumed.

Shops have six digits, and the law often asks for eight. Below a short code a tariff has lines of
several sorts: those of one sort are treated alike by every rule, so that one code of each is
priced. What a parcel comes to is then known as a range, or assumed at one of its ends.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from attrs import frozen

from xborder.landed_cost.admission import Supplied, admit, destination
from xborder.landed_cost.admission.rules import day_of
from xborder.landed_cost.admission.supplied import CODE, HIGHEST
from xborder.landed_cost.run import Evaluation, Outcome, run
from xborder.policy.charge import Charge, ChargeKind
from xborder.policy.compiled import CompiledPlan
from xborder.policy.goods_table import GoodsKey
from xborder.policy.ledger import State
from xborder.trade import Consignment


def open_lines(evaluation: Evaluation) -> tuple[int, ...]:
    """Return the lines whose code is asked for, by their places."""
    found: set[int] = set()
    for doubts, places in (
        (evaluation.ledger.doubts, range(evaluation.ledger.lanes.size)),
        *((each.ledger.doubts, each.places) for each in evaluation.declarations),
    ):
        for doubt in doubts:
            if doubt.fact == CODE and doubt.state is State.MISSING_FACT:
                found.update(compress(places, evaluation.ledger.lanes.entries(doubt.lines)))
    return tuple(sorted(found))


def sorts(
    consignment: Consignment, line: int, rules: CompiledPlan, supplied: Supplied
) -> tuple[tuple[str, ...], ...]:
    """Return the longer codes that a line may have, sort by sort; none if it has no code at all."""
    item, place = consignment.items[line], destination(consignment)
    if item.hs_code is None:
        return ()
    key = GoodsKey(
        hs_code=item.hs_code[:10],
        category=str(item.category or ""),
        origin=item.origin or "",
        destination=place.code,
        region=place.region or "",
    )
    return rules.sorts(key, day_of(rules.plan.policy, consignment), supplied.tariff)


def coded(consignment: Consignment, codes: Mapping[int, str]) -> Consignment:
    """Return the parcel with other codes on some of its lines."""
    items = [
        item.replace(hs_code=codes[line]) if line in codes else item
        for line, item in enumerate(consignment.items)
    ]
    return consignment.replace(items=items)


_DUTIES = frozenset({ChargeKind.DUTY, ChargeKind.ADDITIONAL_DUTY})


@frozen(kw_only=True)
class Settled:
    """A parcel whose short codes were replaced by longer ones.

    Attributes:
        consignment: The parcel with the longer codes.
        codes: The code that was taken for each line, by its place.
    """

    consignment: Consignment
    codes: Mapping[int, str]


def settle(
    consignment: Consignment, outcome: Outcome, rules: CompiledPlan, supplied: Supplied
) -> Settled:
    """Return the parcel with the codes under which its goods bear most, or least.

    Each line takes the code of the sort whose charges on that line are highest, or lowest, the
    first in the order of the tariff where several come to the same. A line none of whose sorts can
    be computed keeps its code.

    Args:
        consignment: The parcel.
        outcome: What it came to with the codes it has.
        rules: The rules.
        supplied: What is assumed says which end is taken.
    """
    chosen = {
        line: [codes[0] for codes in sorts(consignment, line, rules, supplied)]
        for line in open_lines(outcome.evaluation)
    }
    chosen = {line: codes for line, codes in chosen.items() if codes}
    sign = 1 if supplied.assume.get(CODE) == HIGHEST else -1
    best: dict[int, tuple[int, str]] = {}
    for tried in _rounds(chosen):
        parcel = coded(consignment, tried)
        there = run(rules, admit((parcel,), rules, supplied), parcel.prices)
        for line, sum_ in _charges(there.evaluation, tried):
            if line not in best or sign * sum_ > best[line][0]:
                best[line] = (sign * sum_, tried[line])
    codes = {line: code for line, (_, code) in best.items()}
    return Settled(consignment=coded(consignment, codes), codes=codes)


def _rounds(codes: Mapping[int, Sequence[str]]) -> Iterator[dict[int, str]]:
    """Yield codes for all lines at once, so that each line meets each of its own."""
    for number in range(max(map(len, codes.values()), default=0)):
        yield {line: each[number % len(each)] for line, each in codes.items()}


def duties(evaluation: Evaluation, line: int) -> int | None:
    """Return the customs duties on a line, in minor units; ``None`` if they are not sure."""
    for each in evaluation.declarations:
        if line in each.places and each.is_sure:
            place = each.places.index(line)
            steps = [step.value for step in each.scheme.steps]
            kinds = {step.id: step.kind for step in steps if isinstance(step, Charge)}
            return sum(
                each.ledger.lanes.entries(entry.due)[place]
                for name, entry in each.ledger.charges.items()
                if kinds.get(name) in _DUTIES
            )
    return None


def described(country: str, code: str) -> str:
    """Return what a code is for, from the heading down; empty where no text may be shown."""
    from xborder.tariff.finding.nomenclature import (  # noqa: PLC0415 - texts load when read
        SYSTEM,
        nomenclature_of,
    )

    nomenclature = nomenclature_of(country)
    if nomenclature is SYSTEM:
        return ""
    rows = nomenclature.heading(code)
    own = [line for line in rows if line.code and line.code.startswith(code)] or [
        line for line in rows if line.code and code.startswith(line.code)
    ][-1:]
    return ": ".join(line.text.rstrip(":") for line in nomenclature.path(own[0])[1:]) if own else ""


def _charges(evaluation: Evaluation, lines: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Yield what each line bears in charges, of the lines for which that is known."""
    sums = dict.fromkeys(lines, 0)
    unsure = set(open_lines(evaluation))
    for each in evaluation.declarations:
        states = each.ledger.lanes.entries(each.state)
        unsure.update(
            place
            for place, state in zip(each.places, states, strict=True)
            if state >= State.MISSING_FACT
        )
        for entry in each.ledger.charges.values():
            for place, due in zip(each.places, each.ledger.lanes.entries(entry.due), strict=True):
                if place in sums:
                    sums[place] += due
    yield from ((line, sum_) for line, sum_ in sums.items() if line not in unsure)
