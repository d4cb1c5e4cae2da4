"""The customs tariff of Norway, for the built-in goods.

Norway levies duty on clothing and some other textiles, and on food and other farm goods; all other
industrial goods are free. So a whole chapter can stand in the table where the law is that simple.
Food is left out: its duties are per kilogram and change within the year.

Official: https://tolltariffen.toll.no and https://www.toll.no/en/goods/clothes-and-shoes/importation-of-clothing/

Example:
    >>> from xborder.policy.goods_table import GoodsKey
    >>> on = dt.date(2026, 11, 21)
    >>> TARIFF.find(GoodsKey(hs_code="640411"), on).value
    Nothing()
    >>> TARIFF.find(GoodsKey(hs_code="610910"), on).value.share
    Fraction(107, 1000)
"""

import datetime as dt
from typing import Final

from xborder.policy.goods_table import GoodsTable
from xborder.source import Evidence, Source, Status
from xborder.tariff.duty_column import DutyColumn

_CHECKED: Final = dt.date(2026, 11, 21)
_TARIFF: Final = Source(
    title="Norwegian Customs Tariff", url="https://tolltariffen.toll.no", article="chapter 63"
)
_CLOTHING: Final = Source(
    title="Norwegian Customs: Importation of clothing",
    url="https://www.toll.no/en/goods/clothes-and-shoes/importation-of-clothing/",
)
_BUDGET_2009: Final = Source(
    title="St.prp. nr. 1 (2008-2009) Skatte-, avgifts- og tollvedtak",
    url="https://www.regjeringen.no/no/dokumenter/stprp-nr-1-2008-2009--2/id530351/?ch=20",
    article="4",
)
_BUDGET_2013: Final = Source(
    title="Statsbudsjettet 2013: Toll - klær og tekstiler",
    url="https://www.statsbudsjettet.no/Statsbudsjettet-2013/Statsbudsjettet-fra-A-til-A/Toll---klar-og-tekstiler/",
)
_MINISTER_2009: Final = Source(
    title="Minister of Finance, answer to written question 15:1410 (2008-2009)",
    url="https://www.stortinget.no/no/Saker-og-publikasjoner/Sporsmal/Skriftlige-sporsmal-og-svar/Skriftlig-sporsmal/?qid=43967",
)

INDUSTRIAL: Final = (
    "30 3303 3304 3305 3306 3307 34 39 40 4201 4202 4203 4205 44 46 48 49 57 "
    "64 65 66 67 69 70 71 73 76 82 83 84 85 87 88 90 91 92 94 95 96 97"
)
"""Goods that are free whatever their origin, so that no preference can be of use."""

COLUMNS: Final = (
    DutyColumn(
        id="no.duty",
        rows=(("Free", INDUSTRIAL),),
        evidence=Evidence.OFFICIAL,
        source=_MINISTER_2009,
        checked_on=_CHECKED,
        note="Duty on industrial goods is left on some clothing and other textiles only; for shoes Norwegian Customs says so today.",
    ),
    DutyColumn(
        id="no.duty",
        rows=(("Free", "6107 6108 6207 6208"),),
        evidence=Evidence.OFFICIAL,
        source=_BUDGET_2009,
        checked_on=_CHECKED,
        note="Underwear, nightwear and dressing gowns, free since 2009.",
    ),
    DutyColumn(
        id="no.duty",
        rows=(("10.7%", "6301"),),
        evidence=Evidence.OFFICIAL,
        source=_TARIFF,
        checked_on=_CHECKED,
    ),
    DutyColumn(
        id="no.duty",
        rows=(("5.6%", "6111 6116 6209 6214 6215 6216"),),
        evidence=Evidence.SECONDARY,
        source=_BUDGET_2013,
        checked_on=_CHECKED,
        note="Babies' clothes, gloves, woven shawls, scarves and ties, as the budget for 2013 proposed; its adoption was not read.",
    ),
    DutyColumn(
        id="no.duty",
        rows=(
            (
                "10.7%",
                (
                    "6101 6102 6103 6104 6109 6110 6114 6115 6201 6202 6203 6204 6205 6206 6210 "
                    "6211 6302 6303 6304"
                ),
            ),
        ),
        status=Status.UNCLEAR,
        evidence=Evidence.SECONDARY,
        source=_CLOTHING,
        checked_on=_CHECKED,
        note="Norwegian Customs: in most cases 10.7 per cent; the line itself was not read.",
    ),
)

TARIFF: Final = GoodsTable("tariff", (rule for column in COLUMNS for rule in column.rules()))
"""The duties by code."""
