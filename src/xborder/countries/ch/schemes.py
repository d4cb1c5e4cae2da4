"""The regimes under which a parcel enters Switzerland, in the order the law tries them.

https://www.estv.admin.ch/estv/en/home/value-added-tax/vat-tax-liability/mail-order-trade.html.

Example:
    >>> [timeline.entries[0].value.id for timeline in SCHEMES]
    ['ch.gift', 'ch.platform', 'ch.mail_order', 'ch.standard']
"""

from typing import Final

from xborder.countries.ch.sources import ABROAD, CHECKED, MAIL_ORDER, ORDERS, PLATFORM, PLATFORMS
from xborder.money import Money
from xborder.policy.condition import ALWAYS, All, AtMost, Is, Not, registered
from xborder.policy.scheme import Scheme
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

SCHEMES: Final[tuple[Timeline[Scheme], ...]] = (
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="ch.gift",
                    title="Gift between private persons, up to CHF 100",
                    when=All(
                        Is("gift", "yes"),
                        AtMost(value="intrinsic", limit=Money("100 CHF")),
                        Not(Is("item.excise", "alcohol", "tobacco")),
                    ),
                    steps=(),
                ),
                evidence=Evidence.OFFICIAL,
                source=ABROAD,
                checked_on=CHECKED,
            )
        ],
        name="gift",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="ch.platform",
                    title="Platform as supplier",
                    when=Is("channel", "marketplace"),
                    steps=("duty", "small_duty", "platform_vat"),
                ),
                start=PLATFORMS,
                evidence=Evidence.SECONDARY,
                source=PLATFORM,
                checked_on=CHECKED,
                note="Consignments small and large, to consumers and businesses, of a platform whose turnover reaches CHF 100,000 a year; the platform is taken to reach it.",
            )
        ],
        name="platform",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="ch.mail_order",
                    title="Seller registered for Swiss VAT",
                    when=registered("CH"),
                    steps=("duty", "small_duty", "supplier_vat"),
                ),
                evidence=Evidence.OFFICIAL,
                source=MAIL_ORDER,
                checked_on=CHECKED,
                note="From CHF 100,000 a year of small consignments on, all deliveries count as domestic.",
            )
        ],
        name="mail-order rule",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="ch.standard",
                    title="Ordinary import",
                    when=ALWAYS,
                    steps=("duty", "small_duty", "import_vat", "small_vat"),
                ),
                evidence=Evidence.OFFICIAL,
                source=ORDERS,
                checked_on=CHECKED,
            )
        ],
        name="ordinary import",
    ),
)
