"""Programmes that printed tariffs name beside the general duty: United States, Japan, Norway.

The symbols are what the tariff prints: letters of general note 3(c)(i) in the United States, columns
in Japan, groups of countries in Norway. A line without the symbol has no rate under the programme,
and goods pay the general duty. Members and first days in Norway are its customs' own open data.
https://hts.usitc.gov, https://www.customs.go.jp/english/epa/index.htm, https://data.toll.no

Example:
    >>> [each.id for each in AGREED_PROGRAMMES if "NZ" in each.origins]
    ['jp.cptpp', 'jp.rcep']
"""

from collections.abc import Iterator
from typing import Final

from xborder.goods import ProofKind
from xborder.money import Money
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

IN_PART: Final = "Which goods and countries this programme leaves out was not read."
NAMED_BY_ORDER: Final = (
    "The Cabinet Order that names the countries was not read; those that the United Nations count "
    "among the least developed are taken."
)
_HTS: Final = "https://hts.usitc.gov"
_EPA: Final = "https://www.customs.go.jp/english/epa/index.htm"
_TOLL: Final = "https://data.toll.no"
_UNION: Final = " ".join(EU_MEMBERS)

_IN_US: Final = (
    Proof(kind=ProofKind.NONE_ASKED, up_to=Money("2500 USD")),
    ANY,
    KNOWLEDGE,
)
_IN_JAPAN: Final = (Proof(kind=ProofKind.NONE_ASKED, up_to=Money("200000 JPY")), CERTIFICATE)
_BY_ANYONE: Final = (*_IN_JAPAN[:1], ANY, KNOWLEDGE)
_BY_PACIFIC_RULES: Final = (*_IN_JAPAN[:1], *BY_PACIFIC_RULES)
_BY_ASIAN_RULES: Final = (
    *_IN_JAPAN,
    REGISTERED,
    Proof(kind=ProofKind.DECLARATION, only=frozenset({"AU", "NZ"})),
    KNOWLEDGE,
)
"""RCEP, Art. 3.16 to 3.18: a certificate, or a declaration by an approved exporter; one by any exporter
when both sides have brought it in, which Australia and New Zealand had from the start and the others
have ten years for (Cambodia, Laos and Myanmar twenty); by importers in Japan alone, Art. 3.16(4)."""
_IN_NORWAY: Final = (small(), CERTIFICATE)


def _listed(importer: str, proofs: tuple[Proof, ...], url: str, rows: str) -> Iterator[Programme]:
    """Yield the programmes of a table: name, symbols, first day, origins, title."""
    for row in rows.strip().splitlines():
        name, symbols, start, origins, title = (cell.strip() for cell in row.split("|"))
        origins = origins.replace("EU27", _UNION).replace("LDC", _LEAST_DEVELOPED)
        yield told(f"{importer}.{name}", title, origins, start, proofs, url, symbols=symbols)


_CARIBBEAN: Final = "AG AW BB BS BZ CW DM GD GY HT JM KN LC MS TT VC VG"
_AFRICAN: Final = "AO BJ BW CD CG CI CV DJ GH GM GW KE KM LR LS MG MR MU MW MZ NA NG RW SL SN ST SZ TD TG TZ ZA ZM"

_LEAST_DEVELOPED: Final = (
    "AF AO BD BF BI BJ BT CD ER ET GM GN GW HT KH KI KM LA LR LS MG ML MM MR MW MZ NE NP RW SB SD "
    "SL SN ST TD TG TL TV TZ UG YE ZM ZW"
)

_OF_THE_UNITED_NATIONS: Final = (
    "AF AO BD BF BI BJ CD CF DJ ER ET GM GN GW HT KH KI KM LA LR LS MG ML MM MR MW MZ NE NP RW SB SD "
    "SL SN SO SS TD TG TL TV TZ UG YE ZM"
)
"""The 44 least developed countries since December 2024. https://unctad.org/topic/least-developed-countries/list"""

