"""The corridor of a marketplace warehouse: not too little, not too old, not too much.

    least   days of supply x daily rate, plus what sells while a delivery is being received
    most    the least of
              what sells before the oldest unit would pay for its age
              the utilisation ratio: mean stock at most so many weeks of sales
              the capacity granted

With a distribution of demand and a confidence, the age bound is a quantile: so many units sell in
time with that probability.
"""

from attrs import field, frozen

from xborder.inventory.demand.demand import Demand
from xborder.inventory.lots.order_rule import Direction, OrderRule, RoundedOrder
from xborder.kind import of_kind
from xborder.messages import Text
from xborder.number import (
    NOT_NEGATIVE,
    POSITIVE,
    checked,
    finite,
    floor_with_tolerance,
    positive_share,
)


@frozen(kw_only=True, field_transformer=checked)
class CorridorRule:
    """What a marketplace asks.

    Args:
        least_days: Days of supply below which a fee is due, such as 28.
        oldest_days: Age from which a unit pays a surcharge, such as 181.
        utilisation_weeks: Most weeks of mean stock over sales; none if not limited.
        capacity_units: Most units in store; none if not limited.
        receiving_days: Days from arrival until units can be sold.
    """

    least_days: float = field(metadata=NOT_NEGATIVE)
    oldest_days: float = field(metadata=POSITIVE)
    utilisation_weeks: float | None = field(default=None, metadata=NOT_NEGATIVE)
    capacity_units: float | None = field(default=None, metadata=NOT_NEGATIVE)
    receiving_days: float = field(default=0.0, metadata=NOT_NEGATIVE)


@frozen(kw_only=True)
class Corridor:
    """Stock between two bounds, and which rule set each.

    Attributes:
        least: Units that must be on hand.
        most: Units that may be on hand.
        reasons: What sets the bounds, in words.
    """

    least: float
    most: float
    reasons: tuple[Text, ...]

    @property
    def open(self) -> bool:
        """Whether any stock level satisfies all rules."""
        return self.least <= self.most

    def order(self, *, position: float, rule: OrderRule | None = None) -> RoundedOrder:
        """Return the order that lifts a position as far as the corridor allows.

        The corridor's top is a ceiling: packs are rounded down. Nothing is ordered at or above
        the least level.

        Args:
            position: On hand plus on order, units.
            rule: Packs and caps; single units if not given.
        """
        packs = OrderRule() if rule is None else of_kind(rule, OrderRule, "rule")
        if finite(position, "position") > self.least:
            return packs.order(0)
        held = finite(position, "position")
        # a ceiling of 3,080 less 640 on hand is 2,440, whatever the floats say
        scale = max(abs(self.most), abs(held))
        room = max(0, floor_with_tolerance(self.most - held, "position", scale=scale))
        # a least quantity would lift the order through the ceiling, so only packs and cap are kept
        down = OrderRule(multiple=packs.multiple, direction=Direction.DOWN, most=packs.most)
        return down.order(room)


def corridor(demand: Demand, rule: CorridorRule, *, confidence: float = 0.5) -> Corridor:
    """Return the stock corridor of an item.

    Args:
        demand: Demand per day or week.
        rule: What the marketplace asks.
        confidence: Probability that all units sell before they pay for their age; 0.5 with
            normal demand is the expected sales.

    Examples:
        >>> rule = CorridorRule(least_days=28, oldest_days=181, utilisation_weeks=22,
        ...                     receiving_days=5)
        >>> found = corridor(Demand.normal(mean=20, sd=6, period="day"), rule)
        >>> found.least, found.most
        (660.0, 3080.0)
    """
    of_kind(rule, CorridorRule, "rule")
    rate = of_kind(demand, Demand, "demand").daily_mean
    least = rate * (rule.least_days + rule.receiving_days)
    days = rule.oldest_days - 1
    # the quantile at 1 - confidence; a confidence of one asks for the very bottom, where P is not 0
    chance = 1 - positive_share(confidence, "confidence") + 1e-15
    sells = demand.over_days(max(0.0, days)).quantile(chance)
    bounds = [
        (
            max(0.0, sells),
            Text(
                "{units} sell before the first is {days} days old.",
                units=f"{max(0.0, sells):,.0f}",
                days=f"{rule.oldest_days:g}",
            ),
        )
    ]
    if rule.utilisation_weeks is not None:
        held = rate * 7 * rule.utilisation_weeks
        bounds.append(
            (
                held,
                Text(
                    "{units} are {weeks} weeks of sales.",
                    units=f"{held:,.0f}",
                    weeks=f"{rule.utilisation_weeks:g}",
                ),
            )
        )
    if rule.capacity_units is not None:
        bounds.append(
            (
                rule.capacity_units,
                Text("{units} are the capacity granted.", units=f"{rule.capacity_units:,.0f}"),
            )
        )
    most, why = min(bounds, key=lambda bound: bound[0])
    reasons = [
        Text(
            "At least {units}: {days} days of supply and {receiving} days of receiving.",
            units=f"{least:,.0f}",
            days=f"{rule.least_days:g}",
            receiving=f"{rule.receiving_days:g}",
        ),
        why,
    ]
    if least > most:
        reasons.append(Text("No stock satisfies both: choose which fee to pay."))
    return Corridor(least=least, most=most, reasons=tuple(reasons))
