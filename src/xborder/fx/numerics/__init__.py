"""The numerical steps that several rooms share, in plain Python.

The normal distribution far into its tails, one root finder, and small symmetric systems. Each says
how accurate it is and why it was built that way.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.fx.numerics.linear import cholesky, solve_triangular
    from xborder.fx.numerics.normal import cdf, hazard, log_cdf, pdf, quantile
    from xborder.fx.numerics.root import find_root

_HOMES = {
    "cdf": "normal",
    "cholesky": "linear",
    "find_root": "root",
    "hazard": "normal",
    "log_cdf": "normal",
    "pdf": "normal",
    "quantile": "normal",
    "solve_triangular": "linear",
}

__all__ = [
    "cdf",
    "cholesky",
    "find_root",
    "hazard",
    "log_cdf",
    "pdf",
    "quantile",
    "solve_triangular",
]

front(globals(), _HOMES)
