"""Invoices: worked examples, a right one spoilt in every way, and the arithmetic done again."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from xborder.money import Money
from xborder.vat.invoices import (
    Invoice,
    InvoiceCase,
    InvoiceLine,
    InvoiceParty,
    TaxCategory,
    VatGroup,
    check,
    simplified_up_to,
)

CASES = Path(__file__).parents[3] / "shared" / "cases" / "vat_cases.yaml"


def right(**changes):
    """A German invoice of a domestic sale to a business, at two rates, with nothing wrong."""
    facts = {
        "number": "2026-118",
        "date": dt.date(2026, 11, 10),
        "supply_date": dt.date(2026, 11, 9),
        "seller": InvoiceParty(
            name="A GmbH", address="Hauptstr. 1, Berlin", country="DE", vat_number="DE136695976"
        ),
        "buyer": InvoiceParty(name="B GmbH", address="Weg 2, Bonn"),
        "lines": [
            InvoiceLine(
                description="chairs", quantity=4, unit_price="100 EUR", net="400 EUR", rate="0.19"
            ),
            InvoiceLine(
                description="books",
                quantity="3",
                unit_price="9.99 EUR",
                net="27.97 EUR",
                rebate="2 EUR",
                rate="0.07",
            ),
        ],
        "breakdown": [
            VatGroup(rate="0.19", taxable="400 EUR", vat="76 EUR"),
            VatGroup(rate="0.07", taxable="27.97 EUR", vat="1.96 EUR"),
        ],
        "net": "427.97 EUR",
        "vat": "77.96 EUR",
        "gross": "505.93 EUR",
        "paid": "5.93 EUR",
        "due": "500 EUR",
    }
    return Invoice(**(facts | changes))


def untaxed(case, category, words, **changes):
    """The same seller's invoice of one line without tax."""
    facts = {
        "case": case,
        "buyer": InvoiceParty(
            name="C SARL", address="Rue 3, Lyon", country="FR", vat_number="FR40303265045"
        ),
        "lines": [
            InvoiceLine(
                description="chairs",
                quantity=4,
                unit_price="100 EUR",
                net="400 EUR",
                category=category,
            )
        ],
        "breakdown": [
            VatGroup(category=category, taxable="400 EUR", vat="0 EUR", reason=words or "x")
        ],
        "words": [words] if words else [],
        "net": "400 EUR",
        "vat": "0 EUR",
        "gross": "400 EUR",
        "paid": None,
        "due": None,
    }
    return right(**(facts | changes))


def codes(invoice, **options):
    return [fault.code for fault in check(invoice, **options).faults]


def test_a_right_invoice_has_no_faults():
    found = check(right(), currency="EUR")
    assert found.valid
    assert "Nothing is wrong" in found.explain()
    assert found.case is InvoiceCase.DOMESTIC
    again = Invoice.model_validate_json(right().model_dump_json())
    assert again == right()


@pytest.mark.skipif(not CASES.exists(), reason="the worked examples lie beside the project")
def test_the_worked_examples():
    cases = {
        case["id"]: case
        for case in yaml.safe_load(CASES.read_text(encoding="utf-8"))["cases"]
        if case["topic"] == "invoice"
    }
    assert set(cases) == {"vat-374", "vat-375", "vat-378", "vat-380"}
    given_invoice = cases["vat-374"]["facts"]["invoice"]
    found = check(
        Invoice(
            number=given_invoice["number"],
            date=dt.date.fromisoformat(given_invoice["date"]),
            supply_date=dt.date.fromisoformat(given_invoice["supply_date"]),
            seller=InvoiceParty(**given_invoice["seller"]),
            buyer=InvoiceParty(**given_invoice["buyer"]),
            lines=[
                InvoiceLine(
                    description=line["description"],
                    quantity=line["quantity"],
                    net=f"{line['net']} EUR",
                    rate=line["rate"],
                )
                for line in given_invoice["lines"]
            ],
            **{name: f"{given_invoice[name]} EUR" for name in ("net", "vat", "gross")},
        )
    )
    assert [(fault.code, fault.where) for fault in found.faults] == [
        ("226(5)", "buyer.address"),
        ("226(8)", "lines.0.unit_price"),
    ]
    charged = untaxed("reverse_charge", "AE", "Reverse charge", vat="190 EUR", gross="590 EUR")
    assert "203" in codes(charged)
    assert simplified_up_to("IT", dt.date(2026, 1, 1)) == Money("100 EUR")
    margin = untaxed("margin_second_hand", "E", "Margin scheme - Second-hand goods", vat="19 EUR")
    assert "325" in codes(margin)


