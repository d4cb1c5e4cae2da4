"""Conditions: what they answer, and those that have no parts."""

from typing import Any, Protocol

from attrs import frozen

from xborder.messages import Text
from xborder.policy.columns.exact import Column
from xborder.policy.ledger import YES, Ledger, Question


class Condition(Question, Protocol):
    """Something that holds, does not hold, or cannot be told."""

    def words(self) -> Text:
        """Return what has to hold, as a clause that a sentence can take."""

    def parts(self) -> "tuple[Condition, ...]":
        """Return the conditions inside this one; none for a leaf."""

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return each fact that is not known and matters, with the lines where it is not."""


@frozen
class Leaf:
    """A condition without parts."""

    def parts(self) -> "tuple[Condition, ...]":
        """Return nothing."""
        return ()

    def denied(self: Condition) -> Text:
        """Return the opposite of what is required, as a clause."""
        return Text("it is not the case that {condition}", condition=self.words())

    def missing(self, ledger: Ledger) -> dict[str, Column]:  # noqa: ARG002
        """Return nothing: a leaf that reads no fact misses none."""
        return {}


@frozen
class Always(Leaf):
    """Holds always."""

    def truth(self, ledger: Ledger) -> Column:
        """Return yes."""
        return ledger.lanes.fill(YES)

    def words(self) -> Text:
        """Return the word "always"."""
        return Text("always")

    def denied(self) -> Text:
        """Return the word "never"."""
        return Text("never")

    def __reduce__(self) -> tuple[Any, ...]:
        # Rules ask "is ALWAYS": in another process too there is one of it.
        return _always, ()


def _always() -> "Always":
    return ALWAYS


ALWAYS = Always()
"""A condition that always holds: there is one of it, so that rules may ask for it by ``is``."""
