"""Canada: Courier Imports Remission Order with SI/2020-34, Excise Tax Act, s. 212 and 215."""

from decimal import Decimal

from tests.landed_cost.independent.cart import Due
from tests.landed_cost.independent.parcel import Parcel, Place, days

PROVINCES = {"AB": "0.05", "ON": "0.13", "NB": "0.15", "BC": "0.12", "MB": "0.12", "QC": "0.14975"}
"""GST of 5% with HST, PST, RST or QST of the province, for goods that a person imports."""
NOVA_SCOTIA = {False: "0.15", True: "0.14"}
FELL = days("2025-04-01")[0]


def due(parcel: Parcel) -> Due:
    """Free up to CAD 20; from the United States or Mexico by courier no duty up to 150, no tax up to 40.

    All on the price without freight (Customs Act, s. 48); tax on it with the duty.
    """
    near = parcel.sender in {"US", "MX"} and parcel.transport == "express"
    if parcel.goods <= (40 if near else 20):
        return Due()
    share = PROVINCES.get(parcel.region) or NOVA_SCOTIA[parcel.on >= FELL]
    duty = Decimal(0) if near and parcel.goods <= 150 else parcel.goods * parcel.tariff
    return Due(duty, (parcel.goods + duty) * Decimal(share))


PLACE = Place(
    due=due,
    currency="CAD",
    days=days("2025-03-31", "2025-04-01", "2026-09-15"),
    limits=(20, 40, 150, 400),
    senders=("CN", "US", "MX"),
    transports=("express", "post"),
    regions=("AB", "ON", "NB", "NS", "BC", "MB", "QC"),
    goods=("handbag", "phone case", "cream", "toy"),
)
