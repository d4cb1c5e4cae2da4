"""The law of a jurisdiction in words: all its rules, or those of a day.

It prints as plain prose in English, renders in another language when asked, and keeps its rules
for whoever wants data.
"""

import datetime as dt
import difflib
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve, field, frozen

from xborder.display import Shown
from xborder.errors import NoRuleInForce, NotFound
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.policy.condition import ALWAYS, Named, held
from xborder.policy.country import CountryPolicy
from xborder.policy.document import in_force, to_data
from xborder.policy.prose.provision import (
    SECTIONS,
    Place,
    Provision,
    alike,
    block,
    by_code,
    folded,
    provisions,
    table_of,
)
from xborder.policy.prose.rules import EVENTS
from xborder.spoken import spoken
from xborder.trade import CountryName


@frozen(kw_only=True, repr=False)
class Law(Shown):
    """The rules of a jurisdiction in words: all that are known, whenever they hold.

    Attributes:
        policy: The jurisdiction.
    """

    policy: CountryPolicy = field(repr=by_code)

    @property
    def rules(self) -> tuple[Provision, ...]:
        """Each rule in words."""
        return tuple(provisions(self.policy))

    @property
    def heading(self) -> Text:
        """The heading it stands under, as a page shows it."""
        return Text("{place}: the rules", place=Place(self.policy.code))

    @in_words
    def render(self, locale: str = DEFAULT_LOCALE, *, width: int | None = None) -> str:
        """Return the law in words.

        Args:
            locale: ``"en"`` or ``"zh_CN"``.
            width: How long a line may be; as long as it comes if none is given.
        """
        lines = [*self._opening(locale)]
        for heading, rules in self.sections(locale):
            lines += ["", heading]
            shown = heading
            for same in cited_alike(rules):
                named = same[0].heading.render(locale)
                if named != shown:
                    lines += ["", named]
                    shown = named
                lines += block(same, locale)
        if width is None:
            return "\n".join(lines)
        return "\n".join(part for line in lines for part in _wrapped(line, width))

    def _opening(self, locale: str) -> Iterator[str]:
        policy = self.policy
        yield self.heading.render(locale)
        yield ""
        yield from (text.render(locale) for text in self.about())
        for reading in policy.readings:
            yield ""
            yield Text(reading.question).render(locale)
            for option, who in reading.options.items():
                chosen = option == reading.default
                sentence = "{option} (taken by default): {who}" if chosen else "{option}: {who}"
                yield f"  {Text(sentence, option=option, who=Text(who)).render(locale)}"
        meanings = [text.render(locale) for text in self.meanings()]
        if meanings:
            yield from ("", *meanings)

    def meanings(self) -> Iterator[Text]:
        """Yield what each phrase stands for that conditions of the rules go by."""
        phrases: dict[Text, Text] = {}
        for rule in self.rules:
            for part in held(getattr(rule.entry.value, "when", ALWAYS)):
                if isinstance(part, Named):
                    phrases[part.words()] = rule.names.clause(part.condition)
        for phrase, condition in phrases.items():
            yield Text('"{phrase}" means that {condition}.', phrase=phrase, condition=condition)

    def about(self) -> Iterator[Text]:
        """Yield what holds for all of the rules: currency, first day, which date they go by."""
        policy = self.policy
        opens = policy.opens
        yield Text("Currency {code}; rules known from {day}.", code=policy.currency, day=opens)
        if policy.dated_by != "on":
            day = EVENTS[policy.dated_by]
            yield Text("The rules go by {day}, not by the day of the sale.", day=day)
        if policy.converted_by is not None:
            day = EVENTS[policy.converted_by]
            yield Text("Foreign sums are converted at the rate of {day}.", day=day)
        if policy.members:
            members = tuple(map(CountryName, sorted(policy.members)))
            yield Text("Members: {members}.", members=members)

    def sections(self, locale: str) -> Iterator[tuple[str, list[Provision]]]:
        """Yield the parts of the law: their heading, and their rules, those of tables folded.

        Args:
            locale: The language of the headings.
        """
        grouped: dict[str, list[Provision]] = {}
        for rule in self.rules:
            grouped.setdefault(_section_of(rule.path), []).append(rule)
        for key, named in SECTIONS.items():
            if key in grouped:
                rules = grouped.pop(key)
                yield named.render(locale), alike(rules) if key == "currency" else rules
        for rules in grouped.values():
            yield rules[0].heading.render(locale), folded(rules)

    def __str__(self) -> str:
        return self.render(spoken())


