"""Money is exact, frozen, plain to write, and says what is wrong with anything else."""

import copy
import decimal
import pickle
from decimal import Decimal
from fractions import Fraction

import moneyed
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

import xborder.exchange
import xborder.money
from xborder.errors import CurrencyMismatch, InvalidInput, InvalidType, problems
from xborder.money import CURRENCY_CODES, Currency, Money

CODES = st.sampled_from(sorted(CURRENCY_CODES))
AMOUNTS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.one_of(st.integers(-(10**20), 10**20), st.integers(-9, 9)),
    st.integers(0, 20),
)
MONEY = st.builds(Money, AMOUNTS, CODES)


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        (("19.90 EUR",), "19.90 EUR"),
        (("19.9 EUR",), "19.90 EUR"),
        (("19 EUR",), "19.00 EUR"),
        (("0.1255 EUR",), "0.1255 EUR"),
        (("0.12500 EUR",), "0.125 EUR"),
        (("-5 EUR",), "-5.00 EUR"),
        (("-0.00 EUR",), "0.00 EUR"),
        (("007 EUR",), "7.00 EUR"),
        (("1990 JPY",), "1990 JPY"),
        (("1990.00 JPY",), "1990 JPY"),
        (("1.5 KWD",), "1.500 KWD"),
        (("1.5 CLF",), "1.5000 CLF"),
        ((5, "EUR"), "5.00 EUR"),
        ((Decimal("19.9"), "EUR"), "19.90 EUR"),
        ((Decimal("2E+3"), "EUR"), "2000.00 EUR"),
        ((Decimal("-0"), "EUR"), "0.00 EUR"),
        ((Decimal("-0.00"), "EUR"), "0.00 EUR"),
        ((Decimal("0E+999999"), "JPY"), "0 JPY"),
        ((Decimal("1.5000"), "EUR"), "1.50 EUR"),
        (("19.90", "EUR"), "19.90 EUR"),
        (("0.0000001 EUR",), "0.0000001 EUR"),
        ((Decimal("1E-20"), "JPY"), "0.00000000000000000001 JPY"),
        (("0 CLF",), "0.0000 CLF"),
        (("19.90 EUR", "EUR"), "19.90 EUR"),
        ((Decimal("1." + "1" * 24), "EUR"), "1." + "1" * 24 + " EUR"),
        (("9" * 24 + " EUR",), "9" * 24 + ".00 EUR"),
    ],
)
def test_money_is_shown_with_its_minor_digits_and_no_zero_beyond(given_, shown):
    assert str(Money(*given_)) == shown
    assert repr(Money(*given_)) == f"Money('{shown}')"


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("¥1,200", 'Write "1200 CNY" or "1200 JPY", whichever is meant.'),
        ("$5", 'Write "5 USD" or "5 AUD", whichever is meant.'),
        ("US$ 5.20", 'Write "5.20 USD".'),
        ("€19,90", 'Write "19.90 EUR".'),
        ("１９．９０ EUR", 'Write "19.90 EUR".'),
        ("1_000 EUR", 'Write "1000 EUR".'),
        ("1 000,50 EUR", 'Write "1000.50 EUR".'),
        ("1'000.50 CHF", 'Write "1000.50 CHF".'),
        ("1,234,567 USD", 'Write "1234567 USD".'),
        ("1,234.5 USD", 'Write "1234.5 USD".'),
        ("1.234,5 EUR", 'Write "1234.5 EUR".'),
        ("1.234.567 EUR", 'Write "1234567 EUR".'),
        ("+5 EUR", 'Write "5 EUR".'),
        (".5 EUR", 'Write "0.5 EUR".'),
        ("5. EUR", 'Write "5 EUR".'),
        ("1e3 EUR", 'Write "1000 EUR".'),
        ("2.5E-1 EUR", 'Write "0.25 EUR".'),
        ("EUR 5", 'Write "5 EUR".'),
        ("5EUR", 'Write "5 EUR".'),
        ("5 eur", 'Write "5 EUR".'),
        ("5 EURO", 'Write "5 EUR".'),
        (" 5 EUR ", 'Write "5 EUR".'),
        ("5\tEUR", 'Write "5 EUR".'),
        ("−5 EUR", 'Write "-5 EUR".'),
        ("1E+999999", 'Write it as "19.90 EUR": plain digits, a point, a space, the code.'),
        ("1E+999999 EUR", 'Write it as "19.90 EUR": plain digits, a point, a space, the code.'),
        ("NaN EUR", 'Write it as "19.90 EUR": plain digits, a point, a space, the code.'),
        ("inf EUR", 'Write it as "19.90 EUR": plain digits, a point, a space, the code.'),
        ("", 'Write it as "19.90 EUR": plain digits, a point, a space, the code.'),
        ("19.90", 'Write it as "19.90 EUR": plain digits, a point, a space, the code.'),
        (
            "5 euros and a bit more " * 9,
            'Write it as "19.90 EUR": plain digits, a point, a space, the code.',
        ),
        ("9" * 5000 + " EUR", "Give at most 24 digits before the point and 24 after it."),
        ("0." + "1" * 25 + " EUR", "Give at most 24 digits before the point and 24 after it."),
        ("5 RMB", "Write CNY."),
        ("5 XYZ", 'Give the three letters of ISO 4217 as text, such as "EUR".'),
    ],
)
def test_other_forms_are_refused_with_the_corrected_one(text, remedy):
    with pytest.raises(InvalidInput) as caught:
        Money(text)
    (problem,) = problems(caught.value)
    assert problem.remedy == remedy
    assert problem.message
    assert len(problem.value) <= 80


