"""For tests of your own: Hypothesis strategies, and what every country policy owes.

Needs the ``testing`` extra.
"""

from xborder.testing.conformance import Finding, check_policy
from xborder.testing.strategies import consignments, consignments_of_every_kind, items

__all__ = ["Finding", "check_policy", "consignments", "consignments_of_every_kind", "items"]
