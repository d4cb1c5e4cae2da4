"""A consignment says what is wrong with it, and round trips exactly."""

import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

import xborder.trade
from xborder.errors import InvalidInput, problems
from xborder.money import Money
from xborder.trade import (
    COUNTRIES,
    Buyer,
    Consignment,
    Dates,
    Event,
    Fee,
    Incoterm,
    Item,
    PriceBasis,
    Seller,
    TransportMode,
)

DAY = dt.date(2026, 11, 21)
TEE = Item(
    sku="TEE", hs_code="610910", origin="CN", quantity=2, unit_price="19.90 EUR", weight="0.18 kg"
)
PLAIN = {
    "ship_from": "CN",
    "ship_to": "DE",
    "on": DAY,
    "items": [TEE],
    "shipping": "4.50 EUR",
    "prices": "net",
    "incoterm": "DDP",
    "seller": Seller(registrations={"IOSS"}),
    "buyer": Buyer(kind="consumer"),
}
FULL = PLAIN | {
    "region": "DE-BY",
    "postcode": "80331",
    "dates": {"order": dt.date(2026, 11, 1), "import_entry": "2026-11-25"},
    "shipping_after_border": "1.00 EUR",
    "shipping_discount": "4.50 EUR",
    "insurance": "0.50 EUR",
    "coupon": "5 EUR",
    "platform_coupon": "2 EUR",
    "fees": [{"name": "disbursement", "amount": "6 EUR", "taxable": False, "collector": "carrier"}],
    "transport": "express",
    "channel": "marketplace",
    "marketplace": "Bazaar",
    "seller": {"country": "CN", "registrations": ["VOEC", "IOSS", "GB"], "kind": "business"},
    "buyer": {"kind": "business", "tax_number": "DE123456789", "purchases_this_year": "100 CNY"},
    "gift": False,
    "sender": "business",
    "elections": ["eu.ioss", "eu.h7"],
    "assumptions": {"seller.ioss": True, "item.category": "books"},
}


def test_the_shape_of_the_design():
    parcel = Consignment(**PLAIN)
    assert parcel.ship_to == "DE"
    assert parcel.incoterm is Incoterm.DDP
    assert parcel.prices is PriceBasis.NET
    assert parcel.seller.registrations == {"IOSS"}
    assert parcel.goods_value == Money("39.80 EUR")
    assert parcel.items == (TEE,)
    assert parcel.channel == "own_shop"
    assert parcel.currencies == {"EUR"}


def test_a_full_one_reads_everything():
    parcel = Consignment(**FULL)
    assert parcel.transport is TransportMode.EXPRESS
    assert parcel.fees == (Fee(name="disbursement", amount="6 EUR", taxable=False),)
    assert parcel.elections == {"eu.ioss", "eu.h7"}
    assert [(one.fact, one.value) for one in parcel.assumptions] == [
        ("item.category", "books"),
        ("seller.ioss", True),
    ]
    assert parcel.currencies == {"EUR", "CNY"}
    assert parcel.day_of("order") == dt.date(2026, 11, 1)
    assert parcel.day_of(Event.IMPORT_ENTRY) == dt.date(2026, 11, 25)
    assert parcel.day_of("release") == DAY
    with pytest.raises(InvalidInput, match="export"):
        parcel.day_of("arrival")


def test_goods_in_two_currencies_have_no_sum():
    other = TEE.replace(unit_price="5 USD")
    parcel = Consignment(**(PLAIN | {"items": [TEE, other], "coupon": "1000 EUR"}))
    assert parcel.goods_value is None
    assert parcel.currencies == {"EUR", "USD"}
    assert Consignment(**(PLAIN | {"coupon": "1000 USD"})).coupon == Money("1000 USD")


@pytest.mark.parametrize("facts", [PLAIN, FULL])
def test_documents_are_values_that_travel(facts):
    parcel = Consignment(**facts)
    text = parcel.model_dump_json()
    assert Consignment.model_validate_json(text) == parcel
    assert Consignment.model_validate_json(text).model_dump_json() == text
    assert Consignment(**parcel.model_dump(mode="json")) == parcel
    assert Consignment(**parcel.model_dump()) == parcel
    assert pickle.loads(pickle.dumps(parcel)) == parcel
    assert hash(parcel) == hash(Consignment(**facts))
    assert parcel.replace() == parcel


def test_sets_are_written_in_order():
    assert '"registrations":["GB","IOSS","VOEC"]' in Consignment(**FULL).model_dump_json()
    assert '"elections":["eu.h7","eu.ioss"]' in Consignment(**FULL).model_dump_json()
    assert Seller(registrations={"IOSS"}).model_dump()["registrations"] == frozenset({"IOSS"})


def test_unknown_and_none_are_two_things():
    assert Seller().registrations is None
    assert Seller(registrations=()).registrations == frozenset()
    assert Buyer().kind is None


