"""A period's measures: how fast, how often on time, what is left, and by whom.

What *ran*, *late*, *kept*, *open* and *withdrawn* mean is said in
:mod:`xborder.complaints.clocks.cycle`; a clock is counted by its cycles, so that a second message
answered late is not hidden by a third one answered in time.
"""

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from statistics import fmean
from typing import ClassVar

from attrs import field, frozen

from xborder.complaints.clocks.cycle import Cycle
from xborder.complaints.clocks.policy import SlaPolicy
from xborder.complaints.measures.clock_report import ClockReport, ClockReports, Tally
from xborder.complaints.measures.estimate import Share, share
from xborder.complaints.measures.split import By, ByWord, week_of
from xborder.complaints.tickets.event import EventKind
from xborder.complaints.tickets.ticket import Ticket
from xborder.display import Shown
from xborder.errors import InvalidInput
from xborder.kind import all_of_kind, of_kind
from xborder.number import finite
from xborder.number import share as fraction
from xborder.tabular import Columns, Groups, columns_of
from xborder.worktime.instants import micros, pairs, time_zone

_HOUR = 3_600_000_000
_ANSWERS = {EventKind.REPLIED, EventKind.PROVISIONAL_OFFERED}


def _in_order(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(sorted(finite(value, "hours") for value in all_of_kind(values, object, "hours")))


@frozen(kw_only=True)
class Times:
    """Durations in hours.

    Attributes:
        hours: Each of them, the shortest first.
    """

    hours: tuple[float, ...] = field(default=(), converter=_in_order, repr=False)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.hours)

    @property
    def mean(self) -> float:
        """The mean; ``nan`` if there is none."""
        return fmean(self.hours) if self.hours else math.nan

    @property
    def median(self) -> float:
        """The median; ``nan`` if there is none."""
        return self.percentile(0.5)

    @property
    def longest(self) -> float:
        """The longest; ``nan`` if there is none."""
        return self.hours[-1] if self.hours else math.nan

    def percentile(self, part: float) -> float:
        """Return the duration that a part of them does not exceed; ``nan`` if there is none.

        Between two observations it is interpolated: ``h = (n - 1) part``, then
        ``x[floor(h)] + (h - floor(h)) (x[floor(h) + 1] - x[floor(h)])``.

        Source: Hyndman, Fan, Sample Quantiles in Statistical Packages, The American Statistician 50
        (1996) 361-365, type 7, which numpy and pandas use too.

        Args:
            part: A fraction from 0 to 1, such as 0.9.

        Raises:
            InvalidInput: It is not.

        Examples:
            >>> Times(hours=[4, 1, 2, 3]).percentile(0.9)
            3.7
        """
        place = fraction(part, "part") * (len(self.hours) - 1)
        if not self.hours:
            return math.nan
        below = int(place)
        above = min(below + 1, len(self.hours) - 1)
        low, high = self.hours[below], self.hours[above]
        # From the nearer end, so that the end itself comes out exact and not a float away from it.
        rest = place - below
        return low + rest * (high - low) if rest < 0.5 else high - (1 - rest) * (high - low)


@frozen(kw_only=True, repr=False)
class Measures(Shown):
    """A period's measures.

    Attributes:
        tickets: How many were created in the period.
        first_response: Hours to the first answer by a person, every hour counted.
        first_response_business: The same in open time.
        resolution: Hours to the last resolution, every hour counted.
        resolution_business: The same in open time.
        resolved: How many of the tickets are resolved; ``None`` without tickets.
        reopened: How many of the tickets were reopened at least once.
        first_contact: How many of the resolved needed one answer or none and never came back;
            ``None`` if none is resolved.
        clocks: How often each clock that ran was kept.
        backlog_age: The age in hours of each ticket still open, the oldest first.
    """

    tickets: int
    first_response: Times
    first_response_business: Times
    resolution: Times
    resolution_business: Times
    resolved: Share | None
    reopened: Share | None
    first_contact: Share | None
    clocks: Mapping[str, ClockReport] = field(hash=False)
    backlog_age: tuple[float, ...]

    COLUMNS: ClassVar[Columns] = (
        *("tickets", "open"),
        ("first_response_median", "first_response.median"),
        ("first_response_mean", "first_response.mean"),
        ("resolution_median", "resolution.median"),
        ("resolution_mean", "resolution.mean"),
        *(("resolved", "resolved.value"), ("reopened", "reopened.value")),
        ("first_contact", "first_contact.value"),
    )

    def _shown(self) -> dict[str, list[object]]:
        return columns_of((self,), type(self))

    @property
    def open(self) -> int:
        """How many tickets are still open."""
        return len(self.backlog_age)


