"""Documents: what people write, store or send; frozen, closed and validated."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, ClassVar, Self, TypeVar

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

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        # what was not said is not shown: a parcel has forty fields, and a list of them none to read
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if value != field.get_default(call_default_factory=True):
                yield name, value

    def __str__(self) -> str:
        return repr(self)

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some fields changed, validated again.

        Raises:
            pydantic.ValidationError: The changed document is not valid.
        """
        return type(self)(**(self.__dict__ | changes))

    def amended(self, **values: Any) -> Self:
        """Return a copy with some fields changed to values that are read already.

        Only what the document's fields must agree in is checked again. A search over prices makes
        hundreds of copies, and to read every field of each takes ten times as long.

        Raises:
            PydanticCustomError: The fields contradict each other.
        """
        kind = type(self)
        document = written(kind, self.__dict__ | values, self.__pydantic_fields_set__)
        for check in kind.__pydantic_decorators__.model_validators.values():
            check.func(document)
        return document


D = TypeVar("D", bound=Document)


def written(kind: type[D], parts: dict[str, Any], named: set[str]) -> D:
    """Return a document of values that the engine itself made, not validated again.

    To validate seventeen fields takes four times as long as to fill them in, and a quote has five
    to twenty lines. For values that are valid by the way they were made; anyone else calls the
    class, or :meth:`Document.replace`.

    Args:
        kind: The class.
        parts: Every field, with its value.
        named: The names of the fields; one set may serve many documents, as it never changes.
    """
    document = kind.__new__(kind)
    write = object.__setattr__  # as pydantic's own ``model_construct`` does
    write(document, "__dict__", parts)
    write(document, "__pydantic_fields_set__", named)
    write(document, "__pydantic_extra__", None)
    write(document, "__pydantic_private__", None)
    return document
