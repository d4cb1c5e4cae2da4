"""Section 232: metals and their derivatives, wood, car parts, drones; and what gives way to it.

Until 2026-04-05 a derivative paid on the value of its metal, goods of chapter 76 from 2025-06-04 only,
and since then on its whole value. Other actions leave out what Section 232 burdens: until 2025-06-03
the whole article, then its metal. Proclamations 10895, 10896, 10947 and that of 2026-04-02,
https://www.whitehouse.gov/presidential-actions/2026/04/strengthening-actions-taken-to-adjust-imports-of-aluminum-steel-and-copper-into-the-united-states/

Example:
    >>> len({timeline.name for timeline in S232}) == len(S232)
    True
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from xborder.countries.us import days, scope, sources
from xborder.countries.us.wood import BURDENED, WOOD
from xborder.policy.vocabulary import *

CAR_PART = "These goods may be automobile parts under Section 232, which are not computed."
SOURCES_DISAGREE = "Whether these goods are under Section 232 is not settled between the sources."
METAL_UNREAD = "The metal duty on these goods was not read line by line."
DRONE = "Unmanned aircraft are under Section 232 by weight and kind, which is not computed."


_M25, _M26 = sources.METALS_2025, sources.METALS_2026

_RATE_OF_ITS_OWN = {"copper": "0.50"}
"""Copper is at 50% from its first day, of British origin too."""


def _metal(rate: str, *metals: str) -> Amount:
    parts = [
        OfShare(Percent(_RATE_OF_ITS_OWN.get(metal, rate)), f"{metal}_share") for metal in metals
    ]
    return parts[0] if len(parts) == 1 else Sum(*parts)


def _ware(amount: Amount | str) -> Amount:
    """Return the part on the aluminium of chapter 76: the whole, where its value is not known."""
    whole = Percent(amount) if isinstance(amount, str) else amount
    return OfShare(whole, "aluminium_share", whole=True)


_DERIVATIVES = (
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

Stretch = tuple[day, day, tuple[str, ...]]


def _stretches(steps: Iterable[tuple[day, tuple[str, ...]]], *cuts: day) -> Iterator[Stretch]:
    """Yield each stretch until 2026-04-06 in which the same metals count, cut at some days."""
    known = [*steps, (days.METALS_WHOLE_VALUE, ())]
    for (start, metals), (end, _) in pairwise(known):
        bounds = [start, *(cut for cut in cuts if start < cut < end), end]
        for first, last in pairwise(bounds):
            yield first, last, metals


def _metal_duties() -> Iterator[Timeline[GoodsRate]]:
    """Yield the duty on the metal in derivatives: 25%, then 50%, for British steel and aluminium 25%."""
    for name, codes, steps in _DERIVATIVES:
        yield GoodsRate(f"us.s232.{name}.before", FREE, codes).by(_M25, end=steps[0][0])
        for start, end, metals in _stretches(steps, days.METALS_DOUBLED):
            doubled = start >= days.METALS_DOUBLED
            amount = _metal("0.50" if doubled else "0.25", *metals)
            yield GoodsRate(f"us.s232.{name}.{start}", amount, codes).by(_M25, start=start, end=end)
            if doubled and any(metal not in _RATE_OF_ITS_OWN for metal in metals):
                yield GoodsRate(
                    f"us.s232.{name}.{start}.gb", _metal("0.25", *metals), codes, origins="GB"
                ).by(_M25, start=start, end=end)


def _on_metals(whole: Amount, metals: tuple[str, ...]) -> Amount:
    parts = [OfShare(whole, f"{metal}_share") for metal in metals]
    return parts[0] if len(parts) == 1 else Sum(*parts)


FLOOR_15 = TopUp("0.15", "duty")

S232 = (
    GoodsRate("us.s232.no_metal_2025", FREE, scope.NO_METAL_2025).by(
        _M25, end=days.METALS_WHOLE_VALUE
    ),
    *_metal_duties(),
    GoodsRate("us.s232.aluminium_ware.before", FREE, scope.ALUMINIUM_WARE).by(
        _M25, end=days.METALS
    ),
    GoodsRate("us.s232.aluminium_ware", "0.25", scope.ALUMINIUM_WARE).by(
        _M25, start=days.METALS, end=days.METALS_DOUBLED
    ),
    GoodsRate("us.s232.aluminium_ware.doubled", _ware("0.50"), scope.ALUMINIUM_WARE).by(
        sources.METAL_CONTENT, start=days.METALS_DOUBLED, end=days.METALS_WHOLE_VALUE
    ),
    GoodsRate("us.s232.aluminium_ware.gb", _ware("0.25"), scope.ALUMINIUM_WARE, origins="GB").by(
        sources.METAL_CONTENT, start=days.METALS_DOUBLED, end=days.METALS_WHOLE_VALUE
    ),
    GoodsRate("us.s232.steel_ware.before", FREE, f"{scope.STEEL_WARE} {scope.SHELVING}").by(
        _M25, end=days.METALS
    ),
    GoodsRate(
        "us.s232.steel_ware", Unsupported(METAL_UNREAD), f"{scope.STEEL_WARE} {scope.SHELVING}"
    ).by(_M25, start=days.METALS, end=days.METALS_WHOLE_VALUE),
    GoodsRate("us.s232.no_metal_2026", FREE, scope.NO_METAL_2026).by(
        _M26, start=days.METALS_WHOLE_VALUE, evidence="official"
    ),
    GoodsRate("us.s232.annex_1a", "0.50", scope.METAL_ANNEX_1A).by(
        _M26, start=days.METALS_WHOLE_VALUE
    ),
    GoodsRate("us.s232.annex_1b", "0.25", scope.METAL_ANNEX_1B).by(
        _M26, start=days.METALS_WHOLE_VALUE
    ),
    GoodsRate("us.s232.annex_3", FLOOR_15, scope.METAL_ANNEX_3).by(
        _M26, start=days.METALS_WHOLE_VALUE, end=day(2028, 1, 1)
    ),
    GoodsRate("us.s232.racks.before", FREE, scope.SHELVING).by(
        _M26, start=days.METALS_WHOLE_VALUE, end=days.STEEL_RACKS
    ),
    GoodsRate("us.s232.racks", "0.25", scope.STEEL_RACKS).by(
        sources.METALS_JUNE_2026, start=days.STEEL_RACKS
    ),
    GoodsRate("us.s232.racks.other", FREE, scope.OTHER_METAL_FURNITURE).by(
        sources.METALS_JUNE_2026, start=days.STEEL_RACKS
    ),
    GoodsRate("us.s232.computers", Unsupported(SOURCES_DISAGREE), scope.COMPUTERS).by(
        _M26, start=days.METALS_WHOLE_VALUE
    ),
    GoodsRate("us.s232.drones.before", FREE, scope.DRONES).by(
        sources.DRONES_2026, start=days.METALS_WHOLE_VALUE, end=days.DRONES
    ),
    GoodsRate("us.s232.drones", Unsupported(DRONE), scope.DRONES).by(
        sources.DRONES_2026, start=days.DRONES
    ),
    GoodsRate("us.s232.car_parts.before", FREE, scope.CAR_PARTS).by(
        sources.CARS_2025, end=days.CAR_PARTS
    ),
    GoodsRate("us.s232.car_parts", Unsupported(CAR_PART), scope.CAR_PARTS).by(
        sources.CARS_2025, start=days.CAR_PARTS
    ),
    GoodsRate("us.s232.car_parts.metal", _metal("0.25", "aluminium"), scope.ALUMINIUM_CAR_PARTS).by(
        _M25, start=days.METALS, end=days.CAR_PARTS
    ),
    GoodsRate("us.s232.car_parts.stampings", Unsupported(METAL_UNREAD), scope.METAL_CAR_PARTS).by(
        _M25, start=days.METALS, end=days.CAR_PARTS
    ),
    *WOOD,
)
"""Section 232: metals on the value of the metal, since 2026-04-06 on the whole value; wood; cars."""


BURDENED_WHOLE = All(
    HsIn(scope.ALUMINIUM_MARCH, scope.ALUMINIUM_MARCH_STEEL_AUGUST, scope.ALUMINIUM_CAR_PARTS),
    Contains("aluminium_share"),
)
"""Derivatives until 2025-06-03, whose whole value the reciprocal duty left out: 9903.01.33."""


def off_for_neighbours(name: str, whole: Amount) -> Iterator[Timeline[GoodsRate]]:
    """Yield what the emergency duties on Canada and Mexico leave out since 2025-06-04: steel, aluminium.

    What is of copper stays under them.

    Args:
        name: What the ids start with.
        whole: What the emergency duty takes of goods without metal.
    """
    act, first, last = sources.METAL_FIRST, days.METALS_DOUBLED, days.METALS_WHOLE_VALUE
    yield GoodsRate(f"{name}.none", FREE).by(act, start=first)
    yield GoodsRate(f"{name}.ware", _ware(whole), scope.ALUMINIUM_WARE, origins="CA MX").by(
        act, start=first, end=last
    )
    for derivative, codes, steps in _DERIVATIVES:
        for start, end, metals in _stretches(steps, first):
            light = tuple(metal for metal in metals if metal not in _RATE_OF_ITS_OWN)
            if light and start >= first:
                id_ = f"{name}.{derivative}.{start}"
                yield GoodsRate(id_, _on_metals(whole, light), codes, origins="CA MX").by(
                    act, start=start, end=end
                )


def off_for_metal(name: str, whole: Amount) -> Iterator[Timeline[GoodsRate]]:
    """Yield what another action leaves out because Section 232 burdens it, or part of it.

    Args:
        name: What the ids start with.
        whole: What the other action takes of goods it does not leave out.
    """
    whole_value = days.METALS_WHOLE_VALUE
    kept = f"{scope.NO_METAL_2025} {scope.STEEL_WARE} {scope.SHELVING}"
    yield GoodsRate(f"{name}.none_2025", FREE, kept).by(_M25, end=whole_value)
    yield GoodsRate(f"{name}.ware", whole, scope.ALUMINIUM_WARE).by(_M25, end=days.METALS_DOUBLED)
    yield GoodsRate(f"{name}.ware.content", _ware(whole), scope.ALUMINIUM_WARE).by(
        sources.METAL_CONTENT, start=days.METALS_DOUBLED, end=whole_value
    )
    for derivative, codes, steps in _DERIVATIVES:
        yield GoodsRate(f"{name}.{derivative}.before", FREE, codes).by(_M25, end=steps[0][0])
        for start, end, metals in _stretches(steps, days.METALS_DOUBLED):
            # Until 2025-06-03 the article as a whole was outside the other action; that is a
            # condition of its charge (see BURDENED_WHOLE), and nothing is left to take off here.
            apart = start >= days.METALS_DOUBLED
            amount = _on_metals(whole, metals) if apart else FREE
            id_ = f"{name}.{derivative}.{start}"
            yield GoodsRate(id_, amount, codes).by(_M25, start=start, end=end)
    kept = f"{scope.NO_METAL_2026} {scope.COMPUTERS} {scope.DRONES}"
    metal = f"{scope.METAL_ANNEX_1A} {scope.METAL_ANNEX_1B} {scope.METAL_ANNEX_3}"
    yield GoodsRate(f"{name}.none_2026", FREE, kept).by(_M26, start=whole_value)
    yield GoodsRate(f"{name}.metal", whole, metal).by(_M26, start=whole_value)
    racks = sources.METALS_JUNE_2026
    yield GoodsRate(f"{name}.racks.before", FREE, scope.SHELVING).by(
        racks, start=whole_value, end=days.STEEL_RACKS
    )
    yield GoodsRate(f"{name}.racks", whole, scope.STEEL_RACKS).by(racks, start=days.STEEL_RACKS)
    yield GoodsRate(f"{name}.racks.other", FREE, scope.OTHER_METAL_FURNITURE).by(
        racks, start=days.STEEL_RACKS
    )
    yield GoodsRate(f"{name}.car_parts", FREE, scope.CAR_PARTS).by(sources.CARS_2025)
    wood = sources.WOOD_2025
    before = f"{scope.WOODEN_FURNITURE} {scope.KITCHENS}"
    yield GoodsRate(f"{name}.wood.before", FREE, before).by(wood, end=days.WOOD)
    yield GoodsRate(f"{name}.wood", whole, BURDENED).by(wood, start=days.WOOD)
    yield GoodsRate(f"{name}.wood.other", FREE, scope.OTHER_WOODEN_FURNITURE).by(
        wood, start=days.WOOD
    )
