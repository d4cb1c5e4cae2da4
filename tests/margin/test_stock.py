"""What came in is what went out and what is left, to the cent."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import CurrencyMismatch, InvalidInput, NotFound
from xborder.margin.layers import StockAtCost
from xborder.margin.sale import ReturnTerms, expected_returns, fee_tax, import_tax
from xborder.margin.step import Kind, Step
from xborder.margin.unit_cost import InboundCost, PurchaseLine, spread_inbound
from xborder.margin.waterfall import Waterfall
from xborder.money import Money, Rounding


def purchase():
    return [
        PurchaseLine(sku="MUG", quantity=100, value="300 USD", weight=40, volume="0.5"),
        PurchaseLine(sku="LAMP", quantity=20, value="600 USD", weight=20, volume="1.5"),
    ]


@pytest.mark.parametrize(
    ("by", "parts"),
    [  # 120 USD over 300:600, 40:20, 0.5:1.5 and 100:20, by hand
        ("value", ["40.00 USD", "80.00 USD"]),
        ("weight", ["80.00 USD", "40.00 USD"]),
        ("volume", ["30.00 USD", "90.00 USD"]),
        ("count", ["100.00 USD", "20.00 USD"]),
    ],
)
def test_a_cost_is_spread_by_what_is_said(by, parts):
    landed = spread_inbound(purchase(), [InboundCost(id="x", amount="120 USD", by=by)])
    assert [str(line.parts[0][1]) for line in landed] == parts
    assert sum((line.total for line in landed), Money("0 USD")) == Money("1020 USD")


def test_a_unit_cost_is_exact_until_it_is_rounded():
    lines = [PurchaseLine(sku="A", quantity=3, value="10 USD")]
    (landed,) = spread_inbound(lines, [])
    assert landed.unit_ratio == Fraction(1000, 3)
    assert landed.unit_cost(Rounding(mode="half_even")) == Money("3.33 USD")


@given(
    st.lists(
        st.tuples(st.integers(1, 50), st.integers(1, 10**6), st.integers(1, 99)),
        min_size=1,
        max_size=6,
    ),
    st.integers(0, 10**6),
    st.sampled_from(["value", "weight", "count"]),
)
def test_no_cent_of_a_cost_is_lost_and_no_order_of_lines_matters(drawn, cost, by):
    lines = [
        PurchaseLine(sku=str(n), quantity=q, value=Money.of_minor(v, "EUR"), weight=w)
        for n, (q, v, w) in enumerate(drawn)
    ]
    costs = [InboundCost(id="x", amount=Money.of_minor(cost, "EUR"), by=by)]
    forwards = {each.line.sku: each.total for each in spread_inbound(lines, costs)}
    backwards = {each.line.sku: each.total for each in spread_inbound(lines[::-1], costs)}
    assert forwards == backwards
    assert sum(each.minor_units() for each in forwards.values()) == cost + sum(
        v for _, v, _ in drawn
    )


def test_what_cannot_be_spread_is_refused():
    plain = PurchaseLine(sku="A", quantity=1, value="1 USD")
    with pytest.raises(InvalidInput, match="by weight, which no line states"):
        spread_inbound([plain], [InboundCost(id="sea", amount="1 USD", by="weight")])
    with pytest.raises(InvalidInput, match="no lines"):
        spread_inbound([], [])
    with pytest.raises(CurrencyMismatch):
        spread_inbound([plain], [InboundCost(id="sea", amount="1 EUR", by="count")])
    with pytest.raises(InvalidInput, match="below its least value 1"):
        PurchaseLine(sku="A", quantity=0, value="1 USD")


def filled(method):
    return StockAtCost(method=method).receive("PO1", 10, "100 EUR").receive("PO2", 10, "130 EUR")


def test_first_in_is_first_out():
    sold = filled("fifo").issue(15)
    assert (sold.cost, sold.stock.cost, sold.stock.quantity) == (
        Money("165 EUR"),
        Money("65 EUR"),
        5,
    )


def test_a_moving_average_is_the_mean_of_what_is_there():
    sold = filled("moving_average").issue(15)  # 230 / 20 = 11.50 a piece
    assert (sold.cost, sold.stock.cost) == (Money("172.50 EUR"), Money("57.50 EUR"))
    again = sold.stock.receive("PO3", 5, "82.50 EUR").issue(10)  # 140 / 10 = 14.00
    assert again.cost == Money("140 EUR")


@pytest.mark.parametrize(
    ("method", "receipt", "difference", "to_stock", "to_sold"),
    [
        ("fifo", "PO1", "20 EUR", "0 EUR", "20 EUR"),  # all of it was sold
        ("fifo", "PO2", "20 EUR", "10 EUR", "10 EUR"),  # five of ten are there
        ("moving_average", "PO1", "-20 EUR", "-10 EUR", "-10 EUR"),
    ],
)
def test_a_bill_that_comes_later_is_split_between_stock_and_sold(
    method, receipt, difference, to_stock, to_sold
):
    stock = filled(method).issue(15).stock
    found = stock.correct(receipt, difference)
    assert (found.to_stock, found.to_sold) == (Money(to_stock), Money(to_sold))
    assert found.stock.cost == stock.cost + Money(to_stock)


@given(
    st.sampled_from(["fifo", "moving_average"]),
    st.lists(
        st.tuples(
            st.integers(1, 30), st.integers(0, 10**5), st.integers(0, 30), st.integers(-999, 999)
        ),
        min_size=1,
    ),
)
def test_what_came_in_went_out_or_is_there(method, moves):
    stock, came, went = StockAtCost(method=method), 0, 0
    for number, (pieces, cost, out, bill) in enumerate(moves):
        stock = stock.receive(str(number), pieces, Money.of_minor(cost, "EUR"))
        came += cost + bill
        if 0 < out <= stock.quantity:
            issue = stock.issue(out)
            stock, went = issue.stock, went + issue.cost.minor_units()
        mended = stock.correct(str(number // 2), Money.of_minor(bill, "EUR"))
        stock, went = mended.stock, went + mended.to_sold.minor_units()
    assert came == went + stock.cost.minor_units()


def test_stock_refuses_what_is_not_there():
    stock = filled("fifo")
    with pytest.raises(InvalidInput, match="21 pieces cannot leave stock: there are 20"):
        stock.issue(21)
    with pytest.raises(InvalidInput, match="in stock already"):
        stock.receive("PO1", 1, "1 EUR")
    with pytest.raises(NotFound, match="Did you mean PO1"):
        stock.correct("PO11", "1 EUR")
    with pytest.raises(NotFound, match="Name a receipt"):
        stock.correct("zzzzz", "1 EUR")
    assert StockAtCost(method="fifo").cost is None
    with pytest.raises(InvalidInput, match="there are 0"):
        StockAtCost(method="fifo").issue(1)


SALE = [
    Step(kind="sale", amount="119 EUR"),
    Step(kind="shipping_charged", amount="5.95 EUR"),
    Step(kind="discount", amount="11.90 EUR"),
    Step(kind="tax_collected", amount="18.05 EUR"),
    Step(kind="goods", amount="40 EUR"),
    Step(kind="duty", amount="4.80 EUR"),
    Step(kind="channel_fee", id="referral", amount="15 EUR"),
    Step(kind="payment_fee", amount="3 EUR"),
]


def test_returns_take_the_sale_back_and_leave_the_duty_paid():
    terms = ReturnTerms(
        rate="0.1",
        resellable="0.5",
        handling="4 EUR",
        comes_back={"referral": "0.8", "shipping_charged": 1},
    )
    found = {step.id: step.effect for step in expected_returns(SALE, terms, units=2)}
    assert found == {  # a tenth of each, by hand
        "sale.back": Money("-11.90 EUR"),
        "shipping_charged.back": Money("-0.60 EUR"),  # 0.595, half to even
        "discount.back": Money("1.19 EUR"),
        "tax_collected.back": Money("1.80 EUR"),  # 1.805, half to even
        "goods.back": Money("2.00 EUR"),
        "referral.back": Money("1.20 EUR"),
        "handling": Money("-0.80 EUR"),
    }
    whole = Waterfall.of([*SALE, *expected_returns(SALE, terms)], home="EUR")
    assert whole.amount("duty") == Money("4.80 EUR")


def test_nothing_that_comes_back_changes_nothing():
    assert expected_returns(SALE, ReturnTerms(rate=0)) == ()


@pytest.mark.parametrize(
    ("country", "registrations", "back"),
    [
        ("DE", {"DE"}, True),
        ("DE", {"FR", "IOSS"}, False),
        ("NO", {"VOEC"}, False),
        ("US", {"US"}, False),
        ("GB", {"GB"}, True),
        # the VAT of Northern Ireland and the Isle of Man is British, that of Monaco French
        ("XI", {"GB"}, True),
        ("IM", {"GB"}, True),
        ("MC", {"FR"}, True),
        ("XI", {"IE"}, False),
    ],
)
def test_import_tax_comes_back_only_where_one_is_registered(country, registrations, back):
    tax = import_tax("19 EUR", country=country, registrations=registrations)
    fee = fee_tax("19 EUR", country=country, registrations=registrations)
    assert (tax.kind is Kind.TAX_RECOVERABLE, fee.kind is Kind.TAX_RECOVERABLE) == (back, back)
    assert tax.kind is not Kind.FEE_TAX_LOST
    assert Decimal(19) == abs(tax.effect.amount)
