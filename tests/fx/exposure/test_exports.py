"""Exports of payment providers and ledgers become exposures; every row is used, explained or bad."""

import csv
import datetime as dt
import math
import os
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidRows, problems
from xborder.fx.exposure import (
    ExposureStage,
    PayoutTerms,
    adyen_receipts,
    amazon_receipts,
    net_positions,
    paypal_receipts,
    quickbooks_invoices,
    stripe_receipts,
    table_below,
    xero_aged_receivables,
    xero_invoices,
)
from xborder.worktime import DayCalendar

BANK = DayCalendar(name="bank")
TERMS = PayoutTerms(cycle_days=1, delay_business_days=2, transit_business_days=3)
ON = dt.date(2026, 9, 18)  # a Friday


def folder():
    named = os.environ.get("XBORDER_SHARED")
    roots = [Path(named)] if named else [p.parent / "shared" for p in Path(__file__).parents]
    return next((r / "data" / "exports" for r in roots if (r / "data" / "exports").is_dir()), None)


SAMPLES = folder()
needs_samples = pytest.mark.skipif(SAMPLES is None, reason="the sample exports are not here")


def sample(name, delimiter=","):
    with (SAMPLES / name).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


def found(read):
    return [(each.amount, each.currency, str(each.due)) for each in read.exposures]


def every_row_is_accounted_for(read, rows):
    places = [*read.used, *(each.row for each in read.left_out)]
    assert sorted(places) == list(range(len(rows)))
    assert str(len(read.used)) in read.explain()
    assert read.explain("zh_CN") != read.explain()


# The figures are those the samples' own notes and running totals state.


@needs_samples
@pytest.mark.parametrize("name", ["stripe_payout_reconciliation.csv", "stripe_balance_history.csv"])
def test_stripe_pays_what_its_payouts_say(name):
    rows = sample(name)
    read = stripe_receipts(rows, on=ON, terms=TERMS, calendar=BANK)
    assert found(read) == [
        (Decimal("173.02"), "EUR", "2026-09-18"),
        (Decimal(4801), "JPY", "2026-09-20"),
    ]
    assert {each.stage for each in read.exposures} == {ExposureStage.IN_SETTLEMENT}
    every_row_is_accounted_for(read, rows)
    before = stripe_receipts(rows, on=dt.date(2026, 9, 16), terms=TERMS, calendar=BANK)
    assert found(before)[0] == (Decimal("183.71"), "GBP", "2026-09-17")


@needs_samples
def test_paypal_holds_what_its_balance_column_ends_with():
    rows = sample("paypal_activity.csv")
    on = dt.date(2026, 9, 30)
    read = paypal_receipts(rows, on=on, terms=TERMS, calendar=BANK, date_order="dmy")
    assert found(read) == [
        (Decimal("4.60"), "GBP", "2026-10-05"),  # pending
        (Decimal("-7.02"), "GBP", "2026-10-05"),
        (Decimal("1193.80"), "USD", "2026-10-05"),
    ]
    assert read.exposures[1].stage is ExposureStage.PAYABLE
    assert [each.currency for each in read.foreign_to("GBP")] == ["USD"]
    every_row_is_accounted_for(read, rows)


@needs_samples
def test_adyen_owes_the_batch_that_no_payout_has_closed():
    rows = sample("adyen_settlement_details.csv")
    read = adyen_receipts(rows, on=dt.date(2026, 10, 26), terms=TERMS, calendar=BANK)
    # two of 58.10 on Sunday 25 October; two days of delay and three at the bank
    assert found(read) == [(Decimal("116.20"), "EUR", "2026-10-30")]
    every_row_is_accounted_for(read, rows)
    earlier = adyen_receipts(rows, on=ON, terms=TERMS, calendar=BANK)
    assert found(earlier)[0] == (Decimal("220.89"), "EUR", "2026-09-23")


