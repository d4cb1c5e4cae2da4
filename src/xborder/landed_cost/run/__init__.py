"""The run: rules forward over columns, until every line has its charges and its doubts.

Nothing in this room knows a country or a document. Values first, then the schemes in the order of
the law, then each scheme's steps over its own lines (:mod:`.evaluation`, :mod:`.declaration`).
Prices that include tax are settled by running again and again (:mod:`.net_prices`), and a chunk of
a table proves first how wide its numbers get (:mod:`.chunk`).
"""

from xborder.landed_cost.run.chunk import chunk_lanes
from xborder.landed_cost.run.declaration import Declaration
from xborder.landed_cost.run.evaluation import Evaluation, evaluate
from xborder.landed_cost.run.net_prices import NetPrices, settle
from xborder.landed_cost.run.outcome import Outcome, run

__all__ = [
    "Declaration",
    "Evaluation",
    "NetPrices",
    "Outcome",
    "chunk_lanes",
    "evaluate",
    "run",
    "settle",
]
