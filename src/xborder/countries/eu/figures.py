"""Numbers of record: national equivalents of the limits, thresholds and the way rates are set.

The rules compare with the limits in euro; a member that has kept its currency publishes a round
equivalent of its own, which stands here. https://eur-lex.europa.eu/eli/reg/2009/1186/oj, Art. 131.

Example:
    >>> FIGURES["oss.threshold"].on(day(2026, 11, 21))
    Money('10000.00 EUR')
"""

from collections.abc import Mapping
from typing import Any

from xborder.countries.eu.sources import (
    DISTANCE_SALES,
    FLAT_DUTY,
    OLD_DISTANCE_SALES,
    SINGLE_MARKET_VAT,
    read,
)
from xborder.policy.vocabulary import *

_DENMARK = read.official(
    "Danish Customs Agency, online shopping outside the EU",
    "https://toldst.dk/en-us/individuals/online-shopping/online-shopping-outside-the-eu?oid=2236525",
)
_SWEDEN = read.official(
    "Swedish Customs, general information about charges",
    "https://tullverket.se/en/private/charges/generalinformationaboutcharges.4.311bf4f016e69d6ea0da2a.html",
)
_SUPPLIER_LIABILITY = read.secondary(
    "Directive (EU) 2025/1539, by vatupdate.com", "https://www.vatupdate.com/?p=321739"
)

FIGURES: Mapping[str, Timeline[Any]] = {
    "dk.duty_relief": figure(
        "Danish equivalent of EUR 150", Money("1150 DKK"), _DENMARK, end=FLAT_DUTY
    ),
    "dk.vat_relief": figure("Danish VAT relief", Money("80 DKK"), _DENMARK, end=SINGLE_MARKET_VAT),
    "se.duty_relief": figure(
        "Swedish equivalent of EUR 150",
        Money("1800 SEK"),
        _SWEDEN,
        end=FLAT_DUTY,
        status=Status.UNCLEAR,
        note="An older page of the same authority says SEK 1,700.",
    ),
    "oss.threshold": figure(
        "threshold of distance sales and digital services, a calendar year",
        Money("10000 EUR"),
        DISTANCE_SALES,
        start=SINGLE_MARKET_VAT,
    ),
    "distance_sales.threshold": figure(
        "former threshold of distance sales",
        Money("35000 EUR"),
        OLD_DISTANCE_SALES,
        end=SINGLE_MARKET_VAT,
        note="For each destination; EUR 100,000 in Germany, Luxembourg and the Netherlands.",
    ),
    "import_vat.supplier_liable": figure(
        "supplier liable for import VAT",
        True,
        _SUPPLIER_LIABILITY,
        start=day(2028, 7, 1),
        status=Status.SCHEDULED,
        note="Suppliers and deemed suppliers outside IOSS become liable for import VAT.",
    ),
}
