"""Exchange rates as the door asks for them."""

import datetime as dt
from fractions import Fraction
from typing import Any, Protocol


class Rate(Protocol):
    """A rate found."""

    base: str
    quote: str
    ratio: Fraction
    date: dt.date
    source: Any
    is_fallback: bool


class RateTable(Protocol):
    """Dated rates."""

    def rate(self, base: str, quote: str, *, on: dt.date) -> Rate:
        """Return the rate of a day."""
