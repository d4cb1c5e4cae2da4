"""The period that a demand or a lead time is counted in, and what converts exactly.

Seven days are a week and twelve months a year, whatever the calendar. A month is no fixed number of
days: only a flow, units a year or money a year, may be restated by its mean length.
"""

from fractions import Fraction

from xborder.choice import Choice
from xborder.errors import InvalidInput

DAYS_A_YEAR = 365
"""The year of yearly costs; leap days are left out, as carriers and marketplaces quote."""


class Period(Choice):
    """The period that a demand or a lead time is counted in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"

    @property
    def mean_days(self) -> Fraction:
        """Days in it: exact for days and weeks; the mean of a 365-day year for the others.

        For flows only, such as units a day from units a month. A distribution is never restated
        by a mean length: see :func:`periods_in`.
        """
        return _MEAN_DAYS[self]


_MEAN_DAYS = {
    Period.DAY: Fraction(1),
    Period.WEEK: Fraction(7),
    Period.MONTH: Fraction(DAYS_A_YEAR, 12),
    Period.YEAR: Fraction(DAYS_A_YEAR),
}

_EXACT = {  # one of the first is so many of the second, in every calendar
    (Period.WEEK, Period.DAY): Fraction(7),
    (Period.DAY, Period.WEEK): Fraction(1, 7),
    (Period.YEAR, Period.MONTH): Fraction(12),
    (Period.MONTH, Period.YEAR): Fraction(1, 12),
}


def periods_in(longer: Period, shorter: Period) -> Fraction | None:
    """Return how many of the second period one of the first is, or none if that varies.

    Examples:
        >>> periods_in(Period.WEEK, Period.DAY), periods_in(Period.DAY, Period.WEEK)
        (Fraction(7, 1), Fraction(1, 7))
        >>> periods_in(Period.MONTH, Period.DAY) is None
        True
    """
    return Fraction(1) if longer is shorter else _EXACT.get((longer, shorter))


def period(value: object) -> Period:
    """Return the period named ``value``.

    Raises:
        InvalidInput: No period is stated, or there is none of that name.
    """
    try:
        return Period(value)  # type: ignore[arg-type]  # anything else raises just below
    except ValueError as error:
        raise InvalidInput(
            "No period is stated: {value} is none of {known}.",
            code="inventory.period",
            remedy='Say what the figures are counted in, such as period="day".',
            where="period",
            value=value,
            known=[str(one) for one in Period],
        ) from error
