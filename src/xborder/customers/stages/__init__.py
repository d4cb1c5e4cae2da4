"""Where customers stand, with whom they came, and where they went.

Stages by one's own rhythm (:func:`lifecycle`), cohorts by first purchase (:func:`cohorts`), new,
returned and lapsed customers between two periods (:func:`customer_flow`), and moves between two
dates for stages, segments or tiers alike (:func:`transitions`).
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.customers.stages.cohort import Cohort, Cohorts, cohorts, period_label
    from xborder.customers.stages.flow import CustomerFlow, FlowKind, customer_flow
    from xborder.customers.stages.stage import (
        CustomerStage,
        Lifecycle,
        LifecycleRules,
        LifecycleStage,
        lifecycle,
        stage_of,
    )
    from xborder.customers.stages.transition import Move, Transitions, transitions

_HOMES = {
    "Cohort": "cohort",
    "Cohorts": "cohort",
    "CustomerFlow": "flow",
    "CustomerStage": "stage",
    "FlowKind": "flow",
    "Lifecycle": "stage",
    "LifecycleRules": "stage",
    "LifecycleStage": "stage",
    "Move": "transition",
    "Transitions": "transition",
    "cohorts": "cohort",
    "customer_flow": "flow",
    "lifecycle": "stage",
    "period_label": "cohort",
    "stage_of": "stage",
    "transitions": "transition",
}

__all__ = [
    "Cohort",
    "Cohorts",
    "CustomerFlow",
    "CustomerStage",
    "FlowKind",
    "Lifecycle",
    "LifecycleRules",
    "LifecycleStage",
    "Move",
    "Transitions",
    "cohorts",
    "customer_flow",
    "lifecycle",
    "period_label",
    "stage_of",
    "transitions",
]

front(globals(), _HOMES)
