"""Documents: what people write, store or send; frozen, closed and validated."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from inspect import Parameter, Signature
from typing import Any, ClassVar, Self, TypeVar

from attrs import frozen
from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from xborder.errors import at_the_door
from xborder.record import described

TextSet = AbstractSet[str] | list[str] | tuple[str, ...]
"""What may be given where a set of words is held. A lone word is none: it is a set of letters."""


@frozen(eq=False)
class Read:
    """How a field is read: one function that returns the value or raises one of our errors.

    Args:
        function: Takes what was given, returns the value.
        json_schema: The field's JSON schema, or what returns it for ``"validation"`` and
            ``"serialization"``, where what is read and what is written differ.
        as_text: Whether JSON shows the value as ``str`` does.
        written: How JSON shows the value otherwise, of the value and pydantic's ``info``.

    Examples:
        >>> from typing import Annotated
        >>> class Box(Document):
        ...     pieces: Annotated[int, Read(int, {"type": "integer"})]
        >>> Box(pieces="3").pieces
        3
    """

    function: Callable[[Any], Any]
    json_schema: Mapping[str, Any] | Callable[[str], Mapping[str, Any]]
    as_text: bool = False
    written: Callable[[Any, Any], Any] | None = None

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        shown: core_schema.SerSchema | None = None
        if self.written is not None:
            shown = core_schema.plain_serializer_function_ser_schema(
                self.written, info_arg=True, when_used="json"
            )
        elif self.as_text:
            shown = core_schema.to_string_ser_schema()
        return core_schema.no_info_plain_validator_function(
            at_the_door(self.function), serialization=shown
        )

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        known = self.json_schema
        return dict(known(handler.mode) if callable(known) else known)


class Document(BaseModel):
    """A frozen document without unknown fields.

    Examples:
        >>> class Parcel(Document):
        ...     pieces: int
        >>> Parcel(pieces=2).replace(pieces=3)
        Parcel(pieces=3)
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **_named: Any) -> None:
        # A class is built when its first document is: to build all of them takes longer than the
        # first quote. That holds for the class alone. A web framework asks for the schema of a
        # field of that type, and would be handed our wish to wait for its own answer.
        cls.model_config = ConfigDict(**{**cls.model_config, "defer_build": False})
        if "__signature__" not in cls.__dict__:
            type.__setattr__(cls, "__signature__", _Fields())

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        reference = handler(core)
        described(handler.resolve_ref_schema(reference), cls)
        return reference

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


class _Fields:
    """The signature of a document that is not built yet: its fields, by name."""

    def __get__(self, document: Document | None, kind: type[Document]) -> Signature:
        if document is not None:
            raise AttributeError("__signature__")
        return Signature(
            [
                Parameter(
                    name,
                    Parameter.KEYWORD_ONLY,
                    default=Parameter.empty if field.is_required() else field.get_default(),
                    annotation=field.annotation,
                )
                for name, field in kind.model_fields.items()
            ]
        )


D = TypeVar("D", bound=Document)


def written(kind: type[D], parts: dict[str, Any], named: set[str]) -> D:
    """Return a document of values that the engine itself made, not validated again.

    To validate seventeen fields takes four times as long as to fill them in, and a quote has five
    to twenty lines. For values that are valid by the way they were made; anyone else calls the
    class, or :meth:`Document.replace`.

    Args:
        kind: The class.
        parts: Every field, with its value, in the order of the class: JSON keeps it.
        named: The names of the fields; one set may serve many documents, as it never changes.
    """
    document = kind.__new__(kind)
    write = object.__setattr__  # as pydantic's own ``model_construct`` does
    write(document, "__dict__", parts)
    write(document, "__pydantic_fields_set__", named)
    write(document, "__pydantic_extra__", None)
    write(document, "__pydantic_private__", None)
    return document
