"""A pytest plugin: every example runs in a decimal context that spoils what leans on it.

Three digits, rounded up: a sum, product or quotient that is computed in the caller's context and
not in the library's own comes out wrong. ``make test-quick`` runs the doctests with it.
"""

import decimal
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def spoilt() -> Iterator[None]:
    with decimal.localcontext(decimal.Context(prec=3, rounding=decimal.ROUND_UP)):
        yield
