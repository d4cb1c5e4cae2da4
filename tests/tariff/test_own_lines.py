"""Lines of the caller's own: where they part a short code, the code is asked for."""

import datetime as dt

import pytest

import xborder as xb
from xborder.landed_cost.breakdown import QuoteState
from xborder.money import Money
from xborder.source import Source
from xborder.tariff import TariffSchedule

ON = dt.date(2026, 9, 15)
SHIRTS = "610910"
"""The Union takes 12 % of all goods of 6109, under 6109 10 00, 6109 90 20 and 6109 90 90."""


def mine(*rows, **options):
    return TariffSchedule.from_rows(rows, source=Source(title="Rulings"), checked_on=ON, **options)


def quoted(code, tariff):
    item = xb.Item(hs_code=code, origin="VN", quantity=1, unit_price="1000 EUR")
    parcel = xb.Consignment(
        ship_from="VN",
        ship_to="DE",
        on=ON,
        items=[item],
        prices="net",
        shipping="0 EUR",
        insurance="0 EUR",
        transport="express",
        seller=xb.Seller(registrations=set()),
        buyer=xb.Buyer(kind="consumer"),
    )
    return xb.quote(parcel, tariff=tariff)


def duty(found):
    return sum((line.amount for line in found.lines if line.id == "duty"), Money("0 EUR"))


@pytest.mark.parametrize(
    ("rows", "code", "due"),
    [
        ([("6109100010", "5%")], "6109100010", "50 EUR"),
        ([("6109100010", "5%")], "61099020", "120 EUR"),
        ([("6109100010", "12%")], SHIRTS, "120 EUR"),  # the same duty needs no more digits
        ([("6109", "5%")], "6109", "50 EUR"),
        ([("610910", "5%"), ("610990", "5%")], "6109", "50 EUR"),  # all that stands under 6109
        ([("610910", "5%"), ("6109", "5%")], "6109", "50 EUR"),
        ([{"hs": "61091000", "duty": "5%", "origins": ["CN"]}], SHIRTS, "120 EUR"),
        ([{"hs": "61091000", "duty": "5%", "end": dt.date(2026, 9, 1)}], SHIRTS, "120 EUR"),
    ],
)
def test_where_all_duties_agree_no_more_digits_are_needed(rows, code, due):
    found = quoted(code, mine(*rows))
    assert (found.state, duty(found)) == (QuoteState.EXACT, Money(due))


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([("6109100010", "5%")], "61091000"),
        ([("6109100010", "5%")], SHIRTS),
        ([("610910", "5%")], "6109"),
        ([("610910", "5%"), ("6109", "7%")], "6109"),
    ],
)
def test_a_longer_line_of_ones_own_leaves_a_short_code_open(rows, code):
    found = quoted(code, mine(*rows))
    assert found.state is QuoteState.MISSING_FACT
    assert found.missing.fact == "item.hs_code"
    assert f"Under {code} the tariff has 2 different duties" in str(found.reasons[0].text)
    assert Money("50 EUR") in {each.duty for each in found.missing.candidates}


def test_lines_for_another_destination_leave_nothing_open():
    elsewhere = mine(("6109100010", "5%"), destinations=["FR"])
    assert duty(quoted(SHIRTS, elsewhere)) == Money("120 EUR")


def test_the_range_counts_ones_own_line():
    found = quoted("6109", mine(("610910", "5%")))
    # 1,000 EUR with 5 or 12 % duty, and 19 % VAT on both
    assert (found.low, found.high) == (Money("1249.50 EUR"), Money("1332.80 EUR"))


def test_goods_that_a_tariff_alone_does_not_hold_are_not_known_by_longer_ones():
    alone = mine(("6109100010", "5%"), alone=True)
    found = quoted(SHIRTS, alone)
    assert (found.state, found.low) == (QuoteState.MISSING_FACT, None)
    assert found.missing.candidates == ()
    assert duty(quoted("6109100010", alone)) == Money("50 EUR")


def test_a_duty_that_is_not_computed_stays_so_above_a_line_of_ones_own():
    found = quoted("08051022", mine(("0805102210", "5%")))  # oranges: an entry price
    assert found.state is QuoteState.UNSUPPORTED


def test_a_group_of_countries_is_no_origin():
    with pytest.raises(ValueError, match="each member of a group"):
        mine({"hs": "6109", "duty": "5%", "origins": ["EU"]})


GOOD = mine(("6109", "12%")).compact()


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ({"form": GOOD["form"]}, ""),
        ({**GOOD, "name": 5}, ""),
        ({**GOOD, "alone": "no"}, ""),
        ({**GOOD, "lines": None}, ""),
        ({**GOOD, "lines": [*GOOD["lines"], ["61", "5%"]]}, "lines.1"),
        ({**GOOD, "lines": [["6109", "5%", 7, None, None]]}, "lines.0"),
        ({**GOOD, "lines": [["6109", "5%", 0, "2026", None]]}, "lines.0"),
        ({**GOOD, "lines": [["6109", None, 0, None, None]]}, "lines.0"),
        ({**GOOD, "lines": [5]}, "lines.0"),
    ],
)
def test_data_that_are_no_compact_schedule_are_refused_with_their_place(data, where):
    with pytest.raises(ValueError, match="is not a tariff schedule in compact form") as caught:
        TariffSchedule.from_compact(data)
    (problem,) = xb.problems(caught.value)
    assert (problem.code, problem.where) == ("tariff.compact", where)
