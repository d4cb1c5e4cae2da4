"""Mexico: Reglas Generales de Comercio Exterior, regla 3.7.35; Ley Aduanera, Art. 64 and 65."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days

NEW_YEAR, RISE = days("2025-01-01", "2025-08-15")
"""The relief outside the agreement went; 33.5% by the fourth resolution, DOF 28 July 2025."""


def due(parcel: Parcel) -> Due | None:
    """A courier's parcel bears one global rate on its value with freight and insurance.

    From the United States or Canada nothing up to USD 50, 17% up to 117, 19% above. From elsewhere 19%
    (20% above USD 1,000 until 2024) with nothing up to USD 50; since 2025 from the first dollar.
    """
    value = parcel.cif
    if value > parcel.of(1000, "USD") and parcel.on >= NEW_YEAR and parcel.on < RISE:
        return None  # up to what the rules of 2025 went is told in two ways
    if parcel.sender in {"US", "CA"}:
        free, bears = 50, "0.17" if value <= parcel.of(117, "USD") else "0.19"
    elif parcel.on >= RISE:
        free, bears = 0, "0.335"
    else:
        free = 0 if parcel.on >= NEW_YEAR else 50
        bears = "0.19" if value <= parcel.of(1000, "USD") else "0.20"
    return Due(Decimal(0) if value <= parcel.of(free, "USD") else value * Decimal(bears))


PLACE = Place(
    due=due,
    currency="MXN",
    days=days("2024-12-31", "2025-01-02", "2025-08-14", "2025-08-15", "2026-09-15"),
    limits=(913, 2137, 18_000),
    senders=("CN", "US", "CA"),
)
