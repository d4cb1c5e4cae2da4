"""Safety stock for a stated service, with all that it achieves.

    protection interval   = lead time + review period
    reorder point r       = least level that meets the target
    safety stock          = r - E[D over the protection interval]

With normal demand, a fixed lead time and a cycle service level this is the textbook
z sigma sqrt(L). With customs holds, use the exact mixture: the textbook formula can miss a 99 %
target by nine points and not show it.
"""

import math
from collections.abc import Callable

from attrs import frozen

from xborder.display import Shown
from xborder.inventory.demand.demand import Demand
from xborder.inventory.demand.period import Period
from xborder.inventory.distributions.continuous import Normal
from xborder.inventory.distributions.crossing import first_level
from xborder.inventory.distributions.distribution import Distribution
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.inventory.lead_times.protection import (
    ProtectionMethod,
    in_demand_periods,
    protection_demand,
)
from xborder.inventory.service.achieved import (
    Service,
    cycle_service_at,
    fill_rate_at,
    period_service_at,
    ready_rate_at,
    service_at,
)
from xborder.inventory.service.counting import refuse_unsaid
from xborder.inventory.service.cycles import (
    Cycle,
    EachCheck,
    EachOrder,
    EachReview,
    OneCycle,
    cycle_of,
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
from xborder.kind import of_kind, of_some_kind
from xborder.messages import Text, in_words
from xborder.number import ceil_with_tolerance, finite, not_negative


@frozen(kw_only=True, repr=False)
class SafetyStock(Shown):
    """A stock level, and why.

    Attributes:
        safety_stock: Level less expected demand, units; below zero is a legal answer.
        level: The reorder point, or the order-up-to level where each review orders, after rounding.
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
        """The level, by its name where the position falling to it means an order."""
        return self.level

    @property
    def order_up_to_level(self) -> float:
        """The level, by its name where each review orders up to it."""
        return self.level

    @property
    def demand_sd(self) -> float:
        """The standard deviation of demand over the protection interval."""
        return self.protection_demand.sd

    @property
    def review_period(self) -> float:
        """Time between reviews; zero under continuous review."""
        return getattr(self._cycle, "review_period", 0.0)

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
        said.append(_review_said(self._cycle))
        return tuple(said)

    @in_words
    def explain(self, locale: str = "en") -> str:
        """Return the result and its assumptions in words."""
        achieved = self.achieved
        lines = (
            Text(
                "Hold {stock} of safety stock: level {level}, expected demand {mean}.",
                stock=f"{self.safety_stock:z,.2f}",
                level=f"{self.level:z,.2f}",
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
    counted: Period | str | None = None,
) -> SafetyStock:
    """Return the safety stock that meets a service target.

    Args:
        demand: Demand per period.
        lead_time: Lead time L; days and weeks, months and years convert where that is exact.
        target: The service asked for.
        order_quantity: Q, units, if orders have one size. Alone it means that stock is watched at
            every moment.
        review_period: R, in demand periods, if stock is looked at now and then. Alone it means that
            each review orders up to a level; with Q, that a check orders whole lots.
        method: Exact mixture over the lead time, or the two-moment formula.
        round_up_to: Round the level up to a multiple of this many units; zero for none.
        counted: The period at whose ends stock is counted between reviews, for a ready rate or a
            cost of backorders: the day for figures per day or week, the month for months or years,
            if not given.

    Returns:
        The level, its safety stock and every service achieved after rounding.

    Raises:
        InvalidInput: Periods do not convert, a form of the fill rate does not fit the review, or a
            number is out of its domain.
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
    of_some_kind(target, _TARGETS, "target")
    if review_period is not None and isinstance(target, (ReadyRate, BackorderCost)):
        refuse_unsaid(of_kind(demand, Demand, "demand"), counted)
    lead_time = in_demand_periods(demand, lead_time)
    cycle = cycle_of(
        demand,
        lead_time,
        order_quantity=order_quantity,
        review_period=review_period,
        method=method,
        counted=counted,
    )
    interval = review_period or 0
    ltd = protection_demand(demand, lead_time, review_period=interval, method=method)
    exact = level = _level_for(target, ltd, cycle, demand)
    step = not_negative(round_up_to, "round_up_to")
    if step:
        level = _rounded_up(level, step)
    return SafetyStock(
        level=level,
        exact_level=exact,
        protection_demand=ltd,
        lead_time=lead_time,
        cycle=cycle,
        method=method if type(method) is ProtectionMethod else ProtectionMethod(method),
    )


def service_of(
    *,
    demand: Demand,
    lead_time: LeadTime,
    level: float,
    order_quantity: float | None = None,
    review_period: float | None = None,
    method: ProtectionMethod | str = ProtectionMethod.EXACT,
    counted: Period | str | None = None,
) -> Service:
    """Return what a given reorder point or order-up-to level achieves.

    Args:
        demand: Demand per period.
        lead_time: Lead time; days and weeks, months and years convert where that is exact.
        level: Reorder point, or order-up-to level where each review orders, units.
        order_quantity: Q, units, if orders have one size.
        review_period: R, in demand periods, if stock is looked at now and then; with Q, a check
            that orders whole lots.
        method: Exact mixture, or the two-moment formula.
        counted: The period at whose ends stock is counted between reviews; as in
            :func:`safety_stock`, but demand observed per week or year counts at its own ends.

    Examples:
        >>> from xborder.inventory import Demand, LeadTime
        >>> customs = LeadTime.table({30: 0.75, 38: 0.15, 60: 0.10}, period="day")
        >>> daily = Demand.normal(mean=20, sd=6, period="day")
        >>> achieved = service_of(demand=daily, lead_time=customs, level=1113.053227)
        >>> round(achieved.cycle_service_level, 4)
        0.9031

        A nightly check and a fixed lot keep less than a promise made for continuous review:

        >>> week = LeadTime.fixed(7, period="day")
        >>> promised = service_of(demand=daily, lead_time=week, level=166.11, order_quantity=200)
        >>> kept = service_of(demand=daily, lead_time=week, level=166.11, order_quantity=200,
        ...                   review_period=1)
        >>> round(promised.cycle_service_level, 3), round(kept.cycle_service_level, 3)
        (0.95, 0.809)
    """
    lead_time = in_demand_periods(demand, lead_time)
    cycle = cycle_of(
        demand,
        lead_time,
        order_quantity=order_quantity,
        review_period=review_period,
        method=method,
        counted=counted,
    )
    interval = review_period or 0
    ltd = protection_demand(demand, lead_time, review_period=interval, method=method)
    return service_at(finite(level, "level"), ltd, cycle)


_TARGETS = (CycleServiceLevel, FillRate, ReadyRate, BackorderCost, StockoutCost)


def _level_for(target: Target, ltd: Distribution, cycle: Cycle, demand: Demand) -> float:
    match target:
        case CycleServiceLevel(value=p) if isinstance(cycle, EachCheck):
            return _search(lambda level: cycle_service_at(level, ltd, cycle), p, ltd)
        case CycleServiceLevel(value=p):
            return ltd.quantile(p)
        case FillRate(value=p) if isinstance(ltd, Normal) and isinstance(cycle, EachOrder):
            return _normal_fill_rate(target, ltd, cycle, p)
        case FillRate(value=p, form=form):
            fill_rate_at(0.0, ltd, cycle, form)  # refuses a form that this cycle does not have
            if ltd.mean <= 0 and not isinstance(cycle, EachOrder):
                return 0.0  # nothing is asked for: any level serves it all
            return _search(lambda level: fill_rate_at(level, ltd, cycle, form), p, ltd)
        case ReadyRate(value=p):
            return _search(lambda level: ready_rate_at(level, ltd, cycle), p, ltd)
        case BackorderCost() if not isinstance(cycle, OneCycle):
            # cost is counted at every count, not at the last before an arrival alone
            p = critical_ratio(target)
            return _search(lambda level: period_service_at(level, ltd, cycle), p, ltd)
        case StockoutCost() if not isinstance(cycle, OneCycle):
            p = 1 - stockout_probability(target, cycle_length=_length(cycle, demand))
            return _level_for(CycleServiceLevel(p), ltd, cycle, demand)
        case _:  # a cost, in a single cycle
            return ltd.quantile(critical_ratio(target))


def _normal_fill_rate(target: FillRate, ltd: Normal, cycle: EachOrder, p: float) -> float:
    # a float service of 1.0 is reached at nine sigma, which is not all demand: say so instead
    if p == 1:
        return ltd.highest()
    if ltd.sd == 0:
        return ltd.mean - cycle.order_quantity * allowed_share(target)
    return ltd.mean + factor(cycle.order_quantity / ltd.sd, target) * ltd.sd


def _length(cycle: EachOrder | EachReview | EachCheck, demand: Demand) -> float:
    if isinstance(cycle, EachReview):
        return cycle.review_period
    return cycle.order_quantity / demand.mean if demand.mean else math.inf


def _search(service: Callable[[float], float], target: float, ltd: Distribution) -> float:
    if target == 1:
        ltd.highest()  # raises where no stock covers all demand, though a float would say it did
    # without spread the mean is the only scale there is
    step = ltd.sd or max(1.0, abs(ltd.mean))
    return first_level(service, target, start=ltd.mean, step=step, whole=ltd.whole)


def _review_said(cycle: Cycle) -> Text:
    """Return which review the service assumes, in words: it is half of what a target means."""
    match cycle:
        case OneCycle():
            return Text(
                "No order quantity or review period was given: the fill rate is the share"
                " of demand served within one protection interval."
            )
        case EachOrder():
            return Text(
                "Stock is watched at every moment, and the order leaves as the reorder point is"
                " reached. If it is checked once a period, give review_period=1 as well."
            )
        case EachReview():
            return Text(
                "Stock is looked at once in the review period; each review orders up to it."
            )
        case _:
            return Text(
                "Stock is checked once in the review period, by then often below the reorder point;"
                " whole lots are ordered."
            )


def _rounded_up(level: float, step: float) -> float:
    return ceil_with_tolerance(level / step) * step
