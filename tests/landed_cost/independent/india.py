"""India: heading 9804; Notification 50/2017-Customs, No. 608; IGST Act 2017, s. 5 with Customs Tariff Act, s. 3(7)."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days

CUT = days("2025-09-22")[0]
TENTH = Decimal("0.1")


def due(parcel: Parcel) -> Due:
    """For personal use a duty of 10% on the value with freight, a surcharge of a tenth of it, and IGST.

    IGST of 28%, 18% since 22 September 2025, on all of it: 42.08% and 30.98% together.
    """
    duty = parcel.cif * TENTH * (1 + TENTH)
    share = Decimal("0.18" if parcel.on >= CUT else "0.28")
    return Due(duty, (parcel.cif + duty) * share)


PLACE = Place(
    due=due,
    currency="INR",
    days=days("2025-03-03", "2025-09-19", "2025-09-22", "2026-03-31", "2026-04-01"),
    limits=(5000, 50_000),
)
