"""Sources: the law or publication behind a value, what the law is, and how well it was read."""

import datetime as dt
from enum import StrEnum

from attrs import evolve, field, frozen, validators

from xborder.errors import InvalidPolicy
from xborder.record import Record


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


def web_address(url: str) -> str:
    """Return an address that a reader can open, or an empty one as it is.

    Raises:
        InvalidPolicy: It is neither: a script or a file is no source.
    """
    if url and not url.startswith(("https://", "http://")):
        raise InvalidPolicy(
            "{value} is not a web address.",
            code="source.url",
            remedy="Give an address that starts with https://.",
            value=url,
        )
    return url


@frozen(kw_only=True)
class Source(Record):
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
        web_address(url)

    def __str__(self) -> str:
        return f"{self.title}, {self.article}" if self.article else self.title


@frozen(kw_only=True)
class Provenance(Record):
    """A source, how well it was read, and when.

    Attributes:
        source: The law or publication.
        evidence: How well we read it.
        checked_on: The day it was last checked.
    """

    source: Source
    evidence: Evidence
    checked_on: dt.date

    def at(self, article: str) -> "Provenance":
        """Return another article, page or table of the same source."""
        return evolve(self, source=evolve(self.source, article=article))

    def graded(self, evidence: Evidence | str) -> "Provenance":
        """Return the same source, read better or worse."""
        return evolve(self, evidence=Evidence(evidence))

    def __str__(self) -> str:
        return str(self.source)


@frozen
class Reader:
    """Whoever read the sources on a day: names each one, and how well it was read.

    Args:
        checked_on: The day of the reading.

    Examples:
        >>> read = Reader(dt.date(2026, 11, 21))
        >>> act = read.official("Directive 2006/112/EC", article="Art. 86")
        >>> print(act, act.evidence, act.checked_on)
        Directive 2006/112/EC, Art. 86 official 2026-11-21
    """

    checked_on: dt.date

    def official(self, title: str, url: str = "", *, article: str = "") -> Provenance:
        """Return a source that was read in the authority's own words."""
        return self._read(Evidence.OFFICIAL, title, url, article)

    def secondary(self, title: str, url: str = "", *, article: str = "") -> Provenance:
        """Return a source that was read with an adviser, a carrier, in the press or in a copy."""
        return self._read(Evidence.SECONDARY, title, url, article)

    def unchecked(self, title: str, url: str = "", *, article: str = "") -> Provenance:
        """Return a source that was not read; its address says where to check."""
        return self._read(Evidence.UNCHECKED, title, url, article)

    def _read(self, evidence: Evidence, title: str, url: str, article: str) -> Provenance:
        source = Source(title=title, url=url, article=article)
        return Provenance(source=source, evidence=evidence, checked_on=self.checked_on)
