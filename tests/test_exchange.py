"""Rates are exact, dated and sourced; the future is never looked into, the past only if allowed."""

import csv
import datetime as dt
import io
import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import (
    CurrencyMismatch,
    InvalidInput,
    InvalidRows,
    InvalidType,
    NoRate,
    problems,
)
from xborder.exchange import Quotation, Rate, RateKind, RateTable, Side, exact_rate
from xborder.money import Mode, Money, Rounding
from xborder.source import Source

DAY = dt.date(2016, 1, 8)
CENTS = Rounding(mode=Mode.HALF_UP)

ECB_CSV = """\
Date,USD,JPY,SEK,GBP,CYP,HRK,
2016-01-11,1.0888,128.01,9.2463,0.7494,N/A,N/A,
2016-01-08,1.0861,128.51,9.264,0.74519,N/A,7.6275,
2016-01-07,1.0868,127.92,9.2632,0.7449,N/A,,
"""
HMRC_CSV = """\
Country/Territories,Currency,Currency Code,Currency Units per £1,Start date,End date
Eurozone,Euro,EUR,1.1564,01/07/2026,31/07/2026
USA,Dollar,USD,1.3404,01/07/2026,31/07/2026
Puerto Rico,Dollar,USD,1.3404,01/07/2026,31/07/2026
Japan,Yen,JPY,214.8908,01/07/2026,31/07/2026
"""


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def quoted(pair, value, *, start=DAY, end=None, kind="market", source="desk"):
    base, quote = pair.split("/")
    return Quotation.of(base, quote, value, start=start, end=end, kind=kind, source=source)


def test_cross_rates_through_the_pivot_agree_with_the_published_ones():
    # Open Source Risk Engine, FX triangulation test, ECB fixings of 8 January 2016.
    table = RateTable.from_mapping(
        {
            "EUR/USD": "1.0861",
            "EUR/JPY": "128.51",
            "EUR/GBP": "0.74519",
            "EUR/SEK": "9.264",
            "EUR/NOK": "9.681",
        },
        start=DAY,
        source="ECB fixings",
        pivot="EUR",
    )
    published = {
        ("USD", "EUR"): 0.920725531719,
        ("USD", "JPY"): 118.322438081,
        ("JPY", "USD"): 0.008451482375,
        ("USD", "GBP"): 0.686115458982,
        ("GBP", "USD"): 1.45748064252,
        ("NOK", "SEK"): 0.956925937403,
    }
    for (base, quote), value in published.items():
        assert float(table.rate(base, quote, on=DAY).ratio) == pytest.approx(value, abs=1e-8)
    with pytest.raises(NoRate):
        table.rate("MXN", "ZAR", on=DAY)


def test_a_cross_without_a_pivot_is_not_made():
    table = RateTable.from_ecb_rows(rows(ECB_CSV)).through(None)
    with pytest.raises(NoRate) as caught:
        table.rate("USD", "SEK", on=DAY)
    (problem,) = problems(caught.value)
    assert "pivot" in problem.remedy
    assert table.rate("EUR", "SEK", on=DAY).as_ratio() == (1158, 125)


def test_the_ecb_history_is_read_as_published():
    table = RateTable.from_ecb_rows(rows(ECB_CSV))
    assert len(table) == 3 * 4 + 1
    assert table.currencies == {"EUR", "USD", "JPY", "SEK", "GBP", "HRK"}
    rate = table.rate("USD", "SEK", on=DAY)
    assert rate.ratio == Fraction("9.264") / Fraction("1.0861")
    assert rate.path == ("USD", "EUR", "SEK")
    assert rate.source == "ECB euro foreign exchange reference rates"
    assert rate.kind is RateKind.ECB
    assert not rate.is_fallback
    assert [leg.quote for leg in rate.legs] == ["USD", "SEK"]
    assert {leg.start for leg in rate.legs} == {DAY}


def test_hmrc_months_hold_to_their_last_day_and_no_longer():
    table = RateTable.from_hmrc_rows(rows(HMRC_CSV))
    assert len(table) == 3  # the dollar of two countries is one rate
    for day in (dt.date(2026, 7, 1), dt.date(2026, 7, 31)):
        rate = table.rate("EUR", "GBP", on=day)
        assert rate.ratio == 1 / Fraction("1.1564")
        assert (rate.kind, rate.is_fallback, rate.date) == ("customs", False, day)
    for day in (dt.date(2026, 6, 30), dt.date(2026, 8, 1)):
        with pytest.raises(NoRate):
            table.rate("EUR", "GBP", on=day)
    assert table.rate("JPY", "USD", on=dt.date(2026, 7, 15)).ratio == Fraction("1.3404") / Fraction(
        "214.8908"
    )
    assert table.convert(
        Money("135.00 GBP"), "EUR", on=dt.date(2026, 7, 15), rounding=CENTS
    ) == Money("156.11 EUR")


