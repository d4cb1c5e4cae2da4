"""Money, currencies, rounding rules and exact sharing.

Amounts are exact decimals of a currency; nothing here rounds unless a :class:`Rounding` says so,
and what is shared always sums to what was there.
"""

from xborder.money.amount import Money
from xborder.money.currency import CURRENCY_CODES, Currency, Ending
from xborder.money.rounding import Mode, Numbers, Rounding, Stage
from xborder.money.share import share

__all__ = [
    "CURRENCY_CODES",
    "Currency",
    "Ending",
    "Mode",
    "Money",
    "Numbers",
    "Rounding",
    "Stage",
    "share",
]
