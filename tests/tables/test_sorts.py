"""Sorts of parcels and columns of numbers: whatever goes through them comes out as alone."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pyarrow as pa
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.landed_cost.test_properties import DESTINATIONS, RATES, parcels
from tests.mini import DAY, always, book, charge, item, parcel, table
from tests.tables.single import alone, as_rows, without_nothing
from tests.tables.test_bad_cells import but, refused
from xborder import tables
from xborder.landed_cost.run import chunk as proofs
from xborder.money import Money
from xborder.policy import default_book
from xborder.policy.amount import ByGoods, Flat, Percent, PerUnit, Season, Seasonal
from xborder.policy.condition import ALWAYS, AtMost, Not, Reads
from xborder.policy.country import Reading
from xborder.policy.not_computed import Doubtful
from xborder.source import Status
from xborder.tables import ranges, ranks, results, sorts, verdicts
from xborder.tables.cells import Prices
from xborder.tables.frames import given as given_frame
from xborder.tables.reading import table_of

few = settings(max_examples=max(3, settings.default.max_examples // 25))
TAX = charge("tax", Percent("0.1"), kind="vat")
STATED_ALONE = (
    "shipping_after_border",
    "shipping_discount",
    "coupon",
    "platform_coupon",
    "discount",
    "home_tax",
)


def sorted_of(sent, laws=None):
    table = table_of(given_frame(pa.table(tables.columns_of(sent))))
    return sorts.sorts(table, prices=Prices.EXACT, book=laws or default_book())


def same(sent, **beside):
    found = tables.quote(pa.table(tables.columns_of(sent)), errors="report", **beside)
    rows = as_rows(found)
    assert rows == without_nothing(alone(sent, **beside))
    return rows


def plain(parcel_):
    """Return a parcel without all that is read parcel by parcel, and with prices above zero."""
    one = Money.of_minor(199, parcel_.items[0].unit_price.currency)
    items = [
        each.replace(
            discount=None,
            customs_value=None,
            free=None,
            drained_weight=None,
            quantity=max(1, int(each.quantity)),
            unit_price=each.unit_price
            if each.unit_price and each.unit_price.currency == one.currency
            else one,
        )
        for each in parcel_.items
    ]
    changes = dict.fromkeys(STATED_ALONE)
    return parcel_.replace(**changes, items=items, fees=(), assumptions=(), prices="net")


@st.composite
def catalogues(draw, code):
    """Return parcels of a few sorts whose prices, quantities, weights and sums all differ."""
    sent = []
    for base in draw(st.lists(parcels(code).map(plain), min_size=1, max_size=3)):
        sent.append(base)
        for _ in range(draw(st.integers(0, 3))):
            cents = st.integers(1, 50_000)
            items = [
                each.replace(
                    quantity=draw(st.integers(1, 9)),
                    unit_price=Money.of_minor(draw(cents), each.unit_price.currency),
                    sku=draw(st.sampled_from(("", "A", "B"))),
                )
                for each in base.items
            ]
            shipping = base.shipping and Money.of_minor(draw(cents), base.shipping.currency)
            sent.append(base.replace(items=items, shipping=shipping))
    return {f"P{number}": each for number, each in enumerate(sent)}


@pytest.mark.parametrize("code", DESTINATIONS)
@given(data=st.data())
@few
def test_a_catalogue_comes_to_what_each_of_its_parcels_comes_to(code, data):
    same(data.draw(catalogues(code)), rates=RATES)


def test_one_document_stands_for_all_parcels_that_differ_in_numbers_alone():
    sent = {
        f"P{k}": parcel(
            item(f"{k + 1}.50 CHF", quantity=k + 1, weight=f"{k + 1} g"), shipping=f"{k} CHF"
        )
        for k in range(40)
    }
    found = sorted_of(sent, book(TAX))
    assert [len(numbers) for numbers in found.plans] == [40]
    assert (len(found.whole.heads), len(found.whole.items), len(found.rest)) == (1, 1, 0)
    same(sent, book=book(TAX))


@pytest.mark.parametrize(
    "odd",
    [
        parcel(item("0 CHF"), item()),
        parcel(coupon="1 CHF"),
        parcel(item(), item("3 EUR")),
        parcel(item(hs_code="610910003")),
        parcel(item(quantity="2.5")),
        parcel(item("90000000000000.000001 CHF")),
        parcel(item(discount="1 CHF")),
        parcel(item(weight=f"{2**40} g")),
    ],
    ids=[
        "nothing paid",
        "a coupon",
        "two currencies",
        "nine digits",
        "cut to measure",
        "wider than int64",
        "a discount",
        "heavy",
    ],
)
def test_what_columns_cannot_hold_is_read_parcel_by_parcel(odd):
    sent = {"A": parcel(), "odd": odd, "B": parcel()}
    # A column that holds a decimal holds decimals alone: then all of them are cut to measure.
    assert 1 in sorted_of(sent, book(TAX)).rest.tolist()
    same(sent, book=book(TAX), rates=RATES)


def test_ties_go_by_all_that_lines_say():
    # Of one franc three lines alike take a third each: who bears the odd unit is settled by the
    # lines' contents; where these do not tell them apart, they are read parcel by parcel.
    lines = [item("10 CHF", sku=sku) for sku in ("C", "A", "B")]
    sent = {
        "skus": parcel(*lines, shipping="1 CHF"),
        "twins": parcel(item("10 CHF"), item("10 CHF"), item("10 CHF"), shipping="1 CHF"),
        "used": parcel(item("10 CHF", used=True), item("10 CHF", used=False), shipping="0.01 CHF"),
        "described": parcel(*[each.replace(description="x" + each.sku) for each in lines]),
    }
    assert sorted_of(sent, book(TAX)).rest.tolist() == [2]
    rows = same(sent, book=book(TAX))
    assert [str(row["freight"]) for row in rows[:3]] == ["0.3300", "0.3400", "0.3300"]


def test_keys_wider_than_int64_are_numbered_anew():
    wide = (np.array([5, 5, 1]), 2**40)
    order = np.argsort(ranks.ordered([wide, wide, (np.array([1, 0, 7]), 8)], 3))
    assert order.tolist() == [2, 1, 0]


def test_a_weight_that_is_none_and_one_below_its_own_goods_are_told():
    bad = but(item__weight=["forty", "1 kg", None], item__gross_weight=["1 kg", "0.5 kg", "0 kg"])
    assert refused(bad) == [
        (0, "item.weight", "measure.text"),
        (1, "item.gross_weight", "item.gross_weight"),
        (2, "item.gross_weight", "item.weight"),
    ]


def test_words_that_contradict_each_other_are_told_of_every_line():
    shares = but(item__steel_share=["0.6", "0.6", None], item__copper_share=["0.7", "0.1", None])
    assert refused(shares) == [(0, "item.steel_share", "item.metals")]
    assert refused(but(channel=["marketplace"] * 2 + [None])) == [
        (0, "", "consignment.marketplace")
    ]


def test_parcels_without_a_rate_are_found_among_many_that_have_one():
    sent = {f"P{k}": parcel(item(f"{k + 1} CHF")) for k in range(80)}
    sent["P33"] = parcel(item("5 KRW"))
    rows = same(sent, book=book(TAX))
    assert [row["consignment"] for row in rows if row["state"] is None] == ["P33"]


def test_documents_too_wide_for_int64_are_parted_from_small_ones():
    small = {f"P{k}": parcel(item(f"{k + 9} CHF"), item(), coupon="1 CHF") for k in range(5)}
    wide = parcel(item("90000000000000.01 CHF", quantity=9000), item(), shipping="7 CHF")
    # of two wide ones the smaller is asked alone, and the larger then needs no asking
    two = {"wide": wide.replace(coupon="1 CHF"), "wider": wide.replace(coupon="2 CHF")}
    same({**small, **two, "broad": wide}, book=book(TAX))


def test_rates_by_season_and_distinct_subheadings_go_by_columns_too():
    winter = Seasonal(Season(Percent("0.12"), ((1101, 229),)), Season(Percent("0.05")))
    days = (DAY, dt.date(2026, 12, 1))
    sent = {f"P{k}": parcel(item(f"{k + 1} CHF"), on=days[k % 2]) for k in range(4)}
    rows = same(sent, book=book(charge("duty", winter)))
    assert [str(row["line_total"]) for row in rows] == ["1.0500", "2.2400", "3.1500", "4.4800"]


def test_what_was_proven_of_one_chunk_holds_for_the_next_and_is_bounded(monkeypatch):
    laws = book(TAX)
    runs = []
    real = proofs.evaluate

    def counted(rules, facts, lanes):
        runs.append(1)
        return real(rules, facts, lanes)

    monkeypatch.setattr(proofs, "evaluate", counted)
    sent = {f"P{k}": parcel(item(f"{k + 1} CHF")) for k in range(8)}
    same(sent, book=laws)
    assert len(runs) == 1
    same(sent, book=laws)  # as large: proven already
    assert len(runs) == 1
    same({"A": parcel(item("9000000 CHF"))}, book=laws)
    assert len(runs) == 2
    monkeypatch.setattr(proofs, "_MOST_PROOFS", 0)  # nothing is remembered any more
    monkeypatch.setattr(proofs, "_MOST_ENDS", -1)
    for times in (3, 4):
        same({"A": parcel(item("90000000 CHF"))}, book=laws)
        assert len(runs) == times


def test_a_duty_read_to_many_digits_makes_its_own_parcels_wide_and_no_others(monkeypatch):
    fine = PerUnit(Money("0.000000000000003 CHF"), "net_mg", 7)
    rates = table("tariff", ("17", fine), ("61", Percent("0.1")))
    laws = book(charge("duty", ByGoods("tariff")), tables=(rates,))
    sent = {
        f"P{k}": parcel(item(hs_code="610910" if k % 8 else "170199", weight="1 kg"))
        for k in range(16)
    }
    widths, real = [], verdicts.chunk_lanes
    runs, proven = [], proofs.evaluate

    def noted(rules, admitted):
        lanes = real(rules, admitted)
        widths.append((admitted.lines, lanes.dtype is object))
        return lanes

    monkeypatch.setattr(verdicts, "chunk_lanes", noted)
    monkeypatch.setattr(proofs, "evaluate", lambda *given: runs.append(1) or proven(*given))
    same(sent, book=laws)
    assert sum(lines for lines, is_wide in widths if not is_wide) == 14
    before = len(runs)
    same(sent, book=laws)  # what is too wide is known as well
    assert len(runs) == before


def test_ends_of_which_one_is_wider_than_int64_are_exact(monkeypatch):
    planned = always(charge("fee", Flat(Money("2 CHF"))), status=Status.SCHEDULED)
    real = ranges.judge

    def wider(parcels_, rules, supplied):
        for places, judged in real(parcels_, rules, supplied):
            yield places, evolve(judged, totals=judged.totals.astype(object))

    monkeypatch.setattr(ranges, "judge", wider)
    (row,) = same({"A": parcel()}, book=book(TAX, planned))
    assert (row["low"], row["high"]) == (Decimal("110.0000"), Decimal("112.0000"))


def test_sums_of_columns_grow_as_wide_as_they_have_to():
    near = np.array([2**62])
    assert results._plus(near, near).tolist() == [2**63]
    assert results._plus(np.array([1]), np.array([2])).dtype == np.int64


# Prices that include tax, or everything.


@pytest.mark.parametrize("prices", ["tax_included", "landed"])
@pytest.mark.parametrize("code", DESTINATIONS)
@given(data=st.data())
@few
def test_a_catalogue_with_tax_inside_comes_to_what_each_of_its_parcels_comes_to(code, prices, data):
    sent = data.draw(catalogues(code))
    same({name: each.replace(prices=prices) for name, each in sent.items()}, rates=RATES)


@pytest.fixture
def settled(monkeypatch):
    """Note how many parcels were given to columns to be settled, and how many were."""
    noted, real = [], verdicts.settle_columns

    def run(rules, parcels, admit, basis):
        found = real(rules, parcels, admit, basis)
        count = len(parcels.starts) - 1
        noted.append((count, 0 if found is None else len(found.places)))
        return found

    monkeypatch.setattr(verdicts, "settle_columns", run)
    return noted


def gross(*items, **facts):
    return parcel(*items, prices="tax_included", **facts)


def test_tax_is_taken_out_of_prices_in_columns(settled):
    # 10 % inside: 110.00 is 100.00 and 10.00, 55.01 is 50.01 and 5.00 (50.0090 rounded).
    sent = {"A": gross(item("110 CHF")), "B": gross(item("55.01 CHF"), shipping="0 CHF")}
    rows = same(sent, book=book(TAX))
    assert settled == [(2, 2)]
    assert [(row["goods"], row["vat"], row["total"]) for row in rows] == [
        (Decimal("100.0000"), Decimal("10.0000"), Decimal("110.0000")),
        (Decimal("50.0100"), Decimal("5.0000"), Decimal("55.0100")),
    ]


def test_prices_across_a_threshold_have_no_net_price_in_columns_either(settled):
    # Above 100 net a fee of 30 is added and taxed with the goods: landed prices from 110 to 143 lead
    # nowhere, and their quotes say so.
    fee = charge(
        "fee", Flat(Money("30 CHF")), when=Not(AtMost(value="goods", limit=Money("100 CHF")))
    )
    tax = charge("tax", Percent("0.1"), kind="vat", base=("goods", "fee"))
    sent = {f"P{k}": parcel(item(f"{90 + k}.40 CHF"), prices="landed") for k in range(60)}
    rows = same(sent, book=book(fee, tax))
    assert settled == [(60, 60)]
    assert [row["state"] for row in rows][::20] == ["exact", "unsupported", "unsupported"]
    assert rows[-1]["state"] == "exact"


def test_what_the_law_asks_half_of_is_half_inside(settled):
    # Half of 20 % is payable: 110.00 holds 100.00 and 10.00.
    tax = charge("tax", Percent("0.2"), kind="vat", payable=Fraction(1, 2))
    (row,) = same({"A": gross(item("110 CHF"))}, book=book(tax))
    assert settled == [(1, 1)]
    assert (row["goods"], row["vat"]) == (Decimal(100), Decimal(10))


def test_a_tax_above_the_price_leaves_nothing_in_columns_either(settled):
    # Of a price of 0.01 with a tax of 9.00 inside nothing can be left.
    heavy = charge("tax", Flat(Money("9 CHF")), kind="vat")
    sent = {"A": gross(item("0.01 CHF"))}
    sent |= {f"P{k}": gross(item(f"{900 + k} CHF")) for k in range(20)}
    rows = same(sent, book=book(heavy))
    assert settled == [(21, 21)]
    assert {row["state"] for row in rows[1:]} == {"exact"}
    assert rows[0]["state"] == "unsupported"


def test_prices_that_come_to_nothing_are_settled_alone(settled):
    same({"A": gross(item("0.001 CHF")), "B": gross(item("9 CHF"))}, book=book(TAX))
    assert settled == [(2, 1)]
    same({"A": gross(item("0.001 CHF"))}, book=book(TAX))
    assert settled[1:] == [(1, 0)]


def test_estimates_with_tax_inside_have_their_ends(settled):
    planned = always(charge("levy", Percent("0.1"), kind="vat"), status=Status.SCHEDULED)
    rows = same({f"P{k}": gross(item(f"{99 + k}.37 CHF")) for k in range(4)}, book=book(planned))
    # Once with the levy, as it stands and as the high end has it, and once without.
    assert [count for count, _ in settled] == [4, 4]
    assert {row["state"] for row in rows} == {"estimate"}


def test_where_one_of_three_readings_lacks_a_rate_each_parcel_is_asked_itself():
    read = {"wide": "All.", "narrow": "None.", "middle": "Some."}
    which = Reading(id="ch.scope", question="Which?", options=read, default="wide")
    disputed = Doubtful(id="open", when=ALWAYS, reason="Disputed.", reading="ch.scope")
    laws = {
        reading: book(
            TAX,
            charge("fee", Flat(Money("5 USD")), when=Reads("ch.scope", reading)),
            readings=(which,),
            not_computed=(disputed,),
        )
        for reading in ("narrow", "middle")
    }
    sent = {f"P{k}": parcel(item(f"{99 + k}.37 CHF")) for k in range(3)}
    for each in laws.values():  # under one reading a fee is due, in a currency without a rate
        rows = same(sent, book=each)
        assert {(row["state"], row["low"], row["high"]) for row in rows} == {
            ("estimate", None, None)
        }
