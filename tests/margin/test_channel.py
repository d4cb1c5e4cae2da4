"""Fee bills and settlements in a margin: nothing is lost, and bands are seen by the search."""

import csv
import datetime as dt
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from xborder import channels
from xborder.channels.settlement import SettledAmount, SettledKind, Settlement, amazon_settlement
from xborder.errors import InvalidInput, InvalidType
from xborder.margin import (
    Kind,
    Offer,
    ReturnTerms,
    Step,
    expected_returns,
    margin_by,
    price_for_margin,
    steps_of_bill,
)
from xborder.margin.channel import comes_back_of, sales_of_settlement
from xborder.money import Money

DAY = dt.date(2026, 11, 2)
AMAZON = channels.schedule("amazon_us").for_seller(fulfilment="seller")
REAL = Path(__file__).resolve().parents[3] / "shared/data/exports/amazon_settlement_v2.txt"


def bill(price, category="beauty_health_personal_care", **facts):
    order = channels.ChannelOrder.of(price, category=category, ordered_on=DAY)
    return AMAZON.bill(order, **facts)


def test_the_built_in_schedule_has_the_dead_zone_that_its_table_says():
    """8 % of the whole up to 10.00, 15 % above: dead to 10.82."""
    offer = Offer(
        steps=lambda price: [Step(kind="sale", amount=price), *steps_of_bill(bill(price))],
        currency="USD",
    )
    found = price_for_margin(offer, "9.20 USD", up_to="40 USD")
    (zone,) = found.dead
    assert (zone.below, zone.high) == (Money("10.00 USD"), Money("10.82 USD"))
    assert [offer.at(price).margin_3 for price in ("10 USD", "10.01 USD")] == [
        Money("9.20 USD"),
        Money("8.51 USD"),
    ]


def test_a_fee_brings_its_base_its_rate_and_its_source():
    (fee,) = steps_of_bill(bill("9.00 USD"))
    assert (fee.kind, fee.amount, fee.base, fee.rate) == (
        Kind.CHANNEL_FEE, Money("0.72 USD"), Money("9.00 USD"), Decimal("0.08"),
    )  # fmt: skip
    assert "Amazon" in str(fee.source)


def test_a_fee_by_the_unit_chooses_its_band_by_one_unit():
    order = channels.ChannelOrder.of(
        "18.00 USD", category="beauty_health_personal_care", quantity=2, ordered_on=DAY
    )
    (fee,) = steps_of_bill(AMAZON.bill(order), units=2)
    assert (fee.amount, fee.rate) == (Money("1.44 USD"), Decimal("0.08"))


def test_the_rate_of_a_step_is_that_of_a_unit_of_its_own_line():
    """Three at 9.00 pay 8 % each: 3 x 0.72 = 2.16 of 27.00. Read as one piece of 27.00 it would
    say 15 %, which is 4.05."""
    three = channels.ChannelOrder.of(
        "27.00 USD", quantity=3, category="beauty_health_personal_care", ordered_on=DAY
    )
    (fee,) = steps_of_bill(AMAZON.bill(three))
    assert (fee.amount, fee.base, fee.rate) == (
        Money("2.16 USD"), Money("27.00 USD"), Decimal("0.08"),
    )  # fmt: skip
    lines = [
        channels.ChannelLine(id=name, category="beauty_health_personal_care", item=item, quantity=2)
        for name, item in (("a", "18 USD"), ("b", "30 USD"))
    ]
    (both,) = steps_of_bill(AMAZON.bill(channels.ChannelOrder(lines=lines, ordered_on=DAY)))
    assert both.amount == Money("5.94 USD")  # 2 x 0.72 and 2 x 2.25: no one rate
    assert both.rate is None


def test_vat_on_fees_is_lost_or_comes_back_by_registration():
    taxed = bill("10.00 USD", vat="0.2")
    lost = steps_of_bill(taxed, country="GB", registrations=["DE"])
    back = steps_of_bill(taxed, country="GB", registrations=["GB"])
    assert [step.kind for step in lost] == [Kind.CHANNEL_FEE, Kind.FEE_TAX_LOST]
    assert [step.kind for step in back] == [Kind.CHANNEL_FEE, Kind.TAX_RECOVERABLE]
    assert lost[1].amount == Money("0.16 USD")  # a fifth of 0.80
    with pytest.raises(InvalidInput, match="whose is not said"):
        steps_of_bill(taxed)


def test_what_a_channel_gives_back_is_what_returns_take_back():
    """Of 3.00 the site keeps a fifth: a tenth of 2.40 is expected back."""
    order = channels.ChannelOrder.of(
        "20.00 USD", category="beauty_health_personal_care", ordered_on=DAY
    )
    told = AMAZON.bill(order)
    shares = comes_back_of(told, AMAZON.refund(order))
    terms = ReturnTerms(rate="0.1", comes_back=shares)
    found = expected_returns([Step(kind="sale", amount="20 USD"), *steps_of_bill(told)], terms)
    assert [str(step.effect) for step in found] == ["-2.00 USD", "0.24 USD"]


