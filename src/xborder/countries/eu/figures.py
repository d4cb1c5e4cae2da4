"""Numbers of record: national equivalents of the limits, thresholds and the way rates are set.

A member that has kept its currency publishes a round equivalent of a limit in euro. Those that were
found stand here and in the conditions (scope); near the others a quote is an estimate. https://eur-lex.europa.eu/eli/reg/2009/1186/oj, Art. 131.

Example:
    >>> FIGURES["oss.threshold"].on(day(2026, 11, 21))
    Money('10000.00 EUR')
"""

from collections.abc import Mapping
from typing import Any

from xborder.countries.eu.scope import SWEDEN_2021, SWEDEN_2022, SWEDEN_2023
from xborder.countries.eu.sources import (
    DISTANCE_SALES,
    FLAT_DUTY,
    OLD_DISTANCE_SALES,
    SINGLE_MARKET_VAT,
    SUPPLIER_LIABILITY,
    SUPPLIER_LIABLE,
    TEDB_BY_CODE,
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
_SWEDEN_2020 = read.official(
    "Swedish Customs, new limits from 2020-01-01, TFS 2019:8",
    "https://www.tullverket.se/nyheter/nyheter/nyabeloppsgranserfran1januari2020.5.311bf4f016e69d6ea0d297.html",
)
_SWEDEN_2022 = read.official(
    "Swedish Customs, new values for goods free of duty and VAT, TFS 2020:6",
    "https://tullverket.se/nyheter/nyheter/nyvardegransforatttaemotgavatullochmomsfritt.5.1595e959179a7cfd5c7668.html",
)
_DENMARK_GIFTS = read.official(
    "Danish Customs Agency, gifts dispatched from countries outside the EU",
    "https://toldst.dk/en-us/individuals/gifts-dispatched-from-countries-outside-the-eu",
)
_TEN_THOUSAND = read.unchecked(
    "Directive 2006/112/EC, Art. 59c(5): at the rate of 2017-12-05",
    "https://eur-lex.europa.eu/eli/dir/2017/2455/oj",
)

FIGURES: Mapping[str, Timeline[Any]] = {
    "dk.duty_relief": figure(
        "Danish equivalent of EUR 150", Money("1150 DKK"), _DENMARK, end=FLAT_DUTY
    ),
    "dk.vat_relief": figure("Danish VAT relief", Money("80 DKK"), _DENMARK, end=SINGLE_MARKET_VAT),
    "se.duty_relief": figure(
        "Swedish equivalent of EUR 150", Money("1700 SEK"), _SWEDEN_2020, end=SWEDEN_2021
    )
    .then(_SWEDEN_2022, end=SWEDEN_2023, value=Money("1600 SEK"))
    .then(
        _SWEDEN,
        end=FLAT_DUTY,
        note="The year from which it is SEK 1,800 was not found: 2023 to 2025 are a doubt.",
        value=Money("1800 SEK"),
    ),
    "dk.gift_relief": figure("Danish equivalent of EUR 45", Money("360 DKK"), _DENMARK_GIFTS),
    "se.gift_relief": figure(
        "Swedish equivalent of EUR 45", Money("500 SEK"), _SWEDEN_2022, end=SWEDEN_2022
    ).then(
        _SWEDEN,
        note="The year from which it is SEK 600 was not found: 2022 to 2025 are a doubt.",
        value=Money("600 SEK"),
    ),
    # Directive 2006/112/EC, Art. 118: at least 12 %, for goods that may bear no reduced rate.
    "lu.parking_goods": figure(
        "codes that bear the parking rate",
        "2204 491110 270120 270220 2703 271019 34022090 4403",
        TEDB_BY_CODE,
    ),
    **{
        f"{code.lower()}.oss_threshold": figure(
            "national value of EUR 10,000",
            Money(amount),
            _TEN_THOUSAND,
            start=SINGLE_MARKET_VAT,
            end=end,
            note=note,
        )
        for code, amount, end, note in (
            ("BG", "19558 BGN", day(2026, 1, 1), "The euro since 2026-01-01."),
            ("CZ", "256530 CZK", None, ""),
            ("DK", "74415 DKK", None, ""),
            ("HR", "77000 HRK", day(2023, 1, 1), "Rounded up by the Croatian act."),
            ("HU", "3139600 HUF", None, "Hungarian texts round it to HUF 3,100,000."),
            ("PL", "42000 PLN", None, "Rounded by the Polish VAT act from 42,020."),
            ("RO", "46337 RON", None, ""),
            ("SE", "99680 SEK", None, "The tax agency states it in euro."),
            ("XI", "8818 GBP", None, "Northern Ireland: VATA 1994, Sch. 9ZC."),
        )
    },
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
        SUPPLIER_LIABILITY,
        start=SUPPLIER_LIABLE,
        status=Status.SCHEDULED,
        note="Suppliers and deemed suppliers outside IOSS become liable for import VAT.",
    ),
}
