"""Programmes of preference and their proofs."""

import datetime as dt

import pytest

from xborder.money import Money
from xborder.tariff.preference import PROGRAMMES, programmes

TODAY = dt.date(2026, 11, 21)


def test_ids_are_unique_and_say_who_grants():
    ids = [each.id for each in PROGRAMMES]
    assert len(ids) == len(set(ids))
    assert all(each.id.startswith(f"{each.importer.lower()}.") for each in PROGRAMMES)


@pytest.mark.parametrize(
    ("importer", "origin", "on", "expected"),
    [
        ("EU", "GB", TODAY, ["eu.tca"]),
        ("FR", "GB", TODAY, ["eu.tca"]),
        ("FR", "GB", dt.date(2020, 12, 31), []),
        ("GB", "FR", TODAY, ["gb.tca"]),
        ("GB", "JP", dt.date(2024, 12, 14), ["gb.uk_japan"]),
        ("GB", "JP", dt.date(2024, 12, 15), ["gb.uk_japan", "gb.cptpp"]),
        ("GB", "CN", TODAY, []),
        ("US", "CA", TODAY, ["us.usmca"]),
        ("US", "KE", dt.date(2026, 12, 31), ["us.agoa"]),
        ("US", "KE", dt.date(2027, 1, 1), []),
        ("JP", "VN", TODAY, ["jp.cptpp", "jp.rcep", "jp.asean", "jp.vietnam"]),
        ("NO", "CH", TODAY, ["no.efta"]),
    ],
)
def test_programmes_between_two_countries_on_a_day(importer, origin, on, expected):
    assert [each.id for each in programmes(importer, origin, on)] == expected


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        ("1000 GBP", ["none_asked", "declaration", "registered_exporter", "importers_knowledge"]),
        ("1000.01 GBP", ["declaration", "registered_exporter", "importers_knowledge"]),
        ("5700 GBP", ["declaration", "registered_exporter", "importers_knowledge"]),
        ("5700.01 GBP", ["registered_exporter", "importers_knowledge"]),
        # a limit in another currency is not compared: its proof stays, and says its limit
        ("9000 EUR", ["none_asked", "declaration", "registered_exporter", "importers_knowledge"]),
    ],
)
def test_which_proof_will_do_goes_by_the_value(value, kinds):
    (tca,) = programmes("GB", "FR", TODAY)
    assert [str(proof.kind) for proof in tca.proofs_for(Money(value))] == kinds


@pytest.mark.parametrize(
    ("importer", "origin", "programme", "value", "kinds"),
    [
        # TCA, Art. 56 and Annex ORIG-4: the British exporter states its EORI number at any value
        ("EU", "GB", "eu.tca", "8000 EUR", ["declaration", "importers_knowledge"]),
        # CETA, protocol on origin, Art. 18 and 19: the Canadian exporter, its Business Number
        ("EU", "CA", "eu.canada", "8000 EUR", ["declaration"]),
        ("GB", "CA", "gb.uk_canada", "8000 GBP", ["declaration"]),
        # CPTPP, Annex 3-A, which Viet Nam chose and others did not
        ("GB", "VN", "gb.cptpp", "100 GBP", ["registered_exporter", "certificate"]),
        ("GB", "MY", "gb.cptpp", "100 GBP", ["declaration", "importers_knowledge"]),
        ("JP", "VN", "jp.cptpp", "300000 JPY", ["registered_exporter", "certificate"]),
        ("JP", "NZ", "jp.cptpp", "300000 JPY", ["declaration", "importers_knowledge"]),
        # RCEP, Art. 3.16 to 3.18
        (
            "JP",
            "VN",
            "jp.rcep",
            "300000 JPY",
            ["certificate", "registered_exporter", "importers_knowledge"],
        ),
        (
            "JP",
            "AU",
            "jp.rcep",
            "300000 JPY",
            ["certificate", "registered_exporter", "declaration", "importers_knowledge"],
        ),
        (
            "JP",
            "CN",
            "jp.rcep_cn",
            "200000 JPY",
            ["none_asked", "certificate", "registered_exporter", "importers_knowledge"],
        ),
    ],
)
def test_who_may_state_the_origin_goes_by_the_side_that_exports(
    importer, origin, programme, value, kinds
):
    (found,) = (each for each in programmes(importer, origin, TODAY) if each.id == programme)
    assert [str(proof.kind) for proof in found.proofs_for(Money(value), origin)] == kinds


def test_without_an_origin_the_proofs_of_all_are_told():
    (pacific,) = (each for each in programmes("GB", "VN", TODAY) if each.id == "gb.cptpp")
    assert pacific.proofs_of("") == pacific.proofs


def test_every_proof_has_its_words():
    assert all(str(proof.says) for each in PROGRAMMES for proof in each.proofs)


def test_every_title_has_its_chinese():
    from xborder.messages import Text

    for each in PROGRAMMES:
        assert Text(each.title).render("zh_CN") != each.title
