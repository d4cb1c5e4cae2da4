"""Net and tax together are the gross, exactly, whatever the rate and the rounding."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.money import Money
from xborder.money.rounding import Mode, Rounding
from xborder.trade import Item
from xborder.trade.sale import Customer, Sale, Trader
from xborder.vat import determine
from xborder.vat.determination.split import on_margin, taxed

ROUNDINGS = st.builds(Rounding, unit=st.sampled_from((1, 5, 10, 100)), mode=st.sampled_from(Mode))
RATES = st.fractions(0, 1, max_denominator=1000)


@given(st.integers(0, 10**12), RATES, ROUNDINGS, st.booleans())
def test_nothing_is_lost_between_net_tax_and_gross(amount, rate, rounding, included):
    found = taxed(amount, rate, rounding, included=included)
    if included:
        assert found.net + found.tax == amount
    else:
        assert found.net == amount
    exact = Fraction(amount) * rate / (1 + rate if included else 1)
    assert abs(found.tax - exact) <= rounding.unit


@given(st.integers(0, 10**9), st.integers(0, 10**9), RATES, ROUNDINGS, st.booleans())
def test_a_margin_bears_the_tax_and_a_loss_none(amount, cost, rate, rounding, included):
    found = on_margin(amount, cost, rate, rounding, included=included)
    if included:
        assert found.net + found.tax == amount
    if cost >= amount:
        assert found.tax == 0


@pytest.mark.parametrize("prices", ["net", "tax_included"])
@given(data=st.data())
def test_the_parts_of_a_sale_add_up(prices, data):
    cents = st.integers(1, 90_000)
    goods = st.sampled_from((("general", None), (None, "490199"), ("food", None)))
    items = [
        Item(
            quantity=data.draw(st.integers(1, 9)),
            unit_price=Money.of_minor(data.draw(cents), "EUR"),
            category=category,
            hs_code=code,
            excise="none",
        )
        for category, code in data.draw(st.lists(goods, min_size=1, max_size=4))
    ]
    shipping = Money.of_minor(data.draw(cents), "EUR")
    found = determine(
        Sale(
            on=dt.date(2026, 11, 10),
            ship_from="DE",
            ship_to="DE",
            prices=prices,
            items=items,
            shipping=shipping,
            seller=Trader(country="DE", registrations={"DE"}),
            buyer=Customer(kind="consumer"),
        )
    )
    assert found.net + found.tax == found.gross
    assert all(part.net + part.tax == part.gross for part in found.parts)
    whole = sum((item.unit_price * item.quantity for item in items), shipping)
    assert whole == (found.gross if prices == "tax_included" else found.net)
    assert sorted(number for part in found.parts for number in part.items) == list(
        range(len(items))
    )
