"""Exact sharing: a whole number split by weights, by largest remainder, to the last unit."""

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from xborder.errors import InvalidInput, InvalidType

Weight = int | Decimal

_MOST_DIGITS = 50


def share(
    total: int, weights: Sequence[Weight], *, ties: Sequence[Any] | None = None
) -> tuple[int, ...]:
    """Split ``total`` in proportion to ``weights``, without losing a unit.

    Each line first gets its share rounded down; the units left over go one each to the lines with
    the largest remainders. Equal remainders are settled by ``ties`` and then by position. A
    negative total is split as its positive mirror. If all weights are zero the lines share alike.

    Args:
        total: What to split, in its smallest unit, such as cents.
        weights: One weight a line, zero or more: ints or Decimals.
        ties: One key a line; among equal remainders the smaller key is served first. Give the
            lines' content (code, origin, price, quantity), so that their order changes nothing.

    Returns:
        One share a line; they sum to ``total``, each less than one unit from its exact share.

    Raises:
        InvalidInput: A weight is negative or not finite, there are no lines, or there is not one
            key a line.
        InvalidType: ``total`` or a weight is not a whole or decimal number.

    Source: The Hamilton or Hare-Niemeyer method; Balinski and Young, *Fair Representation*
    (1982), chapter 2.

    Examples:
        >>> share(1000, [1, 1, 1])
        (334, 333, 333)
        >>> share(1000, [1, 1, 1], ties=["b", "a", "c"])
        (333, 334, 333)
    """
    if type(total) is not int:
        raise InvalidType(
            "The total {value} is not a whole number.",
            code="share.total",
            remedy="Give an int in the smallest unit, such as cents.",
            where="total",
            value=total,
        )
    if total < 0:
        return tuple(-part for part in share(-total, weights, ties=ties))
    whole = whole_weights(weights)
    if ties is not None and len(ties) != len(whole):
        raise InvalidInput(
            "There are {value} keys for {count} lines.",
            code="share.ties",
            remedy="Give one key a line.",
            where="ties",
            value=len(ties),
            count=len(whole),
        )
    weight = sum(whole)
    parts, remainders = [], []
    for each in whole:
        part, remainder = divmod(total * each, weight)
        parts.append(part)
        remainders.append(-remainder)
    left = total - sum(parts)
    if left:
        keys = [*zip(remainders, ties, strict=True)] if ties is not None else remainders
        for position in sorted(range(len(parts)), key=keys.__getitem__)[:left]:
            parts[position] += 1
    return tuple(parts)


def whole_weights(weights: Sequence[Weight]) -> tuple[int, ...]:
    """Return ``weights`` as whole numbers in the same proportion; all ones if all are zero.

    Raises:
        InvalidInput: A weight is negative or not finite, or there is none.
        InvalidType: A weight is not an int or a Decimal.

    Examples:
        >>> whole_weights([Decimal("0.5"), 2])
        (1, 4)
    """
    if not weights:
        raise InvalidInput(
            "There are no lines to share among.",
            code="share.empty",
            remedy="Give at least one weight.",
            where="weights",
        )
    plain = [weight for weight in weights if type(weight) is int and weight >= 0]
    if len(plain) == len(weights):  # as prices in minor units are: nothing to bring to whole ones
        return tuple(plain) if any(plain) else (1,) * len(plain)
    ratios = [_ratio(weight, position) for position, weight in enumerate(weights)]
    over = math.lcm(*(below for _, below in ratios))
    whole = tuple(num * (over // below) for num, below in ratios)
    return whole if any(whole) else (1,) * len(whole)


def _ratio(weight: object, position: int) -> tuple[int, int]:
    if type(weight) is int:
        num, over = weight, 1
    elif isinstance(weight, Decimal):
        if not weight.is_finite():
            raise InvalidInput(
                "The weight {value} is not finite.",
                code="share.weight",
                remedy="Give a weight of zero or more.",
                where=f"weights.{position}",
                value=str(weight),
            )
        _sign, digits, exponent = weight.as_tuple()
        if len(digits) + abs(int(exponent)) > _MOST_DIGITS:
            raise InvalidInput(
                "The weight {value} has too many digits.",
                code="share.weight",
                remedy="Give a weight of at most 50 digits.",
                where=f"weights.{position}",
                value=str(weight),
            )
        num, over = weight.as_integer_ratio()
    else:
        raise InvalidType(
            "The weight {value} is not a whole or decimal number.",
            code="share.weight",
            remedy="Give an int or a Decimal.",
            where=f"weights.{position}",
            value=weight,
        )
    if num < 0:
        raise InvalidInput(
            "The weight {value} is negative.",
            code="share.weight",
            remedy="Give a weight of zero or more.",
            where=f"weights.{position}",
            value=str(weight),
        )
    return num, over
