"""The promise: clocks and calendars, and what they come to for a ticket at an instant."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from xborder.complaints.clock import Clock, Measure, ReopenPolicy, Target
from xborder.complaints.event import EventKind, Grade
from xborder.complaints.progress import Phase, Progress
from xborder.complaints.state import ClockState
from xborder.complaints.ticket import Ticket
from xborder.errors import InvalidPolicy, NotFound
from xborder.messages import DEFAULT_LOCALE
from xborder.worktime import BusinessCalendar
from xborder.worktime.instants import micros

HOUR = dt.timedelta(hours=1)


@frozen
class TicketState:
    """Every clock of a ticket at an instant, by name.

    Attributes:
        ticket: The ticket.
        clocks: The state of each clock, in the policy's order.
    """

    ticket: Ticket
    clocks: tuple[ClockState, ...]

    def __getitem__(self, name: str) -> ClockState:
        for state in self.clocks:
            if state.name == name:
                return state
        raise _no_clock(name, (state.name for state in self.clocks))

    def __iter__(self) -> Iterator[ClockState]:
        return iter(self.clocks)

    @property
    def next_due(self) -> ClockState | None:
        """The running clock due first; ``None`` if none runs."""
        running = [state for state in self.clocks if state.phase is Phase.RUNNING]
        return min(running, key=lambda state: (state.due, state.name), default=None)

    @property
    def breached(self) -> tuple[ClockState, ...]:
        """The clocks that are or were late."""
        return tuple(state for state in self.clocks if state.met is False)

    def explain(self, locale: str = DEFAULT_LOCALE, *, zone: dt.tzinfo = dt.UTC) -> str:
        """Return the explanation of every clock that has started."""
        shown = (state for state in self.clocks if state.phase is not Phase.IDLE)
        return "\n\n".join(state.explain(locale, zone=zone) for state in shown)


def _no_clock(name: str, known: Iterable[str]) -> NotFound:
    return NotFound(
        "The policy has no clock {value}.",
        code="sla.unknown_clock",
        remedy="Use one of {known}.",
        where="name",
        value=name,
        known=", ".join(known),
    )


def _clocks(values: Iterable[Clock]) -> tuple[Clock, ...]:
    return tuple(values)


def _calendars(values: Mapping[str, BusinessCalendar]) -> Mapping[str, BusinessCalendar]:
    return dict(values)


@frozen(kw_only=True)
class SlaPolicy:
    """What a desk promises.

    Attributes:
        clocks: The clocks.
        calendar: The desk's open time.
        calendars: Open time by team or by country, where it differs; a ticket takes that of the
            team it was created with, else of its country, else ``calendar``. Desks that hand over
            to one another share one calendar, their union.

    Raises:
        InvalidPolicy: Two clocks bear one name, or there is none.

    Examples:
        >>> from xborder.worktime import OpeningHours
        >>> desk = OpeningHours(
        ...     zone="Europe/Berlin", week="Mo-Fr 09:00-17:00",
        ...     known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1),
        ... )
        >>> created = {"at": "2026-11-20T16:00:00+01:00", "kind": "created"}
        >>> ticket = Ticket(id="T-1", events=[created])
        >>> str(default_policy(desk.calendar()).clock(ticket).due)
        '2026-11-21 15:00:00+00:00'
    """

    clocks: tuple[Clock, ...] = field(converter=_clocks)
    calendar: BusinessCalendar
    calendars: Mapping[str, BusinessCalendar] = field(
        factory=dict, converter=_calendars, hash=False
    )

    def __attrs_post_init__(self) -> None:
        names = [clock.name for clock in self.clocks]
        if not names or len(set(names)) < len(names):
            raise InvalidPolicy(
                "The clocks {value} are not a list of different names.",
                code="sla.clocks",
                remedy="Give at least one clock, and each a name of its own.",
                where="clocks",
                value=", ".join(names) or "none",
            )

    def rule(self, name: str) -> Clock:
        """Return a clock by name.

        Raises:
            NotFound: There is none of that name.
        """
        for clock in self.clocks:
            if clock.name == name:
                return clock
        raise _no_clock(name, (clock.name for clock in self.clocks))

    def calendar_of(self, ticket: Ticket) -> BusinessCalendar:
        """Return the open time a ticket is counted on."""
        if ticket.team in self.calendars:
            return self.calendars[ticket.team]
        return self.calendars.get(ticket.country, self.calendar)

    def progress(self, ticket: Ticket, clock: Clock) -> Progress:
        """Return a clock before any of a ticket's events."""
        return Progress(
            clock=clock,
            business=self.calendar_of(ticket),
            tier=ticket.tier,
            country=ticket.country,
            channel=ticket.channel,
            grade=ticket.grade,
            target=clock.target(ticket.grade, ticket.tier, ticket.country, ticket.channel),
        )

    def evaluate(self, ticket: Ticket, now: dt.datetime) -> TicketState:
        """Return where every clock of a ticket stands; events after ``now`` are not yet known.

        Raises:
            NoRuleInForce: A clock has no target for such a ticket.
            NotFound: A calendar does not reach that far.
        """
        at, events = micros(now, where="now"), ticket.history.until(now)
        states = (
            ClockState(self.progress(ticket, clock).after(events), at) for clock in self.clocks
        )
        return TicketState(ticket, tuple(states))

    def clock(
        self, ticket: Ticket, *, name: str = "", now: dt.datetime | None = None
    ) -> ClockState:
        """Return where one clock stands.

        Args:
            ticket: The ticket.
            name: The clock; the policy's first if left out.
            now: The instant; the ticket's last event if left out.

        Raises:
            NotFound: There is no such clock.
        """
        at = ticket.history.events[-1].when if now is None else now
        return self.evaluate(ticket, at)[name or self.clocks[0].name]


