"""What a reader sees of a quote: sums as money, short lists, the state, and sources that fit."""

import attrs
import pytest
from tests.mini import LAW, book, charge, item, law, parcel, scheme

from xborder.landed_cost import quote
from xborder.landed_cost.shown.notebook import STATE_COLOURS
from xborder.money import Money, Stage
from xborder.policy.amount import Flat, Percent, PerUnit, Quantity, Sum
from xborder.policy.charge import Waiver
from xborder.policy.condition import All, AtMost, HsIn, Is, Not
from xborder.timeline import Timeline
from xborder.trade import Collector, Moment

SMALL = AtMost(value="goods", limit=Money("150 CHF"))
FOOD = HsIn("02", "03", "04", "07", "08", "09", "10", "11", except_=("0410",))


def told(locale="en"):
    fee = charge("fee", Flat(Money("3 CHF")))
    schemes = [scheme("small", ("fee",), when=All(SMALL, Not(FOOD))), scheme("rest", ())]
    return quote(parcel(), book=book(fee, schemes=schemes)).explain(locale=locale)


def test_a_sum_in_a_formula_is_shown_as_money():
    assert "CHF\xa03.00 for each declaration" in told()


def test_a_limit_in_a_condition_is_shown_as_money():
    assert "the goods value of the consignment is at most CHF\xa0150.00" in told()
    assert "150.00 CHF" not in told()


def test_a_long_list_of_codes_is_cut():
    assert "does not start with 02, 03, 04, 07, 08, 09 and 2 more, or starts with 0410" in told()
    assert "02、03、04、07、08、09（另有 2 项）" in told("zh_CN")


def test_a_long_list_of_countries_is_cut():
    places = Is("ship_from", "FR", "IT", "ES", "NL", "BE", "AT", "CN", "US")
    schemes = [scheme("from some", (), when=Not(places)), scheme("rest", ())]
    found = quote(parcel(), book=book(schemes=schemes))
    assert "is not France, Italy, Spain, the Netherlands, Belgium, Austria and 2 more" in (
        found.explain()
    )


def test_what_a_buyer_declares_is_not_told_as_collected():
    tax = charge("tax", Percent("0.1"), collector=Collector.BUYER, moment=Moment.RETURN)
    assert "declared by the buyer with the tax return" in quote(parcel(), book=book(tax)).explain()


@pytest.mark.parametrize("url", ["https://law.example/?a=1&b=2", ""])
def test_a_long_source_is_cut_in_the_table_and_kept_in_its_tip(url):
    source = attrs.evolve(LAW, title="An Act on <parcels> " + "and more " * 9 + "end", url=url)
    fee = attrs.evolve(law(charge("fee", Flat(Money("3 CHF")))), source=source)
    shown = quote(parcel(), book=book(Timeline([fee])))._repr_html_()
    assert "…</" in shown
    assert 'title="An Act on &lt;parcels&gt; and more' in shown
    assert ("a=1&amp;b=2" in shown) == bool(url)
    assert "<parcels>" not in shown


def test_the_table_says_how_sure_the_quote_is():
    exact = quote(parcel(), book=book(charge("fee", Flat(Money("3 CHF")))))
    doubted = quote(parcel(shipping=None), book=book(charge("fee", Flat(Money("3 CHF")))))
    assert "exact" in exact._repr_html_()
    assert "an estimate" in doubted._repr_html_()
    assert STATE_COLOURS[exact.state] in exact._repr_html_()
    assert STATE_COLOURS[doubted.state] in doubted._repr_html_()


def test_a_charge_that_is_not_collected_says_by_which_rule():
    small = Waiver(
        id="small", title="small", charges="tax", limit=Money("5 CHF"), of=Stage.ENTRY_LINE
    )
    laws = book(charge("tax", Percent("0.1")), small)
    sent = parcel(item("20 CHF", sku="A"), item("80 CHF", sku="B", hs_code="640399"))
    answer = quote(sent, book=laws)
    few, many = (line for line in answer.lines if line.id == "tax")
    assert (few.amount, few.waived.id) == (Money("0 CHF"), "small")
    assert (many.amount, many.waived) == (Money("8 CHF"), None)
    for locale, words in (("en", "not collected, by"), ("zh_CN", "免予征收，依据：")):
        told = answer.explain(locale=locale).splitlines()
        assert [line.startswith(f"    {words}") for line in told].count(True) == 1


def test_a_formula_says_what_share_of_it_is_due():
    amount = Sum(Percent("0.2"), PerUnit(Money("1 CHF"), Quantity.PIECE))
    answer = quote(parcel(), book=book(charge("tax", amount, payable="0.7")))
    assert answer.sum_of("fee") == Money("14.70 CHF")
    assert "20% of the base + CHF\xa01.00 per piece, 70% of it due" in answer.explain()
    assert "，按其 70% 征收" in answer.explain(locale="zh_CN")
