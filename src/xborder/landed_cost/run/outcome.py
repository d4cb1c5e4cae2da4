"""Outcomes: what the run of one consignment came to, and the figures that everyone asks of it."""

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from xborder.landed_cost.admission import Admitted
from xborder.landed_cost.run.evaluation import Evaluation, evaluate
from xborder.landed_cost.run.net_prices import NetPrices, settle
from xborder.money import Mode, Rounding
from xborder.policy.columns import Column, lanes_for
from xborder.policy.compiled import CompiledPlan
from xborder.policy.ledger import Comparisons, State
from xborder.trade import PriceBasis

SHOWN = Rounding(unit=1, mode=Mode.HALF_UP)
"""How the caller's own converted amounts are shown: to the minor unit, half up, line by line."""
OWN_SIGNS: Mapping[str, int] = {
    "price": 1,
    "seller_discount": -1,
    "platform_discount": -1,
    "freight": 1,
    "insurance": 1,
    "taxable_fees": 1,
    "other_fees": 1,
}
"""The caller's own amounts that a total counts, and whether they add to it or are taken off."""


# Without slots: a cached property of a class with them is found three times as slowly.
@frozen(kw_only=True, eq=False, slots=False)
class Outcome:
    """What the run of one consignment came to.

    Attributes:
        evaluation: What came out, on the net prices.
        net: How the net prices were found, where the prices given include charges.
    """

    evaluation: Evaluation
    net: NetPrices | None = None

    @functools.cached_property
    def own(self) -> Mapping[str, Sequence[int]]:
        """The caller's own amounts of each line that are more than nothing, in minor units.

        Where prices include charges, the goods are what these leave of a price.
        """
        lanes = self.evaluation.ledger.lanes
        return {name: lanes.entries(column) for name, column in self.own_columns().items()}

    def own_columns(self) -> dict[str, Any]:
        """Return the caller's own amounts that are more than nothing as columns."""
        lanes, amounts = self.evaluation.ledger.lanes, self.evaluation.ledger.facts.amounts
        columns: dict[str, Any] = {}
        for name in OWN_SIGNS:
            amount = amounts[name]
            if lanes.any(amount.num):  # most parcels state two or three of the seven
                columns[name] = SHOWN.apply(amount.num, amount.denominator)
        if self.net is not None:
            columns["price"] = self._net_price(self.net, columns)
        return columns

    def _net_price(self, net: NetPrices, columns: dict[str, Any]) -> Column:
        """Return what the charges leave of the goods, freight and insurance cut to what is left.

        The goods take what rounding leaves over, but never less than nothing.
        """
        lanes, left = self.evaluation.ledger.lanes, net.gross - net.included
        for name in ("seller_discount", "platform_discount"):
            if name in columns:
                left = left + columns[name]
        for name in ("freight", "insurance"):
            if name in columns:
                columns[name] = lanes.least(left, columns[name])
                left = left - columns[name]
        return left

    @property
    def own_total(self) -> int:
        """The sum of the caller's own amounts, in minor units."""
        return sum([OWN_SIGNS[name] * sum(column) for name, column in self.own.items()])

    @property
    def total(self) -> int:
        """The sum of all amounts, in minor units; it means something if the state is sure."""
        return self.own_total + sum(
            [
                sum(each.ledger.lanes.entries(entry.due))
                for each in self.evaluation.declarations
                for entry in each.ledger.charges.values()
            ]
        )

    @property
    def state(self) -> State:
        """How sure it is, by the rules and the facts alone."""
        return State(max(self.evaluation.ledger.lanes.entries(self.evaluation.state)))


def run(
    rules: CompiledPlan,
    admitted: Admitted,
    prices: PriceBasis = PriceBasis.NET,
    *,
    comparisons: Comparisons | None = None,
) -> Outcome:
    """Run a plan over one consignment.

    Args:
        rules: The rules.
        admitted: What was read of the consignment.
        prices: What its prices include.
        comparisons: If given, how every comparison with a limit came out is noted in it.
    """
    lanes = lanes_for(admitted.lines)
    facts = admitted.facts(lanes)
    if prices is PriceBasis.NET:
        return Outcome(evaluation=evaluate(rules, facts, lanes, comparisons=comparisons))
    net = settle(rules, facts, lanes, prices)
    return Outcome(evaluation=net.evaluation, net=net)
