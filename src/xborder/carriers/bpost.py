"""bpost: formalities on parcels into Belgium, a part of what import VAT falls on.

Nothing is asked up to EUR 150 where VAT was paid in the shop.
"""

from xborder.carriers import UNDER_IOSS
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))
PRICES = read.official(
    "bpost: How are import costs calculated?",
    "https://www.bpost.be/en/search/residential-solr-search/content?keys=tarieven+bpost+adresse+post&page=46",
)
OLDER = read.official(
    "bpost: When do I have to pay import duties",
    "https://www.bpost.be/en/faq/when-do-i-have-pay-import-duties-customs-fees-how-much-and-how-do-i-pay-them",
)
_TO_150 = AtMost(value="intrinsic", limit=Money("150 EUR"))


def _charges(small: str, large: str) -> tuple[Charge, ...]:
    return (
        asked("bpost_to_150", CLEARANCE, Flat(Money(small)), when=All(NOT_DDP, _TO_150)),
        asked("bpost_above_150", CLEARANCE, Flat(Money(large)), when=All(NOT_DDP, Not(_TO_150))),
    )


FEES = (
    CarrierFees(
        id="bpost",
        destinations="BE",
        charges=_charges("24 EUR", "32 EUR"),
        in_base_of="import_vat arrangement_vat",
        not_computed=(UNDER_IOSS,),
    )
    .by(
        OLDER,
        start=day(2020, 1, 1),
        end=day(2021, 7, 1),
        note="A page from the time of the relief of EUR 22.",
    )
    .then(
        PRICES,
        start=day(2025, 1, 1),
        end=day(2026, 1, 1),
        charges=_charges("19.50 EUR", "40 EUR"),
        note="The fee is part of the base of VAT.",
    )
    .then(
        PRICES,
        evidence="unchecked",
        note="The page is of 2025; a news site names EUR 21.50, perhaps the price of 2026.",
    ),
)


def _service(name: str, price: str) -> CarrierService:
    return CarrierService(
        id=name,
        carrier="bpost",
        destinations="BE",
        charges=_service_charges(name, price),
        in_base_of="import_vat arrangement_vat",
    )


def _service_charges(name: str, price: str) -> tuple[Charge, ...]:
    return (asked(f"bpost_{name}", SERVICE, Flat(Money(price))),)


SERVICES = (
    _service("phytosanitary", "45 EUR")
    .by(OLDER, start=day(2020, 1, 1), end=day(2021, 7, 1), note="For plants.")
    .then(
        PRICES,
        start=day(2025, 1, 1),
        end=day(2026, 1, 1),
        charges=_service_charges("phytosanitary", "60 EUR"),
    )
    .then(PRICES, evidence="unchecked", note="The page is of 2025."),
    _service("regularisation", "85 EUR")
    .by(OLDER, start=day(2020, 1, 1), end=day(2021, 7, 1))
    .then(PRICES, start=day(2025, 1, 1), end=day(2026, 1, 1))
    .then(PRICES, evidence="unchecked", note="The page is of 2025."),
)
