"""The British boxes, Norway's quarter and the Swiss form."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import CurrencyMismatch, InvalidInput, InvalidRows
from xborder.exchange import Quotation, RateTable
from xborder.money import Money
from xborder.vat.returns import (
    BritishEntry,
    BritishRow,
    SwissEntry,
    SwissRow,
    TaxedSale,
    british_return,
    swiss_return,
    voec_return,
)

CASES = Path(__file__).parents[3] / "shared" / "cases" / "vat_cases.yaml"
KINDS = {
    "low-value consignment to a consumer": "sale",
    "UK stock to a consumer": "sale",
    "export": "zero_rated",
    "UK purchase": "purchase",
    "service from abroad, reverse charge": "reverse_charge",
    "import under postponed accounting": "import_postponed",
}


def gbp(text):
    return Money(f"{text} GBP")


def chf(text):
    return Money(f"{text} CHF")


@pytest.mark.parametrize(("tax", "part"), [("20", "20.01"), ("20", "-1"), ("-20", "1"), ("0", "1")])
def test_no_more_is_recovered_than_the_tax(tax, part):
    with pytest.raises(InvalidInput, match="recovered of a tax"):
        BritishRow(entry="purchase", net="100 GBP", tax=gbp(tax), recoverable=gbp(part))
    for whole in (tax, "0"):
        BritishRow(entry="purchase", net="100 GBP", tax=gbp(tax), recoverable=gbp(whole))


@pytest.mark.skipif(not CASES.exists(), reason="the worked examples lie beside the project")
def test_the_worked_example_of_the_nine_boxes():
    (case,) = (
        case
        for case in yaml.safe_load(CASES.read_text(encoding="utf-8"))["returns"]
        if case["facts"]["scheme"] == "gb_vat_return"
    )
    rows = [
        BritishRow(
            entry=KINDS[row["kind"]],
            net=gbp(row.get("net", row.get("value"))),
            tax=gbp(row["vat"]),
        )
        for row in (*case["facts"]["sales"], *case["facts"]["purchases"])
    ]
    boxes = british_return(rows, period=case["facts"]["period"]).boxes
    assert boxes == {int(number): gbp(value) for number, value in case["expected"]["boxes"].items()}


def test_northern_ireland_fills_boxes_two_eight_and_nine():
    boxes = british_return(
        [
            BritishRow(entry="acquisition", net="300 GBP", tax="60 GBP"),
            BritishRow(entry="dispatch_to_union", net="200.50 GBP"),
            BritishRow(entry="import_paid", net="100 GBP", tax="20 GBP"),
        ],
        period="2026-Q3",
    ).boxes
    assert [str(boxes[n].amount) for n in range(1, 10)] == [
        *("0.00", "60.00", "60.00", "80.00", "20.00"),
        *("201.00", "400.00", "201.00", "300.00"),
    ]


def test_tax_that_is_not_recovered_stays_out_of_box_four():
    whole = british_return(
        [BritishRow(entry="reverse_charge", net="40 GBP", tax="8 GBP", recoverable="2 GBP")],
        period="2026-11",
    )
    assert (whole.boxes[1], whole.boxes[4], whole.payable) == (gbp(8), gbp(2), gbp(6))
    assert whole.due == dt.date(2027, 1, 7)


rows = st.builds(
    lambda entry, net, tax: BritishRow(
        entry=entry, net=Money.of_minor(net, "GBP"), tax=Money.of_minor(tax, "GBP")
    ),
    st.sampled_from(list(BritishEntry)),
    st.integers(-(10**8), 10**8),
    st.integers(-(10**8), 10**8),
)


@given(st.lists(rows, max_size=8))
def test_the_boxes_add_up(given_rows):
    whole = british_return(given_rows, period="2026-11")
    boxes = whole.boxes
    assert boxes[3] == boxes[1] + boxes[2]
    assert boxes[5] == abs(whole.payable)
    # a reverse charge and a postponed import leave nothing to pay where all is recovered
    moved = {BritishEntry.SALE: 1, BritishEntry.PURCHASE: -1, BritishEntry.IMPORT_PAID: -1}
    assert whole.payable == sum((row.tax * moved.get(row.entry, 0) for row in given_rows), gbp(0))
    # credit notes mirror what they take back
    mirror = [BritishRow(entry=row.entry, net=-row.net, tax=-row.tax) for row in given_rows]
    back = british_return(mirror, period="2026-11").boxes
    assert all(boxes[n] + back[n] == gbp(0) for n in (1, 2, 3, 4, 6, 7, 8, 9))


def test_other_currencies_are_converted_before():
    with pytest.raises(CurrencyMismatch, match="pounds"):
        BritishRow(entry="sale", net="1 EUR")
    with pytest.raises(CurrencyMismatch, match="francs"):
        SwissRow(entry="220", amount="1 EUR")


def sale(number, day, **facts):
    common = {"id": number, "day": dt.date.fromisoformat(day), "consumption": "NO"}
    return TaxedSale(**(common | {"rate": "0.25"} | facts))


def test_norways_quarter_has_a_line_a_rate():
    rates = RateTable(
        [Quotation.of("EUR", "NOK", "11.5", start=dt.date(2026, 6, 30), kind="ecb", source="ECB")]
    )
    quarter = voec_return(
        [
            sale("a", "2026-04-01", net="400 NOK"),
            sale("b", "2026-06-30", gross="125 EUR"),
            sale("c", "2026-05-05", net="100 NOK", rate="0.15", rate_type="reduced"),
            sale("d", "2026-05-06", net="-100 NOK"),
            sale("e", "2026-07-01", net="1 NOK"),
        ],
        period="2026-Q2",
        rates=rates,
    )
    assert [(str(line.rate), str(line.taxable), str(line.vat)) for line in quarter.lines] == [
        ("0.25", "1450.00 NOK", "362.50 NOK"),
        ("0.15", "100.00 NOK", "15.00 NOK"),
    ]
    assert quarter.payable == Money("377.50 NOK")
    assert quarter.left_out == ("e",)
    assert quarter.due == dt.date(2026, 7, 20)
    assert len(quarter.rates) == 1


def test_norways_quarter_is_norways():
    with pytest.raises(InvalidRows, match="not Norway"):
        voec_return([sale("a", "2026-04-01", net="1 SEK", consumption="SE")], period="2026-Q2")
    with pytest.raises(InvalidInput, match="no quarter"):
        voec_return([], period="2026-05")


def test_the_swiss_form_line_by_line():
    form = swiss_return(
        [
            SwissRow(entry="supply", amount="10000 CHF", rate="0.081"),
            SwissRow(entry="supply", amount="2000 CHF", rate="0.026"),
            SwissRow(entry="supply", amount="100 CHF", rate="0.077"),
            SwissRow(entry="220", amount="3000 CHF"),
            SwissRow(entry="221", amount="400 CHF"),
            SwissRow(entry="235", amount="50 CHF", rate="0.081"),
            SwissRow(entry="acquisition", amount="500 CHF", rate="0.081"),
            SwissRow(entry="400", amount="300 CHF"),
            SwissRow(entry="405", amount="80.50 CHF"),
            SwissRow(entry="415", amount="20 CHF"),
        ],
        period="2026-Q1",
    )
    # 200 holds what is taxed and what is deducted again, but for reductions
    assert {number: str(amount.amount) for number, amount in form.lines.items()} == {
        200: "15500.00",
        220: "3000.00",
        221: "400.00",
        235: "50.00",
        289: "3450.00",
        299: "12050.00",
        302: "7.70",
        303: "805.95",
        313: "52.00",
        383: "40.50",
        399: "906.15",
        400: "300.00",
        405: "80.50",
        415: "20.00",
        479: "360.50",
        500: "545.65",
    }
    assert form.payable == chf("545.65")
    assert form.due == dt.date(2026, 5, 31)


@pytest.mark.parametrize(
    ("period", "due"),
    [
        ("2026-Q1", "2026-05-31"),
        ("2026-Q2", "2026-08-31"),
        ("2026-Q3", "2026-11-30"),
        ("2026-Q4", "2027-02-28"),
        ("2027-Q4", "2028-02-29"),
        ("2026-01", "2026-03-31"),
    ],
)
def test_a_swiss_form_is_due_on_the_day_of_the_tax_administrations_table(period, due):
    """Federal Tax Administration, "Einreichefristen Abrechnung", which rounds its 60 days up."""
    assert str(swiss_return([], period=period).due) == due


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["supply", "235", "220"]),
            st.integers(0, 10**7),
            st.sampled_from(["0.081", "0.026", "0.038"]),
        ),
        max_size=12,
    )
)
def test_what_is_taxed_by_rate_comes_to_the_taxable_turnover(rows):
    """Articles 41 and 71; form 310: the bases of lines 303, 313 and 343 are line 299 divided."""
    given_rows = [
        SwissRow(
            entry=entry, amount=Money.of_minor(a, "CHF"), rate=rate if entry != "220" else None
        )
        for entry, a, rate in rows
    ]
    form = swiss_return(given_rows, period="2026-Q1")
    bases = {"0.081": 0, "0.026": 0, "0.038": 0}
    for entry, amount, rate in rows:
        bases[rate] += {"supply": amount, "235": -amount, "220": 0}[entry]
    assert form.lines[299].minor_units() == sum(bases.values())
    for rate, number in (("0.081", 303), ("0.026", 313), ("0.038", 343)):
        tax = form.lines.get(number, chf(0)).minor_units()
        assert abs(tax - Decimal(bases[rate]) * Decimal(rate)) <= Decimal("0.5")


def test_a_swiss_credit_stands_in_its_own_line():
    form = swiss_return([SwissRow(entry="400", amount="5 CHF")], period="2026-Q1")
    assert form.lines[510] == chf(5)
    assert form.payable == chf(-5)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"entry": "supply", "amount": "1 CHF"}, "No line"),
        ({"entry": "supply", "amount": "1 CHF", "rate": "0.08"}, "No line"),
        ({"entry": "400", "amount": "1 CHF", "rate": "0.081"}, "no rate"),
        ({"entry": "235", "amount": "1 CHF"}, "No line"),
    ],
)
def test_rows_of_the_swiss_form_have_a_rate_where_it_asks_for_one(facts, words):
    with pytest.raises(InvalidInput, match=words):
        SwissRow(**facts)


def test_services_from_abroad_have_the_standard_rate():
    row = SwissRow(entry=SwissEntry.SERVICE_FROM_ABROAD, amount="1 CHF", rate="0.026")
    with pytest.raises(InvalidInput, match="services from abroad"):
        swiss_return([row], period="2026-Q1")


def test_a_return_says_what_is_paid_and_by_when():
    """20 of tax against 132 of input: 112 come back. Notice 700/12: a month and seven days."""
    form = british_return(
        [
            BritishRow(entry="sale", net="100 GBP", tax="20 GBP"),
            BritishRow(entry="purchase", net="660 GBP", tax="132 GBP"),
        ],
        period="2026-Q2",
    )
    assert form.explain() == (
        "British return for 2026-Q2: £112.00 is paid back; file it by 2026-08-07."
    )
    assert form._shown()["box"] == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert [str(each) for each in form._shown()["amount"]][3:6] == [
        "132.00 GBP",
        "112.00 GBP",
        "100.00 GBP",
    ]


@pytest.mark.parametrize("rate", ["0.081", "0.026", "0.038", "0.077", "0.025", "0.037"])
def test_every_line_of_the_swiss_form_has_its_words(rate):
    rows = [SwissRow(entry="supply", amount="1000 CHF", rate=rate)]
    rows += [
        SwissRow(entry=line, amount="10 CHF")
        for line in ("220", "221", "225", "230", "400", "405", "415")
    ]
    rows.append(SwissRow(entry="235", amount="10 CHF", rate=rate))
    standard = "0.081" if rate > "0.08" else "0.077"
    rows.append(SwissRow(entry="acquisition", amount="10 CHF", rate=standard))
    shown = swiss_return(rows, period="2026-Q3")._shown()
    assert len(shown["content"]) == len(shown["form_line"]) >= 15


def test_norways_return_names_what_it_leaves_out():
    days = (dt.date(2026, 5, 5), dt.date(2026, 7, 1))
    sales = [
        TaxedSale(id=str(day), day=day, consumption="NO", rate="0.25", net="400 NOK")
        for day in days
    ]
    assert voec_return(sales, period="2026-Q2").explain().splitlines() == [
        "VOEC return for 2026-Q2: NOK\xa0100.00 to pay by 2026-07-20.",
        "Left out: 2026-07-01: it is of another period.",
    ]
