"""Malaysia: Sales Tax Act 2018 as amended 2022; Customs Duties (Exemption) Order 2017, low value goods."""

import datetime as dt
from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days

BEGAN = dt.date(2024, 1, 1)
TENTH = Decimal("0.1")


def due(parcel: Parcel) -> Due:
    """Since 2024 10% of the price alone, at the sale, on items of at most MYR 500.

    A courier's consignment of at most MYR 500 with freight bears nothing else. A larger one bears duty on
    the price with freight, and sales tax of 10% on that with the duty for what was not taxed at the sale.
    """
    low = parcel.cif <= 500
    duty = tax = Decimal(0)
    for line in parcel.lines:
        bears = Decimal(0) if low else parcel.delivered(line) * parcel.tariff
        duty += bears
        if parcel.on >= BEGAN and parcel.sold and parcel.each(line) <= 500:
            tax += parcel.net(line) * TENTH
        elif not low:
            tax += (parcel.delivered(line) + bears) * TENTH
    return Due(duty, tax)


PLACE = Place(
    due=due,
    currency="MYR",
    days=(dt.date(2023, 12, 29), *days("2024-01-02", "2026-09-15")),
    limits=(500, 1500),
    registration="MY",
    platforms=True,
)
