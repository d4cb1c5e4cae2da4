"""Measures: how fast, how often on time, how satisfied, from what causes, at what cost."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import NormalDist, fmean, median

from attrs import frozen

from xborder.choice import Choice
from xborder.complaints.event import EventKind
from xborder.complaints.policy import SlaPolicy
from xborder.complaints.ticket import Ticket
from xborder.errors import InvalidInput
from xborder.money import Money
from xborder.worktime.instants import micros

_HOUR = 3_600_000_000


@frozen(kw_only=True)
class Estimate:
    """A figure with the interval it plausibly lies in.

    Attributes:
        value: The figure.
        low: The interval's lower end.
        high: Its upper end.
        count: How many observations it rests on.
    """

    value: float
    low: float
    high: float
    count: int


def _z(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise InvalidInput(
            "A confidence of {value} cannot be.",
            code="metrics.confidence",
            remedy="Give a fraction between 0 and 1, such as 0.95.",
            where="confidence",
            value=confidence,
        )
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def share(hits: int, count: int, *, confidence: float = 0.95) -> Estimate:
    """Return a share with Wilson's interval.

    ``(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)``

    Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference,
    JASA 22 (1927), 209-212.

    Args:
        hits: How many were so.
        count: Out of how many; 1 or more.
        confidence: The interval's confidence.

    Examples:
        >>> found = share(15, 148)  # Newcombe 1998, table I: 0.0624 to 0.1605
        >>> round(found.low, 4), round(found.high, 4)
        (0.0624, 0.1605)
    """
    if not 0 <= hits <= count or count < 1:
        raise InvalidInput(
            "{value} of {count} is not a share.",
            code="metrics.share",
            remedy="Give a count of 1 or more, and hits from 0 to it.",
            where="hits",
            value=hits,
            count=count,
        )
    z, p = _z(confidence), hits / count
    middle = p + z * z / (2 * count)
    spread = z * math.sqrt(p * (1 - p) / count + z * z / (4 * count * count))
    scale = 1 + z * z / count
    low = 0.0 if hits == 0 else (middle - spread) / scale
    high = 1.0 if hits == count else (middle + spread) / scale
    return Estimate(value=p, low=low, high=high, count=count)


def _ratings(ratings: Iterable[int], low: int, high: int) -> list[int]:
    found = list(ratings)
    wrong = [rating for rating in found if not low <= rating <= high]
    if wrong or not found:
        raise InvalidInput(
            "{value} is not a rating from {low} to {high}.",
            code="metrics.rating",
            remedy="Give at least one rating, each a whole number on the scale.",
            where="ratings",
            value=wrong[0] if wrong else "nothing",
            low=low,
            high=high,
        )
    return found


def _mean(values: Sequence[float], confidence: float) -> Estimate:
    count, value = len(values), fmean(values)
    variance = math.fsum((x - value) ** 2 for x in values) / max(1, count - 1)
    spread = _z(confidence) * math.sqrt(variance / count)
    return Estimate(value=value, low=value - spread, high=value + spread, count=count)


def csat(ratings: Iterable[int], *, confidence: float = 0.95) -> Estimate:
    """Return customer satisfaction: the share of 4 and 5 on a scale of 1 to 5.

    Examples:
        >>> csat([5, 5, 4, 4, 3, 2, 5, 1, 4, 5]).value
        0.7
    """
    found = _ratings(ratings, 1, 5)
    return share(sum(rating >= 4 for rating in found), len(found), confidence=confidence)


def nps(ratings: Iterable[int], *, confidence: float = 0.95) -> Estimate:
    """Return the net promoter score: share of 9 and 10 less share of 0 to 6, from -1 to 1.

    The interval is the normal one for the mean of +1, 0 and -1.

    Source: F. F. Reichheld, The One Number You Need to Grow, HBR 81/12 (2003).
    """
    found = _ratings(ratings, 0, 10)
    return _mean([(rating >= 9) - (rating <= 6) for rating in found], confidence)


def ces(ratings: Iterable[int], *, confidence: float = 0.95) -> Estimate:
    """Return the customer effort score: the mean agreement, 1 to 7, that it was made easy.

    Examples:
        >>> ces([7, 6, 6, 5, 4, 7, 2, 6]).value
        5.375
    """
    return _mean([float(rating) for rating in _ratings(ratings, 1, 7)], confidence)


@frozen
class CauseShare:
    """One bar of a Pareto chart."""

    cause: str
    count: int
    share: float
    cumulative: float


def pareto(causes: Iterable[str]) -> tuple[CauseShare, ...]:
    """Return root causes by frequency, the commonest first, with shares that add up to 1.

    Examples:
        >>> [(bar.cause, bar.count, bar.cumulative) for bar in pareto(["late", "broken", "late"])]
        [('late', 2, 0.6666666666666666), ('broken', 1, 1.0)]
    """
    counts = Counter(causes)
    total, running, found = counts.total(), 0, []
    for cause, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        running += count
        found.append(CauseShare(cause, count, count / total, running / total))
    return tuple(found)


def complaint_rates(
    complaints: Mapping[str, int], orders: Mapping[str, int], *, confidence: float = 0.95
) -> dict[str, Estimate]:
    """Return complaints per order for each article (or country, or carrier) that had orders.

    Raises:
        InvalidInput: An article has more complaints than orders.
    """
    return {
        key: share(complaints.get(key, 0), count, confidence=confidence)
        for key, count in sorted(orders.items())
        if count
    }


def costs(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """Return what complaints cost, one sum a currency: refunds, freight, handling, goods."""
    sums: dict[str, Money] = {}
    for amount in amounts:
        code = str(amount.currency)
        sums[code] = sums[code] + amount if code in sums else amount
    return tuple(sums[code] for code in sorted(sums))


class By(Choice):
    """What breach rates are split by."""

    GRADE = "grade"
    TEAM = "team"


@frozen(kw_only=True)
class Times:
    """Durations in hours; ``nan`` where there is none."""

    count: int
    mean: float
    median: float
    longest: float


@frozen(kw_only=True)
class Measures:
    """A period's measures.

    Attributes:
        tickets: How many were created in the period.
        first_response: Hours to the first answer, every hour counted.
        first_response_business: The same in open time.
        resolution: Hours to the last resolution, every hour counted.
        resolution_business: The same in open time.
        resolved: How many of them are resolved.
        reopened: How many were reopened at least once.
        first_contact: How many of the resolved needed one answer or none and never came back.
        breaches: By clock, how many of those that ran were late.
        backlog_age: Hours the unresolved ones have waited, the longest first.
    """

    tickets: int
    first_response: Times
    first_response_business: Times
    resolution: Times
    resolution_business: Times
    resolved: Estimate | None
    reopened: Estimate | None
    first_contact: Estimate | None
    breaches: Mapping[str, Estimate]
    backlog_age: tuple[float, ...]


def measure(
    policy: SlaPolicy,
    tickets: Iterable[Ticket],
    *,
    start: dt.datetime,
    end: dt.datetime,
) -> Measures:
    """Return the measures of the tickets created in ``[start, end)``, as known at ``end``.

    Args:
        policy: The promise they are judged by.
        tickets: Any tickets; those created outside the period are left out.
        start: The period's first instant.
        end: The instant it ends, and of judging.
    """
    low, high = micros(start, where="start"), micros(end, where="end")
    chosen = [ticket for ticket in tickets if low <= ticket.history.created.at < high]
    answers: list[tuple[int, int]] = []
    resolutions: list[tuple[int, int]] = []
    reopened = first_contact = 0
    backlog, ran, late = [], Counter[str](), Counter[str]()
    for ticket in chosen:
        line = policy.calendar_of(ticket)
        events, created = ticket.history.until(end), ticket.history.created.at
        replies = [event.at for event in events if event.kind in _ANSWERS]
        solved = [e for e in events if e.kind in {EventKind.RESOLVED, EventKind.REOPENED}]
        came_back = any(event.kind is EventKind.REOPENED for event in events)
        reopened += came_back
        if replies:
            answers.append((replies[0] - created, line.used(created, replies[0])))
        if solved and solved[-1].kind is EventKind.RESOLVED:
            at = solved[-1].at
            resolutions.append((at - created, line.used(created, at)))
            first_contact += not came_back and len(replies) <= 1
        elif not any(event.kind is EventKind.CANCELLED for event in events):
            backlog.append((high - created) / _HOUR)
        for state in policy.evaluate(ticket, end):
            ran[state.name] += state.started_at is not None
            late[state.name] += state.met is False
    return Measures(
        tickets=len(chosen),
        first_response=_times(elapsed for elapsed, _ in answers),
        first_response_business=_times(used for _, used in answers),
        resolution=_times(elapsed for elapsed, _ in resolutions),
        resolution_business=_times(used for _, used in resolutions),
        resolved=_share(len(resolutions), len(chosen)),
        reopened=_share(reopened, len(chosen)),
        first_contact=_share(first_contact, len(resolutions)),
        breaches={name: share(late[name], count) for name, count in ran.items() if count},
        backlog_age=tuple(sorted(backlog, reverse=True)),
    )


def breach_rates(
    policy: SlaPolicy, tickets: Iterable[Ticket], now: dt.datetime, *, clock: str, by: By
) -> dict[str, Estimate]:
    """Return the share of late tickets among those whose clock ran, by grade or by team."""
    ran, late = Counter[str](), Counter[str]()
    by = By(by)
    for ticket in tickets:
        state = policy.evaluate(ticket, now)[clock]
        if state.started_at is not None:
            key = ticket.grade_at(now) if by is By.GRADE else ticket.team_at(now)
            ran[str(key)] += 1
            late[str(key)] += state.met is False
    return {key: share(late[key], ran[key]) for key in sorted(ran)}


@frozen(kw_only=True)
class Change:
    """A share in two periods, and the difference with Newcombe's interval.

    Source: R. G. Newcombe, Interval Estimation for the Difference Between Independent Proportions,
    Statistics in Medicine 17 (1998), 873-890, method 10.
    """

    before: Estimate
    after: Estimate
    difference: Estimate


def compare(before: Estimate, after: Estimate) -> Change:
    """Return how a share changed between two periods of equal confidence.

    Examples:
        >>> change = compare(share(48, 80), share(56, 70))  # Newcombe 1998, table II, (a) reversed
        >>> round(change.difference.low, 4), round(change.difference.high, 4)
        (0.0524, 0.3339)
    """
    value = after.value - before.value
    down = math.hypot(after.value - after.low, before.high - before.value)
    up = math.hypot(after.high - after.value, before.value - before.low)
    difference = Estimate(
        value=value, low=value - down, high=value + up, count=before.count + after.count
    )
    return Change(before=before, after=after, difference=difference)


_ANSWERS = {EventKind.REPLIED, EventKind.PROVISIONAL_OFFERED}


def _share(hits: int, count: int) -> Estimate | None:
    return share(hits, count) if count else None


def _times(values: Iterable[int]) -> Times:
    hours = [value / _HOUR for value in values]
    if not hours:
        return Times(count=0, mean=math.nan, median=math.nan, longest=math.nan)
    return Times(count=len(hours), mean=fmean(hours), median=median(hours), longest=max(hours))
