"""The registration watch: each threshold against what was sold, and when it will be crossed.

A seller gives what was sold, day by day, under the thresholds that count it. The watch says which
are crossed, since when, what to register for and by when; how far the others are; and, at the pace
of the last weeks, on which day they will be crossed.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

from attrs import field, frozen

from xborder.day import civil_day
from xborder.document import Document
from xborder.errors import InvalidInput, NoRate, nearest
from xborder.exchange import RateTable
from xborder.kind import all_of_kind, of_kind, typed
from xborder.money import Money, Rounding
from xborder.money.rounding import Mode
from xborder.months import add_months, period_start
from xborder.number import whole
from xborder.policy.book import PolicyBook, default_book
from xborder.policy.reference import RuleReference
from xborder.policy.threshold import Counted, Joined, Threshold
from xborder.timeline import Dated
from xborder.trade.sale import Trader
from xborder.trade.vat_state import UNION, counted_as
from xborder.vat.thresholds.standing import effective, notify_by

_CENT = Rounding(unit=1, mode=Mode.HALF_UP)
_MOST_WEEKS = 520
_LOOKS_AHEAD_DAYS = 730
"""How far a pace is carried forward: beyond two years it says nothing."""


def _day(value: dt.date) -> dt.date:
    return civil_day(value, "on")


@frozen(kw_only=True, field_transformer=typed)
class Sold:
    """What was sold on a day, as one threshold counts it.

    Attributes:
        threshold: The threshold's id, such as ``"eu.distance_sales"`` or ``"us.ca.nexus"``.
        on: The day.
        net: The value without tax.
        count: How many sales that were.
    """

    threshold: str
    on: dt.date = field(converter=_day)
    net: Money
    count: int = 1


class Watched(Document):
    """A threshold, and how far a seller is from it.

    Attributes:
        threshold: The threshold's id.
        title: What it is called; a message id.
        rule: Where it can be read.
        limit: The limit.
        count_limit: The number of sales that count as well, if a number does.
        total: What counts towards it on the day.
        count: How many sales count towards it.
        used: The part of the limit that is used up.
        exceeded: Whether it is exceeded on the day.
        crossed_on: The day on which it was crossed; ``None`` if it was not.
        left: What is left of it; nothing once it is exceeded.
        weekly: What was sold in a week, on average over the last weeks.
        expected_on: The day on which it will be crossed at that pace; ``None`` if it is crossed, or
            will not be within two years.
        register_for: What to register for; a message id.
        country: The country, or the state, that it opens.
        registration: The registration that answers it.
        notify_by: The day by which to register; ``None`` if it is not crossed, or the law names
            none.
        effective: The first day on which what it changes is owed; ``None`` if it is not crossed.
    """

    threshold: str
    title: str
    rule: RuleReference
    limit: Money
    count_limit: int | None
    total: Money
    count: int
    used: Decimal
    exceeded: bool
    crossed_on: dt.date | None
    left: Money
    weekly: Money
    expected_on: dt.date | None
    register_for: str
    country: str
    registration: str
    notify_by: dt.date | None
    effective: dt.date | None


def watch(
    sold: Iterable[Sold],
    *,
    on: dt.date,
    seller: Trader | None = None,
    weeks: int = 8,
    rates: RateTable | None = None,
    book: PolicyBook | None = None,
) -> tuple[Watched, ...]:
    """Return every threshold that sales count towards, those nearest to being crossed first.

    Args:
        sold: What was sold, in any order; what lies after ``on`` is left out.
        on: The day.
        seller: Who sells, and where it is established: a threshold may not be for every seller.
            Without it each is taken to be.
        weeks: How many weeks make the pace, from 1 to 520.
        rates: Exchange rates, where sales are in another currency than the limit.
        book: The rules; the built-in book if none is given.

    Raises:
        InvalidInput: The book has no such threshold on the day; it is not for this seller; or
            ``weeks`` is out of range.
        InvalidType: A row is no :class:`Sold`, the seller no trader, the day no date, or
            ``weeks`` no whole number.
        NoRate: Sales are in another currency and there is no rate for their day.

    Examples:
        >>> rows = [
        ...     Sold(threshold="eu.distance_sales", on=dt.date(2026, m, 1), net=Money("900 EUR"))
        ...     for m in range(1, 11)
        ... ]
        >>> (found,) = watch(rows, on=dt.date(2026, 11, 10))
        >>> str(found.total), str(found.left), found.exceeded
        ('9000.00 EUR', '1000.00 EUR', False)
    """
    day = civil_day(on, "on")
    pace = whole(weeks, "weeks", least=1, most=_MOST_WEEKS)
    held = default_book() if book is None else of_kind(book, PolicyBook, "book")
    by_threshold: dict[str, list[Sold]] = defaultdict(list)
    for row in all_of_kind(sold, Sold, "sold"):
        if row.on <= day:
            by_threshold[row.threshold].append(row)
    known = _thresholds(held, day, by_threshold)
    if seller is not None:
        _check_for(of_kind(seller, Trader, "seller"), [known[name].value for name in by_threshold])
    found = [
        _watched(known[name], _Tally.of(known[name].value, rows, rates), day, pace)
        for name, rows in by_threshold.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.used, each.threshold)))


def _thresholds(book: PolicyBook, on: dt.date, asked: Iterable[str]) -> dict[str, Dated[Threshold]]:
    """Return the thresholds that hold on a day, of the policies that those asked for name."""
    codes = {name.partition(".")[0].upper() for name in asked}
    held = {
        entry.value.id: entry
        for code in sorted(codes & set(book.codes))
        for timeline in book.policy(code).thresholds
        if (entry := timeline.find(on)) is not None
    }
    for name in asked:
        if name not in held:
            meant = nearest(name, held)
            raise InvalidInput(
                "The book has no threshold {value} on {day}.",
                code="watch.threshold",
                remedy=_remedy(meant, held),
                where="threshold",
                value=name,
                day=on,
                meant=meant,
                known=", ".join(sorted(held)),
            )
    return held


def _check_for(seller: Trader, rules: Iterable[Threshold]) -> None:
    """Refuse a threshold that the law does not give to a seller (Art. 59c(1)(a))."""
    homes = UNION.intersection(map(counted_as, seller.states))
    for rule in rules:
        if rule.one_member and seller.country is not None and len(homes) != 1:
            raise InvalidInput(
                "The threshold {value} does not apply to this seller: it is only for one that is "
                "established in one member state alone.",
                code="watch.seller",
                remedy="Leave it out: this seller is taxed where the goods arrive from the first "
                "sale on.",
                where="seller",
                value=rule.id,
            )


def _remedy(meant: str | None, held: Mapping[str, object]) -> str:
    if meant:
        return "Did you mean {meant}?"
    return "Use one of {known}." if held else "It starts with a country, as in gb.registration."


@frozen(kw_only=True)
class _Tally:
    """What counts towards one threshold, by day, in minor units of its limit."""

    rule: Threshold
    amounts: dict[dt.date, int]
    counts: dict[dt.date, int]

    @classmethod
    def of(cls, rule: Threshold, rows: Iterable[Sold], rates: RateTable | None) -> "_Tally":
        amounts: dict[dt.date, int] = defaultdict(int)
        counts: dict[dt.date, int] = defaultdict(int)
        for row in rows:
            amounts[row.on] += _minor(row, rule.limit, rates)
            counts[row.on] += row.count
        return cls(rule=rule, amounts=dict(amounts), counts=dict(counts))

    def within(self, start: dt.date, end: dt.date) -> tuple[int, int]:
        """Return what was sold from ``start`` until before ``end``, and how many sales."""
        days = [day for day in self.amounts if start <= day < end]
        return sum(self.amounts[day] for day in days), sum(self.counts[day] for day in days)

    def measured(self, on: dt.date) -> tuple[int, int]:
        """Return what counts on a day: the larger of two periods where either is enough."""
        return max(self.within(start, end) for start, end in _windows(self.rule.counted, on))

    def is_over(self, total: int, count: int) -> bool:
        """Return whether a total and a count are over."""
        rule, limit = self.rule, self.rule.limit.minor_units()
        of_sum = total >= limit if rule.reached else total > limit
        if rule.count is None:
            return of_sum
        of_count = count > rule.count
        return of_sum and of_count if rule.joined is Joined.AND else of_sum or of_count

    def is_exceeded(self, on: dt.date) -> bool:
        """Return whether it is exceeded on a day.

        What was exceeded in the course of a calendar year stays so, whatever is given back later in
        it: the law changes as of that time (Directive 2006/112/EC, Art. 59c(2)).
        """
        if self.rule.counted is not Counted.PREVIOUS_OR_CURRENT_YEAR:
            return self.is_over(*self.measured(on))
        return any(self._ever_over(start, end) for start, end in _windows(self.rule.counted, on))

    def _ever_over(self, start: dt.date, end: dt.date) -> bool:
        total = count = 0
        for day in sorted(day for day in self.amounts if start <= day < end):
            total, count = total + self.amounts[day], count + self.counts[day]
            if self.is_over(total, count):
                return True
        return False

    def crossed_on(self, on: dt.date) -> dt.date | None:
        """Return the first day of the stretch up to ``on`` on which it has been exceeded."""
        days = sorted(day for day in self.amounts if day <= on)
        starts = {dt.date(on.year, 1, 1), *days, on}
        if self.rule.counted in _BY_QUARTER:  # a sale counts from the next quarter on
            starts |= {period_start(add_months(day, 3), 3) for day in days}
        crossed: dt.date | None = None
        for day in sorted(day for day in starts if day <= on):
            crossed = (crossed or day) if self.is_exceeded(day) else None
        return crossed


def _minor(row: Sold, limit: Money, rates: RateTable | None) -> int:
    if row.net.currency == limit.currency:
        return row.net.minor_units()
    if rates is None:
        raise NoRate(
            "No rate of {value} to {currency} is given for {day}.",
            remedy="Pass rates=, a RateTable with a rate for that day.",
            where="rates",
            value=row.net.currency.code,
            currency=limit.currency.code,
            day=row.on,
        )
    rate = rates.rate(row.net.currency.code, limit.currency.code, on=row.on)
    return rate.convert(row.net, rounding=_CENT).minor_units()


_BY_QUARTER = frozenset({Counted.FOUR_QUARTERS, Counted.QUARTER_OR_FOUR})


def _windows(counted: Counted, on: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield the half-open stretches of days whose sales a threshold counts on a day."""
    tomorrow = on + dt.timedelta(days=1)
    year = dt.date(on.year, 1, 1)
    before = dt.date(on.year - 1, 1, 1)
    match counted:
        case Counted.PREVIOUS_OR_CURRENT_YEAR:
            yield year, tomorrow
            yield before, year
        case Counted.PREVIOUS_YEAR:
            yield before, year
        case Counted.YEAR_BEFORE_LAST:
            yield dt.date(on.year - 2, 1, 1), before
        case Counted.FOUR_QUARTERS:
            quarter = period_start(on, 3)
            yield quarter.replace(year=quarter.year - 1), quarter
        case Counted.QUARTER_OR_FOUR:
            quarter = period_start(on, 3)
            yield quarter, tomorrow
            yield quarter.replace(year=quarter.year - 1), quarter
        case _:
            yield _year_before(tomorrow), tomorrow


