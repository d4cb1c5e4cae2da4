"""Sources: the law or publication behind a value, what the law is, and how well it was read."""

import datetime as dt
from enum import StrEnum

from attrs import field, frozen, validators

from xborder.errors import InvalidPolicy


class Status(StrEnum):
    """What the law is."""

    IN_FORCE = "in_force"
    SCHEDULED = "scheduled"
    """Adopted; its first day lies ahead or was not seen to come."""
    ANNOUNCED = "announced"
    SUSPENDED = "suspended"
    REPEALED = "repealed"
    UNCLEAR = "unclear"
    """Sources disagree, or its state could not be established."""


class Evidence(StrEnum):
    """How well we read it."""

    OFFICIAL = "official"
    """Read in the authority's own words."""
    SECONDARY = "secondary"
    """Read with an adviser, a carrier, a newspaper or in an open data set."""
    UNCHECKED = "unchecked"
    """Not checked against a source; the address says where to check."""


@frozen(kw_only=True)
class Source:
    """Where a value can be read.

    Attributes:
        title: The law or publication, such as ``"Council Regulation (EU) 2026/382"``.
        url: Its public address; empty for a work in print.
        article: The article, page or table.

    Examples:
        >>> print(Source(title="Directive 2006/112/EC", article="Art. 86"))
        Directive 2006/112/EC, Art. 86
    """

    title: str = field(validator=validators.min_len(1))
    url: str = field(default="")
    article: str = ""

    @url.validator
    def _reachable(self, _attribute: object, url: str) -> None:
        if url and not url.startswith(("https://", "http://")):
            raise InvalidPolicy(
                "{value} is not a web address.",
                code="source.url",
                remedy="Give an address that starts with https://.",
                value=url,
            )

    def __str__(self) -> str:
        return f"{self.title}, {self.article}" if self.article else self.title


@frozen(kw_only=True)
class Provenance:
    """A source, how well it was read, and when.

    Attributes:
        source: The law or publication.
        evidence: How well we read it.
        checked_on: The day it was last checked.
    """

    source: Source
    evidence: Evidence
    checked_on: dt.date
