"""The simplified tariff: seven lines for all goods of a consignment up to JPY 200,000.

https://www.customs.go.jp/tsukan/kanizeiritsu.htm.

Example:
    >>> import datetime as dt
    >>> from xborder.policy.goods_table import GoodsKey
    >>> SIMPLIFIED_TARIFF.find(GoodsKey(hs_code="620342"), dt.date(2026, 11, 21)).value
    Percent(share=Fraction(1, 10))
"""

from typing import Final

from xborder.countries.jp.sources import CHECKED, MAJOR_PRODUCTS, SIMPLIFIED, SIMPLIFIED_TABLE
from xborder.countries.jp.tariff import FREE_GOODS
from xborder.money import Money
from xborder.policy.amount import FREE, Percent, PerUnit, Quantity
from xborder.policy.goods_table import GoodsRule, GoodsTable, Scope
from xborder.source import Evidence
from xborder.timeline import Dated

SIMPLIFIED_TARIFF: Final = GoodsTable(
    "simplified_tariff",
    (
        GoodsRule(
            id="jp.simplified.wine",
            scope=Scope(hs=("2204", "2205")),
            title="Wine",
            amount=Dated(
                value=PerUnit(Money("70 JPY"), Quantity.LITRE),
                evidence=Evidence.SECONDARY,
                source=SIMPLIFIED_TABLE,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.spirits",
            scope=Scope(hs="2208"),
            title="Distilled spirits",
            amount=Dated(
                value=PerUnit(Money("20 JPY"), Quantity.LITRE),
                evidence=Evidence.SECONDARY,
                source=SIMPLIFIED_TABLE,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.sake",
            scope=Scope(hs=("2203", "2206")),
            title="Sake, cider and other fermented drinks",
            amount=Dated(
                value=PerUnit(Money("30 JPY"), Quantity.LITRE),
                evidence=Evidence.SECONDARY,
                source=SIMPLIFIED_TABLE,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.tomato_sauce",
            scope=Scope(hs=("210320", "2105", "4303")),
            title="Tomato sauce, ice cream, furs",
            amount=Dated(
                value=Percent("0.20"),
                evidence=Evidence.SECONDARY,
                source=SIMPLIFIED_TABLE,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.coffee",
            scope=Scope(hs=("0901", "090210", "090220", "3503", "4302")),
            title="Coffee, tea other than black tea, gelatine, dressed furskins",
            amount=Dated(
                value=Percent("0.15"),
                evidence=Evidence.SECONDARY,
                source=SIMPLIFIED_TABLE,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.clothing",
            scope=Scope(hs="62"),
            title="Clothing and accessories, not knitted",
            amount=Dated(
                value=Percent("0.10"),
                evidence=Evidence.SECONDARY,
                source=SIMPLIFIED_TABLE,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.plastics",
            scope=Scope(hs="39"),
            title="Articles of plastics",
            amount=Dated(
                value=Percent("0.03"),
                evidence=Evidence.SECONDARY,
                source=SIMPLIFIED_TABLE,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.metal",
            scope=Scope(
                hs=("70", "74", "75", "76", "78", "79", "81", "82", "83", "94", "9504", "9505")
            ),
            title="Articles of glass and base metal, furniture, games",
            amount=Dated(
                value=Percent("0.03"),
                evidence=Evidence.UNCHECKED,
                source=SIMPLIFIED_TABLE,
                checked_on=CHECKED,
                note="Which of them the general tariff frees was not read.",
            ),
        ),
        GoodsRule(
            id="jp.simplified.free",
            scope=Scope(hs=("40", "48", "49", "69", "72", "73", "80")),
            title="Articles of rubber, paper, ceramics, iron, steel and tin",
            amount=Dated(
                value=FREE,
                evidence=Evidence.SECONDARY,
                source=SIMPLIFIED_TABLE,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.duty_free",
            scope=Scope(hs=FREE_GOODS),
            title="Goods that the general tariff frees",
            amount=Dated(
                value=FREE,
                evidence=Evidence.OFFICIAL,
                source=SIMPLIFIED,
                checked_on=CHECKED,
                note="The simplified tariff is not for duty-free goods.",
            ),
        ),
        GoodsRule(
            id="jp.simplified.machines",
            scope=Scope(hs=("84", "85", "86", "88", "90")),
            title="Machines, electrical goods, instruments",
            amount=Dated(
                value=FREE,
                evidence=Evidence.UNCHECKED,
                source=MAJOR_PRODUCTS,
                checked_on=CHECKED,
                note="Free under the general tariff with few exceptions, which were not read.",
            ),
        ),
        GoodsRule(
            id="jp.simplified.other",
            scope=Scope(hs=tuple("0123456789")),
            title="All other goods",
            amount=Dated(
                value=Percent("0.05"),
                evidence=Evidence.UNCHECKED,
                source=SIMPLIFIED_TABLE,
                checked_on=CHECKED,
                note="Which of them the general tariff frees was not read.",
            ),
        ),
    ),
)