@needs_samples
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "amazon_settlement_v2.txt",
            [
                (Decimal("70.97"), "GBP", "2026-10-07"),
                # held back as a reserve, with the settlement that follows 29 days later
                (Decimal("20.00"), "GBP", "2026-11-05"),
            ],
        ),
        ("amazon_settlement_v2_de.txt", [(Decimal("945.21"), "EUR", "2026-10-05")]),
    ],
)
def test_amazon_pays_the_total_its_lines_sum_to(name, expected):
    rows = sample(name, "\t")
    read = amazon_receipts(rows, on=dt.date(2026, 9, 30), terms=TERMS, calendar=BANK)
    assert found(read) == expected
    every_row_is_accounted_for(read, rows)
    later = amazon_receipts(rows, on=dt.date(2026, 10, 20), terms=TERMS, calendar=BANK)
    assert found(later) == expected[1:]


@needs_samples
def test_xero_counts_an_invoice_of_two_lines_once():
    rows = sample("xero_sales_invoices.csv")
    read = xero_invoices(rows)
    assert {each.reference: each.amount for each in read.exposures} == {
        "INV-0399": Decimal("57.60"),
        "INV-0401": Decimal("533.40"),
        "INV-0403": Decimal("245.60"),
        "INV-0404": Decimal(1062),
        "INV-0407": Decimal(645),
        "CN-0017": Decimal("-40.80"),
    }
    every_row_is_accounted_for(read, rows)
    overdue = net_positions(read.exposures, on=dt.date(2026, 11, 30))
    assert [(each.currency, each.bucket, each.net) for each in overdue] == [
        ("EUR", "2026-12", 645),
        ("GBP", "overdue", Decimal("795.80")),
        ("USD", "overdue", 1062),
    ]


@needs_samples
def test_xero_aged_receivables_hold_what_is_not_due_yet_beside_the_report_s_total():
    with (SAMPLES / "xero_aged_receivables_detail.csv").open(encoding="utf-8", newline="") as file:
        rows = table_below(csv.reader(file), header=["Due Date", "Total"])
    read = xero_aged_receivables(rows, currency="GBP")
    assert [(each.reference, each.amount, str(each.due)) for each in read.exposures] == [
        ("INV-0401", Decimal("533.40"), "2026-10-01"),
        ("CN-0017", Decimal("-40.80"), "2026-09-10"),
        ("INV-0403", Decimal("245.60"), "2026-10-09"),
        ("INV-0399", Decimal("57.60"), "2026-09-29"),
        ("INV-0404", Decimal("1062.00"), "2026-11-12"),
        ("INV-0407", Decimal("645.00"), "2026-12-05"),
    ]
    overdue = [each.amount for each in read.exposures if each.due <= dt.date(2026, 11, 30)]
    assert sum(overdue) == Decimal("1857.80")  # the report's own grand total
    every_row_is_accounted_for(read, rows)


def test_credit_notes_of_two_contacts_are_two_and_due_when_they_were_written():
    note = {"Invoice Date": "3 September 2026", "Due Date": "", "Total": "(5.00)"}
    rows = [{"": "One"}, note, {"": "Two"}, note, note, {"": "Total", "Total": "-10.00"}]
    read = xero_aged_receivables(rows, currency="GBP")
    assert found(read) == [(Decimal("-5.00"), "GBP", "2026-09-03")] * 2
    assert [each.row for each in read.left_out] == [0, 2, 4, 5]  # 4 repeats 3


@pytest.mark.parametrize(
    "empty", [None, math.nan, Decimal("NaN"), pd.NaT, pd.NA, np.float32("nan")]
)
def test_rows_of_a_data_frame_say_the_same_as_the_file(empty):
    row = {
        "Date": pd.Timestamp("2026-06-15"),
        "Transaction type": "Payment",
        "Num": empty,
        "Due date": empty,
        "Open balance": np.float64(-100),
        "Currency": empty,
    }
    numbered = {**row, "Transaction type": "Invoice", "Num": 1041.0, "Open balance": 1284.5}
    heading = dict.fromkeys(row, empty)
    read = quickbooks_invoices([heading, row, numbered], currency="USD")
    assert found(read) == [
        (Decimal(-100), "USD", "2026-06-15"),
        (Decimal("1284.5"), "USD", "2026-06-15"),
    ]
    assert [each.reference for each in read.exposures] == ["Payment", "1041"]
    assert [each.row for each in read.left_out] == [0]


