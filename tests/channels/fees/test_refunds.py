"""Refunds on Amazon: what comes back, what the site keeps, and what is told in two ways."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder import channels
from xborder.channels import (
    BillState,
    Cancellation,
    ChannelLine,
    ChannelOrder,
    Fee,
    FeeSchedule,
    InPart,
    NotPriced,
)
from xborder.channels.catalogue import NOT_PUBLIC
from xborder.errors import CurrencyMismatch, InvalidInput, InvalidType, NotFound
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


@pytest.mark.parametrize(
    ("price", "category", "listing", "commission", "low", "fixed", "high"),
    [
        # January 2025: 13 % and 18 % for other categories; half of 10.00 by every source
        ("10.00", "other", "classico", "1.30", "5.00", "5.00", "5.00"),
        ("10.00", "other", "premium", "1.80", "5.00", "5.00", "5.00"),
        # 6.25 to 29.00, then 6.50; from 19.00 others have 6.55 to 300 g and 8.35 to 5 kg
        ("12.50", "agro", "classico", "1.44", "5.65", "6.25", "6.25"),
        ("29.00", "agro", "classico", "3.34", "6.25", "6.25", "8.35"),
        ("40.00", "baby", "premium", "7.60", "6.50", "6.50", "8.35"),
        ("78.99", "cameras", "classico", "8.69", "6.75", "6.75", "9.75"),
        ("79.00", "pets", "premium", "13.83", "0", "0", "0"),
        # books: 12 %, and 3.50 to 50.00
        ("40.00", "books", "classico", "4.80", "3.28", "3.50", "3.50"),
    ],
)
def test_mercado_livre_in_brazil(price, category, listing, commission, low, fixed, high):
    shop = channels.schedule("mercado_libre_br").for_seller(listing=listing)
    bill = shop.bill(ChannelOrder.of(f"{price} BRL", category=category, ordered_on=DAY))
    share, cost = bill.lines
    assert share.amount == Money(f"{commission} BRL")
    assert [cost.low, cost.amount, cost.high] == [
        Money(f"{each} BRL") for each in (low, fixed, high)
    ]
    assert bill.state is BillState.ESTIMATE  # of 2026 the rates by category were not read


def test_a_commission_of_your_own_takes_the_place_of_mercado_livre_s():
    own = channels.Fee(
        id="commission", title="Commission on the sale", kind="referral",
        scale=channels.percent("0.12"), base=["item"],
    ).by(Reader(DAY).official("My contract"))  # fmt: skip
    shop = channels.schedule("mercado_libre_br").with_fee(own)
    bill = shop.bill(ChannelOrder.of("100.00 BRL", category="other", ordered_on=DAY))
    assert bill.total == Money("12.00 BRL")


@pytest.mark.parametrize(
    ("site", "price", "category", "about", "fees"),
    [
        # Singapore: 3 % and 2 % with 9 % of GST inside; the latter on shipping too
        ("tiktok_shop_sg", "100 SGD", None, {"shipping": "5 SGD"}, ["3.27", "2.29"]),
        # Thailand: 5.35 % twice, 3.21 % and 1.07; a unit bears no more than 199 of the second
        ("tiktok_shop_th", "1000 THB", "electronics", {}, ["53.50", "53.50", "32.10", "1.07"]),
        ("tiktok_shop_th", "8000 THB", "other", {"quantity": 2}, ["513.60", "398.00", "256.80", "1.07"]),
        ("tiktok_shop_vn", "100000 VND", None, {}, ["5000", "3210"]),
        ("tiktok_shop_my", "100 MYR", None, {}, ["3.78", "0.54"]),
        ("tiktok_shop_ph", "1000 PHP", None, {}, ["22.40", "3.00"]),
    ],
)  # fmt: skip
def test_tiktok_shop_in_south_east_asia(site, price, category, about, fees):
    schedule = channels.schedule(site)
    bill = schedule.bill(order(price, category, **about))
    code = schedule.currency
    assert [line.amount for line in bill.lines] == [Money(f"{each} {code}") for each in fees]
    priced = site in {"tiktok_shop_sg", "tiktok_shop_th"}
    assert (bill.total is not None) == priced
    if not priced:
        assert bill.not_priced[0].value.reason.endswith(("add it.", "add that of yours."))


EBAY = channels.schedule("ebay_us").for_seller(
    store="none", buyer_abroad="no", seller_level="above_standard"
)
PREMIUM = "beauty_health_personal_care"


def part(price, **about):
    return ChannelOrder.of(price, ordered_on=DAY, **about)


@pytest.mark.parametrize(
    ("schedule", "what", "refunded", "amounts"),
    [
        # Seller Central: 15 % of 12.00 is 1.80; 5/12 of it is 0.75, of which a fifth stays. As an
        # order of its own 5.00 would have been charged 8 %.
        (US, order("12.00 USD", PREMIUM), part("5.00 USD"), ["-0.75", "0.15"]),
        # of shipping the referral fee comes back too: 15 % of 20.00 and 5.00, a fifth of it
        (
            US, order("20.00 USD", "home_kitchen", shipping="5.00 USD"),
            part("0 USD", shipping="5.00 USD"), ["-0.75", "0.15"],
        ),
        # a book: the closing fee is kept, the referral fee returned in proportion, nothing kept
        (US, order("20.00 USD", "books"), part("10.00 USD"), ["-1.50", "0.00"]),
        # shipping of a book bears no referral fee
        (US, order("20.00 USD", "books", shipping="4 USD"), part("0 USD", shipping="4 USD"), ["0.00", "0.00"]),
        # one of two books, whole: its closing fee comes back
        (US, order("40.00 USD", "books", quantity=2), part("20.00 USD"), ["-3.00", "-1.80"]),
        # half of both: none does
        (US, order("40.00 USD", "books", quantity=2), part("20.00 USD", quantity=2), ["-3.00", "0.00"]),
        # 75.00 of commission; 50.00 of it come back, and 5.00 is the most that is kept of it
        (US, order("500.00 USD", "home_kitchen"), part("333.33 USD"), ["-50.00", "5.00"]),
        # eBay for Business, 23 May 2022: pro rata, but for the fee per order
        (EBAY, order("100.00 USD", "most_categories"), part("40.00 USD"), ["-5.44", "0.00"]),
        # the tax belongs to eBay's base: 13.6 % of 107.00 is 14.55, and 42.80 are 2/5 of it
        (
            EBAY, order("100.00 USD", "most_categories", tax="7.00 USD"),
            part("40.00 USD", tax="2.80 USD"), ["-5.82", "0.00"],
        ),
        # 2 % on the commission comes back with it: 15 % of 50.00, a half of 7.50 and of 0.15
        (GB, order("50.00 GBP", "kitchen"), part("25.00 GBP"), ["-3.75", "-0.08", "0.75"]),
    ],
)  # fmt: skip
def test_a_part_gives_back_its_share_of_what_the_sale_was_charged(
    schedule, what, refunded, amounts
):
    bill = schedule.refund(what, refunded=refunded)
    assert [str(line.amount.amount) for line in bill.lines] == amounts
    assert bill.state is BillState.EXACT


def test_the_base_of_what_comes_back_is_what_was_refunded():
    referral, digital, kept = GB.refund(
        order("50.00 GBP", "kitchen"), refunded=part("25.00 GBP"), vat="0.2"
    ).lines
    assert [line.base for line in (referral, digital, kept)] == [
        Money("25.00 GBP"), Money("3.75 GBP"), Money("3.75 GBP"),
    ]  # fmt: skip
    # a fifth of 7.50 was the tax on the commission; half of it comes back
    assert [line.vat for line in (referral, digital)] == [Money("-0.75 GBP"), Money("-0.02 GBP")]


LINES = (
    ChannelLine(
        id="a", category="jewelry", item="300.00 USD", shipping="9.99 USD", tax="20.10 USD"
    ),
    ChannelLine(id="b", category="most_categories", item="33.33 USD", quantity=3),
)


def test_a_line_of_an_order_gives_back_its_own_fees():
    """15 % of 330.09 is 49.51; the fee per order comes back with the last of it."""
    what = ChannelOrder(lines=LINES, ordered_on=DAY)
    first = ChannelOrder(lines=LINES[:1], ordered_on=DAY)
    bill = EBAY.refund(what, refunded=first)
    assert {line.fee.id: str(line.amount) for line in bill.lines} == {
        "final_value.jewelry": "-49.51 USD",
        "per_order": "0.00 USD",
    }
    rest = EBAY.refund(what, earlier=[first])
    assert rest.of("per_order") == Money("-0.40 USD")
    assert rest.of("final_value.most_categories") == Money("-4.53 USD")  # 13.6 % of 33.33
    assert bill.total + rest.total == EBAY.refund(what).total


@given(
    item=st.integers(1, 60_000),
    shipping=st.integers(0, 3_000),
    cuts=st.lists(st.integers(0, 20_000), min_size=1, max_size=5),
    site=st.sampled_from(["us", "media", "ebay", "gb"]),
    vat=st.sampled_from(["0", "0.2"]),
)
def test_refunds_of_parts_come_to_the_refund_of_the_whole_and_never_to_more(
    item, shipping, cuts, site, vat
):
    schedule, category, code = {
        "us": (US, PREMIUM, "USD"),
        "media": (US, "video_game_consoles", "USD"),
        "ebay": (EBAY, "watches_parts", "USD"),
        "gb": (GB, "books", "GBP"),
    }[site]

    def money(minor):
        return Money.of_minor(minor, code)

    what = order(money(item), category, shipping=money(shipping))
    whole = schedule.refund(what, vat=vat)
    earlier, left, back, tax = [], item, {}, money(0)
    for cut in cuts:
        now = part(money(min(cut, left)), shipping=money(shipping if not earlier else 0))
        left -= min(cut, left)
        bill = schedule.refund(what, refunded=now, earlier=earlier, vat=vat)
        earlier.append(now)
        for line in bill.lines:
            assert line.fee.event is channels.Event.REFUND or line.amount.amount <= 0
            back[line.fee.id] = back.get(line.fee.id, money(0)) + line.amount
        tax += sum(
            (line.vat for line in bill.lines if line.fee.event is channels.Event.SALE), money(0)
        )
        for line in whole.lines:
            if line.fee.event is channels.Event.SALE:
                assert line.amount <= back.get(line.fee.id, money(0))
    rest = schedule.refund(what, earlier=earlier, vat=vat)
    for line in whole.lines:
        if line.fee.event is channels.Event.SALE:
            assert back.get(line.fee.id, money(0)) + rest.of(line.fee.id) == line.amount
    taxes = [
        sum((line.vat for line in bill.lines if line.fee.event is channels.Event.SALE), money(0))
        for bill in (whole, rest)
    ]
    assert tax + taxes[1] == taxes[0]


def test_what_was_not_read_of_a_part_is_an_estimate_from_nothing_to_the_share():
    """eBay UK: the Irish page gives the same share back, an older British one nothing."""
    shop = channels.schedule("ebay_gb").for_seller(buyer_abroad="no")
    what = order("100.00 GBP", "most_categories")
    half = shop.refund(what, refunded=part("50.00 GBP"))
    referral = half.lines[0]
    assert [str(each) for each in (referral.low, referral.amount, referral.high)] == [
        "-6.45 GBP", "-6.45 GBP", "0.00 GBP",
    ]  # fmt: skip
    assert half.state is BillState.ESTIMATE
    # with the rest the whole has come back, by either page: from the half that is left to all
    rest = shop.refund(what, earlier=[part("50.00 GBP")]).lines[0]
    assert [str(each) for each in (rest.low, rest.amount, rest.high)] == [
        "-12.90 GBP", "-6.45 GBP", "-6.45 GBP",
    ]  # fmt: skip


def test_that_a_fee_comes_back_at_all_may_not_be_read():
    walmart = channels.schedule("walmart_us")
    bill = walmart.refund(order("100.00 USD", "books"))
    assert (str(bill.low), str(bill.total), str(bill.high)) == (
        "-15.00 USD", "-15.00 USD", "0.00 USD",
    )  # fmt: skip
    assert bill.state is BillState.ESTIMATE


def test_more_than_was_paid_is_not_refunded():
    what = order("20.00 USD", "home_kitchen", quantity=2)
    with pytest.raises(InvalidInput, match=r"Of 1\.item 20\.01 USD would be refunded") as found:
        US.refund(what, refunded=part("20.01 USD"))
    assert found.value.code == "channels.refund_exceeds"
    with pytest.raises(InvalidInput, match=r"10\.01 USD would|20\.01 USD would"):
        US.refund(what, refunded=part("10.01 USD"), earlier=[part("10.00 USD")])
    with pytest.raises(InvalidInput, match=r"1\.shipping"):
        US.refund(what, refunded=part("1 USD", shipping="1 USD"))
    with pytest.raises(InvalidInput, match="Of 1 3 would"):
        US.refund(what, refunded=part("1 USD", quantity=3))
    with pytest.raises(CurrencyMismatch, match="EUR is refunded"):
        US.refund(what, refunded=part("1 EUR"))
    other = ChannelOrder(lines=[ChannelLine(id="hat", item="1 USD")], ordered_on=DAY)
    with pytest.raises(NotFound, match="no line hat"):
        US.refund(what, refunded=other)
    with pytest.raises(InvalidType):
        US.refund(what, refunded="5.00 USD")


def own(**about):
    """Return a schedule of one fee of 10.00 for an order, a line or a unit."""
    return FeeSchedule(
        channel="own",
        currency="USD",
        since=None,
        fees=[
            Fee(
                id="fee", title="Commission on the sale", kind="referral",
                scale=channels.fixed("10"), base=["item"], comes_back="1",
                **{"in_part": InPart.WHOLE} | about,
            ).by(Reader(DAY).official("My contract"))
        ],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("per", "refunded", "back"),
    [
        ("order", {"a": "30"}, "0"),
        ("order", {"a": "30", "b": "20"}, "-10"),
        ("line", {"a": "30"}, "-10"),
        ("line", {"a": "29.99", "b": "20"}, "-10"),
        ("unit", {"a": "10"}, "-10"),  # one of three
        ("unit", {"a": "9.99"}, "0"),
        ("unit", {"a": "30"}, "-30"),
    ],
)
def test_a_fee_of_which_a_part_gives_nothing(per, refunded, back):
    what = ChannelOrder(
        ordered_on=DAY,
        lines=[ChannelLine(id="a", item="30 USD", quantity=3), ChannelLine(id="b", item="20 USD")],
    )
    some = ChannelOrder(
        ordered_on=DAY, lines=[ChannelLine(id=name, item=f"{paid} USD") for name, paid in refunded.items()]
    )  # fmt: skip
    assert own(per=per).refund(what, refunded=some).total == Money(f"{back} USD")


def test_of_what_was_free_the_units_decide():
    free = order("0 USD", None, quantity=4)
    site = own(per="unit", in_part=InPart.PROPORTION)
    assert site.bill(free).total == Money("40 USD")
    assert site.refund(free, refunded=part("0 USD", quantity=1)).total == Money("-10 USD")


def test_a_surcharge_on_fees_of_nothing_comes_back_with_them():
    read = Reader(DAY).official("My contract")
    nothing = Fee(
        id="fee", title="Commission on the sale", kind="referral", scale=channels.fixed("0"),
        base=["item"], comes_back="1",
    ).by(read)  # fmt: skip
    extra = Fee(
        id="extra", title="Fuel and logistics surcharge", kind="fulfilment", on=["referral"],
        scale=channels.percent("0.1", plus="1"), comes_back="1",
    ).by(read)  # fmt: skip
    site = FeeSchedule(channel="own", currency="USD", since=None, fees=[nothing, extra])
    bill = site.refund(order("10 USD", None), refunded=part("5 USD"))
    assert [str(line.amount) for line in bill.lines] == ["0.00 USD", "-0.50 USD"]


@pytest.mark.parametrize(
    ("site", "facts", "what", "sold", "left"),
    [
        # Seller Central: the buyer is charged when the parcel is confirmed as sent
        ("amazon_us", {"fulfilment": "seller"}, order("20.00 USD", "home_kitchen"), "3.00", "0"),
        ("amazon_gb", {"fulfilment": "seller", "seller_country": "GB"}, order("20 GBP", "books"), "3.57", "0"),
        # EcommerceBytes, March 2022: at the buyer's request the whole of it with the fee per order
        ("ebay_us", {"cancelled_by": "buyer"}, order("100.00 USD", "most_categories"), "14.00", "0"),
        # eBay UK: variable fee and regulatory fee; the amount per order is kept
        ("ebay_gb", {"cancelled_by": "buyer"}, order("100.00 GBP", "most_categories"), "13.65", "0.40"),
        # Etsy: 6.5 % and the listing are credited; 3 % and 0.25 of the payment are not
        ("etsy_us", {"from_ad": "no"}, order("100.00 USD", None), "9.95", "3.25"),
        # what a provider took for a payment it keeps
        ("stripe_us", {"card": "domestic", "converted": "no"}, order("100.00 USD", None), "3.20", "3.20"),
        ("paypal_us", {"method": "checkout", "converted": "no"}, order("100.00 USD", None), "3.98", "3.98"),
        ("shopify_us", {"plan": "basic", "card": "domestic", "converted": "no"}, order("100.00 USD", None), "3.20", "3.20"),
    ],
)  # fmt: skip
def test_what_is_left_to_pay_of_an_order_that_is_cancelled_before_it_is_sent(
    site, facts, what, sold, left
):
    schedule = channels.schedule(site)
    more = {"store": "none", "buyer_abroad": "no", "seller_level": "above_standard"}
    known = schedule.facts_asked()
    schedule = schedule.for_seller(**facts, **{k: v for k, v in more.items() if k in known})
    bill, cancelled = schedule.bill(what), schedule.cancel(what)
    assert bill.total == Money(sold, bill.currency)
    assert bill.total + cancelled.total == Money(left, bill.currency)
    for line in cancelled.lines:
        assert sum((each for _, each in line.parts), Money("0", bill.currency)) == line.amount


def test_who_cancelled_is_asked_where_it_decides():
    what = order("100.00 USD", "most_categories")
    (asked,) = EBAY.cancel(what).missing
    assert (asked.fact, asked.answers) == ("cancelled_by", ("buyer", "seller"))
    told = EBAY.for_seller(cancelled_by="seller")
    assert told.bill(what).total == Money("14.00 USD")
    found = told.cancel(what)
    assert (found.state, found.total) == (BillState.UNSUPPORTED, None)
    assert "was not read" in str(found)


@pytest.mark.parametrize("site", ["ebay_de", "walmart_us", "shopee_br", "tiktok_shop_eu"])
def test_what_comes_back_of_a_cancelled_order_may_not_be_read(site):
    schedule = channels.schedule(site)
    known = schedule.categories(DAY)
    what = order(f"50 {schedule.currency}", known[0] if known else None)
    assert schedule.bill(what).total is not None
    assert schedule.cancel(what).state is BillState.UNSUPPORTED


def test_a_cancellation_of_your_own_and_a_fee_for_it():
    read = Reader(DAY).unchecked("What I was told")
    site = own()
    fee = Fee(
        id="late", title="Commission on the sale", kind="refund", scale=channels.fixed("2"),
        base=["item"], event="cancel",
    ).by(read)  # fmt: skip
    rules = [
        Cancellation(id="buyer", gives_back=["referral"], only={"cancelled_by": "buyer"}).by(read),
        Cancellation(id="else", gives_back=[]).by(read),
    ]
    site = FeeSchedule(
        channel="own", currency="USD", since=None, fees=[*site.fees, fee], cancellations=rules
    )
    what = order("30 USD", None)
    assert site.for_seller(cancelled_by="buyer").cancel(what).total == Money("-8 USD")
    assert site.for_seller(cancelled_by="seller").cancel(what).total == Money("2 USD")
    # the second rule would hold, but for what is not stated
    assert [each.fact for each in site.cancel(what).missing] == ["cancelled_by"]
    back = site.for_seller(cancelled_by="buyer").cancel(what).lines[0]
    assert str(back.entry.source) == "What I was told"  # as weak as what says that it comes back


def test_a_schedule_that_asks_nothing_gives_nothing_back():
    site = FeeSchedule(channel="own", currency="USD", since=None, fees=())
    assert site.cancel(order("30 USD", None)).total == Money("0 USD")
    unknown = NotPriced(
        id="x", title="Commission on the sale", kind="referral", reason="It is not told."
    ).by(Reader(DAY).unchecked("-"))
    open_site = FeeSchedule(
        channel="own", currency="USD", since=None, fees=(), not_priced=[unknown]
    )
    assert open_site.cancel(order("30 USD", None)).total is None
