"""Ratios: exact fractions as two columns of whole numbers, int64 as long as they fit it.

``fractions.Fraction`` is exact and takes a microsecond an operation and line. Here numerators and
denominators are columns; what could outgrow int64 is computed on Python ints, and comes back to
int64 once it is small enough again.
"""

from typing import Any

from attrs import frozen

from xborder.errors import extra

_NARROW = 2**62
"""What a product or a sum of two products may come to, so that int64 holds it."""


@frozen(eq=False)
class Ratios:
    """Fractions in lowest terms, one a line.

    Args:
        num: Numerators.
        den: Denominators, above zero.
    """

    num: Any
    den: Any

    @classmethod
    def of(cls, num: Any, den: Any) -> "Ratios":
        """Return fractions in lowest terms.

        Args:
            num: Numerators.
            den: Denominators, or one for all.
        """
        np = extra("numpy", name="tables")
        den = np.broadcast_to(np.asarray(den, dtype=_kind(den)), num.shape)
        if num.dtype != den.dtype:
            num, den = num.astype(object), den.astype(object)
        common = np.maximum(np.gcd(num, den), 1)
        return cls(_narrowed(num // common), _narrowed(den // common))

    def times(self, other: "Ratios") -> "Ratios":
        """Return the products."""
        return Ratios.of(_product(self.num, other.num), _product(self.den, other.den))

    def over(self, other: "Ratios") -> "Ratios":
        """Return the quotients; other must be above zero."""
        return Ratios.of(_product(self.num, other.den), _product(self.den, other.num))

    def plus(self, other: "Ratios") -> "Ratios":
        """Return the sums."""
        first, second = _product(self.num, other.den), _product(other.num, self.den)
        return Ratios.of(_sum(first, second), _product(self.den, other.den))

    def equals(self, other: "Ratios") -> Any:
        """Return where both are the same fraction."""
        return (self.num == other.num) & (self.den == other.den)

    def rounded(self, parts: int) -> "Ratios":
        """Return the nearest multiples of one part of so many, half to even.

        Args:
            parts: The parts of one.
        """
        np = extra("numpy", name="tables")
        num = _product(self.num, np.full(self.num.shape, parts, dtype=np.int64))
        down = num // self.den
        twice = _sum(num - down * self.den, num - down * self.den)
        is_up = (twice > self.den) | ((twice == self.den) & (down % 2 == 1))
        return Ratios.of(down + is_up, parts)

    def where(self, mask: Any, other: "Ratios") -> "Ratios":
        """Return these where a mask holds, else the others."""
        np = extra("numpy", name="tables")
        return Ratios(
            np.where(mask, *_alike(self.num, other.num)),
            np.where(mask, *_alike(self.den, other.den)),
        )

    def taken(self, lines: Any) -> "Ratios":
        """Return those of some lines."""
        return Ratios(self.num[lines], self.den[lines])

    def put(self, lines: Any, other: "Ratios") -> "Ratios":
        """Return these with others in the places of some lines."""
        num, num_there = _alike(self.num, other.num)
        den, den_there = _alike(self.den, other.den)
        num, den = num.copy(), den.copy()
        num[lines], den[lines] = num_there, den_there
        return Ratios(num, den)

    def to_common(self, starts: Any) -> tuple[Any, Any]:
        """Return numerators over one denominator a group of lines, and that denominator.

        Args:
            starts: Where each group starts among the lines, and the end.
        """
        np = extra("numpy", name="tables")
        first = starts[:-1]
        sizes = np.diff(starts)
        # A least common multiple is at most the product: the sum of logarithms bounds it.
        bits = np.add.reduceat(np.log2(self.den.astype(np.float64)), first)
        den = self.den if bits.max() < _BITS else self.den.astype(object)
        common = np.repeat(np.lcm.reduceat(den, first), sizes)
        return _product(self.num, common // den), _narrowed(common)


_BITS = 60


def _kind(value: Any) -> Any:
    np = extra("numpy", name="tables")
    if isinstance(value, int):
        return np.int64 if value < _NARROW else object
    return value.dtype


def _alike(one: Any, other: Any) -> tuple[Any, Any]:
    if one.dtype == other.dtype:
        return one, other
    return one.astype(object), other.astype(object)


def _widest(column: Any) -> float:
    np = extra("numpy", name="tables")
    return float(np.abs(column.astype(np.float64)).max(initial=0))


def _product(one: Any, other: Any) -> Any:
    # Floats bound the products: their error is far below the factor of two that is kept free.
    if one.dtype.hasobject or other.dtype.hasobject or _widest(one) * _widest(other) >= _NARROW:
        return _narrowed(one.astype(object) * other.astype(object))
    return one * other


def _sum(one: Any, other: Any) -> Any:
    if one.dtype.hasobject or other.dtype.hasobject or _widest(one) + _widest(other) >= _NARROW:
        return _narrowed(one.astype(object) + other.astype(object))
    return one + other


def _narrowed(column: Any) -> Any:
    np = extra("numpy", name="tables")
    if column.dtype.hasobject and _widest(column) < _NARROW:
        return column.astype(np.int64)
    return column
