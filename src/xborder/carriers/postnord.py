"""PostNord: the VAT declaration in Sweden and the import fee in Denmark, VAT inside."""

from xborder.carriers import UNDER_IOSS, YEAR_READ
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
SWEDEN = read.official(
    "PostNord Sverige: Import från annat land",
    "https://www.postnord.se/ta-emot/hamta/fran-annat-land-import",
)
DENMARK = read.secondary(
    "The Local: Hidden costs of receiving post in Denmark from outside the EU",
    "https://www.thelocal.dk/20220224/what-are-the-hidden-costs-of-receiving-post-in-denmark-from-outside-the-eu/",
)
_TO_1700 = AtMost(value="intrinsic", limit=Money("1700 SEK"))

FEES = (
    CarrierFees(
        id="postnord",
        destinations="SE",
        charges=(
            asked(
                "postnord_to_1700", CLEARANCE, Flat(Money("75 SEK")), when=All(NOT_DDP, _TO_1700)
            ),
            asked(
                "postnord_above_1700",
                CLEARANCE,
                Estimate(
                    Flat(Money("125 SEK")),
                    "The fee on dearer goods was read in a newspaper of 2018.",
                ),
                when=All(NOT_DDP, Not(_TO_1700)),
            ),
        ),
        not_computed=(UNDER_IOSS,),
    ).by(SWEDEN, start=YEAR_READ, note="VAT is inside."),
    CarrierFees(
        id="postnord",
        destinations="DK",
        charges=(asked("postnord_import", CLEARANCE, Flat(Money("160 DKK")), when=NOT_DDP),),
        not_computed=(UNDER_IOSS,),
    )
    .by(DENMARK, start=day(2021, 7, 1), end=day(2023, 1, 1), note="For any value.")
    .then(DENMARK, evidence="unchecked", note="That it is still DKK 160 was not confirmed."),
)
