"""Frames of the other slices: what each calculator says of a row alone, and of all rows together."""

import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from xborder import tables
from xborder.complaints import SlaPolicy, Ticket, default_policy, measure_by
from xborder.customers import BetaGeoNbd, DiscountRate, GammaGamma, Order, Span, rfm
from xborder.errors import InvalidInput, InvalidRows, InvalidType, NotFound, problems
from xborder.fx import Exposure, FlatCurve, HedgeProgramme, InterestRate, Market, RateBoard
from xborder.fx.hedging import Hedge, RollingSchedule
from xborder.inventory import CycleServiceLevel
from xborder.source import Source
from xborder.tables.schemas import TableKind
from xborder.tariff import TariffSchedule
from xborder.worktime import OpeningHours

UTC = dt.UTC
MAKES = [pd.DataFrame, pl.DataFrame, pa.table, dict]


def cells(found, name):
    column = found[name]
    return column.to_pylist() if isinstance(column, pa.ChunkedArray) else list(column)


def refused(function, frame, **options):
    with pytest.raises(tables.InvalidTable) as caught:
        function(frame, **options)
    return [(cell.row, cell.column, cell.code) for cell in caught.value.cells]


# Schemas.


@pytest.mark.parametrize("of", list(TableKind))
@pytest.mark.parametrize("kind", ["pandas", "polars", "pyarrow"])
def test_a_template_has_every_column_of_its_schema_and_no_row(of, kind):
    empty = tables.template(kind, of=of)
    names = empty.column_names if kind == "pyarrow" else list(empty.columns)
    assert names == [column.name for column in tables.schema(of)]
    assert len(empty) == 0


def test_columns_are_the_documents_own():
    orders = {column.name: str(column.kind) for column in tables.schema("orders")}
    assert orders["at"] == "moment"
    assert orders["amount"] == "money"
    assert [c.name for c in tables.schema("orders") if c.is_required] == [
        "customer_id",
        "at",
        "amount",
    ]
    assert {c.name for c in tables.schema("tickets") if c.is_required} == {
        "ticket",
        "event.at",
        "event.kind",
    }


def test_a_column_that_a_table_may_not_have_is_refused_with_the_one_that_is_meant():
    with pytest.raises(InvalidInput) as caught:
        tables.rfm({"customer": ["a"], "at": ["2026-01-10"]}, on=dt.date(2026, 10, 1))
    (problem,) = problems(caught.value)
    assert problem.remedy.startswith("Did you mean customer_id?")
    with pytest.raises(NotFound, match="no column amount"):
        tables.rfm({"customer_id": ["a"], "at": ["2026-01-10"]}, on=dt.date(2026, 10, 1))


# VAT.

SALES = {
    "sale": ["A-1", "B-1", "A-1"],
    "on": ["2026-11-10"] * 3,
    "ship_from": ["IE"] * 3,
    "ship_to": ["DE", "FR", "DE"],
    "prices": ["net"] * 3,
    "item.quantity": [1, 1, 2],
    "item.unit_price": ["40.00 EUR", "10.00 EUR", "5.00 EUR"],
    "seller.country": ["IE"] * 3,
    "seller.registrations": ["IE;OSS"] * 3,
    "buyer.kind": ["consumer"] * 3,
    "destination_chosen": [True] * 3,
}


@pytest.mark.parametrize("make", MAKES)
def test_a_sale_is_its_rows_wherever_they_stand(make):
    # Distance sales within the Union bear the rate of the destination (Directive 2006/112/EC,
    # article 33(a)): Germany 19 % of 50.00, France 20 % of 10.00.
    found = tables.determine(make(SALES))
    assert cells(found, "sale") == ["A-1", "B-1", "A-1"]
    assert cells(found, "place") == ["DE", "FR", "DE"]
    assert cells(found, "tax") == [Decimal("9.50"), Decimal("2.00"), Decimal("9.50")]
    assert cells(found, "rate") == [Decimal("0.19"), Decimal("0.20"), Decimal("0.19")]
    assert cells(found, "return") == ["union_oss"] * 3


