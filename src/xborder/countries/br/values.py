"""What Brazil's customs calls the value of a remittance: goods, freight and insurance.

https://guiatributario.net/2024/07/01, on the ordinance on remittances.

Example:
    >>> [timeline.entries[0].value.id for timeline in VALUES]
    ['intrinsic', 'customs_value']
"""

from typing import Final

from xborder.countries.br.sources import CHECKED, CIF
from xborder.policy.value import Value
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

VALUES: Final[tuple[Timeline[Value], ...]] = (
    Timeline(
        [
            Dated(
                value=Value(
                    id="intrinsic",
                    title="Price of the goods",
                    plus=("goods",),
                    minus=("seller_discount",),
                ),
                evidence=Evidence.SECONDARY,
                source=CIF,
                checked_on=CHECKED,
            )
        ],
        name="price of the goods",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="customs_value",
                    title="Customs value with freight and insurance",
                    plus=("intrinsic", "freight", "insurance", "taxable_fees"),
                ),
                evidence=Evidence.SECONDARY,
                source=CIF,
                checked_on=CHECKED,
            )
        ],
        name="customs value",
    ),
)
