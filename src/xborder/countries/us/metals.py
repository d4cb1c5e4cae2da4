"""Section 232: metals and their derivatives, wood, car parts, drones; and what gives way to it.

Until 2026-04-05 a derivative paid on the value of its metal, goods of chapter 76 from 2025-06-04 only,
and since then on its whole value. Other actions leave out what Section 232 burdens: until 2025-06-03
the whole article, then its metal. Proclamations 10895, 10896, 10947 and that of 2026-04-02,
https://www.whitehouse.gov/presidential-actions/2026/04/strengthening-actions-taken-to-adjust-imports-of-aluminum-steel-and-copper-into-the-united-states/

Example:
    >>> table = goods("s232", *S232)
    >>> str(table.find(GoodsKey(hs_code="76151071"), day(2026, 4, 6)).value.share)
    '1/4'
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from xborder.countries.us import days, origins, scope, sources
from xborder.countries.us.agreed import with_short_codes
from xborder.countries.us.lists import answers, codes, other_codes
from xborder.countries.us.wood import BURDENED, WOOD
from xborder.policy.vocabulary import *

CAR_PART = "These goods may be automobile parts under Section 232, which are not computed."
VEHICLE = "Vehicles are under Section 232 by kind and partner, which is not computed."
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


_WHOLE = (
    "none",
    "copper article",
    "aluminium article",
    "steel article",
    "aluminium ware",
    "steel ware",
)
"""What is no derivative by the value of a metal: nothing, or goods of the metals' own chapters."""


def _derivatives() -> Iterator[tuple[str, str, tuple[tuple[day, tuple[str, ...]], ...]]]:
    """Yield the derivatives of 2025: a name, codes, and the days from which their metals count."""
    for answer in answers("metals_2025"):
        if answer in _WHOLE:
            continue
        first = {
            metal: day.fromisoformat(since)
            for metal, since in (part.split(" ") for part in answer.split(", "))
        }
        steps = tuple(
            (since, tuple(metal for metal in sorted(first, reverse=True) if first[metal] <= since))
            for since in sorted(set(first.values()))
        )
        yield answer.replace(", ", "_").replace(" ", "_"), codes("metals_2025", answer), steps


_DERIVATIVES = tuple(_derivatives())
NO_METAL_2025 = codes("metals_2025", "none")
ARTICLES = codes("metals_2025", "aluminium article", "steel article")
"""Steel and aluminium themselves: the whole value, at every time."""
COPPER = codes("metals_2025", "copper article")
"""Semi-finished copper, by the value of its copper until 2026-04-05."""
ALUMINIUM_WARE = codes("metals_2025", "aluminium ware")
STEEL_WARE = codes("metals_2025", "steel ware")
"""Derivatives of chapter 73, whose treatment in 2025 was not read line by line."""

ANNEX_1A = codes("metals_2026", "1a")
ANNEX_1B = codes("metals_2026", "1b")
ANNEX_1B_THEN_1C = codes("metals_2026", "1b then 1c")
ANNEX_1B_THEN_3 = codes("metals_2026", "1b then 3")
ANNEX_3 = codes("metals_2026", "3")
ADDED_IN_JUNE = codes("metals_2026", "none then 1b")
NO_METAL_2026 = codes("metals_2026", "none")

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
    for name, goods_, steps in _DERIVATIVES:
        yield GoodsRate(f"us.s232.{name}.before", FREE, goods_).by(_M25, end=steps[0][0])
        for start, end, metals in _stretches(steps, days.METALS_DOUBLED):
            doubled = start >= days.METALS_DOUBLED
            amount = _metal("0.50" if doubled else "0.25", *metals)
            yield GoodsRate(f"us.s232.{name}.{start}", amount, goods_).by(
                _M25, start=start, end=end
            )
            if doubled and any(metal not in _RATE_OF_ITS_OWN for metal in metals):
                yield GoodsRate(
                    f"us.s232.{name}.{start}.gb", _metal("0.25", *metals), goods_, origins="GB"
                ).by(_M25, start=start, end=end)


def _on_metals(whole: Amount, metals: tuple[str, ...]) -> Amount:
    parts = [OfShare(whole, f"{metal}_share") for metal in metals]
    return parts[0] if len(parts) == 1 else Sum(*parts)


