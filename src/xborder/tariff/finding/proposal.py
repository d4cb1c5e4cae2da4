"""Proposals: codes that goods may have, what speaks for each, and what they would cost.

A proposal is no classification. It says so in words, with every reason for it, so that a person who
knows the goods can decide.
"""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from attrs import frozen

from xborder.display import Shown
from xborder.messages import DEFAULT_LOCALE, Text, in_words, listed
from xborder.source import Source
from xborder.spoken import spoken
from xborder.timeline import Dated

if TYPE_CHECKING:
    from xborder.policy.amount import Amount

DECIDES: Final = Text(
    "These are proposals from words alone. A person who knows the goods decides, and whoever "
    "declares a code answers for it."
)
"""What every result says."""


@frozen(kw_only=True)
class Step:
    """A heading on the way to a code.

    Attributes:
        code: Its digits; empty for one that bears no number.
        text: Its words, in the language of the list.
    """

    code: str
    text: str


@frozen(kw_only=True, repr=False)
class Proposal(Shown):
    """A code that the goods may have.

    Attributes:
        code: As many digits as the words decide.
        subheading: The first six of them.
        path: The headings above it and its own line, the chapter first.
        score: How well it answers, from 0 to 1; comparable within one search alone.
        reasons: What speaks for it.
        lines: How many lines of the country stand below the code; 0 if it can be declared as it is.
        duty: The duty of the tariff on the day asked for; ``None`` if no day was named, or the
            tariff does not know the code, or needs more digits.
    """

    code: str
    subheading: str
    path: tuple[Step, ...]
    score: float
    reasons: tuple[Text, ...]
    lines: int
    duty: "Dated[Amount] | None" = None

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the proposal in words: its code, its path, what speaks for it, its duty."""
        return "\n".join(self._lines(locale))

    def _lines(self, locale: str) -> Iterator[str]:
        path = " > ".join(step.text for step in self.path)
        score = Text(
            "{code} ({score}): {path}",
            code=_dotted(self.code),
            score=f"{self.score:.2f}",
            path=path,
        )
        yield score.render(locale)
        for reason in self.reasons:
            yield f"  {reason.render(locale)}"
        if self.lines:
            text = Text(
                "{count} lines of the country stand below: more must be known of the goods.",
                count=self.lines,
            )
            yield f"  {text.render(locale)}"
        if self.duty is not None:
            source = Text(" ({source})", source=str(self.duty.source)).render(locale)
            yield from (f"  {text.render(locale)}{source}" for text in _duties(self.duty.value))


@frozen(kw_only=True, repr=False)
class Proposals(Shown):
    """What a search found, best first.

    Attributes:
        query: What was asked.
        country: For which destination.
        nomenclature: The list whose words were searched.
        edition: Its edition, as its publisher calls it.
        source: Where it can be read.
        proposals: The codes; none if nothing answers.
        corrected: Words that were read as another: what was written, what was taken for meant.
        unknown: Words that nobody knows.
        on: The day whose duties are shown, if one was named.
    """

    query: str
    country: str
    nomenclature: str
    edition: str
    source: Source
    proposals: tuple[Proposal, ...]
    corrected: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    on: dt.date | None = None

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the proposals in words, and who decides between them."""
        return "\n".join(self._lines(locale))

    def _lines(self, locale: str) -> Iterator[str]:
        yield Text(
            "{count} codes for {query} in {nomenclature}, {edition}.",
            count=len(self.proposals),
            query=self.query,
            nomenclature=Text(self.nomenclature),
            edition=Text(self.edition),
        ).render(locale)
        yield DECIDES.render(locale)
        for written, meant in self.corrected:
            text = Text("{written} is read as {meant}.", written=written, meant=meant)
            yield text.render(locale)
        if self.unknown:
            known = listed(map(Text, self.unknown), last="{left}, {right}")
            yield Text("Nobody knows {words}.", words=known).render(locale)
        for proposal in self.proposals:
            yield proposal.explain(locale)

    def __iter__(self) -> Iterator[Proposal]:
        return iter(self.proposals)

    def __len__(self) -> int:
        return len(self.proposals)

    def __str__(self) -> str:
        return self.explain(spoken())


def _duties(duty: "Amount") -> Iterator[Text]:
    """Yield a duty in sentences, with its doubts; where lines part it, one sentence for each."""
    from xborder.policy.amount import Undecided  # noqa: PLC0415 - words only when read
    from xborder.policy.prose.formula import amount_says  # noqa: PLC0415
    from xborder.policy.prose.names import Names  # noqa: PLC0415

    base, names = Text("the customs value"), Names({})
    if isinstance(duty, Undecided):
        for choice in duty.choices:
            for said in amount_says(choice.amount, names, base):
                codes = listed(map(Text, map(_dotted, choice.codes)), last="{left}, {right}")
                yield Text("Duty of {codes}: {said}", codes=codes, said=said)
        return
    for said in amount_says(duty, names, base):
        yield Text("Duty: {said}", said=said)


def _dotted(code: str) -> str:
    return ".".join([code[:4], *(code[start : start + 2] for start in range(4, len(code), 2))])
