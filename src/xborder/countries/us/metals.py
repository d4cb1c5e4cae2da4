"""Section 232: metals and their derivatives, wood, car parts, drones; and what gives way to it.

Until 2026-04-05 a derivative paid on the value of its metal, since then on its whole value. Other
actions leave out what Section 232 burdens. Proclamations 10895, 10896, 10947 and that of 2026-04-02,
https://www.whitehouse.gov/presidential-actions/2026/04/strengthening-actions-taken-to-adjust-imports-of-aluminum-steel-and-copper-into-the-united-states/

Example:
    >>> len({rule.id for rule in S232}) == len(S232)
    True
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

from xborder.countries.us import days, origins, scope, sources
from xborder.countries.us.rule import rule
from xborder.countries.us.sources import official
from xborder.policy.amount import FREE, Amount, OfShare, Percent, Sum, TopUp, Unsupported
from xborder.policy.goods_table import GoodsRule

CAR_PART: Final = "These goods may be automobile parts under Section 232, which are not computed."
SOURCES_DISAGREE: Final = (
    "Whether these goods are under Section 232 is not settled between the sources."
)
METAL_UNREAD: Final = "The metal duty on these goods was not read line by line."
DRONE: Final = "Unmanned aircraft are under Section 232 by weight and kind, which is not computed."


_RATE_OF_ITS_OWN: Final = {"copper": "0.50"}
"""Copper is at 50% from its first day, of British origin too."""


def _metal(rate: str, *metals: str) -> Amount:
    parts = [
        OfShare(Percent(_RATE_OF_ITS_OWN.get(metal, rate)), f"{metal}_share") for metal in metals
    ]
    return parts[0] if len(parts) == 1 else Sum(*parts)


_DERIVATIVES: Final = (
    ("aluminium_march", scope.ALUMINIUM_MARCH, ((days.METALS, ("aluminium",)),)),
    ("aluminium_august", scope.ALUMINIUM_AUGUST, ((days.INCLUSIONS, ("aluminium",)),)),
    ("steel_june", scope.STEEL_JUNE, ((days.APPLIANCES, ("steel",)),)),
    ("steel_august", scope.STEEL_AUGUST, ((days.INCLUSIONS, ("steel",)),)),
    ("both_august", scope.BOTH_AUGUST, ((days.INCLUSIONS, ("steel", "aluminium")),)),
    (
        "aluminium_march_steel_august",
        scope.ALUMINIUM_MARCH_STEEL_AUGUST,
        ((days.METALS, ("aluminium",)), (days.INCLUSIONS, ("steel", "aluminium"))),
    ),
    (
        "steel_june_aluminium_august",
        scope.STEEL_JUNE_ALUMINIUM_AUGUST,
        ((days.APPLIANCES, ("steel",)), (days.INCLUSIONS, ("steel", "aluminium"))),
    ),
    ("copper_cables", scope.COPPER_CABLES, ((days.COPPER, ("copper",)),)),
    (
        "copper_and_aluminium_cables",
        scope.COPPER_AND_ALUMINIUM_CABLES,
        ((days.COPPER, ("copper",)), (days.INCLUSIONS, ("copper", "aluminium"))),
    ),
)
"""Derivatives of 2025 and the days from which their metals count."""

Stretch = tuple[dt.date, dt.date, tuple[str, ...]]


def _stretches(
    steps: Iterable[tuple[dt.date, tuple[str, ...]]], *cuts: dt.date
) -> Iterator[Stretch]:
    """Yield each stretch until 2026-04-06 in which the same metals count, cut at some days."""
    known = [*steps, (days.METALS_WHOLE_VALUE, ())]
    for (start, metals), (end, _) in pairwise(known):
        bounds = [start, *(cut for cut in cuts if start < cut < end), end]
        for first, last in pairwise(bounds):
            yield first, last, metals


def _metal_duties() -> Iterator[GoodsRule]:
    """Yield the duty on the metal in derivatives: 25%, then 50%, for British steel and aluminium 25%."""
    for name, codes, steps in _DERIVATIVES:
        yield rule(
            f"us.s232.{name}.before", FREE, codes, end=steps[0][0], source=sources.METALS_2025
        )
        for start, end, metals in _stretches(steps, days.METALS_DOUBLED):
            doubled = start >= days.METALS_DOUBLED
            amount = _metal("0.50" if doubled else "0.25", *metals)
            where: dict[str, Any] = {"start": start, "end": end, "source": sources.METALS_2025}
            yield rule(f"us.s232.{name}.{start}", amount, codes, **where)
            if doubled and any(metal not in _RATE_OF_ITS_OWN for metal in metals):
                yield rule(
                    f"us.s232.{name}.{start}.gb", _metal("0.25", *metals), codes, of="GB", **where
                )


_M25, _M26 = sources.METALS_2025, sources.METALS_2026
FLOOR_15: Final = TopUp("0.15", ("duty",))

S232: Final = (
    rule("us.s232.no_metal_2025", FREE, scope.NO_METAL_2025, end=days.METALS_WHOLE_VALUE, source=_M25),
    *_metal_duties(),
    rule("us.s232.aluminium_ware.before", FREE, scope.ALUMINIUM_WARE, end=days.METALS, source=_M25),
    rule("us.s232.aluminium_ware", Percent("0.25"), scope.ALUMINIUM_WARE, start=days.METALS, end=days.METALS_DOUBLED, source=_M25),
    rule("us.s232.aluminium_ware.doubled", Percent("0.50"), scope.ALUMINIUM_WARE, start=days.METALS_DOUBLED, end=days.METALS_WHOLE_VALUE, source=_M25),
    rule("us.s232.aluminium_ware.gb", Percent("0.25"), scope.ALUMINIUM_WARE, of="GB", start=days.METALS_DOUBLED, end=days.METALS_WHOLE_VALUE, source=_M25),
    rule("us.s232.steel_ware.before", FREE, f"{scope.STEEL_WARE} {scope.SHELVING}", end=days.METALS, source=_M25),
    rule("us.s232.steel_ware", Unsupported(METAL_UNREAD), f"{scope.STEEL_WARE} {scope.SHELVING}", start=days.METALS, end=days.METALS_WHOLE_VALUE, source=_M25),
    rule("us.s232.no_metal_2026", FREE, scope.NO_METAL_2026, start=days.METALS_WHOLE_VALUE, source=_M26, read=official),
    rule("us.s232.annex_1a", Percent("0.50"), scope.METAL_ANNEX_1A, start=days.METALS_WHOLE_VALUE, source=_M26),
    rule("us.s232.annex_1b", Percent("0.25"), scope.METAL_ANNEX_1B, start=days.METALS_WHOLE_VALUE, source=_M26),
    rule("us.s232.annex_3", FLOOR_15, scope.METAL_ANNEX_3, start=days.METALS_WHOLE_VALUE, end=dt.date(2028, 1, 1), source=_M26),
    rule("us.s232.computers", Unsupported(SOURCES_DISAGREE), scope.COMPUTERS, start=days.METALS_WHOLE_VALUE, source=_M26),
    rule("us.s232.drones.before", FREE, scope.DRONES, start=days.METALS_WHOLE_VALUE, end=days.DRONES, source=sources.DRONES_2026),
    rule("us.s232.drones", Unsupported(DRONE), scope.DRONES, start=days.DRONES, source=sources.DRONES_2026),
    rule("us.s232.car_parts.before", FREE, scope.CAR_PARTS, end=days.CAR_PARTS, source=sources.CARS_2025),
    rule("us.s232.car_parts", Unsupported(CAR_PART), scope.CAR_PARTS, start=days.CAR_PARTS, source=sources.CARS_2025),
    rule("us.s232.body_parts", _metal("0.25", "aluminium"), "87082951", start=days.METALS, end=days.RECIPROCAL, source=_M25),
    rule("us.s232.body_parts.later", Unsupported(METAL_UNREAD), "87082951", start=days.RECIPROCAL, end=days.CAR_PARTS, source=_M25),
    rule("us.s232.wood.before", FREE, scope.WOODEN_FURNITURE, end=days.WOOD, source=sources.WOOD_2025),
    rule("us.s232.wood.other", FREE, scope.OTHER_WOODEN_FURNITURE, start=days.WOOD, source=sources.WOOD_2025),
    rule("us.s232.wood", Percent("0.25"), f"{scope.UPHOLSTERED} {scope.VANITIES}", start=days.WOOD, source=sources.WOOD_2025),
    rule("us.s232.wood.gb", Percent("0.10"), f"{scope.UPHOLSTERED} {scope.VANITIES}", of="GB", start=days.WOOD, source=sources.WOOD_2025),
    rule("us.s232.wood.partners", FLOOR_15, f"{scope.UPHOLSTERED} {scope.VANITIES}", of=f"{origins.EU} JP KR", start=days.WOOD, source=sources.WOOD_2025),
)  # fmt: skip
"""Section 232: metals on the value of the metal, since 2026-04-06 on the whole value; wood; cars."""


def off_for_metal(name: str, whole: Amount) -> Iterator[GoodsRule]:
    """Yield what another action leaves out because Section 232 burdens it, or part of it.

    Args:
        name: What the ids start with.
        whole: What the other action takes of goods it does not leave out.
    """
    before: dict[str, Any] = {"end": days.METALS_WHOLE_VALUE, "source": _M25}
    since: dict[str, Any] = {"start": days.METALS_WHOLE_VALUE, "source": _M26}
    kept = f"{scope.NO_METAL_2025} {scope.STEEL_WARE} {scope.SHELVING}"
    yield rule(f"{name}.none_2025", FREE, kept, **before)
    yield rule(f"{name}.ware", whole, scope.ALUMINIUM_WARE, **before)
    for derivative, codes, steps in _DERIVATIVES:
        yield rule(f"{name}.{derivative}.before", FREE, codes, end=steps[0][0], source=_M25)
        for start, end, metals in _stretches(steps):
            parts = [OfShare(whole, f"{metal}_share") for metal in metals]
            amount = parts[0] if len(parts) == 1 else Sum(*parts)
            id_ = f"{name}.{derivative}.{start}"
            yield rule(id_, amount, codes, start=start, end=end, source=_M25)
    kept = f"{scope.NO_METAL_2026} {scope.COMPUTERS} {scope.DRONES}"
    metal = f"{scope.METAL_ANNEX_1A} {scope.METAL_ANNEX_1B} {scope.METAL_ANNEX_3}"
    yield rule(f"{name}.none_2026", FREE, kept, **since)
    yield rule(f"{name}.metal", whole, metal, **since)
    yield rule(f"{name}.car_parts", FREE, scope.CAR_PARTS, source=sources.CARS_2025)
    wood = sources.WOOD_2025
    yield rule(f"{name}.wood.before", FREE, scope.WOODEN_FURNITURE, end=days.WOOD, source=wood)
    taken = f"{scope.UPHOLSTERED} {scope.VANITIES}"
    yield rule(f"{name}.wood", whole, taken, start=days.WOOD, source=wood)
    yield rule(
        f"{name}.wood.other", FREE, scope.OTHER_WOODEN_FURNITURE, start=days.WOOD, source=wood
    )
