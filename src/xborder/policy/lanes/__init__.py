"""Lanes: the few operations that infix Python cannot spell, for one parcel and for many.

``OneLine`` runs a consignment of a single line on plain Python ints; ``One`` runs one of several
lines on short tuples of them; ``Many`` runs a chunk of a table on int64 arrays, or on arrays of
Python ints where a value may outgrow them. ``Sizes`` runs the same formulas on upper bounds, to
know beforehand whether int64 is wide enough. Every column has one entry a line, always; a value of
a whole group is repeated on its lines.
"""

from xborder.policy.lanes.many import Many
from xborder.policy.lanes.one import One, OneLine, Row, one
from xborder.policy.lanes.operations import Groups, Lanes
from xborder.policy.lanes.sizes import Sizes

__all__ = ["Groups", "Lanes", "Many", "One", "OneLine", "Row", "Sizes", "one"]
