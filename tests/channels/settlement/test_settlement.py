"""Settlement files of sites and providers, and the check of what they bill against a schedule."""

import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder import channels
from xborder.channels import ChannelLine, ChannelOrder, Event, Fee, FeeKind, Part, Per
from xborder.channels.settlement import (
    DifferenceReason,
    SettledKind,
    adyen_settlement,
    amazon_settlement,
    check_settlement,
    ebay_transactions,
    paypal_activity,
    shopify_payments,
    stripe_balance,
)
from xborder.errors import InvalidRows, problems
from xborder.fx.exposure.rows import table_below
from xborder.money import Money
from xborder.source import Reader

EXPORTS = Path(__file__).parents[4] / "shared" / "data" / "exports"
DAY = dt.date(2026, 9, 1)
READ = Reader(dt.date(2026, 11, 30)).official("Revenue calculator")


def rows_of(name, *, tabs=False, header=()):
    path = EXPORTS / name
    if not path.exists():
        pytest.skip("the sample files are not beside the project")
    with path.open(encoding="utf-8-sig", newline="") as file:
        if header:
            return table_below(csv.reader(file), header=header)
        return list(csv.DictReader(file, delimiter="\t" if tabs else ","))


def money(*texts):
    return tuple(Money(text) for text in texts)


def test_amazon_s_report_sums_to_the_deposit():
    found = amazon_settlement(rows_of("amazon_settlement_v2.txt", tabs=True))
    assert found.total() == money("70.97 GBP")
    assert found.total("item") == money("103.13 GBP")
    assert found.total("fee") == money("-12.81 GBP")
    assert found.left_out[0].row == 0
    assert "rows hold none" in found.explain()
    german = amazon_settlement(
        rows_of("amazon_settlement_v2_de.txt", tabs=True), date_order="dmy", decimal_mark=","
    )
    assert german.total() == money("945.21 EUR")


def test_what_amazon_billed_is_checked_to_the_cent():
    """28.33 and VAT 5.67: 15 % of 34.00 is 5.10, and 2 % of it for digital services 0.10."""
    fulfilment = Fee(
        id="fulfilment",
        title="Fulfilment by Amazon",
        kind=FeeKind.FULFILMENT,
        scale=channels.fixed("3.35"),
        base=[Part.ITEM],
        per=Per.UNIT,
        only={"fulfilment": "channel"},
    ).by(READ)
    schedule = (
        channels.schedule("amazon_gb")
        .for_seller(fulfilment="channel", seller_country="GB")
        .with_fee(fulfilment)
    )
    order = ChannelOrder(
        ordered_on=DAY,
        lines=(
            ChannelLine(id="00417", category="kitchen", item="28.33 GBP", tax="5.67 GBP"),
            ChannelLine(
                id="CAF-1", category="kitchen", quantity=2, item="45.83 GBP", tax="9.17 GBP"
            ),
        ),
    )
    found = check_settlement(
        amazon_settlement(rows_of("amazon_settlement_v2.txt", tabs=True)),
        {"026-1000001-2000007": order},
        schedule,
    )
    by_event = {(each.order[-4:], each.event, each.kinds): each for each in found.differences}
    commission = (FeeKind.REFERRAL, FeeKind.DIGITAL_SERVICES)
    sold = by_event["0007", Event.SALE, commission]
    # 5.20 and 8.42 are billed: 8.42 is 15 % of 55.00 with 2 % of it, rounded once for both units;
    # unit by unit it is 2 x 4.13 and 0.17
    assert (sold.billed, sold.expected) == money("13.62 GBP", "13.63 GBP")
    assert sold.reason is DifferenceReason.DIFFERENT
    assert by_event["0007", Event.SALE, (FeeKind.FULFILMENT,)].billed == Money("3.35 GBP")


def test_ebay_s_report():
    rows = rows_of("ebay_transaction_report.csv", header=["Order number", "Net amount"])
    found = ebay_transactions(rows)
    sold = [each for each in found.amounts if each.order == "12-34567-00105"]
    assert {(each.kind, str(each.amount)) for each in sold} == {
        (SettledKind.ITEM, "1740.00 USD"),
        (SettledKind.FEE, "-0.40 USD"),
        (SettledKind.FEE, "-259.30 USD"),
    }
    assert found.total("payout") == money("-1480.30 USD")
    assert [each.reason.render() for each in found.left_out] == ["repeats row 0"]
    refund = [each for each in found.amounts if each.event is Event.REFUND]
    assert {each.kind for each in refund} == {
        SettledKind.ITEM,
        SettledKind.SHIPPING,
        SettledKind.FEE,
    }
    pounds = [each for each in found.amounts if each.order == "12-34567-00103"]
    assert {each.kind for each in pounds} == {SettledKind.FEE}


@pytest.mark.parametrize(
    ("read", "name", "options"),
    [
        (shopify_payments, "shopify_payout_transactions.csv", {}),
        (stripe_balance, "stripe_balance_history.csv", {}),
        (paypal_activity, "paypal_activity.csv", {"date_order": "dmy"}),
        (adyen_settlement, "adyen_settlement_details.csv", {}),
    ],
)
def test_files_with_a_fee_column_sum_to_their_net(read, name, options):
    rows = rows_of(name)
    found = read(rows, **options)
    assert len({each.row for each in found.amounts} | {each.row for each in found.left_out}) == len(
        rows
    )
    fees = [each for each in found.amounts if each.kind is SettledKind.FEE]
    assert fees
    assert all(each.covers for each in fees)


