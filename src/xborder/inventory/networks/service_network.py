"""Safety stock in a network whose stages promise service times: the guaranteed-service model.

Every stage quotes a service time S to the next and is quoted SI by the one before; it holds stock
for its net replenishment time, and demand is bounded by mean x time + k sigma sqrt(time):

    minimise  sum h k sigma sqrt(SI + T - S)    with SI >= S of every supplier, SI + T >= S >= 0

The cost is concave, so some optimum is a corner: every service time is a signed sum of stage times
along a path, from a time that is fixed. Trying these exactly gives the optimum on any tree, with
times of any fineness: half days need no finer grid.

The promise is always kept while demand stays within its bound. What exceeds it is taken to be met
by other means, such as overtime or air freight. If it waits instead, a stage whose suppliers are
never late keeps its promise as often as the bound holds, and those below it less often: 87 to 88 %
of the time in a network of three levels where the bound says 90 %.

Source: Graves and Willems (2000), Manufacturing & Service Operations Management 2(1).
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from xborder.errors import InvalidInput
from xborder.inventory.networks.links import pairs
from xborder.kind import all_of_kind
from xborder.number import NOT_NEGATIVE, checked

_DIGITS = 9


@frozen(kw_only=True, field_transformer=checked)
class NetworkStage:
    """A place in the network: a factory, a hub, a marketplace warehouse.

    Args:
        name: Its name.
        time: T, its own processing and transport time.
        holding_cost: h, money per unit and period.
        demand_mean: Mean external demand per period; zero at inner stages.
        demand_sd: Standard deviation of external demand per period.
        safety_factor: k, such as the normal quantile of the demand bound.
        inbound_service_time: Service time quoted by an outside supplier.
        promised_service_time: The longest service time to outside customers; required where
            there is demand and nobody downstream.
    """

    name: str
    time: float = field(metadata=NOT_NEGATIVE)
    holding_cost: float = field(metadata=NOT_NEGATIVE)
    demand_mean: float = field(default=0.0, metadata=NOT_NEGATIVE)
    demand_sd: float = field(default=0.0, metadata=NOT_NEGATIVE)
    safety_factor: float = field(default=1.0, metadata=NOT_NEGATIVE)
    inbound_service_time: float = field(default=0.0, metadata=NOT_NEGATIVE)
    promised_service_time: float | None = field(default=None, metadata=NOT_NEGATIVE)


@frozen(kw_only=True)
class StagePlan:
    """What one stage promises and holds.

    Attributes:
        service_time: S, quoted downstream.
        inbound_service_time: SI, quoted by its suppliers.
        net_time: SI + T - S.
        safety_stock: k sigma sqrt(net time), units.
        base_stock: Mean demand over the net time, plus safety stock.
    """

    service_time: float
    inbound_service_time: float
    net_time: float
    safety_stock: float
    base_stock: float


@frozen(kw_only=True)
class NetworkPlan:
    """The optimal promises of a network.

    Attributes:
        cost: Holding cost of safety stock per period. It is unique; the promises may tie.
        stages: A plan for each stage.
    """

    cost: float
    stages: dict[str, StagePlan]


def guaranteed_service(
    stages: Sequence[NetworkStage], links: Iterable[tuple[str, str]]
) -> NetworkPlan:
    """Return the service times of least holding cost on a tree of stages.

    Args:
        stages: The stages.
        links: Pairs (supplier, customer).

    Raises:
        InvalidInput: The network has a cycle, is in pieces, names a stage that is not there, or
            has demand without a promise, or two stages share a name.

    Examples:
        >>> plan = guaranteed_service(
        ...     [NetworkStage(name="hub", time=2, holding_cost=1, demand_sd=0),
        ...      NetworkStage(name="shop", time=1, holding_cost=3, demand_sd=1,
        ...                   promised_service_time=0)], [("hub", "shop")])
        >>> round(plan.cost, 4), plan.stages["shop"].net_time
        (4.4142, 1.0)
    """
    network = _Network(all_of_kind(stages, NetworkStage, "stages"), pairs(links))
    return network.solve()


class _Network:
    def __init__(self, stages: Sequence[NetworkStage], links: tuple[tuple[str, str], ...]) -> None:
        self.stages = {stage.name: stage for stage in stages}
        if len(self.stages) < len(stages):
            twice = next(name for name, n in Counter(s.name for s in stages).items() if n > 1)
            raise InvalidInput(
                "Two stages are named {value}.",
                code="inventory.network",
                remedy="Give every stage a name of its own.",
                where="stages",
                value=twice,
            )
        self.suppliers: dict[str, list[str]] = {name: [] for name in self.stages}
        self.customers: dict[str, list[str]] = {name: [] for name in self.stages}
        for supplier, customer in links:
            for name in (supplier, customer):
                if name not in self.stages:
                    raise InvalidInput(
                        "A link names {value}, which is not a stage.",
                        code="inventory.network",
                        remedy="Give a stage for both ends of every link.",
                        where="links",
                        value=name,
                    )
            self.suppliers[customer].append(supplier)
            self.customers[supplier].append(customer)
        self.order = self._tree_order(len(links))
        self.means, self.sigmas = self._demand()
        self.marks = {name: self._corners(name) for name in self.stages}

    def _tree_order(self, links: int) -> list[tuple[str, str | None]]:
        """Return the stages leaf first, each with its neighbour towards the root."""
        root = next(iter(self.stages), None)
        seen: dict[str, str | None] = {} if root is None else {root: None}
        waiting = list(seen)
        for name in waiting:
            for other in (*self.suppliers[name], *self.customers[name]):
                if other not in seen:
                    seen[other] = name
                    waiting.append(other)
        if len(seen) < len(self.stages) or links != len(self.stages) - 1 or root is None:
            raise InvalidInput(
                "The network of {value} stages and {links} links is not a tree.",
                code="inventory.network",
                remedy="Join all stages without a cycle: one link fewer than stages.",
                where="links",
                value=len(self.stages),
                links=links,
            )
        return [(name, seen[name]) for name in reversed(waiting)]

    def _demand(self) -> tuple[dict[str, float], dict[str, float]]:
        means: dict[str, float] = {}
        squares: dict[str, float] = {}

        def visit(name: str) -> None:
            stage = self.stages[name]
            for other in self.customers[name]:
                if other not in means:
                    visit(other)
            if not self.customers[name] and stage.promised_service_time is None:
                raise InvalidInput(
                    "The stage {value} has nobody downstream and promises nothing.",
                    code="inventory.network",
                    remedy="Give its promised_service_time, such as 0 for service at once.",
                    where="stages",
                    value=name,
                )
            means[name] = stage.demand_mean + sum(means[o] for o in self.customers[name])
            squares[name] = stage.demand_sd**2 + sum(squares[o] for o in self.customers[name])

        for name in self.stages:
            if name not in means:
                visit(name)
        return means, {name: math.sqrt(square) for name, square in squares.items()}

    def _corners(self, start: str) -> tuple[list[float], list[float]]:
        """Return the times that SI and S of a stage can have at a corner.

        From a fixed time, follow tight constraints: S = SI + T within a stage, SI = S across a
        link. What reaches SI or S of ``start`` is the signed sum along the path.
        """
        inbound: set[float] = set()
        outbound: set[float] = set()
        # distance from the S or the SI side of `start` to each fixed time met on the way
        waiting = [("in", start, 0.0, inbound), ("out", start, 0.0, outbound)]
        waiting += [("out", start, -self.stages[start].time, inbound)]
        waiting += [("in", start, self.stages[start].time, outbound)]
        seen = set()
        while waiting:
            side, name, shift, found = waiting.pop()
            # half days added in two orders differ in the last bit; nine digits make them one corner
            key = (side, name, id(found), round(shift, _DIGITS))
            if key in seen:
                continue
            seen.add(key)
            stage = self.stages[name]
            if side == "in":
                found.add(round(stage.inbound_service_time + shift, _DIGITS))
                for other in self.suppliers[name]:
                    waiting.append(("out", other, shift, found))
                    waiting.append(("in", other, shift + self.stages[other].time, found))
            else:
                found.add(round(shift, _DIGITS))
                if stage.promised_service_time is not None:
                    found.add(round(stage.promised_service_time + shift, _DIGITS))
                for other in self.customers[name]:
                    waiting.append(("in", other, shift, found))
                    waiting.append(("out", other, shift - self.stages[other].time, found))
        least = self.stages[start].inbound_service_time
        most = self.stages[start].promised_service_time
        limit = math.inf if most is None else most
        return (
            sorted(time for time in inbound if time >= least),
            sorted(time for time in outbound if 0 <= time <= limit),
        )

    def cost(self, name: str, net: float) -> float:
        stage = self.stages[name]
        bound = stage.safety_factor * self.sigmas[name]
        return stage.holding_cost * bound * math.sqrt(max(0.0, net))

    def solve(self) -> NetworkPlan:
        below: dict[str, list[tuple[float, float, float, float]]] = {}
        for name, toward in self.order:
            below[name] = self._table(name, toward, below)
        root = self.order[-1][0]
        promises: dict[str, tuple[float, float]] = {}
        least = min(below[root], key=lambda row: row[1])
        self._assign(root, None, least, below, promises)
        plans = {}
        for name in self.stages:
            inbound, service = promises[name]
            net = max(0.0, round(inbound + self.stages[name].time - service, _DIGITS))
            stock = self.stages[name].safety_factor * self.sigmas[name] * math.sqrt(net)
            plans[name] = StagePlan(
                service_time=service,
                inbound_service_time=inbound,
                net_time=net,
                safety_stock=stock,
                base_stock=self.means[name] * net + stock,
            )
        return NetworkPlan(cost=least[1], stages=plans)

    def _table(
        self,
        name: str,
        toward: str | None,
        below: dict[str, list[tuple[float, float, float, float]]],
    ) -> list[tuple[float, float, float, float]]:
        """Return rows (time facing the root, least cost of the branch, SI, S)."""
        faces_down = toward in self.customers[name]
        best: dict[float, tuple[float, float, float, float]] = {}
        for inbound in self.marks[name][0]:
            fed = sum(
                min((row[1] for row in below[s] if row[0] <= inbound + 1e-9), default=math.inf)
                for s in self.suppliers[name]
                if s != toward
            )
            for service in self.marks[name][1]:
                net = inbound + self.stages[name].time - service
                # sums of the same times may miss each other by a bit: that is no negative time
                if net < -1e-9 or fed == math.inf:
                    continue
                served = sum(
                    min((row[1] for row in below[c] if row[0] >= service - 1e-9), default=math.inf)
                    for c in self.customers[name]
                    if c != toward
                )
                total = self.cost(name, net) + fed + served
                face = service if faces_down else inbound
                if total < best.get(face, (face, math.inf, 0.0, 0.0))[1]:
                    best[face] = (face, total, inbound, service)
        return list(best.values())

    def _assign(
        self,
        name: str,
        toward: str | None,
        row: tuple[float, float, float, float],
        below: dict[str, list[tuple[float, float, float, float]]],
        promises: dict[str, tuple[float, float]],
    ) -> None:
        _, _, inbound, service = row
        promises[name] = (inbound, service)
        for supplier in self.suppliers[name]:
            if supplier != toward:
                rows = [r for r in below[supplier] if r[0] <= inbound + 1e-9]
                self._assign(supplier, name, min(rows, key=lambda r: r[1]), below, promises)
        for customer in self.customers[name]:
            if customer != toward:
                rows = [r for r in below[customer] if r[0] >= service - 1e-9]
                self._assign(customer, name, min(rows, key=lambda r: r[1]), below, promises)
