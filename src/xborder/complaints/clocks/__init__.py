"""Clocks: what a desk promises, and where each promise stands for a ticket at an instant.

A clock is data (:class:`Clock`, :class:`Target`); a ticket's events drive it (:class:`Progress`),
cycle by cycle (:class:`Cycle`); a policy holds the clocks and the desk's open time
(:class:`SlaPolicy`).
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.complaints.clocks.clock import Clock, GradePolicy, HandoverPolicy, ReopenPolicy
    from xborder.complaints.clocks.cycle import Cycle, CycleEnd, Verdict
    from xborder.complaints.clocks.default import default_policy
    from xborder.complaints.clocks.policy import SlaPolicy, TicketState
    from xborder.complaints.clocks.progress import Progress
    from xborder.complaints.clocks.reading import Phase, Reading
    from xborder.complaints.clocks.setting import Desks, Setting
    from xborder.complaints.clocks.state import ClockState
    from xborder.complaints.clocks.target import CountedTime, Target

_HOMES = {
    "Clock": "clock",
    "ClockState": "state",
    "CountedTime": "target",
    "Cycle": "cycle",
    "CycleEnd": "cycle",
    "Desks": "setting",
    "GradePolicy": "clock",
    "HandoverPolicy": "clock",
    "Phase": "reading",
    "Progress": "progress",
    "Reading": "reading",
    "ReopenPolicy": "clock",
    "Setting": "setting",
    "SlaPolicy": "policy",
    "Target": "target",
    "TicketState": "policy",
    "Verdict": "cycle",
    "default_policy": "default",
}

__all__ = [
    "Clock",
    "ClockState",
    "CountedTime",
    "Cycle",
    "CycleEnd",
    "Desks",
    "GradePolicy",
    "HandoverPolicy",
    "Phase",
    "Progress",
    "Reading",
    "ReopenPolicy",
    "Setting",
    "SlaPolicy",
    "Target",
    "TicketState",
    "Verdict",
    "default_policy",
]

front(globals(), _HOMES)
