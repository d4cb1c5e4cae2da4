"""Who and what a rule of China is about: limits of the order, the year and the mail.

CNY 5,000 an order and CNY 26,000 a person and year in cross-border e-commerce, Cai Guan Shui [2018]
No. 49, https://www.cceeccic.org/1452613053.html; CNY 1,000 or 800 in the mail, GACC Announcement
2010 No. 43, http://english.wuhan.gov.cn/Visa_1/CR_1/202003/t20200316_950451.shtml.

Example:
    >>> print(IN_THE_ORDER.words())
    the customs value of the consignment is at most CN¥5,000.00
"""

from xborder.policy.vocabulary import *

CBEC = All(registered("CBEC"), Is("sold", "yes"))
"""Retail import is what a consumer buys: Circular 18 of 2016, 1."""
CONSUMER = Is("buyer.kind", "consumer")
IN_THE_ORDER = AtMost(value="customs_value", limit=Money("5000 CNY"))
IN_THE_YEAR = AtMost(value="customs_value", limit=Money("26000 CNY"), of=Of.BUYER_YEAR)
_NEAR_BY = Is("ship_from", "HK", "MO", "TW")
IN_THE_MAIL = AnyOf(
    All(_NEAR_BY, AtMost(value="article_value", limit=Money("800 CNY"))),
    All(Not(_NEAR_BY), AtMost(value="article_value", limit=Money("1000 CNY"))),
    SinglePiece(),
)
FOR_A_PERSON = Named(
    EveryLine(Not(Stated(Is("item.personal_use", "no")))),
    "the goods are for personal use, or nothing else is stated",
)
"""What a person orders or receives is for personal use, as long as nothing else is said."""
CBEC_PURCHASE = All(CBEC, CONSUMER, FOR_A_PERSON)
PERSONAL_MAIL = All(
    Not(CBEC),
    Not(Is("buyer.kind", "business")),
    FOR_A_PERSON,
    Is("transport", "post", "express"),
    IN_THE_MAIL,
)

ANY_CODE = tuple("0123456789")
"""Every HS code, but not goods without one: of these neither tax is known."""
SHEETS = (
    *("3304100013", "3304100093", "3304200013", "3304200093"),
    *("3304300003", "3304990041", "3304990049"),
)
"""Statistical codes of cosmetics that are counted in pieces or sheets."""
BY_CONTENT = ("330499002", "330499003", "330499009")
"""Ten-digit codes of skin care that begin so are of goods by weight, by volume, or another content."""
MAYBE_A_SHEET = (
    "From CNY 15 a piece the goods are premium if they are sheets, such as face masks; "
    "the code does not tell."
)
