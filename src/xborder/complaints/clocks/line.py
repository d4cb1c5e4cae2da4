"""The two lines a clock may count on: a desk's open time, or every hour there is."""

from typing import Protocol

from xborder.worktime import Boundary


class Line(Protocol):
    """What a clock asks of a line of time, in microseconds since 1970 in UTC."""

    def used(self, start: int, end: int, /) -> int:
        """Return the counted time between two instants."""
        ...

    def after(self, start: int, span: int, boundary: Boundary = ..., /) -> int:
        """Return the instant at which ``span`` of counted time is used up."""
        ...

    def cut(self, low: int, high: int, /) -> list[tuple[int, int]]:
        """Return the counted stretches between two instants."""
        ...


class ElapsedTime:
    """Every instant counts."""

    def used(self, start: int, end: int) -> int:
        """Return the time between two instants."""
        return end - start

    def after(self, start: int, span: int, _boundary: Boundary = Boundary.CLOSING) -> int:
        """Return the instant ``span`` later."""
        return start + span

    def cut(self, low: int, high: int) -> list[tuple[int, int]]:
        """Return the whole stretch."""
        return [(low, high)] if low < high else []


ELAPSED_TIME = ElapsedTime()
