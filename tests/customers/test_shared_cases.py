"""Every case of the shared file segmentation_cases.yaml holds."""

import datetime as dt
import math
from collections import Counter
from fractions import Fraction

import numpy as np
import pytest

from xborder.customers import (
    BetaGeoNbd,
    DiscountRate,
    GammaGamma,
    Order,
    ParetoNbd,
    Span,
    Summary,
    lifetime_value,
    purchase_history,
)
from xborder.customers.lifetime import BetaGeoBb, ModifiedBetaGeoNbd, Pattern, compare_models
from xborder.customers.value import value_correlation

FAMILIES = {
    "BG/NBD": BetaGeoNbd,
    "MBG/NBD": ModifiedBetaGeoNbd,
    "Pareto/NBD": ParetoNbd,
    "Gamma-Gamma (946 repeat buyers)": GammaGamma,
}

# (purchases, last, donors) of 6 opportunities; Fader, Hardie and Shang (2010), table 1
DONORS = (
    (6, 6, 1203), (5, 6, 728), (4, 6, 512), (3, 6, 357), (2, 6, 234), (1, 6, 129), (5, 5, 335),
    (4, 5, 284), (3, 5, 225), (2, 5, 173), (1, 5, 119), (4, 4, 240), (3, 4, 181), (2, 4, 155),
    (1, 4, 78), (3, 3, 322), (2, 3, 255), (1, 3, 129), (2, 2, 613), (1, 2, 277), (1, 1, 1091),
    (0, 0, 3464),
)  # fmt: skip


def donors():
    return [
        Pattern(purchases=x, last=last, opportunities=6, customers=count)
        for x, last, count in DONORS
    ]


def test_the_data_set_is_the_one_meant(cases, cdnow):
    meta = cases["meta"]["dataset"]
    assert len(cdnow) == meta["rows"]
    assert len(cdnow.repeat_buyers()) == meta["repeat_buyers"]
    assert math.fsum(cdnow.age_at_last) == pytest.approx(meta["sums"]["recency"])
    assert math.fsum(cdnow.age) == pytest.approx(meta["sums"]["T"])


@pytest.mark.parametrize("name", FAMILIES)
def test_fits_reach_the_printed_digits_and_likelihood(cases, cdnow, name):
    case = next(case for case in cases["fits"] if case["model"] == name)
    fit = FAMILIES[name].fit(cdnow)
    assert fit.convergence.state == "converged"
    for parameter, value in case["mle"].items():
        assert fit.parameters[parameter] == pytest.approx(value, abs=6e-6 * max(1, value))
    assert fit.log_likelihood == pytest.approx(case["log_likelihood"], abs=1e-5)
    if case["published"]:
        printed = {key: case["published"][key] for key in fit.parameters}
        unit = {"currency": "USD"} if name.startswith("Gamma") else {"unit": "week"}
        there = FAMILIES[name](**printed, **unit)
        assert there.log_likelihood(cdnow) == pytest.approx(
            case["published"]["ll_of_our_data_at_these"], abs=6e-5 if name == "BG/NBD" else 6e-4
        )


def test_distinct_rows_with_weights_fit_alike(cdnow):
    # inv_01: 1,016 rows of 2,357 are distinct
    counts = Counter((row.frequency, row.age_at_last, row.age) for row in cdnow.rows)
    assert len(counts) == 1016
    x, last, age = zip(*counts, strict=True)
    distinct = Summary.from_columns(
        {"frequency": x, "recency": last, "T": age, "weights": list(counts.values())}, unit="week"
    )
    for family in (BetaGeoNbd, ModifiedBetaGeoNbd, ParetoNbd):
        whole, weighted = family.fit(cdnow), family.fit(distinct)
        assert weighted.parameters == pytest.approx(whole.parameters, rel=1e-7)
        assert weighted.customers == len(cdnow)


def test_the_likelihood_adds_up_over_customers(cdnow, models):
    # inv_03, over three parts; each part has a repeat buyer
    parts = [Summary(rows=cdnow.rows[start : start + 800], unit="week") for start in (0, 800, 1600)]
    for name in ("bgnbd", "mbgnbd", "pareto_nbd"):
        whole = models[name].log_likelihood(cdnow)
        assert math.fsum(models[name].log_likelihood(part) for part in parts) == pytest.approx(
            whole
        )


