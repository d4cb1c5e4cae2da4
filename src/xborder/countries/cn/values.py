"""What China's customs calls the value of a parcel.

In cross-border e-commerce the retail price with freight and insurance to the door; in general trade
the price with freight to the place of arrival; in the mail the price of the articles.
https://www.cceeccic.org/1452613053.html.

Example:
    >>> [timeline.name for timeline in VALUES]
    ['domestic_freight', 'customs_value', 'article_value']
"""

from xborder.countries.cn.scope import CBEC
from xborder.countries.cn.sources import CBEC_2018, MAIL
from xborder.policy.vocabulary import *

VALUES = (
    Value(
        id="domestic_freight",
        title="Freight after the border, in a retail price to the door",
        plus="freight_after_border",
        when=CBEC,
    ).by(CBEC_2018),
    Value(
        id="customs_value",
        title="Customs value: the price paid with freight and insurance",
        plus="goods freight_before_border domestic_freight insurance taxable_fees",
        minus="seller_discount",
    ).by(
        CBEC_2018,
        note="Cross-border e-commerce: the actual transaction price, that is retail "
        "price, freight and insurance; what a platform pays for with a coupon does not "
        "lower it. General trade: to the place of arrival.",
    ),
    Value(
        id="article_value", title="Value of the articles", plus="goods", minus="seller_discount"
    ).by(
        MAIL,
        evidence="secondary",
        note="The price of the articles; that freight stays outside was not read. "
        "Customs can value by a list of its own instead.",
    ),
)