def test_rows_of_one_sale_that_disagree_are_named_and_the_others_determined():
    found = tables.determine({**SALES, "ship_to": ["DE", "FR", "AT"]}, errors="report")
    assert found["problem.column"] == [None, None, "ship_to"]
    assert found["problem.reason"][2] == "Row 0 of the same sale says DE."
    assert found["tax"] == [None, Decimal("2.0000"), None]


def test_a_sale_that_lacks_what_every_sale_has_to_say_is_refused_in_each_of_its_rows():
    assert refused(tables.determine, {**SALES, "prices": [None, "net", None]}) == [
        (0, "prices", "cell.missing"),
        (2, "prices", "cell.missing"),
    ]


def test_what_an_item_of_a_sale_says_is_refused_in_its_own_row():
    assert refused(tables.determine, {**SALES, "item.quantity": [1, 1, 0]}) == [
        (2, "item.quantity", "quantity.range")
    ]
    assert refused(tables.determine, {**SALES, "sale": ["A", None, "A"]}) == [
        (1, "sale", "cell.missing")
    ]


def test_a_return_sums_the_sales_and_takes_refunds_back():
    # The German sale is filed; the French is refunded in the same quarter, and leaves nothing.
    refunds = pd.DataFrame({"id": ["R-1"], "of": ["B-1"], "day": ["2026-12-01"]})
    found = tables.vat_returns(pd.DataFrame(SALES), refunds=refunds)
    lines = found[["consumption", "taxable", "vat", "sales"]].to_numpy().tolist()
    assert lines == [
        ["DE", Decimal("50.00"), Decimal("9.50"), 1],
        ["FR", Decimal("0.00"), Decimal("0.00"), 2],
    ]


def test_sales_that_go_into_no_return_are_told_beside_it():
    frame = {**SALES, "buyer.kind": ["consumer", None, "consumer"]}
    found = tables.vat_returns(frame)
    assert found["consumption"] == ["DE", None]
    assert found["sale"] == [None, "B-1"]
    assert "buyer.kind" in found["reason"][1]


def test_countries_own_returns_and_corrections_are_lines_too():
    # Ireland at home: 23 % of 100 goes into the seller's own return.
    home = {name: [column[0]] for name, column in SALES.items()}
    home |= {"ship_to": ["IE"], "item.unit_price": ["100.00 EUR"]}
    found = tables.vat_returns(home)
    assert (found["filing"], found["country"]) == (["domestic"], ["IE"])
    assert found["vat"] == [Decimal("23.00")]
    # A refund of another quarter corrects the quarter of its sale.
    later = {"id": ["R-1"], "of": ["A-1"], "day": ["2027-02-01"], "amount": ["11.90 EUR"]}
    corrected = tables.vat_returns(
        {name: [column[0]] for name, column in SALES.items()}, refunds=later
    )
    assert Decimal("-1.90") in corrected["vat"]
    with pytest.raises(InvalidRows):
        tables.vat_returns(SALES, refunds={"id": ["R"], "of": ["Z"], "day": ["2026-12-01"]})


def test_a_states_own_return_sums_the_sales_that_are_given_and_names_no_period():
    # The authority sets its period (Directive 2006/112/EC, Art. 252(2)): June and July are one line.
    home = {name: column[:1] * 2 for name, column in SALES.items()}
    home |= {"sale": ["H-1", "H-2"], "ship_to": ["IE"] * 2, "item.unit_price": ["100.00 EUR"] * 2}
    home |= {"on": ["2026-06-30", "2026-07-01"]}
    found = tables.vat_returns(home)
    assert (found["period"], found["taxable"]) == ([None], [Decimal("200.00")])
    assert found["vat"] == [Decimal("46.00")]


