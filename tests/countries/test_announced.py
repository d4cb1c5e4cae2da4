"""What is announced or adopted for a later day: it stands in the law, in a difference, and in quotes."""

import datetime as dt

import pytest

from xborder.exchange import Quotation, RateTable
from xborder.landed_cost import quote
from xborder.policy import default_book
from xborder.source import Status
from xborder.trade import Buyer, Consignment, Item, Seller

BOOK = default_book().with_staleness(days=None)
RATES = RateTable(
    [
        Quotation.of("USD", "BRL", "5.50", kind="customs", source="made up",
                     start=dt.date(2020, 1, 1), end=dt.date(2030, 1, 1)),
    ]
)  # fmt: skip


def day(text):
    return dt.date.fromisoformat(text)


def parcel(to, hs, price, on, **fields):
    """Return a parcel of one thing to a consumer."""
    values = {"seller": Seller(registrations=set()), "buyer": Buyer(kind="consumer"), **fields}
    currency = price.split()[1]
    item = Item(hs_code=hs, origin="CN", quantity=1, unit_price=price, personal_use=True)
    return Consignment(
        ship_from="CN", ship_to=to, on=day(on), prices="net", items=[item],
        shipping=f"0 {currency}", **values,
    )  # fmt: skip


BRAZIL = {"region": "BR-SP", "seller": Seller(registrations={"REMESSA_CONFORME"})}
REACHED = [
    # (parcel on the last day without a doubt, first day with it, words of the doubt)
    # VATupdate, 2026-06-02: 1% on food from April 2027, for two years
    ("JP", "200710", "20000 JPY", "2027-03-31", "2027-04-01", "1% on food", {}),
    ("JP", "200710", "20000 JPY", "2029-04-01", "2029-03-31", "1% on food", {}),
    # Lei Complementar 214/2025, Art. 95-98: CBS from 2027-01-01
    ("BR", "610910", "200 BRL", "2026-12-31", "2027-01-01", "CBS", BRAZIL),
    # VATupdate, 2026-03-10: 0.8 points from 2028
    ("CH", "610910", "100 CHF", "2027-12-31", "2028-01-01", "0.8 points", {}),
    # Directive (EU) 2025/1539: suppliers outside IOSS from 2028-07-01
    ("DE", "610910", "100 EUR", "2028-06-30", "2028-07-01", "supplier outside IOSS", {}),
    # HM Treasury, 2026-07-13: the relief ends by October 2028
    ("GB", "610910", "100 GBP", "2028-09-30", "2028-10-01", "unclear",
     {"seller": Seller(registrations={"GB"})}),
]  # fmt: skip


@pytest.mark.parametrize(("to", "hs", "price", "sure", "open_", "words", "fields"), REACHED)
def test_a_quote_says_what_is_announced_for_its_day(to, hs, price, sure, open_, words, fields):
    def reasons(on):
        result = quote(parcel(to, hs, price, on, **fields), book=BOOK, rates=RATES)
        return str(result.state), [str(why.text) for why in result.reasons]

    assert not any(words in why for why in reasons(sure)[1])
    state, found = reasons(open_)
    assert state == "estimate"
    assert any(words in why for why in found), found


STANDS = [
    ("JP", "2027-03-31", "2027-04-01", "figure.food.consumption_tax", "announced"),
    ("BR", "2026-12-31", "2027-01-01", "figure.cbs.starts", "scheduled"),
    ("CH", "2027-12-31", "2028-01-01", "figure.vat.planned_rise", "announced"),
    ("EU", "2028-06-30", "2028-07-01", "figure.import_vat.supplier_liable", "scheduled"),
    ("EU", "2026-10-31", "2026-11-01", "step.handling_fee", "scheduled"),
    ("GB", "2028-09-30", "2028-10-01", "figure.low_value_relief_ends", "announced"),
    # Vietnam: 8% by decree to 2026-12-31, then the 10% of the law
    ("VN", "2026-12-31", "2027-01-01", "table.vat.vn.vat", "scheduled"),
    ("US", "2026-12-31", "2027-01-01", "table.s232.us.s232.wood.upholstered", "scheduled"),
    ("US", "2027-06-30", "2027-07-01", "table.sales_tax.us.sales_tax.sd.2027-07-01", "scheduled"),
]


@pytest.mark.parametrize(("code", "before", "after", "path", "status"), STANDS)
def test_a_difference_shows_it(code, before, after, path, status):
    difference = BOOK.diff(code, day(before), day(after))
    found = {each.path: each.after for each in difference}
    assert found[path].status == status
    told = {"announced": "announced", "scheduled": "adopted, its first day not seen to come"}
    assert told[status] in str(difference)


def test_japanese_goods_that_are_no_food_are_not_touched():
    jeans = parcel("JP", "620342", "20000 JPY", "2027-04-01")
    assert str(quote(jeans, book=BOOK).state) == "exact"


@pytest.mark.parametrize(
    ("rule", "on"),
    [
        ("jp.food_relief", "2027-06-01"),
        ("jp.sellers_tax", "2028-06-01"),
        ("ch.vat_plan", "2028-06-01"),
    ],
)
def test_a_plan_is_told_as_announced_though_quotes_are_doubted_by_it(rule, on):
    """A bill, a plan of the government and one of the Federal Council: none of them is law."""
    told = BOOK.rule(rule, on=day(on))
    assert told.status is Status.ANNOUNCED
    assert "announced" in told.render()
