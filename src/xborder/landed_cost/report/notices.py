"""Notices: what the goods of a parcel and their seller commonly meet, besides charges."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from xborder.landed_cost.admission.addresses import destination
from xborder.landed_cost.admission.readers import of_consignment
from xborder.landed_cost.breakdown import NoticeGiven
from xborder.messages import Text
from xborder.policy.catalog import load_notices
from xborder.policy.columns import Column, OnDemand
from xborder.policy.condition import ALWAYS, Condition, facts_read
from xborder.policy.fact import UNKNOWN
from xborder.policy.ledger import NO, Ledger
from xborder.policy.notice import Notice
from xborder.policy.reference import RuleReference
from xborder.policy.sentence import Sentence
from xborder.trade import Consignment, Item


@frozen(kw_only=True, eq=False)
class Entered:
    """How a parcel came under the rules of its destination.

    Attributes:
        jurisdiction: The policy that answers for it.
        schemes: The scheme that each line came under; empty for one that came under none.
        ledger: What was computed of its lines.
    """

    jurisdiction: str
    schemes: Sequence[str]
    ledger: Ledger


def notices(consignment: Consignment, entered: Entered | None) -> tuple[NoticeGiven, ...]:
    """Return the notices about a parcel on the day of its sale, each once with its lines.

    Args:
        consignment: The parcel.
        entered: How it came under rules; ``None`` where there are none for its destination.
    """
    return tuple(_told(consignment, entered))


def _told(consignment: Consignment, entered: Entered | None) -> Iterator[NoticeGiven]:
    place = destination(consignment)
    named = (place.code, consignment.ship_to, entered.jurisdiction if entered else "")
    to = tuple(filter(None, named))
    for timeline in load_notices():
        entry = timeline.find(consignment.on)
        if entry is None:
            continue
        notice = entry.value
        items = [
            number for number, item in enumerate(consignment.items) if _concerns(notice, item, to)
        ]
        if items and (notice.schemes or notice.when is not ALWAYS):
            items = list(_asked(items, notice, consignment, entered)) if entered else []
        if items:
            yield NoticeGiven(
                id=notice.id,
                kind=notice.kind,
                text=Sentence.of(Text(notice.text)),
                items=tuple(items),
                rule=RuleReference.to(entry, notice.id),
            )


def _concerns(notice: Notice, item: Item, to: Sequence[str]) -> bool:
    return notice.concerns(
        code=item.hs_code,
        category=str(item.category) if item.category else None,
        origin=item.origin,
        to=to,
    )


def _asked(
    items: Sequence[int], notice: Notice, consignment: Consignment, entered: Entered
) -> Iterator[int]:
    """Yield the lines for which what a notice asks of the parcel holds, or may."""
    truth = notice.when.truth(_beside(entered.ledger, notice.when, consignment))
    holds = entered.ledger.lanes.entries(truth)
    for number in items:
        if notice.schemes and entered.schemes[number] not in notice.schemes:
            continue
        if holds[number] != NO:
            yield number


def _beside(ledger: Ledger, condition: Condition, consignment: Consignment) -> Ledger:
    """Return a ledger that knows the facts of a condition which no rule of the plan asked for.

    A new one: what is read here is not what the rules asked, and leaves no doubt behind.
    """
    words: dict[str, Sequence[str]] = {}
    columns: dict[str, Column] = {}
    for name in facts_read(condition):
        told = of_consignment(name)(consignment)
        words[name] = () if told is None else (told,)
        columns[name] = ledger.lanes.fill(UNKNOWN if told is None else 0)
    held = ledger.facts.columns
    facts = evolve(
        ledger.facts,
        words={**ledger.facts.words, **words},
        # On demand: which columns of the parcel were read says what of it was used.
        columns=OnDemand(
            {*held, *columns}, lambda name: columns[name] if name in columns else held[name]
        ),
        sorts=None,
    )
    return Ledger(ledger.lanes, facts, ledger.readings, ledger.values)
