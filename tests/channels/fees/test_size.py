"""Fulfilment by size, weight and price: rows of the rate card, its edges, and what it does not hold."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder import channels
from xborder.channels import BillState, ChannelOrder
from xborder.channels.fees.reckoning import unit_amount
from xborder.channels.fees.size import SizeTable, SizeTier
from xborder.errors import InvalidPolicy
from xborder.goods import Dimensions, Weight
from xborder.money import Money
from xborder.source import Evidence, Reader

DAY = dt.date(2026, 3, 2)  # before the surcharge for fuel
GB = channels.schedule("amazon_gb").for_seller(fulfilment="channel", seller_country="CN")
DE = channels.schedule("amazon_de").for_seller(fulfilment="channel", seller_country="CN")


def sent(price, box, weight, *, category="toys_games", on=DAY, quantity=1):
    return ChannelOrder.of(
        price,
        category=category,
        packed=box,
        packed_weight=weight,
        ordered_on=on,
        quantity=quantity,
    )


@pytest.mark.parametrize(
    ("schedule", "order", "fee"),
    [
        # a light envelope by its own weight: up to 80 g, and a gram more
        (GB, sent("30.00 GBP", "33 x 23 x 2.5 cm", "80 g"), "2.07"),
        (GB, sent("30.00 GBP", "33 x 23 x 2.5 cm", "81 g"), "2.08"),
        (GB, sent("30.00 GBP", "33 x 23 x 2.5 cm", "101 g"), "2.10"),  # a standard envelope now
        (GB, sent("30.00 GBP", "2.5 x 33 x 23 cm", "80 g"), "2.07"),  # turned
        (GB, sent("30.00 GBP", "33 x 23 x 2.6 cm", "80 g"), "2.72"),  # too thick: large
        # cheap to 20.00 at and up to it; for books to 10.00
        (GB, sent("20.00 GBP", "33 x 23 x 2.5 cm", "80 g"), "1.67"),
        (GB, sent("20.01 GBP", "33 x 23 x 2.5 cm", "80 g"), "2.07"),
        (GB, sent("20.00 GBP", "33 x 23 x 2.5 cm", "80 g", category="books"), "2.07"),
        (GB, sent("10.00 GBP", "33 x 23 x 2.5 cm", "80 g", category="books"), "1.67"),
        # a parcel by the greater: 30 x 20 x 10 cm stand for 1.2 kg
        (GB, sent("30.00 GBP", "30 x 20 x 10 cm", "400 g"), "3.05"),
        (GB, sent("30.00 GBP", "30 x 20 x 10 cm", "1.5 kg"), "3.25"),
        (GB, sent("15.00 GBP", "25 x 10 x 7 cm", "300 g"), "2.70"),  # cheap up to 400 g
        (GB, sent("15.00 GBP", "30 x 20 x 10 cm", "400 g"), "3.05"),  # no cheap row beyond
        (DE, sent("30.00 EUR", "40 x 30 x 20 cm", "2 kg"), "5.22"),  # 4.8 kg by its size
        # each unit by itself, by its own price
        (GB, sent("40.00 GBP", "33 x 23 x 2.5 cm", "80 g", quantity=2), "3.34"),
    ],
)
def test_the_rate_card(schedule, order, fee):
    bill = schedule.bill(order)
    asked = sum(
        (line.amount for line in bill.lines if line.fee.id.startswith("fulfilment.")),
        Money.of_minor(0, bill.currency),
    )
    assert asked == Money(fee, bill.currency)
    assert bill.state in {BillState.EXACT, BillState.ESTIMATE}


US = channels.schedule("amazon_us").for_seller(fulfilment="channel")


@pytest.mark.parametrize(
    ("price", "box", "weight", "fee"),
    [
        # small: up to 4 oz, by the price of the unit
        ("9.99 USD", "15 x 12 x 0.75 in", "4 oz", "2.49"),
        ("10.00 USD", "15 x 12 x 0.75 in", "4 oz", "3.42"),
        ("50.00 USD", "15 x 12 x 0.75 in", "4 oz", "3.42"),
        ("50.01 USD", "15 x 12 x 0.75 in", "4 oz", "3.68"),
        ("20.00 USD", "15 x 12 x 0.75 in", "4.01 oz", "3.45"),  # rounded up to 6
        ("20.00 USD", "15 x 12 x 0.75 in", "16 oz", "3.96"),
        ("20.00 USD", "15 x 12 x 0.75 in", "16.1 oz", "5.04"),  # large, and 1.25 lb
        # large, by its size: 320 cubic inches over 139 are 2.30 lb
        ("20.00 USD", "10 x 8 x 4 in", "12 oz", "6.10"),
        # 139 cubic inches are a pound to the ounce
        ("20.00 USD", "13.9 x 5 x 2 in", "10 oz", "4.60"),
        ("20.00 USD", "13.91 x 5 x 2 in", "10 oz", "5.04"),
        # 2,016 cubic inches are 14.504 lb: 14.75, 47 quarters above 3
        ("20.00 USD", "18 x 14 x 8 in", "5 lb", "10.73"),
        ("20.00 USD", "18 x 14 x 4 in", "20 lb", "12.41"),
        ("20.00 USD", "10 x 8 x 4 in", "3 lb", "6.67"),
        ("20.00 USD", "10 x 8 x 4 in", "3.01 lb", "7.05"),
    ],
)
def test_the_american_table(price, box, weight, fee):
    bill = US.bill(sent(price, box, weight))
    assert bill.of("fulfilment.standard") == Money(fee, "USD")


@pytest.mark.parametrize(
    ("price", "box", "weight", "fee"),
    [
        ("20.00 USD", "15 x 12 x 0.75 in", "4 oz", "3.54"),
        ("9.99 USD", "15 x 12 x 0.75 in", "5 oz", "2.68"),
        ("12.99 USD", "12 x 10 x 1 in", "7 oz", "5.17"),  # 120 cubic inches stand for 13.8 oz
        ("60.00 USD", "10 x 8 x 4 in", "12 oz", "6.98"),  # 2.30 lb by its size
        ("20.00 USD", "10 x 8 x 4 in", "3.01 lb", "7.13"),  # half a pound begun above three
        ("20.00 USD", "18 x 14 x 4 in", "20 lb", "12.41"),  # 34 halves above three
    ],
)
def test_the_american_table_for_clothing(price, box, weight, fee):
    bill = US.bill(sent(price, box, weight, category="clothing_accessories"))
    assert bill.of("fulfilment.clothing") == Money(fee, "USD")


@pytest.mark.parametrize(
    ("box", "weight", "fee"),
    [
        # 2,240 cubic inches are 16.1 lb: 16 pounds begun above the first
        ("20 x 14 x 8 in", "12 oz", "13.63"),
        # an inch counts for two: 600 cubic inches are 4.3 lb
        ("30 x 10 x 1 in", "2 lb", "9.07"),
        ("37 x 28 x 5 in", "50 lb", "26.17"),
        ("37.1 x 28 x 5 in", "50 lb", "27.97"),  # large bulky
        ("40 x 15 x 8 in", "10 lb", "22.27"),
        # 8,000 cubic inches are 57.6 lb: extra large, 7 above 51
        ("40 x 20 x 10 in", "10 lb", "42.57"),
        ("60 x 10 x 8 in", "10 lb", "39.25"),  # longer than 59 inches, 34.5 lb by its size
        # 130 inches with its girth: 129.5 lb by its size, 59 above 71
        ("60 x 20 x 15 in", "10 lb", "95.57"),
    ],
)
def test_american_units_above_standard_size(box, weight, fee):
    assert US.bill(sent("20.00 USD", box, weight)).of("fulfilment.standard") == Money(fee, "USD")


@pytest.mark.parametrize(
    ("box", "weight"),
    [
        ("60 x 20 x 15.1 in", "10 lb"),  # 130.2 inches with its girth
        ("97 x 8 x 8 in", "10 lb"),
        ("40 x 20 x 10 in", "150.01 lb"),
    ],
)
def test_what_the_american_table_does_not_hold(box, weight):
    bill = US.bill(sent("20.00 USD", box, weight))
    assert (bill.state, bill.total) == (BillState.UNSUPPORTED, None)
    assert "no tier" in str(bill)


@pytest.mark.parametrize(
    ("price", "box", "weight", "more"),
    [
        # as published: 2.49 becomes 2.68, and 5.00 more than 51.37 is 54.18
        ("8.99 USD", "13.8 x 9 x 0.7 in", "2.88 oz", "0.19"),
        ("200.00 USD", "40 x 20 x 10 in", "10 lb", "2.81"),
        ("20.00 USD", "20 x 14 x 8 in", "12 oz", "1.04"),
        ("20.00 USD", "10 x 8 x 4 in", "12 oz", "0.39"),
        ("20.00 USD", "10 x 8 x 4 in", "2.6 lb", "0.40"),
        ("20.00 USD", "10 x 8 x 4 in", "3.5 lb", "0.54"),  # 6.97 becomes 7.51
    ],
)
def test_the_holiday_season_adds_what_it_added_the_year_before(price, box, weight, more):
    (first, last) = (US.bill(sent(price, box, weight, on=day)) for day in (FIRST, LAST))
    for bill in (first, last):
        assert bill.of("fulfilment.season") == Money(more, "USD")
        assert bill.state is BillState.ESTIMATE
    for day in (FIRST - dt.timedelta(days=1), LAST + dt.timedelta(days=1)):
        lines = US.bill(sent(price, box, weight, on=day)).lines
        assert "fulfilment.season" not in [line.fee.id for line in lines]


FIRST, LAST = dt.date(2026, 10, 15), dt.date(2027, 1, 14)


@pytest.mark.parametrize(
    ("schedule", "order", "more"),
    [
        (GB, ("30.00 GBP", "30 x 20 x 10 cm", "400 g"), "0.10"),
        (GB, ("30.00 GBP", "33 x 23 x 3 cm", "400 g"), "0.05"),  # a large envelope
        (GB, ("30.00 GBP", "33 x 23 x 2.5 cm", "80 g"), "0.00"),  # a light one
        (GB, ("15.00 GBP", "30 x 20 x 10 cm", "400 g"), "0.00"),  # a cheap unit
        (GB, ("30.00 GBP", "61 x 46 x 46 cm", "1.5 kg"), "0.00"),  # larger than a parcel
        (DE, ("30.00 EUR", "30 x 20 x 10 cm", "400 g"), "0.19"),
        (DE, ("30.00 EUR", "33 x 23 x 3 cm", "400 g"), "0.00"),
    ],
)
def test_whether_europe_has_a_season_again_is_open(schedule, order, more):
    """As in 2025 parcels and large envelopes pay, cheap and larger units do not; or none does."""
    bill = schedule.bill(sent(*order, on=FIRST))
    (line,) = (each for each in bill.lines if ".season." in each.fee.id)
    assert (str(line.amount), str(line.low), str(line.high)) == (
        f"{more} {bill.currency}",
        f"0.00 {bill.currency}",
        f"{more} {bill.currency}",
    )
    assert (bill.state, bill.evidence) == (BillState.ESTIMATE, Evidence.UNCHECKED)
    for day in (FIRST - dt.timedelta(days=1), LAST + dt.timedelta(days=1)):
        lines = schedule.bill(sent(*order, on=day)).lines
        assert not [each for each in lines if ".season." in each.fee.id]


def test_fuel_is_reckoned_on_the_season_too():
    """3.5 % of 6.10, and of 6.49 in the season."""
    fits = ("20.00 USD", "10 x 8 x 4 in", "12 oz")
    before = US.bill(sent(*fits, on=dt.date(2026, 10, 14)))
    assert before.of("fuel") == Money("0.21 USD")
    assert US.bill(sent(*fits, on=FIRST)).of("fuel") == Money("0.23 USD")


def test_what_the_season_adds_and_nobody_tells_is_not_priced():
    heavy = US.bill(sent("20.00 USD", "60 x 20 x 15 in", "10 lb", on=FIRST))
    clothing = US.bill(
        sent("20.00 USD", "10 x 8 x 4 in", "12 oz", category="clothing_accessories", on=FIRST)
    )
    for bill, words in ((heavy, "no tier"), (clothing, "clothing was not read")):
        assert (bill.state, bill.total) == (BillState.UNSUPPORTED, None)
        assert words in str(bill)


def test_a_returned_piece_of_clothing_pays_for_its_processing():
    order = sent("20.00 USD", "10 x 8 x 4 in", "12 oz", category="clothing_accessories")
    back = US.refund(order)
    assert (back.state, back.total) == (BillState.UNSUPPORTED, None)
    assert "Every returned piece of clothing" in str(back)
    assert US.for_seller(fulfilment="seller").refund(order).state is not BillState.UNSUPPORTED


def test_rows_that_are_open_ended_and_not_known_cost_nothing_known():
    tier = SizeTier(name="x", within="9 x 9 x 9 cm", rows=[("1 kg", None)], per_kilogram="1")
    assert (
        SizeTable(tiers=[tier]).amount(Dimensions.of("1 x 1 x 1 cm"), Weight("2 kg"), Decimal(1))
        is None
    )


def test_fuel_comes_on_top_from_its_day():
    """1.5 % of 3.05 is 0.05, half up, for each unit."""
    before = sent("30.00 GBP", "30 x 20 x 10 cm", "400 g", on=dt.date(2026, 4, 16))
    after = sent("30.00 GBP", "30 x 20 x 10 cm", "400 g", on=dt.date(2026, 4, 17))
    assert GB.bill(before).of("fuel") == Money("0.00 GBP")
    assert GB.bill(after).of("fuel") == Money("0.05 GBP")


def test_what_is_too_large_is_not_priced_and_what_is_not_stated_is_asked():
    large = GB.bill(sent("30.00 GBP", "121 x 61 x 61 cm", "1.5 kg"))
    assert (large.state, large.total) == (BillState.UNSUPPORTED, None)
    assert "fits no tier" in str(large)
    heavy = GB.bill(sent("30.00 GBP", "45 x 34 x 20 cm", "23.1 kg"))
    assert heavy.state is BillState.UNSUPPORTED
    unknown = GB.bill(ChannelOrder.of("30.00 GBP", category="toys_games", ordered_on=DAY))
    assert unknown.state is BillState.MISSING_FACT
    assert [each.fact for each in unknown.missing] == ["packed"]
    assert unknown.missing[0].fee == "fulfilment.cheap_up_to_20"


@pytest.mark.parametrize(
    ("schedule", "order", "fee", "low"),
    [
        # 61 x 46 x 46 cm stand for 25.8152 kg, 25.0552 above 0.76: 26 begun at 0.25 on 3.49; by
        # another table and part by part 25.0552 x 0.22
        (GB, sent("30.00 GBP", "61 x 46 x 46 cm", "1.5 kg"), "9.99", "9.00"),
        # 12 kg: 11.24 above 0.76, 12 begun at 0.15 on 4.35; part by part 1.686
        (GB, sent("30.00 GBP", "45 x 34 x 20 cm", "12 kg"), "6.15", "6.04"),
        # 15 kg pay 4.35 and 15 x 0.15, a gram more is heavy: 6.58 up to 15.76 kg
        (GB, sent("30.00 GBP", "45 x 34 x 20 cm", "15 kg"), "6.60", "6.49"),
        (GB, sent("30.00 GBP", "45 x 34 x 20 cm", "15.001 kg"), "6.58", "6.58"),
        (DE, sent("30.00 EUR", "45 x 34 x 20 cm", "15.77 kg"), "7.32", "7.25"),
        # 101 x 60 x 60 cm stand for 72.72 kg, the most of a heavy one: 56.96 above 15.76
        (DE, sent("30.00 EUR", "101 x 60 x 60 cm", "20 kg"), "11.24", "11.24"),
        # 110 x 60 x 60 cm stand for 79.2 kg, 78.44 above 0.76: 79 x 0.08 on 6.06
        (DE, sent("30.00 EUR", "110 x 60 x 60 cm", "10 kg"), "12.38", "12.34"),
    ],
)
def test_what_is_larger_than_a_parcel_pays_by_the_kilogram(schedule, order, fee, low):
    """Whether begun kilograms count whole is not said on the card: both are told."""
    bill = schedule.bill(order)
    (line,) = (line for line in bill.lines if line.fee.id.startswith("fulfilment."))
    assert (str(line.amount), str(line.low), str(line.high)) == tuple(
        f"{each} {bill.currency}" for each in (fee, low, fee)
    )


WHOLE = next(
    entry.value.scale for entry in GB.on(DAY) if entry.value.id == "fulfilment.cheap_up_to_20"
)
TABLE = SizeTable(
    tiers=[tier for tier in WHOLE.tiers if tier.per_kilogram is None],
    price_bounds=WHOLE.price_bounds,
)
"""Envelopes and parcels: of what is larger a light bulky unit may cost more than a heavy one."""
SIDE = st.integers(1, 45)


@given(a=SIDE, b=SIDE, c=SIDE, grams=st.integers(1, 12_000), more=st.integers(0, 3_000))
def test_a_parcel_may_be_turned_and_a_heavier_one_is_never_cheaper(a, b, c, grams, more):
    def cost(sides, weight):
        box = Dimensions.of(" x ".join(map(str, sides)) + " cm")
        return TABLE.amount(box, Weight(f"{weight} g"), Decimal(30))

    costs = {cost(sides, grams) for sides in ((a, b, c), (c, a, b), (b, c, a))}
    assert len(costs) == 1
    now, then = costs.pop(), cost((a, b, c), grams + more)
    if now is not None and then is not None and min(a, b, c) > 6:  # a parcel: envelopes differ
        assert now <= then
    if now is None:
        assert then is None


def test_a_table_tells_where_its_columns_change():
    assert TABLE.cliffs() == (Decimal(20),)


def test_a_tier_whose_weights_do_not_rise_is_refused():
    for rows in ([], [("2 kg", "1"), ("1 kg", "2")]):
        with pytest.raises(InvalidPolicy, match="do not rise"):
            SizeTier(name="x", within="1 x 1 x 1 cm", rows=rows)


def test_a_table_without_tiers_prices_nothing():
    assert (
        SizeTable(tiers=[]).amount(Dimensions.of("1 x 1 x 1 cm"), Weight("1 g"), Decimal(1)) is None
    )


def test_a_source_whose_table_does_not_hold_the_unit_says_nothing_of_it():
    """One card ends at 1 kg and the other goes on: 2 kg cost what the latter says."""

    def table(*rows):
        return SizeTable(tiers=[SizeTier(name="box", within="30 x 30 x 30 cm", rows=rows)])

    fee = channels.Fee(
        id="sent",
        title="Fulfilment",
        kind="fulfilment",
        scale=table(("1 kg", "3.00"), ("5 kg", "6.00")),
        base=["item"],
        per="unit",
        readings=[table(("1 kg", "2.50"))],
    ).by(Reader(DAY).official("Contract"))
    own = channels.FeeSchedule(channel="own", currency="GBP", since=None, fees=(fee,))
    light = own.bill(
        ChannelOrder.of("9 GBP", packed="9 x 9 x 9 cm", packed_weight="1 kg", ordered_on=DAY)
    )
    heavy = own.bill(
        ChannelOrder.of("9 GBP", packed="9 x 9 x 9 cm", packed_weight="2 kg", ordered_on=DAY)
    )
    assert [str(bill.low) for bill in (light, heavy)] == ["2.50 GBP", "6.00 GBP"]
    assert [bill.state for bill in (light, heavy)] == [BillState.ESTIMATE, BillState.EXACT]


def test_what_is_long_and_flat_but_stands_for_too_much_fits_a_larger_tier():
    tiers = [
        SizeTier(name="small", within="60 x 60 x 60 cm", rows=[("1 kg", "1")], dimensional="2 kg",
                 per_kilogram="1", heaviest="5 kg"),
        SizeTier(name="large", within="60 x 60 x 60 cm", rows=[("9 kg", "9")]),
    ]  # fmt: skip
    box = SizeTable(tiers=tiers)
    # 25 x 20 x 20 cm stand for 2 kg, and 26 x 20 x 20 cm for 2.08
    small, large = (Dimensions.of(f"{side} x 20 x 20 cm") for side in (25, 26))
    assert box.amount(small, Weight("1 kg"), Decimal(1)) == 2
    assert box.amount(large, Weight("1 kg"), Decimal(1)) == 9
    bare = ChannelOrder.of("9 GBP", ordered_on=DAY).lines[0]
    assert unit_amount(box, bare, 900) is None


@pytest.mark.parametrize(
    ("price", "packed", "weight", "asked", "tax"),
    [
        # sell.amazon.co.jp, 4 October 2026, with 10 % inside: 222 to 1,000 yen, 288 above
        ("1000 JPY", "25 x 18 x 2 cm", "250 g", "202 JPY", "20 JPY"),
        ("1001 JPY", "25 x 18 x 2 cm", "250 g", "262 JPY", "26 JPY"),
        ("1001 JPY", "25 x 18 x 2 cm", "251 g", "289 JPY", "29 JPY"),  # 318
        # two centimetres thick is no more small: 35 x 30 x 3.3 cm to a kilogram, 318
        ("2000 JPY", "25 x 18 x 2.1 cm", "100 g", "289 JPY", "29 JPY"),
        # the site's own examples: 21 x 10 x 10 is of standard size, 21 x 21 x 21 is not
        ("2000 JPY", "21 x 10 x 10 cm", "400 g", "386 JPY", "39 JPY"),  # 425: to 50 cm together
        ("2000 JPY", "21 x 21 x 21 cm", "400 g", "567 JPY", "57 JPY"),  # 624: large, to 80 cm
        ("2000 JPY", "22 x 22 x 18 cm", "2.5 kg", "429 JPY", "43 JPY"),  # 472
        ("2000 JPY", "40 x 30 x 20 cm", "9 kg", "484 JPY", "48 JPY"),  # 532
        ("2000 JPY", "40 x 30 x 20 cm", "9.5 kg", "614 JPY", "61 JPY"),  # 675
        ("2000 JPY", "100 x 60 x 40 cm", "40 kg", "1596 JPY", "160 JPY"),  # 1,756
    ],
)
def test_fulfilment_in_japan(price, packed, weight, asked, tax):
    japan = channels.schedule("amazon_jp").for_seller(fulfilment="channel")
    order = ChannelOrder.of(
        price, category="toys_hobby", packed=packed, packed_weight=weight,
        ordered_on=dt.date(2026, 11, 2),
    )  # fmt: skip
    bill = japan.bill(order, vat="0.10")
    (line,) = (each for each in bill.lines if each.fee.id == "fulfilment")
    assert (line.amount, line.vat) == (Money(asked), Money(tax))


def test_what_japan_sends_beyond_its_table_or_before_it_was_read_has_no_total():
    japan = channels.schedule("amazon_jp").for_seller(fulfilment="channel")
    for on, packed in (
        (dt.date(2026, 11, 2), "100 x 60 x 41 cm"),
        (dt.date(2026, 10, 3), "25 x 18 x 2 cm"),
    ):
        order = ChannelOrder.of(
            "2000 JPY", category="toys_hobby", packed=packed, packed_weight="200 g", ordered_on=on
        )
        assert japan.bill(order).total is None
