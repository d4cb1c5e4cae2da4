"""Consumption tax by goods: a share inside its own base, and for some goods by price a unit.

Premium cosmetics begin at CNY 10 a millilitre or gram, or CNY 15 a sheet or piece: Cai Shui [2016]
No. 103, https://shanghai.chinatax.gov.cn/zcfw/zcfgk/xfs/201610/t427459.html.

Example:
    >>> CONSUMPTION_TAXES.find(GoodsKey(hs_code="220421"), day(2026, 11, 21)).value
    PercentInside(share=Fraction(1, 10))
"""

from xborder.countries.cn.scope import ANY_CODE, BY_CONTENT, MAYBE_A_SHEET, SHEETS
from xborder.countries.cn.sources import CATALOGUE, PREMIUM_COSMETICS
from xborder.policy.vocabulary import *

_PREMIUM_BY_CONTENT = Bands(
    "customs_value",
    (
        Band(Money("10000 CNY"), FREE, inclusive=False),
        Band(None, PercentInside("0.15")),
    ),
    per=(Quantity.LITRE, Quantity.NET_KG),
)
"""CNY 10 a millilitre or gram, that is 10,000 a litre or kilogram, and above."""
_PREMIUM_BY_PIECE = Bands(
    "customs_value",
    (
        Band(Money("15 CNY"), FREE, inclusive=False),
        Band(None, PercentInside("0.15")),
    ),
    per=(Quantity.PIECE,),
)
_PREMIUM_UNLESS_A_SHEET = Bands(
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
_LUXURY_WATCH = Bands(
    "customs_value",
    (
        Band(Money("10000 CNY"), FREE, inclusive=False),
        Band(None, PercentInside("0.20")),
    ),
    per=(Quantity.PIECE,),
)

CONSUMPTION_TAXES = goods(
    "consumption_tax",
    GoodsRate("cn.ct.none", FREE, hs=ANY_CODE, title="Goods outside the consumption tax").by(
        CATALOGUE
    ),
    GoodsRate(
        "cn.ct.cosmetics",
        _PREMIUM_BY_CONTENT,
        hs="3303 3304",
        title="Cosmetics and perfume; premium from CNY 10 a millilitre or gram",
    ).by(
        PREMIUM_COSMETICS, note="At or above, on the dutiable price without VAT, since 2016-10-01."
    ),
    GoodsRate(
        "cn.ct.skin_care",
        _PREMIUM_UNLESS_A_SHEET,
        hs="330499",
        except_hs=BY_CONTENT,
        title="Skin care and other beauty preparations",
    ).by(PREMIUM_COSMETICS, note="Face masks are told from creams by their ten-digit code."),
    GoodsRate(
        "cn.ct.cosmetic_sheets",
        _PREMIUM_BY_PIECE,
        hs=SHEETS,
        title="Cosmetics by the piece or sheet; premium from CNY 15",
    ).by(PREMIUM_COSMETICS, note="Told apart by their ten-digit code."),
    GoodsRate(
        "cn.ct.wine",
        PercentInside("0.10"),
        hs="2204 2205 22060090",
        title="Wine and other fermented drinks",
    ).by(CATALOGUE, note="Except yellow rice wine, 22060010, which is taxed by weight."),
    GoodsRate(
        "cn.ct.fermented", PercentInside("0.10"), hs="2206", title="Wine and other fermented drinks"
    ).by(
        CATALOGUE,
        evidence="unchecked",
        note="With fewer than eight digits it can be yellow rice wine, taxed by weight.",
    ),
    GoodsRate(
        "cn.ct.spirits",
        Sum(
            PercentInside("0.20"),
            PerUnit(Money("1.14 CNY"), Quantity.LITRE),
        ),
        hs="2208",
        title="Spirits",
    ).by(
        CATALOGUE,
        note="20% and CNY 1 a kilogram, a litre being 0.912 kg; the specific part is in "
        "the base too: 0.912 / (1 - 20%) = 1.14 a litre.",
    ),
    GoodsRate(
        "cn.ct.watches", _LUXURY_WATCH, hs="9101 9102", title="Watches; luxury from CNY 10,000"
    ).by(CATALOGUE),
    GoodsRate(
        "cn.ct.golf", PercentInside("0.10"), hs="950631 950632 950639", title="Golf balls and clubs"
    ).by(CATALOGUE, note="10% in the items of the tax return too."),
    GoodsRate(
        "cn.ct.jewellery",
        PercentInside("0.10"),
        hs="7101 7103 7116",
        title="Pearls, precious stones and articles of them",
    ).by(
        CATALOGUE,
        evidence="unchecked",
        note="Jewellery of gold, silver, platinum and diamonds is taxed at retail.",
    ),
    GoodsRate(
        "cn.ct.others",
        Unsupported("Consumption tax on these goods is not computed."),
        hs=(
            *("2203", "22060010", "2207", "24", "2710", "3208", "3209", "3210", "3604"),
            *("4409", "441912", "850710", "850720", "8703", "8711", "8903"),
        ),
        title="Other goods under the consumption tax",
    ).by(CATALOGUE),
)
