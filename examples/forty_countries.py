# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # A catalogue for forty countries
#
# Three articles of a shop in Shenzhen, one parcel each to the members of the European Union and
# nineteen other destinations, on 1 November 2026. What does each land at, where is a fact missing, and where do duties and taxes
# bite? The exchange rates are invented.

# %%
import csv
import datetime as dt
import functools
from collections import Counter
from pathlib import Path

import pandas as pd

import xborder as xb
from xborder.trade.country import EU_MEMBERS

HERE = Path(__file__).parent if "__file__" in globals() else Path.cwd()
ON = dt.date(2026, 11, 1)
with (HERE / "data" / "catalogue.csv").open(encoding="utf-8", newline="") as file:
    catalogue = list(csv.DictReader(file))
with (HERE / "data" / "rates.csv").open(encoding="utf-8", newline="") as file:
    pairs = {row["pair"]: row["rate"] for row in csv.DictReader(file)}
rates = xb.RateTable.from_mapping(
    pairs,
    start=dt.date(2025, 10, 1),
    end=dt.date(2026, 12, 1),
    source="invented",
    pivot="EUR",
)
quoted = functools.partial(xb.quote, rates=rates)
OTHERS = "AE AU BR CA CH GB HK IS JP KR MY NO NZ SA SG TH TW US XI"
places = sorted({*EU_MEMBERS, *OTHERS.split()})
print(len(places), "destinations:", *places)

# %% [markdown]
# ## Quote them all


# %%
def parcel(article: dict[str, str], place: str) -> xb.Consignment:
    return xb.Consignment(
        ship_from="CN",
        ship_to=place,
        on=ON,
        items=[
            xb.Item(
                sku=article["sku"],
                hs_code=article["hs_code"],
                origin="CN",
                quantity=1,
                unit_price=f"{article['price']} EUR",
                weight=f"{article['weight']} kg",
            )
        ],
        shipping="4.50 EUR",
        prices="net",
        incoterm="DDP",
        transport="post",
        seller=xb.Seller(registrations={"IOSS"}),
        buyer=xb.Buyer(kind="consumer"),
    )


quotes = {(a["sku"], place): quoted(parcel(a, place)) for a in catalogue for place in places}
print(Counter(str(quote.state) for quote in quotes.values()))

# %% [markdown]
# ## What comes on top, as a share of goods and freight
#
# Only where there is a total; a dash is a fact that is missing, or something not computed.


# %%
def on_top(quote: xb.LandedCost) -> float | None:
    if quote.total is None:
        return None
    own = quote.sum_of("goods", "freight")
    return float((quote.total - own).ratio_to(own))


table = pd.DataFrame(
    [{"sku": sku, "to": place, "on top": on_top(q)} for (sku, place), q in quotes.items()]
).pivot_table(index="to", columns="sku", values="on top")
table.map(lambda share: "–" if pd.isna(share) else f"{share:.0%}")

# %%
axes = table.sort_values("TEE").plot.barh(figsize=(7, 11), width=0.8)
axes.xaxis.set_major_formatter("{x:.0%}")
axes.set_ylabel("")
axes.set_title("Duties, taxes and fees on top of goods and freight", loc="left", fontsize=11)

# %% [markdown]
# ## What is asked for where no total is given

# %%
asked = Counter(quote.missing.title.render() for quote in quotes.values() if quote.missing)
for question, count in asked.most_common():
    print(f"{count:3}  {question}")
