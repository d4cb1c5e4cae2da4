"""Prose: the rules in plain sentences of English or Chinese, with their sources."""

from xborder.policy.prose.difference import Difference
from xborder.policy.prose.law import Law, LawOnDay, find
from xborder.policy.prose.names import Names
from xborder.policy.prose.page import page, pages
from xborder.policy.prose.provision import Provision, place, provisions
from xborder.policy.prose.rules import says
from xborder.policy.prose.upcoming import TouchedItem, Upcoming, UpcomingChange, upcoming

__all__ = [
    "Difference",
    "Law",
    "LawOnDay",
    "Names",
    "Provision",
    "TouchedItem",
    "Upcoming",
    "UpcomingChange",
    "find",
    "page",
    "pages",
    "place",
    "provisions",
    "says",
    "upcoming",
]