def test_money_cases_are_the_ones_tested(cases):
    # test_intake.py holds these rows as literals
    first, second = cases["multi_currency"]
    assert [(row["date"], row["amount"], row["rate_to_usd"]) for row in first["orders"]] == [
        ("2026-01-10", "100.00", "1.10"),
        ("2026-03-10", "15000", "0.0065"),
        ("2026-05-10", "80.00", "1.30"),
    ]
    assert first["expect"]["total_usd_order_date"] == "311.50"
    assert second["policies"] == {
        "refund_at_order_rate": "201.50",
        "refund_at_refund_date_rate": "191.50",
    }


def test_pareto_standard_errors_agree_with_clvtools(cases, cdnow):
    case = next(case for case in cases["fits"] if case["model"] == "Pareto/NBD")
    theirs = next(fit for fit in case["other_fits"] if "standard_errors" in fit)
    fit = ParetoNbd.fit(cdnow)
    for parameter, error in theirs["standard_errors"].items():
        assert fit.standard_errors[parameter] == pytest.approx(error, rel=2e-4)


def test_bg_bb_fits_the_donations(cases):
    case = next(case for case in cases["fits"] if case["model"].startswith("BG/BB"))
    fit = BetaGeoBb.fit(donors())
    assert sum(count for *_, count in DONORS) == 11104
    for parameter, value in case["mle"].items():
        assert fit.parameters[parameter] == pytest.approx(value, abs=2e-6)
    assert fit.log_likelihood == pytest.approx(case["log_likelihood"], abs=1e-4)


def test_sixteen_customers_at_fixed_parameters(cases, models):
    assert len(cases["customers"]["rows"]) == 16
    names = {"bgnbd": "r alpha a b", "mbgnbd": "r alpha a b", "pareto_nbd": "r alpha s beta"}
    for model, letters in names.items():
        printed = cases["customers"]["params_full"][model]
        assert list(models[model].parameters.values()) == printed, letters
    for row in cases["customers"]["rows"]:
        seen = row["frequency"], row["recency"], row["T"]
        for model in names:
            found = models[model]
            assert found.p_alive(*seen) == pytest.approx(row[model]["p_alive"], abs=1e-10)
            bought = found.expected_purchases(*seen, within=Span.weeks(39))
            assert bought == pytest.approx(row[model]["expected_39w"], abs=1e-10)
        bought = models["bgnbd"].expected_purchases(*seen, within=Span.weeks(52))
        assert bought == pytest.approx(row["bgnbd"]["expected_52w"], abs=1e-10)
        rate = DiscountRate(math.expm1(0.0027), Span.weeks(1))
        residual = models["pareto_nbd"].discounted_purchases(*seen, discount=rate)
        expected = row["pareto_nbd"]["dert_weekly_continuous_0_0027"]
        assert residual == pytest.approx(expected, abs=1e-10)
        worth = models["gamma_gamma"].expected_value(row["frequency"], row["monetary_value"])
        assert worth == pytest.approx(row["gamma_gamma"]["expected_value"], abs=1e-10)


def test_lifetime_values_of_the_sixteen_and_of_all(cases, models, cdnow):
    def of(rate):
        return lifetime_value(
            models["bgnbd"],
            models["gamma_gamma"],
            cdnow,
            periods=52,
            period=Span.weeks(1),
            discount=DiscountRate(rate, Span.weeks(52)),
        )

    plain, discounted = of(0.0), of(0.15)
    for row in cases["customers"]["rows"]:
        name, case = str(row["customer_id"]), row["clv_52w"]
        assert plain.of(name) == pytest.approx(case["undiscounted"], abs=1e-8)
        assert discounted.of(name) == pytest.approx(case["weekly_discount_15pct_pa"], abs=1e-8)
    total = next(case for case in cases["aggregates"] if case["id"] == "agg_03")
    assert plain.total == pytest.approx(total["undiscounted"], abs=1e-4)
    assert discounted.total == pytest.approx(total["discounted_15pct_pa"], abs=1e-4)


def test_models_disagree_as_printed(cases, models, cdnow):
    alive, bought = (
        next(case for case in cases["aggregates"] if case["id"] == name)
        for name in ("agg_01", "agg_02")
    )
    names = ("bgnbd", "mbgnbd", "pareto_nbd")
    found = compare_models([models[name] for name in names], cdnow, within=Span.weeks(39))
    for name, opinion in zip(names, found.opinions, strict=True):
        assert opinion.alive == pytest.approx(alive[name], abs=1e-4)
        assert opinion.expected == pytest.approx(bought[name], abs=1e-4)


