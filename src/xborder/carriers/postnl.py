"""PostNL: clearance of parcels into the Netherlands, cheaper where the recipient pays online."""

from xborder.carriers import UNDER_IOSS, YEAR_READ
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
PRICES = read.secondary(
    "PostNL: Customs clearance costs",
    "https://postnl.nl/en/customer-service/international-shipments/customs-clearance-costs",
)
_TO_150 = AtMost(value="intrinsic", limit=Money("150 EUR"))


def _list(name: str, small: str, large: str) -> Timeline[CarrierFees]:
    return CarrierFees(
        id=name,
        destinations="NL",
        charges=(
            asked(f"{name}_to_150", CLEARANCE, Flat(Money(small)), when=All(NOT_DDP, _TO_150)),
            asked(
                f"{name}_above_150", CLEARANCE, Flat(Money(large)), when=All(NOT_DDP, Not(_TO_150))
            ),
        ),
        not_computed=(UNDER_IOSS,),
    ).by(PRICES, start=YEAR_READ)


FEES = (
    _list("postnl_online", "6 EUR", "10 EUR"),
    _list("postnl_at_delivery", "11 EUR", "17 EUR"),
)
