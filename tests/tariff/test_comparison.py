"""What changed between two tariffs, how much of one computes, and a schedule as compact data."""

import datetime as dt
import json

import pytest

from xborder.errors import InvalidInput
from xborder.policy.amount import FREE, Percent
from xborder.policy.goods_table import GoodsKey
from xborder.source import Source
from xborder.tariff import (
    Coverage,
    Difference,
    TariffLine,
    TariffSchedule,
    coverage,
    differences,
    read_or_unsupported,
    snapshot,
)
from xborder.timeline import Dated

ON = dt.date(2026, 11, 21)
BROKER = {"source": Source(title="A broker", url="https://example.org"), "checked_on": ON}


def own(*rows, **options):
    return TariffSchedule.from_rows(rows, **BROKER, **options)


def test_only_lines_whose_duty_changed_came_or_went_are_told():
    before = own(("6109", "12%"), ("4901", "Free"), ("6403", "8%"))
    after = own(("6109", "12.00 %"), ("4901", "2%"), ("6404", "17%"))
    assert differences(before, after, ON) == (
        Difference("4901", FREE, Percent("0.02")),
        Difference("6403", Percent("0.08"), None),
        Difference("6404", None, Percent("0.17")),
    )
    assert differences(before, before, ON) == ()


def test_lines_for_some_origins_are_lines_of_their_own():
    mine = own(("6109", "12%"), {"hs": "6109", "duty": "Free", "origins": ["VN", "KR"]})
    assert list(mine.lines_on(ON)) == ["6109", "6109 KR VN"]


def test_the_european_and_the_british_list_of_2021_differ_where_the_british_was_simplified():
    found = {
        each.code: each for each in differences(snapshot("eu"), snapshot("gb"), dt.date(2021, 6, 1))
    }
    assert found["64041100"] == Difference("64041100", Percent("0.169"), Percent("0.16"))
    assert "61091000" not in found  # 12 % in both
    assert len(found) > 4_000


def test_coverage_counts_what_computes_what_is_doubtful_and_why_the_rest_does_not():
    mine = TariffSchedule(
        lines=[
            TariffLine(code=code, amount=Dated(value=read_or_unsupported(text), **BROKER))
            for code, text in [("6109", "12%"), ("0702", "Entry Price"), ("0805", "Entry Price")]
        ]
    )
    reason = "The duty depends on an entry price, which is not computed."
    assert coverage(mine, ON) == Coverage(lines=3, computed=1, doubtful=0, reasons={reason: 2})
    american = coverage(snapshot("us.general"), ON)
    assert american.lines > 11_000
    assert american.computed / american.lines > 0.995
    assert american.doubtful == 0
    assert coverage(snapshot("gb"), ON).doubtful > 5_000  # read for 2021


def test_a_schedule_goes_through_json_and_comes_back_the_same():
    mine = own(
        ("6109", "12%"),
        ("6403", "8% + 30.60 EUR / 100 kg MIN 5 EUR / item"),
        {"hs": "6109", "duty": "Free", "origins": ["VN"], "start": dt.date(2026, 1, 1)},
        destinations=["DE"],
        alone=True,
    )
    data = json.loads(json.dumps(mine.compact()))
    again = TariffSchedule.from_compact(data)
    assert again == mine
    assert again.compact() == data
    assert len(data["sources"]) == 1
    key = GoodsKey(hs_code="640399", destination="DE")
    assert again.find(key, ON) == mine.find(key, ON)


@pytest.mark.parametrize("data", ["x", None, {}, {"form": "xborder tariff 0"}])
def test_data_of_another_form_are_refused(data):
    with pytest.raises(InvalidInput, match="compact form"):
        TariffSchedule.from_compact(data)
