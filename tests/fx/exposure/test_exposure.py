"""Exposures, netting, settlement cycles: cases, conservation, bad input."""

import datetime as dt
import decimal
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType
from xborder.fx.exposure.exposure import Exposure, ExposureStage
from xborder.fx.exposure.netting import Bucketing, net_positions, total_in
from xborder.fx.exposure.open_days import open_by_day
from xborder.fx.rates.board import RateBoard
from xborder.money import Money
from xborder.number import exact

TODAY = dt.date(2026, 11, 20)
DECEMBER, JANUARY = dt.date(2026, 12, 15), dt.date(2027, 1, 15)
FLOWS = [  # shared cases, exposure_netting
    ("EUR", DECEMBER, 120_000),
    ("EUR", DECEMBER, -45_000),
    ("EUR", JANUARY, 90_000),
    ("EUR", JANUARY, -110_000),
    ("GBP", DECEMBER, 60_000),
    ("GBP", JANUARY, 75_000),
    ("CNH", DECEMBER, -900_000),
    ("CNH", JANUARY, -650_000),
    ("JPY", JANUARY, 18_000_000),
    ("JPY", JANUARY, -18_000_000),
]


def flow(code, due, amount):
    stage = ExposureStage.FORECAST if amount > 0 else ExposureStage.PAYABLE
    return Exposure(amount=amount, currency=code, due=due, stage=stage)


def test_natural_hedges_stay_within_a_currency_and_a_bucket():
    positions = net_positions([flow(*row) for row in FLOWS], on=TODAY)
    found = [(p.currency, p.bucket, p.natural_hedge, p.net) for p in positions]
    assert found == [
        ("CNH", "2026-12", 0, -900_000),
        ("CNH", "2027-01", 0, -650_000),
        ("EUR", "2026-12", 45_000, 75_000),
        ("EUR", "2027-01", 90_000, -20_000),
        ("GBP", "2026-12", 0, 60_000),
        ("GBP", "2027-01", 0, 75_000),
        ("JPY", "2027-01", 18_000_000, 0),
    ]
    board = RateBoard.of({"EURUSD": 1.085, "GBPUSD": 1.295, "USDCNH": 7.15, "USDJPY": 152.4})
    total = total_in(positions, home="USD", board=board)
    assert total.net.value == pytest.approx(17716.7832168, rel=1e-11)
    assert total.gross.value == pytest.approx(1023853.68922, rel=1e-11)


def test_netting_across_time_happens_only_where_it_is_asked_for():
    # IFRS 9 B6.6.9: sales of 100 in nine months against purchases of 120 in eighteen
    sale = Exposure.of("100 EUR", due=dt.date(2027, 8, 20), stage="forecast")
    purchase = Exposure.of("-120 EUR", due=dt.date(2028, 5, 20), stage="forecast")
    assert [p.net for p in net_positions([sale, purchase], on=TODAY)] == [100, -120]
    designated = net_positions([sale, purchase], on=TODAY, bucketing="whole")
    assert [p.net for p in designated] == [-20]
    assert designated[0].due == purchase.due


@given(
    amounts=st.lists(
        st.tuples(
            st.sampled_from(["EUR", "GBP", "CNH"]),
            st.dates(dt.date(2026, 12, 1), dt.date(2027, 12, 31)),
            st.decimals(-1_000_000, 1_000_000, places=2),
        ),
        max_size=30,
    ),
    bucketing=st.sampled_from(Bucketing),
    on=st.dates(dt.date(2026, 11, 1), dt.date(2028, 1, 31)),
)
def test_netting_loses_nothing(amounts, bucketing, on):
    with decimal.localcontext() as context:
        context.prec = 4  # whatever the caller's context
        positions = net_positions(
            [
                Exposure(amount=amount, currency=code, due=due, stage="forecast")
                for code, due, amount in amounts
            ],
            on=on,
            bucketing=bucketing,
        )
        nets = {}
        for p in positions:
            assert p.natural_hedge >= 0
            assert min(p.inflow, p.outflow) == p.natural_hedge
            nets.setdefault(p.currency, []).append(p.net)
    for code, parts in nets.items():
        assert sum(parts) == sum(amount for currency, _, amount in amounts if currency == code)
    assert sum(len(p.exposures) for p in positions) == len(amounts)