@pytest.mark.parametrize(
    ("arguments", "kind", "code"),
    [
        ((1.5, "EUR"), InvalidType, "money.float"),
        ((1.5,), InvalidType, "money.float"),
        ((True, "EUR"), InvalidType, "money.type"),
        ((None, "EUR"), InvalidType, "money.type"),
        ((b"5", "EUR"), InvalidType, "money.type"),
        ((Fraction(1, 3), "EUR"), InvalidType, "money.type"),
        ((Decimal("NaN"), "EUR"), InvalidInput, "money.finite"),
        ((Decimal("sNaN"), "EUR"), InvalidInput, "money.finite"),
        ((Decimal("-Infinity"), "EUR"), InvalidInput, "money.finite"),
        ((Decimal("1E+999999"), "EUR"), InvalidInput, "money.digits"),
        ((Decimal("1E-999999"), "EUR"), InvalidInput, "money.digits"),
        ((Decimal("1E-25"), "EUR"), InvalidInput, "money.digits"),
        ((10**5000, "EUR"), InvalidInput, "money.digits"),
        ((10**24, "EUR"), InvalidInput, "money.digits"),
        ((10**24, "JPY"), InvalidInput, "money.digits"),
        ((5,), InvalidInput, "money.currency"),
        (("1,200", "EUR"), InvalidInput, "money.text"),
        (("5 EUR", "USD"), InvalidInput, "money.text"),
        (("9" * 25, "EUR"), InvalidInput, "money.digits"),
        ((5, "eur"), InvalidInput, "currency.unknown"),
        ((5, 978), InvalidType, "currency.type"),
        ((moneyed.Money("5", "EUR"), "USD"), CurrencyMismatch, "currency.mismatch"),
        ((moneyed.Money("5", "XAU"),), InvalidInput, "currency.unknown"),
    ],
)
def test_what_is_not_exact_money_is_refused(arguments, kind, code):
    with pytest.raises(kind) as caught:
        Money(*arguments)
    assert caught.value.code == code
    (problem,) = problems(caught.value, locale="zh_CN")
    assert problem.remedy


def test_moneyed_money_is_welcome_and_equal():
    theirs = moneyed.Money("5.10", "EUR")
    ours = Money("5.10 EUR")
    assert Money(theirs) == ours == theirs
    assert hash(theirs) == hash(ours)
    assert Money(theirs, "EUR") == ours
    assert ours + theirs == Money("10.20 EUR")


