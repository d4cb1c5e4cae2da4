"""Amounts of several currencies in one: by the rate of each day, stated; reckoned by hand."""

import copy
import datetime as dt
import pickle

import pytest

from xborder.errors import InvalidInput, InvalidRows, InvalidType
from xborder.exchange import InOneCurrency, RateTable, in_one_currency
from xborder.money import Mode, Money, Rounding

FRIDAY = dt.date(2016, 1, 8)
THURSDAY = dt.date(2016, 1, 7)
# the ECB's own figures of the two days
ECB = RateTable.from_ecb_rows(
    [
        {"Date": "2016-01-08", "USD": "1.0861", "JPY": "128.51", "GBP": "0.74519"},
        {"Date": "2016-01-07", "USD": "1.0868", "JPY": "128.15", "GBP": "0.74330"},
    ]
)

ECB_TITLE = "ECB euro foreign exchange reference rates"


def report(*rows, to="EUR", **how):
    return in_one_currency(rows, to, rates=how.pop("rates", ECB), **how)


BY_HAND = [
    # (amount, day, reporting currency, what it comes to)
    ("108.61 USD", FRIDAY, "EUR", "100.00 EUR"),
    ("108.61 USD", THURSDAY, "EUR", "99.94 EUR"),  # 108.61 / 1.0868 = 99.9356
    ("1000 JPY", FRIDAY, "EUR", "7.78 EUR"),  # 7.78149
    ("100.00 GBP", FRIDAY, "USD", "145.75 USD"),  # 100 / 0.74519 x 1.0861 = 145.74807
    ("100.00 USD", FRIDAY, "JPY", "11832 JPY"),  # 100 / 1.0861 x 128.51 = 11832.24
    ("-10.00 USD", FRIDAY, "EUR", "-9.21 EUR"),  # a refund rounds as its sale: 9.20726
    ("12.34 EUR", dt.date(1999, 1, 1), "EUR", "12.34 EUR"),  # needs no rate
    ("0 USD", FRIDAY, "EUR", "0 EUR"),
]


@pytest.mark.parametrize(("amount", "day", "to", "expected"), BY_HAND)
def test_an_amount_is_converted_at_the_rate_of_its_day(amount, day, to, expected):
    (line,) = report(("x", amount, day), to=to)
    assert line.converted == Money(expected)


def test_a_half_cent_of_a_refund_is_that_of_its_sale():
    """2 USD for 1 EUR: 0.01 USD is half a cent, up for the sale and down for what is taken back."""
    rates = RateTable.from_mapping({"EUR/USD": "2"}, start=FRIDAY, source="desk")
    found = report(("a", "0.01 USD", FRIDAY), ("a", "-0.01 USD", FRIDAY), rates=rates)
    assert [str(line.converted) for line in found] == ["0.01 EUR", "-0.01 EUR"]
    assert found.total == Money("0 EUR")


def test_the_sum_is_of_the_lines_as_they_are_shown():
    """Three times 0.92 are 2.76, though 3 USD at once would be 2.76218."""
    found = report(*[("US", "1.00 USD", FRIDAY)] * 3)
    assert found.total == Money("2.76 EUR") == found.by_name["US"]
    assert report().total == Money("0 EUR")
    assert report().by_name == {}


def test_each_name_has_its_sum_in_the_order_given():
    found = report(
        ("GB", "74.519 GBP", FRIDAY), ("US", "108.61 USD", FRIDAY), ("GB", Money("5 EUR"), FRIDAY)
    )
    assert list(found.by_name.items()) == [("GB", Money("105 EUR")), ("US", Money("100 EUR"))]
    assert len(found) == 3


def test_each_line_states_its_rate_day_and_source():
    found = report(("US", "108.61 USD", FRIDAY), ("home", "1 EUR", FRIDAY))
    assert found.explain().splitlines() == [
        "€101.00 in all, each amount at the rate of its day",
        f"  US, 2016-01-08: $108.61 = €100.00, at 1 USD = 0.92072553 EUR of 2016-01-08 ({ECB_TITLE})",
        "  home, 2016-01-08: €1.00",
    ]
    assert str(found) == found.explain()
    assert "合计" in found.explain(locale="zh_CN")
    assert "these words are in English" in found.explain(locale="de")
    assert "101,00\xa0€ in all" in found.explain(locale="de")


