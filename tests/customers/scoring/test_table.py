"""RFM: the published example, every method, new customers, invariance."""

import datetime as dt
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.customers import (
    FixedCuts,
    Order,
    Quantiles,
    purchase_history,
    rfm,
    segment_customers,
)
from xborder.customers.scoring import (
    ELEVEN_GROUPS,
    Clusters,
    Cut,
    Cuts,
    Metrics,
    Percentiles,
    Score,
    TieRule,
    score_history,
    score_metrics,
)
from xborder.errors import InvalidInput

ON = dt.date(2006, 12, 31)

# R package rfm, README: days since last, orders, amount, score; thresholds as printed there
PRINTED = (
    (205, 6, 472, "343"),
    (140, 3, 340, "412"),
    (194, 4, 405, "323"),
    (98, 7, 596, "544"),
    (132, 5, 448, "433"),
)
PRINTED_CUTS = Cuts(
    days_since_last=Cut.at([115, 181, Fraction("297.4"), 482]),
    purchases=Cut.at([4, 5, 6, 8]),
    spend=Cut.at([Fraction("255.8"), 382, Fraction("506.4"), 666]),
)

ROWS = st.lists(
    st.tuples(st.integers(0, 400), st.integers(1, 20), st.integers(1, 5000)),
    min_size=1,
    max_size=40,
)


def metrics(rows):
    return [
        Metrics(customer_id=f"{n:03}", days_since_last=days, purchases=orders, spend=spend)
        for n, (days, orders, spend) in enumerate(rows)
    ]


def test_the_published_customers_at_the_published_thresholds(cases):
    for days, orders, spend, code in PRINTED:
        (row,) = metrics([(days, orders, spend)])
        assert str(PRINTED_CUTS.score(row)) == code
    sample = cases["rfm"]["published_example"]["customers_sample"]
    assert [(c["recency_days"], c["orders"], c["amount"], str(c["score"])) for c in sample] == list(
        PRINTED
    )
    fixed = FixedCuts(
        days_since_last=(115, 181, Fraction("297.4"), 482),
        purchases=(4, 5, 6, 8),
        spend=(Fraction("255.8"), 382, Fraction("506.4"), 666),
    )
    table = score_metrics(metrics([row[:3] for row in PRINTED]), on=ON, method=fixed)
    assert [str(score) for score in table.scores.values()] == [row[3] for row in PRINTED]
    assert table.cuts == PRINTED_CUTS


def test_orders_in_scores_out():
    orders = [
        Order(customer_id=name, at=dt.date(2006, month, day), amount=amount)
        for name, month, day, amount in (
            ("a", 1, 1, "10 EUR"), ("a", 1, 1, "5 EUR"), ("a", 12, 1, "30 EUR"), ("b", 3, 1, "90 EUR"),
        )
    ]  # fmt: skip
    table = rfm(orders, on=ON, method=Quantiles(groups=2))
    assert table.metrics["a"] == Metrics(customer_id="a", days_since_last=30, purchases=2, spend=45)
    assert {name: str(score) for name, score in table.scores.items()} == {"a": "221", "b": "112"}
    mean = rfm(orders, on=ON, spend="mean")
    assert mean.metrics["a"].spend == Fraction(45, 2)
    assert (mean.spend, mean.currency, mean.on) == ("mean", "EUR", ON)
    back = Order(customer_id="b", at=dt.date(2006, 4, 1), amount="-90 EUR", refund=True)
    assert list(rfm([*orders, back], on=ON).scores) == ["a"]
    with pytest.raises(InvalidInput, match="No customer has a purchase"):
        rfm([orders[3], back], on=ON)


@given(ROWS, st.sampled_from(list(TieRule)), st.integers(2, 6))
def test_new_customers_are_scored_as_the_old_ones_were(rows, rule, groups):
    table = score_metrics(metrics(rows), on=ON, method=Quantiles(groups=groups, ties=rule))
    splits = table.cuts.spend.splits_equals
    for name, score in table.scores.items():
        assert all(1 <= part <= groups for part in (score.recency, score.frequency, score.monetary))
        if not splits:
            assert table.cuts.score(table.metrics[name]) == score


