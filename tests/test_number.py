"""Numbers at the door: what means one number is taken, all else is refused with field and value."""

import decimal
import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

from xborder.errors import InvalidInput, InvalidType
from xborder.number import (
    COUNT,
    DECIMAL,
    POSITIVE,
    SHARE,
    TOLERANCE,
    between,
    ceil_with_tolerance,
    checked,
    checks,
    correlation,
    exact,
    exact_share,
    finite,
    finite_values,
    floor_with_tolerance,
    not_negative,
    positive,
    positive_share,
    ratio,
    share,
    whole,
    without_noise,
)

ONE_AND_A_HALF = [1.5, Decimal("1.5"), Fraction(3, 2), np.float64(1.5), np.float32(1.5)]
THREE = [3, 3.0, Decimal(3), Decimal("3.00"), Fraction(3), np.int64(3), np.uint8(3), np.float32(3)]
NOT_NUMBERS = [
    None,
    True,
    np.True_,
    b"1",
    [1.0],
    (),
    {},
    object,
    1j,
    pd.NaT,
    pd.NA,
    pd.Timestamp("2026-06-01"),
    np.array([1.0]),
]
NOT_FINITE = [
    math.nan,
    math.inf,
    -math.inf,
    Decimal("NaN"),
    Decimal("sNaN"),
    Decimal("Infinity"),
    Decimal("1e400"),
    10**400,
    Fraction(10**400),
    np.float64("nan"),
]


@pytest.mark.parametrize("value", ONE_AND_A_HALF, ids=repr)
def test_every_kind_of_number_means_its_value(value):
    for read in (finite, positive, not_negative):
        found = read(value, "size")
        assert found == 1.5
        assert type(found) is float
    assert exact(value, "size") == Decimal("1.5")
    assert ratio(value, "size") == Fraction(3, 2)


@pytest.mark.parametrize("value", THREE, ids=repr)
def test_whole_values_of_every_kind_are_counts(value):
    assert whole(value, "packs") == 3
    assert type(whole(value, "packs")) is int
    assert ratio(value, "packs") == 3
    assert exact(value, "packs") == 3


@pytest.mark.parametrize("value", NOT_NUMBERS, ids=repr)
@pytest.mark.parametrize(
    "read",
    [finite, positive, not_negative, share, positive_share, correlation, whole, exact, ratio],
)
def test_what_is_no_number_is_refused_by_name(read, value):
    with pytest.raises(InvalidType, match=r"size is .*, which is not a number") as caught:
        read(value, "size")
    assert caught.value.where == "size"


@pytest.mark.parametrize("value", NOT_FINITE, ids=lambda value: repr(value)[:20])
@pytest.mark.parametrize("read", [finite, positive, share, correlation])
def test_what_is_not_finite_is_refused(read, value):
    with pytest.raises(InvalidInput, match=r"size is .*, which is not finite"):
        read(value, "size")


@pytest.mark.parametrize(
    "value",
    [1e308, -1e301, 10**305, Decimal("1e302"), np.float64(1.7e308)],
    ids=lambda v: repr(v)[:20],
)
def test_what_is_too_large_to_be_added_up_is_refused(value):
    with pytest.raises(InvalidInput, match="too large to be added up") as caught:
        finite(value, "size")
    assert (caught.value.where, caught.value.code) == ("size", "number.too_large")
    assert finite(1e300, "size") == 1e300
    assert math.isfinite(math.fsum([1e300] * 1000))


@pytest.mark.parametrize(
    ("read", "value", "said"),
    [
        (positive, 0, "not above zero"),
        (positive, -1.5, "not above zero"),
        (not_negative, -1e-300, "negative"),
        (share, 1.01, "not a fraction"),
        (share, -0.01, "not a fraction"),
        (share, "95", "not a fraction"),
        (positive_share, 0, "not above zero"),
        (positive_share, 1.5, "not a fraction"),
        (exact_share, "1.0000000000000000000001", "not a fraction"),
        (correlation, 1.001, "not a correlation"),
        (correlation, -1.001, "not a correlation"),
    ],
)
def test_out_of_range_is_refused(read, value, said):
    with pytest.raises(InvalidInput, match=f"x is .*{said}"):
        read(value, "x")


@pytest.mark.parametrize("value", [0, 0.5, 1, "0.5", Decimal("0.25"), Fraction(1, 3)])
def test_a_share_is_a_fraction_as_a_number_or_as_decimal_text(value):
    assert share(value, "x") == float(Fraction(value))
    assert exact_share(value, "x") == Decimal(str(share(value, "x")))


@pytest.mark.parametrize(
    "text", ["", "abc", "1,5", "1_000", "٠.٥", "1/3", "95%", " 0.5", "0.5\n", "nan", ".5", "1e9999"]
)
@pytest.mark.parametrize("read", [exact, ratio, share])
def test_only_plain_decimal_text_is_read(read, text):
    with pytest.raises(InvalidInput, match="not a decimal number"):
        read(text, "x")


@pytest.mark.parametrize("read", [finite, positive, not_negative, correlation, whole])
def test_text_is_no_number_where_no_text_is_asked_for(read):
    with pytest.raises(InvalidType, match="not a number"):
        read("0.5", "x")


def test_between_is_strict_at_both_ends():
    assert between(0.95, "confidence", least=0.5, most=1) == 0.95
    for value in (0.5, 1, 0, 2):
        with pytest.raises(InvalidInput, match=r"confidence .* between 0\.5 and 1"):
            between(value, "confidence", least=0.5, most=1)