def test_arithmetic_is_exact_whatever_the_ambient_context():
    big = Money("123456789012345678901.2345 EUR")
    with decimal.localcontext(decimal.Context(prec=3, rounding=decimal.ROUND_UP)):
        assert str(big + Money("0.0001 EUR")) == "123456789012345678901.2346 EUR"
        assert str(big - Money("0.0005 EUR")) == "123456789012345678901.234 EUR"
        assert str(-big) == "-123456789012345678901.2345 EUR"
        assert str(abs(-big)) == str(big)
        assert str(big * 3) == "370370367037037036703.7035 EUR"
        assert big.as_ratio() == (1234567890123456789012345, 100)
        assert Money(Decimal("19.955"), "EUR") == Money("19.955 EUR")
        assert big.render("en") == "€123,456,789,012,345,678,901.2345"
        assert Money.of_minor(1234567, "EUR") == Money("12345.67 EUR")
        assert str(Money("1234.565 EUR").round(2)) == "1234.57 EUR"


def test_products_and_quotients():
    assert Money("19.90 EUR") * 3 == Money("59.70 EUR") == 3 * Money("19.90 EUR")
    assert Money("19.90 EUR") * Decimal("0.19") == Money("3.781 EUR")
    assert Money("10.00 EUR") / 4 == Money("2.50 EUR")
    assert Money("1.00 EUR").ratio_to(Money("3.00 EUR")) == Fraction(1, 3)
    assert sum([Money("1 EUR"), Money("2 EUR")]) == Money("3 EUR")
    assert +Money("1 EUR") == Money("1 EUR")
    assert bool(Money("0 EUR")) is False


@pytest.mark.parametrize(
    "attempt",
    [
        lambda money: money / 3,
        lambda money: money / 0,
        lambda money: money / Decimal(0),
        lambda money: money * Decimal("1E-60"),
        lambda money: money * 10**5000,
        lambda money: money.ratio_to(Money("0 EUR")),
        lambda money: (money + Money("0.005 EUR")).minor_units(),
        lambda money: (money + Money("0.005 EUR")).share([1, 1]),
    ],
)
def test_what_has_no_exact_answer_is_refused(attempt):
    with pytest.raises(InvalidInput) as caught:
        attempt(Money("1.00 EUR"))
    assert problems(caught.value)[0].remedy


@pytest.mark.parametrize(
    "attempt",
    [
        lambda money: money * 1.5,
        lambda money: money * True,
        lambda money: money * money,
        lambda money: money * "2",
        lambda money: money / 0.5,
        lambda money: money / Decimal("NaN"),
        lambda money: money / money,
        lambda money: 5 / money,
        lambda money: 5 % money,
        lambda money: money + 1,
        lambda money: money + False,
        lambda money: money + Decimal(0),
        lambda money: 1 + money,
        lambda money: money - 0.0,
        lambda money: 1 - money,
        lambda money: money < 5,
        lambda money: money >= None,
        lambda money: type(money).of_minor(5.0, "EUR"),
        lambda money: type(money).of_minor(True, "EUR"),
    ],
)
def test_operands_of_another_kind_are_refused(attempt):
    with pytest.raises(InvalidType) as caught:
        attempt(Money("1.00 EUR"))
    assert problems(caught.value)[0].remedy


@pytest.mark.parametrize(
    "attempt",
    [
        lambda a, b: a + b,
        lambda a, b: a - b,
        lambda a, b: b - a,
        lambda a, b: a < b,
        lambda a, b: a <= b,
        lambda a, b: a > b,
        lambda a, b: a >= b,
        lambda a, b: a.ratio_to(b),
        lambda a, b: a + moneyed.Money(b.amount, "USD"),
        lambda a, b: moneyed.Money(b.amount, "USD") - a,
    ],
)
def test_two_currencies_are_both_named(attempt):
    with pytest.raises(CurrencyMismatch, match=r"(?s)EUR.*USD|USD.*EUR"):
        attempt(Money("1.00 EUR"), Money("5.00 USD"))


def test_subtraction_from_moneyed_money_is_ours():
    assert moneyed.Money("5", "EUR") - Money("1 EUR") == Money("4 EUR")


