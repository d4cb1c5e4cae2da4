"""Documents: what people write, store or send; frozen, closed and validated."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, ClassVar, Self, get_args

from attrs import frozen
from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from xborder.errors import at_the_door

TextSet = AbstractSet[str] | list[str] | tuple[str, ...]
"""What may be given where a set of words is held. A lone word is none: it is a set of letters."""


@frozen(eq=False)
class Read:
    """How a field is read: one function that returns the value or raises one of our errors.

    Args:
        function: Takes what was given, returns the value.
        json_schema: The field's JSON schema.
        as_text: Whether JSON shows the value as ``str`` does.

    Examples:
        >>> from typing import Annotated
        >>> class Box(Document):
        ...     pieces: Annotated[int, Read(int, {"type": "integer"})]
        >>> Box(pieces="3").pieces
        3
    """

    function: Callable[[Any], Any]
    json_schema: Mapping[str, Any]
    as_text: bool = False

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            at_the_door(self.function),
            serialization=core_schema.to_string_ser_schema() if self.as_text else None,
        )

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self.json_schema)


class Document(BaseModel):
    """A frozen document without unknown fields.

    Examples:
        >>> class Parcel(Document):
        ...     pieces: int
        >>> Parcel(pieces=2).replace(pieces=3)
        Parcel(pieces=3)
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some fields changed, validated again.

        Raises:
            pydantic.ValidationError: The changed document is not valid.
        """
        return type(self)(**(self.__dict__ | changes))


def fields_at(title: str, loc: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the fields of a document, or of one inside it; nothing if there is none.

    Args:
        title: The name of the outer document.
        loc: The path to the inner one: fields, and places in a list.

    Examples:
        >>> class Crate(Document):
        ...     pieces: int
        >>> fields_at("Crate", ()), fields_at("Nothing", ())
        (('pieces',), ())
    """
    found = next((kind for kind in _every(Document) if kind.__name__ == title), None)
    for part in loc:
        if isinstance(part, str) and found is not None:
            field = found.model_fields.get(part)
            found = None if field is None else _document_in(field.annotation)
    return () if found is None else tuple(found.model_fields)


def _every(kind: type[Document]) -> list[type[Document]]:
    below = kind.__subclasses__()
    return [*below, *(each for part in below for each in _every(part))]


def _document_in(annotation: Any) -> type[Document] | None:
    if isinstance(annotation, type) and issubclass(annotation, Document):
        return annotation
    inside = (_document_in(part) for part in get_args(annotation))
    return next((found for found in inside if found is not None), None)
