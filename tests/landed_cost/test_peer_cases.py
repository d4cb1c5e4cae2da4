"""What other projects' tests expect of taxes, dated rates and scales, case by case.

Splits stand in tests/money, the British ones in tests/countries/test_gb.py, each with its id.
"""

import datetime as dt
import os
from fractions import Fraction
from pathlib import Path

import pytest
import yaml
from tests.mini import DAY, LAW, book, charge, figures, item, ledger, parcel

from xborder.errors import NoRuleInForce
from xborder.landed_cost import quote
from xborder.money import Mode, Money, Rounding
from xborder.policy import default_book
from xborder.policy.amount import FREE, Band, Bands, Difference, Flat, Percent, Sum
from xborder.policy.goods_table import GoodsKey
from xborder.timeline import Dated, Timeline

# id, price, rate, what it includes, tax
TAXES = [
    ("solidus-tax-excl-10333", "10.333", "0.05", "net", "0.52"),
    ("solidus-tax-incl-29", "29", "0.05", "tax_included", "1.38"),
    ("solidus-tax-excl-29", "29", "0.05", "net", "1.45"),
    ("solidus-tax-excl-30", "30", "0.05", "net", "1.50"),
    ("solidus-tax-de-book", "20", "0.07", "tax_included", "1.31"),
    ("solidus-tax-de-sweater", "30", "0.19", "tax_included", "4.79"),
    ("solidus-tax-de-sweater-ship", "16", "0.19", "tax_included", "2.55"),
    ("solidus-tax-de-download", "10", "0.19", "tax_included", "1.60"),
    ("solidus-tax-ro-download", "10.42", "0.24", "tax_included", "2.02"),
    ("solidus-tax-ro-ship", "2", "0.24", "tax_included", "0.39"),
    ("solidus-tax-fruit-9pct", "5", "0.09", "tax_included", "0.41"),
    ("saleor-net-to-gross", "10.00", "0.23", "net", "2.30"),
    ("saleor-gross-to-net", "10.00", "0.23", "tax_included", "1.87"),
]


@pytest.mark.parametrize(("case", "price", "rate", "basis", "tax"), TAXES)
def test_the_tax_is_theirs(case, price, rate, basis, tax):
    laws = book(charge("vat", Percent(rate), kind="vat"))
    found = quote(parcel(item(f"{price} CHF"), prices=basis), book=laws)
    assert found.sum_of("vat") == Money(f"{tax} CHF"), case
    if basis == "tax_included":
        assert found.total == Money(f"{price} CHF"), case


# id, destination, day, standard rate
RATES = [
    ("cg-de-2020-06-30", "DE", dt.date(2020, 6, 30), "0.19"),
    ("cg-de-2020-07-01", "DE", dt.date(2020, 7, 1), "0.16"),
    ("cg-de-2020-12-31", "DE", dt.date(2020, 12, 31), "0.16"),
    ("cg-de-2021-01-01", "DE", dt.date(2021, 1, 1), "0.19"),
    ("cg-ie-2020-08-31", "IE", dt.date(2020, 8, 31), "0.23"),
    ("cg-ie-2020-09-01", "IE", dt.date(2020, 9, 1), "0.21"),
    ("cg-ie-2021-02-28", "IE", dt.date(2021, 2, 28), "0.21"),
    ("cg-ie-2021-03-01", "IE", dt.date(2021, 3, 1), "0.23"),
    ("nst-ro-boundary", "RO", dt.date(2025, 7, 31), "0.19"),
    ("nst-ro-boundary", "RO", dt.date(2025, 8, 1), "0.21"),  # by law, a day before the peer
    ("pyvat-stale", "FI", dt.date(2026, 11, 21), "0.255"),
    ("pyvat-stale", "EE", dt.date(2026, 11, 21), "0.24"),
    ("pyvat-stale", "RO", dt.date(2026, 11, 21), "0.21"),
    ("pyvat-stale", "SK", dt.date(2026, 11, 21), "0.23"),
]


@pytest.mark.parametrize(("case", "destination", "on", "rate"), RATES)
def test_the_standard_rate_of_the_day_is_the_laws(case, destination, on, rate):
    plan = default_book().compiled(destination, on)
    found = plan.find("vat", GoodsKey(destination=destination), on)
    assert found.goods.entry.value == Percent(rate), case


