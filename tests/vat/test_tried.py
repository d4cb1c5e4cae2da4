"""What an outsider tried: places outside the tax, codes of another kind, and values of any type."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

import xborder as xb
from xborder.errors import InvalidInput, InvalidType, NoRuleInForce, NotFound
from xborder.exchange import RateTable
from xborder.money import Money
from xborder.trade.sale import Customer, RunningTotal, Sale, Trader

DAY = dt.date(2026, 11, 10)


@pytest.mark.parametrize(
    ("country", "postcode"),
    [("DE", "27498"), ("IT", "23041"), ("IT", "22061"), ("GR", "63086"), ("ES", "35001")],
)
def test_places_outside_the_union_s_area_have_no_rate(country, postcode):
    """Directive 2006/112/EC, Art. 6: Heligoland, Livigno, Campione, Mount Athos, the Canaries."""
    with pytest.raises(NoRuleInForce, match="outside the Union's VAT area"):
        xb.vat.rate(country, on=DAY, postcode=postcode)


@pytest.mark.parametrize(
    ("country", "place", "share"),
    [
        ("IM", {}, "0.2"),  # Value Added Tax Act 1994, s. 93; the Customs and Excise Agreement 1979
        ("MC", {}, "0.2"),  # Directive 2006/112/EC, Art. 7(1)
        ("FR", {"postcode": "20000"}, "0.2"),  # Corsica: its own reduced rates, the same standard
        ("DE", {"postcode": "78266"}, "0.081"),  # Buesingen is under Swiss VAT
        ("PT", {"postcode": "9000-001"}, "0.22"),
        ("AT", {"postcode": "6691"}, "0.19"),
        ("CY", {"postcode": "5513"}, "0.19"),  # the Sovereign Base Areas: Art. 7(1)
    ],
)
def test_places_under_another_s_rates_have_them(country, place, share):
    assert str(xb.vat.rate(country, on=DAY, **place).rate) == share


@pytest.mark.parametrize(
    ("country", "meant"), [("de", "DE"), ("UK", "GB"), ("EL", "GR"), ("ZZ", "ISO 3166")]
)
def test_a_code_of_another_kind_is_told_apart(country, meant):
    with pytest.raises(InvalidInput, match=meant):
        xb.vat.rate(country, on=DAY)


def test_a_place_without_rules_is_not_found():
    with pytest.raises(NotFound):
        xb.vat.rate("JE", on=DAY)
    with pytest.raises(NotFound):
        xb.vat.rate("GB", on=DAY, postcode="JE2 3AB")


def test_a_region_that_cannot_be_read_is_not_the_mainland():
    with pytest.raises(InvalidInput, match="ES-IC"):
        xb.vat.rate("ES", on=DAY, region="Tenerifa")
    with pytest.raises(InvalidInput, match="DE-HELGOLAND"):
        xb.vat.rate("DE", on=DAY, postcode="2749")


@pytest.mark.parametrize("value", [None, 5, float("nan"), pd.NA, ["DE"], b"DE"], ids=repr)
@pytest.mark.parametrize("name", ["country", "goods", "region", "postcode"])
def test_what_is_no_text_is_named(name, value):
    given = {"country": "DE", "goods": "books", name: value}
    if value is None and name in {"region", "postcode"}:
        assert xb.vat.rate(**given, on=DAY).share
        return
    with pytest.raises(InvalidType, match=name):
        xb.vat.rate(**given, on=DAY)
    with pytest.raises(InvalidType, match=name):
        xb.vat.rate_history(**given)


@pytest.mark.parametrize("day", [None, "2026-01-01", 5, float("nan"), pd.NaT], ids=repr)
def test_what_is_no_day_is_named(day):
    with pytest.raises(InvalidType, match="on is a"):
        xb.vat.rate("DE", on=day)
    with pytest.raises(InvalidType, match="on is a"):
        xb.vat.Sold(threshold="eu.distance_sales", on=day, net=xb.Money("1 EUR"))
    with pytest.raises(InvalidType, match="on is a"):
        xb.vat.watch([], on=day)


@pytest.mark.parametrize("day", [pd.Timestamp(DAY), np.datetime64("2026-11-10")], ids=repr)
def test_a_midnight_is_a_day(day):
    assert str(xb.vat.rate("DE", on=day).rate) == "0.19"
    sold = xb.vat.Sold(
        threshold="eu.distance_sales", on=day, net=xb.Money("1 EUR"), count=np.int64(2)
    )
    assert [each.count for each in xb.vat.watch([sold], on=day)] == [2]


@pytest.mark.parametrize(
    "fault",
    [
        {"threshold": None},
        {"net": 5},
        {"net": "9000 EUR"},
        {"net": None},
        {"count": 1.5},
        {"count": None},
    ],
    ids=repr,
)
def test_what_was_sold_is_checked_at_the_door(fault):
    (name,) = fault
    facts = {"threshold": "eu.distance_sales", "on": DAY, "net": xb.Money("1 EUR")}
    with pytest.raises(InvalidType, match=name):
        xb.vat.Sold(**facts | fault)


@pytest.mark.parametrize("sold", [None, 5, "abc", [5], pd.DataFrame({"net": [1]})], ids=type)
def test_a_watch_takes_rows_of_what_was_sold(sold):
    with pytest.raises(InvalidType, match="sold"):
        xb.vat.watch(sold, on=DAY)


@pytest.mark.parametrize(
    ("weeks", "fault"),
    [(0, InvalidInput), (521, InvalidInput), (10**9, InvalidInput), (1.5, InvalidType)],
)
def test_a_pace_takes_whole_weeks(weeks, fault):
    with pytest.raises(fault, match="weeks"):
        xb.vat.watch([], on=DAY, weeks=weeks)


def test_alaska_s_cities_are_said_to_be_left_out():
    """Alaska Remote Seller Sales Tax Code, 01.010: members tax sales of remote sellers."""
    found = xb.vat.determine(
        Sale(
            on=DAY,
            ship_from="US",
            ship_from_region="US-NY",
            ship_to="US",
            region="US-AK",
            prices="net",
            items=[xb.Item(quantity=1, unit_price="100 USD", category="general", excise="none")],
            seller=Trader(country="US", registrations={"US-NY"}),
            buyer=Customer(kind="consumer"),
        )
    )
    assert (found.state, found.regime) == ("estimate", "no_sales_tax")
    assert any("Alaska" in str(reason) for reason in found.reasons)


@pytest.mark.parametrize(("year", "state"), [(2026, "exact"), (2029, "estimate")])
def test_a_scheme_in_doubt_makes_its_sale_an_estimate(year, state):
    """HM Treasury, 13 July 2026: the rules up to GBP 135 end by March 2029; what follows is open."""
    found = xb.vat.determine(
        Sale(
            on=dt.date(year, 4, 1),
            ship_from="CN",
            ship_to="GB",
            prices="net",
            items=[xb.Item(quantity=1, unit_price="100 GBP", category="general", excise="none")],
            seller=Trader(country="CN", registrations={"GB"}),
            buyer=Customer(kind="consumer"),
        )
    )
    assert (found.state, found.regime) == (state, "gb_low_value")


@pytest.mark.parametrize("beside", [{"book": 5}, {"rates": 5}, {"assume": 5}, {"assume": ["a"]}])
def test_what_is_given_beside_a_sale_is_checked(beside):
    sale = Sale(
        on=DAY,
        ship_to="DE",
        prices="net",
        items=[xb.Item(quantity=1, unit_price="100 EUR")],
        seller=Trader(),
        buyer=Customer(),
    )
    (name,) = beside
    if name == "book":
        with pytest.raises(InvalidType, match=name):
            xb.vat.rate("DE", on=DAY, **beside)
        with pytest.raises(InvalidType, match=name):
            xb.vat.watch([], on=DAY, **beside)
    with pytest.raises(InvalidType, match=name):
        xb.vat.determine(sale, **beside)


def to_business(**changes):
    """Return a sale of one thing at EUR 100 net, from Ireland to a business in Germany."""
    given = {
        "on": DAY,
        "ship_from": "IE",
        "ship_to": "DE",
        "prices": "net",
        "items": [xb.Item(quantity=1, unit_price="100 EUR", category="general", excise="none")],
        "seller": Trader(country="IE", registrations={"IE", "OSS"}),
        "buyer": Customer(kind="business", tax_number="DE136695976", number_valid=True),
        **changes,
    }
    return Sale(**given)


def test_a_mistyped_number_is_refused_where_numbers_are_checked():
    """Directive 2006/112/EC, Art. 138(1)(b): the acquirer is identified; ISO 7064 Mod 11, 10."""
    wrong = to_business(
        buyer=Customer(kind="business", tax_number="DE136695977", number_valid=True)
    )
    with pytest.raises(InvalidInput) as caught:
        xb.vat.determine(wrong, check_numbers=True)
    assert (caught.value.code, caught.value.where) == ("number.check_digit", "buyer.tax_number")
    assert "136695977" not in str(caught.value)
    right = xb.vat.determine(to_business(), check_numbers=True)
    assert (right.state, right.regime) == ("exact", "intra_community_supply")
    none = to_business(buyer=Customer(kind="consumer"), destination_chosen=True)
    assert xb.vat.determine(none, check_numbers=True).regime == "union_oss"


@pytest.mark.parametrize("number", ["none", "n/a", "", "1", "1" * 41])
def test_what_no_number_can_be_is_refused_at_the_door(number):
    with pytest.raises(ValueError, match="cannot be a tax number"):
        Customer(kind="business", tax_number=number)


def test_a_number_that_is_no_text_is_refused_at_the_door():
    with pytest.raises(ValueError, match="loses the zeros"):
        Customer(kind="business", tax_number=136695976)


def test_a_number_is_no_registration():
    with pytest.raises(ValueError, match="not the name of a registration"):
        Trader(country="IE", registrations={"IE6388047V"})


def sold_before(**sums):
    return to_business(
        seller=Trader(country="IE", registrations={"IE"}),
        buyer=Customer(kind="consumer"),
        totals=[RunningTotal(threshold="eu.distance_sales", **sums)],
    )


@pytest.mark.parametrize(
    ("current", "place"), [("-5.00 EUR", "IE"), ("9900.00 EUR", "IE"), ("9900.01 EUR", "DE")]
)
def test_credit_notes_may_exceed_the_sales_of_a_period(current, place):
    """Directive 2006/112/EC, Art. 59c(1)(c): the total value of the supplies, which may shrink."""
    found = xb.vat.determine(sold_before(previous="0 EUR", current=current))
    assert (found.state, found.place) == ("exact", place)


def test_a_total_in_another_currency_names_the_rate_that_is_missing():
    """Art. 59c(1)(c) fixes its limit in euro; only members have equivalents: Art. 59c(5)."""
    sale = sold_before(previous="0 EUR", current="500 USD")
    other = RateTable.from_mapping(
        {"EUR/GBP": "0.86"}, start=DAY, end=dt.date(2026, 12, 1), source="fixed for the test"
    )
    for rates in (None, other):
        found = xb.vat.determine(sale, rates=rates)
        assert found.state == "missing_fact"
        assert any(
            "USD cannot be compared with a limit in EUR" in str(each.text) for each in found.reasons
        )
    rates = RateTable.from_mapping(
        {"EUR/USD": "1.0861"}, start=DAY, end=dt.date(2026, 12, 1), source="fixed for the test"
    )
    told = xb.vat.determine(sale, rates=rates)
    assert (told.state, told.place) == ("exact", "IE")


PLACES = {"GB": "GBP", "CH": "CHF", "NO": "NOK", "DE": "EUR"}


@pytest.mark.parametrize("supply", ["electronic_service", "general_service"])
@pytest.mark.parametrize("country", PLACES)
def test_a_business_without_a_number_is_told_as_the_law_has_it(country, supply):
    """Outside the Union evidence of business serves; inside it the number: Reg. 282/2011, Art. 18.

    VATA 1994, s. 7A and HMRC VATPOSS05620; MWSTG Art. 45; merverdiavgiftsloven, 3-30 and 11-3.
    """
    found = xb.vat.determine(
        to_business(
            supply=supply,
            ship_from=None,
            ship_to=country,
            items=[xb.Item(quantity=1, unit_price=f"100 {PLACES[country]}", category="general")],
            seller=Trader(country="IE", registrations={"IE", "OSS"}),
            buyer=Customer(kind="business"),
            destination_chosen=True,
        )
    )
    if country != "DE":
        assert (found.regime, found.accountable, found.place) == (
            "reverse_charge",
            "buyer",
            country,
        )
    elif supply == "electronic_service":
        assert (found.state, found.regime, found.place) == ("exact", "union_oss", "DE")
    else:
        assert (found.state, found.regime, found.place) == ("estimate", "domestic", "IE")
        assert any("applied for a number" in str(each.text) for each in found.reasons)


@pytest.mark.parametrize("country", ["GB", "CH", "NO"])
def test_an_electronic_service_to_a_buyer_of_unknown_kind_asks_which(country):
    sale = to_business(
        supply="electronic_service", ship_from=None, ship_to=country, buyer=Customer()
    )
    found = xb.vat.determine(sale)
    assert (found.state, found.missing.fact) == ("missing_fact", "buyer.kind")
    business = next(each for each in found.missing.consequences if each.answer == "business")
    assert business.regime == "reverse_charge"


def test_in_the_union_a_buyer_without_a_number_counts_as_a_consumer():
    """Regulation (EU) No 282/2011, Art. 18(2): irrespective of information to the contrary."""
    facts = {"ship_from": None, "buyer": Customer(), "destination_chosen": True}
    online = xb.vat.determine(to_business(supply="electronic_service", **facts))
    assert (online.state, online.regime, online.place) == ("exact", "union_oss", "DE")
    # whether it is a business changes nothing without a number, so it is not asked for
    advice = xb.vat.determine(to_business(supply="general_service", **facts))
    assert (advice.missing, advice.regime, advice.place) == (None, "domestic", "IE")


@pytest.mark.parametrize("case", ["free", "no_supply", "own_goods"])
def test_goods_that_nobody_pays_for_cross_the_border_at_their_value(case):
    """Directive 2006/112/EC, Art. 14(4)(2): a distance sale is a supply for consideration."""
    sale = to_business(
        case=case,
        ship_from="CN",
        seller=Trader(country="CN", registrations={"IOSS"}, intermediary="IE"),
        buyer=Customer(kind="consumer"),
    )
    assert not sale.is_paid_for
    (item,) = sale.consignment().items
    assert (item.unit_price, item.customs_value) == (xb.Money("0 EUR"), xb.Money("100 EUR"))
    assert xb.vat.determine(sale).border.scheme == "eu.standard"
    free = xb.Item(quantity=1, unit_price="0 EUR", customs_value="7 EUR", category="general")
    assert sale.replace(items=[free]).consignment().items == (free,)
    nothing = xb.Item(quantity=1, unit_price="0 EUR", category="general")
    assert sale.replace(items=[nothing]).consignment().items == (nothing,)


def test_what_the_book_does_not_hold_of_a_destination_is_said():
    far = xb.vat.determine(to_business(ship_to="KE", buyer=Customer(kind="consumer")))
    assert (far.state, far.regime) == ("estimate", "export")
    near = xb.vat.determine(
        to_business(ship_to="ES", postcode="35001", buyer=Customer(kind="consumer"))
    )
    assert (near.state, near.regime, near.border) == ("estimate", "export", None)


def shirt_to(state, price, **facts):
    return xb.vat.determine(
        Sale(
            on=DAY,
            ship_from="US",
            ship_to="US",
            region=state,
            prices=facts.pop("prices", "net"),
            items=[xb.Item(quantity=2, unit_price=price, hs_code="610910", excise="none", **facts)],
            seller=Trader(country="US", registrations={state}),
            buyer=Customer(kind="consumer"),
        )
    )


@pytest.mark.parametrize(
    ("state", "price", "rate"),
    [
        ("US-NY", "109.99 USD", "0"),  # N.Y. Tax Law 1115(a)(30): less than USD 110 a piece
        ("US-NY", "110 USD", "0.04"),
        ("US-CT", "1000 USD", "0.0635"),  # Conn. Gen. Stat. 12-408(1)(H): above USD 1,000
        ("US-CT", "1000.01 USD", "0.0775"),
    ],
)
def test_a_rate_may_follow_the_price_of_a_piece(state, price, rate):
    assert str(shirt_to(state, price).rate) == rate


def test_a_sale_below_every_threshold_needs_no_rate():
    """New York asks for its tax above USD 500,000 and 100 sales (Tax Law 1101(b)(8)(iv))."""
    few = RunningTotal(
        threshold="us.ny.nexus",
        previous="0 USD",
        previous_count=0,
        current="900 USD",
        current_count=9,
    )
    found = xb.vat.determine(
        Sale(
            on=DAY,
            ship_from="US",
            ship_from_region="US-NY",
            ship_to="US",
            region="US-NY",
            prices="tax_included",  # what rate is inside goes by the price of a piece without it
            items=[xb.Item(quantity=1, unit_price="100 USD", hs_code="610910", excise="none")],
            seller=Trader(country="US", registrations=[]),
            buyer=Customer(kind="consumer"),
            totals=[few],
        )
    )
    assert (found.state, found.tax, found.net) == ("exact", Money("0 USD"), Money("100 USD"))


@pytest.mark.parametrize(("price", "crossed"), [("62500 NOK", False), ("62501 NOK", True)])
def test_a_service_from_where_no_rate_is_known_counts_at_the_rate_of_the_customer(price, crossed):
    """Norway registers above NOK 50,000: 62,500 holds 25 %, and is that very sum (mval. § 2-1)."""
    none = RunningTotal(threshold="no.registration", previous="0 NOK", current="0 NOK")
    found = xb.vat.determine(
        Sale(
            supply="electronic_service",
            on=DAY,
            ship_to="NO",
            prices="tax_included",
            items=[xb.Item(quantity=1, unit_price=price)],
            seller=Trader(country="VU", registrations=[]),
            buyer=Customer(kind="consumer"),
            totals=[none],
        )
    )
    (threshold,) = found.thresholds
    assert threshold.crossed is crossed


def test_of_those_who_are_not_named_nothing_is_known():
    bare = Sale(
        on=DAY,
        ship_from="IE",
        ship_to="DE",
        prices="net",
        items=[xb.Item(quantity=1, unit_price="40 EUR")],
    )
    assert bare == bare.replace(seller=Trader(), buyer=Customer())
    assert xb.vat.determine(bare).state == "missing_fact"


def test_a_price_that_cannot_be_compared_has_no_rate():
    assert shirt_to("US-NY", "100 EUR").state == "unsupported"
    assert shirt_to("US-NY", "100 USD", prices="tax_included").state == "unsupported"
    # Massachusetts taxes what is above USD 175 of a piece: no share of the price
    assert shirt_to("US-MA", "176 USD").state == "unsupported"
    assert str(shirt_to("US-MA", "175 USD").rate) == "0"


CHINESE = {"country": "CN", "registrations": []}
IRISH = {"country": "IE", "registrations": ["IE", "OSS"]}
BAZAAR = {"name": "Bazaar", "country": "LU", "registrations": ["OSS", "IOSS", "LU"]}


def one(price, ship_from, ship_to, seller, **changes):
    """Return a sale of one tee, net of tax, to a consumer on 10 November 2026."""
    given = {
        "on": DAY,
        "ship_from": ship_from,
        "ship_to": ship_to,
        "prices": "net",
        "items": [{"quantity": 1, "unit_price": price, "hs_code": "61091000", "origin": "CN"}],
        "seller": seller,
        "buyer": {"kind": "consumer"},
        **changes,
    }
    if "marketplace" in given:
        given["channel"] = "marketplace"
    return xb.vat.determine(Sale.model_validate(given))


def distance(current, currency="EUR", seller=IRISH, ship_from="IE"):
    so_far = {
        "threshold": "eu.distance_sales",
        "previous": f"0 {currency}",
        "current": f"{current} {currency}",
    }
    return one(f"100 {currency}", ship_from, "DE", seller, totals=[so_far])


@pytest.mark.parametrize(
    ("found", "place", "regime", "tax"),
    [
        # Directive 2006/112/EC, Art. 14a(1): goods from outside, up to EUR 150, 19 % of 150
        (lambda: one("150.00 EUR", "CN", "DE", CHINESE, marketplace=BAZAAR), "DE", "ioss", "28.50"),
        (
            lambda: one("150.01 EUR", "CN", "DE", CHINESE, marketplace=BAZAAR),
            None,
            "import_standard",
            "0.00",
        ),
        # Art. 14a(2): any sale inside the Union of a seller from outside it, home sales too
        (
            lambda: one("100 EUR", "DE", "DE", CHINESE, marketplace=BAZAAR),
            "DE",
            "union_oss",
            "19.00",
        ),
        (
            lambda: one("100 EUR", "DE", "FR", CHINESE, marketplace=BAZAAR),
            "FR",
            "union_oss",
            "20.00",
        ),
        # Windsor Framework, Art. 8: goods of Northern Ireland are the Union's, at the British rate
        (
            lambda: one("100 EUR", "IE", "XI", IRISH, destination_chosen=True),
            "XI",
            "union_oss",
            "20.00",
        ),
        (
            lambda: one("100 GBP", "GB", "XI", {"country": "GB", "registrations": ["GB"]}),
            "GB",
            "gb_domestic",
            "20.00",
        ),
        # Art. 59c: 10,000 itself is not above
        (lambda: distance("9900.00"), "IE", "domestic", "23.00"),
        (lambda: distance("9900.01"), "DE", "union_oss", "19.00"),
        # Skatteverket: SEK 99,680, fixed at the rate of 5 December 2017
        (
            lambda: distance("99580.00", "SEK", {"country": "SE", "registrations": ["SE"]}, "SE"),
            "SE",
            "domestic",
            "25.00",
        ),
        (
            lambda: distance(
                "99580.01", "SEK", {"country": "SE", "registrations": ["SE", "OSS"]}, "SE"
            ),
            "DE",
            "union_oss",
            "19.00",
        ),
        # MWSTG Art. 20a: platforms since 1 January 2025; before, CHF 4.05 is too small to be taken
        (
            lambda: one(
                "50 CHF",
                "CN",
                "CH",
                CHINESE,
                on=dt.date(2025, 1, 1),
                marketplace={"name": "B", "country": "CN", "registrations": ["CH"]},
            ),
            "CH",
            "ch_platform",
            "4.05",
        ),
        (
            lambda: one(
                "50 CHF",
                "CN",
                "CH",
                CHINESE,
                on=dt.date(2024, 12, 31),
                marketplace={"name": "B", "country": "CN", "registrations": ["CH"]},
            ),
            None,
            "import_relief",
            "0.00",
        ),
        # VAT Act 1994, s. 7AA: GBP 135 of the consignment
        (
            lambda: one("135 GBP", "CN", "GB", {"country": "CN", "registrations": ["GB"]}),
            "GB",
            "gb_low_value",
            "27.00",
        ),
        (
            lambda: one("135.01 GBP", "CN", "GB", {"country": "CN", "registrations": ["GB"]}),
            None,
            "import_standard",
            "0.00",
        ),
    ],
)
def test_both_sides_of_a_limit(found, place, regime, tax):
    decided = found()
    assert (decided.state, decided.place, decided.regime) == ("exact", place, regime)
    assert str(decided.tax.amount) == tax


@pytest.mark.parametrize(
    ("state", "on", "owes"),
    [
        ("IL", dt.date(2025, 12, 31), True),  # Public Act 104-0006: the count ended with 2025
        ("IL", dt.date(2026, 1, 1), False),
        ("UT", dt.date(2025, 6, 30), True),  # S.B. 47 (2025): the count ended with June 2025
        ("UT", dt.date(2025, 7, 1), False),
        ("NC", dt.date(2024, 6, 30), True),  # S.L. 2024-28: the count ended with June 2024
        ("NC", dt.date(2024, 7, 1), False),
        ("NJ", DAY, True),  # P.L. 2018, c. 132: 200 transactions still count
        ("CA", DAY, False),  # dollars alone, USD 500,000
    ],
)
def test_a_state_that_ended_its_count_asks_for_dollars_alone(state, on, owes):
    """250 sales of USD 50,000 in all: above a count of 200, below every amount."""
    so_far = {
        "threshold": f"us.{state.lower()}.nexus",
        "previous": "0 USD",
        "current": "50000 USD",
        "previous_count": 0,
        "current_count": 250,
    }
    decided = one(
        "50 USD",
        "US",
        "US",
        {"country": "US", "registrations": ["US-NY"]},
        on=on,
        ship_from_region="US-NY",
        region=f"US-{state}",
        totals=[so_far],
    )
    assert (decided.regime == "us_sales_tax") is owes
    assert (decided.regime == "no_nexus") is not owes


def test_a_sale_that_reaches_a_threshold_says_what_to_register_for_and_by_when():
    """Australian Taxation Office, Registering for GST: AUD 75,000 or more, within 21 days."""
    so_far = {"threshold": "au.registration", "current": "74600 AUD"}
    decided = one("500 AUD", "CN", "AU", CHINESE, totals=[so_far])
    (standing,) = decided.thresholds
    assert standing.crossed
    assert standing.notify_by == dt.date(2026, 12, 1)
    told = decided.explain()
    assert "A$75,100.00 of A$75,000.00, reached with this sale; it counts from later on." in told
    assert "To register for: GST in Australia." in told
    assert "GST" in decided.explain(locale="zh_CN")


@pytest.mark.parametrize(
    ("sold", "registered", "state"),
    [
        ("74600", (), "exact"),
        ("74900", (), "estimate"),
        ("75100", (), "estimate"),
        ("75100", ("AU",), "exact"),
    ],
)
def test_who_had_to_be_registered_and_is_not_is_never_exactly_untaxed(sold, registered, state):
    """GST Act s. 9-5: the tax is owed by who is registered or required to be (s. 23-5, 23-15)."""
    so_far = {"threshold": "au.registration", "current": f"{sold} AUD"}
    seller = {**CHINESE, "registrations": registered}
    decided = one("300 AUD", "CN", "AU", seller, totals=[so_far])
    assert decided.state == state, decided.reasons
    assert ("owes the tax all the same" in decided.explain()) is (state == "estimate")


@pytest.mark.parametrize(
    ("sold", "doubted"), [("499000", False), ("499950", True), ("500050", False)]
)
def test_the_sale_that_crosses_a_threshold_is_doubted_where_its_own_tax_was_not_read(sold, doubted):
    """California, Rev. and Tax. Code s. 6203(c)(4): USD 500,000; from which sale on is not in it."""
    so_far = {"threshold": "us.ca.nexus", "previous": "0 USD", "current": f"{sold} USD"}
    seller = {"country": "US", "registrations": ["US-NY"]}
    way = {"ship_from_region": "US-NY", "region": "US-CA", "totals": [so_far]}
    decided = one("100 USD", "US", "US", seller, **way)
    assert ("here it counts from the next one on" in decided.explain()) is doubted


@pytest.mark.parametrize(
    ("ship_to", "state", "says"),
    [
        # Done where they are consumed: taxable there, and who registers for it was not read.
        ("NO", "estimate", "has to register for services that are done in the country"),
        ("KR", "estimate", "has to register for services that are done in the country"),
        # Laws of which the goods alone are held.
        ("US", "estimate", "no rule of the United States for it"),
        ("CO", "estimate", "no rule of Colombia for it"),
        # There is no tax on sales at all.
        ("HK", "exact", ""),
    ],
)
@pytest.mark.parametrize("supply", ["restaurant", "admission", "property_service"])
def test_services_done_abroad_are_not_surely_untaxed(supply, ship_to, state, says):
    found = xb.vat.determine(
        Sale(
            supply=supply,
            on=dt.date(2026, 11, 10),
            ship_to=ship_to,
            prices="net",
            items=[{"quantity": 1, "unit_price": "100 EUR"}],
            seller=Trader(country="FR", registrations={"FR"}),
            buyer=Customer(kind="consumer", country=ship_to),
        )
    )
    assert (found.taxation, found.state) == ("outside_scope", state)
    assert says in found.explain()
