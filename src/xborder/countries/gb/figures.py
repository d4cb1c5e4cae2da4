"""Dated facts of Great Britain that no rule computes with.

https://www.gov.uk/government/publications/reforming-customs-rules-for-low-value-imports.

Example:
    >>> import datetime as dt
    >>> FIGURES["low_value_relief_ends"].on(dt.date(2028, 10, 1))
    datetime.date(2028, 10, 31)
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from xborder.countries.gb.sources import CHECKED, REFORM, REFORM_NOTE, RELIEF_MAY_END
from xborder.source import Evidence, Status
from xborder.timeline import Dated, Timeline

FIGURES: Final[Mapping[str, Timeline[Any]]] = {
    "low_value_relief_ends": Timeline(
        [
            Dated(
                value=dt.date(2028, 10, 31),
                start=RELIEF_MAY_END,
                status=Status.ANNOUNCED,
                evidence=Evidence.SECONDARY,
                source=REFORM,
                checked_on=CHECKED,
                known_since=dt.date(2026, 7, 13),
                note=REFORM_NOTE,
            )
        ],
        name="low_value_relief_ends",
    ),
}
