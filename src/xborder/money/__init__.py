"""Money, currencies, rounding rules and exact sharing.

Amounts are exact decimals of a currency; nothing here rounds unless a :class:`Rounding` says so,
and what is shared always sums to what was there.
"""

from xborder.money.amount import Money
from xborder.money.currency import CURRENCY_CODES, Currency, Ending
from xborder.money.rounding import Column, Mode, Rounding, Stage
from xborder.money.share import share

__all__ = [
    "CURRENCY_CODES",
    "Column",
    "Currency",
    "Ending",
    "Mode",
    "Money",
    "Rounding",
    "Stage",
    "share",
]
