"""The crossing: which scheme takes each line at the border, what it taxes, and what is remembered.

A crossing is worked out once for a kind of goods and a stretch of prices, and found again.
"""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator
from functools import cached_property, partial
from operator import itemgetter
from typing import Any

from attrs import field, frozen

from xborder.policy.charge import Charge, ChargeKind
from xborder.policy.compiled import CompiledPlan
from xborder.policy.condition import ALWAYS
from xborder.policy.doubt import State
from xborder.policy.kinds import Kinds
from xborder.policy.ledger import NO, Ledger
from xborder.policy.plan import PlannedScheme

_MOST_KINDS = 4_000
_TAXES = (ChargeKind.VAT, ChargeKind.GST, ChargeKind.SALES_TAX)


@frozen(kw_only=True, eq=False)
class Run:
    """The lines before the border, with the amounts that charges are computed on.

    Attributes:
        ledger: The lines.
        chosen: The number of each line's scheme, as a column.
    """

    ledger: Ledger
    chosen: Any


@frozen(kw_only=True, eq=False)
class Crossing:
    """How the goods of a sale cross the border.

    Attributes:
        schemes: The scheme of each line; ``None`` where a fact is missing, or none takes it.
        taxes: The taxes that fall on the first line, or may.
        missing: The facts that are missing to tell.
        run: The lines, where they were worked out for this very sale.
        again: Works them out, where they were not.
    """

    schemes: tuple[PlannedScheme | None, ...]
    taxes: tuple[Charge, ...] = ()
    missing: tuple[str, ...] = ()
    run: Run | None = None
    again: "Callable[[], Crossing] | None" = None

    def of_another(self, again: "Callable[[], Crossing]") -> "Crossing":
        """Return how a sale crosses that is decided alike, its lines worked out if asked for."""
        return Crossing(schemes=self.schemes, taxes=self.taxes, missing=self.missing, again=again)

    @property
    def scheme(self) -> str | None:
        """The id of the one scheme that takes all lines; ``None`` if there is no such one."""
        if len(self.schemes) == 1:  # most sales
            (only,) = self.schemes
            return only.entry.value.id if only else None
        ids = {each.entry.value.id if each else None for each in self.schemes}
        return ids.pop() if len(ids) == 1 else None

    @property
    def tax(self) -> Charge | None:
        """The tax on the sale or the import that the first line's scheme asks for."""
        return self.taxes[0] if self.taxes else None

    @cached_property
    def due(self) -> int | None:
        """What taxes the schemes come to, in minor units; ``None`` if it cannot be told.

        The charges are those of landed cost, computed on the same ledger.
        """
        run = self.run
        if run is None:
            return None if self.again is None else self.again().due
        numbers = run.ledger.lanes.entries(run.chosen)
        total = 0
        for number, scheme in dict(zip(numbers, self.schemes, strict=True)).items():
            part = None if scheme is None else _taxes(run, number, scheme)
            if part is None:
                return None
            total += part
        return total


def _taxes(run: Run, number: int, scheme: PlannedScheme) -> int | None:
    """Return what the taxes of one scheme come to; ``None`` if a fact is missing."""
    part = run.ledger.declaration(run.chosen == number)
    for step in scheme.steps:
        step.value.run(part)
    if any(doubt.state >= State.MISSING_FACT for doubt in part.doubts):
        return None
    charges = (step.value for step in scheme.steps if isinstance(step.value, Charge))
    return sum(
        sum(part.lanes.entries(part.charges[charge.id].due))
        for charge in charges
        if charge.kind in _TAXES and charge.id in part.charges
    )


@frozen(eq=False)
class Crossings:
    """Crossings of single lines, remembered by all that decides them but the price.

    Every limit is either met or not, and once a price is above one, all higher prices are. So
    between two prices at which all comparisons came out alike, they come out so at any price.

    Args:
        rules: The plan they hold for.
    """

    rules: CompiledPlan
    _known: Kinds[Hashable, list[tuple[int, tuple[Any, ...], Crossing]]] = field(
        init=False, factory=partial(Kinds, _MOST_KINDS), repr=False
    )

    def find(self, kind: Hashable, price: int) -> Crossing | None:
        """Return how a line of a kind crosses at a price; ``None`` if that is not known yet."""
        known = self._known.recall(kind, list)
        place = bisect_left(known, price, key=itemgetter(0))
        if place < len(known) and known[place][0] == price:
            return known[place][2]
        if 0 < place < len(known) and known[place - 1][1] == known[place][1]:
            return known[place][2]
        return None

    def keep(
        self, kind: Hashable, price: int, outcomes: tuple[Any, ...], crossed: Crossing
    ) -> None:
        """Keep how a line of a kind crosses at a price, and how each comparison came out."""
        known = self._known.recall(kind, list)
        place = bisect_left(known, price, key=itemgetter(0))
        known.insert(place, (price, outcomes, crossed))
        # Of prices that compare alike only the ends tell anything; what lies between two of them
        # was found, and is not kept.
        if place > 1 and known[place - 1][1] == outcomes == known[place - 2][1]:
            del known[place - 1]
        elif place < len(known) - 2 and known[place + 1][1] == outcomes == known[place + 2][1]:
            del known[place + 1]


def taxes_that_fall(scheme: PlannedScheme | None, ledger: Ledger) -> tuple[Charge, ...]:
    """Return the taxes of a scheme that fall on the first line, or may where a fact is missing."""
    taxes = () if scheme is None else tuple(taxes_of(scheme))
    if all(tax.when is ALWAYS for tax in taxes):
        return taxes
    return tuple(tax for tax in taxes if ledger.lanes.entries(ledger.truth(tax.when))[0] != NO)


def taxes_of(scheme: PlannedScheme) -> Iterator[Charge]:
    """Yield every tax that a scheme can ask for: on the sale, and on the import."""
    for step in scheme.steps:
        if isinstance(step.value, Charge) and step.value.kind in _TAXES:
            yield step.value