def test_other_spellings_of_the_hmrc_columns_are_read():
    row = {
        "Currency code": "EUR ",
        "Currency units per £1": " 1.1564",
        "Start Date": "2026-07-01",
        "End Date": dt.date(2026, 7, 31),
    }
    assert RateTable.from_hmrc_rows([row]).rate(
        "GBP", "EUR", on=dt.date(2026, 7, 31)
    ).as_ratio() == (2891, 2500)


def test_a_rate_never_comes_from_the_future_and_from_the_past_only_if_allowed():
    table = RateTable.from_ecb_rows(rows(ECB_CSV))
    saturday, sunday = dt.date(2016, 1, 9), dt.date(2016, 1, 10)
    with pytest.raises(NoRate) as caught:
        table.rate("EUR", "USD", on=sunday)
    (problem,) = problems(caught.value)
    assert "2016-01-08" in problem.remedy
    assert "fallback_days=2" in problem.remedy
    with pytest.raises(NoRate):
        table.allowing(fallback_days=1).rate("EUR", "USD", on=sunday)
    allowed = table.allowing(fallback_days=2)
    for day in (saturday, sunday):
        rate = allowed.rate("EUR", "USD", on=day)
        assert (rate.is_fallback, rate.date, rate.asked) == (True, DAY, day)
        assert rate.ratio == Fraction("1.0861")
    with pytest.raises(NoRate):
        allowed.rate("EUR", "USD", on=dt.date(2016, 1, 6))
    assert allowed.rate("EUR", "USD", on=dt.date(2016, 1, 11)).ratio == Fraction("1.0888")
    assert allowed.rate("EUR", "HRK", on=sunday).date == DAY


def test_a_cross_is_as_old_as_its_older_leg():
    table = RateTable(
        [
            quoted("EUR/USD", "1.10", start=dt.date(2016, 1, 10)),
            quoted("EUR/SEK", "9.3", start=DAY),
        ],
        pivot="EUR",
        fallback_days=5,
    )
    rate = table.rate("USD", "SEK", on=dt.date(2016, 1, 10))
    assert (rate.date, rate.is_fallback) == (DAY, True)


def test_a_rate_of_the_day_goes_before_an_older_one_of_a_preferred_kind():
    table = RateTable(
        [
            quoted("EUR/USD", "1.10", kind="customs"),
            quoted("EUR/USD", "1.20", start=dt.date(2016, 1, 9), kind="card"),
        ],
        fallback_days=9,
    )
    saturday = dt.date(2016, 1, 9)
    assert table.rate("EUR", "USD", on=saturday).kind is RateKind.CARD
    assert table.rate("EUR", "USD", on=saturday, kind="customs").is_fallback
    assert table.rate("EUR", "USD", on=dt.date(2016, 1, 10)).kind is RateKind.CUSTOMS


def test_kinds_are_tried_in_order_and_kept_apart():
    table = RateTable(
        [quoted("EUR/USD", f"1.{n}", kind=kind) for n, kind in enumerate(RateKind, 1)]
    )
    assert table.rate("EUR", "USD", on=DAY).kind is RateKind.CUSTOMS
    for n, kind in enumerate(RateKind, 1):
        assert table.rate("EUR", "USD", on=DAY, kind=kind).ratio == Fraction(f"1.{n}")
    with pytest.raises(NoRate):
        RateTable([quoted("EUR/USD", "1.1", kind="card")]).rate("EUR", "USD", on=DAY, kind="ecb")


def test_the_pair_itself_goes_before_its_inverse_and_a_newer_inverse_before_an_older_pair():
    both = RateTable([quoted("EUR/USD", "1.10"), quoted("USD/EUR", "0.95")])
    assert both.rate("EUR", "USD", on=DAY).ratio == Fraction("1.10")
    assert both.rate("USD", "EUR", on=DAY).ratio == Fraction("0.95")
    aged = RateTable(
        [quoted("EUR/USD", "1.10"), quoted("USD/EUR", "0.95", start=dt.date(2016, 1, 9))],
        fallback_days=9,
    )
    assert aged.rate("EUR", "USD", on=dt.date(2016, 1, 9)).ratio == 1 / Fraction("0.95")
    assert aged.rate("EUR", "USD", on=dt.date(2016, 1, 11)).date == dt.date(2016, 1, 9)


