"""Facts: what a rule may ask about a sale, by name, and the answers there can be.

A fact may be unknown. Facts about a line start with ``item.``; all others hold for the whole
consignment. A closed fact lists its answers, so that a quote can say what each would lead to.
"""

from xborder.policy.fact.named import fact
from xborder.policy.fact.table import FACTS
from xborder.policy.fact.wording import (
    COUNTRY_FACTS,
    ENDS,
    HIGHEST,
    LOWEST,
    OPEN_DUTY,
    UNKNOWN,
    YES_NO,
    Fact,
    yes_no,
)

__all__ = [
    "COUNTRY_FACTS",
    "ENDS",
    "FACTS",
    "HIGHEST",
    "LOWEST",
    "OPEN_DUTY",
    "UNKNOWN",
    "YES_NO",
    "Fact",
    "fact",
    "yes_no",
]
