"""Dated facts of Great Britain that no rule computes with.

https://www.gov.uk/government/publications/reforming-customs-rules-for-low-value-imports.

Example:
    >>> FIGURES["low_value_relief_ends"].on(day(2028, 10, 1))
    datetime.date(2028, 10, 31)
"""

from xborder.countries.gb.sources import REFORM, REFORM_NOTE, RELIEF_MAY_END
from xborder.policy.vocabulary import *

FIGURES = {
    "low_value_relief_ends": figure(
        "low_value_relief_ends",
        day(2028, 10, 31),
        REFORM,
        start=RELIEF_MAY_END,
        status=Status.ANNOUNCED,
        known_since=day(2026, 7, 13),
        note=REFORM_NOTE,
    ),
}
