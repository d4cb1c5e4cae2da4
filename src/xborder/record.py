"""Records: frozen attrs values that pydantic reads, writes and describes as it does documents.

What a class says of itself stands once, in its docstring: a schema takes its sentence and the
sentence of each attribute from there. It stands below everything that is shown or stored.
"""

import functools
import inspect
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, cast, get_type_hints

from attrs import NOTHING, fields

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

Json: TypeAlias = dict[str, Any]

_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.*(?:\n {8,}.*)*)", re.MULTILINE)


def sentence_of(kind: type) -> str:
    """Return the first sentence of a class's docstring, on one line.

    Examples:
        >>> sentence_of(Record)
        'A frozen attrs class that can be a field of a document, and the answer of a web service.'
    """
    told = inspect.getdoc(kind) or ""
    return " ".join(told.split("\n\n", 1)[0].replace("``", "`").split())


@functools.lru_cache(maxsize=256)
def attributes_of(kind: type) -> Mapping[str, str]:
    """Return what a class and those it builds on say of each attribute, on one line each.

    Args:
        kind: A class with an ``Attributes:`` or ``Args:`` section in its docstring.

    Examples:
        >>> class Box(Record):
        ...     '''A box.
        ...
        ...     Attributes:
        ...         pieces: How many things
        ...             are in it.
        ...     '''
        >>> attributes_of(Box)
        {'pieces': 'How many things are in it.'}
    """
    found: dict[str, str] = {}
    for each in reversed(kind.__mro__):
        told = inspect.cleandoc(each.__dict__.get("__doc__") or "")
        for title in ("Args:", "Attributes:"):
            _, _, section = told.partition(f"\n{title}\n")
            section = re.split(r"^\S", section, maxsplit=1, flags=re.MULTILINE)[0]
            for name, words in _ATTRIBUTE.findall(section):
                found[name] = " ".join(words.replace("``", "`").split())
    return found


def described(schema: Json, kind: type) -> Json:
    """Return a JSON schema of a class with its sentence, and each property with its own.

    Args:
        schema: The schema, with its ``properties``.
        kind: The class whose docstring says what they are.
    """
    told = attributes_of(kind)
    schema["description"] = sentence_of(kind)
    for name, each in schema.get("properties", {}).items():
        if name in told:
            each["description"] = told[name]
    return schema


class Record:
    """A frozen attrs class that can be a field of a document, and the answer of a web service.

    It is read from a mapping, through its own constructor and checks; written as a mapping; and
    has a JSON schema.

    Examples:
        >>> from attrs import frozen
        >>> from pydantic import TypeAdapter
        >>> @frozen(kw_only=True)
        ... class Box(Record):
        ...     pieces: int = 1
        >>> adapter = TypeAdapter(Box)
        >>> adapter.validate_python({"pieces": 2}), adapter.dump_json(Box())
        (Box(pieces=2), b'{"pieces":1}')
    """

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema  # noqa: PLC0415 - only where a schema is asked for

        hints = get_type_hints(cls, include_extras=True)
        own = [each for each in fields(cast("Any", cls)) if each.init]
        parts = core_schema.typed_dict_schema(
            {
                each.name: core_schema.typed_dict_field(
                    handler.generate_schema(hints[each.name]), required=each.default is NOTHING
                )
                for each in own
            },
            cls=cls,
            ref=f"{cls.__module__}.{cls.__qualname__}",
            extra_behavior="forbid",
        )

        def made(values: Json) -> Any:
            try:
                return cls(**values)
            except Exception as error:
                # the errors stand above, and build on records: they say how they are told
                refusal = getattr(error, "refusal", None)
                if refusal is None:
                    raise
                raise refusal() from error

        read = core_schema.no_info_after_validator_function(made, parts)
        names = [each.name for each in own]
        return core_schema.json_or_python_schema(
            json_schema=read,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), read]),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda record: {name: getattr(record, name) for name in names},
                return_schema=parts,
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> Json:
        reference = handler(schema)
        described(handler.resolve_ref_schema(reference), cls)
        return reference
