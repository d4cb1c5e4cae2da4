"""Unused facts: what a parcel says and no rule that it came under asked for."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import compress
from types import MappingProxyType
from typing import Any

from xborder.landed_cost.run import Outcome
from xborder.policy.compiled import CompiledPlan
from xborder.trade import Consignment, Contents, Dates, Parts

_FACTS: Mapping[str, str] = MappingProxyType(
    {
        "transport": "transport",
        "sender": "sender.kind",
        "buyer.kind": "buyer.kind",
        "buyer.tax_number": "buyer.tax_number",
        "buyer.purchases_this_year": "buyer.purchases",
        "seller.country": "seller.country",
        "seller.kind": "seller.kind",
    }
)
"""Fields of a consignment, and the fact by which a rule asks for each."""
_OF_ITEM: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "excise": ("item.excise",),
        "preference": ("item.preference",),
        "used": ("item.used",),
        "personal_use": ("item.personal_use",),
        "weight": ("net_mg", "degrees_mg"),
        "gross_weight": ("gross_mg",),
        "volume": ("volume_ul", "volume_ubbl", "alcohol_ul"),
        "alcohol_by_volume": ("alcohol_ul",),
        "cigarettes": ("cigarettes",),
        "steel_share": ("steel_share",),
        "aluminium_share": ("aluminium_share",),
        "copper_share": ("copper_share",),
        "drained_weight": ("drained_mg",),
        "length": ("length_um",),
        "area": ("area_mm2",),
        "jewels": ("jewels",),
        "polarisation": ("degrees_mg",),
        "contents": tuple(f"contents.{name}" for name in Contents.model_fields),
        "parts": tuple(f"parts.{name}" for name in Parts.model_fields),
        "dimensions": (),
        "tobacco_weight": (),
        "battery": (),
        "battery_packing": (),
        "dangerous_goods": (),
    }
)
"""Fields of an item, and the facts or columns by which rules read each; some no rule reads."""


def unused(
    consignment: Consignment,
    rules: CompiledPlan,
    read: AbstractSet[str],
    if_left_out: Callable[[str], AbstractSet[int]],
) -> tuple[str, ...]:
    """Return the fields that are given and that no rule asked for, by their paths.

    What says which goods and which parcel it is (codes, origins, names, the address, prices) is
    always used, and registrations are checked on their own.

    Args:
        consignment: The parcel.
        rules: The rules it came under.
        read: The columns of numbers that the run read.
        if_left_out: The lines of which something else comes out if a field were left out of every
            item.
    """
    return (*_of_parcel(consignment, rules), *_of_items(consignment, rules, read, if_left_out))


def _of_parcel(consignment: Consignment, rules: CompiledPlan) -> Iterator[str]:
    policy = rules.plan.policy
    of_gift = consignment.gift and "gift" in rules.facts
    for path, name in _FACTS.items():
        held: Any = consignment
        for part in path.split("."):
            held = getattr(held, part)
        is_asked = name in rules.facts or (of_gift and name in _ENDS_OF_A_GIFT)
        if held is not None and not is_asked:
            yield path
    if consignment.gift and "gift" not in rules.facts:
        yield "gift"
    clocks = {policy.dated_by, policy.converted_by, *policy.clocks}
    for event in Dates.model_fields:
        stated = getattr(consignment.dates, event)
        if stated is not None and event not in clocks and f"date.{event}" not in rules.facts:
            yield f"dates.{event}"


_ENDS_OF_A_GIFT = frozenset({"sender.kind", "buyer.kind"})
"""Who sends and who receives decides whether it is a gift."""


def _of_items(
    consignment: Consignment,
    rules: CompiledPlan,
    read: AbstractSet[str],
    if_left_out: Callable[[str], AbstractSet[int]],
) -> list[str]:
    """Return the fields of items, line by line.

    A condition asks a coded fact of every line. A column of weights or shares is read as a whole,
    though a rate may go by it on one line alone: so of several lines those count as asked that
    come out otherwise without it.
    """
    found = []
    for order, (field, names) in enumerate(_OF_ITEM.items()):
        given = [k for k, item in enumerate(consignment.items) if getattr(item, field) is not None]
        asked: AbstractSet[int] = frozenset()
        if not given:
            continue
        if not rules.facts.isdisjoint(names):
            asked = frozenset(given)
        elif not read.isdisjoint(names):
            asked = frozenset(given) if len(consignment.items) == 1 else if_left_out(field)
        found += [(place, order, field) for place in given if place not in asked]
    return [f"items.{place}.{field}" for place, _, field in sorted(found)]


def changed(before: Outcome, after: Outcome) -> frozenset[int]:
    """Return the lines that come out otherwise: under another scheme, charge or doubt."""
    pairs = zip(_by_line(before), _by_line(after), strict=True)
    return frozenset(line for line, (one, other) in enumerate(pairs) if one != other)


def _by_line(outcome: Outcome) -> list[set[tuple[Any, ...]]]:
    """Return what each line bears: its charges as assessed, and the doubts about it."""
    evaluation = outcome.evaluation
    lanes = evaluation.ledger.lanes
    found: list[set[tuple[Any, ...]]] = [{(n,)} for n in lanes.entries(evaluation.chosen)]
    everywhere = range(lanes.size)
    for ledger, places in (
        (evaluation.ledger, everywhere),
        *((each.ledger, each.places) for each in evaluation.declarations),
    ):
        for name, entry in ledger.charges.items():
            for place, due in zip(places, ledger.lanes.entries(entry.assessed), strict=True):
                found[place].add((name, due))
        for doubt in ledger.doubts:
            for place in compress(places, ledger.lanes.entries(doubt.lines)):
                found[place].add((doubt.state, doubt.reason))
    return found
