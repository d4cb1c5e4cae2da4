"""Rounding by size: a refund is rounded as its sale was, so that the two leave nothing."""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from xborder.money import Money
from xborder.money.rounding import Mode, Rounding

HALF_UP: Final = Rounding(mode=Mode.HALF_UP)


def share_of(
    price: Money, share: Fraction | Decimal = Fraction(1), rounding: Rounding = HALF_UP
) -> Money:
    """Return a share of a price, rounded.

    Args:
        price: The price; below zero for a refund.
        share: The share; the whole where none is given.
        rounding: The unit and the way; half up to the cent where none is given.

    Examples:
        >>> share_of(Money("1.25 EUR"), Fraction(1, 2))
        Money('0.63 EUR')
        >>> share_of(Money("-1.25 EUR"), Fraction(1, 2))
        Money('-0.63 EUR')
    """
    exact = Fraction(share)
    num, over = price.as_ratio()
    minor = rounding.apply(abs(num) * exact.numerator, over * exact.denominator)
    return Money.of_minor(minor if num >= 0 else -minor, price.currency)


@lru_cache(maxsize=256)  # a year of sales has a handful of rates, and a fraction takes its time
def tax_inside(rate: Decimal) -> Fraction:
    """Return the share of a price with tax that is the tax: rate / (1 + rate).

    Examples:
        >>> tax_inside(Decimal("0.25"))
        Fraction(1, 5)
    """
    return Fraction(rate) / (1 + Fraction(rate))
