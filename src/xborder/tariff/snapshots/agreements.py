"""Rates under agreements: what a destination asks of goods that originate with a partner.

The rate is one option: it is due where origin is proven and the preference is claimed. Which
countries a partner stands for is the destination's own word: groups such as ``GSP-LDC`` in Norway,
symbols of general note 3(c) in the United States, columns in Japan.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from attrs import evolve, frozen

from xborder.errors import NotFound
from xborder.policy.amount import Amount
from xborder.source import Evidence, Source
from xborder.tariff.duty_text import read_or_unsupported
from xborder.tariff.snapshots.edition import AGREED, Edition
from xborder.tariff.snapshots.table import table

_GROUP: Final = re.compile(
    # Capitals, or the small letters of Japan's columns: "(end-use)" and a season are no partners.
    r"(?P<text>.+?) \((?P<partners>[A-Z][A-Z0-9+*,-]*|[a-z_]+(?:,[a-z_]+)*)\)(?:; |\Z| )"
)
_SHORTEST: Final = 2


@frozen(kw_only=True)
class AgreedRate:
    """A rate that goods have if they originate with a partner.

    Attributes:
        code: The line it stands at.
        text: What is printed.
        amount: The duty.
        partners: Whom it is for, in the destination's own words.
        source: Where it can be read.
        evidence: How well it was read.
        is_of_its_year: Whether the day lies in the time that the edition was read for.
    """

    code: str
    text: str
    amount: Amount
    partners: tuple[str, ...]
    source: Source
    evidence: Evidence
    is_of_its_year: bool


def agreed_rates(destination: str, code: str, on: dt.date) -> tuple[AgreedRate, ...]:
    """Return the rates under agreements for goods, as the line of their code has them.

    Args:
        destination: ``"JP"``, ``"NO"`` or ``"US"``.
        code: The code of the goods.
        on: The day.

    Raises:
        NotFound: The package holds no such rates of the destination.

    Examples:
        >>> for rate in agreed_rates("US", "8205595510", dt.date(2026, 11, 21))[:1]:
        ...     print(rate.text, rate.partners[:4])
        Free ('A', 'AU', 'BH', 'CL')
    """
    edition = AGREED.get(destination)
    if edition is None:
        raise NotFound(
            "The package holds no rates under agreements of {value}.",
            code="tariff.no_such_snapshot",
            remedy="Use one of {known}.",
            value=destination,
            known=", ".join(AGREED),
        )
    return tuple(_rates(edition, code, on))


def groups(cell: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each rate of a cell, and whom it is for.

    Args:
        cell: What is printed.

    Examples:
        >>> list(groups("Free (A,AU) 3.2% (JP)"))
        [('Free', ('A', 'AU')), ('3.2%', ('JP',))]
    """
    for group in _GROUP.finditer(cell):
        yield group["text"], tuple(group["partners"].split(","))


def _rates(edition: Edition, code: str, on: dt.date) -> Iterator[AgreedRate]:
    rows = table(edition.table).chapter(code[:2]).rows
    lengths = range(len(code), _SHORTEST - 1, -1)
    row = next((rows[code[:length]] for length in lengths if code[:length] in rows), None)
    if row is None:
        return
    article = ", ".join(filter(None, (row.code, edition.source.article)))
    is_of_its_year = edition.is_read_for(on, row.marks)
    for text, who in groups(row.cells[edition.column]):
        yield AgreedRate(
            code=row.code,
            text=text,
            amount=read_or_unsupported(text),
            partners=who,
            source=evolve(edition.source, article=article),
            evidence=edition.evidence,
            is_of_its_year=is_of_its_year,
        )
