"""Saudi Arabia: VAT Implementing Regulations, Art. 40; customs service fees since 6 October 2024."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days, on_value

FEES = days("2024-10-06")[0]


def due(parcel: Parcel) -> Due | None:
    """VAT of 15%; no duty up to SAR 1,000 with freight.

    The fee is SAR 15 for such a parcel, else 0.15% of the value with freight, from 15 to 500.
    """
    small = parcel.cif <= 1000
    taxes = on_value(parcel.cif, Decimal(0) if small else parcel.tariff, "0.15")
    fee = min(max(parcel.cif * Decimal("0.0015"), Decimal(15)), Decimal(500))
    if parcel.on < FEES:
        return Due(taxes.duty, taxes.vat, None)
    return Due(taxes.duty, taxes.vat, Decimal(15) if small else fee)


PLACE = Place(
    due=due,
    currency="SAR",
    days=days("2024-10-04", "2024-10-07", "2026-09-15"),
    limits=(1000, 10_000, 340_000),
)
