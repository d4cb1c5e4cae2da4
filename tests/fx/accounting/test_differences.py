"""Exchange differences: what payments realise, what is open, and nothing left over in the end."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput
from xborder.fx.accounting import BookedInvoice, PartPayment, exchange_differences

BOOKED, PAID, CLOSE = dt.date(2026, 9, 1), dt.date(2026, 10, 1), dt.date(2026, 12, 31)


def invoice(amount=1_000, rate="1.50", **facts):
    return BookedInvoice(
        amount=amount,
        currency="EUR",
        booked_on=BOOKED,
        booked_rate=rate,
        **{"home": "USD", **facts},
    )


def paid(amount, rate, on=PAID):
    return PartPayment(amount=amount, on=on, rate=rate)


CASES = [
    # amount, booked at, payments, closing rate: realised, unrealised; worked by hand
    (1_000, "1.50", [(500, "1.00")], "1.00", -250, -250),
    (1_000, "1.50", [(500, "1.00")], "1.60", -250, 50),
    (1_000, "1.50", [], "1.40", 0, -100),
    (1_000, "1.50", [(1_000, "1.55")], "9.99", 50, 0),
    # a payable gains where the currency falls
    (-1_000, "1.50", [(-400, "1.45")], "1.40", 20, 60),
]


@pytest.mark.parametrize(("amount", "rate", "payments", "closing", "realised", "open_"), CASES)
def test_what_is_realised_and_what_is_not(amount, rate, payments, closing, realised, open_):
    found = exchange_differences(
        invoice(amount, rate),
        [paid(*each) for each in payments],
        on=CLOSE,
        closing_rate=closing,
    )
    assert found.total_realised == realised
    assert found.unrealised == open_
    assert found.total == realised + open_
    assert found.open_amount == amount - sum(each for each, _ in payments)


def test_a_payment_counts_from_its_day_on():
    sale, half = invoice(), paid(500, "1.00")
    before = exchange_differences(sale, [half], on=dt.date(2026, 9, 30), closing_rate="1.20")
    after = exchange_differences(sale, [half], on=CLOSE, closing_rate="1.00")
    assert (before.total_realised, before.unrealised) == (0, -300)
    assert (after.total_realised, after.unrealised) == (-250, -250)
    # the last quarter's profit or loss: realised, and the change of what is open
    assert after.total - before.total == -200


@given(
    amount=st.integers(1, 10**9),
    cuts=st.lists(st.integers(1, 10**9), min_size=1, max_size=6),
    rates=st.lists(st.decimals("0.0001", "9999", places=4), min_size=8, max_size=8),
    home=st.sampled_from(["USD", "JPY", "KWD"]),
)
def test_parts_that_settle_an_invoice_leave_nothing_on_the_account(amount, cuts, rates, home):
    whole = Decimal(amount).scaleb(-2)
    parts = [whole * cut / sum(cuts) for cut in cuts]
    parts = [part.quantize(Decimal("0.01")) for part in parts]
    parts[-1] += whole - sum(parts)
    payments = [
        paid(part, rate, PAID + dt.timedelta(days=n))
        for n, (part, rate) in enumerate(zip(parts, rates, strict=False))
        if part > 0
    ]
    if sum(each.amount for each in payments) != whole:
        return
    sale = invoice(whole, rates[-1], home=home)
    found = exchange_differences(sale, payments, on=CLOSE, closing_rate=rates[-2])
    assert (found.open_amount, found.carrying, found.closing, found.unrealised) == (0, 0, 0, 0)
    unit = {"USD": Decimal("0.01"), "JPY": Decimal(1), "KWD": Decimal("0.001")}[home]
    got = sum((each.amount * each.rate).quantize(unit) for each in payments)
    assert found.total_realised == got - (whole * rates[-1]).quantize(unit)


@pytest.mark.parametrize(
    "refused",
    [
        lambda: invoice(0),
        lambda: invoice(home="EUR"),
        lambda: invoice(rate="0"),
        lambda: exchange_differences(invoice(), [paid(-1, "1")], on=CLOSE, closing_rate="1"),
        lambda: exchange_differences(invoice(), [paid(1_001, "1")], on=CLOSE, closing_rate="1"),
        lambda: exchange_differences(
            invoice(), [paid(1, "1", dt.date(2026, 8, 1))], on=CLOSE, closing_rate="1"
        ),
        lambda: exchange_differences(invoice(), on=dt.date(2026, 8, 1), closing_rate="1"),
        lambda: exchange_differences(invoice(), on=CLOSE, closing_rate=0),
    ],
)
def test_what_does_not_fit_is_refused(refused):
    with pytest.raises(InvalidInput):
        refused()