def test_a_sale_by_an_estimate_is_declared_and_named():
    frame = {**SALES, "buyer.kind": [None, "consumer", None]}
    found = tables.vat_returns(frame, assume={"buyer.kind": "consumer"})
    assert found["vat"] == [Decimal("9.50"), Decimal("2.00"), None]
    assert found["sale"] == [None, None, "A-1"]
    assert found["reason"][2].startswith("It is declared, and by an estimate")


# Duties.

SCHEDULE = TariffSchedule.from_rows(
    [("6109", "12%"), ("6109.10", "8% + 30.60 EUR / 100 kg"), ("4901", "Free")],
    source=Source(title="Our broker's rates"),
    checked_on=dt.date(2026, 11, 21),
)


def test_duties_are_the_longest_prefix_of_the_schedule():
    frame = pl.DataFrame({"hs_code": ["610990", "6109.10", "490199"], "on": ["2026-11-21"] * 3})
    found = tables.duties(frame, schedule=SCHEDULE)
    assert found["duty"].to_list() == ["12%", "8% + 30.6 EUR / 100 kg", "Free"]
    assert found["share"].to_list() == [Decimal("0.12"), None, Decimal(0)]
    assert found["source"].to_list() == ["Our broker's rates"] * 3


def test_goods_without_a_duty_have_none_and_say_so():
    frame = {"hs_code": ["640399", "610990", 610910], "on": ["2026-11-21"] * 3}
    found = tables.duties(frame, schedule=SCHEDULE, errors="report")
    assert found["duty"] == [None, "12%", None]
    assert found["problem.reason"][0] == "The schedule has no duty for 640399 on 2026-11-21."
    assert found["problem.column"] == ["hs_code", None, "hs_code"]
    with pytest.raises(InvalidType):
        tables.duties(frame, schedule=3)


def test_a_share_that_is_no_decimal_is_left_to_the_duty_text():
    from fractions import Fraction

    from xborder.tables import answers

    third = answers.share("share", lambda found: found)
    assert third.of(Fraction(1, 3)) is None
    assert third.of(Fraction(1, 8)) == Decimal("0.125")
    assert third.of(None) is None


# Prices.

WANTED = {
    "consignment": ["P1", "P2"],
    "ship_from": ["CN"] * 2,
    "ship_to": ["GB", "NO"],
    "on": ["2026-11-21"] * 2,
    "prices": ["net"] * 2,
    "shipping": ["4.50 GBP", "50 NOK"],
    "seller.registrations": ["GB;VOEC"] * 2,
    "buyer.kind": ["consumer"] * 2,
    "item.hs_code": ["610910"] * 2,
    "item.origin": ["CN"] * 2,
    "item.quantity": [1, 1],
    "item.unit_price": ["9.90 GBP", "199.00 NOK"],
    "target": ["29.99 GBP", "499 NOK"],
}


def test_prices_land_on_their_targets():
    # Below GBP 135 and NOK 3,000 tax is all there is: (20.49 + 4.50) x 1.20 = 29.988, and
    # (349.20 + 50) x 1.25 = 499.
    found = tables.price_for_landed(pd.DataFrame(WANTED))
    assert found["lowest_price"].tolist() == [Decimal("20.49"), Decimal("349.20")]
    assert found["total"].tolist() == [Decimal("29.99"), Decimal(499)]
    assert found["hits"].tolist() == [True, True]


def test_where_no_price_lands_the_nearest_totals_are_told():
    # Steps of a pound: 20 + 4.50 comes to 29.40, 21 + 4.50 to 30.60.
    found = tables.price_for_landed({**WANTED, "step": ["1 GBP", "1 NOK"]})
    assert found["hits"] == [False, False]
    assert (found["total_below"][0], found["total_above"][0]) == (
        Decimal("29.4000"),
        Decimal("30.6000"),
    )
    assert found["lowest_price"] == [None, None]


