"""Simulation of places that supply one another, each with a base stock.

Order of events in a period: demand falls, and every place passes its orders up at once; what has
been long enough under way arrives, upstream first; each place ships what is due, as far as it can;
the period's end is counted. So a place with processing time T that is served after SI periods and
serves after S has the demand of SI + T - S periods outstanding, as in the guaranteed-service model.
With SI = S = 0 and suppliers that may be late it is a serial system with backorders.

Needs the ``stats`` extra. The same seed gives the same figures.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from numbers import Real
from typing import Any

from attrs import field, frozen

from xborder.errors import InvalidInput, extra
from xborder.inventory.demand.demand import Demand
from xborder.inventory.distributions.continuous import Normal
from xborder.inventory.distributions.draws import draw
from xborder.inventory.networks.links import pairs
from xborder.inventory.networks.pooling import correlation_matrix
from xborder.inventory.simulation.clock import one_period
from xborder.inventory.simulation.tally import Estimate, estimate, share_left
from xborder.kind import all_of_kind
from xborder.number import FINITE, NOT_NEGATIVE, WHOLE, checked, whole
from xborder.progress import Progress, steps


@frozen(kw_only=True, field_transformer=checked)
class StockingPoint:
    """A place of a network: what it holds, how long it takes, what it promises.

    Args:
        name: Its name.
        base_stock: Units it holds when nothing is on order.
        time: T, its processing and transport time, whole periods.
        service_time: S, whole periods after an order at which it is due.
        inbound_service_time: SI of an outside supplier, who is never late; whole periods.
        demand: External demand per period, if any; negative draws are taken as none.
        holding_cost: Money per unit on hand and period.
        transit_cost: Money per unit on its way here and period.
        backorder_cost: Money per unit overdue and period.
    """

    name: str
    base_stock: float = field(metadata=FINITE)
    time: int = field(default=0, metadata=WHOLE)
    service_time: int = field(default=0, metadata=WHOLE)
    inbound_service_time: int = field(default=0, metadata=WHOLE)
    demand: Demand | None = None
    holding_cost: float = field(default=0.0, metadata=NOT_NEGATIVE)
    transit_cost: float = field(default=0.0, metadata=NOT_NEGATIVE)
    backorder_cost: float = field(default=0.0, metadata=NOT_NEGATIVE)


@frozen(kw_only=True)
class SimulatedPlace:
    """What a place achieved.

    Attributes:
        on_time: Share of periods that ended with nothing overdue.
        fill_rate: Share of units shipped in the period in which they were due.
        on_hand: Mean units on hand at a period's end.
        in_transit: Mean units on their way here at a period's end.
        overdue: Mean units overdue at a period's end.
    """

    on_time: Estimate
    fill_rate: Estimate
    on_hand: Estimate
    in_transit: Estimate
    overdue: Estimate


@frozen(kw_only=True)
class SimulatedNetwork:
    """What a network achieved.

    Attributes:
        places: Each place, by name.
        cost: Money per period, all places together.
    """

    places: Mapping[str, SimulatedPlace]
    cost: Estimate


def simulate_network(
    places: Sequence[StockingPoint],
    links: Iterable[tuple[str, str]] = (),
    *,
    periods: int,
    replications: int,
    seed: int,
    warm_up: int = 0,
    correlations: Sequence[Sequence[float]] | float = 0.0,
    confidence: float = 0.95,
    progress: Progress | None = None,
) -> SimulatedNetwork:
    """Run a network of base stocks and return what each place achieved.

    Args:
        places: The places. One that is supplied by several needs a unit of each for its own.
        links: Pairs (supplier, customer). A place too short for all shares in proportion to what
            it owes each.
        periods: Periods counted in each replication.
        replications: Independent replications, at least 2.
        seed: Seed of the generator.
        warm_up: Periods run before counting; at least the longest way through the network.
        correlations: Correlations of the external demands of a period, in the order of the places
            that have one; normal demand only, if not zero.
        confidence: Level of the intervals.
        progress: Called with the periods done and all of them, at most a hundred times.

    Raises:
        InvalidInput: A link names no place, the places supply one another in a circle, or the
            correlations cannot be drawn.

    Examples:
        >>> week = Demand.poisson(mean=5, period="week")
        >>> found = simulate_network(
        ...     [StockingPoint(name="hub", base_stock=12, time=2),
        ...      StockingPoint(name="shop", base_stock=9, time=1, demand=week)],
        ...     [("hub", "shop")], periods=300, replications=100, seed=1, warm_up=10)
        >>> found.places["hub"].on_time.covers(week.over(2).cdf(12))
        True
    """
    size = whole(replications, "replications", least=2)
    count, begin = whole(periods, "periods", least=1), whole(warm_up, "warm_up")
    run = _Network(places, pairs(links), size, whole(seed, "seed"), correlations)
    for period in steps(begin + count, progress):
        run.step(counted=period >= begin)
    return run.summary(count, confidence)


_COUNTS = ("bare", "due", "late", "on_hand", "in_transit", "overdue")


class _Network:
    def __init__(
        self,
        places: Sequence[StockingPoint],
        links: tuple[tuple[str, str], ...],
        size: int,
        seed: int,
        correlations: Sequence[Sequence[float]] | float,
    ) -> None:
        self.np = np = extra("numpy", name="stats")
        self.rng = np.random.default_rng(seed)
        self.size = size
        places = all_of_kind(places, StockingPoint, "places")
        named = {place.name: place for place in places}
        if len(named) < len(places):
            twice = next(name for name, n in Counter(p.name for p in places).items() if n > 1)
            raise InvalidInput(
                "Two places are named {value}.",
                code="inventory.network",
                remedy="Give every place a name of its own.",
                where="places",
                value=twice,
            )
        one_period(place.demand.period for place in places if place.demand is not None)
        self.customers: dict[str, list[str]] = {name: [] for name in named}
        self.suppliers: dict[str, list[str]] = {name: [] for name in named}
        for supplier, customer in links:
            for name in (supplier, customer):
                if name not in named:
                    raise InvalidInput(
                        "A link names {value}, which is not a stage.",
                        code="inventory.network",
                        remedy="Give a stage for both ends of every link.",
                        where="links",
                        value=name,
                    )
            self.customers[supplier].append(customer)
            self.suppliers[customer].append(supplier)
        self.places = {name: named[name] for name in self._upstream_first()}
        self.demands = {p.name: p.demand for p in places if p.demand is not None}
        self.root = self._root(correlations)
        nothing = np.zeros(size)
        # running totals since the start; the last of each list is now
        self.ordered = {name: [nothing] for name in named}
        self.came = {name: [nothing] for name in named}
        self.shipped: dict[tuple[str, str], Any] = {}
        for name in named:
            self.shipped |= {(name, to): nothing for to in (*self.customers[name], name)}
        self.tally = {name: {key: np.zeros(size) for key in _COUNTS} for name in named}

    def _upstream_first(self) -> list[str]:
        order: list[str] = []
        while ready := [
            name
            for name, suppliers in self.suppliers.items()
            if name not in order and set(suppliers) <= set(order)
        ]:
            order += ready
        left = sorted(set(self.suppliers) - set(order))
        if left:
            raise InvalidInput(
                "The places {value} supply one another in a circle.",
                code="inventory.network",
                remedy="Give each link from supplier to customer, once.",
                where="links",
                value=", ".join(left),
            )
        return order

    def _root(self, correlations: Sequence[Sequence[float]] | float) -> Any:
        if isinstance(correlations, (Real, Decimal)) and correlations == 0:
            return None
        for name, demand in self.demands.items():
            if not isinstance(demand.distribution, Normal):
                raise InvalidInput(
                    "The demand of {value} is not normal, so it cannot be drawn correlated.",
                    code="inventory.correlation",
                    remedy="Give normal demand everywhere, or no correlations.",
                    where="correlations",
                    value=name,
                )
        matrix = self.np.array(correlation_matrix(correlations, len(self.demands)))
        spread, axes = self.np.linalg.eigh(matrix)
        if spread.min() < -1e-9:
            raise InvalidInput(
                "These correlations give a variance of {value}, which is negative.",
                code="inventory.correlation",
                remedy="Give the correlations of one data set; pairs made up apart may contradict.",
                where="correlations",
                value=float(spread.min()),
            )
        # eigenvalues, not Cholesky: a matrix of perfectly tied demands has none
        return axes * self.np.sqrt(spread.clip(0))

    def _demands(self) -> dict[str, Any]:
        if self.root is None:
            drawn = [
                draw(demand.distribution, size=self.size, generator=self.rng)
                for demand in self.demands.values()
            ]
        else:
            together = self.root @ self.rng.standard_normal((len(self.demands), self.size))
            drawn = [
                demand.mean + demand.sd * row
                for demand, row in zip(self.demands.values(), together, strict=True)
            ]
        return {
            name: self.np.maximum(row, 0.0) for name, row in zip(self.demands, drawn, strict=True)
        }

    def step(self, *, counted: bool) -> None:
        np, today = self.np, self._demands()
        for name in reversed(self.places):
            new = self.ordered[name][-1] + today.get(name, 0.0)
            for customer in self.customers[name]:
                new = new + self.ordered[customer][-1] - self.ordered[customer][-2]
            self.ordered[name].append(new)
        for name, place in self.places.items():
            sent = [self.shipped[supplier, name] for supplier in self.suppliers[name]]
            outside = _ago(self.ordered[name], place.inbound_service_time)
            self.came[name].append(np.minimum.reduce(sent) if sent else outside)
            stock = place.base_stock + _ago(self.came[name], place.time)
            due = {to: self._due(name, to) for to in (*self.customers[name], name)}
            owed = {to: total - self.shipped[name, to] for to, total in due.items()}
            asked = sum(owed.values())
            before = sum(self.shipped[name, to] for to in due)
            free = np.maximum(stock - before, 0.0)
            able = np.minimum(free, asked)
            share = np.divide(able, asked, out=np.ones(self.size), where=asked > 0)
            for to, units in owed.items():
                self.shipped[name, to] = self.shipped[name, to] + share * units
            if counted:
                self._count(place, free - able, asked - able)

    def _due(self, name: str, to: str) -> Any:
        """Return all units due so far to a customer, or to the outside if that is the place."""
        after = self.places[name].service_time
        total = _ago(self.ordered[to], after)
        if to != name:
            return total
        return total - sum(_ago(self.ordered[c], after) for c in self.customers[name])

    def _count(self, place: StockingPoint, left: Any, overdue: Any) -> None:
        tally, orders = self.tally[place.name], self.ordered[place.name]
        new = _ago(orders, place.service_time) - _ago(orders, place.service_time + 1)
        # units too small to be more than the rounding of running totals are none
        late = self.np.where(overdue > 1e-9 * (1 + orders[-1]), overdue, 0.0)
        tally["bare"] += late > 0
        tally["due"] += new
        tally["late"] += self.np.minimum(new, late)
        tally["on_hand"] += left
        tally["overdue"] += late
        tally["in_transit"] += self.came[place.name][-1] - _ago(self.came[place.name], place.time)

    def summary(self, periods: int, confidence: float) -> SimulatedNetwork:
        np = self.np
        every, money, found = np.full(self.size, float(periods)), np.zeros(self.size), {}
        for name, place in self.places.items():
            tally = self.tally[name]
            money += place.holding_cost * tally["on_hand"]
            money += place.transit_cost * tally["in_transit"]
            money += place.backorder_cost * tally["overdue"]
            found[name] = SimulatedPlace(
                on_time=share_left(tally["bare"], every, confidence),
                fill_rate=share_left(tally["late"], tally["due"], confidence),
                on_hand=estimate(tally["on_hand"] / periods, confidence=confidence),
                in_transit=estimate(tally["in_transit"] / periods, confidence=confidence),
                overdue=estimate(tally["overdue"] / periods, confidence=confidence),
            )
        cost = estimate(money / periods, confidence=confidence)
        return SimulatedNetwork(places=found, cost=cost)


def _ago(totals: list[Any], periods: int) -> Any:
    """Return a running total as it was some periods ago; none before the start."""
    return totals[max(0, len(totals) - 1 - periods)]