def default_policy(
    calendar: BusinessCalendar, *, calendars: Mapping[str, BusinessCalendar] | None = None
) -> SlaPolicy:
    """Return the built-in promise: answered within 24 hours, a provisional solution within 48.

    Both count every hour. A complaint is resolved within 5 working days of 8 hours if normal,
    3 if serious, 1 if urgent; each further message is answered within 8 business hours; a refund
    that is owed is paid within 3 days. Replace any clock to make it your own.

    Args:
        calendar: The desk's open time.
        calendars: Open time by team or country, where it differs.
    """
    elapsed = Measure.ELAPSED
    resolution = {Grade.URGENT: 8, Grade.SERIOUS: 24, None: 40}
    clocks = (
        Clock(
            name="first_response",
            targets=[Target(within=24 * HOUR, measure=elapsed)],
            starts=[EventKind.CREATED],
            stops=[EventKind.REPLIED, EventKind.PROVISIONAL_OFFERED, EventKind.RESOLVED],
            pauses=(),
        ),
        Clock(
            name="provisional_solution",
            targets=[Target(within=48 * HOUR, measure=elapsed)],
            starts=[EventKind.CREATED],
            stops=[EventKind.PROVISIONAL_OFFERED, EventKind.RESOLVED],
            pauses=(),
        ),
        Clock(
            name="resolution",
            targets=[
                Target(within=hours * HOUR, grade=grade) for grade, hours in resolution.items()
            ],
            starts=[EventKind.CREATED],
            stops=[EventKind.RESOLVED],
            reopens=[EventKind.REOPENED],
            reopen_policy=ReopenPolicy.RESUME,
        ),
        Clock(
            name="next_response",
            targets=[Target(within=8 * HOUR)],
            starts=[EventKind.CUSTOMER_MESSAGE],
            stops=[EventKind.REPLIED, EventKind.PROVISIONAL_OFFERED, EventKind.RESOLVED],
            repeats=True,
        ),
        Clock(
            name="update",
            targets=[Target(within=24 * HOUR)],
            starts=[EventKind.CREATED],
            stops=[EventKind.RESOLVED],
            resets=[EventKind.REPLIED, EventKind.PROVISIONAL_OFFERED],
            reopens=[EventKind.REOPENED],
            reopen_policy=ReopenPolicy.NEW_CYCLE,
        ),
        Clock(
            name="refund",
            targets=[Target(within=72 * HOUR, measure=elapsed)],
            starts=[EventKind.REFUND_OWED],
            stops=[EventKind.REFUNDED],
            pauses=(),
            repeats=True,
        ),
    )
    return SlaPolicy(clocks=clocks, calendar=calendar, calendars=calendars or {})
