"""Closed choices whose error lists what there is to choose from."""

from enum import StrEnum
from typing import NoReturn

from xborder.errors import InvalidInput


class Choice(StrEnum):
    """A closed choice of words; an unknown word raises and names the known ones.

    Raises:
        InvalidInput: The word is not one of the choices.

    Example:
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
        raise InvalidInput(
            "{value} is not a choice.",
            code="choice",
            remedy="Give one of: {choices}.",
            where=cls.__name__.lower(),
            value=value,
            choices=", ".join(cls),
        )
