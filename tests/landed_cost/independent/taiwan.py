"""Taiwan: Customs Act, Art. 49; Value-added and Non-value-added Business Tax Act, Art. 20."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days, on_value


def due(parcel: Parcel) -> Due:
    """Free up to TWD 2,000 with freight and insurance.

    Above it duty on that value, business tax of 5% on both, and a trade promotion fee of 0.04%, which is
    waived below TWD 100; all in whole dollars.
    """
    if parcel.cif <= 2000:
        return Due()
    taxes = on_value(parcel.cif, parcel.tariff, "0.05")
    fee = parcel.cif * Decimal("0.0004")
    return Due(taxes.duty, taxes.vat, fee if fee >= 100 else Decimal(0))


PLACE = Place(
    due=due,
    currency="TWD",
    days=days("2025-03-03", "2026-09-15"),
    limits=(2000, 8000, 250_000),
    unit=Decimal(1),
)
