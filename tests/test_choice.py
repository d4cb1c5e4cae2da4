"""A closed choice takes its words, and names them all when given another."""

import pickle

import pytest
from pydantic import TypeAdapter, ValidationError

from xborder.choice import Choice
from xborder.errors import InvalidInput, problems


class Face(Choice):
    EXACT = "exact"
    DUE = "due"


@pytest.mark.parametrize("value", ["EXACT", "", None, 5, ["due"]])
def test_other_words_are_told_what_there_is(value):
    with pytest.raises(InvalidInput) as caught:
        Face(value)
    (problem,) = problems(caught.value)
    assert (problem.code, problem.where) == ("choice", "face")
    assert problem.remedy == "Give one of: exact, due."
    assert problems(caught.value, locale="zh_CN")[0].remedy == "请从以下各项中选择：exact, due。"


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
