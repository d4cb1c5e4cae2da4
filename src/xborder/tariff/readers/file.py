"""Files: what was read from an official tariff, every row accounted for."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import field, frozen

from xborder.display import Shown
from xborder.errors import Problem, XborderError
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.policy.amount import Unsupported
from xborder.source import Evidence, Source
from xborder.tariff.readers.rate import OfficialRate, RateKind
from xborder.tariff.schedule import TariffLine, TariffSchedule
from xborder.timeline import civil_date


@frozen(kw_only=True)
class Edition:
    """Which edition of a tariff a file is, and how well it was read.

    Attributes:
        title: What the edition is called, such as ``"2026 Revision 10"``.
        source: Where it can be read.
        checked_on: The day it was fetched or checked.
        start: The first day of rates that bear no day of their own; ``None`` if not known.
        end: The first day on which they no longer hold; ``None`` if open.
        evidence: How well it was read: a file of the authority's own is official.

    Examples:
        >>> edition = Edition(
        ...     title="2026 Revision 10",
        ...     source=Source(title="Harmonized Tariff Schedule of the United States"),
        ...     checked_on=dt.date(2026, 11, 20),
        ... )
        >>> edition.evidence
        <Evidence.OFFICIAL: 'official'>
    """

    title: str
    source: Source
    checked_on: dt.date
    start: dt.date | None = None
    end: dt.date | None = None
    evidence: Evidence = field(default=Evidence.OFFICIAL, converter=Evidence)

    def __attrs_post_init__(self) -> None:
        civil_date(self.checked_on, where="checked_on")
        for name in ("start", "end"):
            if getattr(self, name) is not None:
                civil_date(getattr(self, name), where=name)


@frozen(kw_only=True, repr=False)
class TariffFile(Shown):
    """The rates of an official file. Each row stands in rates, is silent, or was refused.

    Attributes:
        layout: The layout it was read by.
        edition: The edition.
        destinations: The destinations whose tariff it is.
        ordinary: The kinds of rate that are the ordinary duty, the first that a code has.
        rates: The rates, in the order of the rows.
        rows: How many rows were given.
        silent: Rows that state no rate: headings, controls, statistical lines without a duty.
        refused: Rows that cannot be used, with ``errors="report"``.
        errors: What is wrong with them, each with ``where`` naming row and column.
    """

    layout: str
    edition: Edition
    destinations: frozenset[str]
    ordinary: tuple[RateKind, ...]
    rates: tuple[OfficialRate, ...]
    rows: int
    silent: tuple[int, ...] = ()
    refused: tuple[int, ...] = ()
    errors: tuple[XborderError, ...] = ()
    _index: dict[str, list[OfficialRate]] = field(init=False, eq=False, repr=False)

    @_index.default
    def _indexed(self) -> dict[str, list[OfficialRate]]:
        index: dict[str, list[OfficialRate]] = {}
        for rate in self.rates:
            index.setdefault(rate.code, []).append(rate)
        return index

    def schedule(self) -> TariffSchedule:
        """Return the ordinary duties as a tariff that a quote can be given.

        Preferences, quotas and measures stay out: each is for the importer to claim, or to know
        of. A code takes the first of its ``ordinary`` kinds that is collected, and one that hangs
        on a condition only where it has no other.

        Raises:
            InvalidRows: Two ordinary rates of one code hold on the same day.
        """
        lines: list[TariffLine] = []
        for code, rates in self._index.items():
            own = [
                rate
                for rate in rates
                if rate.kind in self.ordinary and rate.collected and not rate.additional_code
            ]
            own = [rate for rate in own if not rate.conditions] or own
            first = min((self.ordinary.index(rate.kind) for rate in own), default=0)
            lines += [
                TariffLine(code=code, amount=rate.amount, origins=rate.origins)
                for rate in own
                if rate.kind is self.ordinary[first]
            ]
        return TariffSchedule(lines=lines, destinations=self.destinations)

    def applicable(self, code: str, *, on: dt.date) -> tuple[OfficialRate, ...]:
        """Return the rates that reach a code on a day: its own, and those of the codes above it.

        A rate of one kind, programme and area is taken from the closest code that has one.

        Args:
            code: Digits.
            on: The day.
        """
        civil_date(on, where="on")
        found: dict[tuple[object, ...], list[OfficialRate]] = {}
        for rate in self._above(code):
            if rate.amount.holds_on(on):
                group = (rate.kind, rate.programme, rate.area, rate.order_number)
                own = found.setdefault(group, [rate])
                if own[0] is not rate and own[0].code == rate.code:
                    own.append(rate)
        return tuple(rate for own in found.values() for rate in own)

    def _above(self, code: str) -> Iterator[OfficialRate]:
        for length in range(len(code), 1, -1):
            yield from self._index.get(code[:length], ())

    def counts(self) -> Mapping[RateKind, int]:
        """Return how many rates there are of each kind."""
        return Counter(rate.kind for rate in self.rates)

    def unsupported(self) -> Mapping[str, int]:
        """Return how many rates are not computed, by the reason why."""
        return Counter(
            rate.amount.value.reason
            for rate in self.rates
            if isinstance(rate.amount.value, Unsupported)
        )

    def problems(self, *, locale: str = DEFAULT_LOCALE) -> tuple[Problem, ...]:
        """Return everything that is wrong, with row, column, value and remedy."""
        return tuple(error.problem(locale) for error in self.errors)

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return in words what was read, what is silent, refused and not computed."""
        first = Text(
            "{rows} rows: {rates} rates, {silent} rows without a rate, {refused} refused.",
            rows=self.rows,
            rates=len(self.rates),
            silent=len(self.silent),
            refused=len(self.refused),
        )
        reasons = (
            Text("{count} x {text}", count=count, text=Text(reason)).render(locale)
            for reason, count in sorted(self.unsupported().items())
        )
        return "\n".join([first.render(locale), *reasons, *map(str, self.problems(locale=locale))])
