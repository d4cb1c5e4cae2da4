"""Swiss Post: letters, parcels, EMS, and the parcels of the GLS network, into Switzerland.

CHF 11.50 from the neighbours and 16 from elsewhere, with 3% of the value of the goods with shipping,
services and duty; at most 70. The fee is a part of what import VAT falls on (VAT Act, Art.
54(3)(b)), so no other VAT is added. Nothing is asked where neither duty nor VAT is collected:
which is decided without the fee.
"""

from xborder.carriers import YEAR_READ
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
PRICES = read.official(
    "Swiss Post: Customs clearance fees",
    "https://www.post.ch/en/receiving-mail/customs-clearance-fees",
)
_NEAR = Is("ship_from", "DE", "FR", "IT", "AT")

FEES = (
    CarrierFees(
        id="swiss_post",
        destinations="CH LI",
        charges=(
            asked(
                "swiss_post_near",
                CLEARANCE,
                Sum(Flat(Money("11.50 CHF")), Percent("0.03")),
                base="customs_value duty.due",
                when=All(NOT_DDP, _NEAR),
                most=Money("70 CHF"),
            ),
            asked(
                "swiss_post_far",
                CLEARANCE,
                Sum(Flat(Money("16 CHF")), Percent("0.03")),
                base="customs_value duty.due",
                when=All(NOT_DDP, Not(_NEAR)),
                most=Money("70 CHF"),
            ),
        ),
        in_base_of="import_vat",
    ).by(
        PRICES,
        start=YEAR_READ,
        note="Opening, notification and storage, CHF 13 each, are not counted. A consumer magazine "
        "names CHF 13 for the Union from 2024-01-01.",
    ),
)
