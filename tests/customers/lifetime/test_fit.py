"""A fit that did not settle says so, and so does every figure that rests on it."""

import pytest

from xborder.customers import (
    BetaGeoNbd,
    DiscountRate,
    GammaGamma,
    ParetoNbd,
    Span,
    Summary,
    lifetime_value,
    value_tiers,
)
from xborder.customers.lifetime import (
    BetaGeoBb,
    ModifiedBetaGeoNbd,
    Pattern,
    compare_models,
    holdout,
)

# everybody bought at the very end: nobody seems ever to leave
LOYAL = Summary.from_columns(
    {
        "frequency": [3, 2, 4, 5, 3, 2],
        "recency": [30, 30, 30, 30, 30, 30],
        "T": [30, 30, 30, 30, 30, 30],
        "monetary_value": [10, 12, 9, 11, 10, 13],
    },
    unit="week",
    currency="EUR",
)


@pytest.mark.parametrize("family", [BetaGeoNbd, ModifiedBetaGeoNbd, ParetoNbd])
def test_the_doubt_of_a_fit_reaches_every_figure(family):
    fit = family.fit(LOYAL)
    assert fit.convergence.state in {"edge", "flat"}
    assert fit.standard_errors == {}
    (doubt,) = fit.doubts
    assert doubt == fit.model.doubts[0]
    assert family.name in str(doubt)
    assert "拟合" in doubt.render("zh_CN")
    spend = GammaGamma(p=6.25, q=3.74, v=15.44, currency="EUR")
    value = lifetime_value(
        fit.model,
        spend,
        LOYAL,
        periods=2,
        period=Span.weeks(1),
        discount=DiscountRate(0, Span.weeks(1)),
    )
    assert value.doubts == (doubt,)
    opinions = compare_models([fit.model], LOYAL, within=Span.weeks(4))
    assert opinions.opinions[0].doubts == (doubt,)
    assert opinions.explain()[1] == doubt
    assert holdout(opinions, LOYAL, [0] * 6)[0].doubts == (doubt,)
    alive = dict.fromkeys(value.customer_ids, 0.9)
    assert value_tiers(value.by_customer, alive, doubts=value.doubts).doubts == (doubt,)


def test_a_settled_fit_and_parameters_by_hand_have_no_doubt(cdnow, models):
    assert BetaGeoNbd.fit(cdnow).doubts == ()
    assert all(model.doubts == () for model in models.values())


def test_a_model_remembers_its_fit_and_is_equal_without(cdnow):
    fit = BetaGeoNbd.fit(cdnow)
    assert fit.model.convergence == fit.convergence
    assert fit.model == BetaGeoNbd(**fit.parameters, unit="week")


def test_values_all_alike_leave_the_spread_open():
    rows = {"frequency": [3, 2], "recency": [9, 9], "T": [30, 30], "monetary_value": [10.0, 10.0]}
    fit = GammaGamma.fit(Summary.from_columns(rows, unit="week", currency="EUR"))
    assert "Gamma-Gamma" in str(fit.model.doubts[0])
    always = BetaGeoBb.fit([Pattern(purchases=6, last=6, opportunities=6, customers=9)])
    assert "BG/BB" in str(always.model.doubts[0])
