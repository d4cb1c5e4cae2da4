"""What Switzerland taxes: the price with all costs to the Swiss destination.

https://bazg.admin.ch/bazg/de/home/informationen-firmen/einfuhr-in-die-schweiz/steuern-und-abgaben_einfuhr/mehrwertsteuer/bemessungsgrundlagen.html.

Example:
    >>> [timeline.entries[0].value.id for timeline in VALUES]
    ['intrinsic', 'customs_value', 'sale_value', 'platform_value']
"""

from typing import Final

from xborder.countries.ch.sources import BASE, CHECKED, MAIL_ORDER, PLATFORM, SAMPLE
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
                evidence=Evidence.OFFICIAL,
                source=BASE,
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
                    title="Price with all costs to the Swiss destination",
                    plus=("intrinsic", "freight", "insurance", "taxable_fees"),
                ),
                evidence=Evidence.OFFICIAL,
                source=SAMPLE,
                checked_on=CHECKED,
                note="The carrier's clearance and opening fees count; foreign VAT does not.",
            )
        ],
        name="value for import VAT",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="sale_value",
                    title="What is paid for the sale",
                    plus=("price", "freight", "insurance", "taxable_fees"),
                    minus=("seller_discount",),
                ),
                evidence=Evidence.OFFICIAL,
                source=MAIL_ORDER,
                checked_on=CHECKED,
            )
        ],
        name="sale value",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="platform_value",
                    title="What is paid for the platform's sale",
                    plus=("sale_value",),
                    minus=("platform_discount",),
                ),
                evidence=Evidence.SECONDARY,
                source=PLATFORM,
                checked_on=CHECKED,
                note="As supplier the platform gives its own discount on its own sale.",
            )
        ],
        name="platform value",
    ),
)
