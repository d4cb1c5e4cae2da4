"""Codes of countries and names of registrations, wherever channels and margin take one."""

import datetime as dt

import pytest

from xborder import channels, margin, problems
from xborder.channels.entry import EntryDocument, entry_documents, entry_steps
from xborder.channels.fees.supplier import FeeSupplier
from xborder.channels.place import country_of, registered
from xborder.errors import InvalidInput, InvalidType, XborderError

DAY = dt.date(2026, 11, 2)
MUG = margin.Step(kind="sale", amount="10 EUR")
SITE = channels.schedule("amazon_us").for_seller(fulfilment="seller")
SOLD = channels.ChannelOrder.of("9.00 USD", category="home_kitchen", ordered_on=DAY)
BILL = SITE.bill(SOLD, vat="0.19")

CALLS = {
    "the tax of an import": lambda code: margin.import_tax("1 EUR", country=code, registrations=()),
    "a registration for it": lambda code: margin.import_tax(
        "1 EUR", country="DE", registrations=[code]
    ),
    "the tax on a fee": lambda code: margin.fee_tax("1 EUR", country=code, registrations=()),
    "a registration for that": lambda code: margin.fee_tax(
        "1 EUR", country="DE", registrations=[code]
    ),
    "whose VAT is on a bill": lambda code: margin.steps_of_bill(BILL, country=code),
    "a registration for a bill": lambda code: margin.steps_of_bill(
        BILL, country="DE", registrations=[code]
    ),
    "where a line went": lambda code: margin.SoldLine(order="1", on=DAY, steps=[MUG], country=code),
    "where lines of a column went": lambda code: margin.margin_columns(
        {"country": ["DE", code], "sale": [1, 2]}, "country", home="EUR"
    ),
    "where a seller is": lambda code: channels.vat_on_fees(
        SITE, seller_country=code, has_number=True, on=DAY
    ),
    "where a supplier is": lambda code: FeeSupplier(id="s", title="S", country=code),
    "where it has a branch": lambda code: FeeSupplier(
        id="s", title="S", country="LU", branches=["DE", code]
    ),
    "what a country asks": lambda code: entry_documents(code, on=DAY),
    "the steps there": lambda code: entry_steps(code, on=DAY),
    "who asks for a document": lambda code: EntryDocument(
        id="d", title="D", step="account", countries=[code]
    ),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=list(CALLS))
@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("GERMANY", "DE"),
        ("GER", "DE"),  # how the Olympic Committee has it
        ("DEU", "DE"),  # ISO 3166-1 alpha-3
        ("NLD", "NL"),
        ("Deutschland", "DE"),
        ("uk", "GB"),
    ],
)
def test_a_country_by_another_name_is_told_its_code(call, code, meant):
    with pytest.raises(XborderError) as found:
        call(code)
    (problem,) = problems(found.value)
    assert problem.value == code
    assert meant in problem.remedy


@pytest.mark.parametrize("call", CALLS.values(), ids=list(CALLS))
@pytest.mark.parametrize("code", [49, None, 0.5, "ZZ", "XX1"])
def test_what_is_no_country_is_refused_with_how_to_write_one(call, code):
    with pytest.raises(XborderError) as found:
        call(code)
    (problem,) = problems(found.value)
    assert problem.remedy


def test_codes_of_countries_schemes_and_parts_of_a_country_stand():
    assert registered({"DE", "IOSS", "US-CA"}) == {"DE", "IOSS", "US-CA"}
    assert [country_of(code, "country") for code in ("DE", "XI", "GB")] == ["DE", "XI", "GB"]


@pytest.mark.parametrize(
    ("given", "remedy"),
    [
        ("ISOS", "Did you mean IOSS?"),
        ("ACME", "Give a scheme such as"),
        ("GE", None),  # Georgia, and no slip
        ("UNI", "Give a scheme such as"),  # two kingdoms and states begin so
    ],
)
def test_a_slip_in_a_scheme(given, remedy):
    if remedy is None:
        assert registered([given]) == {given}
        return
    with pytest.raises(InvalidInput, match=remedy):
        registered([given])


def test_registrations_are_a_list():
    with pytest.raises(InvalidType, match="not a list"):
        registered("DE")
