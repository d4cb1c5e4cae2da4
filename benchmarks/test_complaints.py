"""Due times and clocks, beside businesstimedelta and pandas in the same run.

Berlin, Monday to Friday 9 to 17, German holidays. Read the table group by group; the peers answer
far fewer tickets, so compare the time of one answer, which each group notes as ``per_answer_us``.
"""

import datetime as dt
import random
from zoneinfo import ZoneInfo

import pytest

from xborder.complaints import SlaPolicy, Ticket, default_policy, due_times
from xborder.worktime import DayCalendar, OpeningHours

BERLIN = ZoneInfo("Europe/Berlin")
DAYS = DayCalendar.from_holidays("DE", years=range(2025, 2028))
HOURS = OpeningHours(
    zone="Europe/Berlin",
    week="Mo-Fr 09:00-17:00",
    known_from=dt.date(2025, 1, 1),
    known_until=dt.date(2028, 1, 1),
).with_days(DAYS)
CALENDAR = HOURS.calendar()
POLICY = default_policy(CALENDAR)
TARGETS = [dt.timedelta(hours=hours) for hours in (4, 8, 16, 24, 48)]
COUNT = 100_000


def moments(count):
    rng = random.Random(20261121)  # noqa: S311 - the same queue on every run
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return [
        (start + dt.timedelta(minutes=rng.randrange(500_000)), rng.choice(TARGETS))
        for _ in range(count)
    ]


QUEUE = moments(COUNT)
NOW = dt.datetime(2026, 12, 31, tzinfo=dt.UTC)


def ours(pairs):
    add = CALENDAR.add
    return [add(start, target) for start, target in pairs]


def businesstimedelta_rule():
    peer = pytest.importorskip("businesstimedelta")
    pytz = pytest.importorskip("pytz")
    work = peer.WorkDayRule(
        start_time=dt.time(9),
        end_time=dt.time(17),
        working_days=range(5),
        tz=pytz.timezone("Europe/Berlin"),
    )
    library = pytest.importorskip("holidays")
    off = peer.HolidayRule(library.country_holidays("DE"), tz=pytz.timezone("Europe/Berlin"))
    return peer, peer.Rules([work, off])


