"""Weighing: how to choose among alternatives by several criteria, with nothing hidden.

Gates come first, then what is measured in one unit, then what must be weighed. A scale is fixed
before the alternatives are known, for a scale taken from them may turn their order when one is
added that nobody wants.
"""

from xborder.weighing.criterion import Alternative, Criterion, First, Gate
from xborder.weighing.ranking import Flip, Ranked, Ranking, chance_to_be_best, rank
from xborder.weighing.topsis import Normalisation, topsis
from xborder.weighing.weights import (
    PairwiseWeights,
    direct_weights,
    pairwise_weights,
    swing_weights,
)

__all__ = [
    "Alternative",
    "Criterion",
    "First",
    "Flip",
    "Gate",
    "Normalisation",
    "PairwiseWeights",
    "Ranked",
    "Ranking",
    "chance_to_be_best",
    "direct_weights",
    "pairwise_weights",
    "rank",
    "swing_weights",
    "topsis",
]
