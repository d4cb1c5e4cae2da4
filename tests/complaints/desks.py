"""Desks and tickets that the tests of complaints share."""

import datetime as dt
from functools import cache

from xborder.complaints import Ticket
from xborder.worktime import OpeningHours

HOUR = dt.timedelta(hours=1)
YEAR = {"known_from": dt.date(2026, 1, 1), "known_until": dt.date(2027, 1, 1)}


def at(text):
    return dt.datetime.fromisoformat(text)


@cache
def berlin():
    return OpeningHours(
        zone="Europe/Berlin", week="Mo-Fr 09:00-17:00", name="Berlin", **YEAR
    ).calendar()


@cache
def shanghai():
    return OpeningHours(
        zone="Asia/Shanghai", week="Mo-Fr 09:00-18:00", name="Shanghai", **YEAR
    ).calendar()


def ticket(*events, name="T-1", **more):
    records = [{"at": when, "kind": kind, "value": value} for when, kind, value in events]
    return Ticket(id=name, events=records, **more)


FRIDAY = "2026-11-20T16:00:00+01:00"
MONDAY = at("2026-11-23T12:00:00+01:00")


def created(name="T-1", when=FRIDAY, **more):
    return ticket((when, "created", ""), name=name, **more)
