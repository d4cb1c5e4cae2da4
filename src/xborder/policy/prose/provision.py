"""Provisions: one dated rule in words, with its source, its days and how well it was read."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from attrs import evolve, field, frozen

from xborder.display import Shown
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.policy.condition.limit import spoken
from xborder.policy.country import CountryPolicy
from xborder.policy.document import to_data
from xborder.policy.goods_table import GoodsTable, Scope
from xborder.policy.prose.formula import goods_say, some_goods
from xborder.policy.prose.names import Names
from xborder.policy.prose.rules import says, title
from xborder.source import Evidence, Source, Status
from xborder.spoken import spoken as language_spoken
from xborder.timeline import Dated
from xborder.trade import CountryName

SECTIONS: Mapping[str, Text] = MappingProxyType(
    {
        "scheme": Text("Schemes, in the order of the law"),
        "step": Text("Charges and waivers"),
        "value": Text("Named values"),
        "not_computed": Text("What is not computed"),
        "supply": Text("How sales are taxed, in the order of the law"),
        "threshold": Text("Thresholds of turnover"),
        "figure": Text("Other dated facts"),
        "currency": Text("Currencies of the members"),
    }
)
"""The parts of a law, and what they are called."""

_STATUS: Mapping[Status, Text] = MappingProxyType(
    {
        Status.IN_FORCE: Text("in force"),
        Status.SCHEDULED: Text("adopted, its first day not seen to come"),
        Status.ANNOUNCED: Text("announced"),
        Status.SUSPENDED: Text("suspended"),
        Status.REPEALED: Text("repealed"),
        Status.UNCLEAR: Text("its state unclear"),
    }
)
_ADOPTED = Text("adopted, not yet in force")
"""What a law is that had still to come into force on the day it was checked."""
_EVIDENCE: Mapping[Evidence, Text] = MappingProxyType(
    {
        Evidence.OFFICIAL: Text("read in the authority's own words"),
        Evidence.SECONDARY: Text("read at second hand"),
        Evidence.UNCHECKED: Text("not checked against its source"),
    }
)
_OWN_NAMES: Mapping[str, Text] = MappingProxyType({"GB": Text("Great Britain")})
"""The policy GB leaves Northern Ireland out, so that it is not the United Kingdom."""
_LETTERS_OF_A_COUNTRY = 2


def by_code(policy: CountryPolicy) -> str:
    """Return a policy as a result that holds it shows it in a line: all of it is a book."""
    return policy.code


@frozen
class Place:
    """A jurisdiction as a heading calls it: without an article."""

    code: str

    def render(self, locale: str) -> str:
        """Return what it is called in a language."""
        return place(self.code, locale)


def place(code: str, locale: str = DEFAULT_LOCALE) -> str:
    """Return what a jurisdiction is called in a heading: without an article.

    Examples:
        >>> place("GB"), place("EU"), place("XI", "zh_CN")
        ('Great Britain', 'European Union', '北爱尔兰')
    """
    name = _OWN_NAMES.get(code)
    shown = name.render(locale) if name else CountryName(code).render(locale)
    return shown.removeprefix("the ")


@frozen(kw_only=True, repr=False)
class Provision(Shown):
    """A dated rule in words, with its source.

    Attributes:
        jurisdiction: The code of the policy it stands in.
        path: Where it stands, such as ``"step.import_vat"``.
        entry: The dated rule itself.
        names: What the names in it are called.
        scopes: The goods it is for, where it is an entry of a goods table.

    Examples:
        >>> from xborder.policy import default_book
        >>> print(default_book().rule("no.below_350", on=dt.date(2022, 1, 1)).title)
        Parcel below NOK 350, free
    """

    jurisdiction: str
    path: str
    entry: Dated[Any] = field(repr=False)
    names: Names = field(repr=False)
    scopes: tuple[Scope, ...] = field(default=(), repr=False)

    @property
    def id(self) -> str:
        """Its name within the jurisdiction."""
        kind, _, rest = self.path.partition(".")
        return rest if kind in SECTIONS else self.path

    @property
    def title(self) -> Text | None:
        """What it is called; nothing for an entry of a table."""
        return title(self.entry.value)

    @property
    def says(self) -> tuple[Text, ...]:
        """What it says, sentence by sentence."""
        if self.scopes:
            return tuple(goods_say(self.entry.value, self.names, self.scopes))
        return tuple(says(self.entry.value, self.names))

    @property
    def days(self) -> Text:
        """The days on which it holds."""
        match (self.entry.start, self.entry.end):
            case (None, None):
                return Text("always")
            case (None, end):
                return Text("before {end}", end=end)
            case (start, None):
                return Text("from {start}", start=start)
            case _:
                start, end = self.entry.start, self.entry.end
                return Text("from {start} until before {end}", start=start, end=end)

    @property
    def source(self) -> Source:
        """Where it can be read: title, article and address."""
        return self.entry.source

    @property
    def status(self) -> Status:
        """Whether the law is in force, scheduled, suspended or unclear."""
        return self.entry.status

    @property
    def evidence(self) -> Evidence:
        """How well it was read."""
        return self.entry.evidence

    @property
    def checked_on(self) -> dt.date:
        """When it was last checked."""
        return self.entry.checked_on

    @property
    def standing(self) -> Text:
        """What the law is, how well it was read, and when it was last checked."""
        start, status = self.entry.start, self.status
        ahead = status is Status.IN_FORCE and start is not None and start > self.checked_on
        words = {
            "status": _ADOPTED if ahead else _STATUS[status],
            "evidence": _EVIDENCE[self.evidence],
            "day": self.checked_on,
        }
        known = self.entry.known_since
        if known is None:
            return Text("Law: {status}; {evidence}; checked on {day}.", **words)
        sentence = "Law: {status}, known since {known}; {evidence}; checked on {day}."
        return Text(sentence, known=known, **words)

    @property
    def data(self) -> dict[str, Any]:
        """The dated rule as plain data."""
        data: dict[str, Any] = to_data(self.entry)
        return data

    @property
    def heading(self) -> Text:
        """What stands above it: its id and its title, or the table it is an entry of."""
        if self.title is not None:
            return Text("{id}: {title}", id=self.id, title=self.title)
        member, table, name = self.path.rpartition("table.")
        if not table:
            return Text("{id}", id=self.id)
        plain = spoken(name.partition(".")[0])
        words = Text(plain)
        if not member:
            return Text('Table "{table}"', table=words)
        return Text('{place}: table "{table}"', place=Place(member.rstrip(".")), table=words)

    @property
    def called(self) -> Text:
        """What it is called beside others that change: by its title, or its table and goods."""
        if self.title is not None:
            return self.title
        if self.scopes:
            goods = some_goods(self.scopes)
            return Text("{table}, {goods}", table=self.heading, goods=goods)
        member, _, name = self.id.partition(".")
        if len(member) != _LETTERS_OF_A_COUNTRY:
            return Text(spoken(self.id))
        return Text("{place}: {fact}", place=Place(member.upper()), fact=Text(spoken(name)))

    def cited(self) -> Iterator[Text | str]:
        """Yield its note, its source with the address, and its standing."""
        if self.entry.note:
            yield Text("Note: {note}", note=Text(self.entry.note))
        yield Text("Source: {source}", source=str(self.source))
        if self.source.url:
            yield self.source.url
        yield self.standing

    @in_words
    def render(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the rule in words.

        Args:
            locale: ``"en"`` or ``"zh_CN"``.
        """
        return "\n".join((self.heading.render(locale), *block([self], locale)))

    def __str__(self) -> str:
        return self.render(language_spoken())