def test_a_target_in_another_currency_is_refused_in_its_cell():
    assert refused(tables.price_for_landed, {**WANTED, "target": ["29.99 EUR", "499"]}) == [
        (0, "target", "price.currency"),
        (1, "target", "money.text"),
    ]


# Stock.


@pytest.mark.parametrize(
    "lengths",
    [
        ['{"30": 0.75, "38": 0.15, "60": 0.10}'],
        [{30: 0.75, 38: 0.15, 60: 0.10}],
        pa.array([{"30": 0.75, "38": 0.15, "60": 0.10}]),
        pa.array([[(30, 0.75), (38, 0.15), (60, 0.1)]], pa.map_(pa.int64(), pa.float64())),
    ],
)
def test_a_table_of_lead_times_is_weighed_exactly(lengths):
    # The level at which 0.75 P(30) + 0.15 P(38) + 0.10 P(60) = 0.98 under normal demand of 20 a
    # day with a spread of 6: only the long hold counts, so P(60) = 0.8 to nine digits, and
    # 1200 + 0.8416212 x 6 x sqrt(60) = 1239.115.
    found = tables.safety_stock(
        {"demand_mean": [20.0], "demand_sd": [6.0], "period": ["day"], "lead_times": lengths},
        target=CycleServiceLevel("0.98"),
    )
    assert found["reorder_point"][0] == pytest.approx(1239.115, abs=5e-4)
    assert found["demand_mean"] == [684.0]


@pytest.mark.parametrize("make", MAKES)
def test_safety_stocks_are_a_row_a_row(make):
    # 1.2815516 x sqrt(5^2 x 6 + 50^2 x 2^2) = 129.1127 and 1.2815516 x 6 x sqrt(30) = 42.1161.
    frame = make(
        {
            "sku": ["a", "b"],
            "demand_mean": [50, 20],
            "demand_sd": [5, 6],
            "lead_time": [6, 30],
            "lead_time_sd": [2.0, None],
            "period": ["day", "day"],
        }
    )
    found = tables.safety_stock(frame, target=CycleServiceLevel("0.9"))
    assert [round(stock, 4) for stock in cells(found, "safety_stock")] == [129.1127, 42.1161]


def test_articles_that_say_too_little_or_too_much_are_named():
    frame = {
        "demand_mean": [20, 20, "20", -3, 20],
        "demand_sd": [6, 6, 6, -1, 6],
        "lead_time": [None, 30, 30, 30, None],
        "lead_times": [None, '{"30": 1.0}', None, None, '{"long": 1.0}'],
        "period": ["day"] * 5,
    }
    found = refused(tables.safety_stock, frame, target=CycleServiceLevel("0.9"))
    assert [(row, column) for row, column, _ in found] == [
        (0, "lead_time"),
        (1, "lead_time"),
        (2, "demand_mean"),
        (3, "demand_sd"),
        (4, "lead_times"),
    ]
    one = {name: [column[0]] for name, column in frame.items()} | {"lead_time": [3]}
    with pytest.raises(InvalidType):
        tables.safety_stock(one, target=0.9)


ARTICLES = {"sku": ["TEE", "MUG"], "on_hand": [45.0, 9.0], "daily_demand": [10.0, 1.0]}
COMING = {"sku": ["TEE"], "available_on": [dt.date(2026, 11, 2)], "units": [5.0]}


@pytest.mark.parametrize("make", MAKES)
def test_projections_run_article_by_article(make):
    found = tables.projection(
        make(ARTICLES), start=dt.date(2026, 11, 1), days=5, inbound=make(COMING)
    )
    assert cells(found, "sku") == ["TEE"] * 5 + ["MUG"] * 5
    # 45 and 5 more last five days to the unit.
    assert cells(found, "on_hand") == [35, 30, 20, 10, 0, 8, 7, 6, 5, 4]
    assert set(cells(found, "lost")) == {0.0}


