"""South Korea: Customs Act, Art. 40 and 94; National Treasury Management Act, Art. 47."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days, down


def due(parcel: Parcel) -> Due:
    """Free up to USD 150 of goods, from the United States up to USD 200, though not by post.

    Above it duty and VAT of 10% on the price with freight, each without what is below ten won; not
    collected where both come to less than KRW 10,000.
    """
    by_list = parcel.sender == "US" and parcel.transport != "post"
    if parcel.goods <= parcel.of(200 if by_list else 150, "USD"):
        return Due()
    duty = vat = Decimal(0)
    for line in parcel.lines:
        value = down(parcel.delivered(line))
        bears = down(value * parcel.tariff, 10)
        duty += bears
        vat += down((value + bears) / 10, 10)
    return Due(duty, vat) if duty + vat >= 10_000 else Due()


PLACE = Place(
    due=due,
    currency="KRW",
    days=days("2025-03-03", "2026-09-15"),
    limits=(208_700, 278_300, 600_000),
    goods=("t-shirt", "jeans", "shoes", "toy", "phone case"),
    senders=("CN", "US"),
    transports=("express", "post"),
    coin=Decimal(1),
    unit=Decimal(10),
)
