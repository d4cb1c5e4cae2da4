"""How stock performed: turnover, days, stock-outs, margin, and classes of items.

===================== =====================================================
turnover              COGS / average inventory value
DIO                   average inventory value / COGS x days
sell-through          sold / received, or sold / (sold + average stock): named
in-stock rate         days in stock / days
fill rate             1 - lost / demand
GMROI                 gross margin / average inventory cost
===================== =====================================================
"""

import math
from collections.abc import Mapping, Sequence

from attrs import frozen

from xborder.choice import Choice
from xborder.errors import InvalidInput
from xborder.kind import all_pairs, mapping_of, of_kind
from xborder.number import finite, finite_values, not_negative, positive, share, whole


class Average(Choice):
    """Which average inventory is meant; a DIO without it means little."""

    SNAPSHOTS = "snapshots"
    """The mean of all values given, such as month ends."""
    TWO_POINTS = "two_points"
    """(first + last) / 2."""


@frozen(kw_only=True)
class Turnover:
    """How often stock turned over.

    Attributes:
        average_inventory: In the unit of the values given.
        turnover: Times in the period.
        turnover_per_year: Times in 365 days.
        days_inventory_outstanding: DIO, days.
        average: Which average was taken.
    """

    average_inventory: float
    turnover: float
    turnover_per_year: float
    days_inventory_outstanding: float
    average: Average


def turnover(
    *, inventory_values: Sequence[float], cogs: float, days: float, average: Average
) -> Turnover:
    """Return turnover and DIO.

    Args:
        inventory_values: Inventory at cost, at each snapshot.
        cogs: Cost of goods sold in the period.
        days: Length of the period, days.
        average: Which average to take.

    Returns:
        Turnover; without sales DIO is infinite, without stock turnover is.

    Examples:
        >>> found = turnover(inventory_values=[15000, 10000], cogs=54000, days=181,
        ...                  average="two_points")
        >>> round(found.days_inventory_outstanding, 4)
        41.8981
    """
    values = [
        not_negative(value, "inventory_values")
        for value in finite_values(inventory_values, "inventory_values")
    ]
    kind = Average(average)
    ends = values if kind is Average.SNAPSHOTS else [values[0], values[-1]]
    mean = math.fsum(ends) / len(ends)
    sold, length = not_negative(cogs, "cogs"), positive(days, "days")
    times = sold / mean if mean else math.inf if sold else 0.0
    return Turnover(
        average_inventory=mean,
        turnover=times,
        turnover_per_year=times * 365 / length,
        days_inventory_outstanding=mean / sold * length if sold else math.inf if mean else 0.0,
        average=kind,
    )


def sell_through_received(*, sold: float, received: float) -> float:
    """Return units sold over units received.

    Args:
        sold: Units sold since they came.
        received: Units that came.

    Examples:
        >>> sell_through_received(sold=45, received=60)
        0.75
    """
    return not_negative(sold, "sold") / positive(received, "received")


def sell_through_average(*, sold: float, average_units: float) -> float:
    """Return units shipped in 90 days over average units on hand, as marketplaces count it.

    Args:
        sold: Units shipped in the last 90 days.
        average_units: Units on hand in that time, on average.

    Examples:
        >>> sell_through_average(sold=90, average_units=60)
        1.5
    """
    return not_negative(sold, "sold") / positive(average_units, "average_units")


def gmroi(*, gross_margin: float, average_inventory_cost: float) -> float:
    """Return gross margin over average inventory at cost.

    Args:
        gross_margin: Of a year, in money.
        average_inventory_cost: What the stock of that year cost on average, in the same money.

    Examples:
        >>> gmroi(gross_margin=42000, average_inventory_cost=14000)
        3.0
    """
    return finite(gross_margin, "gross_margin") / positive(
        average_inventory_cost, "average_inventory_cost"
    )


def days_of_supply(*, on_hand: float, daily_rate: float) -> float:
    """Return on hand over the unconstrained daily rate; infinite without demand.

    Args:
        on_hand: Units on hand; below zero if some are owed.
        daily_rate: Units a day that would sell if there were always stock.

    Examples:
        >>> days_of_supply(on_hand=120, daily_rate=10), days_of_supply(on_hand=5, daily_rate=0)
        (12.0, inf)
    """
    rate, held = not_negative(daily_rate, "daily_rate"), finite(on_hand, "on_hand")
    if rate:
        return held / rate
    return math.inf if held > 0 else 0.0


@frozen(kw_only=True)
class Availability:
    """How often stock ran out.

    Attributes:
        in_stock_rate: Share of days in stock.
        stockout_rate: Share of days out of stock.
        fill_rate: Share of demand met.
        cycle_service_level: Share of cycles without a stock-out.
        days: Days observed.
        days_in_stock: Of these, with stock.
        demand_units: Units asked for.
        served_units: Of these, served.
        cycles: Replenishment cycles.
        cycles_without_stockout: Of these, without a stock-out.
    """

    in_stock_rate: float
    stockout_rate: float
    fill_rate: float
    cycle_service_level: float
    days: float
    days_in_stock: float
    demand_units: float
    served_units: float
    cycles: int
    cycles_without_stockout: int


