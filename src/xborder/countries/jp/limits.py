"""What is not computed for Japan, and what makes a quote an estimate.

https://www.customs.go.jp/english/c-answer_e/imtsukan/1006_e.htm.

Example:
    >>> [timeline.name for timeline in LIMITS][:2]
    ['jp.excise', 'jp.exempt_gift']
"""

from typing import Final

from xborder.countries.jp.scope import EXCISE, LEFT_OUT, UP_TO_10000
from xborder.countries.jp.sources import CHECKED, EXEMPTION, MAJOR_PRODUCTS, REFORM, REFORM_BILL
from xborder.policy.condition import All, Is, Not, SomeLine, Stated
from xborder.policy.country import Limit
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

LIMITS: Final[tuple[Timeline[Limit], ...]] = (
    Timeline(
        [
            Dated(
                value=Limit(
                    id="jp.excise",
                    when=EXCISE,
                    reason="Liquor tax, tobacco tax and taxes on fuels are not computed.",
                ),
                evidence=Evidence.OFFICIAL,
                source=EXEMPTION,
                checked_on=CHECKED,
            )
        ],
        name="jp.excise",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="jp.exempt_gift",
                    when=All(Is("gift", "yes"), UP_TO_10000, SomeLine(LEFT_OUT)),
                    reason="Customs may free a private gift of up to JPY 10,000 "
                    "also of goods that are never exempt otherwise.",
                    estimate=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=EXEMPTION,
                checked_on=CHECKED,
            )
        ],
        name="jp.exempt_gift",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="jp.sellers_tax",
                    when=UP_TO_10000,
                    reason="From April 2028 registered sellers and platforms charge consumption "
                    "tax on goods up to JPY 10,000, which is not computed.",
                    estimate=True,
                ),
                start=REFORM,
                evidence=Evidence.SECONDARY,
                source=REFORM_BILL,
                checked_on=CHECKED,
            )
        ],
        name="jp.sellers_tax",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="jp.preference",
                    when=All(Stated(Is("item.preference", "yes")), Not(UP_TO_10000)),
                    reason="An agreement rate for this origin is not computed: "
                    "the most-favoured-nation duty is shown.",
                    estimate=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=MAJOR_PRODUCTS,
                checked_on=CHECKED,
            )
        ],
        name="jp.preference",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="jp.inside",
                    when=Is("ship_from", "JP"),
                    reason="Goods that are already in Japan are not imported.",
                ),
                evidence=Evidence.OFFICIAL,
                source=EXEMPTION,
                checked_on=CHECKED,
            )
        ],
        name="jp.inside",
    ),
)
