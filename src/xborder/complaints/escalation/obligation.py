"""The promise and the law side by side: what must be done next, and by whose rule."""

import datetime as dt
from collections.abc import Iterable

from attrs import frozen

from xborder.complaints.clocks.policy import TicketState
from xborder.complaints.clocks.reading import Phase
from xborder.complaints.clocks.state import ClockState
from xborder.complaints.law import Deadline
from xborder.display import Shown
from xborder.kind import all_of_kind, of_kind
from xborder.messages import DEFAULT_LOCALE, in_words


@frozen(repr=False)
class Obligation(Shown):
    """One thing to be done by an instant.

    Attributes:
        due: The instant, in UTC.
        rule: The running clock of the promise, or the law's deadline.
    """

    due: dt.datetime
    rule: ClockState | Deadline

    @property
    def by_law(self) -> bool:
        """Whether the law asks for it."""
        return isinstance(self.rule, Deadline)

    @property
    def name(self) -> str:
        """The clock's name, or the id of the legal rule."""
        return self.rule.rule.value.id if isinstance(self.rule, Deadline) else self.rule.name

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the counted stretches, or the rule with its source."""
        return self.rule.explain(locale)


def obligations(state: TicketState, law: Iterable[Deadline] = ()) -> tuple[Obligation, ...]:
    """Return every running clock and every legal deadline, the earliest first: that one binds.

    Args:
        state: The ticket under the promise.
        law: Its legal deadlines; see :func:`xborder.complaints.deadlines`.

    Examples:
        >>> import datetime as dt
        >>> from xborder.complaints import Ticket, default_policy
        >>> from xborder.worktime import OpeningHours
        >>> desk = OpeningHours(
        ...     zone="Europe/Berlin", week="Mo-Fr 09:00-17:00",
        ...     known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1),
        ... )
        >>> ticket = Ticket(id="T-1", events=[{"at": "2026-11-23T09:00:00Z", "kind": "created"}])
        >>> noon = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
        >>> state = default_policy(desk.calendar()).evaluate(ticket, noon)
        >>> first = obligations(state)[0]
        >>> first.name, str(first.due)
        ('first_response', '2026-11-24 09:00:00+00:00')
    """
    of_kind(state, TicketState, "state")
    promised = [
        Obligation(clock.due, clock)
        for clock in state
        if clock.phase is Phase.RUNNING and clock.due is not None
    ]
    legal = [Obligation(deadline.ends, deadline) for deadline in all_of_kind(law, Deadline, "law")]
    return tuple(sorted([*promised, *legal], key=lambda found: (found.due, found.name)))
