"""Things by name: a mapping whose error says which name was meant, where it lacks one.

What is built in stands under its name. A slip would end in Python's bare ``KeyError``, which
names what is not there and nothing of what is.
"""

from collections.abc import Iterable, Mapping
from typing import NoReturn, TypeVar

from xborder.errors import InvalidInput, NotFound, nearest

T = TypeVar("T")


class Named(dict[str, T]):
    """Things by name.

    ``in`` and ``get`` ask without an error, as those of any mapping do.

    Args:
        list_name: What the list is called, as the caller knows it, such as ``"STANDARDS"``.
        things: The things by name.

    Examples:
        >>> sizes = Named("sizes", {"small": 1, "large": 2})
        >>> sizes["lage"]
        Traceback (most recent call last):
            ...
        xborder.errors.NotFound: sizes: There is no lage in sizes. Did you mean large?
        >>> sizes.get("lage")
    """

    def __init__(self, list_name: str, things: Mapping[str, T]) -> None:
        """Keep the things, and what their list is called."""
        super().__init__(things)
        self.list_name = list_name

    def __missing__(self, name: object) -> NoReturn:
        meant = nearest(str(name), self)
        raise NotFound(
            "There is no {value} in {list}.",
            code="named",
            remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
            where=self.list_name,
            value=name,
            list=self.list_name,
            meant=meant,
            known=", ".join(self) or "-",
        )


def all_known(names: Iterable[str], known: Iterable[str], where: str) -> None:
    """Refuse a name that stands for nothing: a slip in it would count for nothing without a word.

    Args:
        names: The names that were given.
        known: The names there are.
        where: The argument they were given as.

    Raises:
        InvalidInput: One of them is not known; the remedy says which was meant.

    Examples:
        >>> all_known(["acount"], ["account", "listing"], "done")
        Traceback (most recent call last):
            ...
        xborder.errors.InvalidInput: done: done names acount, and there is none. Did you mean \
account?
    """
    there = list(dict.fromkeys(known))
    for name in names:
        if name not in there:
            meant = nearest(name, there)
            raise InvalidInput(
                "{name} names {value}, and there is none.",
                code="named.unknown",
                remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
                where=where,
                name=where,
                value=name,
                meant=meant,
                known=", ".join(there) or "-",
            )
