"""Measures: how fast, how often on time, how satisfied, from what causes, at what cost."""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.complaints.measures.causes import CauseShare, complaint_rates, costs, pareto
    from xborder.complaints.measures.clock_report import ClockReport, ClockReports
    from xborder.complaints.measures.estimate import Change, Estimate, Share, compare, share
    from xborder.complaints.measures.ratings import ces, csat, nps
    from xborder.complaints.measures.report import (
        Measures,
        Times,
        clock_reports,
        measure,
        measure_by,
    )
    from xborder.complaints.measures.split import By

_HOMES = {
    "By": "split",
    "CauseShare": "causes",
    "Change": "estimate",
    "ClockReport": "clock_report",
    "ClockReports": "clock_report",
    "Estimate": "estimate",
    "Measures": "report",
    "Share": "estimate",
    "Times": "report",
    "ces": "ratings",
    "clock_reports": "report",
    "compare": "estimate",
    "complaint_rates": "causes",
    "costs": "causes",
    "csat": "ratings",
    "measure": "report",
    "measure_by": "report",
    "nps": "ratings",
    "pareto": "causes",
    "share": "estimate",
}

__all__ = [
    "By",
    "CauseShare",
    "Change",
    "ClockReport",
    "ClockReports",
    "Estimate",
    "Measures",
    "Share",
    "Times",
    "ces",
    "clock_reports",
    "compare",
    "complaint_rates",
    "costs",
    "csat",
    "measure",
    "measure_by",
    "nps",
    "pareto",
    "share",
]

front(globals(), _HOMES)
