"""Israel: Customs Tariff and Exemptions Order, personal import; Value Added Tax Law 1975, s. 2 and its orders."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days, on_value

EIGHTEEN, RAISED, STRUCK, RAN_OUT = days("2025-01-01", "2025-12-31", "2026-02-25", "2026-06-01")


def due(parcel: Parcel) -> Due:
    """Free up to USD 75 of goods, up to 150 from 31 December 2025 and 130 from 25 February to May 2026.

    Up to USD 500 no duty; VAT of 17%, 18% since 2025, on the price with freight and insurance.
    """
    free = 75
    if RAISED <= parcel.on < RAN_OUT:
        free = 150 if parcel.on < STRUCK else 130
    if parcel.goods <= parcel.of(free, "USD"):
        return Due()
    dutiable = parcel.goods > parcel.of(500, "USD")
    vat = "0.18" if parcel.on >= EIGHTEEN else "0.17"
    return on_value(parcel.cif, parcel.tariff if dutiable else Decimal(0), vat)


PLACE = Place(
    due=due,
    currency="ILS",
    days=days("2024-12-30", "2025-01-02", "2025-12-30", "2025-12-31", "2026-02-25", "2026-06-02"),
    limits=(254, 441, 509, 1700),
)
