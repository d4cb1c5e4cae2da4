"""Which way to ship, on one total cost: freight, pipeline, cycle and safety stock, shortage, fees.

For a year of demand d, order size Q, landed value v, holding rate r, lead-time demand sigma (the
demand may be stated per any period: a year has 365 days, 52 1/7 weeks, 12 months):

    purchase     d c                          c unit cost before freight
    freight      d f
    duty         d t                          duty, taxes not recovered, fees per unit
    ordering     d / Q x K
    pipeline     d x transit / 365 x c r      goods afloat, at what they have cost so far
    cycle        Q / 2 x v r                  v = c + f + t, the landed value
    safety       k sigma v r
    storage      (Q / 2 + k sigma) x storage per unit and year
    tax advance  d w / 365 x days to refund x r          w recoverable tax per unit
    shortage     d / Q x n(reorder point) x penalty

Cycle and safety stock are stock held less what waits. The shortage counts a year's demand in
cycles; lost sales make fewer of them, so there the line is too high by the share n / Q: four per
cent where every other cycle runs out.

Sea, rail, air, express, direct post, bonded warehouse, overseas warehouse, marketplace warehouse:
each is such a mode, with its own numbers.
"""

import math
from collections.abc import Callable, Sequence
from functools import partial

from attrs import evolve, field, frozen

from xborder.errors import InvalidInput
from xborder.inventory.demand.demand import Demand
from xborder.inventory.demand.period import DAYS_A_YEAR
from xborder.inventory.distributions.crossing import first_real
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.inventory.lead_times.protection import ProtectionMethod
from xborder.inventory.service.safety import safety_stock
from xborder.inventory.service.targets import Target
from xborder.kind import a, all_of_kind, of_kind
from xborder.landed_cost.result import LandedCost, LineKind
from xborder.number import NOT_NEGATIVE, POSITIVE, checked, finite, not_negative, positive

_GOODS = (LineKind.GOODS, LineKind.DISCOUNT)
_MOVED = (LineKind.FREIGHT, LineKind.INSURANCE)
_TAX = (LineKind.VAT, LineKind.GST, LineKind.SALES_TAX)


@frozen(kw_only=True, field_transformer=checked)
class ShippingMode:
    """A way to ship and a place to hold stock.

    Args:
        name: Such as ``"sea to own warehouse"``.
        unit_cost: c, money per unit before freight.
        freight: f, money per unit.
        duty: t, money per unit: duty, unrecovered tax and fees; from a landed-cost quote.
        lead_time: Days from order to shelf.
        transit_days: Of these, days in which the goods are paid and afloat.
        order_quantity: Q, units.
        fixed_cost: K, money per order.
        storage_per_unit_day: Destination storage, money per unit and day.
        recoverable_tax: w, import tax per unit that comes back.
        refund_days: Days until it does.
    """

    name: str
    unit_cost: float = field(metadata=NOT_NEGATIVE)
    freight: float = field(default=0.0, metadata=NOT_NEGATIVE)
    duty: float = field(default=0.0, metadata=NOT_NEGATIVE)
    lead_time: LeadTime = field(metadata=a(LeadTime))
    transit_days: float = field(metadata=NOT_NEGATIVE)
    order_quantity: float = field(metadata=POSITIVE)
    fixed_cost: float = field(default=0.0, metadata=NOT_NEGATIVE)
    storage_per_unit_day: float = field(default=0.0, metadata=NOT_NEGATIVE)
    recoverable_tax: float = field(default=0.0, metadata=NOT_NEGATIVE)
    refund_days: float = field(default=0.0, metadata=NOT_NEGATIVE)

    @property
    def landed_value(self) -> float:
        """v: unit cost, freight and duty."""
        return self.unit_cost + self.freight + self.duty

    @classmethod
    def of_quote(
        cls,
        quote: LandedCost,
        *,
        name: str,
        lead_time: LeadTime,
        transit_days: float,
        order_quantity: float,
        fixed_cost: float = 0.0,
        storage_per_unit_day: float = 0.0,
        tax_recovered: bool = False,
        refund_days: float = 0.0,
    ) -> "ShippingMode":
        """Return a mode whose money per unit comes from a landed-cost quote.

        Args:
            quote: The quote of one shipment by this way; its units are those of its items.
            name: Its name.
            lead_time: Days from order to shelf.
            transit_days: Days paid and afloat.
            order_quantity: Q, units.
            fixed_cost: K, in the quote's currency.
            storage_per_unit_day: In the quote's currency.
            tax_recovered: Whether VAT, GST or sales tax at import comes back; then it costs only
                the interest until it does.
            refund_days: Days until it does.

        Returns:
            The mode: goods and discounts are its unit cost, freight and insurance its freight,
            recovered tax its own field, everything else its duty; they sum to the quote's total.

        Raises:
            InvalidInput: The quote has no total: a fact is missing or the case is unsupported.
        """
        of_kind(quote, LandedCost, "quote")
        if quote.total is None:
            raise InvalidInput(
                "The quote has no total: it is {value}.",
                code="inventory.no_total",
                remedy="Read its missing facts and reasons, and quote again.",
                where="quote",
                value=str(quote.state),
            )
        units = math.fsum(item.quantity for item in quote.consignment.items)

        def each(*kinds: LineKind) -> float:
            lines = (float(line.amount.amount) for line in quote.lines if line.kind in kinds)
            return math.fsum(lines) / units

        goods, moved = each(*_GOODS), each(*_MOVED)
        tax = each(*_TAX) if tax_recovered else 0.0
        return cls(
            name=name,
            unit_cost=goods,
            freight=moved,
            duty=max(0.0, float(quote.total.amount) / units - goods - moved - tax),
            lead_time=lead_time,
            transit_days=transit_days,
            order_quantity=order_quantity,
            fixed_cost=fixed_cost,
            storage_per_unit_day=storage_per_unit_day,
            recoverable_tax=tax,
            refund_days=refund_days,
        )