def test_a_leg_of_the_day_goes_before_one_of_the_day_before():
    sunday = dt.date(2016, 1, 10)
    table = RateTable(
        [
            quoted("EUR/USD", "1.10", start=dt.date(2016, 1, 9)),
            quoted("USD/EUR", "0.95", start=sunday),
            quoted("EUR/SEK", "9.3", start=DAY),
        ],
        pivot="EUR",
        fallback_days=9,
    )
    rate = table.rate("USD", "SEK", on=sunday)
    assert rate.ratio == Fraction("0.95") * Fraction("9.3")
    assert rate.date == DAY


def test_bid_and_ask():
    table = RateTable.from_mapping(
        {"EUR/USD": ("1.0860", "1.0862"), ("EUR", "SEK"): (Decimal("9.26"), Decimal("9.27"))},
        start=DAY,
        source="desk",
        pivot="EUR",
    )
    assert table.rate("EUR", "USD", on=DAY, side="bid").ratio == Fraction("1.0860")
    assert table.rate("EUR", "USD", on=DAY, side="ask").ratio == Fraction("1.0862")
    assert table.rate("EUR", "USD", on=DAY).ratio == Fraction("1.0861")
    # Selling dollars: the dealer pays 1 / ask euros for one.
    assert table.rate("USD", "EUR", on=DAY, side="bid").ratio == 1 / Fraction("1.0862")
    assert table.rate("USD", "EUR", on=DAY, side="ask").ratio == 1 / Fraction("1.0860")
    # Selling dollars for kronor through the euro costs both spreads.
    bid, ask = (table.rate("USD", "SEK", on=DAY, side=side).ratio for side in (Side.BID, Side.ASK))
    assert bid == Fraction("9.26") / Fraction("1.0862")
    assert ask == Fraction("9.27") / Fraction("1.0860")


def test_of_many_questions_the_memory_keeps_no_more_than_its_bound():
    """The franc of west Africa at its fixed rate, on each of 10,500 days and on the first again."""
    table = RateTable([quoted("EUR/XOF", "655.957", end=dt.date(2116, 1, 8))])
    for days in (*range(10_500), 0):
        rate = table.rate("EUR", "XOF", on=DAY + days * dt.timedelta(days=1))
        assert rate.as_ratio() == (655_957, 1_000)
    assert len(table._found_before) <= 10_000


def test_what_is_not_known_is_none_however_often_it_is_asked_for():
    table = RateTable([quoted("EUR/SEK", "9.264")])
    for _ in range(2):
        assert table.find("EUR", "RON", on=DAY) is None
        with pytest.raises(NoRate, match="No rate from EUR to RON is known for 2016-01-08"):
            table.rate("EUR", "RON", on=DAY)
    assert table.find("EUR", "SEK", on=DAY) == table.rate("EUR", "SEK", on=DAY)


def test_one_currency_is_worth_itself():
    rate = RateTable([]).rate("EUR", "EUR", on=DAY)
    assert (rate.ratio, rate.legs, rate.path, rate.kind, rate.source) == (1, (), ("EUR",), None, "")
    assert not rate.is_fallback


def test_money_is_converted_and_rounded_once():
    table = RateTable.from_ecb_rows(rows(ECB_CSV))
    assert table.convert(Money("1000 JPY"), "EUR", on=DAY, rounding=CENTS) == Money("7.78 EUR")
    assert table.convert(Money("7.785 EUR"), "JPY", on=DAY, rounding=CENTS) == Money("1000 JPY")
    assert table.convert(Money("1.00 EUR"), "EUR", on=DAY, rounding=CENTS) == Money("1.00 EUR")
    # QuantLib's exchange-rate test: through EUR, 50,000 GBP are 91,061.7059891 USD.
    chain = RateTable.from_mapping(
        {"EUR/USD": "1.2042", "EUR/GBP": "0.6612"}, start=DAY, source="QuantLib test", pivot="EUR"
    )
    assert chain.convert(Money("50000 GBP"), "USD", on=DAY, rounding=CENTS) == Money("91061.71 USD")
    assert chain.convert(Money("100000 USD"), "GBP", on=DAY, rounding=CENTS) == Money(
        "54907.82 GBP"
    )


