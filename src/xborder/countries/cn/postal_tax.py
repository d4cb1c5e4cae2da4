"""The tax on postal articles, by goods: 13, 20 or 50%.

Shui Wei Hui [2019] No. 17, read at
https://knudsencrc.com/2019/05/28/new-tax-reductions-on-imported-personal-articles-in-china/.

Example:
    >>> import datetime as dt
    >>> from xborder.policy.goods_table import GoodsKey
    >>> POSTAL_TAXES.find(GoodsKey(hs_code="610910"), dt.date(2026, 11, 21)).value
    Percent(share=Fraction(1, 5))
"""

from typing import Final

from xborder.countries.cn.scope import ANY_CODE, BY_CONTENT, MAYBE_A_SHEET, SHEETS
from xborder.countries.cn.sources import ARTICLES_2024, CHECKED, MAIL_CLASSES_2024, MAIL_RATES
from xborder.money import Money
from xborder.policy.amount import Band, Bands, Estimate, Percent, Quantity, Unsupported
from xborder.policy.goods_table import GoodsRule, GoodsTable, Scope
from xborder.source import Evidence
from xborder.timeline import Dated

_POSTAL_PREMIUM_BY_CONTENT: Final = Bands(
    "article_value",
    (
        Band(Money("10000 CNY"), Percent("0.20"), inclusive=False),
        Band(None, Percent("0.50")),
    ),
    per=(Quantity.LITRE, Quantity.NET_KG),
)
_POSTAL_PREMIUM_BY_PIECE: Final = Bands(
    "article_value",
    (
        Band(Money("15 CNY"), Percent("0.20"), inclusive=False),
        Band(None, Percent("0.50")),
    ),
    per=(Quantity.PIECE,),
)
_POSTAL_PREMIUM_UNLESS_A_SHEET: Final = Bands(
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
_POSTAL_WATCH: Final = Bands(
    "article_value",
    (
        Band(Money("10000 CNY"), Percent("0.20"), inclusive=False),
        Band(None, Percent("0.50")),
    ),
    per=(Quantity.PIECE,),
)

POSTAL_TAXES: Final = GoodsTable(
    "postal_tax",
    (
        GoodsRule(
            id="cn.postal.other",
            scope=Scope(hs=ANY_CODE),
            title="Textiles, sports goods, electrical goods and all else",
            amount=Dated(
                value=Percent("0.20"),
                evidence=Evidence.SECONDARY,
                source=MAIL_RATES,
                checked_on=CHECKED,
                note="Since 2019-04-09.",
            ),
        ),
        GoodsRule(
            id="cn.postal.first",
            scope=Scope(
                hs=(
                    *("02", "03", "04", "07", "08", "09", "10", "11", "1201", "1202", "1203"),
                    *("1204", "1205", "1206", "1207", "1208", "1212", "15", "16", "17", "18"),
                    *("19", "20", "21", "2201", "2202", "2209", "3002", "3003", "3004", "4901"),
                    *("4902", "4903", "7106", "7108", "8471", "8525", "9006", "9007", "9401"),
                    *("9403", "9503", "9504", "9505"),
                ),
                categories=("books", "newspapers", "food", "food_supplements", "medicines"),
            ),
            title="Books, food and drink, computers and cameras, furniture, toys, medicines",
            amount=Dated(
                value=Percent("0.13"),
                evidence=Evidence.SECONDARY,
                source=MAIL_RATES,
                checked_on=CHECKED,
                note="Since 2019-04-09. Listed medicines for cancer and rare diseases bear 3%.",
            ),
        ),
        GoodsRule(
            id="cn.postal.phones",
            scope=Scope(hs="8517"),
            title="Telephones",
            amount=Dated(
                value=Percent("0.13"),
                evidence=Evidence.UNCHECKED,
                source=MAIL_RATES,
                checked_on=CHECKED,
                note="Taken as information technology; the classification table was not read.",
            ),
        ),
        GoodsRule(
            id="cn.postal.bedding",
            scope=Scope(hs="9404"),
            title="Mattresses and bedding",
            amount=Dated(
                value=Percent("0.13"),
                evidence=Evidence.UNCHECKED,
                source=MAIL_RATES,
                checked_on=CHECKED,
                note="Taken as furniture; as textiles they bear 20%.",
            ),
        ),
        GoodsRule(
            id="cn.postal.recordings",
            scope=Scope(hs="8523"),
            title="Recordings and data media",
            amount=Dated(
                value=Percent("0.20"),
                evidence=Evidence.UNCHECKED,
                source=MAIL_RATES,
                checked_on=CHECKED,
                note="Audio-visual material for education bears 13%; the code does not tell which.",
            ),
        ),
        GoodsRule(
            id="cn.postal.third",
            scope=Scope(
                hs=(
                    *("2203", "2204", "2205", "2206", "2207", "2208", "24"),
                    *("950631", "950632", "950639"),
                )
            ),
            title="Alcohol, tobacco, golf",
            amount=Dated(
                value=Percent("0.50"),
                evidence=Evidence.SECONDARY,
                source=MAIL_RATES,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.postal.cosmetics",
            scope=Scope(hs=("3303", "3304")),
            title="Cosmetics and perfume; premium from CNY 10 a millilitre or gram",
            amount=Dated(
                value=_POSTAL_PREMIUM_BY_CONTENT,
                evidence=Evidence.SECONDARY,
                source=MAIL_RATES,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.postal.skin_care",
            scope=Scope(hs="330499", except_hs=BY_CONTENT),
            title="Skin care and other beauty preparations",
            amount=Dated(
                value=_POSTAL_PREMIUM_UNLESS_A_SHEET,
                evidence=Evidence.SECONDARY,
                source=MAIL_RATES,
                checked_on=CHECKED,
                note="Face masks are told from creams by their ten-digit code.",
            ),
        ),
        GoodsRule(
            id="cn.postal.cosmetic_sheets",
            scope=Scope(hs=SHEETS),
            title="Cosmetics by the piece or sheet; premium from CNY 15",
            amount=Dated(
                value=_POSTAL_PREMIUM_BY_PIECE,
                evidence=Evidence.SECONDARY,
                source=MAIL_RATES,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.postal.watches",
            scope=Scope(hs=("9101", "9102")),
            title="Watches; luxury from CNY 10,000",
            amount=Dated(
                value=_POSTAL_WATCH,
                evidence=Evidence.SECONDARY,
                source=MAIL_RATES,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.postal.jewellery",
            scope=Scope(hs=("7101", "7103", "7104", "7113", "7114", "7116")),
            title="Jewellery and precious stones",
            amount=Dated(
                value=Unsupported(
                    "The postal articles tax on jewellery depends on its material, "
                    "which is not told apart."
                ),
                evidence=Evidence.SECONDARY,
                source=MAIL_RATES,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.postal.diamonds_to_2024",
            scope=Scope(hs="7102"),
            title="Diamonds",
            amount=Dated(
                value=Unsupported(
                    "The postal articles tax on jewellery depends on its material, "
                    "which is not told apart."
                ),
                end=ARTICLES_2024,
                evidence=Evidence.SECONDARY,
                source=MAIL_RATES,
                checked_on=CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.postal.diamonds",
            scope=Scope(hs="7102"),
            title="Diamonds",
            amount=Dated(
                value=Percent("0.20"),
                start=ARTICLES_2024,
                evidence=Evidence.SECONDARY,
                source=MAIL_CLASSES_2024,
                checked_on=CHECKED,
            ),
        ),
    ),
)
