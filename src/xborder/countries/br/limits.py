"""What is not computed for Brazil, and what makes a quote an estimate.

https://vextraexpress.com/tributacao and the sources named with each rule.

Example:
    >>> [timeline.entries[0].value.id for timeline in LIMITS][:3]
    ['inside', 'above_3000', 'excise']
"""

from typing import Final

from xborder.countries.br.scope import (
    FIFTY_CIF,
    FIFTY_GOODS,
    IN_PROGRAMME,
    SIMPLIFIED,
    STATE_KNOWN,
)
from xborder.countries.br.sources import (
    BOOKS,
    CHECKED,
    CIF,
    ICMS_20,
    LAW_2024,
    MEDICINES,
    PROGRAMME,
    REGIME,
)
from xborder.policy.condition import All, GoodsIn, Is, Not, Stated
from xborder.policy.country import Limit
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

LIMITS: Final[tuple[Timeline[Limit], ...]] = (
    Timeline(
        [
            Dated(
                value=Limit(
                    id="inside",
                    when=Is("ship_from", "BR"),
                    reason="Goods that are already in Brazil are not imported.",
                ),
                evidence=Evidence.SECONDARY,
                source=REGIME,
                checked_on=CHECKED,
            )
        ],
        name="inside",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="above_3000",
                    when=Not(SIMPLIFIED),
                    reason="Above USD 3,000 an ordinary import is declared; its taxes are not computed.",
                ),
                evidence=Evidence.SECONDARY,
                source=REGIME,
                checked_on=CHECKED,
            )
        ],
        name="ordinary imports",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="excise",
                    when=Is("item.excise", "alcohol", "tobacco", "energy"),
                    reason="Alcohol, tobacco and fuels cannot come as a remittance under the simplified regime.",
                ),
                evidence=Evidence.SECONDARY,
                source=REGIME,
                checked_on=CHECKED,
            )
        ],
        name="goods barred from the regime",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="state",
                    when=Stated(Not(STATE_KNOWN)),
                    reason="The region is no state of Brazil; write it as BR-SP.",
                ),
                start=ICMS_20,
                evidence=Evidence.SECONDARY,
                source=LAW_2024,
                checked_on=CHECKED,
            )
        ],
        name="states",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="low_band_contested",
                    when=All(IN_PROGRAMME, FIFTY_GOODS, Not(FIFTY_CIF)),
                    reason="Sources disagree whether freight and insurance count towards the USD 50.",
                    estimate=True,
                ),
                start=PROGRAMME,
                evidence=Evidence.SECONDARY,
                source=CIF,
                checked_on=CHECKED,
            )
        ],
        name="what counts towards USD 50",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="medicines",
                    when=Stated(GoodsIn(hs=("3003", "3004"), categories=("medicines",))),
                    reason="Medicines for a person's own use can be free of import tax, which is not computed.",
                    estimate=True,
                ),
                evidence=Evidence.SECONDARY,
                source=MEDICINES,
                checked_on=CHECKED,
            )
        ],
        name="medicines",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="books",
                    when=Stated(GoodsIn(hs=("4901", "4902"), categories=("books", "newspapers"))),
                    reason="Books and newspapers are immune from taxes by the Constitution, which is not computed.",
                    estimate=True,
                ),
                source=BOOKS,
                checked_on=CHECKED,
            )
        ],
        name="books",
    ),
)