def test_a_rate_converts_only_its_own_currency():
    rate = RateTable.from_ecb_rows(rows(ECB_CSV)).rate("EUR", "JPY", on=DAY)
    assert rate.minor_ratio() == Fraction("1.2851")
    with pytest.raises(CurrencyMismatch, match=r"USD.*EUR"):
        rate.convert(Money("5 USD"), rounding=CENTS)


@given(
    st.sampled_from(["EUR", "USD", "JPY", "SEK", "GBP"]),
    st.sampled_from(["EUR", "USD", "JPY", "SEK", "GBP"]),
)
def test_there_and_back_is_one(base, quote):
    table = RateTable.from_ecb_rows(rows(ECB_CSV))
    assert table.rate(base, quote, on=DAY).ratio * table.rate(quote, base, on=DAY).ratio == 1


@given(st.permutations(rows(ECB_CSV)), st.integers(0, 6))
def test_the_order_of_rows_changes_nothing(shuffled, days):
    day = DAY + dt.timedelta(days=days - 2)
    ordered, other = (
        RateTable.from_ecb_rows(each, fallback_days=7) for each in (rows(ECB_CSV), shuffled)
    )
    assert ordered == other
    for table in (ordered, other):
        try:
            rate = table.rate("EUR", "USD", on=day)
        except NoRate:
            assert day < dt.date(2016, 1, 7)
        else:
            assert rate.date <= day


def test_tables_join_and_travel():
    table = RateTable.from_ecb_rows(rows(ECB_CSV)) + RateTable.from_hmrc_rows(rows(HMRC_CSV))
    assert table.pivot == "EUR"
    assert {one.kind for one in table} == {"ecb", "customs"}
    assert pickle.loads(pickle.dumps(table)) == table
    rate = table.rate("EUR", "USD", on=DAY)
    assert pickle.loads(pickle.dumps(rate)) == rate
    assert hash(table) == hash(pickle.loads(pickle.dumps(table)))
    assert isinstance(rate, Rate)


def test_two_rates_for_one_day_are_refused_and_the_same_one_twice_is_one():
    assert len(RateTable([quoted("EUR/USD", "1.1"), quoted("EUR/USD", "1.1")])) == 1
    with pytest.raises(InvalidInput) as caught:
        RateTable(
            [
                quoted("EUR/USD", "1.1", end=dt.date(2016, 2, 1)),
                quoted("EUR/USD", "1.2", start=dt.date(2016, 1, 31)),
            ]
        )
    (problem,) = problems(caught.value)
    assert (problem.code, problem.value) == ("rate.overlap", "2016-01-31")


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (1.0861, InvalidType),
        (True, InvalidType),
        ([1], InvalidType),
        ("1,0861", InvalidInput),
        ("１.0", InvalidInput),
        ("1e3", InvalidInput),
        ("NaN", InvalidInput),
        ("-1", InvalidInput),
        ("9" * 5000, InvalidInput),
        (0, InvalidInput),
        (-1, InvalidInput),
        (Fraction(-1, 3), InvalidInput),
        (Decimal("NaN"), InvalidInput),
        (Decimal("1E+999999"), InvalidInput),
        (Decimal(0), InvalidInput),
    ],
)
def test_rates_are_exact_and_positive(value, kind):
    with pytest.raises(kind) as caught:
        exact_rate(value)
    (problem,) = problems(caught.value, locale="zh_CN")
    assert problem.where == "value"
    assert problem.remedy


def test_exact_rates():
    assert exact_rate(Fraction(1, 3)) == Fraction(1, 3)
    assert exact_rate(Decimal("1.5")) == Fraction(3, 2)
    assert exact_rate(2) == 2


