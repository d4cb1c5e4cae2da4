"""Small symmetric systems in plain Python: a triangular root, and what it solves."""

import math
from collections.abc import Sequence

from xborder.errors import InvalidInput

# Correlations estimated from data and rounded to four digits leave pivots of a few 1e-11 where the
# true one is zero; a contradiction shows as a pivot far below that.
_TOLERANCE = 1e-10


def cholesky(matrix: Sequence[Sequence[float]]) -> list[list[float]]:
    """Return the lower triangle ``L`` with ``L L' = matrix``; zero columns where it is singular.

    Raises:
        InvalidInput: The matrix is not positive semi-definite.

    Source: Golub and Van Loan, Matrix Computations, 4th edition, section 4.2.8.

    Examples:
        >>> cholesky([[1.0, 0.6], [0.6, 1.0]])
        [[1.0, 0.0], [0.6, 0.8]]
    """
    size = len(matrix)
    root = [[0.0] * size for _ in range(size)]
    for j in range(size):
        pivot = matrix[j][j] - sum(root[j][k] ** 2 for k in range(j))
        if pivot < -_TOLERANCE:
            raise _not_psd(pivot)
        # A pivot of zero means that the currency is a sum of earlier ones, such as a pegged pair:
        # its column is zero and the draws of the others carry it.
        root[j][j] = math.sqrt(pivot) if pivot > _TOLERANCE else 0.0
        for i in range(j + 1, size):
            rest = matrix[i][j] - sum(root[i][k] * root[j][k] for k in range(j))
            if root[j][j]:
                root[i][j] = rest / root[j][j]
            # beside a zero pivot the rest of the column must vanish too, to its square root
            elif abs(rest) > math.sqrt(_TOLERANCE):
                raise _not_psd(rest)
    return root


def _not_psd(value: float) -> InvalidInput:
    return InvalidInput(
        "The correlations contradict each other: the matrix is not positive semi-definite.",
        code="fx.not_psd",
        remedy="Estimate them over the same days, or shrink them towards zero.",
        where="correlation",
        value=value,
    )


def solve_triangular(root: list[list[float]], right: list[float]) -> list[float]:
    """Solve ``L L' x = b`` for a lower triangle ``L``."""
    size = len(root)
    forward: list[float] = []
    for i in range(size):
        inner = sum(root[i][k] * forward[k] for k in range(i))
        forward.append((right[i] - inner) / root[i][i])
    solution = [0.0] * size
    for i in reversed(range(size)):
        inner = sum(root[k][i] * solution[k] for k in range(i + 1, size))
        solution[i] = (forward[i] - inner) / root[i][i]
    return solution
