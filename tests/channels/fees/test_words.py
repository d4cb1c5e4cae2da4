"""What the built-in price lists say reads in Chinese."""

import pytest

from xborder import channels
from xborder.messages import catalogue


@pytest.mark.parametrize("name", channels.SCHEDULES)
def test_titles_and_reasons_of_fees_read_in_chinese(name):
    known = catalogue("zh_CN")
    schedule = channels.schedule(name)
    said = {entry.value.title for each in schedule.fees for entry in each}
    for each in schedule.not_priced:
        said |= {text for entry in each for text in (entry.value.title, entry.value.reason)}
    assert said <= set(known)
