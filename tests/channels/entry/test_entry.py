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
    entry_plan,
    entry_steps,
)
from xborder.errors import InvalidType
from xborder.messages import catalogue
from xborder.weighing import Alternative, Criterion, Gate, rank

DAY = dt.date(2026, 11, 30)


def asked(country, on, **options):
    return {name for step in entry_steps(country, on=on, **options) for name in step.documents}


@pytest.mark.parametrize(
    ("country", "day", "documents"),
    [
        # VerpackG sections 7(7) and 9(5) since 1 July 2022; Regulation 2023/988 from 13 Dec 2024
        ("DE", dt.date(2022, 6, 30), set()),
        ("DE", dt.date(2022, 7, 1), {"de_packaging_register", "de_packaging_system"}),
        ("FR", dt.date(2024, 12, 12), set()),
        ("FR", dt.date(2024, 12, 13), {"eu_responsible_person"}),
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