def test_what_is_on_the_way_may_stand_in_a_cell():
    inbound = ['[{"available_on": "2026-11-02", "units": 5}]', None]
    found = tables.projection({**ARTICLES, "inbound": inbound}, start=dt.date(2026, 11, 1), days=2)
    assert found["on_hand"] == [35.0, 30.0, 8.0, 7.0]
    structs = [[{"available_on": dt.date(2026, 11, 2), "units": 5.0}], []]
    again = tables.projection({**ARTICLES, "inbound": structs}, start=dt.date(2026, 11, 1), days=2)
    assert again == found
    wrong = ['[{"available_on": "soon", "units": 5}]', "[3]"]
    bad = refused(
        tables.projection, {**ARTICLES, "inbound": wrong}, start=dt.date(2026, 11, 1), days=2
    )
    assert [row for row, _, _ in bad] == [0, 1]
    floats = ['[{"available_on": 3.5, "units": 5}]', None]
    bad = refused(
        tables.projection, {**ARTICLES, "inbound": floats}, start=dt.date(2026, 11, 1), days=2
    )
    assert [row for row, _, _ in bad] == [0]
    for struct in ('{"available_on": "2026-11-02"}', '{"units": 5, "day": 1, "available_on": 1}'):
        told = {**ARTICLES, "inbound": [f"[{struct}]", None]}
        assert refused(tables.projection, told, start=dt.date(2026, 11, 1), days=2) == [
            (0, "", "cell.struct")
        ]
    owed = {**ARTICLES, "on_hand": [-5.0, 9.0]}
    assert refused(tables.projection, owed, start=dt.date(2026, 11, 1), days=2)[0][:2] == (
        0,
        "on_hand",
    )


def test_articles_stand_once_and_what_comes_is_of_one_of_them():
    with pytest.raises(InvalidInput, match="TEE stands in the frame twice"):
        tables.projection({**ARTICLES, "sku": ["TEE"] * 2}, start=dt.date(2026, 11, 1), days=2)
    with pytest.raises(InvalidInput, match="Units of CAP are on the way"):
        tables.projection(
            ARTICLES, start=dt.date(2026, 11, 1), days=2, inbound={**COMING, "sku": ["CAP"]}
        )


def test_a_plan_orders_whole_packs_of_what_is_short():
    # 100 on hand and 40 on the way leave 560 to 700; packs of 24 make 576.
    frame = {
        "sku": ["TEE"],
        "on_hand": [100.0],
        "daily_demand": [10.0],
        "reorder_point": [400.0],
        "order_up_to": [700.0],
        "lead_time_days": [30.0],
        "rule.multiple": [24.0],
    }
    coming = {"sku": ["TEE"], "available_on": ["2026-09-20"], "units": [40]}
    found = tables.replenishment_plan(frame, on=dt.date(2026, 9, 1), inbound=coming)
    assert (found["need"], found["order"]) == ([560.0], [576])


# Currencies.


def test_option_values_are_garman_and_kohlhagens():
    # Their call at 1.60 costs 0.0291; put-call parity gives the put: C - P = S e^-rfT - K e^-rdT.
    frame = pl.DataFrame(
        {
            "kind": ["call", "put", "swap"],
            "spot": [1.56] * 3,
            "strike": [1.6] * 3,
            "years": [0.5] * 3,
            "volatility": [0.12] * 3,
            "domestic_rate": [0.06] * 3,
            "foreign_rate": [0.08] * 3,
        }
    )
    found = tables.option_values(frame, errors="report")
    call, put, none = found["price"].to_list()
    assert round(call, 4) == 0.0291
    assert call - put == pytest.approx(1.56 * np.exp(-0.04) - 1.6 * np.exp(-0.03), abs=1e-12)
    assert none is None
    assert found["problem.column"].to_list() == [None, None, "kind"]