def with_businesstimedelta(pairs):
    peer, rules = businesstimedelta_rule()

    def answer():
        return [
            start + peer.BusinessTimeDelta(rules, hours=target // dt.timedelta(hours=1))
            for start, target in pairs
        ]

    return answer


def with_pandas(pairs):
    pandas = pytest.importorskip("pandas")
    off = sorted(DAYS.holidays)
    offset = pandas.offsets.CustomBusinessHour(start="09:00", end="17:00", holidays=off)
    local = [
        (pandas.Timestamp(start.astimezone(BERLIN).replace(tzinfo=None)), target)
        for start, target in pairs
    ]

    def answer():
        return [start + offset * (target // dt.timedelta(hours=1)) for start, target in local]

    return answer


def run(benchmark, answer, count):
    result = benchmark.pedantic(answer, rounds=3, warmup_rounds=1)
    if benchmark.stats:
        benchmark.extra_info["per_answer_us"] = benchmark.stats.stats.min / count * 1e6
    assert len(result) == count
    return result


@pytest.mark.benchmark(group="due times: 100,000 tickets")
def test_due_times_ours(benchmark):
    run(benchmark, lambda: ours(QUEUE), COUNT)


@pytest.mark.benchmark(group="due times: 100,000 tickets")
def test_due_times_through_the_promise(benchmark):
    tickets = [
        Ticket(
            id="x",
            events=[
                {"at": start, "kind": "created"},
                {"at": start + dt.timedelta(hours=3), "kind": "replied"},
            ],
        )
        for start, _ in QUEUE[:1000]
    ]
    for ticket in tickets:
        assert ticket.history  # parsed once
    tickets *= COUNT // len(tickets)
    run(benchmark, lambda: due_times(POLICY, tickets, NOW, clock="resolution"), COUNT)


@pytest.mark.benchmark(group="due times: one answer")
def test_one_due_time_ours(benchmark):
    start, target = QUEUE[0]
    benchmark(CALENDAR.add, start, target)


@pytest.mark.benchmark(group="due times: peers on 200 tickets")
def test_due_times_ours_on_few(benchmark):
    run(benchmark, lambda: ours(QUEUE[:200]), 200)


@pytest.mark.benchmark(group="due times: peers on 200 tickets")
def test_due_times_businesstimedelta(benchmark):
    few = QUEUE[:200]
    found = run(benchmark, with_businesstimedelta(few), len(few))
    assert [due.astimezone(dt.UTC) for due in found] == ours(few)


@pytest.mark.benchmark(group="due times: peers on 200 tickets")
def test_due_times_pandas(benchmark):
    few = QUEUE[:200]
    run(benchmark, with_pandas(few), len(few))


@pytest.mark.benchmark(group="calendar: three years of Berlin")
def test_building_three_years(benchmark):
    benchmark(HOURS.calendar)


TWO = SlaPolicy(
    clocks=[POLICY.rule("first_response"), POLICY.rule("resolution")], calendar=CALENDAR
)
KINDS = ("created", "replied", "paused", "resumed", "resolved")


def told(count):
    """Return the rows of so many tickets of five events, as a help desk tells them."""
    return [
        [
            {"at": start + step * dt.timedelta(hours=5), "kind": kind}
            for step, kind in enumerate(KINDS)
        ]
        for start, _ in QUEUE[:count]
    ]


def read(rows):
    return [Ticket(id=str(number), events=events) for number, events in enumerate(rows)]


@pytest.mark.benchmark(group="tickets: two clocks each, 100,000 tickets")
def test_two_clocks_of_many_tickets(benchmark):
    tickets = read(told(COUNT))
    run(benchmark, lambda: [TWO.evaluate(ticket, NOW) for ticket in tickets], COUNT)


@pytest.mark.benchmark(group="tickets: two clocks each, 100,000 tickets")
def test_two_clocks_with_every_record(benchmark):
    tickets = read(told(COUNT))
    run(
        benchmark,
        lambda: [[state.cycles for state in TWO.evaluate(one, NOW)] for one in tickets],
        COUNT,
    )


@pytest.mark.benchmark(group="tickets: read from records, 20,000 tickets")
def test_reading_tickets(benchmark):
    rows = told(20_000)
    run(benchmark, lambda: read(rows), 20_000)


@pytest.mark.benchmark(group="tickets: two clocks each, peers on 200 tickets")
def test_two_clocks_ours_on_few(benchmark):
    tickets = read(told(200))
    run(benchmark, lambda: [TWO.evaluate(ticket, NOW) for ticket in tickets], 200)


def consumed_with(elapsed):
    """Return open hours to the answer and to the solution, the pause left out, as a peer counts."""
    rows = told(200)

    def answer():
        found = []
        for created, replied, paused, resumed, resolved in ([e["at"] for e in r] for r in rows):
            counted = elapsed(created, paused) + elapsed(resumed, resolved)
            found.append((elapsed(created, replied), counted))
        return found

    return answer


@pytest.mark.benchmark(group="tickets: two clocks each, peers on 200 tickets")
def test_two_clocks_businesstimedelta(benchmark):
    _, rules = businesstimedelta_rule()
    answer = consumed_with(lambda start, end: rules.difference(start, end).timedelta)
    found = run(benchmark, answer, 200)
    ours = [TWO.evaluate(ticket, NOW)["resolution"].consumed for ticket in read(told(200))]
    assert [counted for _, counted in found] == ours


@pytest.mark.benchmark(group="tickets: two clocks each, peers on 200 tickets")
def test_two_clocks_pandas(benchmark):
    pandas = pytest.importorskip("pandas")
    off = sorted(DAYS.holidays)
    hour = pandas.offsets.CustomBusinessHour(start="09:00", end="17:00", holidays=off)
    day = dt.timedelta(hours=8)

    def local(moment):
        return pandas.Timestamp(moment.astimezone(BERLIN).replace(tzinfo=None))

    def elapsed(start, end):  # pandas counts whole business hours between two times, no more
        return len(pandas.date_range(local(start), local(end), freq=hour)) * day / 8

    run(benchmark, consumed_with(elapsed), 200)


@pytest.mark.benchmark(group="clocks: six clocks of a ticket with five events")
def test_evaluating_a_ticket(benchmark):
    start = dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC)
    kinds = ("created", "replied", "paused", "resumed", "resolved")
    events = [
        {"at": start + n * dt.timedelta(hours=5), "kind": kind} for n, kind in enumerate(kinds)
    ]
    ticket = Ticket(id="x", events=events)
    assert benchmark(POLICY.evaluate, ticket, NOW)["resolution"].met
