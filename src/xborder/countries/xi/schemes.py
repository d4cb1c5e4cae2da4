"""The regimes under which a parcel reaches Northern Ireland, since 2021, in the order of the law.

https://www.nibusinessinfo.co.uk/content/calculating-customs-charges-when-importing-post.

Example:
    >>> [timeline.name for timeline in SCHEMES][-2:]
    ['xi.low_value', 'xi.import']
"""

import datetime as dt
from typing import Final

from xborder.countries.gb.scope import GIFT, NO_EXCISE, VAT_REGISTERED, WITHIN_39
from xborder.countries.gb.sources import BY_MARKETPLACE, POST, POST_CHARGES, TRANSITION_ENDS
from xborder.countries.xi.scope import CONSUMER, FROM_BRITAIN, LOW_VALUE
from xborder.countries.xi.sources import (
    CHECKED,
    FLAT_DUTY_STARTS,
    FRAMEWORK,
    FROM_GB,
    IOSS_GUIDE,
    LORDS,
)
from xborder.money import Money
from xborder.policy.condition import ALWAYS, All, AtMost, Is, Not, registered
from xborder.policy.scheme import Scheme
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

SCHEMES: Final[tuple[Timeline[Scheme], ...]] = (
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.gift_from_britain",
                    title="Gift from Great Britain",
                    when=All(FROM_BRITAIN, GIFT),
                    steps=(),
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=FROM_GB,
                checked_on=CHECKED,
            )
        ],
        name="xi.gift_from_britain",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.from_britain",
                    title="Sale from Great Britain to a consumer, free of duty",
                    when=All(FROM_BRITAIN, CONSUMER),
                    steps=("domestic_vat",),
                ),
                start=TRANSITION_ENDS,
                end=FLAT_DUTY_STARTS,
                evidence=Evidence.OFFICIAL,
                source=FROM_GB,
                checked_on=CHECKED,
                note="Since 1 May 2025 through a carrier of the UK Carrier Scheme. Goods under "
                "trade defence measures and heavy parcels are not told apart.",
            ),
            Dated(
                value=Scheme(
                    id="xi.from_britain",
                    title="Sale from Great Britain to a consumer, free of duty",
                    when=All(FROM_BRITAIN, CONSUMER),
                    steps=("domestic_vat",),
                ),
                start=FLAT_DUTY_STARTS,
                evidence=Evidence.OFFICIAL,
                source=LORDS,
                checked_on=CHECKED,
                note="The end of the European Union's relief leaves the UK Carrier Scheme and "
                "the UK Internal Market Scheme as they are.",
            ),
        ],
        name="xi.from_britain",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.gift_relief",
                    title="Gift up to GBP 39, free",
                    when=All(GIFT, WITHIN_39, NO_EXCISE),
                    steps=(),
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=POST,
                checked_on=CHECKED,
            )
        ],
        name="xi.gift_relief",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.gift_flat_rate",
                    title="Gift from GBP 135 to below GBP 630, duty of at most 2.5%",
                    when=All(
                        GIFT,
                        NO_EXCISE,
                        Not(LOW_VALUE),
                        AtMost(value="intrinsic", limit=Money("630 GBP"), inclusive=False),
                    ),
                    steps=("gift_flat_duty", "import_vat"),
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=POST_CHARGES,
                checked_on=CHECKED,
            )
        ],
        name="xi.gift_flat_rate",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.ioss",
                    title="Up to GBP 135 under IOSS",
                    when=All(LOW_VALUE, Not(GIFT), Not(VAT_REGISTERED), registered("IOSS")),
                    steps=("flat_duty", "ioss_vat"),
                ),
                start=dt.date(2021, 7, 1),
                evidence=Evidence.SECONDARY,
                source=IOSS_GUIDE,
                checked_on=CHECKED,
            )
        ],
        name="xi.ioss",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.marketplace",
                    title="Up to GBP 135, VAT charged by the marketplace",
                    when=All(
                        LOW_VALUE,
                        Not(GIFT),
                        Not(VAT_REGISTERED),
                        Is("channel", "marketplace"),
                    ),
                    steps=("flat_duty", "marketplace_vat"),
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=BY_MARKETPLACE,
                checked_on=CHECKED,
            )
        ],
        name="xi.marketplace",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.low_value",
                    title="Up to GBP 135 with import VAT",
                    when=LOW_VALUE,
                    steps=("flat_duty", "import_vat"),
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=POST,
                checked_on=CHECKED,
                note="The European Union's limit of EUR 150, which HMRC's guides give as GBP 135.",
            )
        ],
        name="xi.low_value",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="xi.import",
                    title="Import with duty and VAT",
                    when=ALWAYS,
                    steps=("duty", "import_vat"),
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=FRAMEWORK,
                checked_on=CHECKED,
            )
        ],
        name="xi.import",
    ),
)
