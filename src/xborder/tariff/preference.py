"""Programmes of preference: between whom, since when, and by which proof up to which value.

A lower duty is for goods that *originate* in a partner, and is claimed with a proof. Which proof is
asked for goes by the agreement, the side that exports and the value: mostly any exporter may state
the origin of a consignment up to EUR 6,000 (or a sum of the partner's own), above it a registered
or approved one.
Official: https://trade.ec.europa.eu/access-to-markets, https://www.gov.uk/guidance/get-proof-of-origin-for-your-goods

Example:
    >>> [programme.id for programme in programmes("GB", "VN", dt.date(2026, 11, 21))]
    ['gb.uk_vietnam', 'gb.cptpp']
    >>> tca = programmes("EU", "GB", dt.date(2026, 11, 21))[0]
    >>> [str(proof.kind) for proof in tca.proofs_for(Money("8000 EUR"))]
    ['declaration', 'importers_knowledge']
"""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from xborder.goods import ProofKind
from xborder.money import Money
from xborder.tariff.agreed_programmes import AGREED_PROGRAMMES
from xborder.tariff.programme import (
    ANY,
    BY_PACIFIC_RULES,
    CERTIFICATE,
    KNOWLEDGE,
    REGISTERED,
    Programme,
    Proof,
    small,
    told,
)
from xborder.trade.country import EU_MEMBERS

__all__ = ["PROGRAMMES", "Programme", "Proof", "ProofKind", "holds_rates_of", "programmes"]

_EU_WITH: Final = "https://trade.ec.europa.eu/access-to-markets/en/content/"
_GB_WITH: Final = "https://www.gov.uk/guidance/"
_UNION: Final = " ".join(EU_MEMBERS)

