"""Who and what a rule of Norway is about: VOEC, the goods outside it, the NOK 350.

https://www.skatteetaten.no/en/business-and-organisation/vat-and-duties/vat/foreign/e-commerce-voec/low-value/.

Example:
    >>> print(str(BELOW_350.words()).replace(chr(160), " "))
    the parcel value of the consignment is below NOK 350.00
"""

from typing import Final

from xborder.money import Money
from xborder.policy.condition import All, AnyOf, AtMost, GoodsIn, Is, Not, Of, Stated

EEA_ORIGINS: Final = tuple(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905 - 29 codes read better as words
)

FOOD_CHAPTERS: Final = (
    *("02", "03", "04", "07", "08", "09", "10", "11", "12", "15"),
    *("16", "17", "18", "19", "20", "21", "2201", "2202"),
)
OUTSIDE: Final = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy"),
    GoodsIn(
        hs=(
            *FOOD_CHAPTERS,
            *("06", "1209"),  # plants and seeds
            *("3003", "3004", "93"),  # medicines, weapons
            *("2710", "3403", "8415", "8418"),  # lubricants, appliances with greenhouse gases
        ),
        categories=("food", "food_supplements", "medicines"),
    ),
)
"""Foodstuffs, restricted goods and goods subject to excise: outside VOEC and the NOK 350 relief."""
CONSUMER: Final = Is("buyer.kind", "consumer")
VAT_REGISTERED: Final = All(Is("buyer.kind", "business"), Is("buyer.tax_number", "yes"))
GIFT: Final = Is("gift", "yes")
IN_VOEC: Final = All(
    CONSUMER,
    Is("gift", "no"),
    AtMost(value="intrinsic", limit=Money("3000 NOK"), of=Of.UNIT, inclusive=False),
    Not(OUTSIDE),
)
BELOW_350: Final = AtMost(value="parcel_value", limit=Money("350 NOK"), inclusive=False)
CLAIMED: Final = Stated(Is("item.preference", "yes"))
EEA_PREFERENCE: Final = All(CLAIMED, Is("item.origin", *EEA_ORIGINS))