def test_population_mean_and_correlation(cases, models, cdnow):
    by_id = {case["id"]: case for case in cases["aggregates"]}
    assert models["gamma_gamma"].population_mean == pytest.approx(by_id["agg_04"]["fit"], abs=1e-6)
    printed = GammaGamma(p=6.25, q=3.74, v=15.44, currency="USD")
    assert printed.population_mean == pytest.approx(by_id["agg_04"]["published_params"], abs=1e-6)
    assert value_correlation(cdnow) == pytest.approx(by_id["agg_05"]["pearson"], abs=1e-8)


def test_published_points(cases, models):
    point = {case["id"]: case for case in cases["published_points"]}
    bg = models["bgnbd"]
    for weeks, value in zip((0.1429, 1, 3, 31.8571, 32, 78), point["pub_02"]["ours"], strict=True):
        assert bg.expected_repeats(Span.weeks(weeks)) == pytest.approx(value, abs=1e-6)
    r, alpha, a, b = point["pub_03"]["params"]
    bg = BetaGeoNbd(r=r, alpha=alpha, a=a, b=b, unit="week")
    found = [
        float(bg.probability_of_repeats(10, within=Span.weeks(2))),
        float(bg.probability_of_repeats(0, within=Span.weeks(39))),
    ]
    assert found == pytest.approx(point["pub_03"]["ours"], rel=1e-5)
    chances = bg.probability_of_repeats(np.arange(11, 21), within=Span.weeks(30))
    assert list(chances) == pytest.approx(point["pub_04"]["ours"], abs=1e-10)

    r, alpha, s, beta = point["pub_05"]["params"]
    pareto = ParetoNbd(r=r, alpha=alpha, s=s, beta=beta, unit="week")
    assert pareto.p_alive(26, 30.86, 31) == pytest.approx(point["pub_05"]["ours"], abs=1e-10)
    bought = pareto.expected_purchases(26, 30.86, 31, within=Span.weeks(52))
    assert bought == pytest.approx(point["pub_06"]["expect"], abs=point["pub_06"]["tolerance"])
    bought = models["pareto_nbd"].expected_purchases(26, 30.86, 31, within=Span.weeks(52))
    assert bought == pytest.approx(point["pub_06"]["ours"], abs=1e-10)
    for weeks, value in enumerate(point["pub_07"]["expect"]):
        if weeks:
            repeats = models["pareto_nbd"].expected_repeats(Span.weeks(weeks))
            assert repeats == pytest.approx(value, abs=point["pub_07"]["tolerance"])
    printed = GammaGamma(p=6.25, q=3.74, v=15.44, currency="USD")
    for x, mean, value in (
        (2, 22.35, 24.6637), (1, 11.77, 18.9169), (0, 0, 35.219), (7, 73.74, 71.4697),
        (2, 25.55, 27.2884),
    ):  # fmt: skip
        assert value in point["pub_08"]["ours"]
        assert printed.expected_value(x, mean) == pytest.approx(value, abs=5e-5)
    r, alpha, s, beta = point["pub_09"]["params"]
    pareto = ParetoNbd(r=r, alpha=alpha, s=s, beta=beta, unit="week")
    chances = pareto.p_alive(
        [221, 254, 161, 204],
        [103.42857, 97.14286, 94.71429, 98.57143],
        [103.57143, 97.28571, 98, 99.42857],
    )
    assert list(chances) == pytest.approx(point["pub_09"]["ours"], abs=1e-8)
    pareto = ParetoNbd(r=0.55, alpha=10.58, s=0.61, beta=11.67, unit="week")
    bought = pareto.expected_purchases([132, 133], 200, 200, within=Span.weeks(10))
    assert list(bought) == pytest.approx(point["pub_10"]["expect"], rel=1e-11)
    donors_model = BetaGeoBb(alpha=1.204, beta=0.750, gamma=0.657, delta=2.783)
    chances = donors_model.p_alive([0, 2, 6], [0, 4, 6], 6)
    assert [round(chance, 2) for chance in chances] == point["pub_11"]["expect"]


