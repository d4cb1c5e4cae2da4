"""Cut points: every tie rule as its peer scores, exact, repeatable."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.customers.scoring import Cut, TieRule, quantile_cut_array
from xborder.customers.scoring.cut import (
    SPLITTING,
    in_order,
    label_cut,
    quantile,
    quantile_cut,
    score_column,
    split_scores,
)
from xborder.customers.scoring.cut_array import score_array
from xborder.errors import InvalidInput

# case rfm_04: one column with ties, six common rules, five answers
TIES = (1, 1, 1, 1, 1, 1, 1, 2, 3, 10)
ANSWERS = {
    "quantile_plus_one": (1, 1, 1, 1, 1, 1, 1, 4, 4, 5),  # R package rfm
    "ntile": (1, 1, 2, 2, 3, 3, 4, 4, 5, 5),  # SQL NTILE(5)
    "quantile": (1, 1, 1, 1, 1, 1, 1, 1, 2, 2),  # pandas qcut, duplicates dropped
    "rank_first": (1, 1, 2, 2, 3, 3, 4, 4, 5, 5),  # pandas rank then qcut
    "highest_rank": (4, 4, 4, 4, 4, 4, 4, 4, 5, 5),  # percent rank, max
    "lowest_rank": (1, 1, 1, 1, 1, 1, 1, 4, 5, 5),  # percent rank, min
}
KEEPING = [rule for rule in TieRule if rule not in SPLITTING]
COLUMNS = st.lists(st.integers(0, 30), min_size=1, max_size=60)


def scored(values, rule, groups=5):
    if rule in SPLITTING:
        return split_scores(
            values, [f"{n:03}" for n in range(len(values))], groups=groups, ties=rule
        )
    cut = quantile_cut(sorted(values), groups=groups, ties=rule)
    return tuple(cut.score(value) for value in values)


@pytest.mark.parametrize("rule", ANSWERS)
def test_each_rule_answers_as_its_peer(rule):
    assert scored(TIES, TieRule(rule)) == ANSWERS[rule]


def test_the_shared_case(cases):
    names = {
        "r_rfm_quantile_plus_1": "quantile_plus_one",
        "sql_ntile_5": "ntile",
        "pandas_qcut_drop_duplicates": "quantile",
        "rank_first_then_qcut": "rank_first",
        "percent_rank_max": "highest_rank",
        "percent_rank_min": "lowest_rank",
    }
    case = cases["rfm"]["ties"]
    assert set(case["quintile_scores"]) == set(names)
    for name, expected in case["quintile_scores"].items():
        assert list(scored(case["frequency"], TieRule(names[name]))) == expected


@given(COLUMNS, st.integers(2, 7))
def test_rank_rules_are_what_they_say(values, groups):
    """Compare with the definition: ceil(groups * rank / n) over every value."""
    count = len(values)
    for rule, rank in (
        (TieRule.LOWEST_RANK, lambda v: 1 + sum(other < v for other in values)),
        (TieRule.HIGHEST_RANK, lambda v: sum(other <= v for other in values)),
    ):
        expected = tuple(-(-groups * rank(value) // count) for value in values)
        assert scored(values, rule, groups) == expected


@given(COLUMNS)
def test_splitting_rules_make_equal_groups(values):
    for rule in SPLITTING:
        scores = scored(values, rule)
        sizes = [scores.count(group) for group in range(1, 6)]
        if rule is TieRule.NTILE:
            assert max(sizes) - min(sizes) <= 1
        assert all(a <= b for a, b in zip(sorted(scores), sorted(scores)[1:], strict=False))
        by_value = sorted(zip(values, scores, strict=True))
        assert [s for _, s in by_value] == sorted(scores)


@given(COLUMNS, st.randoms(use_true_random=False), st.sampled_from(KEEPING))
def test_scores_do_not_depend_on_the_order_of_rows(values, random, rule):
    shuffled = values[:]
    random.shuffle(shuffled)
    assert dict(zip(values, scored(values, rule), strict=True)) == dict(
        zip(shuffled, scored(shuffled, rule), strict=True)
    )


@given(COLUMNS, st.fractions(Fraction(1, 1000), 1000))
def test_scores_do_not_depend_on_the_unit_of_currency(values, factor):
    for rule in KEEPING:
        if rule is not TieRule.QUANTILE_PLUS_ONE:
            assert scored([value * factor for value in values], rule) == scored(values, rule)


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=50), st.sampled_from(KEEPING))
def test_arrays_are_scored_as_single_values(values, rule):
    cut = quantile_cut(sorted(values), groups=5, ties=rule)
    again = quantile_cut_array(values, ties=rule)
    assert again == cut
    assert score_array(cut, values).tolist() == [cut.score(value) for value in values]


def test_a_third_is_compared_exactly():
    cut = Cut(points=[Fraction(1, 3)], groups=2)
    near = np.array([1 / 3, np.nextafter(1 / 3, 1)])
    assert score_array(cut, near).tolist() == [1, 2]  # 1/3 as a float lies below one third
    exclusive = Cut(points=[Fraction(1, 2)], groups=2, inclusive=False)
    assert score_array(exclusive, [0.5, np.nextafter(0.5, 1)]).tolist() == [1, 2]


def test_quantiles_are_type_7():
    values = [3, 5, 8, 13, 21, 34]
    for share in (0.0, 0.1, 0.2, 0.5, 0.77, 1.0):
        assert float(quantile(values, Fraction(str(share)))) == pytest.approx(
            np.quantile(values, share)
        )


def test_labels_of_a_clustering_become_points():
    cut = label_cut([5, 1, 9, 2], [7, "x", None, "x"])
    assert cut.points == (Fraction(7, 2), Fraction(7))
    assert [cut.score(value) for value in (1, 3.5, 6, 50)] == [1, 2, 2, 3]
    with pytest.raises(InvalidInput, match="overlap at 5"):
        label_cut([1, 5, 3], ["a", "a", "b"])
    with pytest.raises(InvalidInput, match="1 labels stand against 2"):
        label_cut([1, 2], ["a"])


def test_bad_input_is_named():
    with pytest.raises(InvalidInput, match="not in order"):
        Cut.at([3, 1])
    split = quantile_cut(TIES, groups=5, ties=TieRule.NTILE)
    for call in (
        split.score,
        lambda value: score_array(split, [value]),
        lambda value: score_column(split, [value]),
    ):
        with pytest.raises(InvalidInput, match="split equal customers"):
            call(3)
    with pytest.raises(InvalidInput, match="1 values are not finite"):
        score_array(Cut.at([1]), [1.0, np.nan])
    with pytest.raises(InvalidInput, match="ntile"):
        quantile_cut_array([1], ties=TieRule.NTILE)
    with pytest.raises(InvalidInput, match="at least one value"):
        quantile_cut_array([])


@given(
    st.lists(st.fractions(max_denominator=60), min_size=1),
    st.lists(
        st.one_of(st.fractions(max_denominator=60), st.integers(-9, 9), st.floats(-9, 9)),
        min_size=1,
    ),
    st.sampled_from(["above", "below"]),
)
def test_columns_are_scored_as_single_values(points, values, equal):
    cut = Cut.at(sorted(points), equal=equal)
    assert score_column(cut, [*values, *points]) == [cut.score(v) for v in (*values, *points)]
    assert in_order(values) == sorted(values)


@pytest.mark.parametrize(("equal", "score"), [("above", 2), ("below", 1)])
def test_a_value_at_a_point_is_on_the_side_asked_for(equal, score):
    cut = Cut.at([30], equal=equal)
    assert cut.score(30) == score
    assert score_array(cut, [30.0]).tolist() == [score]
    assert (cut.score(29), cut.score(31)) == (1, 2)
    with pytest.raises(InvalidInput, match="above, below"):
        Cut.at([30], equal="inside")
