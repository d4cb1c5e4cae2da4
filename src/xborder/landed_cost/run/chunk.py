"""Chunks: the lanes of many consignments, as narrow as their numbers allow."""

from xborder.landed_cost.admission import Admitted
from xborder.landed_cost.run.evaluation import evaluate
from xborder.policy.columns import Many, Sizes
from xborder.policy.compiled import CompiledPlan


def chunk_lanes(rules: CompiledPlan, admitted: Admitted) -> Many:
    """Return the lanes for a chunk: int64 if nothing can outgrow it, else exact Python ints.

    The rules run once on upper bounds in place of values, at the cost of one small parcel; what
    overflows is not the tax but the products in which sums are shared over lines.

    Args:
        rules: The rules.
        admitted: The chunk.
    """
    bounds = Sizes(admitted.most_lines)
    evaluate(rules, admitted.facts(bounds), bounds)
    return Many(admitted.lines, bounds=bounds)
