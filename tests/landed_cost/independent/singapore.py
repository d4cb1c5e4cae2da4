"""Singapore: GST Act 1993, s. 8 and 26 with the Seventh Schedule; GST (Imports Relief) Order."""

import datetime as dt
from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days


def due(parcel: Parcel) -> Due:
    """GST of 7%, 8% in 2023, 9% since 2024; none up to SGD 400 with freight by air or post.

    Since 2023 a registered seller or platform charges it on each item of at most SGD 400 before freight that
    comes by air or post, on the price with delivery; such an item is not taxed again.
    """
    year = parcel.on.year
    rate = Decimal("0.09" if year >= 2024 else "0.08" if year == 2023 else "0.07")
    flown = parcel.transport != "sea"
    at_sale = at_border = Decimal(0)
    for line in parcel.lines:
        if parcel.sold and flown and year >= 2023 and parcel.each(line) <= 400:
            at_sale += parcel.delivered(line)
        elif not flown or parcel.cif > 400:
            at_border += parcel.delivered(line)
    return Due(vat=(at_sale + at_border) * rate)


PLACE = Place(
    due=due,
    currency="SGD",
    days=(dt.date(2022, 12, 30), *days("2023-01-02", "2023-12-29", "2024-01-02", "2026-09-15")),
    limits=(400, 900),
    duties=("0",),
    goods=("t-shirt", "jeans", "handbag", "shoes", "toy", "book", "cream", "steel bowl"),
    transports=("express", "post", "sea"),
    registration="SG",
    platforms=True,
)
