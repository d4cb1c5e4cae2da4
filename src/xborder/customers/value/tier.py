"""Value tiers: high value, potential, churned, with a threshold to enter and another to leave.

A customer near a single threshold flaps in and out with every order. Two thresholds stop that:
one enters high value among those who hold the first 80 % of value, and leaves it only beyond 85 %.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import groupby
from typing import Any

from attrs import field, frozen

from xborder import number
from xborder.choice import Choice
from xborder.customers import arguments
from xborder.customers.scoring.cut import Value
from xborder.display import Brief
from xborder.errors import InvalidInput
from xborder.messages import Text


class Tier(Choice):
    """What a customer is worth, in one word."""

    HIGH_VALUE = "high_value"
    POTENTIAL = "potential"
    CHURNED = "churned"


@frozen(field_transformer=number.checked)
class TierBand:
    """Two thresholds: one to enter a tier, one to leave it.

    Args:
        enter: The fraction below which one enters.
        leave: The fraction above which one leaves; not below ``enter``.

    Raises:
        InvalidInput: Not ``0 <= enter <= leave <= 1``.
    """

    enter: float = field(metadata=number.SHARE)
    leave: float = field(metadata=number.SHARE)

    def __attrs_post_init__(self) -> None:
        if not 0 <= self.enter <= self.leave <= 1:
            raise InvalidInput(
                "The band {value} does not leave room between entering and leaving.",
                code="customers.band",
                remedy="Give 0 <= enter <= leave <= 1.",
                where="enter",
                value=(self.enter, self.leave),
            )

    def holds(self, value: float | Fraction, *, inside: bool) -> bool:
        """Return whether a value is in the band, for one who was in it or not."""
        value = arguments.exact_value(value, "value")
        return value <= self.leave if arguments.flag(inside, "inside") else value < self.enter


def _band(value: Any) -> TierBand:
    return arguments.an(TierBand, value, "band")


@frozen(kw_only=True)
class TierRules:
    """The two bands.

    Args:
        high_value: Over the share of all value held by customers worth more.
        churned: Over the probability of being alive.
    """

    high_value: TierBand = field(default=TierBand(0.80, 0.85), converter=_band)
    churned: TierBand = field(default=TierBand(0.20, 0.30), converter=_band)


@frozen(kw_only=True, repr=False)
class Tiering(Brief):
    """The tier of every customer, and why.

    Attributes:
        tiers: The tier, by customer.
        reasons: Why, by customer.
        doubts: What the fits behind the figures have to say, where one did not settle.
    """

    tiers: Mapping[str, Tier]
    reasons: Mapping[str, Text]
    doubts: tuple[Text, ...] = ()


def shares_above(values: Mapping[str, Value]) -> dict[str, Fraction]:
    """Return for each customer the share of all value held by those worth more, exactly.

    Equal customers have equal shares. A value of 0 or less counts as 0.

    Args:
        values: What each customer is worth, by name.

    Examples:
        >>> shares_above({"ann": 60, "bob": 30, "cy": 10})["cy"]
        Fraction(9, 10)
    """
    each = arguments.by_name(values, "values", arguments.exact_value)
    worth = {name: max(value, Fraction(0)) for name, value in each.items()}
    total = sum(worth.values(), Fraction(0))
    shares: dict[str, Fraction] = {}
    above = Fraction(0)
    ranked = sorted(worth, key=lambda name: -worth[name])
    # Group by group: equal customers share what lies above them, whatever their order.
    for value, names in groupby(ranked, key=lambda name: worth[name]):
        equals = list(names)
        for name in equals:
            shares[name] = above / total if total else Fraction(1)
        above += value * len(equals)
    return shares


def _tier(value: Any, _where: str) -> Tier:
    return Tier(value)


def value_tiers(
    values: Mapping[str, Value],
    p_alive: Mapping[str, float],
    *,
    rules: TierRules | None = None,
    previous: Mapping[str, Tier] | None = None,
    doubts: Iterable[Text] = (),
) -> Tiering:
    """Return the tier of every customer.

    Churned comes first: a customer who is gone is no high value, whatever was spent.

    Args:
        values: Net revenue or lifetime value, by customer.
        p_alive: The probability of being alive, by customer, from a model of your choice.
        rules: The bands.
        previous: The tiers of last time; without them everybody enters afresh.
        doubts: Those of the lifetime values and of the model, to be carried on.

    Raises:
        InvalidInput: A customer has a value and no probability.

    Examples:
        >>> worth, alive = {"a": 90, "b": 10}, {"a": 0.9, "b": 0.1}
        >>> [str(tier) for tier in value_tiers(worth, alive).tiers.values()]
        ['high_value', 'churned']
    """
    bands = TierRules() if rules is None else arguments.an(TierRules, rules, "rules")
    before = arguments.by_name({} if previous is None else previous, "previous", _tier)
    values = arguments.by_name(values, "values", arguments.exact_value)
    p_alive = arguments.by_name(p_alive, "p_alive", number.share)
    tiers: dict[str, Tier] = {}
    reasons: dict[str, Text] = {}
    shares = shares_above(values)
    for name, value in values.items():
        if name not in p_alive:
            raise InvalidInput(
                "The customer {value} has no probability of being alive.",
                code="customers.p_alive",
                remedy="Give p_alive for every customer of values.",
                where="p_alive",
                value=name,
            )
        was = before.get(name)
        gone = bands.churned.holds(p_alive[name], inside=was == Tier.CHURNED)
        high = value > 0 and bands.high_value.holds(shares[name], inside=was == Tier.HIGH_VALUE)
        tiers[name] = Tier.CHURNED if gone else Tier.HIGH_VALUE if high else Tier.POTENTIAL
        reasons[name] = Text(
            "Alive with probability {alive}; customers worth more hold {share} of all value.",
            alive=f"{p_alive[name]:.2f}",
            share=f"{float(shares[name]):.2f}",
        )
    return Tiering(tiers=tiers, reasons=reasons, doubts=arguments.each(Text, doubts, "doubts"))
