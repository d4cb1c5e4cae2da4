"""What Japan's customs calls the value of a parcel.

The price with freight and insurance to Japan; for goods for personal use 60% of their retail price
abroad, until the end of March 2028.
https://www.customs.go.jp/english/c-answer_e/imtsukan/1403_e.htm.

Example:
    >>> [timeline.name for timeline in VALUES]
    ['price_paid', 'personal_freight', 'personal_value', 'trade_value', 'customs_value']
"""

from typing import Final

from xborder.countries.jp.scope import FOR_OWN_USE, FREIGHT_INSIDE
from xborder.countries.jp.sources import (
    CALCULATION,
    CHECKED,
    CUSTOMS_VALUE,
    PERSONAL_USE,
    REFORM,
    REFORM_BILL,
)
from xborder.policy.condition import All, Not
from xborder.policy.value import Value
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

VALUES: Final[tuple[Timeline[Value], ...]] = (
    Timeline(
        [
            Dated(
                value=Value(
                    id="price_paid",
                    title="Price paid with freight and insurance to Japan",
                    plus=("goods", "freight_before_border", "insurance", "taxable_fees"),
                    minus=("seller_discount",),
                ),
                evidence=Evidence.OFFICIAL,
                source=CALCULATION,
                checked_on=CHECKED,
                note="CIF: customs' example starts from it.",
            )
        ],
        name="price_paid",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="personal_freight",
                    title="Freight and insurance in the value of goods for personal use",
                    plus=("freight_before_border", "insurance", "taxable_fees"),
                    when=All(FOR_OWN_USE, FREIGHT_INSIDE),
                ),
                end=REFORM,
                evidence=Evidence.SECONDARY,
                source=PERSONAL_USE,
                checked_on=CHECKED,
            )
        ],
        name="personal_freight",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="personal_value",
                    title="60% of the retail price abroad, for goods for personal use",
                    plus=("goods", "personal_freight"),
                    minus=("seller_discount",),
                    share="3/5",
                    when=FOR_OWN_USE,
                ),
                end=REFORM,
                evidence=Evidence.SECONDARY,
                source=PERSONAL_USE,
                checked_on=CHECKED,
                note="The importer must be the user. Abolished from 2028-04-01.",
            )
        ],
        name="personal_value",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="trade_value",
                    title="Customs value of goods not for personal use",
                    plus=("price_paid",),
                    when=Not(FOR_OWN_USE),
                ),
                end=REFORM,
                evidence=Evidence.OFFICIAL,
                source=CALCULATION,
                checked_on=CHECKED,
            )
        ],
        name="trade_value",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="customs_value",
                    title="Customs value",
                    plus=("trade_value", "personal_value"),
                ),
                end=REFORM,
                evidence=Evidence.OFFICIAL,
                source=CUSTOMS_VALUE,
                checked_on=CHECKED,
            ),
            Dated(
                value=Value(id="customs_value", title="Customs value", plus=("price_paid",)),
                start=REFORM,
                evidence=Evidence.SECONDARY,
                source=REFORM_BILL,
                checked_on=CHECKED,
            ),
        ],
        name="customs_value",
    ),
)
