"""The report: what came out, written down as a breakdown in one pass.

Reasons, lines and options each have a module; what they say of a rule is worded once a plan
(:mod:`.wording`), and :mod:`.quote` puts them together.
"""

from xborder.landed_cost.report.ends import Branch, Decisions, decided
from xborder.landed_cost.report.quote import Coded, codes_of, judged, obstacle, report
from xborder.landed_cost.report.without_rules import uncovered, unplaced

__all__ = [
    "Branch",
    "Coded",
    "Decisions",
    "codes_of",
    "decided",
    "judged",
    "obstacle",
    "report",
    "uncovered",
    "unplaced",
]
