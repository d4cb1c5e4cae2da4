"""Goods that come back: until when parcels exported by e-commerce return to China free.

Source: MOF, GACC and STA announcements 2023 No. 4 and 2026 No. 16. A refund that was paid on them
is repaid first.
"""

import datetime as dt
from typing import Final

from xborder.kind import of_kind
from xborder.months import add_months
from xborder.timeline import civil_date
from xborder.vat.export_side import law
from xborder.vat.export_side.mode import Mode

_MODES: Final = frozenset({Mode.RETAIL, Mode.B2B, Mode.OVERSEAS_WAREHOUSE, Mode.BONDED})


def free_return_until(export_date: dt.date, *, mode: Mode | str, food: bool) -> dt.date | None:
    """Return the last day on which returned goods enter free of duty and tax.

    Args:
        export_date: The day of export on the declaration, which the rule goes by.
        mode: The supervision code they left under.
        food: Whether they are food, which is left out.

    Returns:
        The day, six months after the export; ``None`` where the goods pay as any import.

    Raises:
        NoRuleInForce: There is no such relief on the day.

    Examples:
        >>> free_return_until(dt.date(2026, 8, 31), mode="9610", food=False)
        datetime.date(2027, 2, 28)
    """
    months = law.RETURN_MONTHS.on(civil_date(export_date, where="export_date"))
    if of_kind(food, bool, "food") or Mode(mode) not in _MODES:
        return None
    return add_months(export_date, months)
