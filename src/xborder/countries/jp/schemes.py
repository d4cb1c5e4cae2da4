"""The regimes under which a parcel enters Japan, in the order the law tries them.

https://www.customs.go.jp/english/c-answer_e/imtsukan/1006_e.htm,
https://www.customs.go.jp/english/c-answer_e/imtsukan/1001_e.htm.

Example:
    >>> [timeline.name for timeline in SCHEMES]
    ['jp.exempt', 'jp.general_tariff', 'jp.simplified_tariff', 'jp.import']
"""

from typing import Final

from xborder.countries.jp.scope import SUITABLE, UP_TO_10000, UP_TO_200000
from xborder.countries.jp.sources import (
    CALCULATION,
    CHECKED,
    EXEMPTION,
    REFORM,
    REFORM_BILL,
    SIMPLIFIED,
)
from xborder.policy.condition import ALWAYS, All
from xborder.policy.scheme import Scheme
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

SCHEMES: Final[tuple[Timeline[Scheme], ...]] = (
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="jp.exempt",
                    title="Up to JPY 10,000, free",
                    when=All(UP_TO_10000, SUITABLE),
                    steps=(),
                ),
                end=REFORM,
                evidence=Evidence.OFFICIAL,
                source=EXEMPTION,
                checked_on=CHECKED,
                note="Lost by one item that the list leaves out. Liquor and tobacco tax stay due.",
            ),
            Dated(
                value=Scheme(
                    id="jp.exempt",
                    title="Up to JPY 10,000, free",
                    when=All(UP_TO_10000, SUITABLE),
                    steps=(),
                ),
                start=REFORM,
                evidence=Evidence.SECONDARY,
                source=REFORM_BILL,
                checked_on=CHECKED,
                note="Free of duty; registered sellers and platforms then charge consumption "
                "tax, which is not computed.",
            ),
        ],
        name="jp.exempt",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="jp.general_tariff",
                    title="General tariff at the importer's wish, up to JPY 200,000",
                    when=All(UP_TO_200000, SUITABLE),
                    steps=("duty", "consumption_tax", "local_consumption_tax"),
                    elective=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=SIMPLIFIED,
                checked_on=CHECKED,
                note="For the entire consignment.",
            )
        ],
        name="jp.general_tariff",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="jp.simplified_tariff",
                    title="Simplified tariff, up to JPY 200,000",
                    when=All(UP_TO_200000, SUITABLE),
                    steps=("simplified_duty", "consumption_tax", "local_consumption_tax"),
                ),
                evidence=Evidence.OFFICIAL,
                source=SIMPLIFIED,
                checked_on=CHECKED,
                note="General freight and parcel post. A consignment with goods outside the "
                "simplified tariff is taken to the general tariff as a whole.",
            )
        ],
        name="jp.simplified_tariff",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="jp.import",
                    title="Import under the general tariff",
                    when=ALWAYS,
                    steps=("duty", "consumption_tax", "local_consumption_tax"),
                ),
                evidence=Evidence.OFFICIAL,
                source=CALCULATION,
                checked_on=CHECKED,
            )
        ],
        name="jp.import",
    ),
)
