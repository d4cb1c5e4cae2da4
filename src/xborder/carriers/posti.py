"""Posti: handling of items into Finland that the recipient declares himself."""

from xborder.carriers import UNDER_IOSS, YEAR_READ
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
PRICES = read.official(
    "Posti: Behandlingsavgift för försändelser som kräver förtullning",
    "https://www.posti.fi/sv/kundsupport/mottagning/importfortullning/behandlingsavgift-for-forsandelser-som-kraver-fortullning",
)

FEES = (
    CarrierFees(
        id="posti",
        destinations="FI",
        charges=(
            asked(
                "posti_handling", CLEARANCE, Flat(Money("2.90 EUR")), when=NOT_DDP, refundable=False
            ),
        ),
        not_computed=(UNDER_IOSS,),
    ).by(PRICES, start=YEAR_READ, note="It is not given back."),
)
