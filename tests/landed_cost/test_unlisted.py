"""Goods that a tariff does not list: which code, on which day, in which edition, and what is near."""

import datetime as dt

import pytest
from attrs import evolve
from tests import mini

import xborder as xb
from xborder.landed_cost import LandedCost
from xborder.landed_cost.report.unlisted import told
from xborder.landed_cost.report.wording import Wording
from xborder.policy.goods_table import Listed
from xborder.policy.vocabulary import ByGoods, GoodsRate, Is, Percent, goods

DAY = mini.DAY
DUTY = mini.charge("duty", ByGoods("tariff"))


def laws(*rules, **options):
    return mini.book(DUTY, tables=(mini.table("tariff", *rules),), **options)


def reasons(parcel, book):
    return xb.quote(parcel, book=book).reasons


def test_a_code_that_is_not_listed_is_named_with_day_edition_and_what_is_near():
    book = laws(("610910", Percent("0.1")), ("610990", Percent("0.2")), ("6203", Percent("0.1")))
    parcel = mini.parcel(mini.item(hs_code="610910"), mini.item(hs_code="610590"))
    (reason,) = reasons(mini.parcel(mini.item(hs_code="610590"), mini.item()), book)
    assert (str(reason.state), reason.items, reason.fact) == ("missing_fact", (0,), "item.hs_code")
    said = str(reason.text)
    assert f"has no entry for 610590 on {DAY}" in said
    assert "last checked on" in said
    assert "tariff=" in said
    other = laws(("610510", Percent("0.1")), ("610520", Percent("0.2")))
    (reason,) = reasons(mini.parcel(mini.item(hs_code="610590")), other)
    assert "near it are 610520, 610510" in str(reason.text)
    assert xb.quote(parcel, book=book).missing.fact == "item.hs_code"


def test_goods_that_no_rule_speaks_of_need_no_other_code_where_no_tariff_is_whole():
    """Norway's duties on food are not in the package: the code may be right all the same."""
    said = mini.parcel(mini.item(hs_code="210690"))
    (reason,) = reasons(said, laws(("6203", Percent("0.1"))))
    assert "no whole tariff, and leaves such goods out" in str(reason.text)
    assert "Give what they bear with tariff=." in str(reason.text)


def test_each_code_is_told_once_with_its_lines():
    book = laws(("6203", Percent("0.1")))
    codes = ("610910", "420221", "610910")
    found = reasons(mini.parcel(*(mini.item(hs_code=code) for code in codes)), book)
    assert [(reason.items, reason.fact) for reason in found] == [
        ((0, 2), "item.hs_code"),
        ((1,), "item.hs_code"),
    ]


def test_a_day_on_which_nothing_is_listed_is_told():
    late = mini.law(Percent("0.1"), start=DAY + dt.timedelta(days=1))
    (reason,) = reasons(mini.parcel(), laws(("6109", late)))
    assert "nothing is listed for the day" in str(reason.text)


@pytest.mark.parametrize("to", ["DE", "GB", "US", "JP", "NO", "CH", "CN"])
def test_where_no_code_is_given_that_comes_first_and_no_table_is_blamed(to):
    money = {"DE": "EUR", "GB": "GBP", "US": "USD", "JP": "JPY", "NO": "NOK", "CH": "CHF"}
    code = money.get(to, "CNY")
    parcel = xb.Consignment(
        ship_from="VN",
        ship_to=to,
        region="US-OR" if to == "US" else None,
        on=dt.date(2026, 10, 25),
        items=[xb.Item(origin="VN", quantity=1, unit_price=f"200 {code}")],
        shipping=f"0 {code}",
        prices="net",
        transport="express",
        seller=xb.Seller(registrations=()),
        buyer=xb.Buyer(kind="consumer"),
    )
    quote = xb.quote(parcel)
    first, *others = quote.reasons
    assert str(first.text).startswith("No tariff code is given")
    assert (first.fact, quote.missing.fact) == ("item.hs_code", "item.hs_code")
    assert not any("entry for" in str(reason.text) for reason in others)
    assert "未提供税则号列" in quote.explain(locale="zh_CN")


def test_a_line_with_a_code_is_not_among_those_without():
    book = laws(("6109", Percent("0.1")))
    found = reasons(mini.parcel(mini.item(), mini.item(hs_code=None)), book)
    assert [(str(reason.text)[:23], reason.items) for reason in found] == [
        ("No tariff code is given", (1,))
    ]


def test_the_place_is_named_in_both_languages_and_the_quote_survives_storage():
    quote = xb.quote(mini.parcel(), book=laws(("6203", Percent("0.1"))))
    assert "The tariff of Switzerland has no entry for 610910" in quote.explain()
    assert "瑞士的关税税率" in quote.explain(locale="zh_CN")
    assert LandedCost.model_validate_json(quote.model_dump_json()) == quote


def test_a_whole_tariff_is_named_by_its_edition():
    whole = Listed(name="us.general", edition="Tariff of Mini 2026", lines=1, digest="0")
    nothing = mini.table("tariff", ("6203", Percent("0.1")))
    table = evolve(nothing, beneath=(mini.law(whole),))
    book = mini.book(DUTY, tables=(table,))
    with_code = mini.parcel(mini.item(hs_code="610910"))
    wording = book.compiled("CH", DAY).beside(Wording)
    (found,) = told(with_code, wording, "tariff", (0,))
    assert "(Tariff of Mini 2026)" in str(found[0])
    assert [*told(mini.parcel(mini.item(hs_code=None)), wording, "tariff", (0,))] == []
    (other,) = told(with_code, wording, "a table that is not there", (0,))
    assert "(a table of your own)" in str(other[0])


def test_a_code_that_no_condition_asks_is_no_reason():
    book = mini.book(mini.charge("tax", Percent("0.1"), when=Is("gift", "no")))
    assert reasons(mini.parcel(mini.item(hs_code=None)), book) == ()


def test_what_was_said_of_one_code_is_not_said_of_other_goods_under_it():
    """Which longer codes part goods hangs on their origin too: each parcel is told its own."""
    table = goods(
        "tariff",
        GoodsRate("american", "0.1", "61091010", origins="US").by(mini.ACT),
        GoodsRate("korean", "0.1", "61091090", origins="KR").by(mini.ACT),
    )
    book = mini.book(DUTY, tables=(evolve(table, complete=True),))
    said = [
        str(reasons(mini.parcel(mini.item(hs_code="610910", origin=origin)), book)[0].text)
        for origin in ("US", "KR", "US")
    ]
    assert ["61091010" in text for text in said] == [True, False, True]
    assert ["61091090" in text for text in said] == [False, True, False]
