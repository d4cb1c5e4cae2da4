# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # Protect next quarter's EUR and GBP sales of a CNY-cost seller
#
# It is Friday, 20 November 2026. A seller in Shenzhen buys its goods in CNY and sells them on
# marketplaces in Germany and Britain. What is exposed in the first quarter of 2027, what would a
# hedge do for it, which trades does the treasury policy ask for, and how much less can go wrong?
#
# The rates are made up for the example. Every rate is CNY per one unit of foreign currency.

# %%
import datetime as dt

import matplotlib as mpl
import matplotlib.pyplot as plt

from xborder import fx

TODAY = dt.date(2026, 11, 20)
BLUE, ORANGE, GREEN, GREY, RED = "#31688e", "#e08214", "#35b779", "#9a9a9a", "#b2182b"
plt.rcParams.update(
    {
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.titlelocation": "left",
        "axes.titleweight": "bold",
        "font.size": 10,
        "figure.constrained_layout.use": True,
    }
)


# %% [markdown]
# ## The market

# %%
RATES = {"CNY": 0.0165, "EUR": 0.0215, "GBP": 0.0400}
market = fx.Market(
    on=TODAY,
    home="CNY",
    board=fx.RateBoard.of({"EURCNY": (7.748, 7.752), "GBPCNY": (9.196, 9.204)}),
    curves={
        code: fx.FlatCurve(
            currency=code, on=TODAY, rate=fx.InterestRate(rate=rate, compounding="continuous")
        )
        for code, rate in RATES.items()
    },
    volatilities={"EUR": 0.078, "GBP": 0.086},
    spot_date=dt.date(2026, 11, 24),
)
correlation = fx.Correlation({("EUR", "GBP"): 0.65})

# %% [markdown]
# ## What is exposed
#
# Three kinds of exposure add up: what the marketplaces already hold, orders, and the forecast of
# next quarter. Warehouse and advertising bills in EUR and GBP are a natural hedge. Forecasts carry
# a probability and a haircut for refunds.

# %%
start = dt.date(2026, 11, 9)
cycle = fx.payout_terms("amazon", on=TODAY).cycle(delivery_days=4)
daily = {"EUR": 6_000, "GBP": 4_200}
exposures: list[fx.Exposure] = []
for currency, amount in daily.items():
    sales = {start + dt.timedelta(days=n): amount for n in range((TODAY - start).days + 1)}
    exposures += cycle.exposures(
        sales, currency=currency, cycle_start=start, refund_rate="0.04", reference="payout"
    )
for month, scale in ((1, 1.10), (2, 0.85), (3, 0.95)):
    due = dt.date(2027, month, 20)
    for currency, amount in daily.items():
        exposures.append(
            fx.Exposure(
                amount=round(30 * amount * scale),
                currency=currency,
                due=due,
                stage="forecast",
                probability="0.95",
                refund_rate="0.06",
                reference="forecast",
            )
        )
        exposures.append(
            fx.Exposure(
                amount=-round(30 * amount * 0.22),
                currency=currency,
                due=due,
                stage="payable",
                reference="warehouse and advertising",
            )
        )

positions = fx.net_positions(exposures, on=TODAY)
print(f"{'':4}{'bucket':>9}{'inflow':>12}{'outflow':>12}{'net':>12}")
for position in positions:
    print(
        f"{position.currency:4}{position.bucket:>9}{position.inflow:>12,.0f}"
        f"{position.outflow:>12,.0f}{position.net:>12,.0f}"
    )
total = fx.exposure.total_in(positions, home="CNY", board=market.board)
print(f"net {total.net.value:,.0f} CNY, gross {total.gross.value:,.0f} CNY")

