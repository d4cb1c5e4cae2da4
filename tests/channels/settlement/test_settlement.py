"""Settlement files of sites and providers, and the check of what they bill against a schedule."""

import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder import channels
from xborder.channels import ChannelLine, ChannelOrder, Event, Fee, FeeKind, Part, Per
from xborder.channels.settlement import (
    DifferenceReason,
    SettledAmount,
    SettledKind,
    Settlement,
    adyen_settlement,
    amazon_settlement,
    check_settlement,
    ebay_transactions,
    etsy_sold_orders,
    etsy_statement,
    paypal_activity,
    shopify_payments,
    stripe_balance,
)
from xborder.errors import InvalidInput, InvalidRows, InvalidType, NotFound, problems
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
    assert found.total("payout") == money("-70.97 GBP")  # the deposit of the first row
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


def test_a_second_row_of_amazon_s_totals_is_left_out_and_said():
    """Amazon repeats the report's totals on a row without a deposit; they are no amount."""
    deposit = {"currency": "EUR", "deposit-date": "2026-09-07 07:49:55 UTC", "total-amount": "9.00"}
    again = {"currency": "EUR", "total-amount": "9.00"}
    found = amazon_settlement([deposit, again])
    assert found.total("payout") == money("-9.00 EUR")
    assert "holds the totals of the report" in found.explain()


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
    # Pounds were paid; in dollars it is the net amount, 61.73, and the fees, 0.30 and 6.57.
    assert {(each.kind, str(each.amount)) for each in pounds} == {
        (SettledKind.FEE, "-0.30 USD"),
        (SettledKind.FEE, "-6.57 USD"),
        (SettledKind.PAYMENT, "68.60 USD"),
    }
    by_row = {}
    for each in found.amounts:
        by_row[each.row] = by_row.get(each.row, 0) + each.amount.amount
    net = {n: Decimal(row["Net amount"]) for n, row in enumerate(rows) if n in by_row}
    assert by_row == net
    labels = [each for each in found.amounts if each.kind is SettledKind.LABEL]
    assert [(each.order[-3:], str(each.amount)) for each in labels] == [("102", "-18.40 USD")]
    assert found.total("claim") == money("-68.00 USD")


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


NET = {
    # The sums of the samples' net columns, without repeats, payouts and what moves no money.
    "stripe_balance_history.csv": money("173.02 EUR", "183.71 GBP", "4801 JPY"),
    "stripe_payout_reconciliation.csv": money("173.02 EUR", "183.71 GBP", "4801 JPY"),
    "paypal_activity.csv": money("0.00 EUR", "154.78 GBP", "1193.80 USD"),
}


@pytest.mark.parametrize("name", NET)
def test_what_a_provider_sent_and_holds_is_what_it_took_in(name):
    read = {"date_order": "dmy"} if "paypal" in name else {}
    found = (paypal_activity if "paypal" in name else stripe_balance)(rows_of(name), **read)
    assert found.total() == NET[name]
    assert not [each for each in found.amounts if each.kind is SettledKind.PAYOUT and each.order]


@pytest.mark.parametrize("name", ["stripe_balance_history.csv", "stripe_payout_reconciliation.csv"])
def test_stripe_s_refunds_and_disputes_belong_to_their_orders(name):
    found = stripe_balance(rows_of(name))
    later = {
        (each.order, each.event, each.kind, str(each.amount))
        for each in found.amounts
        if each.event is not Event.SALE
    }
    assert later == {
        ("1001", Event.REFUND, SettledKind.PAYMENT, "-34.00 GBP"),
        ("1002", Event.DISPUTE, SettledKind.PAYMENT, "-52.95 GBP"),
        ("1002", Event.DISPUTE, SettledKind.FEE, "-20.00 GBP"),
    }
    billing = [each for each in found.amounts if str(each.amount) == "-2.00 GBP"]
    assert [(each.order, each.kind) for each in billing] == [("", SettledKind.OTHER)]
    order = ChannelOrder.of(
        "52.95 GBP", ordered_on=dt.date(2026, 9, 15), card="domestic", converted="no"
    )
    checked = check_settlement(found, {"1002": order}, channels.schedule("stripe_gb"))
    # 1.5 % of 52.95 and 0.20 is 0.99, and 1.00 was charged; the dispute costs 20.00
    (sold,) = [each for each in checked.differences if each.order == "1002"]
    assert (sold.event, sold.billed, sold.expected) == (
        Event.SALE,
        Money("1.00 GBP"),
        Money("0.99 GBP"),
    )


