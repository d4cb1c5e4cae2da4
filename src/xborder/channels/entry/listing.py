"""Listings: what a site or a law asks of each field of an offer, as dated rules."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import field as attr
from attrs import frozen

from xborder.choice import Choice
from xborder.errors import known_locale, nearest
from xborder.kind import all_of_kind, mapping_of, of_kind, typed
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.named import all_known
from xborder.number import COUNT
from xborder.policy.rule import Rule
from xborder.timeline import Dated, Timeline, civil_date

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL_WORDS: Final = frozenset(
    (
        *("a", "an", "the", "and", "or", "but", "nor", "for", "with", "in", "on"),
        *("at", "by", "of", "to", "from", "into", "over", "under", "per", "as"),
    )
)
"""Articles, conjunctions and prepositions, which a title may repeat."""


class FieldProblem(Choice):
    """What is wrong with a field."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    CHARACTERS = "characters"
    REPEATED = "repeated"


_ALIKE: Final = 0.8
"""How alike two names of fields are before one is taken for a slip of the other."""


@frozen(kw_only=True, field_transformer=typed)
class FieldRule(Rule):
    """What is asked of one field.

    Attributes:
        field: The field.
        required: Whether it must be there.
        longest: The most characters of it, spaces counted; of each where it holds several.
        most: The most values that it may hold.
        never: Characters that must not stand in it.
        repeats: How often a word may stand in it, small words left aside.
        unless: A field that makes this one unnecessary when it is there.
    """

    field: str
    required: bool = False
    longest: int | None = attr(default=None, metadata=COUNT)
    most: int | None = attr(default=None, metadata=COUNT)
    never: str = ""
    repeats: int | None = attr(default=None, metadata=COUNT)
    unless: str = ""


@frozen(kw_only=True)
class FieldFinding:
    """Where a field breaks a rule.

    Attributes:
        rule: The rule, its days, source and evidence.
        problem: What is wrong.
        found: What was found: a length, a count, characters or words; empty where it is missing.
        says: It in a sentence.
    """

    rule: Dated[FieldRule]
    problem: FieldProblem
    found: str
    says: Text

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return it in a language."""
        return self.says.render(known_locale(locale))


def check_listing(
    fields: Mapping[str, str | Sequence[str]],
    rules: Iterable[Timeline[FieldRule]],
    *,
    on: dt.date,
) -> tuple[FieldFinding, ...]:
    """Return where a listing breaks what is asked of its fields.

    Args:
        fields: The fields, each text or several texts.
        rules: What is asked, such as ``LISTINGS["amazon"]``.
        on: The day of the listing.

    Returns:
        What is wrong, in the order of the rules; nothing where all is well. So it is a gate:
        ``Gate(name="listing", passes=lambda each: not check_listing(...))``.

    Raises:
        InvalidInput: A field is spelt nearly as one that is ruled and not given.

    Examples:
        >>> from xborder.channels.entry import LISTINGS
        >>> found = check_listing(
        ...     {"title": "Mug! " * 50}, LISTINGS["amazon"], on=dt.date(2026, 11, 30))
        >>> [(each.problem.value, each.found) for each in found]
        [('too_long', '249'), ('characters', '!'), ('repeated', 'mug')]
    """
    given = {name: _texts(value, str(name)) for name, value in mapping_of(fields, "fields").items()}
    day = civil_date(on, where="on")
    asked = all_of_kind(rules, Timeline, "rules")
    ruled = {name for each in asked for entry in each for name in _fields(entry.value)}
    for name in given:
        # other fields than those ruled are welcome; one spelt nearly as one of them is a slip
        if name not in ruled and nearest(name, ruled - set(given), alike=_ALIKE):
            all_known([name], ruled - set(given), "fields")
    return tuple(
        finding
        for timeline in asked
        if (entry := timeline.find(day)) is not None
        for finding in _findings(entry, given)
    )


def _fields(rule: FieldRule) -> tuple[str, ...]:
    return (rule.field, rule.unless) if rule.unless else (rule.field,)


def _texts(value: Any, where: str) -> tuple[str, ...]:
    several = (value,) if isinstance(value, str) else all_of_kind(value, str, where)
    return tuple(text.strip() for text in several if of_kind(text, str, where).strip())


def _findings(
    entry: Dated[FieldRule], given: Mapping[str, tuple[str, ...]]
) -> Iterator[FieldFinding]:
    rule, texts = entry.value, given.get(entry.value.field, ())

    def finding(problem: FieldProblem, says: str, found: str = "", **values: Any) -> FieldFinding:
        told = Text(says, field=rule.field, found=found, source=str(entry.source), **values)
        return FieldFinding(rule=entry, problem=problem, found=found, says=told)

    if not texts:
        if rule.required and not given.get(rule.unless):
            yield finding(FieldProblem.MISSING, "{field} is missing ({source}).")
        return
    longest = max(map(len, texts))
    if rule.longest is not None and longest > rule.longest:
        says = "{field} has {found} characters; {most} are the most ({source})."
        yield finding(FieldProblem.TOO_LONG, says, str(longest), most=rule.longest)
    if rule.most is not None and len(texts) > rule.most:
        says = "{field} holds {found} values; {most} are the most ({source})."
        yield finding(FieldProblem.TOO_MANY, says, str(len(texts)), most=rule.most)
    bad = "".join(sorted({letter for text in texts for letter in text} & set(rule.never)))
    if bad:
        says = "{field} has characters that must not stand in it: {found} ({source})."
        yield finding(FieldProblem.CHARACTERS, says, bad)
    if rule.repeats is not None:
        words = Counter(word.lower() for text in texts for word in _WORD.findall(text))
        often = [w for w, n in words.items() if n > rule.repeats and w not in _SMALL_WORDS]
        if often:
            says = "{field} repeats words more than {most} times: {found} ({source})."
            found = ", ".join(sorted(often))
            yield finding(FieldProblem.REPEATED, says, found, most=rule.repeats)
