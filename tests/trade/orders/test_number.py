"""Numbers and money as exports write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import CurrencyMismatch, InvalidInput, InvalidType
from xborder.money import Currency, Money
from xborder.trade.orders.mapping import DecimalMark
from xborder.trade.orders.number import amount, currency_of, number
from xborder.trade.orders.report import Cell

POINT, COMMA, EITHER = DecimalMark.POINT, DecimalMark.COMMA, None


def cell(value):
    return Cell("rows.0", "Price", value)


@pytest.mark.parametrize(
    ("written", "mark", "meant"),
    [
        ("19.90", EITHER, "19.90"),
        ("19,90", EITHER, "19.90"),
        ("19,90 EUR", EITHER, "19.90"),
        ("EUR 19.90", EITHER, "19.90"),
        ("1.234,56", EITHER, "1234.56"),
        ("1,234.56", EITHER, "1234.56"),
        ("$1,249.00", EITHER, "1249.00"),
        ("1 249,00 €", EITHER, "1249.00"),
        ("1\u00a0249,00\u00a0€", EITHER, "1249.00"),
        ("1\u202f249,00\u202f€", EITHER, "1249.00"),
        ("1'249.00", EITHER, "1249.00"),
        ("1’249.00 CHF", EITHER, "1249.00"),
        ("1.234.567", EITHER, "1234567"),
        ("1,23,456.78", EITHER, "123456.78"),
        ("12.345,6", EITHER, "12345.6"),
        ("1.234", POINT, "1.234"),
        ("1.234", COMMA, "1234"),
        ("1,234", POINT, "1234"),
        ("1,234", COMMA, "1.234"),
        ("0.234", EITHER, "0.234"),
        ("0,234", EITHER, "0.234"),
        ("13.545", POINT, "13.545"),
        ("163056", EITHER, "163056"),
        (".5", EITHER, "0.5"),
        ("-4.20", EITHER, "-4.20"),
        ("−4,20", EITHER, "-4.20"),
        ("-$4.20", EITHER, "-4.20"),
        ("($25.99)", EITHER, "-25.99"),
        ("25.99-", EITHER, "-25.99"),
        ("49.-", EITHER, "49"),
        ("49.-- CHF", EITHER, "49"),
        ("CHF 1'249.–", EITHER, "1249"),
        ("49,-", EITHER, "49"),
        ("1.299,- €", EITHER, "1299"),
        ("1.299:-", EITHER, "1299"),
        ("1,299:-", EITHER, "1299"),
        ("-49,-", EITHER, "-49"),
        ("12,34,567.50", EITHER, "1234567.50"),
        ("1,00,000", EITHER, "100000"),
        (28.57, EITHER, "28.57"),
        (1.234, EITHER, "1.234"),
        (0.1, COMMA, "0.1"),
        (34, EITHER, "34"),
        (Decimal("27.090"), EITHER, "27.090"),
        (Money("3.50 EUR"), EITHER, "3.50"),
    ],
)
def test_a_number_is_read_as_it_was_meant(written, mark, meant):
    assert amount(cell(written), currency(written), mark, {"$": "USD"}) == Decimal(meant)


def currency(written):
    if isinstance(written, str):
        for sign, code in (("€", "EUR"), ("EUR", "EUR"), ("CHF", "CHF"), ("$", "USD")):
            if sign in written:
                return Currency.of(code)
    return Currency.of("EUR")


@pytest.mark.parametrize("written", ["1.234", "1,234", "12.345", "999,000"])
def test_what_can_be_two_numbers_needs_the_decimal_mark(written):
    with pytest.raises(InvalidInput, match='decimal="point" or "comma"'):
        number(cell(written), None)


@pytest.mark.parametrize(
    "written",
    [
        *("4.00E+12", "12 for 10", "n/a", "1.2.3", "1,2,3", "1.234.56", "1,234,56", "12 34"),
        *("19.90 EUR", "€ 3", "1" * 17, "1." + "1" * 17, "1.234,5.6", ",", "٣"),
        *(float("nan"), float("inf"), Decimal("Infinity"), 10**30, 1e-300),
    ],
)
def test_what_is_no_number_is_refused(written):
    with pytest.raises(InvalidInput, match="no number"):
        number(cell(written), None)


@pytest.mark.parametrize("written", [True, b"1", [1], {"a": 1}, 1j])
def test_what_is_neither_text_nor_number_is_refused(written):
    with pytest.raises(InvalidType, match="no number"):
        number(cell(written), None)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("£48.00", "GBP"),
        ("EUR 0.00", "EUR"),
        ("eur 1", "EUR"),
        ("AU $5.00", "AUD"),
        ("C $5.00", "CAD"),
        ("US$5", "USD"),
        ("12 zł", "PLN"),
        ("1 299,00 Kč", "CZK"),
        ("12 990 Ft", "HUF"),
        ("49.- SFr.", "CHF"),
        ("NT$1,200", "TWD"),
        ("RM 5.00", "MYR"),
        ("₪5", "ILS"),
        ("12 ZŁ", None),
        ("5000円", "JPY"),
        (Money("1 KWD"), "KWD"),
    ],
)
def test_a_sign_of_one_currency_names_it(written, meant):
    if meant is None:
        with pytest.raises(InvalidInput, match="names no currency"):
            currency_of(cell(written), {})
    else:
        assert currency_of(cell(written), {}).code == meant


@pytest.mark.parametrize("written", ["$5.00", "¥500", "5 kr", "Fr. 5.-", "Rs.99"])
def test_a_sign_of_several_currencies_needs_a_word(written):
    with pytest.raises(InvalidInput, match="several currencies"):
        currency_of(cell(written), {})
    assert currency_of(cell("$5.00"), {"$": "CAD"}).code == "CAD"


def test_a_number_alone_names_no_currency():
    with pytest.raises(InvalidInput, match="names no currency"):
        currency_of(cell("5.00"), {})


@pytest.mark.parametrize(
    ("written", "code", "meant"),
    [
        ("kr.99", "DKK", "99"),
        ("kr.1.299,50", "DKK", "1299.50"),
        ("Rs.99", "INR", "99"),
        ("Rs. 1,23,456.00", "INR", "123456"),
        ("Fr.49.-", "CHF", "49"),
        ("SFr.49.50", "CHF", "49.50"),
    ],
)
def test_the_point_of_a_sign_stands_before_no_decimals(written, code, meant):
    assert amount(cell(written), Currency.of(code), None, {}) == Decimal(meant)


def test_the_sign_of_another_currency_is_refused():
    assert amount(cell("$5.00"), Currency.of("CAD"), None, {}) == 5
    with pytest.raises(CurrencyMismatch, match="not in USD"):
        amount(cell("€5.00"), Currency.of("USD"), None, {})


@given(
    st.decimals(-(10**9), 10**9, places=2),
    st.sampled_from([(".", ","), (",", "."), (".", " "), (",", "\u00a0"), (".", "'"), (".", "")]),
    st.sampled_from(["", " EUR", "EUR ", "€"]),
)
def test_an_amount_with_cents_is_read_in_every_way_of_writing_it(value, marks, sign):
    point, group = marks
    plain = f"{value:,.2f}".replace(",", "g").replace(".", point).replace("g", group)
    written = f"{sign}{plain}" if sign.endswith(" ") else f"{plain}{sign}"
    assert amount(cell(written), Currency.of("EUR"), None, {}) == value
