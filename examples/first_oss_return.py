# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # My first OSS return
#
# A shop in Germany sends T-shirts, scarves and knitting books to consumers all over Europe. It is
# registered for the Union's One-Stop Shop, so that one return a quarter, filed at home, covers the
# tax of every other member state. From the shop's export to that return; the file is invented.

# %%
import csv
import datetime as dt
from pathlib import Path

import pandas as pd

import xborder as xb
from xborder.trade.orders import SHOPIFY
from xborder.trade.orders.report import Order
from xborder.trade.sale import Customer, Sale, Trader
from xborder.vat.returns import Refund, filings

HERE = Path(__file__).parent if "__file__" in globals() else Path.cwd()
with (HERE / "data" / "oss_orders.csv").open(encoding="utf-8", newline="") as file:
    rows = list(csv.DictReader(file))
codes = {"TEE": "61091000", "SCARF": "61171000", "BOOK": "49019900"}
orders = xb.trade.read_order(
    rows,
    mapping=SHOPIFY,
    products=[{"SKU": sku, "HS Code": code} for sku, code in codes.items()],
    ship_from="DE",
)
print(len(orders), "orders from", len(rows), "rows")

# %% [markdown]
# ## Decide each sale
#
# Where is it taxed, at which rate, who declares it, in which return?

# %%
shop = Trader(country="DE", registrations={"DE", "OSS"})


def decided(order: Order) -> xb.vat.Determination:
    sent = order.consignment
    return xb.vat.determine(
        Sale(
            on=sent.on,
            ship_from="DE",
            ship_to=sent.ship_to,
            region=sent.region,
            postcode=sent.postcode,
            items=sent.items,
            shipping=sent.shipping,
            prices=sent.prices,
            seller=shop,
            buyer=Customer(kind="consumer"),
            destination_chosen=True,
        )
    )


sales = {order.id: decided(order) for order in orders}
pd.DataFrame(
    [
        {
            "order": number,
            "taxed in": sale.place,
            "scheme": sale.regime,
            "tax": str(sale.tax),
            "rates": " ".join(str(part.rate) for part in sale.parts),
        }
        for number, sale in sales.items()
    ]
)

# %% [markdown]
# The Finnish order holds a book and a scarf: two rates, and the freight is shared between them. The
# parcel to Las Palmas is an export: the Canaries lie outside the Union's VAT area.

# %%
sales["#3004"]

# %% [markdown]
# ## File the quarter
#
# A customer in Lyon sent her tee back in October: the refund lands in the quarter in which it was
# given.

# %%
filed = filings(
    sales,
    refunds=[Refund(id="R-1", of="#3009", day=dt.date(2026, 10, 9), amount="19.90 EUR")],
    numbers={"union_oss": "DE136695976"},
)
quarter, following = filed.one_stop_shop
quarter

# %%
following

# %% [markdown]
# ## What goes to each state

# %%
due = pd.Series({line.consumption: 0.0 for line in quarter.lines})
for line in quarter.lines:
    due[line.consumption] += float(line.vat.amount)
axes = due.sort_values().plot.barh(color="#3a6ea5", figsize=(7, 2.8))
axes.set_title(f"{quarter.payable} until {quarter.due}", loc="left", fontsize=11)
axes.spines[["top", "right"]].set_visible(False)