# %%
figure, axes = plt.subplots(1, 2, figsize=(9, 3.4), sharey=True)
for axis, currency in zip(axes, daily, strict=True):
    rows = [each for each in positions if each.currency == currency]
    labels = [each.bucket for each in rows]
    axis.bar(labels, [float(each.inflow) / 1e3 for each in rows], color=BLUE, label="received")
    axis.bar(labels, [-float(each.outflow) / 1e3 for each in rows], color=ORANGE, label="paid")
    axis.plot(
        labels,
        [float(each.net) / 1e3 for each in rows],
        "D",
        color="black",
        markersize=5,
        label="net",
    )
    axis.axhline(0, color="black", linewidth=0.8)
    axis.set_title(f"{currency}, thousands")
axes[1].legend(frameon=False, loc="upper left", bbox_to_anchor=(1.0, 1.0))

# %% [markdown]
# ## What is open between sale and bank
#
# Even without a forecast a marketplace holds weeks of sales. At a steady 6,000 EUR a day, paid
# every 14 days after a hold that ends seven days after delivery:

# %%
steady = cycle.steady_state(daily["EUR"])
print(f"open on average {steady.average_open:,.0f} EUR, at most {steady.peak_open:,.0f} EUR")

# %% [markdown]
# ## One cash flow, six ways
#
# February's EUR, side by side. The option and the collar protect 7.60; the collar's cap pays for
# its floor.

# %%
february = next(each for each in positions if (each.currency, each.bucket) == ("EUR", "2027-02"))
choice = fx.compare_alternatives(
    market, currency="EUR", amount=float(february.net), due=february.due, protection=7.60
)
spots = [7.0 + 0.05 * n for n in range(33)]
print(f"{'':18}" + "".join(f"{spot:>12.2f}" for spot in (7.2, 7.6, 7.75, 8.0, 8.4)))
for name, values in choice.table([7.2, 7.6, 7.75, 8.0, 8.4]):
    print(f"{name:18}" + "".join(f"{value:>12,.0f}" for value in values))
print("does better than the forward beyond:")
for name, rate in choice.break_evens().items():
    print(f"  {name:16} {'-' if rate is None else format(rate, '.4f')}")

# %%
figure, axis = plt.subplots(figsize=(8, 4))
styles = {
    "do nothing": (GREY, 5),
    "forward": (BLUE, 0),
    "option": (ORANGE, -5),
    "zero-cost collar": (GREEN, 0),
}
for each in choice.alternatives:
    if each.name in styles:  # window and money market lie on the forward's line, or nearly
        colour, lift = styles[each.name]
        values = [each.home(float(february.net), spot) / 1e3 for spot in spots]
        axis.plot(spots, values, color=colour, linewidth=2)
        axis.annotate(
            each.name,
            (spots[-1], values[-1]),
            xytext=(5, lift),
            textcoords="offset points",
            color=colour,
            va="center",
        )
axis.margins(x=0.02)
axis.set_xlabel("EURCNY on the day")
axis.set_title("February's EUR in thousand CNY, by alternative")

# %% [markdown]
# ## What the policy asks for
#
# 80 % of what is due within three months, 60 % up to six; tickets of at least 20,000; nothing is
# dealt between Christmas and New Year. One forward exists already.

# %%
policy = fx.HedgeProgramme(
    schedule=fx.BandedSchedule(
        bands=[
            fx.hedging.TenorBand(
                from_months=0,
                until_months=3,
                band=fx.Band(minimum="0.7", target="0.8", maximum="0.9"),
            ),
            fx.hedging.TenorBand(
                from_months=3,
                until_months=6,
                band=fx.Band(minimum="0.5", target="0.6", maximum="0.7"),
            ),
        ]
    ),
    minimum_ticket={"EUR": 20_000, "GBP": 20_000},
    maximum_ticket={"EUR": 100_000, "GBP": 100_000},
    credit_limit=6_000_000,
    blackout=[dt.date(2026, 12, 24) + dt.timedelta(days=n) for n in range(8)],
)
existing = [
    fx.Hedge(currency="EUR", covers=90_000, due=dt.date(2027, 1, 20), rate=7.81, reference="F-118")
]
plan = policy.plan(exposures, market, hedges=existing)
print(plan.explain())
print(f"hedged {plan.ratio_before:.0%} before, {plan.ratio_after:.0%} after")

