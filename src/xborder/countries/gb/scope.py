"""Who and what a rule of Great Britain is about: the conditions that several rules share.

The limits of GBP 135, 39 and, until the end of 2020, 15 are limits of the intrinsic value:
https://www.gov.uk/guidance/vat-and-overseas-goods-sold-directly-to-customers-in-the-uk.

Example:
    >>> print(WITHIN_135.words())
    the intrinsic value of the consignment is at most £135.00
"""

from typing import Final

from xborder.money import Money
from xborder.policy.condition import All, AtMost, EveryLine, Is, Named, Not, Stated
from xborder.policy.country import Reading

EU_MEMBERS: Final = tuple(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905 - 27 codes read better as words
)
"""Whose goods are free of duty where their origin is claimed."""

EXCISE: Final = Is("item.excise", "alcohol", "tobacco", "energy")
NO_EXCISE: Final = EveryLine(Not(EXCISE))
VAT_REGISTERED: Final = All(Is("buyer.kind", "business"), Is("buyer.tax_number", "yes"))
WITHIN_135: Final = AtMost(value="intrinsic", limit=Money("135 GBP"))
WITHIN_39: Final = AtMost(value="intrinsic", limit=Money("39 GBP"))
BORDER: Final = Not(All(WITHIN_135, NO_EXCISE))
"""Taxed at the border: above GBP 135, or with excise goods."""
GIFT: Final = Is("gift", "yes")
NO_GIFT: Final = Is("gift", "no")
CLAIMED: Final = Stated(Is("item.preference", "yes"))
EU_ORIGIN: Final = Is("item.origin", *EU_MEMBERS)
_PREFERENCE: Final = All(CLAIMED, EU_ORIGIN)
DUTIABLE: Final = Not(_PREFERENCE)
WITHIN_15: Final = AtMost(value="intrinsic", limit=Money("15 GBP"))
RELIEVABLE: Final = EveryLine(Not(Is("item.excise", "alcohol", "tobacco", "perfume", "energy")))
FREE_OF_DUTY: Final = All(WITHIN_135, RELIEVABLE)
"""The relief until the end of 2020, which left perfume out."""
FROM_UNION: Final = Named(
    Is("ship_from", *EU_MEMBERS, "MC"), "the goods are sent from within the European Union"
)
FROM_CHANNEL_ISLANDS: Final = Is("ship_from", "JE", "GG")

VAT_ROUNDING: Final = Reading(
    id="gb.vat_rounding",
    question="How is the VAT that the seller charges rounded?",
    options={
        "nearest_penny": "To the nearest penny, as retailers must (HMRC, VATREC12010).",
        "down_on_invoice": "Down to a whole penny on the total of the invoice, "
        "as invoice traders may (HMRC, VATREC12010).",
    },
    default="nearest_penny",
)
READINGS: Final = (
    VAT_ROUNDING,
    Reading(
        id="gb.small_duty",
        question="Is customs duty below GBP 9 collected since 2021?",
        options={
            "collected": "Yes: HMRC's guides since 2021 no longer mention a waiver.",
            "waived_below_9": "No: HMRC's Notice 143 before 2021.",
        },
        default="collected",
    ),
)
