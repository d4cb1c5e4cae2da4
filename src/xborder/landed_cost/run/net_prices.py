"""Prices that already include tax, or everything: which net prices they stand for.

The engine runs forward from net prices. Here it is asked again and again: what is left of each
line's price after the charges it includes becomes the next net price, until the charges come out
as they went in. Each round shrinks the error by the tax rate, and the last one is exact.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from attrs import evolve, frozen

from xborder.landed_cost.run.declaration import worst_of
from xborder.landed_cost.run.evaluation import Evaluation, evaluate
from xborder.messages import Text
from xborder.money import Mode, Rounding
from xborder.policy.charge import Charge, ChargeKind
from xborder.policy.columns import Column, Exact, Lanes
from xborder.policy.compiled import CompiledPlan
from xborder.policy.ledger import Entry, Facts, Ledger, State
from xborder.trade import PriceBasis

_ROUNDS = 60
EXACT_ROUNDS = 4
"""Rounds on exact fractions; proportional charges settle within them, others are then rounded."""
FINE = 1_000_000
"""The parts of a minor unit that later rounds work in."""
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
    "freight_before_border",
    "freight_after_border",
    "freight_waived",
    "insurance",
)


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
    exact = facts.amounts[ADDED[0]]
    for name in ADDED[1:]:
        exact = exact + facts.amounts[name]
    for name in TAKEN_OFF:
        exact = exact - facts.amounts[name]
    whole = _fractions(exact, lanes)
    nets = list(whole)
    rounds: list[_Round] = []
    seen: dict[tuple[Fraction, ...], int] = {}
    while True:
        number = len(rounds)
        evaluation = evaluate(rules, _net(facts, whole, nets, lanes), lanes)
        charges = _included(evaluation, basis, lanes)
        rounds.append(_Round(evaluation, charges, lanes.entries(charges.due)))
        after = [
            gross * net / (net + charge) if net + charge else net
            for gross, net, charge in zip(
                _left_of(whole, charges.exact), nets, charges.exact, strict=True
            )
        ]
        if number >= EXACT_ROUNDS:
            after = [round(net * FINE) / Fraction(FINE) for net in after]
        if after == nets:
            break
        # Prices that come round go round for ever: what the last round would come to is known.
        started = (
            seen.setdefault(tuple(after), number + 1) if number >= EXACT_ROUNDS else number + 1
        )
        if started <= number or number + 1 == _ROUNDS:
            last = rounds[_as_if(_ROUNDS - 1, started, number)]
            evaluation, charges = last.evaluation, last.charges
            dues = [
                rounds[_as_if(each, started, number)].due
                for each in range(_ROUNDS - EXACT_ROUNDS, _ROUNDS)
            ]
            if _spread(dues) > max(1, len(rules.plan.schemes)):
                reason = Text("No net price leads to these prices: they lie across a threshold.")
                evaluation.ledger.doubt(State.UNSUPPORTED, reason, lanes.fill(1))
            break
        nets = after
    gross = TO_MINOR_UNIT.apply(exact.num, exact.denominator)
    gross = _with_free_lines(gross, charges.due, evaluation.ledger)
    reason = Text("No net price leads to these prices: the charges they include are higher.")
    evaluation.ledger.doubt(State.UNSUPPORTED, reason, charges.due > gross)
    state = lanes.most(evaluation.state, worst_of(evaluation.ledger.doubts, lanes))
    evaluation = evolve(evaluation, state=state)
    return NetPrices(evaluation=evaluation, gross=gross, included=charges.due)


@frozen(eq=False)
class _Round:
    """What a round came to."""

    evaluation: Evaluation
    charges: "_Included"
    due: Sequence[int]


def _as_if(wanted: int, started: int, last: int) -> int:
    """Return which of the rounds that were run a later one would repeat.

    Args:
        wanted: The round.
        started: The first round of those that come round.
        last: The last round that was run.
    """
    return wanted if wanted <= last else started + (wanted - started) % (last + 1 - started)


def _left_of(whole: list[Fraction], charges: list[Fraction]) -> list[Fraction]:
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


def _net(facts: Facts, whole: list[Fraction], nets: list[Fraction], lanes: Lanes) -> Facts:
    """Return the facts with each line's amounts cut to what its charges leave.

    All lines share one denominator, as the engine asks of the lines of a consignment.
    """
    parts = [net / gross if gross else Fraction(1) for net, gross in zip(nets, whole, strict=True)]
    common = lcm(*(part.denominator for part in parts))
    factor = lanes.column([part.numerator * (common // part.denominator) for part in parts])
    amounts = dict(facts.amounts)
    # All amounts that are admitted have one scale, and here get one other.
    before = amounts["price"].scale
    scale = (lanes.fill(1) if before is None else before) * common
    for name in SCALED:
        amounts[name] = Exact(amounts[name].num * factor, amounts[name].over, scale)
    return evolve(facts, amounts=amounts)


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


def _spread(rounds: list[Sequence[int]]) -> int:
    widest: int = max(max(lines) - min(lines) for lines in zip(*rounds, strict=True))
    return widest
