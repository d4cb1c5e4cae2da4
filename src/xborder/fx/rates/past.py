"""What is already past: one rule, which every room follows.

A day is past once another one has begun: what falls on the very day of the view is still to come.

*Overdue.* An amount whose due date is past has not come, and is still owed. It counts in full, at
the spot rate, in a bucket of its own named ``"overdue"``, whatever the bucketing; no forward can be
dealt for it and it carries no time, so no risk is computed on it. Give it a new due date to hedge
it or to see it in a horizon.

*Settled.* A deal whose value date is past has been paid. It covers nothing and is worth nothing
any more: valued by itself it is refused; of a deal with several payments those to come count; in a
book of hedges it is left out, and the result names it.

*Fixed.* A non-deliverable forward whose fixing date is past no longer moves with the market. It is
worth what the fixing says, and without the fixing it is refused.
"""

import datetime as dt
from typing import Final

OVERDUE: Final = "overdue"
"""The bucket of every amount whose due date is past."""


def is_past(day: dt.date, *, on: dt.date) -> bool:
    """Return whether a day is over on another one; a day is not past on itself.

    Examples:
        >>> today = dt.date(2026, 11, 20)
        >>> is_past(dt.date(2026, 11, 19), on=today), is_past(today, on=today)
        (True, False)
    """
    return day < on
