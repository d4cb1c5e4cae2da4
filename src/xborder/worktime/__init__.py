"""Working time: calendars of days and of opening hours, and the arithmetic on them."""

from xborder.worktime.dates import SATURDAY_SUNDAY, Weekday
from xborder.worktime.days import DayCalendar, Roll

__all__ = ["SATURDAY_SUNDAY", "DayCalendar", "Roll", "Weekday"]
