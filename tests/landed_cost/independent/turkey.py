"""Turkey: Gümrük Kanunu 4458, Art. 167; Decision 2009/15481, Art. 45 and 126; KDV Kanunu 3065, Art. 21."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days

TIGHTER, WITH_FREIGHT, ENDED = days("2024-08-21", "2024-12-27", "2026-02-06")


def due(parcel: Parcel) -> Due:
    """One flat tax up to EUR 150, since 21 August 2024 up to EUR 30, until 5 February 2026.

    18% straight from the Union and 30% from elsewhere, then 30% and 60%, on the price of the goods, with
    freight since 27 December 2024. Everything else: the tariff, and VAT on the value with the duty, 10% on
    clothing (list II) and 20% on other goods.
    """
    later = parcel.on >= TIGHTER
    counted = parcel.cif if parcel.on >= WITH_FREIGHT else parcel.goods
    if parcel.on < ENDED and counted <= parcel.of(30 if later else 150, "EUR"):
        near, far = ("0.30", "0.60") if later else ("0.18", "0.30")
        return Due(counted * Decimal(near if parcel.sender == "DE" else far))
    duty = parcel.cif * parcel.tariff
    vat = Decimal(0)
    for line in parcel.lines:
        share = Decimal("0.10" if line.good in {"t-shirt", "jeans"} else "0.20")
        vat += parcel.delivered(line) * (1 + parcel.tariff) * share
    return Due(duty, vat)


PLACE = Place(
    due=due,
    currency="TRY",
    days=days("2024-08-20", "2024-08-21", "2024-12-27", "2026-02-05", "2026-02-06"),
    limits=(1440, 7200),
    goods=("t-shirt", "jeans", "toy"),
    senders=("CN", "DE"),
)
