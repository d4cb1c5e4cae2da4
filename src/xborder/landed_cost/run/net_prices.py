"""Prices that already include tax, or everything: which net prices they stand for.

The engine runs forward from net prices. Here it is asked again and again: what is left of each
line's price after the charges it includes becomes the next net price, until the charges come out
as they went in.

Where charges are plain shares of a price, what is left is a fraction with a small denominator, such
as 100/119, and the net price is exact. Where they are not, as with a duty of three euros a piece or
one that is rounded before tax falls on it, net prices are searched in millionths of a minor unit
(:mod:`.net_steps`): so that a chunk of a table takes the same steps on int64.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Protocol

from attrs import evolve, frozen

from xborder.landed_cost.run.declaration import worst_of
from xborder.landed_cost.run.evaluation import Evaluation, evaluate
from xborder.landed_cost.run.net_steps import FINE, Guess, next_net
from xborder.messages import Text
from xborder.money import Mode, Rounding
from xborder.policy.charge import Charge, ChargeKind
from xborder.policy.columns import Column, Exact, Lanes
from xborder.policy.compiled import CompiledPlan
from xborder.policy.entry import Entry
from xborder.policy.ledger import Facts, Ledger, State
from xborder.trade import PriceBasis

ROUNDS = 12
"""Rounds at most. Three to nine do, but for prices that lie across a threshold."""
SETTLING = 6
"""In so many last rounds charges hardly move, or no net price leads to the price."""
TO_MINOR_UNIT = Rounding(unit=1, mode=Mode.HALF_UP)
TAXES = {ChargeKind.VAT, ChargeKind.GST, ChargeKind.SALES_TAX}
ADDED = ("price", "freight", "insurance")
TAKEN_OFF = ("seller_discount", "platform_discount")
SCALED = (
    "price",
    "goods",
    "seller_discount",
    "platform_discount",
    "freight",
    "freight_after_border",
    "freight_waived",
    "insurance",
)
"""What is cut to what charges leave; freight before the border is freight less that after it."""
ACROSS = Text("No net price leads to these prices: they lie across a threshold.")
ABOVE = Text("No net price leads to these prices: the charges they include are higher.")


@frozen(kw_only=True, eq=False)
class NetPrices:
    """Net amounts that lead back to the prices given.

    Attributes:
        evaluation: What came out on the net amounts.
        gross: What the buyer pays for each line, in minor units: net and included charges. Of what
            others pay, as much stands on a line without a price as its own charges come to.
        included: The part of it that is charges, in minor units.
    """

    evaluation: Evaluation
    gross: Column
    included: Column


def settle(rules: CompiledPlan, facts: Facts, lanes: Lanes, basis: PriceBasis) -> NetPrices:
    """Find the net amounts behind prices that include charges.

    Args:
        rules: The rules.
        facts: The columns at the prices given.
        lanes: The lanes of one consignment.
        basis: Whether tax alone or every charge is included.

    Returns:
        The net amounts' evaluation. Where no net price leads back to the prices given, because
        they lie between the two sides of a threshold or below the charges that they include, the
        lines are unsupported and say so.
    """
    asked = _asked(facts, lanes)
    nets: _Nets = _Shares(asked, (Fraction(1),) * len(asked.whole))
    before: list[Guess] | None = None
    dues: list[Sequence[int]] = []
    while True:
        evaluation = evaluate(rules, nets.facts(facts, lanes), lanes)
        charges = _included(evaluation, basis, lanes)
        dues.append(lanes.entries(charges.due))
        left = _left_of(asked.whole, charges.exact)
        after, before = nets.after(left, charges.exact, before)
        if after == nets:
            break
        if len(dues) == ROUNDS:
            if _moved(dues[-SETTLING:]) > most_moves(rules):
                evaluation.ledger.doubt(State.UNSUPPORTED, ACROSS, lanes.fill(1))
            break
        nets = after
    gross = TO_MINOR_UNIT.apply(asked.exact.num, asked.exact.denominator)
    gross = _with_free_lines(gross, charges.due, evaluation.ledger)
    evaluation.ledger.doubt(State.UNSUPPORTED, ABOVE, charges.due > gross)
    state = lanes.most(evaluation.state, worst_of(evaluation.ledger.doubts, lanes))
    evaluation = evolve(evaluation, state=state)
    return NetPrices(evaluation=evaluation, gross=gross, included=charges.due)


def most_moves(rules: CompiledPlan) -> int:
    """Return by how many minor units a line's charges may still move: by rounding, not more."""
    return max(1, len(rules.plan.schemes))


