"""Memory: what was worked out once and is asked for again."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from attrs import define, field

T = TypeVar("T")
_NEW = object()


@define(eq=False)
class Memory:
    """Values by what they depend on, up to so many; then it starts afresh.

    A value must follow from its key alone. An ``id`` in a key must be that of an object that lives
    as long as the memory, or is held by the value.

    Args:
        most: How many values it keeps.

    Examples:
        >>> squares = Memory(2)
        >>> squares.recall(3, lambda: 9), squares.recall(3, lambda: 0)
        (9, 9)
    """

    most: int
    _known: dict[Hashable, Any] = field(init=False, factory=dict)

    def recall(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """Return the value of a key, worked out the first time it is asked for."""
        known: Any = self._known.get(key, _NEW)
        if known is _NEW:
            known = work_out()
            if len(self._known) >= self.most:
                self._known.clear()
            self._known[key] = known
        value: T = known
        return value
