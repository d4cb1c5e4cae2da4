"""The queue: what is due next, how likely it is to be late, and what to promise a customer."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import frozen

from xborder.complaints.clock import Clock, Measure
from xborder.complaints.event import Event, EventKind
from xborder.complaints.line import ELAPSED_TIME, Line
from xborder.complaints.policy import SlaPolicy
from xborder.complaints.progress import Progress
from xborder.complaints.state import ClockState
from xborder.complaints.ticket import Ticket
from xborder.errors import InvalidInput
from xborder.messages import Text
from xborder.worktime import BusinessCalendar
from xborder.worktime.instants import instant, length, micros


@frozen
class Entry:
    """One ticket of a queue and its running clock due first.

    Attributes:
        ticket: The ticket's id.
        state: The clock.
        risk: The chance that it will be late, 0 to 1.
    """

    ticket: str
    state: ClockState
    risk: float


def due_times(
    policy: SlaPolicy, tickets: Iterable[Ticket], now: dt.datetime, *, clock: str
) -> list[dt.datetime | None]:
    """Return when one clock of each ticket is due: what evaluating each would say, but faster.

    Args:
        policy: The promise.
        tickets: The tickets, any number.
        now: The instant of asking.
        clock: The clock's name.

    Returns:
        One instant a ticket, ``None`` where the clock does not run.

    Raises:
        NotFound: There is no such clock.
    """
    found: list[dt.datetime | None] = []
    at = micros(now, where="now")
    blank: dict[tuple[str, ...], tuple[Progress, Line, int]] = {}
    watched = policy.rule(clock)
    for ticket in tickets:
        key = (ticket.grade, ticket.tier, ticket.country, ticket.channel, ticket.team)
        if key not in blank:
            progress = policy.progress(ticket, watched)
            blank[key] = (progress, progress.line, progress.target.micros)
        progress, line, within = blank[key]
        events = ticket.history.events
        if events[-1].at > at:
            events = ticket.history.until(now)
        heard = [event for event in events if event.bit & watched.touches]
        if _plain(heard, watched):
            found.append(instant(line.after(heard[0].at, within, watched.boundary)))
        else:
            found.append(ClockState(progress.after(heard), at).due)
    return found


def _plain(heard: Sequence[Event], clock: Clock) -> bool:
    """Return whether a clock was started and perhaps stopped, and nothing else."""
    if not heard or len(heard) > 2 or not heard[0].bit & clock.starting:
        return False
    return len(heard) == 1 or bool(heard[1].bit & clock.stopping)


def next_due(
    policy: SlaPolicy,
    tickets: Iterable[Ticket],
    now: dt.datetime,
    *,
    agents: int = 1,
    handling_time: dt.timedelta = dt.timedelta(minutes=30),
) -> tuple[Entry, ...]:
    """Return every ticket with a running clock, the soonest due first, with its risk.

    The risk is a stated, simple model: agents work the queue in this order through open time, the
    number they finish in a given time is Poisson distributed with a mean of that time times
    ``agents`` over ``handling_time``, and a ticket is late if fewer are finished by its due time
    than stand up to and including it. It knows no absences, no new arrivals and no priorities.

    Args:
        policy: The promise.
        tickets: The queue.
        now: The instant of asking.
        agents: How many work on it at once.
        handling_time: The mean time one ticket takes one agent.

    Raises:
        InvalidInput: There are no agents, or handling takes no time.
    """
    handling = length(handling_time, where="handling_time")
    if agents < 1 or handling <= 0:
        raise InvalidInput(
            "{agents} agents at {value} a ticket finish nothing, or everything.",
            code="queue.pace",
            remedy="Give at least one agent and a handling time longer than nothing.",
            where="handling_time",
            value=str(handling_time),
            agents=agents,
        )
    at = micros(now, where="now")
    waiting = []
    for ticket in tickets:
        state = policy.evaluate(ticket, now).next_due
        if state is not None and state.due is not None:
            waiting.append((state.due, ticket.id, state))
    waiting.sort(key=lambda entry: entry[:2])
    found = []
    for ahead, (due, name, state) in enumerate(waiting):
        open_time = state.progress.business.used(at, micros(due)) if due > now else 0
        found.append(Entry(name, state, lateness_risk(ahead, open_time * agents / handling)))
    return tuple(found)


def lateness_risk(ahead: int, expected: float) -> float:
    """Return the chance that at most ``ahead`` tickets are finished when ``expected`` are expected.

    ``P(N <= ahead)`` for ``N`` Poisson distributed with mean ``expected``.

    Examples:
        >>> round(lateness_risk(0, 2.0), 4)  # exp(-2)
        0.1353
    """
    if expected <= 0:
        return 1.0
    logs = (n * math.log(expected) - math.lgamma(n + 1) - expected for n in range(ahead + 1))
    return min(1.0, math.fsum(map(math.exp, logs)))


def workload(events: Iterable[Event], zone: dt.tzinfo) -> tuple[int, ...]:
    """Return how many tickets were created in each hour of the day of a zone, 0 to 23."""
    hours = Counter(
        event.when.astimezone(zone).hour for event in events if event.kind is EventKind.CREATED
    )
    return tuple(hours[hour] for hour in range(24))


@frozen
class Promise:
    """What a customer is told.

    Attributes:
        by: The instant, in UTC.
        is_open: Whether the desk is open as the complaint comes in.
        opens_at: When it next opens; the instant of asking if it is open.
        text: The sentence, its times in the customer's zone.
    """

    by: dt.datetime
    is_open: bool
    opens_at: dt.datetime
    text: Text


def promise(
    calendar: BusinessCalendar,
    received: dt.datetime,
    within: dt.timedelta,
    *,
    zone: dt.tzinfo,
    measure: Measure = Measure.BUSINESS,
) -> Promise:
    """Return by when a customer can count on an answer, opening hours respected.

    With elapsed time the answer falls on the last open instant up to the deadline, as nobody
    writes at night; if no open time lies in between, on the deadline itself.

    Args:
        calendar: The desk's open time.
        received: When the complaint came in.
        within: The time allowed.
        zone: The customer's zone, for the sentence.
        measure: Which time is meant.

    Examples:
        >>> from xborder.worktime import OpeningHours
        >>> desk = OpeningHours(
        ...     zone="UTC", week="Mo-Fr 09:00-17:00",
        ...     known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1),
        ... ).calendar()
        >>> saturday = dt.datetime(2026, 11, 21, 12, tzinfo=dt.UTC)
        >>> print(promise(desk, saturday, dt.timedelta(hours=4), zone=dt.UTC).text)
        We are closed until 2026-11-23 09:00+00:00 and answer by 2026-11-23 13:00+00:00.
    """
    start, span = micros(received, where="received"), length(within, where="within")
    line: Line = calendar if Measure(measure) is Measure.BUSINESS else ELAPSED_TIME
    by = line.after(start, span)
    stretches: Sequence[tuple[int, int]] = calendar.cut(start, by)
    by = stretches[-1][1] if stretches else by
    is_open, opens = calendar.is_open(received), calendar.next_open(received)
    shown = instant(by).astimezone(zone)
    text = Text("We answer by {by}.", by=shown)
    if not is_open:
        text = Text(
            "We are closed until {opens} and answer by {by}.",
            opens=opens.astimezone(zone),
            by=shown,
        )
    return Promise(instant(by), is_open, opens, text)
