"""A mapping whose values are made when they are first asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from attrs import define, field

T = TypeVar("T")


def _unmade(names: Iterable[str]) -> dict[str, None]:
    return dict.fromkeys(names)


@define(eq=False)
class OnDemand(Mapping[str, T], Generic[T]):
    """Values by name, each made once, when it is first asked for.

    Args:
        names: Every name there is.
        make: Makes the value of a name; never ``None``.

    Examples:
        >>> lengths = OnDemand(["a", "bb"], len)
        >>> lengths["bb"], sorted(lengths)
        (2, ['a', 'bb'])
    """

    _values: dict[str, T | None] = field(converter=_unmade)
    _make: Callable[[str], T]

    def __getitem__(self, name: str) -> T:
        value = self._values[name]
        # None stands for what is not made yet: one look-up in one dict, as this is asked for each
        # column of each parcel.
        if value is None:
            value = self._values[name] = self._make(name)
        return value

    def made(self) -> frozenset[str]:
        """Return the names that were asked for."""
        return frozenset(name for name, value in self._values.items() if value is not None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
