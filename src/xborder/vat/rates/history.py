"""The history of a rate: what it was, what it is, and what the law has set for later."""

import datetime as dt

from attrs import frozen

from xborder.errors import NoRuleInForce
from xborder.policy.book import PolicyBook, default_book
from xborder.timeline import civil_date
from xborder.vat.rates.rate import STANDARD, Rate, key_of, read_rule, standing_of, tax_table


@frozen(kw_only=True)
class RatePeriod:
    """A stretch of days on which goods bore one rate.

    Attributes:
        start: Its first day; ``None`` if the rate held before the rules are known.
        end: The first day on which it no longer held; ``None`` if it is open.
        rate: The rate.
    """

    start: dt.date | None
    end: dt.date | None
    rate: Rate


def rate_history(
    country: str,
    goods: str = STANDARD,
    *,
    region: str | None = None,
    postcode: str | None = None,
    book: PolicyBook | None = None,
) -> tuple[RatePeriod, ...]:
    """Return every rate that goods bore in a country, oldest first, later ones included.

    Args:
        country: The country.
        goods: A category, an HS code, or ``"standard"``.
        region: The region, as an address has it.
        postcode: The postcode, where it tells a territory.
        book: The rules; the built-in book if none is given.

    Examples:
        >>> [str(period.rate.rate) for period in rate_history("DE")]
        ['0.19', '0.16', '0.19']
    """
    found = book or default_book()
    country, _ = standing_of(country, goods, None, None, on=dt.date.max)
    policy = found.policy(country)
    code, place = standing_of(country, goods, region, postcode, on=policy.opens)
    policy = found.policy(code)
    table, key = tax_table(policy, code), key_of(goods, code, place)
    days = sorted({day for day in table.changes() if day > policy.opens} | {policy.opens})
    periods: list[RatePeriod] = []
    for day, after in zip(days, [*days[1:], None], strict=True):
        try:
            rule = table.find_rule(key, day)
            now = read_rule(policy, table, rule, key, goods, day)
        except NoRuleInForce:
            continue
        last = periods[-1] if periods else None
        if last and last.end == day and (last.rate.share, last.rate.kind) == (now.share, now.kind):
            periods[-1] = RatePeriod(start=last.start, end=after, rate=last.rate)
        else:
            start = None if day == policy.opens else day
            periods.append(RatePeriod(start=start, end=after, rate=now))
    return tuple(periods)


def rate_changes(
    country: str,
    goods: str = STANDARD,
    *,
    on: dt.date,
    region: str | None = None,
    book: PolicyBook | None = None,
) -> tuple[RatePeriod, ...]:
    """Return the rates that begin after a day, as far as the law has set them.

    Args:
        country: The country.
        goods: A category, an HS code, or ``"standard"``.
        on: The day.
        region: The region, as an address has it.
        book: The rules; the built-in book if none is given.

    Examples:
        >>> [(str(each.start), str(each.rate.rate))
        ...  for each in rate_changes("SE", "food", on=dt.date(2026, 11, 10))]
        [('2028-01-01', '0.12')]
    """
    day = civil_date(on, where="on")
    periods = rate_history(country, goods, region=region, book=book)
    return tuple(each for each in periods if each.start is not None and each.start > day)
