"""Complaints on time: clocks, tickets, escalation, the closed loop, and the buyer's law.

The clocks of a seller's promise are :class:`SlaPolicy`; those of the buyer's law are in
:mod:`xborder.complaints.law`; measures are in :mod:`xborder.complaints.metrics`.
"""

from xborder.complaints.clock import Clock, GradePolicy, Measure, ReopenPolicy, Target
from xborder.complaints.escalation import AtShare, BeforeDue, Step, alerts
from xborder.complaints.event import Event, EventKind, Grade, History
from xborder.complaints.grading import Facts, GradeRule, grade
from xborder.complaints.law import deadlines, network_clocks, statutory_clocks
from xborder.complaints.loop import Cause, ClosedLoop, CorrectiveAction
from xborder.complaints.obligation import Obligation, obligations
from xborder.complaints.policy import SlaPolicy, TicketState, default_policy
from xborder.complaints.progress import Phase
from xborder.complaints.queue import due_times, next_due, promise
from xborder.complaints.state import ClockState
from xborder.complaints.ticket import EventRecord, Ticket

__all__ = [
    "AtShare",
    "BeforeDue",
    "Cause",
    "Clock",
    "ClockState",
    "ClosedLoop",
    "CorrectiveAction",
    "Event",
    "EventKind",
    "EventRecord",
    "Facts",
    "Grade",
    "GradePolicy",
    "GradeRule",
    "History",
    "Measure",
    "Obligation",
    "Phase",
    "ReopenPolicy",
    "SlaPolicy",
    "Step",
    "Target",
    "Ticket",
    "TicketState",
    "alerts",
    "deadlines",
    "default_policy",
    "due_times",
    "grade",
    "network_clocks",
    "next_due",
    "obligations",
    "promise",
    "statutory_clocks",
]
