"""Documents without which a country or a site lets nothing be sold: what each is, and until when.

What was read is in :mod:`xborder.channels.entry.laws` and :mod:`xborder.channels.entry.sites`.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from xborder.channels.place import country_of
from xborder.errors import InvalidInput
from xborder.kind import all_of_kind, of_kind, typed
from xborder.named import all_known
from xborder.number import COUNT
from xborder.policy.rule import Rule
from xborder.timeline import civil_date

STEPS: Final = ("account", "qualification", "listing", "payment", "promotion", "logistics")
"""The steps to a first sale on a site, each after the one before it."""


def _words(given: Iterable[str] | str) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else all_of_kind(given, str, "goods")


def _places(given: Iterable[str] | str) -> tuple[str, ...]:
    several = (given,) if isinstance(given, str) else all_of_kind(given, object, "countries")
    return tuple(country_of(each, "countries") for each in several)


def _step(given: str) -> str:
    all_known([of_kind(given, str, "step")], STEPS, "step")
    return given


@frozen(kw_only=True, field_transformer=typed)
class EntryDocument(Rule):
    """A document, a number or an entry in a register that a law or a site asks for.

    Attributes:
        title: What it is; a message id.
        step: The step that waits for it.
        countries: The countries that ask for it, or in whose markets the site does.
        goods: The kinds of goods it is for; all of them where there is none.
        site: The site that asks for it; empty where a law does, of every site.
        ends: Whether it has a last day of its own, as a passport has.
        oldest_days: How many days old it may be when it is handed in; ``None`` if that is all one.

    Raises:
        InvalidInput: The step is none of :data:`STEPS`, or a country has no such code.
    """

    title: str
    step: str = field(converter=_step)
    countries: tuple[str, ...] = field(converter=_places)
    goods: tuple[str, ...] = field(default=(), converter=_words)
    site: str = ""
    ends: bool = False
    oldest_days: int | None = field(default=None, metadata=COUNT)

    def last_day(
        self, *, issued: dt.date | None = None, ends: dt.date | None = None
    ) -> dt.date | None:
        """Return the last day on which it is taken; ``None`` where it has none.

        So it is one of the ``documents`` of :func:`xborder.channels.entry_plan`.

        Args:
            issued: The day it was issued, where it may be no older than some days.
            ends: Its own last day, where it has one.

        Raises:
            InvalidInput: A day that counts is not given.

        Examples:
            >>> statement = EntryDocument(
            ...     id="statement", title="Bank statement", step="payment", countries="US",
            ...     oldest_days=90)
            >>> str(statement.last_day(issued=dt.date(2026, 9, 1)))
            '2026-11-30'
        """
        days = []
        if self.oldest_days is not None:
            issue = self._needed(issued, "issued")
            days.append(issue + dt.timedelta(days=self.oldest_days))
        if self.ends:
            days.append(self._needed(ends, "ends"))
        return min(days, default=None)

    def _needed(self, day: dt.date | None, where: str) -> dt.date:
        if day is None:
            raise InvalidInput(
                "How long {value} is taken hangs on a day that is not given.",
                code="channels.document_day",
                remedy="Give {name}=, which stands in the document.",
                where=where,
                value=self.id,
                name=where,
            )
        return civil_date(day, where=where)
