"""Discounts, home tax and what is cut to measure: values, and what holds whatever is given."""

import datetime as dt
import random
from decimal import ROUND_HALF_UP, Decimal

import pytest
from pydantic import ValidationError
from tests import mini

import xborder as xb
from xborder import compare_routes, price_for_landed
from xborder.errors import InvalidInput, InvalidType
from xborder.landed_cost.admission import Supplied, admit, rules_for
from xborder.landed_cost.refund import refund_on_return
from xborder.landed_cost.run import chunk_lanes, evaluate
from xborder.landed_cost.solvers.routes import Route
from xborder.policy import default_book
from xborder.policy.vocabulary import FREE, Flat, Money, Percent, PerUnit, Quantity
from xborder.trade import HomeTax

DAY = dt.date(2026, 11, 30)
CENT = Decimal("0.01")


def item(price="100 GBP", **given):
    return xb.Item(
        **{"hs_code": "610910", "origin": "CN", "quantity": 1, **given}, unit_price=price
    )


def parcel(*items, ship_to="GB", shipping="0 GBP", **given):
    return xb.Consignment(
        **{
            "ship_from": "CN",
            "on": DAY,
            "prices": "net",
            "seller": xb.Seller(registrations=()),
            "buyer": xb.Buyer(kind="consumer"),
            **given,
        },
        ship_to=ship_to,
        shipping=shipping,
        items=items or (item(),),
    )


def total(*items, **given):
    return xb.quote(parcel(*items, **given)).total


def swiss(*prices, code="610910", shipping="0 CHF", **given):
    lines = [item(f"{price} CHF", hs_code=code, origin="DE") for price in prices]
    return parcel(*lines, ship_from="DE", ship_to="CH", shipping=shipping, **given)


# Home tax: Directive 2006/112/EC, Art. 146(1)(a); the rates are those of German law, section 12
# UStG: 19% and 7%.


@pytest.mark.parametrize("home", [{"rate": "0.19"}, {"country": "DE"}, HomeTax(country="DE")])
def test_the_seller_s_own_vat_is_taken_out_of_shop_prices(home):
    quote = xb.quote(swiss("119", home_tax=home))
    assert quote.sum_of("goods") == Money("100.00 CHF")
    assert quote.total == Money("108.10 CHF")  # 8.1% Swiss import tax


def test_home_tax_by_country_goes_by_the_goods():
    """A book bears 7% in Germany: 10.70 is 10.00."""
    quote = xb.quote(swiss("10.70", code="490199", home_tax={"country": "DE"}))
    assert quote.sum_of("goods") == Money("10.00 CHF")


def test_home_tax_by_country_goes_by_the_day_of_the_order():
    """16% in the second half of 2020: 116 is 100."""
    sale = dt.date(2020, 12, 30)
    quote = xb.quote(swiss("116", home_tax={"country": "DE"}, on=sale).replace(
        items=[item("116 CHF", origin="DE", gross_weight="0.2 kg")]
    ))  # fmt: skip
    assert quote.sum_of("goods") == Money("100.00 CHF")


def test_home_tax_is_inside_shipping_insurance_and_discounts_and_not_inside_fees():
    fee = xb.Fee(name="Post", amount="11.90 CHF", taxable=False)
    quote = xb.quote(
        swiss(
            "119",
            shipping="11.90 CHF",
            insurance="1.19 CHF",
            coupon="23.80 CHF",
            platform_coupon="11.90 CHF",
            fees=[fee],
            home_tax={"rate": "0.19"},
        )
    )
    own = {line.id: line.amount for line in quote.lines if line.rule is None}
    assert own == {
        "price": Money("100.00 CHF"),
        "freight": Money("10.00 CHF"),
        "insurance": Money("1.00 CHF"),
        "seller_discount": Money("-20.00 CHF"),
        "platform_discount": Money("-10.00 CHF"),
        "other_fees": Money("11.90 CHF"),
    }


def test_a_stated_customs_value_holds_no_home_tax():
    quote = xb.quote(
        swiss("119", home_tax={"rate": "0.19"}).replace(
            items=[item("119 CHF", customs_value="50 CHF", origin="DE")]
        )
    )
    base = next(line.base for line in quote.lines if line.id == "import_vat")
    assert base == Money("50.00 CHF")