def dated(value, start, end=None):
    return Dated(value=value, start=start, end=end, source=LAW, checked_on=DAY)


def new_year(year):
    return dt.date(year, 1, 1)


TWO = Timeline([dated("first", new_year(2013), new_year(2014)), dated("second", new_year(2014))])
INCOME = Timeline(
    [
        dated("0.16", new_year(2012), new_year(2013)),
        dated("0.13", new_year(2013), new_year(2014)),
        dated("0.14", new_year(2014), new_year(2015)),
        dated("0.15", new_year(2015)),
    ]
)
HOUSING = Timeline([dated("0.25", new_year(2010), dt.date(2016, 12, 1))])
HISTORY = [
    ("cg-dated-1", TWO, dt.date(2012, 2, 24), None),
    ("cg-dated-3", TWO, dt.date(2014, 2, 24), "second"),
    ("of-income-tax", INCOME, dt.date(2017, 1, 1), "0.15"),  # of 10,000: 1,500
    ("of-param-2014-01-01", INCOME, dt.date(2014, 1, 1), "0.14"),
    ("of-param-2018-01-01", INCOME, dt.date(2018, 1, 1), "0.15"),
    ("of-param-before-start", INCOME, dt.date(1997, 12, 31), None),
    ("of-param-before-stop", HOUSING, dt.date(2011, 12, 31), "0.25"),
    ("of-param-after-stop", HOUSING, dt.date(2016, 12, 1), None),
    ("cg-ie-gap", Timeline([dated("0.09", None, new_year(2019))]), new_year(2019), None),
]


@pytest.mark.parametrize(("case", "timeline", "on", "value"), HISTORY)
def test_a_day_has_its_value_or_says_that_it_has_none(case, timeline, on, value):
    if value is None:
        with pytest.raises(NoRuleInForce, match=str(on)):
            timeline.on(on)
    else:
        assert timeline.on(on) == value, case


def above(threshold, rate):
    """Return a rate on what lies above a threshold: of all of it, less that of the threshold."""
    share = Fraction(rate)
    whole = Money.of_minor(int(threshold * 100 * share), "CHF")
    return Difference(Percent(share), Flat(whole))


# each base, the sum of the rates on what lies above each threshold, and what comes out
MARGINAL = [
    ("of-ssc-2013-01-2000", "2000", (Percent("0.03"), above(12000, "0.07")), "60"),
    ("of-ssc-2015-01-2000", "2000", (Percent("0.04"), above(12200, "0.08")), "80"),
    ("of-ssc-2015-01-15000", "15000", (Percent("0.04"), above(12200, "0.08")), "824"),
    (
        "of-ssc-2017-01-15000",
        "15000",
        (Percent("0.02"), above(6000, "0.04"), above(12400, "0.06")),
        "816",
    ),
    *(
        ("of-scale-round-None", base, (above(100, "0.1"),), amount)
        for base, amount in (
            ("200", "10"),
            ("200.2", "10.02"),
            ("200.6", "10.06"),
            ("200.5", "10.05"),
        )
    ),
]


def exact(amount, base):
    minor = Money(f"{base} CHF").minor_units()
    at_hand = ledger("one", amounts={"goods": [minor]})
    (found,) = figures(amount.exact(at_hand.facts.amounts["goods"], at_hand))
    return found / 100


@pytest.mark.parametrize(("case", "base", "parts", "amount"), MARGINAL)
def test_a_marginal_scale_is_a_sum_of_differences(case, base, parts, amount):
    assert exact(Sum(*parts), base) == Fraction(amount), case


STEPS = Bands(
    "goods",
    (
        Band(Money("6 CHF"), FREE, inclusive=False),
        Band(Money("9 CHF"), Flat(Money("0.23 CHF")), inclusive=False),
        Band(None, Flat(Money("0.29 CHF"))),
    ),
)
RATE_STEPS = Bands(
    "goods",
    (
        Band(Money("400 CHF"), Percent("0"), inclusive=False),
        Band(Money("15000 CHF"), Percent("0.1"), inclusive=False),
        Band(Money("200000 CHF"), Percent("0.4"), inclusive=False),
        Band(None, Percent("0.6")),
    ),
)


