"""Addresses read against the table of territories."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder.messages import catalogue
from xborder.policy import default_book
from xborder.source import Evidence
from xborder.trade import COUNTRIES, EU_MEMBERS
from xborder.trade.gazetteer import _subdivisions, gazetteer, locate
from xborder.trade.territories import TERRITORIES
from xborder.trade.territory import MAINLAND

TODAY = dt.date(2026, 11, 30)
WITH_TERRITORIES = (
    *("AT", "AU", "CH", "CN", "CO", "CY", "DE", "DK", "ES", "FI"),
    *("FR", "GB", "GR", "ID", "IL", "IT", "MY", "NL", "NO", "PH", "PT", "RS", "UA", "US"),
)

EU, GB, US, CH = ("EU", "EU"), ("GB", "GB"), ("US", "US"), ("CH", "CH")

ADDRESSES = [
    # Directive 2006/112/EC, Art. 6(1): customs territory, not VAT area
    ("ES", None, "38001", "IC", ("EU", "ES-IC")),
    ("ES", None, "35003", "IC", ("EU", "ES-IC")),
    ("ES", "ES-TF", None, "IC", ("EU", "ES-IC")),
    ("ES", "GC", None, "IC", ("EU", "ES-IC")),
    ("ES", "Las Palmas", "E-35003", "IC", ("EU", "ES-IC")),
    ("IC", None, None, "IC", ("EU", "ES-IC")),
    ("FI", None, "22100", "AX", ("EU", "FI-AX")),
    ("FI", "Ahvenanmaan maakunta", None, "AX", ("EU", "FI-AX")),
    ("AX", None, "AX-22100", "AX", ("EU", "FI-AX")),
    ("GR", None, "630 86", "GR", ("EU", "GR-ATHOS")),
    ("GR", "GR-69", None, "GR", ("EU", "GR-ATHOS")),
    ("FR", "FR-974", None, "RE", ("EU", "FR-RE")),
    ("FR", None, "97400", "RE", ("EU", "FR-RE")),
    ("RE", None, "97400", "RE", ("EU", "FR-RE")),
    ("FR", None, "97110", "GP", ("EU", "FR-GP")),
    ("FR", None, "97200", "MQ", ("EU", "FR-MQ")),
    ("FR", None, "97300", "GF", ("EU", "FR-GF")),
    ("FR", None, "97600", "YT", ("EU", "FR-YT")),
    ("FR", None, "97150", "MF", ("EU", "FR-MF")),
    ("IT", "CO", "22061", "IT", ("EU", "IT-CAMPIONE")),
    # Art. 6(2) and Regulation 952/2013, Art. 4: neither
    ("ES", None, "51001", "EA", ("ES-EA", "ES-EA")),
    ("ES", "CE", None, "EA", ("ES-EA", "ES-EA")),
    ("ES", "Melilla", None, "EA", ("ES-EA", "ES-EA")),
    ("DE", None, "27498", "DE", ("DE-HELGOLAND", "DE-HELGOLAND")),
    ("IT", "SO", "23041", "IT", ("IT-LIVIGNO", "IT-LIVIGNO")),
    ("FR", None, "97133", "BL", ("FR-BL", "FR-BL")),
    ("FR", None, "98800", "NC", ("FR-NC", "FR-NC")),
    ("DK", None, "3900", "GL", ("DK-GL", "DK-GL")),
    ("FO", None, "100", "FO", ("DK-FO", "DK-FO")),
    ("NL", "Aruba", None, "AW", ("NL-AW", "NL-AW")),
    ("IT", None, "47890", "SM", ("SM", "SM")),
    ("IT", None, "00120", "VA", ("VA", "VA")),
    # Treaty of 23 November 1964; customs treaty of 29 March 1923
    ("DE", None, "78266", "CH", CH),
    ("CH", None, "8238", "CH", CH),
    ("CH", None, "FL-9490", "CH", CH),
    ("LI", None, None, "CH", CH),
    ("CH", None, "7562", "CH-SAMNAUN", ("CH-SAMNAUN", "CH-SAMNAUN")),
    # Directive 2006/112/EC, Art. 7: Monaco is France, the Isle of Man the United Kingdom
    ("MC", None, None, "FR", EU),
    ("FR", None, "98000", "FR", EU),
    ("IM", None, None, "GB", GB),
    ("GB", None, "IM1 1AA", "GB", GB),
    ("GB", None, "BT1 5GS", "XI", EU),
    ("GB", "GB-NIR", None, "XI", EU),
    ("GB", "Northern Ireland", "bt15gs", "XI", EU),
    ("GB", None, "JE2 3AB", "JE", ("GB", "JE")),
    ("GB", None, "GY1", "GG", ("GB", "GG")),
    ("GB", None, "BF1 2AT", "GB-BFPO", ("GB-BFPO", "GB-BFPO")),
    ("GB", None, "BFPO 57", "GB-BFPO", ("GB-BFPO", "GB-BFPO")),
    ("GB", None, "bfpo 5423", "GB-BFPO", ("GB-BFPO", "GB-BFPO")),
    ("GB", "Kent", "ME1 1AA", "GB", GB),
    ("NO", None, "9170", "SJ", ("NO-SJ", "NO-SJ")),
    ("PR", None, None, "US", ("US", "US-PR")),
    ("US", "PR", None, "US", ("US", "US-PR")),
    ("US", None, "00901-1234", "US", ("US", "US-PR")),
    ("US", None, "96910", "GU", ("US-GU", "US-GU")),
    ("US", "AE", "09012", "US-MIL", ("US-MIL", "US-MIL")),
    ("US", "California", "94105", "US", US),
    ("CN", "香港", None, "HK", ("HK", "HK")),
    ("CN", "CN-TW", None, "TW", ("TW", "TW")),
    ("CN", "Guangdong", "510000", "CN", ("CN", "CN")),
    # GST Act 1999, s 195-1: the indirect tax zone holds no external Territory
    ("AU", None, "2899", "NF", ("AU-NF", "AU-NF")),
    ("AU", "NSW", "2899", "NF", ("AU-NF", "AU-NF")),
    ("AU", "Christmas Island", None, "CX", ("AU-CX", "AU-CX")),
    ("CC", None, None, "CC", ("AU-CC", "AU-CC")),
    ("AU", "NSW", "2000", "AU", ("AU", "AU")),
    ("AU", "Western Australia", None, "AU", ("AU", "AU")),
    # Customs Act 1967 of Malaysia, Parts XIX to XIXC
    ("MY", "Labuan", None, "MY-LABUAN", ("MY-LABUAN", "MY-LABUAN")),
    ("MY", None, "87000", "MY-LABUAN", ("MY-LABUAN", "MY-LABUAN")),
    ("MY", "Kedah", "07000", "MY-LANGKAWI", ("MY-LANGKAWI", "MY-LANGKAWI")),
    ("MY", "Pulau Tioman", None, "MY-TIOMAN", ("MY-TIOMAN", "MY-TIOMAN")),
    ("MY", None, "32300", "MY-PANGKOR", ("MY-PANGKOR", "MY-PANGKOR")),
    ("MY", "Kuala Lumpur", "50450", "MY", ("MY", "MY")),
    # Decreto 1165 de 2019, Art. 507
    ("CO", "San Andrés y Providencia", None, "CO-SAP", ("CO-SAP", "CO-SAP")),
    ("CO", None, "880001", "CO-SAP", ("CO-SAP", "CO-SAP")),
    ("CO", "Bogotá, D.C.", "110111", "CO", ("CO", "CO")),
    # Resolution 1244 (1999); Law of Ukraine No 1207-VII; Peraturan Pemerintah No. 41/2021
    ("RS", "Kosovo", None, "XK", ("RS-KM", "RS-KM")),
    ("XK", None, None, "XK", ("RS-KM", "RS-KM")),
    ("RS", "Prizren", None, "XK", ("RS-KM", "RS-KM")),
    ("RS", "Belgrade", "11000", "RS", ("RS", "RS")),
    ("UA", "Крим", None, "UA-43", ("UA-43", "UA-43")),
    ("UA", None, "99011", "UA-43", ("UA-43", "UA-43")),
    ("UA", "Київська область", "08132", "UA", ("UA", "UA")),
    ("UA", "Lviv", None, "UA", ("UA", "UA")),
    ("ID", "Batam", None, "ID-BATAM", ("ID-BATAM", "ID-BATAM")),
    ("ID", "Kepulauan Riau", "29432", "ID-BATAM", ("ID-BATAM", "ID-BATAM")),
    ("ID", "DKI Jakarta", "10110", "ID", ("ID", "ID")),
    # Eilat Free Trade Zone Law 5745-1985; Republic Act No. 9400 and Executive Order No. 97-A
    ("IL", None, "8810301", "IL-EILAT", ("IL", "IL-EILAT")),
    ("IL", "אילת", None, "IL-EILAT", ("IL", "IL-EILAT")),
    ("IL", "Southern District", "88000", "IL-EILAT", ("IL", "IL-EILAT")),
    ("IL", "Southern District", "8410501", "IL", ("IL", "IL")),
    ("IL", "Tel Aviv", None, "IL", ("IL", "IL")),
    ("PH", "Zambales", "2222", "PH-SUBIC", ("PH-SUBIC", "PH-SUBIC")),
    ("PH", "Central Luzon", "2023", "PH-CLARK", ("PH-CLARK", "PH-CLARK")),
    ("PH", "Metro Manila", "1000", "PH", ("PH", "PH")),
    # in all three areas of their country, with customs rules of their own
    ("ID", "Kepulauan Riau", "29151", "ID", ("ID", "ID")),
    ("CO", "Amazonas", "910001", "CO", ("CO", "CO")),
    # as people there write it: other languages, scripts and cases, islands
    ("CN", "广东省", None, "CN", ("CN", "CN")),
    ("CN", "廣東", None, "CN", ("CN", "CN")),
    ("GR", "ΑΤΤΙΚΗ", None, "GR", EU),
    ("GR", "Άγιον Όρος", None, "GR", ("EU", "GR-ATHOS")),
    ("CY", "Λεμεσός", None, "CY", EU),
    # Protocol No 10: the district of Keryneia is outside whole, of Ammochostos a part
    ("CY", "Kyrenia", None, "CY-NORTH", ("CY-NORTH", "CY-NORTH")),
    ("CY", "Girne", None, "CY-NORTH", ("CY-NORTH", "CY-NORTH")),
    ("CY", None, "9300", "CY-NORTH", ("CY-NORTH", "CY-NORTH")),
    ("CY", "Famagusta", "99450", "CY-NORTH", ("CY-NORTH", "CY-NORTH")),
    ("CY", "Famagusta", "5280", "CY", EU),
    ("ES", "vizcaya", None, "ES", EU),
    ("ES", "BALEARES", None, "ES", EU),
    ("ES", "Lanzarote", None, "IC", ("EU", "ES-IC")),
    ("ES", "S/C de Tenerife", None, "IC", ("EU", "ES-IC")),
    ("GB", "Tuaisceart Éireann", None, "XI", EU),
    ("GB", "tyne & wear", None, "GB", GB),
    ("IT", "Südtirol", None, "IT", EU),
    ("CH", "Genf", None, "CH", CH),
    ("DE", "NRW", None, "DE", EU),
    ("PT", "Ilha da Madeira", None, "PT", EU),
    ("FI", "Nyland", None, "FI", EU),
    ("US", "D.C.", None, "US", US),
    # inside every area, with VAT rates of their own
    ("PT", None, "9500-012", "PT", EU),
    ("PT", "Madeira", None, "PT", EU),
    ("FR", None, "20000", "FR", EU),
    ("AT", None, "6991", "AT", EU),
    ("DE", "Bayern", "80331", "DE", EU),
    ("SE", "anything at all", "?", "SE", EU),
]


@pytest.mark.parametrize(("country", "region", "postcode", "code", "areas"), ADDRESSES)
def test_an_address_lies_where_the_law_puts_it(country, region, postcode, code, areas):
    place = locate(country, region, postcode, on=TODAY)
    assert (place.code, (place.areas.customs, place.areas.vat)) == (code, areas)
    assert not place.candidates


SPECIAL = {
    **dict.fromkeys(("ES-CN", "ES-GC", "ES-TF"), "ES-IC"),
    **dict.fromkeys(("ES-CE", "ES-ML"), "ES-EA"),
    "FI-01": "FI-AX",
    "GR-69": "GR-ATHOS",
    **dict.fromkeys(("FR-971", "FR-GP"), "FR-GP"),
    **dict.fromkeys(("FR-972", "FR-MQ"), "FR-MQ"),
    **dict.fromkeys(("FR-973", "FR-GF"), "FR-GF"),
    **dict.fromkeys(("FR-974", "FR-RE"), "FR-RE"),
    **dict.fromkeys(("FR-976", "FR-YT"), "FR-YT"),
    **{f"FR-{each}": f"FR-{each}" for each in ("BL", "MF", "NC", "PF", "PM", "TF", "WF")},
    **dict.fromkeys(("FR-20R", "FR-2A", "FR-2B", "FR-COR"), "FR-20R"),
    **{f"NL-{each}": f"NL-{each}" for each in ("AW", "CW", "SX")},
    **dict.fromkeys(("NL-BQ1", "NL-BQ2", "NL-BQ3"), "NL-BQ"),
    "PT-20": "PT-20",
    "PT-30": "PT-30",
    "GB-NIR": "XI",
    **dict.fromkeys(("NO-21", "NO-22"), "NO-SJ"),
    **{f"US-{each}": f"US-{each}" for each in ("AS", "GU", "MP", "PR", "UM", "VI")},
    "CO-SAP": "CO-SAP",
    "CY-06": "CY-NORTH",
    "MY-15": "MY-LABUAN",
    **dict.fromkeys(("RS-KM", "RS-25", "RS-26", "RS-27", "RS-28", "RS-29"), "RS-KM"),
    **dict.fromkeys(("UA-40", "UA-43"), "UA-43"),
    "CN-HK": "HK",
    "CN-MO": "MO",
    "CN-TW": "TW",
}
"""Every subdivision of ISO 3166-2 whose customs, VAT or rate area differs from its country's."""
IRISH = {
    *("GB-ANT", "GB-ARD", "GB-ARM", "GB-BLA", "GB-BLY", "GB-BNB", "GB-CKF", "GB-CKT", "GB-CLR"),
    *("GB-CSR", "GB-DGN", "GB-DOW", "GB-DRY", "GB-FER", "GB-LMV", "GB-LRN", "GB-LSB", "GB-MFT"),
    *("GB-MYL", "GB-NDN", "GB-NTA", "GB-NYM", "GB-OMH", "GB-STB", "GB-ABC", "GB-AND", "GB-ANN"),
    *("GB-BFS", "GB-CCG", "GB-DRS", "GB-FMO", "GB-LBC", "GB-MEA", "GB-MUL", "GB-NMD"),
}
"""Districts of Northern Ireland, those before and after the reform of 2015."""


