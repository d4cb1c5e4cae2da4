"""The built-in promise: an answer within 24 hours, a provisional solution within 48."""

import datetime as dt
from collections.abc import Mapping

from xborder.complaints.clocks.clock import Clock, ReopenPolicy
from xborder.complaints.clocks.policy import SlaPolicy
from xborder.complaints.clocks.target import CountedTime, Target
from xborder.complaints.tickets.event import EventKind, Grade
from xborder.worktime import BusinessCalendar

HOUR = dt.timedelta(hours=1)


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

    Examples:
        >>> from xborder.worktime import OpeningHours
        >>> desk = OpeningHours(
        ...     zone="Europe/Berlin", week="Mo-Fr 09:00-17:00",
        ...     known_from=dt.date(2026, 1, 1), known_until=dt.date(2027, 1, 1),
        ... )
        >>> [clock.name for clock in default_policy(desk.calendar()).clocks][:3]
        ['first_response', 'provisional_solution', 'resolution']
    """
    elapsed = CountedTime.ELAPSED
    resolution = {Grade.URGENT: 8, Grade.SERIOUS: 24, None: 40}
    clocks = (
        Clock(
            name="first_response",
            targets=[Target(within=24 * HOUR, counted=elapsed)],
            starts=[EventKind.CREATED],
            stops=[EventKind.REPLIED, EventKind.PROVISIONAL_OFFERED, EventKind.RESOLVED],
            pauses=(),
        ),
        Clock(
            name="provisional_solution",
            targets=[Target(within=48 * HOUR, counted=elapsed)],
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
            targets=[Target(within=72 * HOUR, counted=elapsed)],
            starts=[EventKind.REFUND_OWED],
            stops=[EventKind.REFUNDED],
            pauses=(),
            repeats=True,
        ),
    )
    special = {} if calendars is None else calendars
    return SlaPolicy(clocks=clocks, calendar=calendar, calendars=special)
