"""Documents that laws ask for, and what a listing must hold."""

import datetime as dt

import pytest

from xborder.channels.entry import (
    DOCUMENTS,
    LISTINGS,
    EntryDocument,
    FieldProblem,
    StepState,
    check_listing,
    entry_documents,
    entry_plan,
    entry_steps,
)
from xborder.errors import InvalidInput, InvalidType, NotFound
from xborder.messages import catalogue
from xborder.source import Evidence
from xborder.weighing import Alternative, Criterion, Gate, rank

DAY = dt.date(2026, 11, 30)


PACKED = {"de_packaging_register", "de_packaging_system"}
TRADER = {"eu_identification", "eu_trade_register", "eu_self_certification", "eu_payment_account"}


def asked(country, on, **options):
    return {name for step in entry_steps(country, on=on, **options) for name in step.documents}


@pytest.mark.parametrize(
    ("country", "day", "documents"),
    [
        # section 22f UStG: a certificate from 1 March 2019, the VAT number from 1 July 2021
        ("DE", dt.date(2019, 2, 28), set()),
        ("DE", dt.date(2021, 6, 30), {"de_tax_certificate"}),
        ("DE", dt.date(2021, 7, 1), {"de_vat_number"}),
        # VerpackG sections 7(7) and 9(5) since 1 July 2022
        ("DE", dt.date(2022, 7, 1), {"de_vat_number", *PACKED}),
        # Code de l'environnement L. 541-10-13 since 1 January 2022: all that is sent is packed
        ("FR", dt.date(2021, 12, 31), set()),
        ("FR", dt.date(2024, 2, 16), {"fr_producer_packaging"}),
        # Regulation (EU) 2022/2065 art. 30 from 17 February 2024, 2023/988 from 13 December 2024
        ("FR", dt.date(2024, 2, 17), {"fr_producer_packaging", *TRADER}),
        ("FR", dt.date(2024, 12, 13), {"fr_producer_packaging", "eu_responsible_person", *TRADER}),
        ("XI", dt.date(2024, 12, 13), {"eu_responsible_person", "gb_vat_number"}),
        # 15 U.S.C. 45f from 27 June 2023
        ("US", dt.date(2023, 6, 26), set()),
        ("US", dt.date(2023, 6, 27), {"us_identification", "us_tax_id", "us_bank_account"}),
        ("CN", DAY, set()),
    ],
)
def test_what_a_country_s_law_asks_for(country, day, documents):
    assert asked(country, day) == documents


def test_six_steps_one_after_the_other_and_a_register_that_ends():
    """A licence that ends before the first sale is expiring; the steps behind it wait."""
    steps = entry_steps("DE", on=DAY)
    assert [step.name for step in steps] == [
        "account", "qualification", "listing", "payment", "promotion", "logistics",
    ]  # fmt: skip
    plan = entry_plan(
        steps,
        done=["account"],
        documents={
            "de_packaging_register": None,
            "de_packaging_system": dt.date(2026, 12, 31),
            "eu_responsible_person": None,
            "de_vat_number": None,
        },
        on=DAY,
        first_sale=dt.date(2027, 1, 15),
    )
    assert [each.state for each in plan][:3] == [
        StepState.DONE, StepState.LACKING, StepState.WAITING,
    ]  # fmt: skip
    assert plan[1].expiring == ("de_packaging_system",)


def test_a_document_of_one_s_own_may_be_for_some_goods():
    weee = EntryDocument(
        id="de_weee", title="WEEE number", step="qualification", countries="DE", goods="electronics"
    )
    assert "de_weee" not in asked("DE", DAY, more=[weee])
    assert "de_weee" in asked("DE", DAY, more=[weee], goods=["electronics"])
    assert "de_weee" not in asked("FR", DAY, more=[weee], goods=["electronics"])


