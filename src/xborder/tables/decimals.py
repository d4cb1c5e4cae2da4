"""Decimals: columns of exact money as Arrow's decimal128, made of minor units without a detour."""

from collections.abc import Sequence
from decimal import Context
from typing import Any, Final

from xborder.errors import extra

PRECISION: Final = 34
"""Digits of a sum. Arrow's most is 38, and what it adds or takes away has one more than its parts:
these columns have room for a few of each."""
SCALE: Final = 4
"""As many decimals as the currency with the most has: one type for all of them (ISO 4217)."""
_MOST: Final = 38
_EXACT = Context(prec=_MOST + SCALE)


def decimals(minor: Any, digits: Any, known: Any) -> Any:
    """Return sums as a column of decimals.

    Args:
        minor: The sums in minor units: int64, or Python ints where int64 is too narrow.
        digits: How many decimals the currency of each has.
        known: Where there is a sum; null elsewhere.
    """
    arrow, np = extra("pyarrow", name="tables"), extra("numpy", name="tables")
    kind = arrow.decimal128(PRECISION, SCALE)
    factor = np.asarray([10 ** (SCALE - each) for each in range(SCALE + 1)])[digits]
    # A factor of at most 10,000 keeps what is below 2**49 within int64; the rest goes through text.
    is_wide = minor.dtype == object or max(-minor.min(initial=0), minor.max(initial=0)) >= _NARROW
    if is_wide:
        cells = [
            _EXACT.create_decimal(int(m) * int(f)).scaleb(-SCALE, _EXACT) if k else None
            for m, f, k in zip(minor, factor, known, strict=True)
        ]
        # Sums of 10**30 and more are nobody's money, and exact all the same.
        if any(each is not None and each.adjusted() >= PRECISION - SCALE for each in cells):
            kind = arrow.decimal128(_MOST, SCALE)
        return arrow.array(cells, type=kind)
    # Arrow's decimal128 is a two's complement of 128 bits, the low word first: the value itself,
    # and its sign all over the high word.
    words = np.empty((len(minor), 2), dtype=np.int64)
    words[:, 0] = minor * factor
    words[:, 1] = words[:, 0] >> 63
    bits = None if known.all() else arrow.py_buffer(np.packbits(known, bitorder="little"))
    return arrow.Array.from_buffers(kind, len(minor), [bits, arrow.py_buffer(words)])


_NARROW = 2**49

__all__: Sequence[str] = ("PRECISION", "SCALE", "decimals")