EXPOSURES = {
    "amount": ["120000", "-45000", "120000"],
    "currency": ["EUR"] * 3,
    "due": ["2026-12-15"] * 3,
    "stage": ["forecast", "payable", "forecast"],
}
TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize("make", MAKES)
def test_rows_alike_are_two_exposures(make):
    found = tables.net_positions(make(EXPOSURES), on=TODAY)
    assert cells(found, "net") == [Decimal(195000)]


def test_amounts_that_are_floats_are_refused_or_taken_as_written():
    floats = pd.DataFrame({**EXPOSURES, "amount": [0.1, -0.3, 0.1]})
    assert refused(tables.net_positions, floats, on=TODAY)[0] == (0, "amount", "cell.float")
    found = tables.net_positions(floats, on=TODAY, prices="as_written")
    assert found["net"].tolist() == [Decimal("-0.1")]


def test_hedge_trades_bring_exposures_to_the_programme():
    curves = {
        code: FlatCurve(
            currency=code, on=TODAY, rate=InterestRate(rate=rate, compounding="continuous")
        )
        for code, rate in {"CNH": 0.0165, "EUR": 0.0215}.items()
    }
    market = Market(
        on=TODAY, home="CNH", curves=curves, board=RateBoard.of({"EURUSD": 1.085, "USDCNH": 7.15})
    )
    programme = HedgeProgramme(schedule=RollingSchedule(months=6, ratio="0.5"))
    asked = {"programme": programme, "market": market}
    alone = programme.plan(
        [Exposure.of("195000 EUR", due=dt.date(2026, 12, 15), stage="forecast")], market
    )
    trades = tables.hedge_trades(EXPOSURES, **asked)
    assert trades["covers"] == [trade.covers for trade in alone.trades] == [Decimal(97500)]
    hedges = {"currency": ["EUR"], "covers": ["97500"], "due": ["2026-12-31"], "rate": [7.8]}
    done = programme.plan(
        [Exposure.of("195000 EUR", due=dt.date(2026, 12, 15), stage="forecast")],
        market,
        hedges=[Hedge(currency="EUR", covers="97500", due=dt.date(2026, 12, 31), rate=7.8)],
    )
    buckets = tables.hedge_buckets(pd.DataFrame(EXPOSURES), hedges=hedges, **asked)
    assert buckets["hedged_before"].tolist() == [bucket.hedged_before for bucket in done.buckets]


# Customers.

ORDERS = {
    "customer_id": ["a", "a", "b"],
    "at": ["2026-01-10", "2026-09-01", "2026-02-01"],
    "amount": ["10.00 EUR", "90.00 EUR", "20.00 EUR"],
}
ON = dt.date(2026, 10, 1)


@pytest.mark.parametrize(
    "days",
    [
        ORDERS["at"],
        [dt.date.fromisoformat(day) for day in ORDERS["at"]],
        pd.to_datetime(ORDERS["at"]),
        np.array(ORDERS["at"], dtype="datetime64[ns]"),
        pa.array(ORDERS["at"]).cast(pa.date32()),
    ],
)
def test_scores_are_those_of_the_orders_alone(days):
    orders = [
        Order(customer_id=name, at=dt.date.fromisoformat(day), amount=amount)
        for name, day, amount in zip(*ORDERS.values(), strict=True)
    ]
    found = tables.rfm({**ORDERS, "at": days}, on=ON)
    assert found == rfm(orders, on=ON).to_columns()
    assert found["days_since_last"] == [30, 242]


def test_moments_count_in_the_zone_that_is_said():
    # 23:30 on the first of September in London is the second in Berlin.
    late = pd.to_datetime(
        ["2026-01-10", "2026-09-01 22:30", "2026-02-01"], format="mixed", utc=True
    )
    found = tables.rfm(pd.DataFrame({**ORDERS, "at": late}), on=ON, zone="Europe/Berlin")
    assert found["days_since_last"].tolist() == [29, 242]
    texts = {**ORDERS, "at": ["2026-01-10T00:00:00Z", "2026-09-01T22:30:00Z", "2026-02-01T00:00Z"]}
    assert tables.rfm(texts, on=ON, zone="Europe/Berlin")["days_since_last"] == [29, 242]
    naive = {**ORDERS, "at": ["2026-01-10T09:00:00", "2026-09-01", "2026-02-01"]}
    assert [row for row, _, _ in refused(tables.rfm, naive, on=ON)] == [0]
    assert [row for row, _, _ in refused(tables.rfm, {**ORDERS, "at": ["?"] * 3}, on=ON)] == [
        0,
        1,
        2,
    ]


