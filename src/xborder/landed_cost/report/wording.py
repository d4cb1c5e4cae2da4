"""Wording: what quotes say of one plan's rules, said once and kept beside the plan."""

import functools
from collections.abc import Hashable
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen

from xborder.landed_cost.breakdown import CostLine, Option, Reason, Verdict
from xborder.policy.compiled import CompiledPlan, PlannedGoods
from xborder.policy.doubt import State
from xborder.policy.kinds import Kinds
from xborder.policy.sentence import Sentence

if TYPE_CHECKING:
    from xborder.policy.prose.names import Names

_MOST_SAID = 20_000
"""More than a plan has rules times the entries of its tariff that a shop's goods find."""


GoodsUsed: TypeAlias = tuple[PlannedGoods | None, ...]
"""The entry of each goods table that a charge reads which a line used; ``None`` for none."""


@frozen(eq=False)
class Behind:
    """What stands behind a charge on a line.

    Attributes:
        whole: What turns its base into the one its rate is on, as a ratio.
        line: What its cost line says of the rule; its amounts are filled in.
    """

    whole: tuple[int, int]
    line: CostLine


@frozen(eq=False)
class Wording:
    """What was said of a plan's rules.

    A cost line, an option or a reason differs from parcel to parcel by its amounts alone; the
    sentences, rates and references are the same for all, and take ten times as long to make.

    Args:
        rules: The plan.

    Attributes:
        charges: By the charge's id and the entries of goods tables that it used.
        options: By the scheme's number, what became of it, and which part of its condition decided.
        reasons: By the doubt's state, its reason in words with its fact, and the lines.
        unlisted: By the table, the code, the day, the destination and what else is known of the
            goods: to find what is near a code takes longer than all other reasons together.
    """

    rules: CompiledPlan
    charges: Kinds[tuple[str, GoodsUsed], Behind] = field(init=False)
    options: Kinds[tuple[int, Verdict, tuple[int, ...]], Option] = field(init=False)
    reasons: Kinds[tuple[State, Any, str, tuple[int, ...]], Reason] = field(init=False)
    unlisted: Kinds[tuple[Hashable, ...], Sentence] = field(init=False)

    @charges.default
    @options.default
    @reasons.default
    @unlisted.default
    def _nothing_said(self) -> Kinds[Any, Any]:
        return Kinds(_MOST_SAID)

    @functools.cached_property
    def names(self) -> "Names":
        """What schemes and disputed questions are called in the rules."""
        from xborder.policy.prose.names import Names  # noqa: PLC0415 - words load when asked for

        return Names.of(self.rules.plan.policy)
