"""Vietnam: Decision 78/2010/QD-TTg, ended by 01/2025/QD-TTg; Law on VAT, Art. 7; Decree 134/2016, Art. 29."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days, on_value

ENDED = days("2025-02-18")[0]


def due(parcel: Parcel) -> Due:
    """Duty on the value with freight and insurance, VAT on both: 8% for most goods until the end of 2026.

    An express parcel up to VND 1,000,000 was free until 17 February 2025; whether it is still free of
    duty is disputed, and the library takes it to be so. A duty up to VND 100,000 is not collected.
    """
    small = parcel.cif <= 1_000_000
    if small and parcel.on < ENDED:
        return Due()
    light = parcel.cif * parcel.tariff <= 100_000
    return on_value(parcel.cif, Decimal(0) if small or light else parcel.tariff, "0.08")


PLACE = Place(
    due=due,
    currency="VND",
    days=days("2025-02-17", "2025-02-18", "2026-09-15"),
    limits=(1_000_000, 4_000_000),
    coin=Decimal(1),
    unit=Decimal(1),
)
