"""Money that cannot be less than nothing: a price, a bill, what a unit costs to keep."""

from xborder.money.amount import Money, as_money
from xborder.number.refusal import negative


def not_below_zero(value: object, where: str) -> Money:
    """Return ``value`` as money of zero or more.

    Args:
        value: Money, or its text.
        where: The name of the field, for the error.

    Raises:
        InvalidInput: It is negative, or the text is not money.
        InvalidType: It is anything else.

    Examples:
        >>> not_below_zero("19.90 EUR", "price")
        Money('19.90 EUR')
        >>> not_below_zero("-19.90 EUR", "price")
        Traceback (most recent call last):
            ...
        xborder.errors.InvalidInput: price: price is -19.90 EUR, which is negative. Give zero or \
more; check its sign.
    """
    amount = as_money(value)
    if amount.amount < 0:
        raise negative(str(amount), where)
    return amount
