"""Amounts made of amounts: sums, differences, floors, ceilings, estimates, the highest of all."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import field, frozen

from xborder.errors import InvalidPolicy
from xborder.messages import Text
from xborder.money.rounding import Stage
from xborder.policy.amount.leaf import FREE, Amount, Leaf, amount_of, amounts_of, percent_text
from xborder.policy.columns.exact import Exact
from xborder.policy.condition.limit import value_text
from xborder.policy.doubt import State
from xborder.policy.ledger import Ledger
from xborder.policy.names import names
from xborder.policy.written import rate_of


@frozen(init=False)
class Sum:
    """Amounts added, such as ``8% + 30.60 EUR / 100 kg``."""

    parts: tuple[Amount, ...] = field(converter=amounts_of)

    def __init__(self, *parts: Amount) -> None:
        if not parts:
            raise InvalidPolicy(
                "A sum has no parts.",
                code="policy.empty",
                remedy="Give at least one amount, or FREE.",
            )
        self.__attrs_init__(parts)

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the sum."""
        return self.merged([part.exact(base, ledger) for part in self.parts], ledger)

    def merged(self, parts: Sequence[Exact], ledger: Ledger) -> Exact:  # noqa: ARG002
        """Return what the parts come to together."""
        total = parts[0]
        for part in parts[1:]:
            total = total + part
        return total

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formulas of the parts, joined by *plus*."""
        return _joined("{left} + {right}", self.parts, ledger, line)

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:
        """Return the sum of the rates, if every part has one."""
        total = Fraction(0)
        for part in self.parts:
            rate = part.rate(ledger, line)
            if rate is None:
                return None
            total += rate
        return total

    def children(self) -> tuple[Amount, ...]:
        """Return the parts."""
        return self.parts


@frozen
class Estimate:
    """An amount that stands with a doubt: the line becomes an estimate, and says why.

    Args:
        amount: The amount that is shown.
        reason: What is not known; a message id.
    """

    amount: Amount = field(converter=amount_of)
    reason: str = field()

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the amount, and mark every line."""
        ledger.doubt(State.ESTIMATE, self.why(), ledger.lanes.fill(1))
        return self.amount.exact(base, ledger)

    def why(self) -> Text:
        """Return what is not known, in words."""
        return Text(self.reason)

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula of the amount."""
        return self.amount.words(ledger, line)

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:
        """Return the rate of the amount."""
        return self.amount.rate(ledger, line)

    def children(self) -> tuple[Amount, ...]:
        """Return the amount inside."""
        return (self.amount,)


@frozen
class Unavailing(Estimate):
    """The duty of goods whose claim to a lower one wins nothing.

    The duty stands, and its doubt with it: whoever claims means to pay less. Where nothing is due
    there was nothing to win, and nothing is said.
    """

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the amount, and mark the lines on which something is due."""
        due = self.amount.exact(base, ledger)
        ledger.doubt(State.ESTIMATE, self.why(), due.num > 0)
        return due


@frozen
class Difference:
    """One amount less another, never below zero: each line for itself.

    A sum of the declaration (:class:`~xborder.policy.amount.Flat`) is shared over the lines first,
    and each line's part of it is taken off.
    """

    whole: Amount = field(converter=amount_of)
    less: Amount = field(converter=amount_of)

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the difference, at least zero."""
        return self.merged([part.exact(base, ledger) for part in self.children()], ledger)

    def merged(self, parts: Sequence[Exact], ledger: Ledger) -> Exact:
        """Return the difference of the two parts, at least zero."""
        left = parts[0] - parts[1]
        return Exact(ledger.lanes.most(left.num, 0), left.over, left.scale)

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula; what is free takes nothing off."""
        left, right = self.whole.words(ledger, line), self.less.words(ledger, line)
        if right == FREE.words(ledger, line):
            return left
        return Text("{left} - {right}", left=left, right=right)

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:
        """Return the difference of the rates, if both have one."""
        whole, less = self.whole.rate(ledger, line), self.less.rate(ledger, line)
        return None if whole is None or less is None else max(whole - less, Fraction(0))

    def children(self) -> tuple[Amount, ...]:
        """Return what is taken off, after what it is taken off from."""
        return (self.whole, self.less)


