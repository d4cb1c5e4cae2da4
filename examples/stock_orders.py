# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # Stock with late orders and backorders
#
# An ERP's stock moves, read as they are: what was sold, what is promised, and a receipt that should
# have come eleven days ago. What is on the shelf in the next two months, and what to order today?

# %%
import csv
import datetime as dt
from pathlib import Path

import matplotlib.dates as mdates
import matplotlib.pyplot as plt

from xborder.inventory import (
    CycleServiceLevel,
    Inbound,
    LeadTime,
    OrderRule,
    PlanItem,
    alerts,
    project,
    replenishment_plan,
    safety_stock,
    service_of,
)
from xborder.inventory.exports import odoo_stock_moves

TODAY, SKU = dt.date(2026, 12, 1), "CAF-1"
HERE = Path(__file__).parent if "__file__" in globals() else Path.cwd()
with (HERE / "stock_moves.csv").open(encoding="utf-8", newline="") as file:
    stock = odoo_stock_moves(csv.DictReader(file)).checked()
print(f"{stock.rows} rows, {len(stock.movements)} movements, {len(stock.notes)} notes")
net = stock.on_hand()[SKU] - stock.promised[SKU]
print(f"{stock.on_hand()[SKU]:g} on hand, {stock.promised[SKU]:g} promised: net {net:g}")

# %% [markdown]
# ## The level
#
# The nightly run orders whole lots of 240, so the service is that of a daily check. A promise made
# for stock that is watched at every moment would not be kept.

# %%
daily = stock.histories()[SKU].demand(family="negative_binomial")
sea = LeadTime.table({30: 0.75, 38: 0.15, 60: 0.10}, period="day")
parts = {"demand": daily, "lead_time": sea, "order_quantity": 240}
found = safety_stock(target=CycleServiceLevel("0.95"), review_period=1, **parts)
watched = safety_stock(target=CycleServiceLevel("0.95"), **parts)
kept = service_of(level=watched.level, review_period=1, **parts).cycle_service_level
print(f"reorder point {found.level:g}; {watched.level:g} would keep {kept:.1%} of its 95 %")

# %% [markdown]
# ## The plan
#
# The late receipt counts for nothing until somebody gives it a new day; units owed are served first.

# %%
item = PlanItem(
    sku=SKU,
    on_hand=net,
    inbound=stock.inbound[SKU],
    daily_demand=daily.mean,
    reorder_point=found.level,
    order_up_to=found.level + 1,  # just past the point, in whole lots
    lead_time_days=38,
    rule=OrderRule(multiple=240),
)
line = replenishment_plan([item], on=TODAY, shortage="backordered")[0]
print(f"order {line.order.quantity}")
for reason in line.reasons:
    print("-", reason)


def ahead(inbound):
    return project(
        start=TODAY,
        days=60,
        daily_demand=daily.mean,
        on_hand=net,
        inbound=inbound,
        shortage="backordered",
    )


as_it_stands = ahead(item.inbound)
dated = [Inbound(available_on=dt.date(2026, 12, 7), units=one.units) for one in line.late]
with_new_day = ahead([*item.inbound, *dated])
for alert in alerts(as_it_stands, least_days=28):
    print(alert.kind, "-", alert.text)

# %%
figure, axes = plt.subplots(figsize=(8, 4), layout="constrained")
for path, colour, style, label in (
    (with_new_day, "#8a8f98", "--", "late receipt on 7 December"),
    (as_it_stands, "#2f6db3", "-", "late receipt left out"),
):
    days, units = [day.on for day in path.days], [day.net for day in path.days]
    axes.step(days, units, where="post", color=colour, linestyle=style, label=label)
owed = [min(0.0, day.net) for day in as_it_stands.days]
days = [day.on for day in as_it_stands.days]
axes.fill_between(days, owed, 0, step="post", color="#c23b3b", alpha=0.35, label="units owed")
axes.axhline(0, color="#444444", linewidth=0.8)
axes.axvline(line.available_on, color="#3f8f5f", linewidth=1.2)
axes.annotate(
    "today's order arrives",
    (line.available_on, axes.get_ylim()[1]),
    xytext=(4, -4),
    textcoords="offset points",
    va="top",
    color="#3f8f5f",
    fontsize=9,
)
axes.set_ylabel("units, less those owed")
axes.xaxis.set_major_formatter(mdates.DateFormatter("%d %b"))
before = [day.backorders for day in as_it_stands.days if day.on < line.available_on]
axes.set_title(
    f"Up to {max(before):.0f} units owed before today's order arrives", loc="left", fontsize=11
)
for side in ("top", "right"):
    axes.spines[side].set_visible(False)
axes.legend(frameon=False, loc="upper right", bbox_to_anchor=(1.0, 0.92), fontsize=9)
