"""Closed choices whose error lists what there is to choose from."""

from enum import EnumType, StrEnum
from typing import TYPE_CHECKING, Any, NoReturn

from xborder.errors import InvalidInput, door_schema, nearest

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


def _refused(choice: Any, value: object) -> InvalidInput:
    # Incoterms are written in capitals, our own words are not: case misspells neither.
    words = {each.casefold(): str(each) for each in choice}
    meant = words.get(nearest(str(value).strip().casefold(), words), "")
    return InvalidInput(
        "{value} is not a choice.",
        code="choice",
        remedy="Did you mean {meant}? Give one of: {choices}."
        if meant
        else "Give one of: {choices}.",
        where=choice.__name__.lower(),
        value=value,
        meant=meant,
        choices=", ".join(choice),
    )


class _ByWord(EnumType):
    """Only words are looked up: an enum compares anything else with every word, one by one.

    An array, a frame or a missing cell answers such a comparison with what is neither true nor
    false.
    """

    def __call__(cls, value: Any, *names: Any, **options: Any) -> Any:
        if names or options or isinstance(value, str):
            return super().__call__(value, *names, **options)
        raise _refused(cls, value if type(value).__module__ == "builtins" else type(value).__name__)


class Choice(StrEnum, metaclass=_ByWord):
    """A closed choice of words; an unknown word raises and names the known ones.

    Raises:
        InvalidInput: The word is not one of the choices.

    Examples:
        >>> class Face(Choice):
        ...     EXACT = "exact"
        ...     DUE = "due"
        >>> Face("paid")
        Traceback (most recent call last):
            ...
        xborder.errors.InvalidInput: face: paid is not a choice. Give one of: exact, due.
    """

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        raise _refused(cls, value)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        return door_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: "CoreSchema", _handler: "GetJsonSchemaHandler"
    ) -> dict[str, Any]:
        return {"type": "string", "title": cls.__name__, "enum": [str(choice) for choice in cls]}
