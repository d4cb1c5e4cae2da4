"""Refunds on Amazon: what comes back, what the site keeps, and what is told in two ways."""

import datetime as dt

import pytest

from xborder import channels
from xborder.channels import BillState, ChannelOrder
from xborder.channels.catalogue import NOT_PUBLIC
from xborder.errors import NotFound
from xborder.messages import catalogue
from xborder.money import Money
from xborder.source import Reader

DAY = dt.date(2026, 6, 1)
US = channels.schedule("amazon_us").for_seller(fulfilment="seller")
GB = channels.schedule("amazon_gb").for_seller(fulfilment="seller", seller_country="GB")
DE = channels.schedule("amazon_de").for_seller(fulfilment="seller", seller_country="DE")


def order(price, category, **about):
    return ChannelOrder.of(price, category=category, ordered_on=DAY, **about)


@pytest.mark.parametrize(
    ("schedule", "what", "back", "kept"),
    [
        # Seller Central, refund administration fee: a book that is refunded whole costs nothing
        (US, order("20.00 USD", "books"), "-4.80", "0.00"),  # 15 % and the closing fee of 1.80
        # a lamp: the lesser of 5.00 and 20 % of the commission
        (US, order("20.00 USD", "home_kitchen"), "-3.00", "0.60"),
        (US, order("345.00 USD", "home_kitchen"), "-51.75", "5.00"),
        # a game is no book: its closing fee comes back, and 20 % of 3.00 stays
        (US, order("20.00 USD", "video_games_gaming_accessories"), "-4.80", "0.60"),
        # the British help page has the same rule; 15 % is 3.00, closing 0.50, and 2 % of both 0.07
        (GB, order("20.00 GBP", "books"), "-3.57", "0.00"),
        (GB, order("20.00 GBP", "software"), "-3.57", "0.60"),
        (DE, order("20.00 EUR", "books"), "-3.00", "0.00"),
    ],
)
def test_what_a_whole_refund_gives_back_and_costs(schedule, what, back, kept):
    bill = schedule.refund(what)
    negative = [line.amount for line in bill.lines if line.amount.amount < 0]
    assert sum(negative, Money("0", bill.currency)) == Money(back, bill.currency)
    assert bill.total == Money(back, bill.currency) + Money(kept, bill.currency)


def test_music_and_software_are_one_category_and_two_rules():
    """None is kept on music; on software 20 % of 3.00."""
    bill = US.refund(order("20.00 USD", "media_dvd_music_video_software"))
    assert bill.state is BillState.ESTIMATE
    assert (str(bill.low), str(bill.high)) == ("-4.80 USD", "-4.20 USD")


def test_of_fulfilment_nothing_comes_back_nor_of_the_surcharge_on_it():
    sent = GB.for_seller(fulfilment="channel")
    what = order("30.00 GBP", "kitchen", packed="33 x 23 x 2.5 cm", packed_weight="80 g")
    sold, refunded = sent.bill(what), sent.refund(what)
    assert sold.of("digital_services_on_fulfilment.GB") == Money("0.04 GBP")  # 2 % of 2.07 and 0.03
    assert {line.fee.id for line in refunded.lines} == {
        "referral.kitchen",
        "digital_services.GB",
        "refund_administration",
    }


@pytest.mark.parametrize(
    ("schedule", "what", "low", "total", "state"),
    [
        # 15 % of 1.00; the card has a least of 0.25 for all, the page of prices none for books
        (GB, order("1.00 GBP", "books"), "0.66", "0.77", BillState.ESTIMATE),
        (GB, order("1.00 GBP", "kitchen"), "0.26", "0.26", BillState.EXACT),
        # where the least does not matter, neither does the doubt
        (GB, order("20.00 GBP", "books"), "3.57", "3.57", BillState.EXACT),
        (DE, order("1.00 EUR", "grocery_gourmet"), "0.05", "0.30", BillState.ESTIMATE),
    ],
)
def test_a_least_that_one_source_does_not_know(schedule, what, low, total, state):
    bill = schedule.bill(what)
    assert (bill.low, bill.total, bill.high) == tuple(
        Money(each, bill.currency) for each in (low, total, total)
    )
    assert bill.state is state


def test_readings_that_come_to_the_same_leave_no_doubt():
    """Clothing above 20.00: 17 % by both sources."""
    assert US.bill(order("30.00 USD", "clothing_accessories")).state is BillState.EXACT


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("amazon_uk", "Did you mean amazon_gb"),
        ("ebay_uk", "Did you mean ebay_gb"),
        ("shop_uk", "Use one of|Did you mean"),
        ("aliexpress", "5 to 8 %"),
        ("temu_us", "contract"),
        ("lazada_my", "no date"),
        ("mercado_libre_mx", "not found in public"),
        ("shopee_my", "not found in public"),
    ],
)
def test_a_channel_that_is_not_built_in_says_why(name, words):
    with pytest.raises(NotFound, match=words):
        channels.schedule(name)


def test_why_a_channel_is_not_built_in_reads_in_chinese():
    assert set(NOT_PUBLIC.values()) <= set(catalogue("zh_CN"))


def test_mercado_livre_s_fixed_cost_waits_for_the_commission():
    """Half of the price up to 12.50, then 6.25, 6.50, 6.75, and nothing from 79.00 on."""
    shop = channels.schedule("mercado_libre_br")
    bill = shop.bill(ChannelOrder.of("40.00 BRL", ordered_on=DAY))
    assert (bill.state, bill.total) == (BillState.UNSUPPORTED, None)
    commission = channels.Fee(
        id="commission",
        title="Commission on the sale",
        kind="referral",
        scale=channels.percent("0.12"),
        base=["item"],
    ).by(Reader(DAY).official("My contract"))
    own = shop.with_fee(commission)
    for price, fixed in (
        ("10.00", "5.00"),
        ("12.50", "6.25"),
        ("29.00", "6.25"),
        ("29.01", "6.50"),
        ("50.01", "6.75"),
        ("78.99", "6.75"),
        ("79.00", "0.00"),
    ):
        found = own.bill(ChannelOrder.of(f"{price} BRL", ordered_on=DAY))
        assert found.of("fixed_cost") == Money(f"{fixed} BRL")
