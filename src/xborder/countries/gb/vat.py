"""VAT rates of the United Kingdom, by code and by category.

https://www.gov.uk/guidance/rates-of-vat-on-different-goods-and-services, read in copies of it.

Example:
    >>> VAT.find(GoodsKey(hs_code="610910"), day(2026, 11, 21)).value
    Percent(share=Fraction(1, 5))
"""

from xborder.countries.gb.sources import (
    CHILDREN,
    EBOOKS,
    FOOD,
    RATES,
    SANITARY,
    TRANSITION_ENDS,
)
from xborder.policy.vocabulary import *

VAT = goods(
    "vat",
    GoodsRate("gb.vat.standard", "0.20", title="Standard rate").by(
        RATES, note="HMRC's overview of rates, read in copies of it."
    ),
    GoodsRate(
        "gb.vat.books",
        FREE,
        hs="4901 4902 4903 4904 4905",
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
        hs=(
            *("02", "03", "04", "07", "08", "09", "10", "11", "180610", "1902"),
            *("2001", "2002", "2003", "2007", "2103", "2104"),
        ),
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
        hs="1704 1806 2009 2105 2201 2202",
        title="Confectionery, ice cream and soft drinks",
    ).by(FOOD),
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
