"""A jurisdiction's law in Markdown, on one page or on several: for the site and for plug-ins."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from attrs import evolve

from xborder.messages import DEFAULT_LOCALE, Text
from xborder.policy.prose.decision import decision
from xborder.policy.prose.formula import long_lists
from xborder.policy.prose.history import history
from xborder.policy.prose.law import Law, cited_alike
from xborder.policy.prose.provision import SECTIONS, Provision, anchor, place, table_of
from xborder.source import Evidence

LONG = 26_000
"""How many characters one page may hold: some 11,000 px at a desktop's width."""

_MOST_OF_A_ROW = 2_000
"""How many characters of one time of a table stand open."""

_FOLDED = re.compile(r"<details data-search-exclude>.*?</details>")
_Section = tuple[str, list[Provision]]


def page(law: Law, locale: str = DEFAULT_LOCALE, *, on: dt.date | None = None) -> str:
    """Return a law as a page in Markdown, with an anchor for every rule that has a name.

    Args:
        law: The law.
        locale: ``"en"`` or ``"zh_CN"``.
        on: The day it is read on: what had ended by then is folded. Nothing is, without a day.

    Examples:
        >>> from xborder.policy import default_book
        >>> print(page(default_book().law("JP"), "zh_CN")[:4])
        # 日本
    """
    lines = [*_opening(law, locale, on)]
    for heading, rules in law.sections(locale):
        lines += [*_section((heading, rules), "##", locale, on)]
    return "\n".join([*lines, *_changes(law, locale, on)]) + "\n"


def pages(
    law: Law, locale: str = DEFAULT_LOCALE, *, on: dt.date | None = None, long: int = LONG
) -> dict[str, str]:
    """Return a law as pages in Markdown by their paths: one, or a list of rules and its parts.

    Every rule has its anchor on the first page, whichever page its words are on.

    Args:
        law: The law.
        locale: ``"en"`` or ``"zh_CN"``.
        on: The day it is read on: what had ended by then is folded. Nothing is, without a day.
        long: From how many characters a law stands on several pages.

    Examples:
        >>> from xborder.policy import default_book
        >>> list(pages(default_book().law("HK")))
        ['hk.md']
        >>> list(pages(default_book().law("GB")))[:3]
        ['gb.md', 'gb/scheme.md', 'gb/step.md']
    """
    code = law.policy.code.lower()
    whole = page(law, locale, on=on)
    if len(_FOLDED.sub("", whole)) < long:
        return {f"{code}.md": whole}
    first = [*_opening(law, locale, on)]
    bodies: dict[str, list[str]] = {}
    for heading, rules in law.sections(locale):
        for number, some in enumerate(_leaves(rules, locale, on, long), start=1):
            part = _part(rules[0]) if number == 1 else f"{_part(rules[0])}-{number}"
            named = heading if number == 1 else f"{heading} ({number})"
            path = f"{code}/{part}.md"
            mark = f" {{ #{anchor(some[0])} }}" if some[0].scopes and number == 1 else ""
            first += [f"## [{_plain(named)}]({path}){mark}", "", *_listed(some, path, locale), ""]
            if path not in bodies:
                bodies[path] = [f"[{_plain(place(law.policy.code, locale))}](../{code}.md)", ""]
                level = "#"
            else:
                level = "##"
            bodies[path] += _section((named, some), level, locale, on)
    shown = {f"{code}.md": [*first, *_changes(law, locale, on)], **bodies}
    return {path: "\n".join(lines) + "\n" for path, lines in shown.items()}


def _leaves(
    rules: list[Provision], locale: str, on: dt.date | None, long: int
) -> Iterator[list[Provision]]:
    """Yield a section's rules page by page, the times of a rule and a table's entries together."""
    leaf: list[Provision] = []
    size = 0
    for _, times in groupby(rules, key=anchor):
        same = list(times)
        more = sum(len(rule.render(locale)) for rule in same if not _ended(rule, on))
        if leaf and size + more > long:
            yield leaf
            leaf, size = [], 0
        leaf += same
        size += more
    yield leaf


def _part(rule: Provision) -> str:
    """Return which page of a law a section stands on: its kind, a member's tables, or a table."""
    kind = rule.path.partition(".")[0]
    if kind in SECTIONS:
        return kind
    member, table, name = table_of(rule.path).rpartition("table.")
    if not table:
        return "currency"
    return member.rstrip(".").lower() or re.sub(r"[^a-z0-9]+", "-", f"table-{name}".lower())


def _opening(law: Law, locale: str, on: dt.date | None) -> Iterator[str]:
    yield from (f"# {_plain(place(law.policy.code, locale))}", "")
    drawn = decision(law, locale, on=on)
    if drawn:
        yield from (f"## {Text('Which scheme decides').render(locale)}", "")
        yield from (Text("Asked from the top; the first that fits decides.").render(locale), "")
        yield from (drawn, "")
    yield from (f"## {Text('How its rules are read').render(locale)}", "")
    for text in law.about():
        yield from (_plain(text.render(locale)), "")
    for reading in law.policy.readings:
        yield from (f"**{_plain(Text(reading.question).render(locale))}** (`{reading.id}`)", "")
        for option, who in reading.options.items():
            sentence = "{option} (taken by default): {who}" if option == reading.default else (
                "{option}: {who}"
            )  # fmt: skip
            told = Text(sentence, option=f"`{option}`", who=_plain(Text(who).render(locale)))
            yield f"- {told.render(locale)}"
        yield ""
    for text in law.meanings():
        yield from (_plain(text.render(locale)), "")
    yield from (_plain(_read(law).render(locale)), "")


