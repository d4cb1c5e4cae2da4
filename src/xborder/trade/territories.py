"""The special territories of the jurisdictions built in, and where each belongs.

Read for the Union on the Commission's table of territorial status, which restates Article 4 of
Regulation (EU) No 952/2013 for customs, Articles 5 to 7 of Directive 2006/112/EC for VAT and
Article 4 of Directive (EU) 2020/262 for excise. Postcodes follow national practice; the law does
not name them.

Example:
    >>> TERRITORIES["ES-IC"].postcodes
    ('ES 35', 'ES 38')
"""

import datetime as dt
from types import MappingProxyType
from typing import Final

from xborder.source import Evidence, Source
from xborder.timeline import Dated, Timeline
from xborder.trade.territory import Areas, Territory

_CHECKED: Final = dt.date(2026, 11, 30)
_LEFT_UNION: Final = dt.date(2021, 1, 1)

_COMMISSION: Final = Source(
    title="European Commission: territorial status of EU countries and certain territories",
    url="https://taxation-customs.ec.europa.eu/territorial-status-eu-countries-and-certain-territories_en",
)
_CUSTOMS_CODE: Final = Source(
    title="Regulation (EU) No 952/2013",
    url="https://eur-lex.europa.eu/eli/reg/2013/952/oj",
    article="Art. 4",
)
_VAT_DIRECTIVE: Final = Source(
    title="Directive 2006/112/EC",
    url="https://eur-lex.europa.eu/eli/dir/2006/112/oj",
    article="Art. 5-7",
)
_CAMPIONE: Final = Source(
    title="Council Directive (EU) 2019/475 and Regulation (EU) 2019/474",
    url="https://eur-lex.europa.eu/eli/dir/2019/475/oj",
)
_GREEN_LINE: Final = Source(
    title="Council Regulation (EC) No 866/2004",
    url="https://eur-lex.europa.eu/eli/reg/2004/866/oj",
)
_WINDSOR: Final = Source(
    title="Windsor Framework (Protocol on Ireland/Northern Ireland)",
    url="https://www.gov.uk/government/publications/the-windsor-framework",
    article="Art. 4, 5 and 8",
)
_CROWN_DEPENDENCIES: Final = Source(
    title="The Crown Dependencies Customs Union (Isle of Man) (EU Exit) Order 2019",
    url="https://www.legislation.gov.uk/uksi/2019/1456",
)
_CHANNEL_ISLANDS: Final = Source(
    title="HMRC: moving goods to or from the Channel Islands",
    url="https://www.gov.uk/guidance/importing-goods-into-the-uk-from-the-channel-islands",
)
_GIBRALTAR: Final = Source(
    title="HM Government of Gibraltar, HM Customs", url="https://www.hmcustoms.gov.gi"
)
_SWISS: Final = Source(
    title="SISA: the Swiss customs territory",
    url="https://sisa.ch/de/zoll/glossar/allgemein/das-schweizer-zollgebiet",
)
_NORWAY: Final = Source(
    title="Merverdiavgiftsloven",
    url="https://lovdata.no/dokument/NL/lov/2009-06-19-58",
    article="§ 1-2",
)
_HTSUS: Final = Source(
    title="Harmonized Tariff Schedule of the United States",
    url="https://hts.usitc.gov",
    article="General Notes 2 and 3(a)(iv)",
)
_INSULAR: Final = Source(
    title="19 CFR Part 7",
    url="https://www.ecfr.gov/current/title-19/chapter-I/part-7",
    article="§ 7.2",
)
_BASIC_LAWS: Final = Source(
    title="Basic Laws of Hong Kong (Art. 116) and Macao (Art. 112)",
    url="https://www.basiclaw.gov.hk/en/basiclaw/chapter5.html",
)
_GST_ACT: Final = Source(
    title="A New Tax System (Goods and Services Tax) Act 1999, as the Tax Office publishes it",
    url="https://www.ato.gov.au/law/view/document?LocID=%22PAC%2F20150002%2FSch4-Cl30%22",
    article="s 195-1, indirect tax zone",
)
_MALAYSIAN_CUSTOMS: Final = Source(
    title="Customs Act 1967 of Malaysia",
    url="https://mylaw.my/legislation/customs-act-1967/section-163r",
    article="Parts XIX to XIXC",
)
_FREE_TRADE_ZONES: Final = Source(
    title="Peraturan Pemerintah No. 41 Tahun 2021 of Indonesia, as the ministry tells it",
    url="https://jdih.maritim.go.id/kawasan-perdagangan-bebas-dan-pelabuhan-bebas-kpbpb",
    article="Pasal 1(1)",
)
_SAN_ANDRES: Final = Source(
    title="Decreto 1165 de 2019 of Colombia",
    url="https://sacexlogisticacolombia.es/nuevo-estatuto-aduanero-t9-c1",
    article="Art. 507",
)
_SPECIAL_CUSTOMS_REGIME: Final = Source(
    title="Decreto 393 de 1999 of Colombia, which Decreto 2685 de 1999 took over",
    url="https://dmsjuridica.com/buscador_20179478954/legislacion/decretos/2023/07/18/decreto-393-de-1999",
    article="Art. 1",
)
_EILAT: Final = Source(
    title="Eilat Free Trade Zone Law 5745-1985, in a copy",
    url="https://he.m.wikisource.org/wiki/%D7%9E%D7%99%D7%95%D7%97%D7%93:%D7%94%D7%A9%D7%95%D7%95%D7%90%D7%94_%D7%A0%D7%99%D7%99%D7%93%D7%AA/913100",
    article="s. 1",
)
_FREEPORTS: Final = Source(
    title="Republic Act No. 9400 of the Philippines, with Executive Order No. 97-A for Subic",
    url="https://lawphil.net/executive/execord/eo2007/eo_675_2007.html",
    article="Sec. 1 and 2",
)
_TAIWAN: Final = Source(
    title="World Trade Organization: Chinese Taipei, a separate customs territory",
    url="https://www.wto.org/english/thewto_e/countries_e/chinese_taipei_e.htm",
)


