"""VAT rates of the United Kingdom, by code and by category.

https://www.gov.uk/guidance/rates-of-vat-on-different-goods-and-services, read in copies of it.

Example:
    >>> import datetime as dt
    >>> from xborder.policy.goods_table import GoodsKey
    >>> VAT.find(GoodsKey(hs_code="610910"), dt.date(2026, 11, 21)).value
    Percent(share=Fraction(1, 5))
"""

import datetime as dt
from typing import Final

from xborder.countries.gb.sources import (
    CHECKED,
    CHILDREN,
    EBOOKS,
    FOOD,
    RATES,
    SANITARY,
    TRANSITION_ENDS,
)
from xborder.policy.amount import FREE, Percent
from xborder.policy.goods_table import ALL_GOODS, GoodsRule, GoodsTable, Scope
from xborder.source import Evidence
from xborder.timeline import Dated

VAT: Final = GoodsTable(
    "vat",
    (
        GoodsRule(
            id="gb.vat.standard",
            scope=ALL_GOODS,
            title="Standard rate",
            amount=Dated(
                value=Percent("0.20"),
                evidence=Evidence.SECONDARY,
                source=RATES,
                checked_on=CHECKED,
                note="HMRC's overview of rates, read in copies of it.",
            ),
        ),
        GoodsRule(
            id="gb.vat.books",
            scope=Scope(
                hs=("4901", "4902", "4903", "4904", "4905"),
                except_hs=("490510",),
                categories=("books", "newspapers"),
            ),
            title="Books, newspapers, children's picture books, music and maps",
            amount=Dated(
                value=FREE,
                evidence=Evidence.SECONDARY,
                source=RATES,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="gb.vat.ebooks",
            scope=Scope(categories="ebooks"),
            title="Electronic publications",
            amount=Dated(
                value=FREE,
                start=dt.date(2020, 5, 1),
                evidence=Evidence.OFFICIAL,
                source=EBOOKS,
                checked_on=CHECKED,
                note="Audiobooks stay at the standard rate.",
            ),
        ),
        GoodsRule(
            id="gb.vat.children",
            scope=Scope(hs=("6111", "6209"), categories="childrens_clothing"),
            title="Young children's clothing and footwear",
            amount=Dated(
                value=FREE,
                evidence=Evidence.SECONDARY,
                source=CHILDREN,
                checked_on=CHECKED,
                note="Designed for young children, only suitable for them, and not of fur. By "
                "its code only babies' clothing is known; other goods need the category.",
            ),
        ),
        GoodsRule(
            id="gb.vat.food",
            scope=Scope(
                hs=(
                    *("02", "03", "04", "07", "08", "09", "10", "11", "180610", "1902"),
                    *("2001", "2002", "2003", "2007", "2103", "2104"),
                ),
                categories="food",
            ),
            title="Food for people",
            amount=Dated(
                value=FREE,
                evidence=Evidence.SECONDARY,
                source=FOOD,
                checked_on=CHECKED,
                note="The codes that are food of the zero rate as a whole; where a heading holds "
                "both rates the category decides.",
            ),
        ),
        GoodsRule(
            id="gb.vat.confectionery",
            scope=Scope(hs=("1704", "1806", "2009", "2105", "2201", "2202")),
            title="Confectionery, ice cream and soft drinks",
            amount=Dated(
                value=Percent("0.20"),
                evidence=Evidence.SECONDARY,
                source=FOOD,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="gb.vat.sanitary_reduced",
            scope=Scope(categories="feminine_hygiene"),
            title="Women's sanitary products",
            amount=Dated(
                value=Percent("0.05"),
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=SANITARY,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="gb.vat.sanitary",
            scope=Scope(categories="feminine_hygiene"),
            title="Women's sanitary products",
            amount=Dated(
                value=FREE,
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=SANITARY,
                checked_on=CHECKED,
            ),
        ),
    ),
)
