"""Standings: how far a seller is from a threshold, with this sale and without it."""

import datetime as dt
from collections.abc import Iterable

from xborder.document import Document, written
from xborder.errors import NoRate
from xborder.exchange import RateTable
from xborder.money import Money, Rounding
from xborder.money.rounding import Mode
from xborder.months import add_months, month_end
from xborder.policy.reference import RuleReference
from xborder.policy.threshold import Bites, Counted, Joined, Threshold
from xborder.timeline import Dated
from xborder.trade.sale import RunningTotal

_CENT = Rounding(unit=1, mode=Mode.HALF_UP)


class Standing(Document):
    """Where a seller stands against a threshold.

    Attributes:
        threshold: The threshold's id.
        title: What it is called; a message id.
        counts: What it counts; a message id.
        rule: Where it can be read.
        limit: The limit; in its own currency.
        count_limit: The number of sales that count as well, if a number does.
        total: The total that is measured, with this sale where it counts; ``None`` if unknown.
        count: The number that is measured; ``None`` if unknown, or no number counts.
        exceeded: Whether the seller is over it as far as this sale goes; ``None`` if unknown.
        crossed: Whether this very sale crosses it.
        left: How much is left before it is crossed; nothing once it is; ``None`` if unknown, or it
            is not for this seller.
        register_for: What to register for; a message id.
        country: The country, or the state, that it opens.
        registration: The registration that answers it.
        notify_by: The day by which to register, once it is crossed; ``None`` if it is not, or the
            law names no day.
        effective: The first day on which what it changes is owed; ``None`` if it is not crossed.
        applies: Whether the law gives it to this seller: that of the Union is only for one
            established in a single member state (Directive 2006/112/EC, Art. 59c(1)(a)).
    """

    threshold: str
    title: str
    counts: str
    rule: RuleReference
    limit: Money
    count_limit: int | None
    total: Money | None
    count: int | None
    exceeded: bool | None
    crossed: bool
    left: Money | None
    register_for: str
    country: str
    registration: str
    notify_by: dt.date | None
    effective: dt.date | None
    applies: bool = True


def standing(
    entry: Dated[Threshold],
    so_far: RunningTotal | None,
    sale: Money | None,
    *,
    on: dt.date,
    rates: RateTable | None = None,
    reference: RuleReference | None = None,
    applies: bool = True,
) -> Standing:
    """Return where a seller stands against a threshold, with one more sale.

    Args:
        entry: The threshold.
        so_far: What the seller sold before; ``None`` if unknown.
        sale: The net value of the sale, where the threshold counts it; else ``None``.
        on: The day of the sale.
        rates: Exchange rates, where sums are in a currency for which the law fixes no limit.
        reference: How to cite the threshold, if that is at hand.
        applies: Whether the law gives it to this seller.
    """
    rule = entry.value
    this, last = (so_far.current, so_far.previous) if so_far else (None, None)
    limit = _limit_for(rule, (sale, this, last))
    added = _in(limit, sale, on, rates)
    current, previous = _in(limit, this, on, rates), _in(limit, last, on, rates)
    counts = (
        so_far.current_count if so_far else None,
        so_far.previous_count if so_far else None,
    )
    before = _measured(rule, limit, current, previous, counts)
    more = 0 if sale is None else 1
    after_total = (
        None
        if current is None or (sale is not None and added is None)
        else (current if added is None else current + added)
    )
    after_count = None if counts[0] is None else counts[0] + more
    after = _measured(rule, limit, after_total, previous, (after_count, counts[1]))
    crossed = before is False and after is True
    total = {Counted.PREVIOUS_YEAR: previous, Counted.YEAR_BEFORE_LAST: None}.get(
        rule.counted, after_total
    )
    return written(
        Standing,
        {
            "threshold": rule.id,
            "title": rule.title,
            "counts": rule.counts,
            "rule": reference or RuleReference.to(entry, rule.id),
            "limit": limit,
            "count_limit": rule.count,
            "total": total,
            "count": None if rule.count is None else after_count,
            "exceeded": after if rule.bites is Bites.THIS_SALE else before,
            "crossed": crossed,
            "left": None if total is None or not applies else _left(limit, total),
            "register_for": rule.register,
            "country": rule.country,
            "registration": rule.registration,
            "notify_by": notify_by(rule, on) if crossed else None,
            "effective": effective(rule, on) if crossed else None,
            "applies": applies,
        },
        _NAMED,
    )


