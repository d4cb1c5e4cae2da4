"""HS codes are text of 4, 6 or 8 to 13 digits; everything else is told what to write."""

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
        ("6109.10.00.00.11", "610910000011"),  # Turkey
        ("8517.13.0000-000".replace("-", ""), "8517130000000"),  # China
        ("6109.1000 999", "61091000999"),  # Switzerland, with its statistical key
        ("8517.12", "851712"),  # of the editions of 2012 and 2017
        ("6109", "6109"),  # a heading
        ("09 01", "0901"),
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
        (61091000.0, InvalidType, 'Write it in quotes, "61091000": a number loses a leading zero.'),
        (9012100.0, InvalidType, 'Write it in quotes, "09012100": a number loses a leading zero.'),
        (float("nan"), InvalidType, 'Write it in quotes, such as "610910".'),
        (float("inf"), InvalidType, 'Write it in quotes, such as "610910".'),
        # coffee, whose zero and type a data frame took away, is not chapter 90
        (
            "9012100.0",
            InvalidInput,
            'Write "09012100" if the first zero was lost, else give all digits.',
        ),
        (
            "610910.0",
            InvalidInput,
            'Write "610910", with the zeros that it had in front: read the column as text.',
        ),
        (
            "61091000.0",
            InvalidInput,
            'Write "61091000", with the zeros that it had in front: read the column as text.',
        ),
        (None, InvalidType, 'Write it in quotes, such as "610910".'),
        (
            "7777",
            InvalidInput,
            "Give a heading of four digits that there is, or better a subheading of six.",
        ),
        (
            "61",
            InvalidInput,
            "Give a heading of four digits that there is, or better a subheading of six.",
        ),
        (
            "9801",
            InvalidInput,
            "Give a heading of four digits that there is, or better a subheading of six.",
        ),
        ("902", InvalidInput, 'Write "0902" if the first zero was lost, else give all digits.'),
        (
            "61091",
            InvalidInput,
            "Give a heading of four digits that there is, or better a subheading of six.",
        ),
        ("", InvalidInput, "Use digits only, with dots or spaces if you like."),
        ("6109AB", InvalidInput, "Use digits only, with dots or spaces if you like."),
        ("HS610910", InvalidInput, "Use digits only, with dots or spaces if you like."),
        ("６１０９１０", InvalidInput, 'Write "610910".'),
        ("610910\N{NO-BREAK SPACE}", InvalidInput, 'Write "610910".'),
        ("\N{LEFT-TO-RIGHT MARK}610910", InvalidInput, 'Write "610910".'),
        ("6109/10,00", InvalidInput, 'Write "61091000".'),
        (
            "901.21-00",
            InvalidInput,
            'Write "09012100" if the first zero was lost, else give all digits.',
        ),
        ("6109-10", InvalidInput, 'Write "610910".'),
        (
            "001234",
            InvalidInput,
            "There is no subheading 001234; did you mean 010121, 010129, 010130?",
        ),
        (
            "7701.10",
            InvalidInput,
            "There is no subheading 770110; did you mean 761610, 761691, 761699?",
        ),
        (
            "619999",
            InvalidInput,
            "There is no subheading 619999; did you mean 611710, 611780, 611790?",
        ),
        (
            "990000",
            InvalidInput,
            "There is no subheading 990000; did you mean 970539, 970610, 970690?",
        ),
        # coffee and tea, whose first zero a spreadsheet took
        (
            "9012100",
            InvalidInput,
            'Write "09012100" if the first zero was lost, else give all digits.',
        ),
        (
            "902.10.00",
            InvalidInput,
            'Write "09021000" if the first zero was lost, else give all digits.',
        ),
        ("40110", InvalidInput, 'Write "040110" if the first zero was lost, else give all digits.'),
        (
            "8517130",
            InvalidInput,
            "Give six or eight digits: no tariff has seven.",
        ),
        ("9" * 5000, InvalidInput, "Give at most thirteen digits; tariffs read the first ten."),
    ],
)
def test_what_is_not_a_code_is_told_what_to_write(value, kind, remedy):
    with pytest.raises(kind) as caught:
        HSCode(value)
    (problem,) = problems(caught.value)
    assert (problem.where, problem.remedy) == ("hs_code", remedy)
    assert len(problem.value) <= 80


SUBHEADINGS = st.sampled_from(("010121", "090121", "610910", "851712", "970690", "980400"))


@given(
    st.tuples(SUBHEADINGS, st.from_regex(r"(?:[0-9]{2,7})?", fullmatch=True)).map("".join),
)
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
