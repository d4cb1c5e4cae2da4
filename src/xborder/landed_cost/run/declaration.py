"""Declarations: the lines of one scheme, its steps run over them, and the doubts of its rules."""

import functools
from collections.abc import Sequence
from itertools import compress

from attrs import frozen

from xborder.policy.amount import tables_read
from xborder.policy.charge import Charge
from xborder.policy.columns import Column, Lanes
from xborder.policy.ledger import YES, Doubt, Ledger, State
from xborder.policy.plan import PlannedScheme, PlannedStep, is_doubtful
from xborder.policy.selection import doubt_rule
from xborder.source import Evidence, Status


# Without slots: a cached property of a class with them is found three times as slowly.
@frozen(kw_only=True, eq=False, slots=False)
class Declaration:
    """One scheme's lines: a ledger of their own, and where they stand among all lines.

    Of many consignments these are many declarations at once: the ledger's consignments.

    Attributes:
        number: The number of the scheme in the plan.
        scheme: The scheme.
        lines: A column over all lines that holds on this scheme's.
        ledger: Their ledger.
        state: The state of each of its lines, doubts spread over the declaration.
    """

    number: int
    scheme: PlannedScheme
    lines: Column
    ledger: Ledger
    state: Column

    @functools.cached_property
    def places(self) -> tuple[int, ...]:
        """Where its lines stand among all lines."""
        inside = self.ledger.consignments.lanes.entries(self.lines)
        return tuple(compress(range(len(inside)), inside))

    @functools.cached_property
    def is_sure(self) -> bool:
        """Whether no line of it is in a doubt that leaves its figures open."""
        return max(self.ledger.lanes.entries(self.state)) < State.MISSING_FACT


def declare(
    number: int, scheme: PlannedScheme, lines: Column, whole: Ledger, before: Column
) -> Declaration:
    """Run a scheme's steps over its lines.

    Args:
        number: The number of the scheme.
        scheme: The scheme.
        lines: A column over all lines that holds on this scheme's.
        whole: The ledger of all lines.
        before: The state of all lines so far.
    """
    ledger = whole.declaration(lines)
    for step in scheme.steps:
        step.value.run(ledger)
        _doubt_step(step, ledger)
    worst = ledger.lanes.most(worst_of(ledger.doubts, ledger.lanes), ledger.here(before))
    state = ledger.lanes.highest(worst, ledger.partition("consignment"))
    return Declaration(number=number, scheme=scheme, lines=lines, ledger=ledger, state=state)


def _doubt_step(step: PlannedStep, ledger: Ledger) -> None:
    charge = step.value
    if not isinstance(charge, Charge):
        doubt_rule(step.entry, charge.title, ledger.waived[charge.id], ledger)
        return
    entry = ledger.charges.get(charge.id)
    if entry is None:
        return
    if step.is_doubtful:
        doubt_rule(step.entry, charge.title, entry.applies == YES, ledger)
    for table in step.tables:
        _doubt_goods(table, charge.title, entry.applies == YES, ledger)


def _doubt_goods(table: str, title: str, applies: Column, ledger: Ledger) -> None:
    """Doubt what a table says of some lines, and what the tables say that its entries name.

    Entries of one standing make one doubt, and a table that several name is asked once: of a
    catalogue there are thousands.
    """
    doubtful: dict[tuple[Status, Evidence], list[int]] = {}
    named: dict[str, list[int]] = {}
    entries = ledger.facts.tables[table]
    for code, goods in enumerate(entries):
        if is_doubtful(goods):
            doubtful.setdefault((goods.status, goods.evidence), []).append(code)
        for name in sorted(tables_read(goods.value)):
            named.setdefault(name, []).append(code)
    for codes in doubtful.values():
        lines = _found(table, codes, applies, ledger)
        doubt_rule(entries[codes[0]], title, lines, ledger, name=table)
    for name, codes in named.items():
        _doubt_goods(name, title, _found(table, codes, applies, ledger), ledger)


def _found(table: str, codes: Sequence[int], applies: Column, ledger: Ledger) -> Column:
    """Return the lines that found one of some entries of a table."""
    column, lanes = ledger.column(f"table.{table}"), ledger.lanes
    if len(codes) == 1:
        return lanes.where(column == codes[0], applies, 0)
    inside = [0] * (len(ledger.facts.tables[table]) + 1)
    for code in codes:
        inside[code] = 1
    return lanes.where(lanes.lookup(column, inside), applies, 0)


def worst_of(doubts: list[Doubt], lanes: Lanes) -> Column:
    """Return each line's state by the doubts about it."""
    state = lanes.fill(State.EXACT)
    for doubt in doubts:
        state = lanes.most(state, lanes.where(doubt.lines, int(doubt.state), 0))
    return state
