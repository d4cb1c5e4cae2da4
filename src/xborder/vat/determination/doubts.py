"""Doubts: what a determination stands on, and every reason why it is not exact."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from attrs import define, field

from xborder.messages import Text
from xborder.policy.fact import fact
from xborder.policy.plan import is_doubtful
from xborder.policy.sentence import Sentence
from xborder.source import Evidence, Status
from xborder.timeline import Dated
from xborder.trade import CountryName
from xborder.vat.determination.answer import Certainty, Reason
from xborder.vat.determination.crossing import Crossing
from xborder.vat.determination.situation import Situation

_GRAVITY = (
    Certainty.EXACT,
    Certainty.ESTIMATE,
    Certainty.MISSING_FACT,
    Certainty.UNSUPPORTED,
)
_EVIDENCE = (Evidence.OFFICIAL, Evidence.SECONDARY, Evidence.UNCHECKED)


@define(eq=False)
class Doubts:
    """What is in doubt about one sale.

    Attributes:
        reasons: Why it is not exact, in the order in which that was found.
        cited: The rules that it stands on.
    """

    reasons: list[Reason] = field(init=False, factory=list)
    cited: list[Dated[Any]] = field(init=False, factory=list)

    @property
    def state(self) -> Certainty:
        """The gravest of the reasons; exact if there is none."""
        if not self.reasons:  # as mostly
            return Certainty.EXACT
        return max((each.state for each in self.reasons), key=_GRAVITY.index)

    @property
    def evidence(self) -> Evidence | None:
        """The weakest evidence among the rules cited."""
        return max([each.evidence for each in self.cited], key=_EVIDENCE.index, default=None)

    @property
    def checked_on(self) -> dt.date | None:
        """The oldest check among the rules cited."""
        return min([each.checked_on for each in self.cited], default=None)

    def add(self, state: Certainty, text: Text, fact: str = "") -> None:
        """Add a reason."""
        self.reasons.append(Reason(state=state, text=Sentence.of(text), fact=fact))

    def estimate(self, text: Text) -> None:
        """Add a reason why the figures are an estimate."""
        self.add(Certainty.ESTIMATE, text)

    def cite(self, entry: Dated[Any], title: str) -> None:
        """Note a rule that the answer stands on, and what is in doubt about it."""
        self.cited.append(entry)
        if not is_doubtful(entry):
            return
        if entry.status is not Status.IN_FORCE:
            status = (
                Text("scheduled, its start not seen")
                if entry.status is Status.SCHEDULED
                else Text("unclear")
            )
            self.estimate(Text("{rule}: this rule is {status}.", rule=Text(title), status=status))
        if entry.evidence is Evidence.UNCHECKED:
            self.estimate(Text("{rule}: not checked against its source.", rule=Text(title)))

    def cite_schemes(self, crossing: Crossing | None) -> None:
        """Note the schemes at the border, of a sale that is taxed because they take its goods."""
        schemes = crossing.schemes if crossing else ()
        if len(schemes) > 1:
            # Told apart by identity: the hash of a scheme is that of all its law.
            schemes = tuple({id(each): each for each in schemes}.values())
        for scheme in schemes:
            if scheme is not None and is_doubtful(scheme.entry):
                self.cite(scheme.entry, scheme.entry.value.title)

    def note_assumed(self, assumed: Mapping[str, str], situation: Situation) -> None:
        """Say which answers were taken for facts that the sale does not tell."""
        plain = Situation(situation.sale, thresholds=situation.thresholds)
        plain.scheme = situation.scheme
        for name, answer in assumed.items():
            try:
                if plain.fact(name) is not None:
                    continue
            except KeyError:
                pass
            asked = fact(name)
            self.estimate(
                Text("Assumed: {fact} is {answer}.", fact=asked.title, answer=asked.answer(answer))
            )

    def leave_open(self, code: str, name: str) -> None:
        """Say that what happens in another jurisdiction is open, for want of a fact."""
        text = Text(
            "What happens to it in {country} depends on {fact}, which is not given.",
            country=CountryName(code),
            fact=fact(name).title,
        )
        self.add(Certainty.ESTIMATE, text, fact=name)