def test_an_invoice_whose_number_is_missing_is_refused_and_not_called_nan():
    row = {"InvoiceNumber": math.nan, "DueDate": "12/11/2026", "InvoiceAmountDue": "5.00"}
    row |= {"Currency": "USD", "Type": "Sales invoice", "Status": "Sent"}
    with pytest.raises(InvalidRows, match="The row has no invoicenumber"):
        xero_invoices([row])
    (named,) = xero_invoices([{**row, "InvoiceNumber": "nan"}]).exposures
    assert named.reference == "nan"  # text is what it says


@pytest.mark.parametrize("day", ["31 Sep 2026", "1 Sepp 2026", "soon"])
def test_a_day_with_a_month_of_no_name_or_no_such_day_is_refused(day):
    with pytest.raises(InvalidRows) as refused:
        xero_aged_receivables([{"Due Date": day, "Total": "5"}], currency="GBP")
    assert [problem.where for problem in refused.value.problems()] == ["0.due date"]


@needs_samples
def test_quickbooks_says_the_same_flat_and_as_a_report():
    flat = sample("quickbooks_open_invoices.csv")
    with (SAMPLES / "quickbooks_ar_aging_detail.csv").open(encoding="utf-8-sig", newline="") as f:
        report = table_below(csv.reader(f), header=["Num", "Open balance"])
    one = quickbooks_invoices(flat, currency="USD")
    other = quickbooks_invoices(report, currency="USD")
    assert found(one) == found(other)
    # 6,248.00 in the report's total counts the repeated invoice of 2,180.75 twice
    assert sum(each.amount for each in one.exposures) == Decimal("6248.00") - Decimal("2180.75")
    every_row_is_accounted_for(one, flat)
    every_row_is_accounted_for(other, report)


# Without the samples: every branch, and everything bad at once.


def line(net, available="2026-09-20", category="charge", **facts):
    return {
        "reporting_category": category,
        "net": net,
        "currency": "eur",
        "available_on_utc": available,
        **facts,
    }


def test_stripe_money_without_a_payout_is_due_after_the_bank_days():
    rows = [
        line("100.00", automatic_payout_id=""),
        line("-30.00", automatic_payout_id="", category="refund"),
        line("50.00", "2026-09-15", automatic_payout_id="po_0"),  # its payout is in another file
        line("5.00", automatic_payout_id="po_1"),
        line(
            "-5.00",
            category="payout",
            automatic_payout_id="po_1",
            automatic_payout_effective_at_utc="2026-09-22",
        ),
    ]
    read = stripe_receipts(rows, on=ON, terms=TERMS, calendar=BANK)
    assert found(read) == [
        (Decimal("5.00"), "EUR", "2026-09-22"),
        (Decimal("70.00"), "EUR", "2026-09-23"),  # Sunday the 20th, three working days
    ]
    every_row_is_accounted_for(read, rows)
    history = [line("100.00"), line("-1.00", category="stripe_fee")]
    assert found(stripe_receipts(history, on=ON, terms=TERMS, calendar=BANK)) == [
        (Decimal("99.00"), "EUR", "2026-09-23")
    ]


def test_amazon_lines_must_add_up_and_have_a_head():
    head = {
        "settlement-id": "7",
        "settlement-start-date": "2026-09-01",
        "settlement-end-date": "2026-09-15",
        "deposit-date": "2026-09-17",
        "total-amount": "10.00",
        "currency": "EUR",
    }
    rows = [head, {"settlement-id": "7", "amount": "4.00"}, {"settlement-id": "8", "amount": "1"}]
    with pytest.raises(InvalidRows) as caught:
        amazon_receipts(rows, on=ON, terms=TERMS, calendar=BANK)
    assert [(each.code, each.where) for each in problems(caught.value)] == [
        ("fx.settlement_sum", "0.total-amount"),
        ("fx.settlement_head", "2.settlement-id"),
    ]
    twice = [head, *[{"settlement-id": "7", "amount": "5.00"}] * 2]  # equal lines are two lines
    assert found(amazon_receipts(twice, on=ON, terms=TERMS, calendar=BANK)) == [
        (Decimal("10.00"), "EUR", "2026-09-22")
    ]


