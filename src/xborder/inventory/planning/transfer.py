"""What to move between warehouses, before anything is bought."""

import math
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from xborder.inventory.networks.links import pairs
from xborder.kind import mapping_of, of_kind
from xborder.number import finite, floor_with_tolerance, not_negative, whole

_WIDEST = 2**53
"""Past it floats stand for several whole numbers, and units are counted in floats."""


@frozen(kw_only=True)
class Transfer:
    """Units to move from one warehouse to another.

    Attributes:
        source: From.
        destination: To.
        units: Whole units.
    """

    source: str
    destination: str
    units: int


def transfers(
    stock: Mapping[str, float],
    *,
    wanted: Mapping[str, float],
    cost: Mapping[tuple[str, str], float],
    value: float,
    multiple: int = 1,
) -> tuple[Transfer, ...]:
    """Return moves from surplus to shortage, the cheapest lanes first.

    Args:
        stock: Units in each warehouse.
        wanted: Units wanted in each; more is surplus, less is shortage.
        cost: Money per unit on each lane (from, to); a pair that is not there is no lane.
        value: Money a unit is worth where it is short: dearer lanes are not used; infinite for any.
        multiple: Move whole multiples of this many units.

    Returns:
        Moves of whole packs. No warehouse gives more than its surplus; units are conserved.

    Examples:
        >>> transfers({"DE": 500, "FR": 40}, wanted={"DE": 300, "FR": 160},
        ...           cost={("DE", "FR"): 0.8}, value=6, multiple=12)
        (Transfer(source='DE', destination='FR', units=120),)
    """
    pack = whole(multiple, "multiple", least=1, most=_WIDEST)
    have, want = _units(stock, "stock"), _units(wanted, "wanted")
    spare = {place: max(0.0, units - want.get(place, 0.0)) for place, units in have.items()}
    short = {place: max(0.0, units - have.get(place, 0.0)) for place, units in want.items()}
    worth = _worth(value)
    lanes = mapping_of(cost, "cost")
    prices = {
        lane: not_negative(price, "cost")
        for lane, price in zip(pairs(list(lanes)), lanes.values(), strict=True)
    }
    found = []
    for (source, destination), lane in sorted(prices.items(), key=lambda item: (item[1], item[0])):
        if lane >= worth:
            break
        most = min(spare.get(source, 0.0), short.get(destination, 0.0))
        units = floor_with_tolerance(most / pack) * pack
        if units > 0:
            spare[source] -= units
            short[destination] -= units
            found.append(Transfer(source=source, destination=destination, units=units))
    return tuple(found)


def _worth(value: Any) -> float:
    endless = isinstance(value, float) and value == math.inf
    return math.inf if endless else not_negative(value, "value")


def _units(table: Mapping[str, float], where: str) -> dict[str, float]:
    known = mapping_of(table, where)
    return {of_kind(k, str, where): finite(v, f"{where}[{k!r}]") for k, v in known.items()}
