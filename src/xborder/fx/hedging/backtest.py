"""Back-tests: what a programme would have made of a given history of rates.

The history is a row of markets. On each of their days hedges that fell due are settled, then the
programme plans, and its trades are dealt at that day's outright rates. An exposure is converted
at the spot rate of the first market on or after its due date. Every rate is the side of the board
that a merchant deals on.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, ClassVar

from attrs import frozen

from xborder.errors import InvalidInput
from xborder.fx.exposure.exposure import Exposure
from xborder.fx.exposure.netting import Bucketing
from xborder.fx.hedging.hedge import Hedge, cost_of_carry
from xborder.fx.hedging.market import Market
from xborder.fx.hedging.programme import HedgeProgramme
from xborder.fx.options.direction import Direction
from xborder.kind import all_of_kind, mapping_of, of_kind
from xborder.number import finite
from xborder.tabular import Columns, Tabular, columns_of


@frozen(kw_only=True)
class BackTestQuarter:
    """One quarter of a back-test, in home currency.

    Attributes:
        name: The quarter, such as ``"2026-Q4"``.
        unhedged: Exposures due in it at spot, less its costs.
        hedge_result: What hedges due in it paid.
    """

    COLUMNS: ClassVar[Columns] = (("quarter", "name"), "unhedged", "hedge_result", "hedged")

    name: str
    unhedged: float
    hedge_result: float

    @property
    def hedged(self) -> float:
        """The margin with its hedges."""
        return self.unhedged + self.hedge_result


@frozen(kw_only=True, repr=False)
class BackTest(Tabular):
    """What a programme would have done.

    Attributes:
        home: The home currency of every amount.
        periods: The quarters in order.
        hedges: Every hedge dealt.
        carry_cost: What the forward points of these hedges cost; negative if they earned.
    """

    home: str
    periods: tuple[BackTestQuarter, ...]
    hedges: tuple[Hedge, ...]
    carry_cost: float

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row a quarter: what it left without hedges and with them."""
        return columns_of(self.periods, BackTestQuarter)

    @property
    def worst_unhedged(self) -> BackTestQuarter:
        """The quarter with the smallest margin without hedges."""
        return min(self.periods, key=lambda period: period.unhedged)

    @property
    def worst_hedged(self) -> BackTestQuarter:
        """The quarter with the smallest margin with hedges."""
        return min(self.periods, key=lambda period: period.hedged)

    @property
    def unhedged(self) -> float:
        """The margin of all quarters without hedges."""
        return sum(period.unhedged for period in self.periods)

    @property
    def hedged(self) -> float:
        """The margin of all quarters with hedges."""
        return sum(period.hedged for period in self.periods)


