"""South Africa: Value-Added Tax Act 1991, s. 7 and 13(2); the concession for small parcels."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days

TAXED = days("2024-09-01")[0]


def due(parcel: Parcel) -> Due:
    """Up to ZAR 500 20% instead of duty, above it the tariff, on the price before freight.

    VAT of 15% on that price plus a tenth, and on the duty; on the small ones since September 2024.
    """
    small = parcel.goods <= 500
    duty = parcel.goods * (Decimal("0.2") if small else parcel.tariff)
    vat = (parcel.goods * Decimal("1.1") + duty) * Decimal("0.15")
    return Due(duty, Decimal(0) if small and parcel.on < TAXED else vat)


PLACE = Place(
    due=due,
    currency="ZAR",
    days=days("2024-08-30", "2024-09-02", "2026-09-15"),
    limits=(500, 3000),
)