def test_a_wallet_of_unknown_balance_starts_at_nothing():
    row = {
        "Date": "09/15/2026",
        "Currency": "USD",
        "Net": "5.00",
        "Status": "Completed",
        "Balance": "...",
    }
    read = paypal_receipts([row], on=ON, terms=TERMS, calendar=BANK, date_order="mdy")
    assert found(read) == [(Decimal("5.00"), "USD", "2026-09-23")]


def test_every_bad_row_is_reported_at_once_with_what_to_do():
    good = {
        "InvoiceNumber": "1",
        "DueDate": "01/12/2026",
        "InvoiceAmountDue": "10.00",
        "Currency": "EUR",
        "Type": "Sales invoice",
        "Status": "Awaiting Payment",
    }
    rows = [
        good,
        {**good, "InvoiceNumber": "2", "DueDate": "31/02/2026"},
        {**good, "InvoiceNumber": "3", "InvoiceAmountDue": "ten"},
        {**good, "InvoiceNumber": "4", "Currency": "EURO"},
        {**good, "InvoiceNumber": "", "Reference": "x"},
        {**good, "InvoiceAmountDue": "11.00"},
        {**good, "InvoiceNumber": "5", "DueDate": "soon"},
        {**good, "InvoiceNumber": "6", "DueDate": "01/12/26"},
        {**good, "Status": ""},
        {**good, "InvoiceNumber": "7", "InvoiceAmountDue": "0.00"},
    ]
    with pytest.raises(InvalidRows) as caught:
        xero_invoices(rows)
    listed = problems(caught.value)
    assert [each.where for each in listed] == [
        "1.duedate",
        "2.invoiceamountdue",
        "3.currency",
        "4.invoicenumber",
        "5.invoicenumber",
        "6.duedate",
        "7.duedate",
        "8.status",
    ]
    assert all(each.remedy for each in listed)
    read = xero_invoices([good, rows[-1]])
    assert [str(each.reason) for each in read.left_out] == ["nothing is due"]


@pytest.mark.parametrize(
    ("written", "mark", "amount"),
    [
        ("1,284.50", ".", "1284.50"),
        ("1.284,50", ",", "1284.50"),
        ("(12.00)", ".", "-12.00"),
        ("12.00-", ".", "-12.00"),
        ("1 284.50", ".", "1284.50"),
        (" +7 ", ".", "7"),
        ("−3.00", ".", "-3.00"),
        (Decimal("2.5"), ".", "2.5"),
        (4, ".", "4"),
    ],
)
def test_amounts_are_read_as_people_write_them(written, mark, amount):
    row = {"Num": "1", "Date": dt.date(2026, 9, 1), "Open balance": written, "Currency": "gbp"}
    read = quickbooks_invoices([row], currency="USD", decimal_mark=mark)
    assert found(read) == [(Decimal(amount), "GBP", "2026-09-01")]


def test_a_header_that_is_not_there_is_named():
    with pytest.raises(InvalidInput, match="Num"):
        table_below([["a", "b"], []], header=["Num"])


@given(
    amounts=st.lists(st.decimals(-999, 999, places=2), min_size=1, max_size=12),
    order=st.randoms(use_true_random=False),
)
def test_the_order_of_rows_changes_nothing_and_repeats_are_counted_once(amounts, order):
    rows = [
        {"Num": str(n), "Date": "2026-09-01", "Open balance": str(amount)}
        for n, amount in enumerate(amounts)
    ]
    mixed = [*rows, rows[0]]
    order.shuffle(mixed)
    read = quickbooks_invoices(mixed, currency="EUR")
    assert sum((each.amount for each in read.exposures), Decimal(0)) == sum(amounts)
    every_row_is_accounted_for(read, mixed)