@frozen
class AtLeast:
    """The larger of two amounts, of each line for itself: a tariff's MIN.

    A sum of the declaration (:class:`~xborder.policy.amount.Flat`) is shared over the lines first,
    and each line is compared with its part; ``least=`` of a charge is the least of a declaration.
    """

    amount: Amount = field(converter=amount_of)
    floor: Amount = field(converter=amount_of)

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the larger."""
        return self.merged([part.exact(base, ledger) for part in self.children()], ledger)

    def merged(self, parts: Sequence[Exact], ledger: Ledger) -> Exact:
        """Return the larger of the two parts."""
        return ledger.larger(*parts)

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula with its floor."""
        return _joined("{left}, at least {right}", self.children(), ledger, line)

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:  # noqa: ARG002
        """Return nothing: there is no single rate."""
        return None

    def children(self) -> tuple[Amount, ...]:
        """Return the amount, then its floor."""
        return (self.amount, self.floor)


@frozen
class NoMoreThan:
    """The smaller of two amounts, of each line for itself: a tariff's MAX, or the cheaper way.

    A sum of the declaration (:class:`~xborder.policy.amount.Flat`) is shared over the lines first,
    and each line is compared with its part; ``most=`` of a charge is the most of a declaration.
    """

    amount: Amount = field(converter=amount_of)
    ceiling: Amount = field(converter=amount_of)

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the smaller."""
        return self.merged([part.exact(base, ledger) for part in self.children()], ledger)

    def merged(self, parts: Sequence[Exact], ledger: Ledger) -> Exact:
        """Return the smaller of the two parts."""
        return ledger.smaller(*parts)

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula with its ceiling."""
        return _joined("{left}, at most {right}", self.children(), ledger, line)

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:  # noqa: ARG002
        """Return nothing: there is no single rate."""
        return None

    def children(self) -> tuple[Amount, ...]:
        """Return the amount, then its ceiling."""
        return (self.amount, self.ceiling)


def _joined(sentence: str, parts: Sequence[Amount], ledger: Ledger, line: int) -> Text:
    text = parts[0].words(ledger, line)
    for part in parts[1:]:
        text = Text(sentence, left=text, right=part.words(ledger, line))
    return text


@frozen
class TopUp(Leaf):
    """What is missing to a share of the base, after the charges named: a rate floor.

    Args:
        to: The share that all together shall reach.
        counting: The charges that count towards it, on their exact faces.
    """

    to: Fraction = field(converter=rate_of)
    counting: tuple[str, ...] = field(default=(), converter=names)

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the gap, at least zero."""
        goal = base.times(self.to.numerator, self.to.denominator)
        gap = goal - ledger.amount([f"{name}.exact" for name in self.counting])
        return Exact(ledger.lanes.most(gap.num, 0), gap.over, gap.scale)

    def words(self, ledger: Ledger, line: int) -> Text:  # noqa: ARG002
        """Return the formula: what is missing to the share, after the charges counted."""
        return Text(
            "what is missing to {rate} of the base after {charges}",
            rate=percent_text(self.to),
            charges=value_text(self.counting),
        )


@frozen
class Highest:
    """The highest rate of a declaration, on each of its lines.

    So a postal parcel with goods of several origins pays the highest of their rates on all of it.

    Args:
        amount: Shares of the base, such as rates by origin; nothing that counts pieces or weight.
    """

    amount: Amount = field(converter=amount_of)

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the base times the highest rate of the declaration."""
        rate = self.amount.exact(Exact(ledger.lanes.fill(1)), ledger)
        highest = ledger.lanes.highest(rate.num, ledger.partition(Stage.DECLARATION))
        return base.scaled(highest, rate.over)

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula with the highest rate of the declaration."""
        rate = self.rate(ledger, line)
        if rate is None:
            return self.amount.words(ledger, line)
        share = percent_text(rate)
        return Text("{rate} of the base, the highest rate in the declaration", rate=share)

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:
        """Return the highest rate of the line's declaration; nothing if one is not known."""
        return ledger.once(self, lambda: self._rates(ledger))[line]

    def _rates(self, ledger: Ledger) -> list[Fraction | None]:
        """Return the highest rate of every line's declaration: each line is asked once."""
        label = ledger.lanes.entries(ledger.partition(Stage.DECLARATION).label)
        found: dict[int, list[Fraction | None]] = {}
        for line, group in enumerate(label):
            found.setdefault(group, []).append(self.amount.rate(ledger, line))
        highest = {group: _highest(rates) for group, rates in found.items()}
        return [highest[group] for group in label]

    def children(self) -> tuple[Amount, ...]:
        """Return the amount inside."""
        return (self.amount,)


def _highest(rates: Sequence[Fraction | None]) -> Fraction | None:
    known = [rate for rate in rates if rate is not None]
    return max(known) if len(known) == len(rates) else None
