"""Answers: how a plan's own conditions come out, where the coded facts alone decide them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import define, field

from xborder.policy.columns.exact import Column

if TYPE_CHECKING:
    from xborder.policy.condition import Condition
    from xborder.policy.ledger import Ledger


@define(eq=False)
class Answers:
    """What was asked about lines with these coded facts; good for all others that share them.

    Args:
        alike: For each of the plan's own conditions, by ``id``: the ``id`` of every one that comes
            out the same, itself among them.
        settled: The ``id`` of those that coded facts alone decide.

    Attributes:
        known: The answers so far, by the ``id`` of the condition.
    """

    alike: Mapping[int, tuple[int, ...]] = field(factory=dict)
    settled: frozenset[int] = frozenset()
    known: dict[int, Column] = field(init=False, factory=dict)

    def ask(self, condition: "Condition", ledger: "Ledger") -> Column:
        """Return how a condition comes out; kept if coded facts decide it."""
        truth = condition.truth(ledger)
        if id(condition) in self.settled:
            self.keep(condition, truth)
        return truth

    def is_settled(self, condition: "Condition") -> bool:
        """Return whether a condition is the plan's own, and coded facts alone decide it."""
        return id(condition) in self.settled

    def keep(self, condition: "Condition", truth: Column) -> None:
        """Keep how a condition comes out whenever the coded facts are these."""
        for twin in self.alike.get(id(condition), ()):
            self.known[twin] = truth

    def afresh(self) -> "Answers":
        """Return answers about other lines, of which nothing is known yet."""
        return Answers(self.alike, self.settled)
