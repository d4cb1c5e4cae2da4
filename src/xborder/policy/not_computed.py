"""What is not computed: goods and ways for which a quote says so, instead of a figure that lies."""

from collections.abc import Iterable
from typing import ClassVar

from attrs import frozen

from xborder.policy.condition import Condition
from xborder.policy.doubt import State
from xborder.policy.rule import Rule


@frozen(kw_only=True)
class NotComputed(Rule):
    """Goods or ways that are not computed: the quote has no total, and says why.

    Attributes:
        when: Where it acts.
        reason: Why; a message id.
    """

    state: ClassVar[State] = State.UNSUPPORTED

    when: Condition
    reason: str


@frozen(kw_only=True)
class Doubtful(Rule):
    """Goods or ways whose figures stand as an estimate, something being left out.

    Attributes:
        when: Where it acts.
        reason: What is left out or not known; a message id.
        reading: The disputed question behind it, if each of its answers gives sure figures.
    """

    state: ClassVar[State] = State.ESTIMATE

    when: Condition
    reason: str
    reading: str = ""


def gaps(given: Iterable[NotComputed | Doubtful]) -> tuple[NotComputed | Doubtful, ...]:
    """Return what is not computed, in the order given: a price list holds it as a tuple."""
    return tuple(given)
