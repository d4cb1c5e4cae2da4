"""Pairs, two-way rates, customer rates, locks, boards of quotes and computed amounts."""

import datetime as dt
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import CurrencyMismatch, InvalidInput, InvalidType, NoRate
from xborder.fx.rates.amount import ModelAmount
from xborder.fx.rates.board import RateBoard
from xborder.fx.rates.pair import CurrencyPair, currency_code
from xborder.fx.rates.quote import CustomerRate, LockedQuote, TwoWayRate
from xborder.money import Mode, Money, Rounding


@pytest.mark.parametrize(
    ("one", "other", "market"),
    [
        ("USD", "EUR", "EURUSD"),
        ("GBP", "EUR", "EURGBP"),
        ("JPY", "USD", "USDJPY"),
        ("CNH", "USD", "USDCNH"),
        ("USD", "AUD", "AUDUSD"),
        ("CHF", "CAD", "CADCHF"),
        ("JPY", "CNH", "CNHJPY"),
        ("SEK", "NOK", "NOKSEK"),
        ("KRW", "JPY", "JPYKRW"),
    ],
)
def test_the_market_order_of_a_pair(one, other, market):
    assert str(CurrencyPair.market(one, other)) == market
    assert CurrencyPair.market(other, one).is_market_order
    assert not CurrencyPair.market(one, other).inverse.is_market_order


@pytest.mark.parametrize(
    ("pair", "pip"), [("EURUSD", 1e-4), ("USD/JPY", 1e-2), ("USDIDR", 1.0), ("USDCNH", 1e-4)]
)
def test_the_pip_of_a_pair(pair, pip):
    assert CurrencyPair.parse(pair).pip == pip


@pytest.mark.parametrize("text", ["EUR", "EURUS", "EURUSDX", "eurusd", "EURXXX", "EUREUR", 7])
def test_what_is_not_a_pair_is_refused(text):
    with pytest.raises(InvalidInput) as caught:
        CurrencyPair.parse(text)
    assert caught.value.problem().remedy


def test_a_currency_is_text():
    with pytest.raises(InvalidType):
        currency_code(978)


def test_the_other_currency_of_a_pair():
    pair = CurrencyPair.parse("EURUSD")
    assert pair.other("EUR") == "USD"
    assert pair.other("USD") == "EUR"
    with pytest.raises(CurrencyMismatch, match="GBP"):
        pair.other("GBP")
    assert pickle.loads(pickle.dumps(pair)) == pair


def test_crossed_prices_are_refused():
    with pytest.raises(InvalidInput, match="above the ask") as caught:
        TwoWayRate(pair="EURUSD", bid=1.0851, ask=1.0849)
    assert caught.value.problem().where == "bid"
    with pytest.raises(InvalidInput, match="bid is 0"):
        TwoWayRate(pair="EURUSD", bid=0, ask=1.0849)


CROSSES = [
    # shared cases, cross_rates_bid_ask
    ("EURGBP", 0.83763125386, 0.838044485635),
    ("EURJPY", 165.317062, 165.390942),
    ("CNHJPY", 21.3089078451, 21.3204644006),
    ("USDEUR", 0.921574048475, 0.921743939534),
]
BOARD = RateBoard.of(
    {
        "EURUSD": (1.0849, 1.0851),
        "GBPUSD": (1.2948, 1.2952),
        "USDJPY": (152.38, 152.42),
        "USDCNH": (7.149, 7.151),
    }
)


@pytest.mark.parametrize(("pair", "bid", "ask"), CROSSES)
def test_a_cross_uses_only_prices_that_could_be_dealt(pair, bid, ask):
    rate = BOARD.rate(pair)
    assert rate.bid == pytest.approx(bid, rel=1e-11)
    assert rate.ask == pytest.approx(ask, rel=1e-11)


@pytest.mark.parametrize(
    ("quotes", "pair", "bid", "ask", "within"),
    [  # published: MQL5 forum on cross rates; ObjectLab Kit's cross currency calculator
        (
            {"EURUSD": (1.35, 1.35002), "GBPUSD": (1.5929, 1.59297)},
            "EURGBP",
            0.84747,
            0.84752,
            6e-6,
        ),
        (
            {"USDJPY": (103.931, 103.94), "USDCAD": (1.089, 1.09)},
            "CADJPY",
            95.349541,
            95.445363,
            6e-7,
        ),
    ],
)
def test_published_two_way_crosses(quotes, pair, bid, ask, within):
    rate = RateBoard.of(quotes).rate(pair)
    assert rate.bid == pytest.approx(bid, abs=within)
    assert rate.ask == pytest.approx(ask, abs=within)


def test_a_path_of_three_quotes_and_one_that_does_not_exist():
    # ORE's triangulation test, ECB fixings of 8 January 2016
    board = RateBoard.of({"EURUSD": 1.0861, "EURAUD": 1.5495, "AUDNZD": 1.0616327848})
    cross = board.cross("USDNZD")
    assert cross.path == ("USD", "EUR", "AUD", "NZD")
    assert cross.rate.mid == pytest.approx(1.51459349968, abs=1e-8)
    assert board.mid("USD", "NZD") == pytest.approx(1.51459349968, abs=1e-8)
    assert board.mid("NZD", "NZD") == 1.0
    with pytest.raises(NoRate, match="MXN") as caught:
        board.cross("MXNZAR")
    assert "EURUSD" in caught.value.problem().remedy
    with pytest.raises(NoRate):
        RateBoard([]).mid("EUR", "USD")
    assert [str(quote.pair) for quote in board.quotes] == ["EURUSD", "EURAUD", "AUDNZD"]


