"""Safety stock for many items at once, given as columns.

Lists are worked through in plain Python; NumPy arrays, with the ``stats`` extra, as arrays. Both
give the same numbers. The demand is normal over the protection interval:

    sigma = sqrt(sd^2 (L + R) + mean^2 sdL^2)
    safety stock = z sigma                     for a cycle service level
    safety stock = k sigma, k solving          for a fill rate,
        [G(k) - G(k + Q / sigma)] sigma / Q = 1 - fill rate    (exact)
        G(k) sigma / Q = 1 - fill rate                         (simple)
        G(k) sigma / Q = 1 / fill rate - 1                     (lost sales)

A lead time given as a table, such as customs holds, is weighed exactly, length by length, for all
items or for each.
"""

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import Any

from attrs import asdict, frozen

from xborder.errors import InvalidInput, InvalidRows, extra
from xborder.inventory.demand.demand import Demand
from xborder.inventory.demand.period import period as period_named
from xborder.inventory.distributions.continuous import Normal
from xborder.inventory.lead_times.lead_time import LeadTime
from xborder.inventory.service.mixture_columns import reorder_points
from xborder.inventory.service.safety import safety_stock
from xborder.inventory.service.safety_factor import allowed_share, factor, factors
from xborder.inventory.service.targets import CycleServiceLevel, FillRate
from xborder.kind import all_of_kind, of_kind, of_some_kind
from xborder.number import finite, not_negative, positive
from xborder.tabular import Tabular

_CHUNK = 8192
_PLAIN = {int, float}


@frozen(kw_only=True, repr=False)
class SafetyStocks(Tabular):
    """Columns of results, lists or arrays as the input was.

    Attributes:
        safety_stock: Units.
        reorder_point: Units.
        sigma: Standard deviation of demand over the protection interval.
    """

    safety_stock: Any
    reorder_point: Any
    sigma: Any

    def to_columns(self) -> dict[str, list[Any]]:
        """Return the columns as lists, an item a row, in the order of the items."""
        columns = asdict(self, recurse=False)
        return {
            name: column.tolist() if hasattr(column, "tolist") else column
            for name, column in columns.items()
        }


def safety_stocks(
    *,
    demand_mean: Any,
    demand_sd: Any,
    lead_time: Any,
    target: CycleServiceLevel | FillRate,
    lead_time_sd: Any = None,
    order_quantity: Any = None,
    period: str | None = None,
) -> SafetyStocks:
    """Return safety stocks for columns of items under normal demand.

    Args:
        demand_mean: Mean demand per period, one value an item.
        demand_sd: Its standard deviation, one value an item.
        lead_time: Protection interval in that period, one value an item; or a ``LeadTime`` for all
            items, or a column of them: its table is weighed exactly.
        target: A cycle service level, or a fill rate (then give ``order_quantity``); stock is
            watched at every moment.
        lead_time_sd: Standard deviation of the lead time; none means certain lead times.
        order_quantity: Order sizes Q, one value an item, for a fill rate.
        period: The period of the demand; needed with a ``LeadTime``, which states its own.

    Returns:
        Three columns: lists for sequences, arrays for arrays.

    Raises:
        InvalidRows: Items whose numbers cannot be used, all at once.
        InvalidInput: Columns of different lengths, or a lead time whose period does not convert.

    Examples:
        >>> found = safety_stocks(demand_mean=[50, 20], demand_sd=[5, 6], lead_time=[6, 30],
        ...                       lead_time_sd=[2, 0], target=CycleServiceLevel("0.9"))
        >>> [round(stock, 4) for stock in found.safety_stock]
        [129.1127, 42.1161]
        >>> customs = LeadTime.table({30: 0.75, 38: 0.15, 60: 0.10}, period="day")
        >>> found = safety_stocks(demand_mean=[20], demand_sd=[6], lead_time=customs, period="day",
        ...                       target=CycleServiceLevel("0.98"))
        >>> round(found.reorder_point[0])
        1239
    """
    of_some_kind(target, (CycleServiceLevel, FillRate), "target")
    columns = {"demand_mean": demand_mean, "demand_sd": demand_sd}
    tables = _tables(lead_time, period)
    if tables is None or lead_time_sd is not None:
        columns["lead_time"] = lead_time
    if lead_time_sd is not None:
        columns["lead_time_sd"] = lead_time_sd
    if isinstance(target, FillRate):
        if order_quantity is None:
            raise InvalidInput(
                "A fill rate of {value} for many items needs their order quantities.",
                code="inventory.no_quantity",
                remedy="Give the column order_quantity.",
                where="order_quantity",
                value=target.value,
            )
        columns["order_quantity"] = order_quantity
    arrays = any(hasattr(column, "dtype") for column in columns.values())
    known = {name: _column(column, name) for name, column in columns.items()}
    sizes = {name: len(column) for name, column in known.items()}
    if isinstance(tables, list):
        sizes["lead_time"] = len(tables)
    if len(set(sizes.values())) > 1:
        raise InvalidInput(
            "The columns have different lengths: {value}.",
            code="inventory.lengths",
            remedy="Give one value an item in every column.",
            where="columns",
            value=", ".join(f"{name} {size}" for name, size in sizes.items()),
        )
    if tables is None or lead_time_sd is not None:
        return _from_arrays(known, target) if arrays else _from_lists(known, target)
    each = tables if isinstance(tables, list) else [tables] * len(known["demand_mean"])
    return (
        _tables_from_arrays(known, each, target)
        if arrays
        else _tables_from_lists(known, each, target)
    )


