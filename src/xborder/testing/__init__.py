"""For tests of your own: Hypothesis strategies, and what every country policy owes.

Needs the ``testing`` extra.
"""

from xborder.testing.conformance import Finding, check_policy
from xborder.testing.strategies import consignments, items

__all__ = ["Finding", "check_policy", "consignments", "items"]