def _since(
    areas: Areas,
    source: Source,
    *,
    start: dt.date | None = None,
    evidence: Evidence = Evidence.OFFICIAL,
    before: Areas | None = None,
    note: str = "",
) -> Timeline[Areas]:
    """Return what a place belongs to, and what it belonged to before."""
    entries = [
        Dated(
            value=areas,
            start=start,
            evidence=evidence,
            source=source,
            checked_on=_CHECKED,
            note=note,
        )
    ]
    if before is not None:
        entries.append(
            Dated(value=before, end=start, evidence=evidence, source=source, checked_on=_CHECKED)
        )
    return Timeline(entries, name="areas")


def _own(place: str) -> Areas:
    """Return the areas of a place that shares none."""
    return Areas(customs=place, vat=place, excise=place)


def _in(area: str) -> Areas:
    """Return the areas of a place that shares all three with a country or the Union."""
    return Areas(customs=area, vat=area, excise=area)


def _union_goods(place: str, *, excise: str | None = None) -> Areas:
    """Return the areas of a place inside the Union's customs territory, outside its VAT area."""
    return Areas(customs="EU", vat=place, excise=excise or place)


_PLACES: Final = (
    # Inside the Union's customs territory, outside its VAT area: Directive 2006/112, Art. 6(1).
    Territory(
        id="FI-AX",
        name="Åland Islands",
        country="FI",
        rules="AX",
        codes=("AX",),
        regions=("FI-01",),
        names=("Åland", "Ahvenanmaa", "Landskapet Åland", "AX"),
        postcodes=("FI 22",),
        areas=_since(_union_goods("FI-AX"), _COMMISSION),
    ),
    Territory(
        id="GR-ATHOS",
        name="Mount Athos",
        country="GR",
        rules="GR",
        region="GR-69",
        regions=("GR-69",),
        names=("Agio Oros", "Άγιο Όρος", "Athos"),
        postcodes=("GR 63086-63087",),
        areas=_since(_union_goods("GR-ATHOS", excise="EU"), _COMMISSION),
    ),
    Territory(
        id="IT-CAMPIONE",
        name="Campione d'Italia",
        country="IT",
        rules="IT",
        region="IT-CAMPIONE",
        within=("IT-CO", "IT-25"),
        names=("Campione",),
        postcodes=("IT 22061", "CH 6911"),
        areas=_since(
            _union_goods("IT-CAMPIONE", excise="EU"),
            _CAMPIONE,
            start=dt.date(2020, 1, 1),
            before=Areas(customs="CH", vat="IT-CAMPIONE", excise="IT-CAMPIONE"),
        ),
    ),
    Territory(
        id="ES-IC",
        name="Canary Islands",
        country="ES",
        rules="IC",
        codes=("IC",),
        regions=("ES-CN", "ES-GC", "ES-TF"),
        names=("Canarias", "Islas Canarias", "Las Palmas de Gran Canaria", "Tenerife", "IC"),
        postcodes=("ES 35", "ES 38"),
        areas=_since(_union_goods("ES-IC"), _COMMISSION),
    ),
    Territory(
        id="FR-GP",
        name="Guadeloupe",
        country="FR",
        rules="GP",
        codes=("GP",),
        regions=("FR-971", "FR-GP", "FR-GUA"),
        names=("GP",),
        postcodes=("FR 97100-97132", "FR 97134-97149", "FR 97151-97199"),
        areas=_since(_union_goods("FR-GP"), _COMMISSION),
    ),
    Territory(
        id="FR-MQ",
        name="Martinique",
        country="FR",
        rules="MQ",
        codes=("MQ",),
        regions=("FR-972", "FR-MQ"),
        names=("MQ",),
        postcodes=("FR 972",),
        areas=_since(_union_goods("FR-MQ"), _COMMISSION),
    ),
    Territory(
        id="FR-GF",
        name="French Guiana",
        country="FR",
        rules="GF",
        codes=("GF",),
        regions=("FR-973", "FR-GF"),
        names=("Guyane", "Guyane française", "GF"),
        postcodes=("FR 973",),
        areas=_since(_union_goods("FR-GF"), _COMMISSION),
    ),
    Territory(
        id="FR-RE",
        name="Réunion",
        country="FR",
        rules="RE",
        codes=("RE",),
        regions=("FR-974", "FR-RE", "FR-LRE"),
        names=("La Réunion", "Île de la Réunion", "RE"),
        postcodes=("FR 974",),
        areas=_since(_union_goods("FR-RE"), _COMMISSION),
    ),
    Territory(
        id="FR-YT",
        name="Mayotte",
        country="FR",
        rules="YT",
        codes=("YT",),
        regions=("FR-976", "FR-YT", "FR-MAY"),
        names=("YT",),
        postcodes=("FR 976",),
        areas=_since(
            _union_goods("FR-YT"),
            _COMMISSION,
            start=dt.date(2014, 1, 1),
            before=_own("FR-YT"),
        ),
    ),
    Territory(
        id="FR-MF",
        name="Saint Martin",
        country="FR",
        rules="MF",
        codes=("MF",),
        regions=("FR-MF",),
        names=("Saint-Martin", "MF"),
        postcodes=("FR 97150",),
        areas=_since(_union_goods("FR-MF"), _COMMISSION),
    ),
    # Outside the Union's customs territory: Regulation 952/2013, Art. 4(1), and Art. 6(2).
    Territory(
        id="DE-HELGOLAND",
        name="Heligoland",
        country="DE",
        rules="DE",
        region="DE-HELGOLAND",
        within=("DE-SH",),
        names=("Helgoland",),
        postcodes=("DE 27498",),
        areas=_since(_own("DE-HELGOLAND"), _COMMISSION),
    ),
    Territory(
        id="DE-BUESINGEN",
        name="Büsingen am Hochrhein",
        country="DE",
        rules="CH",
        region="DE-BUESINGEN",
        within=("DE-BW",),
        names=("Büsingen", "Buesingen"),
        postcodes=("DE 78266", "CH 8238"),
        areas=_since(
            _in("CH"),
            _COMMISSION,
            note="Treaty of 23 November 1964 between Germany and Switzerland: Swiss customs and "
            "VAT law holds.",
        ),
    ),
    Territory(
        id="IT-LIVIGNO",
        name="Livigno",
        country="IT",
        rules="IT",
        region="IT-LIVIGNO",
        within=("IT-SO", "IT-25"),
        postcodes=("IT 23041",),
        areas=_since(_own("IT-LIVIGNO"), _COMMISSION),
    ),
    Territory(
        id="ES-EA",
        name="Ceuta and Melilla",
        country="ES",
        rules="EA",
        codes=("EA",),
        regions=("ES-CE", "ES-ML"),
        names=("Ceuta y Melilla", "Ciudad Autónoma de Ceuta", "Ciudad Autónoma de Melilla", "EA"),
        postcodes=("ES 51", "ES 52"),
        areas=_since(_own("ES-EA"), _COMMISSION),
    ),
    Territory(
        id="CY-NORTH",
        name="Areas of Cyprus outside the effective control of its government",
        country="CY",
        rules="CY-NORTH",
        regions=("CY-06",),
        within=("CY-01", "CY-04"),
        names=("Northern Cyprus", "North Cyprus", "KKTC", "TRNC"),
        postcodes=("CY 99010-99999", "CY 9000-9999"),
        areas=_since(
            _own("CY-NORTH"),
            _GREEN_LINE,
            note="Union law is suspended there (Protocol No 10). The district of Keryneia lies in "
            "it whole, with its postcodes of four digits; of Lefkosia and Ammochostos a part.",
        ),
    ),
    Territory(
        id="FR-BL",
        name="Saint Barthélemy",
        country="FR",
        rules="BL",
        codes=("BL",),
        regions=("FR-BL",),
        names=("Saint-Barthélemy", "BL"),
        postcodes=("FR 97133",),
        areas=_since(
            _own("FR-BL"),
            _CUSTOMS_CODE,
            start=dt.date(2012, 1, 1),
            before=_union_goods("FR-BL"),
            evidence=Evidence.UNCHECKED,
        ),
    ),
    *(
        Territory(
            id=f"FR-{code}",
            name=name,
            country="FR",
            rules=code,
            codes=(code,),
            regions=(f"FR-{code}",),
            names=(code,),
            postcodes=postcodes,
            areas=_since(_own(f"FR-{code}"), _COMMISSION),
        )
        for code, name, postcodes in (
            ("PM", "Saint Pierre and Miquelon", ("FR 975",)),
            ("WF", "Wallis and Futuna", ("FR 986",)),
            ("PF", "French Polynesia", ("FR 987",)),
            ("NC", "New Caledonia", ("FR 988",)),
            ("TF", "French Southern Territories", ("FR 984",)),
        )
    ),
    Territory(
        id="DK-FO",
        name="Faroe Islands",
        country="DK",
        rules="FO",
        codes=("FO",),
        names=("Føroyar", "Færøerne", "FO"),
        areas=_since(_own("DK-FO"), _COMMISSION),
    ),
    Territory(
        id="DK-GL",
        name="Greenland",
        country="DK",
        rules="GL",
        codes=("GL",),
        names=("Grønland", "Kalaallit Nunaat", "GL"),
        postcodes=("DK 39", "DK 2412"),
        areas=_since(_own("DK-GL"), _COMMISSION),
    ),
    *(
        Territory(
            id=f"NL-{code}",
            name=name,
            country="NL",
            rules=code,
            codes=(code,),
            regions=regions,
            names=(code,),
            areas=_since(_own(f"NL-{code}"), _COMMISSION),
        )
        for code, name, regions in (
            ("AW", "Aruba", ("NL-AW",)),
            ("CW", "Curaçao", ("NL-CW",)),
            ("SX", "Sint Maarten", ("NL-SX",)),
            ("BQ", "Caribbean Netherlands", ("NL-BQ1", "NL-BQ2", "NL-BQ3")),
        )
    ),
    # States and places that share an area with another.
    Territory(
        id="MC",
        name="Monaco",
        country="FR",
        rules="FR",
        codes=("MC",),
        names=("MC",),
        postcodes=("FR 98000",),
        areas=_since(_in("EU"), _COMMISSION),
    ),
    Territory(
        id="SM",
        name="San Marino",
        country="IT",
        rules="SM",
        codes=("SM",),
        names=("Repubblica di San Marino", "RSM"),
        postcodes=("IT 47890-47899",),
        areas=_since(
            Areas(customs="SM", vat="SM", excise="EU"),
            _COMMISSION,
            note="A customs union with the Union, not part of its customs territory.",
        ),
    ),
    Territory(
        id="VA",
        name="Vatican City",
        country="IT",
        rules="VA",
        codes=("VA",),
        names=("Città del Vaticano",),
        postcodes=("IT 00120",),
        areas=_since(_own("VA"), _COMMISSION),
    ),
    Territory(
        id="LI",
        name="Liechtenstein",
        country="CH",
        rules="CH",
        codes=("LI",),
        names=("Fürstentum Liechtenstein", "FL"),
        postcodes=("CH 9485-9498",),
        areas=_since(
            _in("CH"),
            _SWISS,
            evidence=Evidence.SECONDARY,
            note="Customs treaty of 29 March 1923; a VAT act of its own with the Swiss rules.",
        ),
    ),
    Territory(
        id="CH-SAMNAUN",
        name="Samnaun and Sampuoir",
        country="CH",
        rules="CH-SAMNAUN",
        within=("CH-GR",),
        names=("Samnaun",),
        postcodes=("CH 7562-7563",),
        areas=_since(_own("CH-SAMNAUN"), _SWISS, evidence=Evidence.SECONDARY),
    ),
    # Places inside all three areas of the Union whose VAT rates differ.
    *(
        Territory(
            id=region,
            name=name,
            country=region[:2],
            rules=region[:2],
            region=region,
            regions=regions,
            within=within,
            names=names,
            postcodes=postcodes,
            areas=_since(_in("EU"), _VAT_DIRECTIVE, evidence=evidence),
        )
        for region, name, regions, within, names, postcodes, evidence in (
            ("PT-20", "Azores", ("PT-20",), (), ("Açores",), ("PT 95-99",), Evidence.OFFICIAL),
            ("PT-30", "Madeira", ("PT-30",), (), (), ("PT 90-94",), Evidence.OFFICIAL),
            (
                "FR-20R",
                "Corsica",
                ("FR-20R", "FR-2A", "FR-2B", "FR-COR", "FR-H"),
                (),
                ("Corse",),
                ("FR 20",),
                Evidence.OFFICIAL,
            ),
            (
                "AT-JUNGHOLZ",
                "Jungholz",
                (),
                ("AT-7",),
                (),
                ("AT 6691", "DE 87491"),
                Evidence.UNCHECKED,
            ),
            (
                "AT-MITTELBERG",
                "Mittelberg (Kleinwalsertal)",
                (),
                ("AT-8",),
                ("Mittelberg", "Kleinwalsertal"),
                ("AT 6991-6993", "DE 87567-87569"),
                Evidence.UNCHECKED,
            ),
        )
    ),
    # The United Kingdom and the islands about it.
    Territory(
        id="XI",
        name="Northern Ireland",
        country="GB",
        rules="XI",
        codes=("XI",),
        regions=(
            "GB-NIR",
            # its districts, those before and after the reform of 2015
            *("GB-ANT", "GB-ARD", "GB-ARM", "GB-BLA", "GB-BLY", "GB-BNB", "GB-CKF", "GB-CKT"),
            *("GB-CLR", "GB-CSR", "GB-DGN", "GB-DOW", "GB-DRY", "GB-FER", "GB-LMV", "GB-LRN"),
            *("GB-LSB", "GB-MFT", "GB-MYL", "GB-NDN", "GB-NTA", "GB-NYM", "GB-OMH", "GB-STB"),
            *("GB-ABC", "GB-AND", "GB-ANN", "GB-BFS", "GB-CCG", "GB-DRS", "GB-FMO", "GB-LBC"),
            *("GB-MEA", "GB-MUL", "GB-NMD"),
        ),
        names=(
            *("N. Ireland", "XI", "Antrim", "Armagh", "Down", "Fermanagh", "Londonderry", "Tyrone"),
            *("County Antrim", "County Armagh", "County Down", "County Fermanagh"),
            *("County Londonderry", "County Tyrone", "Co Antrim", "Co Armagh", "Co Down"),
            *("Co Fermanagh", "Co Londonderry", "Co Tyrone"),
        ),
        postcodes=("GB BT",),
        areas=_since(
            _in("EU"),
            _WINDSOR,
            note="For goods. Part of the customs territory of the United Kingdom; the Union's "
            "customs law and VAT on goods hold.",
        ),
    ),
    Territory(
        id="IM",
        name="Isle of Man",
        country="GB",
        rules="GB",
        codes=("IM",),
        names=("Ellan Vannin",),
        postcodes=("GB IM",),
        areas=_since(_in("GB"), _CROWN_DEPENDENCIES, start=_LEFT_UNION, before=_in("EU")),
    ),
    *(
        Territory(
            id=code,
            name=name,
            country="GB",
            rules=code,
            codes=(code,),
            names=names,
            postcodes=postcodes,
            areas=_since(
                Areas(customs="GB", vat=code, excise=code),
                _CHANNEL_ISLANDS,
                start=_LEFT_UNION,
                before=Areas(customs="EU", vat=code, excise=code),
                note="A customs union with the United Kingdom, outside its VAT area.",
            ),
        )
        for code, name, names, postcodes in (
            ("JE", "Jersey", ("Channel Islands Jersey",), ("GB JE",)),
            ("GG", "Guernsey", ("Alderney", "Sark", "Herm"), ("GB GY",)),
        )
    ),
    Territory(
        id="GI",
        name="Gibraltar",
        country="GB",
        rules="GI",
        codes=("GI",),
        postcodes=("GB GX",),
        areas=_since(_own("GI"), _GIBRALTAR, evidence=Evidence.SECONDARY),
    ),
    Territory(
        id="GB-BFPO",
        name="British Forces Post Office",
        country="GB",
        rules="GB-BFPO",
        names=("BFPO",),
        postcodes=("GB BF1", "GB BFPO"),
        areas=_since(
            _own("GB-BFPO"),
            Source(title="British Forces Post Office", url="https://www.gov.uk/bfpo"),
            evidence=Evidence.UNCHECKED,
            note="The law of the place of delivery and the forces' reliefs hold; not computed.",
        ),
    ),
    *(
        Territory(
            id=code,
            name=name,
            country="GB",
            rules=code,
            codes=(code,),
            postcodes=(f"GB {postcode}",),
            areas=_since(_own(code), _COMMISSION, evidence=Evidence.UNCHECKED),
        )
        for code, name, postcode in (
            ("FK", "Falkland Islands", "FIQQ"),
            ("GS", "South Georgia and South Sandwich Islands", "SIQQ"),
            ("PN", "Pitcairn Islands", "PCRN"),
            ("IO", "British Indian Ocean Territory", "BBND"),
            ("TC", "Turks and Caicos Islands", "TKCA"),
        )
    ),
    Territory(
        id="SH",
        name="Saint Helena, Ascension and Tristan da Cunha",
        country="GB",
        rules="SH",
        codes=("SH",),
        names=("Saint Helena", "St Helena", "Ascension Island", "Tristan da Cunha"),
        postcodes=("GB STHL", "GB ASCN", "GB TDCU"),
        areas=_since(_own("SH"), _COMMISSION, evidence=Evidence.UNCHECKED),
    ),
    # Norway, outside its customs territory and VAT area.
    Territory(
        id="NO-SJ",
        name="Svalbard and Jan Mayen",
        country="NO",
        rules="SJ",
        codes=("SJ",),
        regions=("NO-21", "NO-22"),
        names=("Svalbard", "Jan Mayen", "Longyearbyen"),
        postcodes=("NO 9170-9178", "NO 8099"),
        areas=_since(_own("NO-SJ"), _NORWAY),
    ),
    # The insular areas of the United States, its outlying islands and its military mail.
    Territory(
        id="US-PR",
        name="Puerto Rico",
        country="US",
        rules="US",
        region="US-PR",
        codes=("PR",),
        regions=("US-PR",),
        postcodes=("US 006-007", "US 009"),
        areas=_since(
            Areas(customs="US", vat="US-PR", excise="US-PR"),
            _HTSUS,
            evidence=Evidence.SECONDARY,
            note="Inside the customs territory of the United States, with taxes of its own.",
        ),
    ),
    *(
        Territory(
            id=f"US-{code}",
            name=name,
            country="US",
            rules=code,
            codes=(code,),
            regions=(f"US-{code}",),
            names=names,
            postcodes=postcodes,
            areas=_since(_own(f"US-{code}"), _INSULAR, evidence=Evidence.SECONDARY),
        )
        for code, name, names, postcodes in (
            ("VI", "US Virgin Islands", ("Virgin Islands", "U.S. Virgin Islands"), ("US 008",)),
            ("GU", "Guam", (), ("US 96910-96932",)),
            ("AS", "American Samoa", (), ("US 96799",)),
            ("MP", "Northern Mariana Islands", ("Saipan",), ("US 96950-96952",)),
            ("UM", "US Outlying Islands", ("Wake Island", "Midway"), ("US 96898",)),
        )
    ),
    *(
        Territory(
            id=code,
            name=name,
            country="US",
            rules=code,
            codes=(code,),
            regions=(f"US-{code}",),
            names=(code,),
            postcodes=postcodes,
            areas=_since(
                _own(code),
                Source(title="Compact of Free Association", url="https://www.doi.gov/oia/compacts"),
                evidence=Evidence.UNCHECKED,
                note="A foreign country served by the mail of the United States.",
            ),
        )
        for code, name, postcodes in (
            ("FM", "Micronesia", ("US 96941-96944",)),
            ("MH", "Marshall Islands", ("US 96960", "US 96970")),
            ("PW", "Palau", ("US 96939-96940",)),
        )
    ),
    Territory(
        id="US-MIL",
        name="Military and diplomatic mail of the United States",
        country="US",
        rules="US-MIL",
        regions=("US-AA", "US-AE", "US-AP"),
        names=(
            *("AA", "AE", "AP", "APO", "FPO", "DPO"),
            *("Armed Forces Americas", "Armed Forces Europe", "Armed Forces Pacific"),
        ),
        postcodes=("US 340", "US 090-098", "US 962-966"),
        areas=_since(
            _own("US-MIL"),
            Source(title="USPS: military and diplomatic mail", url="https://pe.usps.com"),
            evidence=Evidence.UNCHECKED,
            note="The law of the place of delivery and the forces' reliefs hold; not computed.",
        ),
    ),
    # Australia, its external Territories: its mail reaches them, its GST does not.
    *(
        Territory(
            id=f"AU-{code}",
            name=name,
            country="AU",
            rules=code,
            codes=(code,),
            within=(state,),  # as the post lists them
            names=names,
            postcodes=(f"AU {postcode}",),
            areas=_since(_own(f"AU-{code}"), _GST_ACT),
        )
        for code, name, state, names, postcode in (
            ("NF", "Norfolk Island", "AU-NSW", (), "2899"),
            ("CX", "Christmas Island", "AU-WA", (), "6798"),
            ("CC", "Cocos (Keeling) Islands", "AU-WA", ("Cocos Islands",), "6799"),
        )
    ),
    # Malaysia, outside its principal customs area.
    *(
        Territory(
            id=name,
            name=called,
            country="MY",
            rules=name,
            regions=regions,
            within=within,
            names=names,
            postcodes=postcodes,
            areas=_since(
                _own(name),
                _MALAYSIAN_CUSTOMS,
                evidence=Evidence.SECONDARY,
                note="No duty is payable on what enters, but on goods that an order names.",
            ),
        )
        for name, called, regions, within, names, postcodes in (
            ("MY-LABUAN", "Labuan", ("MY-15",), (), (), ("MY 87",)),
            ("MY-LANGKAWI", "Langkawi", (), ("MY-02",), ("Pulau Langkawi",), ("MY 070",)),
            ("MY-TIOMAN", "Tioman", (), ("MY-06",), ("Pulau Tioman",), ()),
            ("MY-PANGKOR", "Pangkor", (), ("MY-08",), ("Pulau Pangkor",), ("MY 32300",)),
        )
    ),
    # Colombia, a free port with a tax of its own.
    Territory(
        id="CO-SAP",
        name="San Andrés, Providencia and Santa Catalina",
        country="CO",
        rules="CO-SAP",
        regions=("CO-SAP",),
        names=("San Andrés", "Providencia"),
        postcodes=("CO 88",),
        areas=_since(
            _own("CO-SAP"),
            _SAN_ANDRES,
            evidence=Evidence.SECONDARY,
            note="Imports bear a departmental tax on consumption, and no duty or VAT.",
        ),
    ),
    # Colombia, zones of a special customs regime for what enters by their own ports and stays.
    *(
        Territory(
            id=name,
            name=called,
            country="CO",
            rules="CO",
            region=name,
            within=(department,),
            names=names,
            postcodes=postcodes,
            areas=_since(_in("CO"), _SPECIAL_CUSTOMS_REGIME, evidence=Evidence.SECONDARY),
        )
        for name, called, department, names, postcodes in (
            ("CO-LETICIA", "Leticia", "CO-AMA", (), ("CO 9100",)),
            (
                "CO-MAICAO",
                "Maicao, Uribia and Manaure",
                "CO-LAG",
                ("Maicao", "Uribia", "Manaure"),
                (),
            ),
            ("CO-TUMACO", "Tumaco", "CO-NAR", ("San Andrés de Tumaco",), ()),
            ("CO-GUAPI", "Guapi", "CO-CAU", (), ()),
        )
    ),
    # Israel, a free trade zone: what goes there under customs' eyes and stays bears no VAT.
    Territory(
        id="IL-EILAT",
        name="Eilat",
        country="IL",
        rules="IL-EILAT",
        within=("IL-D",),
        names=("אילת", "Elat"),
        postcodes=("IL 88",),
        areas=_since(
            Areas(customs="IL", vat="IL-EILAT", excise="IL"),
            _EILAT,
            evidence=Evidence.SECONDARY,
            note="Sales there bear no VAT; what a person there pays on a parcel was not read.",
        ),
    ),
    # The Philippines, freeports that are separate customs territories.
    *(
        Territory(
            id=name,
            name=called,
            country="PH",
            rules=name,
            within=provinces,
            names=names,
            postcodes=(f"PH {postcode}",),
            areas=_since(
                _own(name),
                _FREEPORTS,
                evidence=Evidence.SECONDARY,
                note="Duty and taxes fall due where goods leave for the rest of the country.",
            ),
        )
        for name, called, provinces, names, postcode in (
            (
                "PH-SUBIC",
                "Subic Bay Freeport Zone",
                ("PH-ZMB", "PH-BAN", "PH-03"),
                ("Subic Bay", "Subic Bay Freeport", "SBFZ"),
                "2222",
            ),
            (
                "PH-CLARK",
                "Clark Freeport Zone",
                ("PH-PAM", "PH-TAR", "PH-03"),
                ("Clark", "Clark Freeport"),
                "2023",
            ),
        )
    ),
    # Indonesia, its free trade zones that are whole cities; of others only parts are zones.
    *(
        Territory(
            id=name,
            name=called,
            country="ID",
            rules="ID",
            region=name,
            within=("ID-KR",),
            names=names,
            postcodes=(f"ID {postcode}",),
            areas=_since(
                _in("ID"),
                _FREE_TRADE_ZONES,
                evidence=Evidence.SECONDARY,
                note="Parts are a free trade zone, without duty and VAT.",
            ),
        )
        for name, called, names, postcode in (
            ("ID-BINTAN", "Bintan", ("Kabupaten Bintan", "Bintan Island"), "2915"),
            (
                "ID-TANJUNGPINANG",
                "Tanjungpinang",
                ("Tanjung Pinang", "Kota Tanjung Pinang"),
                "2911-2912",
            ),
            ("ID-KARIMUN", "Karimun", ("Kabupaten Karimun", "Tanjung Balai Karimun"), "2966"),
        )
    ),
    *(
        Territory(
            id=name,
            name=called,
            country="ID",
            rules=name,
            within=(region,),
            names=(called, f"Kota {called}", f"{called} Island"),
            postcodes=(f"ID {postcode}",),
            areas=_since(
                _own(name),
                _FREE_TRADE_ZONES,
                evidence=Evidence.SECONDARY,
                note="Goods enter without duty and VAT, and pay them where they go on.",
            ),
        )
        for name, called, region, postcode in (
            ("ID-BATAM", "Batam", "ID-KR", "294"),
            ("ID-SABANG", "Sabang", "ID-AC", "235"),
        )
    ),
    # What Serbia and Ukraine count as theirs and do not clear.
    Territory(
        id="RS-KM",
        name="Kosovo",
        country="RS",
        rules="XK",
        codes=("XK",),
        regions=("RS-KM", "RS-25", "RS-26", "RS-27", "RS-28", "RS-29"),
        names=("Kosovo", "Kosova"),
        postcodes=("RS 38",),
        areas=_since(
            _own("RS-KM"),
            Source(
                title="United Nations Security Council, Resolution 1244 (1999)",
                url="https://undocs.org/S/RES/1244(1999)",
            ),
            evidence=Evidence.UNCHECKED,
            note="A separate customs territory.",
        ),
    ),
    Territory(
        id="UA-43",
        name="Crimea and Sevastopol",
        country="UA",
        rules="UA-43",
        regions=("UA-40", "UA-43"),
        postcodes=("UA 95-99",),
        areas=_since(
            _own("UA-43"),
            Source(
                title="Law of Ukraine No 1207-VII",
                url="https://zakon.rada.gov.ua/laws/show/1207-18",
                article="Art. 3",
            ),
            evidence=Evidence.UNCHECKED,
            note="Occupied: the customs of Ukraine clear nothing there.",
        ),
    ),
    # Separate customs territories that China's addresses reach.
    *(
        Territory(
            id=code,
            name=name,
            country="CN",
            rules=code,
            codes=(code,),
            regions=(f"CN-{code}",),
            names=names,
            postcodes=postcodes,
            areas=_since(_own(code), source, evidence=evidence),
        )
        for code, name, names, postcodes, source, evidence in (
            (
                "HK",
                "Hong Kong",
                ("香港", "香港特别行政区", "HK"),
                ("CN 999077",),
                _BASIC_LAWS,
                Evidence.SECONDARY,
            ),
            (
                "MO",
                "Macao",
                ("Macau", "澳门", "澳门特别行政区", "MO"),
                ("CN 999078",),
                _BASIC_LAWS,
                Evidence.UNCHECKED,
            ),
            ("TW", "Taiwan", ("台湾", "臺灣", "TW"), (), _TAIWAN, Evidence.UNCHECKED),
        )
    ),
)

TERRITORIES: Final = MappingProxyType({each.id: each for each in _PLACES})
"""Every special territory, by identifier."""