def _column(column: Any, where: str) -> Any:
    """Return a column that has a length: an array, or a list of whatever was given."""
    if getattr(column, "ndim", 0) == 1:
        return column
    return list(all_of_kind(column, object, where))


def _tables(lead_time: Any, period: str | None) -> LeadTime | list[LeadTime] | None:
    """Return the lead times with their tables, in the demand's period; none for plain numbers."""
    if isinstance(lead_time, LeadTime):
        return _table(lead_time, period, "lead_time")
    if getattr(getattr(lead_time, "dtype", None), "kind", "") == "O":  # a frame's column of them
        lead_time = lead_time.tolist()
    if not isinstance(lead_time, (list, tuple)):
        return None
    if not any(isinstance(one, LeadTime) for one in lead_time):
        return None
    return [
        _table(of_kind(one, LeadTime, f"{row}.lead_time"), period, f"{row}.lead_time")
        for row, one in enumerate(lead_time)
    ]


def _table(lead_time: LeadTime, period: str | None, where: str) -> LeadTime:
    if lead_time.time is None:
        raise InvalidInput(
            "A lead time of mean {value} known by two moments has no table.",
            code="inventory.moments_only",
            remedy="Give the columns lead_time and lead_time_sd.",
            where=where,
            value=lead_time.mean,
        )
    return lead_time.per(period_named(period))


def _tables_from_lists(
    columns: dict[str, Any], tables: Sequence[LeadTime], target: CycleServiceLevel | FillRate
) -> SafetyStocks:
    _refuse_unsound(columns)
    sizes = columns.get("order_quantity", [None] * len(tables))
    rows = zip(columns["demand_mean"], columns["demand_sd"], tables, sizes, strict=True)
    found = [
        safety_stock(
            demand=Demand.normal(mean=mean, sd=sd, period=table.period),
            lead_time=table,
            target=target,
            order_quantity=size,
        )
        for mean, sd, table, size in rows
    ]
    return SafetyStocks(
        safety_stock=[one.safety_stock for one in found],
        reorder_point=[one.level for one in found],
        sigma=[one.demand_sd for one in found],
    )


def _tables_from_arrays(
    columns: dict[str, Any], tables: Sequence[LeadTime], target: CycleServiceLevel | FillRate
) -> SafetyStocks:
    np = extra("numpy", name="stats")
    given = _arrays(np, columns)
    mean, sd = given["demand_mean"], given["demand_sd"]
    times = [one.time for one in tables if one.time is not None]
    widest = max((len(one.points) for one in times), default=1)
    lengths, chances = np.zeros((len(times), widest)), np.zeros((len(times), widest))
    for row, one in enumerate(times):
        lengths[row, : len(one.points)] = one.points
        chances[row, : len(one.points)] = one.probabilities
    _below_one(target.value)
    stock = np.empty_like(mean)
    # as for plain columns: chunks that stay in the cache are three times as fast as one sweep
    for start in range(0, len(mean), _CHUNK):
        part = slice(start, start + _CHUNK)
        sizes = given["order_quantity"][part] if "order_quantity" in given else None
        stock[part] = reorder_points(
            mean[part], sd[part], lengths[part], chances[part], target, sizes
        )
    expected = (chances * lengths).sum(axis=1)
    spread = (chances * (lengths - expected[:, None]) ** 2).sum(axis=1)
    return SafetyStocks(
        safety_stock=stock - mean * expected,
        reorder_point=stock,
        sigma=np.sqrt(sd**2 * expected + mean**2 * spread),
    )


def _from_lists(
    columns: dict[str, Sequence[float]], target: CycleServiceLevel | FillRate
) -> SafetyStocks:
    _refuse_unsound(columns)
    means, sds, times = columns["demand_mean"], columns["demand_sd"], columns["lead_time"]
    time_sds = columns.get("lead_time_sd") or [0.0] * len(means)
    root = math.sqrt
    rows = zip(means, sds, times, time_sds, strict=True)
    sigma = [root(s * s * t + m * m * u * u) for m, s, t, u in rows]
    if isinstance(target, CycleServiceLevel):
        z = NormalDist().inv_cdf(_below_one(target.value))
        stock = [z * one for one in sigma]
    else:
        sizes = columns["order_quantity"]
        stock = [_for_fill_rate(one, size, target) for one, size in zip(sigma, sizes, strict=True)]
    point = [m * t + one for m, t, one in zip(means, times, stock, strict=True)]
    return SafetyStocks(safety_stock=stock, reorder_point=point, sigma=sigma)