UNITED_STATES: Final = (
    told(
        "us.usmca",
        "Agreement of the United States with Mexico and Canada, and NAFTA before it",
        "CA MX",
        "1994-01-01",
        _IN_US,
        _HTS,
        symbols="S S+",
        is_settled=True,
    ),
    *_listed(
        "us",
        _IN_US,
        _HTS,
        """
        australia | AU   | 2005-01-01 | AU | Free trade agreement of the United States with Australia
        bahrain   | BH   | 2006-08-01 | BH | Free trade agreement of the United States with Bahrain
        cafta     | P P+ | 2009-01-01 | CR DO GT HN NI SV | Agreement with Central America and the Dominican Republic
        chile     | CL   | 2004-01-01 | CL | Free trade agreement of the United States with Chile
        colombia  | CO   | 2012-05-15 | CO | Trade promotion agreement of the United States with Colombia
        israel    | IL   | 1985-09-01 | IL | Free trade area of the United States with Israel
        japan     | JP   | 2020-01-01 | JP | Trade agreement of the United States with Japan
        jordan    | JO   | 2001-12-17 | JO | Free trade area of the United States with Jordan
        korea     | KR   | 2012-03-15 | KR | Free trade agreement of the United States with Korea
        morocco   | MA   | 2006-01-01 | MA | Free trade agreement of the United States with Morocco
        oman      | OM   | 2009-01-01 | OM | Free trade agreement of the United States with Oman
        panama    | PA   | 2012-10-31 | PA | Trade promotion agreement of the United States with Panama
        peru      | PE   | 2009-02-01 | PE | Trade promotion agreement of the United States with Peru
        singapore | SG   | 2004-01-01 | SG | Free trade agreement of the United States with Singapore
    """,
    ),
    told(
        "us.returned",
        "American goods that come back as they left, 9801.00.10",
        "US",
        "1989-01-01",
        _IN_US[:2],  # 19 CFR 10.1: a declaration above USD 2,500
        _HTS,
    ),
    told(
        "us.cbera",
        "Caribbean Basin Economic Recovery Act and Trade Partnership Act",
        _CARIBBEAN,
        "2000-10-01",
        _IN_US,
        _HTS,
        symbols="E E* R",
        doubt=IN_PART,
    ),
    told(
        "us.agoa",
        "African Growth and Opportunity Act",
        _AFRICAN,
        "2000-05-18",
        _IN_US,
        "https://content.govdelivery.com/bulletins/gd/USDHSCBP-408372f",
        end="2027-01-01",  # Pub. L. 119-75, div. I, sec. 5019: to the end of 2026, and back to 2025-10-01
        symbols="D",
        doubt=IN_PART,
    ),
)
"""By the letters of general note 3(c)(i). The Generalized System of Preferences (A, A+, A*) ended
with 2020, and the Nepal preference (NP) with 2025: they are no programmes of a day that was read."""

JAPAN: Final = (
    *_listed(
        "jp",
        _BY_PACIFIC_RULES,
        _EPA,
        """
        cptpp     | cptpp | 2018-12-30 | AU BN CA CL GB MX MY NZ PE SG VN | Trans-Pacific Partnership of Japan
    """,
    ),
    *_listed(
        "jp",
        _BY_ASIAN_RULES,
        _EPA,
        """
        rcep      | rcep_asean_au_nz | 2022-01-01 | AU BN ID KH LA MY NZ PH SG TH VN | Regional Comprehensive Economic Partnership (RCEP)
        rcep_cn   | rcep_cn | 2022-01-01 | CN | Regional Comprehensive Economic Partnership (RCEP)
        rcep_kr   | rcep_kr | 2022-02-01 | KR | Regional Comprehensive Economic Partnership (RCEP)
    """,
    ),
    *_listed(
        "jp",
        _BY_ANYONE,
        _EPA,
        """
        australia | au    | 2015-01-15 | AU | Economic partnership agreement of Japan with Australia
        eu        | eu    | 2019-02-01 | EU27 | Economic partnership agreement of Japan with the European Union
        gb        | gb    | 2021-01-01 | GB | Economic partnership agreement of Japan with the United Kingdom
        us        | us    | 2020-01-01 | US | Trade agreement of Japan with the United States
    """,
    ),
    *_listed(
        "jp",
        _IN_JAPAN,
        _EPA,
        """
        asean       | asean | 2008-12-01 | BN ID KH LA MM MY PH SG TH VN | Economic partnership agreement of Japan with ASEAN
        singapore   | sg | 2002-11-30 | SG | Economic partnership agreement of Japan with Singapore
        mexico      | mx | 2005-04-01 | MX | Economic partnership agreement of Japan with Mexico
        malaysia    | my | 2006-07-13 | MY | Economic partnership agreement of Japan with Malaysia
        chile       | cl | 2007-09-03 | CL | Economic partnership agreement of Japan with Chile
        thailand    | th | 2007-11-01 | TH | Economic partnership agreement of Japan with Thailand
        indonesia   | id | 2008-07-01 | ID | Economic partnership agreement of Japan with Indonesia
        brunei      | bn | 2008-07-31 | BN | Economic partnership agreement of Japan with Brunei
        philippines | ph | 2008-12-11 | PH | Economic partnership agreement of Japan with the Philippines
        switzerland | ch | 2009-09-01 | CH LI | Economic partnership agreement of Japan with Switzerland
        vietnam     | vn | 2009-10-01 | VN | Economic partnership agreement of Japan with Vietnam
        india       | in | 2011-08-01 | IN | Economic partnership agreement of Japan with India
        peru        | pe | 2012-03-01 | PE | Economic partnership agreement of Japan with Peru
        mongolia    | mn | 2016-06-07 | MN | Economic partnership agreement of Japan with Mongolia
    """,
    ),
    told(
        "jp.ldc",
        "Japan's preferences for the least developed countries",
        _OF_THE_UNITED_NATIONS,
        "1971-08-01",
        _IN_JAPAN,
        "https://www.mofa.go.jp/policy/economy/gsp/explain.html",
        end="2031-04-01",
        symbols="ldc gsp",
        doubt=NAMED_BY_ORDER,
    ),
)
"""By the columns of the schedule. The least developed countries have two of them, and a Cabinet Order
names each out of those that the United Nations count so; the other developing countries (GSP), which
the Order alone tells, are left out."""

