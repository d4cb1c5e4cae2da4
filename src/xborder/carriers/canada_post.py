"""Canada Post: handling of dutiable or taxable items into Canada."""

from xborder.carriers import YEAR_READ
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
PRICES = read.secondary(
    "Canada Border Services Agency, as quoted in a forum: Handling costs",
    "https://www.stampcommunity.org/topic.asp?topic_id=32100",
)

FEES = (
    CarrierFees(
        id="canada_post",
        destinations="CA",
        charges=(asked("canada_post_handling", CLEARANCE, Flat(Money("9.95 CAD")), when=NOT_DDP),),
    ).by(
        PRICES,
        start=YEAR_READ,
        note="The agency's own page confirms the fee without an amount: "
        "https://www.cbsa-asfc.gc.ca/import/postal-postale/menu-eng.html",
    ),
)
