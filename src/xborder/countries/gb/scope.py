"""Who and what a rule of Great Britain is about: the conditions that several rules share.

The limits of GBP 135, 39 and, until the end of 2020, 15 are limits of the intrinsic value:
https://www.gov.uk/guidance/vat-and-overseas-goods-sold-directly-to-customers-in-the-uk.

Example:
    >>> print(WITHIN_135.words())
    the intrinsic value of the consignment is at most £135.00
"""

from xborder.policy.vocabulary import *

"""Whose goods are free of duty where their origin is claimed."""

EXCISE = Is("item.excise", "alcohol", "tobacco", "energy")
NO_EXCISE = EveryLine(Not(EXCISE))
VAT_REGISTERED = All(Is("buyer.kind", "business"), Is("buyer.tax_number", "yes"))
WITHIN_135 = AtMost(value="intrinsic", limit=Money("135 GBP"))
WITHIN_39 = AtMost(value="intrinsic", limit=Money("39 GBP"))
BORDER = Not(All(WITHIN_135, NO_EXCISE))
"""Taxed at the border: above GBP 135, or with excise goods."""
GIFT = Is("gift", "yes")
NO_GIFT = Is("gift", "no")
SOLD = Is("sold", "yes")
"""A taxable supply, whose VAT is due with the sale: VAT Act 1994, s. 5(2)(a) and 7(5A)."""
CLAIMED = Stated(Is("item.preference", "yes"))
EU_ORIGIN = Is("item.origin", *EU_MEMBERS)
_PREFERENCE = All(CLAIMED, EU_ORIGIN)
DUTIABLE = Not(_PREFERENCE)
WITHIN_15 = AtMost(value="intrinsic", limit=Money("15 GBP"))
RELIEVABLE = EveryLine(Not(Is("item.excise", "alcohol", "tobacco", "perfume", "energy")))
FREE_OF_DUTY = All(WITHIN_135, RELIEVABLE)
"""The relief until the end of 2020, which left perfume out."""
FROM_UNION = Named(
    Is("ship_from", *EU_MEMBERS, "MC"), "the goods are sent from within the European Union"
)
FROM_CHANNEL_ISLANDS = Is("ship_from", "JE", "GG")

VAT_ROUNDING = Reading(
    id="gb.vat_rounding",
    question="How is the VAT that the seller charges rounded?",
    options={
        "nearest_penny": "To the nearest penny, as retailers must (HMRC, VATREC12010).",
        "down_on_invoice": "Down to a whole penny on the total of the invoice, "
        "as invoice traders may (HMRC, VATREC12010).",
    },
    default="nearest_penny",
)
READINGS = (
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
