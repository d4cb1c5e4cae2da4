"""VAT rates of Norway, by code and by category.

https://www.skatteetaten.no/en/rates/value-added-tax/.

Example:
    >>> import datetime as dt
    >>> from xborder.policy.goods_table import GoodsKey
    >>> VAT.find(GoodsKey(hs_code="090111"), dt.date(2026, 11, 21)).value
    Percent(share=Fraction(3, 20))
"""

from typing import Final

from xborder.countries.no.scope import FOOD_CHAPTERS
from xborder.countries.no.sources import CHECKED, CLOTHING, RATES, VOEC
from xborder.policy.amount import FREE, Percent
from xborder.policy.goods_table import ALL_GOODS, GoodsRule, GoodsTable, Scope
from xborder.source import Evidence
from xborder.timeline import Dated

VAT: Final = GoodsTable(
    "vat",
    (
        GoodsRule(
            id="no.vat.standard",
            scope=ALL_GOODS,
            title="General rate",
            amount=Dated(
                value=Percent("0.25"),
                evidence=Evidence.OFFICIAL,
                source=CLOTHING,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="no.vat.food",
            scope=Scope(
                hs=FOOD_CHAPTERS,
                except_hs=("1209", "1505", "1518", "1520", "1521", "1522"),
                categories=("food", "food_supplements"),
            ),
            title="Foodstuffs",
            amount=Dated(
                value=Percent("0.15"),
                evidence=Evidence.OFFICIAL,
                source=RATES,
                checked_on=CHECKED,
                note="Food and drink without alcohol, tobacco and medicines. The Tax "
                "Administration's page for 2012; later copies name the same rate.",
            ),
        ),
        GoodsRule(
            id="no.vat.books",
            scope=Scope(hs=("4901", "4902", "4903"), categories=("books", "newspapers", "ebooks")),
            title="Books and newspapers",
            amount=Dated(
                value=FREE,
                evidence=Evidence.OFFICIAL,
                source=VOEC,
                checked_on=CHECKED,
                note="Newspapers, magazines, books: free of VAT, and inside VOEC.",
            ),
        ),
    ),
)