@pytest.mark.parametrize(
    ("site", "facts", "price", "about", "shares"),
    [
        # 15 % of 100.00 is 15.00; a fifth of it is 3.00
        ("amazon_us", {"fulfilment": "seller"}, "100 USD", "home_kitchen", {"referral.home_kitchen": "0.8"}),
        # 15 % of 500.00 is 75.00, and no more than 5.00 is kept
        ("amazon_us", {"fulfilment": "seller"}, "500 USD", "home_kitchen", {"referral.home_kitchen": "70/75"}),
        # books lose nothing, and their closing fee comes back
        ("amazon_us", {"fulfilment": "seller"}, "20 USD", "books", {"referral.books": "1", "closing": "1"}),
        # what is kept is kept of the commission, not of the digital services fee on it
        (
            "amazon_gb", {"fulfilment": "seller", "seller_country": "GB"}, "100 GBP", "kitchen",
            {"referral.kitchen": "0.8", "digital_services.GB": "1"},
        ),
        ("stripe_us", {"card": "domestic", "converted": "no"}, "50 USD", None, {}),
    ],
)  # fmt: skip
def test_what_a_refund_keeps_is_no_share_that_comes_back(site, facts, price, about, shares):
    schedule = channels.schedule(site).for_seller(**facts)
    order = channels.ChannelOrder.of(price, category=about, ordered_on=DAY)
    found = comes_back_of(schedule.bill(order), schedule.refund(order))
    assert found.keys() == shares.keys()
    for name, share in shares.items():
        assert abs(Fraction(found[name]) - Fraction(share)) < Fraction(1, 10**20)
        assert any(step.id == name for step in steps_of_bill(schedule.bill(order)))


def test_a_fee_of_nothing_gives_nothing_back():
    order = channels.ChannelOrder.of("0.01 USD", category="books", ordered_on=DAY)
    assert comes_back_of(AMAZON.bill(order), AMAZON.refund(order)) == {"closing": Decimal(1)}


def test_bands_that_part_in_fixed_amounts_alone_have_their_dead_zone():
    """eBay: 13.6 % and 0.30 to 10.00, 0.40 above: 8.34 are left of 10.00, and of 10.11 again."""
    ebay = channels.schedule("ebay_us").for_seller(
        store="none", buyer_abroad="no", seller_level="above_standard"
    )

    def steps(price):
        order = channels.ChannelOrder.of(price, category="most_categories", ordered_on=DAY)
        return [Step(kind="sale", amount=price), *steps_of_bill(ebay.bill(order))]

    offer = Offer(steps=steps, currency="USD")
    found = price_for_margin(offer, "8.34 USD", up_to="12 USD")

    def left(cents):
        asked = Decimal(cents) * Decimal("0.136") / 100 + Decimal(
            "0.30" if cents <= 1000 else "0.40"
        )
        return Decimal(cents) / 100 - asked.quantize(Decimal("0.01"), "ROUND_HALF_UP")

    above = next(cents for cents in range(1001, 1200) if left(cents) > left(1000))
    (zone,) = found.dead
    assert (zone.below, zone.low) == (Money("10.00 USD"), Money("10.01 USD"))
    assert zone.high == Money.of_minor(above - 1, "USD")
    met = [cents for cents in range(1, 1201) if left(cents) >= Decimal("8.34")]
    told = [
        cents
        for each in found.ranges
        for cents in range(each.low.minor_units(), each.high.minor_units() + 1)
    ]
    assert told == met


def test_a_bill_without_a_total_is_refused():
    open_bill = channels.schedule("amazon_us").bill(
        channels.ChannelOrder.of("9.00 USD", ordered_on=DAY, category="home_kitchen")
    )
    with pytest.raises(InvalidInput, match="has no total"):
        steps_of_bill(open_bill)
    with pytest.raises(InvalidType, match="bill"):
        steps_of_bill(1)


@pytest.mark.skipif(not REAL.exists(), reason="the sample export lies beside the repository")
def test_a_settlement_is_its_lines_and_what_stands_apart_to_the_cent():
    with REAL.open(encoding="utf-8") as file:
        settlement = amazon_settlement(csv.DictReader(file, delimiter="\t"))
    found = sales_of_settlement(settlement, channel="amazon_gb", countries="GB")
    table = margin_by(found.lines, "channel", home="GBP")[("amazon_gb",)]
    apart = sum(
        (each.amount for each in found.apart if each.kind is not SettledKind.PAYOUT), Money("0 GBP")
    )
    # What is collected of tax and not handed over by the site is in its money and no sale of ours.
    assert (table.cash + table.amount("tax_collected") + apart,) == settlement.total()


