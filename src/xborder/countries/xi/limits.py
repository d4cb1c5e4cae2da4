"""What is not computed for Northern Ireland, and what makes a quote an estimate, since 2021.

https://www.nibusinessinfo.co.uk and the sources named with each rule.

Example:
    >>> [timeline.name for timeline in LIMITS][:2]
    ['xi.excise', 'xi.from_union']
"""

from typing import Final

from attrs import evolve

from xborder.countries.gb.limits import GIFT_PERFUME, WHOLE_ITEMS
from xborder.countries.gb.scope import CLAIMED, EU_MEMBERS, EXCISE, GIFT
from xborder.countries.gb.sources import POST_CHARGES, TRANSITION_ENDS
from xborder.countries.xi.scope import CONSUMER, FROM_BRITAIN, LOW_VALUE
from xborder.countries.xi.sources import CHECKED, FLAT_DUTY_STARTS, FRAMEWORK, FROM_GB, LORDS
from xborder.policy.condition import All, Is, Not
from xborder.policy.country import Limit
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

LIMITS: Final[tuple[Timeline[Limit], ...]] = (
    Timeline(
        [
            Dated(
                value=Limit(
                    id="xi.excise",
                    when=EXCISE,
                    reason="Excise duty on alcohol, tobacco and fuels is not computed.",
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=POST_CHARGES,
                checked_on=CHECKED,
            )
        ],
        name="xi.excise",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="xi.from_union",
                    when=Is("ship_from", *EU_MEMBERS),
                    reason="Goods from a member of the European Union are not imported into "
                    "Northern Ireland.",
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=FRAMEWORK,
                checked_on=CHECKED,
            )
        ],
        name="xi.from_union",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="xi.inside",
                    when=Is("ship_from", "XI"),
                    reason="Goods that are already in Northern Ireland are not imported.",
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=FRAMEWORK,
                checked_on=CHECKED,
            )
        ],
        name="xi.inside",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="xi.business_from_britain",
                    when=All(FROM_BRITAIN, Is("buyer.kind", "business")),
                    reason="Duty on goods from Great Britain to a business depends on the risk "
                    "that they move on to the European Union, which is not computed.",
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=FROM_GB,
                checked_on=CHECKED,
            )
        ],
        name="xi.business_from_britain",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="xi.parcel_charges",
                    when=All(LOW_VALUE, Not(GIFT), Not(FROM_BRITAIN), CONSUMER),
                    reason="Whether the European Union's charges on parcels apply to Northern "
                    "Ireland was not established.",
                    estimate=True,
                ),
                start=FLAT_DUTY_STARTS,
                evidence=Evidence.SECONDARY,
                source=LORDS,
                checked_on=CHECKED,
                note="The EUR 3 duty since 2026-07-01 and the handling fee planned from "
                "2026-11-01: asked about both, the Government spoke of Great Britain only.",
            )
        ],
        name="xi.parcel_charges",
    ),
    Timeline(
        [
            evolve(
                WHOLE_ITEMS,
                value=evolve(
                    WHOLE_ITEMS.value,
                    id="xi.gift_whole_items",
                    when=All(WHOLE_ITEMS.value.when, Not(FROM_BRITAIN)),
                ),
            )
        ],
        name="xi.gift_whole_items",
    ),
    Timeline(
        [
            evolve(
                GIFT_PERFUME,
                value=evolve(
                    GIFT_PERFUME.value,
                    id="xi.gift_perfume",
                    when=All(GIFT_PERFUME.value.when, Not(FROM_BRITAIN)),
                ),
            )
        ],
        name="xi.gift_perfume",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="xi.preference",
                    when=All(CLAIMED, Not(LOW_VALUE), Not(FROM_BRITAIN)),
                    reason="A preference for this origin is not computed: "
                    "the general duty is shown.",
                    estimate=True,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=FRAMEWORK,
                checked_on=CHECKED,
            )
        ],
        name="xi.preference",
    ),
)