def availability(
    *,
    days: float,
    days_out_of_stock: float,
    demand_units: float,
    lost_units: float,
    cycles: int,
    cycles_with_stockout: int,
) -> Availability:
    """Return the observed service.

    Args:
        days: Days observed.
        days_out_of_stock: Of these, without stock.
        demand_units: Units asked for.
        lost_units: Of these, not served.
        cycles: Replenishment cycles.
        cycles_with_stockout: Of these, with a stock-out.

    Returns:
        The four rates; without demand or cycles nothing was missed.

    Raises:
        InvalidInput: A part exceeds its whole, such as 15 days out of stock of 10.
    """
    positive(days, "days")
    out = _part(days_out_of_stock, "days_out_of_stock", of=days, whole_name="days")
    lost = _part(lost_units, "lost_units", of=demand_units, whole_name="demand_units")
    missed = _part(
        whole(cycles_with_stockout, "cycles_with_stockout"),
        "cycles_with_stockout",
        of=whole(cycles, "cycles"),
        whole_name="cycles",
    )
    return Availability(
        in_stock_rate=1 - out,
        stockout_rate=out,
        fill_rate=1 - lost,
        cycle_service_level=1 - missed,
        days=days,
        days_in_stock=days - days_out_of_stock,
        demand_units=demand_units,
        served_units=demand_units - lost_units,
        cycles=cycles,
        cycles_without_stockout=cycles - cycles_with_stockout,
    )


def _part(value: float, where: str, *, of: float, whole_name: str) -> float:
    """Return a part as a share of its whole; zero of nothing."""
    part, total = not_negative(value, where), not_negative(of, whole_name)
    if part > total:
        raise InvalidInput(
            "{name} is {value}, more than the {total} of {whole}.",
            code="inventory.part",
            remedy="Give a part of the whole, counted over the same time.",
            where=where,
            name=where,
            value=value,
            total=of,
            whole=whole_name,
        )
    return part / total if total else 0.0


@frozen(kw_only=True)
class ItemClass:
    """An item's class by value and by steadiness.

    Attributes:
        sku: The item.
        revenue: Quantity x price over the history.
        cumulative_share: Share of revenue up to and with this item, in falling revenue.
        cv: Coefficient of variation of its periods (population sd).
        label: Such as ``"AX"``.
    """

    sku: str
    revenue: float
    cumulative_share: float
    cv: float
    label: str


def abc_xyz(
    items: Mapping[str, tuple[Sequence[float], float]],
    *,
    a_share: float = 0.80,
    b_share: float = 0.95,
    x_cv: float = 0.5,
    y_cv: float = 1.0,
) -> tuple[ItemClass, ...]:
    """Classify items by revenue (A, B, C) and by steadiness of demand (X, Y, Z).

    Args:
        items: For each item, units in each period, and its price or margin per unit.
        a_share: An item is A while the share before it is below this.
        b_share: B below this, else C.
        x_cv: X up to this coefficient of variation.
        y_cv: Y up to this, else Z. An item that never sold is Z.

    Returns:
        Items in falling revenue, ties by name.

    Examples:
        >>> [one.label for one in abc_xyz({"tee": ([9, 10, 11], 5), "hat": ([0, 0, 3], 2)})]
        ['AX', 'CZ']
    """
    first, second = share(a_share, "a_share"), share(b_share, "b_share")
    steady_cv, uneven_cv = not_negative(x_cv, "x_cv"), not_negative(y_cv, "y_cv")
    rows = []
    for sku, pair in mapping_of(items, "items").items():
        name = of_kind(sku, str, "items")
        ((units, value),) = all_pairs([pair], name)
        known = finite_values(units, sku)
        mean = math.fsum(known) / len(known)
        sd = math.sqrt(math.fsum((unit - mean) ** 2 for unit in known) / len(known))
        rows.append((sku, math.fsum(known) * finite(value, sku), sd / mean if mean else math.inf))
    rows.sort(key=lambda row: (-row[1], row[0]))
    total, before, found = math.fsum(row[1] for row in rows), 0.0, []
    for sku, revenue, cv in rows:
        # an item is A by the share before it, so that the first item is A however large it is
        part = before / total if total else 1.0
        letter = "A" if part < first else "B" if part < second else "C"
        steady = "X" if cv <= steady_cv else "Y" if cv <= uneven_cv else "Z"
        before += revenue
        found.append(
            ItemClass(
                sku=sku,
                revenue=revenue,
                cumulative_share=before / total if total else 1.0,
                cv=cv,
                label=letter + steady,
            )
        )
    return tuple(found)