@pytest.mark.parametrize(
    ("change", "where", "value", "remedy"),
    [
        ({"ship_to": "UK"}, "ship_to", "UK", "Write GB."),
        ({"ship_to": "EL"}, "ship_to", "EL", "Write GR."),
        (
            {"ship_to": "EU"},
            "ship_to",
            "EU",
            "Name the member state, such as DE: rates and charges are a member's.",
        ),
        (
            {"ship_from": "XX"},
            "ship_from",
            "XX",
            'Give the two letters of ISO 3166 as text, such as "DE".',
        ),
        (
            {"on": dt.datetime(2026, 11, 21, tzinfo=dt.UTC)},
            "on",
            "datetime.datetime(2026, 11, 21, 0, 0, tzinfo=datetime.timezone.utc)",
            "Give a datetime.date: the civil day in the jurisdiction, without a time.",
        ),
        (
            {"on": "2026-11-21T00:00:00"},
            "on",
            "2026-11-21T00:00:00",
            "Give a datetime.date, or in JSON a day such as 2026-11-21.",
        ),
        (
            {"on": "2026-02-30"},
            "on",
            "2026-02-30",
            "Give a datetime.date, or in JSON a day such as 2026-11-21.",
        ),
        (
            {"on": 1763683200},
            "on",
            "1763683200",
            "Give a datetime.date: the civil day in the jurisdiction, without a time.",
        ),
        (
            {"dates": {"order": dt.datetime(2026, 11, 21, tzinfo=dt.UTC)}},
            "dates.order",
            None,
            "Give a datetime.date: the civil day in the jurisdiction, without a time.",
        ),
        ({"items": []}, "items", "", "Give at least one."),
        ({"prices": "gross"}, "prices", "gross", "Give one of: net, tax_included, landed."),
        ({"prices": None}, "prices", "None", "Give one of: net, tax_included, landed."),
        ({"incoterm": "DDU"}, "incoterm", "DDU", "Write DAP."),
        (
            {"shipping": 4.5},
            "shipping",
            "4.5",
            'Write it as text with its currency, such as "19.90 EUR".',
        ),
        (
            {"shipping": "-1 EUR"},
            "shipping",
            "-1.00 EUR",
            "Give zero or more; what is taken off goes into coupon or shipping_discount.",
        ),
        (
            {"shipping_after_border": "5 EUR"},
            "shipping_after_border",
            "5.00 EUR",
            "Give a part of the shipping charge.",
        ),
        (
            {"shipping_discount": "4.51 EUR"},
            "shipping_discount",
            "4.51 EUR",
            "Give a part of the shipping charge.",
        ),
        (
            {"shipping_discount": "1 USD"},
            "shipping_discount",
            "1.00 USD",
            "Give both in one currency.",
        ),
        (
            {"shipping": None, "shipping_discount": "1 EUR"},
            "shipping_discount",
            "1.00 EUR",
            "Give shipping too.",
        ),
        (
            {"coupon": "39.81 EUR"},
            "coupon",
            "39.81 EUR",
            "Take off the goods at most what they cost; shipping has shipping_discount.",
        ),
        (
            {"platform_coupon": "39.81 EUR"},
            "platform_coupon",
            "39.81 EUR",
            "Take off the goods at most what they cost; shipping has shipping_discount.",
        ),
        (
            {"coupon": "20 EUR", "platform_coupon": "19.81 EUR"},
            "coupon",
            "39.81 EUR",
            "Take off the goods at most what they cost; shipping has shipping_discount.",
        ),
        (
            {"channel": "marketplace"},
            "marketplace",
            "",
            "Give marketplace its name: it may be deemed to be the supplier.",
        ),
        (
            {"marketplace": "Bazaar"},
            "channel",
            "Bazaar",
            'Give channel="marketplace", or leave the name out.',
        ),
        (
            {"channel": "shop"},
            "channel",
            "shop",
            "Did you mean own_shop? Give one of: own_shop, marketplace.",
        ),
        (
            {"transport": "drone"},
            "transport",
            "drone",
            "Give one of: post, express, air, sea, road, rail.",
        ),
        ({"seller": {"registrations": ["UK"]}}, "seller.registrations.0", "UK", "Write GB."),
        ({"seller": {"registrations": ["EL"]}}, "seller.registrations.0", "EL", "Write GR."),
        ({"seller": {"registrations": ["ioss"]}}, "seller.registrations.0", "ioss", "Write IOSS."),
        ({"seller": {"registrations": ["gb"]}}, "seller.registrations.0", "gb", "Write GB."),
        (
            {"seller": {"registrations": ["QQ"]}},
            "seller.registrations.0",
            "QQ",
            'Give a scheme such as "IOSS" or "VOEC", or a country such as "GB".',
        ),
        (
            {"seller": {"registrations": [5]}},
            "seller.registrations.0",
            "5",
            'Give text: a scheme such as "IOSS" or "VOEC", or a country such as "GB".',
        ),
        ({"buyer": {"kind": "person"}}, "buyer.kind", "person", "Give one of: consumer, business."),
        (
            {"buyer": {"purchases_this_year": 5}},
            "buyer.purchases_this_year",
            "5",
            'Write it as text with its currency, such as "19.90 EUR".',
        ),
        (
            {"fees": [{"name": "x", "amount": "1 EUR"}]},
            "fees.0.taxable",
            None,
            "Say whether the fee belongs to the base of the import tax.",
        ),
        (
            {"hscode": "610910"},
            "hscode",
            "610910",
            "Did you mean postcode?",
        ),
        (
            {
                "items": [
                    {"quantity": 1, "unit_price": "1 EUR", "weight": "2 kg", "gross_weight": "1 kg"}
                ]
            },
            "items.0.gross_weight",
            "1 kg",
            "Give as gross weight the weight of one piece with its packing.",
        ),
        (
            {"items": [TEE, {"quantity": 0, "unit_price": "1 EUR"}]},
            "items.1.quantity",
            "0",
            "Give the number of pieces, at least 1; leave out a line without any.",
        ),
        (
            {"carrier_services": ["notification"]},
            "carrier",
            None,
            "Name the carrier too, or leave carrier_services and storage_days out.",
        ),
        (
            {"storage_days": 0},
            "carrier",
            None,
            "Name the carrier too, or leave carrier_services and storage_days out.",
        ),
        (
            {"carrier": "bpost", "carrier_services": ["storage"]},
            "storage_days",
            None,
            "Give storage_days instead: the working days that the parcel lies there.",
        ),
        (
            {"carrier": "bpost", "storage_days": 367},
            "storage_days",
            "367",
            "Count the working days that the parcel lies with the carrier.",
        ),
        ({"carrier": "bpost", "storage_days": True}, "storage_days", "True", "Give an int."),
    ],
)
def test_bad_facts_name_the_field_the_value_and_the_remedy(change, where, value, remedy):
    with pytest.raises(ValidationError) as caught:
        Consignment(**(PLAIN | change))
    (problem,) = problems(caught.value)
    assert (problem.where, problem.remedy) == (where, remedy)
    assert value is None or problem.value == value
    (chinese,) = problems(caught.value, locale="zh_CN")
    assert chinese.where == where
    assert chinese.message != problem.message
    assert chinese.remedy != problem.remedy
    assert pickle.loads(pickle.dumps(problem)) == problem


