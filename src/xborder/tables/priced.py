"""Priced: what parcels of a chunk cost: in columns where they can, else one by one."""

import datetime as dt
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from attrs import define, field, frozen

from xborder.errors import Problem, XborderError, extra
from xborder.exchange import RateTable
from xborder.landed_cost.admission import Supplied, rules_for
from xborder.landed_cost.breakdown import QuoteState
from xborder.landed_cost.quotation import quote
from xborder.landed_cost.report.reasons import STATES, stale
from xborder.landed_cost.report.unlisted import UNLISTED
from xborder.landed_cost.result import LandedCost
from xborder.policy.book import PolicyBook
from xborder.policy.columns.combinations import integers
from xborder.policy.compiled import CompiledPlan
from xborder.policy.doubt import State
from xborder.policy.goods_table import GoodsLookup
from xborder.source import Evidence
from xborder.tables.lines import Amounts, OfQuotes
from xborder.tables.parcels import ParcelDocuments, Parcels
from xborder.tables.ranges import Ranges, ranges
from xborder.tables.reading import Read
from xborder.tables.sorts import plan_of
from xborder.tables.verdicts import Judged, Verdict, judge
from xborder.trade import Consignment, PriceBasis

_FEW = 32
"""Parcels of which one has no rate are halved until so few are left, which are asked alone."""


@frozen(kw_only=True, eq=False)
class Beside:
    """What is given beside a table."""

    book: PolicyBook
    tariff: GoodsLookup | None
    rates: RateTable | None
    assume: Mapping[str, str] | None

    def supplied(self) -> Supplied:
        """Return it as the engine takes it; answers to assume are the single quote's own."""
        return Supplied(rates=self.rates, tariff=self.tariff, book=self.book)


@frozen(kw_only=True)
class Told:
    """What a frame says in words of some parcels, on all of their rows.

    Attributes:
        state: How sure they are; none if they could not be computed.
        currency: The destination's currency; empty if none.
        reasons: Why they are not exact.
        missing: The fact to find out first.
        evidence: How well the worst read of their rules was read.
        checked_on: The oldest check among their rules.
        problem: Why they could not be computed.
    """

    state: QuoteState | None
    currency: str = ""
    reasons: tuple[str, ...] = ()
    missing: str = ""
    evidence: Evidence | None = None
    checked_on: dt.date | None = None
    problem: Problem | None = None


NOTHING = Told(state=None)


@define(eq=False)
class Part:
    """What some parcels come to; one entry a parcel in every column but those of lines.

    Attributes:
        told: What is said of some of them in words.
        told_of: The place of what is said of each.
        sums: ``total``, ``low`` and ``high`` in minor units.
        known: Where each of these is a sum.
        schemes: The ids of schemes.
        scheme_of: The place of each line's scheme; less than zero for none.
        amounts: What lines come to.
        is_open: The parcels of which the own quote has to be asked.
        in_columns: Which of them columns computed.
    """

    told: list[Told]
    told_of: Any
    sums: dict[str, Any]
    known: dict[str, Any]
    schemes: list[str]
    scheme_of: Any
    amounts: list[Amounts]
    is_open: Any
    in_columns: Any

    @classmethod
    def of(cls, starts: Any) -> "Part":
        """Return a part in which nothing is priced yet.

        Args:
            starts: Where each parcel starts among the lines, and the end.
        """
        np = extra("numpy", name="tables")
        count = len(starts) - 1
        return cls(
            told=[NOTHING],
            told_of=np.zeros(count, dtype=np.int64),
            sums={name: np.zeros(count, dtype=np.int64) for name in SUMS},
            known={name: np.zeros(count, dtype=bool) for name in SUMS},
            schemes=[],
            scheme_of=np.full(int(starts[-1]), -1, dtype=np.int64),
            amounts=[],
            is_open=np.zeros(count, dtype=bool),
            in_columns=np.zeros(count, dtype=bool),
        )

    def note(self, name: str, parcels: Any, sums: Any) -> None:
        """Note a sum of some parcels, as wide as it is."""
        if sums.dtype != self.sums[name].dtype:
            self.sums[name] = self.sums[name].astype(object)
        self.sums[name][parcels] = sums
        self.known[name][parcels] = True


SUMS = ("total", "low", "high")


def priced_columns(parcels: Parcels, beside: Beside) -> Part:
    """Price parcels of one plan in columns; what is open is left for their own quotes.

    Args:
        parcels: The parcels.
        beside: What is given beside the table.
    """
    np = extra("numpy", name="tables")
    part = Part.of(parcels.starts)
    rules = rules_for(beside.book, parcels.heads[0])
    _Pricing(parcels.starts, beside, part).in_columns(
        rules, parcels, np.arange(len(parcels.head_of))
    )
    return part


