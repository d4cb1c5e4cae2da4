"""Named values: what a rule calls customs value, intrinsic value, entered value."""

from fractions import Fraction

from attrs import field, frozen

from xborder.messages import Text
from xborder.money.rounding import Rounding
from xborder.policy.amount import WHOLE, percent_text, share_of
from xborder.policy.columns.exact import Exact
from xborder.policy.condition import ALWAYS, Condition, note_unknown
from xborder.policy.ledger import PERHAPS, YES, Ledger
from xborder.policy.names import names, some_names
from xborder.policy.rule import Rule

DOOR_AMOUNTS = {
    "price": Text("what the buyer pays for the goods, before discounts"),
    "goods": Text("goods at list price, or at their customs value where one is stated"),
    "seller_discount": Text("the seller's discount"),
    "platform_discount": Text("the platform's discount"),
    "freight": Text("freight to the buyer's door, as charged"),
    "freight_waived": Text("freight that the seller waives"),
    "freight_before_border": Text("freight to the border"),
    "freight_after_border": Text("freight after the border"),
    "insurance": Text("insurance"),
    "taxable_fees": Text("the seller's fees inside the tax base"),
    "other_fees": Text("fees outside the tax base"),
}
"""The amounts of a line that the door provides, in the destination's currency."""


@frozen(kw_only=True)
class Value(Rule):
    """A named amount a line: a sum of others, less some, times a share, rounded.

    Args:
        id: Its name; bases and limits speak it.
        title: What it is; a message id.
        plus: The amounts added: door amounts, earlier values, or charges.
        minus: The amounts taken off; the result is never below zero.
        share: A factor, such as 3/5 for the retail price of goods for personal use.
        rounding: How it is rounded, if it is.
        when: On which lines it counts; elsewhere it is nothing. So a part that is valued
            differently by post and by courier is a value of its own.
    """

    title: str
    plus: tuple[str, ...] = field(converter=some_names)
    minus: tuple[str, ...] = field(default=(), converter=names)
    share: Fraction = field(default=WHOLE, converter=share_of)
    rounding: Rounding | None = None
    when: Condition = ALWAYS

    def compute(self, ledger: Ledger) -> Exact:
        """Return the value of each line."""
        if self.when is ALWAYS:
            return self._anywhere(ledger)
        lanes, counts = ledger.lanes, ledger.truth(self.when)
        if not lanes.any(counts):  # as of most parcels a value for one way of transport is
            return Exact(lanes.fill(0))
        value = self._anywhere(ledger)
        unsure = lanes.where(counts == PERHAPS, value.num, 0) != 0
        note_unknown(self.when, unsure, self.title, ledger)
        return Exact(lanes.where(counts == YES, value.num, 0), value.over, value.scale)

    def _anywhere(self, ledger: Ledger) -> Exact:
        value = ledger.amount(self.plus)
        if self.minus:
            value = value - ledger.amount(self.minus)
            value = Exact(ledger.lanes.most(value.num, 0), value.over, value.scale)
        if self.share is not WHOLE:
            value = value.times(self.share.numerator, self.share.denominator)
        if self.rounding is not None:
            value = Exact(ledger.rounded(value, self.rounding))
        return value

    def words(self) -> Text:
        """Return how it is made up."""
        text = Text("{value}", value=" + ".join(self.plus))
        if self.minus:
            text = Text("{left} less {right}", left=text, right=" + ".join(self.minus))
        if self.share is not WHOLE:
            text = Text("{rate} of ({value})", rate=percent_text(self.share), value=text)
        return text
