"""Schemes: the regimes under which a line can enter, tried in the order of the law."""

from attrs import field, frozen

from xborder.choice import Choice
from xborder.policy.condition import Condition
from xborder.policy.names import names
from xborder.policy.rule import WRITTEN, Rule


class Per(Choice):
    """Whether each line, or only the whole consignment, can be under a scheme."""

    LINE = "line"
    CONSIGNMENT = "consignment"


@frozen(kw_only=True)
class Scheme(Rule):
    """A low-value, simplified or standard regime.

    Args:
        id: Its name.
        title: What it is called; a message id.
        when: What it takes. A scheme for the whole consignment needs it on every line.
        per: Whether lines or whole consignments are under it.
        steps: The charges and waivers by id, in the order they are computed. One that has no
            rule in force on the day is left out.
        elective: Whether it is the caller's choice: then it is taken only if
            ``consignment.elections`` names it, and otherwise shown beside the others.
    """

    title: str
    when: Condition
    steps: tuple[str, ...] = field(default=(), converter=names, metadata=WRITTEN)
    per: Per = field(default=Per.CONSIGNMENT, converter=Per)
    elective: bool = False
