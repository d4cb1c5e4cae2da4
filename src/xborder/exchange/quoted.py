"""Quotations by pair and day: which ones lead from one currency to another, and to what rate."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from typing import Final, Self, TypeAlias

from attrs import frozen

from xborder.errors import InvalidInput
from xborder.exchange.rate import Quotation, Rate, RateKind, Side

_ONE: Final = Fraction(1)
_ONE_DAY: Final = dt.timedelta(days=1)
_Pair: TypeAlias = tuple[RateKind, str, str]
_InOrder: TypeAlias = tuple[list[dt.date], list[Quotation]]
"""The quotations of a pair in order, and beside them their first days, which are bisected."""


@frozen
class Quoted:
    """The quotations of a table, looked up by kind and pair, and then by day."""

    _of_pair: dict[_Pair, _InOrder]

    @classmethod
    def of(cls, quotations: Iterable[Quotation]) -> Self:
        """Return the look-up of quotations that are sorted by day.

        Raises:
            InvalidInput: Two quotations of one pair and kind hold on the same day.
        """
        of_pair: dict[_Pair, _InOrder] = {}
        for one in quotations:
            starts, entries = of_pair.setdefault((one.kind, one.base, one.quote), ([], []))
            starts.append(one.start)
            entries.append(one)
        for _, entries in of_pair.values():
            for earlier, later in pairwise(entries):
                _refuse_overlap(earlier, later)
        return cls(of_pair)

    @property
    def currencies(self) -> frozenset[str]:
        """The codes of every currency that is quoted."""
        return frozenset(code for _, *pair in self._of_pair for code in pair)

    def legs(
        self, kind: RateKind, path: tuple[str, ...], day: dt.date, oldest: dt.date
    ) -> tuple[Quotation, ...]:
        """Return the quotations that lead along a path on a day; none if one of them is missing.

        Args:
            kind: Only rates of this kind.
            path: The currencies, each converted into the next.
            day: The day.
            oldest: A quotation that ended before serves no more.
        """
        legs = [self._leg(kind, pair, day, oldest) for pair in pairwise(path)]
        return tuple(leg for leg in legs if leg) if all(legs) else ()

    def _leg(
        self, kind: RateKind, pair: tuple[str, str], day: dt.date, oldest: dt.date
    ) -> Quotation | None:
        """Return the quotation of a pair or its inverse that holds latest, from ``oldest`` on."""
        direct = self._holding(kind, *pair, day, oldest)
        inverse = self._holding(kind, *pair[::-1], day, oldest)
        if direct is None or inverse is None:
            return inverse if direct is None else direct
        return inverse if _until(inverse, day) > _until(direct, day) else direct

    def _holding(
        self, kind: RateKind, base: str, quote: str, day: dt.date, oldest: dt.date
    ) -> Quotation | None:
        found = self._of_pair.get((kind, base, quote))
        if found is None:
            return None
        # the last quotation that has begun; it may have ended, which the caller checks
        position = bisect_right(found[0], day) - 1
        if position < 0 or found[1][position].end <= oldest:
            return None
        return found[1][position]


def _until(quotation: Quotation, day: dt.date) -> dt.date:
    """Return when a quotation ended before a day; the end of time if it still holds."""
    return quotation.end if quotation.end <= day else dt.date.max


def rate_along(
    path: tuple[str, ...], legs: tuple[Quotation, ...], day: dt.date, side: Side
) -> Rate:
    """Return the rate from the first to the last currency of a path.

    Args:
        path: The currencies, each converted into the next; a single one is worth itself.
        legs: The quotation of each pair of the path, or of its inverse.
        day: The day asked for.
        side: Which side of the market, of every leg.
    """
    ratio = _ONE
    for position, leg in enumerate(legs):
        straight = leg.base == path[position]
        price = leg.price(side) if straight else 1 / leg.price(_OPPOSITE[side])
        # the first leg as it is: multiplying a fraction by one costs as much as by anything
        ratio = price if ratio is _ONE else ratio * price
    return Rate(
        base=path[0],
        quote=path[-1],
        ratio=ratio,
        asked=day,
        date=min((day, *(leg.end - _ONE_DAY for leg in legs))),
        side=side,
        legs=legs,
        path=path,
    )


_OPPOSITE: Final = {Side.MID: Side.MID, Side.BID: Side.ASK, Side.ASK: Side.BID}


def _refuse_overlap(earlier: Quotation, later: Quotation) -> None:
    if later.start < earlier.end:
        raise InvalidInput(
            "{base}/{quote} has two {kind} rates on {value}.",
            code="rate.overlap",
            remedy="Leave one out, or keep them in two tables.",
            where="quotations",
            value=later.start,
            base=later.base,
            quote=later.quote,
            kind=str(later.kind),
        )
