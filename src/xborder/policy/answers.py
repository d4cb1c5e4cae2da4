"""Answers: how a plan's own conditions come out, where the coded facts alone decide them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import define, field

from xborder.policy.exact import Column

if TYPE_CHECKING:
    from xborder.policy.condition import Condition
    from xborder.policy.ledger import Ledger

_NOWHERE = -1
"""In place of a condition's place: it is not the plan's own."""


@define(eq=False)
class Answers:
    """What was asked about lines with these coded facts; good for all others that share them.

    Args:
        places: The plan's own conditions by ``id``. Equal ones that coded facts decide share a
            place.
        settled: The places of the conditions that coded facts alone decide.
    """

    places: Mapping[int, int] = field(factory=dict)
    settled: frozenset[int] = frozenset()
    _known: dict[int, Column] = field(init=False, factory=dict)

    def ask(self, condition: "Condition", ledger: "Ledger") -> Column:
        """Return how a condition comes out; one that coded facts decide is asked once."""
        place = self.places.get(id(condition), _NOWHERE)
        known = self._known.get(place)
        if known is None:
            known = condition.truth(ledger)
            if place in self.settled:
                self._known[place] = known
        return known

    def is_settled(self, condition: "Condition") -> bool:
        """Return whether a condition is the plan's own, and coded facts alone decide it."""
        return self.places.get(id(condition), _NOWHERE) in self.settled

    def keep(self, condition: "Condition", truth: Column) -> None:
        """Keep how a condition comes out whenever the coded facts are these."""
        place = self.places.get(id(condition), _NOWHERE)
        if place != _NOWHERE:
            self._known[place] = truth

    def afresh(self) -> "Answers":
        """Return answers about other lines, of which nothing is known yet."""
        return Answers(self.places, self.settled)