def test_a_pair_quoted_twice_is_refused():
    with pytest.raises(InvalidInput, match="quoted twice"):
        RateBoard.of({"EURUSD": 1.08, "USDEUR": 0.92})


@given(bid=st.floats(0.01, 100), spread=st.floats(0, 0.01), other=st.floats(0.01, 100))
def test_going_there_and_back_never_gains(bid, spread, other):
    rate = TwoWayRate(pair="EURUSD", bid=bid, ask=bid * (1 + spread))
    assert rate.bid * rate.inverse.bid <= 1 + 1e-12
    twice = rate.inverse.inverse
    assert twice.bid == pytest.approx(rate.bid, rel=1e-14)
    cross = rate.times(TwoWayRate(pair="USDJPY", bid=other, ask=other * (1 + spread)))
    assert cross.bid <= cross.ask


def test_pairs_without_a_middle_do_not_cross():
    rate = TwoWayRate.single("EURUSD", 1.08)
    with pytest.raises(InvalidInput, match="middle"):
        rate.times(TwoWayRate.single("GBPJPY", 190))


def test_outright_from_points():
    # ACT Wiki, Forward points: spot 1.6000/1.6010 with 5/8 points
    spot = TwoWayRate(pair="GBPUSD", bid=1.6, ask=1.601)
    forward = spot.outright(5, 8)
    assert forward.bid == pytest.approx(1.6005, abs=1e-12)
    assert forward.ask == pytest.approx(1.6018, abs=1e-12)


def test_a_customer_rate_is_four_numbers():
    # Stripe API reference, FX Quote example: GBP to CHF and KRW to CHF at a fee of 2 %
    quote = CustomerRate(
        pair="GBPCHF", base_rate=1.12415, fee_rate=0.02, reference_rate=1.12437, reference="mid"
    )
    assert quote.rate == pytest.approx(1.10167, abs=6e-6)
    assert quote.cost_bp == pytest.approx(201.917518255, rel=1e-10)
    won = CustomerRate(
        pair="KRWCHF",
        base_rate=0.000629871,
        fee_rate=0.02,
        reference_rate=0.000629871,
        reference="base",
    )
    assert won.rate == pytest.approx(0.000617274, abs=6e-10)
    buyer = CustomerRate(
        pair="EURUSD",
        base_rate=1.08,
        fee_rate=0.01,
        reference_rate=1.08,
        reference="mid",
        sells_base=False,
    )
    assert buyer.rate == pytest.approx(1.0908, rel=1e-14)
    assert buyer.cost_bp == pytest.approx(100.0, rel=1e-11)


def locked(**changes):
    terms = {
        "quote_id": "Q-1",
        "rate": CustomerRate(
            pair="EURUSD", base_rate=1.08, fee_rate=0.005, reference_rate=1.081, reference="mid"
        ),
        "valid_from": dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC),
        "valid_until": dt.datetime(2026, 11, 21, 10, tzinfo=dt.UTC),
    }
    return LockedQuote(**{**terms, **changes})


def test_a_lock_holds_from_its_start_to_before_its_end():
    quote = locked()
    assert quote.rate_at(quote.valid_from) == pytest.approx(1.0746)
    assert not quote.holds_at(quote.valid_until)
    with pytest.raises(InvalidInput, match="Q-1") as caught:
        quote.rate_at(quote.valid_until)
    assert "new one" in caught.value.problem().remedy


def test_a_lock_needs_moments_in_order_with_a_time_zone():
    with pytest.raises(InvalidInput, match="before it starts"):
        locked(valid_until=dt.datetime(2026, 11, 21, 8, tzinfo=dt.UTC))
    with pytest.raises(InvalidType, match="time zone"):
        locked(valid_from=dt.datetime(2026, 11, 21, 8))  # noqa: DTZ001 - that is the mistake
    with pytest.raises(InvalidType, match="time zone"):
        locked().holds_at(dt.date(2026, 11, 21))


def test_computed_amounts_never_mix_currencies():
    dollars, euros = ModelAmount(10.0, "USD"), ModelAmount(5, "EUR")
    assert dollars - ModelAmount(4, "USD") == ModelAmount(6, "USD")
    assert -euros == ModelAmount(-5, "EUR")
    with pytest.raises(CurrencyMismatch, match="two currencies"):
        dollars + euros


def test_a_computed_amount_becomes_money_by_a_rounding_rule_alone():
    half_even = Rounding(mode=Mode.HALF_EVEN)
    assert ModelAmount(1234.5678, "JPY").money(half_even) == Money("1235 JPY")
    assert ModelAmount(-0.125, "EUR").money(half_even) == Money("-0.12 EUR")
    with pytest.raises(InvalidInput, match="CNH"):
        ModelAmount(1.0, "CNH").money(half_even)