def _refuse_unsound(columns: dict[str, Any]) -> None:
    """Refuse every bad row at once; a sound column costs one comparison a value."""
    limit = math.inf
    try:
        sound = all(
            all((0 < x < limit) if name == "order_quantity" else (0 <= x < limit) for x in column)
            for name, column in columns.items()
        )
    except (TypeError, ValueError, ArithmeticError):
        sound = False
    if not sound or not all(_PLAIN.issuperset(map(type, column)) for column in columns.values()):
        problems = _problems(columns)
        if problems:
            raise InvalidRows(problems)
        for name, column in columns.items():  # numbers of other kinds, such as Decimal
            columns[name] = [finite(value, name) for value in column]


def _for_fill_rate(sigma: float, size: float, target: FillRate) -> float:
    _below_one(target.value)
    if sigma == 0:
        return -size * allowed_share(target)
    return factor(size / sigma, target) * sigma


def _for_fill_rates(np: Any, sigma: Any, sizes: Any, target: FillRate) -> Any:
    certain = sigma == 0
    safe = np.where(certain, 1.0, sigma)
    stock = factors(np.where(certain, 1.0, sizes / safe), target) * safe
    return np.where(certain, -sizes * allowed_share(target), stock)


def _below_one(value: float) -> float:
    if value == 1:
        Normal(mean=0.0, sd=1.0).highest()
    return value


def _problems(columns: dict[str, Sequence[float]]) -> list[InvalidInput]:
    found = []
    for name, column in columns.items():
        check = positive if name == "order_quantity" else not_negative
        for row, value in enumerate(column):
            try:
                check(value, f"{row}.{name}")
            except (InvalidInput, TypeError) as error:
                found.append(error)
    return found  # type: ignore[return-value]  # InvalidType and InvalidInput both list problems


def _from_arrays(columns: dict[str, Any], target: CycleServiceLevel | FillRate) -> SafetyStocks:
    np = extra("numpy", name="stats")
    given = _arrays(np, columns, bounded=not isinstance(target, CycleServiceLevel))
    mean, time, sd = given["demand_mean"], given["lead_time"], given["demand_sd"]
    with np.errstate(over="ignore", invalid="ignore"):  # what is not finite is looked for below
        # in place: a fresh array of so many items costs more in page faults than its arithmetic
        sigma, point = sd * sd, np.empty_like(sd)
        sigma *= time
        if "lead_time_sd" in given:
            np.multiply(mean, given["lead_time_sd"], out=point)
            point *= point
            sigma += point
        np.sqrt(sigma, out=sigma)
        np.multiply(mean, time, out=point)
    # every column is part of one of these two, so that two sweeps find what four would
    if not (sigma.max(initial=0) < np.inf and point.max(initial=0) < np.inf):
        _refuse_rows(given)
    if isinstance(target, CycleServiceLevel):
        stock = NormalDist().inv_cdf(_below_one(target.value)) * sigma
    else:
        _below_one(target.value)
        stock = np.empty_like(sigma)
        for start in range(0, len(sigma), _CHUNK):
            part = slice(start, start + _CHUNK)
            sizes = given["order_quantity"][part]
            stock[part] = _for_fill_rates(np, sigma[part], sizes, target)
    point += stock
    return SafetyStocks(safety_stock=stock, reorder_point=point, sigma=sigma)


def _arrays(np: Any, columns: dict[str, Any], *, bounded: bool = True) -> dict[str, Any]:
    """Return the columns as float arrays, or every row that is none.

    Args:
        np: numpy.
        columns: The columns.
        bounded: Whether to look for what is infinite; otherwise whoever computes with them does.
    """
    try:
        given = {name: np.asarray(column, dtype=float) for name, column in columns.items()}
    except (TypeError, ValueError):
        raise InvalidRows(_problems({n: list(c) for n, c in columns.items()})) from None
    if not all(_sound(np, name, column, bounded=bounded) for name, column in given.items()):
        _refuse_rows(given)
    return given


def _refuse_rows(columns: dict[str, Any]) -> None:
    """Refuse every bad row at once; huge but sound numbers may overflow without one."""
    problems = _problems({name: column.tolist() for name, column in columns.items()})
    if problems:
        raise InvalidRows(problems)


def _sound(np: Any, name: str, column: Any, *, bounded: bool) -> bool:
    least = column.min(initial=np.inf)  # nan if any value is, and then neither holds
    enough = least > 0 if name == "order_quantity" else least >= 0
    return bool(enough and (not bounded or column.max(initial=0) < np.inf))
