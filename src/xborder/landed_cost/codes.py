"""Codes: what goods may come to whose code is too short, and which longer code is assumed.

Shops have six digits, and the law often asks for eight. Below a short code a tariff has lines of
several sorts: those of one sort are treated alike by every rule, so that one code of each is
priced. What a parcel comes to is then known as a range, or assumed at one of its ends.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress, groupby

from attrs import frozen

from xborder.landed_cost.admission import Supplied, admit, destination
from xborder.landed_cost.admission.gaps import shared_headings
from xborder.landed_cost.admission.rules import day_of
from xborder.landed_cost.admission.supplied import CODE
from xborder.landed_cost.run import Evaluation, Outcome, chunk_lanes, evaluate, run
from xborder.policy.charge import Charge, ChargeKind
from xborder.policy.compiled import CompiledPlan
from xborder.policy.fact import HIGHEST
from xborder.policy.goods_table import GoodsKey
from xborder.policy.ledger import State
from xborder.trade import Consignment

_SUBHEADING = 6


def open_lines(evaluation: Evaluation) -> tuple[int, ...]:
    """Return the lines whose code is asked for, by their places."""
    found: set[int] = set()
    whole = evaluation.ledger
    for ledger, places in (
        (whole, range(whole.lanes.size)),
        *((each.ledger, each.places) for each in evaluation.declarations),
    ):
        for doubt in ledger.doubts:
            if doubt.fact == CODE and doubt.state is State.MISSING_FACT:
                found.update(compress(places, ledger.lanes.entries(doubt.lines)))
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
        programme=item.programme or "",
    )
    found = rules.sorts(key, day_of(rules.plan.policy, consignment), supplied.tariff)
    if line not in shared_headings(consignment):
        return found
    # Whether two lines are of one subheading counts too, so that a sort is parted by it.
    return tuple(
        tuple(part)
        for codes in found
        for _, part in groupby(codes, key=lambda code: code[:_SUBHEADING])
    )


def coded(consignment: Consignment, codes: Mapping[int, str]) -> Consignment:
    """Return the parcel with other codes on some of its lines."""
    if not codes:
        return consignment
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

    def priced(parcels: Sequence[Consignment]) -> Evaluation:
        (parcel,) = parcels
        return run(rules, admit(parcels, rules, supplied), parcel.prices).evaluation

    (settled,) = _settled((consignment,), outcome.evaluation, rules, supplied, priced)
    return settled


def settle_many(
    consignments: Sequence[Consignment], rules: CompiledPlan, supplied: Supplied
) -> tuple[Settled, ...]:
    """Return many parcels under one plan, each as :func:`settle` has it alone.

    They are priced together, in columns; their prices are net.

    Args:
        consignments: The parcels.
        rules: The rules.
        supplied: What is assumed says which end is taken.
    """

    def priced(parcels: Sequence[Consignment]) -> Evaluation:
        admitted = admit(parcels, rules, supplied)
        lanes = chunk_lanes(rules, admitted)
        return evaluate(rules, admitted.facts(lanes), lanes)

    return _settled(tuple(consignments), priced(consignments), rules, supplied, priced)


def _settled(
    parcels: tuple[Consignment, ...],
    first: Evaluation,
    rules: CompiledPlan,
    supplied: Supplied,
    priced: Callable[[Sequence[Consignment]], Evaluation],
) -> tuple[Settled, ...]:
    """Return parcels with the codes of one end; lines are numbered through all of them."""
    owners = [
        (number, line) for number, parcel in enumerate(parcels) for line in range(len(parcel.items))
    ]
    choices = {}
    for place in open_lines(first):
        number, line = owners[place]
        found = sorts(parcels[number], line, rules, supplied)
        if found:
            choices[place] = [codes[0] for codes in found]
    sign = 1 if supplied.assume.get(CODE) == HIGHEST else -1
    best: dict[int, tuple[int, str]] = {}
    for tried in _rounds(choices):
        there = priced(_coded_all(parcels, owners, tried))
        for place, sum_ in _charges(there, tried):
            if place not in best or sign * sum_ > best[place][0]:
                best[place] = (sign * sum_, tried[place])
    taken: list[dict[int, str]] = [{} for _ in parcels]
    for place, (_, code) in best.items():
        number, line = owners[place]
        taken[number][line] = code
    return tuple(
        Settled(consignment=coded(parcel, codes), codes=codes)
        for parcel, codes in zip(parcels, taken, strict=True)
    )


def _coded_all(
    parcels: Sequence[Consignment], owners: Sequence[tuple[int, int]], codes: Mapping[int, str]
) -> tuple[Consignment, ...]:
    """Return parcels with other codes on some of their lines, numbered through all of them."""
    own: list[dict[int, str]] = [{} for _ in parcels]
    for place, code in codes.items():
        number, line = owners[place]
        own[number][line] = code
    return tuple(coded(parcel, each) for parcel, each in zip(parcels, own, strict=True))


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
