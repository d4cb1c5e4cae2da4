"""Wide columns: whole numbers of many lines, int64 as long as they fit it.

What the rules compute is proven to fit before they run (:mod:`.chunk`). The search for net prices
works on what came out of them, and asks at every product and sum instead: what could outgrow int64
is computed on Python ints, and comes back to int64 once it is small enough again.
"""

from typing import Any

from xborder.errors import extra

_NARROW = 2**62
"""What a product or a sum may come to, so that int64 holds it and twice it, less one."""


def product(one: Any, other: Any) -> Any:
    """Return the products of two columns, or of a column and a number."""
    if _is_wide(one) or _is_wide(other) or _widest(one) * _widest(other) >= _NARROW:
        return narrowed(_as_ints(one) * _as_ints(other))
    return one * other


def total(one: Any, other: Any) -> Any:
    """Return the sums of two columns."""
    if _is_wide(one) or _is_wide(other) or _widest(one) + _widest(other) >= _NARROW:
        return narrowed(_as_ints(one) + _as_ints(other))
    return one + other


def quotient(num: Any, den: Any) -> Any:
    """Return the nearest whole numbers, half up.

    Args:
        num: Numerators.
        den: Denominators, above zero.
    """
    twice = total(product(num, 2), den)
    return narrowed(twice // product(den, 2))


def share(amount: Any, part: Any, whole: Any) -> Any:
    """Return ``amount * part / whole``, half up, in products that are as narrow as can be.

    Args:
        amount: What is cut; not negative.
        part: The numerator of what is left of it.
        whole: Its denominator, above zero.
    """
    # a p / w is a (p div w) + a (p mod w) / w: the second product is below a w.
    times = part // whole
    left = part - times * whole  # a remainder is no wider than what it is left of
    return total(product(amount, times), quotient(product(amount, left), whole))


def in_parts(num: Any, den: Any, parts: int) -> Any:
    """Return ratios in so many parts of one, half up.

    Args:
        num: Numerators.
        den: Denominators, above zero.
        parts: The parts of one.
    """
    # Whole ones first: what is left over is below the divisor, so that one bound is asked for
    # the whole of it, and not one for each product.
    whole = num // den
    left = num - whole * den
    if _is_wide(num) or _is_wide(den) or _widest(den) * (2 * parts + 1) >= _NARROW:
        return total(product(whole, parts), quotient(product(left, parts), den))
    return total(product(whole, parts), (left * (2 * parts) + den) // (den * 2))


def least_common(numbers: Any, starts: Any, most: int) -> Any:
    """Return the least common multiple of each group of lines, as far as it is small.

    Args:
        numbers: Numbers above zero.
        starts: Where each group starts among the lines, and the end.
        most: What is small.

    Returns:
        It on each line of the group; zero where it is above ``most``.
    """
    np = extra("numpy", name="tables")
    first, sizes = starts[:-1], np.diff(starts)
    highest = np.maximum.reduceat(numbers, first)
    found = np.where(highest <= most, highest, 0).astype(np.int64)
    # Most groups have one denominator. The others are multiplied line after line, so that what has
    # grown too large can be left out before it outgrows int64.
    mixed = (found > 0) & (np.minimum.reduceat(numbers, first) != highest)
    for place in range(1, int(sizes[mixed].max(initial=1))):
        groups = np.flatnonzero(mixed & (found > 0) & (sizes > place))
        common = np.lcm(
            found[groups] if place > 1 else numbers[first[groups]].astype(np.int64),
            numbers[first[groups] + place].astype(np.int64),
        )
        found[groups] = np.where(common <= most, common, 0)
    return np.repeat(found, sizes)


def put(column: Any, lines: Any, entries: Any) -> Any:
    """Return a column with other entries in the places of some lines."""
    if column.dtype != entries.dtype:
        column, entries = column.astype(object), entries.astype(object)
    else:
        column = column.copy()
    column[lines] = entries
    return narrowed(column)


def where(mask: Any, yes: Any, no: Any) -> Any:
    """Return the entries of one column where a mask holds, else those of another."""
    np = extra("numpy", name="tables")
    if yes.dtype != no.dtype:
        yes, no = yes.astype(object), no.astype(object)
    return narrowed(np.where(mask, yes, no))


def _is_wide(value: Any) -> bool:
    return not isinstance(value, int) and bool(value.dtype.hasobject)


def _as_ints(value: Any) -> Any:
    return value if isinstance(value, int) else value.astype(object)


def _widest(value: Any) -> int:
    if isinstance(value, int):
        return abs(value)
    # Least and largest are found faster than any column of absolute values is made.
    return max(-int(value.min()), int(value.max())) if value.size else 0


def narrowed(column: Any) -> Any:
    """Return a column as int64 if it fits."""
    np = extra("numpy", name="tables")
    if column.dtype.hasobject and _widest(column) < _NARROW:
        return column.astype(np.int64)
    return column
