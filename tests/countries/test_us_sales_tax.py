"""Every state's sales tax against the notes on it: rates, clothing, groceries, books, shipping, fees."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from xborder.countries.us.sales_tax import OF_THE_SALE, TABLE
from xborder.policy.amount import FREE, Bands, Estimate, Percent
from xborder.policy.goods_table import GoodsKey

NOTES = Path(__file__).parents[3] / "shared/facts/us_sales_tax.yaml"
pytestmark = pytest.mark.skipif(not NOTES.exists(), reason="the notes on the states are not here")

TOY, SHIRT, RAISINS, BOOK = "950300", "610910", "080620", "490199"
OPENS, TODAY = dt.date(2020, 1, 1), dt.date(2026, 11, 21)
LOCAL = {"UT": "0.0125", "VA": "0.01"}
"""What of the rate on groceries is the localities', by the notes' own words."""
TENNESSEE = dt.date(2023, 8, 1)
"""Groceries were free of tax from this day to the end of October, by a note beside the rate."""


def states():
    if not NOTES.exists():
        return []
    told = yaml.safe_load(NOTES.read_text(encoding="utf-8"))["states"]
    return [pytest.param(each, id=each["state"]) for each in told]


def found(state, code, on=TODAY, table=TABLE):
    return table.find(GoodsKey(hs_code=code, region=f"US-{state}"), on)


def share(amount):
    """Return the share of an amount, of what it is taken to be where it is an estimate."""
    amount = amount.amount if isinstance(amount, Estimate) else amount
    return Fraction(0) if amount == FREE else amount.share


def days(value):
    """Return the first and the last day of a value that lie within the rules."""
    first = dt.date.fromisoformat(value["valid_from"]) if value["valid_from"] else OPENS
    last = dt.date.fromisoformat(value["valid_to"]) if value["valid_to"] else TODAY
    return {max(first, OPENS), max(first, OPENS, last)}


@pytest.mark.parametrize("told", states())
def test_the_rate_of_a_state_on_its_days(told):
    for value in told["state_rate"]["values"]:
        for on in days(value):
            entry = found(told["state"], TOY, on)
            assert share(entry.value) == Fraction(value["rate"]), on
            assert str(entry.status) == (value.get("status") or "in_force"), on


@pytest.mark.parametrize("told", states())
def test_groceries(told):
    rule = told.get("groceries")
    if rule is None:
        assert found(told["state"], RAISINS).value == FREE
        return
    if rule["rule"] == "exempt_from_state_tax":
        assert found(told["state"], RAISINS).value == FREE
        return
    for value in rule["state_rates"]:
        own = Fraction(value["rate"]) - Fraction(LOCAL.get(told["state"], "0"))
        for on in days(value):
            assert share(found(told["state"], RAISINS, on).value) == own, on
    if told["state"] == "TN":
        assert found("TN", RAISINS, TENNESSEE).value == FREE


@pytest.mark.parametrize("told", states())
def test_clothing_and_where_a_limit_decides(told):
    rule = told.get("clothing", {"rule": "taxable"})
    if rule["rule"] == "taxable":
        assert found(told["state"], SHIRT) == found(told["state"], TOY)
    elif rule["rule"] == "exempt":
        assert found(told["state"], SHIRT).value == FREE
    else:
        assert isinstance(found(told["state"], SHIRT).value, Bands)


@pytest.mark.parametrize("told", states())
def test_books_are_taxed_and_textbooks_are_a_doubt(told):
    book, toy = found(told["state"], BOOK).value, found(told["state"], TOY).value
    assert share(book) == share(toy)
    assert isinstance(book, Estimate) == bool(told.get("books", {}).get("exception"))


@pytest.mark.parametrize("told", states())
def test_shipping(told):
    entry = found(told["state"], TOY, table=OF_THE_SALE["taxed_shipping"])
    rule = told.get("shipping")
    apart = rule is None or "exempt if separately stated" in rule.get("condition", "")
    if apart or rule["treatment"] == "exempt_if_separately_stated":
        assert entry.value == FREE
    elif rule["treatment"] == "exempt_if_optional":
        assert isinstance(entry.value, Estimate)
    else:  # taxable, or by who carries it; where it was not read it is never exact
        assert isinstance(entry.value, Estimate) or entry.value == Percent("1")


def test_fees_on_deliveries_on_their_days():
    told = yaml.safe_load(NOTES.read_text(encoding="utf-8"))["retail_delivery_fees"]
    for state in told:
        for fee in state["fees"]:
            for on in days(fee):
                entry = found(state["state"], TOY, on, OF_THE_SALE["delivery_fee"])
                assert entry.value.money.amount == Decimal(fee["fee"]), (state["state"], on)
