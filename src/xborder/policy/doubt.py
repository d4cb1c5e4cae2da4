"""How sure a line is, and why it is no surer."""

from enum import IntEnum

from attrs import frozen

from xborder.messages import Text
from xborder.policy.columns import Column


class State(IntEnum):
    """How sure a line is; a doubt on one line is a doubt of its whole declaration."""

    EXACT = 0
    ESTIMATE = 1
    MISSING_FACT = 2
    UNSUPPORTED = 3


@frozen(eq=False)
class Doubt:
    """Why some lines are not exact.

    Attributes:
        state: What they are instead.
        reason: Why.
        lines: A column that holds where the doubt does.
        fact: The fact that is missing, if that is the reason.
        rule: The rule that may hold or not, if that is the reason; for an entry of a goods table
            the table.
        reading: The question that is disputed, if that is the reason.
    """

    state: State
    reason: Text
    lines: Column
    fact: str = ""
    rule: str = ""
    reading: str = ""