@pytest.mark.parametrize("country", [*WITH_TERRITORIES, "BR"])
def test_no_subdivision_is_silently_the_mainland(country):
    found = {}
    for code, names in _subdivisions(country):
        for written in (code, code.lower(), *names):
            place = locate(country, written, on=TODAY)
            special = place.territory.id if place.territory else MAINLAND
            found.setdefault(code, set()).update(place.candidates or {special})
    expected = {code: {"XI" if code in IRISH else SPECIAL.get(code, MAINLAND)} for code in found}
    assert {code: places for code, places in found.items() if places != expected[code]} == {}


OPEN = [
    ("ES", "Tenerifa", None, "Tenerifa is no region that we know there."),
    ("ES", None, "3800", "3800 is no postcode there; did you mean 03800?"),
    ("DE", None, "1067", "1067 is no postcode there; did you mean 01067?"),
    ("US", None, "901", "901 is no postcode there."),
    ("GB", "Middlesex", None, "Middlesex is no region that we know there."),
    ("GB", None, "12345", "12345 is no postcode there."),
    ("ES", "Madrid", "38001", "ES, Madrid, 38001 lie in different places."),
    ("XI", None, "SW1A 1AA", "XI, SW1A 1AA lie in different places."),
    ("RE", None, "75001", "RE, 75001 lie in different places."),
]


