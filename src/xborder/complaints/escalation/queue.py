"""The queue: what is due next, and how likely it is to be late."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import NormalDist
from typing import ClassVar

from attrs import frozen

from xborder.complaints.clocks.clock import Clock, HandoverPolicy
from xborder.complaints.clocks.line import Line
from xborder.complaints.clocks.policy import SlaPolicy
from xborder.complaints.clocks.progress import Progress
from xborder.complaints.clocks.setting import Setting
from xborder.complaints.clocks.state import ClockState
from xborder.complaints.tickets.event import Event, EventKind
from xborder.complaints.tickets.ticket import Ticket
from xborder.errors import InvalidInput
from xborder.kind import all_of_kind, of_kind
from xborder.number import finite, whole
from xborder.tabular import Columns, Rows
from xborder.worktime.instants import instant, length, micros, time_zone

_LARGE = 1e6


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

    COLUMNS: ClassVar[Columns] = (
        "ticket",
        ("clock", "state.name"),
        ("grade", "state.grade"),
        ("team", "state.team"),
        ("due", "state.due"),
        "risk",
    )


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

    Examples:
        >>> from xborder.complaints import Ticket, default_policy
        >>> from xborder.worktime import OpeningHours
        >>> desk = OpeningHours(
        ...     zone="Europe/Berlin", week="Mo-Fr 09:00-17:00",
        ...     known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1),
        ... )
        >>> ticket = Ticket(id="T-1", events=[{"at": "2026-11-20T15:00:00Z", "kind": "created"}])
        >>> later = dt.datetime(2026, 11, 20, 16, tzinfo=dt.UTC)
        >>> [due] = due_times(default_policy(desk.calendar()), [ticket], later, clock="resolution")
        >>> str(due)  # one business hour of Friday, then 39 of the week after
        '2026-11-27 15:00:00+00:00'
    """
    found: list[dt.datetime | None] = []
    at = micros(now, where="now")
    # Tickets that look alike to a clock share its blank start: a queue falls into a few kinds.
    blank: dict[Setting, tuple[Progress, Line, int]] = {}
    watched = of_kind(policy, SlaPolicy, "policy").rule(clock)
    # Who has a ticket changes nothing for a clock that keeps running when it is handed over.
    keeps = watched.handover_policy is HandoverPolicy.KEEP
    heeded = watched.touches & ~EventKind.ASSIGNED.bit if keeps else watched.touches
    for ticket in all_of_kind(tickets, Ticket, "tickets"):
        setting = policy.setting(ticket)
        if setting not in blank:
            progress = Progress.begin(watched, setting)
            blank[setting] = (progress, progress.line, progress.target.micros)
        progress, line, within = blank[setting]
        events = ticket.history.before(at)
        heard = [event for event in events if event.bit & heeded]
        if _plain(heard, watched):
            found.append(instant(line.after(heard[0].at, within, watched.boundary)))
        else:
            found.append(ClockState(progress.after(events), at).due)
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
) -> Rows[Entry]:
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

    Examples:
        >>> from xborder.complaints import Ticket, default_policy
        >>> from xborder.worktime import OpeningHours
        >>> desk = OpeningHours(
        ...     zone="Europe/Berlin", week="Mo-Fr 09:00-17:00",
        ...     known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1),
        ... )
        >>> tickets = [
        ...     Ticket(id=name, events=[{"at": f"2026-11-23T{hour}:00:00Z", "kind": "created"}])
        ...     for name, hour in (("T-1", "10"), ("T-2", "09"))
        ... ]
        >>> noon = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
        >>> [entry.ticket for entry in next_due(default_policy(desk.calendar()), tickets, noon)]
        ['T-2', 'T-1']
    """
    of_kind(policy, SlaPolicy, "policy")
    handling = length(handling_time, where="handling_time")
    agents = whole(agents, "agents")
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
    for ticket in all_of_kind(tickets, Ticket, "tickets"):
        state = policy.evaluate(ticket, now).next_due
        if state is not None and state.due is not None:
            waiting.append((state.due, ticket.id, state))
    waiting.sort(key=lambda entry: entry[:2])
    found = []
    for ahead, (due, name, state) in enumerate(waiting):
        open_time = state.progress.business.used(at, micros(due)) if due > state.now else 0
        found.append(Entry(name, state, lateness_risk(ahead, open_time * agents / handling)))
    return Rows(found, Entry)


def lateness_risk(ahead: int, expected: float) -> float:
    """Return the chance that at most ``ahead`` tickets are finished when ``expected`` are expected.

    ``P(N <= ahead)`` for ``N`` Poisson distributed with mean ``expected``.

    Args:
        ahead: How many tickets are worked on before this one is.
        expected: How many will be finished before its time is up, on average.

    Examples:
        >>> round(lateness_risk(0, 2.0), 4)  # exp(-2)
        0.1353
    """
    ahead, mean = whole(ahead, "ahead"), finite(expected, "expected")
    if mean <= 0:
        return 1.0
    if mean > _LARGE:
        # The sum would have millions of terms; at such a mean the normal distribution differs from
        # Poisson's by less than a thousandth anywhere (Berry-Esseen: 0.8 / sqrt(mean)).
        return NormalDist(mean, math.sqrt(mean)).cdf(min(ahead, 1e300) + 0.5)
    # Terms farther than forty deviations above the mean are less than 1e-300 in all.
    last = min(ahead, int(mean + 40 * math.sqrt(mean) + 200))
    # Summed as exp of logs: expected ** n and n! leave the range of floats beyond n = 170.
    logs = (n * math.log(mean) - math.lgamma(n + 1) - mean for n in range(last + 1))
    return min(1.0, math.fsum(map(math.exp, logs)))


def workload(events: Iterable[Event], zone: dt.tzinfo | str) -> tuple[int, ...]:
    """Return how many tickets were created in each hour of the day of a zone, 0 to 23.

    Args:
        events: Events of tickets; only their creation counts.
        zone: The zone of those who answer, such as ``"Europe/Berlin"``.
    """
    place = time_zone(zone)
    hours = Counter(
        event.when.astimezone(place).hour
        for event in all_of_kind(events, Event, "events")
        if event.kind is EventKind.CREATED
    )
    return tuple(hours[hour] for hour in range(24))