def test_ids_that_pandas_made_floats_are_the_numbers():
    found = tables.rfm(pd.DataFrame({**ORDERS, "customer_id": [7.0, 7.0, 8.0]}), on=ON)
    assert found["customer_id"].tolist() == ["7", "8"]


def test_bare_amounts_are_of_the_currency_beside_them():
    frame = pd.DataFrame({**ORDERS, "amount": [10.0, 90.0, 20.0], "currency": "EUR"})
    assert tables.rfm(frame, on=ON, prices="as_written")["spend"].tolist() == [100.0, 20.0]


def test_every_order_that_is_none_is_named():
    bad = {**ORDERS, "amount": ["10.00 EUR", "ten", "-3.00 EUR"]}
    assert refused(tables.rfm, bad, on=ON) == [
        (1, "amount", "money.text"),
        (2, "amount", "customers.negative"),
    ]


@pytest.mark.parametrize("make", MAKES)
def test_stages_go_by_days_since_the_last_purchase(make):
    found = tables.lifecycle(make(ORDERS), on=ON, gap_days=40)
    assert cells(found, "customer_id") == ["a", "b"]
    # 30 days against a rhythm of 234, and 242 against 40.
    assert cells(found, "stage") == ["retain", "lost"]


def test_lifetime_values_are_those_of_the_models():
    found = tables.lifetime_value(
        pa.table(ORDERS),
        on=ON,
        model=BetaGeoNbd(r=0.242593, alpha=4.413532, a=0.792886, b=2.425754, unit="week"),
        spend=GammaGamma(p=6.248804, q=3.744588, v=15.447744, currency="EUR"),
        periods=52,
        period=Span.weeks(1),
        discount=DiscountRate(0, Span.weeks(52)),
    )
    for row in found.to_pylist():
        # Without discount a value is purchases times spend.
        assert row["value"] == pytest.approx(row["purchases"] * row["spend"])
        assert row["currency"] == "EUR"
    assert cells(found, "customer_id") == ["a", "b"]


# Complaints.

DESK = OpeningHours(
    zone="Europe/Berlin",
    week="Mo-Fr 09:00-17:00",
    known_from=dt.date(2026, 1, 1),
    known_until=dt.date(2027, 1, 1),
)
POLICY: SlaPolicy = default_policy(DESK.calendar())
NOW = dt.datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
EVENTS = {
    "ticket": ["T-1", "T-2", "T-1"],
    "event.at": [
        "2026-11-20T16:00:00+01:00",
        "2026-11-20T14:00:00+01:00",
        "2026-11-20T16:20:00+01:00",
    ],
    "event.kind": ["created", "created", "replied"],
}


@pytest.mark.parametrize("make", MAKES)
def test_due_times_are_a_days_round_the_clock(make):
    # A first answer is promised within 24 hours of the clock: 15:00 and 13:00 UTC the day after.
    found = tables.due_times(make(EVENTS), policy=POLICY, now=NOW)
    assert [moment.hour for moment in cells(found, "due")] == [15, 13, 15]
    assert cells(found, "phase") == ["stopped", "running", "stopped"]
    assert cells(found, "remaining_seconds")[1] == 21.5 * 3600


