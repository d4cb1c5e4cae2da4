"""Tariffs: duty texts read into amounts, schedules of your own, and the built-in table.

The built-in table holds common goods of e-commerce, so that a first quote needs nothing; whatever
is outside it is a missing fact, never free. :func:`~xborder.tariff.finding.search.search` finds the
code of goods by what a shop calls them.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.tariff.duty_text import read_duty, read_or_unsupported, write_duty
    from xborder.tariff.finding.search import search
    from xborder.tariff.schedule import TariffLine, TariffSchedule

_HOMES = {
    "TariffLine": "schedule",
    "TariffSchedule": "schedule",
    "read_duty": "duty_text",
    "read_or_unsupported": "duty_text",
    "search": "finding.search",
    "write_duty": "duty_text",
}

__all__ = [
    "TariffLine",
    "TariffSchedule",
    "read_duty",
    "read_or_unsupported",
    "search",
    "write_duty",
]

front(globals(), _HOMES)
