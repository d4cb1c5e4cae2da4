"""Working time: calendars of days and of opening hours, and the arithmetic on them."""

from xborder.worktime.calendar import BusinessCalendar
from xborder.worktime.convention import Backwards, Boundary, DayClock, Segment
from xborder.worktime.dates import SATURDAY_SUNDAY, Weekday
from xborder.worktime.days import DayCalendar, Roll
from xborder.worktime.hours import OpeningHours
from xborder.worktime.spans import Span
from xborder.worktime.teams import Duty, FollowTheSun
from xborder.worktime.walltime import MissingTime, RepeatedTime

__all__ = [
    "SATURDAY_SUNDAY",
    "Backwards",
    "Boundary",
    "BusinessCalendar",
    "DayCalendar",
    "DayClock",
    "Duty",
    "FollowTheSun",
    "MissingTime",
    "OpeningHours",
    "RepeatedTime",
    "Roll",
    "Segment",
    "Span",
    "Weekday",
]
