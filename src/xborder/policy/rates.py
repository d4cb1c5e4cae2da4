"""Rates that no law has: a rate is a fraction, and whoever writes percent writes a hundredfold."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, Final, TypeAlias

from xborder.errors import InvalidPolicy, XborderError
from xborder.policy.amount import Amount, Percent, percent_text
from xborder.policy.charge import Charge, ChargeKind
from xborder.policy.goods_table import GoodsTable

Policy: TypeAlias = Any
"""A ``CountryPolicy``, which has itself read when it is built: this module does not import it."""

_TAXES: Final = frozenset({ChargeKind.VAT, ChargeKind.GST, ChargeKind.SALES_TAX})
_MOST_TAX: Final = Fraction(1)
"""No VAT, GST or sales tax has ever doubled a price."""
_MOST: Final = Fraction(10)
"""The highest duties there are, on farm goods above a quota, lie under 1,000 %."""


def rates_above_reason(policy: Policy) -> Iterator[XborderError]:
    """Yield each rate that was written in percent instead of as a fraction.

    Examples:
        >>> from xborder.policy import default_book
        >>> list(rates_above_reason(default_book().policy("NO")))
        []
    """
    taxed: set[str] = set()
    for entry in (entry for timeline in policy.steps for entry in timeline):
        if isinstance(entry.value, Charge):
            charge = entry.value
            tax = charge.kind in _TAXES
            yield from _excess(charge.amount, _MOST_TAX if tax else _MOST, f"step.{charge.id}")
            if tax:
                taxed.update(_tables_read(charge.amount))
    own = {f"table.{name}": table for name, table in policy.tables.items()}
    for member in policy.members.values():
        own |= {f"{member.code}.table.{name}": table for name, table in member.tables.items()}
    for path, table in own.items():
        yield from _of_table(table, _MOST_TAX if table.name in taxed else _MOST, path)


def _of_table(table: GoodsTable, most: Fraction, path: str) -> Iterator[XborderError]:
    for rule in table.rules:
        yield from _excess(rule.amount.value, most, f"{path}.{rule.id}")


def _excess(amount: Amount, most: Fraction, where: str) -> Iterator[XborderError]:
    if isinstance(amount, Percent) and amount.share > most:
        yield InvalidPolicy(
            "A rate of {value} is more than any law has.",
            code="policy.rate",
            remedy="Write it as a fraction of one: 19% is '0.19'.",
            where=where,
            value=percent_text(amount.share),
        )
    for part in amount.children():
        yield from _excess(part, most, where)


def _tables_read(amount: Amount) -> Iterator[str]:
    table = getattr(amount, "table", None)
    if table is not None:
        yield table
    for part in amount.children():
        yield from _tables_read(part)
