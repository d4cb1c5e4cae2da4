"""Duties of China's tariff on a few goods; https://htshub.com/cn-hs.

Example:
    >>> TARIFF.find(GoodsKey(hs_code="330300"), day(2026, 11, 21)).value
    Percent(share=Fraction(3, 100))
"""

from xborder.countries.cn.sources import (
    TARIFF_2026,
    TARIFF_MAKE_UP,
    TARIFF_PERFUME,
    TARIFF_TOYS,
)
from xborder.policy.vocabulary import *

TARIFF = goods(
    "tariff",
    GoodsRate("cn.duty.make_up", "0.05", hs="330410 330420", title="Make-up").by(TARIFF_MAKE_UP),
    GoodsRate("cn.duty.nails_and_powder", "0.05", hs="330430 330491", title="Make-up").by(
        TARIFF_2026
    ),
    GoodsRate(
        "cn.duty.skin_care", "0.01", hs="330499", title="Skin care and other beauty preparations"
    ).by(TARIFF_2026, evidence="secondary"),
    GoodsRate("cn.duty.perfume", "0.03", hs="330300", title="Perfume").by(TARIFF_PERFUME),
    GoodsRate(
        "cn.duty.knitwear", "0.06", hs="610910 611020 611030", title="T-shirts and pullovers"
    ).by(TARIFF_2026),
    GoodsRate("cn.duty.toys", FREE, hs="847130 9503", title="Portable computers and toys").by(
        TARIFF_TOYS
    ),
    GoodsRate(
        "cn.duty.free",
        FREE,
        hs="490110 490191 490199 8471 851713 851714",
        title="Books, computers, telephones",
    ).by(TARIFF_2026),
)
"""A few most-favoured-nation duties; goods outside them are a missing fact, never free."""
