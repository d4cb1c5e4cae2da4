"""A table is its consignments, each quoted alone: all jurisdictions, kinds and prices."""

import datetime as dt
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import xborder as xb
from tests.landed_cost.test_properties import DESTINATIONS, RATES, parcels
from tests.tables.single import alone, amounts_alone, as_rows, shuffled, without_nothing
from xborder import tables

few = settings(max_examples=max(3, settings.default.max_examples // 25))


def priced_in_some_way(parcel, prices):
    return parcel if prices == "net" else parcel.replace(prices=prices)


def several(draw, code, most=5):
    drawn = draw(st.lists(parcels(code), min_size=1, max_size=most))
    prices = draw(st.sampled_from(("net", "net", "net", "tax_included", "landed")))
    return [priced_in_some_way(parcel, prices) for parcel in drawn]


def named(parcels_):
    return {f"P{number}": parcel for number, parcel in enumerate(parcels_)}


def arrow(columns):
    return pa.table(columns)


@pytest.mark.parametrize("code", DESTINATIONS)
@given(data=st.data())
@few
def test_a_table_is_its_consignments_quoted_alone(code, data):
    sent = named(several(data.draw, code))
    found = tables.quote(arrow(tables.columns_of(sent)), rates=RATES, errors="report")
    assert as_rows(found) == without_nothing(alone(sent, rates=RATES))


@given(data=st.data())
@few
def test_rows_in_any_order_and_chunks_of_any_size_change_nothing(data):
    sent = []
    for code in data.draw(st.lists(st.sampled_from(DESTINATIONS), min_size=2, max_size=4)):
        sent += several(data.draw, code, most=3)
    sent = named(sent)
    columns = tables.columns_of(sent)
    whole = tables.quote(arrow(columns), rates=RATES, errors="report").to_pylist()
    size = len(columns["consignment"])
    # The lines of a parcel keep their order: it is the last thing that breaks a tie.
    keys = data.draw(st.lists(st.integers(0, 9), min_size=size, max_size=size))
    names = columns["consignment"]
    order, seen = sorted(range(size), key=lambda row: (keys[row], row)), {}
    for place, row in enumerate(order):
        seen.setdefault(names[row], []).append(place)
    for places in seen.values():
        for place, row in zip(places, sorted(order[p] for p in places), strict=True):
            order[place] = row
    chunk = data.draw(st.integers(1, size))
    mixed = tables.quote(arrow(shuffled(columns, order)), rates=RATES, errors="report", chunk=chunk)
    assert mixed.to_pylist() == [whole[row] for row in order]


@pytest.mark.parametrize("code", DESTINATIONS)
@given(data=st.data())
@few
def test_a_breakdown_is_every_line_of_every_quote(code, data):
    first = data.draw(parcels(code))
    sent = named([first, *(parcel.replace(on=first.on) for parcel in several(data.draw, code))])
    found = tables.breakdown(arrow(tables.columns_of(sent)), rates=RATES).to_pylist()
    told = [(r["row"], r["consignment"], r["kind"], r["id"], r["amount"]) for r in found]
    assert sorted(told) == sorted(amounts_alone(sent, rates=RATES))


@given(data=st.data())
@few
def test_columns_read_back_as_the_consignments_they_were_written_from(data):
    from xborder.tables.cells import Prices
    from xborder.tables.frames import given as given_frame
    from xborder.tables.reading import read
    from xborder.tables.reading import table_of as read_table

    sent = named(several(data.draw, data.draw(st.sampled_from(DESTINATIONS))))
    table = read_table(given_frame(arrow(tables.columns_of(sent))))
    found = read(table.chunk_of(np.arange(len(sent))), prices=Prices.EXACT)
    assert found.bad == []
    assert list(found.consignments) == list(sent.values())


def test_fees_of_a_consignment_are_written_and_read_back():
    """A carrier's fee of GBP 12.00 that is not taxed stands in the total as it is."""
    parcel = xb.Consignment(
        ship_from="CN",
        ship_to="GB",
        on=dt.date(2026, 11, 21),
        prices="net",
        items=[xb.Item(quantity=1, unit_price="10.00 GBP", hs_code="610910", origin="CN")],
        seller=xb.Seller(registrations={"GB"}),
        buyer=xb.Buyer(kind="consumer"),
        fees=[{"name": "disbursement", "amount": "12.00 GBP", "taxable": False}],
    )
    columns = tables.columns_of({"A": parcel})
    assert columns["fees"] == [
        [
            {
                "name": "disbursement",
                "amount": "12.00 GBP",
                "taxable": False,
                "collector": "carrier",
            }
        ]
    ]
    # goods of GBP 10.00, 20 % of them and the fee
    assert tables.quote(columns)["total"] == [Decimal("24.00")]
