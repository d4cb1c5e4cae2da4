"""Columns: one entry a line, and one formula for one parcel and for a million.

A formula is written once, infix, over columns. The few operations that infix Python cannot spell
(choose, group total, take, share) come from the *lanes* its columns run in. A value of a whole
group is repeated on its lines, so that there is one shape and no broadcasting.

Why four kinds of lanes:

1. :class:`OneLine` computes on plain Python ints. Most parcels have one line, and an ``int + int``
   costs a tenth of what a tuple of one does.
2. :class:`FewLines` computes on short tuples of ints. numpy is slower below some thirty lines,
   and a quote needs no extra.
3. :class:`Many` computes a chunk of a table on numpy arrays: on int64 where bounds prove that
   nothing the rules compute can outgrow it, else on exact Python ints, six times slower. A sum
   never wraps round, and there is no second formula for large ones.
4. :class:`Sizes` computes upper bounds in place of values. It runs the very same rules, and is
   what proves the width before any data is touched.

Property tests hold all four equal, or the bounds above the values.
"""

from xborder.policy.columns.exact import Column, Exact, aligned
from xborder.policy.columns.few import FewLines, OneLine, Row, lanes_for
from xborder.policy.columns.many import Many
from xborder.policy.columns.on_demand import OnDemand
from xborder.policy.columns.operations import Groups, Lanes
from xborder.policy.columns.sizes import Sizes

__all__ = [
    "Column",
    "Exact",
    "FewLines",
    "Groups",
    "Lanes",
    "Many",
    "OnDemand",
    "OneLine",
    "Row",
    "Sizes",
    "aligned",
    "lanes_for",
]
