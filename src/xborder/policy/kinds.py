"""Kinds: what was worked out for one parcel and holds for every other of its kind."""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from attrs import define, field

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


@define(eq=False)
class Kinds(Generic[K, V]):
    """The one bounded memory of the engine: a value for each kind, up to so many kinds.

    What is asked again by every parcel of a kind (which entry of a tariff its goods find, how the
    conditions that coded facts decide come out) is worked out once. A value must follow from its
    key alone, so that what is remembered changes no figure. A full memory starts afresh: that is
    cheaper than keeping track of what was used last, and a shop sends few kinds at a time.

    Args:
        most: How many kinds it keeps.

    Examples:
        >>> squares = Kinds[int, int](2)
        >>> squares.recall(3, lambda: 9), squares.recall(3, lambda: 0)
        (9, 9)
    """

    most: int
    _known: dict[K, V] = field(init=False, factory=dict)

    def recall(self, kind: K, work_out: Callable[[], V]) -> V:
        """Return the value of a kind, worked out the first time it is asked for."""
        try:
            return self._known[kind]
        except KeyError:  # met for the first time: what goes wrong below is not its consequence
            pass
        value = work_out()
        self.keep(kind, value)
        return value

    def known(self, kind: K) -> V | None:
        """Return the value of a kind; ``None`` if it was not met, or is not kept."""
        return self._known.get(kind)

    def keep(self, kind: K, value: V) -> None:
        """Keep the value of a kind."""
        if len(self._known) >= self.most:
            self._known.clear()
        self._known[kind] = value
