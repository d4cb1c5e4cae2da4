"""What is open at the close of each day."""

import datetime as dt
import decimal
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import accumulate

from xborder.errors import InvalidInput
from xborder.fx.exposure.exposure import _ZERO, Exposure
from xborder.fx.numerics.exact import EXACT


def open_by_day(
    exposures: Iterable[Exposure], *, start: dt.date, end: dt.date
) -> Mapping[str, tuple[Decimal, ...]]:
    """Project what is open at the close of each day, by currency.

    An exposure is open from its first day until the day before it is due.

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
    days = (end - start).days
    if days <= 0:
        raise InvalidInput(
            "There is no day from {start} until {value}.",
            code="fx.projection",
            remedy="Give an end after the start; the end itself is not included.",
            where="end",
            value=str(end),
            start=str(start),
        )
    changes: dict[str, list[Decimal]] = {}
    for exposure in exposures:
        steps = changes.setdefault(exposure.currency, [_ZERO] * (days + 1))
        begins = start if exposure.since is None else exposure.since
        amount = exposure.expected
        with decimal.localcontext(EXACT):
            steps[min(max((begins - start).days, 0), days)] += amount
            steps[min(max((exposure.due - start).days, 0), days)] -= amount
    return {currency: tuple(_running(steps[:days])) for currency, steps in sorted(changes.items())}


def _running(steps: list[Decimal]) -> list[Decimal]:
    with decimal.localcontext(EXACT):
        return list(accumulate(steps))
