"""A complaint as a document: what happened to it, how much it presses, and the loop it goes round.

Events are an append-only list in one order (:class:`History`); everything else is read from them.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.complaints.tickets.closed_loop import (
        Cause,
        ClosedLoop,
        CorrectiveAction,
        EightDisciplines,
        LoopStep,
        ReopenReason,
    )
    from xborder.complaints.tickets.event import Event, EventKind, Grade
    from xborder.complaints.tickets.exports.frappe import frappe_tickets
    from xborder.complaints.tickets.exports.freshdesk import freshdesk_tickets
    from xborder.complaints.tickets.exports.jira import jira_tickets
    from xborder.complaints.tickets.exports.layout import Layout, TicketExport
    from xborder.complaints.tickets.exports.zammad import zammad_tickets
    from xborder.complaints.tickets.exports.zendesk import zendesk_tickets
    from xborder.complaints.tickets.grading import DEFAULT_RULES, Facts, GradeRule, Grading, grade
    from xborder.complaints.tickets.history import CLOCK_SKEW, History
    from xborder.complaints.tickets.ticket import EventRecord, Ticket

_HOMES = {
    "CLOCK_SKEW": "history",
    "Cause": "closed_loop",
    "ClosedLoop": "closed_loop",
    "CorrectiveAction": "closed_loop",
    "DEFAULT_RULES": "grading",
    "EightDisciplines": "closed_loop",
    "Event": "event",
    "EventKind": "event",
    "EventRecord": "ticket",
    "Facts": "grading",
    "Grade": "event",
    "GradeRule": "grading",
    "Grading": "grading",
    "History": "history",
    "Layout": "exports.layout",
    "LoopStep": "closed_loop",
    "ReopenReason": "closed_loop",
    "Ticket": "ticket",
    "TicketExport": "exports.layout",
    "frappe_tickets": "exports.frappe",
    "freshdesk_tickets": "exports.freshdesk",
    "grade": "grading",
    "jira_tickets": "exports.jira",
    "zammad_tickets": "exports.zammad",
    "zendesk_tickets": "exports.zendesk",
}

__all__ = [
    "CLOCK_SKEW",
    "DEFAULT_RULES",
    "Cause",
    "ClosedLoop",
    "CorrectiveAction",
    "EightDisciplines",
    "Event",
    "EventKind",
    "EventRecord",
    "Facts",
    "Grade",
    "GradeRule",
    "Grading",
    "History",
    "Layout",
    "LoopStep",
    "ReopenReason",
    "Ticket",
    "TicketExport",
    "frappe_tickets",
    "freshdesk_tickets",
    "grade",
    "jira_tickets",
    "zammad_tickets",
    "zendesk_tickets",
]

front(globals(), _HOMES)
