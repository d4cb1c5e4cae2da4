"""Complaints on time: clocks, tickets, escalation, measures, and the buyer's law.

Here stand the names most users need; the rooms hold all of them:

    tickets     events, histories, grades, the closed loop, readers of help desks' exports
    clocks      targets, clocks and their cycles, the promise (:class:`SlaPolicy`)
    escalation  the ladder, the queue, what to promise, the promise beside the law
    measures    how fast, how often on time, satisfaction, causes
    law         statutory and network clocks, remedies, dispute paths, dated and sourced

Every name is loaded when first asked for.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.complaints import clocks, escalation, law, measures, tickets
    from xborder.complaints.clocks.clock import Clock, GradePolicy, HandoverPolicy, ReopenPolicy
    from xborder.complaints.clocks.default import default_policy
    from xborder.complaints.clocks.policy import SlaPolicy, TicketState
    from xborder.complaints.clocks.target import CountedTime, Target
    from xborder.complaints.escalation.customer_promise import promise
    from xborder.complaints.escalation.ladder import AtShare, BeforeDue, Step, alerts
    from xborder.complaints.escalation.obligation import Obligation, obligations
    from xborder.complaints.escalation.queue import due_times, next_due
    from xborder.complaints.law import deadlines, network_clocks, statutory_clocks
    from xborder.complaints.measures.report import clock_reports, measure, measure_by
    from xborder.complaints.measures.split import By
    from xborder.complaints.tickets.event import Event, EventKind, Grade
    from xborder.complaints.tickets.history import History
    from xborder.complaints.tickets.ticket import EventRecord, Ticket

_HOMES = {
    "AtShare": "escalation.ladder",
    "BeforeDue": "escalation.ladder",
    "By": "measures.split",
    "Clock": "clocks.clock",
    "CountedTime": "clocks.target",
    "Event": "tickets.event",
    "EventKind": "tickets.event",
    "EventRecord": "tickets.ticket",
    "Grade": "tickets.event",
    "GradePolicy": "clocks.clock",
    "HandoverPolicy": "clocks.clock",
    "History": "tickets.history",
    "Obligation": "escalation.obligation",
    "ReopenPolicy": "clocks.clock",
    "SlaPolicy": "clocks.policy",
    "Step": "escalation.ladder",
    "Target": "clocks.target",
    "Ticket": "tickets.ticket",
    "TicketState": "clocks.policy",
    "alerts": "escalation.ladder",
    "clock_reports": "measures.report",
    "deadlines": "law",
    "default_policy": "clocks.default",
    "due_times": "escalation.queue",
    "measure": "measures.report",
    "measure_by": "measures.report",
    "network_clocks": "law",
    "next_due": "escalation.queue",
    "obligations": "escalation.obligation",
    "promise": "escalation.customer_promise",
    "statutory_clocks": "law",
}
_ROOMS = ("clocks", "escalation", "law", "measures", "tickets")

__all__ = [
    "AtShare",
    "BeforeDue",
    "By",
    "Clock",
    "CountedTime",
    "Event",
    "EventKind",
    "EventRecord",
    "Grade",
    "GradePolicy",
    "HandoverPolicy",
    "History",
    "Obligation",
    "ReopenPolicy",
    "SlaPolicy",
    "Step",
    "Target",
    "Ticket",
    "TicketState",
    "alerts",
    "clock_reports",
    "clocks",
    "deadlines",
    "default_policy",
    "due_times",
    "escalation",
    "law",
    "measure",
    "measure_by",
    "measures",
    "network_clocks",
    "next_due",
    "obligations",
    "promise",
    "statutory_clocks",
    "tickets",
]

front(globals(), _HOMES, rooms=_ROOMS)