def test_a_charge_of_stripe_s_is_checked():
    found = stripe_balance(rows_of("stripe_balance_history.csv"))
    orders = {
        "1001": ChannelOrder.of(
            "63.95 GBP", ordered_on=dt.date(2026, 9, 15), card="domestic", converted="no"
        )
    }
    checked = check_settlement(found, orders, channels.schedule("stripe_gb"))
    assert checked.agreed == 1  # 1.5 % of 63.95 and 0.20 is 1.16
    assert {each.reason for each in checked.differences} == {DifferenceReason.UNKNOWN_ORDER}
    assert checked.overcharged == ()


EBAY = channels.schedule("ebay_us").for_seller(
    store="none", buyer_abroad="no", seller_level="above_standard"
)


def row(**cells):
    plain = {
        "Transaction creation date": "Sep 1, 2026",
        "Type": "Order",
        "Order number": "A",
        "Payout currency": "USD",
        "Transaction currency": "USD",
        "Item subtotal": "72",
    }
    return plain | {name.replace("_", " "): cell for name, cell in cells.items()}


def as_billed(bill, *, name="A", word="Order"):
    """Return the row that eBay would write for a bill."""
    column = {
        FeeKind.ORDER: "Final Value Fee - fixed",
        FeeKind.REFERRAL: "Final Value Fee - variable",
    }
    cells = {"Order number": name, "Type": word}
    for line in bill.lines:
        cells[column[line.fee.kind]] = str(-line.amount.amount)
    return row() | cells


CENTS = st.integers(1, 900_000)


@given(item=CENTS, tax=st.integers(0, 5000), off=st.integers(-50, 50))
def test_rows_that_the_schedule_writes_agree_and_a_cent_is_found(item, tax, off):
    order = ChannelOrder.of(
        Money.of_minor(item, "USD"),
        category="watches_parts",
        tax=Money.of_minor(tax, "USD"),
        ordered_on=DAY,
    )
    written = [
        as_billed(EBAY.bill(order)),
        as_billed(EBAY.refund(order), word="Refund"),
    ]
    checked = check_settlement(ebay_transactions(written), {"A": order}, EBAY)
    assert checked.differences == ()
    assert (
        checked.agreed
        == sum(1 for line in (*EBAY.bill(order).lines, *EBAY.refund(order).lines) if line.amount)
        or checked.agreed <= 4
    )
    name = "Final Value Fee - fixed"
    changed = written[0] | {
        name: str(Money(f"{written[0][name]} USD").amount - Money.of_minor(off, "USD").amount)
    }
    checked = check_settlement(ebay_transactions([changed]), {"A": order}, EBAY)
    if off and Money(f"{changed[name]} USD"):
        (found,) = checked.differences
        assert found.reason is DifferenceReason.DIFFERENT
        assert found.amount == Money.of_minor(off, "USD")
        assert checked.overcharged == (Money.of_minor(off, "USD"),)


def test_each_reason_a_bill_may_part_for():
    order = ChannelOrder.of("72.00 USD", category="jewelry", ordered_on=DAY)
    vague = ChannelOrder.of("72.00 USD", ordered_on=DAY)
    rows = [
        row() | {"Final Value Fee - variable": "-10.80"},  # and no fixed fee
        row() | {"Order number": "B", "Final Value Fee - variable": "-10.80"},
        row() | {"Order number": "C", "Final Value Fee - variable": "-10.80"},
        row()
        | {
            "Order number": "D",
            "Final Value Fee - variable": "-10.80",
            "Final Value Fee - fixed": "-0.40",
            "International fee": "-1.19",
        },
        row()
        | {"Type": "Other fee", "Item subtotal": "", "Order number": "", "Net amount": "-4.95"},
    ]
    found = check_settlement(ebay_transactions(rows), {"A": order, "B": vague, "D": order}, EBAY)
    assert [(each.order, each.reason.value) for each in found.differences] == [
        ("A", "not_billed"),
        ("B", "no_total"),
        ("C", "unknown_order"),
        ("D", "not_expected"),
    ]
    assert found.agreed == 3
    assert found.overcharged == (Money("0.79 USD"),)  # 1.19 too much, 0.40 too little
    assert found.to_columns()["difference"][0] == Money("-0.40 USD").amount
    assert found.to_columns()["expected"][1] is None
    lost = check_settlement(
        ebay_transactions([row() | {"Type": "Payment dispute", "International fee": "-20.00"}]),
        {"A": order},
        EBAY,
    )
    assert {each.event for each in lost.differences} == {Event.DISPUTE}


def test_bad_rows_are_named_all_at_once():
    rows = [row() | {"Payout currency": "DOLLARS"}, row() | {"Transaction creation date": "soon"}]
    with pytest.raises(InvalidRows) as refused:
        ebay_transactions(rows)
    assert len(problems(refused.value)) == 2


def test_a_settlement_is_a_table():
    found = ebay_transactions([row() | {"Final Value Fee - fixed": "-0.40"}])
    assert found.to_columns()["kind"] == ["item", "fee"]
    assert found.to_columns()["words"] == ["item subtotal", "final value fee - fixed"]
