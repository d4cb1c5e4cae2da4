"""VAT rates of China, by code and by category.

Value-Added Tax Law, Art. 10, https://github.com/LawRefBook/Laws.

Example:
    >>> import datetime as dt
    >>> from xborder.policy.goods_table import GoodsKey
    >>> VAT.find(GoodsKey(hs_code="490199"), dt.date(2026, 11, 21)).value
    Percent(share=Fraction(9, 100))
"""

from typing import Final

from xborder.countries.cn.sources import CHECKED, VAT_LAW
from xborder.policy.amount import Percent
from xborder.policy.goods_table import ALL_GOODS, GoodsRule, GoodsTable, Scope
from xborder.source import Evidence
from xborder.timeline import Dated

VAT: Final = GoodsTable(
    "vat",
    (
        GoodsRule(
            id="cn.vat.standard",
            scope=ALL_GOODS,
            title="Standard rate",
            amount=Dated(
                value=Percent("0.13"),
                evidence=Evidence.OFFICIAL,
                source=VAT_LAW,
                checked_on=CHECKED,
                note="13% since 2019-04-01, kept by the VAT Law.",
            ),
        ),
        GoodsRule(
            id="cn.vat.reduced",
            scope=Scope(
                hs=(
                    *("01", "02", "03", "0401", "0407", "0409", "0601", "0602", "060311"),
                    *("060312", "060313", "060314", "060315", "060319", "060420", "07", "08"),
                    *("0902", "10", "1101", "1102", "1103", "1201", "1202", "1203", "1204"),
                    *("1205", "1206", "1207", "1208", "1212", "1507", "1508", "1509", "1510"),
                    *("1511", "1512", "1513", "1514", "1515", "2302", "2303", "2304", "2305"),
                    *("2306", "2307", "2308", "2309", "2501", "2711", "31", "3808", "4901"),
                    *("4902", "4903"),
                ),
                categories=("books", "newspapers"),
            ),
            title="Farm products, grain, edible oil, salt, gas, books, feed, fertiliser",
            amount=Dated(
                value=Percent("0.09"),
                evidence=Evidence.OFFICIAL,
                source=VAT_LAW,
                checked_on=CHECKED,
                note="The law names goods in words; the codes are our reading of them.",
            ),
        ),
        GoodsRule(
            id="cn.vat.plants",
            scope=Scope(hs=("060390", "060490")),
            title="Cut flowers and foliage, dried or dyed",
            amount=Dated(
                value=Percent("0.09"),
                evidence=Evidence.UNCHECKED,
                source=VAT_LAW,
                checked_on=CHECKED,
                note="A farm product if only dried; 13% if processed further.",
            ),
        ),
        GoodsRule(
            id="cn.vat.farm_machinery",
            scope=Scope(hs=("8432", "8433", "8436")),
            title="Farm machinery",
            amount=Dated(
                value=Percent("0.09"),
                evidence=Evidence.UNCHECKED,
                source=VAT_LAW,
                checked_on=CHECKED,
                note="The headings hold machines for lawns and sports grounds too, at 13%.",
            ),
        ),
        GoodsRule(
            id="cn.vat.recordings",
            scope=Scope(hs=("852329", "852349", "852380")),
            title="Recordings of sound and pictures",
            amount=Dated(
                value=Percent("0.09"),
                evidence=Evidence.UNCHECKED,
                source=VAT_LAW,
                checked_on=CHECKED,
                note="Audio-visual products; other recorded media bear 13%.",
            ),
        ),
    ),
)
