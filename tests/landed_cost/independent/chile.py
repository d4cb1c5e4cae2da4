"""Chile: Ley 21.713; Arancel Aduanero, section 0; DL 825, Art. 16."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days, on_value

BEGAN = days("2025-10-25")[0]


def due(parcel: Parcel) -> Due:
    """Duty of 6% on the value with freight and insurance, IVA of 19% on both; free up to USD 41.

    For what is bought since 25 October 2025: up to USD 500 no duty, IVA of 19% on price and freight, from
    the registered seller or at customs.
    """
    if parcel.on < BEGAN:
        small = parcel.goods <= parcel.of(41, "USD")
        return Due() if small else on_value(parcel.cif, "0.06", "0.19")
    small = parcel.goods <= parcel.of(500, "USD")
    return on_value(parcel.cif, "0" if small else "0.06", "0.19")


PLACE = Place(
    due=due,
    currency="CLP",
    days=days("2025-03-03", "2025-10-24", "2025-10-25", "2026-09-15"),
    limits=(39_200, 478_000),
    registration="CL",
    platforms=True,
    coin=Decimal(1),
    unit=Decimal(1),
)
