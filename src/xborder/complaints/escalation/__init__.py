"""What comes next: who is told when, what is due first, what to promise, and what the law adds."""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.complaints.escalation.customer_promise import Promise, promise
    from xborder.complaints.escalation.ladder import (
        DEFAULT_LADDER,
        Alert,
        AtShare,
        BeforeDue,
        Step,
        alerts,
        step_time,
    )
    from xborder.complaints.escalation.obligation import Obligation, obligations
    from xborder.complaints.escalation.queue import (
        Entry,
        due_times,
        lateness_risk,
        next_due,
        workload,
    )

_HOMES = {
    "Alert": "ladder",
    "AtShare": "ladder",
    "BeforeDue": "ladder",
    "DEFAULT_LADDER": "ladder",
    "Entry": "queue",
    "Obligation": "obligation",
    "Promise": "customer_promise",
    "Step": "ladder",
    "alerts": "ladder",
    "due_times": "queue",
    "lateness_risk": "queue",
    "next_due": "queue",
    "obligations": "obligation",
    "promise": "customer_promise",
    "step_time": "ladder",
    "workload": "queue",
}

__all__ = [
    "DEFAULT_LADDER",
    "Alert",
    "AtShare",
    "BeforeDue",
    "Entry",
    "Obligation",
    "Promise",
    "Step",
    "alerts",
    "due_times",
    "lateness_risk",
    "next_due",
    "obligations",
    "promise",
    "step_time",
    "workload",
]

front(globals(), _HOMES)
