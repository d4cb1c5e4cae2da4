"""Sentences: explanations that travel with a document and are worded when asked for."""

from collections.abc import Callable, Mapping
from string import Formatter
from types import MappingProxyType
from typing import Self

from pydantic import Field, model_validator

from xborder.document import Document
from xborder.errors import InvalidInput, of_the_whole
from xborder.messages import DEFAULT_LOCALE, Text
from xborder.money import Money
from xborder.trade import CountryName


def _codes(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


_READ: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "limit": Money,
        "money": Money,
        "sold_so_far": Money,
        "tax_due": Money,
        "without_tax": Money,
        "country": CountryName,
        "origin": CountryName,
        "destination": CountryName,
        "jurisdiction": CountryName,
        "codes": _codes,
        "others": _codes,
    }
)
"""What the text in a place stands for, by the place's name: each language writes it in its own way.

A sentence that travels holds text only; the name of the place is what tells the rest.
"""
_FORMATTER = Formatter()


class Sentence(Document):
    """A sentence and its values, as plain data.

    Attributes:
        id: The English sentence, with named places.
        values: What stands in each place: text, or another sentence.
    """

    id: str
    values: "dict[str, str | Sentence]" = Field(default_factory=dict)

    @model_validator(mode="after")
    @of_the_whole
    def _fills_its_places(self) -> Self:
        if self.values:  # a sentence without values is never formatted: its braces are text
            _check_places(self.id, self.values)
            for name, value in self.values.items():
                if name in _READ and isinstance(value, str):
                    _READ[name](value)
        return self

    def __hash__(self) -> int:
        # equal sentences share their id; what stands in the places is a mapping
        return hash(self.id)

    @classmethod
    def of(cls, text: Text) -> "Sentence":
        """Return a text as plain data."""
        return cls(
            id=text.id,
            values={
                name: cls.of(value) if isinstance(value, Text) else _plain(value)
                for name, value in text.values
            },
        )

    def text(self) -> Text:
        """Return the sentence as a text that can be rendered."""
        return Text(
            self.id,
            **{
                name: value.text() if isinstance(value, Sentence) else _READ.get(name, str)(value)
                for name, value in self.values.items()
            },
        )

    def render(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the sentence in ``locale``."""
        return self.text().render(locale)

    def __str__(self) -> str:
        return self.render()


def _check_places(sentence: str, values: Mapping[str, object]) -> None:
    """Refuse a sentence whose places are more than names of its values.

    A place of :meth:`str.format` can walk attributes, take items and ask for any width. What is
    stored may come from anyone, so only a bare name stands in one.
    """
    try:
        places = list(_FORMATTER.parse(sentence))
    except ValueError:
        places = [("", sentence, "", None)]
    for _, name, spec, conversion in places:
        if name is not None and (
            name not in values or not name.isidentifier() or spec or conversion
        ):
            raise InvalidInput(
                "A place of the sentence is not the name of one of its values: {value}.",
                code="sentence.place",
                remedy="Write places as {example}, and give a value for each.",
                where="id",
                value=sentence,
                example="{name}",
            )


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