def _read(law: Law) -> Text:
    """Return how well the law is read."""
    entries = [rule.entry for rule in law.rules]
    read = Counter(entry.evidence for entry in entries)
    return Text(
        "Of its {count} dated rules {official} were read in the authority's own words, {secondary} "
        "at second hand, and {unchecked} are not checked against their source; the oldest check is "
        "of {day}.",
        count=len(entries),
        official=read[Evidence.OFFICIAL],
        secondary=read[Evidence.SECONDARY],
        unchecked=read[Evidence.UNCHECKED],
        day=min(entry.checked_on for entry in entries),
    )


def _changes(law: Law, locale: str, on: dt.date | None) -> Iterator[str]:
    """Yield the section of what changed and will; a page for no day in particular has none."""
    shown = "" if on is None else "".join(history(law, locale, on=on))
    if shown:
        yield from (f"## {Text('Changes, past and ahead').render(locale)}", "", shown, "")


def _listed(rules: list[Provision], path: str, locale: str) -> Iterator[str]:
    """Yield the named rules of a section, each with its anchor, a link to its words and its days.

    The entries of a table have no names: their section's heading leads to them.
    """
    for name, times in groupby(rules, key=anchor):
        same = list(times)
        if same[0].title is None:
            continue
        title = _plain(same[0].title.render(locale))
        days = "; ".join(_plain(rule.days.render(locale)) for rule in _spans(same))
        yield f'- <a id="{name}"></a>[{title}]({path}#{name}) (`{same[0].id}`), {days}'


def _ended(rule: Provision, on: dt.date | None) -> bool:
    return on is not None and rule.entry.end is not None and rule.entry.end <= on


def _spans(times: list[Provision]) -> Iterator[Provision]:
    """Yield a rule's times, those that follow each other without a gap as one."""
    span = times[0]
    for rule in times[1:]:
        if rule.entry.start == span.entry.end:
            span = evolve(span, entry=evolve(span.entry, end=rule.entry.end))
        else:
            yield span
            span = rule
    yield span


def _section(section: _Section, level: str, locale: str, on: dt.date | None) -> Iterator[str]:
    heading, rules = section
    if rules[0].scopes:
        yield from (f"{level} {_plain(heading)} {{ #{anchor(rules[0])} }}", "")
        yield from _table([rule for rule in rules if rule.scopes], locale)
        rules = [rule for rule in rules if not rule.scopes]
    else:
        yield from (f"{level} {_plain(heading)}", "")
    shown = heading
    for same in cited_alike(rules):
        first = same[0]
        named = first.heading.render(locale)
        if named != shown:
            words = _plain(first.title.render(locale) if first.title else named)
            mark = f" {{ #{anchor(first)} }}" if first.title else ""
            yield from (f"{level}# {words}{mark}", "")
            shown = named
        ended = _ended(first, on)
        if ended:
            days = _plain(first.days.render(locale))
            yield from (f'<details markdown="1"><summary>{days}</summary>', "")
        yield from _block(first, locale)
        if ended:
            yield from ("</details>", "")


def _table(rules: list[Provision], locale: str) -> Iterator[str]:
    """Yield entries of a goods table as rows by their time, and each source once, under them."""
    sources: dict[str, int] = {}
    yield from ("| | | |", "|---|---|---|")
    for same in cited_alike(rules):
        first = same[0]
        number = sources.setdefault(_cited(first, locale), len(sources) + 1)
        says = _row([_plain(text.render(locale)) for rule in same for text in rule.says], locale)
        if first.entry.note:
            says += f"<br>*{_plain(Text(first.entry.note).render(locale))}*"
        says += "".join(
            _all_codes(codes, locale) for rule in same for codes in long_lists(rule.scopes)
        )
        yield f"| {_plain(first.days.render(locale))} | {says} | \\[{number}\\] |"
    yield ""
    for cited, number in sources.items():
        yield from (f"\\[{number}\\] {cited}", "")


def _row(sentences: list[str], locale: str) -> str:
    """Return what a table has for one time; of hundreds of sentences the first, and a fold."""
    size, count = 0, 0
    while count < len(sentences) and (not count or size < _MOST_OF_A_ROW):
        size += len(sentences[count])
        count += 1
    shown = "<br>".join(sentences[:count])
    if count < len(sentences):
        more = Text("{count} more", count=len(sentences) - count).render(locale)
        rest = "<br>".join(sentences[count:])
        shown += f"<details><summary>{more}</summary>{rest}</details>"
    return shown


def _all_codes(codes: tuple[str, ...], locale: str) -> str:
    """Return a folded list: its sentence names the first codes, and a reader looks for one."""
    title = _plain(Text("all {count} codes", count=len(codes)).render(locale))
    return f"<details data-search-exclude><summary>{title}</summary>{', '.join(codes)}</details>"


def _block(rule: Provision, locale: str) -> Iterator[str]:
    """Yield when a rule holds, what it says, and its source."""
    yield from (f"`{rule.id}`, **{_plain(rule.days.render(locale))}**", "")
    gap = "" if locale.startswith("zh") else " "
    yield from (gap.join(_plain(text.render(locale)) for text in rule.says), "")
    if rule.entry.note:
        yield from (f"*{_plain(Text(rule.entry.note).render(locale))}*", "")
    yield from (_cited(rule, locale), "")


def _cited(rule: Provision, locale: str) -> str:
    source = _plain(str(rule.source))
    link = f"[{source}]({rule.source.url})" if rule.source.url else source
    standing = _plain(rule.standing.render(locale))
    return f"{Text('Source: {source}', source=link).render(locale)}<br>{standing}"


def _plain(text: str) -> str:
    r"""Return text whose signs mean nothing to Markdown.

    Examples:
        >>> print(_plain("[2018] No. 49, *_x_*"))
        \[2018\] No. 49, \*\_x\_\*
    """
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text)
