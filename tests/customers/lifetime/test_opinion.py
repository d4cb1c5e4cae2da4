"""Several models side by side, and each against what happened next."""

import pytest

from xborder.customers import Span, Summary
from xborder.customers.lifetime import compare_models, holdout
from xborder.errors import InvalidInput

ROWS = {
    "customer_id": ["1", "3"],
    "frequency": [2, 0],
    "recency": [30.43, 0.0],
    "T": [38.86, 38.86],
    "monetary_value": [22.35, 0.0],
}
SEEN = Summary.from_columns(ROWS, unit="week", currency="USD")


def test_opinions_stand_side_by_side(models):
    found = compare_models([models["bgnbd"], models["mbgnbd"]], SEEN, within=Span.weeks(39))
    assert found.disagreement[1] == pytest.approx(1 - 0.3897162977, abs=1e-9)
    first = str(found.explain()[0])
    assert first == (
        "BG/NBD: about 2 of 2 customers are alive; 1 purchases are expected within 39 weeks."
    )
    assert "客户" in found.explain()[1].render("zh_CN")


def test_a_holdout_counts_by_frequency(models):
    found = compare_models([models["bgnbd"]], SEEN, within=Span.weeks(39))
    (result,) = holdout(found, SEEN, [2, 0])
    bought = (1.2259104529, 0.1947808474)
    assert result.expected == pytest.approx(sum(bought))
    assert result.actual == 2
    assert result.bias == pytest.approx(sum(bought) / 2 - 1)
    assert result.mean_absolute_error == pytest.approx((2 - bought[0] + bought[1]) / 2)
    assert result.mean_squared_error == pytest.approx(((2 - bought[0]) ** 2 + bought[1] ** 2) / 2)
    assert [(group.frequency, group.customers, group.actual) for group in result.groups] == [
        (0, 1, 0),
        (2, 1, 2),
    ]
    (nothing,) = holdout(found, SEEN, [0, 0])
    assert nothing.bias == pytest.approx(sum(bought))
    with pytest.raises(InvalidInput, match="1 numbers stand against 2"):
        holdout(found, SEEN, [2])