def priced_documents(read: Read, beside: Beside, *, alone: bool) -> Part:
    """Price parcels that were read as documents, each as :func:`xborder.quote` would.

    Args:
        read: What was read; ``None`` stands for a parcel that cannot be used.
        beside: What is given beside the table.
        alone: Whether columns were tried already.
    """
    np = extra("numpy", name="tables")
    part = Part.of(read.chunk.starts)
    pricing = _Pricing(read.chunk.starts, beside, part)
    consignments = read.consignments
    usable = [number for number, parcel in enumerate(consignments) if parcel is not None]
    plans: dict[CompiledPlan, list[int]] = {}
    for number in usable:
        parcel = consignments[number]
        rules = None
        if parcel is not None and not alone and _is_plain(parcel, beside):
            rules = plan_of(parcel, beside.book)
        if rules is None:
            part.is_open[number] = True
        else:
            plans.setdefault(rules, []).append(number)
    for rules, numbers in plans.items():
        documents = [parcel for n in numbers if (parcel := consignments[n]) is not None]
        pricing.in_columns(rules, ParcelDocuments(documents), np.asarray(numbers))
    pricing.each_alone(consignments, read.alike)
    return part


@frozen(eq=False)
class _Pricing:
    starts: Any
    beside: Beside
    part: Part
    _own: dict[Hashable, LandedCost | Problem] = field(factory=dict)

    def in_columns(self, rules: CompiledPlan, parcels: Parcels, numbers: Any) -> None:
        """Price parcels of one plan, and take in what columns came to.

        Args:
            rules: The plan.
            parcels: The parcels.
            numbers: Their numbers.
        """
        np = extra("numpy", name="tables")
        done = np.zeros(len(numbers), dtype=bool)
        try:
            for places, judged in judge(parcels, rules, self.beside.supplied()):
                self._take(numbers[places], judged)
                done[places] = True
            self.part.is_open[numbers[~done]] = True
        except XborderError:  # one of them cannot be computed: which of them shows in halves
            left = np.flatnonzero(~done)
            if len(left) <= _FEW:
                self.part.is_open[numbers[left]] = True
                return
            for half in np.array_split(left, 2):
                self.in_columns(rules, parcels.taken(half), numbers[half])

    def _take(self, numbers: Any, judged: Judged) -> None:
        np = extra("numpy", name="tables")
        part, verdicts = self.part, judged.verdicts
        is_settled = np.asarray([_is_settled(each) for each in verdicts])
        is_exact = np.asarray([each.state is State.EXACT for each in verdicts])
        is_sure = np.asarray([each.state <= State.ESTIMATE for each in verdicts])
        settled, exact = is_settled[judged.verdict_of], is_exact[judged.verdict_of]
        doubtful = np.flatnonzero(settled & ~exact)
        if len(doubtful):
            found = ranges(judged, doubtful, self.beside.supplied())
            settled &= ~found.is_own
            self._note_ends(numbers, found, settled & ~exact)
        part.is_open[numbers[~settled]] = True
        part.in_columns[numbers] = settled
        part.told_of[numbers[settled]] = judged.verdict_of[settled] + len(part.told)
        part.told += [
            _told(each, judged.rules) if kept else NOTHING
            for each, kept in zip(verdicts, is_settled.tolist(), strict=True)
        ]
        known = settled & is_sure[judged.verdict_of]
        part.note("total", numbers[known], judged.totals[known])
        for name in ("low", "high"):
            sure = settled & exact
            part.note(name, numbers[sure], judged.totals[sure])
        # Where it is not known which net prices stand behind prices, none of the figures is told.
        told = settled if judged.parcels.basis is PriceBasis.NET else known
        self._take_lines(numbers, told, judged)

    def _note_ends(self, numbers: Any, found: Ranges, which: Any) -> None:
        known = which & found.is_known
        self.part.note("low", numbers[known], found.low[known])
        self.part.note("high", numbers[known], found.high[known])

    def _take_lines(self, numbers: Any, told: Any, judged: Judged) -> None:
        np = extra("numpy", name="tables")
        part, sizes = self.part, np.diff(judged.parcels.starts)
        where = np.repeat(self.starts[numbers] - judged.parcels.starts[:-1], sizes)
        where = where + np.arange(len(where))
        stays = np.repeat(told, sizes)
        part.scheme_of[where] = np.where(
            judged.scheme_of >= 0, judged.scheme_of + len(part.schemes), -1
        )
        part.schemes += judged.schemes
        everything = bool(told.all())
        for each in judged.amounts:
            on = slice(None) if everything else np.flatnonzero(stays[each.lines])
            lines = each.lines[on]
            if len(lines):
                part.amounts.append(
                    Amounts(
                        id=each.id,
                        kind=each.kind,
                        place=each.place,
                        lines=where[lines],
                        minor=each.minor[on],
                    )
                )

    # One by one: parcels that say the same are asked once.

    def each_alone(
        self, consignments: Sequence[Consignment | None], alike: Sequence[Hashable]
    ) -> None:
        """Quote every parcel that is open by itself."""
        np = extra("numpy", name="tables")
        quotes, part = OfQuotes(), self.part
        schemes: dict[str, int] = {}
        before = len(part.schemes)
        for number in np.flatnonzero(part.is_open).tolist():
            parcel = consignments[number]
            assert parcel is not None  # noqa: S101 - only those that were read are open
            found = self._quoted(parcel, alike[number])
            part.told_of[number] = len(part.told)
            if isinstance(found, Problem):
                part.told.append(Told(state=None, problem=found))
                continue
            part.told.append(_of_quote(found))
            first = int(self.starts[number])
            for line, scheme in enumerate(found.schemes):
                if scheme:
                    place = schemes.setdefault(scheme, len(schemes))
                    part.scheme_of[first + line] = before + place
                else:
                    part.scheme_of[first + line] = -1
            quotes.add(found.lines, first)
            for name, money in zip(SUMS, (found.total, found.low, found.high), strict=True):
                if money is not None:
                    part.note(name, [number], integers([money.minor_units()]))
        part.schemes += schemes
        part.is_open[:] = False
        part.amounts += quotes.amounts()

    def _quoted(self, parcel: Consignment, key: Hashable) -> LandedCost | Problem:
        known = self._own.get(key)
        if known is None:
            beside = self.beside
            try:
                known = quote(
                    parcel,
                    book=beside.book,
                    tariff=beside.tariff,
                    rates=beside.rates,
                    assume=beside.assume,
                )
                _ = known.low, known.high  # the range is worked out when it is asked for
            except XborderError as error:
                known = error.problem()
            self._own[key] = known
        return known


