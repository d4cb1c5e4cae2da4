"""Numbers of record: national equivalents of the limits, thresholds and the way rates are set.

The rules compare with the limits in euro; a member that has kept its currency publishes a round
equivalent of its own, which stands here. https://eur-lex.europa.eu/eli/reg/2009/1186/oj, Art. 131.

Example:
    >>> import datetime as dt
    >>> FIGURES["oss.threshold"].on(dt.date(2026, 11, 21))
    Money('10000.00 EUR')
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from xborder.countries.eu.sources import (
    DISTANCE_SALES,
    FLAT_DUTY,
    OLD_DISTANCE_SALES,
    SINGLE_MARKET_VAT,
    official,
    secondary,
)
from xborder.money import Money
from xborder.source import Source, Status
from xborder.timeline import Timeline

_DENMARK = Source(
    title="Danish Customs Agency, online shopping outside the EU",
    url="https://toldst.dk/en-us/individuals/online-shopping/online-shopping-outside-the-eu?oid=2236525",
)
_SWEDEN = Source(
    title="Swedish Customs, general information about charges",
    url="https://tullverket.se/en/private/charges/generalinformationaboutcharges.4.311bf4f016e69d6ea0da2a.html",
)
_SUPPLIER_LIABILITY = Source(
    title="Directive (EU) 2025/1539, by vatupdate.com",
    url="https://www.vatupdate.com/?p=321739",
)

FIGURES: Mapping[str, Timeline[Any]] = {
    "dk.duty_relief": Timeline(
        [official(value=Money("1150 DKK"), end=FLAT_DUTY, source=_DENMARK)],
        name="Danish equivalent of EUR 150",
    ),
    "dk.vat_relief": Timeline(
        [official(value=Money("80 DKK"), end=SINGLE_MARKET_VAT, source=_DENMARK)],
        name="Danish VAT relief",
    ),
    "se.duty_relief": Timeline(
        [
            official(
                value=Money("1800 SEK"),
                end=FLAT_DUTY,
                status=Status.UNCLEAR,
                source=_SWEDEN,
                note="An older page of the same authority says SEK 1,700.",
            )
        ],
        name="Swedish equivalent of EUR 150",
    ),
    "oss.threshold": Timeline(
        [official(value=Money("10000 EUR"), start=SINGLE_MARKET_VAT, source=DISTANCE_SALES)],
        name="threshold of distance sales and digital services, a calendar year",
    ),
    "distance_sales.threshold": Timeline(
        [
            secondary(
                value=Money("35000 EUR"),
                end=SINGLE_MARKET_VAT,
                source=OLD_DISTANCE_SALES,
                note="For each destination; EUR 100,000 in Germany, Luxembourg and the Netherlands.",
            )
        ],
        name="former threshold of distance sales",
    ),
    "import_vat.supplier_liable": Timeline(
        [
            secondary(
                value=True,
                start=dt.date(2028, 7, 1),
                status=Status.SCHEDULED,
                source=_SUPPLIER_LIABILITY,
                note="Suppliers and deemed suppliers outside IOSS become liable for import VAT.",
            )
        ],
        name="supplier liable for import VAT",
    ),
}