@pytest.mark.parametrize(
    ("country", "day", "goods", "expected"),
    [
        # ElektroG section 6(2): sites check from 1 July 2023; batteries from 1 January 2023
        ("DE", dt.date(2023, 6, 30), "electrical", set()),
        ("DE", dt.date(2023, 7, 1), "electrical", {"de_electrical_register"}),
        ("DE", dt.date(2022, 12, 31), "batteries", set()),
        ("DE", dt.date(2023, 1, 1), "batteries", {"de_battery_register"}),
        ("FR", DAY, "electrical", {"fr_producer_electrical"}),
        ("FR", DAY, "textiles", {"fr_producer_textiles"}),
        # Electrical Equipment (Safety) Regulations 2016, regulation 18
        ("GB", DAY, "electrical", {"gb_importer"}),
        ("US", DAY, "electrical", set()),
    ],
)
def test_what_is_asked_for_some_goods_alone(country, day, goods, expected):
    assert asked(country, day, goods=[goods]) - asked(country, day) == expected


@pytest.mark.parametrize(
    ("site", "country", "goods", "expected"),
    [
        # Amazon's guide: a government-issued identity, a recent statement, a registration
        ("amazon", "US", [], {"amazon_identity_us", "amazon_registration_us", "amazon_statement_us"}),
        (
            *("amazon", "DE", ["watches"]),
            {"amazon_identity", "amazon_registration", "amazon_statement", "amazon_invoices"},
        ),
        ("amazon", "PL", ["batteries"], {
            "amazon_identity", "amazon_registration", "amazon_statement", "amazon_battery_register",
        }),
        ("ebay", "US", [], {"ebay_identity", "ebay_tax_number", "ebay_bank_account", "ebay_address"}),
        ("etsy", "FR", [], {"etsy_identity", "etsy_bank_account"}),
        ("walmart", "US", [], {"walmart_tax_form", "walmart_registration", "walmart_identity"}),
        ("tiktok_shop", "GB", [], {"tiktok_shop_registration"}),
    ],
)  # fmt: skip
def test_what_a_site_asks_for_beside_the_law(site, country, goods, expected):
    assert (
        asked(country, DAY, site=site, goods=goods) - asked(country, DAY, goods=goods) == expected
    )


def test_each_document_has_its_source_its_evidence_and_its_days():
    found = entry_documents("DE", on=DAY, site="amazon", goods=["electrical", "batteries"])
    assert {each.value.step for each in found} == {"account", "qualification", "payment"}
    for each in found:
        assert each.source.url.startswith("https://")
        assert each.evidence in {Evidence.OFFICIAL, Evidence.SECONDARY}
        assert each.checked_on == DAY
        assert each.holds_on(DAY)


def test_until_when_a_document_is_taken():
    """Invoices 180 days after they were issued, a passport until its own last day, whichever is
    first; a number in a register for ever."""
    found = {each.value.id: each.value for each in entry_documents(
        "US", on=DAY, site="amazon", goods=["watches"])}  # fmt: skip
    issued = dt.date(2026, 7, 1)
    assert found["amazon_invoices"].last_day(issued=issued) == dt.date(2026, 12, 28)
    passport = dt.date(2027, 1, 31)
    assert found["amazon_identity_us"].last_day(ends=passport) == passport
    assert found["us_tax_id"].last_day() is None
    both = EntryDocument(
        id="own", title="Own", step="account", countries="US", ends=True, oldest_days=30
    )
    assert both.last_day(issued=issued, ends=dt.date(2026, 7, 20)) == dt.date(2026, 7, 20)
    with pytest.raises(InvalidInput, match="Give ends="):
        found["amazon_identity_us"].last_day()
    steps = entry_steps("US", on=DAY, site="amazon", goods=["watches"])
    plan = entry_plan(
        steps,
        done=[],
        documents={"amazon_invoices": found["amazon_invoices"].last_day(issued=issued)},
        on=DAY,
        first_sale=dt.date(2027, 1, 4),
    )
    assert plan[1].expiring == ("amazon_invoices",)
    assert "amazon_identity_us" in plan[0].missing


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"site": "amazn"}, InvalidInput, "Did you mean amazon"),
        ({"goods": ["electical"]}, InvalidInput, "Did you mean electrical"),
        ({"site": "walmart"}, NotFound, "What walmart asks for in DE was not read.*read for US"),
    ],
)
def test_what_was_not_read_is_refused_and_not_left_out(options, error, words):
    with pytest.raises(error, match=words):
        entry_steps("DE", on=DAY, **options)


