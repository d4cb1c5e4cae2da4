"""Privacy law by country and day, objections, small groups."""

import datetime as dt
import hmac

import pytest
from attrs import evolve

from xborder.customers.privacy import PRIVACY_LAWS, Use, check_use, jurisdiction, pseudonym
from xborder.errors import InvalidInput
from xborder.timeline import Timeline

ON = dt.date(2026, 11, 21)
GROUPS = {"a": "X", "b": "X", "c": "Y", "d": "X"}


def use(**changes):
    countries = {"a": "DE", "b": "GB", "c": "CN", "d": "BR"}
    return Use(**{"purpose": "marketing", "countries": countries, **changes})


def test_every_entry_is_dated_and_sourced():
    for timeline in PRIVACY_LAWS.values():
        assert isinstance(timeline, Timeline)
        for entry in timeline:
            assert entry.start
            assert entry.source.url
            assert entry.source.article
            assert entry.note


# first days: GDPR Art. 99(2); PIPL Art. 74; Data (Use and Access) Act 2025 by SI 2026/82
@pytest.mark.parametrize(
    ("place", "day", "name", "rule"),
    [
        ("EU", "2018-05-25", "GDPR", "prohibited_save_exceptions"),
        ("GB", "2020-12-31", "GDPR", "prohibited_save_exceptions"),
        ("GB", "2026-02-04", "UK GDPR", "prohibited_save_exceptions"),
        ("GB", "2026-02-05", "UK GDPR", "allowed_with_safeguards"),
        ("CN", "2021-11-01", "PIPL", "may_be_refused"),
    ],
)
def test_the_law_in_force(place, day, name, rule):
    law = PRIVACY_LAWS[place].on(dt.date.fromisoformat(day))
    assert (law.name, law.automated_decisions) == (name, rule)
    assert law.objection_ends_marketing


def test_before_the_law_there_is_none():
    assert PRIVACY_LAWS["EU"].find(dt.date(2018, 5, 24)) is None
    assert PRIVACY_LAWS["CN"].find(dt.date(2021, 10, 31)) is None
    assert [jurisdiction(country) for country in ("FR", "NO", "GB", "CH")] == [
        "EU",
        "EU",
        "GB",
        "CH",
    ]


def test_objections_end_marketing_everywhere_and_statistics_nowhere():
    check = check_use(GROUPS, use(objected_ids={"a", "c", "d"}), on=ON)
    assert set(check.withheld) == {"a", "c", "d"}
    assert "PIPL" in str(check.withheld["c"])
    assert str(check.withheld["d"]) == "d objected; the objection is honoured everywhere."
    counted = check_use(GROUPS, use(objected_ids={"a"}, purpose="statistics"), on=ON)
    assert counted.withheld == {}


def test_a_law_without_that_right_is_not_cited(monkeypatch):
    entry = PRIVACY_LAWS["CN"].entries[0]
    lax = evolve(entry, value=evolve(entry.value, objection_ends_marketing=False))
    monkeypatch.setattr("xborder.customers.privacy.PRIVACY_LAWS", {"CN": Timeline([lax])})
    check = check_use({"c": "Y"}, use(objected_ids={"c"}), on=ON)
    assert str(check.withheld["c"]) == "c objected; the objection is honoured everywhere."


def test_small_groups_are_held_back_after_objections():
    check = check_use(GROUPS, use(objected_ids={"a", "b"}, minimum_group_size=2), on=ON)
    assert str(check.withheld["d"]) == "The group X has 1 customers, fewer than 2."
    assert str(check.withheld["c"]) == "The group Y has 1 customers, fewer than 2."
    with pytest.raises(InvalidInput, match="minimum_group_size"):
        use(minimum_group_size=0)


def test_duties_and_doubts_are_noted():
    notes = [str(note) for note in check_use(GROUPS, use(decided_by_machine=True), on=ON).notes]
    assert notes == [
        "No privacy law is on file for BR: not checked.",
        "PIPL, Art. 24: the person may ask for an explanation and refuse a decision by machine alone.",
        "PIPL, Art. 24: offer an untargeted option or an easy way to refuse.",
        (
            "GDPR, Art. 22: decisions by machine alone that weigh on a person need a contract, a law or "
            "explicit consent, and a human on request."
        ),
        (
            "UK GDPR, Art. 22A to 22D: decisions by machine alone are allowed with notice, a hearing and a human "
            "on request."
        ),
    ]
    prices = check_use({"c": "Y"}, use(purpose="pricing"), on=ON).notes
    assert [str(note) for note in prices] == [
        "PIPL, Art. 24: no unreasonable differences in price or terms by profile."
    ]
    unknown = check_use({"z": "Y"}, use(), on=ON).notes
    assert str(unknown[0]) == "No privacy law is on file for -: not checked."
    assert "个人" in check_use({"c": "Y"}, use(decided_by_machine=True), on=ON).notes[0].render(
        "zh_CN"
    )


def test_a_pseudonym_is_the_keyed_hash_of_the_address():
    """HMAC-SHA-256 by the standard library's own one-shot function, on the folded address."""
    key = b"0123456789abcdef"
    expected = hmac.digest(key, b"ann@example.com", "sha256").hex()[:32]
    assert pseudonym(" Ann@Example.COM ", key=key) == expected
    assert pseudonym("ann@example.com", key=b"another key, as long") != expected
    for name, secret in (("", key), ("ann", b"short")):
        with pytest.raises(InvalidInput, match="pseudonym"):
            pseudonym(name, key=secret)