COLUMN_1 = "duty preferential_duty"
"""The duty of column 1, general or special, that a floor counts: general note 3(a)."""
FLOOR_15 = TopUp("0.15", COLUMN_1)

_JUNE, _SUNSET = days.STEEL_RACKS, day(2028, 1, 1)
_TEMPORARY = "The lower rate ends with 2027; annex I-B, at 25%, follows."


def _annexes() -> Iterator[Timeline[GoodsRate]]:
    """Yield the annexes of the proclamation of 2026-04-02, as 11032 changed them."""
    first, june = sources.METALS_ANNEXES, sources.METALS_JUNE_2026
    start = days.METALS_WHOLE_VALUE
    yield GoodsRate("us.s232.no_metal_2026", FREE, NO_METAL_2026).by(first, start=start)
    yield GoodsRate("us.s232.annex_1a", "0.50", ANNEX_1A).by(first, start=start)
    yield GoodsRate("us.s232.annex_1b", "0.25", ANNEX_1B).by(first, start=start)
    yield (
        GoodsRate("us.s232.annex_3", FLOOR_15, ANNEX_3)
        .by(first, start=start, end=_SUNSET, note=_TEMPORARY)
        .then(first, amount=Percent("0.25"))
    )
    yield (
        GoodsRate("us.s232.annex_1b_then_3", "0.25", ANNEX_1B_THEN_3)
        .by(first, start=start, end=_JUNE)
        .then(june, end=_SUNSET, note=_TEMPORARY, amount=FLOOR_15)
        .then(june, amount=Percent("0.25"))
    )
    yield GoodsRate("us.s232.annex_1c", "0.25", ANNEX_1B_THEN_1C).by(first, start=start)
    yield GoodsRate(
        "us.s232.annex_1c.partners", FLOOR_15, ANNEX_1B_THEN_1C, origins=origins.FRAMEWORK
    ).by(june, start=_JUNE, end=_SUNSET)
    yield (
        GoodsRate("us.s232.added_in_june", FREE, ADDED_IN_JUNE)
        .by(first, start=start, end=_JUNE)
        .then(june, amount=Percent("0.25"))
    )


_METALS_2025 = (
    GoodsRate("us.s232.no_metal_2025", FREE, NO_METAL_2025).by(_M25, end=days.METALS_WHOLE_VALUE),
    *_metal_duties(),
    GoodsRate("us.s232.articles.before", FREE, ARTICLES).by(
        _M25, end=days.METALS, note="The duties of 2018 are not computed."
    ),
    GoodsRate("us.s232.articles", "0.25", ARTICLES).by(
        _M25, start=days.METALS, end=days.METALS_DOUBLED
    ),
    GoodsRate("us.s232.articles.doubled", "0.50", ARTICLES).by(
        _M25, start=days.METALS_DOUBLED, end=days.METALS_WHOLE_VALUE
    ),
    GoodsRate("us.s232.articles.gb", "0.25", ARTICLES, origins="GB").by(
        _M25, start=days.METALS_DOUBLED, end=days.METALS_WHOLE_VALUE
    ),
    GoodsRate("us.s232.copper.before", FREE, COPPER).by(_M25, end=days.COPPER),
    GoodsRate("us.s232.copper", _metal("0.50", "copper"), COPPER).by(
        _M25, start=days.COPPER, end=days.METALS_WHOLE_VALUE
    ),
    GoodsRate("us.s232.aluminium_ware.before", FREE, ALUMINIUM_WARE).by(_M25, end=days.METALS),
    GoodsRate("us.s232.aluminium_ware", "0.25", ALUMINIUM_WARE).by(
        _M25, start=days.METALS, end=days.METALS_DOUBLED
    ),
    GoodsRate("us.s232.aluminium_ware.doubled", _ware("0.50"), ALUMINIUM_WARE).by(
        sources.METAL_CONTENT, start=days.METALS_DOUBLED, end=days.METALS_WHOLE_VALUE
    ),
    GoodsRate("us.s232.aluminium_ware.gb", _ware("0.25"), ALUMINIUM_WARE, origins="GB").by(
        sources.METAL_CONTENT, start=days.METALS_DOUBLED, end=days.METALS_WHOLE_VALUE
    ),
    GoodsRate("us.s232.steel_ware.before", FREE, STEEL_WARE).by(_M25, end=days.METALS),
    GoodsRate("us.s232.steel_ware", Unsupported(METAL_UNREAD), STEEL_WARE).by(
        _M25, start=days.METALS, end=days.METALS_WHOLE_VALUE
    ),
)

