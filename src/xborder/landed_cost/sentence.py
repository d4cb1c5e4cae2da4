"""Sentences: explanations that travel with a document and are worded when asked for."""

from pydantic import Field

from xborder.document import Document
from xborder.messages import DEFAULT_LOCALE, Text


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
                name: cls.of(value) if isinstance(value, Text) else str(value)
                for name, value in text.values
            },
        )

    def text(self) -> Text:
        """Return the sentence as a text that can be rendered."""
        return Text(
            self.id,
            **{
                name: value.text() if isinstance(value, Sentence) else value
                for name, value in self.values.items()
            },
        )

    def render(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the sentence in ``locale``."""
        return self.text().render(locale)

    def __str__(self) -> str:
        return self.render()