def problems(fields, site, on=DAY):
    found = check_listing(fields, LISTINGS[site], on=on)
    return [(each.problem.value, each.rule.value.field, each.found) for each in found]


MADE_HERE = {
    "manufacturer": "Saltmarsh",
    "manufacturer_address": "Hafen 1, Bremen, hi@example.com",
    "manufacturer_in_union": "yes",
    "picture": "1.jpg",
    "identifier": "LED-5W",
}


@pytest.mark.parametrize(
    ("site", "fields", "expected"),
    [
        ("amazon", {"title": "x" * 200}, []),
        ("amazon", {"title": "x" * 201}, [("too_long", "title", "201")]),
        ("amazon", {"title": "Mug_blue?"}, [("characters", "title", "?_")]),
        # twice is let pass, thrice is not; small words do not count
        ("amazon", {"title": "Mug and mug and bowl and cup"}, []),
        ("amazon", {"title": "Mug and MUG and mug"}, [("repeated", "title", "mug")]),
        ("amazon", {"title": "  "}, [("missing", "title", "")]),
        ("ebay", {"title": "y" * 80}, []),
        ("ebay", {"title": "y" * 81}, [("too_long", "title", "81")]),
        ("etsy", {"title": "Scarf", "tags": [f"tag {n}" for n in range(13)]}, []),
        ("etsy", {"title": "Scarf", "tags": ["t"] * 14}, [("too_many", "tags", "14")]),
        ("etsy", {"title": "Scarf", "tags": ["t" * 21, "s"]}, [("too_long", "tags", "21")]),
        ("etsy", {}, [("missing", "title", "")]),
        ("eu", MADE_HERE, []),
        (
            "eu",
            {name: value for name, value in MADE_HERE.items() if name != "manufacturer_in_union"},
            [("missing", "responsible_person", "")],
        ),
    ],
)
def test_each_rule_of_a_listing(site, fields, expected):
    assert problems(fields, site) == expected


def test_a_rule_holds_from_its_day():
    assert problems({"title": "Sale!"}, "amazon", dt.date(2025, 1, 20)) == []
    assert problems({"title": "Sale!"}, "amazon", dt.date(2025, 1, 21)) != []
    assert problems({}, "eu", dt.date(2024, 12, 12)) == []


def test_findings_say_what_is_wrong_in_both_languages():
    titles = {"title": "Mug! " * 50, "tags": ["t"] * 14}
    found = [
        *check_listing(titles, LISTINGS["amazon"], on=DAY),
        *check_listing(titles, LISTINGS["etsy"], on=DAY),
        *check_listing({}, LISTINGS["ebay"], on=DAY),
    ]
    assert {each.problem for each in found} == set(FieldProblem)
    assert "200 are the most" in found[0].explain()
    assert all(each.explain("zh_CN") != each.explain() for each in found)
    assert {entry.value.title for each in DOCUMENTS for entry in each} <= set(catalogue("zh_CN"))
    with pytest.raises(InvalidType):
        check_listing({"title": 5}, LISTINGS["ebay"], on=DAY)


def test_a_listing_is_a_gate_of_a_choice():
    listing = {"title": "y" * 120}
    gate = Gate(
        name="listing",
        passes=lambda each: not check_listing(listing, LISTINGS[each.name], on=DAY),
    )
    sites = [Alternative(name=name, values={"margin": 9}) for name in ("ebay", "etsy")]
    found = rank(sites, [Criterion(name="margin", worst=0, best=10)], {"margin": 1}, gates=[gate])
    assert (found.winner, found.shut_out) == ("etsy", {"ebay": ("listing",)})