def test_order_and_equality():
    assert Money("1 EUR") < Money("2 EUR") <= Money("2.00 EUR")
    assert Money("2 EUR") > Money("1 EUR") >= Money("1 EUR")
    assert Money("1 EUR") != Money("1 USD")
    assert Money("1 EUR") != 1
    assert len({Money("1 EUR"), Money("1.00 EUR"), Money("1.000 EUR")}) == 1


def test_money_cannot_be_changed():
    money = Money("1 EUR")
    with pytest.raises(InvalidType, match="cannot be changed"):
        money.amount = Decimal(2)
    with pytest.raises(InvalidType, match="cannot be changed"):
        del money.amount
    with pytest.raises(InvalidType, match="cannot be changed"):
        money.note = "x"
    assert money == Money("1.00 EUR")


@pytest.mark.parametrize(
    ("money", "ratio"),
    [
        ("19.90 EUR", (1990, 1)),
        ("0.1255 EUR", (1255, 100)),
        ("1990 JPY", (1990, 1)),
        ("0.5 JPY", (5, 10)),
        ("1.2345 KWD", (12345, 10)),
        ("-0.005 EUR", (-5, 10)),
        ("0 EUR", (0, 1)),
        ("0.0001 CLF", (1, 1)),
    ],
)
def test_ratio_over_minor_units(money, ratio):
    assert Money(money).as_ratio() == ratio


def test_minor_units_both_ways():
    assert Money("19.90 EUR").minor_units() == 1990 == Money("19.90 EUR").get_amount_in_sub_unit()
    assert Money.of_minor(-5, "KWD") == Money("-0.005 KWD")


@pytest.mark.parametrize(
    ("money", "digits", "rounded"),
    [
        ("0.125 EUR", 2, "0.13 EUR"),
        ("-0.125 EUR", 2, "-0.13 EUR"),
        ("2.5 EUR", 0, "3 EUR"),
        ("2.5 EUR", None, "3 EUR"),
        ("1250 EUR", -2, "1300 EUR"),
    ],
)
def test_plain_round_takes_a_half_away_from_zero(money, digits, rounded):
    assert Money(money).round(digits) == Money(rounded)


@pytest.mark.parametrize(
    ("money", "locale", "shown"),
    [
        ("1234.5 EUR", "en", "€1,234.50"),
        ("1234.5 EUR", "de-DE", "1.234,50\xa0€"),
        ("1234.5 CNY", "zh_CN", "¥1,234.50"),
        ("1234 JPY", "en", "¥1,234"),
        ("0.125 EUR", "en", "€0.125"),
        ("5 CZK", "en", "CZK\xa05.00"),
        ("-4 CHF", "zh_CN", "-CHF\xa04.00"),
        ("5 CNY", "en", "CN¥5.00"),
        ("5 USD", "en-AU", "USD\xa05.00"),
        ("5 NOK", "lv", "5,00\xa0NOK"),
        ("5 NOK", "rn", "5,00\xa0NOK"),
        ("5 EUR", "rn", "5,00€"),
        ("-5 EUR", "en", "-€5.00"),
        ("0.0000001 EUR", "en", "€0.0000001"),
    ],
)
def test_money_is_rendered_only_when_asked(money, locale, shown):
    assert Money(money).render(locale) == shown


@given(MONEY)
def test_text_pickle_and_copies_round_trip(money):
    assert Money(str(money)) == money
    assert str(Money(str(money))) == str(money)
    assert pickle.loads(pickle.dumps(money)) == money
    assert copy.deepcopy(money) == money
    assert type(pickle.loads(pickle.dumps(money))) is Money
    num, over = money.as_ratio()
    assert Fraction(num, over * 10**money.currency.digits) == Fraction(money.amount)


@given(AMOUNTS, AMOUNTS, CODES)
def test_sums_agree_with_fractions(a, b, code):
    left, right = Money(a, code), Money(b, code)
    assert Fraction((left + right).amount) == Fraction(a) + Fraction(b)
    assert Fraction((left - right).amount) == Fraction(a) - Fraction(b)
    assert (left < right) == (Fraction(a) < Fraction(b))


@given(st.text(max_size=30))
def test_any_text_is_money_or_a_clear_error(text):
    try:
        money = Money(text)
    except InvalidInput as error:
        assert problems(error)[0].remedy  # noqa: PT017 - most texts end here, and must teach
    else:
        assert Money(str(money)) == money


