"""What an order says of itself: where it goes, when, in which currency, and whether it counts."""

from importlib.resources import files

import pytest
from babel import Locale
from tests.trade.orders.rows import PLAIN, only, read, report, row, told, wrong

from xborder.errors import InvalidInput
from xborder.money import Money
from xborder.trade.country_codes import COUNTRIES
from xborder.trade.country_names import name_key


@pytest.mark.parametrize(
    ("written", "languages", "code"),
    [
        ("DE", (), "DE"),
        ("de", (), "DE"),
        ("UK", (), "GB"),
        ("USA", (), "US"),
        ("Germany", (), "DE"),
        ("germany", (), "DE"),
        ("Deutschland", ("de",), "DE"),
        ("Allemagne", ("fr",), "DE"),
        ("United States of America", (), "US"),
        ("Reunion Island", (), "RE"),
        ("Réunion", (), "RE"),
        ("Turkey", (), "TR"),
        ("Czech Republic", (), "CZ"),
        ("Guam", (), "GU"),
        ("Jersey", (), "JE"),
        ("EIRE", (), "IE"),
        ("Côte d'Ivoire", (), "CI"),
        ("Cote d’Ivoire", (), "CI"),
    ],
)
def test_a_country_is_read_by_code_or_name(written, languages, code):
    order = only(row(country=written), mapping=PLAIN.replace(languages=languages))
    assert order.consignment.ship_to == code
    noted = f"rows.0.country: {written} is read as {code}." in told(order)
    assert noted == (written != code)


def test_an_unknown_country_is_refused_with_what_may_be_meant():
    (problem,) = report(row(country="Germny")).problems()
    assert (problem.code, problem.where) == ("order.country", "rows.0.country")
    assert problem.remedy == "Did you mean DE? Write the two letters of ISO 3166."
    (problem,) = report(row(country="Allemagne")).problems()
    assert "languages in the mapping" in problem.remedy


def test_an_order_without_a_country_is_refused():
    assert wrong(row(country="")) == [("order.ship_to", "rows.0.ship_to")]


def test_the_bills_address_is_taken_where_there_is_no_other_and_never_in_part():
    billed = {"bill_country": "Spain", "bill_region": "GC", "bill_zip": "35001"}
    order = only(row(country="", **billed))
    parcel = order.consignment
    assert (parcel.ship_to, parcel.region, parcel.postcode) == ("ES", "GC", "35001")
    assert "There is no address to ship to: that of the bill is taken." in told(order)[0]
    parcel = only(row(country="DE", **billed)).consignment
    assert (parcel.ship_to, parcel.region, parcel.postcode) == ("DE", None, None)


@pytest.mark.parametrize("written", ["'01067", '="01067"', "\t01067", "01067\u00a0"])
def test_what_keeps_a_spreadsheet_from_eating_zeros_is_dropped(written):
    order = only(row(zip=written))
    assert order.consignment.postcode == "01067"
    marked = written[0] in "'="
    assert any("keeps a spreadsheet" in note for note in told(order)) == marked


def test_a_postcode_without_its_zero_is_refused_where_it_decides():
    (problem,) = report(row(zip="1067")).problems()
    assert (problem.code, problem.where, problem.value) == ("order.address", "rows.0.zip", "1067")
    assert problem.message == "1067 is no postcode there; did you mean 01067?"
    assert "mainland" in problem.remedy


def test_it_is_noted_where_the_region_decides_alone():
    order = only(row(zip="1067", region="Sachsen (DE)"))
    assert (order.consignment.region, order.consignment.postcode) == ("Sachsen", "1067")
    assert told(order) == [
        "rows.0.region: Sachsen (DE) is read as Sachsen.",
        "rows.0.zip: 1067 is no postcode there, perhaps without its zero; the rest decides.",
    ]


def test_parts_of_an_address_that_contradict_each_other_are_refused():
    assert wrong(row(country="ES", region="GC", zip="28001")) == [("order.address", "rows.0.zip")]
    assert wrong(row(country="ES", region="Tenerifa")) == [("order.address", "rows.0.region")]


def test_the_country_of_another_region_stays_beside_it():
    assert only(row(country="CA", region="Ontario (XX)")).consignment.region == "Ontario (XX)"


