"""A programme of preference: whose goods it is for, since when, and by which proof.

Example:
    >>> pact = told(
    ...     "us.australia", "Free trade agreement with Australia", "AU", "2005-01-01",
    ...     (ANY,), "https://hts.usitc.gov", symbols="AU",
    ... )
    >>> pact.importer, pact.runs_on(dt.date(2026, 11, 21))
    ('US', True)
"""

import datetime as dt
from typing import Final

from attrs import field, frozen

from xborder.goods import ProofKind
from xborder.messages import Text
from xborder.money import Money
from xborder.source import Provenance, Reader

_SAYS: Final = {
    ProofKind.DECLARATION: "a statement on origin by any exporter",
    ProofKind.REGISTERED_EXPORTER: "a statement on origin by a registered or approved exporter",
    ProofKind.CERTIFICATE: "a certificate of the partner's authority",
    ProofKind.FREE_CIRCULATION: "a movement certificate A.TR",
    ProofKind.IMPORTERS_KNOWLEDGE: "the importer's own knowledge",
    ProofKind.NONE_ASKED: "no proof, for goods that originate all the same",
}


def called(kind: ProofKind) -> Text:
    """Return a kind of proof in words."""
    return Text(_SAYS[kind])


@frozen(kw_only=True)
class Proof:
    """A proof that a programme takes.

    Attributes:
        kind: What it is.
        up_to: The value of the originating goods up to which it will do; ``None`` for any.
        only: The origins that it is for; empty for all of the programme.
        but: The origins that it is not for.
    """

    kind: ProofKind
    up_to: Money | None = None
    only: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()

    def is_for(self, origin: str) -> bool:
        """Return whether goods of an origin may have it."""
        return origin not in self.but and (not self.only or origin in self.only)

    @property
    def says(self) -> Text:
        """The proof in words, with its limit."""
        proof = called(self.kind)
        if self.up_to is None:
            return proof
        return Text("{proof}, up to {limit}", proof=proof, limit=self.up_to)


def _proofs(given: tuple[Proof, ...] | list[Proof]) -> tuple[Proof, ...]:
    return tuple(given)


def _symbols(given: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(given.split() if isinstance(given, str) else given)


@frozen(kw_only=True)
class Programme:
    """An agreement, or a scheme of one side, under which goods of a partner pay less.

    Attributes:
        id: Its name here, such as ``"eu.tca"``.
        title: What it is called.
        importer: Who grants it: ``"EU"``, or a country.
        origins: The countries whose goods it is for.
        start: Its first day.
        end: The first day without it; ``None`` if none is set.
        proofs: The proofs it takes.
        symbols: What the importer's printed tariff calls those whose goods it is for.
        doubt: Why a duty under it is an estimate at best; a message id, empty if it need not be.
        is_settled: Whether the industrial goods that it frees, chapters 25 to 97, were free on each
            day that the rules know, so that one edition tells of all.
        read: Where it can be read, and how well it was.
    """

    id: str
    title: str
    importer: str
    origins: frozenset[str]
    start: dt.date
    end: dt.date | None = None
    proofs: tuple[Proof, ...] = field(converter=_proofs)
    symbols: tuple[str, ...] = field(default=(), converter=_symbols)
    doubt: str = ""
    is_settled: bool = False
    read: Provenance

    def runs_on(self, day: dt.date) -> bool:
        """Return whether it is in force on a day."""
        return self.start <= day and (self.end is None or day < self.end)

    def proofs_of(self, origin: str) -> tuple[Proof, ...]:
        """Return the proofs that goods of an origin may have.

        Args:
            origin: The country of origin; empty for the proofs of all.
        """
        return tuple(proof for proof in self.proofs if not origin or proof.is_for(origin))

    def proofs_for(self, value: Money, origin: str = "") -> tuple[Proof, ...]:
        """Return the proofs that will do for originating goods of a value.

        Args:
            value: The value of the originating goods. A limit in another currency is not compared:
                its proof is kept, and says its limit.
            origin: The country of origin, where the proofs depend on it.
        """
        return tuple(
            proof
            for proof in self.proofs_of(origin)
            if proof.up_to is None or proof.up_to.currency != value.currency or value <= proof.up_to
        )


_read: Final = Reader(dt.date(2026, 11, 30))
_SIX: Final = Money("6000 EUR")


def small(limit: Money = _SIX) -> Proof:
    """Return the statement of any exporter, up to a value."""
    return Proof(kind=ProofKind.DECLARATION, up_to=limit)


ANY: Final = Proof(kind=ProofKind.DECLARATION)
REGISTERED: Final = Proof(kind=ProofKind.REGISTERED_EXPORTER)
CERTIFICATE: Final = Proof(kind=ProofKind.CERTIFICATE)
KNOWLEDGE: Final = Proof(kind=ProofKind.IMPORTERS_KNOWLEDGE)
_VIET_NAM: Final = frozenset({"VN"})
BY_PACIFIC_RULES: Final = (
    Proof(kind=ProofKind.DECLARATION, but=_VIET_NAM),
    Proof(kind=ProofKind.REGISTERED_EXPORTER, only=_VIET_NAM),
    Proof(kind=ProofKind.CERTIFICATE, only=_VIET_NAM),
    Proof(kind=ProofKind.IMPORTERS_KNOWLEDGE, but=_VIET_NAM),
)
"""The proofs under CPTPP, Art. 3.20; Viet Nam has chosen Annex 3-A, by which its authority or an
approved exporter certifies. https://www.willsonintl.com/news/cptpp-and-vietnam/ has the
notice of Canada's customs; whether an importer may certify goods of Viet Nam all the same was not
read."""


def told(
    id_: str,
    title: str,
    origins: str,
    start: str,
    proofs: tuple[Proof, ...],
    url: str,
    *,
    end: str = "",
    symbols: str = "",
    doubt: str = "",
    is_settled: bool = False,
) -> Programme:
    """Return a programme whose title, days and proofs are known, and were not read in its text.

    Args:
        id_: Its id; the importer stands before the point.
        title: What it is called.
        origins: The countries whose goods it is for, separated by spaces.
        start: Its first day.
        proofs: The proofs it takes.
        url: Where it can be read.
        end: The first day without it.
        symbols: What the importer's tariff calls it, separated by spaces.
        doubt: Why a duty under it is an estimate at best.
        is_settled: Whether the industrial goods that it frees were free on every day of the rules.
    """
    return Programme(
        id=id_,
        title=title,
        importer=id_.partition(".")[0].upper(),
        origins=frozenset(origins.split()),
        start=dt.date.fromisoformat(start),
        end=dt.date.fromisoformat(end) if end else None,
        proofs=proofs,
        symbols=symbols,
        doubt=doubt,
        is_settled=is_settled,
        read=_read.unchecked(title, url),
    )
