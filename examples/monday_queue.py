# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # A Monday morning queue across four countries
#
# It is Monday, 23 November 2026, half past nine in Berlin. Over the weekend complaints came in
# from Germany, China, India and Brazil. Two desks hand over to one another: Shanghai and Berlin.
# What is due first, by our promise and by the buyer's law, and what goes wrong most?

# %%
import datetime as dt
from collections import Counter
from zoneinfo import ZoneInfo

import matplotlib as mpl
import matplotlib.dates as mdates
import matplotlib.pyplot as plt

from xborder.complaints import (
    Ticket,
    alerts,
    deadlines,
    default_policy,
    next_due,
    promise,
    statutory_clocks,
)
from xborder.complaints.law import Trigger
from xborder.complaints.measures import measure, pareto
from xborder.complaints.tickets import Facts, grade
from xborder.worktime import DayCalendar, FollowTheSun, OpeningHours

BERLIN, SHANGHAI = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai")


# %% [markdown]
# ## Two desks, one line of open time
#
# Each desk keeps its own wall clock and holidays; together they are open when either is.

# %%
window = {"known_from": dt.date(2026, 1, 1), "known_until": dt.date(2027, 1, 1)}
berlin = OpeningHours(zone="Europe/Berlin", week="Mo-Fr 09:00-17:00", name="Berlin", **window)
berlin = berlin.with_days(DayCalendar.from_holidays("DE", years=[2026], subdivision="BE"))
shanghai = OpeningHours(
    zone="Asia/Shanghai", week="Mo-Fr 09:00-12:00,13:00-18:00", name="Shanghai", **window
)
shanghai = shanghai.with_days(DayCalendar.from_holidays("CN", years=[2026]))
desks = FollowTheSun({"Shanghai": shanghai.calendar(), "Berlin": berlin.calendar()})

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=BERLIN)
for duty in desks.duties(NOW.replace(hour=0, minute=0), NOW.replace(hour=23)):
    start, end = (moment.astimezone(BERLIN).strftime("%H:%M") for moment in (duty.start, duty.end))
    print(f"{start}-{end} Berlin time: {' and '.join(duty.teams)}")

# %% [markdown]
# ## The queue
#
# Every ticket is a list of events. The grade follows from facts, with a reason.


# %%
def hour(day: int, clock: str, zone: ZoneInfo = BERLIN) -> dt.datetime:
    hours, minutes = map(int, clock.split(":"))
    return dt.datetime(2026, 11, day, hours, minutes, tzinfo=zone)


def events(*told: tuple[dt.datetime, str, str]) -> list[dict[str, object]]:
    return [{"at": at, "kind": kind, "value": value} for at, kind, value in told]


FOUND = {
    "DE-1041": Facts(category="damaged"),
    "DE-1042": Facts(category="late", earlier_complaints=1),
    "CN-2201": Facts(category="wrong item", channel="marketplace"),
    "IN-3310": Facts(category="not delivered", days_to_legal_deadline=1),
    "BR-4407": Facts(category="battery hot", safety=True, goods="batteries"),
}
HAPPENED = {
    "DE-1041": (
        "DE",
        events(
            (hour(19, "15:00"), "created", ""),
            (hour(19, "16:10"), "replied", ""),
            (hour(19, "16:30"), "paused", "waiting for customer"),
            (hour(20, "11:00"), "resumed", ""),
            (hour(20, "16:00"), "provisional_offered", ""),
        ),
    ),
    "DE-1042": ("DE", events((hour(21, "20:15"), "created", ""))),
    "CN-2201": ("CN", events((hour(23, "09:20", SHANGHAI), "created", ""))),
    "IN-3310": ("IN", events((hour(21, "11:00", ZoneInfo("Asia/Kolkata")), "created", ""))),
    "BR-4407": ("BR", events((hour(22, "23:05", ZoneInfo("America/Sao_Paulo")), "created", ""))),
}
queue = []
for name, (country, told) in HAPPENED.items():
    found = grade(FOUND[name])
    queue.append(
        Ticket(
            id=name,
            country=country,
            grade=found.grade,
            events=told,
            category=FOUND[name].category,
        )
    )
    print(f"{name}: {found.grade:8} {' '.join(map(str, found.reasons))}")

# %% [markdown]
# ## What is due first
#
# The default promise: an answer within 24 hours, a provisional solution within 48, a resolution in
# open time by grade. The risk is that of a simple, stated model: two agents, half an hour a ticket.

# %%
policy = default_policy(desks.calendar)
for entry in next_due(policy, queue, NOW, agents=2):
    due = entry.state.due.astimezone(BERLIN)
    late = "LATE" if entry.state.breached_at else f"risk {entry.risk:.0%}"
    print(f"{due:%a %d %b %H:%M}  {entry.ticket}  {entry.state.name:21} {late}")

# %% [markdown]
# The next alarms of the escalation ladder that have not rung yet:

# %%
coming = [alert for alert in alerts(policy, queue, NOW) if not alert.overdue]
for alert in coming[:4]:
    at = alert.at.astimezone(BERLIN)
    print(f"{at:%a %H:%M}  {alert.ticket}  {alert.clock}: tell the {alert.notify}")

# %% [markdown]
# ## What the law adds
#
# Beside the promise run the clocks of the buyer's law. The earliest deadline binds; each names its
# source and how well it was read.