def back_test(
    programme: HedgeProgramme,
    exposures: Iterable[Exposure],
    history: Sequence[Market],
    *,
    home_costs: Mapping[str, float] | None = None,
) -> BackTest:
    """Run a programme over a history of markets.

    Nothing is known in advance: on each day the programme sees the exposures that are open by
    then (their ``since``) and that day's market alone.

    Args:
        programme: The policy.
        exposures: What became due over the history; all must be due on or before its last day.
        history: Markets in order of time, such as one a month.
        home_costs: Costs of each quarter in home currency, such as goods and freight.

    Returns:
        Margins by quarter with and without hedges, the hedges dealt and what they cost to carry.

    Raises:
        InvalidInput: The history is too short, out of order, changes its home currency, or ends
            before the last exposure is due.

    Examples:
        >>> from xborder.fx.hedging.schedule import RollingSchedule
        >>> january, april = (
        ...     Market.flat(on=dt.date(2026, month, 5), home="GBP", spot={"EURGBP": spot},
        ...                 rates={"GBP": 0.04, "EUR": 0.02})
        ...     for month, spot in ((1, 0.87), (4, 0.85))
        ... )
        >>> sales = Exposure.of("100000 EUR", due=dt.date(2026, 4, 1), stage="forecast",
        ...                     since=dt.date(2026, 1, 2))
        >>> everything = HedgeProgramme(schedule=RollingSchedule(months=6, ratio="1"))
        >>> [quarter] = back_test(everything, [sales], [january, april]).periods
        >>> quarter.name, quarter.unhedged, round(quarter.hedged)
        ('2026-Q2', 85000.0, 87411)
    """
    ledger = all_of_kind(exposures, Exposure, "exposures")
    markets = all_of_kind(history, Market, "history")
    of_kind(programme, HedgeProgramme, "programme")
    _check(ledger, markets)
    unhedged: defaultdict[str, float] = defaultdict(float)
    results: defaultdict[str, float] = defaultdict(float)
    costs = {} if home_costs is None else mapping_of(home_costs, "home_costs")
    for quarter, cost in costs.items():
        unhedged[of_kind(quarter, str, "home_costs")] -= finite(cost, f"home_costs.{quarter}")
    dealt: list[Hedge] = []
    spots: list[float] = []
    previous = dt.date.min
    for market in markets:
        for exposure in ledger:
            if previous < exposure.due <= market.on:
                quarter = Bucketing.QUARTER.label(exposure.due)
                amount = float(exposure.expected)
                unhedged[quarter] += amount * _spot(market, exposure.currency, amount)
        for hedge in dealt:
            if previous < hedge.due <= market.on:
                quarter = Bucketing.QUARTER.label(hedge.due)
                results[quarter] += hedge.gain(_spot(market, hedge.currency, float(hedge.covers)))
        # nothing from the future: what is open by then, and not what will be
        known = [
            exposure
            for exposure in ledger
            if exposure.due > market.on and (exposure.since or market.on) <= market.on
        ]
        in_place = [hedge for hedge in dealt if hedge.due > market.on]
        for trade in programme.plan(known, market, hedges=in_place).trades:
            dealt.append(trade.hedge())
            spots.append(_spot(market, trade.currency, float(trade.covers)))
        previous = market.on
    last = markets[-1]
    for hedge in dealt:
        # A due date on a closed day rolls past the last market. Such a hedge is closed there at the
        # outright of its own day, or its result would be lost.
        if hedge.due > last.on:
            way = Direction.RECEIVE if hedge.covers > 0 else Direction.PAY
            rate = last.dealing_curve(hedge.currency, way).outright(hedge.due)
            results[Bucketing.QUARTER.label(last.on)] += hedge.gain(rate)
    periods = tuple(
        BackTestQuarter(name=name, unhedged=unhedged[name], hedge_result=results[name])
        for name in sorted({*unhedged, *results})
    )
    return BackTest(
        home=last.home,
        periods=periods,
        hedges=tuple(dealt),
        carry_cost=cost_of_carry(dealt, spots),
    )


def _spot(market: Market, currency: str, amount: float) -> float:
    """Return the spot at which an amount is changed: receipts at the bid, payments at the ask."""
    return market.dealing_spot(currency, Direction.RECEIVE if amount > 0 else Direction.PAY)


def _check(ledger: tuple[Exposure, ...], history: Sequence[Market]) -> None:
    ordered = all(a.on < b.on and a.home == b.home for a, b in pairwise(history))
    if len(history) < 2 or not ordered:
        raise InvalidInput(
            "A history of {value} markets is too short, out of order or changes its home.",
            code="fx.history",
            remedy="Give two or more markets, each later than the last, in one home currency.",
            where="history",
            value=len(history),
        )
    last = max((exposure.due for exposure in ledger), default=dt.date.min)
    first = min((exposure.due for exposure in ledger), default=dt.date.min)
    if not ledger or last > history[-1].on or first <= history[0].on:
        raise InvalidInput(
            "Exposures due from {first} to {value} do not fit a history from {start} to {end}.",
            code="fx.history_short",
            remedy="Give exposures due after the first market and on or before the last one.",
            where="exposures",
            value=str(last),
            first=str(first),
            start=str(history[0].on),
            end=str(history[-1].on),
        )
