"""Several pairs of athletic shoes at eBay: its page says less "from USD 150", of a pair or all."""

import datetime as dt

import pytest

from xborder import channels
from xborder.channels.fees.fee import NotPriced
from xborder.errors import XborderError
from xborder.money import Money

DAY = dt.date(2026, 11, 2)
SITE = channels.schedule("ebay_us").for_seller(
    store="none", seller_level="above_standard", buyer_abroad="no"
)


def shoes(item, quantity, name="1", **parts):
    return channels.ChannelLine(
        id=name, category="athletic_shoes", item=item, quantity=quantity, **parts
    )


def order(*lines):
    return channels.ChannelOrder(lines=lines, ordered_on=DAY)


@pytest.mark.parametrize(
    ("sold", "total"),
    [
        # 13.6 % and 0.40 below 150, 8 % and nothing from there
        (order(shoes("149.99 USD", 1)), "20.80 USD"),
        (order(shoes("150.00 USD", 1)), "12.00 USD"),
        # two pairs of 74.99: 2 x 10.20, half up, and 0.40; below both ways
        (order(shoes("149.98 USD", 2)), "20.80 USD"),
        # two pairs of 150.00: 2 x 12.00; from 150 both ways
        (order(shoes("300.00 USD", 2)), "24.00 USD"),
        # a pair of 75.00 and one of 74.99, in lines of their own: 10.20 + 10.20 + 0.40
        (order(shoes("75.00 USD", 1), shoes("74.99 USD", 1, "2")), "20.80 USD"),
        # with tax and shipping a pair costs 150.00: 12.00
        (order(shoes("130.00 USD", 1, shipping="10 USD", tax="10 USD")), "12.00 USD"),
    ],
)
def test_what_is_one_whichever_way_it_is_read(sold, total):
    assert SITE.bill(sold).total == Money(total)


@pytest.mark.parametrize(
    "sold",
    [
        order(shoes("150.00 USD", 2)),
        order(shoes("299.98 USD", 2)),
        order(shoes("160.00 USD", 1), shoes("100.00 USD", 1, "2")),
        order(shoes("75.00 USD", 1), shoes("75.00 USD", 1, "2")),
        order(shoes("149.98 USD", 2, tax="0.02 USD")),
    ],
)
def test_pairs_below_150_and_together_above_have_no_total(sold):
    bill = SITE.bill(sold)
    assert bill.total is None
    assert [entry.value.id for entry in bill.not_priced] == ["final_value.several"]
    assert "of a pair or of all pairs of the order was not read" in bill.not_priced[0].value.reason
    assert SITE.refund(sold).total is None


def test_a_store_is_no_different():
    shop = channels.schedule("ebay_us").for_seller(
        store="basic", seller_level="above_standard", buyer_abroad="no"
    )
    # 7 % of 300.00
    assert shop.bill(order(shoes("300.00 USD", 2))).total == Money("21.00 USD")
    assert shop.bill(order(shoes("200.00 USD", 2))).total is None


@pytest.mark.parametrize("bound", ["-1", "abc", True])
def test_a_bound_is_no_less_than_nothing(bound):
    with pytest.raises(XborderError):
        NotPriced(id="a", title="A", kind="order", reason="r", straddles=bound)
