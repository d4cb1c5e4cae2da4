"""Tariffs: duty texts read into amounts, whole tariffs of the package, and schedules of your own.

The whole tariffs of a few destinations are built in, so that a first quote needs nothing; a code
that none of them has is a missing fact, never free.
:func:`~xborder.tariff.finding.search.search` finds the code of goods by what a shop calls them.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.tariff import readers
    from xborder.tariff.comparison import Coverage, Difference, coverage, differences
    from xborder.tariff.duty_text import read_duty, read_or_unsupported, write_duty
    from xborder.tariff.finding.search import search
    from xborder.tariff.schedule import TariffLine, TariffSchedule
    from xborder.tariff.snapshots.agreements import AgreedRate, agreed_rates
    from xborder.tariff.snapshots.snapshot import Snapshot, snapshot

_HOMES = {
    "AgreedRate": "snapshots.agreements",
    "Coverage": "comparison",
    "Difference": "comparison",
    "Snapshot": "snapshots.snapshot",
    "TariffLine": "schedule",
    "TariffSchedule": "schedule",
    "agreed_rates": "snapshots.agreements",
    "coverage": "comparison",
    "differences": "comparison",
    "read_duty": "duty_text",
    "read_or_unsupported": "duty_text",
    "search": "finding.search",
    "snapshot": "snapshots.snapshot",
    "write_duty": "duty_text",
}
_ROOMS = ("readers",)

__all__ = [
    "AgreedRate",
    "Coverage",
    "Difference",
    "Snapshot",
    "TariffLine",
    "TariffSchedule",
    "agreed_rates",
    "coverage",
    "differences",
    "read_duty",
    "read_or_unsupported",
    "readers",
    "search",
    "snapshot",
    "write_duty",
]

front(globals(), _HOMES, rooms=_ROOMS)
