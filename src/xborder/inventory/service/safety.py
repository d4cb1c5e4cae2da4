"""Safety stock for a stated service, with all that it achieves.

    protection interval   = lead time + review period
    reorder point r       = least level that meets the target
    safety stock          = r - E[D over the protection interval]

With normal demand, a fixed lead time and a cycle service level this is the textbook
z sigma sqrt(L). With customs holds, use the exact mixture: the textbook formula can miss a 99 %
target by nine points and not show it.
"""

import math

from attrs import frozen

from xborder.errors import InvalidInput
from xborder.inventory.demand.demand import Demand
from xborder.inventory.distributions.continuous import Normal
from xborder.inventory.distributions.crossing import first_level
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.inventory.lead_times.protection import ProtectionMethod, protection_demand
from xborder.inventory.service.achieved import (
    Cycle,
    EachOrder,
    EachReview,
    OneCycle,
    Service,
    fill_rate_at,
    period_service_at,
    ready_rate_at,
    service_at,
)
from xborder.inventory.service.safety_factor import allowed_share, factor
from xborder.inventory.service.targets import (
    BackorderCost,
    CycleServiceLevel,
    FillRate,
    ReadyRate,
    StockoutCost,
    Target,
    critical_ratio,
    stockout_probability,
)
from xborder.messages import Text
from xborder.number import ceil_with_tolerance, not_negative, positive


@frozen(kw_only=True)
class SafetyStock:
    """A stock level, and why.

    Attributes:
        safety_stock: Level less expected demand, units; below zero is a legal answer.
        level: The reorder point, or with reviews the order-up-to level, after rounding.
        exact_level: The level before rounding.
        protection_demand: Demand over the protection interval.
        demand_mean: Its expected value.
        demand_sd: Its standard deviation, sigma_LTD.
    """

    level: float
    exact_level: float
    protection_demand: Distribution
    _lead_time: LeadTime
    _cycle: Cycle
    _method: ProtectionMethod

    @property
    def safety_stock(self) -> float:
        """Level less expected demand over the protection interval."""
        return self.level - self.protection_demand.mean

    @property
    def demand_mean(self) -> float:
        """Expected demand over the protection interval."""
        return self.protection_demand.mean

    @property
    def reorder_point(self) -> float:
        """The level, by its name under continuous review."""
        return self.level

    @property
    def order_up_to_level(self) -> float:
        """The level, by its name under periodic review."""
        return self.level

    @property
    def demand_sd(self) -> float:
        """The standard deviation of demand over the protection interval."""
        return self.protection_demand.sd

    @property
    def review_period(self) -> float:
        """Time between reviews; zero under continuous review."""
        return self._cycle.review_period if isinstance(self._cycle, EachReview) else 0.0

    @property
    def protection_interval(self) -> float:
        """Expected lead time plus review period."""
        return self._lead_time.mean + self.review_period

    @property
    def method(self) -> ProtectionMethod:
        """How demand over the protection interval was found."""
        return ProtectionMethod.TWO_MOMENTS if self._lead_time.time is None else self._method

    @property
    def achieved(self) -> Service:
        """Every kind of service at the rounded level."""
        return service_at(self.level, self.protection_demand, self._cycle)

    @property
    def assumptions(self) -> tuple[Text, ...]:
        """What was taken for granted, in words."""
        said = [
            Text(
                "Stock must cover a lead time of {lead} and a review period of {review} ({unit}).",
                lead=f"{self._lead_time.mean:g}",
                review=f"{self.review_period:g}",
                unit=str(self._lead_time.period),
            )
        ]
        if self.method is ProtectionMethod.TWO_MOMENTS:
            said.append(Text("Only mean and variance of the lead time are used: an approximation."))
        else:
            said.append(Text("Every length the lead time can take is weighed: exact."))
        if isinstance(self._cycle, OneCycle):
            said.append(
                Text(
                    "No order quantity or review period was given: the fill rate is the share"
                    " of demand served within one protection interval."
                )
            )
        return tuple(said)

    def explain(self, *, locale: str = "en") -> str:
        """Return the result and its assumptions in words."""
        achieved = self.achieved
        lines = (
            Text(
                "Hold {stock} of safety stock: level {level}, expected demand {mean}.",
                stock=f"{self.safety_stock:,.2f}",
                level=f"{self.level:,.2f}",
                mean=f"{self.demand_mean:,.2f}",
            ),
            Text(
                "Achieved: cycle service {cycle}, fill rate {fill}, ready rate {ready}.",
                cycle=f"{achieved.cycle_service_level:.4f}",
                fill=f"{achieved.fill_rate:.4f}",
                ready=f"{achieved.ready_rate:.4f}",
            ),
            *self.assumptions,
        )
        return "\n".join(line.render(locale) for line in lines)