# %%
ZONES = {
    "DE": "Europe/Berlin",
    "CN": "Asia/Shanghai",
    "IN": "Asia/Kolkata",
    "BR": "America/Sao_Paulo",
}
for ticket in queue:
    created = ticket.history.created.when
    off = DayCalendar.from_holidays(ticket.country, years=[2026], complete_through=2026)
    rules = statutory_clocks(ticket.country, NOW.date())
    found = deadlines(rules, {Trigger.COMPLAINT: created}, zone=ZONES[ticket.country], days=off)
    for deadline in found:
        print(f"{ticket.id}: {deadline.explain()}")
print()
print(promise(desks.calendar, NOW, dt.timedelta(hours=4), zone=BERLIN).text)

# %% [markdown]
# ## One ticket, hour by hour
#
# Why is this ticket due when it is? The counted stretches say so, in words and as a picture.

# %%
state = policy.evaluate(queue[0], NOW)
resolution = state["resolution"]
print(resolution.explain(zone=BERLIN))
print()
print(resolution.explain("zh_CN", zone=BERLIN))

# %%
first, last = hour(19, "12:00"), hour(25, "12:00")
figure, axes = plt.subplots(figsize=(11, 4.2), layout="constrained")
ROWS = ["Shanghai open", "Berlin open", "Counted, to come", "Paused"]
GREEN, BLUE, SAND, RED = "#7fb069", "#4f7cac", "#e6c79c", "#b23a48"


def bar(row: int, start: dt.datetime, end: dt.datetime, colour: str) -> None:
    width = (end - start) / dt.timedelta(days=1)
    axes.barh(row, width, left=mdates.date2num(start), height=0.55, color=colour)


for row, (_, calendar) in enumerate(desks.teams):
    for segment in calendar.segments(first, last):
        bar(row, segment.start, segment.end, "#c9d6df")
for segment in resolution.segments:
    bar(2, segment.start, segment.end, GREEN)
for segment in desks.calendar.segments(NOW, resolution.due):
    bar(2, segment.start, segment.end, "#cfe3c4")
bar(3, hour(19, "16:30"), hour(20, "11:00"), SAND)
MARKS = [
    (hour(19, "15:00"), "created"),
    (hour(19, "16:10"), "replied"),
    (hour(20, "16:00"), "provisional\nsolution"),
    (NOW, "now"),
    (resolution.due, "due"),
]
for moment, label in MARKS:
    colour = RED if label == "due" else BLUE
    axes.axvline(mdates.date2num(moment), color=colour, linewidth=1.1)
    right = label in {"replied", "now", "due"}
    axes.annotate(
        label,
        (mdates.date2num(moment), -0.75),
        xytext=(4 if right else -4, 0),
        textcoords="offset points",
        ha="left" if right else "right",
        va="center",
        fontsize=9,
        color=colour,
    )
due = resolution.due
axes.set_yticks(range(4), ROWS)
axes.set_ylim(3.6, -1.1)
axes.set_xlim(mdates.date2num(first), mdates.date2num(last))
axes.xaxis.set_major_locator(mdates.DayLocator(tz=BERLIN))
axes.xaxis.set_major_formatter(mdates.DateFormatter("%a %d %b", tz=BERLIN))
axes.set_title(
    f"DE-1041: {resolution.consumed / dt.timedelta(hours=1):.1f} of "
    f"{resolution.target.within / dt.timedelta(hours=1):.0f} open hours used, "
    f"due {due.astimezone(BERLIN):%a %d %b %H:%M} (Berlin time)",
    loc="left",
    fontsize=11,
)
for side in ("top", "right", "left"):
    axes.spines[side].set_visible(False)
axes.tick_params(axis="y", length=0)

# %% [markdown]
# ## What goes wrong most
#
# A month of root causes, most frequent first. A few causes make most of the complaints.

# %%
MONTH = Counter(
    {
        "box too weak": 34,
        "customs papers missing": 21,
        "address not checked": 12,
        "wrong size chart": 9,
        "picked wrong item": 6,
        "carrier lost it": 4,
        "faulty battery": 2,
    }
)
bars = pareto(MONTH.elements())
figure, axes = plt.subplots(figsize=(9, 4.4), layout="constrained")
places = range(len(bars))
colours = [RED if entry.cumulative <= 0.8 else "#c9d6df" for entry in bars]
axes.bar(places, [entry.count for entry in bars], color=colours)
axes.set_xticks(places, [entry.cause.replace(" ", "\n", 1) for entry in bars], fontsize=9)
axes.set_ylabel("complaints")
line = axes.twinx()
line.plot(places, [entry.cumulative for entry in bars], color=BLUE, marker="o", markersize=4)
line.axhline(0.8, color=BLUE, linewidth=0.8, linestyle=":")
line.set_ylim(0, 1.05)
line.yaxis.set_major_formatter(mpl.ticker.PercentFormatter(1.0))
line.set_ylabel("cumulative share", color=BLUE)
top = sum(entry.cumulative <= 0.8 for entry in bars)
axes.set_title(
    f"{top} of {len(bars)} causes make {bars[top - 1].cumulative:.0%} "
    f"of {MONTH.total()} complaints",
    loc="left",
    fontsize=11,
)
for axis in (axes, line):
    axis.spines["top"].set_visible(False)

# %% [markdown]
# ## The weekend in figures

# %%
week = measure(policy, queue, start=hour(16, "00:00"), end=NOW)
print(
    f"{week.tickets} tickets, {len(week.backlog_age)} open, the oldest {week.backlog_age[0]:.0f} h"
)
for name, clock in sorted(week.clocks.items()):
    if share := clock.late_of_decided:
        print(
            f"{name:21} late {share.hits} of {share.count} decided, {share.value:4.0%}  "
            f"(95% interval {share.low:.0%} to {share.high:.0%}); {clock.open} still open"
        )
