"""The table of currencies against two other readings of it, and what its errors teach."""

import copy
import datetime as dt
import pickle
import re

import moneyed
import pytest
from babel.core import get_global

from xborder.errors import InvalidInput, InvalidType, problems
from xborder.money import CURRENCY_CODES, Currency, Money

NOT_MONEY = {
    "XAG",
    "XAU",
    "XBA",
    "XBB",
    "XBC",
    "XBD",
    "XDR",
    "XPD",
    "XPT",
    "XSU",
    "XTS",
    "XUA",
    "XXX",
}
"""Metals, bond units, units of account and test codes: no minor unit in ISO 4217."""

OPEN = dt.date.max
NEWER_THAN_MONEYED = {"XAD", "XCG", "ZWG"}
"""Added to ISO 4217 after py-moneyed 3.0 was made."""


@pytest.mark.parametrize(
    ("code", "digits"),
    [
        ("EUR", 2),
        ("JPY", 0),
        ("KRW", 0),
        ("ISK", 0),
        ("CLP", 0),
        ("VND", 0),
        ("UGX", 0),
        ("KWD", 3),
        ("BHD", 3),
        ("TND", 3),
        ("IQD", 3),
        ("CLF", 4),
        ("UYW", 4),
        ("UYI", 0),
        ("CZK", 2),
        ("HUF", 2),
        ("IDR", 2),
        ("TWD", 2),
        ("MGA", 2),
        ("MRU", 2),
        ("NOK", 2),
        ("SEK", 2),
        ("LAK", 2),
        ("PKR", 2),
    ],
)
def test_digits_of_iso_4217(code, digits):
    assert Currency.of(code).digits == digits
    assert Currency.of(code).sub_unit == 10**digits


def test_digits_agree_with_py_moneyed_wherever_it_knows_the_code():
    assert {code for code in CURRENCY_CODES if code not in moneyed.CURRENCIES} == NEWER_THAN_MONEYED
    differing = {
        code
        for code in CURRENCY_CODES - NEWER_THAN_MONEYED
        if 10 ** Currency.of(code).digits != moneyed.CURRENCIES[code].sub_unit
    }
    assert differing == set()


@pytest.mark.parametrize("locale", ["en", "de", "zh_CN"])
def test_amounts_show_the_digits_of_iso_whatever_cldr_shows(locale):
    """CLDR says how prices are usually written, and changes its mind; ISO how amounts are kept."""
    for code in CURRENCY_CODES:
        digits = Currency.of(code).digits
        shown = re.findall(r"\d", Money(7, code).render(locale))
        assert shown == ["7", *["0"] * digits], code


def test_every_currency_in_use_is_known():
    in_use = {
        code
        for spans in get_global("territory_currencies").values()
        for code, _start, end, _tender in spans
        if end is None
    }
    assert "EUR" in in_use
    assert in_use - CURRENCY_CODES <= NOT_MONEY | {"CNH"}


@pytest.mark.parametrize(
    ("code", "last_day", "successor"),
    [
        ("HRK", dt.date(2023, 1, 14), "EUR"),
        ("BGN", dt.date(2026, 1, 31), "EUR"),
        ("SLL", dt.date(2023, 12, 31), "SLE"),
        ("ZWL", dt.date(2024, 8, 31), "ZWG"),
        ("ANG", dt.date(2025, 6, 30), "XCG"),
        ("CUC", dt.date(2021, 6, 30), "CUP"),
    ],
)
def test_ended_currencies_say_when_and_what_followed(code, last_day, successor):
    ended = Currency.of(code)
    assert ended.in_use(last_day)
    assert not ended.in_use(last_day + dt.timedelta(days=1))
    assert ended.ended.successor == successor
    assert Currency.of(successor).in_use(last_day + dt.timedelta(days=1))


def test_ended_currencies_name_their_source_and_agree_with_cldr_where_it_is_that():
    last_days = {}
    for spans in get_global("territory_currencies").values():
        for code, _start, end, _tender in spans:
            last_days.setdefault(code, set()).add(end or OPEN.timetuple()[:3])
    for code in ("ANG", "HRK", "SLL", "ZWL"):
        last_day = dt.date(*max(last_days[code]))
        ended = Currency.of(code).ended
        # An older CLDR has not heard of the end, or of the successor (and ends ZWL in 2009).
        known = last_day != OPEN and ended.successor in last_days
        assert not known or ended.on == last_day + dt.timedelta(days=1)
    assert all(
        Currency.of(code).ended.source.url for code in CURRENCY_CODES if Currency.of(code).ended
    )


def test_a_currency_in_use_has_no_end():
    assert Currency.of("EUR").ended is None
    assert Currency.of("EUR").in_use(dt.date.max)


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        ("RMB", "Write CNY."),
        ("EURO", "Write EUR."),
        ("eur", "Write EUR."),
        (" USD ", "Write USD."),
        ("CNH", "Write CNY."),
        ("STG", "Write GBP."),
        ("XAU", 'Give the three letters of ISO 4217 as text, such as "EUR".'),
        ("", 'Give the three letters of ISO 4217 as text, such as "EUR".'),
    ],
)
def test_unknown_codes_teach(code, remedy):
    with pytest.raises(InvalidInput) as caught:
        Currency.of(code)
    (problem,) = problems(caught.value)
    assert (problem.where, problem.remedy) == ("currency", remedy)


@pytest.mark.parametrize("code", [978, None, ["EUR"]])
def test_codes_are_text(code):
    with pytest.raises(InvalidType, match="currency code"):
        Currency.of(code)


def test_currencies_are_values():
    euro = Currency.of("EUR")
    assert euro == moneyed.Currency("EUR") == euro
    assert moneyed.Currency("EUR") == euro
    assert euro != "EUR"
    assert hash(euro) == hash(moneyed.Currency("EUR"))
    assert Currency.of(moneyed.Currency("EUR")) is euro
    assert Currency.of(euro) is euro
    assert pickle.loads(pickle.dumps(euro)) is euro
    assert copy.deepcopy(euro) is euro
    assert str(euro) == "EUR" == repr(euro)
    with pytest.raises(InvalidType, match="cannot be changed"):
        euro.digits = 3
    with pytest.raises(InvalidType, match="cannot be changed"):
        del euro.code
