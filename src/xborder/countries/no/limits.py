"""What is not computed for Norway, and what makes a quote an estimate.

https://www.toll.no/en/online-shopping/the-voec-scheme.

Example:
    >>> [timeline.name for timeline in LIMITS][:2]
    ['no.excise', 'no.business_below_350']
"""

from typing import Final

from xborder.countries.no.scope import BELOW_350, CLAIMED, EEA_ORIGINS, IN_VOEC
from xborder.countries.no.sources import (
    CHECKED,
    EEA,
    LIMIT_2020,
    RELIEF_ENDS,
    TRANSITION,
    VOEC,
    VOEC_STARTS,
)
from xborder.policy.condition import All, AnyOf, HsIn, Is, Not
from xborder.policy.country import Limit
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

LIMITS: Final[tuple[Timeline[Limit], ...]] = (
    Timeline(
        [
            Dated(
                value=Limit(
                    id="no.excise",
                    when=All(
                        AnyOf(
                            Is("item.excise", "alcohol", "tobacco", "energy"),
                            HsIn("17", "18", "2201", "2202", "3403", "8415", "8418"),
                        ),
                        Not(IN_VOEC),
                    ),
                    reason="Norwegian excise duties (alcohol, tobacco, sugar, beverages and "
                    "their packaging, lubricants, greenhouse gases) are not computed.",
                ),
                evidence=Evidence.OFFICIAL,
                source=LIMIT_2020,
                checked_on=CHECKED,
            )
        ],
        name="no.excise",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="no.business_below_350",
                    when=All(BELOW_350, Is("buyer.kind", "business")),
                    reason="Whether the exemption below NOK 350 also held for a business "
                    "after 1 April 2020 was not established.",
                    estimate=True,
                ),
                start=VOEC_STARTS,
                end=RELIEF_ENDS,
                evidence=Evidence.OFFICIAL,
                source=TRANSITION,
                checked_on=CHECKED,
            )
        ],
        name="no.business_below_350",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="no.preference",
                    when=All(
                        CLAIMED,
                        Not(Is("item.origin", *EEA_ORIGINS)),
                        Not(IN_VOEC),
                    ),
                    reason="A preference for this origin is not computed: "
                    "the general duty is shown.",
                    estimate=True,
                ),
                evidence=Evidence.SECONDARY,
                source=EEA,
                checked_on=CHECKED,
            )
        ],
        name="no.preference",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="no.inside",
                    when=Is("ship_from", "NO"),
                    reason="Goods that are already in Norway are not imported.",
                ),
                evidence=Evidence.OFFICIAL,
                source=VOEC,
                checked_on=CHECKED,
            )
        ],
        name="no.inside",
    ),
)
