"""What every built-in jurisdiction owes, and its rules as a snapshot."""

import datetime as dt
import json

import pytest

from tests.countries import snapshots
from tests.countries.canonical import quotes
from xborder.messages import catalogue
from xborder.policy import default_book
from xborder.policy.catalog import MODULES, POLICY_OF
from xborder.policy.charge import Charge
from xborder.policy.condition import ALWAYS, Named, held
from xborder.policy.document import to_data
from xborder.testing import check_policy

TODAY = dt.date(2026, 11, 30)
COMMAND = "python -m tests.countries.snapshots writes the snapshots anew"
codes = pytest.mark.parametrize("code", sorted(MODULES))


@codes
def test_the_policy_passes_the_conformance_kit(code):
    found = check_policy(default_book().policy(code), today=TODAY)
    assert not found, "\n".join(map(str, found))


@codes
def test_the_law_is_the_one_of_the_snapshot(code):
    """A changed rule, source or note shows here, and in the diff of the snapshot."""
    assert snapshots.law(code) == snapshots.stored("law", code), COMMAND


@codes
def test_the_canonical_parcels_come_to_what_the_snapshot_says(code):
    """A changed result shows here: whether it is right, the sourced cases say."""
    assert snapshots.results(code) == snapshots.stored("results", code), COMMAND


@codes
def test_the_canonical_parcels_meet_every_scheme_and_every_charge(code):
    policy, found = default_book().policy(code), list(quotes(code))
    names = [(why, quote.consignment.on) for why, quote in found]
    assert len(set(names)) == len(names)
    assert len(names) >= 30
    schemes = {entry.value.id for timeline in policy.schemes for entry in timeline}
    assert schemes <= {scheme for _, quote in found for scheme in quote.schemes}
    steps = (entry.value for timeline in policy.steps for entry in timeline)
    charges = {step.id for step in steps if isinstance(step, Charge)}
    assert charges <= {line.id for _, quote in found for line in quote.lines}


@codes
def test_every_title_and_reason_has_its_chinese(code):
    known = catalogue("zh_CN")
    sentences = set()
    policy = default_book().policy(code)
    for _, entry in policy.rules():
        words = (getattr(entry.value, name, "") for name in ("title", "reason"))
        sentences |= {word for word in words if isinstance(word, str)}
        for part in held(getattr(entry.value, "when", ALWAYS)):
            if isinstance(part, Named):
                sentences |= {part.phrase, part.denied().id}
    for reading in policy.readings:
        sentences |= {reading.question, *reading.options.values()}
    missing = sorted(sentence for sentence in sentences if sentence and sentence not in known)
    assert not missing, "\n".join(missing)


@codes
def test_describe_is_plain_data(code):
    described = default_book().describe(code, on=dt.date(2026, 1, 1)).data
    assert json.loads(json.dumps(described)) == described


@codes
def test_no_rate_is_a_float(code):
    def floats(data):
        if isinstance(data, dict):
            return any(map(floats, data.values()))
        if isinstance(data, list):
            return any(map(floats, data))
        return isinstance(data, float)

    assert not floats(to_data(default_book().policy(code)))


def test_every_destination_is_under_a_policy_that_knows_it():
    for destination, code in POLICY_OF.items():
        policy = default_book().policy(destination)
        assert policy.code == code
        assert not policy.members or destination in policy.members