def asked_for(facts: Facts) -> Exact:
    """Return what buyers are asked for each line: goods, freight and insurance less discounts."""
    exact = facts.amounts[ADDED[0]]
    for name in ADDED[1:]:
        exact = exact + facts.amounts[name]
    for name in TAKEN_OFF:
        exact = exact - facts.amounts[name]
    return exact


@frozen(eq=False)
class _Asked:
    """What the buyer is asked for each line, as a column and as fractions of minor units."""

    exact: Exact
    whole: Sequence[Fraction]


class _Nets(Protocol):
    """Net prices of the lines of a consignment."""

    def facts(self, facts: Facts, lanes: Lanes, /) -> Facts:
        """Return the facts with each line's amounts cut to what its charges leave.

        All lines share one denominator, as the engine asks of the lines of a consignment.
        """

    def after(
        self,
        left: Sequence[Fraction],
        charges: Sequence[Fraction],
        before: Sequence[Guess] | None,
        /,
    ) -> "tuple[_Nets, list[Guess]]":
        """Return the next net prices, and the last guesses."""


@frozen
class _Shares:
    """Net prices as exact shares of the prices asked, of which the denominators are small."""

    asked: _Asked
    parts: tuple[Fraction, ...]

    def facts(self, facts: Facts, lanes: Lanes) -> Facts:
        common = lcm(*(part.denominator for part in self.parts))
        factor = lanes.column(
            [part.numerator * (common // part.denominator) for part in self.parts]
        )
        # All amounts that are admitted have one scale, and here get one other.
        before = facts.amounts["price"].scale
        scale = (lanes.fill(1) if before is None else before) * common
        nums = {name: facts.amounts[name].num * factor for name in SCALED}
        return with_amounts(facts, nums, scale, lanes)

    def after(
        self,
        left: Sequence[Fraction],
        charges: Sequence[Fraction],
        before: Sequence[Guess] | None,
    ) -> tuple[_Nets, list[Guess]]:
        nets = [gross * part for gross, part in zip(self.asked.whole, self.parts, strict=True)]
        parts = tuple(
            [
                part * gross / (net + charge) if whole and net + charge else part
                for whole, part, gross, net, charge in zip(
                    self.asked.whole, self.parts, left, nets, charges, strict=True
                )
            ]
        )
        guesses: list[Guess] = [
            Guess(in_parts(net), in_parts(charge))
            for net, charge in zip(nets, charges, strict=True)
        ]
        if lcm(*(part.denominator for part in parts)) <= FINE:
            return _Shares(self.asked, parts), guesses
        return _Searched(self.asked, _next(guesses, left, before)), guesses


@frozen
class _Searched:
    """Net prices in millionths of a minor unit."""

    asked: _Asked
    nets: tuple[int, ...]

    def facts(self, facts: Facts, lanes: Lanes) -> Facts:
        exact = self.asked.exact
        asked, over = lanes.entries(exact.num), lanes.entries(exact.denominator)
        # What nobody asks money for keeps the value that is stated of it.
        parts = [
            (net, whole) if whole else (FINE, one)
            for net, whole, one in zip(self.nets, asked, over, strict=True)
        ]
        nums = {}
        for name in SCALED:
            entries = lanes.entries(facts.amounts[name].num)
            cut = [
                TO_MINOR_UNIT.apply(amount * up, down)
                for amount, (up, down) in zip(entries, parts, strict=True)
            ]
            nums[name] = lanes.column(cut)
        return with_amounts(facts, nums, lanes.fill(FINE), lanes)

    def after(
        self,
        left: Sequence[Fraction],
        charges: Sequence[Fraction],
        before: Sequence[Guess] | None,
    ) -> tuple[_Nets, list[Guess]]:
        guesses: list[Guess] = [
            Guess(net, in_parts(charge)) for net, charge in zip(self.nets, charges, strict=True)
        ]
        return _Searched(self.asked, _next(guesses, left, before)), guesses


def with_amounts(facts: Facts, nums: dict[str, Column], scale: Column, lanes: Lanes) -> Facts:
    """Return facts with other amounts over another scale.

    Args:
        facts: The facts.
        nums: The numerators of the amounts that are scaled.
        scale: What all of them are over.
        lanes: How columns are computed.
    """
    nums["freight_before_border"] = nums["freight"] - nums["freight_after_border"]
    amounts = dict(facts.amounts)
    for name, amount in facts.amounts.items():
        if name in nums:
            amounts[name] = Exact(nums[name], amount.over, scale)
        elif not lanes.any(amount.num):  # nothing is nothing over every scale
            amounts[name] = Exact(amount.num, amount.over, scale)
    return evolve(facts, amounts=amounts)


def in_parts(amount: Fraction) -> int:
    """Return an amount in the parts of a minor unit that net prices are searched in, half up."""
    parts: int = TO_MINOR_UNIT.apply(amount.numerator * FINE, amount.denominator)
    return parts


def _asked(facts: Facts, lanes: Lanes) -> _Asked:
    exact = asked_for(facts)
    return _Asked(exact, tuple(_fractions(exact, lanes)))


def _next(
    guesses: Sequence[Guess], left: Sequence[Fraction], before: Sequence[Guess] | None
) -> tuple[int, ...]:
    last: Sequence[Guess | None] = before or [None] * len(guesses)
    lines = zip(guesses, left, last, strict=True)
    return tuple([next_net(guess, in_parts(gross), earlier) for guess, gross, earlier in lines])


def _left_of(whole: Sequence[Fraction], charges: Sequence[Fraction]) -> Sequence[Fraction]:
    """Return what is left of each line's price for the line itself and its own charges.

    A free sample has no price to take its charges from: the lines that are paid for bear them, by
    their prices.
    """
    paid = sum(whole)
    free = sum(charge for gross, charge in zip(whole, charges, strict=True) if not gross)
    if not free or not paid:
        return whole
    share = max(1 - free / paid, Fraction(0))
    return [gross * share for gross in whole]


def _with_free_lines(gross: Column, due: Column, ledger: Ledger) -> Column:
    """Return the prices of the lines, with the charges of free ones taken off the others'."""
    lanes, by = ledger.lanes, ledger.partition("consignment")
    free = gross == 0
    borne = lanes.total(lanes.where(free, due, 0), by)
    if not lanes.any(borne) or not lanes.any(gross):
        return gross
    others = ledger.shared(borne, gross, by, gross > 0)
    return lanes.where(free, due, gross - others)


@frozen(eq=False)
class _Included:
    """The charges that the prices include: as they are paid, and before rounding."""

    due: Column
    exact: list[Fraction]


def _fractions(amount: Exact, lanes: Lanes) -> list[Fraction]:
    pairs = zip(lanes.entries(amount.num), lanes.entries(amount.denominator), strict=True)
    return [Fraction(num, over) for num, over in pairs]


def _included(evaluation: Evaluation, basis: PriceBasis, lanes: Lanes) -> _Included:
    due, exact = lanes.fill(0), [Fraction(0)] * lanes.size
    for each in evaluation.declarations:
        ledger = each.ledger
        for step in each.scheme.steps:
            charge = step.value
            if not isinstance(charge, Charge) or charge.id not in ledger.charges:
                continue
            if basis is PriceBasis.LANDED or charge.kind in TAXES:
                entry = ledger.charges[charge.id]
                due = due + lanes.put(entry.due, each.lines)
                for line, part in zip(each.places, _unrounded(charge, entry, ledger), strict=True):
                    exact[line] += part
    return _Included(due, exact)


def _unrounded(charge: Charge, entry: Entry, ledger: Ledger) -> list[Fraction]:
    """Return what lines owe before rounding; as paid where a declaration's sum is worked on."""
    if charge.acts_on_declaration or any(map(ledger.lanes.any, ledger.waived.values())):
        return [Fraction(part) for part in ledger.lanes.entries(entry.due)]
    return [part * charge.payable for part in _fractions(entry.exact, ledger.lanes)]


def _moved(rounds: Sequence[Sequence[int]]) -> int:
    """Return by how much the charges of a line moved at most, in minor units."""
    widest: int = max(max(lines) - min(lines) for lines in zip(*rounds, strict=True))
    return widest
