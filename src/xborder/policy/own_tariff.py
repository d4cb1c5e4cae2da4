"""A tariff of the caller's own before the built-in one, and where its lines part a short code.

A ruling for ten digits says nothing of the rest of the eight above it: goods of those eight may be
either, so that their code is too short where the two duties differ.
"""

import datetime as dt
from collections.abc import Callable
from typing import Protocol

from attrs import evolve

from xborder.goods.nomenclature import HEADING, under
from xborder.policy.amount import Amount, Choice, Estimate, Undecided
from xborder.policy.amount.leaf import Uncomputed
from xborder.policy.goods_table import GoodsKey, GoodsLookup
from xborder.timeline import Dated


class _Planned(Protocol):
    @property
    def entry(self) -> Dated[Amount]: ...


def longer_codes(tariff: GoodsLookup | None, key: GoodsKey, on: dt.date) -> tuple[str, ...]:
    """Return the longer codes by which a tariff of the caller's own parts goods of a code.

    Args:
        tariff: The tariff; a lookup that knows nothing of codes has none.
        key: The goods.
        on: The day.
    """
    below = getattr(tariff, "below", None)
    return tuple(below(key, on)) if below else ()


def own_entry(
    tariff: GoodsLookup,
    key: GoodsKey,
    on: dt.date,
    built_in: Callable[[], _Planned | None],
) -> Dated[Amount] | None:
    """Return what a tariff of the caller's own says of goods; ``None`` if it says nothing.

    Args:
        tariff: The tariff.
        key: The goods.
        on: The day.
        built_in: What the built-in tariff says, asked where the caller's speaks of longer codes.
    """
    own = tariff.find(key, on)
    longer = longer_codes(tariff, key, on)
    if not longer:
        return own
    found = ((code, tariff.find(evolve(key, hs_code=code), on)) for code in longer)
    lines = [(code, entry) for code, entry in found if entry is not None]
    rest: Dated[Amount] | None = own
    if len(key.hs_code) == HEADING and {*under(key.hs_code)} <= {*longer}:
        rest = lines[0][1]  # its subheadings are all that stands under a heading
    elif own is None and not getattr(tariff, "alone", False):
        planned = built_in()
        rest = planned.entry if planned else None
    if rest is None or isinstance(_plain(rest.value), Uncomputed):
        return rest  # a code is asked for as it is, or nothing can be computed
    duties: dict[Amount, list[str]] = {}
    for code, entry in lines:
        duties.setdefault(entry.value, []).append(code)
    duties.setdefault(rest.value, [])
    if len(duties) == 1:
        return rest
    choices = tuple(Choice(amount, codes) for amount, codes in duties.items())
    return evolve(rest, value=Undecided(key.hs_code, choices))


def _plain(amount: Amount) -> Amount:
    """Return an amount without the doubts it stands with."""
    return _plain(amount.amount) if isinstance(amount, Estimate) else amount
