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
SOLD = Is("sold", "yes")
"""Supplies for consideration: Directive 2006/112/EC, Art. 2(1)(a) and 14(4)."""
DISTANCE_SALE = All(Is("gift", "no"), CONSUMER, SOLD)
"""A business sells to a consumer and the goods come from outside the Union."""

LOW_VALUE = AtMost(value="intrinsic", limit=Money("150 EUR"))
"""The limit of IOSS, of deemed suppliers and of the EUR 3: in euro, at the rate of the day."""


def _up_to(limit: str, **instead: str) -> AtMost:
    """Return a limit in euro that members outside the euro have fixed in their own currency."""
    sums = tuple(Fixed(code, Money(fixed)) for code, fixed in instead.items())
    return AtMost(value="intrinsic", limit=Money(limit), instead=sums)


RELIEF_2020 = _up_to("150 EUR", DK="1150 DKK", SE="1700 SEK")
RELIEF_2021 = _up_to("150 EUR", DK="1150 DKK", SE="1600 SEK")
RELIEF_2023 = _up_to("150 EUR", DK="1150 DKK", SE="1800 SEK")
"""The relief from duty, and the special arrangements, by national equivalents (Regulation 1186/2009,
Art. 131; Directive 2006/112/EC, Art. 369zc)."""
GIFT_2020 = _up_to("45 EUR", DK="360 DKK", SE="500 SEK")
SMALL_GIFT = _up_to("45 EUR", DK="360 DKK", SE="600 SEK")
NON_COMMERCIAL_2020 = _up_to("700 EUR", DK="5249.99 DKK", SE="7600 SEK")
NON_COMMERCIAL = _up_to("700 EUR", DK="5249.99 DKK", SE="7100 SEK")
SWEDEN_2021 = day(2021, 1, 1)
SWEDEN_2022 = day(2022, 1, 1)
SWEDEN_2023 = day(2023, 1, 1)
"""The days from which Sweden's equivalents changed, as far as its notices were read."""

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
_INDUSTRIAL = HsIn(
    " ".join(str(chapter) for chapter in range(25, 98)),
    except_="290543 290544 3301 3501 3502 3503 3504 3505 380910 382460 5201 5202 5203 5301 5302",
)
"""Chapters 25 to 97 without the farm products of Annex 1 to the WTO Agreement on Agriculture."""
FREE_BY_AGREEMENT = All(
    PREFERENCE_CLAIMED,
    AnyOf(
        All(Is("item.origin", "GB"), During("import_entry", start=day(2021, 1, 1))),
        All(Is("item.origin", "CH", "IS", "KR", "LI", "NO", "TR"), _INDUSTRIAL),
        All(Is("item.origin", "CA"), _INDUSTRIAL, During("import_entry", start=day(2024, 1, 1))),
        All(
            Is(
                "item.origin",
                *(
                    "AF",
                    "BD",
                    "BF",
                    "ET",
                    "LA",
                    "MG",
                    "ML",
                    "MZ",
                    "NP",
                    "RW",
                    "SN",
                    "TZ",
                    "UG",
                    "ZM",
                ),
            ),
            Not(HsIn("93")),
        ),
    ),
)
"""Preferences that are known to be free: everything of British origin (Trade and Cooperation
Agreement, Art. 21), industrial goods of the EEA, Switzerland, Turkey, Korea (its last steps were taken on
2016-07-01) and Canada (2024-01-01), and everything but arms of least developed countries."""

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
"""The consignment pays EUR 3 for each item instead of the tariff's duty."""
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
