"""Columns of volatilities and strikes equal those solved one by one, edges and errors included."""

import pytest

from xborder.errors import InvalidRows, NoSolution
from xborder.fx.options.delta import DeltaConvention, strike_from_delta
from xborder.fx.options.implied import implied_volatility
from xborder.fx.options.inverse_columns import implied_volatility_columns, strike_from_delta_columns
from xborder.fx.options.option_columns import garman_kohlhagen_columns

np = pytest.importorskip("numpy")


def book(count, seed):
    draw = np.random.default_rng(seed)
    kinds = np.where(draw.random(count) < 0.5, "call", "put")
    return kinds, {
        "spot": draw.uniform(0.5, 2.0, count),
        "strike": draw.uniform(0.5, 2.0, count),
        "years": draw.uniform(0.1, 2.0, count),
        "domestic_rate": draw.uniform(-0.02, 0.12, count),
        "foreign_rate": draw.uniform(-0.02, 0.12, count),
    }


def test_volatilities_come_back_from_their_prices():
    kinds, terms = book(3_000, 8)
    volatility = np.random.default_rng(9).uniform(0.03, 0.9, 3_000)
    terms["strike"][::100] = terms["spot"][::100]
    terms["foreign_rate"][::100] = terms["domestic_rate"][::100]  # at the forward
    columns = garman_kohlhagen_columns(kinds, volatility=volatility, **terms)
    clear = columns.vega * volatility > 1e-6 * columns.price  # the rest have lost their digits
    assert clear.sum() > 2_500
    kept = {name: values[clear] for name, values in terms.items()}
    found = implied_volatility_columns(kinds[clear], price=columns.price[clear], **kept)
    np.testing.assert_allclose(found, volatility[clear], rtol=1e-8)
    singles = [
        implied_volatility(kind, **dict(zip(("price", *kept), row, strict=True)))
        for kind, *row in zip(
            kinds[clear].tolist(),
            columns.price[clear].tolist(),
            *(values.tolist() for values in kept.values()),
            strict=True,
        )
    ]
    np.testing.assert_allclose(found, singles, rtol=1e-8)


def test_edges_of_a_price_mean_what_they_mean_for_one_option():
    terms = {"spot": 1.2, "strike": 1.0, "years": 1.0, "domestic_rate": 0, "foreign_rate": 0}
    found = implied_volatility_columns(["put", "call"], price=[0.0, 0.25], **terms)
    assert found[0] == 0.0
    assert found[1] == pytest.approx(implied_volatility("call", price=0.25, **terms))
    with pytest.raises(InvalidRows) as caught:
        implied_volatility_columns(["call", "put", "none"], price=[0.1, 0.1, 0.3], **terms)
    assert [problem.where for problem in caught.value.problems()] == ["0.price", "2.kind"]


@pytest.mark.parametrize("convention", DeltaConvention)
def test_strikes_equal_those_found_one_by_one(convention):
    draw = np.random.default_rng(11)
    count = 1_000
    terms = {
        "spot": draw.uniform(0.5, 200.0, count),
        "domestic_discount": draw.uniform(0.8, 1.01, count),
        "foreign_discount": draw.uniform(0.8, 1.01, count),
        "total_volatility": draw.uniform(0.01, 0.8, count),
    }
    kinds = np.where(draw.random(count) < 0.5, "call", "put")
    delta = np.where(kinds == "call", 1.0, -1.0) * draw.uniform(0.02, 0.28, count)
    found = strike_from_delta_columns(delta, kind=kinds, convention=convention, **terms)
    rows = zip(
        delta.tolist(), kinds.tolist(), *(values.tolist() for values in terms.values()), strict=True
    )
    singles = [
        strike_from_delta(
            size, kind=kind, convention=convention, **dict(zip(terms, row, strict=True))
        )
        for size, kind, *row in rows
    ]
    np.testing.assert_allclose(found, singles, rtol=1e-11)


def test_deltas_beyond_the_largest_are_listed_by_row():
    market = {
        "spot": 5.4,
        "domestic_discount": 0.876,
        "foreign_discount": 0.958,
        "total_volatility": 0.165,
    }
    with pytest.raises(NoSolution):
        strike_from_delta(0.9, kind="call", convention="spot_pa", **market)
    with pytest.raises(InvalidRows) as caught:
        strike_from_delta_columns(
            [0.25, 0.9, -0.3], kind=["call", "call", "call"], convention="spot_pa", **market
        )
    assert [problem.where for problem in caught.value.problems()] == ["1.delta", "2.delta"]
    far = strike_from_delta_columns([-1.3], kind="put", convention="forward_pa", **market)
    assert far[0] == pytest.approx(
        strike_from_delta(-1.3, kind="put", convention="forward_pa", **market), rel=1e-12
    )
