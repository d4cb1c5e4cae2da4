"""The rules of a schedule on one day, sifted by what has happened and to which goods."""

from collections.abc import Hashable
from functools import partial

from attrs import field, frozen

from xborder.channels.fees.fee import Event, Fee, NotPriced
from xborder.policy.kinds import Kinds
from xborder.timeline import Dated

_Rules = tuple[tuple[Dated[Fee], ...], tuple[Dated[NotPriced], ...]]
_MOST_SORTS = 1_000
"""Sorts of orders, by the categories of their lines, whose rules a day remembers."""


@frozen(eq=False)
class InForce:
    """The rules of a day, sifted once for the goods that come again and again.

    A site has a fee for each of its categories, and an order has one or two of them.
    """

    fees: tuple[Dated[Fee], ...]
    unknown: tuple[Dated[NotPriced], ...]
    _sifted: Kinds[Hashable, _Rules] = field(init=False, factory=partial(Kinds, _MOST_SORTS))

    def meant(self, event: Event, categories: frozenset[str | None]) -> _Rules:
        """Return the fees that an event may ask for some categories, and those not known."""
        return self._sifted.recall((event, categories), partial(self._sift, event, categories))

    def _sift(self, event: Event, categories: frozenset[str | None]) -> _Rules:
        def speaks(rule: Fee | NotPriced) -> bool:
            named = rule.categories
            return rule.event is event and (not named or not categories.isdisjoint(named))

        return (
            tuple(entry for entry in self.fees if speaks(entry.value)),
            tuple(
                entry
                for entry in self.unknown
                if speaks(entry.value)
                and not (entry.value.beside and categories.isdisjoint(entry.value.beside))
            ),
        )