@frozen(kw_only=True)
class ModeCost:
    """A year's cost of a mode, line by line.

    Attributes:
        name: The mode.
        lines: Money a year, by line; they sum to the total.
        reorder_point: Units.
        safety_stock: Units.
        units_short: Expected units short a year.
    """

    name: str
    lines: dict[str, float]
    reorder_point: float
    safety_stock: float
    units_short: float

    @property
    def total(self) -> float:
        """Money a year."""
        return math.fsum(self.lines.values())


def transport_cost(
    mode: ShippingMode,
    *,
    demand: Demand,
    holding_rate: float,
    target: Target,
    penalty: float,
    method: ProtectionMethod | str = ProtectionMethod.EXACT,
) -> ModeCost:
    """Return what a mode costs a year.

    Args:
        mode: The way to ship.
        demand: Demand per period, in one that converts to the lead time's.
        holding_rate: r, per year, of the value held.
        target: Service to hold safety stock for.
        penalty: Money per unit short: the lost margin, or what it takes to serve it late.
        method: Exact mixture or two moments over the lead time.
    """
    of_kind(mode, ShippingMode, "mode")
    rate = not_negative(holding_rate, "holding_rate")
    found = safety_stock(
        demand=demand,
        lead_time=mode.lead_time,
        target=target,
        order_quantity=mode.order_quantity,
        method=method,
    )
    daily, q = demand.daily_mean, mode.order_quantity
    year = daily * DAYS_A_YEAR
    cycles = year / q
    short = cycles * found.protection_demand.loss(found.level)
    cost_so_far, value = mode.unit_cost, mode.landed_value
    stock = found.safety_stock
    lines = {
        "purchase": year * mode.unit_cost,
        "freight": year * mode.freight,
        "duty": year * mode.duty,
        "ordering": cycles * mode.fixed_cost,
        "pipeline": daily * mode.transit_days * cost_so_far * rate,
        "cycle": q / 2 * value * rate,
        "safety": stock * value * rate,
        "storage": (q / 2 + stock) * mode.storage_per_unit_day * DAYS_A_YEAR,
        "tax advance": daily * mode.refund_days * mode.recoverable_tax * rate,
        "shortage": short * not_negative(penalty, "penalty"),
    }
    return ModeCost(
        name=mode.name,
        lines=lines,
        reorder_point=found.level,
        safety_stock=stock,
        units_short=short,
    )


