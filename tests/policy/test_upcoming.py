"""What will change, for which goods of a catalogue, and by how much: in words and as data."""

import datetime as dt
import json
from fractions import Fraction

import pytest
from attrs import evolve

from xborder.errors import InvalidType, NotFound
from xborder.money import Money
from xborder.policy import default_book
from xborder.policy.vocabulary import GoodsRate, Reader, figure, goods
from xborder.trade import Item

BOOK = default_book()
ON = dt.date(2026, 11, 30)
CHAIR = Item(sku="CHAIR", hs_code="9401614011", origin="VN", quantity=1, unit_price="200 USD")
TEE = Item(description="T-shirt", hs_code="610910", origin="CN", quantity=1, unit_price="20 USD")


def ahead(days, *items, on=ON, codes=("US",)):
    return BOOK.upcoming(on, within=dt.timedelta(days=days), items=items, codes=codes)


def touched(found):
    return [
        (str(change.day), each.name, each.region, str(each.words_before), str(each.words_after))
        for change in found
        for each in change.touched
    ]


TOUCHED = [
    # (day, days ahead, item, codes, expected): the rates as the tables of sourced cases have them
    # proclamation of 2025-12-31: 25% until 2026-12-31, 30% from 2027-01-01
    ("2026-11-30", 31, CHAIR, ("US",), []),
    ("2026-11-30", 32, CHAIR, ("US",), [("2027-01-01", "CHAIR", "", "25%", "30%")]),
    ("2027-01-01", 30, CHAIR, ("US",), []),
    # the rate of South Dakota goes back to 4.5% on 2027-07-01
    ("2027-06-30", 1, TEE, ("US",), [("2027-07-01", "T-shirt", "US-SD", "4.2%", "4.5%")]),
    # Finland's standard rate rose to 25.5% on 2024-09-01; Germany's did not move
    ("2024-08-31", 1, TEE, ("EU",), [("2024-09-01", "T-shirt", "", "24%", "25.5%")]),
]


@pytest.mark.parametrize(("on", "days", "item", "codes", "expected"), TOUCHED)
def test_rates_are_told_for_the_items_they_touch(on, days, item, codes, expected):
    found = ahead(days, item, on=dt.date.fromisoformat(on), codes=codes)
    assert touched(found) == expected


def test_by_how_much_is_told_on_the_price_of_a_piece():
    (change,) = (each for each in ahead(40, CHAIR) if each.touched)
    (chair,) = change.touched
    assert chair.points == Fraction(1, 20)
    assert str(chair.on_a_piece) == "10.00 USD"  # 5 points of 200
    assert str(chair.says) == (
        "CHAIR (the United States): 25%, then 30%; $10.00 more on a piece of $200.00."
    )
    assert change.rule.status == "scheduled"
    assert "30%" in str(ahead(40, CHAIR))
    assert "增加" in ahead(40, CHAIR).render("zh_CN")


def test_a_change_of_less_than_half_a_cent_is_told_without_an_amount():
    """South Dakota adds 0.3 points: on 1.50 USD that is 0.45 cents."""
    (change,) = (
        each
        for each in ahead(1, TEE.replace(unit_price="1.50 USD"), on=dt.date(2027, 6, 30))
        if each.touched
    )
    (tee,) = change.touched
    assert tee.on_a_piece == Money("0 USD")
    assert str(tee.says) == "T-shirt (US-SD): 4.2%, then 4.5%."


def test_a_rate_that_falls_is_less():
    """Slovakia's books: 10% until 2024, 5% from 2025-01-01."""
    book = Item(sku="BOOK", hs_code="490199", origin="CN", quantity=1, unit_price="100 EUR")
    found = ahead(1, book, on=dt.date(2024, 12, 31), codes=("EU",))
    (line,) = (each for change in found for each in change.touched if each.destination == "SK")
    assert str(line.on_a_piece) == "-5.00 EUR"
    assert "5.00" in str(line.says)
    assert "less on a piece" in str(line.says)


def test_an_amount_that_is_no_plain_rate_is_told_in_words():
    """Korea's 25% on wood gave way to a floor of 15% on 2025-11-14."""
    korean = CHAIR.replace(origin="KR")
    found = ahead(1, korean, on=dt.date(2025, 11, 13))
    (chair,) = (each for change in found for each in change.touched if "s232" in change.rule.path)
    assert (chair.points, chair.on_a_piece) == (None, None)
    assert "15%" in str(chair.words_after)
    assert chair.data["points"] is None


