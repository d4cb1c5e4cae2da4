"""Colombia: Decreto 1165/2019, Art. 261; Decreto 1090/2020; Estatuto Tributario, Art. 428(j)."""

import datetime as dt
from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days, on_value

TREATY, DECREE, STRUCK = dt.date(2022, 1, 1), dt.date(2026, 1, 1), dt.date(2026, 1, 30)
"""Ley 2155 of 2021, Art. 51; Decreto 1474/2025; its suspension by the Constitutional Court."""


def due(parcel: Parcel) -> Due:
    """Duty of 10% above USD 200 of goods; IVA of 19% on the value with freight and duty.

    No IVA up to USD 200, since 2022 from the United States alone, in January 2026 up to USD 50.
    """
    small = parcel.goods <= parcel.of(200, "USD")
    exempt = small and (parcel.on < TREATY or parcel.sender == "US")
    if DECREE <= parcel.on < STRUCK:
        exempt = parcel.goods <= parcel.of(50, "USD") and parcel.sender == "US"
    return on_value(parcel.cif, "0" if small else "0.1", Decimal(0) if exempt else Decimal("0.19"))


PLACE = Place(
    due=due,
    currency="COP",
    days=(
        dt.date(2021, 12, 30),
        *days("2022-01-03", "2025-12-30", "2026-01-02", "2026-01-29", "2026-01-30", "2026-09-15"),
    ),
    limits=(200_000, 800_000, 2_000_000),
    senders=("CN", "US"),
)