def test_the_trace_says_what_was_taken_out():
    named = xb.quote(swiss("119", home_tax={"country": "DE"}))
    assert "the price asked, less 19% VAT of Germany inside it" in named.explain()
    by_rate = xb.quote(swiss("119", home_tax={"rate": "0.19"}))
    assert "the price asked, less 19% VAT inside it" in by_rate.explain()
    assert "inside it" not in xb.quote(swiss("119")).explain()
    assert "标价" in named.explain(locale="zh_CN")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"home_tax": {}}, "home_tax.both"),
        ({"home_tax": {"rate": "0.19", "country": "DE"}}, "home_tax.both"),
        ({"home_tax": {"rate": "0.19"}, "prices": "landed"}, "consignment.home_tax"),
    ],
)
def test_home_tax_is_told_once_and_beside_net_prices(given, code):
    with pytest.raises(ValidationError) as caught:
        swiss("119", **given)
    assert xb.problems(caught.value)[0].code == code


@pytest.mark.parametrize(
    "rate",
    [
        None,
        PerUnit(Money("1 CHF"), Quantity.NET_KG),
        mini.law(Percent("0.1"), evidence="unchecked"),
        mini.law(Percent("0.1"), status="scheduled"),
    ],
)
def test_home_tax_of_a_country_without_a_plain_rate_is_asked_for(rate):
    tables = () if rate is None else (mini.table("vat", ("61", rate)),)
    book = mini.book(mini.charge("tax", Percent("0.1")), tables=tables)
    there = mini.parcel(home_tax={"country": "CH"})
    with pytest.raises(InvalidInput, match=r"home_tax=.*0\.19"):
        xb.quote(there, book=book)


def test_home_tax_may_be_nothing():
    tables = (mini.table("vat", ("61", FREE)),)
    book = mini.book(mini.charge("tax", Percent("0.1")), tables=tables)
    assert xb.quote(mini.parcel(home_tax={"country": "CH"}), book=book).total == Money("110 CHF")


# Discounts, at British VAT of 20% (VATA 1994, s. 2(1)), which falls on what is paid.


def test_a_discount_on_the_order_takes_off_goods_and_shipping_and_no_more():
    quote = xb.quote(parcel(item("23 GBP"), shipping="8.95 GBP", discount="37 GBP"))
    assert quote.total == Money("0.00 GBP")
    assert all(line.amount.amount <= 0 for line in quote.lines if line.id != "price")
    assert quote.charge("supply_vat") == Money("0.00 GBP")


def test_a_discount_on_the_order_is_shared_by_what_goods_and_shipping_cost():
    """10 off 30 and 10: 7.50 and 2.50; then 20% of 30."""
    quote = xb.quote(parcel(item("30 GBP"), shipping="10 GBP", discount="10 GBP"))
    assert quote.charge("seller_discount") == Money("-7.50 GBP")
    assert quote.charge("freight") == Money("7.50 GBP")
    assert quote.total == Money("36.00 GBP")


def test_a_discount_on_the_order_comes_after_all_others():
    """100 less 20 on the line less 10 coupon less 10 by the platform is 60, shipping 20 less 5
    is 15: of 25 off, 20 fall on the goods and 5 on shipping."""
    quote = xb.quote(
        parcel(
            item("100 GBP", discount="20 GBP"),
            coupon="10 GBP",
            platform_coupon="10 GBP",
            shipping="20 GBP",
            shipping_discount="5 GBP",
            discount="25 GBP",
        )
    )
    assert quote.charge("seller_discount") == Money("-50.00 GBP")
    assert quote.charge("freight") == Money("10.00 GBP")


def test_a_discount_on_an_order_whose_shipping_is_not_known_falls_on_the_goods():
    quote = xb.quote(parcel(item("30 GBP"), shipping=None, discount="10 GBP"))
    assert quote.charge("seller_discount") == Money("-10.00 GBP")
    assert quote.state == "estimate"


