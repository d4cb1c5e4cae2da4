"""Priced: what each consignment of a chunk costs: in columns where they can, else one by one."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field, frozen

from xborder.errors import Problem, XborderError, extra
from xborder.exchange import RateTable
from xborder.landed_cost.admission import Supplied, destination, rules_for
from xborder.landed_cost.admission.registrations import check_registrations
from xborder.landed_cost.breakdown import QuoteState, RangeEnd
from xborder.landed_cost.quotation import quote
from xborder.landed_cost.report.reasons import STATES, stale
from xborder.money import Money
from xborder.policy.book import PolicyBook
from xborder.policy.compiled import CompiledPlan
from xborder.policy.doubt import State
from xborder.policy.goods_table import GoodsLookup
from xborder.source import Evidence
from xborder.tables.lines import Amounts, OfQuotes
from xborder.tables.ranges import Estimate, ranges
from xborder.tables.verdicts import Judged, Verdict, judge
from xborder.trade import Consignment, PriceBasis


@frozen(kw_only=True, eq=False)
class Beside:
    """What is given beside a table."""

    book: PolicyBook
    tariff: GoodsLookup | None
    rates: RateTable | None
    assume: Mapping[str, str] | None


@frozen(kw_only=True, eq=False)
class Priced:
    """What one consignment comes to, as the frame says it of all its rows.

    Attributes:
        state: How sure it is; none if it could not be computed.
        currency: The destination's currency; empty if none.
        total, low, high: Sums in minor units.
        reasons: Why it is not exact.
        missing: The fact to find out first.
        evidence: How well the worst read of its rules was read.
        checked_on: The oldest check among its rules.
        problem: Why it could not be computed.
        in_columns: Whether columns computed it.
    """

    state: QuoteState | None
    currency: str = ""
    total: int | None = None
    low: int | None = None
    high: int | None = None
    reasons: tuple[str, ...] = ()
    missing: str = ""
    evidence: Evidence | None = None
    checked_on: dt.date | None = None
    problem: Problem | None = None
    in_columns: bool = False


@define(eq=False)
class PricedChunk:
    """What a chunk comes to.

    Attributes:
        parcels: One a consignment; none where it was not read.
        schemes: The scheme of each line.
        amounts: What lines come to.
    """

    parcels: list[Priced | None]
    schemes: list[str]
    amounts: list[Amounts] = field(factory=list)


def price(
    consignments: Sequence[Consignment | None], starts: Sequence[int], beside: Beside
) -> PricedChunk:
    """Price the consignments of a chunk, each as :func:`xborder.quote` would.

    Args:
        consignments: The consignments; ``None`` for one that was not read.
        starts: Where each starts among the lines, and the end.
        beside: What is given beside the table.
    """
    return _Pricing(consignments, starts, beside).done()


@define(eq=False)
class _Pricing:
    consignments: Sequence[Consignment | None]
    starts: Sequence[int]
    beside: Beside
    found: PricedChunk = field(init=False)
    quotes: OfQuotes = field(factory=OfQuotes)
    singles: list[int] = field(factory=list)

    @found.default
    def _nothing_yet(self) -> PricedChunk:
        return PricedChunk([None] * len(self.consignments), [""] * self.starts[-1])

    def done(self) -> PricedChunk:
        for rules, numbers in self._by_plan().items():
            self._in_columns(rules, numbers)
        for number in sorted(self.singles):
            self._alone(number)
        self.found.amounts += self.quotes.amounts()
        return self.found

    def _by_plan(self) -> dict[CompiledPlan, list[int]]:
        """Gather what can go into columns by the rules it comes under."""
        book = self.beside.book
        plans: dict[CompiledPlan, list[int]] = {}
        for number, parcel in enumerate(self.consignments):
            if parcel is None:
                continue
            rules = _plan(parcel, book) if _is_plain(parcel, self.beside) else None
            if rules is None:
                self.singles.append(number)
            else:
                plans.setdefault(rules, []).append(number)
        return plans

    def _in_columns(self, rules: CompiledPlan, numbers: list[int]) -> None:
        beside = self.beside
        supplied = Supplied(rates=beside.rates, tariff=beside.tariff, book=beside.book)
        parcels = [parcel for n in numbers if (parcel := self.consignments[n]) is not None]
        try:
            for places, judged in judge(parcels, rules, supplied):
                self._take([numbers[place] for place in places], judged)
        except XborderError:  # one of them cannot be computed: each says for itself whether it can
            done = {*self.singles}
            self.singles += [n for n in numbers if self.found.parcels[n] is None and n not in done]

    def _take(self, numbers: list[int], judged: Judged) -> None:
        """Take in what columns came to; what is open goes to its own quote."""
        np = extra("numpy", name="tables")
        currencies = judged.admitted.currencies
        settled = [k for k, verdict in enumerate(judged.verdicts) if _is_settled(verdict)]
        doubtful = [k for k in settled if judged.verdicts[k].state is not State.EXACT]
        known = self._ranges(doubtful, numbers, judged)
        kept = []
        for place in settled:
            verdict, number = judged.verdicts[place], numbers[place]
            if verdict.state is not State.EXACT and known[place] is None:
                continue
            ends = known.get(place) or ()
            parcel = self._parcel(number)
            self.found.parcels[number] = _told(parcel, verdict, currencies[place], judged, ends)
            kept.append(number)
        self.singles += sorted({*numbers} - {*kept})
        if not kept:
            return
        lines = np.concatenate([np.arange(self.starts[n], self.starts[n + 1]) for n in numbers])
        stays = np.zeros(self.starts[-1], dtype=bool)
        for number in kept:
            stays[self.starts[number] : self.starts[number + 1]] = True
        for each in judged.amounts:
            there = lines[each.lines]
            on = stays[there]
            if on.any():
                self.found.amounts.append(
                    Amounts(
                        id=each.id,
                        kind=each.kind,
                        place=each.place,
                        lines=there[on],
                        minor=each.minor[on],
                    )
                )
        for line, scheme in zip(lines.tolist(), judged.schemes, strict=True):
            self.found.schemes[line] = scheme

    def _ranges(
        self, doubtful: list[int], numbers: list[int], judged: Judged
    ) -> dict[int, tuple[RangeEnd, ...] | None]:
        if not doubtful:
            return {}
        beside = self.beside
        supplied = Supplied(rates=beside.rates, tariff=beside.tariff, book=beside.book)
        estimates = [
            Estimate(
                self._parcel(numbers[place]),
                judged.verdicts[place],
                judged.admitted.currencies[place],
            )
            for place in doubtful
        ]
        return dict(zip(doubtful, ranges(estimates, judged, supplied), strict=True))

    def _parcel(self, number: int) -> Consignment:
        parcel = self.consignments[number]
        assert parcel is not None  # noqa: S101 - only those that were read are priced
        return parcel

    def _alone(self, number: int) -> None:
        parcel, beside = self._parcel(number), self.beside
        try:
            found = quote(
                parcel,
                book=beside.book,
                tariff=beside.tariff,
                rates=beside.rates,
                assume=beside.assume,
            )
            low, high = found.low, found.high
        except XborderError as error:
            self.found.parcels[number] = Priced(state=None, problem=error.problem())
            return
        first = self.starts[number]
        self.found.schemes[first : self.starts[number + 1]] = found.schemes or (
            [""] * len(parcel.items)
        )
        self.quotes.add(found.lines, first)
        self.found.parcels[number] = Priced(
            state=found.state,
            currency=found.currency,
            total=_minor(found.total),
            low=_minor(low),
            high=_minor(high),
            reasons=tuple([reason.text.render() for reason in found.reasons]),
            missing=found.missing.fact if found.missing else "",
            evidence=found.evidence,
            checked_on=found.checked_on,
        )


def _told(
    parcel: Consignment,
    verdict: Verdict,
    currency: str,
    judged: Judged,
    ends: Sequence[RangeEnd],
) -> Priced:
    is_exact = verdict.state is State.EXACT
    return Priced(
        state=STATES[verdict.state],
        currency=currency,
        total=verdict.total,
        low=verdict.total if is_exact else _minor(ends[0].total if ends else None),
        high=verdict.total if is_exact else _minor(ends[-1].total if ends else None),
        reasons=() if is_exact else tuple(_reasons(parcel, verdict, judged)),
        evidence=verdict.evidence,
        checked_on=verdict.checked_on,
        in_columns=True,
    )


def _reasons(parcel: Consignment, verdict: Verdict, judged: Judged) -> Iterator[str]:
    """Yield why a parcel is an estimate, in the order of its own quote."""
    said = dict.fromkeys((doubt.state, doubt.reason, doubt.fact) for doubt in verdict.doubts)
    for _, reason, _ in said:
        yield reason.render()
    for gap in verdict.gaps:
        yield gap.reason.render()
    if verdict.is_stale:
        days = judged.rules.plan.stale_after_days
        yield stale(parcel, verdict.checked_on, days).text.render()


def _is_plain(parcel: Consignment, beside: Beside) -> bool:
    """Return whether columns can compute a parcel: prices to be solved and assumptions stay out."""
    return parcel.prices is PriceBasis.NET and not parcel.assumptions and not beside.assume


def _plan(parcel: Consignment, book: PolicyBook) -> CompiledPlan | None:
    """Return the rules of a parcel, or nothing where there are none or something is refused."""
    place = destination(parcel)
    if place.candidates or not book.covers(place.code):
        return None
    try:
        check_registrations(parcel.seller.registrations or (), book, where="seller.registrations")
        return rules_for(book, parcel)
    except XborderError:
        return None


def _is_settled(verdict: Verdict) -> bool:
    """Return whether a verdict says all that its quote would: what is open is asked one by one."""
    if verdict.state is State.ESTIMATE:
        return not any(doubt.fact for doubt in verdict.doubts)
    return verdict.state is State.EXACT


def _minor(money: Money | None) -> int | None:
    return None if money is None else money.minor_units()