def test_moments_of_pandas_are_moments():
    moments = pd.to_datetime(EVENTS["event.at"], utc=True)
    found = tables.due_times(pd.DataFrame({**EVENTS, "event.at": moments}), policy=POLICY, now=NOW)
    assert [moment.hour for moment in found["due"]] == [15, 13, 15]
    scalars = [pa.scalar(moment.to_pydatetime()) for moment in moments]
    again = tables.due_times({**EVENTS, "event.at": scalars}, policy=POLICY, now=NOW)
    assert [moment.hour for moment in again["due"]] == [15, 13, 15]


def test_a_ticket_that_was_never_created_is_told_once():
    frame = {**EVENTS, "event.kind": ["replied", "created", "replied"]}
    found = tables.due_times(frame, policy=POLICY, now=NOW, errors="report")
    assert found["phase"] == [None, "running", None]
    assert [bool(reason) for reason in found["problem.reason"]] == [True, False, False]
    kinds = {**EVENTS, "event.kind": ["created", "created", "shouted"]}
    assert refused(tables.due_times, kinds, policy=POLICY, now=NOW)[0][:2] == (2, "event.kind")


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"policy": 3}, InvalidType),
        ({"now": NOW.replace(tzinfo=None)}, InvalidInput),
        ({"clock": "lunch"}, NotFound),
    ],
)
def test_what_stands_beside_the_events_is_checked_before_them(options, error):
    with pytest.raises(error):
        tables.due_times(EVENTS, **{"policy": POLICY, "now": NOW, **options})


def test_a_paused_clock_has_no_due_time():
    frame = {
        "ticket": ["T-1"] * 2,
        "event.at": [EVENTS["event.at"][0], "2026-11-20T16:10:00+01:00"],
        "event.kind": ["created", "paused"],
        "event.value": [None, "waiting for customer"],
    }
    found = tables.due_times(frame, policy=POLICY, now=NOW, clock="resolution")
    ticket = Ticket(
        id="T-1",
        events=[
            {"at": frame["event.at"][0], "kind": "created"},
            {"at": frame["event.at"][1], "kind": "paused", "value": "waiting for customer"},
        ],
    )
    state = POLICY.clock(ticket, name="resolution", now=NOW)
    assert found["paused"] == [state.paused] * 2
    assert found["due"] == [state.due] * 2


def test_measures_are_those_of_the_tickets():
    period = {
        "start": dt.datetime(2026, 11, 1, tzinfo=UTC),
        "end": dt.datetime(2026, 12, 1, tzinfo=UTC),
    }
    found = tables.measures_by(EVENTS, policy=POLICY, by="grade", **period)
    tickets = [
        Ticket(
            id=name,
            events=[
                {"at": at, "kind": kind}
                for ticket, at, kind in zip(*EVENTS.values(), strict=True)
                if ticket == name
            ],
        )
        for name in ("T-1", "T-2")
    ]
    assert found["grade"] == ["normal"]
    # One answer, after twenty minutes.
    assert found["first_response_median"] == [pytest.approx(1 / 3)]
    alone = measure_by(POLICY, tickets, by="grade", **period)
    assert found["tickets"] == alone.to_columns()["tickets"] == [2]


@pytest.mark.parametrize(
    ("function", "columns", "options"),
    [
        (tables.determine, SALES, {}),
        (tables.price_for_landed, WANTED, {}),
        (tables.option_values, {c.name: [] for c in tables.schema("options")}, {}),
        (tables.due_times, EVENTS, {"policy": POLICY, "now": NOW}),
        (tables.net_positions, EXPOSURES, {"on": TODAY}),
    ],
)
@pytest.mark.parametrize("make", MAKES)
def test_an_empty_frame_gives_an_empty_frame(function, columns, options, make):
    found = function(make({name: [] for name in columns}), **options)
    names = found.column_names if isinstance(found, pa.Table) else list(found)
    assert all(len(cells(found, name)) == 0 for name in names)


def test_an_index_of_pandas_is_kept_whatever_it_is():
    frame = pd.DataFrame(SALES, index=pd.Index([7, 7, 9], name="row"))
    assert tables.determine(frame).index.equals(frame.index)