SPOILT = [
    ({"number": ""}, "226(2)"),
    ({"date": None}, "226(1)"),
    ({"supply_date": None}, "226(7)"),
    ({"seller": InvoiceParty(name="A", address="B")}, "226(3)"),
    ({"seller": InvoiceParty(name="A", vat_number="DE136695976")}, "226(5)"),
    ({"seller": InvoiceParty(address="A", vat_number="DE136695976")}, "226(5)"),
    ({"buyer": InvoiceParty(name="B GmbH")}, "226(5)"),
    ({"vat": None}, "226(10)"),
    ({"gross": "505.94 EUR", "paid": None, "due": None}, "BR-CO-15"),
    ({"due": "500.01 EUR"}, "BR-CO-16"),
    ({"paid": None}, "BR-CO-16"),
    ({"self_billed": True}, "226(10a)"),
]


@pytest.mark.parametrize(("changes", "code"), SPOILT)
def test_what_is_missing_or_wrong_is_the_only_fault(changes, code):
    found = check(right(**changes))
    assert [fault.code for fault in found.faults] == [code]
    assert not found.faults[0].explain("zh_CN").isascii()
    assert str(found.faults[0]) in found.explain()
    assert "。 " not in found.explain("zh_CN")


def test_everything_is_said_at_once():
    assert codes(Invoice()) == [
        *("226(1)", "226(2)", "226(7)", "226(3)", "226(5)", "226(5)", "226(5)", "226(5)"),
        *("226(6)", "226(10)"),
    ]


def line(**changes):
    facts = {
        "description": "chairs",
        "quantity": 4,
        "unit_price": "100 EUR",
        "net": "400 EUR",
        "rate": "0.19",
    }
    return InvoiceLine(**(facts | changes))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"description": ""}, ["226(6)"]),
        ({"quantity": None}, ["226(6)"]),
        ({"unit_price": None}, ["226(8)"]),
        ({"rate": None}, ["226(9)", "BR-S-8", "BR-S-8"]),
        ({"rate": "0"}, ["BR-S-5", "BR-S-8", "BR-S-8"]),
        ({"quantity": 5}, ["BR-LIN-net"]),
        ({"unit_price": "100.0025 EUR"}, []),
        ({"unit_price": "100.004 EUR"}, ["BR-LIN-net"]),
        ({"net": None}, ["BR-S-8"]),
        ({"category": "Z"}, ["BR-Z-5", "BR-S-8", "BR-Z-8"]),
    ],
)
def test_a_line(changes, expected):
    first, second = right().lines
    assert first == line()
    assert sorted(codes(right(lines=[line(**changes), second]))) == sorted(expected)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ({"vat": "76.01 EUR"}, ["BR-S-9", "BR-CO-14"]),
        ({"taxable": "399 EUR"}, ["BR-S-9", "BR-S-8"]),
        ({"reason": "because"}, ["BR-S-10"]),
        (
            {"category": "E", "rate": None, "vat": "0 EUR"},
            ["BR-E-10", "BR-S-8", "BR-E-8", "BR-CO-14", "226(11)"],
        ),
    ],
)
def test_a_group_of_the_breakdown(group, expected):
    first = VatGroup(**({"rate": "0.19", "taxable": "400 EUR", "vat": "76 EUR"} | group))
    found = check(right(breakdown=[first, right().breakdown[1]], case="domestic"))
    assert sorted(fault.code for fault in found.faults) == sorted(
        code for code in expected if code != "226(11)"
    )


def test_several_rates_need_a_breakdown_and_one_does_not():
    assert codes(right(breakdown=[])) == ["226(8)"]
    single = right(
        lines=[line()], breakdown=[], net="400 EUR", vat="76 EUR", gross="476 EUR", due=None
    )
    assert codes(single) == []
    assert codes(single.replace(vat="77 EUR", gross="477 EUR")) == ["BR-CO-17"]
    untold = single.replace(net="401 EUR", vat="76.19 EUR", gross="477.19 EUR")
    assert codes(untold) == ["BR-CO-10"]