# %%
figure, axis = plt.subplots(figsize=(9, 3.6))
rows = [bucket for bucket in plan.buckets if bucket.net > 0]
labels = [f"{bucket.currency}\n{bucket.bucket}" for bucket in rows]
axis.bar(labels, [bucket.ratio_after for bucket in rows], color=BLUE, label="after")
axis.bar(labels, [bucket.ratio_before for bucket in rows], color=GREY, label="before")
for place, bucket in enumerate(rows):
    if bucket.band is not None:
        low, high = float(bucket.band.minimum), float(bucket.band.maximum)
        axis.plot(
            [place, place],
            [low, high],
            color=RED,
            linewidth=6,
            alpha=0.55,
            solid_capstyle="butt",
            label="band" if place == 0 else None,
        )
axis.yaxis.set_major_formatter(mpl.ticker.PercentFormatter(1.0))
axis.set_title("Hedge ratio by currency and month")
axis.legend(frameon=False, loc="upper left", bbox_to_anchor=(1.0, 1.0))

# %% [markdown]
# ## How much less can go wrong
#
# Cash-flow-at-risk: what the quarter's cash may fall short of its value at today's forwards, in
# one case of twenty. The same seed, so that both numbers see the same paths.

# %%
hedged = [*existing, *plan.hedges()]
before, after = (
    fx.cash_flow_at_risk(
        exposures, market, hedges=hedges, correlation=correlation, paths=50_000, seed=2027
    )
    for hedges in (existing, hedged)
)
for name, risk in (("before", before), ("after", after)):
    shares = ", ".join(f"{code} {value:,.0f}" for code, value in risk.contributions.items())
    print(f"{name:7}{risk}  standard error {risk.standard_error:,.0f}")
    print(f"       beyond it {risk.expected_shortfall.value:,.0f} CNY on average: {shares}")

# %%
figure, axis = plt.subplots(figsize=(7, 3.2))
names = ["before", "after"]
bottom = [0.0, 0.0]
for currency, colour in (("EUR", BLUE), ("GBP", ORANGE)):
    values = [risk.contributions[currency] / 1e3 for risk in (before, after)]
    axis.barh(names, values, left=bottom, color=colour, label=currency, height=0.5)
    bottom = [a + b for a, b in zip(bottom, values, strict=True)]
axis.plot(
    [risk.value_at_risk.value / 1e3 for risk in (before, after)],
    names,
    "D",
    color="black",
    markersize=6,
    label="cash-flow-at-risk",
)
axis.invert_yaxis()
axis.set_xlabel("thousand CNY")
axis.set_title("Mean shortfall in the worst twentieth, by currency")
axis.legend(frameon=False, loc="lower right")

# %% [markdown]
# ## And the price?
#
# A mug sells at 24 EUR; 15 % goes to the marketplace. At which rate does it stop earning, and when
# does its price have to move?

# %%
mug = fx.UnitEconomics(
    home="CNY",
    price=24,
    price_currency="EUR",
    fee_rate=0.15,
    costs={"goods": fx.ModelAmount(62, "CNY"), "warehouse": fx.ModelAmount(4.1, "EUR")},
)
rates = {code: market.spot(code) for code in daily}
print(f"margin {mug.margin(rates):.2f} CNY, {mug.margin_ratio(rates):.1%} of the price")
print(f"break-even rate {mug.break_even_rate('EUR', rates):.4f}")
print(f"budget rate for 25 %: {mug.break_even_rate('EUR', rates, ratio=0.25):.4f}")
corridor = fx.RateCorridor(rate=rates["EUR"], down=0.03, up=0.05)
for rate in (7.60, 7.35):
    print(fx.reprice(mug, corridor, before=rates, after={**rates, "EUR": rate}).explain())
