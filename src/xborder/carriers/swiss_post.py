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
        note="A consumer magazine names CHF 13 for the Union from 2024-01-01.",
    ),
)


def _service(name: str) -> Timeline[CarrierService]:
    charge = asked(f"swiss_post_{name}", SERVICE, Flat(Money("13 CHF")))
    return CarrierService(
        id=name,
        carrier="swiss_post",
        destinations="CH LI",
        charges=(charge,),
        in_base_of="import_vat",
    ).by(PRICES, start=YEAR_READ)


SERVICES = (
    _service("inspection"),
    _service("notification"),
    _service("value_clarification"),
    CarrierService(
        id="storage",
        carrier="swiss_post",
        destinations="CH LI",
        daily=(
            Daily(
                charge=asked(
                    "swiss_post_storage",
                    STORAGE,
                    Estimate(
                        Flat(Money("13 CHF")),
                        "From which day storage is asked was not read: it is taken to be the "
                        "first.",
                    ),
                ),
                after=0,
                once=True,
            ),
        ),
        in_base_of="import_vat",
    ).by(
        PRICES,
        start=YEAR_READ,
        note="Inspection, value clarification and storage are CHF 13 each. By one report the price "
        "of an inspection was dropped in 2018; it stands on the later page.",
    ),
)
