"""What a customer is told, opening hours respected."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.complaints.desks import HOUR, at, berlin

from xborder.complaints import promise


class TestPromise:
    @pytest.mark.parametrize(
        ("received", "within", "measure", "by", "is_open"),
        [
            ("2026-11-20T16:00:00+01:00", 4, "business", "2026-11-23T12:00:00+01:00", True),
            ("2026-11-21T12:00:00+01:00", 4, "business", "2026-11-23T13:00:00+01:00", False),
            # 24 elapsed hours from Friday 16:00 end on Saturday: nobody writes after Friday 17:00.
            ("2026-11-20T16:00:00+01:00", 24, "elapsed", "2026-11-20T17:00:00+01:00", True),
            ("2026-11-23T10:00:00+01:00", 24, "elapsed", "2026-11-24T10:00:00+01:00", True),
            # No open time in between: nobody can answer on Sunday, so the next opening is promised.
            ("2026-11-21T10:00:00+01:00", 24, "elapsed", "2026-11-23T09:00:00+01:00", False),
        ],
    )
    def test_it_respects_opening_hours(self, received, within, measure, by, is_open):
        found = promise(
            berlin(), at(received), within * HOUR, zone=ZoneInfo("Asia/Tokyo"), counted=measure
        )
        assert (found.by, found.is_open) == (at(by), is_open)
        assert ("closed until" in str(found.text)) is not is_open
        assert "+09:00" in str(found.text)


def test_nobody_is_promised_an_answer_while_we_are_closed():
    """Friday 18:00 and 24 elapsed hours end on Saturday 18:00, when nobody is there."""
    friday = at("2026-11-20T18:00:00+01:00")
    found = promise(berlin(), friday, 24 * HOUR, zone="Europe/Berlin", counted="elapsed")
    assert (found.by, found.opens_at) == (at("2026-11-23T09:00:00+01:00"),) * 2
    assert (found.is_open, found.in_time) == (False, False)
    assert str(found.text) == (
        "We are closed until 2026-11-23 09:00+01:00 and answer as soon as we open."
    )
    assert "届时即予答复" in found.text.render("zh_CN")


def test_no_time_at_all_is_now():
    monday = at("2026-11-23T10:00:00+01:00")
    found = promise(berlin(), monday, 0 * HOUR, zone="UTC")
    assert (found.by, found.is_open, found.in_time) == (monday, True, True)


@given(st.integers(0, 7 * 24 * 60), st.integers(1, 4 * 24 * 60), st.sampled_from(["business", "elapsed"]))  # fmt: skip
def test_a_promise_never_ends_while_we_are_closed(minutes, within, counted):
    """What is said is open time or its end, never before the opening it names."""
    received = at("2026-11-16T00:00:00+01:00") + minutes * HOUR / 60
    found = promise(berlin(), received, within * HOUR / 60, zone="UTC", counted=counted)
    almost = found.by - HOUR / 3600
    assert berlin().is_open(found.by) or berlin().is_open(almost)
    assert found.by >= found.opens_at
    limit = received + within * HOUR / 60
    if counted == "elapsed":
        assert found.in_time is (found.by <= limit)
