"""The schemes of a jurisdiction as a decision drawing: asked in turn, the first that fits decides.

It is HTML whose boxes wrap and take the colours of the page around them, so that one drawing serves
a phone and a desktop, light and dark; without styles it is still a list in the order of the law.
"""

import datetime as dt
from collections.abc import Iterator
from html import escape
from typing import Final

from xborder.messages import DEFAULT_LOCALE, Text
from xborder.policy.condition import ALWAYS, Not
from xborder.policy.not_computed import NotComputed
from xborder.policy.prose.law import Law
from xborder.policy.prose.provision import Provision
from xborder.policy.scheme import Per, Scheme

_ROW: Final = "display:flex;flex-wrap:wrap;gap:.3em .6em;align-items:center"
_BOX: Final = "border:1px {line} currentColor;border-radius:.4em;padding:.3em .7em"


def decision(law: Law, locale: str = DEFAULT_LOCALE, *, on: dt.date | None = None) -> str:
    """Return how the law picks a scheme, as HTML: each question, and what a yes leads to.

    Args:
        law: The law.
        locale: ``"en"`` or ``"zh_CN"``.
        on: The day it is read on; without one, every scheme that was ever asked for is drawn.

    Returns:
        The drawing in one line, each scheme leading to the anchor of its id; nothing where the law
        has no scheme on the day.

    Examples:
        >>> from xborder.policy import default_book
        >>> drawn = decision(default_book().law("HK"))
        >>> "Import into the free port" in drawn, drawn.count("<li ")
        (True, 1)
    """
    rules = [rule for rule in law.rules if on is None or rule.entry.holds_on(on)]
    charged = {rule.id: rule.title for rule in rules if rule.path.startswith("step.")}
    schemes = {rule.id: rule for rule in rules if isinstance(rule.entry.value, Scheme)}
    refused = [rule.entry.value for rule in rules if isinstance(rule.entry.value, NotComputed)]
    left = {
        rule.entry.value.id: _refused(rule.entry.value, [*schemes.values()], refused)
        for rule in schemes.values()
    }
    rows = [
        "".join(_branch(rule, charged, left[rule.entry.value.id], locale))
        for rule in schemes.values()
    ]
    if not rows:
        return ""
    no = f'<div style="padding-left:1.2em">↓ {escape(Text("no").render(locale))}</div>'
    drawn = [*(f"{row}{no}" for row in rows[:-1]), rows[-1]]
    shown = "".join(f'<li style="list-style:none;margin:0">{row}</li>' for row in drawn)
    return f'<ol class="xborder-decision" style="margin:0;padding:0">{shown}</ol>'


def _refused(
    scheme: Scheme, schemes: list[Provision], refused: list[NotComputed]
) -> NotComputed | None:
    """Return what says that a scheme is not computed: it asks for nothing, and is not free.

    It takes whatever an earlier scheme leaves, and just that is not computed.
    """
    if scheme.steps or scheme.when is not ALWAYS:
        return None
    leaves = [Not(rule.entry.value.when) for rule in schemes]
    return next((each for each in refused if each.when in leaves), None)


def _branch(
    rule: Provision, charged: dict[str, Text | None], refused: NotComputed | None, locale: str
) -> Iterator[str]:
    scheme: Scheme = rule.entry.value
    box = _BOX.format(line="dashed" if scheme.elective else "solid")
    asked = "".join(f"<br><small>{escape(text.render(locale))}</small>" for text in _asked(rule))
    yes = escape(Text("yes").render(locale))
    titles = [
        title.render(locale) for step in scheme.steps if (title := charged.get(step)) is not None
    ]
    owed = "<br>".join(map(escape, dict.fromkeys(titles)))
    owed = owed or escape(Text(refused.reason if refused else "no charge").render(locale))
    name = escape(Text(scheme.title).render(locale))
    yield f'<div style="{_ROW}"><div style="flex:3 1 15em;{box}">'
    yield f'<a href="#{escape(rule.id)}"><b>{name}</b></a>{asked}</div>'
    yield f'<div style="flex:none">→ {yes}</div><div style="flex:2 1 11em;{box}">{owed}</div></div>'


def _asked(rule: Provision) -> Iterator[Text]:
    scheme: Scheme = rule.entry.value
    if scheme.when is ALWAYS:
        yield Text("whatever no earlier scheme takes")
    else:
        condition = rule.names.clause(scheme.when)
        line_by_line = scheme.per is Per.LINE
        yield Text("for each line: {condition}", condition=condition) if line_by_line else condition
    if scheme.elective:
        yield Text("only if elected")