_NAMED = set(Standing.model_fields)


def _left(limit: Money, total: Money) -> Money:
    return limit - total if total.amount < limit.amount else 0 * limit


def notify_by(rule: Threshold, on: dt.date) -> dt.date | None:
    """Return the day by which to register once a threshold is crossed on a day."""
    if rule.notify_on is not None:
        return add_months(on.replace(day=rule.notify_on), 1)
    if rule.notify_days is None:
        return None
    start = month_end(on) if rule.from_month_end else on
    return start + dt.timedelta(days=rule.notify_days)


def effective(rule: Threshold, on: dt.date) -> dt.date:
    """Return the first day on which what a threshold changes is owed, once it is crossed."""
    match rule.bites:
        case Bites.NEXT_MONTH:
            return add_months(on.replace(day=1), 1)
        case Bites.MONTH_AFTER_NEXT:
            return add_months(on.replace(day=1), 2)
        case _:
            return on


def _limit_for(rule: Threshold, sums: Iterable[Money | None]) -> Money:
    """Return the limit in the currency that sums are in, where the law fixes it in that one."""
    used = {each.currency.code for each in sums if each}
    if used <= {rule.limit.currency.code}:  # as nearly always
        return rule.limit
    for limit in rule.equivalents:
        if used == {limit.currency.code}:
            return limit
    return rule.limit


def _in(limit: Money, money: Money | None, on: dt.date, rates: RateTable | None) -> Money | None:
    if money is None or money.currency.code == limit.currency.code:
        return money
    if not money:
        return 0 * limit
    if rates is None:
        return None
    try:
        rate = rates.rate(money.currency.code, limit.currency.code, on=on)
    except NoRate:
        return None
    return rate.convert(money, rounding=_CENT)


def has_rate(code: str, limit: str, on: dt.date, rates: RateTable | None) -> bool:
    """Return whether sums in a currency can be compared with a limit in another on a day."""
    if code == limit:
        return True
    if rates is None:
        return False
    try:
        rates.rate(code, limit, on=on)
    except NoRate:
        return False
    return True


def _measured(
    rule: Threshold,
    limit: Money,
    current: Money | None,
    previous: Money | None,
    counts: tuple[int | None, int | None],
) -> bool | None:
    """Return whether totals are over; ``None`` where one that may decide is not known."""
    this = _over(rule, limit, current, counts[0])
    last = _over(rule, limit, previous, counts[1])
    match rule.counted:
        case Counted.PREVIOUS_YEAR:
            return last
        case Counted.YEAR_BEFORE_LAST:
            return None  # a sale tells of this year and the last
        case Counted.PREVIOUS_OR_CURRENT_YEAR:
            if True in (this, last):
                return True
            return None if None in (this, last) else False
        case _:
            return this


def _over(rule: Threshold, limit: Money, total: Money | None, count: int | None) -> bool | None:
    of_sum = None
    if total is not None:
        # Sums are in the currency of the limit by now: their plain amounts compare.
        sold, most = total.amount, limit.amount
        of_sum = sold >= most if rule.reached else sold > most
    if rule.count is None:
        return of_sum
    of_count = None if count is None else count > rule.count
    parts = (of_sum, of_count)
    if rule.joined is Joined.OR:
        if True in parts:
            return True
        return None if None in parts else False
    if False in parts:
        return False
    return None if None in parts else True
