"""What is not computed for China, and what makes a quote an estimate.

Tariff Law, https://github.com/LawRefBook/Laws.

Example:
    >>> [timeline.name for timeline in LIMITS]
    ['cn.inside', 'cn.preference', 'cn.medicines', 'cn.precious_metals', 'cn.rice', 'cn.sugar']
"""

from typing import Final

from xborder.countries.cn.scope import CBEC, CBEC_PURCHASE, IN_THE_ORDER, PERSONAL_MAIL
from xborder.countries.cn.sources import CHECKED, MAIL_RATES, POSITIVE_LIST, TARIFF_LAW
from xborder.policy.condition import All, HsIn, Is, Not, Stated, WeighsAtMost
from xborder.policy.country import Limit
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

LIMITS: Final[tuple[Timeline[Limit], ...]] = (
    Timeline(
        [
            Dated(
                value=Limit(
                    id="cn.inside",
                    when=All(Is("ship_from", "CN"), Not(CBEC)),
                    reason="Goods that are already in China are not imported.",
                ),
                evidence=Evidence.OFFICIAL,
                source=TARIFF_LAW,
                checked_on=CHECKED,
                note="Goods in a bonded warehouse enter when they are sold, under "
                "cross-border e-commerce.",
            )
        ],
        name="cn.inside",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="cn.preference",
                    when=All(
                        Stated(Is("item.preference", "yes")),
                        Not(All(CBEC_PURCHASE, IN_THE_ORDER)),
                    ),
                    reason="An agreement rate for this origin is not computed: "
                    "the most-favoured-nation duty is shown.",
                    estimate=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=TARIFF_LAW,
                checked_on=CHECKED,
            )
        ],
        name="cn.preference",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="cn.medicines",
                    when=All(PERSONAL_MAIL, Stated(HsIn("3003", "3004"))),
                    reason="Listed medicines for cancer and rare diseases bear 3% in the mail; "
                    "the list is not held, and 13% are shown.",
                    estimate=True,
                ),
                evidence=Evidence.SECONDARY,
                source=MAIL_RATES,
                checked_on=CHECKED,
            )
        ],
        name="cn.medicines",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="cn.precious_metals",
                    when=All(CBEC_PURCHASE, Stated(HsIn("7106", "7108", "7110"))),
                    reason="Whether unwrought precious metals are on the list of goods for "
                    "cross-border e-commerce is not known.",
                    estimate=True,
                ),
                evidence=Evidence.UNCHECKED,
                source=POSITIVE_LIST,
                checked_on=CHECKED,
                note="The way is open for goods of the list alone; its lines are not held.",
            )
        ],
        name="cn.precious_metals",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="cn.rice",
                    when=All(CBEC_PURCHASE, Stated(HsIn("100630")), Not(WeighsAtMost(20))),
                    reason="More than 20 kg of rice a person and year are not open to "
                    "cross-border e-commerce.",
                ),
                evidence=Evidence.SECONDARY,
                source=POSITIVE_LIST,
                checked_on=CHECKED,
                note="Of each line; what was bought earlier in the year is not counted. The remark "
                "is read for long-grain rice.",
            )
        ],
        name="cn.rice",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="cn.sugar",
                    when=All(CBEC_PURCHASE, Stated(HsIn("1701")), Not(WeighsAtMost(2))),
                    reason="More than 2 kg of sugar a person and year are not open to "
                    "cross-border e-commerce.",
                ),
                evidence=Evidence.SECONDARY,
                source=POSITIVE_LIST,
                checked_on=CHECKED,
                note="Of each line; what was bought earlier in the year is not counted.",
            )
        ],
        name="cn.sugar",
    ),
)
