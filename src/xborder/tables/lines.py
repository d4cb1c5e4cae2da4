"""Amounts of lines: what every line of a chunk comes to, amount by amount, from either engine."""

from collections.abc import Sequence
from typing import Any

from attrs import define, field, frozen

from xborder.errors import extra
from xborder.landed_cost.breakdown import CostLine, LineKind
from xborder.landed_cost.report.lines import OWN_LINES
from xborder.landed_cost.run import Outcome
from xborder.landed_cost.run.outcome import OWN_SIGNS
from xborder.policy.charge import Charge
from xborder.policy.columns.combinations import integers
from xborder.policy.doubt import State
from xborder.policy.ledger import NO


@frozen(kw_only=True, eq=False)
class Amounts:
    """One amount of many lines, in minor units of each one's currency.

    Attributes:
        id: The charge's id, or the name of the caller's own amount.
        kind: What it is.
        place: Its place among the amounts of a quote.
        lines: The lines it stands on.
        minor: What it comes to on each.
    """

    id: str
    kind: LineKind
    place: int
    lines: Any
    minor: Any


def of_columns(outcome: Outcome, lines: Any) -> list[Amounts]:
    """Return what columns came to.

    Args:
        outcome: What came out, over many consignments.
        lines: Where each line of the columns stands in the chunk.
    """
    np = extra("numpy", name="tables")
    found = []
    dtype = outcome.evaluation.ledger.lanes.dtype  # type: ignore[attr-defined]  # of many lines
    own = outcome.own_columns()
    for place, (name, sign) in enumerate(OWN_SIGNS.items()):
        minor = own.get(name)
        if name != "price" and minor is None:
            continue
        if minor is None:
            minor = np.zeros(len(lines), dtype=dtype)
        # A price stands on every line; of the others only those that are something are told.
        on = slice(None) if name == "price" else np.flatnonzero(minor)
        found.append(
            Amounts(
                id=name,
                kind=OWN_LINES[name][0],
                place=place,
                lines=lines[on],
                minor=minor[on] if sign > 0 else -minor[on],
            )
        )
    place = len(OWN_SIGNS)
    for declaration in outcome.evaluation.declarations:
        inside = lines[declaration.lines.astype(bool)]
        is_sure = np.broadcast_to(declaration.state, inside.shape) <= State.ESTIMATE
        for step in declaration.scheme.steps:
            place += 1
            charge = step.value
            entry = declaration.ledger.charges.get(charge.id)
            if entry is None or not isinstance(charge, Charge):
                continue
            # No figure of a declaration in doubt is told: it might be a silent zero.
            told = (np.broadcast_to(entry.applies, inside.shape) != NO) & is_sure
            on = np.flatnonzero(told)
            due = np.broadcast_to(entry.due, inside.shape)
            found.append(
                Amounts(
                    id=charge.id,
                    kind=LineKind(charge.kind),
                    place=place,
                    lines=inside[on],
                    minor=due[on],
                )
            )
    return found


@define(eq=False)
class OfQuotes:
    """What quotes came to that were computed one by one."""

    _found: dict[tuple[int, str, LineKind], tuple[list[int], list[int]]] = field(factory=dict)

    def add(self, lines: Sequence[CostLine], first: int) -> None:
        """Take in the lines of a quote.

        Args:
            lines: Its lines.
            first: Where its first item stands in the chunk.
        """
        place, before = -1, ""
        for line in lines:
            if line.id != before:
                place, before = place + 1, line.id
            key = (place, line.id, line.kind)
            at, minor = self._found.setdefault(key, ([], []))
            at.append(first + line.item)
            minor.append(line.amount.minor_units())

    def amounts(self) -> list[Amounts]:
        """Return them as amounts."""
        np = extra("numpy", name="tables")
        return [
            Amounts(
                id=name,
                kind=kind,
                place=place,
                lines=np.asarray(at, dtype=np.int64),
                minor=integers(minor),
            )
            for (place, name, kind), (at, minor) in self._found.items()
        ]


def summed(amounts: Sequence[Amounts], size: int) -> Any:
    """Return the sum of some amounts on every line, exact whatever their size.

    Args:
        amounts: The amounts.
        size: How many lines there are.
    """
    np = extra("numpy", name="tables")
    widest = sum(int(abs(each.minor).max()) if len(each.minor) else 0 for each in amounts)
    whole = np.zeros(size, dtype=np.int64 if widest < _NARROW else object)
    for each in amounts:
        whole[each.lines] += each.minor.astype(whole.dtype, copy=False)
    return whole


_NARROW = 2**63
