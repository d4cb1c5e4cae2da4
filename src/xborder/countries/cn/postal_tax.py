"""The tax on postal articles, by goods: 13, 20 or 50%.

Shui Wei Hui [2019] No. 17, read at
https://knudsencrc.com/2019/05/28/new-tax-reductions-on-imported-personal-articles-in-china/.

Example:
    >>> POSTAL_TAXES.find(GoodsKey(hs_code="610910"), day(2026, 11, 21)).value
    Percent(share=Fraction(1, 5))
"""

from xborder.countries.cn.scope import ANY_CODE, BY_CONTENT, MAYBE_A_SHEET, SHEETS
from xborder.countries.cn.sources import ARTICLES_2024, MAIL_CLASSES_2024, MAIL_RATES
from xborder.policy.vocabulary import *

_POSTAL_PREMIUM_BY_CONTENT = Bands(
    "article_value",
    (
        Band(Money("10000 CNY"), Percent("0.20"), inclusive=False),
        Band(None, Percent("0.50")),
    ),
    per=(Quantity.LITRE, Quantity.NET_KG),
)
_POSTAL_PREMIUM_BY_PIECE = Bands(
    "article_value",
    (
        Band(Money("15 CNY"), Percent("0.20"), inclusive=False),
        Band(None, Percent("0.50")),
    ),
    per=(Quantity.PIECE,),
)
_POSTAL_PREMIUM_UNLESS_A_SHEET = Bands(
    "article_value",
    (
        Band(
            Money("10000 CNY"),
            Bands(
                "article_value",
                (
                    Band(Money("15 CNY"), Percent("0.20"), inclusive=False),
                    Band(None, Estimate(Percent("0.20"), MAYBE_A_SHEET)),
                ),
                per=(Quantity.PIECE,),
            ),
            inclusive=False,
        ),
        Band(None, Percent("0.50")),
    ),
    per=(Quantity.LITRE, Quantity.NET_KG),
)
"""By content, where the code leaves open whether the goods are sheets, premium from CNY 15 each."""
_POSTAL_WATCH = Bands(
    "article_value",
    (
        Band(Money("10000 CNY"), Percent("0.20"), inclusive=False),
        Band(None, Percent("0.50")),
    ),
    per=(Quantity.PIECE,),
)

POSTAL_TAXES = goods(
    "postal_tax",
    GoodsRate(
        "cn.postal.other",
        "0.20",
        hs=ANY_CODE,
        title="Textiles, sports goods, electrical goods and all else",
    ).by(MAIL_RATES, note="Since 2019-04-09."),
    GoodsRate(
        "cn.postal.first",
        "0.13",
        hs=(
            *("02", "03", "04", "07", "08", "09", "10", "11", "1201", "1202", "1203"),
            *("1204", "1205", "1206", "1207", "1208", "1212", "15", "16", "17", "18"),
            *("19", "20", "21", "2201", "2202", "2209", "3002", "3003", "3004", "4901"),
            *("4902", "4903", "7106", "7108", "8471", "8525", "9006", "9007", "9401"),
            *("9403", "9503", "9504", "9505"),
        ),
        categories="books newspapers food food_supplements medicines",
        title="Books, food and drink, computers and cameras, furniture, toys, medicines",
    ).by(
        MAIL_RATES, note="Since 2019-04-09. Listed medicines for cancer and rare diseases bear 3%."
    ),
    GoodsRate("cn.postal.phones", "0.13", hs="8517", title="Telephones").by(
        MAIL_RATES,
        evidence="unchecked",
        note="Taken as information technology; the classification table was not read.",
    ),
    GoodsRate("cn.postal.bedding", "0.13", hs="9404", title="Mattresses and bedding").by(
        MAIL_RATES, evidence="unchecked", note="Taken as furniture; as textiles they bear 20%."
    ),
    GoodsRate("cn.postal.recordings", "0.20", hs="8523", title="Recordings and data media").by(
        MAIL_RATES,
        evidence="unchecked",
        note="Audio-visual material for education bears 13%; the code does not tell which.",
    ),
    GoodsRate(
        "cn.postal.third",
        "0.50",
        hs=(
            *("2203", "2204", "2205", "2206", "2207", "2208", "24"),
            *("950631", "950632", "950639"),
        ),
        title="Alcohol, tobacco, golf",
    ).by(MAIL_RATES),
    GoodsRate(
        "cn.postal.cosmetics",
        _POSTAL_PREMIUM_BY_CONTENT,
        hs="3303 3304",
        title="Cosmetics and perfume; premium from CNY 10 a millilitre or gram",
    ).by(MAIL_RATES),
    GoodsRate(
        "cn.postal.skin_care",
        _POSTAL_PREMIUM_UNLESS_A_SHEET,
        hs="330499",
        except_hs=BY_CONTENT,
        title="Skin care and other beauty preparations",
    ).by(MAIL_RATES, note="Face masks are told from creams by their ten-digit code."),
    GoodsRate(
        "cn.postal.cosmetic_sheets",
        _POSTAL_PREMIUM_BY_PIECE,
        hs=SHEETS,
        title="Cosmetics by the piece or sheet; premium from CNY 15",
    ).by(MAIL_RATES),
    GoodsRate(
        "cn.postal.watches", _POSTAL_WATCH, hs="9101 9102", title="Watches; luxury from CNY 10,000"
    ).by(MAIL_RATES),
    GoodsRate(
        "cn.postal.jewellery",
        Unsupported(
            "The postal articles tax on jewellery depends on its material, which is not told apart."
        ),
        hs="7101 7103 7104 7113 7114 7116",
        title="Jewellery and precious stones",
    ).by(MAIL_RATES),
    GoodsRate(
        "cn.postal.diamonds_to_2024",
        Unsupported(
            "The postal articles tax on jewellery depends on its material, which is not told apart."
        ),
        hs="7102",
        title="Diamonds",
    ).by(MAIL_RATES, end=ARTICLES_2024),
    GoodsRate("cn.postal.diamonds", "0.20", hs="7102", title="Diamonds").by(
        MAIL_CLASSES_2024, start=ARTICLES_2024
    ),
)
