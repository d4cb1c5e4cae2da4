"""Who and what a rule of the Union is about: the conditions that several rules share.

Regulation (EC) No 1186/2009, https://eur-lex.europa.eu/eli/reg/2009/1186/oj, for the limits of
EUR 150 and 45; Directive 2006/112/EC, https://eur-lex.europa.eu/eli/dir/2006/112/oj, for distance
sales; Council Regulation (EU) 2026/382, https://eur-lex.europa.eu/eli/reg/2026/382/oj, for the
EUR 3, whose text and guidance disagree on express parcels outside IOSS.

Example:
    >>> print(LOW_VALUE.words())
    the intrinsic value of the consignment is at most €150.00
"""

from xborder.policy.vocabulary import *

CONSUMER = Is("buyer.kind", "consumer")
BUSINESS = Is("buyer.kind", "business")
GIFT = Is("gift", "yes")
DISTANCE_SALE = All(Is("gift", "no"), CONSUMER)
"""A business sells to a consumer and the goods come from outside the Union."""

LOW_VALUE = AtMost(value="intrinsic", limit=Money("150 EUR"))
SMALL_GIFT = AtMost(value="intrinsic", limit=Money("45 EUR"))
NON_COMMERCIAL = AtMost(value="intrinsic", limit=Money("700 EUR"))

EXCISE_GOODS = Is("item.excise", "alcohol", "tobacco", "energy")
"""Goods under harmonised excise duty: no IOSS, no special arrangements."""
NEVER_RELIEVED = Is("item.excise", "alcohol", "tobacco", "perfume")
"""Goods that the reliefs for consignments of negligible value leave out."""

WITHIN_UNION = Named(Is("ship_from.vat", "EU"), "the goods are sent from within the European Union")
"""Goods already in free circulation; Monaco counts as France, Northern Ireland as a member, and
Great Britain counted until 2020."""
WITHIN_CUSTOMS_TERRITORY = Named(
    Is("ship_from.customs", "EU"),
    "the goods are sent from within the customs territory of the European Union",
)
"""Union goods, such as those from the Canaries, Réunion or Åland: VAT is due on their entry into
the VAT area, customs duty is not (Directive 2006/112/EC, Art. 30, second paragraph, and 60-61)."""

MARKETPLACE = Is("channel", "marketplace")
IN_IOSS = AnyOf(MARKETPLACE, registered("IOSS"))
"""VAT was taken with the price: by the marketplace as deemed supplier, or by the seller."""
BY_POST = Is("transport", "post")
PREFERENCE_CLAIMED = Stated(Is("item.preference", "yes"))

FLAT_DUTY_SCOPE = Reading(
    id="eu.flat_duty_scope",
    question="Which distance sales up to EUR 150 pay the EUR 3 customs duty?",
    options={
        "guidance": "The Commission's guidance: all, unless a preference is claimed outside IOSS.",
        "regulation_text": "The Regulation's text: those under IOSS, and goods sent by post.",
    },
    default="guidance",
)
UNDER_FLAT_DUTY = All(
    DISTANCE_SALE,
    LOW_VALUE,
    AnyOf(
        All(Reads("eu.flat_duty_scope", "guidance"), AnyOf(IN_IOSS, Not(PREFERENCE_CLAIMED))),
        All(Reads("eu.flat_duty_scope", "regulation_text"), AnyOf(IN_IOSS, BY_POST)),
    ),
)
"""The consignment pays EUR 3 for each subheading instead of the tariff's duty."""
CONTESTED = Stated(
    All(
        Not(WITHIN_CUSTOMS_TERRITORY),
        DISTANCE_SALE,
        LOW_VALUE,
        Not(IN_IOSS),
        Not(Stated(BY_POST)),
        Not(PREFERENCE_CLAIMED),
    )
)
"""Where the guidance charges EUR 3 and the text the tariff's duty."""