def _year_before(day: dt.date) -> dt.date:
    if (day.month, day.day) == (2, 29):
        return dt.date(day.year - 1, 3, 1)
    return day.replace(year=day.year - 1)


def _watched(entry: Dated[Threshold], tally: _Tally, on: dt.date, weeks: int) -> Watched:
    rule, code = entry.value, entry.value.limit.currency.code
    limit = rule.limit.minor_units()
    total, count = tally.measured(on)
    exceeded = tally.is_exceeded(on)
    crossed = tally.crossed_on(on) if exceeded else None
    start = on - dt.timedelta(days=7 * weeks - 1)
    sold, sales = tally.within(start, on + dt.timedelta(days=1))
    used = _used(rule, total, count, limit)
    return Watched(
        threshold=rule.id,
        title=rule.title,
        rule=RuleReference.to(entry, rule.id),
        limit=rule.limit,
        count_limit=rule.count,
        total=Money.of_minor(total, code),
        count=count,
        used=used,
        exceeded=exceeded,
        crossed_on=crossed,
        left=Money.of_minor(0 if exceeded else max(limit - total, 0), code),
        weekly=Money.of_minor(sold // weeks, code),
        expected_on=None if exceeded else _expected(tally, on, sold, sales, 7 * weeks),
        register_for=rule.register,
        country=rule.country,
        registration=rule.registration,
        notify_by=None if crossed is None else notify_by(rule, crossed),
        effective=None if crossed is None else effective(rule, crossed),
    )


def _used(rule: Threshold, total: int, count: int, limit: int) -> Decimal:
    """Return the part of a threshold that is used up, to four decimals, rounded down."""
    # Where the first sale counts there is nothing to divide by: it is all used up, or not begun.
    parts = [Fraction(int(total > 0)) if rule.from_the_first_sale else Fraction(total, limit)]
    if rule.count is not None:
        parts.append(Fraction(count, rule.count))
    part = min(parts) if rule.joined is Joined.AND else max(parts)
    return Decimal(int(part * 10_000)).scaleb(-4)


def _expected(tally: _Tally, on: dt.date, sold: int, sales: int, days: int) -> dt.date | None:
    """Return the day on which a threshold is crossed if each day sells what the last ones did."""
    if sold <= 0:
        return None
    ahead = range(1, _LOOKS_AHEAD_DAYS + 1)
    # Totals in whole minor units: what a pace of thirds of a cent a day has come to by each day.
    amounts = list(accumulate(sold for _ in ahead))
    counts = list(accumulate(sales for _ in ahead))
    future_amounts, future_counts = dict(tally.amounts), dict(tally.counts)
    came, went = 0, 0
    for number in ahead:
        day = on + dt.timedelta(days=number)
        total, count = amounts[number - 1] // days, counts[number - 1] // days
        future_amounts[day], future_counts[day] = total - came, count - went
        came, went = total, count
        grown = _Tally(rule=tally.rule, amounts=future_amounts, counts=future_counts)
        if tally.is_over(*grown.measured(day)):
            return day
    return None