@pytest.mark.parametrize(
    ("case", "category", "words", "article"),
    [
        ("reverse_charge", "AE", "Reverse charge", "226(11a)"),
        ("reverse_charge", "AE", "Steuerschuldnerschaft des Leistungsempfängers", "226(11a)"),
        ("reverse_charge", "AE", "Autoliquidation", "226(11a)"),
        ("intra_community", "K", "Steuerfreie innergemeinschaftliche Lieferung", "226(11)"),
        ("intra_community", "K", "Art. 138 Directive 2006/112/EC", "226(11)"),
        ("export", "G", "Art. 146 Directive 2006/112/EC", "226(11)"),
        ("margin_second_hand", "E", "Margin scheme — Second-hand goods", "226(14)"),
        ("margin_second_hand", "E", "Gebrauchtgegenstände/Sonderregelung", "226(14)"),
        ("margin_art", "E", "Margin scheme — Works of art", "226(14)"),
        ("margin_collectors", "E", "Margin scheme — Collector's items and antiques", "226(14)"),
        ("margin_travel", "E", "Margin scheme — Travel agents", "226(13)"),
    ],
)
def test_the_words_of_each_case(case, category, words, article):
    margin = case.startswith("margin")
    vat = None if margin else "0 EUR"
    assert codes(untaxed(case, category, words, vat=vat)) == []
    silent = untaxed(case, category, "", vat=vat)
    (fault,) = check(silent).faults
    assert (fault.code, fault.where) == (article, "words")
    assert "Write: " in str(fault)


def test_the_lines_tell_the_case():
    silent = untaxed(None, "AE", "Reverse charge")
    assert check(silent).case is InvoiceCase.REVERSE_CHARGE
    assert codes(silent.replace(buyer=None)) == ["226(5)", "226(5)", "226(4)"]
    exempt = untaxed("exempt", "E", "")
    assert codes(exempt) == []
    assert codes(exempt.replace(breakdown=())) == ["226(11)"]


def test_an_invoice_of_a_state_outside_the_union_is_read_like_any():
    swiss = InvoiceParty(name="A AG", address="Bern", country="CH", vat_number="CHE107787577MWST")
    assert codes(untaxed("reverse_charge", "AE", "Autoliquidation", seller=swiss)) == []
    assert codes(untaxed("reverse_charge", "AE", "", seller=swiss)) == ["226(11a)"]


def test_a_mixed_invoice_may_show_the_tax_of_its_taxed_lines():
    mixed = untaxed(
        None,
        "AE",
        "Reverse charge",
        lines=[line(), line(category="AE", rate=None)],
        breakdown=[
            VatGroup(rate="0.19", taxable="400 EUR", vat="76 EUR"),
            VatGroup(category="AE", taxable="400 EUR", vat="0 EUR", reason="Reverse charge"),
        ],
        net="800 EUR",
        vat="76 EUR",
        gross="876 EUR",
    )
    assert codes(mixed) == []


def test_supplies_to_other_states_are_invoiced_by_the_fifteenth():
    late = untaxed(
        "intra_community",
        "K",
        "Art. 138",
        supply_date=dt.date(2026, 10, 31),
        date=dt.date(2026, 11, 15),
    )
    assert codes(late) == []
    assert codes(late.replace(date=dt.date(2026, 11, 16))) == ["222"]


def test_the_tax_is_told_in_the_currency_of_the_state():
    assert codes(right(), currency="PLN") == ["230"]
    told = right(vat_in_national_currency="334.87 PLN")
    assert codes(told, currency="PLN") == []
    assert codes(untaxed("export", "G", "Art. 146"), currency="PLN") == []


def test_two_currencies_are_one_fault():
    assert codes(right(net="427.97 USD"))[-1] == "BR-5"


SIMPLE = {
    "date": dt.date(2026, 11, 10),
    "seller": InvoiceParty(name="A GmbH", country="DE"),
    "lines": [InvoiceLine(description="chair", rate="0.19")],
    "gross": "250 EUR",
    "simplified": True,
}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"gross": "250.01 EUR"}, ["220a(1)"]),
        ({"seller": InvoiceParty(name="A", country="FR")}, ["220a(1)"]),
        ({"gross": "1000 SEK"}, []),
        ({"case": "intra_community"}, ["220a(2)"]),
        ({"date": None}, ["226b(a)"]),
        ({"seller": InvoiceParty(country="DE")}, ["226b(b)"]),
        ({"lines": []}, ["226b(c)", "226b(d)"]),
        ({"gross": None}, ["226b(d)"]),
        ({"gross": None, "vat": "1 EUR"}, []),
    ],
)
def test_a_simplified_invoice(changes, expected):
    found = check(Invoice(**(SIMPLE | changes)))
    assert [fault.code for fault in found.faults] == expected
    assert found.simplified
    country = (changes.get("seller") or SIMPLE["seller"]).country
    assert ("not checked" in found.explain()) == (country == "DE")


