"""Whole quotes under the built-in rules, put to awkward use: nothing is ignored in silence."""

import datetime as dt
import decimal
import itertools

import pytest
from pydantic import ValidationError
from tests.mini import law

import xborder as xb
from xborder.errors import (
    InvalidInput,
    InvalidPolicy,
    InvalidType,
    NoRuleInForce,
    NotFound,
    problems,
)
from xborder.landed_cost import quote
from xborder.policy import default_book
from xborder.timeline import Timeline

DAY = dt.date(2026, 11, 21)
BOOK = default_book()


def item(price, hs_code="610910", **facts):
    return xb.Item(
        **{"hs_code": hs_code, "unit_price": price, "quantity": 1, "origin": "CN"} | facts
    )


def parcel(*items, **facts):
    known = {
        "ship_from": "CN",
        "ship_to": "GB",
        "on": DAY,
        "items": items,
        "shipping": xb.Money(0, items[0].unit_price.currency.code),
        "prices": "net",
        "transport": "express",
        "seller": xb.Seller(registrations=()),
        "buyer": xb.Buyer(kind="consumer"),
    }
    return xb.Consignment(**known | facts)


# --- amounts that are paid at once ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({"shipping": "4.555 GBP"}, "shipping"),
        ({"shipping": "4 GBP", "shipping_discount": "0.001 GBP"}, "shipping_discount"),
        ({"shipping": "4 GBP", "shipping_after_border": "0.001 GBP"}, "shipping_after_border"),
        ({"insurance": "0.001 GBP"}, "insurance"),
        ({"coupon": "0.001 GBP"}, "coupon"),
        ({"platform_coupon": "0.001 GBP"}, "platform_coupon"),
        ({"fees": [{"name": "f", "amount": "0.5 JPY", "taxable": False}]}, "fees.0.amount"),
        ({"buyer": {"kind": "consumer", "purchases_this_year": "0.001 CNY"}}, None),
    ],
)
def test_an_amount_that_lines_share_is_whole_minor_units(facts, where):
    with pytest.raises(ValidationError) as caught:
        parcel(item("10 GBP"), **facts)
    (problem,) = problems(caught.value)
    assert problem.code == "money.minor_units"
    assert problem.where == (where or "buyer.purchases_this_year")
    assert "only the price of one piece may have more" in problem.remedy


def test_trailing_zeros_are_no_decimals():
    assert parcel(item("10 GBP"), shipping="4.500 GBP").shipping == xb.Money("4.50 GBP")


# --- what is elected, assumed or chosen ----------------------------------------------------------


def test_an_election_that_does_not_exist_is_refused():
    with pytest.raises(InvalidInput) as caught:
        quote(parcel(item("10 GBP"), elections={"gb.suply_vat"}))
    (problem,) = problems(caught.value)
    assert (problem.code, problem.where, problem.value) == (
        "election.unknown",
        "elections",
        "gb.suply_vat",
    )
    # a scheme that the law chooses is none either: CBEC is a matter of registration
    with pytest.raises(InvalidInput, match=r"CN has no scheme cn\.cbec"):
        quote(parcel(item("10 CNY"), ship_from="JP", ship_to="CN", elections={"cn.cbec"}))


def test_every_election_that_a_country_offers_is_welcome():
    for code in BOOK.codes:
        for name in BOOK.policy(code).elections():
            to = "DE" if code == "EU" else code
            currency = BOOK.policy(code).currency
            found = quote(parcel(item(f"10 {currency}"), ship_to=to, elections={name}))
            assert found.lines, name
    assert "jp.general_tariff" in BOOK.policy("JP").elections()
    assert "us.postal_by_item" in BOOK.policy("US").elections()


@pytest.mark.parametrize(
    ("assume", "code", "value"),
    [
        ({"buyer.kynd": "consumer"}, "assumption.fact", "buyer.kynd"),
        ({"item.weight": "1 kg"}, "assumption.fact", "item.weight"),
        ({"item.hs_code": "610910"}, "assumption.answer", "610910"),
        ({"buyer.kind": "alien"}, "assumption.answer", "alien"),
        ({"seller.registered:IOSS": "perhaps"}, "assumption.answer", "perhaps"),
    ],
)
def test_an_assumption_that_says_nothing_is_refused(assume, code, value):
    for sent, said in (
        (parcel(item("10 GBP")), assume),
        (parcel(item("10 GBP"), assumptions=assume), None),
    ):
        with pytest.raises(InvalidInput) as caught:
            quote(sent, assume=said)
        (problem,) = problems(caught.value)
        assert (problem.code, problem.where, problem.value) == (code, "assume", value)


def test_goods_are_looked_up_by_what_is_assumed_of_them():
    sent = parcel(item("50 GBP", hs_code=None, excise="none"))
    assert quote(sent).total == xb.Money("60 GBP")
    found = quote(sent, assume={"item.category": "books"})  # which are zero-rated
    assert found.total == xb.Money("50 GBP")
    assert (found.assumed, str(found.state)) == ({"item.category": "books"}, "estimate")


def test_the_region_that_is_assumed_decides_the_rate():
    # Bahia takes 20% ICMS inside its base: 100 / 0.8 = 125; below USD 50 no import tax in 2026
    rates = xb.RateTable.from_mapping({"USD/BRL": "5"}, start=DAY, source="for the test")
    seller = xb.Seller(registrations={"REMESSA_CONFORME"})
    sent = parcel(item("100 BRL"), ship_to="BR", seller=seller)
    assert quote(sent, rates=rates).total is None
    found = quote(sent, rates=rates, assume={"region": "BR-BA"})
    assert found.total == xb.Money("125 BRL")
    assert found.total == quote(sent.replace(region="BR-BA"), rates=rates).total


