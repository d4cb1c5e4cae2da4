"""What is not computed for Switzerland, and what makes a quote an estimate.

https://ch.ch/en/ordering-goods-abroad.

Example:
    >>> [timeline.entries[0].value.id for timeline in LIMITS]
    ['inside', 'excise', 'preference']
"""

from typing import Final

from xborder.countries.ch.sources import ABROAD, CHECKED, FREE_INDUSTRY, GROSS_WEIGHT
from xborder.policy.condition import Is, Stated
from xborder.policy.country import Limit
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

LIMITS: Final[tuple[Timeline[Limit], ...]] = (
    Timeline(
        [
            Dated(
                value=Limit(
                    id="inside",
                    when=Is("ship_from", "CH", "LI"),
                    reason="Goods that are already in Switzerland or Liechtenstein are not imported.",
                ),
                evidence=Evidence.OFFICIAL,
                source=ABROAD,
                checked_on=CHECKED,
            )
        ],
        name="inside",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="excise",
                    when=Is("item.excise", "alcohol", "tobacco", "energy"),
                    reason="Swiss excise duties on alcohol, tobacco and mineral oil are not computed.",
                ),
                evidence=Evidence.OFFICIAL,
                source=ABROAD,
                checked_on=CHECKED,
            )
        ],
        name="excise",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="preference",
                    when=Stated(Is("item.preference", "yes")),
                    reason="A preference is claimed; industrial goods of preferential origin were free, which is not computed.",
                    estimate=True,
                ),
                end=FREE_INDUSTRY,
                evidence=Evidence.OFFICIAL,
                source=GROSS_WEIGHT,
                checked_on=CHECKED,
            )
        ],
        name="preferences",
    ),
)
