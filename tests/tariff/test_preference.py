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


def test_every_proof_has_its_words():
    assert all(str(proof.says) for each in PROGRAMMES for proof in each.proofs)


def test_every_title_has_its_chinese():
    from xborder.messages import Text

    for each in PROGRAMMES:
        assert Text(each.title).render("zh_CN") != each.title
