"""What moves a margin, and where it turns."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from xborder.errors import InvalidInput, InvalidType
from xborder.exchange import RateTable
from xborder.margin import (
    Benchmark,
    Driver,
    Level,
    Step,
    Waterfall,
    benchmark_flags,
    margin_at_risk,
    percent,
    tornado,
)
from xborder.margin.benchmark import BENCHMARKS
from xborder.money import Money
from xborder.source import Evidence, Source

DAY = dt.date(2026, 11, 20)
PRICE, COST = Money("50 EUR"), Money("20 EUR")


def sale(at):
    return [
        Step(kind="sale", amount=PRICE),
        Step(kind="goods", amount=COST),
        percent("duty", COST, at["duty"]),
        percent("channel_fee", PRICE, at["fee"]),
        Step(kind="advertising", amount="5 EUR"),
    ]


DRIVERS = [
    Driver(name="duty", value="0.10", low=0, high="0.30"),
    Driver(name="fee", value="0.15", low="0.05", high="0.85"),
]


def test_the_widest_swing_comes_first_and_says_where_it_breaks_even():
    """50 - 20 - 2 - 5 = 23 before the fee: it breaks even at 46 % of 50."""
    fee, duty = tornado(sale, DRIVERS, home="EUR")
    assert (fee.driver.name, fee.at_low, fee.at_high) == (
        "fee",
        Money("20.50 EUR"),
        Money("-19.50 EUR"),
    )
    assert abs(fee.break_even - Decimal("0.46")) < Decimal("0.0002")
    assert (duty.at_low, duty.at_high, duty.swing, duty.break_even) == (
        Money("17.50 EUR"), Money("11.50 EUR"), Money("6 EUR"), None,
    )  # fmt: skip
    before_marketing = tornado(sale, DRIVERS, home="EUR", level=Level.MARGIN_2)[0]
    assert abs(before_marketing.break_even - Decimal("0.56")) < Decimal("0.0002")


def test_a_loss_says_where_it_turns_into_a_gain():
    dear = [Driver(name="fee", value="0.60", low="0.05", high="0.85"), DRIVERS[0]]
    fee = tornado(sale, dear, home="EUR")[0]
    assert abs(fee.break_even - Decimal("0.46")) < Decimal("0.0002")
    never = [Driver(name="fee", value="0.60", low="0.55", high="0.85"), DRIVERS[0]]
    assert tornado(sale, never, home="EUR")[0].break_even is None


def test_a_cliff_is_found_where_it_is():
    def stepped(at):
        extra = (
            [Step(kind="freight", id="heavy", amount="30 EUR")]
            if at["weight"] > Decimal("2.5")
            else []
        )
        return [
            Step(kind="sale", amount=PRICE),
            Step(kind="goods", amount=COST),
            *extra,
            Step(kind="freight", amount="3 EUR"),
        ]

    (bar,) = tornado(stepped, [Driver(name="weight", value=2, low=0, high=5)], home="EUR")
    assert bar.break_even == Decimal("2.5")


RATES = RateTable.from_mapping({"EUR/CNY": "7.75", "USD/CNY": "7.15"}, start=DAY, source="desk")
ABROAD = Waterfall.of(
    [
        Step(kind="sale", amount="1000 EUR"), Step(kind="channel_fee", amount="200 EUR"),
        Step(kind="goods", amount="3000 CNY"), Step(kind="tax_recoverable", amount="100 EUR"),
    ],
    home="CNY", rates=RATES, on=DAY,
)  # fmt: skip


def test_margin_at_risk_nets_within_a_currency_and_leaves_out_tax_that_comes_back():
    risk = margin_at_risk(ABROAD, volatilities={"EUR": 0.08}, horizon_years=0.25)
    assert risk.value_at_risk.value == pytest.approx(1.6448536 * 0.08 * 0.5 * 800 * 7.75, rel=1e-6)


def test_a_simulation_agrees_with_the_closed_form():
    risk = margin_at_risk(
        ABROAD, volatilities={"EUR": 0.08}, horizon_years=0.25, paths=40_000, seed=7
    )
    exact = margin_at_risk(ABROAD, volatilities={"EUR": 0.08}, horizon_years=0.25)
    assert risk.value_at_risk.value == pytest.approx(exact.value_at_risk.value, rel=0.05)
    with pytest.raises(InvalidType, match="seed"):
        margin_at_risk(ABROAD, volatilities={"EUR": 0.08}, horizon_years=0.25, paths=40_000)


LOGISTICS = Benchmark(
    name="logistics",
    kinds=["freight", "fulfilment", "inbound"],
    low="0.3",
    high=0.5,
    source=Source(title="a survey"),
)


def test_a_benchmark_is_named_and_only_compared_with():
    found = Waterfall.of(
        [
            Step(kind="sale", amount="100 EUR"),
            Step(kind="freight", amount="20 EUR"),
            Step(kind="goods", amount="20 EUR"),
        ],
        home="EUR",
    )
    (flag,) = benchmark_flags(found, [LOGISTICS])
    assert (flag.share, flag.is_outside) == (Fraction(1, 2), False)
    assert (
        flag.explain() == "logistics: 50.0% of all costs; the benchmark is 30% to 50% (a survey)."
    )
    assert "基准" in flag.explain("zh_CN")
    (none,) = benchmark_flags(Waterfall.of([], home="EUR"), [LOGISTICS])
    assert (none.share, none.is_outside) == (None, False)
    heavy = Waterfall.of(
        [Step(kind="sale", amount="9 EUR"), Step(kind="freight", amount="2 EUR")], home="EUR"
    )
    assert benchmark_flags(heavy, [LOGISTICS])[0].is_outside


@pytest.mark.parametrize(
    ("name", "share", "outside"),
    [
        # of 100.00 net sales: 12.00 freight, 3.00 storage, 2.00 back, 3.50 card, 22.00 advertising;
        # costs of 60.00 in all
        ("logistics_of_costs", "15/60", True),
        ("logistics_across_borders", "15/100", True),
        ("logistics_of_a_shop", "17/100", True),
        ("payment", "35/1000", False),
        ("marketing", "22/100", False),
        ("marketing_of_a_shop", "22/100", False),
    ],
)
def test_the_benchmarks_that_are_built_in(name, share, outside):
    shop = Waterfall.of(
        [
            Step(kind="sale", amount="119 EUR"),
            Step(kind="tax_collected", amount="19 EUR"),
            Step(kind="goods", amount="17.50 EUR"),
            Step(kind="freight", amount="12 EUR"),
            Step(kind="storage", amount="3 EUR"),
            Step(kind="returns", amount="2 EUR"),
            Step(kind="payment_fee", amount="3.50 EUR"),
            Step(kind="advertising", amount="22 EUR"),
        ],
        home="EUR",
    )
    (flag,) = benchmark_flags(shop, [BENCHMARKS[name]])
    assert (flag.share, flag.is_outside) == (Fraction(share), outside)
    assert str(flag.benchmark.source) in flag.explain()
    assert "基准" in flag.explain("zh_CN")
    assert flag.benchmark.name not in flag.explain("zh_CN")
    known = flag.benchmark.evidence is not Evidence.UNCHECKED
    assert bool(flag.benchmark.source.url) == known == (flag.benchmark.checked_on is not None)
    (none,) = benchmark_flags(Waterfall.of([], home="EUR"), [BENCHMARKS[name]])
    assert none.share is None


def test_a_half_percent_is_told():
    payment = benchmark_flags(Waterfall.of([], home="EUR"), [BENCHMARKS["payment"]])
    assert "is 2.5% to 4% (" in payment[0].explain()


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: Driver(name="x", value=2, low=0, high=1), InvalidInput, "between 0 and 1"),
        (lambda: Driver(name="x", value=1, low=1, high=1), InvalidInput, "between 1 and 1"),
        (lambda: tornado([], DRIVERS, home="EUR"), InvalidType, "function"),
        (lambda: margin_at_risk(1, volatilities={}, horizon_years=1), InvalidType, "sale"),
    ],
)
def test_what_is_wrong_is_said(call, error, says):
    with pytest.raises(error, match=says):
        call()


def test_two_drivers_of_one_name_are_refused():
    """Which of the two values held for the others would be the last one's, unsaid."""
    with pytest.raises(InvalidInput, match="Two drivers have one name"):
        tornado(sale, [*DRIVERS, DRIVERS[0]], home="EUR")


def test_a_sale_at_home_alone_is_at_no_risk_either_way():
    at_home = Waterfall.of([Step(kind="sale", amount="9 EUR")], home="EUR")
    for paths in (None, 500):
        risk = margin_at_risk(
            at_home, volatilities={"USD": 0.08}, horizon_years=1, paths=paths, seed=1
        )
        assert risk.value_at_risk.value == 0


def test_a_benchmark_whose_least_is_more_than_its_most_is_refused():
    with pytest.raises(InvalidInput, match="that is no range"):
        Benchmark(name="a", kinds=["freight"], low=0.5, high=0.3, source=Source(title="a"))
