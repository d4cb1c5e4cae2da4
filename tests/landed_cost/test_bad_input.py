"""What cannot be used is refused with its field, its value and the remedy, in both languages."""

import datetime as dt
from decimal import Decimal

import pytest
from pydantic import ValidationError
from tests.mini import DAY, book, charge, item, parcel

import xborder as xb
from xborder.errors import NoRate
from xborder.landed_cost import quote
from xborder.policy.amount import Percent
from xborder.policy.condition import Is

GOOD_ITEM = {
    "sku": "TEE",
    "hs_code": "610910",
    "origin": "CN",
    "quantity": 2,
    "unit_price": "19.90 CHF",
}
GOOD = {
    "ship_from": "CN",
    "ship_to": "CH",
    "on": DAY,
    "items": [GOOD_ITEM],
    "shipping": "4.50 CHF",
    "prices": "net",
}


def with_item(**changes):
    return {**GOOD, "items": [{**GOOD_ITEM, **changes}]}


def without(name):
    return {key: value for key, value in GOOD.items() if key != name}


# what is given, the field, the value as shown, a part of the remedy
CASES = {
    "float money": (with_item(unit_price=19.9), "items.0.unit_price", "19.9", "text"),
    "a float and its currency": (with_item(unit_price="19.9"), "items.0.unit_price", "19.9", "EUR"),
    "not a number": (with_item(unit_price="NaN CHF"), "items.0.unit_price", "NaN CHF", "19.90"),
    "infinite": (
        with_item(unit_price="Infinity CHF"),
        "items.0.unit_price",
        "Infinity CHF",
        "19.90",
    ),
    "grouped and with a sign": (
        with_item(unit_price="¥1,200"),
        "items.0.unit_price",
        "¥1,200",
        "1200",
    ),
    "an exponent": (
        with_item(unit_price="1E+999999 CHF"),
        "items.0.unit_price",
        "1E+999999 CHF",
        "19.90",
    ),
    "five thousand digits": (
        with_item(unit_price=f"{'9' * 5000} CHF"),
        "items.0.unit_price",
        "9999",
        "",
    ),
    "an int of five thousand digits": (
        with_item(quantity=10**5000),
        "items.0.quantity",
        "an int of",
        "number of pieces",
    ),
    "a negative price": (
        with_item(unit_price="-1 CHF"),
        "items.0.unit_price",
        "-1.00 CHF",
        "zero or more",
    ),
    "an unknown currency": (with_item(unit_price="1 XXQ"), "items.0.unit_price", "XXQ", ""),
    "an unknown country": ({**GOOD, "ship_to": "ZZ"}, "ship_to", "ZZ", ""),
    "a country in words": ({**GOOD, "ship_to": "Germany"}, "ship_to", "Germany", ""),
    "UK for GB": ({**GOOD, "ship_to": "UK"}, "ship_to", "UK", "GB"),
    "EL for GR": ({**GOOD, "ship_from": "EL"}, "ship_from", "EL", "GR"),
    "an unknown field": (
        with_item(hscode="610910"),
        "items.0.hscode",
        "610910",
        "did you mean hs_code",
    ),
    "a code given as a number": (with_item(hs_code=610910), "items.0.hs_code", "610910", "quotes"),
    "a code too short": (with_item(hs_code="61"), "items.0.hs_code", "61", "a subheading of six"),
    "a code with letters": (
        with_item(hs_code="6109AB"),
        "items.0.hs_code",
        "6109AB",
        "digits only",
    ),
    "no pieces": (with_item(quantity=0), "items.0.quantity", "0", "at least 1"),
    "fewer than none": (with_item(quantity=-3), "items.0.quantity", "-3", "at least 1"),
    "half a piece": (with_item(quantity=0.5), "items.0.quantity", "0.5", "number of pieces"),
    "gross below net": (
        with_item(weight="2 kg", gross_weight="1 kg"),
        "items.0.gross_weight",
        "1 kg",
        "packing",
    ),
    "a coupon larger than the goods": (
        {**GOOD, "coupon": "39.81 CHF"},
        "coupon",
        "39.81 CHF",
        "at most what they cost",
    ),
    "prices unsaid": (without("prices"), "prices", "", "net, tax_included or landed"),
    "a datetime for a date": (
        {**GOOD, "on": dt.datetime(2026, 5, 4, 12, 0, tzinfo=dt.UTC)},
        "on",
        "2026",
        "datetime.date",
    ),
    "a date in words": ({**GOOD, "on": "4 May 2026"}, "on", "4 May 2026", "2026-11-21"),
    "a marketplace without a name": ({**GOOD, "channel": "marketplace"}, "marketplace", "", "name"),
    "no items": ({**GOOD, "items": []}, "items", "", "at least one"),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_with_its_field_value_and_remedy(name):
    given, where, value, remedy = CASES[name]
    with pytest.raises(ValidationError) as caught:
        xb.Consignment(**given)
    found = [problem for problem in xb.problems(caught.value) if problem.where == where]
    assert len(found) == 1, xb.problems(caught.value)
    (problem,) = found
    assert value in problem.value
    assert len(problem.value) <= 80
    assert problem.message
    assert remedy.lower() in problem.remedy.lower()
    assert problem.remedy
    (chinese,) = [p for p in xb.problems(caught.value, locale="zh_CN") if p.where == where]
    assert (chinese.code, chinese.value) == (problem.code, problem.value)
    assert chinese.message != problem.message
    assert chinese.remedy != problem.remedy


def test_every_problem_of_a_document_is_listed_at_once():
    bad = {
        **without("prices"),
        "ship_to": "UK",
        "items": [{**GOOD_ITEM, "quantity": 0, "hs_code": "61"}],
    }
    with pytest.raises(ValidationError) as caught:
        xb.Consignment(**bad)
    assert {problem.where for problem in xb.problems(caught.value)} == {
        "prices",
        "ship_to",
        "items.0.quantity",
        "items.0.hs_code",
    }


def test_the_good_one_is_good():
    laws = book(charge("tax", Percent("0.1")))
    assert str(quote(xb.Consignment(**GOOD, incoterm="DDP"), book=laws).total) == "48.28 CHF"
    # 39.80 and 4.50 and a tenth of 39.80


def test_two_currencies_without_a_rate_name_the_day_and_the_remedy():
    with pytest.raises(NoRate) as caught:
        quote(parcel(item("1 USD")), book=book(charge("tax", Percent("0.1"))))
    problem = caught.value.problem()
    assert (problem.where, problem.value) == ("rates", "USD")
    assert "RateTable" in problem.remedy
    assert "2026-05-04" in problem.message
    assert caught.value.problem("zh_CN").message != problem.message


def test_a_region_that_tax_needs_is_asked_for():
    """It is a missing fact and not an error: the rest of the parcel is known."""
    by_region = charge("tax", Percent("0.1"), when=Is("region", "CH-ZH"))
    found = quote(parcel(), book=book(by_region))
    assert (str(found.state), found.missing.fact) == ("missing_fact", "region")
    assert "tax: it depends on the region, which is not given." in found.explain()
    assert found.total is None


@pytest.mark.parametrize("names", [("tax", "levy"), ("tax", "levy", "fee")])
def test_each_missing_fact_is_asked_for_once_with_all_that_depends_on_it(names):
    when = Is("region", "CH-ZH")
    found = quote(parcel(), book=book(*(charge(name, Percent("0.1"), when=when) for name in names)))
    (reason,) = found.reasons
    said = f"{', '.join(names)}: they depend on the region, which is not given."
    assert (str(reason.text), reason.fact) == (said, "region")
    assert reason.text.render("zh_CN") == f"“{'、'.join(names)}”均取决于以下未给出的信息：地区。"


@pytest.mark.parametrize("amount", [Decimal("19.90"), 19])
def test_a_bare_number_is_not_money(amount):
    with pytest.raises(ValidationError) as caught:
        xb.Consignment(**with_item(unit_price=amount))
    (problem,) = xb.problems(caught.value)
    assert problem.where == "items.0.unit_price"
    assert problem.remedy


def test_a_document_that_was_refused_leaves_the_old_one_as_it_was():
    sent = xb.Consignment(**GOOD)
    before = sent.model_dump_json()
    with pytest.raises(ValidationError):
        sent.replace(coupon="1000 CHF")
    with pytest.raises(ValidationError) as caught:
        sent.coupon = None
    assert [problem.code for problem in xb.problems(caught.value)] == ["frozen_instance"]
    assert sent.model_dump_json() == before