NORWAY: Final = (
    told(
        "no.eea",
        "Agreement on the European Economic Area",
        f"{_UNION} IS LI",
        "1994-01-01",
        _IN_NORWAY,
        _TOLL,
        symbols="EEA",
        is_settled=True,
    ),
    *_listed(
        "no",
        _IN_NORWAY,
        _TOLL,
        """
        eu   | EU   | 1973-07-01 | EU27 | Free trade agreement of Norway with the European Union
        efta | EFTA | 1990-01-01 | CH IS LI | Convention of the European Free Trade Association
        gb   | GB   | 2021-01-01 | GB | Agreement of Norway with the United Kingdom
        al | AL | 2011-08-01 | AL | Agreement of Norway with Albania
        ba | BA | 2015-01-01 | BA | Agreement of Norway with Bosnia and Herzegovina
        ca | CA | 2009-07-01 | CA | Agreement of Norway with Canada
        cl | CL | 2004-11-04 | CL | Agreement of Norway with Chile
        co | CO | 2014-09-01 | CO | Agreement of Norway with Colombia
        cr | CR | 2014-08-19 | CR | Agreement of Norway with Costa Rica
        ec | EC | 2020-11-01 | EC | Agreement of Norway with Ecuador
        eg | EG | 2007-08-01 | EG | Agreement of Norway with Egypt
        fo | FO | 1990-01-01 | FO | Agreement of Norway with the Faroe Islands
        gcc | GCC | 2014-07-01 | AE BH KW OM QA SA | Agreement of Norway with the Gulf Cooperation Council
        ge | GE | 2017-10-03 | GE | Agreement of Norway with Georgia
        gl | GL | 1990-01-01 | GL | Agreement of Norway with Greenland
        hk | HK | 2012-11-01 | HK | Agreement of Norway with Hong Kong
        id | ID | 2020-07-01 | ID | Agreement of Norway with Indonesia
        il | IL | 1992-12-17 | IL | Agreement of Norway with Israel
        in | IN | 2025-10-01 | IN | Agreement of Norway with India
        jo | JO | 2002-09-01 | JO | Agreement of Norway with Jordan
        kr | KR | 2006-09-01 | KR | Agreement of Norway with Korea
        lb | LB | 2007-01-01 | LB | Agreement of Norway with Lebanon
        ma | MA | 1999-12-01 | MA | Agreement of Norway with Morocco
        md | MD | 2024-11-15 | MD | Agreement of Norway with Moldova
        me | ME | 2012-10-15 | ME | Agreement of Norway with Montenegro
        mk | MK | 2002-05-01 | MK | Agreement of Norway with North Macedonia
        mx | MX | 2001-07-03 | MX | Agreement of Norway with Mexico
        pa | PA | 2014-08-19 | PA | Agreement of Norway with Panama
        pe | PE | 2012-07-01 | PE | Agreement of Norway with Peru
        ph | PH | 2018-06-01 | PH | Agreement of Norway with the Philippines
        ps | PS | 2001-01-01 | PS | Agreement of Norway with the Palestinian Authority
        rs | RS | 2011-06-01 | RS | Agreement of Norway with Serbia
        sacu | SACU | 2007-01-01 | BW LS NA SZ ZA | Agreement of Norway with the Southern African Customs Union
        sg | SG | 2003-01-01 | SG | Agreement of Norway with Singapore
        tn | TN | 2005-08-17 | TN | Agreement of Norway with Tunisia
        tr | TR | 1992-04-17 | TR | Agreement of Norway with Turkey
        ua | UA | 2012-06-01 | UA | Agreement of Norway with Ukraine
        gsp_ldc  | GSP-LDC | 2023-01-01 | LDC | Norway's preferences for the least developed countries
        gsp_plus | GSP+ | 2025-10-01 | AM BO BZ CG CI CV FM GH GT HN KE KG LK MN NI PG SV SZ TJ UZ VU XK | Norway's preferences for lower middle-income countries
        gsp | GSP | 2023-01-01 | AR AZ BR BW BY CN CU DM DO FJ GA GY IR JM KZ MU MV MY NA NG NU PK PY SR TH VN ZA | Norway's preferences for developing countries
    """,
    ),
)
"""By the groups of countries of Norwegian Customs. Those of developing countries start on the day
that the last of their members joined."""

AGREED_PROGRAMMES: Final = (*UNITED_STATES, *JAPAN, *NORWAY)


def partners(importer: str) -> tuple[Programme, ...]:
    """Return the programmes that the printed tariff of a country names.

    Args:
        importer: ``"JP"``, ``"NO"`` or ``"US"``.
    """
    return tuple(each for each in AGREED_PROGRAMMES if each.importer == importer)


def origins(importer: str) -> tuple[str, ...]:
    """Return every country of origin that one of them is for, in order.

    Args:
        importer: ``"JP"``, ``"NO"`` or ``"US"``.
    """
    return tuple(sorted({origin for each in partners(importer) for origin in each.origins}))
