# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # How much to ship by sea before peak season
#
# A shop sells one item in Germany: about 30 a day in August, four times as many around Black
# Friday, 27 November 2026. Goods come from Ningbo by sea, with a weekly cut-off, China's golden
# week in October and a customs hold that is rare but long. The marketplace warehouse wants at
# least 28 days of supply and nothing older than 180 days. When must the peak order leave, how
# large should it be, and is it worth flying a part of it?

# %%
import datetime as dt

import matplotlib as mpl
import matplotlib.dates as mdates
import matplotlib.pyplot as plt

from xborder.inventory import (
    Inbound,
    Leg,
    OrderRule,
    StockoutCost,
    alerts,
    arrival,
    order_by,
    project,
)
from xborder.inventory.distributions import Discrete, Mixture, Normal
from xborder.inventory.planning import Lot
from xborder.inventory.routes import SailingLeg, regular_sailings
from xborder.inventory.service import critical_ratio
from xborder.worktime.days import DayCalendar

BLUE, RED, GREY, GREEN = "#2f6db3", "#c23b3b", "#8a8f98", "#3f8f5f"


# %% [markdown]
# ## Demand through the season
#
# The forecast error, not the season, is what safety stock must cover: 30 % of a day's forecast.

# %%
TODAY, SALE = dt.date(2026, 8, 17), dt.date(2026, 11, 27)
DAYS = [TODAY + dt.timedelta(days=n) for n in range(150)]
CV = 0.30


def forecast(day: dt.date) -> float:
    away = abs((day - SALE).days)
    season = 1.35 if day >= dt.date(2026, 11, 1) else 1.0
    return 30 * season * (1 + 3 * max(0.0, 1 - away / 12))


rates = [forecast(day) for day in DAYS]
print(f"{sum(rates):,.0f} units in {len(DAYS)} days, {max(rates):.0f} on the sale day")

# %% [markdown]
# ## The journey
#
# Production counts working days of the factory, the ship leaves on Mondays with a cut-off on the
# Friday before, customs takes a day, nine days or a month.

# %%
factory = DayCalendar(name="factory", holidays=[dt.date(2026, 10, day) for day in range(1, 8)])
ships = regular_sailings(
    first_cut_off=dt.date(2026, 8, 21), every_days=7, count=16, days_to_departure=3
)
customs = Discrete.of({1: 0.80, 9: 0.13, 30: 0.07})
by_sea = [
    Leg(name="production", time=12, calendar=factory),
    SailingLeg(name="Ningbo - Hamburg", sailings=ships, time=34),
    Leg(name="customs", time=customs),
    Leg(name="receiving", time=5),
]
by_air = [
    Leg(name="production", time=12, calendar=factory),
    Leg(name="flight", time=6),
    Leg(name="customs", time=Discrete.of({1: 0.93, 9: 0.07})),
    Leg(name="receiving", time=4),
]
peak_starts = SALE - dt.timedelta(days=12)
for chance in (0.80, 0.93, 0.99):
    last = order_by(
        by_sea, needed_on=peak_starts, probability=chance, not_before=dt.date(2026, 8, 1)
    )
    print(f"to be on the shelf by {peak_starts} with {chance:.0%}: order by {last}")

# %% [markdown]
# The last percent costs three weeks: it is the hold of a month. The chart shows the chance of
# being there in time for each day of ordering; the steps are the sailings.

# %%
orders = [TODAY + dt.timedelta(days=n) for n in range(80)]
sea_chance = [arrival(by_sea, ordered_on=day).by(peak_starts) for day in orders]
air_chance = [arrival(by_air, ordered_on=day).by(peak_starts) for day in orders]
figure, axes = plt.subplots(figsize=(8, 4), layout="constrained")
axes.step(orders, sea_chance, where="post", color=BLUE, label="sea")
axes.step(orders, air_chance, where="post", color=RED, linestyle="--", label="air")
axes.set_ylim(0, 1.05)
axes.yaxis.set_major_formatter(mpl.ticker.PercentFormatter(1.0))
axes.xaxis.set_major_formatter(mdates.DateFormatter("%d %b"))
axes.set_xlabel("ordered on")
axes.set_ylabel(f"on the shelf by {peak_starts:%d %B}")
axes.legend(frameon=False, loc="lower left")
axes.spines[["top", "right"]].set_visible(False)

# %% [markdown]
# ## How much
#
# The order placed today must last until the next one could arrive, four weeks later. Over each
# possible arrival date the demand is summed; the mixture of these sums is exact.

