"""No result depends on the caller's decimal context."""

import datetime as dt
import decimal
from decimal import Decimal

import pytest

from xborder import customers as xc
from xborder.customers import campaigns, loyalty, value
from xborder.customers.purchases import ONLINE_RETAIL, SHOPIFY_ORDERS

ON = dt.date(2026, 11, 30)
SHOP = {"Email": "7", "Created at": "2026-09-28 09:12:44 +0100", "Name": "#1", "Total": "12345.67",
        "Currency": "EUR", "Financial Status": "refunded", "Refunded Amount": "12344.56"}  # fmt: skip
LINE = {"InvoiceNo": "1", "StockCode": "x", "Quantity": "1234", "UnitPrice": "12.3457",
        "InvoiceDate": "2026-09-01 08:26:00", "CustomerID": "17850.0", "Country": "UK"}  # fmt: skip


def everything():
    shop = xc.read_export([SHOP], SHOPIFY_ORDERS).orders
    lines = xc.read_export([LINE], ONLINE_RETAIL, currency="GBP").orders
    rows = [
        {"customer_id": name, "at": f"2026-0{n}-01", "amount": f"1234{n}.67 EUR"}
        for n, name in enumerate("aabca", start=1)
    ]
    history = xc.purchase_history(xc.read_orders(rows), on=ON)
    table = xc.scoring.score_history(history, method=xc.Quantiles(groups=2))
    spent = {name: metrics.spend for name, metrics in table.metrics.items()}
    programme = loyalty.LoyaltyProgramme(points_per_unit="1.2345678", expires_after_days=365)
    event = loyalty.LoyaltyEvent(on=ON, kind="earn", amount=Decimal("12345.67"))
    campaign = campaigns.Campaign(clicks=7, cost="12345.67", revenue="76543.21")
    return (
        [str(order.amount) for order in (*shop, *lines)],
        history,
        table.cuts,
        xc.customer_base(history, churn_days=30),
        value.abc_classes(spent),
        value.concentration(spent, top=Decimal("0.33333")),
        xc.value_tiers(spent, dict.fromkeys(spent, Decimal("0.55555"))),
        loyalty.loyalty_account(programme, [event], on=ON),
        xc.campaigns.campaign_ratios(campaign),
        [str(note) for note in history.notes],
        history.summary(unit="week"),
    )


@pytest.mark.parametrize("rounding", [decimal.ROUND_UP, decimal.ROUND_FLOOR])
def test_three_digits_odd_rounding_and_every_trap_change_nothing(rounding):
    plain = everything()
    traps = [decimal.Inexact, decimal.Rounded, decimal.Subnormal, decimal.FloatOperation]
    with decimal.localcontext(decimal.Context(prec=3, rounding=rounding, traps=traps)):
        assert everything() == plain
