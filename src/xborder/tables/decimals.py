"""Decimals: columns of exact money as Arrow's decimal128, made of minor units without a detour."""

from collections.abc import Sequence
from decimal import Context
from typing import Any, Final

from attrs import field, frozen

from xborder.errors import extra

PRECISION: Final = 34
"""Digits of a sum. Arrow's most is 38, and what it adds or takes away has one more than its parts:
these columns have room for a few of each."""
SCALE: Final = 4
"""As many decimals as the currency with the most has: one type for all of them (ISO 4217)."""
_MOST: Final = 38
_EXACT = Context(prec=_MOST + SCALE)


@frozen(eq=False)
class Decimals:
    """How sums of rows are written as decimals: made ready once for all columns of the rows.

    Args:
        digits: How many decimals the currency of each row has.
        known: Where there is a sum; null elsewhere.
    """

    digits: Any
    known: Any
    _factor: Any = field(init=False)
    _bits: Any = field(init=False)

    @_factor.default
    def _of_each_row(self) -> Any:
        np = extra("numpy", name="tables")
        factors = np.asarray([10 ** (SCALE - each) for each in range(SCALE + 1)])
        return factors[self.digits]

    @_bits.default
    def _where_known(self) -> Any:
        arrow, np = extra("pyarrow", name="tables"), extra("numpy", name="tables")
        known = self.known
        return None if known.all() else arrow.py_buffer(np.packbits(known, bitorder="little"))

    def column(self, minor: Any) -> Any:
        """Return sums as a column of decimals.

        Args:
            minor: The sums in minor units: int64, or Python ints where int64 is too narrow.
        """
        arrow, np = extra("pyarrow", name="tables"), extra("numpy", name="tables")
        kind = arrow.decimal128(PRECISION, SCALE)
        # A factor of at most 10,000 keeps what is below 2**49 within int64; the rest goes through
        # text.
        if minor.dtype == object or max(-minor.min(initial=0), minor.max(initial=0)) >= _NARROW:
            return self._wide(minor, kind)
        # Arrow's decimal128 is a two's complement of 128 bits, the low word first: the value
        # itself, and its sign all over the high word. Both are written where they stay: of a
        # million rows each column in between would be eight megabytes more to touch.
        words = np.empty((len(minor), 2), dtype=np.int64)
        np.multiply(minor, self._factor, out=words[:, 0])
        np.right_shift(words[:, 0], 63, out=words[:, 1])
        return arrow.Array.from_buffers(kind, len(minor), [self._bits, arrow.py_buffer(words)])

    def _wide(self, minor: Any, kind: Any) -> Any:
        arrow = extra("pyarrow", name="tables")
        cells = [
            _EXACT.create_decimal(int(m) * int(f)).scaleb(-SCALE, _EXACT) if k else None
            for m, f, k in zip(minor, self._factor, self.known, strict=True)
        ]
        # Sums of 10**30 and more are nobody's money, and exact all the same.
        if any(each is not None and each.adjusted() >= PRECISION - SCALE for each in cells):
            kind = arrow.decimal128(_MOST, SCALE)
        return arrow.array(cells, type=kind)


_NARROW = 2**49

__all__: Sequence[str] = ("PRECISION", "SCALE", "Decimals")
