"""VAT rates of China, by code and by category.

Value-Added Tax Law, Art. 10, https://github.com/LawRefBook/Laws.

Example:
    >>> VAT.find(GoodsKey(hs_code="490199"), day(2026, 11, 21)).value
    Percent(share=Fraction(9, 100))
"""

from xborder.countries.cn.sources import VAT_LAW
from xborder.policy.vocabulary import *

VAT = goods(
    "vat",
    GoodsRate("cn.vat.standard", "0.13", title="Standard rate").by(
        VAT_LAW, note="13% since 2019-04-01, kept by the VAT Law."
    ),
    GoodsRate(
        "cn.vat.reduced",
        "0.09",
        hs=(
            *("01", "02", "03", "0401", "0407", "0409", "0601", "0602", "060311"),
            *("060312", "060313", "060314", "060315", "060319", "060420", "07", "08"),
            *("0902", "10", "1101", "1102", "1103", "1201", "1202", "1203", "1204"),
            *("1205", "1206", "1207", "1208", "1212", "1507", "1508", "1509", "1510"),
            *("1511", "1512", "1513", "1514", "1515", "2302", "2303", "2304", "2305"),
            *("2306", "2307", "2308", "2309", "2501", "2711", "31", "3808", "4901"),
            *("4902", "4903"),
        ),
        categories="books newspapers",
        title="Farm products, grain, edible oil, salt, gas, books, feed, fertiliser",
    ).by(VAT_LAW, note="The law names goods in words; the codes are our reading of them."),
    GoodsRate(
        "cn.vat.plants", "0.09", hs="060390 060490", title="Cut flowers and foliage, dried or dyed"
    ).by(
        VAT_LAW,
        evidence="unchecked",
        note="A farm product if only dried; 13% if processed further: Art. 10(2)(1) names farm "
        "products, and what is one was not read.",
    ),
    GoodsRate("cn.vat.farm_machinery", "0.09", hs="8432 8433 8436", title="Farm machinery").by(
        VAT_LAW,
        status="unclear",
        note="Art. 10(2)(4) names farm machinery; the headings hold machines for lawns and sports "
        "grounds too, at 13%.",
    ),
    GoodsRate(
        "cn.vat.recordings",
        "0.09",
        hs="852329 852349 852380",
        title="Recordings of sound and pictures",
    ).by(
        VAT_LAW,
        status="unclear",
        note="Art. 10(2)(3) names audio-visual products and electronic publications; other recorded "
        "media bear 13%.",
    ),
)
