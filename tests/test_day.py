"""A frame's midnight is a day, and a moment is none."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from xborder.day import civil_day
from xborder.errors import InvalidInput, InvalidType

DAY = dt.date(2026, 6, 1)


class OwnDate(dt.date):
    """A date of somebody's own."""


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        dt.datetime(2026, 6, 1),  # noqa: DTZ001 - as frames hold days
        pd.Timestamp("2026-06-01"),
        np.datetime64("2026-06-01"),
        np.datetime64("2026-06-01T00:00", "s"),
        np.datetime64("2026-06-01", "ns"),  # as columns of pandas hold days
    ],
)
def test_a_midnight_without_a_zone_is_a_day(value):
    assert civil_day(value, "on") == DAY
    assert type(civil_day(value, "on")) is dt.date


def test_a_date_of_a_class_of_its_own_is_a_day():
    assert civil_day(OwnDate(2026, 6, 1), "on") == DAY


@pytest.mark.parametrize(
    "value",
    [
        dt.datetime(2026, 6, 1, 9),  # noqa: DTZ001 - as frames hold moments
        dt.datetime(2026, 6, 1, tzinfo=dt.UTC),
        pd.Timestamp(1, unit="s"),
        np.datetime64("2026-06-01T09:00", "ns"),
    ],
)
def test_a_moment_is_no_day(value):
    with pytest.raises(InvalidInput, match=r"on is .* which has a time of day or a zone"):
        civil_day(value, "on")


@pytest.mark.parametrize(
    "value", [None, "2026-06-01", 20260601, pd.NaT, np.datetime64("NaT"), np.datetime64(1, "ns")]
)
def test_what_is_no_date_is_no_day(value):
    with pytest.raises(InvalidType, match=r"on is a .*, not a date"):
        civil_day(value, "on")
