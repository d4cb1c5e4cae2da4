"""The promise: clocks and calendars, and what they come to for a ticket at an instant."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import field, frozen

from xborder.chart import BAD, DONE, drawn_on, figure_of
from xborder.complaints.clocks.clock import Clock
from xborder.complaints.clocks.progress import Progress
from xborder.complaints.clocks.reading import Phase
from xborder.complaints.clocks.setting import Desks, Setting
from xborder.complaints.clocks.state import ClockState
from xborder.complaints.tickets.event import Event, EventKind, Grade
from xborder.complaints.tickets.ticket import Ticket
from xborder.display import Brief, Shown
from xborder.errors import InvalidInput, InvalidPolicy, NotFound, known_locale
from xborder.kind import all_of_kind, mapping_of, of_kind
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.spoken import spoken
from xborder.worktime import BusinessCalendar
from xborder.worktime.instants import micros, time_zone


@frozen(repr=False)
class TicketState(Shown):
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
        """The clocks that are or were late, in this cycle or an earlier one."""
        return tuple(state for state in self.clocks if state.breaches)

    def plot(
        self,
        *,
        axes: Any = None,
        locale: str | None = None,
        zone: dt.tzinfo | str = dt.UTC,
    ) -> Any:
        """Draw when each clock that ran counted time, and when it is or was due.

        Args:
            axes: The matplotlib axes to draw on; new ones if none are given.
            locale: The language of the labels; that of ``xborder.language`` if left out.
            zone: The zone of the times shown.

        Returns:
            The figure, which a notebook shows and ``savefig`` keeps.

        Raises:
            MissingExtra: matplotlib is not installed.
        """
        locale = spoken() if locale is None else locale
        place = time_zone(zone)
        axes = drawn_on(axes, locale)
        ran = [state for state in self.clocks if state.ran]
        for row, state in enumerate(ran):
            colour = BAD if state.breaches else DONE
            for part in state.segments:
                axes.barh(row, part.end - part.start, left=part.start, height=0.4, color=colour)
            if state.due is not None:
                axes.plot([state.due], [row], marker="|", markersize=18, color="black")
        axes.set_yticks(range(len(ran)), [state.title.render(locale) for state in ran])
        axes.invert_yaxis()
        axes.xaxis_date(place)
        axes.figure.autofmt_xdate()
        axes.set_xlabel(Text("Time that counted, and when it is due").render(locale))
        return figure_of(axes)

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE, *, zone: dt.tzinfo | str = dt.UTC) -> str:
        """Return what was left out of its events, and the explanation of every clock that ran."""
        known_locale(locale)
        notes = "\n".join(note.render(locale) for note in self.ticket.notes)
        shown = [state.explain(locale, zone=zone) for state in self.clocks if state.ran]
        return "\n\n".join([notes, *shown] if notes else shown)


_GRADED = EventKind.GRADED.bit


def _no_clock(name: str, known: Iterable[str]) -> NotFound:
    return NotFound(
        "The policy has no clock {value}.",
        code="sla.unknown_clock",
        remedy="Use one of {known}.",
        where="name",
        value=name,
        known=", ".join(known),
    )


def _clocks(values: Any) -> tuple[Clock, ...]:
    return all_of_kind(values, Clock, "clocks")


def _calendars(values: Any) -> Mapping[str, BusinessCalendar]:
    found = mapping_of(values, "calendars")
    all_of_kind(found.values(), BusinessCalendar, "calendars")
    return found


def _calendar(value: Any) -> BusinessCalendar:
    return of_kind(value, BusinessCalendar, "calendar")


def _grades(values: Any) -> tuple[str, ...]:
    found = all_of_kind(values, str, "grades")
    if not all(found) or not found:
        raise InvalidPolicy(
            "{value} is not a list of grades.",
            code="sla.grades",
            remedy='Give the names, the least pressing first, such as ("low", "high").',
            where="grades",
            value=values,
        )
    return tuple(map(str, found))


@frozen(kw_only=True, repr=False)
class SlaPolicy(Brief):
    """What a desk promises.

    Attributes:
        clocks: The clocks.
        calendar: The desk's open time.
        calendars: Open time by team or by country, where it differs; a cycle counts on that of the
            team it started with, else of the ticket's country, else on ``calendar``. Desks that
            answer for one another share one calendar, their union.
        grades: The grades a ticket may have, the least pressing first; names of one's own are fine.

    Raises:
        InvalidPolicy: Two clocks bear one name, or there is none, or a target is for a grade that
            is not listed.

    Examples:
        >>> from xborder.complaints.clocks.default import default_policy
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
    calendar: BusinessCalendar = field(converter=_calendar)
    calendars: Mapping[str, BusinessCalendar] = field(
        factory=dict, converter=_calendars, hash=False
    )
    grades: tuple[str, ...] = field(default=tuple(Grade), converter=_grades)
    _desks: Desks = field(init=False, repr=False, eq=False)

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
        for clock in self.clocks:
            for target in clock.targets:
                if target.grade is not None and target.grade not in self.grades:
                    raise InvalidPolicy(
                        "The clock {clock} has a target for the grade {value}, which is not one of "
                        "the policy's.",
                        code="sla.grade",
                        remedy="Use one of {known}, or list it in grades=.",
                        where="grades",
                        value=target.grade,
                        clock=clock.name,
                        known=", ".join(self.grades),
                    )
        desks = Desks(default=self.calendar, special=self.calendars)
        object.__setattr__(self, "_desks", desks)

    def rule(self, name: str) -> Clock:
        """Return a clock by name.

        Raises:
            NotFound: There is none of that name.
        """
        of_kind(name, str, "name")
        for clock in self.clocks:
            if clock.name == name:
                return clock
        raise _no_clock(name, (clock.name for clock in self.clocks))

    def calendar_of(self, ticket: Ticket) -> BusinessCalendar:
        """Return the open time of the team a ticket was created with."""
        of_kind(ticket, Ticket, "ticket")
        if ticket.team in self.calendars:
            return self.calendars[ticket.team]
        return self.calendars.get(ticket.country, self.calendar)

    def setting(self, ticket: Ticket) -> Setting:
        """Return a ticket as its clocks see it at its creation.

        Raises:
            InvalidInput: It has, or is given, a grade that the policy does not list.
        """
        of_kind(ticket, Ticket, "ticket")
        self._known(ticket, ticket.grade)
        return Setting(
            desks=self._desks,
            grade=ticket.grade,
            team=ticket.team,
            tier=ticket.tier,
            country=ticket.country,
            channel=ticket.channel,
        )

    def evaluate(self, ticket: Ticket, now: dt.datetime) -> TicketState:
        """Return where every clock of a ticket stands; events after ``now`` are not yet known.

        Raises:
            InvalidInput: The ticket has a grade that the policy does not list.
            NoRuleInForce: A clock has no target for such a ticket.
            NotFound: A calendar does not reach that far.
        """
        at, setting = micros(now, where="now"), self.setting(ticket)
        events = self._heard(ticket, at)
        states = [ClockState(Progress.of(clock, setting, events), at) for clock in self.clocks]
        return TicketState(ticket, tuple(states))

    def state(self, ticket: Ticket, clock: Clock, at: int) -> ClockState:
        """Return where one clock stands at an instant in microseconds since 1970, no other read."""
        heard = self._heard(ticket, at)
        return ClockState(Progress.of(clock, self.setting(ticket), heard), at)

    def _heard(self, ticket: Ticket, at: int) -> tuple[Event, ...]:
        events = ticket.history.before(at)
        for event in events:
            if event.bit == _GRADED:
                self._known(ticket, event.value)
        return events

    def _known(self, ticket: Ticket, grade: str) -> None:
        if grade not in self.grades:
            raise InvalidInput(
                "The ticket {ticket} has the grade {value}, which is not one of the policy's.",
                code="sla.grade",
                remedy="Use one of {known}, or list it in grades=.",
                where="grade",
                value=grade,
                ticket=ticket.id,
                known=", ".join(self.grades),
            )

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
        of_kind(ticket, Ticket, "ticket")
        of_kind(name, str, "name")
        at = ticket.history.events[-1].at if now is None else micros(now, where="now")
        return self.state(ticket, self.rule(name) if name else self.clocks[0], at)
