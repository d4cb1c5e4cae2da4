"""What is not computed for China, and what makes a quote an estimate.

Tariff Law, https://github.com/LawRefBook/Laws.

Example:
    >>> [timeline.name for timeline in LIMITS]
    ['cn.inside', 'cn.preference']
"""

from typing import Final

from xborder.countries.cn.scope import CBEC, CONSUMER, IN_THE_ORDER
from xborder.countries.cn.sources import CHECKED, TARIFF_LAW
from xborder.policy.condition import All, Is, Not, Stated
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
                        Not(All(CBEC, CONSUMER, IN_THE_ORDER)),
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
)
