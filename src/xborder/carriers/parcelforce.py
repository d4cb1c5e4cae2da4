"""Parcelforce Worldwide: clearance of parcels into Great Britain, where duty or tax is due."""

from xborder.carriers import YEAR_READ
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
PRICES = read.official(
    "Parcelforce Worldwide: How are customs fees calculated?",
    "https://parcelforce.com/help-and-advice/receiving/how-are-customs-fees-calculated",
)
_BELOW_900 = AtMost(value="intrinsic", limit=Money("900 GBP"), inclusive=False)

FEES = (
    CarrierFees(
        id="parcelforce",
        destinations="GB",
        charges=(
            asked(
                "parcelforce_below_900",
                CLEARANCE,
                Flat(Money("12 GBP")),
                when=All(NOT_DDP, _BELOW_900),
            ),
            asked(
                "parcelforce_from_900",
                CLEARANCE,
                Flat(Money("25 GBP")),
                when=All(NOT_DDP, Not(_BELOW_900)),
            ),
        ),
    ).by(
        PRICES,
        start=day(2018, 11, 5),
        note="GBP 12 since 2018-11-05. The threshold, EUR 1,000, is 900 on the later page and was "
        "873 in 2018.",
    ),
)

SERVICES = (
    CarrierService(
        id="storage",
        carrier="parcelforce",
        destinations="GB",
        daily=(
            Daily(
                charge=asked("parcelforce_storage", STORAGE, Flat(Money("5.50 GBP"))),
                after=10,
                once=True,
            ),
            Daily(
                charge=asked(
                    "parcelforce_further_storage",
                    STORAGE,
                    Estimate(
                        Flat(Money("1.35 GBP")),
                        "Whether the 20 working days of the first price hold the ten that are free "
                        "was not said: they are taken to.",
                    ),
                ),
                after=20,
            ),
        ),
    ).by(
        PRICES,
        start=YEAR_READ,
        note="Free for ten days; GBP 5.50 to 20 working days, and 1.35 for each further one.",
    ),
)
