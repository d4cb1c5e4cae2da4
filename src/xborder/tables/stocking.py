"""Stock of tables: safety stocks and reorder points, plans and projections of many articles."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar, Final, Literal

from attrs import evolve, field, frozen

from xborder.day import civil_day
from xborder.errors import InvalidInput
from xborder.inventory.demand.demand import Demand
from xborder.inventory.demand.shortage import Shortage
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.inventory.planning.inbound import Inbound, LateInbound
from xborder.inventory.planning.plan import PlanItem
from xborder.inventory.planning.plan import replenishment_plan as plan_of
from xborder.inventory.planning.projection import project
from xborder.inventory.service.safety import SafetyStock
from xborder.inventory.service.safety import safety_stock as safety_stock_of
from xborder.inventory.service.targets import CycleServiceLevel, FillRate, ReadyRate
from xborder.kind import all_pairs, list_of, of_some_kind
from xborder.number import FINITE, NOT_NEGATIVE, POSITIVE, checked, checks
from xborder.tables.answers import Errors, anew, each, every, number
from xborder.tables.documents import Documents
from xborder.tables.layout import Layout
from xborder.tabular import Columns, Rows


def _pairs(table: Any) -> Mapping[str, Any] | None:
    """Return a table of lengths, which Arrow may hold as pairs."""
    if table is None or isinstance(table, Mapping):
        return table
    return dict(all_pairs(table, "lead_times"))


@frozen(kw_only=True, field_transformer=checked)
class Stocked:
    """An article, as :func:`safety_stock` asks of it.

    Attributes:
        sku: The article.
        demand_mean: Mean demand in a period, units.
        demand_sd: Its standard deviation, units.
        lead_time: How long replenishment takes; the mean, where ``lead_time_sd`` is given.
        lead_time_sd: Its standard deviation, where no more is known.
        lead_times: In place of both, how likely each length is, such as
            ``{"30": 0.75, "38": 0.15, "60": 0.10}``: weighed exactly.
        order_quantity: Units of one order, if orders have one size.
        review_period: Time between reviews, if stock is looked at now and then.
        period: The period of demand and of every time: ``day``, ``week``, ``month``, ``year``.
    """

    sku: str = ""
    period: str
    demand_mean: float = field(metadata=FINITE)
    demand_sd: float = field(metadata=NOT_NEGATIVE)
    lead_time: float | None = field(default=None, metadata=NOT_NEGATIVE)
    lead_time_sd: float | None = field(default=None, metadata=NOT_NEGATIVE)
    lead_times: Mapping[str, float] | None = field(default=None, converter=_pairs)
    order_quantity: float | None = field(default=None, metadata=POSITIVE)
    review_period: float | None = field(default=None, metadata=POSITIVE)

    def lead(self) -> LeadTime:
        """Return its lead time.

        Raises:
            InvalidInput: None is given, or two are.
        """
        if self.lead_times is not None and self.lead_time is None:
            lengths = {_length(length): share for length, share in self.lead_times.items()}
            return LeadTime.table(lengths, period=self.period)
        if self.lead_time is None or self.lead_times is not None:
            raise InvalidInput(
                "The row gives {value} lead times, and needs one.",
                code="table.lead_time",
                remedy="Fill lead_time, or lead_times for a table of lengths.",
                where="lead_time",
                value=0 if self.lead_time is None else 2,
            )
        if self.lead_time_sd is None:
            return LeadTime.fixed(self.lead_time, period=self.period)
        return LeadTime.moments(mean=self.lead_time, sd=self.lead_time_sd, period=self.period)


def _length(text_: Any) -> float:
    try:
        return float(text_)
    except (TypeError, ValueError):
        raise InvalidInput(
            "{value} is no length of a lead time.",
            code="table.lead_time",
            remedy="Give each length as a number of periods, such as 30 or 38.",
            where="lead_times",
            value=text_,
        ) from None


STOCK: Final = Layout(table="stock", document=Stocked)
PLANNED: Final = Layout(table="plan_items", document=PlanItem)

_SAFETY: Final = (
    number("safety_stock", lambda found: found.safety_stock),
    number("reorder_point", lambda found: found.level),
    number("exact_level", lambda found: found.exact_level),
    number("demand_mean", lambda found: found.demand_mean),
    number("demand_sd", lambda found: found.demand_sd),
)


def safety_stock(
    frame: Any,
    *,
    target: CycleServiceLevel | FillRate | ReadyRate,
    round_up_to: float = 0,
    errors: Errors | Literal["raise", "report"] = Errors.RAISE,
) -> Any:
    """Return the safety stock and the reorder point of every article of a frame, row for row.

    Demand is normal. Where an article is reviewed now and then without a fixed lot,
    ``reorder_point`` is the level that each review orders up to.

    Args:
        frame: One row an article: ``xborder.tables.schema("stock")`` lists the columns.
        target: The service asked for.
        round_up_to: Levels are rounded up to a multiple of this many units; zero for none.
        errors: Whether rows that cannot be used are raised, all at once, or reported.

    Returns:
        A frame of the same kind, row for row, with the same index.

    Raises:
        InvalidTable: Rows cannot be used, and they were to be raised.

    Examples:
        >>> from xborder.inventory import CycleServiceLevel
        >>> found = safety_stock(
        ...     {"demand_mean": [20.0], "demand_sd": [6.0], "period": ["day"],
        ...      "lead_times": ['{"30": 0.75, "38": 0.15, "60": 0.10}']},
        ...     target=CycleServiceLevel("0.98"))
        >>> [round(level) for level in found["reorder_point"]]
        [1239]
    """
    of_some_kind(target, (CycleServiceLevel, FillRate, ReadyRate), "target")

    def one(row: Stocked) -> SafetyStock:
        return safety_stock_of(
            demand=Demand.normal(mean=row.demand_mean, sd=row.demand_sd, period=row.period),
            lead_time=row.lead(),
            target=target,
            order_quantity=row.order_quantity,
            review_period=row.review_period,
            round_up_to=round_up_to,
        )

    return each(frame, STOCK, one, _SAFETY, errors=errors)


@frozen(kw_only=True, field_transformer=checked)
class Coming:
    """Units on the way, as the frame ``inbound`` names them.

    Attributes:
        sku: The article.
        available_on: The day they can be sold.
        units: How many.
    """

    sku: str
    available_on: dt.date = field(metadata=checks(civil_day))
    units: float = field(metadata=NOT_NEGATIVE)


INBOUND: Final = Layout(table="inbound", document=Coming)


def _with_inbound(items: list[Any], inbound: Any) -> list[Any]:
    """Return articles with what a frame says is on the way to each.

    Raises:
        InvalidInput: Something is on the way of an article that is not given.
    """
    if inbound is None:
        return items
    coming: dict[str, list[Inbound]] = {item.sku: list(item.inbound) for item in items}
    for row in every(inbound, INBOUND)[1]:
        if row.sku not in coming:
            raise InvalidInput(
                "Units of {value} are on the way, and no row has that article.",
                code="table.inbound",
                remedy="Add a row for it, or leave it out of inbound.",
                where="inbound.sku",
                value=row.sku,
            )
        coming[row.sku].append(Inbound(available_on=row.available_on, units=row.units))
    return [evolve(item, inbound=tuple(coming[item.sku])) for item in items]


def replenishment_plan(
    frame: Any,
    *,
    on: dt.date,
    inbound: Any = None,
    shortage: Shortage | str = Shortage.LOST,
    late: LateInbound | str = LateInbound.LEFT_OUT,
) -> Any:
    """Return what to order today, one row an article, as the plan of each alone has it.

    Args:
        frame: One row an article: ``xborder.tables.schema("plan_items")`` lists the columns.
        on: Today.
        inbound: What is on the way, a frame of ``sku``, ``available_on`` and ``units``.
        shortage: Whether unmet demand is lost or waits.
        late: What becomes of inbound whose day has passed.

    Returns:
        A frame of the same kind.

    Raises:
        InvalidTable: Rows cannot be used.
        InvalidInput: An article stands there twice, or is on the way and not in the frame.

    Examples:
        >>> found = replenishment_plan(
        ...     {"sku": ["TEE"], "on_hand": [100.0], "daily_demand": [10.0], "rule.multiple": [24],
        ...      "reorder_point": [400.0], "order_up_to": [700.0], "lead_time_days": [30]},
        ...     on=dt.date(2026, 9, 1))
        >>> found["order"], found["gap_days"]
        ([600], [20])
    """
    read, items = every(frame, PLANNED)
    return anew(read, plan_of(_with_inbound(items, inbound), on=on, shortage=shortage, late=late))


@frozen(kw_only=True, field_transformer=checked)
class Projected:
    """An article, as :func:`projection` asks of it.

    Attributes:
        sku: The article.
        on_hand: Units at the start.
        daily_demand: Expected units a day.
        inbound: What is on the way.
    """

    sku: str
    on_hand: float = field(metadata=FINITE)
    daily_demand: float = field(metadata=FINITE)
    inbound: tuple[Inbound, ...] = field(default=(), metadata=list_of(Inbound))


PROJECTED: Final = Layout(table="projected", document=Projected)


@frozen(kw_only=True)
class ArticleDay:
    """A day of an article: what :class:`xborder.inventory.planning.projection.ProjectedDay` says.

    Attributes:
        sku: The article.
        day: Its day.
    """

    COLUMNS: ClassVar[Columns] = (
        "sku",
        *(
            (name, f"day.{name}")
            for name in (
                *("on", "received", "demand", "sold", "short", "lost", "backorders", "on_hand"),
                *("on_order", "net", "position", "oldest_days"),
            )
        ),
    )

    sku: str
    day: Any


def projection(
    frame: Any,
    *,
    start: dt.date,
    days: int,
    inbound: Any = None,
    shortage: Shortage | str = Shortage.LOST,
    late: LateInbound | str = LateInbound.LEFT_OUT,
) -> Any:
    """Return the stock of every article day by day, one row an article and day.

    Args:
        frame: One row an article: ``xborder.tables.schema("projected")`` lists the columns.
        start: The first day.
        days: How many days.
        inbound: What is on the way, a frame of ``sku``, ``available_on`` and ``units``.
        shortage: Whether unmet demand is lost or waits.
        late: What becomes of inbound whose day has passed.

    Returns:
        A frame of the same kind.

    Raises:
        InvalidTable: Rows cannot be used.
        InvalidInput: Units of an article that is not in the frame are on the way.

    Examples:
        >>> found = projection(
        ...     {"sku": ["TEE", "MUG"], "on_hand": [45.0, 9.0], "daily_demand": [10.0, 1.0]},
        ...     start=dt.date(2026, 11, 1), days=5)
        >>> found["sku"][4:6], found["on_hand"][4:6], found["lost"][4]
        (['TEE', 'MUG'], [0.0, 8.0], 5.0)
    """
    read, _ = every(frame, PROJECTED)
    # Articles stand there once, so each row is a document of its own, in order.
    read.found = _with_inbound(_each_once(read), inbound)
    found = read.computed(
        lambda item: project(
            start=start,
            days=days,
            daily_demand=item.daily_demand,
            on_hand=item.on_hand,
            inbound=item.inbound,
            shortage=shortage,
            late=late,
        )
    )
    read.check()
    lines = [
        ArticleDay(sku=item.sku, day=each_day)
        for item, projected in zip(read.found, found, strict=True)
        for each_day in projected.days
    ]
    return anew(read, Rows(lines, ArticleDay))


def _each_once(read: Documents) -> list[Any]:
    """Return the articles of a frame, each of which stands there once."""
    items = [read.found[number] for number in read.of_row.tolist()]
    seen: set[str] = set()
    for item in items:
        if item.sku in seen:
            raise InvalidInput(
                "The article {value} stands in the frame twice.",
                code="table.twice",
                remedy="Add its stock up in one row.",
                where="sku",
                value=item.sku,
            )
        seen.add(item.sku)
    return items
