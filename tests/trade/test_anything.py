"""Whatever is handed in, a document is built or says what is wrong; nothing else ever escapes."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from xborder.errors import XborderError, problems
from xborder.goods import Dimensions, HSCode, Weight
from xborder.money import Currency, Money
from xborder.trade import Buyer, Consignment, Incoterm, Item, Seller, country_code

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.binary(max_size=5),
    st.dates(),
    st.datetimes(),
    st.decimals(),
    st.sampled_from(["19.90 EUR", "0.18 kg", "CN", "net", "610910", "", "2026-11-21"]),
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.text(max_size=5), st.integers()), inner, max_size=3),
    ),
    max_leaves=5,
)
ITEM = {"quantity": 1, "unit_price": "1 EUR"}
PARCEL = {
    "ship_from": "CN",
    "ship_to": "DE",
    "on": dt.date(2026, 11, 21),
    "items": [ITEM],
    "prices": "net",
}


def refused_or_built(build):
    try:
        return build()
    except (ValidationError, XborderError) as error:
        for locale in ("en", "zh_CN"):
            for problem in problems(error, locale=locale):
                assert problem.message
                assert len(problem.value) <= 80
        return None


@given(st.sampled_from(sorted(Consignment.model_fields)), ANYTHING)
def test_any_field_of_a_consignment(name, value):
    parcel = refused_or_built(lambda: Consignment(**(PARCEL | {name: value})))
    if parcel is not None:
        assert Consignment.model_validate_json(parcel.model_dump_json()) == parcel


@given(st.sampled_from(sorted(Item.model_fields)), ANYTHING)
def test_any_field_of_an_item(name, value):
    item = refused_or_built(lambda: Item(**(ITEM | {name: value})))
    if item is not None:
        assert Item.model_validate_json(item.model_dump_json()) == item


@given(ANYTHING)
def test_any_party(value):
    for name in Seller.model_fields:
        refused_or_built(lambda name=name: Seller(**{name: value}))
    for name in Buyer.model_fields:
        refused_or_built(lambda name=name: Buyer(**{name: value}))
    refused_or_built(lambda: Consignment.model_validate(value))


@given(ANYTHING, st.one_of(st.none(), SCALARS))
def test_any_value_object(value, other):
    for build in (HSCode, Weight, Dimensions.of, country_code, Incoterm, Currency.of, Money):
        refused_or_built(lambda build=build: build(value))
    refused_or_built(lambda: Money(value, other))
    money = refused_or_built(lambda: Money(value, "EUR"))
    if money is not None:
        assert Money(str(money)) == money


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_any_decimal_is_exact_money_or_refused(value):
    money = refused_or_built(lambda: Money(value, "EUR"))
    assert money is None or money.amount == value


HUGE = {
    "digits": "9" * 5000,
    "int": 10**5000,
    "up": Decimal("1E+999999"),
    "down": Decimal("-1E-999999"),
    "zero": Decimal("0E+999999"),
}


@pytest.mark.parametrize("value", HUGE.values(), ids=HUGE)
@pytest.mark.parametrize("name", sorted(Item.model_fields))
def test_huge_numbers_are_refused_quickly(name, value):
    refused_or_built(lambda: Item(**(ITEM | {name: value})))


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("sku", 5, "Give text."),
        ("sku", "x" * 201, "Give text of length 200 or less."),
        ("used", "yes", "Give True or False, or leave it out if it is not known."),
    ],
)
def test_plain_fields_teach_too(name, value, remedy):
    with pytest.raises(ValidationError) as caught:
        Item(**(ITEM | {name: value}))
    (problem,) = problems(caught.value)
    assert (problem.where, problem.remedy) == (name, remedy)


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("items", 5, "Give a list or a tuple."),
        ("elections", 5, "Give a list or a set."),
        ("region", "", "Give text of length 1 or more."),
        (
            "seller",
            5,
            "Give the document, or a mapping of its fields: country, registrations, kind.",
        ),
    ],
)
def test_plain_fields_of_a_consignment_teach_too(name, value, remedy):
    with pytest.raises(ValidationError) as caught:
        Consignment(**(PARCEL | {name: value}))
    (problem,) = problems(caught.value)
    assert (problem.where, problem.remedy) == (name, remedy)