def stripe(description, **cells):
    plain = {
        "Type": "charge",
        "Amount": "10.00",
        "Fee": "0.35",
        "Currency": "gbp",
        "Created (UTC)": "2026-09-15 10:22",
        "Source": "ch_1",
        "Description": description,
    }
    return plain | cells


@pytest.mark.parametrize(
    ("row", "order"),
    [
        (stripe("Order 1001"), "1001"),
        (stripe("Payment for order #J-17/2 (gift)"), "J-17/2"),
        (stripe("1001"), "1001"),
        (stripe("Order of three mugs"), "Order of three mugs"),
        (stripe(""), "ch_1"),
        (stripe("Order 7", **{"payment_metadata[order_id]": "A7"}), "A7"),
        (stripe("Billing", Type="stripe_fee"), ""),
    ],
)
def test_the_order_of_a_stripe_row(row, order):
    assert stripe_balance([row]).amounts[0].order == order


def test_paypal_moves_of_its_own_are_no_sales():
    found = paypal_activity(rows_of("paypal_activity.csv"), date_order="dmy")
    apart = [each for each in found.amounts if not each.order]
    assert {(each.kind, str(each.amount)) for each in apart} == {
        (SettledKind.OTHER, "-95.85 EUR"),
        (SettledKind.OTHER, "81.02 GBP"),
        (SettledKind.PAYOUT, "-200.00 GBP"),
    }
    assert [(each.row, each.reason.render()) for each in found.left_out] == [
        (6, "moves no money"),
        (7, "moves no money"),
        (12, "repeats row 1"),
    ]


def test_paypal_s_fee_for_a_chargeback_may_stand_in_a_row_of_its_own():
    row = {
        "Date": "21/09/2026",
        "Type": "Chargeback Fee",
        "Currency": "USD",
        "Gross": "-20.00",
        "Fee": "0.00",
        "Reference Txn ID": "TX1",
        "Transaction ID": "TX9",
        "Invoice Number": "",
    }
    found = paypal_activity([row], date_order="dmy")
    (fee,) = found.amounts
    assert (fee.kind, fee.order, fee.event) == (SettledKind.FEE, "TX1", Event.DISPUTE)
    order = ChannelOrder.of("52.95 USD", ordered_on=DAY)
    checked = check_settlement(found, {"TX1": order}, channels.schedule("paypal_us"))
    assert (checked.agreed, checked.differences) == (1, ())


def test_etsy_s_sold_orders():
    found = etsy_sold_orders(rows_of("etsy_sold_orders.csv"))
    # The file's Order Net: 73.78 + 69.59 + 63.02 + 55.04 + 60.86 + 28.85 + 75.27 + 45.21, less the
    # 72.00 that were refunded of the last but one
    assert found.total() == money("91.65 EUR", "399.62 USD")
    assert found.total("withheld_tax") == money("-20.06 USD")
    assert found.tells == (FeeKind.PAYMENT,)
    refund = [each for each in found.amounts if each.event is Event.REFUND]
    assert [(each.order, each.kind, str(each.amount)) for each in refund] == [
        ("3008", SettledKind.PAYMENT, "-72.00 USD")
    ]
    order = ChannelOrder.of(
        "72.00 USD", shipping="4.50 USD", tax="5.94 USD", ordered_on=dt.date(2026, 8, 14)
    )
    etsy = channels.schedule("etsy_us").for_seller(from_ad="no")
    checked = check_settlement(found, {"3001": order}, etsy)
    # 3 % of 82.44 and 0.25 is 2.72; the transaction fee is not in this file, and not missed
    assert [each for each in checked.differences if each.order == "3001"] == []
    adjusted = rows_of("etsy_sold_orders.csv")[7] | {"Adjusted Card Processing Fees": "0.60"}
    back = [each for each in etsy_sold_orders([adjusted]).amounts if each.event is Event.REFUND]
    assert [(each.kind, str(each.amount)) for each in back] == [
        (SettledKind.PAYMENT, "-72.00 USD"),
        (SettledKind.FEE, "2.13 USD"),
    ]


