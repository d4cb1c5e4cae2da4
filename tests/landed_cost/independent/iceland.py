"""Iceland: Virðisaukaskattslög 50/1988, Art. 14 and 34; Tollalög 88/2005."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days


def due(parcel: Parcel) -> Due:
    """VAT of 24%, of 11% on books, on the price with freight and insurance; industrial duties ended in 2017.

    A gift of at most ISK 13,500, freight not counted, is free.
    """
    if parcel.gift and parcel.goods <= 13_500:
        return Due()
    vat = sum(
        parcel.delivered(line) * Decimal("0.11" if line.good == "book" else "0.24")
        for line in parcel.lines
    )
    return Due(vat=vat)


PLACE = Place(
    due=due,
    currency="ISK",
    days=days("2025-03-03", "2026-09-15"),
    limits=(5000, 13_500, 50_000),
    gifts=True,
    duties=("0",),
    goods=("t-shirt", "jeans", "handbag", "shoes", "toy", "book"),
    coin=Decimal(1),
    unit=Decimal(1),
)