def test_a_discount_on_a_line_falls_on_that_line_alone():
    """A book is zero-rated: of 50 less 10 and 50, the discount on the tee saves 2 of tax."""
    tee, book = item("50 GBP", discount="10 GBP"), item("50 GBP", hs_code="490199")
    assert total(tee, book) == Money("98.00 GBP")
    assert total(tee.replace(discount=None), book.replace(discount="10 GBP")) == Money("100.00 GBP")


def test_a_coupon_is_shared_over_what_line_discounts_leave():
    """Of 20 off, nothing falls on a line that is free already."""
    free, paid = item("50 GBP", discount="50 GBP"), item("50 GBP", hs_code="490199")
    quote = xb.quote(parcel(free, paid, coupon="20 GBP"))
    off = {line.item: line.amount for line in quote.lines if line.id == "seller_discount"}
    assert off == {0: Money("-50.00 GBP"), 1: Money("-20.00 GBP")}


def test_a_discount_does_not_lower_a_stated_customs_value():
    """No sale made that value (Regulation (EU) No 952/2013, Art. 74)."""
    stated = item("300 GBP", customs_value="200 GBP")
    base = {
        discount: next(
            line.base
            for line in xb.quote(parcel(stated.replace(discount=discount))).lines
            if line.id == "duty"
        )
        for discount in (None, "100 GBP")
    }
    assert base[None] == base["100 GBP"] == Money("200.00 GBP")


@pytest.mark.parametrize(
    ("items", "given", "code"),
    [
        ([{"discount": "100.01 GBP"}], {}, "item.discount"),
        ([{"discount": "1 EUR"}], {}, "item.discount"),
        ([{}], {"discount": "1 EUR"}, "consignment.discount"),
        ([{"discount": "30 GBP"}], {"coupon": "80 GBP"}, "consignment.coupon"),
    ],
)
def test_a_discount_that_cannot_be_is_refused(items, given, code):
    with pytest.raises(ValidationError) as caught:
        parcel(*[item(**each) for each in items], **given)
    assert xb.problems(caught.value)[0].code == code


# What is cut to measure


def test_a_measured_quantity_is_exact_and_its_value_rounded_once():
    """2.6 x 12.35 is 32.11; 0.333 x 0.10 is 0.0333, so 0.03."""
    cloth = item("12.35 GBP", quantity="2.6", hs_code="520852")
    assert cloth.line_value == Money("32.11 GBP")
    assert xb.quote(parcel(cloth)).sum_of("goods") == Money("32.11 GBP")
    thread = item("0.10 GBP", quantity=Decimal("0.333"), hs_code="520852")
    assert xb.quote(parcel(thread)).sum_of("goods") == Money("0.03 GBP")


def test_a_measured_quantity_is_one_piece():
    """VOEC takes items below NOK 3,000: 2.6 m at 1,500 are one item of 3,900, two pieces two."""
    given = {"ship_to": "NO", "seller": xb.Seller(registrations={"VOEC"}), "shipping": "0 NOK"}
    cloth = item("1500 NOK", hs_code="520852", quantity="2.6")
    assert xb.quote(parcel(cloth, **given)).schemes == ("no.import",)
    assert xb.quote(parcel(cloth.replace(quantity="2.0"), **given)).schemes == ("no.import",)
    assert xb.quote(parcel(cloth.replace(quantity=2), **given)).schemes == ("no.voec",)


def test_weights_and_volumes_of_a_measured_quantity_are_of_one_metre():
    duty = PerUnit(Money("100 CHF"), Quantity.NET_KG)
    book = mini.book(mini.charge("duty", duty), mini.charge("item", Flat(Money("1 CHF"))))
    cloth = mini.item("10 CHF", quantity="2.6", weight="0.5 kg")
    quote = xb.quote(mini.parcel(cloth), book=book)
    assert quote.charge("duty") == Money("130.00 CHF")


def test_a_measured_quantity_makes_the_trip_to_json():
    for given, held in (("2.6", "2.6"), (Decimal(3), "3.0"), (Decimal("2.50"), "2.50")):
        line = item(quantity=given)
        assert str(line.quantity) == held
        assert xb.Item.model_validate_json(line.model_dump_json()) == line
    assert isinstance(item(quantity=3).quantity, int)