def safety_stock(
    *,
    demand: Demand,
    lead_time: LeadTime,
    target: Target,
    order_quantity: float | None = None,
    review_period: float | None = None,
    method: ProtectionMethod | str = ProtectionMethod.EXACT,
    round_up_to: float = 0,
) -> SafetyStock:
    """Return the safety stock that meets a service target.

    Args:
        demand: Demand per period.
        lead_time: Lead time L, in the same period.
        target: The service asked for.
        order_quantity: Q, units, under continuous review.
        review_period: R, in demand periods, under periodic review with an order-up-to level.
        method: Exact mixture over the lead time, or the two-moment formula.
        round_up_to: Round the level up to a multiple of this many units; zero for none.

    Returns:
        The level, its safety stock and every service achieved after rounding.

    Raises:
        InvalidInput: Periods differ, both Q and R are given, or a number is out of its domain.
        NoSolution: No level reaches the target.

    Source:
        Silver, Pyke and Thomas, Inventory and Production Management in Supply Chains, 4th ed.
        (2017), chapters 6 and 7; Zipkin (2000), chapter 6.

    Examples:
        >>> from xborder.inventory import CycleServiceLevel, Demand, LeadTime
        >>> customs = LeadTime.table({30: 0.75, 38: 0.15, 60: 0.10}, period="day")
        >>> daily = Demand.normal(mean=20, sd=6, period="day")
        >>> found = safety_stock(demand=daily, lead_time=customs, target=CycleServiceLevel("0.98"))
        >>> round(found.reorder_point), round(found.achieved.cycle_service_level, 4)
        (1239, 0.98)
    """
    if order_quantity is None and review_period is None:
        cycle: Cycle = _ONE_CYCLE
    else:
        cycle = _cycle_of(demand, lead_time, order_quantity, review_period, method)
    interval = review_period or 0
    ltd = protection_demand(demand, lead_time, review_period=interval, method=method)
    exact = level = _level_for(target, ltd, cycle, demand)
    if round_up_to:
        level = _rounded_up(level, not_negative(round_up_to, "round_up_to"))
    return SafetyStock(
        level=level,
        exact_level=exact,
        protection_demand=ltd,
        lead_time=lead_time,
        cycle=cycle,
        method=method if type(method) is ProtectionMethod else ProtectionMethod(method),
    )


_ONE_CYCLE = OneCycle()


def service_of(
    *,
    demand: Demand,
    lead_time: LeadTime,
    level: float,
    order_quantity: float | None = None,
    review_period: float | None = None,
    method: ProtectionMethod | str = ProtectionMethod.EXACT,
) -> Service:
    """Return what a given reorder point or order-up-to level achieves.

    Args:
        demand: Demand per period.
        lead_time: Lead time in the same period.
        level: Reorder point, or order-up-to level under periodic review, units.
        order_quantity: Q, units, under continuous review.
        review_period: R, in demand periods, under periodic review.
        method: Exact mixture, or the two-moment formula.

    Examples:
        >>> from xborder.inventory import Demand, LeadTime
        >>> customs = LeadTime.table({30: 0.75, 38: 0.15, 60: 0.10}, period="day")
        >>> daily = Demand.normal(mean=20, sd=6, period="day")
        >>> achieved = service_of(demand=daily, lead_time=customs, level=1113.053227)
        >>> round(achieved.cycle_service_level, 4)
        0.9031
    """
    cycle = _cycle_of(demand, lead_time, order_quantity, review_period, method)
    interval = review_period or 0
    ltd = protection_demand(demand, lead_time, review_period=interval, method=method)
    return service_at(level, ltd, cycle)


