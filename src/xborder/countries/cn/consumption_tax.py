"""Consumption tax by goods: a share inside its own base, and for some goods by price a unit.

Premium cosmetics begin at CNY 10 a millilitre or gram, or CNY 15 a sheet or piece: Cai Shui [2016]
No. 103, https://shanghai.chinatax.gov.cn/zcfw/zcfgk/xfs/201610/t427459.html.

Example:
    >>> import datetime as dt
    >>> from xborder.policy.goods_table import GoodsKey
    >>> CONSUMPTION_TAXES.find(GoodsKey(hs_code="220421"), dt.date(2026, 11, 21)).value
    PercentInside(share=Fraction(1, 10))
"""

from typing import Final

from xborder.countries.cn.scope import ANY_CODE, BY_CONTENT, MAYBE_A_SHEET, SHEETS
from xborder.countries.cn.sources import CATALOGUE, CHECKED, PREMIUM_COSMETICS
from xborder.money import Money
from xborder.policy.amount import (
    FREE,
    Band,
    Bands,
    Estimate,
    PercentInside,
    PerUnit,
    Quantity,
    Sum,
    Unsupported,
)
from xborder.policy.goods_table import GoodsRule, GoodsTable, Scope
from xborder.source import Evidence
from xborder.timeline import Dated

_PREMIUM_BY_CONTENT: Final = Bands(
    "customs_value",
    (
        Band(Money("10000 CNY"), FREE, inclusive=False),
        Band(None, PercentInside("0.15")),
    ),
    per=(Quantity.LITRE, Quantity.NET_KG),
)
"""CNY 10 a millilitre or gram, that is 10,000 a litre or kilogram, and above."""
_PREMIUM_BY_PIECE: Final = Bands(
    "customs_value",
    (
        Band(Money("15 CNY"), FREE, inclusive=False),
        Band(None, PercentInside("0.15")),
    ),
    per=(Quantity.PIECE,),
)
_PREMIUM_UNLESS_A_SHEET: Final = Bands(
    "customs_value",
    (
        Band(
            Money("10000 CNY"),
            Bands(
                "customs_value",
                (
                    Band(Money("15 CNY"), FREE, inclusive=False),
                    Band(None, Estimate(FREE, MAYBE_A_SHEET)),
                ),
                per=(Quantity.PIECE,),
            ),
            inclusive=False,
        ),
        Band(None, PercentInside("0.15")),
    ),
    per=(Quantity.LITRE, Quantity.NET_KG),
)
"""By content, where the code leaves open whether the goods are sheets, premium from CNY 15 each."""
_LUXURY_WATCH: Final = Bands(
    "customs_value",
    (
        Band(Money("10000 CNY"), FREE, inclusive=False),
        Band(None, PercentInside("0.20")),
    ),
    per=(Quantity.PIECE,),
)

CONSUMPTION_TAXES: Final = GoodsTable(
    "consumption_tax",
    (
        GoodsRule(
            id="cn.ct.none",
            scope=Scope(hs=ANY_CODE),
            title="Goods outside the consumption tax",
            amount=Dated(
                value=FREE,
                evidence=Evidence.SECONDARY,
                source=CATALOGUE,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.ct.cosmetics",
            scope=Scope(hs=("3303", "3304")),
            title="Cosmetics and perfume; premium from CNY 10 a millilitre or gram",
            amount=Dated(
                value=_PREMIUM_BY_CONTENT,
                evidence=Evidence.SECONDARY,
                source=PREMIUM_COSMETICS,
                checked_on=CHECKED,
                note="At or above, on the dutiable price without VAT, since 2016-10-01.",
            ),
        ),
        GoodsRule(
            id="cn.ct.skin_care",
            scope=Scope(hs="330499", except_hs=BY_CONTENT),
            title="Skin care and other beauty preparations",
            amount=Dated(
                value=_PREMIUM_UNLESS_A_SHEET,
                evidence=Evidence.SECONDARY,
                source=PREMIUM_COSMETICS,
                checked_on=CHECKED,
                note="Face masks are told from creams by their ten-digit code.",
            ),
        ),
        GoodsRule(
            id="cn.ct.cosmetic_sheets",
            scope=Scope(hs=SHEETS),
            title="Cosmetics by the piece or sheet; premium from CNY 15",
            amount=Dated(
                value=_PREMIUM_BY_PIECE,
                evidence=Evidence.SECONDARY,
                source=PREMIUM_COSMETICS,
                checked_on=CHECKED,
                note="Told apart by their ten-digit code.",
            ),
        ),
        GoodsRule(
            id="cn.ct.wine",
            scope=Scope(hs=("2204", "2205", "22060090")),
            title="Wine and other fermented drinks",
            amount=Dated(
                value=PercentInside("0.10"),
                evidence=Evidence.SECONDARY,
                source=CATALOGUE,
                checked_on=CHECKED,
                note="Except yellow rice wine, 22060010, which is taxed by weight.",
            ),
        ),
        GoodsRule(
            id="cn.ct.fermented",
            scope=Scope(hs="2206"),
            title="Wine and other fermented drinks",
            amount=Dated(
                value=PercentInside("0.10"),
                evidence=Evidence.UNCHECKED,
                source=CATALOGUE,
                checked_on=CHECKED,
                note="With fewer than eight digits it can be yellow rice wine, taxed by weight.",
            ),
        ),
        GoodsRule(
            id="cn.ct.spirits",
            scope=Scope(hs="2208"),
            title="Spirits",
            amount=Dated(
                value=Sum(
                    PercentInside("0.20"),
                    PerUnit(Money("1.14 CNY"), Quantity.LITRE),
                ),
                evidence=Evidence.SECONDARY,
                source=CATALOGUE,
                checked_on=CHECKED,
                note="20% and CNY 1 a kilogram, a litre being 0.912 kg; the specific part is in "
                "the base too: 0.912 / (1 - 20%) = 1.14 a litre.",
            ),
        ),
        GoodsRule(
            id="cn.ct.watches",
            scope=Scope(hs=("9101", "9102")),
            title="Watches; luxury from CNY 10,000",
            amount=Dated(
                value=_LUXURY_WATCH,
                evidence=Evidence.SECONDARY,
                source=CATALOGUE,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.ct.golf",
            scope=Scope(hs=("950631", "950632", "950639")),
            title="Golf balls and clubs",
            amount=Dated(
                value=PercentInside("0.10"),
                evidence=Evidence.UNCHECKED,
                source=CATALOGUE,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.ct.jewellery",
            scope=Scope(hs=("7101", "7103", "7116")),
            title="Pearls, precious stones and articles of them",
            amount=Dated(
                value=PercentInside("0.10"),
                evidence=Evidence.UNCHECKED,
                source=CATALOGUE,
                checked_on=CHECKED,
                note="Jewellery of gold, silver, platinum and diamonds is taxed at retail.",
            ),
        ),
        GoodsRule(
            id="cn.ct.others",
            scope=Scope(
                hs=(
                    *("2203", "22060010", "2207", "24", "2710", "3208", "3209", "3210", "3604"),
                    *("4409", "441912", "850710", "850720", "8703", "8711", "8903"),
                )
            ),
            title="Other goods under the consumption tax",
            amount=Dated(
                value=Unsupported("Consumption tax on these goods is not computed."),
                evidence=Evidence.SECONDARY,
                source=CATALOGUE,
                checked_on=CHECKED,
            ),
        ),
    ),
)