class Priced(BaseModel):
    model_config = ConfigDict(frozen=True)
    price: Money


def test_money_is_a_field_of_documents():
    document = Priced(price="19.90 EUR")
    assert document.price == Money("19.90 EUR")
    assert Priced(price=Money("19.90 EUR")) == document
    assert Priced(price=moneyed.Money("19.90", "EUR")) == document
    assert document.model_dump_json() == '{"price":"19.90 EUR"}'
    assert document.model_dump(mode="json") == {"price": "19.90 EUR"}
    assert Priced.model_validate_json(document.model_dump_json()) == document
    taken = TypeAdapter(Money).json_schema()["anyOf"]
    assert [each["type"] for each in taken] == ["string", "object"]
    assert Priced(price={"amount": "19.90", "currency": "EUR"}) == document


@pytest.mark.parametrize(
    ("price", "code"),
    [
        (19.9, "money.type"),
        (19, "money.type"),
        (None, "money.type"),
        ("19,90 EUR", "money.text"),
        ("5 RMB", "currency.unknown"),
    ],
)
def test_documents_refuse_what_money_refuses(price, code):
    with pytest.raises(ValidationError) as caught:
        Priced(price=price)
    (problem,) = problems(caught.value)
    assert (problem.code, problem.where) == (code, "price")
    assert problem.remedy


def test_currency_zero_is_ours():
    assert Currency.of("EUR").zero == Money("0 EUR")
    assert type(Currency.of("EUR").zero) is Money


def test_exports_are_there():
    for package in (xborder.money, xborder.exchange):
        assert len(set(package.__all__)) == len(package.__all__)
        assert all(hasattr(package, name) for name in package.__all__)


def test_rounding_to_more_decimals_than_there_are_changes_nothing():
    for digits in (1, 2, 300):
        assert Money("1.5 EUR").round(digits) == Money("1.5 EUR")
    assert Money("1.5 EUR").round(-300) == Money("0 EUR")


@pytest.mark.parametrize("minor", [10**24 - 1, 10**24, 10**26 - 1, 1 - 10**26])
def test_minor_units_may_have_as_many_digits_as_an_amount(minor):
    money = Money.of_minor(minor, "EUR")
    assert (money.minor_units(), money) == (minor, Money(str(money)))


@pytest.mark.parametrize("minor", [10**26, -(10**30)])
def test_minor_units_with_too_many_digits_are_refused(minor):
    with pytest.raises(InvalidInput, match="has too many digits"):
        Money.of_minor(minor, "EUR")


def test_a_single_decimal_is_rounded_to_none():
    """A yen has no decimals, so that half of one is a single decimal; nothing, and none, are none."""
    for digits in (0, None):
        assert Money("1.5 JPY").round(digits) == Money("2 JPY")
        assert Money("2.4 JPY").round(digits) == Money("2 JPY")
    assert Money("1.55 JPY").round(1) == Money("1.6 JPY")


def test_equal_amounts_are_neither_more_nor_less():
    one, same = Money("1 EUR"), Money("1.00 EUR")
    assert (one < same, one > same, one <= same, one >= same) == (False, False, True, True)


def test_shares_of_money_are_money():
    assert Money("1 EUR").share([2, 1]) == (Money("0.67 EUR"), Money("0.33 EUR"))


def test_money_given_as_money_is_the_very_same():
    money = Money("1 EUR")
    assert xborder.money.amount.as_money(money) is money


def test_minor_units_have_at_most_the_digits_that_any_amount_has():
    """A yen has no smaller coin: 24 digits are the most, and the 25th is refused as it is in text."""
    most = 10**24 - 1
    assert Money.of_minor(most, "JPY").minor_units() == most
    for minor in (most + 1, -most - 1, 2 * (most + 1)):
        with pytest.raises(InvalidInput, match="digits"):
            Money.of_minor(minor, "JPY")


def test_without_a_number_of_decimals_an_amount_is_rounded_to_whole_units():
    assert Money("1.26 EUR").round() == Money("1 EUR")
    assert Money("1.50 EUR").round() == Money("2 EUR")
