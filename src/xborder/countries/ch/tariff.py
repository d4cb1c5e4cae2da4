"""Swiss duties: industrial goods free since 2024-01-01, a few older duties by gross weight.

https://www.vatupdate.com/2023/09/27/switzerland-abolition-of-import-duties-on-industrial-goods-and-vat-rate-increase-as-of-01-01-2024.

Example:
    >>> import datetime as dt
    >>> from xborder.policy.goods_table import GoodsKey
    >>> TARIFF.find(GoodsKey(hs_code="610910"), dt.date(2026, 11, 21)).value
    Nothing()
"""

from typing import Final

from xborder.countries.ch.sources import ABOLITION, CHECKED, FREE_INDUSTRY, GROSS_WEIGHT, OLD_TARIFF
from xborder.money import Money
from xborder.policy.amount import FREE, PerUnit, Quantity
from xborder.policy.goods_table import GoodsRule, GoodsTable, Scope
from xborder.source import Evidence
from xborder.timeline import Dated

TARIFF: Final = GoodsTable(
    "tariff",
    (
        GoodsRule(
            id="ch.industrial_goods",
            scope=Scope(
                hs=tuple(str(chapter) for chapter in range(25, 98)), except_hs=("35", "38")
            ),
            amount=Dated(
                value=FREE,
                start=FREE_INDUSTRY,
                evidence=Evidence.SECONDARY,
                source=ABOLITION,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="ch.chemicals",
            scope=Scope(hs=("35", "38")),
            amount=Dated(
                value=FREE,
                start=FREE_INDUSTRY,
                source=ABOLITION,
                checked_on=CHECKED,
                note="Some goods of chapters 35 and 38 stayed dutiable; which ones was not read.",
            ),
        ),
        GoodsRule(
            id="ch.cotton_tshirts",
            scope=Scope(hs="610910"),
            amount=Dated(
                value=PerUnit(Money("152 CHF"), Quantity.GROSS_KG, 100),
                end=FREE_INDUSTRY,
                source=OLD_TARIFF,
                checked_on=CHECKED,
                note="As printed in 2017; that it stayed so until 2023 was not checked.",
            ),
        ),
        GoodsRule(
            id="ch.synthetic_blouses",
            scope=Scope(hs="610620"),
            amount=Dated(
                value=PerUnit(Money("406 CHF"), Quantity.GROSS_KG, 100),
                end=FREE_INDUSTRY,
                source=OLD_TARIFF,
                checked_on=CHECKED,
                note="As printed in 2017; that it stayed so until 2023 was not checked.",
            ),
        ),
        GoodsRule(
            id="ch.books_and_computers",
            scope=Scope(hs=("4901", "4902", "4903", "8471", "8517")),
            amount=Dated(
                value=FREE,
                end=FREE_INDUSTRY,
                source=GROSS_WEIGHT,
                checked_on=CHECKED,
                note="Books, computers and telephones were free before; from general knowledge.",
            ),
        ),
    ),
)
