"""Amounts of a Chinese return: yuan, rounded half up to the fen after each product."""

from decimal import Decimal
from typing import Any, Final

from xborder.errors import CurrencyMismatch, InvalidInput
from xborder.money import Money
from xborder.money.amount import as_money
from xborder.money.rounding import Mode, Rounding

NOTHING: Final = Money("0 CNY")
FEN: Final = Rounding(mode=Mode.HALF_UP)


def yuan(value: Any, where: str) -> Money:
    """Return an amount of yuan of zero or more.

    Raises:
        CurrencyMismatch: It is in another currency.
        InvalidInput: It is negative.
    """
    money = as_money(value)
    if money.currency != NOTHING.currency:
        raise CurrencyMismatch(
            "{value} is not in yuan.",
            code="export.currency",
            remedy="Give CNY; the price of an export may stand in another currency with its rate.",
            where=where,
            value=str(money),
        )
    if money.amount < 0:
        raise InvalidInput(
            "{value} is negative.",
            code="export.negative",
            remedy="Give zero or more; the formulas subtract by themselves.",
            where=where,
            value=str(money),
        )
    return money


def product(amount: Money, share: Decimal) -> Money:
    """Return ``amount x share``, rounded half up to the fen."""
    return FEN.money(amount * share)
