"""Who moved from where to where between two dates, and why."""

from collections import Counter
from collections.abc import Mapping

from attrs import field, frozen

from xborder.customers import arguments
from xborder.display import Brief
from xborder.messages import Text

ABSENT = ""
"""The state of a customer who is not there on one of the two dates."""


@frozen(kw_only=True)
class Move:
    """A customer whose state changed.

    Attributes:
        customer_id: The customer.
        before: The state left; empty if the customer was not there.
        after: The state entered; empty if the customer is gone.
        left_because: The reason of the state left, on the earlier date.
        entered_because: The reason of the state entered, on the later date.
    """

    customer_id: str
    before: str
    after: str
    left_because: Text | None
    entered_because: Text | None


@frozen(kw_only=True, repr=False)
class Transitions(Brief):
    """The matrix of moves between two dates, and the moves themselves.

    Attributes:
        counts: How many customers went from one state to another (or stayed).
        moves: Those who changed, in order of customer.
        states: Every state, in order.
    """

    counts: Mapping[tuple[str, str], int] = field(hash=False)
    moves: tuple[Move, ...]
    states: tuple[str, ...]

    def count(self, before: str, after: str) -> int:
        """Return how many went from one state to another."""
        pair = (arguments.an(str, before, "before"), arguments.an(str, after, "after"))
        return self.counts.get(pair, 0)

    def rates(self, before: str) -> Mapping[str, float]:
        """Return where those in a state went, as fractions of 1; empty if nobody was in it."""
        row = {after: self.count(before, after) for after in self.states}
        total = sum(row.values())
        return {after: count / total for after, count in row.items() if count}


def _reason(value: object, where: str) -> Text:
    return arguments.an(Text, value, where)


def transitions(
    before: Mapping[str, str],
    after: Mapping[str, str],
    *,
    reasons_before: Mapping[str, Text] | None = None,
    reasons_after: Mapping[str, Text] | None = None,
) -> Transitions:
    """Return the moves between two dates, for stages, segments or tiers alike.

    Args:
        before: The state of each customer on the earlier date.
        after: The state of each customer on the later date.
        reasons_before: Why each was there, on the earlier date.
        reasons_after: Why each is there, on the later date.

    Examples:
        >>> moved = transitions({"a": "retain", "b": "retain"}, {"a": "lost", "c": "nurture"})
        >>> moved.count("retain", "lost"), moved.count("", "nurture"), moved.count("retain", "")
        (1, 1, 1)
    """
    before, after = (
        arguments.by_name(states, where, arguments.text)
        for states, where in ((before, "before"), (after, "after"))
    )
    why_left, why_entered = (
        arguments.by_name({} if reasons is None else reasons, where, _reason)
        for reasons, where in (
            (reasons_before, "reasons_before"),
            (reasons_after, "reasons_after"),
        )
    )
    pairs = {
        name: (str(before.get(name, ABSENT)), str(after.get(name, ABSENT)))
        for name in sorted({*before, *after})
    }
    return Transitions(
        counts=dict(Counter(pairs.values())),
        moves=tuple(
            Move(
                customer_id=name,
                before=was,
                after=now,
                left_because=why_left.get(name),
                entered_because=why_entered.get(name),
            )
            for name, (was, now) in pairs.items()
            if was != now
        ),
        states=tuple(sorted({state for pair in pairs.values() for state in pair})),
    )
