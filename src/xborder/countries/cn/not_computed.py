"""What is not computed for China, and what makes a quote an estimate.

Tariff Law, https://github.com/LawRefBook/Laws.

Example:
    >>> [timeline.name for timeline in NOT_COMPUTED]
    ['cn.inside', 'cn.preference', 'cn.medicines', 'cn.precious_metals', 'cn.rice', 'cn.sugar', 'cn.positive_list']
"""

from xborder.countries.cn.scope import CBEC, CBEC_PURCHASE, IN_THE_ORDER, PERSONAL_MAIL
from xborder.countries.cn.sources import MAIL_RATES, POSITIVE_LIST, TARIFF_LAW
from xborder.policy.vocabulary import *

NOT_COMPUTED = (
    NotComputed(
        id="cn.inside",
        when=All(Is("ship_from", "CN"), Not(CBEC)),
        reason="Goods that are already in China are not imported.",
    ).by(
        TARIFF_LAW,
        note="Goods in a bonded warehouse enter when they are sold, under cross-border e-commerce.",
    ),
    Doubtful(
        id="cn.preference",
        when=All(
            Stated(Is("item.preference", "yes")),
            Not(All(CBEC_PURCHASE, IN_THE_ORDER)),
        ),
        reason="An agreement rate for this origin is not computed: "
        "the most-favoured-nation duty is shown.",
    ).by(TARIFF_LAW),
    Doubtful(
        id="cn.medicines",
        when=All(PERSONAL_MAIL, Stated(HsIn("3003 3004"))),
        reason="Listed medicines for cancer and rare diseases bear 3% in the mail; "
        "the list is not held, and 13% are shown.",
    ).by(MAIL_RATES),
    Doubtful(
        id="cn.precious_metals",
        when=All(CBEC_PURCHASE, Stated(HsIn("7106 7108 7110"))),
        reason="Whether unwrought precious metals are on the list of goods for "
        "cross-border e-commerce is not known.",
    ).by(
        POSITIVE_LIST,
        evidence="unchecked",
        note="The way is open for goods of the list alone; its lines are not held.",
    ),
    NotComputed(
        id="cn.rice",
        when=All(CBEC_PURCHASE, Stated(HsIn("100630")), Not(WeighsAtMost(20))),
        reason="More than 20 kg of rice a person and year are not open to cross-border e-commerce.",
    ).by(
        POSITIVE_LIST,
        note="Of each line; what was bought earlier in the year is not counted. The remark "
        "is read for long-grain rice.",
    ),
    NotComputed(
        id="cn.sugar",
        when=All(CBEC_PURCHASE, Stated(HsIn("1701")), Not(WeighsAtMost(2))),
        reason="More than 2 kg of sugar a person and year are not open to cross-border e-commerce.",
    ).by(POSITIVE_LIST, note="Of each line; what was bought earlier in the year is not counted."),
    Doubtful(
        id="cn.positive_list",
        when=All(
            CBEC_PURCHASE,
            Stated(
                HsIn(
                    "01 05 06 13 14 25 26 27 28 29 31 36 41 45 47 72 74 75 78 79 80 81 86 88 89 93 "
                    "97 98 99"
                )
            ),
        ),
        reason="Only goods on the list of cross-border e-commerce retail imports are open to it; "
        "goods of this chapter are not known to be on it.",
    ).by(POSITIVE_LIST),
)
