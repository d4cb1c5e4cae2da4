# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # First quote
#
# Two T-shirts from China to Germany, sold by a shop with the Import One-Stop Shop. What do they cost
# at the door, by which law, and what if a fact were different?

# %%
import datetime as dt

import xborder as xb

parcel = xb.Consignment(
    ship_from="CN",
    ship_to="DE",
    on=dt.date(2026, 9, 1),
    items=[xb.Item(sku="TEE", hs_code="610910", origin="CN", quantity=2, unit_price="19.90 EUR")],
    shipping="4.50 EUR",
    prices="net",
    incoterm="DDP",
    transport="post",
    seller=xb.Seller(registrations={"IOSS"}),
    buyer=xb.Buyer(kind="consumer"),
)
quote = xb.quote(parcel)
quote

# %% [markdown]
# Every amount with its law, in words:

# %%
print(quote.explain())

# %% [markdown]
# ## What if the seller were not registered?

# %%
xb.quote(parcel.replace(seller=xb.Seller()))

# %% [markdown]
# ## Where the law jumps
#
# What duties, taxes and fees add to one of them, over its price.

# %%
one = parcel.replace(items=[parcel.items[0].replace(quantity=1)])
curve = xb.price_curve(one, [f"{price} EUR" for price in range(5, 301, 5)])
curve.plot()

# %% [markdown]
# ## The price that lands on 49.90

# %%
xb.price_for_landed(parcel, "49.90 EUR")

# %% [markdown]
# ## In Chinese

# %%
with xb.language("zh_CN"):
    print(quote)
