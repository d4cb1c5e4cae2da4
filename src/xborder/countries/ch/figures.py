"""Dated facts of Switzerland that no rule computes with.

https://www.estv.admin.ch/estv/en/home/value-added-tax/vat-tax-liability/mail-order-trade.html.

Example:
    >>> import datetime as dt
    >>> FIGURES["mail_order.threshold"].on(dt.date(2026, 11, 21))
    Money('100000.00 CHF')
"""

from collections.abc import Mapping
from typing import Any, Final

from xborder.countries.ch.sources import CHECKED, MAIL_ORDER, REFUND
from xborder.money import Money
from xborder.source import Evidence
from xborder.timeline import Dated, Timeline

FIGURES: Final[Mapping[str, Timeline[Any]]] = {
    "mail_order.threshold": Timeline(
        [
            Dated(
                value=Money("100000 CHF"),
                evidence=Evidence.OFFICIAL,
                source=MAIL_ORDER,
                checked_on=CHECKED,
                note="Twelve months of small consignments; registration from the month after.",
            )
        ],
        name="mail-order threshold",
    ),
    "refund.fee_share": Timeline(
        [
            Dated(
                value="0.05",
                evidence=Evidence.SECONDARY,
                source=REFUND,
                checked_on=CHECKED,
                note="Of what is repaid after a return, at least CHF 30 and at most 500.",
            )
        ],
        name="fee on refunds",
    ),
}