_ELSEWHERE = (
    GoodsRate("us.s232.drones.before", FREE, scope.DRONES).by(sources.DRONES_2026, end=days.DRONES),
    GoodsRate("us.s232.drones", Unsupported(DRONE), scope.DRONES).by(
        sources.DRONES_2026, start=days.DRONES
    ),
    GoodsRate("us.s232.car_parts.before", FREE, scope.CAR_PARTS).by(
        sources.CARS_2025, end=days.CAR_PARTS
    ),
    GoodsRate("us.s232.car_parts", Unsupported(CAR_PART), scope.CAR_PARTS).by(
        sources.CARS_2025, start=days.CAR_PARTS
    ),
    GoodsRate("us.s232.vehicles.before", FREE, scope.VEHICLES).by(
        sources.CARS_2025, end=days.VEHICLES
    ),
    GoodsRate("us.s232.vehicles", Unsupported(VEHICLE), scope.VEHICLES).by(
        sources.CARS_2025, start=days.VEHICLES
    ),
    GoodsRate("us.s232.car_parts.metal", _metal("0.25", "aluminium"), scope.ALUMINIUM_CAR_PARTS).by(
        _M25, start=days.METALS, end=days.CAR_PARTS
    ),
    GoodsRate("us.s232.car_parts.stampings", Unsupported(METAL_UNREAD), scope.METAL_CAR_PARTS).by(
        _M25, start=days.METALS, end=days.CAR_PARTS
    ),
)
"""Parts of cars, vehicles and drones."""

S232: tuple[GoodsRule, ...] = tuple(
    rule
    for rules in (
        with_short_codes("metals_2025", _METALS_2025),
        with_short_codes("metals_2026", _annexes()),
        goods_rules(*_ELSEWHERE, *WOOD),
    )
    for rule in rules
)
"""Section 232: metals on the value of the metal, since 2026-04-06 on the whole value; wood; cars."""


BURDENED_WHOLE = All(
    HsIn(
        scope.ALUMINIUM_CAR_PARTS,
        *(goods_ for _, goods_, steps in _DERIVATIVES if "aluminium" in steps[0][1]),
    ),
    Contains("aluminium_share"),
)
"""Derivatives until 2025-06-03, whose whole value the reciprocal duty left out: 9903.01.33."""


def off_for_neighbours(name: str, whole: Amount) -> Iterator[GoodsRule]:
    """Yield what the emergency duties on Canada and Mexico leave out: steel and aluminium, then wood.

    Metal since 2025-06-04; what is of copper stays under them. Wood by Proclamation 10976, (6).

    Args:
        name: What the ids start with.
        whole: What the emergency duty takes of goods without metal.
    """
    yield from goods_rules(*_off_for_neighbours(name, whole))


def _off_for_neighbours(name: str, whole: Amount) -> Iterator[Timeline[GoodsRate]]:
    act, first, last = sources.METAL_FIRST, days.METALS_DOUBLED, days.METALS_WHOLE_VALUE
    yield GoodsRate(f"{name}.none", FREE).by(act, start=first)
    yield GoodsRate(f"{name}.ware", _ware(whole), ALUMINIUM_WARE, origins="CA MX").by(
        act, start=first, end=last, evidence="secondary"
    )
    yield GoodsRate(f"{name}.articles", whole, ARTICLES, origins="CA MX").by(
        act, start=first, end=last, evidence="secondary"
    )
    for derivative, goods_, steps in _DERIVATIVES:
        for start, end, metals in _stretches(steps, first):
            light = tuple(metal for metal in metals if metal not in _RATE_OF_ITS_OWN)
            if light and start >= first:
                id_ = f"{name}.{derivative}.{start}"
                yield GoodsRate(id_, _on_metals(whole, light), goods_, origins="CA MX").by(
                    act, start=start, end=end, evidence="secondary"
                )
    wood, burdened = sources.WOOD_2025, f"{BURDENED} {scope.SOFTWOOD}"
    yield GoodsRate(f"{name}.wood", whole, burdened, origins="CA MX").by(wood, start=days.WOOD)
    yield GoodsRate(f"{name}.wood.other", FREE, scope.OTHER_WOODEN_FURNITURE, origins="CA MX").by(
        wood, start=days.WOOD
    )


