"""How far a long computation has come: told to whoever waits for it, if they ask.

A callback is given what is done and what there is in all, nothing if nobody knows beforehand: a fit
climbs until it stands. What it raises stops the computation and reaches its caller, which is how a
wait is broken off. Without a callback nothing is counted.
"""

from collections.abc import Callable, Iterator

from xborder.errors import InvalidType

Progress = Callable[[int, int | None], object]
"""Called with what is done and what there is in all, or ``None`` where that is not known."""

_TOLD = 100
"""How often a computation tells at most: a bar has no more to show, and a call costs its time."""


def told(progress: Progress | None) -> Progress | None:
    """Return a callback, or nothing where none was given.

    Raises:
        InvalidType: It cannot be called.
    """
    if progress is None or callable(progress):
        return progress
    raise InvalidType(
        "{name} is {value}, which cannot be called.",
        code="progress",
        remedy="Give a function of what is done and what there is in all.",
        where="progress",
        name="progress",
        value=repr(progress)[:80],
    )


def steps(total: int, progress: Progress | None) -> Iterator[int]:
    """Yield the numbers below a total, telling now and then how many are done.

    Args:
        total: How many steps there are.
        progress: Whom to tell; the last step is always told.

    Examples:
        >>> seen = []
        >>> sum(steps(4, lambda done, total: seen.append((done, total))))
        6
        >>> seen
        [(1, 4), (2, 4), (3, 4), (4, 4)]
    """
    listener = told(progress)
    every = max(1, total // _TOLD)
    for step in range(total):
        yield step
        if listener is not None and ((step + 1) % every == 0 or step + 1 == total):
            listener(step + 1, total)