def test_a_reading_that_does_not_exist_is_refused():
    with pytest.raises(InvalidPolicy, match=r"no reading eu\.flat_duty\. .*eu\.flat_duty_scope"):
        BOOK.with_reading("eu.flat_duty", "guidance")
    with pytest.raises(InvalidPolicy, match=r"flat_duty_scope has no option text.*regulation_text"):
        BOOK.with_reading("eu.flat_duty_scope", "text")
    # nor by the back door
    book = xb.PolicyBook(readings={"eu.flat_duty_scope": "text"})
    with pytest.raises(InvalidPolicy, match="has no option text"):
        quote(parcel(item("10 EUR"), ship_to="DE"), book=book)


def test_an_unknown_treatment_of_uncertain_rules_names_the_known_ones():
    with pytest.raises(InvalidInput, match="Give one of: include, exclude, raise"):
        BOOK.with_uncertain("maybe")


@pytest.mark.parametrize("entry", ["duty", ("vat", "0.19"), law("0.19"), 7])
def test_an_override_is_a_dated_rule_or_an_entry_of_a_table(entry):
    with pytest.raises(InvalidPolicy, match="does not replace a rule") as caught:
        BOOK.override("GB", entry)
    assert "Give a Dated charge, waiver, scheme, value or limit" in str(caught.value)


def test_a_timeline_is_no_override_and_its_entry_is():
    """``by`` answers a timeline of one: the remedy is the line that takes the entry out."""
    step = next(line for line in BOOK.policy("GB").steps if line.name == "import_vat")
    made = Timeline([step.entry(DAY)], name="import_vat")
    with pytest.raises(InvalidPolicy, match=r"\(new,\) = Charge\(\.\.\.\)\.by\(\.\.\.\)"):
        BOOK.override("GB", made)
    (new,) = made
    assert BOOK.override("GB", new)


@pytest.mark.parametrize("name", ["import_vat", "gb", ""])
def test_a_rule_is_named_with_its_jurisdiction(name):
    with pytest.raises(NotFound, match=r'such as "gb\.import_vat"') as caught:
        BOOK.rule(name, on=dt.date(2026, 11, 21))
    assert caught.value.problem().where == "name"


def test_a_policy_is_a_country_policy():
    with pytest.raises(InvalidPolicy, match="GB is not a CountryPolicy"):
        BOOK.with_policy("GB")


def test_an_override_names_a_table_that_exists():
    rule = BOOK.policy("GB").tables["vat"].rules[0]
    with pytest.raises(InvalidPolicy, match=r"GB has no table vta\. Use one of .*vat"):
        BOOK.override("GB", ("vta", rule))


def test_what_is_described_lies_within_the_rules_that_are_known():
    early = dt.date(2019, 12, 31)
    with pytest.raises(NoRuleInForce, match="EU are known from 2020-01-01 on"):
        BOOK.describe("EU", on=early)
    with pytest.raises(NoRuleInForce, match="EU are known from 2020-01-01 on"):
        BOOK.diff("EU", early, DAY)
    with pytest.raises(InvalidType, match="not a plain date"):
        BOOK.describe("EU", on=dt.datetime(2026, 1, 1))  # noqa: DTZ001 - what is refused


# --- what may not matter -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "facts",
    [
        ({"customs_value": "100.01 GBP"}, {"customs_value": "50.07 GBP"}, {}),
        ({"volume": "10 ml"}, {"volume": "50 ml"}, {}),
        ({"description": "a"}, {"description": "b"}, {"description": "c"}),
        ({"gross_weight": "1 kg"}, {"gross_weight": "2 kg"}, {"gross_weight": "3 kg"}),
    ],
)
def test_the_order_of_lines_alike_in_code_and_price_changes_nothing(facts):
    items = [item("60 GBP", **each) for each in facts]
    outcomes = set()
    for order in itertools.permutations(items):
        found = quote(parcel(*order, shipping="0.05 GBP"))  # 5 pence do not divide by three
        lines = ((repr(order[line.item]), line.id, str(line.amount)) for line in found.lines)
        outcomes.add((str(found.total), tuple(sorted(lines))))
    assert len(outcomes) == 1


@pytest.mark.parametrize(
    "sent",
    [
        parcel(item("16667 JPY", hs_code="950300", personal_use=True), ship_to="JP"),
        parcel(item("12345.67 USD"), ship_to="US", region="US-CA"),
    ],
    ids=["JP", "US"],
)
def test_the_callers_decimal_context_changes_nothing(sent):
    calm = quote(sent).model_dump_json()
    with decimal.localcontext() as context:
        context.prec = 3
        context.rounding = decimal.ROUND_UP
        context.traps[decimal.Inexact] = True
        assert quote(sent).model_dump_json() == calm


# --- no import at all ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("origin", "to", "currency"),
    [
        ("US", "US", "USD"),
        ("PR", "US", "USD"),
        ("CH", "CH", "CHF"),
        ("LI", "CH", "CHF"),
        ("BR", "BR", "BRL"),
    ],
)
def test_goods_that_are_already_there_are_not_imported(origin, to, currency):
    rates = xb.RateTable.from_mapping({"USD/BRL": "5"}, start=DAY, source="for the test")
    found = quote(parcel(item(f"100 {currency}"), ship_from=origin, ship_to=to), rates=rates)
    assert (str(found.state), found.total) == ("unsupported", None)
    assert any("already in" in str(reason.text) for reason in found.reasons)
