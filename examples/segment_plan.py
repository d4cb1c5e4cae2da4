# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # From an order export to a segment plan
#
# The raw log of CDNOW, a shop for music: 600 of the 2,357 customers of the 1/10 sample who first
# bought in the first quarter of 1997, every order until 30 June 1998 (Fader and Hardie, Interfaces
# 31, 2001; the file is `cdnow_log.txt` beside this notebook). Seen from 30 September 1997, the nine
# months that followed are held back, to see whose forecast was right.

# %%
import datetime as dt
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

import xborder as xb

customers = xb.customers
END = dt.date(1997, 9, 30)
INK, GREY, ACCENT = "#20303f", "#c9d3dc", "#2a6f97"
HERE = Path(__file__).parent if "__file__" in globals() else Path.cwd()

# %% [markdown]
# ## The export
#
# A layout says which column is which; every row becomes an order, or is left out with the reason.

# %%
with (HERE / "cdnow_log.txt").open(encoding="ascii") as log:
    export = customers.read_export(log, customers.purchases.CDNOW_SAMPLE, currency="USD")
whole = customers.purchase_history(export.orders, on=dt.date(1998, 6, 30))
print(*whole.notes, sep="\n")
orders = [order for order in export.orders if order.at <= END]
history = customers.purchase_history(orders, on=END)
base = customers.customer_base(history, churn_days=90)
print(f"{len(orders):,} orders, {base.purchases:,} purchases, {float(base.revenue):,.0f} USD")
print(f"repeat rate {base.repeat_rate:.0%}, median gap {base.median_gap_days:.0f} days")

# %% [markdown]
# ## Segments
#
# Quintiles by lowest rank: equal customers are equal. Most have bought once, so the frequency
# axis has few groups at the bottom and many at the top; a rule that splits ties would hide that.

# %%
table = customers.scoring.score_history(history)
segments = customers.segment_customers(table, customers.ELEVEN_GROUPS)
spent = {name: float(metrics.spend) for name, metrics in table.metrics.items()}
total = sum(spent.values())
order = sorted(segments.counts, key=segments.counts.get)
people = [segments.counts[name] / len(spent) for name in order]
money = [
    sum(spent[who] for who, found in segments.segments.items() if found == name) / total
    for name in order
]

figure, axes = plt.subplots(figsize=(8, 4.5), layout="constrained")
rows_at = np.arange(len(order))
axes.barh(rows_at + 0.2, people, height=0.38, color=GREY, label="share of customers")
axes.barh(rows_at - 0.2, money, height=0.38, color=ACCENT, label="share of revenue")
for at, (who, much) in enumerate(zip(people, money, strict=True)):
    axes.text(who + 0.005, at + 0.2, f"{who:.0%}", va="center", fontsize=8, color=INK)
    axes.text(much + 0.005, at - 0.2, f"{much:.0%}", va="center", fontsize=8, color=INK)
axes.set_yticks(rows_at, [name.replace("_", " ").capitalize() for name in order])
axes.set_xticks([])
axes.set_title("Few customers hold most of the revenue", loc="left", color=INK)
axes.legend(frameon=False, loc="lower right")
axes.spines[:].set_visible(False)
axes.tick_params(length=0)
segment_chart = figure

# %% [markdown]
# ## Cohorts

# %%
monthly = customers.cohorts(history)
width = max(len(cohort.active) for cohort in monthly.cohorts)
grid = np.full((len(monthly.cohorts), width), np.nan)
for at, cohort in enumerate(monthly.cohorts):
    grid[at, : len(cohort.active)] = cohort.retention

figure, axes = plt.subplots(figsize=(8, 1.4 + 0.5 * len(monthly.cohorts)), layout="constrained")
shown = np.ma.masked_invalid(grid[:, 1:])
axes.imshow(shown, cmap="Blues", aspect="auto", vmin=0, vmax=max(0.3, float(shown.max())))
for at, cohort in enumerate(monthly.cohorts):
    for month, rate in enumerate(cohort.retention[1:]):
        dark = rate > 0.6 * max(0.3, float(shown.max()))
        axes.text(month, at, f"{rate:.0%}", ha="center", va="center", fontsize=9,
                  color="white" if dark else INK)  # fmt: skip
