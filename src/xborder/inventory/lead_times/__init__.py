"""How long replenishment takes, customs included, and the demand that falls into that time."""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.inventory.lead_times.draws import protection_draws
    from xborder.inventory.lead_times.lead_time import LeadTime, LeadTimeStage
    from xborder.inventory.lead_times.protection import (
        ProtectionMethod,
        protection_demand,
        smoothed_error_sd,
    )

_HOMES = {
    "LeadTime": "lead_time",
    "ProtectionMethod": "protection",
    "LeadTimeStage": "lead_time",
    "protection_demand": "protection",
    "protection_draws": "draws",
    "smoothed_error_sd": "protection",
}

__all__ = [
    "LeadTime",
    "LeadTimeStage",
    "ProtectionMethod",
    "protection_demand",
    "protection_draws",
    "smoothed_error_sd",
]

front(globals(), _HOMES)
