"""Sorts: the lines of a chunk by all that coded facts say of them."""

from collections.abc import Callable
from typing import Any

from attrs import frozen


@frozen(eq=False)
class Sorts:
    """Lines by all that coded facts say of them.

    Twenty thousand lines of a chunk are of a few dozen sorts. What coded facts alone decide is
    asked of a line of each, and every other line takes the answer of its sort.

    Attributes:
        of: The sort of each line.
        ask: Returns how a condition comes out on a line of each sort, and remembers it.
    """

    of: Any
    ask: Callable[[Any], Any]

    def truth(self, question: object) -> Any:
        """Return how a condition comes out on each line."""
        truth = self.ask(question)
        # Most come out alike everywhere, and to fill a column is faster than to gather one.
        if (truth == truth[0]).all():
            return truth[:1].repeat(len(self.of))
        return truth[self.of]

    def taken(self, here: Callable[[Any], Any]) -> "Sorts":
        """Return the sorts of some lines.

        Args:
            here: Returns the entries of a column that stand on them.
        """
        return Sorts(here(self.of), self.ask)
