"""The seller's own tax in the prices of orders that leave the country."""

from decimal import Decimal

import pytest
from tests.trade.orders.rows import PLAIN, only, report, row, told, wrong

import xborder as xb
from xborder.landed_cost.refund import refund_on_return
from xborder.money import Money
from xborder.trade.home_tax import HomeTax

OPEN = PLAIN.replace(prices=None)
# 2 x 19.90 and 5.00: 44.80, of which 19% is 7.15 (44.80 x 19/119 = 7.153).
GERMAN = {"tax": "7.15", "tax_name": "DE MwSt 19%", "total": "44.80", "country": "CH"}


@pytest.mark.parametrize(
    "name", ["DE MwSt 19%", "DE VAT 19.0 %", "DE Umsatzsteuer (19 %)", "DE VAT 19,00%"]
)
def test_a_tax_that_is_named_and_adds_up_is_taken_out(name):
    order = only(row(**GERMAN | {"tax_name": name}), mapping=OPEN)
    assert float(order.consignment.home_tax.rate) == 0.19
    assert order.consignment.prices == "net"
    assert any("tax of Germany, 19 %, which is taken out" in note for note in told(order))


def test_what_is_left_is_what_customs_counts():
    """Swiss import of a parcel priced in francs: 119 with 19% inside is 100, 11.90 is 10."""
    cells = {"currency": "CHF", "price": "119.00", "pieces": "1", "shipping": "11.90"}
    cells |= {"tax": "20.90", "tax_name": "DE MwSt 19%", "total": "130.90", "country": "CH"}
    order = only(row(**cells, hs="420221", made_in="CN"), mapping=OPEN)
    parcel = order.consignment.replace(
        buyer=xb.Buyer(kind="consumer"), seller=xb.Seller(registrations=set()), transport="post"
    )
    found = xb.quote(parcel)
    assert (found.sum_of("goods"), found.sum_of("freight")) == (Money("100 CHF"), Money("10 CHF"))
    assert found.total == Money("118.90 CHF")  # 8.1% of 110 is 8.91, to five centimes
    assert order.total == Money("130.90 CHF")


@pytest.mark.parametrize(
    "cells",
    [
        {"tax": "6.35"},  # not 19% of it
        {"tax_name": "DE MwSt"},  # no rate is named
    ],
)
def test_a_tax_that_its_amount_contradicts_or_that_names_no_rate_is_refused(cells):
    (problem,) = report(row(**GERMAN | cells), mapping=OPEN).problems()
    assert (problem.code, problem.where) == ("order.home_tax", "rows.0")
    assert 'home_tax={"country": "DE"}' in problem.remedy


def test_a_word_of_the_caller_settles_it():
    cells = GERMAN | {"tax": "6.35"}
    order = only(row(**cells), mapping=OPEN, home_tax={"country": "DE"})
    assert order.consignment.home_tax == HomeTax(country="DE")
    assert any("as you say" in note for note in told(order))
    order = only(row(**cells), mapping=OPEN, home_tax={"rate": "0.19"})
    assert order.consignment.home_tax == HomeTax(rate="0.19")
    assert any("rate of 0.19, as you say" in note for note in told(order))


@pytest.mark.parametrize(
    ("cells", "taken"),
    [
        ({"country": "CH"}, True),
        ({"country": "DE", "tax": "7.15"}, False),  # at home the tax is the destination's
        ({"country": "CH", "tax": "3.36", "tax_name": "CH MWST 8.1%"}, False),
    ],
)
def test_only_orders_that_leave_the_country_hold_it(cells, taken):
    order = only(row(total="44.80", **cells), mapping=OPEN, home_tax={"country": "DE"})
    assert (order.consignment.home_tax is not None) is taken
    assert order.consignment.prices == ("net" if taken else "tax_included")


def test_a_rate_without_a_country_is_that_of_the_place_of_dispatch():
    assert only(row(), home_tax={"rate": "0.13"}).consignment.home_tax == HomeTax(rate="0.13")
    at_home = only(row(country="CN"), home_tax={"rate": "0.13"})  # sent from China
    assert at_home.consignment.home_tax is None


def test_a_home_tax_that_cannot_be_used_is_refused():
    for given in ({"rate": "0.19", "country": "DE"}, {}, {"country": "Germany"}):
        with pytest.raises(xb.XborderError, match="home_tax"):
            only(row(), home_tax=given)


def test_what_was_refunded_goes_into_a_refund_by_position():
    rows = row(pieces="3", back="2", hs="420221", made_in="CN"), row(sku="CAP", hs="420221")
    order = only(*rows)
    assert order.returned == {0: 2}
    parcel = order.consignment.replace(
        buyer=xb.Buyer(kind="consumer"), seller=xb.Seller(registrations={"IOSS"})
    )
    back = refund_on_return(xb.quote(parcel), items=order.returned)
    assert {line.item for line in back.lines} == {0}


def test_a_line_that_became_two_is_refunded_from_the_first_on():
    order = only(row(price="", amount="10.00", pieces="3", left="0"))
    assert [item.quantity for item in order.consignment.items] == [2, 1]
    assert order.returned == {0: 2, 1: 1}
    assert only(row()).returned == {}
    assert only(row(pieces="2.6", back="1.3")).returned == {0: Decimal("1.3")}


@pytest.mark.parametrize("cells", [{"back": "3"}, {"left": "-1"}, {"back": "-1"}])
def test_more_than_was_sold_cannot_be_refunded(cells):
    assert wrong(row(**cells)) == [("order.refund", "rows.0")]


def test_what_was_paid_back_is_kept_beside_the_order():
    order = only(row(refunded="10.00", total="44.80"))
    assert (order.total, order.paid_back) == (Money("44.80 EUR"), Money("10.00 EUR"))
    assert only(row()).total is None


def test_a_discount_that_cents_do_not_tell_is_in_the_price():
    (item,) = only(row(line_off="0.005")).consignment.items
    assert (item.discount, item.unit_price) == (None, Money("19.8975 EUR"))


def test_a_discount_is_shared_by_the_parts_of_a_line():
    items = only(row(price="", amount="10.00", pieces="3", line_off="8.00")).consignment.items
    assert [(i.quantity, str(i.unit_price), str(i.discount)) for i in items] == [
        (2, "3.33 EUR", "6.66 EUR"),
        (1, "3.34 EUR", "1.34 EUR"),
    ]