def test_the_unit_trap_and_month_lengths(cases, models, cdnow):
    def of(length):
        value = lifetime_value(
            models["bgnbd"],
            models["gamma_gamma"],
            cdnow,
            periods=12,
            period=length,
            discount=DiscountRate(0.01, length),
        )
        return value.of("1"), value.total

    trap, months, rates, timing = (
        next(case for case in cases["clv_units"] if case["id"] == f"clv_0{number}")
        for number in (1, 2, 3, 4)
    )
    first, everyone = of(Span.weeks(4.345))
    assert first == pytest.approx(trap["correct"], abs=1e-6)
    assert everyone == pytest.approx(months["all_customers"]["lifetimes_W"], abs=1e-3)
    wrong, all_wrong = of(Span.weeks(30))
    assert wrong == pytest.approx(trap["documented"], abs=1e-4)
    assert wrong / first == pytest.approx(trap["ratio"], abs=1e-4)
    assert all_wrong == pytest.approx(months["all_customers"]["lifetimes_D_on_weekly"], abs=1e-3)
    first, everyone = of(Span.days(30.4375))
    assert first == pytest.approx(months["customer_1"]["pymc_marketing_W"], abs=1e-6)
    assert everyone == pytest.approx(months["all_customers"]["pymc_marketing_W"], abs=1e-3)

    yearly = DiscountRate(0.15, Span.weeks(52))
    assert yearly.over(Span.weeks(52 / 12)) == pytest.approx(rates["monthly_effective"], abs=1e-10)
    assert yearly.over(Span.weeks(1)) == pytest.approx(rates["weekly_effective_52"], abs=1e-10)
    assert yearly.continuous("week") == pytest.approx(rates["continuous_weekly_52"], abs=1e-10)
    for name in ("end", "middle"):
        value = lifetime_value(
            models["bgnbd"],
            models["gamma_gamma"],
            cdnow,
            periods=52,
            period=Span.weeks(1),
            discount=yearly,
            timing=name,
        )
        key = {"end": "end_of_period", "middle": "mid_period"}[name]
        assert value.of("1") == pytest.approx(timing[key], abs=1e-8)


def history_of(rows, on, **options):
    orders = [
        Order(customer_id=str(name), at=dt.date.fromisoformat(day), amount=f"{value} USD")
        for name, day, value in rows
    ]
    return purchase_history(orders, on=on, **options)


def test_summaries_are_built_as_printed(cases):
    by_id = {case["id"]: case for case in cases["summary_building"]}
    end = dt.date(2015, 2, 7)
    history = history_of(by_id["sum_01"]["transactions"], end)
    found = {
        int(row.customer_id): [row.frequency, row.age_at_last, row.age, row.mean_value]
        for row in history.summary().rows
    }
    assert found == by_id["sum_01"]["expect"]
    found = {
        int(row.customer_id): [row.frequency, row.age_at_last, row.age]
        for row in history.summary(period="week").rows
    }
    assert found == by_id["sum_02"]["expect"]
    history = history_of(by_id["sum_03"]["transactions"], dt.date(2014, 6, 1))
    assert history.summary().rows[0].mean_value == by_id["sum_03"]["expect_monetary_value"]


def test_values_of_repeat_buyers(cases, cdnow):
    case = next(case for case in cases["summary_building"] if case["id"] == "sum_04")
    values = np.array(cdnow.repeat_buyers().mean_value)
    found = {
        "mean": values.mean(),
        "std": values.std(ddof=1),
        "min": values.min(),
        "median": np.median(values),
        "max": values.max(),
    }
    assert found == pytest.approx(case["from_this_csv"], abs=1e-5)


def test_zone_and_refund_cases(cases):
    by_id = {case["id"]: case for case in cases["summary_building"]}
    moments = ("2026-03-01T23:30+08:00", "2026-03-02T00:30+08:00")
    orders = [
        Order(customer_id="c", at=dt.datetime.fromisoformat(moment), amount="1 CNY")
        for moment in moments
    ]
    for zone, key in (("Asia/Shanghai", "asia_shanghai"), ("UTC", "utc")):
        history = purchase_history(orders, on=dt.date(2026, 4, 1), zone=zone)
        assert len(history.customers["c"]) == by_id["sum_05"]["expect"][key]
    orders = [
        Order(customer_id="c", at=dt.date(2026, 3, 1), amount="100.00 EUR"),
        Order(customer_id="c", at=dt.date(2026, 3, 2), amount="-100.00 EUR", refund=True),
    ]
    for rule, key in (("net", "net_positive_day_rule"), ("gross", "gross_rule")):
        history = purchase_history(orders, on=dt.date(2026, 4, 1), refunds=rule)
        expected = by_id["sum_06"]["expect"][key]
        assert len(history.customers["c"]) == expected["purchase_days"]
        if "value" in expected:
            assert history.customers["c"][0].value == Fraction(expected["value"])