@pytest.mark.parametrize("cell", [["a"], {"a": 1}, 1.5])
def test_what_is_not_text_is_refused_where_text_belongs(cell):
    assert wrong(row(zip=cell)) == [("order.text", "rows.0.zip")]


def test_a_whole_number_counts_as_its_digits():
    assert only(row(zip=80331, id=7)).consignment.postcode == "80331"


def test_an_order_without_a_day_or_with_a_bad_one_is_refused():
    assert wrong(row(day="")) == [("order.day", "rows.0.on")]
    assert wrong(row(day="soon")) == [("order.day", "rows.0.day")]


def test_the_currency_is_the_orders_then_the_callers_then_a_signs():
    assert only(row(currency="gbp")).consignment.shipping == Money("5.00 GBP")
    assert only(row(currency=""), currency="CHF").consignment.shipping == Money("5.00 CHF")
    assert only(row(currency="", price="19.90 €")).consignment.shipping == Money("5.00 EUR")
    order = only(row(currency="", price="$5"), mapping=PLAIN.replace(symbols={"$": "CAD"}))
    assert order.consignment.goods_value == Money("10.00 CAD")
    assert told(order) == ["rows.0.price: $5 is read in CAD."]


def test_a_currency_that_cannot_be_told_is_refused():
    assert wrong(row(currency="")) == [("order.currency", "rows.0.price")]
    assert wrong(row(currency="", price="")) == [("order.currency", "rows.0")]
    assert wrong(row(currency="XXX")) == [("currency.unknown", "rows.0.currency")]
    assert wrong(row(price="£5")) == [("currency.mismatch", "rows.0.price")]


def test_rows_that_state_another_fact_of_their_order_are_refused():
    first, second = row(), row(sku="CAP", country="FR")
    assert wrong(first, second, mapping=PLAIN.replace(line_key=["sku"])) == [
        ("order.disagrees", "rows.1.country")
    ]


def test_amounts_of_an_order_may_be_written_in_two_ways():
    first, second = row(shipping="5.0"), row(sku="CAP", shipping="5")
    order = only(first, second, mapping=PLAIN.replace(line_key=["sku"]))
    assert order.consignment.shipping == Money("5.00 EUR")


@pytest.mark.parametrize(
    ("cells", "kind", "why"),
    [
        ({"state": "Cancelled"}, "cancelled", "Its state is Cancelled."),
        ({"state": "DRAFT", "price": ""}, "unpriced", "Its state is DRAFT."),
        ({"market": "Elsewhere UK"}, "other_channel", "It was sold elsewhere: Elsewhere UK."),
        (
            {"refunded": "44.80", "total": "44.80", "subtotal": "39.80", "tax": "0"},
            "refunded",
            "It was paid back in full.",
        ),
        ({"pieces": "-2"}, "returned", "Every line comes back."),
        ({"ships": "false"}, "nothing_to_ship", "No line is shipped."),
        ({"line_state": "Cancelled"}, "nothing_to_ship", "No line is shipped."),
    ],
)
def test_what_makes_no_consignment_is_left_out_with_its_reason(cells, kind, why):
    found = read(row(**cells), mapping=PLAIN.replace(other_channels=["elsewhere"]))
    (left,) = found.left_out
    assert (left.id, left.kind, str(left.why), left.rows) == ("1", kind, why, (0,))
    assert not found.orders


def test_a_cancelled_order_tells_by_its_time_too():
    columns = {**PLAIN.columns, "cancelled": "stopped"}
    (left,) = read(row(stopped="2026-11-03"), mapping=PLAIN.replace(columns=columns)).left_out
    assert str(left.why) == "It was cancelled: 2026-11-03."


@pytest.mark.parametrize(
    "cells", [{"refunded": "-10.00"}, {"left over": "34.80", "total": "44.80"}]
)
def test_a_refund_of_a_part_is_noted_and_changes_nothing(cells):
    columns = {**PLAIN.columns, "adjusted_total": "left over"}
    order = only({**row(), **cells}, mapping=PLAIN.replace(columns=columns))
    assert order.consignment.goods_value == Money("39.80 EUR")
    assert any(
        note.startswith("rows.0: 10.00 was paid back, for what is not") for note in told(order)
    )


def test_a_marketplace_and_a_business_buyer_are_taken_from_the_export():
    order = only(row(market="Amazon.de", business="true"))
    assert (order.consignment.channel, order.consignment.marketplace) == (
        "marketplace",
        "Amazon.de",
    )
    assert order.consignment.buyer.kind == "business"
    assert only(row(business="false")).consignment.buyer.kind is None


