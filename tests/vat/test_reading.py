"""What many sales say alike is read once: each sale and each error are as if read by itself."""

import datetime as dt

import numpy as np
import pytest
from pydantic import ValidationError

from xborder.trade import Item
from xborder.trade.sale import Sale
from xborder.vat.returns.reading import sales_reader


def facts(**changes):
    return {
        "on": dt.date(2026, 11, 10),
        "ship_from": "IE",
        "ship_to": "DE",
        "prices": "net",
        "items": [line()],
        "seller": {"country": "IE", "registrations": ["IE", "OSS"]},
        "buyer": {"kind": "consumer"},
        "gift": False,
        **changes,
    }


def line(**changes):
    return {"quantity": 1, "unit_price": "40.00 EUR", "category": "books", "used": True, **changes}


GOOD = [
    {},
    {"on": "2026-11-11", "items": [line(quantity=2, unit_price="0.125 EUR")]},
    {"items": (line(), line(category="food"), line(unit_price="7.00 EUR", discount="1.00 EUR"))},
    {"items": [Item(quantity=3, unit_price="1 EUR"), line()]},
    {"postcode": "10115"},
    {"postcode": "20095", "shipping": "4.90 EUR"},
    {"postcode": None, "shipping": None},
    {"items": [line(sku="A", description="a")]},
    {"items": [line(sku="B", description="b")]},
    {"payment_accepted": dt.date(2026, 11, 9)},
    {"payment_accepted": dt.date(2026, 11, 8)},
    {"buyer": {"kind": "business", "tax_number": "DE136695976"}},
    {"gift": True},
]
BAD = [
    {"gift": 0},  # equal to False, and none
    {"gift": 1},
    {"on": "tomorrow"},
    {"on": None},
    {"items": []},
    {"items": "one"},
    {"items": [5]},
    {"items": [line(used=1)]},
    {"items": [line(quantity=True)]},
    {"items": [line(quantity=0), line(unit_price="5")]},
    {"items": [line(unit_price=5.5)]},
    {"items": [line(discount="50.00 EUR")]},
    {"items": [line(), line(unit_price="40.00 USD")]},
    {"items": [line(colour="red")]},
    {"postcode": ""},
    {"postcode": 10115},
    {"shipping": "4.905 EUR"},
    {"shipping": "4.90 USD"},
    {"items": [line(sku=7)]},
    {"ship_to": "ZZ"},
    {"prices": "landed"},
    {1: 2},
]


@pytest.mark.parametrize("change", GOOD)
def test_a_sale_is_read_as_by_itself(change):
    reader = sales_reader()
    for before in GOOD:
        reader.read(facts(**before))
    assert reader.read(facts(**change)) == Sale.model_validate(facts(**change))


@pytest.mark.parametrize("change", BAD)
def test_an_error_is_the_one_of_the_sale_by_itself(change):
    reader = sales_reader()
    for before in GOOD:
        reader.read(facts(**before))
    given = {**facts(), **change}
    with pytest.raises(ValidationError) as alone:
        Sale.model_validate(given)
    with pytest.raises(ValidationError) as among:
        reader.read(given)
    assert among.value.errors(include_url=False) == alone.value.errors(include_url=False)


def test_what_lacks_a_fact_is_never_taken_from_another():
    reader = sales_reader()
    reader.read(facts())
    for lacking in ("on", "items", "prices"):
        rest = facts()
        del rest[lacking]
        with pytest.raises(ValidationError) as caught:
            reader.read(rest)
        assert [each["loc"] for each in caught.value.errors()] == [(lacking,)]
    with pytest.raises(ValidationError):
        reader.read(facts(items=[{"unit_price": "1.00 EUR", "category": "books", "used": True}]))


def test_what_a_caller_changes_later_is_not_felt():
    reader = sales_reader()
    given = facts()
    first = reader.read(given)
    given["seller"]["registrations"].append("FR")
    again = reader.read(given)
    assert "FR" not in first.seller.registrations
    assert "FR" in again.seller.registrations


def test_items_at_a_cut_quantity_are_read():
    reader = sales_reader()
    reader.read(facts())
    metres = reader.read(facts(items=[line(quantity="2.6", unit_price="10.00 EUR")]))
    assert str(metres.value) == "26.00 EUR"


def test_scalars_of_one_pattern_of_bytes_are_not_taken_for_each_other():
    """The count 1 and the float 5e-324 are the same eight bytes: the second is no count."""
    count, tiny = np.int64(1), np.float64(5e-324)
    assert count.tobytes() == tiny.tobytes()
    read = sales_reader().read
    first = facts(items=[line(cigarettes=count)])
    for _ in range(2):  # the second of a kind reads its lines by themselves, and keeps theirs
        assert read(first) == Sale.model_validate(first)
    with pytest.raises(ValidationError):
        read(facts(items=[line(cigarettes=tiny)]))