@pytest.mark.parametrize(("country", "region", "postcode", "why"), OPEN)
def test_what_cannot_be_read_or_contradicts_itself_is_open(country, region, postcode, why):
    place = locate(country, region, postcode, on=TODAY)
    assert place.areas is None
    assert place.candidates
    assert place.why.render() == why


@pytest.mark.parametrize("country", WITH_TERRITORIES)
def test_each_candidate_settles_the_matter_when_it_is_given_as_the_region(country):
    for candidate in locate(country, "no such place", on=TODAY).candidates:
        place = locate(country, candidate, on=TODAY)
        assert not place.candidates
        assert (place.territory.id if place.territory else MAINLAND) == candidate


@given(
    country=st.sampled_from(sorted(COUNTRIES)),
    region=st.none() | st.text(max_size=12),
    postcode=st.none() | st.text(max_size=12),
)
def test_any_text_gives_a_place_with_areas_or_the_places_it_may_be(country, region, postcode):
    place = locate(country, region, postcode, on=TODAY)
    assert (place.areas is None) == bool(place.candidates) == (place.why is not None)


def test_places_change_their_standing():
    before, after = dt.date(2020, 12, 31), dt.date(2021, 1, 1)
    assert [locate("GB", on=day).areas.customs for day in (before, after)] == ["EU", "GB"]
    assert [locate("JE", on=day).areas.customs for day in (before, after)] == ["EU", "GB"]
    last, first = dt.date(2019, 12, 31), dt.date(2020, 1, 1)
    campione = [locate("IT", None, "22061", on=day).areas for day in (last, first)]
    assert [(each.customs, each.vat) for each in campione] == [
        ("CH", "IT-CAMPIONE"),
        ("EU", "IT-CAMPIONE"),
    ]


def test_the_ordinary_part_of_every_member_is_in_the_union():
    assert {locate(each, on=TODAY).areas.vat for each in EU_MEMBERS} == {"EU"}
    assert len(EU_MEMBERS) == 27


def test_territories_are_told_apart_by_every_way_to_write_them():
    for country in WITH_TERRITORIES:
        stretches = sorted(gazetteer(country).postcodes)
        shared = [
            (left, right)
            for left in stretches
            for right in stretches
            if left[2] < right[2] and left[0] <= right[1] and right[0] <= left[1]
        ]
        assert shared == []


def test_every_territory_names_its_source_and_an_official_one_its_own_authority():
    for each in TERRITORIES.values():
        assert each.source.url
        assert all(entry.evidence in Evidence for entry in each.areas)
    assert {each.rules for each in TERRITORIES.values()} >= {"IC", "XI", "CH", "GB", "US", "FR"}
    assert default_book().covers("XI")


def test_every_territory_has_a_name_in_chinese():
    known = catalogue("zh_CN")
    assert [each.name for each in TERRITORIES.values() if each.name not in known] == []
