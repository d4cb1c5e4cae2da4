"""Spans: the days between two dates, as many as a market can mean."""

import datetime as dt
from typing import Final

from xborder.errors import InvalidInput

MOST_DAYS: Final = 36_525
"""A hundred years: a longer stretch of days was never meant, and would take minutes to walk."""


def span(start: dt.date, end: dt.date) -> int:
    """Return the days from one date to another, at most a hundred years.

    Raises:
        InvalidInput: It is longer.
    """
    days = (end - start).days
    if days > MOST_DAYS:
        raise InvalidInput(
            "There are {days} days from {start} to {value}.",
            code="fx.span",
            remedy="Give two dates within a hundred years.",
            where="end",
            value=str(end),
            start=str(start),
            days=days,
        )
    return days
