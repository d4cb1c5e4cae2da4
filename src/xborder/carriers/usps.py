"""United States Postal Service: customs clearance and delivery of dutiable items."""

from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
PRICES = read.official(
    "USPS Postal Bulletin 22628: International Mail price changes",
    "https://about.usps.com/postal-bulletin/2023/pb22628/html/info_004.htm",
)

FEES = (
    CarrierFees(
        id="usps",
        destinations="US",
        charges=(
            asked(
                "usps_clearance", CLEARANCE, Flat(Money("8.30 USD")), when=NOT_DDP, refundable=False
            ),
        ),
    ).by(
        PRICES,
        start=day(2023, 7, 9),
        end=day(2024, 1, 21),
        note="On top of the duty; not given back even if the duty is. Later price lists changed "
        "it, the next in January 2024, and were not read.",
    ),
)
