"""Orders that were cancelled before they were sent, in what sites settle."""

import datetime as dt

import pytest

from xborder import channels
from xborder.channels.fees.fee import Event, FeeKind
from xborder.channels.settlement import (
    DifferenceReason,
    check_settlement,
    ebay_transactions,
    etsy_statement,
    shopify_payments,
)
from xborder.errors import InvalidInput, InvalidType, NotFound
from xborder.margin.channel import sales_of_settlement
from xborder.money import Money

DAY = dt.date(2026, 7, 31)
ETSY = channels.schedule("etsy_us").for_seller(from_ad="no")
SCARF = channels.ChannelOrder.of("20.00 USD", shipping="5.00 USD", ordered_on=DAY)


def etsy(kind, title, info="", *, amount="--", fees="--"):
    return {
        "Date": "31 July, 2026",
        "Type": kind,
        "Title": title,
        "Info": info,
        "Currency": "USD",
        "Amount": amount,
        "Fees & Taxes": fees,
    }


# 3 % of 25.00 and 0.25; 6.5 % of 25.00 is 1.625; 0.20 for the unit
SOLD = [
    etsy("Sale", "Payment for Order #41", amount="$25.00", fees="-$1.00"),
    etsy("Fee", "Transaction fee: A scarf", "Order #41", fees="-$1.63"),
    etsy("Fee", "Listing fee", "Order #41", fees="-$0.20"),
]
CANCELLED = [
    etsy("Refund", "Refund for Order #41", amount="-$25.00"),
    etsy("Fee", "Credit for transaction fee", "Order #41", fees="$1.63"),
    etsy("Fee", "Credit for listing fee", "Order #41", fees="$0.20"),
]


@pytest.mark.parametrize("rows", [SOLD + CANCELLED, CANCELLED[::-1] + SOLD])
def test_the_credit_of_a_listing_fee_says_that_an_order_was_cancelled(rows):
    found = etsy_statement(rows)
    events = [each.event for each in found.amounts]
    assert events.count(Event.CANCEL) == 3
    assert Event.REFUND not in events
    checked = check_settlement(found, {"41": SCARF}, ETSY)
    assert (checked.agreed, checked.differences) == (5, ())
    # 25.00 - 1.00 - 1.63 - 0.20, and back again 25.00 but for 1.83: the processing fee is kept
    assert found.total() == (Money("-1.00 USD"),)
    (line,) = sales_of_settlement(found, channel="etsy_us").lines
    assert line.waterfall(home="USD").cash == Money("-1.00 USD")


def test_an_order_whose_listing_fee_is_kept_was_refunded():
    found = etsy_statement(SOLD + CANCELLED[:2])
    assert {each.event for each in found.amounts} == {Event.SALE, Event.REFUND}
    checked = check_settlement(found, {"41": SCARF}, ETSY)
    assert (checked.agreed, checked.differences) == (4, ())
    # cancelled, the listing fee of 0.20 would have to come back
    (lacks,) = check_settlement(found, {"41": SCARF}, ETSY, cancelled=["41"]).differences
    assert (lacks.event, lacks.kinds, lacks.expected, lacks.reason) == (
        Event.CANCEL,
        (FeeKind.LISTING,),
        Money("-0.20 USD"),
        DifferenceReason.NOT_BILLED,
    )


def test_a_title_that_says_so_is_believed_and_a_listing_of_no_order_is_no_cancellation():
    said = etsy("Refund", "Refund for cancelled Order #41", amount="-$25.00")
    assert [each.event for each in etsy_statement([said]).amounts] == [Event.CANCEL]
    apart = etsy("Fee", "Credit for listing fee", "Listing #123", fees="$0.20")
    assert [each.event for each in etsy_statement([apart]).amounts] == [Event.REFUND]


def test_other_orders_of_the_statement_stay_refunds():
    other = [etsy("Refund", "Refund for Order #42", amount="-$9.00")]
    found = etsy_statement(SOLD + CANCELLED + other)
    assert [each.event for each in found.amounts if each.order == "42"] == [Event.REFUND]


def ebay(**cells):
    return {
        "Transaction creation date": "Jun 1, 2026",
        "Order number": "A",
        "Payout currency": "USD",
        "Transaction currency": "USD",
        **cells,
    }


EBAY = channels.schedule("ebay_us").for_seller(
    store="none", seller_level="above_standard", buyer_abroad="no"
)
LAMP = {"category": "most_categories", "ordered_on": dt.date(2026, 6, 1)}


def test_a_cancelled_order_at_ebay_stands_as_a_refund_and_is_named_by_the_caller():
    """13.6 % of 50.00 is 6.80, and 0.40 an order: all of it comes back at the buyer's request."""
    rows = [
        ebay(
            **{
                "Type": "Refund",
                "Item subtotal": "-50.00",
                "Final Value Fee - fixed": "0.40",
                "Final Value Fee - variable": "6.80",
            }
        )
    ]
    found = ebay_transactions(rows)
    asked = channels.ChannelOrder.of("50.00 USD", cancelled_by="buyer", **LAMP)
    checked = check_settlement(found, {"A": asked}, EBAY, cancelled=["A"])
    assert (checked.agreed, checked.differences) == (2, ())
    untold = channels.ChannelOrder.of("50.00 USD", **LAMP)
    checked = check_settlement(found, {"A": untold}, EBAY, cancelled=["A"])
    assert {each.reason for each in checked.differences} == {DifferenceReason.NO_TOTAL}


def test_shopify_keeps_the_fee_of_a_payment_that_was_captured():
    """2.9 % of 100.00 and 0.30; the refund bears no fee."""
    rows = [
        {"Transaction Date": "2026-06-01", "Type": kind, "Order": "#1", "Currency": "USD",
         "Amount": amount, "Fee": fee}
        for kind, amount, fee in (("charge", "100.00", "3.20"), ("refund", "-100.00", "0.00"))
    ]  # fmt: skip
    site = channels.schedule("shopify_us").for_seller(plan="basic", card="domestic", converted="no")
    paid = channels.ChannelOrder.of("100.00 USD", ordered_on=dt.date(2026, 6, 1))
    checked = check_settlement(shopify_payments(rows), {"1": paid}, site, cancelled=["1"])
    assert (checked.agreed, checked.differences) == (1, ())


def test_a_cancelled_order_is_one_that_was_given_and_not_refunded_in_part():
    found = etsy_statement(SOLD)
    with pytest.raises(NotFound, match=r"Order 1024 was cancelled.*Did you mean 1042"):
        check_settlement(found, {"1042": SCARF}, ETSY, cancelled=["1024"])
    with pytest.raises(NotFound, match="Give the order as it was sold"):
        check_settlement(found, {"41": SCARF}, ETSY, cancelled=["B"])
    part = channels.ChannelOrder.of("5.00 USD", ordered_on=DAY)
    with pytest.raises(InvalidInput, match="Give it in one of refunded and cancelled"):
        check_settlement(found, {"41": SCARF}, ETSY, cancelled=["41"], refunded={"41": part})
    for wrong in ("41", [41], None):
        with pytest.raises(InvalidType, match="cancelled"):
            check_settlement(found, {"41": SCARF}, ETSY, cancelled=wrong)
