"""Duties of China's tariff on a few goods; https://htshub.com/cn-hs.

Example:
    >>> import datetime as dt
    >>> from xborder.policy.goods_table import GoodsKey
    >>> TARIFF.find(GoodsKey(hs_code="330300"), dt.date(2026, 11, 21)).value
    Percent(share=Fraction(3, 100))
"""

from typing import Final

from xborder.countries.cn.sources import (
    CHECKED,
    TARIFF_2026,
    TARIFF_MAKE_UP,
    TARIFF_PERFUME,
    TARIFF_TOYS,
)
from xborder.policy.amount import FREE, Percent
from xborder.policy.goods_table import GoodsRule, GoodsTable, Scope
from xborder.source import Evidence
from xborder.timeline import Dated

TARIFF: Final = GoodsTable(
    "tariff",
    (
        GoodsRule(
            id="cn.duty.make_up",
            scope=Scope(hs=("330410", "330420")),
            title="Make-up",
            amount=Dated(
                value=Percent("0.05"),
                evidence=Evidence.SECONDARY,
                source=TARIFF_MAKE_UP,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.duty.nails_and_powder",
            scope=Scope(hs=("330430", "330491")),
            title="Make-up",
            amount=Dated(
                value=Percent("0.05"),
                evidence=Evidence.UNCHECKED,
                source=TARIFF_2026,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.duty.skin_care",
            scope=Scope(hs="330499"),
            title="Skin care and other beauty preparations",
            amount=Dated(
                value=Percent("0.01"),
                evidence=Evidence.SECONDARY,
                source=TARIFF_2026,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.duty.perfume",
            scope=Scope(hs="330300"),
            title="Perfume",
            amount=Dated(
                value=Percent("0.03"),
                evidence=Evidence.SECONDARY,
                source=TARIFF_PERFUME,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.duty.knitwear",
            scope=Scope(hs=("610910", "611020", "611030")),
            title="T-shirts and pullovers",
            amount=Dated(
                value=Percent("0.06"),
                evidence=Evidence.UNCHECKED,
                source=TARIFF_2026,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.duty.toys",
            scope=Scope(hs=("847130", "9503")),
            title="Portable computers and toys",
            amount=Dated(
                value=FREE,
                evidence=Evidence.SECONDARY,
                source=TARIFF_TOYS,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.duty.free",
            scope=Scope(hs=("490110", "490191", "490199", "8471", "851713", "851714")),
            title="Books, computers, telephones",
            amount=Dated(
                value=FREE,
                evidence=Evidence.UNCHECKED,
                source=TARIFF_2026,
                checked_on=CHECKED,
            ),
        ),
    ),
)
"""A few most-favoured-nation duties; goods outside them are a missing fact, never free."""
