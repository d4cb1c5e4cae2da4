"""What begins, ends and changes in a jurisdiction, day by day, past and ahead of a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from html import escape
from types import MappingProxyType
from typing import Final

from xborder.messages import DEFAULT_LOCALE, Text
from xborder.policy.prose.law import Law
from xborder.policy.prose.provision import Provision, anchor

MOST: Final = 6
"""How many rules of a day are named; the rest is counted."""
RECENT: Final = dt.timedelta(days=2 * 366)
"""How far back a day is shown unfolded: a parcel is seldom asked about after two years."""

_SIGNS: Final[Mapping[str, Text]] = MappingProxyType(
    {"+": Text("begins"), "-": Text("ends"), "~": Text("changes")}
)
_Named = tuple[str, str, str]


def history(law: Law, locale: str = DEFAULT_LOCALE, *, on: dt.date) -> Iterator[str]:
    """Yield the changes of a law as a timeline in HTML, the latest first; those long past folded.

    Args:
        law: The law.
        locale: ``"en"`` or ``"zh_CN"``.
        on: The day that parts what is past from what is ahead.

    Examples:
        >>> from xborder.policy import default_book
        >>> lines = list(history(default_book().law("NO"), on=dt.date(2026, 11, 30)))
        >>> lines[1]
        '<div><small>as read on 2026-11-30</small></div>'
    """
    days = _days(law, locale)
    if not days:
        return
    ahead = [day for day in sorted(days, reverse=True) if day > on]
    recent = [day for day in sorted(days, reverse=True) if on - RECENT < day <= on]
    past = [day for day in sorted(days, reverse=True) if day <= on - RECENT]
    yield f'<div class="xborder-history">{"".join(_day(each, days, on, locale) for each in ahead)}'
    yield f"<div><small>{escape(Text('as read on {day}', day=on).render(locale))}</small></div>"
    yield "".join(_day(each, days, on, locale) for each in recent)
    if past:
        earlier = escape(Text("days of earlier changes: {count}", count=len(past)).render(locale))
        yield f"<details><summary>{earlier}</summary>"
        yield "".join(_day(each, days, on, locale) for each in past)
        yield "</details>"
    yield "</div>"


def _days(law: Law, locale: str) -> dict[dt.date, dict[_Named, int]]:
    """Return what happens on each day: the sign, the anchor and the name, and of how many rules.

    A rule that ends on the day on which its next time begins has changed, and is told once.
    """
    found: dict[dt.date, dict[_Named, int]] = defaultdict(lambda: defaultdict(int))
    rules = law.rules
    begins = {(rule.path, rule.entry.start) for rule in rules}
    ends = {(rule.path, rule.entry.end) for rule in rules}
    for rule in rules:
        start, end = rule.entry.start, rule.entry.end
        where, named = _place(rule), _called(rule).render(locale)
        if start is not None:
            found[start]["~" if (rule.path, start) in ends else "+", where, named] += 1
        if end is not None and (rule.path, end) not in begins:
            found[end]["-", where, named] += 1
    return found


def _place(rule: Provision) -> str:
    """Return the anchor of a rule or of its table; nothing for a fact, which has none."""
    return anchor(rule) if rule.title is not None or rule.scopes else ""


def _called(rule: Provision) -> Text:
    return rule.heading if rule.scopes else rule.called


def _day(day: dt.date, days: dict[dt.date, dict[_Named, int]], on: dt.date, locale: str) -> str:
    line = "dashed" if day > on else "solid"
    changed = sorted(days[day].items())
    items = "".join(_item(*each, locale) for each in changed[:MOST])
    if len(changed) > MOST:
        more = Text("{count} more", count=len(changed) - MOST).render(locale)
        rest = "".join(_item(*each, locale) for each in changed[MOST:])
        items += f"<details><summary>{escape(more)}</summary>{rest}</details>"
    return (
        f'<div style="border-left:.2em {line} currentColor;padding:.1em 0 .5em .8em">'
        f"<b>{day}</b>{items}</div>"
    )


def _item(named: _Named, count: int, locale: str) -> str:
    sign, where, name = named
    shown = escape(name)
    if where:
        shown = f'<a href="#{escape(where)}">{shown}</a>'
    words = _SIGNS[sign].render(locale)
    if count > 1:
        words = Text("{what}, {count} entries", what=words, count=count).render(locale)
    return f"<div>{shown} <small>({escape(words)})</small></div>"