def test_what_prices_include_must_be_said():
    with pytest.raises(ValidationError) as caught:
        Consignment(**{name: value for name, value in PLAIN.items() if name != "prices"})
    (problem,) = problems(caught.value)
    assert (problem.code, problem.where) == ("missing", "prices")
    assert problem.remedy == "Say what the prices include: net, tax_included or landed."


def test_every_problem_is_listed_at_once():
    with pytest.raises(ValidationError) as caught:
        Consignment(
            ship_from="UK",
            ship_to="EL",
            on=DAY,
            items=[{"quantity": 0, "hs_code": 6, "unit_price": 1.5}],
            prices="net",
        )
    found = {problem.where for problem in problems(caught.value)}
    assert found == {
        "ship_from",
        "ship_to",
        "items.0.quantity",
        "items.0.hs_code",
        "items.0.unit_price",
    }


def test_tax_numbers_are_masked():
    with pytest.raises(ValidationError) as caught:
        Buyer(tax_number="DE123456789" * 9)
    assert "123456" not in problems(caught.value)[0].value


def test_all_parts_of_shipping_may_be_all_of_it():
    parcel = Consignment(
        **(
            PLAIN
            | {
                "shipping_discount": "4.50 EUR",
                "shipping_after_border": "0 EUR",
                "coupon": "39.80 EUR",
            }
        )
    )
    assert parcel.shipping_discount == parcel.shipping


def test_dates_default_to_the_day_itself():
    assert Consignment(**PLAIN).dates == Dates()
    assert {Consignment(**PLAIN).day_of(event) for event in Event} == {DAY}
    assert set(Dates.model_fields) == set(Event)


def test_the_schema_of_a_consignment_says_what_must_be_given():
    schema = TypeAdapter(Consignment).json_schema()
    assert set(schema["required"]) == {"ship_from", "ship_to", "on", "items", "prices"}
    assert schema["additionalProperties"] is False


@given(
    st.sampled_from(sorted(COUNTRIES)),
    st.dates(dt.date(2020, 1, 1), dt.date(2026, 11, 21)),
    st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 10**9)), min_size=1, max_size=5),
    st.sampled_from(PriceBasis),
    st.sampled_from([None, *Incoterm]),
)
def test_any_valid_consignment_round_trips(ship_to, day, lines, prices, incoterm):
    items = [Item(quantity=n, unit_price=Money.of_minor(cents, "EUR")) for n, cents in lines]
    parcel = Consignment(
        ship_from="CN", ship_to=ship_to, on=day, items=items, prices=prices, incoterm=incoterm
    )
    assert Consignment.model_validate_json(parcel.model_dump_json()) == parcel
    assert parcel.goods_value == Money.of_minor(sum(n * cents for n, cents in lines), "EUR")


def test_exports_are_there():
    assert all(hasattr(xborder.trade, name) for name in xborder.trade.__all__)
