"""VAT rates of the United Kingdom, by code and by category.

https://www.gov.uk/guidance/rates-of-vat-on-different-goods-and-services, read in copies of it.

Example:
    >>> VAT.find(GoodsKey(hs_code="610910"), day(2026, 11, 21)).value
    Percent(share=Fraction(1, 5))
"""

from xborder.countries.gb.sources import (
    CHILDREN,
    CONTRACEPTIVES,
    EBOOKS,
    FOOD,
    RATES,
    SANITARY,
    SMOKING_CESSATION,
    TRANSITION_ENDS,
)
from xborder.policy.vocabulary import *

ZERO_FOOD = (
    *("02", "03", "04", "07", "08", "09", "10", "11", "16", "180610", "1902"),
    *("120400", "120600", "120740", "120991", "15", "1701", "1702", "1801", "1802", "1803"),
    *("1804", "1805", "1901", "1904", "190510", "190520", "190540", "19053130", "19053191"),
    *("19053199", "19059010", "19059030", "19059045", "2001", "2002", "2003", "2004", "2005"),
    *("2007", "2101", "2103", "2104"),
)
"""Food, seeds to eat and to grow food from, oils, tinned meat and fish, sugar, cocoa, bread, coffee."""

STANDARD_FOOD = "1704 1806 19053111 19053119 19059055 200520 2009 2105 2201 2202"
PRINTED = "4901 4902 4903 4904 4905 491110"

NOT_DECIDED = All(
    Possibly(
        HsIn(
            "01 05 06 12 13 14 17 18 19 20 21 22 23 27 30 31 4401 49 640110 640212 640340 650610 8713 "
            "871420 88 89 9021 940180 961900 240491",
            except_=f"{' '.join(ZERO_FOOD)} {STANDARD_FOOD} {PRINTED} 491191 491199 2203 2204 2205 2206 2207 2208",
        )
    ),
    Not(Stated(Is("item.category", "books", "childrens_clothing", "feminine_hygiene", "food"))),
)
"""Goods of which the code does not tell whether they bear zero, 5% or 20%: food, plants, fuel and medicines
that the lists leave open, protective boots and helmets, aids for disabled people, child car seats."""
UNDECIDED = (
    "The code does not decide which rate of VAT these goods bear; the standard rate is taken."
)

VAT = goods(
    "vat",
    GoodsRate("gb.vat.standard", "0.20", title="Standard rate").by(
        RATES, note="HMRC's overview of rates, read in copies of it."
    ),
    GoodsRate(
        "gb.vat.books",
        FREE,
        hs=PRINTED,
        except_hs="490510",
        categories="books newspapers",
        title="Books, newspapers, children's picture books, music and maps",
    ).by(RATES),
    GoodsRate("gb.vat.ebooks", FREE, categories="ebooks", title="Electronic publications").by(
        EBOOKS, start=day(2020, 5, 1), note="Audiobooks stay at the standard rate."
    ),
    GoodsRate(
        "gb.vat.children",
        FREE,
        hs="6111 6209",
        categories="childrens_clothing",
        title="Young children's clothing and footwear",
    ).by(
        CHILDREN,
        note="Designed for young children, only suitable for them, and not of fur. By "
        "its code only babies' clothing is known; other goods need the category.",
    ),
    GoodsRate(
        "gb.vat.food",
        FREE,
        hs=ZERO_FOOD,
        except_hs="1505 1518 1520 1521 1522 200520",
        categories="food",
        title="Food for people",
    ).by(
        FOOD,
        note="The codes that are food of the zero rate as a whole; where a heading holds "
        "both rates the category decides.",
    ),
    GoodsRate(
        "gb.vat.confectionery",
        "0.20",
        hs=STANDARD_FOOD,
        title="Confectionery, chocolate biscuits, crisps, ice cream and soft drinks",
    ).by(FOOD),
    GoodsRate(
        "gb.vat.smoking_cessation",
        "0.05",
        hs="240492",
        title="Nicotine patches and other products to stop smoking",
    ).by(
        SMOKING_CESSATION,
        note="Pharmaceutical products held out for that purpose, without a prescription; gum and "
        "lozenges share their code with nicotine pouches.",
    ),
    GoodsRate("gb.vat.contraceptives", "0.05", hs="401410", title="Contraceptive products").by(
        CONTRACEPTIVES
    ),
    GoodsRate(
        "gb.vat.sanitary_reduced",
        "0.05",
        categories="feminine_hygiene",
        title="Women's sanitary products",
    ).by(SANITARY, end=TRANSITION_ENDS),
    GoodsRate(
        "gb.vat.sanitary", FREE, categories="feminine_hygiene", title="Women's sanitary products"
    ).by(SANITARY, start=TRANSITION_ENDS),
)
