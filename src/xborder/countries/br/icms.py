"""ICMS by state: 17%, and 20% in ten states since 2025-04-01.

https://www.correiobraziliense.com.br/economia/2025/03/7098360-icms-de-compras-internacionais-sobe-para-20-em-10-estados-a-partir-de-amanha.html.

Example:
    >>> import datetime as dt
    >>> from xborder.policy.goods_table import GoodsKey
    >>> ICMS_TABLE.find(GoodsKey(hs_code="610910", region="BR-BA"), dt.date(2026, 11, 21)).value
    PercentInside(share=Fraction(1, 5))
"""

from typing import Final

from xborder.countries.br.scope import AT_20
from xborder.countries.br.sources import CHECKED, ICMS_17, ICMS_20, UNIFORM_ICMS
from xborder.policy.amount import PercentInside, Unsupported
from xborder.policy.goods_table import ALL_GOODS, GoodsRule, GoodsTable, Scope
from xborder.source import Evidence
from xborder.timeline import Dated

ICMS_TABLE: Final = GoodsTable(
    "icms",
    (
        GoodsRule(
            id="br.icms",
            scope=ALL_GOODS,
            amount=Dated(
                value=Unsupported(
                    "Before June 2023 each state had its own ICMS on remittances, which is not in the table."
                ),
                end=ICMS_17,
                evidence=Evidence.SECONDARY,
                source=UNIFORM_ICMS,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="br.icms",
            scope=ALL_GOODS,
            amount=Dated(
                value=PercentInside("0.17"),
                start=ICMS_17,
                evidence=Evidence.SECONDARY,
                source=UNIFORM_ICMS,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="br.icms.ten_states",
            scope=Scope(regions=AT_20.values),
            amount=Dated(
                value=PercentInside("0.20"),
                start=ICMS_20,
                evidence=Evidence.SECONDARY,
                source=UNIFORM_ICMS,
                checked_on=CHECKED,
            ),
        ),
    ),
)