def measure(
    policy: SlaPolicy, tickets: Iterable[Ticket], *, start: dt.datetime, end: dt.datetime
) -> Measures:
    """Return the measures of the tickets created in ``[start, end)``, read at ``end``.

    Args:
        policy: The promise.
        tickets: Any tickets; those created outside the period are passed over.
        start: The period's first instant.
        end: The first instant after it; later events are not yet known.

    Raises:
        InvalidInput: The period ends before it starts, or a ticket stands there twice.

    Examples:
        >>> from xborder.complaints import Ticket, default_policy
        >>> from xborder.worktime import OpeningHours
        >>> desk = OpeningHours(
        ...     zone="Europe/Berlin", week="Mo-Fr 09:00-17:00",
        ...     known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1),
        ... )
        >>> ticket = Ticket(id="T-1", events=[
        ...     {"at": "2026-11-23T09:00:00Z", "kind": "created"},
        ...     {"at": "2026-11-23T11:00:00Z", "kind": "replied"},
        ... ])
        >>> start, end = (dt.datetime(2026, month, 1, tzinfo=dt.UTC) for month in (11, 12))
        >>> found = measure(default_policy(desk.calendar()), [ticket], start=start, end=end)
        >>> found.first_response.percentile(0.5), found.resolved.value
        (2.0, 0.0)
    """
    ((low, high),) = pairs([(start, end)], where="end")
    of_kind(policy, SlaPolicy, "policy")
    every = _each_once(tickets)
    chosen = [ticket for ticket in every if low <= ticket.history.created.at < high]
    return _measures(policy, chosen, end)


def measure_by(
    policy: SlaPolicy,
    tickets: Iterable[Ticket],
    *,
    start: dt.datetime,
    end: dt.datetime,
    by: By | ByWord,
    zone: dt.tzinfo | str = "",
) -> Groups[Measures]:
    """Return what :func:`measure` does, group by group.

    A ticket belongs to the week it was created in, and to the team and grade it has at ``end``.

    Args:
        policy: The promise.
        tickets: Any tickets; those created outside the period are passed over.
        start: The period's first instant.
        end: The first instant after it; later events are not yet known.
        by: What to split by.
        zone: Whose weeks; those of the policy's calendar if left out.

    Returns:
        The measures of each group that has a ticket, in the order of their names.

    Raises:
        InvalidInput: The period ends before it starts, a ticket stands there twice, or ``by`` or
            ``zone`` is unknown.

    Examples:
        >>> from xborder.complaints import Ticket, default_policy
        >>> from xborder.worktime import OpeningHours
        >>> desk = OpeningHours(
        ...     zone="Europe/Berlin", week="Mo-Fr 09:00-17:00",
        ...     known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1),
        ... )
        >>> ticket = Ticket(id="T-1", events=[{"at": "2026-11-23T09:00:00Z", "kind": "created"}])
        >>> start, end = (dt.datetime(2026, month, 1, tzinfo=dt.UTC) for month in (11, 12))
        >>> promise = default_policy(desk.calendar())
        >>> list(measure_by(promise, [ticket], start=start, end=end, by="week"))
        ['2026-W48']
    """
    ((low, high),) = pairs([(start, end)], where="end")
    key, place = By(by), _zone(policy, zone)
    groups: dict[str, list[Ticket]] = defaultdict(list)
    for ticket in _each_once(tickets):
        created = ticket.history.created.at
        if low <= created < high:
            match key:
                case By.WEEK:
                    name = week_of(created, place)
                case By.TEAM:
                    name = ticket.team_at(end)
                case By.GRADE:
                    name = ticket.grade_at(end)
                case _:
                    name = getattr(ticket, key)
            groups[name].append(ticket)
    found = {name: _measures(policy, groups[name], end) for name in sorted(groups)}
    return Groups(found, Measures, key.value)


