"""The regimes under which goods enter Norway, in the order the law tries them.

https://www.toll.no/en/online-shopping/the-voec-scheme.

Example:
    >>> [timeline.name for timeline in SCHEMES][1:4]
    ['no.voec_marketplace', 'no.voec', 'no.below_350']
"""

from typing import Final

from xborder.countries.no.scope import BELOW_350, CONSUMER, GIFT, IN_VOEC, OUTSIDE, VAT_REGISTERED
from xborder.countries.no.sources import (
    CHECKED,
    CUSTOMS_VALUE,
    GIFTS,
    LIMIT_2020,
    LOW_VALUE,
    PAYMENT,
    RELIEF_ENDS,
    TRANSITION,
    VOEC_STARTS,
)
from xborder.money import Money
from xborder.policy.condition import ALWAYS, All, AtMost, Is, Not, registered
from xborder.policy.scheme import Per, Scheme
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

SCHEMES: Final[tuple[Timeline[Scheme], ...]] = (
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="no.gift_relief",
                    title="Gift up to NOK 1,000, free",
                    when=All(
                        GIFT,
                        AtMost(value="intrinsic", limit=Money("1000 NOK")),
                        Not(Is("item.excise", "alcohol", "tobacco")),
                    ),
                    steps=(),
                ),
                evidence=Evidence.OFFICIAL,
                source=GIFTS,
                checked_on=CHECKED,
                note="NOK 1,000 or less for each recipient. An older edition of the page said "
                "less than NOK 1,000.",
            )
        ],
        name="no.gift_relief",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="no.voec_marketplace",
                    title="VOEC: item below NOK 3,000, VAT charged by the marketplace",
                    when=All(IN_VOEC, Is("channel", "marketplace")),
                    per=Per.LINE,
                    steps=("voec_marketplace_vat",),
                ),
                start=VOEC_STARTS,
                evidence=Evidence.OFFICIAL,
                source=LOW_VALUE,
                checked_on=CHECKED,
                note="A marketplace has to collect; that it is registered is taken for granted.",
            )
        ],
        name="no.voec_marketplace",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="no.voec",
                    title="VOEC: item below NOK 3,000, VAT charged by the seller",
                    when=All(IN_VOEC, registered("VOEC")),
                    per=Per.LINE,
                    steps=("voec_vat",),
                ),
                start=VOEC_STARTS,
                evidence=Evidence.OFFICIAL,
                source=LOW_VALUE,
                checked_on=CHECKED,
            )
        ],
        name="no.voec",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="no.below_350",
                    title="Parcel below NOK 350, free",
                    when=All(BELOW_350, Not(OUTSIDE)),
                    steps=(),
                ),
                end=VOEC_STARTS,
                evidence=Evidence.OFFICIAL,
                source=LIMIT_2020,
                checked_on=CHECKED,
            ),
            Dated(
                value=Scheme(
                    id="no.below_350",
                    title="Parcel below NOK 350, free",
                    when=All(BELOW_350, Not(OUTSIDE), CONSUMER),
                    steps=(),
                ),
                start=VOEC_STARTS,
                end=RELIEF_ENDS,
                evidence=Evidence.OFFICIAL,
                source=TRANSITION,
                checked_on=CHECKED,
                note="Its end: Norwegian Customs, The VOEC scheme.",
            ),
        ],
        name="no.below_350",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="no.import_registered",
                    title="Import by a business registered for VAT",
                    when=VAT_REGISTERED,
                    steps=("duty", "return_vat"),
                ),
                evidence=Evidence.OFFICIAL,
                source=PAYMENT,
                checked_on=CHECKED,
            )
        ],
        name="no.import_registered",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="no.import",
                    title="Import with duty and VAT",
                    when=ALWAYS,
                    per=Per.LINE,
                    steps=("duty", "import_vat"),
                ),
                evidence=Evidence.OFFICIAL,
                source=CUSTOMS_VALUE,
                checked_on=CHECKED,
            )
        ],
        name="no.import",
    ),
)