def etsy(kind, title, info="", *, amount="--", fees="--", date="31 July, 2026"):
    return {
        "\ufeffDate": date,
        "Type": kind,
        "Title": title,
        "Info": info,
        "Currency": "GBP",
        "Amount": amount,
        "Fees & Taxes": fees,
        "Net": "--",
    }


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            etsy("Sale", "Payment for Order #41", amount="£1,029.99", fees="-£1.40"),
            [
                ("payment", "41", (), "sale", "1029.99 GBP"),
                ("fee", "41", ("payment",), "sale", "-1.40 GBP"),
            ],
        ),
        (
            etsy("Refund", "Refund for Order #41", amount="-£29.99", date="07/31/26"),
            [("payment", "41", (), "refund", "-29.99 GBP")],
        ),
        (
            etsy("Fee", "Transaction fee: A scarf", "Order #41", fees="-£1.95", date="30-Apr-26"),
            [("fee", "41", ("referral",), "sale", "-1.95 GBP")],
        ),
        (
            etsy("Fee", "Credit for transaction fee", "Order #41", fees="£1.95"),
            [("fee", "41", ("referral",), "refund", "1.95 GBP")],
        ),
        (
            etsy("Marketing", "Fee for sale made through Offsite Ads", "Order #41", fees="-£4.80"),
            [("fee", "41", ("advertising",), "sale", "-4.80 GBP")],
        ),
        (
            etsy("Fee", "Regulatory Operating fee", "Order #41", fees="-£0.10"),
            [("fee", "41", ("regulatory",), "sale", "-0.10 GBP")],
        ),
        (
            etsy("Fee", "A fee of next year", "Order #41", fees="-£0.10"),
            [("fee", "41", (), "sale", "-0.10 GBP")],
        ),
        (
            etsy("VAT", "VAT: Offsite Ads fee", "Order #41", fees="-£0.96"),
            [("fee_tax", "41", (), "sale", "-0.96 GBP")],
        ),
        (
            etsy("Tax", "Sales tax paid by buyer", "Order #41", fees="-£5.12"),
            [("withheld_tax", "41", (), "sale", "-5.12 GBP")],
        ),
        (
            etsy("Postage label", "Royal Mail label", "Order #41", fees="-£3.20"),
            [("label", "41", (), "sale", "-3.20 GBP")],
        ),
        (
            etsy("Marketing", "Etsy Ads", "Ads", fees="-£2.00"),
            [("other", "", (), "sale", "-2.00 GBP")],
        ),
        (
            etsy("Deposit", "£1,110.65 sent to your bank account", date="Apr 13, 2026"),
            [("payout", "", (), "sale", "-1110.65 GBP")],
        ),
        (
            etsy("Deposit", "Deposit", amount="-30.00"),
            [("payout", "", (), "sale", "-30.00 GBP")],
        ),
    ],
)
def test_each_row_of_etsy_s_statement(row, expected):
    found = etsy_statement([row])
    assert [
        (each.kind.value, each.order, each.covers, each.event.value, str(each.amount))
        for each in found.amounts
    ] == expected


def test_four_listings_of_a_day_are_four_rows_and_a_sale_twice_is_one():
    listing = etsy("Fee", "Listing fee", "Listing #123", fees="-£0.16")
    sale = etsy("Sale", "Payment for Order #41", amount="£29.99", fees="-£1.40")
    found = etsy_statement([listing] * 4 + [sale, sale])
    assert found.total("other") == money("-0.64 GBP")
    assert found.total("payment") == money("29.99 GBP")
    with pytest.raises(InvalidRows, match="no amount"):
        etsy_statement([etsy("Deposit", "Sent to your bank account")])


def test_a_refund_of_a_part_is_checked_against_that_part():
    whole = ChannelOrder(
        ordered_on=DAY,
        lines=(
            ChannelLine(id="A", category="jewelry", item="72.00 USD"),
            ChannelLine(id="B", category="jewelry", item="28.00 USD"),
        ),
    )
    part = whole.replace(lines=whole.lines[1:])
    # 15 % of 28.00; the fee per order is kept with a part
    rows = [row(Type="Refund") | {"Final Value Fee - variable": "4.20"}]
    settlement = ebay_transactions(rows)
    reasons = [each.reason for each in check_settlement(settlement, {"A": whole}, EBAY).differences]
    assert DifferenceReason.DIFFERENT in reasons
    checked = check_settlement(settlement, {"A": whole}, EBAY, refunded={"A": part})
    assert (checked.agreed, checked.differences) == (1, ())