def clock_reports(
    policy: SlaPolicy,
    tickets: Iterable[Ticket],
    now: dt.datetime,
    *,
    clock: str,
    by: By | ByWord,
    zone: dt.tzinfo | str = "",
) -> ClockReports:
    """Return how often one clock was kept, its cycles split by week, team, grade or customer.

    A cycle belongs to the week it started in, to the grade it is judged by and to the team that had
    the ticket when it ended; so a ticket handed over counts for each team by its own cycle.

    Args:
        policy: The promise.
        tickets: Any tickets.
        now: The instant of reading.
        clock: The clock's name.
        by: What to split by.
        zone: Whose weeks; those of the policy's calendar if left out.

    Returns:
        A report of each group in which the clock ran, in the order of their names.

    Raises:
        NotFound: There is no such clock.
        InvalidInput: ``by`` or ``zone`` is unknown, or a ticket stands there twice.

    Examples:
        >>> from xborder.complaints import Ticket, default_policy
        >>> from xborder.worktime import OpeningHours
        >>> desk = OpeningHours(
        ...     zone="Europe/Berlin", week="Mo-Fr 09:00-17:00",
        ...     known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1),
        ... )
        >>> ticket = Ticket(id="T-1", events=[
        ...     {"at": "2026-11-23T09:00:00Z", "kind": "created"},
        ...     {"at": "2026-11-23T11:00:00Z", "kind": "replied"},
        ... ])
        >>> now = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
        >>> found = clock_reports(
        ...     default_policy(desk.calendar()), [ticket], now, clock="first_response", by="week"
        ... )
        >>> [(week, report.kept) for week, report in found.items()]
        [('2026-W48', 1)]
    """
    key, place = By(by), _zone(policy, zone)
    watched, at = policy.rule(clock), micros(now, where="now")
    tallies: dict[str, Tally] = defaultdict(Tally)
    for ticket in _each_once(tickets):
        groups: dict[str, list[Cycle]] = defaultdict(list)
        for cycle in policy.state(ticket, watched, at).cycles:
            match key:
                case By.WEEK:
                    name = week_of(cycle.started, place)
                case By.TEAM:
                    name = cycle.team
                case By.GRADE:
                    name = cycle.grade
                case _:
                    name = getattr(ticket, key)
            groups[name].append(cycle)
        for name, cycles in groups.items():
            tallies[name].take(cycles)
    found = {name: tallies[name].report() for name in sorted(tallies)}
    return ClockReports(found, ClockReport, key.value)


def _measures(policy: SlaPolicy, chosen: list[Ticket], end: dt.datetime) -> Measures:
    high = micros(end)
    answers, resolutions, reopened, first_contact = [], [], 0, 0
    backlog: list[float] = []
    tallies: dict[str, Tally] = defaultdict(Tally)
    for ticket in chosen:
        line = policy.calendar_of(ticket)
        events, created = ticket.history.before(high), ticket.history.created.at
        replies = [event.at for event in events if event.kind in _ANSWERS]
        solved = [e for e in events if e.kind in {EventKind.RESOLVED, EventKind.REOPENED}]
        came_back = any(event.kind is EventKind.REOPENED for event in events)
        reopened += came_back
        if replies:
            answers.append((replies[0] - created, line.used(created, replies[0])))
        if solved and solved[-1].kind is EventKind.RESOLVED:
            at = solved[-1].at
            resolutions.append((at - created, line.used(created, at)))
            first_contact += not came_back and len(replies) <= 1
        elif not any(event.kind is EventKind.CANCELLED for event in events):
            backlog.append((high - created) / _HOUR)
        for state in policy.evaluate(ticket, end):
            if state.ran:
                tallies[state.name].take(state.cycles)
    return Measures(
        tickets=len(chosen),
        first_response=_times(elapsed for elapsed, _ in answers),
        first_response_business=_times(used for _, used in answers),
        resolution=_times(elapsed for elapsed, _ in resolutions),
        resolution_business=_times(used for _, used in resolutions),
        resolved=_share(len(resolutions), len(chosen)),
        reopened=_share(reopened, len(chosen)),
        first_contact=_share(first_contact, len(resolutions)),
        clocks={name: tally.report() for name, tally in tallies.items()},
        backlog_age=tuple(sorted(backlog, reverse=True)),
    )


def _each_once(tickets: Iterable[Ticket]) -> tuple[Ticket, ...]:
    """Return tickets, none of which stands there twice: two exports joined would count double."""
    known = all_of_kind(tickets, Ticket, "tickets")
    counts = Counter(ticket.id for ticket in known)
    twice = next((name for name, count in counts.items() if count > 1), None)
    if twice is not None:
        raise InvalidInput(
            "The ticket {value} stands there twice, and would count twice.",
            code="metrics.twice",
            remedy="Give each ticket once, with all its events.",
            where="tickets",
            value=twice,
        )
    return known


def _zone(policy: SlaPolicy, zone: dt.tzinfo | str) -> dt.tzinfo:
    own = of_kind(policy, SlaPolicy, "policy").calendar.zone
    return time_zone(own if isinstance(zone, str) and not zone else zone)


def _share(hits: int, count: int) -> Share | None:
    return share(hits, count) if count else None


def _times(values: Iterable[int]) -> Times:
    return Times(hours=[value / _HOUR for value in values])
