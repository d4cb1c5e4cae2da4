"""Columns of options equal options one by one, shapes and edges included."""

import math

import pytest
from attrs import fields_dict

from xborder.errors import InvalidRows, InvalidType
from xborder.fx.options.option import OptionValue, garman_kohlhagen
from xborder.fx.options.option_columns import OptionColumns, garman_kohlhagen_columns

np = pytest.importorskip("numpy")
NAMES = tuple(fields_dict(OptionValue))


def grid(count, seed):
    draw = np.random.default_rng(seed)
    return np.where(draw.random(count) < 0.5, "call", "put"), {
        "spot": draw.uniform(0.5, 2.0, count),
        "strike": draw.uniform(0.5, 2.0, count),
        "years": draw.uniform(0.0, 2.0, count),
        "volatility": draw.uniform(0.01, 0.5, count),
        "domestic_rate": draw.uniform(-0.02, 0.15, count),
        "foreign_rate": draw.uniform(-0.02, 0.15, count),
    }


def one_by_one(kinds, terms):
    rows = zip(kinds.tolist(), *(column.tolist() for column in terms.values()), strict=True)
    return [
        garman_kohlhagen(kind, **dict(zip(terms, values, strict=True))) for kind, *values in rows
    ]


def test_columns_equal_single_options_across_chunks_and_edges():
    kinds, terms = grid(9_000, 4)
    terms["years"][::50] = 0.0
    terms["volatility"][::77] = 0.0
    terms["strike"][::350] = terms["spot"][::350]  # at the money, some of them expiring
    columns = garman_kohlhagen_columns(kinds, **terms)
    singles = one_by_one(kinds, terms)
    scale = np.maximum(terms["spot"], terms["strike"])
    for name in NAMES:
        expected = np.array([getattr(value, name) for value in singles])
        found = getattr(columns, name)
        finite = np.isfinite(expected)
        np.testing.assert_array_equal(found[~finite], expected[~finite], err_msg=name)
        np.testing.assert_allclose(
            found[finite], expected[finite], rtol=1e-10, atol=1e-14 * scale.max(), err_msg=name
        )


def test_the_fields_of_columns_are_those_of_one_option():
    assert tuple(fields_dict(OptionColumns)) == NAMES


def test_shapes_are_broadcast():
    columns = garman_kohlhagen_columns(
        [["call"], ["put"]],
        spot=1.085,
        strike=[1.05, 1.1, 1.15],
        years=0.5,
        volatility=0.08,
        domestic_rate=0.04,
        foreign_rate=0.02,
    )
    assert columns.price.shape == (2, 3)
    parity = columns.price[0] - columns.price[1]
    forward = 1.085 * math.exp(-0.01) - np.array([1.05, 1.1, 1.15]) * math.exp(-0.02)
    np.testing.assert_allclose(parity, forward, atol=1e-15)


def test_every_bad_row_is_named_at_once():
    kinds, terms = grid(6, 1)
    kinds[4] = "???"
    terms["spot"][0] = -1.0
    terms["volatility"][2] = -0.1
    terms["foreign_rate"][5] = math.nan
    with pytest.raises(InvalidRows) as caught:
        garman_kohlhagen_columns(kinds, **terms)
    places = {problem.where for problem in caught.value.problems()}
    assert places == {"4.kind", "0.spot", "2.volatility", "5.foreign_rate"}


def test_shapes_that_do_not_fit_and_ragged_kinds_are_refused():
    terms = {
        "strike": 1.1,
        "years": 0.5,
        "volatility": 0.1,
        "domestic_rate": 0.02,
        "foreign_rate": 0.01,
    }
    with pytest.raises(InvalidType, match="do not fit together"):
        garman_kohlhagen_columns("call", spot=[1.0, 1.1], **{**terms, "strike": [1.0, 1.1, 1.2]})
    with pytest.raises(InvalidRows):
        garman_kohlhagen_columns([["call"], ["put", "call"]], spot=1.0, **terms)
    with pytest.raises(InvalidType, match="not a number"):
        garman_kohlhagen_columns("call", spot=["1.0", 1.1], **terms)
