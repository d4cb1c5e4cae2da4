"""Unused facts: what a parcel says and no rule that it came under asked for."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Any

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
        "weight": ("net_mg",),
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
    consignment: Consignment, rules: CompiledPlan, read: AbstractSet[str]
) -> tuple[str, ...]:
    """Return the fields that are given and that no rule asked for, by their paths.

    What says which goods and which parcel it is (codes, origins, names, the address, prices) is
    always used, and registrations are checked on their own.

    Args:
        consignment: The parcel.
        rules: The rules it came under.
        read: The columns of numbers that the run read.
    """
    return tuple(_unused(consignment, rules, read))


def _unused(consignment: Consignment, rules: CompiledPlan, read: AbstractSet[str]) -> Iterator[str]:
    policy = rules.plan.policy
    for path, name in _FACTS.items():
        held: Any = consignment
        for part in path.split("."):
            held = getattr(held, part)
        if held is not None and name not in rules.facts:
            yield path
    if consignment.gift and "gift" not in rules.facts:
        yield "gift"
    clocks = {policy.dated_by, policy.converted_by, *policy.clocks}
    for event in Dates.model_fields:
        stated = getattr(consignment.dates, event)
        if stated is not None and event not in clocks and f"date.{event}" not in rules.facts:
            yield f"dates.{event}"
    asked = rules.facts.union(read)
    for place, item in enumerate(consignment.items):
        for field, names in _OF_ITEM.items():
            if getattr(item, field) is not None and asked.isdisjoint(names):
                yield f"items.{place}.{field}"
