"""Programmes of preference: between whom, since when, and by which proof up to which value.

A lower duty is for goods that *originate* in a partner, and is claimed with a proof. Which proof is
asked for goes by the agreement and the value: mostly any exporter may declare the origin of a
consignment up to EUR 6,000 (or a sum of the partner's own), above it a registered or approved one.
Official: https://trade.ec.europa.eu/access-to-markets, https://www.gov.uk/guidance/get-proof-of-origin-for-your-goods

Example:
    >>> [programme.id for programme in programmes("GB", "VN", dt.date(2026, 11, 21))]
    ['gb.uk_vietnam', 'gb.cptpp']
    >>> tca = programmes("EU", "GB", dt.date(2026, 11, 21))[0]
    >>> [str(proof.kind) for proof in tca.proofs_for(Money("900 EUR"))]
    ['declaration', 'registered_exporter', 'importers_knowledge']
"""

import datetime as dt
from enum import StrEnum
from typing import Final

from attrs import field, frozen

from xborder.messages import Text
from xborder.money import Money
from xborder.source import Provenance, Reader
from xborder.trade.country import EU_MEMBERS


class ProofKind(StrEnum):
    """How it is shown that goods originate in the partner."""

    DECLARATION = "declaration"
    """The exporter's statement on the invoice, whoever the exporter is."""
    REGISTERED_EXPORTER = "registered_exporter"
    """The statement of an exporter that its authority has registered or approved."""
    CERTIFICATE = "certificate"
    """A movement certificate EUR.1, or another of the partner's authority."""
    FREE_CIRCULATION = "free_circulation"
    """A movement certificate A.TR: free circulation in the customs union, not origin."""
    IMPORTERS_KNOWLEDGE = "importers_knowledge"
    """What the importer itself knows and can show."""
    NONE_ASKED = "none_asked"
    """No proof is asked up to the value; the goods must originate all the same."""


_SAYS: Final = {
    ProofKind.DECLARATION: "a statement on origin by any exporter",
    ProofKind.REGISTERED_EXPORTER: "a statement on origin by a registered or approved exporter",
    ProofKind.CERTIFICATE: "a certificate of the partner's authority",
    ProofKind.FREE_CIRCULATION: "a movement certificate A.TR",
    ProofKind.IMPORTERS_KNOWLEDGE: "the importer's own knowledge",
    ProofKind.NONE_ASKED: "no proof, for goods that originate all the same",
}


@frozen(kw_only=True)
class Proof:
    """A proof that a programme takes.

    Attributes:
        kind: What it is.
        up_to: The value of the originating goods up to which it will do; ``None`` for any.
    """

    kind: ProofKind
    up_to: Money | None = None

    @property
    def says(self) -> Text:
        """The proof in words, with its limit."""
        proof = Text(_SAYS[self.kind])
        if self.up_to is None:
            return proof
        return Text("{proof}, up to {limit}", proof=proof, limit=self.up_to)


def _proofs(given: tuple[Proof, ...] | list[Proof]) -> tuple[Proof, ...]:
    return tuple(given)


@frozen(kw_only=True)
class Programme:
    """An agreement, or a scheme of one side, under which goods of a partner pay less.

    Attributes:
        id: Its name here, such as ``"eu.tca"``.
        title: What it is called.
        importer: Who grants it: ``"EU"`` or ``"GB"``.
        origins: The countries whose goods it is for.
        start: Its first day.
        proofs: The proofs it takes.
        read: Where it can be read, and how well it was.
    """

    id: str
    title: str
    importer: str
    origins: frozenset[str]
    start: dt.date
    proofs: tuple[Proof, ...] = field(converter=_proofs)
    read: Provenance

    def proofs_for(self, value: Money) -> tuple[Proof, ...]:
        """Return the proofs that will do for originating goods of a value.

        Args:
            value: The value of the originating goods. A limit in another currency is not compared:
                its proof is kept, and says its limit.
        """
        return tuple(
            proof
            for proof in self.proofs
            if proof.up_to is None or proof.up_to.currency != value.currency or value <= proof.up_to
        )


_read: Final = Reader(dt.date(2026, 11, 30))
_SIX: Final = Money("6000 EUR")


def _small(limit: Money = _SIX) -> Proof:
    return Proof(kind=ProofKind.DECLARATION, up_to=limit)


_REGISTERED: Final = Proof(kind=ProofKind.REGISTERED_EXPORTER)
_CERTIFICATE: Final = Proof(kind=ProofKind.CERTIFICATE)
_KNOWLEDGE: Final = Proof(kind=ProofKind.IMPORTERS_KNOWLEDGE)
_ANY: Final = Proof(kind=ProofKind.DECLARATION)


def _programme(
    id_: str,
    title: str,
    origins: str,
    start: str,
    proofs: tuple[Proof, ...],
    url: str,
) -> Programme:
    return Programme(
        id=id_,
        title=title,
        importer=id_.partition(".")[0].upper(),
        origins=frozenset(origins.split()),
        start=dt.date.fromisoformat(start),
        proofs=proofs,
        # Titles, days and limits are known, and were not looked up in the texts.
        read=_read.unchecked(title, url),
    )


_EU_WITH: Final = "https://trade.ec.europa.eu/access-to-markets/en/content/"
_GB_WITH: Final = "https://www.gov.uk/guidance/"
_UNION: Final = " ".join(EU_MEMBERS)