def test_an_older_rate_is_taken_only_where_allowed_and_said():
    saturday = dt.date(2016, 1, 9)
    with pytest.raises(InvalidRows) as refused:
        report(("US", "1 USD", saturday))
    assert "fallback_days=1" in str(refused.value.rows[0])
    found = report(("US", "1 USD", saturday), rates=ECB.allowing(fallback_days=1))
    assert "the last rate before the day, of 2016-01-08" in found.explain()
    assert "此前最近一日 2016-01-08" in found.explain(locale="zh_CN")
    assert found.amounts[0].rate_date == FRIDAY


def test_bad_rows_are_named_all_at_once():
    with pytest.raises(InvalidRows) as refused:
        report(
            ("US", "1 USD", FRIDAY),
            ("US", 1.5, FRIDAY),
            ("SE", "1 SEK", FRIDAY),
            ("US", "1 USD", "2016-01-08"),
            "US",
            (7, "1 USD", FRIDAY),
        )
    assert [row.where for row in refused.value.rows] == [
        "amounts[1].amount",
        "amounts[2]",
        "amounts[3].on",
        "amounts[4]",
        "amounts[5].name",
    ]


def test_what_is_asked_for_is_checked():
    with pytest.raises(InvalidType, match="no list of amounts"):
        in_one_currency("US", "EUR", rates=ECB)
    with pytest.raises(InvalidType, match="no list of amounts"):
        in_one_currency(5, "EUR", rates=ECB)
    with pytest.raises(InvalidType):
        in_one_currency([], "EUR", rates={"USD": 1})
    with pytest.raises(InvalidType):
        report(rounding="half_up")
    with pytest.raises(InvalidInput):
        report(to="EURO")


def test_a_midnight_of_a_frame_is_its_day():
    midnight = pytest.importorskip("pandas").Timestamp("2016-01-08")
    (line,) = report(("US", "108.61 USD", midnight))
    assert (line.on, line.converted) == (FRIDAY, Money("100.00 EUR"))
    with pytest.raises(InvalidRows):
        report(("US", "1 USD", midnight.replace(hour=9)))


def test_side_kind_and_rounding_are_the_callers():
    """Who sells 100 USD for EUR pays the ask of EUR/USD: 100 / 1.0862 = 92.0641."""
    desk = RateTable.from_mapping({"EUR/USD": ("1.0860", "1.0862")}, start=FRIDAY, source="desk")
    assert report(("x", "100 USD", FRIDAY), rates=desk, side="bid").total == Money("92.06 EUR")
    both = ECB + desk
    assert report(("x", "100 USD", FRIDAY), rates=both, kind="market").amounts[0].source == "desk"
    tens = Rounding.of("10 EUR", mode=Mode.UP)
    assert report(("x", "100 USD", FRIDAY), rounding=tens).total == Money("100 EUR")


def test_it_is_a_table_a_short_line_and_a_copy():
    found = report(("<US>", "108.61 USD", FRIDAY), ("home", "1 EUR", FRIDAY))
    columns = found.to_columns()
    assert list(columns) == [
        "name",
        "on",
        "amount",
        "currency",
        "converted",
        "exchange_rate",
        "rate_date",
        "rate_source",
    ]
    assert [str(each) for each in columns["exchange_rate"]] == ["0.92072553", "1"]
    assert columns["rate_source"][1] == ""
    shown = found._repr_html_()
    assert "&lt;US&gt;" in shown
    assert "€100.00" in shown
    assert len(repr(found)) < 120
    assert len(repr(found.amounts[0])) < 250
    assert pickle.loads(pickle.dumps(found)) == found == copy.deepcopy(found)
    assert len({found, copy.copy(found)}) == 1
    assert isinstance(found, InOneCurrency)