@pytest.mark.parametrize(
    ("bucketing", "label"),
    [
        ("day", "2026-12-31"),
        ("week", "2026-W53"),
        ("month", "2026-12"),
        ("quarter", "2026-Q4"),
        ("whole", "whole"),
    ],
)
def test_bucket_names(bucketing, label):
    assert Bucketing(bucketing).label(dt.date(2026, 12, 31)) == label


def test_probability_and_refunds_cut_an_exposure_down():
    sales = Exposure.of(
        "1000 EUR", due=JANUARY, stage="forecast", probability="0.9", refund_rate="0.05"
    )
    assert sales.expected == Decimal(855)
    nominal = net_positions([sales], on=TODAY, measure=lambda exposure: exposure.amount)
    assert nominal[0].net == 1000


def test_an_exposure_can_be_given_as_money_or_offshore():
    assert Exposure.of(Money("5 EUR"), due=JANUARY, stage="invoiced").currency == "EUR"
    offshore = Exposure.of("-900000 CNH", due=JANUARY, stage="payable")
    assert (offshore.amount, offshore.currency) == (-900_000, "CNH")
    assert ExposureStage.INVOICED.is_firm
    assert not ExposureStage.PRICED.is_firm


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"amount": 1, "currency": ""}, "not a currency"),
        ({"amount": 1, "currency": "EURO"}, "EURO"),
        ({"amount": 5, "currency": "EUR", "stage": "payable"}, "positive"),
        ({"amount": -5, "currency": "EUR", "refund_rate": "0.1"}, "refund"),
        ({"amount": 5, "currency": "EUR", "refund_rate": 5}, "fraction from 0 to 1"),
        ({"amount": Decimal("Infinity"), "currency": "EUR"}, "finite"),
        ({"amount": 5, "currency": "EUR", "since": dt.date(2027, 2, 1)}, "before it starts"),
    ],
)
def test_an_exposure_that_makes_no_sense_is_refused(facts, words):
    with pytest.raises(InvalidInput, match=words) as caught:
        Exposure(**{"due": JANUARY, "stage": "forecast", **facts})
    assert caught.value.problem().remedy


def test_an_exposure_without_a_currency_is_refused():
    with pytest.raises(InvalidInput, match="120000"):
        Exposure.of("120000", due=JANUARY, stage="forecast")


@pytest.mark.parametrize(
    ("amount", "error"),
    [("many", InvalidInput), (None, InvalidType), (True, InvalidType), (object(), InvalidType)],
)
def test_an_amount_is_a_number(amount, error):
    with pytest.raises(error):
        Exposure(amount=amount, currency="EUR", due=JANUARY, stage="forecast")


def test_a_float_is_read_as_it_prints():
    assert exact(0.1, where="amount") == Decimal("0.1")


def test_what_is_open_by_day():
    start = dt.date(2026, 12, 1)
    ledger = [
        Exposure.of("100 EUR", due=dt.date(2026, 12, 3), stage="committed"),
        Exposure.of(
            "50 EUR", due=dt.date(2027, 1, 9), since=dt.date(2026, 12, 2), stage="forecast"
        ),
        Exposure.of("-7 GBP", due=dt.date(2026, 11, 1), stage="payable"),
    ]
    found = open_by_day(ledger, start=start, end=dt.date(2026, 12, 5))
    assert found == {"EUR": (100, 150, 50, 50), "GBP": (-7, -7, -7, -7)}
    with pytest.raises(InvalidInput, match="no day"):
        open_by_day(ledger, start=start, end=start)


def test_a_chart_of_net_positions_says_that_each_bar_is_in_its_own_currency():
    pytest.importorskip("matplotlib")
    flows = [
        Exposure.of("100 EUR", due=dt.date(2026, 12, 1), stage="invoiced"),
        Exposure.of("-7 GBP", due=dt.date(2026, 12, 1), stage="payable"),
    ]
    (axes,) = net_positions(flows, on=dt.date(2026, 11, 20)).plot(locale="zh_CN").axes
    assert axes.get_xlabel() == "金额（各按其币种）"
    assert sorted(bar.get_width() for bar in axes.patches if bar.get_width()) == [-7, 100]
