"""Codes too short for one line of the schedule: where all lines below them come to the same.

A shop has six digits. Of the lines below them some may be on a list and others not; on days, and for
origins, on which that makes no difference there is a rule for the short code too, and on all others
there is none, so that a quote asks for more digits.

Example:
    >>> from xborder.countries.us.china import S301
    >>> table = goods("s301", *with_short_codes("china", S301))
    >>> str(table.find(GoodsKey(hs_code="850760", origin="CN"), day(2026, 1, 1)).value.share)
    '1/4'
    >>> table.find(GoodsKey(hs_code="850760", origin="CN"), day(2025, 12, 31)) is None
    True
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from xborder.countries.us.lists import codes, too_short
from xborder.policy.goods_table import GoodsRule
from xborder.policy.vocabulary import *

Rates = Iterable[Timeline[GoodsRate]]


def with_short_codes(question: str, rates: Rates) -> Iterator[GoodsRule]:
    """Yield the rates of a question, and those of the codes that are too short for one answer.

    Args:
        question: The question whose codes the rates are for.
        rates: What is due by the answer; of codes apart from the question too.
    """
    rules = list(goods_rules(*rates))
    yield from rules
    for of, short in too_short(question).items():
        firsts = [codes(question, answer).partition(" ")[0] for answer in of]
        below = [[rule for rule in rules if first in rule.scope.hs] for first in firsts]
        yield from _alike(below, tuple(short.split()))


def _alike(below: Sequence[Sequence[GoodsRule]], short: tuple[str, ...]) -> Iterator[GoodsRule]:
    """Yield what holds for codes on the days on which all answers say the same."""
    days_ = {day for rules in below for rule in rules for day in _bounds(rule)}
    dated = [dt.date.min, *sorted(days_), dt.date.max]
    stretches: dict[int, list[dt.date]] = {}
    for start, end in pairwise(dated):
        holding = [[rule for rule in rules if rule.amount.holds_on(start)] for rules in below]
        said = [{rule.scope.origins: rule.amount.value for rule in rules} for rules in holding]
        if said[0] and all(each == said[0] for each in said):
            for position, rule in enumerate(below[0]):
                if rule in holding[0]:
                    known = stretches.setdefault(position, [start, start])
                    if known[-1] != start:  # it holds again after a gap
                        known += [start, start]
                    known[-1] = end
    for position, bounds in stretches.items():
        for start, end in zip(bounds[::2], bounds[1::2], strict=True):
            yield _cut(below[0][position], start, end, short)


def _bounds(rule: GoodsRule) -> Iterator[dt.date]:
    yield from (each for each in (rule.amount.start, rule.amount.end) if each)


def _cut(rule: GoodsRule, start: dt.date, end: dt.date, short: tuple[str, ...]) -> GoodsRule:
    """Return a rule for other codes, on a stretch of its days."""
    first = None if start == dt.date.min else start
    last = None if end == dt.date.max else end
    return evolve(
        rule,
        id=f"{rule.id}.{short[0]}",
        scope=evolve(rule.scope, hs=short),
        amount=evolve(rule.amount, start=first, end=last),
    )
