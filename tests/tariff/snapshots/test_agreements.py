"""Rates under agreements, against the files they come from."""

import datetime as dt
import gzip
import json

import pytest
from tests.tariff.snapshots.test_snapshot import shared

from xborder.errors import NotFound
from xborder.tariff import read_or_unsupported
from xborder.tariff.duty_text.programmes import read_programmes
from xborder.tariff.snapshots.agreements import agreed_rates
from xborder.tariff.snapshots.edition import AGREED

ON = dt.date(2026, 11, 21)


def rate(destination, code, partner, on=ON):
    return [each for each in agreed_rates(destination, code, on) if partner in each.partners]


# Read by hand off the official files.
SOURCED = [
    ("US", "6109100012", "AU", ON, "Free"),
    ("US", "22042120", "JP", ON, None),
    ("NO", "61091000", "CO", ON, "10.7%"),
    ("NO", "61091000", "EU", ON, "0%"),
    ("NO", "61091000", "GSP", ON, None),  # no rate under it: the ordinary one
    ("JP", "010391000", "cptpp", ON, "Free"),
]


@pytest.mark.parametrize(("destination", "code", "partner", "on", "text"), SOURCED)
def test_a_rate_is_the_one_that_is_printed(destination, code, partner, on, text):
    found = rate(destination, code, partner, on)
    assert [each.amount for each in found] == ([] if text is None else [read_or_unsupported(text)])


def test_every_american_special_rate_is_kept_with_its_programmes():
    with gzip.open(shared("us_hts_2026_rev_10.json.gz"), "rt", encoding="utf-8") as stream:
        records = json.load(stream)
    seen = 0
    for record in records:
        code = record["htsno"].replace(".", "")[:8]
        if len(code) < 8 or code[:2] > "97" or not (record["general"] or "").strip():
            continue
        printed = [each for each in read_programmes(record["special"] or "") if each.programmes]
        found = agreed_rates("US", code, ON)
        assert [(each.amount, each.partners) for each in found] == [
            (each.amount, each.programmes) for each in printed
        ], code
        seen += len(printed)
    assert seen > 6_000


def test_a_rate_says_where_it_stands_and_whether_the_day_is_of_its_time():
    [american] = rate("US", "61091000", "AU")
    assert american.is_of_its_year
    assert str(american.source).endswith("61091000, column 1 special")
    assert not rate("US", "61091000", "AU", dt.date(2024, 12, 31))[0].is_of_its_year
    assert agreed_rates("NO", "77777777", ON) == ()


def test_a_destination_without_agreements_is_named_with_those_that_have_some():
    with pytest.raises(NotFound, match=", ".join(AGREED)):
        agreed_rates("CH", "610910", ON)
