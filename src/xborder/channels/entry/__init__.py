"""Entry: the steps to a first sale, what laws and sites ask for, and what a listing holds."""

from xborder.channels.entry.asked import DOCUMENTS, entry_documents, entry_steps
from xborder.channels.entry.documents import EntryDocument
from xborder.channels.entry.listing import FieldFinding, FieldProblem, FieldRule, check_listing
from xborder.channels.entry.listings import LISTINGS
from xborder.channels.entry.plan import EntryStep, StepStanding, StepState, entry_plan

__all__ = [
    "DOCUMENTS",
    "LISTINGS",
    "EntryDocument",
    "EntryStep",
    "FieldFinding",
    "FieldProblem",
    "FieldRule",
    "StepStanding",
    "StepState",
    "check_listing",
    "entry_documents",
    "entry_plan",
    "entry_steps",
]
