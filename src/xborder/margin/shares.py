"""Shares of a price: the steps of a sale that are a part of what the buyer pays."""

from decimal import Decimal
from fractions import Fraction

from xborder.margin.step import Kind, Step
from xborder.money import Mode, Money, Rounding
from xborder.money.amount import as_money
from xborder.number import exact_not_negative, exact_share

_HALF_UP = Rounding(unit=1, mode=Mode.HALF_UP)
"""How a share of a price is rounded here, as most channels and tax offices do."""


def percent(kind: str, base: Money, rate: Decimal | str, *, name: str = "") -> Step:
    """Return a step that is a share of a base, rounded half up to the minor unit.

    Args:
        kind: What it is to the margin.
        base: What the share is of.
        rate: The share, as a fraction: 15 % is ``"0.15"``. Duties alone may be more than their
            base.
        name: Its own name.

    Raises:
        InvalidInput: The rate is negative, or above one and no duty's.

    Examples:
        >>> percent("channel_fee", Money("31.50 USD"), "0.15").amount
        Money('4.73 USD')
    """
    whole, what = as_money(base), Kind(kind)
    # A duty against dumping may be a multiple of the value: 1,731.75 % on mattresses from China.
    # Source: 84 Fed. Reg. 68395 (16 December 2019).
    read = exact_not_negative if what is Kind.DUTY else exact_share
    share = Fraction(read(rate, "rate"))
    part = _to_the_cent(Fraction(*whole.as_ratio()) * share, whole)
    return Step(kind=what, id=name, amount=part, base=whole, rate=rate)


def tax_inside(price: Money | str, rate: Decimal | str) -> Step:
    """Return the tax that lies inside a price, rounded half up: ``price * rate / (1 + rate)``.

    Args:
        price: The price, with the tax in it.
        rate: The rate of the tax, as a fraction: 19 % is ``"0.19"``.

    Raises:
        InvalidInput: The rate is negative, or above one.

    Examples:
        >>> tax_inside("49.90 EUR", "0.19").amount
        Money('7.97 EUR')
    """
    base, share = as_money(price), Fraction(exact_share(rate, "rate"))
    part = _to_the_cent(Fraction(*base.as_ratio()) * share / (1 + share), base)
    return Step(kind="tax_collected", amount=part, base=base, rate=rate)


def _to_the_cent(exact: Fraction, like: Money) -> Money:
    return Money.of_minor(_HALF_UP.apply(exact.numerator, exact.denominator), like.currency)
