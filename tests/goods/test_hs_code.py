"""HS codes are text of 6 to 10 digits; everything else is told what to write."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from xborder.errors import InvalidInput, InvalidType, problems
from xborder.goods import HSCode


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("610910", "610910"),
        ("6109.10", "610910"),
        ("6109 10 00", "61091000"),
        ("6109.10.00.10", "6109100010"),
        ("0101.21", "010121"),
        ("610910000", "610910000"),
        ("9701.21", "970121"),
        ("9802.00", "980200"),
    ],
)
def test_dots_and_spaces_are_tolerated(text, code):
    assert HSCode(text) == code
    assert str(HSCode(text)) == code


def test_parts_of_a_code():
    code = HSCode("6109100010")
    assert (code.chapter, code.heading, code.subheading) == ("61", "6109", "610910")
    assert code.dotted == "6109.10.00.10"
    assert HSCode("610910000").dotted == "6109.10.00.0"
    assert HSCode("610910").dotted == "6109.10"
    assert code.within("6109")
    assert not code.within("62")
    assert repr(code) == "HSCode('6109100010')"


@pytest.mark.parametrize(
    ("value", "kind", "remedy"),
    [
        (610910, InvalidType, 'Write it in quotes, "610910": a number loses a leading zero.'),
        (10121, InvalidType, 'Write it in quotes, "010121": a number loses a leading zero.'),
        (4011000, InvalidType, 'Write it in quotes, "04011000": a number loses a leading zero.'),
        pytest.param(10**5000, InvalidType, 'Write it in quotes, such as "610910".', id="huge"),
        (-5, InvalidType, 'Write it in quotes, such as "610910".'),
        (True, InvalidType, 'Write it in quotes, such as "610910".'),
        (6109.10, InvalidType, 'Write it in quotes, such as "610910".'),
        (None, InvalidType, 'Write it in quotes, such as "610910".'),
        ("6109", InvalidInput, "Give at least the six digits of the subheading."),
        ("", InvalidInput, "Use digits only, with dots or spaces if you like."),
        ("61091000101", InvalidInput, "Give at most ten digits."),
        ("6109AB", InvalidInput, "Use digits only, with dots or spaces if you like."),
        ("６１０９１０", InvalidInput, "Use digits only, with dots or spaces if you like."),
        ("6109-10", InvalidInput, 'Write "610910".'),
        ("001234", InvalidInput, "There is no chapter 00: look the goods up in the tariff."),
        ("7701.10", InvalidInput, "There is no chapter 77: look the goods up in the tariff."),
        ("9" * 5000, InvalidInput, "Give at most ten digits."),
    ],
)
def test_what_is_not_a_code_is_told_what_to_write(value, kind, remedy):
    with pytest.raises(kind) as caught:
        HSCode(value)
    (problem,) = problems(caught.value)
    assert (problem.where, problem.remedy) == ("hs_code", remedy)
    assert len(problem.value) <= 80


@given(st.from_regex(r"(0[1-9]|[1-6][0-9]|7[0-6]|7[89]|[89][0-9])[0-9]{4,8}", fullmatch=True))
def test_every_form_of_a_code_is_the_same_code(digits):
    code = HSCode(digits)
    assert HSCode(code) is code
    assert HSCode(code.dotted) == code == HSCode(" ".join(digits))
    assert pickle.loads(pickle.dumps(code)) == code
    assert type(pickle.loads(pickle.dumps(code))) is HSCode
    assert copy.deepcopy(code) == code
    assert hash(code) == hash(digits)


class Line(BaseModel):
    hs_code: HSCode


def test_codes_are_fields_of_documents():
    line = Line(hs_code="6109.10")
    assert line.hs_code.chapter == "61"
    assert line.model_dump_json() == '{"hs_code":"610910"}'
    assert Line.model_validate_json(line.model_dump_json()) == line
    assert TypeAdapter(HSCode).json_schema()["type"] == "string"
    with pytest.raises(ValidationError) as caught:
        Line(hs_code=610910)
    (problem,) = problems(caught.value, locale="zh_CN")
    assert (problem.code, problem.where) == ("hs_code.type", "hs_code")
    assert "引号" in problem.remedy
