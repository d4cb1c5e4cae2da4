"""The whole vocabulary of a channel's price list: ``from xborder.channels.vocabulary import *``.

A site is literals that a seller can read beside the site's own page: what is asked, on what, for
which goods, since when and by which source.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Unpack

from xborder.channels.fees.cancellation import Cancellation
from xborder.channels.fees.facts import FACTS
from xborder.channels.fees.fee import (
    BEFORE_TAX,
    WITH_TAX,
    Event,
    Fee,
    FeeKind,
    InPart,
    NotPriced,
    Part,
    Per,
)
from xborder.channels.fees.scale import Piece, Scale, fixed, percent, portions, whole_price
from xborder.channels.fees.schedule import FeeSchedule
from xborder.channels.fees.size import SizeTable, SizeTier
from xborder.money import Money
from xborder.policy.vocabulary import day
from xborder.source import Evidence, Provenance, Reader, Status
from xborder.timeline import Standing, Timeline

__all__ = [
    "BEFORE_TAX",
    "COMMISSION",
    "WITH_TAX",
    "YEAR_READ",
    "Cancellation",
    "Event",
    "Evidence",
    "Fee",
    "FeeKind",
    "FeeSchedule",
    "InPart",
    "Money",
    "NotPriced",
    "Part",
    "Per",
    "Piece",
    "Reader",
    "Scale",
    "SizeTable",
    "SizeTier",
    "Status",
    "Timeline",
    "all_but",
    "by_category",
    "categories_of",
    "day",
    "fixed",
    "percent",
    "portions",
    "whole_price",
]

YEAR_READ = day(2026, 1, 1)
"""The first day of lists that were read in 2026 on a page without a date: before it they are not
known."""
COMMISSION = "Commission on the sale"
"""Title of the share a site takes; a message id."""


def all_but(countries: Iterable[str]) -> tuple[str, ...]:
    """Return every country but some: where a seller may be established."""
    named = set(countries)
    return tuple(country for country in FACTS["seller_country"] if country not in named)


def categories_of(fees: Iterable[Timeline[Fee]], *, but: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the categories that fees tell apart, but for some.

    Args:
        fees: The fees.
        but: The categories that are left out.
    """
    named = {name for each in fees for entry in each for name in entry.value.categories}
    return tuple(sorted(named - set(but)))


def by_category(
    read: Provenance,
    rates: Iterable[tuple[Scale | str, str]],
    *,
    base: Iterable[Part],
    title: str = COMMISSION,
    prefix: str = "referral",
    per: Per = Per.UNIT,
    least: str | None = None,
    least_doubted: Iterable[str] = (),
    only: "Mapping[str, Iterable[str] | str] | None" = None,
    comes_back: Decimal | str = "1",
    in_part: InPart = InPart.PROPORTION,
    back_doubted: bool = False,
    readings: Iterable[Scale] = (),
    **standing: Unpack[Standing],
) -> tuple[Timeline[Fee], ...]:
    """Return a site's commission, a fee for each category of goods.

    Args:
        read: The source.
        rates: What is asked, and the categories it is asked for with spaces between them.
        base: The parts of the buyer's payment.
        title: The name of the fees; a message id.
        prefix: What their names begin with: ``referral.books``.
        per: What they are reckoned for, one at a time.
        least: The least for each.
        least_doubted: The categories for which some sources know of no least.
        only: The facts of a sale for which they are asked.
        comes_back: The share that comes back with a refund.
        in_part: What comes back of that with a refund of a part.
        back_doubted: Whether that it comes back was not read.
        readings: What other sources say of them all.
        **standing: Their days and how they stand; see :func:`xborder.timeline.dated`.
    """
    doubted = frozenset(least_doubted)
    return tuple(
        Fee(
            id=f"{prefix}.{category}",
            title=title,
            kind=FeeKind.REFERRAL,
            scale=scale if isinstance(scale, Scale) else percent(scale),
            base=base,
            per=per,
            least=least,
            least_doubted=category in doubted,
            categories=category,
            only=only or {},
            comes_back=comes_back,
            in_part=in_part,
            back_doubted=back_doubted,
            readings=readings,
        ).by(read, **standing)
        for scale, categories in rates
        for category in categories.split()
    )