@given(ROWS, st.randoms(use_true_random=False), st.sampled_from(list(TieRule)), st.integers(2, 99))
def test_scores_depend_neither_on_the_order_of_rows_nor_on_the_currency(rows, random, rule, factor):
    method = Quantiles(ties=rule)
    people = metrics(rows)
    table = score_metrics(people, on=ON, method=method)
    shuffled = people[:]
    random.shuffle(shuffled)
    assert score_metrics(shuffled, on=ON, method=method).scores == table.scores
    if rule is not TieRule.QUANTILE_PLUS_ONE:
        dearer = metrics(
            [(days, orders, spend * Fraction(factor, 7)) for days, orders, spend in rows]
        )
        assert score_metrics(dearer, on=ON, method=method).scores == table.scores


def test_percentiles_and_clusters():
    people = metrics([(10 * n, n, 100 * n) for n in range(1, 11)])
    table = score_metrics(people, on=ON, method=Percentiles(at=(0.5, 0.9)))
    assert [table.scores[f"{n:03}"].monetary for n in range(10)] == [1] * 5 + [2] * 4 + [3]
    assert [table.scores[f"{n:03}"].recency for n in range(10)] == [3] * 5 + [2] * 4 + [1]
    halves = Clusters(labels=lambda values: [value > sorted(values)[4] for value in values])
    table = score_metrics(people, on=ON, method=halves)
    assert table.cuts.spend.points == (550,)
    assert [table.scores[f"{n:03}"].frequency for n in range(10)] == [1] * 5 + [2] * 5


def test_codes_of_wide_scales_stay_readable():
    assert str(Score(recency=10, frequency=2, monetary=7)) == "10-2-7"
    assert Score(recency=1, frequency=2, monetary=3) < Score(recency=2, frequency=1, monetary=1)


def test_bad_input_is_named():
    with pytest.raises(InvalidInput, match="groups: 1 groups"):
        Quantiles(groups=1)
    with pytest.raises(InvalidInput, match="at: 80"):
        Percentiles(at=(80,))
    with pytest.raises(InvalidInput, match="No customer"):
        score_metrics([], on=ON)
    with pytest.raises(InvalidInput, match="random"):
        Quantiles(ties="random")


def test_fixed_cuts_take_a_side_for_all_or_for_an_axis():
    seen = Metrics(customer_id="a", days_since_last=30, purchases=2, spend=100)
    points = {"days_since_last": [30], "purchases": [2], "spend": [100]}

    def score(method):
        table = score_metrics([seen], on=dt.date(2026, 1, 1), method=method)
        return str(table.scores["a"])

    assert score(FixedCuts(**points)) == "122"
    assert score(FixedCuts(**points, equal="below")) == "211"
    within = {**points, "days_since_last": Cut.at([30], equal="below")}
    assert score(FixedCuts(**within)) == "222"
    with pytest.raises(InvalidInput, match="not in order"):
        FixedCuts(**{**points, "spend": [3, 2]})


def test_tables_and_segments_go_to_a_frame_row_by_customer():
    orders = [
        Order(customer_id=name, at=dt.date(2026, month, 1), amount=paid)
        for name, month, paid in (("b", 1, "7.25 EUR"), ("b", 5, "0.10 EUR"), ("a", 9, "9 EUR"))
    ]
    table = rfm(orders, on=dt.date(2026, 10, 1), method=Quantiles(groups=2))
    frame = pd.DataFrame(table.to_columns()).set_index("customer_id")
    assert frame.loc["b"].tolist() == [153, 2, 7.35, 1, 2, 1]  # 1 May to 1 October: 153 days
    assert frame.loc["a"].tolist() == [30, 1, 9.0, 2, 1, 2]

    five = score_history(purchase_history(orders, on=dt.date(2026, 10, 1)))
    found = segment_customers(five, ELEVEN_GROUPS, prospects=["p"])
    rows = pd.DataFrame(found.to_columns()).set_index("customer_id")
    assert rows["segment"].to_dict() == dict(found.segments)
    assert rows.loc["p", ["recency", "frequency", "monetary"]].isna().all()
    assert rows.loc["a", "recency"] == five.scores["a"].recency
