"""The national part of consumption tax, by goods: 7.8%, and 6.24% on food.

https://www.customs.go.jp/english/c-answer_e/imtsukan/1111_e.htm.

Example:
    >>> import datetime as dt
    >>> from xborder.policy.goods_table import GoodsKey
    >>> CONSUMPTION_TAXES.find(GoodsKey(hs_code="090111"), dt.date(2026, 11, 21)).value
    Percent(share=Fraction(39, 625))
"""

from typing import Final

from xborder.countries.jp.sources import CALCULATION, CHECKED
from xborder.policy.amount import Percent
from xborder.policy.goods_table import ALL_GOODS, GoodsRule, GoodsTable, Scope
from xborder.source import Evidence
from xborder.timeline import Dated

CONSUMPTION_TAXES: Final = GoodsTable(
    "consumption_tax",
    (
        GoodsRule(
            id="jp.ct.standard",
            scope=ALL_GOODS,
            title="Standard rate",
            amount=Dated(
                value=Percent("0.078"),
                evidence=Evidence.OFFICIAL,
                source=CALCULATION,
                checked_on=CHECKED,
                note="10% with the local tax, since 2019-10-01.",
            ),
        ),
        GoodsRule(
            id="jp.ct.food",
            scope=Scope(
                hs=(
                    *("02", "03", "04", "07", "08", "09", "10", "11", "15", "16", "17", "18"),
                    *("120740", "121221", "19", "20", "21", "2201", "2202", "2209", "2501"),
                ),
                categories=("food", "food_supplements"),
            ),
            title="Food and drink without alcohol",
            amount=Dated(
                value=Percent("0.0624"),
                evidence=Evidence.OFFICIAL,
                source=CALCULATION,
                checked_on=CHECKED,
                note="8% with the local tax. The codes are our reading of food and drink.",
            ),
        ),
        GoodsRule(
            id="jp.ct.seeds",
            scope=Scope(hs=("1201", "1202", "1204", "1205", "1206", "1207", "1208")),
            title="Seeds and nuts, taken as food",
            amount=Dated(
                value=Percent("0.0624"),
                evidence=Evidence.UNCHECKED,
                source=CALCULATION,
                checked_on=CHECKED,
                note="8% with the local tax if people eat them; 10% for sowing, pressing and feed. "
                "The code does not tell which.",
            ),
        ),
    ),
)
