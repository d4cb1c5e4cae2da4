"""What to promise a customer: by when there will be an answer, opening hours respected."""

import datetime as dt

from attrs import frozen

from xborder.complaints.clocks.line import ELAPSED_TIME, Line
from xborder.complaints.clocks.target import CountedTime, CountedWord
from xborder.kind import of_kind
from xborder.messages import Text
from xborder.worktime import BusinessCalendar
from xborder.worktime.instants import instant, length, micros, time_zone


@frozen
class Promise:
    """What a customer is told.

    Attributes:
        by: The instant, in UTC.
        is_open: Whether the desk is open as the complaint comes in.
        opens_at: When it next opens; the instant of asking if it is open.
        in_time: Whether that is within the time allowed; ``False`` if all of it is closed time.
        text: The sentence, its times in the customer's zone.
    """

    by: dt.datetime
    is_open: bool
    opens_at: dt.datetime
    in_time: bool
    text: Text


def promise(
    calendar: BusinessCalendar,
    received: dt.datetime,
    within: dt.timedelta,
    *,
    zone: dt.tzinfo | str,
    counted: CountedTime | CountedWord = CountedTime.BUSINESS,
) -> Promise:
    """Return by when a customer can count on an answer, opening hours respected.

    With elapsed time the answer falls on the last open instant up to the deadline, as nobody
    writes at night. Where no open time lies before the deadline the desk cannot keep it: the answer
    is promised for the next opening, and ``in_time`` says so.

    Args:
        calendar: The desk's open time.
        received: When the complaint came in.
        within: The time allowed.
        zone: The customer's zone, for the sentence; a name such as ``"Asia/Tokyo"`` will do.
        counted: Which time is meant.

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
    of_kind(calendar, BusinessCalendar, "calendar")
    start, span = micros(received, where="received"), length(within, where="within")
    place, which = time_zone(zone), CountedTime(counted)
    line: Line = calendar if which is CountedTime.BUSINESS else ELAPSED_TIME
    limit = line.after(start, span)
    is_open, opens = calendar.is_open(received), calendar.next_open(received)
    stretches = calendar.cut(start, limit)
    in_time = bool(stretches) or is_open
    by = stretches[-1][1] if stretches else limit if is_open else micros(opens)
    shown, opening = instant(by).astimezone(place), opens.astimezone(place)
    if is_open:
        text = Text("We answer by {by}.", by=shown)
    elif in_time:
        text = Text("We are closed until {opens} and answer by {by}.", opens=opening, by=shown)
    else:
        text = Text("We are closed until {opens} and answer as soon as we open.", opens=opening)
    return Promise(instant(by), is_open, opens, in_time, text)
