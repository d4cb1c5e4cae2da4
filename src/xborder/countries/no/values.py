"""What Norway's customs and VAT law calls the value of an item and of a parcel.

https://www.toll.no/en/corporate/import/calculating-customs-duty-and-taxes/customs-value/.

Example:
    >>> [timeline.name for timeline in VALUES]
    ['intrinsic', 'parcel_value', 'customs_value']
"""

from typing import Final

from xborder.countries.no.sources import CHECKED, CUSTOMS_VALUE, LOW_VALUE
from xborder.policy.value import Value
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

VALUES: Final[tuple[Timeline[Value], ...]] = (
    Timeline(
        [
            Dated(
                value=Value(
                    id="intrinsic",
                    title="Value of the item at the point of sale",
                    plus=("goods",),
                    minus=("seller_discount",),
                ),
                evidence=Evidence.OFFICIAL,
                source=LOW_VALUE,
                checked_on=CHECKED,
                note="Shipping and insurance do not count in the NOK 3,000 test.",
            )
        ],
        name="intrinsic",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="parcel_value",
                    title="Value of the parcel with freight and insurance",
                    plus=("goods", "freight", "insurance", "taxable_fees"),
                    minus=("seller_discount",),
                ),
                evidence=Evidence.OFFICIAL,
                source=LOW_VALUE,
                checked_on=CHECKED,
                note="The base of VOEC: additional costs and fees count when the VAT is "
                "calculated; and what the NOK 350 relief tested.",
            )
        ],
        name="parcel_value",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="customs_value",
                    title="Customs value",
                    plus=("goods", "freight_before_border", "insurance", "taxable_fees"),
                    minus=("seller_discount",),
                ),
                evidence=Evidence.OFFICIAL,
                source=CUSTOMS_VALUE,
                checked_on=CHECKED,
                note="The price paid, with shipping and insurance up to the Norwegian border. "
                "Freight that is not split counts whole.",
            )
        ],
        name="customs_value",
    ),
)
