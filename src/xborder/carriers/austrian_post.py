"""Österreichische Post: the import tariff for items into Austria.

EUR 6, 12 or 36 by the value of the goods. Letters to 2 kg and parcels to 10 kg are universal
service, free of VAT; a heavier parcel bears 20% on the fee. Nothing is asked on distance sales up
to EUR 150 under the import scheme.
"""

from xborder.carriers import UNDER_IOSS, YEAR_READ
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
PRICES = read.official(
    "Österreichische Post: Import, Kosten und Einfuhrunterlagen",
    "https://assets.post.at/p/c/import",
)
_TO_150 = AtMost(value="intrinsic", limit=Money("150 EUR"))
_TO_1000 = AtMost(value="intrinsic", limit=Money("1000 EUR"))
_UNIVERSAL_SERVICE = ParcelWeighsAtMost(10)

FEES = (
    CarrierFees(
        id="austrian_post",
        destinations="AT",
        charges=(
            asked(
                "austrian_post_to_150", CLEARANCE, Flat(Money("6 EUR")), when=All(NOT_DDP, _TO_150)
            ),
            asked(
                "austrian_post_to_1000",
                CLEARANCE,
                Flat(Money("12 EUR")),
                when=All(NOT_DDP, Not(_TO_150), _TO_1000),
            ),
            asked(
                "austrian_post_above_1000",
                CLEARANCE,
                Flat(Money("36 EUR")),
                when=All(NOT_DDP, Not(_TO_1000)),
            ),
            asked(
                "austrian_post_vat",
                VAT_ON_FEE,
                Percent("0.20"),
                base="austrian_post_to_150.due austrian_post_to_1000.due austrian_post_above_1000.due",
                when=All(NOT_DDP, Not(_UNIVERSAL_SERVICE)),
            ),
        ),
        not_computed=(UNDER_IOSS,),
    ).by(PRICES, start=YEAR_READ, note="Gross prices: EUR 7.20, 14.40 and 43.20."),
)

SERVICES = (
    CarrierService(
        id="contact",
        carrier="austrian_post",
        destinations="AT",
        charges=(
            asked("austrian_post_contact", SERVICE, Flat(Money("28.80 EUR"))),
            asked(
                "austrian_post_contact_vat",
                VAT_ON_FEE,
                Percent("0.20"),
                base="austrian_post_contact.due",
            ),
        ),
    ).by(
        PRICES,
        start=YEAR_READ,
        note="Handling and storage where the recipient must be contacted: EUR 34.56 gross.",
    ),
)
