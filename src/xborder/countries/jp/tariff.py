"""Duties of Japan's general tariff on the goods that customs itself lists.

https://www.customs.go.jp/english/c-answer_e/imtsukan/1204_e.htm.

Example:
    >>> import datetime as dt
    >>> from xborder.policy.goods_table import GoodsKey
    >>> TARIFF.find(GoodsKey(hs_code="950710"), dt.date(2026, 11, 21)).value
    Percent(share=Fraction(4, 125))
"""

from typing import Final

from xborder.countries.jp.sources import CHECKED, MAJOR_PRODUCTS
from xborder.policy.amount import FREE, Percent
from xborder.policy.goods_table import GoodsRule, GoodsTable, Scope
from xborder.source import Evidence
from xborder.timeline import Dated

FREE_GOODS: Final = (
    *("3303", "3304", "3305", "340111", "340130", "4901", "4902", "4903", "4904"),
    *("8471", "852580", "852581", "852589", "8703", "8711", "8903", "9101"),
    *("9102", "92", "940161", "940169", "940171", "940330", "940340", "940350"),
    *("940360", "9503", "950631", "950632", "950639", "950611", "9701"),
)
"""What customs' table of major products gives as free."""

TARIFF: Final = GoodsTable(
    "tariff",
    (
        GoodsRule(
            id="jp.duty.free",
            scope=Scope(hs=FREE_GOODS),
            title="Cosmetics, soap, books, computers, cameras, watches, instruments, toys, art",
            amount=Dated(
                value=FREE,
                evidence=Evidence.OFFICIAL,
                source=MAJOR_PRODUCTS,
                checked_on=CHECKED,
                note="What customs' table of major products gives as free.",
            ),
        ),
        GoodsRule(
            id="jp.duty.fishing",
            scope=Scope(hs="9507"),
            title="Fishing tackle",
            amount=Dated(
                value=Percent("0.032"),
                evidence=Evidence.OFFICIAL,
                source=MAJOR_PRODUCTS,
                checked_on=CHECKED,
            ),
        ),
    ),
)
"""A few duties of the general tariff; goods outside them are a missing fact, never free."""
