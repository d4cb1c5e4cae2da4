"""What is open at the close of each day: a stretch of days, by currency."""

import datetime as dt
import decimal
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import accumulate

from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.fx.exposure.exposure import ZERO, Exposure
from xborder.fx.rates.span import span
from xborder.kind import all_of_kind
from xborder.number import DECIMAL


def open_by_day(
    exposures: Iterable[Exposure], *, start: dt.date, end: dt.date
) -> Mapping[str, tuple[Decimal, ...]]:
    """Project what is open at the close of each day, by currency.

    An exposure is open from its first day until the day before it is due. What is overdue on the
    first day is still owed, and nobody knows until when: it stays open to the end.

    Args:
        exposures: What there is, or will be.
        start: The first day.
        end: The day after the last.

    Returns:
        For each currency the net expected amount, one a day.

    Raises:
        InvalidInput: The stretch of days is empty.

    Examples:
        >>> open_by_day([Exposure.of("100 EUR", due=dt.date(2026, 12, 3), stage="committed")],
        ...             start=dt.date(2026, 12, 1), end=dt.date(2026, 12, 5))
        {'EUR': (Decimal('100.00'), Decimal('100.00'), Decimal('0.00'), Decimal('0.00'))}
    """
    first, past = civil_day(start, "start"), civil_day(end, "end")
    days = span(first, past)
    if days <= 0:
        raise InvalidInput(
            "There is no day from {start} until {value}.",
            code="fx.projection",
            remedy="Give an end after the start; the end itself is not included.",
            where="end",
            value=str(past),
            start=str(first),
        )
    changes: dict[str, list[Decimal]] = {}
    for exposure in all_of_kind(exposures, Exposure, "exposures"):
        # What is open changes on two days only, so that each exposure costs two sums and not one
        # for each of its days; a running total gives the days between.
        steps = changes.setdefault(exposure.currency, [ZERO] * (days + 1))
        begins = first if exposure.since is None else exposure.since
        ends = past if exposure.is_overdue(first) else exposure.due
        with decimal.localcontext(DECIMAL):
            for day, change in ((begins, exposure.expected), (ends, -exposure.expected)):
                steps[min(max((day - first).days, 0), days)] += change
    return {currency: tuple(_running(steps[:days])) for currency, steps in sorted(changes.items())}


def _running(steps: list[Decimal]) -> list[Decimal]:
    with decimal.localcontext(DECIMAL):
        return list(accumulate(steps))