def rows():
    def row(event, order, kind, words, amount):
        return {
            "transaction-type": event, "order-id": order, "amount-type": kind,
            "amount-description": words, "amount": amount, "posted-date": "2026-11-02",
        }  # fmt: skip

    return [
        {"currency": "USD"},
        row("Order", "1", "ItemPrice", "Principal", "50.00"),
        row("Order", "1", "ItemPrice", "Tax", "4.00"),
        row("Order", "1", "ItemPrice", "Shipping", "5.00"),
        row("Order", "1", "ItemWithheldTax", "MarketplaceFacilitatorTax-Principal", "-4.00"),
        row("Order", "1", "Promotion", "Principal", "-2.00"),
        row("Order", "1", "ItemFees", "Commission", "-8.10"),
        row("Order", "2", "ItemPrice", "Principal", "20.00"),
        row("Refund", "2", "ItemPrice", "Principal", "-20.00"),
        row("Refund", "2", "ItemFees", "Commission", "2.40"),
        row("Refund", "2", "ItemFees", "SomethingNew", "-1.00"),
        row("other-transaction", "", "other-transaction", "Storage Fee", "-3.00"),
    ]


def test_each_order_of_a_settlement_is_a_line():
    found = sales_of_settlement(
        amazon_settlement(rows()),
        channel="amazon_us",
        countries={"1": "US"},
        costs={"1": [Step(kind="goods", amount="20 USD")]},
    )
    first, second = (line.waterfall(home="USD") for line in found.lines)
    assert (first.net_sales, first.margin_1, first.margin_3) == (
        Money("53 USD"), Money("33 USD"), Money("24.90 USD"),
    )  # fmt: skip
    assert (second.net_sales, second.margin_3) == (Money("0 USD"), Money("1.40 USD"))
    assert [(line.order, line.country, line.on) for line in found.lines] == [
        ("1", "US", DAY),
        ("2", "", DAY),
    ]
    assert [each.words for each in found.apart] == [
        "ItemWithheldTax MarketplaceFacilitatorTax-Principal", "other-transaction Storage Fee",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("comes_back", "lost", "left"), [(False, "0.40 GBP", "-7.50 GBP"), (True, "0 GBP", "-7.10 GBP")]
)
def test_a_claim_a_label_and_tax_on_fees_are_in_an_order_s_margin(comes_back, lost, left):
    """Sold for 30.00, taken back by a case; fee 2.00, VAT on it 0.40, postage 3.60, dispute 1.50."""

    def amount(kind, money, **about):
        return SettledAmount(
            row=0, order="1", kind=kind, amount=Money(f"{money} GBP"), posted_on=DAY, words=kind,
            **about,
        )  # fmt: skip

    settlement = Settlement(
        left_out=(),
        amounts=(
            amount("payment", "30.00"),
            amount("fee", "-2.00", covers=["payment", "conversion"]),
            amount("fee_tax", "-0.40"),
            amount("label", "-3.60"),
            amount("claim", "-30.00", event="dispute"),
            amount("fee", "-1.50", covers=["payment", "conversion", "dispute"], event="dispute"),
            amount("fee", "0.00", covers=["payment", "conversion", "refund"], event="refund"),
        ),
    )
    found = sales_of_settlement(settlement, channel="site", fee_tax_comes_back=comes_back)
    (line,) = found.lines
    sale = line.waterfall(home="GBP")
    assert found.apart == ()
    assert sale.net_sales == Money("0 GBP")
    assert sale.amount("freight") == Money("3.60 GBP")
    assert sale.amount("payment_fee") == Money("2.00 GBP")
    assert sale.amount("returns") == Money("1.50 GBP")
    assert sale.amount("fee_tax_lost") == Money(lost)
    assert sale.margin_3 == Money(left)


def test_the_row_of_a_size_table_shows_in_a_step():
    """Cheap up to 20.00: a search of prices sees the column change."""
    amazon = channels.schedule("amazon_gb").for_seller(fulfilment="channel", seller_country="CN")

    def names(price):
        order = channels.ChannelOrder.of(
            price,
            category="toys_games",
            packed="33 x 23 x 2.5 cm",
            packed_weight="80 g",
            ordered_on=dt.date(2026, 3, 2),
        )
        return {(step.id, step.band) for step in steps_of_bill(amazon.bill(order))}

    assert names("19.99 GBP") == names("20.00 GBP")
    assert names("20.00 GBP") - names("20.01 GBP") == {("fulfilment.cheap_up_to_20", "167")}
    assert names("20.01 GBP") - names("20.00 GBP") == {("fulfilment.cheap_up_to_20", "207")}
