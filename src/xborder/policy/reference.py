"""References: a rule as it travels with a result, so that whoever reads it can look it up."""

import datetime as dt
from typing import Annotated, Any

from pydantic import AfterValidator

from xborder.document import Document
from xborder.errors import at_the_door
from xborder.source import Evidence, Status, web_address
from xborder.timeline import Dated


class RuleReference(Document):
    """The rule behind a figure, and where it can be read.

    Attributes:
        id: The rule's id within its jurisdiction.
        title: The law or publication.
        article: The article, page or table.
        url: Its address, by https or http; empty for a work in print.
        start: Its first day, if it has one.
        end: The first day on which it no longer holds, if known.
        status: What the law is.
        evidence: How well we read it.
        checked_on: When it was last checked.
        note: A doubt or a remark.
    """

    id: str
    title: str
    article: str
    url: Annotated[str, AfterValidator(at_the_door(web_address))]
    start: dt.date | None
    end: dt.date | None
    status: Status
    evidence: Evidence
    checked_on: dt.date
    note: str = ""

    @classmethod
    def to(cls, entry: Dated[Any], name: str) -> "RuleReference":
        """Return a dated rule as a reference.

        Args:
            entry: The rule.
            name: What to call it: its id, or the table's for an entry of a goods table, which has
                none of its own.
        """
        return cls(
            id=name,
            title=entry.source.title,
            article=entry.source.article,
            url=entry.source.url,
            start=entry.start,
            end=entry.end,
            status=entry.status,
            evidence=entry.evidence,
            checked_on=entry.checked_on,
            note=entry.note,
        )