def provisions(policy: CountryPolicy) -> Iterator[Provision]:
    """Yield every rule of a policy in words, in the order of the policy."""
    names, scopes = Names.of(policy), _scopes(policy)
    for path, entry in policy.rules():
        scope = scopes.get((path, entry.start))
        yield Provision(
            jurisdiction=policy.code,
            path=path,
            entry=entry,
            names=names,
            scopes=() if scope is None else (scope,),
        )


def _scopes(policy: CountryPolicy) -> dict[tuple[str, dt.date | None], Scope]:
    tables: list[tuple[str, GoodsTable]] = [("", table) for table in policy.tables.values()]
    for member in policy.members.values():
        tables += [(f"{member.code}.", table) for table in member.tables.values()]
    return {
        (f"{prefix}table.{table.name}.{rule.id}", rule.amount.start): rule.scope
        for prefix, table in tables
        for rule in table.rules
    }


def folded(rules: Iterable[Provision]) -> list[Provision]:
    """Return entries of goods tables, those with one rate, source and time as one.

    The first of them lends its path.
    """
    kept: dict[Any, list[Provision]] = {}
    for rule in rules:
        kept.setdefault((table_of(rule.path), rule.entry), []).append(rule)
    return [
        evolve(same[0], scopes=tuple(scope for rule in same for scope in rule.scopes))
        for same in kept.values()
    ]


def alike(rules: Iterable[Provision]) -> list[Provision]:
    """Return rules without a name of their own, those that say the same at the same time as one."""
    kept: dict[Any, list[str]] = {}
    first: dict[Any, Provision] = {}
    for rule in rules:
        first.setdefault(rule.entry, rule)
        kept.setdefault(rule.entry, []).append(rule.path)
    return [evolve(first[entry], path=", ".join(paths)) for entry, paths in kept.items()]


def table_of(path: str) -> str:
    """Return the path of the table an entry stands in; of another rule, its own."""
    before, _, after = path.partition("table.")
    return f"{before}table.{after.partition('.')[0]}" if after else path


def anchor(rule: Provision) -> str:
    """Return the anchor of a rule on its page, as ``PolicyBook.rule`` takes it, or of its table.

    A limit of turnover and what is not computed may share a scheme's id: their kind stands before.
    """
    if rule.title is None:
        named = table_of(rule.path)
    elif rule.path.partition(".")[0] in {"not_computed", "threshold"}:
        named = rule.path
    else:
        named = rule.id if "." in rule.id else f"{rule.jurisdiction}.{rule.id}"
    return re.sub(r"[^a-z0-9_.]+", "-", named.lower())


def block(rules: list[Provision], locale: str) -> Iterator[str]:
    """Yield when some rules hold, what each says, and the source they have in common."""
    first = rules[0]
    yield f"  {first.days.render(locale)}"
    for text in (*(text for rule in rules for text in rule.says), *first.cited()):
        yield f"    {text if isinstance(text, str) else text.render(locale)}"
