"""The ways into China, in the order the law tries them.

Cross-border e-commerce within its limits, a single piece above them, articles in the mail, general
trade. http://www.mof.gov.cn/gp/xxgkml/gss/201603/t20160324_2510682.htm.

Example:
    >>> [timeline.name for timeline in SCHEMES]
    ['cn.cbec', 'cn.cbec_single_piece', 'cn.postal', 'cn.general']
"""

from xborder.countries.cn.scope import CBEC_PURCHASE, IN_THE_ORDER, IN_THE_YEAR, PERSONAL_MAIL
from xborder.countries.cn.sources import CBEC_2018, MAIL, TARIFF_LAW, VAT_LAW_STARTS
from xborder.policy.vocabulary import *

_WITHIN = Scheme(
    id="cn.cbec",
    title="Cross-border e-commerce retail import, within the limits",
    when=All(CBEC_PURCHASE, IN_THE_ORDER, IN_THE_YEAR),
    steps="cbec_consumption_tax cbec_vat",
)
_SINGLE = Scheme(
    id="cn.cbec_single_piece",
    title="Cross-border e-commerce retail import, a single piece above CNY 5,000, taxed in full",
    when=All(CBEC_PURCHASE, Not(IN_THE_ORDER), SinglePiece(), IN_THE_YEAR),
    steps="duty consumption_tax vat",
)
_POSTAL = Scheme(
    id="cn.postal",
    title="Articles in personal mail",
    when=PERSONAL_MAIL,
    steps="postal_tax postal_waiver",
)
_GENERAL = Scheme(
    id="cn.general", title="General trade", when=ALWAYS, steps="duty small_duty consumption_tax vat"
)

SCHEMES = (
    _WITHIN.by(
        CBEC_2018,
        note="CNY 5,000 an order and 26,000 a person and calendar year since 2019-01-01, "
        "both inclusive.",
    ),
    _SINGLE.by(CBEC_2018, note="It counts towards the year's limit."),
    _POSTAL.by(
        MAIL, end=VAT_LAW_STARTS, note="Couriers clear such articles under the same limits."
    ).then(
        TARIFF_LAW,
        status=Status.UNCLEAR,
        note="Tariff Law and VAT Law leave the method to the State Council; whether a "
        "new one has replaced these figures was not found.",
    ),
    _GENERAL.by(
        TARIFF_LAW, note="Until 2024-11-30 under the Regulations on Import and Export Duties."
    ),
)
