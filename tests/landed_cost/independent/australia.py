"""Australia: GST Act 1999, Subdivisions 84-C and 13-B; Customs Act 1901, s. 159 and 161."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days

BIOSECURITY = {"express": ("43", "45"), "sea": ("63", "66")}
"""Department of Agriculture, full import declarations until 30 June 2024 and since 1 July 2024."""
ROSE = days("2024-07-01")[0]


def due(parcel: Parcel) -> Due:
    """Up to AUD 1,000 10% at the sale of a registered seller or platform, nothing else.

    The limit looks at the goods, the tax at what is paid with delivery (LCR 2018/1). Above it duty on the
    goods, GST on goods, duty, freight and insurance (s. 13-20), AUD 50 a declaration, from 10,000 on
    152 (Import Processing Charges Act 2001), and the biosecurity charge.
    """
    if parcel.goods <= 1000:
        return Due(vat=parcel.cif / 10 if parcel.sold else Decimal(0))
    duty = parcel.goods * parcel.tariff
    checks = Decimal(BIOSECURITY[parcel.transport][parcel.on >= ROSE])
    return Due(duty, (parcel.cif + duty) / 10, checks + (50 if parcel.goods < 10_000 else 152))


PLACE = Place(
    due=due,
    currency="AUD",
    days=days("2024-06-28", "2024-07-01", "2026-09-15"),
    limits=(1000, 10_000),
    goods=("t-shirt", "jeans", "handbag", "shoes", "toy", "book", "cream"),
    transports=("express", "sea"),
    registration="AU",
    platforms=True,
    gifts=True,
)
