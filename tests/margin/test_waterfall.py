"""A waterfall sums to the sale's cash, to the cent, in every currency."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType, NoRate
from xborder.exchange import RateTable
from xborder.margin.columns import margin_columns
from xborder.margin.shares import percent, tax_inside
from xborder.margin.step import Kind, Level, Step
from xborder.margin.table import MarginTable, SoldLine, margin_by
from xborder.margin.waterfall import Waterfall
from xborder.money import Money

DAY = dt.date(2026, 11, 20)
RATES = RateTable.from_mapping(
    {"EUR/CNY": "7.75", "USD/CNY": "7.15", "JPY/CNY": "0.0467"}, start=DAY, source="desk"
)


def step(kind, amount, **facts):
    return Step(kind=kind, amount=amount, **facts)


def test_a_sale_of_50_leaves_44_5_per_cent():
    """Fullycounted, break-even ROAS thresholds: 50 less 20, 6 and 2.9 % + 0.30."""
    payment = percent("payment_fee", Money("50 USD"), "0.029").amount + Money("0.30 USD")
    sale = Waterfall.of(
        [
            step("sale", "50 USD"),
            step("goods", "20 USD"),
            step("freight", "6 USD"),
            step("payment_fee", payment),
        ],
        home="USD",
    )
    assert payment == Money("1.75 USD")
    assert sale.margin_1 == Money("30 USD")
    assert sale.margin_2 == sale.margin_3 == Money("22.25 USD")
    assert sale.margin_rate == Fraction(445, 1000)


def test_a_commission_on_the_gross_price_is_more_of_the_net():
    """49.90 with 19 % VAT: 41.93 net, and 15 % of the gross is 17.85 % of it (by hand)."""
    price = Money("49.90 EUR")
    sale = Waterfall.of(
        [step("sale", price), tax_inside(price, "0.19"), percent("channel_fee", price, "0.15")],
        home="EUR",
    )
    assert sale.net_sales == Money("41.93 EUR")
    assert sale.amount("channel_fee") == Money("7.49 EUR")  # 7.485, half up
    assert round(float(Decimal("7.485") / Decimal("41.93")), 4) == 0.1785


def test_recoverable_tax_binds_cash_and_is_no_cost_and_lost_tax_is_one():
    sale = Waterfall.of(
        [
            step("sale", "119 EUR"), step("tax_collected", "19 EUR"), step("goods", "40 EUR"),
            step("tax_recoverable", "7.60 EUR"), step("import_tax_lost", "2 EUR"), step("fee_tax_lost", "1 EUR"),
        ],
        home="EUR",
    )  # fmt: skip
    assert sale.margin_1 == Money("58 EUR")
    assert sale.margin_3 == Money("57 EUR")
    assert sale.tax_lost == Money("3 EUR")
    assert sale.tax_recoverable == Money("7.60 EUR")
    assert sale.cash == Money("49.40 EUR")


def test_each_step_is_converted_at_its_own_day_and_shows_its_rate():
    friday = dt.date(2026, 11, 13)
    rates = RATES + RateTable.from_mapping({"EUR/CNY": "7.70"}, start=friday, source="desk")
    sale = Waterfall.of(
        [step("sale", "100 EUR"), step("goods", "10 EUR", on=friday), step("freight", "5 CNY")],
        home="CNY", rates=rates, on=DAY,
    )  # fmt: skip
    assert [str(entry.effect) for entry in sale.entries] == [
        "775.00 CNY",
        "-77.00 CNY",
        "-5.00 CNY",
    ]
    assert [entry.exchange and entry.exchange.ratio for entry in sale.entries] == [
        Fraction(775, 100), Fraction(77, 10), None,
    ]  # fmt: skip
    assert sale.cash_by_currency() == {"EUR": Money("90 EUR"), "CNY": Money("-5 CNY")}


KINDS = st.sampled_from(list(Kind))
STEPS = st.lists(
    st.builds(
        lambda kind, minor, code: Step(kind=kind, amount=Money.of_minor(minor, code)),
        KINDS, st.integers(-(10**6), 10**6), st.sampled_from(["EUR", "USD", "JPY", "CNY"]),
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


@given(STEPS)
def test_it_sums_to_the_cash_in_every_currency(steps):
    sale = Waterfall.of(steps, home="CNY", rates=RATES, on=DAY)
    assert sale.cash == sum((entry.effect for entry in sale.entries), Money("0 CNY"))
    by_hand = {}
    for each in steps:
        sign = 1 if each.kind in {"sale", "shipping_charged"} else -1
        code = each.amount.currency.code
        by_hand[code] = by_hand.get(code, 0) + sign * each.amount.minor_units()
    assert {code: money.minor_units() for code, money in sale.cash_by_currency().items()} == by_hand


@given(st.lists(st.tuples(STEPS, st.sampled_from("ab"), st.sampled_from(["DE", "FR"])), max_size=6))
def test_a_table_is_its_lines(drawn):
    lines = [
        SoldLine(order=str(n), channel=channel, country=country, on=DAY, steps=steps)
        for n, (steps, channel, country) in enumerate(drawn)
    ]
    table = margin_by(lines, ["channel", "country"], home="CNY", rates=RATES)
    assert repr(table) == f"MarginTable(<{len(table)}>)"
    for key, found in table.items():
        own = [line for line in lines if (line.channel, line.country) == key]
        whole = own[0].waterfall(home="CNY", rates=RATES)
        for line in own[1:]:
            whole = whole + line.waterfall(home="CNY", rates=RATES)
        assert (found.effects, found.units) == (whole.effects, whole.units)
    assert sum(found.units for found in table.values()) == len(lines)


@given(
    st.lists(
        st.tuples(st.integers(-(10**9), 10**9), st.integers(0, 10**9), st.sampled_from("abc")),
        min_size=1,
    )
)
def test_columns_are_the_table(rows):
    lines = [
        SoldLine(
            order=str(n), channel=channel, on=DAY,
            steps=[step("sale", Money.of_minor(sale, "EUR")), step("goods", Money.of_minor(goods, "EUR"))],
        )
        for n, (sale, goods, channel) in enumerate(rows)
    ]  # fmt: skip
    columns = {
        "channel": [row[2] for row in rows], "sale": [row[0] for row in rows], "goods": [row[1] for row in rows],
    }  # fmt: skip
    assert margin_columns(columns, "channel", home="EUR") == margin_by(lines, "channel", home="EUR")


def test_columns_split_by_several_things_and_count_units():
    found = margin_columns(
        {"sku": ["b", "a", "b"], "country": ["DE", "DE", "FR"], "sale": [100, 200, 300], "units": [2, 3, 4]},
        ("sku", "country"), home="EUR",
    )  # fmt: skip
    assert {key: (each.units, str(each.net_sales)) for key, each in found.items()} == {
        ("a", "DE"): (3, "2.00 EUR"), ("b", "DE"): (2, "1.00 EUR"), ("b", "FR"): (4, "3.00 EUR"),
    }  # fmt: skip
    assert margin_columns({"sku": [], "sale": []}, "sku", home="EUR") == {}


@pytest.mark.parametrize(
    ("columns", "error", "says"),
    [
        ({"sale": [1]}, InvalidInput, "no column channel"),
        ({"channel": ["a"], "sale": [1, 2]}, InvalidInput, "2 lines, the others 1"),
        ({"channel": ["a"], "sale": [1.5]}, InvalidType, "no whole minor units"),
        ({"channel": ["a", "b"], "sale": [2**62, 1]}, InvalidInput, "int64"),
        (
            {"channel": ["a", "b"], "sku": ["a"], "sale": [1, 1]},
            InvalidInput,
            "1 lines, the others 2",
        ),
    ],
)
def test_columns_that_are_none_are_refused(columns, error, says):
    with pytest.raises(error, match=says):
        margin_columns(columns, ("channel", "sku") if "sku" in columns else "channel", home="EUR")


def lines():
    def line(order, sku, channel, sale, goods, day=DAY):
        steps = [step("sale", f"{sale} EUR"), step("goods", f"{goods} EUR")]
        return SoldLine(order=order, sku=sku, channel=channel, country="DE", on=day, steps=steps)

    return [
        line("1", "MUG", "shop", 50, 20),
        line("1", "LAMP", "shop", 10, 15),
        line("2", "MUG", "site", 10, 12, dt.date(2026, 12, 1)),
        line("3", "LAMP", "site", 30, 12),
    ]


def test_where_money_is_lost():
    table = margin_by(lines(), ("sku", "country", "channel"), home="EUR")
    assert list(table.losing()) == [("LAMP", "DE", "shop"), ("MUG", "DE", "site")]
    assert table.lost() == Money("7 EUR")
    assert MarginTable({}, ()).lost() is None
    assert margin_by(lines(), "month", home="EUR").to_columns()["month"] == ["2026-11", "2026-12"]
    assert list(margin_by(lines(), "order", home="EUR")) == [("1",), ("2",), ("3",)]


def test_a_table_travels_and_shows_its_columns():
    import pickle

    table = margin_by(lines(), "channel", home="EUR")
    assert pickle.loads(pickle.dumps(table)) == table
    assert table.to_columns() == {
        "channel": ["shop", "site"], "units": [2, 2],
        "net_sales": [Decimal("60.00"), Decimal("40.00")], "margin_1": [Decimal("25.00"), Decimal("16.00")],
        "margin_2": [Decimal("25.00"), Decimal("16.00")], "margin_3": [Decimal("25.00"), Decimal("16.00")],
        "margin_rate": [25 / 60, 0.4], "tax_lost": [0, 0], "tax_recoverable": [0, 0],
    }  # fmt: skip


def test_shares_of_cost_and_rates_are_none_where_there_is_nothing():
    sale = Waterfall.of(
        [step("sale", "100 EUR"), step("freight", "30 EUR"), step("goods", "30 EUR")], home="EUR"
    )
    assert sale.share_of_cost("freight") == Fraction(1, 2)
    assert sale.rate_at(Level.MARGIN_1) == Fraction(7, 10)
    nothing = Waterfall.of([], home="EUR")
    assert (nothing.share_of_cost("freight"), nothing.margin_rate) == (None, None)


def test_a_waterfall_tells_itself():
    sale = Waterfall.of(
        [step("sale", "50 EUR"), step("goods", "20 EUR"), step("tax_recoverable", "1 EUR")],
        home="EUR",
    )
    text = str(sale)
    assert [line.split()[0] for line in text.splitlines()] == [
        "Sale",
        "Net",
        "Goods",
        "Margin",
        "Margin",
        "Margin",
        "Tax",
    ]
    assert "€30.00" in text
    assert "一级毛利" in sale.explain("zh_CN")


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: step("sale", "0.125 EUR"), InvalidInput, "not whole minor units"),
        (lambda: step("sales", "1 EUR"), InvalidInput, "not a choice"),
        (lambda: Waterfall.of([step("sale", "1 USD")], home="EUR"), InvalidInput, "no rate into EUR"),
        (lambda: Waterfall.of([step("sale", "1 USD")], home="EUR", rates=RATES), InvalidInput, "no rate into EUR"),
        (lambda: Waterfall.of([step("sale", "1 GBP")], home="CNY", rates=RATES, on=DAY), NoRate, "GBP"),
        (lambda: Waterfall.of([1], home="EUR"), InvalidType, r"steps\[0\]"),
        (lambda: Waterfall.of([], home="EUR") + Waterfall.of([], home="USD"), InvalidInput, "do not add up"),
        (lambda: Waterfall.of([], home="EUR") + 1, InvalidType, "other"),
        (lambda: margin_by([], (), home="EUR"), InvalidInput, "nothing to split by"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(call, error, says):
    with pytest.raises(error, match=says):
        call()


def test_a_step_shows_what_it_stands_on():
    fee = step("channel_fee", "5.25 EUR", base="35.00 EUR", rate="0.15", source="a fee page")
    assert (fee.id, fee.base, fee.rate, str(fee.source)) == (
        "channel_fee", Money("35 EUR"), Decimal("0.15"), "a fee page",
    )  # fmt: skip
    assert step("sale", "1 EUR", source="").source is None
    assert str(step("sale", "1 EUR", source=Decimal(1)).source) == "1"
