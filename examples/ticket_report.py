# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # From a ticket export to an SLA report
#
# A view export of a help desk, read as it is; a promise of first answers within one open hour for
# urgent tickets and four for all others; and what was kept of it, week by week.

# %%
import csv
import datetime as dt
from pathlib import Path

import matplotlib.pyplot as plt
from matplotlib.ticker import MaxNLocator

from xborder.complaints import Clock, SlaPolicy, Target, clock_reports, measure
from xborder.complaints.tickets import zendesk_tickets
from xborder.worktime import DayCalendar, OpeningHours

HERE = Path(__file__).parent if "__file__" in globals() else Path.cwd()
with (HERE / "zendesk_tickets.csv").open(encoding="utf-8", newline="") as file:
    export = zendesk_tickets(csv.DictReader(file), zone="Europe/Berlin")
print(f"{export.rows} rows, {len(export.tickets)} tickets, {len(export.refused)} refused")
for note in export.notes:
    print(note)

# %% [markdown]
# ## The promise
#
# The grades are those of the help desk; the hours those on the door, German holidays taken off.

# %%
desk = OpeningHours(
    zone="Europe/Berlin",
    week="Mo-Fr 09:00-17:00",
    known_from=dt.date(2026, 1, 1),
    known_until=dt.date(2027, 1, 1),
).with_days(DayCalendar.from_holidays("DE", years=2026))
HOUR = dt.timedelta(hours=1)
clock = Clock(
    name="first_response",
    targets=[Target(within=1 * HOUR, grade="urgent"), Target(within=4 * HOUR)],
    starts=["created"],
    stops=["replied"],
)
policy = SlaPolicy(clocks=[clock], calendar=desk.calendar(), grades=export.grades)
END = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)
weeks = clock_reports(policy, export.complete(), END, clock="first_response", by="week")

# %%
figure, axes = plt.subplots(figsize=(8, 4), layout="constrained")
names = [name.replace("2026-", "") for name in weeks]
bottom = [0] * len(weeks)
for verdict, colour in (("kept", "#7fb069"), ("late", "#b23a48"), ("open", "#c9d6df")):
    counts = [getattr(week, verdict) for week in weeks.values()]
    if any(counts):
        bars = axes.bar(names, counts, bottom=bottom, label=verdict, color=colour, width=0.6)
        labels = [str(count) if count else "" for count in counts]
        axes.bar_label(bars, labels, label_type="center", color="white", fontsize=10)
    bottom = [below + count for below, count in zip(bottom, counts, strict=True)]
axes.yaxis.set_major_locator(MaxNLocator(integer=True))
axes.set_ylabel("first responses")
axes.set_xlabel("ISO week in which the ticket was created")
first = measure(policy, export.complete(), start=dt.datetime(2026, 9, 1, tzinfo=dt.UTC), end=END)
share = first.clocks["first_response"].kept_of_decided
axes.set_title(
    f"{share.hits} of {share.count} first answers in time "
    f"({share.low:.0%} to {share.high:.0%} with 95 % confidence)",
    loc="left",
    fontsize=11,
)
for side in ("top", "right"):
    axes.spines[side].set_visible(False)
axes.legend(frameon=False, loc="upper right")

# %% [markdown]
# ## In words
#
# One ticket that was late, hour by hour, as it stood a day after.

# %%
late = next(t for t in export.tickets if policy.clock(t, now=END).breaches)
after_a_day = late.history.created.when + dt.timedelta(days=1)
print(late.id, policy.clock(late, now=after_a_day).explain(zone="Europe/Berlin"), sep="\n")