@pytest.mark.parametrize(
    ("base", "amount"), [("1", "0"), ("8", "0.23"), ("10", "0.29")]
)  # of-single-amount
def test_one_step_applies(base, amount):
    assert exact(STEPS, base) == Fraction(amount)


@pytest.mark.parametrize(
    ("base", "rate"), [("0", "0"), ("3000", "0.1"), ("15500", "0.4"), ("500000", "0.6")]
)  # of-scale-rate-lookup
def test_one_rate_applies(base, rate):
    assert exact(RATE_STEPS, base) == Fraction(base) * Fraction(rate)


def test_duty_and_tax_of_a_prepaid_parcel():  # ddp-70000-inr
    laws = book(
        charge("duty", Percent("0.08"), base=("goods", "freight"), kind="duty"),
        charge("vat", Percent("0.21"), base=("goods", "freight", "duty"), kind="vat"),
    )
    fee = {"name": "prepayment", "amount": "1981.57 CHF", "taxable": False}
    found = quote(parcel(item("70000 CHF"), shipping="6792 CHF", fees=[fee]), book=laws)
    assert found.sum_of("duty") == Money("6143.36 CHF")
    assert found.sum_of("vat") == Money("17416.43 CHF")
    assert found.total - Money("76792 CHF") == Money("25541.36 CHF")


def test_layers_of_duty_are_additive_on_one_value():  # us-7501-stack
    layers = {"a": "0.25", "b": "0", "c": "0.5", "d": "0.029"}
    laws = book(*(charge(name, Percent(rate), kind="duty") for name, rate in layers.items()))
    found = quote(parcel(item("14172 CHF")), book=laws)
    assert [str(line.amount.amount) for line in found.lines if line.rule] == [
        "3543.00",
        "0.00",
        "7086.00",
        "410.99",
    ]
    assert found.sum_of("duty") == Money("11039.99 CHF")


def test_large_amounts_keep_their_last_unit():  # float32-68212208, openfisca-float32
    for price in ("68212208 CHF", "20000001 CHF"):
        assert quote(parcel(item(price)), book=book()).total == Money(price)


def test_ratios_stay_ratios():  # exact-2-over-37
    share = exact(Percent("2/37"), "10000000")
    assert share == Fraction(20_000_000, 37)
    assert (
        Rounding(mode=Mode.HALF_UP).apply(share.numerator * 10_000, share.denominator) == 5405405405
    )


ELSEWHERE = {
    "of-scale-round-1": "binary floats rounded half even to a tenth: our amounts are exact and round by rule",
    "uktt": "British duties: tests/countries/test_gb.py",
    "place_of_supply": "which country taxes a sale is not the landed cost's question",
    "sharing": "tests/money/test_peer_cases.py",
    "odoo-depletion-100": "the value of a stock, not of a parcel",
}
BY_NAME = {
    "of-single-amount",
    "of-scale-rate-lookup",
    "ddp-70000-inr",
    "us-7501-stack",
    "float32-68212208",
    "openfisca-float32",
    "exact-2-over-37",
}


def shared_cases():
    given = os.environ.get("XBORDER_SHARED")
    places = [Path(given)] if given else []
    places += [parent / "shared" for parent in Path(__file__).resolve().parents]
    found = (place / "cases" / "landed_cost_peer_cases.yaml" for place in places)
    return next((path for path in found if path.exists()), None)


@pytest.mark.skipif(shared_cases() is None, reason="the collected cases are not here")
def test_no_case_on_quotes_is_left_out():
    cases = yaml.safe_load(shared_cases().read_text(encoding="utf-8"))["cases"]
    sharing = {"allocation", "allocation_minor_units", "unit_cost", "allocation_fx", "rounding"}
    wanted = {
        case["id"]
        for case in cases
        if case["group"] not in {"place_of_supply", *sharing} and not case["id"].startswith("uktt-")
    }
    rows = {row[0] for row in (*TAXES, *RATES, *HISTORY, *MARGINAL)}
    assert wanted == rows | BY_NAME | {name for name in ELSEWHERE if "-" in name}
