"""How a number is refused: with the field, the value cut to a readable length, and the remedy."""

from decimal import Decimal

from xborder.errors import InvalidInput, InvalidType


def counts_nothing(value: object) -> bool:
    """Return whether a value that Python takes for a number stands for none."""
    # numpy registers its lengths of time as integers, though no int can be made of them
    return isinstance(value, bool) or type(value).__name__ == "timedelta64"


def not_a_number(value: object, where: str) -> InvalidType:
    """Return the refusal of a value that is no number at all."""
    is_text = isinstance(value, (str, bytes))  # "x is 0.1, which is not a number" helps nobody
    return InvalidType(
        "{name} is the text {value}, which is not a number."
        if is_text
        else "{name} is {value}, which is not a number.",
        code="number.not_a_number",
        remedy="Give an int, a float or a Decimal.",
        where=where,
        name=where,
        value=shown(value),
    )


def not_a_share(value: object, where: str) -> InvalidInput:
    """Return the refusal of a number outside [0, 1]."""
    return InvalidInput(
        "{name} is {value}, which is not a fraction from 0 to 1.",
        code="number.share",
        remedy="Give a fraction such as 0.95, not a percentage.",
        where=where,
        name=where,
        value=value,
    )


def negative(value: object, where: str) -> InvalidInput:
    """Return the refusal of a number, or an amount, below zero."""
    return InvalidInput(
        "{name} is {value}, which is negative.",
        code="number.negative",
        remedy="Give zero or more; check its sign.",
        where=where,
        name=where,
        value=value,
    )


def shown(value: object) -> str:
    """Return a value as a message shows it."""
    # the value may be anything, also a frame or an int of a million digits: its kind is enough
    if isinstance(value, int) and not isinstance(value, bool):
        return "an int beyond the range of floats"
    if isinstance(value, (str, bytes, float, bool, Decimal, type(None))):
        return str(value)[:80]
    return type(value).__name__