def test_limits_of_simplified_invoices_are_dated():
    assert simplified_up_to("DE", dt.date(2016, 12, 31)) == Money("100 EUR")
    assert simplified_up_to("DE", dt.date(2017, 1, 1)) == Money("250 EUR")
    assert simplified_up_to("AT", dt.date(2026, 1, 1)) == Money("400 EUR")


@pytest.mark.parametrize("changes", [{"rate": "19"}, {"quantity": "four"}, {"net": 400.0}])
def test_what_is_no_invoice_is_refused_at_the_door(changes):
    with pytest.raises(ValidationError):
        line(**changes)


lines = st.lists(
    st.tuples(
        st.sampled_from(["0.19", "0.07", "0.255"]),
        st.integers(-100, 100),
        st.integers(1, 10**7),
    ),
    min_size=1,
    max_size=6,
)


def cents(number):
    return Money.of_minor(number, "EUR")


@given(lines)
def test_what_is_reckoned_right_is_right_and_a_cent_off_is_not(given_lines):
    sums = {}
    for rate, quantity, price in given_lines:
        sums[rate] = sums.get(rate, 0) + quantity * price
    # half up by size, in whole numbers: the tax of a credit note mirrors that of its invoice
    taxes = {}
    for rate, base in sums.items():
        size = (abs(base) * int(Decimal(rate) * 1000) * 2 + 1000) // 2000
        taxes[rate] = size if base >= 0 else -size
    net, vat = sum(sums.values()), sum(taxes.values())
    invoice = right(
        lines=[
            line(
                quantity=quantity,
                unit_price=cents(price),
                net=cents(quantity * price),
                rate=rate,
            )
            for rate, quantity, price in given_lines
        ],
        breakdown=[
            VatGroup(rate=rate, taxable=cents(base), vat=cents(taxes[rate]))
            for rate, base in sums.items()
        ],
        net=cents(net),
        vat=cents(vat),
        gross=cents(net + vat),
        paid=None,
        due=None,
        corrects="2026-1",
    )
    assert codes(invoice) == []
    for field, value in (("net", net), ("vat", vat), ("gross", net + vat)):
        assert codes(invoice.replace(**{field: cents(value + 1)}))


def test_a_credit_note_names_the_invoice_that_it_corrects():
    """Directive 2006/112/EC, Art. 219: it refers to the initial invoice, and unambiguously."""
    back = right(
        lines=[line(quantity=-4, net="-400 EUR")],
        breakdown=[],
        net="-400 EUR",
        vat="-76 EUR",
        gross="-476 EUR",
        paid=None,
        due=None,
    )
    (fault,) = check(back).faults
    assert (fault.code, fault.where) == ("219", "corrects")
    assert codes(back.replace(corrects="2026-118")) == []
    assert codes(back.replace(gross=None)) == ["219"]


@pytest.mark.parametrize(
    ("number", "fits"),
    [
        ("FR40303265045", True),
        ("XI980780684", True),
        ("EL094259216", True),
        ("DE136695976", False),  # the supplier's own state
        ("GB980780684", False),  # for services alone
        ("CHE107787577MWST", False),
        ("303265045", False),  # Art. 215: a prefix tells the state
    ],
)
def test_goods_are_exempt_to_a_number_of_another_member_state(number, fits):
    """Directive 2006/112/EC, Art. 138(1)(b)."""
    buyer = InvoiceParty(name="C", address="Rue 3", vat_number=number)
    words = "Steuerfreie innergemeinschaftliche Lieferung"
    found = check(untaxed("intra_community", "K", words, buyer=buyer)).faults
    assert [each.code for each in found] == ([] if fits else ["138(1)"])


def test_numbers_are_looked_at_where_that_is_asked():
    seller = InvoiceParty(name="A", address="B", vat_number="DE123456780")
    buyer = InvoiceParty(name="C", address="D", vat_number="303265045", country="FR")
    wrong = right(seller=seller, buyer=buyer)
    assert codes(wrong) == []
    first, second = check(wrong, check_numbers=True).faults
    assert (first.code, first.where) == ("226(3)", "seller.vat_number")
    assert "its check digits" in str(first)
    assert (second.code, second.where) == ("226(4)", "buyer.vat_number")
    assert "123456780" not in str(first)
    nameless = right(seller=seller.replace(vat_number="DE123456788"), buyer=None)
    assert "226(4)" not in codes(nameless, check_numbers=True)


def test_the_categories_are_those_of_the_norm():
    assert [each.value for each in TaxCategory] == ["S", "Z", "E", "AE", "K", "G", "O"]