def _cycle_of(
    demand: Demand,
    lead_time: LeadTime,
    order_quantity: float | None,
    review_period: float | None,
    method: ProtectionMethod | str,
) -> Cycle:
    if order_quantity is not None and review_period is not None:
        raise InvalidInput(
            "An order quantity {value} and a review period {other} are both given.",
            code="inventory.two_cycles",
            remedy="Give the quantity under continuous review, the period under periodic review.",
            where="order_quantity",
            value=order_quantity,
            other=review_period,
        )
    if order_quantity is not None:
        return EachOrder(order_quantity=order_quantity)
    if review_period is not None:
        return _reviews(demand, lead_time, positive(review_period, "review_period"), method)
    return _ONE_CYCLE


def _reviews(
    demand: Demand, lead_time: LeadTime, review_period: float, method: ProtectionMethod | str
) -> EachReview:
    steps = ceil_with_tolerance(review_period)
    ends = [review_period * step / steps for step in range(steps + 1)]
    before, *exposed = (
        protection_demand(demand, lead_time, review_period=end, method=method) for end in ends
    )
    mean = demand.mean * review_period
    return EachReview(review_period=review_period, mean=mean, before=before, exposed=tuple(exposed))


def _level_for(target: Target, ltd: Distribution, cycle: Cycle, demand: Demand) -> float:
    match target:
        case CycleServiceLevel(value=p):
            return ltd.quantile(p)
        case FillRate(value=p) if isinstance(ltd, Normal) and isinstance(cycle, EachOrder):
            return _normal_fill_rate(target, ltd, cycle, p)
        case FillRate() if ltd.mean <= 0 and not isinstance(cycle, EachOrder):
            return 0.0  # nothing is asked for: any level serves it all
        case FillRate(value=p, form=form):
            return _search(lambda level: fill_rate_at(level, ltd, cycle, form), p, ltd)
        case ReadyRate(value=p):
            return _search(lambda level: ready_rate_at(level, ltd, cycle), p, ltd)
        case BackorderCost() if isinstance(cycle, EachOrder):
            p = critical_ratio(target)
            return _search(lambda level: period_service_at(level, ltd, cycle), p, ltd)
        case StockoutCost() if not isinstance(cycle, OneCycle):
            return ltd.quantile(
                1 - stockout_probability(target, cycle_length=_length(cycle, demand))
            )
        case _:  # a cost, in a single cycle
            return ltd.quantile(critical_ratio(target))


def _normal_fill_rate(target: FillRate, ltd: Normal, cycle: EachOrder, p: float) -> float:
    if p == 1:
        return ltd.highest()
    if ltd.sd == 0:
        return ltd.mean - cycle.order_quantity * allowed_share(target)
    return ltd.mean + factor(cycle.order_quantity / ltd.sd, target) * ltd.sd


def _length(cycle: EachOrder | EachReview, demand: Demand) -> float:
    if isinstance(cycle, EachReview):
        return cycle.review_period
    return cycle.order_quantity / demand.mean if demand.mean else math.inf


def _search(service: object, target: float, ltd: Distribution) -> float:
    if target == 1:
        ltd.highest()  # raises where no stock covers all demand, though a float would say it did
    step = ltd.sd or max(1.0, abs(ltd.mean))
    return first_level(service, target, start=ltd.mean, step=step, whole=ltd.whole)  # type: ignore[arg-type]


def _rounded_up(level: float, step: float) -> float:
    return ceil_with_tolerance(level / step) * step