PROGRAMMES: Final = (
    _programme(
        "eu.tca",
        "EU-UK Trade and Cooperation Agreement",
        "GB",
        "2021-01-01",
        (_small(), _REGISTERED, _KNOWLEDGE),
        "https://eur-lex.europa.eu/eli/agree_internation/2021/689(1)/oj",
    ),
    _programme(
        "eu.japan",
        "EU-Japan Economic Partnership Agreement",
        "JP",
        "2019-02-01",
        (_ANY, _KNOWLEDGE),
        f"{_EU_WITH}eu-japan-economic-partnership-agreement",
    ),
    _programme(
        "eu.vietnam",
        "EU-Vietnam Free Trade Agreement",
        "VN",
        "2020-08-01",
        (_small(), _CERTIFICATE),
        f"{_EU_WITH}eu-vietnam-free-trade-agreement",
    ),
    _programme(
        "eu.korea",
        "EU-Korea Free Trade Agreement",
        "KR",
        "2011-07-01",
        (_small(), _REGISTERED),
        f"{_EU_WITH}eu-south-korea-free-trade-agreement",
    ),
    _programme(
        "eu.canada",
        "Comprehensive Economic and Trade Agreement with Canada",
        "CA",
        "2017-09-21",
        (_small(), _REGISTERED),
        f"{_EU_WITH}eu-canada-comprehensive-economic-and-trade-agreement",
    ),
    _programme(
        "eu.pem",
        "Pan-Euro-Mediterranean rules: EEA, Switzerland and others",
        "AL CH GE IS LI MD ME MK NO RS UA",
        "2012-01-01",
        (_small(), _REGISTERED, _CERTIFICATE),
        "https://taxation-customs.ec.europa.eu/customs-4/international-affairs/pan-euro-mediterranean-cumulation-and-pem-convention_en",
    ),
    _programme(
        "eu.turkey",
        "Customs union with Turkey, Decision 1/95",
        "TR",
        "1996-01-01",
        (Proof(kind=ProofKind.FREE_CIRCULATION),),
        f"{_EU_WITH}eu-turkey-customs-union-agreement",
    ),
    _programme(
        "eu.gsp",
        "Generalised Scheme of Preferences, with everything but arms",
        "AF BD BF ET IN ID KE KH LA LK MM MN MZ NG NP PH PK RW SN TZ UG UZ ZM",
        "2014-01-01",
        (_small(), _REGISTERED),
        "https://eur-lex.europa.eu/eli/reg/2012/978/oj",
    ),
    _programme(
        "gb.tca",
        "EU-UK Trade and Cooperation Agreement",
        _UNION,
        "2021-01-01",
        (
            Proof(kind=ProofKind.NONE_ASKED, up_to=Money("1000 GBP")),
            _small(Money("5700 GBP")),
            _REGISTERED,
            _KNOWLEDGE,
        ),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    _programme(
        "gb.uk_japan",
        "UK-Japan Comprehensive Economic Partnership Agreement",
        "JP",
        "2021-01-01",
        (_ANY, _KNOWLEDGE),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    _programme(
        "gb.uk_vietnam",
        "UK-Vietnam Free Trade Agreement",
        "VN",
        "2021-01-01",
        (_small(Money("5700 GBP")), _CERTIFICATE),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    _programme(
        "gb.other_agreements",
        "Agreement of the United Kingdom with this partner",
        "AG AL BB BS BW BZ CI CL CM CO CR DM DO EC EG FJ FO GD GE GH GT GY HN IL JM JO KE KN LB LC "
        "LS MA MD MK MU MX NA NI PA PE PG PS RS SC SG SR SV SZ TN TT VC WS XK ZA ZW",
        "2021-01-01",
        (_small(Money("5700 GBP")), _REGISTERED, _CERTIFICATE),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    _programme(
        "gb.australia_new_zealand",
        "Agreements of the United Kingdom with Australia and New Zealand",
        "AU NZ",
        "2023-05-31",
        (_ANY, _KNOWLEDGE),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    _programme(
        "gb.cptpp",
        "Trans-Pacific Partnership (CPTPP)",
        "AU BN CL JP MY NZ PE SG VN",
        "2024-12-15",
        (_ANY, _KNOWLEDGE),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    _programme(
        "gb.uk_korea",
        "UK-Korea Free Trade Agreement",
        "KR",
        "2021-01-01",
        (_small(Money("5700 GBP")), _REGISTERED),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    _programme(
        "gb.uk_canada",
        "UK-Canada Trade Continuity Agreement",
        "CA",
        "2021-04-01",
        (_small(Money("5700 GBP")), _REGISTERED),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    _programme(
        "gb.europe",
        "Agreements of the United Kingdom with Switzerland, Norway, Iceland, Turkey and Ukraine",
        "CH IS LI NO TR UA",
        "2021-01-01",
        (_small(Money("5700 GBP")), _REGISTERED, _CERTIFICATE),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    _programme(
        "gb.dcts",
        "Developing Countries Trading Scheme",
        "AF BD BF ET GH ID IN KE KH LA LK MM MN MZ NG NP PH PK RW SN TZ UG UZ ZM",
        "2023-06-19",
        (_ANY,),
        f"{_GB_WITH}trading-with-developing-nations",
    ),
)
"""The programmes into the European Union and Great Britain that a shop meets; of two for one origin
the one whose duties the rules hold stands first."""


def programmes(importer: str, origin: str, on: dt.date) -> tuple[Programme, ...]:
    """Return the programmes under which goods of an origin may pay less.

    Args:
        importer: ``"EU"``, one of its members, or ``"GB"``.
        origin: The country of origin.
        on: The day of import.
    """
    granting = "EU" if importer in EU_MEMBERS else importer
    return tuple(
        each
        for each in PROGRAMMES
        if each.importer == granting and origin in each.origins and each.start <= on
    )
