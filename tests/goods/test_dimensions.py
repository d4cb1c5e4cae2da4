"""Dimensions give an exact volume, and the weight a carrier charges for it."""

import pickle

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from xborder.errors import InvalidInput, InvalidType, problems
from xborder.goods import Dimensions, Length, Volume, Weight

BOX = Dimensions.of("30 x 20 x 10 cm")


@pytest.mark.parametrize(
    "text",
    [
        "30 x 20 x 10 cm",
        "30x20x10cm",
        "30 × 20 × 10 cm",
        "30*20*10 cm",
        "300 x 200 x 100 mm",
        "0.3 x 0.2 x 0.1 m",
    ],
)
def test_forms_of_the_same_box(text):
    assert Dimensions.of(text) == BOX
    assert Dimensions.of(text).volume == Volume("6 l")


def test_boxes_are_shown_in_one_unit():
    assert str(BOX) == "30 x 20 x 10 cm"
    mixed = Dimensions(length=Length("1 ft"), width=Length("20 cm"), height=Length("100 mm"))
    assert str(mixed) == "304.8 x 200 x 100 mm"
    assert Dimensions.of(str(mixed)) == mixed


@pytest.mark.parametrize(
    ("arithmetic", "box", "divisor", "step", "weight"),
    [
        ("6000 / 5000 = 1.2 kg, up to 1.5", "30 x 20 x 10 cm", 5000, "500 g", "1.5 kg"),
        ("6000 / 6000 = 1 kg", "30 x 20 x 10 cm", 6000, "500 g", "1 kg"),
        ("6000 / 4000 = 1.5 kg, up to 2", "30 x 20 x 10 cm", 4000, "1 kg", "2 kg"),
        ("1000 / 6000 = 0.1666... kg, up to 0.167", "10 x 10 x 10 cm", 6000, "1 g", "167 g"),
        (
            "12 x 12 x 12 in = 28316.846592 cm3 / 5000 = 5.66 kg, up to 6",
            "12 x 12 x 12 in",
            5000,
            "500 g",
            "6 kg",
        ),
    ],
)
def test_dimensional_weight(arithmetic, box, divisor, step, weight):
    charged = Dimensions.of(box).dimensional_weight(divisor=divisor, step=Weight(step))
    assert charged == Weight(weight), arithmetic


@pytest.mark.parametrize(
    ("attempt", "kind"),
    [
        (lambda: Dimensions.of("30 x 20 cm"), InvalidInput),
        (lambda: Dimensions.of("30 x 20 x 10"), InvalidInput),
        (lambda: Dimensions.of("30 x 20 x 10 kg"), InvalidInput),
        (lambda: Dimensions.of("30 x 20 x 1.2.3 cm"), InvalidInput),
        (lambda: Dimensions.of("30 x 20 x 0 cm"), InvalidInput),
        (lambda: Dimensions.of("9" * 5000), InvalidInput),
        (lambda: Dimensions.of((30, 20, 10)), InvalidType),
        (lambda: BOX.dimensional_weight(divisor=0, step=Weight("1 g")), InvalidInput),
        (lambda: BOX.dimensional_weight(divisor=5000, step=Weight("0 g")), InvalidInput),
    ],
)
def test_what_is_no_box_is_refused(attempt, kind):
    with pytest.raises(kind) as caught:
        attempt()
    (problem,) = problems(caught.value)
    assert problem.remedy


class Parcel(BaseModel):
    dimensions: Dimensions


def test_boxes_are_fields_of_documents():
    parcel = Parcel(dimensions="30 x 20 x 10 cm")
    assert Parcel(dimensions=BOX) == parcel
    assert parcel.model_dump_json() == '{"dimensions":"30 x 20 x 10 cm"}'
    assert Parcel.model_validate_json(parcel.model_dump_json()) == parcel
    assert pickle.loads(pickle.dumps(BOX)) == BOX
    assert TypeAdapter(Dimensions).json_schema()["type"] == "string"
    with pytest.raises(ValidationError) as caught:
        Parcel(dimensions=[1, 2, 3])
    assert problems(caught.value)[0].code == "dimensions.type"
