"""Teams that follow the sun: open when any of them is, and who is on duty when."""

import datetime as dt
from collections.abc import Mapping
from functools import reduce
from itertools import pairwise
from operator import or_

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.kind import all_of_kind, mapping_of
from xborder.worktime.calendar import BusinessCalendar
from xborder.worktime.instants import instant, micros, pairs


@frozen(kw_only=True)
class Duty:
    """A stretch on which the same teams are on duty.

    Attributes:
        start: Its first instant, in UTC.
        end: The instant it ends, in UTC.
        teams: Their names, in the order they were given.
    """

    start: dt.datetime
    end: dt.datetime
    teams: tuple[str, ...]


def _members(
    teams: Mapping[str, BusinessCalendar],
) -> tuple[tuple[str, BusinessCalendar], ...]:
    found = mapping_of(teams, "teams")
    all_of_kind(found.values(), BusinessCalendar, "teams")
    if not found:
        raise InvalidInput(
            "There is no team in {value}.",
            code="teams.empty",
            remedy="Give a mapping of name to calendar with at least one entry.",
            where="teams",
            value=teams,
        )
    return tuple(found.items())


@frozen
class FollowTheSun:
    """Several desks that hand over to one another.

    Args:
        teams: The calendar of each desk, by name.

    Raises:
        InvalidInput: There is none.

    Examples:
        >>> from xborder.worktime import OpeningHours
        >>> year = dict(known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1))
        >>> east = OpeningHours(zone="Asia/Shanghai", week="Mo-Fr 09:00-18:00", **year)
        >>> west = OpeningHours(zone="Europe/Berlin", week="Mo-Fr 09:00-17:00", **year)
        >>> desks = FollowTheSun({"Shanghai": east.calendar(), "Berlin": west.calendar()})
        >>> desks.on_duty(dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC))
        ('Shanghai', 'Berlin')
    """

    teams: tuple[tuple[str, BusinessCalendar], ...] = field(converter=_members)

    @property
    def calendar(self) -> BusinessCalendar:
        """Open when any team is."""
        return reduce(or_, (calendar for _, calendar in self.teams))

    def on_duty(self, at: dt.datetime) -> tuple[str, ...]:
        """Return the names of the teams that are open at an instant."""
        return tuple(name for name, calendar in self.teams if calendar.is_open(at))

    def duties(self, start: dt.datetime, end: dt.datetime) -> tuple[Duty, ...]:
        """Return who is on duty within ``[start, end)``, stretch by stretch."""
        ((low, high),) = pairs([(start, end)], where="end")
        cuts = {low, high}
        for _, calendar in self.teams:
            for segment in calendar.segments(start, end):
                cuts |= {micros(segment.start), micros(segment.end)}
        edges = sorted(cuts)
        found = []
        for first, last in pairwise(edges):
            names = self.on_duty(instant(first))
            if names:
                found.append(Duty(start=instant(first), end=instant(last), teams=names))
        return tuple(found)