def off_for_metal(name: str, whole: Amount) -> Iterator[GoodsRule]:
    """Yield what another action leaves out because Section 232 burdens it, or part of it.

    Args:
        name: What the ids start with.
        whole: What the other action takes of goods it does not leave out.
    """
    yield from with_short_codes("metals_2025", _off_2025(name, whole))
    yield from with_short_codes("metals_2026", _off_2026(name, whole))
    yield from goods_rules(*_off_elsewhere(name, whole))


def _off_2025(name: str, whole: Amount) -> Iterator[Timeline[GoodsRate]]:
    whole_value = days.METALS_WHOLE_VALUE
    kept = f"{NO_METAL_2025} {STEEL_WARE}"
    yield GoodsRate(f"{name}.none_2025", FREE, kept).by(_M25, end=whole_value)
    yield GoodsRate(f"{name}.articles.before", FREE, ARTICLES).by(_M25, end=days.METALS)
    yield GoodsRate(f"{name}.articles", whole, ARTICLES).by(
        _M25, start=days.METALS, end=whole_value
    )
    yield GoodsRate(f"{name}.copper.before", FREE, COPPER).by(_M25, end=days.COPPER)
    yield GoodsRate(f"{name}.copper", OfShare(whole, "copper_share"), COPPER).by(
        _M25, start=days.COPPER, end=whole_value
    )
    yield GoodsRate(f"{name}.ware", whole, ALUMINIUM_WARE).by(_M25, end=days.METALS_DOUBLED)
    yield GoodsRate(f"{name}.ware.content", _ware(whole), ALUMINIUM_WARE).by(
        sources.METAL_CONTENT, start=days.METALS_DOUBLED, end=whole_value
    )
    for derivative, goods_, steps in _DERIVATIVES:
        yield GoodsRate(f"{name}.{derivative}.before", FREE, goods_).by(_M25, end=steps[0][0])
        for start, end, metals in _stretches(steps, days.METALS_DOUBLED):
            # Until 2025-06-03 the article as a whole was outside the other action; that is a
            # condition of its charge (see BURDENED_WHOLE), and nothing is left to take off here.
            apart = start >= days.METALS_DOUBLED
            amount = _on_metals(whole, metals) if apart else FREE
            id_ = f"{name}.{derivative}.{start}"
            yield GoodsRate(id_, amount, goods_).by(_M25, start=start, end=end)


def _off_2026(name: str, whole: Amount) -> Iterator[Timeline[GoodsRate]]:
    whole_value = days.METALS_WHOLE_VALUE
    annexes = other_codes("metals_2026", "none", "none then 1b")
    read, june = sources.METALS_ANNEXES, sources.METALS_JUNE_2026
    yield GoodsRate(f"{name}.none_2026", FREE, NO_METAL_2026).by(read, start=whole_value)
    yield GoodsRate(f"{name}.metal", whole, annexes).by(read, start=whole_value)
    yield (
        GoodsRate(f"{name}.added_in_june", FREE, ADDED_IN_JUNE)
        .by(read, start=whole_value, end=_JUNE)
        .then(june, amount=whole)
    )


def _off_elsewhere(name: str, whole: Amount) -> Iterator[Timeline[GoodsRate]]:
    yield GoodsRate(f"{name}.elsewhere", FREE, f"{scope.VEHICLES} {scope.DRONES}").by(
        sources.CARS_2025
    )
    yield GoodsRate(f"{name}.car_parts", FREE, scope.CAR_PARTS).by(sources.CARS_2025)
    wood = sources.WOOD_2025
    before = f"{scope.WOODEN_FURNITURE} {scope.SOFTWOOD}"
    yield GoodsRate(f"{name}.wood.before", FREE, before).by(wood, end=days.WOOD)
    yield GoodsRate(f"{name}.wood", whole, f"{BURDENED} {scope.SOFTWOOD}").by(wood, start=days.WOOD)
    yield GoodsRate(f"{name}.wood.other", FREE, scope.OTHER_WOODEN_FURNITURE).by(
        wood, start=days.WOOD
    )
