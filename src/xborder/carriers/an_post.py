"""An Post: the handling fee on parcels into Ireland."""

from xborder.carriers import UNDER_IOSS
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
NEWS = read.secondary(
    "newsy-today: New customs charges",
    "https://www.newsy-today.com/new-customs-charges-impacting-online-shoppers/",
)

FEES = (
    CarrierFees(
        id="an_post",
        destinations="IE",
        charges=(
            asked(
                "an_post_handling",
                CLEARANCE,
                Estimate(Flat(Money("6.95 EUR")), "An Post's own page says at most EUR 10."),
                when=NOT_DDP,
            ),
        ),
        not_computed=(UNDER_IOSS,),
    ).by(NEWS, start=day(2021, 7, 1)),
)
