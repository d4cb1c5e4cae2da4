"""Furthest: the few entries of goods tables whose numbers no other entry goes beyond.

A catalogue finds ten thousand entries of a tariff. Whether int64 holds what they come to is a
question of the largest numbers and the finest denominators among them, form by form; so a proof
asks a few entries in place of all (see :func:`xborder.policy.amount.reach`).
"""

from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from attrs import field, frozen

from xborder.policy.amount import reach
from xborder.policy.ledger import Formula
from xborder.timeline import Dated

_Place: TypeAlias = tuple[str, Hashable]
"""A number of a form of an entry, in a goods table."""


@frozen(eq=False)
class Furthest:
    """Entries of goods tables that no other one among those met goes beyond.

    Attributes:
        entries: The entries of each table.
        ends: The largest number in each place, and the least common denominator.
    """

    entries: Mapping[str, Sequence[Dated[Formula]]] = field(factory=dict)
    ends: Mapping[_Place, tuple[Fraction, int]] = field(factory=dict)

    @classmethod
    def of(cls, tables: Mapping[str, Sequence[Dated[Formula]]]) -> "Furthest":
        """Return the furthest of some entries, by their tables."""
        return cls().joined(cls(tables))

    def joined(self, other: "Furthest") -> "Furthest":
        """Return the furthest of these and of others."""
        ends = dict(self.ends)
        entries = {name: list(held) for name, held in self.entries.items()}
        for table, held in other.entries.items():
            kept = entries.setdefault(table, [])
            kept += [entry for entry in held if _is_further(table, entry.value, ends)]
        return Furthest(entries, ends)

    def covers(self, other: "Furthest") -> bool:
        """Return whether no entry of another goes beyond these."""
        for place, (most, over) in other.ends.items():
            own = self.ends.get(place)
            if own is None or most > own[0] or own[1] % over:
                return False
        return True

    def held(self, table: str) -> tuple[Dated[Formula], ...]:
        """Return the entries of a table."""
        return tuple(self.entries.get(table, ()))


def _is_further(table: str, amount: Formula, ends: dict[_Place, tuple[Fraction, int]]) -> bool:
    """Return whether an amount goes beyond the ends, and move these there."""
    found = False
    for place, number in reach(amount):
        most, over = ends.get((table, place), (Fraction(-1), 1))
        if abs(number) > most or over % number.denominator:
            found = True
            ends[table, place] = max(most, abs(number)), lcm(over, number.denominator)
    return found