def test_goods_that_fall_back_to_an_older_rate_are_told_by_the_rule_that_ends():
    """A made-up holiday of 1% on clothing, within the standard rate of Japan."""
    act = Reader(ON).official("An act")
    end = dt.date(2026, 12, 5)
    taxes = goods(
        "consumption_tax",
        GoodsRate("standard", "0.078").by(act),
        GoodsRate("holiday", "0.01", hs="61").by(act, start=dt.date(2026, 12, 1), end=end),
    )
    japan = BOOK.policy("JP")
    book = BOOK.with_policy(evolve(japan, tables={**japan.tables, taxes.name: taxes}))
    (change,) = book.upcoming(
        dt.date(2026, 12, 2), within=dt.timedelta(days=5), items=[TEE], codes=["JP"]
    )
    assert (change.day, change.starts, change.rule.id) == (
        end,
        False,
        "table.consumption_tax.holiday",
    )
    assert [(str(t.words_before), str(t.words_after)) for t in change.touched] == [("1%", "7.8%")]


def test_goods_that_no_table_knows_are_told_as_such():
    """A table of a measure begins with it: before, it knew nothing."""
    found = ahead(1, TEE, on=dt.date(2026, 7, 23))
    words = [str(each.words_before) for change in found for each in change.touched]
    assert "not in the table" in words


OTHER_RULES = [
    # (item, days, policy, what is told): goods as the acts name them
    # Japan's announced 1% is for food and drink; its figure says what the doubt of food says
    (TEE, 130, "JP", []),
    (
        TEE.replace(hs_code="190531"),
        130,
        "JP",
        ["figure.food.consumption_tax", "not_computed.jp.food_relief"],
    ),
    # 50 U.S.C. 1702(b): the last relief below 800 USD is that of books and the like
    (TEE, 250, "US", []),
    (
        TEE.replace(hs_code="490199"),
        250,
        "US",
        ["not_computed.us.information", "scheme.us.de_minimis"],
    ),
    # Switzerland's planned rates are for everything
    (TEE, 400, "CH", ["figure.vat.planned_rise", "not_computed.vat_plan"]),
]


@pytest.mark.parametrize(("item", "days", "policy", "expected"), OTHER_RULES)
def test_with_a_catalogue_other_rules_are_told_if_they_may_be_about_it(
    item, days, policy, expected
):
    found = ahead(days, item, codes=(policy,))
    assert [each.rule.path for each in found if not each.touched] == expected


def test_a_figure_that_stands_alone_is_told_to_every_catalogue():
    act = Reader(ON).official("An act")
    japan = BOOK.policy("JP")
    alone = figure("a threshold", "1", act, start=dt.date(2026, 12, 1))
    book = BOOK.with_policy(evolve(japan, figures={**japan.figures, "alone": alone}))
    found = book.upcoming(ON, within=dt.timedelta(days=5), items=[TEE], codes=["JP"])
    assert [each.rule.path for each in found] == ["figure.alone"]


def test_without_a_catalogue_every_change_is_told_and_none_has_items():
    found = ahead(40)
    assert found
    assert not touched(found)
    assert any(each.rule.path.startswith("table.s232") for each in found)
    assert len(found) == len(list(found))
    assert found[0] == next(iter(found))


def test_a_rule_that_ends_says_so():
    found = ahead(1, on=dt.date(2026, 7, 23))
    assert any(not each.starts for each in found)
    assert "(ends)" in str(found)


def test_nothing_ahead_is_said():
    assert "Nothing changed." in str(ahead(1, CHAIR))
    assert len(ahead(1, CHAIR)) == 0


def test_the_data_is_plain():
    found = ahead(40, CHAIR)
    (change,) = (each for each in json.loads(json.dumps(found.data)) if each["items"])
    assert change["day"] == "2027-01-01"
    assert change["items"][0]["points"] == "1/20"
    assert change["items"][0]["on_a_piece"] == "10.00 USD"
    assert change["url"].startswith("https://www.whitehouse.gov/")


def test_all_policies_are_asked_if_none_is_named():
    found = BOOK.upcoming(ON, within=dt.timedelta(days=130), items=[CHAIR])
    assert {"BR", "US", "VN"} <= {each.rule.jurisdiction for each in found}
    days = [each.day for each in found]
    assert days == sorted(days)


def test_a_span_that_is_none_and_a_policy_that_is_none_are_refused():
    with pytest.raises(InvalidType, match="no span of time"):
        BOOK.upcoming(ON, within=40)
    with pytest.raises(InvalidType, match="codes"):
        BOOK.upcoming(ON, within=dt.timedelta(days=1), codes="US")
    with pytest.raises(NotFound):
        BOOK.upcoming(ON, within=dt.timedelta(days=1), codes=["ZZ"])