@pytest.mark.parametrize(
    ("attempt", "kind", "where"),
    [
        (lambda: quoted("EUR/EUR", "1"), InvalidInput, "quote"),
        (lambda: quoted("EUR/RMB", "1"), InvalidInput, "currency"),
        (lambda: quoted("EUR/USD", "1", end=DAY), InvalidInput, "end"),
        (
            lambda: quoted("EUR/USD", "1", start=dt.datetime(2016, 1, 8, tzinfo=dt.UTC)),
            InvalidType,
            "start",
        ),
        (lambda: quoted("EUR/USD", "1", end="2016-01-09"), InvalidType, "end"),
        (lambda: quoted("EUR/USD", "1", kind="guess"), InvalidInput, "ratekind"),
        (lambda: quoted("EUR/USD", None), InvalidInput, "value"),
        (
            lambda: Quotation.of(
                "EUR", "USD", "1", bid="1", ask="2", start=DAY, kind="ecb", source="x"
            ),
            InvalidInput,
            "value",
        ),
        (
            lambda: Quotation.of("EUR", "USD", bid="1", start=DAY, kind="ecb", source="x"),
            InvalidInput,
            "value",
        ),
        (
            lambda: Quotation.of(
                "EUR", "USD", bid="1.2", ask="1.1", start=DAY, kind="ecb", source="x"
            ),
            InvalidInput,
            "bid",
        ),
        (lambda: RateTable([], fallback_days=-1), InvalidInput, "fallback_days"),
        (lambda: RateTable([], fallback_days=1.5), InvalidType, "fallback_days"),
        (lambda: RateTable([], fallback_days=10**12), InvalidInput, "fallback_days"),
        (lambda: quoted("EUR/USD", "1", start=dt.date.max), InvalidInput, "start"),
        (lambda: RateTable([], pivot="EURO"), InvalidInput, "currency"),
        (lambda: RateTable([]).rate("EUR", "XYZ", on=DAY), InvalidInput, "currency"),
        (lambda: RateTable([]).rate("EUR", "USD", on="2016-01-08"), InvalidType, "on"),
        (
            lambda: RateTable([]).rate("EUR", "USD", on=dt.datetime(2016, 1, 8, tzinfo=dt.UTC)),
            InvalidType,
            "on",
        ),
        (lambda: RateTable([]).rate("EUR", "USD", on=DAY, side="middle"), InvalidInput, "side"),
    ],
)
def test_bad_input_names_what_is_wrong(attempt, kind, where):
    with pytest.raises(kind) as caught:
        attempt()
    (problem,) = problems(caught.value)
    assert problem.where == where
    assert problem.remedy


def test_the_earliest_day_can_be_asked_for():
    with pytest.raises(NoRate):
        RateTable([quoted("EUR/USD", "1.1")], fallback_days=36_525).rate(
            "EUR", "USD", on=dt.date.min
        )


def test_sources_can_be_laws():
    source = Source(title="Customs notice", url="https://example.org/")
    table = RateTable.from_mapping({"USD/CNY": "7.1"}, start=DAY, source=source, kind="customs")
    assert table.rate("CNY", "USD", on=DAY).legs[0].source is source


def test_all_bad_rows_are_reported_at_once():
    with pytest.raises(InvalidRows) as caught:
        RateTable.from_ecb_rows(
            [
                {"Date": "2016-01-08", "USD": "1.0861"},
                {"Date": "08.01.2016", "USD": "1.0861"},
                {"Date": "2016-01-32", "USD": "1.0861"},
                {"USD": "1.0861"},
                {"Date": "2016-01-07", "USD": "oops"},
                {"Date": "2016-01-06", "XYZ": "1"},
                {"Date": dt.datetime(2016, 1, 5, tzinfo=dt.UTC), "USD": "1"},
                {"Date": "2016-01-04", "USD": ["1.0861"]},
            ]
        )
    found = problems(caught.value)
    assert [problem.where for problem in found] == [
        "1.date",
        "2.date",
        "3.Date",
        "4.value",
        "5.currency",
        "6.start",
        "7.value",
    ]
    assert all(problem.remedy for problem in found)


def test_bad_hmrc_rows_and_bad_pairs_are_named():
    good = rows(HMRC_CSV)[0]
    bad = [
        good | {"Currency Code": "EURO"},
        good | {"Start date": "32/07/2026"},
        good | {"Currency Units per £1": ""},
        {},
        good | {"End date": "01/01/2026"},
        good | {"End date": "31/12/9999"},
        good | {"End date": "nie"},
    ]
    with pytest.raises(InvalidRows) as caught:
        RateTable.from_hmrc_rows([good, *bad])
    assert [problem.where for problem in problems(caught.value)] == [
        "1.currency",
        "2.date",
        "3.currency units per £1",
        "4.end date",
        "5.end",
        "6.start",
        "7.date",
    ]
    with pytest.raises(InvalidRows) as caught:
        RateTable.from_mapping(
            {"EURUSD": "1.1", "EUR/USD": 1.1, "EUR/SEK": "9"}, start=DAY, source="desk"
        )
    assert [problem.where for problem in problems(caught.value)] == ["EURUSD", "EUR/USD.value"]
