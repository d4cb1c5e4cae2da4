"""Hong Kong: a free port; Import and Export (Registration) Regulations, Cap. 60E, reg. 8."""

from decimal import ROUND_UP, Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import ONE, Parcel, Place, days


def due(parcel: Parcel) -> Due:
    """HKD 0.20 for the first 46,000 of value and 0.125 a further 1,000 or part, to the next 10 cents.

    At most HKD 200; no declaration below HKD 4,000.
    """
    if parcel.cif < 4000:
        return Due()
    further = max((parcel.cif - 46_000) / 1000, Decimal(0)).quantize(ONE, ROUND_UP)
    charge = Decimal("0.2") + further * Decimal("0.125")
    return Due(fee=min(charge.quantize(Decimal("0.1"), ROUND_UP), Decimal(200)))


PLACE = Place(
    due=due,
    currency="HKD",
    days=days("2025-03-03", "2026-09-15"),
    limits=(4000, 46_000, 1_500_000),
    goods=("t-shirt", "jeans", "handbag", "shoes", "toy", "book", "cream", "steel bowl"),
)
