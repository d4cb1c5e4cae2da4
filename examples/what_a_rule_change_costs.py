# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # What a rule change costs
#
# On 1 July 2026 the European Union ended its relief of EUR 150 for parcels and put a flat duty of
# EUR 3 on each tariff heading of a low-value parcel. What does that change for a month of orders,
# which orders bear it, and what lies ahead?

# %%
import datetime as dt
from collections import defaultdict

import matplotlib.pyplot as plt
import pandas as pd

import xborder as xb

BEFORE, AFTER = dt.date(2026, 6, 30), dt.date(2026, 7, 1)
book = xb.policy.default_book()
book.diff("EU", BEFORE, AFTER)

# %% [markdown]
# ## A month of orders
#
# Baskets of one to three different articles, invented.

# %%
SHELF = {
    "TEE": ("610910", "12.90 EUR"),
    "CASE": ("392690", "6.50 EUR"),
    "LAMP": ("940521", "34.00 EUR"),
    "SHOE": ("640411", "59.00 EUR"),
}
BASKETS = {
    ("TEE",): 410,
    ("CASE",): 380,
    ("LAMP",): 120,
    ("SHOE",): 95,
    ("TEE", "CASE"): 160,
    ("TEE", "SHOE"): 70,
    ("TEE", "CASE", "LAMP"): 40,
}


def parcel(basket: tuple[str, ...], on: dt.date) -> xb.Consignment:
    return xb.Consignment(
        ship_from="CN",
        ship_to="DE",
        on=on,
        items=[
            xb.Item(
                sku=sku, hs_code=SHELF[sku][0], origin="CN", quantity=1, unit_price=SHELF[sku][1]
            )
            for sku in basket
        ],
        shipping="2.90 EUR",
        prices="net",
        incoterm="DDP",
        transport="post",
        seller=xb.Seller(registrations={"IOSS"}),
        buyer=xb.Buyer(kind="consumer"),
    )


found = xb.under_rules_of([parcel(basket, BEFORE) for basket in BASKETS], AFTER)
found

# %% [markdown]
# ## What it comes to

# %%
rows = []
for (basket, orders), what in zip(BASKETS.items(), found, strict=True):
    one = float(what.difference.amount)
    rows.append(
        {
            "basket": " + ".join(basket),
            "orders": orders,
            "more each": one,
            "more a month": one * orders,
            "of the price": one / float(what.then.sum_of("goods").amount),
        }
    )
table = pd.DataFrame(rows).sort_values("more a month", ascending=False)
print(f"{table['more a month'].sum():,.2f} EUR a month on {table['orders'].sum():,} orders")
table

# %%
figure, axes = plt.subplots(figsize=(8, 3.4), layout="constrained")
axes.barh(table["basket"], table["more a month"], color="#3a6ea5")
axes.invert_yaxis()
axes.xaxis.set_major_formatter("{x:,.0f}")
axes.set_title("More duty and tax a month, EUR, by basket", loc="left", fontsize=11)
axes.spines[["top", "right"]].set_visible(False)

# %% [markdown]
# ## Who pays least for it
#
# The duty is asked for each tariff heading: an order of three articles bears it three times. Its
# share of the price says where a minimum order would help.

# %%
by_size = defaultdict(list)
for row, basket in zip(rows, BASKETS, strict=True):
    by_size[len(basket)].append(row["of the price"])
for size, shares in by_size.items():
    print(f"{size} articles: {min(shares):.0%} to {max(shares):.0%} of the price of the goods")

# %% [markdown]
# ## What lies ahead
#
# Changes that the book knows of, from the day of this notebook.

# %%
book.upcoming(dt.date(2026, 12, 1), within=dt.timedelta(days=400), codes=["EU", "GB"])
