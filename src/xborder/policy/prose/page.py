"""A page of a jurisdiction's law, in Markdown: for the site, and for a plug-in's own docs."""

import re
from collections.abc import Iterator

from xborder.messages import DEFAULT_LOCALE, Text
from xborder.policy.prose.law import Law, cited_alike
from xborder.policy.prose.provision import Provision, place


def page(law: Law, locale: str = DEFAULT_LOCALE) -> str:
    """Return a law as a page in Markdown, with an anchor for every rule that has a name.

    Args:
        law: The law.
        locale: ``"en"`` or ``"zh_CN"``.

    Examples:
        >>> from xborder.policy import default_book
        >>> print(page(default_book().law("JP"), "zh_CN")[:4])
        # 日本
    """
    return "\n".join(_lines(law, locale)) + "\n"


def anchor(rule: Provision) -> str:
    """Return the anchor of a rule on its page: its kind and id, such as ``step-import_vat``."""
    return re.sub(r"[^a-z0-9_]+", "-", rule.path.lower())


def _lines(law: Law, locale: str) -> Iterator[str]:
    yield from (f"# {_plain(place(law.policy.code, locale))}", "")
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
    for heading, rules in law.sections(locale):
        yield from (f"## {_plain(heading)}", "")
        shown = heading
        for same in cited_alike(rules):
            named = same[0].heading.render(locale)
            if named != shown:
                title = same[0].title
                words = title.render(locale) if title else named
                yield from (f"### {_plain(words)} {{ #{anchor(same[0])} }}", "")
                shown = named
            yield from _block(same, locale)


def _block(rules: list[Provision], locale: str) -> Iterator[str]:
    """Yield when some rules hold, what they say, and the source they have in common."""
    first = rules[0]
    name = "" if first.scopes else f"`{first.id}`, "
    yield from (f"{name}**{_plain(first.days.render(locale))}**", "")
    if first.scopes:
        yield from (f"- {_plain(text.render(locale))}" for rule in rules for text in rule.says)
    else:
        gap = "" if locale.startswith("zh") else " "
        yield gap.join(_plain(text.render(locale)) for text in first.says)
    yield ""
    if first.entry.note:
        yield from (f"*{_plain(Text(first.entry.note).render(locale))}*", "")
    source = _plain(str(first.source))
    link = f"[{source}]({first.source.url})" if first.source.url else source
    standing = _plain(first.standing.render(locale))
    yield from (f"{Text('Source: {source}', source=link).render(locale)}<br>{standing}", "")


def _plain(text: str) -> str:
    r"""Return text whose signs mean nothing to Markdown.

    Examples:
        >>> print(_plain("[2018] No. 49, *_x_*"))
        \[2018\] No. 49, \*\_x\_\*
    """
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text)
