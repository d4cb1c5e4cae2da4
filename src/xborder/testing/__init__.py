"""For tests of your own: Hypothesis strategies, and what every country policy owes.

The strategies need the ``testing`` extra; what asks about policies does not.
"""

from typing import TYPE_CHECKING

from xborder.lazy import front

if TYPE_CHECKING:
    from xborder.testing.conformance import Finding, check_policy, stale_rules
    from xborder.testing.strategies import consignments, consignments_of_every_kind, items

__all__ = [
    "Finding",
    "check_policy",
    "consignments",
    "consignments_of_every_kind",
    "items",
    "stale_rules",
]

_HOMES = {
    "Finding": "conformance",
    "check_policy": "conformance",
    "consignments": "strategies",
    "consignments_of_every_kind": "strategies",
    "items": "strategies",
    "stale_rules": "conformance",
}

front(globals(), _HOMES)
