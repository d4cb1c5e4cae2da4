"""Prices over cliffs: every answer is verified by pricing, against a search of all prices."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.mini import DAY, book, charge, item, parcel, scheme

import xborder as xb
from xborder.errors import CurrencyMismatch, InvalidInput, InvalidType, NoSolution
from xborder.exchange import RateTable
from xborder.landed_cost import quote
from xborder.margin.price import Offer, price_for_margin
from xborder.margin.sale import steps_of_quote
from xborder.margin.shares import percent, tax_inside
from xborder.margin.step import Kind, Step
from xborder.money import Money
from xborder.policy.amount import Percent
from xborder.policy.condition import AtMost


def whole_band(price, limit, low, high):
    """Return a fee whose band, chosen by the price, holds for the whole of it."""
    return percent("channel_fee", price, low if price <= Money(limit) else high)


def beauty(price):
    return [Step(kind="sale", amount=price), whole_band(price, "10 USD", "0.08", "0.15")]


BEAUTY = Offer(steps=beauty, currency="USD")


def brute(offer, least, last, share=0):
    """Return the runs of prices, in cents, that leave enough: each of them priced."""
    found = []
    for cents in range(1, last + 1):
        sale = offer.at(Money.of_minor(cents, offer.currency))
        if sale.margin_3.minor_units() - share * sale.net_sales.minor_units() >= least:
            if found and found[-1][1] == cents - 1:
                found[-1] = (found[-1][0], cents)
            else:
                found.append((cents, cents))
    return found


def cents(found):
    return [(each.low.minor_units(), each.high.minor_units()) for each in found.ranges]


def test_behind_a_whole_price_band_lies_a_dead_zone():
    """Amazon beauty, 8 % of all up to 10.00, 15 % of all above (Sellercloud; by hand)."""
    assert BEAUTY.at("10.00 USD").margin_3 == Money("9.20 USD")
    assert BEAUTY.at("10.01 USD").margin_3 == Money("8.51 USD")  # 8.5085
    found = price_for_margin(BEAUTY, "9.20 USD", up_to="30 USD")
    (zone,) = found.dead
    assert (zone.below, zone.low, zone.high) == (
        Money("10 USD"),
        Money("10.01 USD"),
        Money("10.82 USD"),
    )
    assert (zone.leaves, zone.loses) == (Money("9.20 USD"), Money("0.69 USD"))
    assert found.floor == Money("10 USD")
    assert "10.82" in found.explain()
    assert "10.82" in found.explain("zh_CN")


def test_a_marginal_portion_has_no_dead_zone():
    """Amazon jewellery: 20 % up to 250 and 5 % of what lies above; 400 costs 57.50."""

    def jewellery(price):
        part = min(price, Money("250 USD"))
        fees = [percent("channel_fee", part, "0.20", name="up to 250")]
        if price > part:
            fees.append(percent("channel_fee", price - part, "0.05", name="above 250"))
        return [Step(kind="sale", amount=price), *fees]

    offer = Offer(steps=jewellery, currency="USD")
    assert offer.at("400 USD").amount("channel_fee") == Money("57.50 USD")
    assert price_for_margin(offer, "342.50 USD", up_to="500 USD").dead == ()
    assert price_for_margin(offer, "342.50 USD", up_to="500 USD").floor == Money("400.00 USD")


def test_to_keep_100_after_a_card_one_has_to_charge_103_30():
    """100.30 / 0.971 = 103.2956; 103.50, as one page has it, is too much."""

    def card(price):
        fee = percent("payment_fee", price, "0.029").amount + Money("0.30 USD")
        return [Step(kind="sale", amount=price), Step(kind="payment_fee", amount=fee)]

    offer = Offer(steps=card, currency="USD")
    assert price_for_margin(offer, "100 USD", up_to="200 USD").floor == Money("103.30 USD")
    assert offer.at("103.29 USD").margin_3 < Money("100 USD")


def peers_sale(price):
    """The sale of nexscope-ai/eCommerce-Skills, calculator.py, at its own costs."""
    returns = percent(
        "returns", Money("3.00 USD") + Money("3.00 USD"), "0.08"
    )  # the fee, half the goods
    fixed = {
        "goods": "6.00 USD",
        "freight": "1.50 USD",
        "fulfilment": "5.40 USD",
        "storage": "0.20 USD",
    }
    return [
        Step(kind="sale", amount=price),
        *(Step(kind=kind, amount=amount) for kind, amount in fixed.items()),
        returns,
        percent("channel_fee", price, "0.15"),
        percent("advertising", price, "0.10"),
    ]


def test_the_true_zero_is_18_11_where_a_peer_says_20_09():
    offer = Offer(steps=peers_sale, currency="USD")
    found = price_for_margin(offer, up_to="100 USD")
    assert found.floor == Money("18.11 USD")
    assert offer.at("20.09 USD").margin_3 == Money(
        "1.49 USD"
    )  # what the peer calls the least price
    assert round(float(offer.at("24.25 USD").margin_rate), 3) == 0.190  # what it calls 20 %
    twenty = price_for_margin(offer, Decimal("0.20"), up_to="100 USD").floor
    assert twenty == Money("24.69 USD")  # 13.58 / 0.55 = 24.6909; fees are rounded to the cent
    assert (
        offer.at(twenty).margin_rate
        >= Fraction(1, 5)
        > offer.at(twenty - Money("0.01 USD")).margin_rate
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(20, 900), st.integers(0, 60)), min_size=1, max_size=3),
    st.integers(0, 400),
    st.integers(0, 500),
    st.sampled_from([0, Fraction(1, 5)]),
)
def test_it_finds_every_price_that_pricing_all_of_them_finds(cliffs, fixed, least, share):
    def steps(price):
        fees = [
            percent(
                "channel_fee",
                price,
                Decimal(rate if price > Money.of_minor(limit, "EUR") else 5) / 100,
                name=str(n),
            )
            for n, (limit, rate) in enumerate(cliffs)
        ]
        return [
            Step(kind="sale", amount=price),
            tax_inside(price, "0.19"),
            Step(kind="goods", amount=Money.of_minor(fixed, "EUR")),
            *fees,
        ]

    offer = Offer(steps=steps, currency="EUR")
    target = Fraction(1, 5) if share else Money.of_minor(least, "EUR")
    found = price_for_margin(offer, target, up_to="10 EUR")
    assert cents(found) == brute(offer, 0 if share else least, 1000, share)
    for zone in found.dead:
        inside = [zone.low, zone.high]
        assert all(offer.at(price).margin_3 <= zone.leaves for price in inside)
        assert offer.at(zone.below).margin_3 == zone.leaves
        after = zone.high + Money("0.01 EUR")
        assert zone.high == found.up_to or offer.at(after).margin_3 > zone.leaves


LAWS = book(
    charge("duty", Percent("0.25")),
    schemes=(scheme("small", [], when=AtMost(value="goods", limit=Money("3 CHF"))), scheme("standard", ["duty"])),
)  # fmt: skip


def test_fee_and_duty_cliffs_are_met_at_once():
    """A duty of 25 % from 3.01 on, borne by the seller out of what the buyer paid; 8 % or 15 % fee."""

    def steps(price):
        told = quote(parcel(item(price), incoterm="DDP"), book=LAWS)
        duty = sum((line.amount for line in told.lines if line.rule is not None), Money("0 CHF"))
        sold = [Step(kind="sale", amount=price), whole_band(price, "5 CHF", "0.08", "0.15")]
        return [*sold, Step(kind="duty", id="duty", amount=duty)] if duty.amount else sold

    offer = Offer(steps=steps, currency="CHF", on=DAY)
    found = price_for_margin(offer, "2.60 CHF", up_to="12 CHF")
    assert cents(found) == brute(offer, 260, 1200)
    assert [zone.below for zone in found.dead] == [Money("3 CHF"), Money("5 CHF")]


def test_a_quote_tells_its_steps():
    told = quote(parcel(item("4 CHF"), shipping="1 CHF", incoterm="DDP"), book=LAWS)
    steps = steps_of_quote(told)
    assert [(str(each.kind), str(each.amount)) for each in steps] == [
        ("sale", "5.00 CHF"), ("shipping_charged", "1.00 CHF"), ("duty", "1.00 CHF"),
    ]  # fmt: skip
    assert (steps[2].rate, steps[2].base) == (Decimal("0.25"), Money("4.00 CHF"))
    absorbed = steps_of_quote(told, paid="5.50 CHF")
    assert absorbed[0].amount == Money("4.50 CHF")
    buyers = steps_of_quote(quote(parcel(item("4 CHF"), incoterm="DAP"), book=LAWS))
    assert [str(each.amount) for each in buyers] == ["4.00 CHF"]


def test_a_quote_without_a_total_or_a_payer_is_refused():
    with pytest.raises(InvalidInput, match="no Incoterm"):
        steps_of_quote(quote(parcel(item("4 CHF"), incoterm=None), book=LAWS))
    unknown = quote(parcel(item("4 CHF"), ship_to="BR", incoterm="DDP"), book=LAWS)
    with pytest.raises(InvalidInput, match="no total"):
        steps_of_quote(unknown)


def test_a_margin_at_home_takes_the_days_rate():
    day = dt.date(2026, 11, 20)
    rates = RateTable.from_mapping({"EUR/CNY": "7.75"}, start=day, source="desk")
    offer = Offer(
        steps=lambda price: [Step(kind="sale", amount=price), Step(kind="goods", amount="62 CNY")],
        currency="EUR", home="CNY", rates=rates, on=day,
    )  # fmt: skip
    assert price_for_margin(offer, up_to="20 EUR").floor == Money("8 EUR")
    assert price_for_margin(offer, "15.50 CNY", up_to="20 EUR", step="0.50 EUR").floor == Money(
        "10 EUR"
    )


def test_a_zone_that_ends_beyond_the_search_says_where_it_was_left():
    found = price_for_margin(BEAUTY, "9.50 USD", up_to="10.50 USD")
    assert found.dead[0].high == Money("10.50 USD")
    assert found.explain().startswith("No price up to")
    with pytest.raises(NoSolution, match=r"No price up to 10\.50 USD leaves 9\.50 USD"):
        _ = found.floor


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: Offer(steps=[], currency="USD"), InvalidType, "function"),
        (lambda: BEAUTY.at("1 EUR"), InvalidInput, "not in USD"),
        (lambda: price_for_margin(BEAUTY, "1 EUR", up_to="5 USD"), CurrencyMismatch, "EUR"),
        (lambda: price_for_margin(BEAUTY, up_to="5 EUR"), CurrencyMismatch, "EUR"),
        (lambda: price_for_margin(BEAUTY, up_to="0 USD"), InvalidInput, "no prices to look at"),
        (
            lambda: price_for_margin(BEAUTY, up_to="5 USD", step="0 USD"),
            InvalidInput,
            "does not fit",
        ),
        (lambda: price_for_margin(1, up_to="5 USD"), InvalidType, "offer"),
    ],
)
def test_what_is_wrong_is_said(call, error, says):
    with pytest.raises(error, match=says):
        call()


@pytest.mark.parametrize("incoterm", ["DAP", "DDP"])
def test_a_tax_taken_at_checkout_is_passed_on_whatever_the_incoterm(incoterm):
    """VAT Act 1994 s. 7AA and IOSS: the seller takes it from the buyer and owes it, DAP or DDP."""
    british = xb.Consignment(
        ship_from="CN", ship_to="GB", on=dt.date(2026, 9, 1), prices="net", incoterm=incoterm,
        items=[xb.Item(hs_code="610910", origin="CN", quantity=1, unit_price="90 GBP")],
        shipping="0 GBP", transport="post", seller=xb.Seller(registrations={"GB"}),
        buyer=xb.Buyer(kind="consumer"),
    )  # fmt: skip
    steps = [(step.kind.value, str(step.amount)) for step in steps_of_quote(xb.quote(british))]
    assert steps == [("sale", "108.00 GBP"), ("tax_collected", "18.00 GBP")]
    german = british.replace(
        ship_to="DE",
        items=[xb.Item(hs_code="610910", origin="CN", quantity=1, unit_price="25 EUR")],
        shipping="0 EUR",
        seller=xb.Seller(registrations={"IOSS"}),
    )
    told = steps_of_quote(xb.quote(german), paid="29.75 EUR")
    assert [str(step.amount) for step in told if step.kind is Kind.TAX_COLLECTED] == ["4.75 EUR"]
