"""Section 338 on goods of Canada: alcohol, dairy, and a list of consumer goods, at 50%.

Proclamations 11046, 11047 and 11048, put off to 2026-08-22; the lists of 2026-09-15 are wider, and
what Section 232 burdens pays both since then, but for dairy. It falls on goods under the agreement
with Canada and Mexico too. Of the wider lists some headings were read as ranges alone: their goods
are refused. U.S. note 51 to chapter 99, https://hts.usitc.gov

Example:
    >>> [timeline.name for timeline in S338][:2]
    ['us.s338.none', 'us.s338.listed']
"""

from xborder.countries.us import days, sources
from xborder.countries.us.lists import codes
from xborder.policy.vocabulary import *

NOT_READ = "The list of September 2026 for Canada was not read line by line for these goods."
HALF = Percent("0.50")
_FIRST, _WIDER = sources.CANADA_338, sources.CANADA_338_WIDENED
_START, _SINCE = days.CANADA_338, days.CANADA_WIDENED


def _listed(*of: str) -> str:
    return codes("canada", *of)


S338 = (
    GoodsRate("us.s338.none", FREE, _listed("none")).by(_FIRST, start=_START),
    GoodsRate("us.s338.listed", HALF, _listed("listed", "dairy")).by(_FIRST, start=_START),
    GoodsRate("us.s338.left", HALF, _listed("until 2026-09-15"))
    .by(_FIRST, start=_START, end=_SINCE)
    .then(_WIDER, amount=FREE),
    GoodsRate("us.s338.added", FREE, _listed("since 2026-09-15"))
    .by(_FIRST, start=_START, end=_SINCE)
    .then(_WIDER, amount=HALF),
    GoodsRate("us.s338.unread", FREE, _listed("unread"))
    .by(_FIRST, start=_START, end=_SINCE)
    .then(_WIDER, amount=Unsupported(NOT_READ)),
)
"""What is on which list, by its edition."""
