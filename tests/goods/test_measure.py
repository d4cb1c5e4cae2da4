"""Weights, volumes and lengths are exact across units."""

import copy
import pickle
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from xborder.errors import InvalidInput, InvalidType, problems
from xborder.goods import Length, Volume, Weight

NUMBERS = st.one_of(
    st.decimals(0, 10**9, places=4, allow_nan=False, allow_infinity=False),
    st.builds(
        lambda digit, places: Decimal(digit).scaleb(-places), st.integers(0, 9), st.integers(0, 12)
    ),
)


@pytest.mark.parametrize(
    ("source", "measure", "num", "over"),
    [
        ("SI", Weight("0.18 kg"), 180, 1),
        ("SI", Weight("250mg"), 25, 100),
        ("SI", Weight("1.5 t"), 1_500_000, 1),
        ("Yard and Pound Agreement 1959", Weight("1 lb"), 45359237, 100000),
        ("Yard and Pound Agreement 1959", Weight("16 oz"), 45359237, 100000),
        ("CGPM 1907", Weight("5 ct"), 1, 1),
        ("SI", Volume("70 cl"), 700, 1),
        ("SI", Volume("0.7 l"), 700, 1),
        ("SI", Volume("0.7 L"), 700, 1),
        ("SI", Volume("1 hl"), 100_000, 1),
        ("SI", Volume("2 m3"), 2_000_000, 1),
        ("SI", Volume("5 dl"), 500, 1),
        ("SI", Volume("0.33 cm3"), 33, 100),
        ("Yard and Pound Agreement 1959", Length("1 in"), 254, 10),
        ("Yard and Pound Agreement 1959", Length("1 ft"), 3048, 10),
        ("SI", Length("1.5 m"), 1500, 1),
        ("zero", Weight("0.000 kg"), 0, 1),
    ],
)
def test_units_are_exact(source, measure, num, over):
    assert measure.as_ratio() == (num, over), source


def test_the_same_amount_is_equal_in_any_unit():
    assert Weight("0.18 kg") == Weight("180 g") == Weight("0.180 kg")
    assert hash(Weight("0.18 kg")) == hash(Weight("180.0 g"))
    assert Weight("1 kg") > Weight("2 lb") >= Weight("32 oz") <= Weight("2 lb") < Weight("1 kg")
    assert Weight("1 g") != Volume("1 ml")
    assert Weight("1 g") != 1
    assert bool(Weight("0 g")) is False
    assert Weight("2 lb").grams == Decimal("907.18474")
    assert Volume("1 l").millilitres == 1000
    assert Length("1 m").millimetres == 1000


def test_sums_and_multiples_keep_the_unit_where_they_can():
    assert repr(Weight("0.18 kg") * 2) == "Weight('0.36 kg')" == repr(2 * Weight("0.18 kg"))
    assert repr(Weight("0.18 kg") + Weight("0.02 kg")) == "Weight('0.20 kg')"
    assert repr(Weight("0.18 kg") + Weight("1 lb")) == "Weight('633.59237 g')"
    assert sum([Weight("1 kg"), Weight("2 kg")]) == Weight("3 kg")
    with localcontext() as context:
        context.prec = 2
        assert Weight("123.456 kg") + Weight("0.001 kg") == Weight("123457 g")


def test_numbers_become_measures():
    assert str(Weight("0.0000001 kg")) == "0.0000001 kg"
    assert Weight.of(5, "kg") == Weight("5 kg")
    assert Weight.of(Decimal("1E+3"), "g") == Weight("1 kg")


@pytest.mark.parametrize(
    ("attempt", "kind"),
    [
        (lambda: Weight("0.18"), InvalidInput),
        (lambda: Weight("kg"), InvalidInput),
        (lambda: Weight("0,18 kg"), InvalidInput),
        (lambda: Weight("-1 kg"), InvalidInput),
        (lambda: Weight("1 KG"), InvalidInput),
        (lambda: Weight("1e3 g"), InvalidInput),
        (lambda: Weight("NaN kg"), InvalidInput),
        (lambda: Weight("１ kg"), InvalidInput),
        (lambda: Weight("1 ml"), InvalidInput),
        (lambda: Weight("9" * 5000 + " kg"), InvalidInput),
        (lambda: Volume("1 kg"), InvalidInput),
        (lambda: Weight(0.18), InvalidType),
        (lambda: Weight(None), InvalidType),
        (lambda: Weight.of(0.18, "kg"), InvalidType),
        (lambda: Weight.of(True, "kg"), InvalidType),
        (lambda: Weight.of(Decimal("NaN"), "kg"), InvalidInput),
        (lambda: Weight.of(Decimal("1E+999999"), "kg"), InvalidInput),
        (lambda: Weight.of(Decimal("1E-999999"), "kg"), InvalidInput),
        (lambda: Weight.of(-1, "kg"), InvalidInput),
        (lambda: Weight.of(1, "stone"), InvalidInput),
        (lambda: Weight("9" * 24 + " kg") * 10, InvalidInput),
        (lambda: Weight("1 kg") + Volume("1 l"), InvalidType),
        (lambda: Weight("1 kg") + "1 kg", InvalidType),
        (lambda: Weight("1 kg") + 1, InvalidType),
        (lambda: Weight("1 kg") < Length("1 m"), InvalidType),
        (lambda: Weight("1 kg") >= 1, InvalidType),
        (lambda: Weight("1 kg") * 1.5, InvalidType),
        (lambda: Weight("1 kg") * -1, InvalidType),
    ],
)
def test_what_cannot_be_measured_is_refused(attempt, kind):
    with pytest.raises(kind) as caught:
        attempt()
    (problem,) = problems(caught.value)
    assert problem.remedy
    assert len(problem.value) <= 80


def test_measures_cannot_be_changed():
    weight = Weight("1 kg")
    with pytest.raises(InvalidType, match="cannot be changed"):
        weight.number = Decimal(2)
    with pytest.raises(InvalidType, match="cannot be changed"):
        del weight.unit
    assert weight == Weight("1 kg")


@given(
    NUMBERS, st.sampled_from(sorted(Weight.UNITS)), NUMBERS, st.sampled_from(sorted(Weight.UNITS))
)
def test_measures_agree_with_fractions(a, unit_a, b, unit_b):
    left, right = Weight.of(a, unit_a), Weight.of(b, unit_b)
    grams_left = Fraction(a) * Fraction(Weight.UNITS[unit_a])
    grams_right = Fraction(b) * Fraction(Weight.UNITS[unit_b])
    assert Fraction(*left.as_ratio()) == grams_left
    assert Fraction(*(left + right).as_ratio()) == grams_left + grams_right
    assert (left < right) == (grams_left < grams_right)
    assert pickle.loads(pickle.dumps(left)) == left
    assert copy.copy(left) == left
    assert str(Weight(str(left))) == str(left)


class Box(BaseModel):
    weight: Weight


def test_measures_are_fields_of_documents():
    box = Box(weight="0.18 kg")
    assert Box(weight=Weight("180 g")) == box
    assert box.model_dump_json() == '{"weight":"0.18 kg"}'
    assert Box.model_validate_json(box.model_dump_json()) == box
    assert TypeAdapter(Volume).json_schema()["type"] == "string"
    with pytest.raises(ValidationError) as caught:
        Box(weight=0.18)
    (problem,) = problems(caught.value)
    assert (problem.code, problem.where) == ("measure.type", "weight")
    assert problem.remedy == 'Write it as text with its unit, such as "0.18 kg".'
