"""A closed choice takes its words, and names them all when given another."""

import pickle

import pytest
from pydantic import TypeAdapter, ValidationError

from xborder.choice import Choice
from xborder.errors import InvalidInput, problems
from xborder.trade import Incoterm


class Face(Choice):
    EXACT = "exact"
    DUE = "due"


@pytest.mark.parametrize("value", ["paid", "", None, 5])
def test_other_words_are_told_what_there_is(value):
    with pytest.raises(InvalidInput) as caught:
        Face(value)
    (problem,) = problems(caught.value)
    assert (problem.code, problem.where) == ("choice", "face")
    assert problem.remedy == "Give one of: exact, due."
    assert problems(caught.value, locale="zh_CN")[0].remedy == "请从以下各项中选择：exact, due。"


@pytest.mark.parametrize(("value", "meant"), [("exat", "exact"), (" Due ", "due"), ("DUEE", "due")])
def test_a_misspelt_word_is_told_what_was_meant_and_what_there_is(value, meant):
    with pytest.raises(InvalidInput) as caught:
        Face(value)
    (problem,) = problems(caught.value)
    assert problem.remedy == f"Did you mean {meant}? Give one of: exact, due."
    chinese = f"您是否想写 {meant}？请从以下各项中选择：exact, due。"
    assert problems(caught.value, locale="zh_CN")[0].remedy == chinese


def test_of_two_words_as_near_neither_is_named():
    """DPD is a carrier: DDP and DPU each differ from it in a letter."""
    with pytest.raises(InvalidInput) as caught:
        Incoterm("DPD")
    assert problems(caught.value)[0].remedy.startswith("Give one of: EXW, FCA")


def test_a_choice_is_a_field_of_documents():
    face = TypeAdapter(Face)
    assert face.validate_python("due") is Face.DUE
    assert face.validate_python(Face.DUE) is Face.DUE
    assert face.validate_json('"due"') is Face.DUE
    assert face.dump_json(Face.DUE) == b'"due"'
    assert face.dump_python(Face.DUE) is Face.DUE
    assert face.json_schema()["enum"] == ["exact", "due"]
    with pytest.raises(ValidationError) as caught:
        face.validate_python("paid")
    assert problems(caught.value)[0].code == "choice"


def test_a_choice_is_its_word():
    assert Face.DUE == "due"
    assert f"{Face.DUE}" == "due"
    assert pickle.loads(pickle.dumps(Face.DUE)) is Face.DUE
