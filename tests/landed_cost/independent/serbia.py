"""Serbia: Carinski zakon, Art. 245-246; Zakon o porezu na dodatu vrednost, Art. 19 and 26."""

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days, on_value


def due(parcel: Parcel) -> Due | None:
    """Up to EUR 50 VAT of 20% on the goods alone; above it 10% with freight, and VAT on both.

    A gift from one person to another is free up to EUR 70.
    """
    if parcel.gift:
        return Due() if parcel.goods <= parcel.of(70, "EUR") else None
    if parcel.goods <= parcel.of(50, "EUR"):
        return Due(vat=parcel.goods / 5)
    return on_value(parcel.cif, "0.1", "0.2")


PLACE = Place(
    due=due,
    currency="RSD",
    days=days("2025-03-03", "2026-09-15"),
    limits=(5850, 8190, 60_000),
    goods=("t-shirt", "jeans", "handbag", "shoes", "phone case"),
    gifts=True,
)
