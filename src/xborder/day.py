"""The civil day that a value means: a date, or a midnight as frames hold days."""

import datetime as dt
from typing import Any

from xborder.errors import InvalidInput, InvalidType


def civil_day(value: Any, where: str) -> dt.date:
    """Return the day that ``value`` means: a date, or a datetime at midnight without a zone.

    Frames hold days as timestamps at midnight; those mean one day exactly. A time of day, or a
    zone, would need somebody to say whose day it is.

    Raises:
        InvalidType: It is not a date.
        InvalidInput: It has a time of day or a zone.

    Examples:
        >>> civil_day(dt.datetime(2026, 6, 1), "on")
        datetime.date(2026, 6, 1)
    """
    if type(value) is dt.date:
        return value
    if type(value).__name__ == "datetime64" and hasattr(value, "item"):
        # Nanoseconds give an integer, all coarser units a date or a datetime; nothing is cut off.
        coarse = value.astype("datetime64[us]")
        value = coarse.item() if coarse == value else value
    if isinstance(value, dt.datetime) and value == value:  # noqa: PLR0124 - pandas' NaT is not
        if value.timetz() == dt.time():
            return value.date()
        raise InvalidInput(
            "{name} is {value}, which has a time of day or a zone.",
            code="day.moment",
            remedy="Give the civil day, such as value.date().",
            where=where,
            name=where,
            value=str(value),
        )
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    raise InvalidType(
        "{name} is a {value}, not a date.",
        code="day.kind",
        remedy="Give a datetime.date, such as date(2026, 6, 1).",
        where=where,
        name=where,
        value=type(value).__name__,
    )
