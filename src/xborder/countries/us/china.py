"""Section 301 on goods of China: which list, at which rate, since when.

Lists 1 to 3 at 25%, list 4A at 7.5% since 2020-02-14, list 4B suspended; the four-year review
raised batteries, semiconductors and others. Exclusions of single products are not in it.
U.S. note 20 to chapter 99, https://hts.usitc.gov

Example:
    >>> [timeline.name for timeline in S301][:2]
    ['us.s301.lists_1_2_3', 'us.s301.list_4a_first']
"""

from xborder.countries.us import days, scope, sources
from xborder.policy.vocabulary import *

_CHINA = sources.CHINA_301
_REVIEW = sources.CHINA_301_REVIEW
_BATTERIES_EV, _BATTERIES, _CHIPS = "8507600010", "850760", "854231"

S301 = (
    GoodsRate("us.s301.lists_1_2_3", "0.25", scope.CHINA_25).by(_CHINA),
    GoodsRate("us.s301.list_4a_first", "0.15", f"{scope.CHINA_7_5} {_BATTERIES}").by(
        _CHINA, end=days.LIST_4A_HALVED
    ),
    GoodsRate("us.s301.list_4a", "0.075", scope.CHINA_7_5).by(_CHINA, start=days.LIST_4A_HALVED),
    GoodsRate("us.s301.not_listed", FREE, scope.CHINA_FREE).by(
        _CHINA, note="List 4B is printed at 15% and suspended."
    ),
    GoodsRate("us.s301.batteries_4a", "0.075", _BATTERIES).by(
        _CHINA, start=days.LIST_4A_HALVED, end=days.REVIEW_2024
    ),
    GoodsRate("us.s301.batteries_ev", "0.25", _BATTERIES_EV).by(_REVIEW, start=days.REVIEW_2024),
    GoodsRate("us.s301.batteries_other_4a", "0.075", "8507600020 8507600090").by(
        _REVIEW, start=days.REVIEW_2024, end=days.REVIEW_2026
    ),
    GoodsRate("us.s301.batteries", "0.25", _BATTERIES).by(_REVIEW, start=days.REVIEW_2026),
    GoodsRate("us.s301.chips_list_2", "0.25", _CHIPS).by(_CHINA, end=days.REVIEW_2025),
    GoodsRate("us.s301.chips", "0.50", _CHIPS).by(_REVIEW, start=days.REVIEW_2025),
)
"""What is on which list."""
