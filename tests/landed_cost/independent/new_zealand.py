"""New Zealand: GST Act 1985, s. 10C, 12 and 60G; Customs and Excise Act 2018."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days

LEVIES_BEGIN = days("2026-04-01")[0]
KILO = Decimal("0.6")
"""The gross weight of a piece in these parcels."""


def due(parcel: Parcel) -> Due:
    """15% on what each of the goods costs with delivery: at the sale up to NZD 1,000 a piece, else at the border.

    A consignment of at most NZD 1,000 of goods meets nothing at the border but, since April 2026, a levy
    with GST: 2.21 by air, 2.09 by sea, 1.28 a kilogram by post. Above it duty on the goods, taxed too
    (s. 12(1)); the fees of a declaration were not read.
    """
    taxed = sum(
        parcel.delivered(line) for line in parcel.lines if parcel.sold and parcel.each(line) <= 1000
    )
    if parcel.goods > 1000:
        duty = parcel.goods * parcel.tariff
        return Due(duty, (parcel.cif + duty) * 15 / 100, None)
    levy = Decimal(0)
    if parcel.on >= LEVIES_BEGIN:
        kilograms = KILO * sum(line.quantity for line in parcel.lines)
        by_post = Decimal("1.28") * kilograms
        levy = {"express": Decimal("2.21"), "sea": Decimal("2.09"), "post": by_post}[
            parcel.transport
        ]
    return Due(vat=(taxed + levy) * 15 / 100, fee=levy)


PLACE = Place(
    due=due,
    currency="NZD",
    days=days("2025-03-03", "2026-03-31", "2026-04-01"),
    limits=(1000,),
    goods=("t-shirt", "jeans", "handbag", "shoes", "toy", "book", "cream"),
    transports=("express", "sea", "post"),
    registration="NZ",
    platforms=True,
    gifts=True,
)
