"""Amazon's settlement report: equal rows, joined files, and what its rows sum to."""

import datetime as dt

import pytest

from xborder import channels
from xborder.channels.settlement import amazon_settlement, check_settlement, stripe_balance
from xborder.errors import InvalidRows
from xborder.money import Money


def header(total, currency="USD", number="7", **cells):
    return {
        "settlement-id": number,
        "deposit-date": "2026-09-18",
        "total-amount": total,
        "currency": currency,
        "transaction-type": "",
    } | cells


def row(amount, kind="ItemFees", of="Commission", **cells):
    return {
        "settlement-id": "7",
        "currency": "",
        "transaction-type": "Order",
        "order-id": "A",
        "amount-type": kind,
        "amount-description": of,
        "amount": amount,
        "posted-date": "2026-09-02",
    } | cells


ITEM = row("20.01", "ItemPrice", "Principal")
FEE = row("-3.40")


def figures(found):
    return [str(each.amount) for each in found.amounts if each.order]


def test_a_commission_that_was_billed_twice_counts_twice():
    """20.01 - 2 x 3.40 = 13.21, which is what Amazon paid out."""
    found = amazon_settlement([header("13.21"), ITEM, FEE, FEE])
    assert figures(found) == ["20.01 USD", "-3.40 USD", "-3.40 USD"]
    assert (found.total(), found.left_out, found.notes) == ((Money("13.21 USD"),), (), ())


def test_the_check_tells_what_was_billed_twice():
    schedule = channels.schedule("amazon_us").for_seller(fulfilment="seller")
    line = channels.ChannelLine(category="home_kitchen", item="22.67 USD")
    order = channels.ChannelOrder(ordered_on=dt.date(2026, 9, 2), lines=(line,))
    # 15 % of 22.67 is 3.40; 22.67 - 2 x 3.40 = 15.87
    item = row("22.67", "ItemPrice", "Principal")
    found = amazon_settlement([header("15.87"), item, FEE, FEE])
    checked = check_settlement(found, {"A": order}, schedule)
    (difference,) = checked.differences
    assert (difference.billed, difference.expected) == (Money("6.80 USD"), Money("3.40 USD"))
    assert checked.overcharged == (Money("3.40 USD"),)


@pytest.mark.parametrize(
    ("total", "rows", "left"),
    [
        # 20.01 - 3.40: the second of two equal rows is not in the deposit
        ("16.61", [ITEM, FEE, FEE], [(3, "repeats row 2")]),
        # the whole file twice: each row is there once, and the header too
        ("16.61", [ITEM, FEE, header("16.61"), ITEM, FEE], [(3, 0), (4, 1), (5, 2)]),
        # twice a file that holds the fee twice: 20.01 - 6.80
        (
            "13.21",
            [ITEM, FEE, FEE, header("13.21"), ITEM, FEE, FEE],
            [(4, 0), (5, 1), (6, 2), (7, 2)],
        ),
    ],
)
def test_repeats_are_left_out_where_the_deposit_is_without_them(total, rows, left):
    found = amazon_settlement([header(total), *rows])
    assert found.total() == (Money(f"{total} USD"),)
    told = [(n, why if isinstance(why, str) else f"repeats row {why}") for n, why in left]
    assert [(each.row, each.reason.render()) for each in found.left_out] == told
    assert found.notes == ()


@pytest.mark.parametrize(
    ("rows", "sums"),
    [
        ([ITEM, FEE], "16.61"),
        # neither 13.21 with the repeat nor 16.61 without it is 99.00
        ([ITEM, FEE, FEE], "13.21"),
        ([], "0.00"),
    ],
)
def test_a_deposit_that_the_rows_do_not_sum_to_is_told_with_both_figures(rows, sums):
    found = amazon_settlement([header("99.00"), *rows])
    assert len(figures(found)) == len(rows)
    (note,) = found.notes
    said = f"Row 0 tells a deposit of 99.00 USD, and its rows sum to {sums} USD; all of them count."
    assert note.render() == said
    assert found.explain().endswith(said)
    assert check_settlement(found, {}, channels.schedule("amazon_us")).notes == (note,)


def test_two_equal_refunds_of_a_day_are_two_where_no_deposit_is_told():
    back = row("-5.00", "ItemPrice", "Principal", currency="USD") | {"transaction-type": "Refund"}
    assert amazon_settlement([back, back]).total() == (Money("-10.00 USD"),)


@pytest.mark.parametrize("number", ["", "8"])
def test_each_header_of_joined_files_gives_the_currency_of_its_rows(number):
    other = row("8.00", "ItemPrice", "Principal") | {"order-id": "C", "settlement-id": number}
    joined = [header("16.61"), ITEM, FEE, header("8.00", "CAD", number), other]
    found = amazon_settlement(joined)
    assert found.total() == (Money("8.00 CAD"), Money("16.61 USD"))
    assert found.notes == ()


def test_a_settlement_s_number_tells_its_currency_wherever_the_row_stands():
    canadian = row("8.00", "ItemPrice", "Principal") | {"settlement-id": "8"}
    found = amazon_settlement([canadian, header("16.61"), header("8.00", "CAD", "8"), ITEM, FEE])
    assert found.total() == (Money("8.00 CAD"), Money("16.61 USD"))
    assert found.notes == ()


def test_a_row_of_a_settlement_without_a_header_has_no_currency_to_take():
    stray = row("8.00") | {"settlement-id": "9"}
    with pytest.raises(InvalidRows, match=r"2\.currency: The row has no currency"):
        amazon_settlement([header("16.61"), ITEM, stray])


@pytest.mark.parametrize(
    "cells",
    [
        {"Type": "Sale", "Order": "41", "Currency": "USD", "Amount": "25.00"},
        {"Date": "31 July, 2026", "Currency": "USD", "Net": "25.00"},
    ],
)
def test_a_file_of_another_site_is_refused_and_the_columns_named(cells):
    with pytest.raises(InvalidRows, match="neither transaction-type nor total-amount"):
        amazon_settlement([cells])


def test_equal_payments_of_stripe_are_one_only_if_their_number_says_so():
    paid = {
        "Type": "charge",
        "Amount": "10.00",
        "Fee": "0.35",
        "Currency": "gbp",
        "Created (UTC)": "2026-09-15 10:22",
        "Description": "Order 1001",
    }
    # 10.00 - 0.35 = 9.65, and twice that
    assert stripe_balance([paid] * 2).total() == (Money("19.30 GBP"),)
    numbered = stripe_balance([paid | {"id": "txn_1"}] * 2)
    assert numbered.total() == (Money("9.65 GBP"),)
    assert [each.reason.render() for each in numbered.left_out] == ["repeats row 0"]
