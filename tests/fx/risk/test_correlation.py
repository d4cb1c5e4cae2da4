"""Correlations: sound, singular or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, NotFound
from xborder.fx.numerics.linear import cholesky
from xborder.fx.risk.correlation import Correlation, correlation_of


def test_correlations_that_cannot_be_are_refused():
    with pytest.raises(InvalidInput, match="contradict"):
        Correlation({("EUR", "GBP"): 0.9, ("GBP", "JPY"): 0.9, ("EUR", "JPY"): -0.9})
    with pytest.raises(InvalidInput, match="contradict"):
        Correlation({("EUR", "DKK"): 1, ("DKK", "GBP"): 0.2, ("EUR", "GBP"): 0.6})
    with pytest.raises(InvalidInput, match=r"1\.5"):
        Correlation({("EUR", "GBP"): 1.5})
    with pytest.raises(InvalidInput, match="EUR and EUR"):
        Correlation({("EUR", "EUR"): 1.0})
    with pytest.raises(NotFound, match="GBP"):
        Correlation({("EUR", "GBP"): 0.5, ("EUR", "JPY"): 0.5})
    with pytest.raises(NotFound, match="JPY"):
        Correlation({("EUR", "GBP"): 0.5}).of("EUR", "JPY")


def test_a_pegged_pair_is_singular_but_sound():
    pegged = Correlation({("EUR", "DKK"): 1, ("DKK", "GBP"): 0.6, ("EUR", "GBP"): 0.6})
    root = cholesky(pegged.matrix(["EUR", "DKK", "GBP"]))
    assert root[1] == [1.0, 0.0, 0.0]


@given(
    st.lists(
        st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1)), min_size=4, max_size=12
    )
)
def test_sample_correlations_are_always_sound(rows):
    series = dict(
        zip(
            ["EUR", "GBP", "JPY"], (list(column) for column in zip(*rows, strict=True)), strict=True
        )
    )
    try:
        found = correlation_of(series)
    except InvalidInput as error:
        assert "correlation" in str(error)  # noqa: PT017 - a series may stand still
        return
    matrix = found.matrix(list(series))
    root = cholesky(matrix)
    for i in range(3):
        for j in range(3):
            product = sum(root[i][k] * root[j][k] for k in range(3))
            assert product == pytest.approx(matrix[i][j], abs=1e-4)


def test_series_of_different_length_have_no_correlation():
    with pytest.raises(InvalidInput, match="equal length"):
        correlation_of({"EUR": [0.1, 0.2, 0.3], "GBP": [0.1, 0.2]})
