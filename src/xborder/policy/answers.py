"""What is known of a plan's conditions before they are asked, and how comparisons came out.

Both are memories that a run is given: with them a second parcel with the same coded facts asks
fewer conditions, and a search over prices sees when another price is decided alike.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define, field

from xborder.policy.columns import Column, Groups

Q = TypeVar("Q")


@define(eq=False)
class Answers:
    """How a plan's own conditions come out for lines with these coded facts.

    What coded facts alone decide is asked once, and holds for all parcels that share them. The
    conditions go by the ``id`` of the object (see :class:`~xborder.policy.compiled.CompiledPlan`).

    Args:
        alike: For each of the plan's own conditions, by ``id``: the ``id`` of every one that comes
            out the same, itself among them.
        settled: The ``id`` of those that coded facts alone decide.
        local: The ``id`` of those among them that each line decides for itself.

    Attributes:
        known: The answers so far, by the ``id`` of the condition.
    """

    alike: Mapping[int, tuple[int, ...]] = field(factory=dict)
    settled: frozenset[int] = frozenset()
    local: frozenset[int] = frozenset()
    known: dict[int, Column] = field(init=False, factory=dict)
    decided: dict[tuple[int, int], tuple[int, ...]] = field(init=False, factory=dict)
    """Which part of a known condition decided it on a line, by its ``id`` and the line."""
    _open: dict[int, tuple[Any, ...]] = field(init=False, factory=dict)

    def left_open(self, whole: object, parts: tuple[Q, ...]) -> tuple[Q, ...]:
        """Return those parts of a condition, or of a list of rules, that are still to be asked.

        Args:
            whole: What the parts are parts of.
            parts: All of them: what is returned until :meth:`leave_open` says less.
        """
        return self._open.get(id(whole), parts)

    def leave_open(self, whole: object, parts: tuple[Any, ...]) -> None:
        """Say which parts are still to be asked, the coded facts having decided the others.

        Args:
            whole: A condition of the plan, or a list of its rules: the plan keeps it.
            parts: What is left to ask of any parcel of this kind.
        """
        self._open[id(whole)] = parts

    def is_own(self, question: object) -> bool:
        """Return whether a condition is the plan's own, and not made up by another."""
        return id(question) in self.alike

    def is_known(self, question: object) -> bool:
        """Return whether it is known how a condition comes out for all lines of this kind."""
        return id(question) in self.known

    def is_settled(self, question: object) -> bool:
        """Return whether a condition is the plan's own, and coded facts alone decide it."""
        return id(question) in self.settled

    def is_local(self, question: object) -> bool:
        """Return whether the coded facts of a line alone decide a condition on that line."""
        return id(question) in self.local

    def keep(self, question: object, truth: Column) -> None:
        """Keep how a condition comes out whenever the coded facts are these."""
        for twin in self.alike.get(id(question), ()):
            self.known[twin] = truth

    def afresh(self) -> "Answers":
        """Return answers about other lines, of which nothing is known yet."""
        return Answers(self.alike, self.settled, self.local)

    def of_some(self) -> "Answers":
        """Return answers about some of these lines: what is decided on all is not asked of some."""
        some = self.afresh()
        some._open.update(self._open)  # noqa: SLF001 - of the same class
        return some

    def at_rest(self) -> "Answers":
        """Return what is known by now, to which nothing is added.

        Parcels of one kind that are run with the same answers are asked the same questions, so
        that their comparisons can be held against each other one by one.
        """
        resting = AnswersAtRest(self.alike, self.settled, self.local)
        resting.known.update(self.known)
        resting._open.update(self._open)  # noqa: SLF001 - of the same class
        return resting


@define(eq=False)
class SameLines:
    """What one run over lines leaves for the next run over the very same, at other prices.

    The search for net prices runs a chunk a dozen times. What coded facts decide of its lines and
    how these are grouped is the same each time, and is worked out in the first run alone.

    Attributes:
        answers: How conditions come out that coded facts decide.
        groups: The partitions of the lines.
    """

    answers: Answers
    groups: dict[Any, Groups] = field(factory=dict)

    def of_some(self) -> "SameLines":
        """Return what is left for a run over some of the lines."""
        return SameLines(self.answers.of_some())


class AnswersAtRest(Answers):
    """Answers that no parcel adds to."""

    def keep(self, question: object, truth: Column) -> None:
        """Keep nothing."""

    def leave_open(self, whole: object, parts: tuple[Any, ...]) -> None:
        """Leave open what is."""


@define(eq=False)
class Comparisons:
    """How every comparison with a limit came out, in order: equal ones, equal rules.

    Args:
        beforehand: What is known of the conditions by all parcels that are compared; ``None`` for
            nothing. It must be at rest, or each parcel changes what the next is asked.

    Attributes:
        outcomes: One column a comparison.
    """

    beforehand: Answers | None = None
    outcomes: list[Column] = field(init=False, factory=list)

    def note(self, outcome: Column) -> None:
        """Add how one came out."""
        self.outcomes.append(outcome)