_INTO_EUROPE: Final = (
    told(
        "eu.tca",
        "EU-UK Trade and Cooperation Agreement",
        "GB",
        "2021-01-01",
        # Annex ORIG-4: a British exporter states its EORI number at any value; the register and its
        # limit of EUR 6,000 bind the Union's exporters
        (ANY, KNOWLEDGE),
        "https://eur-lex.europa.eu/eli/agree_internation/2021/689(1)/oj",
    ),
    told(
        "eu.japan",
        "EU-Japan Economic Partnership Agreement",
        "JP",
        "2019-02-01",
        (ANY, KNOWLEDGE),
        f"{_EU_WITH}eu-japan-economic-partnership-agreement",
    ),
    told(
        "eu.vietnam",
        "EU-Vietnam Free Trade Agreement",
        "VN",
        "2020-08-01",
        (small(), CERTIFICATE),
        f"{_EU_WITH}eu-vietnam-free-trade-agreement",
    ),
    told(
        "eu.korea",
        "EU-Korea Free Trade Agreement",
        "KR",
        "2011-07-01",
        (small(), REGISTERED),
        f"{_EU_WITH}eu-south-korea-free-trade-agreement",
    ),
    told(
        "eu.canada",
        "Comprehensive Economic and Trade Agreement with Canada",
        "CA",
        "2017-09-21",
        # protocol on origin, Art. 18: a Canadian exporter states its Business Number at any value;
        # the register and its limit bind the Union's exporters
        (ANY,),
        f"{_EU_WITH}eu-canada-comprehensive-economic-and-trade-agreement",
    ),
    told(
        "eu.pem",
        "Pan-Euro-Mediterranean rules: EEA, Switzerland and others",
        "AL CH GE IS LI MD ME MK NO RS UA",
        "2012-01-01",
        (small(), REGISTERED, CERTIFICATE),
        "https://taxation-customs.ec.europa.eu/customs-4/international-affairs/pan-euro-mediterranean-cumulation-and-pem-convention_en",
    ),
    told(
        "eu.turkey",
        "Customs union with Turkey, Decision 1/95",
        "TR",
        "1996-01-01",
        (Proof(kind=ProofKind.FREE_CIRCULATION),),
        f"{_EU_WITH}eu-turkey-customs-union-agreement",
    ),
    told(
        "eu.gsp",
        "Generalised Scheme of Preferences, with everything but arms",
        "AF BD BF ET IN ID KE KH LA LK MM MN MZ NG NP PH PK RW SN TZ UG UZ ZM",
        "2014-01-01",
        (small(), REGISTERED),
        "https://eur-lex.europa.eu/eli/reg/2012/978/oj",
    ),
    told(
        "gb.tca",
        "EU-UK Trade and Cooperation Agreement",
        _UNION,
        "2021-01-01",
        (
            Proof(kind=ProofKind.NONE_ASKED, up_to=Money("1000 GBP")),
            small(Money("5700 GBP")),
            REGISTERED,
            KNOWLEDGE,
        ),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    told(
        "gb.uk_japan",
        "UK-Japan Comprehensive Economic Partnership Agreement",
        "JP",
        "2021-01-01",
        (ANY, KNOWLEDGE),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    told(
        "gb.uk_vietnam",
        "UK-Vietnam Free Trade Agreement",
        "VN",
        "2021-01-01",
        (small(Money("5700 GBP")), CERTIFICATE),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    told(
        "gb.other_agreements",
        "Agreement of the United Kingdom with this partner",
        "AG AL BB BS BW BZ CI CL CM CO CR DM DO EC EG FJ FO GD GE GH GT GY HN IL JM JO KE KN LB LC "
        "LS MA MD MK MU MX NA NI PA PE PG PS RS SC SG SR SV SZ TN TT VC WS XK ZA ZW",
        "2021-01-01",
        (small(Money("5700 GBP")), REGISTERED, CERTIFICATE),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    told(
        "gb.australia_new_zealand",
        "Agreements of the United Kingdom with Australia and New Zealand",
        "AU NZ",
        "2023-05-31",
        (ANY, KNOWLEDGE),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    told(
        "gb.cptpp",
        "Trans-Pacific Partnership (CPTPP)",
        "AU BN CL JP MY NZ PE SG VN",
        "2024-12-15",
        BY_PACIFIC_RULES,
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    told(
        "gb.uk_korea",
        "UK-Korea Free Trade Agreement",
        "KR",
        "2021-01-01",
        (small(Money("5700 GBP")), REGISTERED),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    told(
        "gb.uk_canada",
        "UK-Canada Trade Continuity Agreement",
        "CA",
        "2021-04-01",
        (
            ANY,
        ),  # as into the Union: the rules of origin of the agreement with Canada were taken over
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    told(
        "gb.europe",
        "Agreements of the United Kingdom with Switzerland, Norway, Iceland, Turkey and Ukraine",
        "CH IS LI NO TR UA",
        "2021-01-01",
        (small(Money("5700 GBP")), REGISTERED, CERTIFICATE),
        f"{_GB_WITH}get-proof-of-origin-for-your-goods",
    ),
    told(
        "gb.dcts",
        "Developing Countries Trading Scheme",
        "AF BD BF ET GH ID IN KE KH LA LK MM MN MZ NG NP PH PK RW SN TZ UG UZ ZM",
        "2023-06-19",
        (ANY,),
        f"{_GB_WITH}trading-with-developing-nations",
    ),
)
PROGRAMMES: Final = (*_INTO_EUROPE, *AGREED_PROGRAMMES)
"""The programmes into the European Union and Great Britain that a shop meets, and those that the
tariffs of the United States, Japan and Norway print; of two for one origin the one whose duties the
rules hold stands first."""


_PRINTED: Final = frozenset({"JP", "NO", "US"})
"""Whose printed tariffs name the rates of every programme."""


def holds_rates_of(programme: Programme, known: Sequence[Programme]) -> bool:
    """Return whether the rules hold the rates of a programme.

    Args:
        programme: The programme.
        known: All that are open to the goods, in the order of :func:`programmes`.
    """
    return programme.importer in _PRINTED or programme == known[0]


def programmes(importer: str, origin: str, on: dt.date) -> tuple[Programme, ...]:
    """Return the programmes under which goods of an origin may pay less.

    Args:
        importer: ``"EU"``, one of its members, ``"XI"``, ``"GB"``, ``"JP"``, ``"NO"`` or ``"US"``.
        origin: The country of origin.
        on: The day of import.
    """
    # Northern Ireland applies the Union's customs law: Windsor Framework, Art. 5.
    granting = "EU" if importer in (*EU_MEMBERS, "XI") else importer
    return tuple(
        each
        for each in PROGRAMMES
        if each.importer == granting and origin in each.origins and each.runs_on(on)
    )
