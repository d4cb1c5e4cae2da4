"""The regimes under which a remittance enters Brazil, in the order the law tries them.

https://vextraexpress.com/tributacao.

Example:
    >>> [timeline.entries[0].value.id for timeline in SCHEMES][-2:]
    ['br.simplified', 'br.ordinary']
"""

from typing import Final

from xborder.countries.br.scope import FIFTY_CIF, IN_PROGRAMME, SIMPLIFIED
from xborder.countries.br.sources import CHECKED, LAW_14902, PERSONS, PROGRAMME, REGIME, START
from xborder.policy.condition import ALWAYS, All, Is
from xborder.policy.scheme import Scheme
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

SCHEMES: Final[tuple[Timeline[Scheme], ...]] = (
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="br.person_to_person",
                    title="Remittance between private persons, up to USD 50",
                    when=All(Is("gift", "yes"), FIFTY_CIF),
                    steps=(),
                ),
                end=LAW_14902,
                evidence=Evidence.SECONDARY,
                source=PERSONS,
                checked_on=CHECKED,
                note="Revoked by Portaria MF 1.086/2024. The relief itself was read in the press: Band, August 2023.",
            )
        ],
        name="between private persons",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="br.remessa_conforme",
                    title="Remessa Conforme: taxes at the checkout",
                    when=IN_PROGRAMME,
                    steps=("low_import_tax", "high_import_tax", "programme_icms"),
                ),
                start=PROGRAMME,
                evidence=Evidence.SECONDARY,
                source=START,
                checked_on=CHECKED,
                note="The day of the registration of the import counts, not that of the order.",
            )
        ],
        name="Remessa Conforme",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="br.simplified",
                    title="Simplified regime for remittances, up to USD 3,000",
                    when=SIMPLIFIED,
                    steps=("import_tax", "icms"),
                ),
                evidence=Evidence.SECONDARY,
                source=REGIME,
                checked_on=CHECKED,
            )
        ],
        name="simplified regime",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="br.ordinary",
                    title="Ordinary import",
                    when=ALWAYS,
                    steps=(),
                ),
                evidence=Evidence.SECONDARY,
                source=REGIME,
                checked_on=CHECKED,
            )
        ],
        name="ordinary import",
    ),
)