axes.set_xticks(range(width - 1), range(1, width))
axes.set_yticks(
    range(len(monthly.cohorts)),
    [f"{cohort.label}  ({cohort.size:,})" for cohort in monthly.cohorts],
)
axes.set_xlabel("months after the first purchase", color=INK)
axes.set_title("Share of each cohort that bought again, by month", loc="left", color=INK)
axes.spines[:].set_visible(False)
axes.tick_params(length=0)
cohort_chart = figure

# %% [markdown]
# ## Who is alive, and what is a customer worth?
#
# Two opinions first: BG/NBD calls every one-time buyer alive, MBG/NBD does not.

# %%
summary = history.summary(unit=customers.TimeUnit.WEEK)
careful = customers.lifetime.ModifiedBetaGeoNbd.fit(summary)
bold = customers.BetaGeoNbd.fit(summary)
for fit in (careful, bold):
    print(f"{fit.model.name}: {fit.convergence.state}, log-likelihood {fit.log_likelihood:,.1f}")
opinions = customers.lifetime.compare_models(
    [careful.model, bold.model], summary, within=customers.Span.weeks(39)
)
print(*opinions.explain(), sep="\n")

later = whole.purchases_after(END)
made = [later[name] for name in opinions.customer_ids]
for result in customers.lifetime.holdout(opinions, summary, made):
    print(f"{result.model}: {result.expected:,.0f} expected, {result.actual:,.0f} made")

spend = customers.GammaGamma.fit(summary)
print(f"correlation of frequency and value {customers.value.value_correlation(summary):.2f}")
value = customers.lifetime_value(
    careful.model,
    spend.model,
    summary,
    periods=52,
    period=customers.Span.weeks(1),
    discount=customers.DiscountRate(0.15, customers.Span.weeks(52)),
)
print(f"{value.total:,.0f} {value.currency} in the next {value.horizon}")

figure, axes = plt.subplots(figsize=(8, 4), layout="constrained")
worth = np.array(value.values)
edges = np.geomspace(max(float(worth.min()), 1.0), worth.max(), 40)
axes.hist(np.maximum(worth, edges[0]), bins=edges, color=ACCENT, edgecolor="white", linewidth=0.5)
axes.set_xscale("log")
ticks = [tick for tick in (1, 10, 100, 1000) if edges[0] <= tick <= edges[-1]]
axes.set_xticks(ticks, [f"${tick:g}" for tick in ticks])
axes.set_xticks([], minor=True)
middle, mean = float(np.median(worth)), float(worth.mean())
top = 1.1 * axes.get_ylim()[1]
axes.set_ylim(0, top)
for at, label, side in ((middle, "median", "right"), (mean, "mean", "left")):
    axes.axvline(at, color=INK, linewidth=1, linestyle=":")
    pad = 0.94 if side == "right" else 1.06
    axes.text(
        at * pad, top * 0.985, f"{label} ${at:,.2f}", ha=side, va="top", fontsize=9, color=INK
    )
axes.set_ylabel("customers", color=INK)
axes.set_title(
    "Value of a customer over the next year, discounted at 15 % (MBG/NBD)", loc="left", color=INK
)
axes.spines[["top", "right"]].set_visible(False)
value_chart = figure

# %% [markdown]
# ## The plan
#
# Stage by each customer's own rhythm (from three gaps on, else everybody's), tier by value with two
# thresholds, one action each. Consent is not in the log; here every second customer gave it.

# %%
stages = customers.lifecycle(history, rules=customers.stages.LifecycleRules(own_gaps=3))
alive = careful.model.p_alive(summary.frequency, summary.age_at_last, summary.age)
tiers = customers.value_tiers(
    dict(zip(value.customer_ids, value.values, strict=True)),
    dict(zip(value.customer_ids, map(float, alive), strict=True)),
)
facts = [
    customers.CustomerFacts(
        customer_id=name,
        segment=segments.segments[name],
        stage=stages.names[name],
        tier=str(tiers.tiers[name]),
        value=worth_of,
        consents=number % 2 == 0,
    )
    for number, (name, worth_of) in enumerate(zip(value.customer_ids, value.values, strict=True))
]
plan = customers.next_actions(facts, on=END)
for action in sorted({entry.action for entry in plan}):
    chosen = [entry for entry in plan if entry.action == action]
    held = sum(value.values[number] for number, entry in enumerate(plan) if entry.action == action)
    print(f"{action:20} {len(chosen):6,} customers  {held:10,.0f} USD")
print(plan[0].customer_id, plan[0].reason)
