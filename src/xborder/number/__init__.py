"""Numbers at the door: finite, of the sign and range that a formula needs, and of one meaning.

Whatever means exactly one number is welcome: ints, floats, ``Decimal``, ``Fraction`` and numpy's
scalars; a whole float such as ``3.0`` counts as 3. Booleans, text (unless an argument says it takes
decimal text), NaN and infinities are refused. Every error names the field, the value and a remedy.

Statistics take floats (:func:`finite` and what builds on it), money and agreed shares exact
decimals (:func:`exact`, :func:`ratio`), counts whole numbers (:func:`whole`).

Examples:
    >>> positive(2, "spot"), share("0.25", "hedged"), whole(3.0, "packs")
    (2.0, 0.25, 3)
    >>> ceil_with_tolerance(0.1 * 3 * 80), ceil_with_tolerance(24.01)
    (24, 25)
"""

from xborder.number.count import (
    TOLERANCE,
    ceil_with_tolerance,
    floor_with_tolerance,
    whole,
    without_noise,
)
from xborder.number.exact import (
    DECIMAL,
    as_decimal,
    exact,
    exact_not_negative,
    exact_share,
    positive_share,
    ratio,
    share,
)
from xborder.number.fields import (
    CORRELATION,
    COUNT,
    FINITE,
    NOT_NEGATIVE,
    POSITIVE,
    POSITIVE_SHARE,
    SHARE,
    WHOLE,
    checked,
    checks,
)
from xborder.number.real import between, correlation, finite, finite_values, not_negative, positive

__all__ = [
    "CORRELATION",
    "COUNT",
    "DECIMAL",
    "FINITE",
    "NOT_NEGATIVE",
    "POSITIVE",
    "POSITIVE_SHARE",
    "SHARE",
    "TOLERANCE",
    "WHOLE",
    "as_decimal",
    "between",
    "ceil_with_tolerance",
    "checked",
    "checks",
    "correlation",
    "exact",
    "exact_not_negative",
    "exact_share",
    "finite",
    "finite_values",
    "floor_with_tolerance",
    "not_negative",
    "positive",
    "positive_share",
    "ratio",
    "share",
    "whole",
    "without_noise",
]
