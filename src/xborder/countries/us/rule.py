"""Goods rules written as words: an amount, the codes and the origins it is for.

Prefixes and countries are separated by spaces, as in ``scope`` and ``origins``;
https://hts.usitc.gov holds the codes.

Example:
    >>> from xborder.countries.us.sources import CHINA_301
    >>> from xborder.policy.amount import FREE
    >>> rule("us.some", FREE, "6109 6110", of="CN", source=CHINA_301).scope.hs
    ('6109', '6110')
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from attrs import evolve

from xborder.countries.us.sources import secondary
from xborder.policy.amount import Amount
from xborder.policy.goods_table import GoodsRule, Scope
from xborder.source import Source
from xborder.timeline import Dated


def rule(
    id: str,  # noqa: A002 - the id of the rule
    amount: Amount,
    codes: str = "",
    *,
    of: str = "",
    start: dt.date | None = None,
    end: dt.date | None = None,
    source: Source,
    read: Callable[..., Dated[Any]] = secondary,
    note: str = "",
) -> GoodsRule:
    """Return a rule for codes and origins that are written as words."""
    return GoodsRule(
        id=id,
        scope=Scope(hs=codes.split(), origins=of.split()),
        amount=read(value=amount, start=start, end=end, source=source, note=note),
    )


def within(
    rules: Iterable[GoodsRule], start: dt.date, end: dt.date | None = None
) -> Iterator[GoodsRule]:
    """Yield the rules cut to ``[start, end)``, without those that hold on no day of it."""
    for each in rules:
        dated = each.amount
        first = max(dated.start or start, start)
        ends = [day for day in (dated.end, end) if day is not None]
        last = min(ends) if ends else None
        if last is None or first < last:
            yield evolve(each, amount=evolve(dated, start=first, end=last))
