"""Documents are frozen, closed, and name the field when they are refused as a whole."""

import inspect
from typing import Annotated, Self

import pytest
from pydantic import ValidationError, model_validator

from xborder.document import Document, Read, written
from xborder.errors import InvalidInput, of_the_whole, problems


def positive(value):
    if value > 0:
        return value
    raise InvalidInput(
        "{value} is negative.", code="size", remedy="Give a number.", where="ignored", value=value
    )


class Span(Document):
    low: Annotated[int, Read(positive, {"type": "integer"})]
    high: Annotated[int, Read(positive, {"type": "integer"}, as_text=True)]

    @model_validator(mode="after")
    @of_the_whole
    def _ordered(self) -> Self:
        if self.low > self.high:
            raise InvalidInput(
                "{value} is negative.",
                code="order",
                remedy="Give a number.",
                where="low",
                value=self.low,
            )
        return self


def test_a_field_is_named_by_its_place():
    with pytest.raises(ValidationError) as caught:
        Span(low=0, high=5)
    (problem,) = problems(caught.value)
    assert (problem.code, problem.where, problem.value) == ("size", "low", "0")


def test_a_document_refused_as_a_whole_names_the_field():
    with pytest.raises(ValidationError) as caught:
        Span(low=7, high=5)
    (problem,) = problems(caught.value)
    assert (problem.code, problem.where, problem.value) == ("order", "low", "7")


def test_a_signature_lists_the_fields_of_a_class_and_of_what_it_builds_on():
    class Longer(Span):
        unit: str = "mm"

    class Alone(Document):
        pieces: int = 1

    assert list(inspect.signature(Longer).parameters) == ["low", "high", "unit"]
    assert list(inspect.signature(Alone).parameters) == ["pieces"]
    # Of a class that was never built too, a document has no signature of its own.
    assert not hasattr(written(Alone, {"pieces": 2}, {"pieces"}), "__signature__")


def test_replace_validates_again():
    assert Span(low=1, high=5).replace(low=2) == Span(low=2, high=5)
    with pytest.raises(ValidationError):
        Span(low=1, high=5).replace(low=9)
    with pytest.raises(ValidationError):
        Span(low=1, high=5).replace(middle=3)


def test_fields_show_as_they_say():
    assert Span(low=1, high=5).model_dump_json() == '{"low":1,"high":"5"}'
    assert Span.model_json_schema()["properties"]["low"] == {"title": "Low", "type": "integer"}


def test_documents_are_frozen_and_closed():
    span = Span(low=1, high=5)
    with pytest.raises(ValidationError) as caught:
        span.low = 2
    assert problems(caught.value)[0].code == "frozen_instance"
    with pytest.raises(ValidationError) as caught:
        Span(low=1, high=5, middle=3)
    assert problems(caught.value)[0].where == "middle"
