"""The error tree: what each error says, how it travels, and how it is listed."""

import datetime as dt
import pickle

import pytest
from pydantic import BaseModel, ValidationError, field_validator, model_validator

from xborder import errors
from xborder.errors import (
    CurrencyMismatch,
    InvalidInput,
    InvalidPolicy,
    InvalidRows,
    InvalidType,
    MissingExtra,
    NoRate,
    NoRuleInForce,
    NoSolution,
    NotFound,
    XborderError,
    at_the_door,
    extra,
    of_the_whole,
    problems,
)
from xborder.messages import Text
from xborder.money import Money

TREE = {
    InvalidInput: (XborderError, ValueError),
    CurrencyMismatch: (InvalidInput,),
    InvalidRows: (InvalidInput,),
    InvalidType: (XborderError, TypeError),
    NotFound: (XborderError, LookupError),
    NoRuleInForce: (NotFound,),
    NoRate: (NotFound,),
    NoSolution: (XborderError, ValueError),
    InvalidPolicy: (XborderError, ValueError),
    MissingExtra: (XborderError, ImportError),
}


def test_the_tree_is_the_one_at_the_top_of_the_module():
    for kind, parents in TREE.items():
        assert kind.__bases__ == parents
        assert kind.__name__ in (errors.__doc__ or "")
    codes = [kind.default_code for kind in TREE]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("kind", [kind for kind in TREE if kind is not InvalidRows])
def test_an_error_says_what_the_value_and_the_remedy_and_travels(kind):
    error = kind(
        "{value} is too small.", remedy="Give at least {least}.", where="box", value=0, least=1
    )
    again = pickle.loads(pickle.dumps(error))
    for each in (error, again):
        assert str(each) == "box: 0 is too small. Give at least 1."
        (problem,) = problems(each)
        assert (problem.code, problem.where, problem.value) == (kind.default_code, "box", "0")
    assert type(again) is kind


def test_a_code_of_its_own_and_nothing_more():
    error = InvalidInput("Nothing fits.", code="box.none")
    assert str(error) == "Nothing fits."
    (problem,) = problems(error)
    assert (problem.code, problem.where, problem.value, problem.remedy) == ("box.none", "", "", "")


def test_rows_carry_every_problem_and_travel():
    rows = InvalidRows([InvalidInput("{value} is bad.", where=f"row {n}", value=n) for n in (3, 7)])
    again = pickle.loads(pickle.dumps(rows))
    assert [p.where for p in again.problems()] == ["row 3", "row 7"]
    assert str(again) == "row 3: 3 is bad.\nrow 7: 7 is bad."
    assert "2 rows" in rows.problem().message


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("value", "x" * 100, "x" * 79 + "…"),
        ("value", "x" * 80, "x" * 80),
        ("known", "x" * 500, "x" * 399 + "…"),
        ("vat_number", "DE123456789", "DE*******89"),
        ("tax_number", "1234", "****"),
        ("value", dt.date(2026, 11, 21), "2026-11-21"),
        (
            "value",
            dt.datetime(2026, 11, 21, 9, 30, tzinfo=dt.UTC),
            "datetime.datetime(2026, 11, 21, 9, 30, tzinfo=datetime.timezone.utc)",
        ),
        ("value", 10**400, "an int of 1329 bits"),
        ("value", 12, "12"),
        ("value", Text("free"), "free"),
        ("value", [1, 2], "[1, 2]"),
    ],
)
def test_values_are_shown_short_and_secrets_masked(name, value, shown):
    error = InvalidInput("{" + name + "}", **{name: value})
    assert error.problem().message == shown


class Box(BaseModel):
    pieces: int = 1
    vat_number: str = ""

    @field_validator("pieces", mode="before")
    @classmethod
    @at_the_door
    def _some(cls, value):
        if value == 0:
            raise InvalidInput(
                "{value} is {none}.",
                code="box.empty",
                remedy="Give {one}.",
                value=value,
                none="no {piece}",
                one="a few",
            )
        return value

    @model_validator(mode="after")
    @of_the_whole
    def _whole(self):
        if self.vat_number == "DE123456789":
            raise InvalidInput(
                "{vat_number} is not yours.",
                where="vat_number",
                vat_number=self.vat_number,
                value="hidden",
            )
        return self


def test_our_errors_keep_their_code_and_remedy_within_pydantic():
    with pytest.raises(ValidationError) as caught:
        Box(pieces=0)
    (problem,) = problems(caught.value)
    assert (problem.code, problem.where, problem.value) == ("box.empty", "pieces", "0")
    assert (problem.message, problem.remedy) == ("0 is no {piece}.", "Give a few.")
    assert "0 is no (piece). Give a few." in str(caught.value)
    assert Box(pieces=3).pieces == 3


def test_an_error_of_the_whole_document_names_its_field():
    with pytest.raises(ValidationError) as caught:
        Box(vat_number="DE123456789")
    (problem,) = problems(caught.value)
    assert (problem.where, problem.message) == ("vat_number", "DE*******89 is not yours.")


class Closed(BaseModel, extra="forbid", frozen=True):
    prices: str
    some: bool = True
    title: str = "x"


@pytest.mark.parametrize(
    ("given", "where", "message", "remedy"),
    [
        ({"prices": "net", "colour": 1}, "colour", "There is no field colour.", "spelling"),
        ({}, "prices", "The field prices is missing.", "net, tax_included or landed"),
        ({"prices": 3}, "prices", "prices is not text.", "Give text."),
        ({"prices": "net", "some": "perhaps"}, "some", "Input should be a valid boolean", ""),
    ],
)
def test_pydantics_own_errors_are_told_in_our_words(given, where, message, remedy):
    with pytest.raises(ValidationError) as caught:
        Closed(**given)
    (problem,) = problems(caught.value)
    assert problem.where == where
    assert problem.message.startswith(message)
    assert remedy in problem.remedy
    if remedy:
        (chinese,) = problems(caught.value, locale="zh_CN")
        assert chinese.message != problem.message
        assert chinese.remedy != problem.remedy


def test_any_other_error_is_a_problem_too():
    (problem,) = problems(RuntimeError("boom"))
    assert (problem.code, problem.message, problem.remedy) == ("RuntimeError", "boom", "")


def test_an_extra_that_is_not_installed_says_which():
    with pytest.raises(MissingExtra) as caught:
        extra("no_such_module_at_all", name="stats")
    assert str(caught.value) == (
        "no_such_module_at_all is not installed. Install it with: pip install 'xborder[stats]'"
    )
    assert extra("math", name="stats").sqrt(4) == 2


def test_money_in_an_error_reads_as_money():
    error = InvalidInput("{value} is bad.", value=str(Money("1 EUR")))
    assert str(error) == "1.00 EUR is bad."
