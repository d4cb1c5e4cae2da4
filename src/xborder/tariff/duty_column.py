"""Columns: one printed column of a tariff, as rows of a duty text and the codes it is for.

A column becomes goods rules, so that a country can hold it in a ``GoodsTable`` beside its other
rules: each code is one dated rule, found by its longest prefix, and can be overridden by its id.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import field, frozen

from xborder.policy.amount import Amount, Unsupported
from xborder.policy.goods_table import GoodsRule, Scope
from xborder.source import Evidence, Source, Status
from xborder.tariff.duty_text import read_or_unsupported
from xborder.timeline import Dated

Rows = tuple[tuple[str, str], ...]
"""A duty text, and the codes it is for, separated by spaces."""


def _rows(rows: Iterable[tuple[str, str]]) -> Rows:
    return tuple((text, codes) for text, codes in rows)


def _countries(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(codes)


@frozen(kw_only=True)
class DutyColumn:
    """Duty texts and the codes each is for, over one stretch of days.

    Attributes:
        id: What the rules' ids start with, such as ``"eu.duty"``.
        rows: Each duty text with the codes it is for, separated by spaces.
        start: The first day; ``None`` if it held before our window opens.
        end: The first day on which it no longer holds.
        origins: The countries of origin it is for; empty for all.
        status: What the law is.
        evidence: How well it was read.
        source: Where it can be read.
        checked_on: The day it was last checked.
        note: A remark, in plain words.

    Examples:
        >>> column = DutyColumn(
        ...     id="eu.duty",
        ...     rows=(("12%", "610910 610990"), ("Free", "490199")),
        ...     source=Source(title="Common Customs Tariff"),
        ...     checked_on=dt.date(2026, 11, 21),
        ... )
        >>> [rule.id for rule in column.rules()]
        ['eu.duty.610910', 'eu.duty.610990', 'eu.duty.490199']
    """

    id: str
    rows: Rows = field(converter=_rows)
    start: dt.date | None = None
    end: dt.date | None = None
    origins: frozenset[str] = field(default=frozenset(), converter=_countries)
    status: Status = Status.IN_FORCE
    evidence: Evidence = Evidence.UNCHECKED
    source: Source
    checked_on: dt.date
    note: str = ""

    def rules(self) -> Iterator[GoodsRule]:
        """Yield one rule for each code."""
        for text, codes in self.rows:
            dated: Dated[Amount] = Dated(
                value=read_or_unsupported(text),
                start=self.start,
                end=self.end,
                status=self.status,
                evidence=self.evidence,
                source=self.source,
                checked_on=self.checked_on,
                note=self.note,
            )
            for code in codes.split():
                scope = Scope(hs=code, origins=self.origins)
                yield GoodsRule(id=f"{self.id}.{code}", scope=scope, amount=dated)


UNKNOWN_ORIGIN: Final = ""
"""What a goods key holds where the origin is not known."""


def unsupported_rules(
    id: str,  # noqa: A002 - it is the id of the rules
    codes: str,
    *,
    origins: Iterable[str],
    reason: str,
    source: Source,
    checked_on: dt.date,
    start: dt.date | None = None,
    end: dt.date | None = None,
) -> Iterator[GoodsRule]:
    """Yield rules for goods whose duty is known to be more than the tariff's rate, not how much.

    Args:
        id: What the rules' ids start with.
        codes: Codes separated by spaces.
        origins: The countries of origin. Goods whose origin is not known are meant too, for it
            decides.
        reason: Why the duty is not computed; a message id.
        source: Where the measure can be read.
        checked_on: The day it was last checked.
        start: The first day; ``None`` if it held before our window opens.
        end: The first day on which it no longer holds.
    """
    dated: Dated[Amount] = Dated(
        value=Unsupported(reason),
        start=start,
        end=end,
        evidence=Evidence.SECONDARY,
        source=source,
        checked_on=checked_on,
    )
    meant = (*origins, UNKNOWN_ORIGIN)
    for code in codes.split():
        yield GoodsRule(id=f"{id}.{code}", scope=Scope(hs=code, origins=meant), amount=dated)
