"""Tariffs: duty texts read into amounts, schedules of your own, and the built-in table.

The built-in table holds common goods of e-commerce, so that a first quote needs nothing; whatever
is outside it is a missing fact, never free.
"""

from xborder.tariff.duty_text import read_duty, read_or_unsupported
from xborder.tariff.schedule import TariffLine, TariffSchedule

__all__ = ["TariffLine", "TariffSchedule", "read_duty", "read_or_unsupported"]