@pytest.mark.parametrize(
    "value", [1.5, Decimal("1.5"), Fraction(3, 2), Decimal("2.00000000000000000001"), 2.0**53]
)
def test_a_count_has_no_part_after_the_point_and_no_doubt(value):
    with pytest.raises(InvalidType, match=r"packs is .*, which is not a whole number"):
        whole(value, "packs")


def test_a_count_has_bounds():
    assert whole(5, "packs", least=5, most=5) == 5
    assert whole(2**70, "packs") == 2**70
    with pytest.raises(InvalidInput, match="packs is 4, below its least value 5"):
        whole(4, "packs", least=5)
    with pytest.raises(InvalidInput, match="packs is 6, above its greatest value 5"):
        whole(6, "packs", most=5)


def test_floats_are_exact_as_they_print():
    assert exact(0.1, "x") == Decimal("0.1")
    assert exact(5e-324, "x") == Decimal("5e-324")
    assert ratio(np.float64(0.1), "x") == Fraction(1, 10)


@pytest.mark.parametrize("value", [Decimal("1e401"), Decimal("1e-900"), 10**450])
def test_an_amount_has_no_endless_digits(value):
    with pytest.raises(InvalidInput, match="x has more digits than any amount"):
        exact(value, "x")


def test_values_are_read_with_their_place():
    assert finite_values([1, Decimal("2.5"), np.int64(3)], "demand") == (1.0, 2.5, 3.0)
    assert finite_values(np.array([1, 2]), "demand") == (1.0, 2.0)
    with pytest.raises(InvalidType, match=r"demand\[1\] is the text x, which is not a number"):
        finite_values([1, "x"], "demand")
    with pytest.raises(InvalidInput, match="demand is empty"):
        finite_values([], "demand")
    for value in ("123", b"123", {1: 2}, 5, None):
        with pytest.raises(InvalidType, match="not a sequence of numbers"):
            finite_values(value, "demand")


@given(
    packs=st.integers(0, 10**6),
    size=st.integers(1, 10**6),
    noise=st.sampled_from([-1e-15, 0.0, 1e-15]),
)
def test_float_noise_never_buys_or_loses_a_unit(packs, size, noise):
    need = packs * size * (1 + noise)
    assert ceil_with_tolerance(float(need)) == packs * size
    assert floor_with_tolerance(float(need)) == packs * size


@given(st.integers(1, 10**6), st.integers(1, 60))
def test_what_goes_there_and_back_is_what_it_was(count, parts):
    """Counted in parts and whole again, as days are in weeks."""
    assert without_noise(count / parts * parts) == count
    assert without_noise(-(count / parts * parts)) == -count
    assert without_noise(count + 0.25) == count + 0.25


@pytest.mark.parametrize("tiny", [0.0, 1e-300, -1e-12, 1e-9])
def test_what_is_nearly_nothing_stays_as_it_is(tiny):
    assert without_noise(tiny) == tiny


@given(st.integers(-(10**9), 10**9), st.integers(2, 98))
def test_what_is_not_noise_is_rounded_as_ever(whole_part, hundredths):
    value = whole_part + hundredths / 100
    exact_value = Fraction(100 * whole_part + hundredths, 100)
    assert TOLERANCE * abs(value) < 1.01  # at a billion the tolerance reaches one unit
    if abs(value) < 1e7:
        assert ceil_with_tolerance(value) == math.ceil(exact_value)
        assert floor_with_tolerance(value) == math.floor(exact_value)


@pytest.mark.parametrize(
    "value", [Decimal("24.000000000000000000001"), Fraction(24 * 10**20 + 1, 10**20)]
)
def test_exact_numbers_carry_no_noise(value):
    assert ceil_with_tolerance(value) == 25
    assert floor_with_tolerance(value) == 24
    assert ceil_with_tolerance(25) == floor_with_tolerance(25) == 25


def test_a_small_difference_of_large_numbers_is_as_noisy_as_they_are():
    large = 0.1 * 3 * 1e11
    need = large - (3e10 - 24)
    assert need > 24.000003
    assert ceil_with_tolerance(need) == 25
    assert ceil_with_tolerance(need, scale=large) == 24


@frozen(kw_only=True, field_transformer=checked)
class _Box:
    size: float = field(metadata=POSITIVE)
    packs: int = field(metadata=COUNT)
    full: float | None = field(default=None, metadata=SHARE)
    top: int = field(default=0, metadata=checks(whole, most=7))
    name: str = "box"


def test_fields_are_checked_by_their_metadata_and_hold_plain_numbers():
    box = _Box(size=np.float32(1.5), packs=Decimal(3), full="0.5")
    assert (box.size, box.packs, box.full, box.name) == (1.5, 3, 0.5, "box")
    assert {type(box.size), type(box.packs), type(box.full)} == {float, int}
    assert _Box(size=1, packs=1).full is None
    for wrong, where in (
        ({"size": 0, "packs": 1}, "size"),
        ({"size": 1, "packs": 0}, "packs"),
        ({"size": 1, "packs": 1, "top": 8}, "top"),
    ):
        with pytest.raises(InvalidInput) as caught:
            _Box(**wrong)
        assert caught.value.where == where


def test_the_callers_decimal_context_reaches_nothing():
    rough = decimal.Context(prec=3, rounding=decimal.ROUND_UP, traps=list(DECIMAL.traps))
    with decimal.localcontext(rough):
        assert exact("1234.56789", "x") == Decimal("1234.56789")
        assert ratio(1234.56789, "x") == Fraction("1234.56789")
        assert share(Decimal("0.123456789"), "x") == 0.123456789
        assert whole(Decimal(123456), "x") == 123456
        assert DECIMAL.multiply(Decimal("1.2345678"), Decimal("1.2345678")) == Decimal(
            "1.52415765279684"
        )
