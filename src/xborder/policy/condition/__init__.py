"""Conditions: what must hold for a scheme or a charge, in three values.

A condition is *yes*, *no*, or *perhaps* where a fact is unknown. *And* is the least of its parts,
*or* the most. Each can say in words which part decided.
"""

from xborder.policy.condition.about_facts import (
    During,
    GoodsIn,
    HsIn,
    Is,
    Reads,
    Same,
    elected,
    registered,
)
from xborder.policy.condition.combined import (
    All,
    AnyOf,
    EveryLine,
    Named,
    Not,
    SomeLine,
    Stated,
)
from xborder.policy.condition.inquiry import (
    compares_codes,
    decisive,
    facts_read,
    foreign_limits,
    held,
    note_unknown,
    part_at,
    scopes_read,
    settled_by_facts,
)
from xborder.policy.condition.leaf import (
    ALWAYS,
    Always,
    Condition,
    Leaf,
)
from xborder.policy.condition.limit import (
    AtMost,
    Contains,
    Fixed,
    Of,
    ParcelWeighsAtMost,
    SinglePiece,
    WeighsAtMost,
    value_text,
)

__all__ = [
    "ALWAYS",
    "All",
    "Always",
    "AnyOf",
    "AtMost",
    "Condition",
    "Contains",
    "During",
    "EveryLine",
    "Fixed",
    "GoodsIn",
    "HsIn",
    "Is",
    "Leaf",
    "Named",
    "Not",
    "Of",
    "ParcelWeighsAtMost",
    "Reads",
    "Same",
    "SinglePiece",
    "SomeLine",
    "Stated",
    "WeighsAtMost",
    "compares_codes",
    "decisive",
    "elected",
    "facts_read",
    "foreign_limits",
    "held",
    "note_unknown",
    "part_at",
    "registered",
    "scopes_read",
    "settled_by_facts",
    "value_text",
]
