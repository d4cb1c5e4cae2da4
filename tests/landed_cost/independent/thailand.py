"""Thailand: Customs Act 2017, s. 29 and Tariff Decree, Part 4, item 12; Revenue Code, s. 79/2 and 81."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days, on_value

TAXED, DUTIABLE = days("2024-07-05", "2026-01-01")


def due(parcel: Parcel) -> Due:
    """Duty on the value with freight and insurance, VAT of 7% on both.

    Up to THB 1,500 with freight no duty until 2025 (Customs Announcement 219/2568) and no VAT until 4 July
    2024.
    """
    low = parcel.cif <= 1500
    duty = Decimal(0) if low and parcel.on < DUTIABLE else parcel.tariff
    return on_value(parcel.cif, duty, "0" if low and parcel.on < TAXED else "0.07")


PLACE = Place(
    due=due,
    currency="THB",
    days=days("2024-07-04", "2024-07-05", "2025-12-30", "2026-01-02", "2026-10-02"),
    limits=(1500, 4000),
)
