"""Addresses as exports write them: where each lies, or what has to be mended.

Postcodes of the places: Royal Mail's areas JE, GY, IM and BT and the British Forces' BF1 and BFPO;
La Poste's 971 to 988; Correos' 35, 38, 51 and 52; CTT's 90-95 (Madeira's 90 to 94, the Azores from
95); the United States Postal Service's 090-098, 340 and 962-966 for military mail, 006-009 for Puerto
Rico and the Virgin Islands; Livigno 23041, Campione 22061, Büsingen 78266, Heligoland 27498, Mount
Athos 63086 and 63087, Åland 22; the north of Cyprus 99.
"""

import pytest
from tests.trade.orders.rows import ROW, report, told

from xborder.trade.gazetteer import locate

# Country, region, postcode in the file; the territory, or none where it is the mainland.
READ = [
    ("GB", "", "JE2 3AB", "JE"),
    ("United Kingdom", "Jersey", "JE23AB", "JE"),
    ("GB", "", "GY9 0SB", "GG"),
    ("GB", "", "IM2 4AB", "IM"),
    ("GB", "", "BFPO 58", "GB-BFPO"),
    ("United Kingdom", "", "bfpo58", "GB-BFPO"),
    ("GB", "", "bt7 1nn", "XI"),
    ("GB", "Co. Down", "", "XI"),
    ("Northern Ireland", "", "", "XI"),
    ("FR", "Guadeloupe", "97110", "FR-GP"),
    ("France", "", "97490", "FR-RE"),
    ("FR", "", "98600", "FR-WF"),
    ("ES", "Las Palmas", "35100", "ES-IC"),
    ("Spain", "TF", "", "ES-IC"),
    ("ES", "", "51001", "ES-EA"),
    ("Canary Islands", "", "", "ES-IC"),
    ("PT", "Madeira", "9000-001", "PT-30"),
    ("PT", "", "9500-101", "PT-20"),
    ("PT", "", "1000 205", None),
    ("IT", "Livigno", "23041", "IT-LIVIGNO"),
    ("IT", "CO", "22061", "IT-CAMPIONE"),
    ("IT", "CO", "22100", None),
    ("DE", "", "78266", "DE-BUESINGEN"),
    ("DE", "", "27498", "DE-HELGOLAND"),
    ("DE", "", "D-80331", None),
    ("GR", "", "63087", "GR-ATHOS"),
    ("EL", "", "10431", None),
    ("FI", "Ahvenanmaa", "22270", "FI-AX"),
    ("CY", "Girne", "99320", "CY-NORTH"),
    ("CY", "", "1010", None),
    ("US", "MA", "2139", None),  # the zero is lost, and the state decides
    ("US", "AE", "9012", "US-MIL"),
    ("US", "AP", "96350-0001", "US-MIL"),
    ("US", "PR", "907", "US-PR"),
    ("US", "ca", "９０２１０", None),
    ("NO", "", "9170", "NO-SJ"),
    ("DK", "", "3900", "DK-GL"),
    ("CH", "", "9490", "LI"),
    ("AT", "", "6691", "AT-JUNGHOLZ"),
    ("NL", "Curaçao", "", "NL-CW"),
    ("CN", "香港", "", "HK"),
    ("JP", "東京都", "１００－０００１", None),
]


@pytest.mark.parametrize(("country", "region", "postcode", "territory"), READ)
def test_an_address_lies_where_its_post_goes(country, region, postcode, territory):
    (order,) = report({**ROW, "country": country, "region": region, "zip": postcode}).orders
    parcel = order.consignment
    place = locate(parcel.ship_to, parcel.region, parcel.postcode, on=parcel.on)
    assert (place.territory and place.territory.id) == territory
    assert not place.candidates


REFUSED = [
    ("FR", "", "1000", "01000"),
    ("ES", "", "8001", "08001"),
    ("DE", "", "1067", "01067"),
    ("NO", "", "150", "0150"),
    ("AU", "NSW", "800", "0800"),
    ("AT", "Tirol", "6991", "AT-MITTELBERG"),  # the Kleinwalsertal is in Vorarlberg
    ("US", "", "501", "US-PR"),
    ("Channel Islands", "", "", "ISO 3166"),
    ("🇩🇪", "", "10115", "ISO 3166"),
]


@pytest.mark.parametrize(("country", "region", "postcode", "remedy"), REFUSED)
def test_an_address_that_may_be_two_is_refused_with_what_it_may_be(
    country, region, postcode, remedy
):
    found = report({**ROW, "country": country, "region": region, "zip": postcode})
    (problem,) = found.problems()
    assert not found.orders
    assert remedy in str(problem)


@pytest.mark.parametrize(
    ("written", "code"),
    [("10115.0", "10115"), ("１０１１５", "10115"), (10115.0, "10115"), ("10115.00", "10115")],
)
def test_a_postcode_that_was_taken_for_a_number_is_read_and_told(written, code):
    (order,) = report({**ROW, "zip": written}).orders
    assert order.consignment.postcode == code
    is_told = any(f"{written} is read as {code}." in note for note in told(order))
    assert is_told is isinstance(written, str)  # a number's digits are no other writing
