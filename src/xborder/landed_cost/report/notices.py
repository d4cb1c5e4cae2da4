"""Notices: what the goods of a parcel commonly meet at the border, besides charges."""

from collections.abc import Iterator

from xborder.landed_cost.admission.addresses import destination
from xborder.landed_cost.breakdown import NoticeGiven
from xborder.messages import Text
from xborder.policy.catalog import load_notices
from xborder.policy.reference import RuleReference
from xborder.policy.sentence import Sentence
from xborder.trade import Consignment


def notices(consignment: Consignment, jurisdiction: str) -> tuple[NoticeGiven, ...]:
    """Return the notices about a parcel on the day of its sale, each once with its lines.

    Args:
        consignment: The parcel.
        jurisdiction: The policy that answers for its destination; empty if none does.
    """
    return tuple(_told(consignment, jurisdiction))


def _told(consignment: Consignment, jurisdiction: str) -> Iterator[NoticeGiven]:
    place = destination(consignment)
    to = tuple(filter(None, (place.code, consignment.ship_to, jurisdiction)))
    for timeline in load_notices():
        entry = timeline.find(consignment.on)
        if entry is None:
            continue
        notice = entry.value
        items = tuple(
            number
            for number, item in enumerate(consignment.items)
            if notice.concerns(
                code=item.hs_code,
                category=str(item.category) if item.category else None,
                origin=item.origin,
                to=to,
            )
        )
        if items:
            yield NoticeGiven(
                id=notice.id,
                kind=notice.kind,
                text=Sentence.of(Text(notice.text)),
                items=items,
                rule=RuleReference.to(entry, notice.id),
            )
