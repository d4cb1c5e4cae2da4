"""What is known of a destination without rules, as a quote tells it."""

from xborder.landed_cost.breakdown import KnownFact
from xborder.policy.known import Known
from xborder.policy.reference import RuleReference
from xborder.policy.sentence import Sentence
from xborder.timeline import Dated


def known_fact(entry: Dated[Known]) -> KnownFact:
    """Return a known fact as it travels with a quote."""
    fact = entry.value
    return KnownFact(
        kind=fact.kind,
        text=Sentence.of(fact.text),
        rate=fact.rate,
        limit=fact.limit,
        rule=RuleReference.to(entry, fact.id),
    )
