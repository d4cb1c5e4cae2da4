"""From purchases to scores, and from scores to segments.

A method finds cut points (:class:`Quantiles`, :class:`FixedCuts` ...), cut points give scores
(:func:`rfm`), and a map gives each score a name (:func:`segment_customers`).
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.customers.scoring.column_scores import ColumnScores, score_columns
    from xborder.customers.scoring.cut import (
        Cut,
        EqualValues,
        TieRule,
        label_cut,
        quantile,
        quantile_cut,
        score_column,
        split_scores,
    )
    from xborder.customers.scoring.cut_array import quantile_cut_array, score_array
    from xborder.customers.scoring.method import Clusters, FixedCuts, Method, Percentiles, Quantiles
    from xborder.customers.scoring.score import Cuts, Metrics, Score, Spend
    from xborder.customers.scoring.segment import (
        ELEVEN_GROUPS,
        Finding,
        FindingKind,
        ListedSegment,
        Overlaps,
        Segment,
        SegmentMap,
    )
    from xborder.customers.scoring.segmentation import Segmentation, segment_customers
    from xborder.customers.scoring.table import RfmTable, rfm, score_history, score_metrics

_HOMES = {
    "Clusters": "method",
    "ColumnScores": "column_scores",
    "Cut": "cut",
    "Cuts": "score",
    "ELEVEN_GROUPS": "segment",
    "EqualValues": "cut",
    "Finding": "segment",
    "FindingKind": "segment",
    "FixedCuts": "method",
    "ListedSegment": "segment",
    "Method": "method",
    "Metrics": "score",
    "Overlaps": "segment",
    "Percentiles": "method",
    "Quantiles": "method",
    "RfmTable": "table",
    "Score": "score",
    "Segment": "segment",
    "SegmentMap": "segment",
    "Segmentation": "segmentation",
    "Spend": "score",
    "TieRule": "cut",
    "label_cut": "cut",
    "quantile": "cut",
    "quantile_cut": "cut",
    "quantile_cut_array": "cut_array",
    "rfm": "table",
    "score_array": "cut_array",
    "score_column": "cut",
    "score_columns": "column_scores",
    "score_history": "table",
    "score_metrics": "table",
    "segment_customers": "segmentation",
    "split_scores": "cut",
}

__all__ = [
    "ELEVEN_GROUPS",
    "Clusters",
    "ColumnScores",
    "Cut",
    "Cuts",
    "EqualValues",
    "Finding",
    "FindingKind",
    "FixedCuts",
    "ListedSegment",
    "Method",
    "Metrics",
    "Overlaps",
    "Percentiles",
    "Quantiles",
    "RfmTable",
    "Score",
    "Segment",
    "SegmentMap",
    "Segmentation",
    "Spend",
    "TieRule",
    "label_cut",
    "quantile",
    "quantile_cut",
    "quantile_cut_array",
    "rfm",
    "score_array",
    "score_column",
    "score_columns",
    "score_history",
    "score_metrics",
    "segment_customers",
    "split_scores",
]

front(globals(), _HOMES)
