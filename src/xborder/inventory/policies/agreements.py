"""Supply by agreement: vendor-managed stock between two bounds, and containers just in time."""

import math

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.inventory.lots.order_rule import PACK, UNITS, Direction, OrderRule, RoundedOrder
from xborder.kind import a
from xborder.messages import Text
from xborder.number import (
    NOT_NEGATIVE,
    POSITIVE,
    ceil_with_tolerance,
    checked,
    finite,
    not_negative,
    positive,
    positive_share,
)


@frozen(kw_only=True, field_transformer=checked)
class VendorManaged:
    """Vendor-managed inventory: the vendor keeps stock between two agreed bounds.

    Args:
        minimum: Least stock, units.
        maximum: Most stock, units: a ceiling, so deliveries are rounded down.
        multiple: Units in a pack.

    Examples:
        >>> agreed = VendorManaged(minimum=100, maximum=260, multiple=24)
        >>> agreed.deliver(90).quantity, agreed.deliver(150).quantity
        (168, 0)
    """

    minimum: float = field(metadata=UNITS)
    maximum: float = field(metadata=UNITS)
    multiple: float = field(default=1, metadata=PACK)

    def __attrs_post_init__(self) -> None:
        if self.maximum - self.minimum < self.multiple:
            raise InvalidInput(
                "Between {least} and {value} there is no room for a pack of {pack}.",
                code="inventory.vmi",
                remedy="Raise the maximum or agree a smaller pack.",
                where="maximum",
                value=self.maximum,
                least=self.minimum,
                pack=self.multiple,
            )

    def deliver(self, position: float) -> RoundedOrder:
        """Return the delivery at a position: none above the minimum, never past the maximum."""
        held = finite(position, "position")
        room = self.maximum - held if held <= self.minimum else 0.0
        rule = OrderRule(multiple=self.multiple, direction=Direction.DOWN)
        return rule.order(room, scale=max(self.maximum, abs(held)))

    def conditions(self, *, daily_demand: float, days_between_deliveries: float) -> "Conditions":
        """Return whether the agreement can work.

        Args:
            daily_demand: Units a day.
            days_between_deliveries: Days from one possible delivery to the next.
        """
        used = not_negative(daily_demand, "daily_demand") * positive(
            days_between_deliveries, "days_between_deliveries"
        )
        return Conditions(
            met=(self.minimum >= used, self.maximum - self.minimum - self.multiple + 1 >= used),
            texts=(
                Text(
                    "The minimum {least} covers {used} units sold between deliveries.",
                    least=self.minimum,
                    used=f"{used:g}",
                ),
                Text(
                    "The room of {room} takes what is sold between deliveries, {used} units.",
                    room=self.maximum - self.minimum,
                    used=f"{used:g}",
                ),
            ),
        )


@frozen(kw_only=True)
class Conditions:
    """What must hold for a policy to work, and whether it does.

    Attributes:
        met: One truth a condition.
        texts: The conditions in words.
    """

    met: tuple[bool, ...]
    texts: tuple[Text, ...]

    @property
    def hold(self) -> bool:
        """Whether all of them hold."""
        return all(self.met)


@frozen(kw_only=True, field_transformer=checked)
class JustInTime:
    """Just-in-time supply in containers (kanban).

    Args:
        daily_demand: Units a day.
        container: Units in a container.
        lead_time: From empty container to full one, in any period.
        margin: Spare share on top of demand in the lead time.

    Examples:
        >>> supply = JustInTime(daily_demand=120, container=50, margin=0.1,
        ...                     lead_time=LeadTime.fixed(2, period="day"))
        >>> supply.containers
        6
    """

    daily_demand: float = field(metadata=POSITIVE)
    container: float = field(metadata=POSITIVE)
    lead_time: LeadTime = field(metadata=a(LeadTime))
    margin: float = field(default=0.0, metadata=NOT_NEGATIVE)

    @property
    def containers(self) -> int:
        """Number of containers: demand in the lead time, with the margin, in whole containers."""
        # the lead time states its own period: two weeks are fourteen days of demand
        days = self.lead_time.mean * float(self.lead_time.period.mean_days)
        needed = self.daily_demand * days * (1 + self.margin) / self.container
        return max(1, ceil_with_tolerance(needed))

    def conditions(
        self, *, fixed_cost: float, holding_cost: float, steady_within: float = 0.25
    ) -> Conditions:
        """Return whether just-in-time supply pays and is safe.

        Args:
            fixed_cost: K, money per delivery.
            holding_cost: h, money per unit and day.
            steady_within: Largest coefficient of variation of the lead time.
        """
        economic = math.sqrt(
            2
            * positive(fixed_cost, "fixed_cost")
            * self.daily_demand
            / positive(holding_cost, "holding_cost")
        )
        cv = self.lead_time.sd / self.lead_time.mean if self.lead_time.mean else 0.0
        most = positive_share(steady_within, "steady_within")
        return Conditions(
            met=(economic <= self.container, cv <= most),
            texts=(
                Text(
                    "Deliveries are cheap enough: the economic quantity {economic} fits a container"
                    " of {container}.",
                    economic=f"{economic:.1f}",
                    container=f"{self.container:g}",
                ),
                Text(
                    "The lead time is steady: its coefficient of variation {cv} is at most {most}."
                    " Customs holds break this first.",
                    cv=f"{cv:.2f}",
                    most=f"{most:g}",
                ),
            ),
        )