@pytest.mark.parametrize(
    "quantity",
    ["0.0", Decimal(0), Decimal("-1.5"), Decimal("NaN"), Decimal("1E+20"), "1.1234567", 2.5, "2"],
)
def test_no_other_quantity_is_taken(quantity):
    with pytest.raises(ValidationError, match="quantity"):
        item(quantity=quantity)


def test_cigarettes_are_counted_in_pieces():
    with pytest.raises(ValidationError, match="whole number of pieces"):
        item(cigarettes="20.5")


# What holds for all of them


def drawn(dice):
    """Return a parcel with any of the facts above, in francs."""
    prices = [dice.randrange(100, 30_000) for _ in range(dice.randrange(1, 5))]
    lines = []
    for price in prices:
        quantity = dice.choice([1, 2, 3, "2.6", "0.75"])
        line = mini.item(
            f"{price / 100:.2f} CHF", quantity=quantity, hs_code=dice.choice(["610910", "490199"])
        )
        if dice.random() < 0.5:
            off = (line.line_value.amount / 3).quantize(CENT, ROUND_HALF_UP)
            line = line.replace(discount=Money(off, "CHF"))
        lines.append(line)
    given = {
        "shipping": f"{dice.randrange(0, 2_000) / 100:.2f} CHF",
        "discount": dice.choice([None, f"{dice.randrange(1, 9_000) / 100:.2f} CHF"]),
        "home_tax": dice.choice([None, {"rate": dice.choice(["0.19", "0.07", "0.255"])}]),
        "coupon": dice.choice([None, "0.30 CHF"]),
        "platform_coupon": dice.choice([None, "0.20 CHF"]),
    }
    return mini.parcel(*lines, **given)


PARCELS = [drawn(random.Random(seed)) for seed in range(60)]  # noqa: S311 - the same each time
BOOK = mini.book(
    mini.charge("tax", Percent("0.1"), base=("price", "freight")),
    mini.charge("duty", Percent("0.05"), base=("goods",)),
)


def test_columns_say_what_single_quotes_say():
    rules = rules_for(BOOK, PARCELS[0])
    admitted = admit(PARCELS, rules, Supplied())
    lanes = chunk_lanes(rules, admitted)
    evaluation = evaluate(rules, admitted.facts(lanes), lanes)
    ledger = evaluation.declarations[0].ledger
    for name in ("tax", "duty"):
        column = [int(due) for due in ledger.lanes.entries(ledger.charges[name].due)]
        single = [
            line.amount.minor_units()
            for each in PARCELS
            for line in xb.quote(each, book=BOOK).lines
            if line.id == name
        ]
        assert column == single


@pytest.mark.parametrize("seed", range(0, 60, 4))
def test_shuffled_lines_come_to_the_same(seed):
    one = PARCELS[seed]
    turned = one.replace(items=one.items[::-1])
    assert xb.quote(one, book=BOOK).total == xb.quote(turned, book=BOOK).total


@pytest.mark.parametrize("seed", range(60))
def test_nothing_is_taken_off_twice_and_nothing_is_negative(seed):
    """What is paid is what was asked less all discounts, home tax out, to a cent a rounding."""
    one = PARCELS[seed]
    quote = xb.quote(one, book=BOOK)
    own = sum(line.amount.amount for line in quote.lines if line.rule is None)
    asked = sum(
        (each.line_value.amount.quantize(CENT, ROUND_HALF_UP) for each in one.items), Decimal(0)
    )
    off = sum((each.discount.amount for each in one.items if each.discount), Decimal(0))
    off += sum((c.amount for c in (one.coupon, one.platform_coupon) if c), Decimal(0))
    left = max(
        asked - off + one.shipping.amount - (one.discount.amount if one.discount else 0), Decimal(0)
    )
    rate = one.home_tax.rate if one.home_tax else Decimal(0)
    assert abs(own - left / (1 + rate)) <= CENT * 2 * len(one.items) if rate else own == left
    assert quote.total.amount >= 0
    assert all(line.amount.amount >= 0 for line in quote.lines if line.rule is not None)


