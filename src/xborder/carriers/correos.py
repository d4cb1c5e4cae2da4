"""Correos: the simplified declaration into Spain, until the reform of July 2021.

EUR 14.98, from the Canaries, Ceuta and Melilla 12.84, with 21% VAT; above EUR 150 a price is
offered for each parcel. What holds since is not known: under IOSS a charge remains, unlike with
most posts.
"""

from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
PRICES = read.official(
    "Correos: Tarifas de trámites aduaneros",
    "https://www.correos.es/ss/Satellite/popup/pagina-1363182962328/info",
)
_FROM_THE_ISLANDS = Is("ship_from", "IC", "EA")

FEES = (
    CarrierFees(
        id="correos",
        destinations="ES",
        charges=(
            asked(
                "correos_declaration",
                CLEARANCE,
                Flat(Money("14.98 EUR")),
                when=All(NOT_DDP, Not(_FROM_THE_ISLANDS)),
            ),
            asked(
                "correos_from_the_islands",
                CLEARANCE,
                Flat(Money("12.84 EUR")),
                when=All(NOT_DDP, _FROM_THE_ISLANDS),
            ),
            asked(
                "correos_vat",
                VAT_ON_FEE,
                Percent("0.21"),
                base="correos_declaration.due correos_from_the_islands.due",
            ),
        ),
        not_computed=(
            NotComputed(
                id="correos_ordinary",
                when=Not(AtMost(value="intrinsic", limit=Money("150 EUR"))),
                reason="Above EUR 150 Correos offers a price for each declaration.",
            ),
        ),
    ).by(PRICES, start=day(2020, 1, 1), end=day(2021, 7, 1)),
)