def compare_modes(
    modes: Sequence[ShippingMode],
    *,
    demand: Demand,
    holding_rate: float,
    target: Target,
    penalty: float,
    method: ProtectionMethod | str = ProtectionMethod.EXACT,
) -> tuple[ModeCost, ...]:
    """Return the modes' yearly costs, the cheapest first.

    Args:
        modes: The ways to ship.
        demand: Demand per period, in one that converts to the lead times'.
        holding_rate: r, per year.
        target: Service to hold safety stock for.
        penalty: Money per unit short.
        method: Exact mixture or two moments over the lead time.

    Examples:
        >>> from xborder.inventory import CycleServiceLevel, Demand, LeadTime
        >>> sea, air = (
        ...     ShippingMode(
        ...         name=name, unit_cost=10, freight=freight, duty=1, order_quantity=quantity,
        ...         fixed_cost=100,
        ...         lead_time=LeadTime.table({days: 1}, period="day"), transit_days=days,
        ...         storage_per_unit_day=0.01,
        ...     )
        ...     for name, freight, days, quantity in (("sea", 1, 40, 900), ("air", 5, 8, 200))
        ... )
        >>> daily = Demand.normal(mean=20, sd=6, period="day")
        >>> costs = compare_modes(
        ...     [air, sea], demand=daily, holding_rate=0.25, penalty=12,
        ...     target=CycleServiceLevel("0.95"),
        ... )
        >>> [cost.name for cost in costs]
        ['sea', 'air']
    """
    costs = [
        transport_cost(
            mode,
            demand=demand,
            holding_rate=holding_rate,
            target=target,
            penalty=penalty,
            method=method,
        )
        for mode in all_of_kind(modes, ShippingMode, "modes")
    ]
    return tuple(sorted(costs, key=lambda cost: (cost.total, cost.name)))


def break_even_value(
    *,
    freight_fast: float,
    freight_slow: float,
    days_fast: float,
    days_slow: float,
    holding_rate: float,
) -> float:
    """Return the unit value above which the faster mode pays in pipeline stock alone.

    Args:
        freight_fast: Money per unit.
        freight_slow: Money per unit.
        days_fast: Transit days.
        days_slow: Transit days, more of them.
        holding_rate: Per year.

    Returns:
        (freight difference) x 365 / (rate x days saved).

    Examples:
        >>> round(break_even_value(freight_fast=5.4, freight_slow=1.1, days_fast=7, days_slow=35,
        ...                        holding_rate=0.25), 2)
        224.21
    """
    slow, fast = not_negative(days_slow, "days_slow"), not_negative(days_fast, "days_fast")
    saved = positive(slow - fast, "days_slow - days_fast")
    dearer = finite(freight_fast, "freight_fast") - finite(freight_slow, "freight_slow")
    return dearer * DAYS_A_YEAR / (positive(holding_rate, "holding_rate") * saved)


def break_even_volumes(
    one: ShippingMode,
    other: ShippingMode,
    *,
    days_of_order: float,
    cv: float,
    holding_rate: float,
    target: Target,
    penalty: float,
    least: float,
    most: float,
) -> tuple[float, ...]:
    """Return the daily volumes at which two modes cost the same.

    Args:
        one: A mode; its order quantity is replaced by ``days_of_order`` of demand if that is more.
        other: Another.
        days_of_order: Least days of demand in an order, the same for both.
        cv: Coefficient of variation of a day's demand, the same at every volume.
        holding_rate: Per year.
        target: Service to hold safety stock for.
        penalty: Money per unit short.
        least: Smallest daily volume to look at, above zero.
        most: Largest.

    Returns:
        Volumes in units a day, rising; none if one mode is cheaper throughout.
    """
    low, high = positive(least, "least"), positive(most, "most")
    for where, mode in (("one", one), ("other", other)):
        of_kind(mode, ShippingMode, where)
    spread, order_days = not_negative(cv, "cv"), not_negative(days_of_order, "days_of_order")

    def gap(logarithm: float) -> float:
        volume = math.exp(logarithm)
        demand = Demand.gamma(mean=volume, sd=spread * volume, period="day")
        totals = []
        for mode in (one, other):
            size = max(mode.order_quantity, volume * order_days)
            cost = transport_cost(
                evolve(mode, order_quantity=size),
                demand=demand,
                holding_rate=holding_rate,
                target=target,
                penalty=penalty,
            )
            totals.append(cost.total / volume)
        return totals[0] - totals[1]

    # volumes are compared by their logarithm: a mode is cheaper by a factor, not by units a day
    steps = 40
    marks = [
        math.log(low) + (math.log(high) - math.log(low)) * step / steps for step in range(steps + 1)
    ]
    gaps = [gap(mark) for mark in marks]
    found = []
    for left, right, before, after in zip(marks, marks[1:], gaps, gaps[1:], strict=False):
        if before * after < 0:
            sign = 1.0 if after > 0 else -1.0
            # the sign makes the gap rising, which is what the search asks for
            rising = partial(_signed, sign, gap)
            found.append(math.exp(first_real(rising, 0.0, left, right)))
    return tuple(found)


def _signed(sign: float, gap: Callable[[float], float], mark: float) -> float:
    return sign * gap(mark)
