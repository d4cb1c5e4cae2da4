"""The measures that are built in say what each slice's own report says, and add up by their sums."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

import xborder as xb
from xborder import channels, fx
from xborder.channels import standards
from xborder.channels.settlement import check_settlement, ebay_transactions
from xborder.complaints.measures.clock_report import ClockReport
from xborder.customers.value.overview import CustomerBase
from xborder.errors import CurrencyMismatch, InvalidInput, NotFound
from xborder.inventory.planning.metrics import availability
from xborder.margin import Keyword, SoldLine, Step, Waterfall, margin_by
from xborder.measures import MEASURES, Measured
from xborder.money import Money
from xborder.vat.returns import TaxedSale, one_stop_shop_return
from xborder.vat.thresholds import Sold, watch

DAY = dt.date(2026, 11, 2)


def sale(paid, cost, *, currency="EUR"):
    steps = [Step(kind="sale", amount=f"{paid} {currency}")]
    steps.append(Step(kind="goods", amount=f"{cost} {currency}"))
    return Waterfall.of(steps, home=currency)


def base(customers, purchases, revenue):
    return CustomerBase(
        customers=customers,
        purchases=purchases,
        revenue=Fraction(revenue),
        repeat_rate=0.0,
        average_purchase=Fraction(revenue, purchases),
        average_order=Fraction(revenue, purchases),
        purchases_per_customer=purchases / customers,
        median_gap_days=None,
        churn=0.0,
        currency="EUR",
    )


def stock(days, out, demand, lost, cycles, bare):
    return availability(
        days=days,
        days_out_of_stock=out,
        demand_units=demand,
        lost_units=lost,
        cycles=cycles,
        cycles_with_stockout=bare,
    )


KEPT = [ClockReport(kept=98, late=2, tickets=60, late_tickets=2), ClockReport(kept=9, late=1)]
STOCK = [stock(90, 9, 1000, 40, 10, 1), stock(10, 5, 100, 0, 2, 2)]
BASES = [base(100, 250, 5000), base(10, 10, 1000)]
WORD = Keyword(text="mug", match="exact", impressions=9000, clicks=150, orders=3, spend="30 USD")
STANDING = standards.account_standing(
    standards.STANDARDS["amazon_order_defects"].entry(DAY),
    orders={DAY: 250},
    events={DAY: 2},
    on=DAY,
)


@pytest.mark.parametrize(
    ("name", "report", "own"),
    [
        ("margin_1_rate", sale("100", "40"), lambda r: r.rate_at("margin_1")),
        ("margin_2_rate", sale("100", "40"), lambda r: r.rate_at("margin_2")),
        ("margin_rate", sale("100", "40"), lambda r: r.margin_rate),
        ("clocks_kept", KEPT[0], lambda r: r.kept_of_decided.value),
        ("clocks_late", KEPT[0], lambda r: r.late_of_decided.value),
        ("tickets_late", KEPT[0], lambda r: r.late_of_tickets.value),
        ("average_purchase", BASES[0], lambda r: r.average_purchase),
        ("purchases_per_customer", BASES[0], lambda r: r.purchases_per_customer),
        ("in_stock_rate", STOCK[0], lambda r: r.in_stock_rate),
        ("fill_rate", STOCK[0], lambda r: r.fill_rate),
        ("cycle_service_level", STOCK[0], lambda r: r.cycle_service_level),
        ("event_rate", STANDING, lambda r: r.rate),
    ],
)
def test_a_measure_says_what_the_report_says_of_itself(name, report, own):
    assert float(MEASURES[name].of_reports(report).value) == pytest.approx(float(own(report)))


@pytest.mark.parametrize(
    ("name", "reports", "value"),
    [
        ("margin_rate", [sale("100", "40"), sale("10", "9")], Fraction(61, 110)),
        ("net_sales_per_unit", [sale("100", "40"), sale("10", "9")], 55),
        ("tax_lost_rate", [sale("100", "40")], 0),
        ("clocks_kept", KEPT, Fraction(107, 110)),
        ("clocks_late", KEPT, Fraction(3, 110)),
        ("tickets_late", KEPT, Fraction(2, 60)),
        ("average_purchase", BASES, Fraction(6000, 260)),
        ("purchases_per_customer", BASES, Fraction(260, 110)),
        ("in_stock_rate", STOCK, Fraction(86, 100)),
        ("fill_rate", STOCK, Fraction(1060, 1100)),
        ("cycle_service_level", STOCK, Fraction(9, 12)),
        ("click_rate", WORD, Fraction(150, 9000)),
        ("conversion", [WORD, WORD], Fraction(3, 150)),
        ("cost_per_click", WORD, Fraction(1, 5)),
        ("cost_per_order", WORD, 10),
        ("event_rate", [STANDING, STANDING], Fraction(2, 250)),
    ],
)
def test_reports_add_up_to_the_ratio_of_their_sums(name, reports, value):
    assert MEASURES[name].of_reports(reports).value == value


def test_a_margin_table_gives_the_measure_of_each_group():
    lines = [
        SoldLine(order="1", channel="shop", country="DE", on=DAY, steps=[
            Step(kind="sale", amount="100 EUR"), Step(kind="goods", amount="40 EUR")]),
        SoldLine(order="2", channel="site", country="DE", on=DAY, steps=[
            Step(kind="sale", amount="10 EUR"), Step(kind="goods", amount="9 EUR")]),
    ]  # fmt: skip
    table = margin_by(lines, ["channel", "country"], home="EUR")
    rate = MEASURES["margin_rate"]
    found = rate.by_report(table)
    assert {name: each.value for name, each in found.items()} == {
        "shop/DE": Fraction(60, 100),
        "site/DE": Fraction(1, 10),
    }
    assert rate.of_reports(table).value == Fraction(61, 110)
    first, second = found.values()
    assert (first + second).value == Fraction(61, 110)
    assert found.to_columns()["report"] == ["shop/DE", "site/DE"]


def test_a_settlement_s_share_of_what_agrees():
    row = {
        "Transaction creation date": "Sep 1, 2026", "Type": "Order", "Order number": "A",
        "Payout currency": "USD", "Transaction currency": "USD", "Item subtotal": "72",
        "Final Value Fee - variable": "-10.80",
    }  # fmt: skip
    shop = channels.schedule("ebay_us").for_seller(
        store="none", buyer_abroad="no", seller_level="above_standard"
    )
    order = channels.ChannelOrder.of(
        "72.00 USD", category="jewelry", ordered_on=dt.date(2026, 9, 1)
    )
    checked = check_settlement(ebay_transactions([row]), {"A": order}, shop)
    # the commission agrees, and the fee per order was not billed
    assert MEASURES["settled_as_expected"].of_reports(checked).value == Fraction(1, 2)


def test_no_report_is_no_value_and_two_currencies_are_refused():
    empty = MEASURES["margin_rate"].of_reports([])
    assert isinstance(empty, Measured)
    assert empty.value is None
    assert MEASURES["margin_rate"].of_reports({}).value is None
    with pytest.raises(CurrencyMismatch):
        MEASURES["margin_rate"].of_reports([sale("1", "1"), sale("1", "1", currency="USD")])
    with pytest.raises(NotFound, match="Waterfall has no figure kept"):
        MEASURES["clocks_kept"].of_reports(sale("1", "1"))


def test_what_was_served_is_what_was_asked_for_less_what_was_lost():
    first = STOCK[0]
    assert (first.days_in_stock, first.served_units) == (81, 960)
    assert first.cycles_without_stockout == 9
    assert Decimal(str(first.fill_rate)) == Decimal("0.96")


def parcel(price):
    return xb.Consignment(
        ship_from="CN",
        ship_to="GB",
        on=dt.date(2026, 9, 1),
        items=[xb.Item(hs_code="610910", origin="CN", quantity=1, unit_price=price)],
        prices="net",
        incoterm="DDP",
        transport="post",
        buyer=xb.Buyer(kind="consumer"),
        seller=xb.Seller(registrations={"GB"}),
    )


def test_what_a_border_adds_is_a_share_of_all_goods():
    """Up to 135 pounds 20 % at the sale; 200 pay 12 % of duty, and 20 % of 224."""
    quotes = [xb.quote(parcel("50 GBP")), xb.quote(parcel("200 GBP"))]
    assert MEASURES["duty_rate"].of_reports(quotes).value == Fraction(24, 250)
    assert MEASURES["import_tax_rate"].of_reports(quotes).value == Fraction(548, 2500)
    assert MEASURES["landed_cost_factor"].of_reports(quotes[0]).value == Fraction(6, 5)
    assert quotes[0].goods == Money("50 GBP")


def test_a_quote_without_a_total_has_no_share():
    asked = xb.quote(parcel("200 GBP").replace(items=[xb.Item(quantity=1, unit_price="200 GBP")]))
    assert asked.total is None
    for name in ("duty_rate", "import_tax_rate", "landed_cost_factor"):
        with pytest.raises(InvalidInput):
            MEASURES[name].of_reports(asked)


def test_a_return_and_a_threshold_in_figures():
    """100 at 19 % and 100 at 25 % bear 22 % together; 9,000 of 10,000 euro are nine tenths."""
    sales = [
        TaxedSale(
            id=state,
            day=dt.date(2026, 7, 1),
            consumption=state,
            supply="goods",
            dispatch_from="NL",
            rate=rate,
            rate_type="standard",
            net="100 EUR",
        )
        for state, rate in (("DE", "0.19"), ("SE", "0.25"))
    ]
    filed = one_stop_shop_return(sales, shop="union_oss", identification="NL", period="2026-Q3")
    assert MEASURES["effective_vat_rate"].of_reports(filed).value == Fraction(22, 100)
    sold = [
        Sold(threshold="eu.distance_sales", on=dt.date(2026, month, 1), net=Money("900 EUR"))
        for month in range(1, 11)
    ]
    (watched,) = watch(sold, on=dt.date(2026, 11, 10))
    assert MEASURES["threshold_used"].of_reports(watched).value == Fraction(9, 10)


def test_what_a_plan_covers_is_a_share_at_spot():
    """80,000 of 100,000 dollars, none of 50,000 euro that are overdue: 64,000 of 80,000 + 45,000."""
    market = fx.Market.flat(
        on=dt.date(2026, 11, 30),
        home="GBP",
        rates={"GBP": 0.04, "EUR": 0.02, "USD": 0.04},
        spot={"EURGBP": 0.9, "GBPUSD": 1.25},
    )
    owed = [
        fx.exposure.Exposure(
            currency="USD", amount="100000", stage="invoiced", due=dt.date(2027, 1, 15)
        ),
        fx.exposure.Exposure(
            currency="EUR", amount="50000", stage="invoiced", due=dt.date(2026, 10, 15)
        ),
    ]
    plan = fx.HedgeProgramme(schedule=fx.RollingSchedule(months=6, ratio="0.8")).plan(owed, market)
    found = MEASURES["hedge_ratio"].of_reports(plan)
    assert float(found.value) == pytest.approx(64 / 125)
    assert plan.ratio_after == pytest.approx(64 / 125)
