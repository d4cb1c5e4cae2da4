"""The United Arab Emirates: Federal Decree-Law 8 of 2017; Common Customs Law of the Gulf, Art. 4."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days, on_value

NOTICE, SUSPENDED = days("2023-01-01", "2023-03-01")
"""Dubai Customs Notice 5/2022, with AED 300, and its suspension."""


def due(parcel: Parcel) -> Due:
    """VAT of 5% whatever the value; duty of 5% above AED 1,000, both on the value with freight."""
    limit = 300 if NOTICE <= parcel.on < SUSPENDED else 1000
    return on_value(parcel.cif, Decimal(0) if parcel.cif <= limit else Decimal("0.05"), "0.05")


PLACE = Place(
    due=due,
    currency="AED",
    days=days("2022-12-30", "2023-01-02", "2023-02-28", "2023-03-01", "2026-09-15"),
    limits=(300, 1000, 3000),
    duties=("0.05",),
)