def _of_quote(found: LandedCost) -> Told:
    return Told(
        state=found.state,
        currency=found.currency,
        reasons=tuple([reason.text.render() for reason in found.reasons]),
        missing=found.missing.fact if found.missing else "",
        evidence=found.evidence,
        checked_on=found.checked_on,
    )


def _told(verdict: Verdict, rules: CompiledPlan) -> Told:
    is_exact = verdict.state is State.EXACT
    return Told(
        state=STATES[verdict.state],
        currency=verdict.currency,
        reasons=() if is_exact else tuple(_reasons(verdict, rules)),
        evidence=verdict.evidence,
        checked_on=verdict.checked_on,
    )


def _reasons(verdict: Verdict, rules: CompiledPlan) -> Iterator[str]:
    """Yield why parcels are estimates, in the order of their own quotes."""
    said = dict.fromkeys((doubt.state, doubt.reason, doubt.fact) for doubt in verdict.doubts)
    for _, reason, _ in said:
        yield reason.render()
    for gap in verdict.gaps:
        yield gap.reason.render()
    if verdict.is_stale:
        days = rules.plan.stale_after_days
        yield stale(verdict.example, verdict.checked_on, days).text.render()


def _is_plain(parcel: Consignment, beside: Beside) -> bool:
    """Return whether columns can compute a parcel: prices to be solved and assumptions stay out."""
    return parcel.prices is PriceBasis.NET and not parcel.assumptions and not beside.assume


def _is_settled(verdict: Verdict) -> bool:
    """Return whether a verdict says all that its quote would: what is open is asked one by one.

    A missing fact is one question in a quote, with what each answer leads to; and goods that a
    table does not list are told code by code.
    """
    if verdict.state is State.EXACT:
        return True
    if any(doubt.fact or doubt.reason.id == UNLISTED for doubt in verdict.doubts):
        return False
    return all(gap.state <= State.ESTIMATE for gap in verdict.gaps)


__all__: Sequence[str] = (
    "NOTHING",
    "SUMS",
    "Beside",
    "Part",
    "Told",
    "priced_columns",
    "priced_documents",
)
