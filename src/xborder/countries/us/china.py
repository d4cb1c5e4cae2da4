"""Section 301 on goods of China: which list, at which rate, since when.

Lists 1 to 3 at 25%, list 4A at 7.5% since 2020-02-14, list 4B suspended; the four-year review
raised batteries, semiconductors and others. Exclusions of single products are not in it.
U.S. note 20 to chapter 99, https://hts.usitc.gov

Example:
    >>> [rule.id for rule in S301][:2]
    ['us.s301.lists_1_2_3', 'us.s301.list_4a_first']
"""

from typing import Final

from xborder.countries.us import days, scope, sources
from xborder.countries.us.rule import rule
from xborder.policy.amount import FREE, Percent

_CHINA = sources.CHINA_301
_REVIEW = sources.CHINA_301_REVIEW
_BATTERIES_EV, _BATTERIES, _CHIPS = "8507600010", "850760", "854231"

S301: Final = (
    rule("us.s301.lists_1_2_3", Percent("0.25"), scope.CHINA_25, source=_CHINA),
    rule("us.s301.list_4a_first", Percent("0.15"), f"{scope.CHINA_7_5} {_BATTERIES}", end=days.LIST_4A_HALVED, source=_CHINA),
    rule("us.s301.list_4a", Percent("0.075"), scope.CHINA_7_5, start=days.LIST_4A_HALVED, source=_CHINA),
    rule("us.s301.not_listed", FREE, scope.CHINA_FREE, source=_CHINA, note="List 4B is printed at 15% and suspended."),
    rule("us.s301.batteries_4a", Percent("0.075"), _BATTERIES, start=days.LIST_4A_HALVED, end=days.REVIEW_2024, source=_CHINA),
    rule("us.s301.batteries_ev", Percent("0.25"), _BATTERIES_EV, start=days.REVIEW_2024, source=_REVIEW),
    rule("us.s301.batteries_other_4a", Percent("0.075"), "8507600020 8507600090", start=days.REVIEW_2024, end=days.REVIEW_2026, source=_REVIEW),
    rule("us.s301.batteries", Percent("0.25"), _BATTERIES, start=days.REVIEW_2026, source=_REVIEW),
    rule("us.s301.chips_list_2", Percent("0.25"), _CHIPS, end=days.REVIEW_2025, source=_CHINA),
    rule("us.s301.chips", Percent("0.50"), _CHIPS, start=days.REVIEW_2025, source=_REVIEW),
)  # fmt: skip
"""What is on which list."""
