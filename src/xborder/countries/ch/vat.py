"""VAT rates of Switzerland, by code and by category.

VAT Act, Art. 25; https://vatupdate.com/?p=264017.

Example:
    >>> import datetime as dt
    >>> from xborder.policy.goods_table import GoodsKey
    >>> VAT.find(GoodsKey(hs_code="490199"), dt.date(2026, 11, 21)).value
    Percent(share=Fraction(13, 500))
"""

from typing import Final

from xborder.countries.ch.sources import CHECKED, NEW_RATES, ORDERS, PLATFORMS, RATES, REDUCED
from xborder.policy.amount import Percent
from xborder.policy.goods_table import ALL_GOODS, GoodsRule, GoodsTable, Scope
from xborder.source import Evidence
from xborder.timeline import Dated

_FOOD: Final = ("02", "03", "04", "07", "08", "09", "10", "11", "15", "16", "17", "18", "19", "20")

_REDUCED_GOODS: Final = Scope(
    hs=(
        *_FOOD,
        *("06", "1209", "1214", "2101", "2102", "2103", "2104", "2105", "2106", "2201", "2202"),
        *("2209", "23", "31", "3002", "3003", "3004", "300660", "4901", "4902", "4903"),
    ),
    categories=("food", "food_supplements", "medicines", "books", "newspapers", "ebooks"),
)
_HYGIENE: Final = Scope(categories="feminine_hygiene")
VAT: Final = GoodsTable(
    "vat",
    (
        GoodsRule(
            id="ch.vat.standard",
            scope=ALL_GOODS,
            amount=Dated(
                value=Percent("0.077"),
                end=NEW_RATES,
                evidence=Evidence.SECONDARY,
                source=RATES,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="ch.vat.standard",
            scope=ALL_GOODS,
            amount=Dated(
                value=Percent("0.081"),
                start=NEW_RATES,
                evidence=Evidence.OFFICIAL,
                source=ORDERS,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="ch.vat.reduced",
            scope=_REDUCED_GOODS,
            amount=Dated(
                value=Percent("0.025"),
                end=NEW_RATES,
                evidence=Evidence.SECONDARY,
                source=REDUCED,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="ch.vat.reduced",
            scope=_REDUCED_GOODS,
            amount=Dated(
                value=Percent("0.026"),
                start=NEW_RATES,
                evidence=Evidence.OFFICIAL,
                source=ORDERS,
                checked_on=CHECKED,
                note="Food, books, magazines and medicines by customs; plants, feed and fertiliser by the tax administration's list.",
            ),
        ),
        GoodsRule(
            id="ch.vat.feminine_hygiene",
            scope=_HYGIENE,
            amount=Dated(
                value=Percent("0.026"),
                start=PLATFORMS,
                evidence=Evidence.SECONDARY,
                source=REDUCED,
                checked_on=CHECKED,
            ),
        ),
    ),
)
