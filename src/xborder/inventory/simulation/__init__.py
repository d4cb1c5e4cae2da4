"""The same questions answered by running them: by period, by event, and in a network.

Needs the ``stats`` extra. The same seed gives the same figures.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.inventory.simulation.by_event import Customers, Flow, simulate_events
    from xborder.inventory.simulation.by_period import Disruptions, simulate
    from xborder.inventory.simulation.network import (
        SimulatedNetwork,
        SimulatedPlace,
        StockingPoint,
        simulate_network,
    )
    from xborder.inventory.simulation.tally import (
        Estimate,
        SimulatedService,
        SimulationCosts,
        estimate,
    )

_HOMES = {
    "Customers": "by_event",
    "Disruptions": "by_period",
    "Estimate": "tally",
    "Flow": "by_event",
    "SimulatedNetwork": "network",
    "SimulatedPlace": "network",
    "SimulatedService": "tally",
    "SimulationCosts": "tally",
    "StockingPoint": "network",
    "estimate": "tally",
    "simulate": "by_period",
    "simulate_events": "by_event",
    "simulate_network": "network",
}

__all__ = [
    "Customers",
    "Disruptions",
    "Estimate",
    "Flow",
    "SimulatedNetwork",
    "SimulatedPlace",
    "SimulatedService",
    "SimulationCosts",
    "StockingPoint",
    "estimate",
    "simulate",
    "simulate_events",
    "simulate_network",
]

front(globals(), _HOMES)
