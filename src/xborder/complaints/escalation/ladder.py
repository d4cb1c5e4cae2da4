"""Escalation: who is told when a clock runs low, and what comes next over a whole queue."""

import datetime as dt
import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from attrs import field, frozen

from xborder.complaints.clocks.line import ELAPSED_TIME
from xborder.complaints.clocks.policy import SlaPolicy
from xborder.complaints.clocks.reading import Phase
from xborder.complaints.clocks.state import ClockState
from xborder.complaints.clocks.target import CountedTime
from xborder.complaints.tickets.ticket import Ticket
from xborder.errors import InvalidPolicy
from xborder.kind import all_of_kind, of_kind, of_some_kind, typed
from xborder.number import ratio
from xborder.worktime.instants import instant, length, micros

_QUOTIENT = re.compile(r"[0-9]{1,18}/[0-9]{1,18}", re.ASCII)


def _share(value: Any) -> Fraction:
    """Read a share as it is written: 0.7 is seven tenths, not the binary fraction below it.

    The float nearest to 0.7 is a little less, so that ``Fraction(0.7)`` of a target would end a
    microsecond early.
    """
    try:
        quotient = isinstance(value, str) and _QUOTIENT.fullmatch(value)
        found = Fraction(value) if quotient else ratio(value, "share")
    except ZeroDivisionError:
        found = Fraction(0)
    if found <= 0:
        raise InvalidPolicy(
            "A step at {value} of the target lies before its start.",
            code="escalation.share",
            remedy="Give a share above 0, such as Fraction(3, 4).",
            where="share",
            value=str(value),
        )
    return found


@frozen(kw_only=True)
class AtShare:
    """When a share of the target is used up, in the clock's own time.

    Attributes:
        share: The share, such as ``"0.7"`` or ``Fraction(1, 2)``; above 1 for steps after the
            deadline. A float means the decimal it prints as.

    Raises:
        InvalidPolicy: It is not above 0.
        InvalidInput: It is text that is no number, or not finite.
        InvalidType: It is no number.

    Examples:
        >>> AtShare(share=0.7).share
        Fraction(7, 10)
    """

    share: Fraction = field(converter=_share)


def _lead(value: dt.timedelta) -> dt.timedelta:
    length(value, where="lead")
    return value


@frozen(kw_only=True)
class BeforeDue:
    """A fixed time before the clock is due; negative for after.

    Attributes:
        lead: How long before.
        counted: In open time of the desk, or counting every hour.
    """

    lead: dt.timedelta = field(converter=_lead)
    counted: CountedTime = field(default=CountedTime.BUSINESS, converter=CountedTime)


def _moment(value: Any) -> AtShare | BeforeDue:
    found: AtShare | BeforeDue = of_some_kind(value, (AtShare, BeforeDue), "when")
    return found


@frozen(kw_only=True, field_transformer=typed)
class Step:
    """One rung of the ladder.

    Attributes:
        when: When it is taken.
        notify: Who is told, such as ``"team lead"``.
        clock: The clock it watches; every clock if empty.
    """

    when: AtShare | BeforeDue = field(converter=_moment)
    notify: str
    clock: str = ""


@frozen(kw_only=True)
class Alert:
    """A rung with its instant.

    Attributes:
        at: When it is due, in UTC.
        ticket: The ticket's id.
        clock: The clock's name.
        notify: Who is told.
        overdue: Whether the instant of asking lies at or after it.
    """

    at: dt.datetime
    ticket: str
    clock: str
    notify: str
    overdue: bool


DEFAULT_LADDER = (
    Step(when=AtShare(share=Fraction(1, 2)), notify="agent"),
    Step(when=AtShare(share=Fraction(3, 4)), notify="team lead"),
    Step(when=AtShare(share=1), notify="manager"),
    Step(when=AtShare(share=Fraction(5, 4)), notify="director"),
)
"""Half of the time, three quarters, all of it, and a quarter more: who is told at each."""


def step_time(state: ClockState, step: Step) -> dt.datetime | None:
    """Return the instant of a rung on a clock; ``None`` while the clock does not run.

    A share is placed on the clock's own counted time, so a pause moves it as it moves the
    deadline, and it never falls on closed time of a business clock.

    Args:
        state: Where the clock stands.
        step: The rung: a share of its time, or a span before it is due.
    """
    of_kind(state, ClockState, "state")
    of_kind(step, Step, "step")
    if state.phase is not Phase.RUNNING or state.due is None:
        return None
    progress, now = state.progress, micros(state.now)
    if isinstance(step.when, BeforeDue):
        business = step.when.counted is CountedTime.BUSINESS
        line = progress.business if business else ELAPSED_TIME
        return instant(line.after(micros(state.due), -length(step.when.lead), state.clock.boundary))
    share = step.when.share
    # Rounded up to the microsecond: a rung is never taken before its share is used up.
    wanted = -(-progress.target.micros * share.numerator // share.denominator)
    used, stretches = progress.carried, progress.counted(now)
    begin = stretches[-1][0]
    for start, end in stretches[:-1]:
        part = progress.line.used(start, end)
        if used + part >= wanted:
            begin = start
            break
        used += part
    return instant(progress.line.after(begin, max(0, wanted - used), state.clock.boundary))


def alerts(
    policy: SlaPolicy,
    tickets: Iterable[Ticket],
    now: dt.datetime,
    ladder: Iterable[Step] = DEFAULT_LADDER,
) -> tuple[Alert, ...]:
    """Return every rung of every running clock, the soonest first.

    Args:
        policy: The promise.
        tickets: The queue.
        now: The instant of asking.
        ladder: The rungs.

    Raises:
        NotFound: A rung watches a clock that the policy does not have.

    Examples:
        >>> from xborder.complaints import Ticket, default_policy
        >>> from xborder.worktime import OpeningHours
        >>> desk = OpeningHours(
        ...     zone="Europe/Berlin", week="Mo-Fr 09:00-17:00",
        ...     known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1),
        ... )
        >>> ticket = Ticket(id="T-1", events=[{"at": "2026-11-23T09:00:00Z", "kind": "created"}])
        >>> noon = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
        >>> first = alerts(default_policy(desk.calendar()), [ticket], noon)[0]
        >>> first.clock, first.notify, str(first.at)
        ('first_response', 'agent', '2026-11-23 21:00:00+00:00')
    """
    of_kind(policy, SlaPolicy, "policy")
    steps = all_of_kind(ladder, Step, "ladder")
    for name in {step.clock for step in steps} - {""}:
        policy.rule(name)  # a rung on a clock that there is not would never ring
    found = []
    for ticket in all_of_kind(tickets, Ticket, "tickets"):
        for state in policy.evaluate(ticket, now):
            for step in steps:
                at = step_time(state, step) if step.clock in {"", state.name} else None
                if at is not None:
                    found.append(
                        Alert(
                            at=at,
                            ticket=ticket.id,
                            clock=state.name,
                            notify=step.notify,
                            overdue=at <= state.now,
                        )
                    )
    return tuple(sorted(found, key=lambda alert: (alert.at, alert.ticket, alert.clock)))