# %%
next_order = 28


def until(end: dt.date, begin: dt.date = TODAY) -> Normal:
    means = [forecast(day) for day in DAYS if begin <= day < end]
    return Normal(mean=sum(means), sd=CV * sum(mean * mean for mean in means) ** 0.5)


following = arrival(by_sea, ordered_on=TODAY + dt.timedelta(days=next_order))
exposed = Mixture(parts=tuple((chance, until(day)) for day, chance in following.dates))
ratio = critical_ratio(StockoutCost(holding_cost=0.8, stockout_cost=24))
level = exposed.quantile(ratio)
textbook = Normal(mean=exposed.mean, sd=exposed.sd).quantile(ratio)
on_hand = [
    Lot(received=dt.date(2026, 6, 2), units=450),
    Lot(received=dt.date(2026, 7, 20), units=750),
]
coming = [Inbound(available_on=dt.date(2026, 9, 21), units=600)]
position = sum(lot.units for lot in on_hand) + sum(one.units for one in coming)
order = OrderRule(least=500, multiple=48).order(level - position)
print(f"order up to {level:,.0f} (textbook: {textbook:,.0f}); on the books {position:,.0f}")
covered = exposed.cdf(position + order.quantity)
print(f"order {order.quantity:,} units now; demand covered with {covered:.1%}")

# %% [markdown]
# ## What the shelf looks like
#
# Three futures of the same order: customs lets it pass, holds it nine days, or a month.

# %%
horizon = 115
arrivals = arrival(by_sea, ordered_on=TODAY).dates
figure, axes = plt.subplots(figsize=(8, 4.4), layout="constrained")
for (day, chance), colour in zip(arrivals, (BLUE, GREEN, RED), strict=True):
    path = project(
        start=TODAY,
        days=horizon,
        daily_demand=rates,
        on_hand=on_hand,
        inbound=[*coming, Inbound(available_on=day, units=order.quantity)],
    )
    dates = [one.on for one in path.days]
    axes.plot(
        dates,
        [one.on_hand for one in path.days],
        color=colour,
        label=f"on the shelf {day:%d %b} ({chance:.0%}): {path.lost:,.0f} sales lost",
    )
    for alert in alerts(path, least_days=28, oldest_days=181):
        print(f"{day:%d %b}: {alert.kind} - {alert.text}")
axes.axvspan(peak_starts, SALE + dt.timedelta(days=12), color=GREY, alpha=0.15, lw=0)
axes.text(SALE, axes.get_ylim()[1] * 0.97, "peak", ha="center", va="top", color=GREY)
axes.set_ylim(bottom=0)
axes.set_ylabel("units on hand")
axes.xaxis.set_major_formatter(mdates.DateFormatter("%d %b"))
axes.yaxis.set_major_formatter(mpl.ticker.StrMethodFormatter("{x:,.0f}"))
axes.legend(frameon=False, loc="upper left")
axes.spines[["top", "right"]].set_visible(False)

# %% [markdown]
# ## Fly a part?
#
# A unit flown costs 2.90 more and saves 24 if the shelf is empty before the ship arrives. The ship
# arrives on one of three days, so the demand until then is again a mixture.

# %%
sea_day = arrival(by_sea, ordered_on=TODAY)
before_ship = Mixture(parts=tuple((chance, until(day)) for day, chance in sea_day.dates))
premium, margin = 2.90, 24.0
stock = float(position)
fly = max(0.0, before_ship.quantile(1 - premium / margin) - stock)
sizes = list(range(0, 1501, 25))
gains = [
    margin * (before_ship.loss(stock) - before_ship.loss(stock + size)) - premium * size
    for size in sizes
]
best = max(zip(gains, sizes, strict=True))
print(f"fly {fly:,.0f} units; best of the grid: {best[1]:,} units, worth {best[0]:,.0f}")

figure, axes = plt.subplots(figsize=(8, 3.6), layout="constrained")
axes.plot(sizes, gains, color=BLUE)
axes.axhline(0, color=GREY, lw=0.8)
axes.set_xlabel("units flown")
axes.set_ylabel("expected gain")
axes.xaxis.set_major_formatter(mpl.ticker.StrMethodFormatter("{x:,.0f}"))
axes.yaxis.set_major_formatter(mpl.ticker.StrMethodFormatter("{x:,.0f}"))
axes.spines[["top", "right"]].set_visible(False)