def test_the_callers_facts_stand_on_every_order():
    from xborder.trade import Seller

    found = read(
        row(),
        row(id="2"),
        ship_from_postcode="200000",
        seller=Seller(registrations={"IOSS"}),
        incoterm="DDP",
        transport="post",
    )
    for parcel in found.consignments:
        assert (parcel.ship_from, parcel.ship_from_postcode) == ("CN", "200000")
        assert (parcel.incoterm, parcel.transport) == ("DDP", "post")
        assert parcel.seller.registrations == {"IOSS"}


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({"incoterm": "DDU"}, "incoterm"),
        ({"transport": "rocket"}, "transport"),
        ({"seller": "me"}, "seller"),
        ({"ship_from_region": ""}, "ship_from_region"),
    ],
)
def test_a_fact_of_the_caller_that_cannot_be_used_is_said_once(facts, where):
    with pytest.raises(InvalidInput) as caught:
        read(row(), row(id="2"), **facts)
    (problem,) = caught.value.problems("zh_CN")
    assert problem.where == where
    assert problem.message


@pytest.mark.parametrize("name", ["Mars/Olympus", "../etc", ""])
def test_an_unknown_zone_is_refused(name):
    with pytest.raises(InvalidInput, match="no time zone"):
        read(row(), zone=name)


def test_a_zone_moves_moments_into_its_day():
    late = row(day="2026-11-02T20:00:00Z")
    assert only(late).consignment.on.day == 2
    assert only(late, zone="Asia/Shanghai").consignment.on.day == 3


# ISO 3166-1's own names, those that shops and marketplaces write, and each country's for itself.
NAMED = [
    ("United Kingdom (UK)", "GB"),
    ("United States (US)", "US"),
    ("U.S.A.", "US"),
    ("Germany (DE)", "DE"),
    ("DE - Germany", "DE"),
    ("Korea, Republic of", "KR"),
    ("Republic of Korea", "KR"),
    ("Ireland, Republic of", "IE"),
    ("Iran (Islamic Republic of)", "IR"),
    ("Moldova, Republic of", "MD"),
    ("Tanzania, United Republic of", "TZ"),
    ("Congo, Democratic Republic of the", "CD"),
    ("Virgin Islands (U.S.)", "VI"),
    ("Virgin Islands, British", "VG"),
    ("Bosnia and Herzegovina", "BA"),
    ("Bosnia & Herzegovina", "BA"),
    ("Trinidad and Tobago", "TT"),
    ("Saint Lucia", "LC"),
    ("St. Lucia", "LC"),
    ("The Gambia", "GM"),
    ("UAE", "AE"),
    ("Hong Kong, China", "HK"),
    ("Taiwan, Province of China", "TW"),
    ("DEUTSCHLAND", "DE"),
    ("Österreich", "AT"),
    ("España", "ES"),
    ("Suisse", "CH"),
    ("Ελλάδα", "GR"),
    ("Россия", "RU"),
    ("中国", "CN"),
    ("日本", "JP"),
    ("한국", "KR"),
    ("Canarias", "IC"),
]


@pytest.mark.parametrize(("written", "code"), NAMED)
def test_a_country_is_read_by_the_names_that_are_written(written, code):
    order = only(row(country=written, zip="35001" if code == "IC" else ""))
    assert order.consignment.ship_to == code
    assert f"{written} is read as {code}." in told(order)[0]


@pytest.mark.parametrize(
    "written", ["Congo", "Europe", "Yugoslavia", "Germany (FR)", "FR - Germany", "Azores", "276"]
)
def test_a_name_of_several_or_of_none_is_no_country(written):
    assert wrong(row(country=written)) == [("order.country", "rows.0.country")]


def test_no_name_in_the_table_is_anothers_english_name():
    """ISO's names and CLDR's own: a table that slipped a line would call Bolivia Bonaire."""
    english = {name_key(name): code for code, name in Locale("en").territories.items()}
    for line in (
        files("xborder.trade").joinpath("country_names.tsv").read_text("utf-8").splitlines()
    ):
        code, *names = line.split("\t")
        assert code in COUNTRIES
        assert not [name for name in names if english.get(name_key(name), code) != code]