def test_a_part_of_an_amazon_refund_agrees_to_the_cent():
    """12.00 were sold at 15 %: 0.75 of 1.80 come back, and a fifth of them is kept."""
    sold = ChannelOrder.of("12.00 USD", category="beauty_health_personal_care", ordered_on=DAY)
    back = ChannelOrder.of("5.00 USD", ordered_on=DAY)
    rows = [
        {"currency": "USD"},
        *(
            {
                "transaction-type": "Refund", "order-id": "A", "amount-type": kind,
                "amount-description": name, "amount": amount, "posted-date": "2026-06-02",
            }
            for kind, name, amount in (
                ("ItemPrice", "Principal", "-5.00"),
                ("ItemFees", "Commission", "0.75"),
                ("ItemFees", "RefundCommission", "-0.15"),
            )
        ),
    ]  # fmt: skip
    amazon = channels.schedule("amazon_us").for_seller(fulfilment="seller")
    checked = check_settlement(amazon_settlement(rows), {"A": sold}, amazon, refunded={"A": back})
    assert (checked.agreed, checked.differences) == (2, ())
    with pytest.raises(NotFound, match="not among those given"):
        check_settlement(amazon_settlement(rows), {"A": sold}, amazon, refunded={"B-77": back})
    whole = check_settlement(amazon_settlement(rows), {"A": sold}, amazon)
    assert [each.expected for each in whole.differences] == [Money("-1.80 USD"), Money("0.36 USD")]


def test_several_refunds_of_an_order_are_checked_one_after_another():
    """15 % of 400.00: 30.00 come back twice, and of each a fifth is kept, at most 5.00."""
    sold = ChannelOrder.of("400.00 USD", category="home_kitchen", quantity=2, ordered_on=DAY)
    half = ChannelOrder.of("200.00 USD", ordered_on=DAY)
    rows = [{"currency": "USD"}] + [
        {
            "transaction-type": "Refund", "order-id": "A", "amount-type": "ItemFees",
            "amount-description": name, "amount": amount, "posted-date": day,
        }
        for day in ("2026-06-02", "2026-06-09")
        for name, amount in (("Commission", "30.00"), ("RefundCommission", "-5.00"))
    ]  # fmt: skip
    amazon = channels.schedule("amazon_us").for_seller(fulfilment="seller")
    settlement = amazon_settlement(rows)
    checked = check_settlement(settlement, {"A": sold}, amazon, refunded={"A": [half, half]})
    assert (checked.agreed, checked.differences) == (2, ())
    (kept,) = check_settlement(settlement, {"A": sold}, amazon).differences
    assert (kept.billed, kept.expected) == (Money("10.00 USD"), Money("5.00 USD"))
    with pytest.raises(InvalidInput, match="would be refunded"):
        check_settlement(settlement, {"A": sold}, amazon, refunded={"A": [half, half, half]})
    with pytest.raises(InvalidType, match=r"refunded\.A\[0\]"):
        check_settlement(settlement, {"A": sold}, amazon, refunded={"A": ["200.00 USD"]})


def test_an_order_that_was_cancelled_is_checked_as_one():
    sold = ChannelOrder.of("20.00 USD", category="home_kitchen", ordered_on=DAY)
    given_back = SettledAmount(
        row=0, order="A", kind=SettledKind.FEE, covers=[FeeKind.REFERRAL], event=Event.CANCEL,
        amount=Money("3.00 USD"), posted_on=DAY, words="Commission",
    )  # fmt: skip
    amazon = channels.schedule("amazon_us").for_seller(fulfilment="seller")
    checked = check_settlement(Settlement(amounts=[given_back], left_out=()), {"A": sold}, amazon)
    assert (checked.agreed, checked.differences) == (1, ())


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
    assert (found.agreed, found.compared) == (3, 7)  # four that part, as above
    assert found.overcharged == (Money("0.79 USD"),)  # 1.19 too much, 0.40 too little
    assert found.to_columns()["difference"][0] == Money("-0.40 USD").amount
    assert found.to_columns()["expected"][1] is None
    assert found.to_columns()["expected"][3] == Decimal(0)  # nothing, which is not unknown
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


def test_a_file_of_another_layout_is_no_amazon_settlement():
    """Eighteen rows of eBay's would come to nothing, and a check of nothing looks clean."""
    with pytest.raises(InvalidRows) as refused:
        amazon_settlement([{"a": "b"}, {"Type": "Order", "Order number": "1"}])
    assert len(problems(refused.value)) == 2
