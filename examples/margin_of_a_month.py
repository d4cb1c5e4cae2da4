# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # Margin of a month
#
# A settlement of Amazon's British site and the payouts of a shop of one's own, read as they are;
# what the goods and the parcels cost; and what was left of November, by country and channel.

# %%
import csv
import datetime as dt
from pathlib import Path

import matplotlib.pyplot as plt

from xborder import Money, margin
from xborder.channels.settlement import amazon_settlement
from xborder.exchange import RateTable
from xborder.margin import Step
from xborder.margin.channel import sales_of_settlement

HERE = Path(__file__).parent if "__file__" in globals() else Path.cwd()
with (HERE / "amazon_november.txt").open(encoding="utf-8", newline="") as file:
    settlement = amazon_settlement(csv.DictReader(file, delimiter="\t"))
print(settlement.explain())
print(*settlement.total())

# %% [markdown]
# ## What the file does not know
#
# The goods came in one purchase: freight is spread by weight, duty by value, to the last cent. Order
# by order they leave stock at cost: what left and what is there sum to the bill.

# %%
purchase = margin.spread_inbound(
    [
        margin.PurchaseLine(sku="MUG", quantity=400, value="1120 USD", weight=160),
        margin.PurchaseLine(sku="LAMP", quantity=60, value="900 USD", weight=54),
    ],
    [
        margin.InboundCost(id="sea freight", amount="310 USD", by="weight"),
        margin.InboundCost(id="duty", amount="74.80 USD", by="value"),
    ],
)
stock = {
    line.line.sku: margin.StockAtCost(method="fifo").receive("PO-7", line.line.quantity, line.total)
    for line in purchase
}
with (HERE / "november_orders.csv").open(encoding="utf-8", newline="") as file:
    orders = list(csv.DictReader(file))
costs = {}
for order in orders:
    left = stock[order["sku"]].issue(int(order["units"]))
    stock[order["sku"]] = left.stock
    costs[order["order"]] = [
        Step(kind="goods", amount=left.cost),
        Step(kind="freight", amount=order["freight"]),
    ]
for sku, there in stock.items():
    print(sku, there.quantity, "left at", there.cost)

# %% [markdown]
# ## Order lines
#
# The site's orders come from its settlement, those of the shop from its own list.

# %%
site = sales_of_settlement(
    settlement,
    channel="amazon_gb",
    countries={order["order"]: order["country"] for order in orders},
    costs=costs,
)


def shop_line(order: dict[str, str]) -> margin.SoldLine:
    """Return an order of the shop: what was paid, its VAT, the card, the advertising, the costs."""
    paid = Money(order["paid"])
    return margin.SoldLine(
        order=order["order"],
        channel="shop",
        country=order["country"],
        on=dt.date.fromisoformat(order["on"]),
        steps=[
            Step(kind="sale", amount=paid),
            margin.tax_inside(paid, order["vat"]),
            margin.percent("payment_fee", paid, "0.029"),
            Step(kind="advertising", amount=order["ads"]),
            *costs[order["order"]],
        ],
    )


shop = [shop_line(order) for order in orders if order["paid"]]

# %% [markdown]
# What belongs to no order stands apart: VAT that the site hands over itself, which is off the sales
# already, and the month's advertising and storage. Those are costs, and a table of orders would
# forget them: they become a line without units.

# %%
MONTHLY = {
    "Cost of Advertising TransactionTotalAmount": "advertising",
    "other-transaction Storage Fee": "storage",
}
for_the_month = margin.SoldLine(
    order="",
    channel="amazon_gb",
    country="GB",
    on=dt.date(2026, 11, 28),
    units=0,
    steps=[
        Step(kind=MONTHLY[each.words], amount=-each.amount)
        for each in site.apart
        if each.words in MONTHLY
    ],
)
for step in for_the_month.steps:
    print(step.kind, step.amount)

# %% [markdown]
# ## What was left
#
# Every step is converted at the rate of its day; groups are sums of whole cents.

# %%
rates = RateTable.from_mapping(
    {"EUR/GBP": "0.88", "USD/GBP": "0.76"},
    start=dt.date(2026, 11, 1),
    end=dt.date(2026, 12, 1),
    source="desk",
)
lines = [*site.lines, for_the_month, *shop]
table = margin.margin_by(lines, ["country", "channel"], home="GBP", rates=rates)
for (country, channel), found in table.items():
    rate = "-" if found.margin_rate is None else f"{float(found.margin_rate):.1%}"
    print(
        f"{country} {channel:10} {found.net_sales.amount:>8} {found.margin_3.amount:>8} {rate:>7}"
    )
print("lost:", table.lost(), "in", list(table.losing()))

# %%
figure, axes = plt.subplots(figsize=(8, 4), layout="constrained")
names = [f"{country}\n{channel}" for country, channel in table]
levels = (
    ("net_sales", "#c9d6df"),
    ("margin_1", "#7fa7c9"),
    ("margin_2", "#3a6ea5"),
    ("margin_3", "#1f3b57"),
)
for place, (level, colour) in enumerate(levels):
    heights = [float(each.at(level).amount) for each in table.values()]
    axes.bar(
        [n + 0.2 * place for n in range(len(names))], heights, width=0.2, color=colour, label=level
    )
axes.axhline(0, color="#333333", linewidth=0.8)
axes.set_xticks([n + 0.3 for n in range(len(names))], names)
axes.set_ylabel("GBP")
axes.set_title("November: from net sales to margin 3", loc="left", fontsize=11)
for side in ("top", "right"):
    axes.spines[side].set_visible(False)
axes.legend(frameon=False)
plt.show()