@frozen(kw_only=True, repr=False)
class LawOnDay(Law):
    """The rules of a jurisdiction in words, those of one day.

    Attributes:
        policy: The jurisdiction.
        on: The day.
    """

    on: dt.date

    @property
    def rules(self) -> tuple[Provision, ...]:
        """Each rule that holds on the day, in words."""
        return tuple(rule for rule in provisions(self.policy) if rule.entry.holds_on(self.on))

    @property
    def data(self) -> dict[str, Any]:
        """Each rule that holds on the day as plain data, by its path."""
        held = in_force(self.policy, self.on)
        return {path: to_data(entry) for path, entry in held.items()}

    @property
    def heading(self) -> Text:
        """The heading it stands under, as a page shows it."""
        return Text("{place}: the rules on {day}", place=Place(self.policy.code), day=self.on)


def _section_of(path: str) -> str:
    kind = path.partition(".")[0]
    if kind in SECTIONS:
        return kind
    return "currency" if path.endswith(".currency") else table_of(path)


def _wrapped(line: str, width: int) -> list[str]:
    if " " not in line.strip():  # an address is never cut
        return [line]
    indent = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(
        line,
        width,
        subsequent_indent=f"{indent}  " if indent else "",
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def cited_alike(rules: Iterable[Provision]) -> Iterator[list[Provision]]:
    """Yield rules; the entries of a table that have their time and source in common, together."""
    together: dict[Any, list[Provision]] = {}
    for number, rule in enumerate(rules):
        alone = number if not rule.scopes else None
        key = (alone, evolve(rule.entry, value=None))
        together.setdefault(key, []).append(rule)
    yield from together.values()


def jurisdiction_of(name: str) -> str:
    """Return the policy that the name of a rule begins with.

    Args:
        name: The rule, as ``PolicyBook.rule`` takes it.

    Raises:
        NotFound: It names none.

    Examples:
        >>> jurisdiction_of("gb.import_vat")
        'GB'
    """
    code, dot, _ = name.partition(".")
    if not dot:
        raise NotFound(
            "{value} names a rule without its jurisdiction.",
            code="policy.no_such_rule",
            remedy='Write the jurisdiction before the id, such as "gb.import_vat".',
            where="name",
            value=name,
        )
    return code.upper()


def find(policy: CountryPolicy, name: str, on: dt.date) -> Provision:
    """Return the rule of that name on a day.

    Args:
        policy: The jurisdiction.
        name: The rule, as ``PolicyBook.rule`` takes it.
        on: The day.

    Raises:
        NotFound: There is no such rule; the error names near ones.
        NoRuleInForce: It does not hold on the day, or the day lies before the rules are known.
    """
    policy.check_day(on)
    _, _, rest = name.partition(".")
    whole = f"{name.partition('.')[0].upper()}.{rest}"
    known = tuple(provisions(policy))
    named: list[Provision] = []
    for wanted in (whole, name, rest):  # a member's own rule comes before one of the bloc
        named = named or [rule for rule in known if wanted in {rule.path, rule.id}]
    if not named:
        names = {
            rule.id if rule.id.startswith(_prefix(policy)) else f"{_prefix(policy)}{rule.id}"
            for rule in known
            if rule.title is not None
        }
        near = difflib.get_close_matches(name, sorted(names), n=3, cutoff=0.5)
        raise NotFound(
            "{policy} has no rule {value}.",
            code="policy.no_such_rule",
            remedy="Did you mean {near}? book.describe(...) lists every rule."
            if near
            else "Use the id of one of its rules; book.describe(...) lists them.",
            value=name,
            policy=policy.code,
            near=", ".join(near),
        )
    held = [rule for rule in named if rule.entry.holds_on(on)]
    if not held:
        raise NoRuleInForce(
            "The rule {rule} does not hold on {value}.",
            remedy="Ask for one of its days: {known}.",
            value=on,
            rule=name,
            known="; ".join(str(rule.days) for rule in named),
        )
    return held[0]


def _prefix(policy: CountryPolicy) -> str:
    return f"{policy.code.lower()}."
