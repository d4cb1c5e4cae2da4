"""What columns cannot tell, a parcel's own quote is asked: the table comes to the same."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pyarrow as pa
import pytest

import xborder as xb
from tests.mini import CHECKED, always, book, charge, parcel
from tests.tables.single import alone, as_rows, without_nothing
from tests.tables.test_bad_cells import GOOD, but, refused
from xborder import tables
from xborder.errors import InvalidInput, NotFound
from xborder.money import Money
from xborder.policy import default_book
from xborder.policy.amount import Flat, Percent
from xborder.source import Status
from xborder.tables import quoting, ranges
from xborder.tables.reading import _as_ours
from xborder.trade import Consignment, Item

TAX = charge("tax", Percent("0.1"), kind="vat")
PLANNED = always(charge("fee", Flat(Money("2 CHF"))), status=Status.SCHEDULED)
UNCLEAR = always(charge("levy", Flat(Money("5 CHF"))), status=Status.UNCLEAR)


def table(sent, **beside):
    return tables.quote(pa.table(tables.columns_of(sent)), errors="report", **beside)


def same(sent, **beside):
    """Return a table's rows after they were found to be those of its consignments alone."""
    found = as_rows(table(sent, **beside))
    assert found == without_nothing(alone(sent, **beside))
    return found


def nothing(*_, **__):
    return None


def not_there(*_, **__):
    raise NotFound("There is no rule.", code="test", remedy="None.", where="", value="")


@pytest.mark.parametrize(
    ("name", "stub"),
    [
        ("_branch", nothing),
        ("rules_for", not_there),
        ("_OURS", frozenset()),
        ("_branch", ranges._branch),
    ],
    ids=["nothing known", "no rules", "none of its own", "as it is"],
)
def test_a_range_that_columns_cannot_tell_is_its_own_quotes(monkeypatch, name, stub):
    monkeypatch.setattr(ranges, name, stub)
    sent = {name: parcel() for name in ("A", "B")}
    rows = same(sent, book=book(TAX, PLANNED, UNCLEAR))
    assert [(str(row["low"]), str(row["high"])) for row in rows] == [("110.0000", "117.0000")] * 2


def test_a_branch_that_columns_cannot_tell_leaves_the_range_to_the_quote(monkeypatch):
    real = ranges._branch

    def only_the_first(verdict, judged, made, lines):
        return None if made else real(verdict, judged, made, lines)

    monkeypatch.setattr(ranges, "_branch", only_the_first)
    (row,) = same({"A": parcel()}, book=book(TAX, PLANNED))
    assert str(row["high"]) == "112.0000"


@pytest.mark.parametrize("days", [300, None])
def test_rules_read_too_long_ago_are_said_of_every_row(days):
    on = CHECKED + dt.timedelta(days=301)
    laws = book(TAX).with_staleness(days=days)
    rows = same({"A": parcel(on=on), "B": parcel(on=CHECKED)}, book=laws)
    assert [row["state"] for row in rows] == ["exact" if days is None else "estimate", "exact"]


def test_what_no_rules_cover_is_asked_alone():
    one = Item(quantity=1, unit_price="9.90 GBP", hs_code="610910", origin="CN")
    facts = {"ship_from": "CN", "on": dt.date(2026, 11, 21), "prices": "net", "items": [one]}
    sent = {
        "nowhere": Consignment(ship_to="AQ", **facts),
        "unknown": Consignment(ship_to="GB", seller={"registrations": {"VOEX"}}, **facts),
    }
    rows = same(sent)
    assert [row["state"] for row in rows] == ["unsupported", None]
    assert "VOEX" in rows[1]["reason"]


def test_sums_too_wide_for_int64_are_exact():
    price = "90000000000000.01 CHF"
    (row,) = same({"A": parcel(xb.Item(quantity=9000, unit_price=price))}, book=book(TAX))
    assert str(row["total"]) == "891000000000000099.0000"


def test_a_breakdown_of_nothing_that_could_be_computed_has_its_columns():
    bad = but(item__quantity=[0, 0, 0])
    found = tables.breakdown(bad, errors="report")
    assert found == {name: [] for name in tables.breakdown(GOOD)}


def test_columns_that_no_path_names_are_said_to_be_of_the_whole():
    # Prices of one consignment in two currencies: no cell is wrong, and no column is named for it.
    without = {name: cells for name, cells in GOOD.items() if name != "shipping"}
    mixed = {**without, "item.unit_price": ["9.90 GBP", "40.00 USD", "199.00 NOK"]}
    mixed["insurance"] = ["1 EUR", "1 EUR", None]
    assert refused(mixed) == [(0, "rates", "rate.none")]


def test_an_error_that_the_class_does_not_know_is_raised_as_it_is():
    head = parcel()
    with pytest.raises(KeyError, match="foreign"):
        _as_ours(head, head.items, KeyError("foreign"))


def test_chunks_that_travel_come_back_in_order(monkeypatch):
    def threads(workers, *, mp_context, initializer, initargs):
        assert mp_context.get_start_method() == "spawn"
        return ThreadPoolExecutor(workers, initializer=initializer, initargs=initargs)

    monkeypatch.setattr(quoting, "ProcessPoolExecutor", threads)
    columns = {name: cells * 9 for name, cells in GOOD.items()}
    columns["consignment"] = [f"{c}{row // 3}" for row, c in enumerate(columns["consignment"])]
    found = tables.quote(columns, book=default_book(), workers=2, chunk=2)
    assert found == tables.quote(columns)


def test_a_script_that_starts_itself_again_is_told_the_line_that_it_lacks(monkeypatch):
    class Ended(ThreadPoolExecutor):
        def __init__(self, workers, **_):
            super().__init__(workers)

        def submit(self, *_):
            raise BrokenProcessPool

    monkeypatch.setattr(quoting, "ProcessPoolExecutor", Ended)
    with pytest.raises(InvalidInput, match="Of 2 processes one ended") as caught:
        tables.quote(GOOD, workers=2)
    problem = caught.value.problem()
    assert problem.where == "workers"
    assert '__name__ == "__main__"' in problem.remedy
    assert '__name__ == "__main__"' in caught.value.problem("zh_CN").remedy


def test_a_heading_of_four_digits_is_asked_alone():
    """Under 6109 all goods pay 12 % in Britain, and beside 6109.10 it may be the same code or not."""
    facts = {"ship_from": "CN", "on": dt.date(2026, 11, 21), "prices": "net", "ship_to": "GB"}
    heading, longer = (
        Item(quantity=1, unit_price="200 GBP", hs_code=code, origin="CN")
        for code in ("6109", "610910")
    )
    sent = {
        "one": Consignment(items=[heading], shipping="0 GBP", **facts),
        "longer": Consignment(items=[longer], shipping="0 GBP", **facts),
        "both": Consignment(items=[heading, longer], shipping="0 GBP", **facts),
    }
    one, same_goods, *both = same(sent)
    assert one["total"] == same_goods["total"]
    assert [row["state"] for row in both] == ["missing_fact", "missing_fact"]
