"""What to move between warehouses, before anything is bought."""

import math
from collections.abc import Mapping

from attrs import frozen

from xborder.number import whole


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
        value: Money a unit is worth where it is short: dearer lanes are not used.
        multiple: Move whole multiples of this many units.

    Returns:
        Moves of whole packs. No warehouse gives more than its surplus; units are conserved.

    Examples:
        >>> transfers({"DE": 500, "FR": 40}, wanted={"DE": 300, "FR": 160},
        ...           cost={("DE", "FR"): 0.8}, value=6, multiple=12)
        (Transfer(source='DE', destination='FR', units=120),)
    """
    pack = whole(multiple, "multiple", least=1)
    spare = {place: max(0.0, units - wanted.get(place, 0)) for place, units in stock.items()}
    short = {place: max(0.0, units - stock.get(place, 0)) for place, units in wanted.items()}
    found = []
    for (source, destination), lane in sorted(cost.items(), key=lambda item: (item[1], item[0])):
        if lane >= value:
            break
        most = min(spare.get(source, 0.0), short.get(destination, 0.0))
        units = math.floor(most / pack + 1e-9) * pack
        if units > 0:
            spare[source] -= units
            short[destination] -= units
            found.append(Transfer(source=source, destination=destination, units=units))
    return tuple(found)