@pytest.mark.parametrize("seed", range(0, 60, 6))
def test_splitting_a_line_moves_a_total_by_its_roundings(seed):
    """Two lines of one piece for one of two: each amount that is shared moves by a unit a line."""
    one = PARCELS[seed]
    twice = mini.item("20.30 CHF", quantity=2)
    once = mini.item("20.30 CHF", quantity=1)
    whole = xb.quote(one.replace(items=[*one.items, twice]), book=BOOK).total
    split = xb.quote(one.replace(items=[*one.items, once, once]), book=BOOK).total
    assert abs((whole - split).amount) <= CENT * 4 * (len(one.items) + 2)


@pytest.mark.parametrize(
    "given",
    [
        {"home_tax": {"rate": "0.19"}},
        {"discount": "7.40 CHF", "shipping": "4.90 CHF"},
        {"discount": "7.40 CHF", "shipping": "4.90 CHF", "home_tax": {"rate": "0.19"}},
        {"coupon": "3 CHF", "discount": "5 CHF"},
    ],
)
def test_the_price_solver_finds_what_brute_force_finds(given):
    one = mini.parcel(mini.item("20 CHF"), **given)

    def landed(minor):
        there = one.replace(items=[mini.item(f"{minor / 100:.2f} CHF")])
        return xb.quote(there, book=BOOK).total

    target = landed(2_000)
    hits = price_for_landed(one, target, item=0, book=BOOK).hits
    found = [
        price
        for hit in hits
        for price in range(hit.low[0].minor_units(), hit.high[0].minor_units() + 1)
    ]
    assert found == [minor for minor in range(1_900, 2_101) if landed(minor) == target]


def test_routes_compare_parcels_with_discounts():
    plain, less = parcel(item("30 GBP")), parcel(item("30 GBP"), discount="10 GBP")
    places = compare_routes([Route(name="plain", parcel=plain), Route(name="less", parcel=less)])
    assert [(place.route.name, str(place.total)) for place in places] == [
        ("less", "24.00 GBP"),
        ("plain", "36.00 GBP"),
    ]


# Returns by quantity


def test_a_part_of_a_line_takes_its_part_of_the_charges_back():
    """20% of 30 is 6, a third of it 2."""
    quote = xb.quote(parcel(item("10 GBP", quantity=3)))
    assert refund_on_return(quote, items={0: 1}).back == Money("2.00 GBP")
    assert refund_on_return(quote, items={0: 3}) == refund_on_return(quote)
    cloth = xb.quote(parcel(item("10 GBP", quantity="2.5", hs_code="520852")))
    assert refund_on_return(cloth, items={0: "0.5"}).back == Money("1.00 GBP")


@pytest.mark.parametrize("quantity", [0, 4, -1, "x", True, Decimal("NaN"), None])
def test_what_was_not_bought_cannot_come_back(quantity):
    quote = xb.quote(parcel(item("10 GBP", quantity=3)))
    with pytest.raises(InvalidInput, match="at most the 3 that were bought"):
        refund_on_return(quote, items={0: quantity})


def test_the_built_in_book_knows_home_taxes_of_its_members():
    """Standard rates of 2026: Commission, VAT rates applied in the member states."""
    rates = {"FR": "120", "SE": "125", "HU": "127", "LU": "117"}
    for country, price in rates.items():
        quote = xb.quote(swiss(price, home_tax={"country": country}), book=default_book())
        assert quote.sum_of("goods") == Money("100.00 CHF")


@pytest.mark.parametrize("items", [{0: "0.5"}, {0: Decimal("1.5")}, {0: 4}, {0: 0}])
def test_a_part_of_a_piece_does_not_come_back(items):
    quote = xb.quote(parcel(item("100 GBP", quantity=3)))
    with pytest.raises(InvalidInput, match="whole pieces, at most the 3"):
        refund_on_return(quote, items=items)


@pytest.mark.parametrize("items", [5, "0", {"0": 1}, [True], [0, "1"], [[0]], {None: 1}])
def test_lines_that_are_not_named_by_their_positions_are_refused(items):
    quote = xb.quote(parcel(item("100 GBP", quantity=3)))
    with pytest.raises(InvalidType, match="items"):
        refund_on_return(quote, items=items)
    with pytest.raises(InvalidType, match="quoted"):
        refund_on_return("quote", items=items)
