"""The Philippines: Republic Act 10863, s. 423; CAO 02-2016; National Internal Revenue Code, s. 107."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days


def due(parcel: Parcel) -> Due:
    """Free up to PHP 10,000 before freight; above it duty on the value with freight and insurance.

    VAT of 12% on the landed cost: value, duty, a brokerage fee of PHP 700 and the stamp of PHP 30.
    """
    if parcel.goods <= 10_000:
        return Due()
    duty = parcel.cif * parcel.tariff
    return Due(duty, (parcel.cif + duty + 700 + 30) * 12 / 100, Decimal(30))


PLACE = Place(
    due=due,
    currency="PHP",
    days=days("2025-03-03", "2026-09-15"),
    limits=(10_000, 30_000),
)
