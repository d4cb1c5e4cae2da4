"""Safety stock for many items at once, given as columns.

Lists are worked through in plain Python; NumPy arrays, with the ``stats`` extra, as arrays. Both
give the same numbers. The demand is normal over the protection interval:

    sigma = sqrt(sd^2 (L + R) + mean^2 sdL^2)
    safety stock = z sigma                     for a cycle service level
    safety stock = k sigma, k solving          for a fill rate,
        [G(k) - G(k + Q / sigma)] sigma / Q = 1 - fill rate    (exact)
        G(k) sigma / Q = 1 - fill rate                         (simple)
        G(k) sigma / Q = 1 / fill rate - 1                     (lost sales)
"""

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import Any

from attrs import frozen

from xborder.errors import InvalidInput, InvalidRows, extra
from xborder.inventory.distributions.continuous import Normal
from xborder.inventory.service.safety_factor import allowed_share, factor, factors
from xborder.inventory.service.targets import CycleServiceLevel, FillRate
from xborder.number import not_negative, positive

_CHUNK = 8192


@frozen(kw_only=True)
class SafetyStocks:
    """Columns of results, lists or arrays as the input was.

    Attributes:
        safety_stock: Units.
        reorder_point: Units.
        sigma: Standard deviation of demand over the protection interval.
    """

    safety_stock: Any
    reorder_point: Any
    sigma: Any


def safety_stocks(
    *,
    demand_mean: Any,
    demand_sd: Any,
    lead_time: Any,
    target: CycleServiceLevel | FillRate,
    lead_time_sd: Any = None,
    order_quantity: Any = None,
) -> SafetyStocks:
    """Return safety stocks for columns of items under normal demand.

    Args:
        demand_mean: Mean demand per period, one value an item.
        demand_sd: Its standard deviation, one value an item.
        lead_time: Protection interval in that period, one value an item.
        target: A cycle service level, or a fill rate (then give ``order_quantity``).
        lead_time_sd: Standard deviation of the lead time; none means certain lead times.
        order_quantity: Order sizes Q, one value an item, for a fill rate.

    Returns:
        Three columns: lists for sequences, arrays for arrays.

    Raises:
        InvalidRows: Items whose numbers cannot be used, all at once.

    Examples:
        >>> found = safety_stocks(demand_mean=[50, 20], demand_sd=[5, 6], lead_time=[6, 30],
        ...                       lead_time_sd=[2, 0], target=CycleServiceLevel("0.9"))
        >>> [round(stock, 4) for stock in found.safety_stock]
        [129.1127, 42.1161]
    """
    columns = {"demand_mean": demand_mean, "demand_sd": demand_sd, "lead_time": lead_time}
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
    sizes = {name: len(column) for name, column in columns.items()}
    if len(set(sizes.values())) > 1:
        raise InvalidInput(
            "The columns have different lengths: {value}.",
            code="inventory.lengths",
            remedy="Give one value an item in every column.",
            where="columns",
            value=", ".join(f"{name} {size}" for name, size in sizes.items()),
        )
    return _from_arrays(columns, target) if arrays else _from_lists(columns, target)


def _from_lists(
    columns: dict[str, Sequence[float]], target: CycleServiceLevel | FillRate
) -> SafetyStocks:
    means, sds, times = columns["demand_mean"], columns["demand_sd"], columns["lead_time"]
    time_sds = columns.get("lead_time_sd") or [0.0] * len(means)
    root, limit = math.sqrt, math.inf
    try:
        sound = all(
            0 <= m < limit and 0 <= s < limit and 0 <= t < limit and 0 <= u < limit
            for m, s, t, u in zip(means, sds, times, time_sds, strict=True)
        ) and all(0 < q < limit for q in columns.get("order_quantity", ()))
    except TypeError:
        sound = False
    if not sound:
        raise InvalidRows(_problems(columns))
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
    given = {name: np.asarray(column, dtype=float) for name, column in columns.items()}
    sound = all(_sound(np, name, column) for name, column in given.items())
    if not sound:
        raise InvalidRows(_problems({name: column.tolist() for name, column in given.items()}))
    mean, time = given["demand_mean"], given["lead_time"]
    variance = given["demand_sd"] ** 2
    variance *= time
    if "lead_time_sd" in given:
        variance += (mean * given["lead_time_sd"]) ** 2
    sigma = np.sqrt(variance)
    if isinstance(target, CycleServiceLevel):
        stock = NormalDist().inv_cdf(_below_one(target.value)) * sigma
    else:
        _below_one(target.value)
        stock = np.empty_like(sigma)
        for start in range(0, len(sigma), _CHUNK):
            part = slice(start, start + _CHUNK)
            sizes = given["order_quantity"][part]
            stock[part] = _for_fill_rates(np, sigma[part], sizes, target)
    return SafetyStocks(safety_stock=stock, reorder_point=mean * time + stock, sigma=sigma)


def _sound(np: Any, name: str, column: Any) -> bool:
    least = column.min(initial=np.inf)
    return bool(
        (least > 0 if name == "order_quantity" else least >= 0) and column.max(initial=0) < np.inf
    )
