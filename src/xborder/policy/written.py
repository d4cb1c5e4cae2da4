"""Rates, shares and sums as rules write them: exact, bounded, never negative."""

import re
from fractions import Fraction
from typing import Any

from xborder.errors import InvalidPolicy
from xborder.money import Money

WHOLE = Fraction(1)
"""The share that changes nothing; every :func:`ratio` of one is this very object."""
_RATIO = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18}|/[0-9]{1,18})?")


def ratio(value: str | int | Fraction) -> Fraction:
    """Return an exact fraction from text such as ``"0.19"`` or ``"22/78"``; never from a float.

    Raises:
        InvalidPolicy: It is a float, or is not written as a decimal or a ratio of two integers of
            at most 18 digits.
    """
    if isinstance(value, float):
        raise InvalidPolicy(
            "The rate {value} is a float.",
            code="policy.float",
            remedy="Write it as text, such as '0.19' or '22/78'.",
            value=value,
        )
    share = _read(value)
    if share is None:
        raise _no_ratio(value)
    return WHOLE if share == WHOLE else share


def _read(value: Any) -> Fraction | None:
    match value:
        case bool():
            return None
        case Fraction() | int() if abs(value.numerator) < _MOST and value.denominator < _MOST:
            return Fraction(value)
        case str() if _RATIO.fullmatch(value) and not _DIVIDED_BY_ZERO.search(value):
            return Fraction(value)
        case _:
            return None


_MOST = 10**18
_DIVIDED_BY_ZERO = re.compile(r"/0+$")


def _no_ratio(value: object) -> InvalidPolicy:
    percent = str(value).removesuffix("%")
    meant = "" if percent == str(value) or not _RATIO.fullmatch(percent) else _hundredth(percent)
    return InvalidPolicy(
        "{value} is not a rate.",
        code="policy.rate",
        remedy="Write it as a fraction of one: {meant}."
        if meant
        else "Write it as text, such as '0.19' or '22/78'.",
        value=value,
        meant=meant,
    )


def _hundredth(percent: str) -> str:
    return str(Fraction(percent) / 100)


def share_of(value: str | int | Fraction) -> Fraction:
    """Return a share of something: from nothing to the whole of it.

    Raises:
        InvalidPolicy: It is not a rate, is negative or is above one.
    """
    share = ratio(value)
    if not 0 <= share <= 1:
        raise InvalidPolicy(
            "{value} is not a share of one.",
            code="policy.share",
            remedy="Give a fraction from 0 to 1, such as '3/5'.",
            value=str(share),
        )
    return share


def rate_of(value: str | int | Fraction) -> Fraction:
    """Return a rate, which is never negative.

    Raises:
        InvalidPolicy: It is not a rate, or is negative.
    """
    share = ratio(value)
    if share < 0:
        raise InvalidPolicy(
            "The rate {value} is negative.",
            code="policy.negative",
            remedy="Take it off with Difference(...), which never goes below zero.",
            value=str(share),
        )
    return share


def sum_of_money(value: object) -> Money:
    """Return a sum of a rule.

    Raises:
        InvalidPolicy: It is not money, or is negative.
    """
    if not isinstance(value, Money):
        raise InvalidPolicy(
            "{value} is not a sum of money.",
            code="policy.money",
            remedy="Write Money('9 GBP').",
            value=value,
        )
    if value.amount < 0:
        raise InvalidPolicy(
            "The sum {value} is negative.",
            code="policy.negative",
            remedy="Give a sum of zero or more.",
            value=str(value),
        )
    return value


def sum_or_none(value: Any) -> Money | None:
    """Return a sum of a rule, or nothing where there is none.

    Raises:
        InvalidPolicy: It is not money, or is negative.
    """
    return None if value is None else sum_of_money(value)


def count_of(value: object) -> int:
    """Return how many units a rate is for, at least one.

    Raises:
        InvalidPolicy: It is not a whole number, or is below one.
    """
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _MOST_UNITS:
        return value
    raise InvalidPolicy(
        "{value} is not a number of units.",
        code="policy.units",
        remedy="Give a whole number from 1 on, such as 100 for each 100 kg.",
        value=value,
    )


def kilograms_of(value: object) -> int:
    """Return a limit of weight in whole kilograms, at least one.

    Raises:
        InvalidPolicy: It is not a whole number, or is below one.
    """
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _MOST_UNITS:
        return value
    raise InvalidPolicy(
        "{value} is not a number of whole kilograms.",
        code="policy.kilograms",
        remedy="Give a whole number from 1 on, such as 31 for 31 kg.",
        value=value,
    )


_MOST_UNITS = 10**9
