"""Sentences: explanations that travel with a document and are worded when asked for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from pydantic import Field

from xborder.document import Document
from xborder.messages import DEFAULT_LOCALE, Text
from xborder.money import Money
from xborder.trade import CountryName


def _codes(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


_READ: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "limit": Money,
        "money": Money,
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


class Sentence(Document):
    """A sentence and its values, as plain data.

    Attributes:
        id: The English sentence, with named places.
        values: What stands in each place: text, or another sentence.
    """

    id: str
    values: "dict[str, str | Sentence]" = Field(default_factory=dict)

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


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
