"""A gap: something that a parcel does not say, and what that makes of its quote."""

from attrs import frozen

from xborder.messages import Text
from xborder.policy.doubt import State


@frozen
class Gap:
    """Something that a parcel does not say.

    Attributes:
        state: What it makes of a quote that the rules call exact.
        reason: Why.
        items: The order lines it concerns.
        fact: The fact that is missing, if one has to be given.
    """

    state: State
    reason: Text
    items: tuple[int, ...]
    fact: str = ""
