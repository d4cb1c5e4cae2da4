# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown]
# # Real parcels, priced to the door
#
# Each parcel below is quoted offline, and each line names the law behind it.

# %%
import datetime as dt

import xborder as xb


def show(title, quote, *, locale="en"):
    print(f"\n{'=' * 100}\n{title}\n{'-' * 100}\n{quote.explain(locale=locale)}")


tee = xb.Item(
    sku="TEE", hs_code="610910", origin="CN", quantity=2, unit_price="19.90 EUR", weight="0.18 kg"
)
mug = xb.Item(
    sku="MUG", hs_code="691110", origin="CN", quantity=1, unit_price="12.50 EUR", weight="0.4 kg"
)
parcel = xb.Consignment(
    ship_from="CN",
    ship_to="DE",
    on=dt.date(2026, 11, 21),
    items=[tee, mug],
    shipping="4.50 EUR",
    prices="net",
    incoterm="DDP",
    transport="post",
    seller=xb.Seller(registrations={"IOSS"}),
    buyer=xb.Buyer(kind="consumer"),
)

# %% [markdown]
# ## To Germany under IOSS, two tariff subheadings
#
# The flat duty counts distinct subheadings, not pieces.

# %%
show("China to Germany under IOSS, November 2026: two subheadings", xb.quote(parcel))

# %% [markdown]
# ## The same parcel on the last day of the old relief, in Chinese

# %%
show(
    "China to Germany on 2026-06-30, the last day of the EUR 150 relief (in Chinese)",
    xb.quote(parcel.replace(on=dt.date(2026, 6, 30))),
    locale="zh_CN",
)

# %% [markdown]
# ## To France, above EUR 150

# %%
coat = xb.Item(
    sku="COAT", hs_code="620240", origin="CN", quantity=1, unit_price="189 EUR", weight="1.2 kg"
)
show(
    "China to France above EUR 150: duty by the tariff, VAT on import",
    xb.quote(parcel.replace(ship_to="FR", items=[coat], transport="express", incoterm="DAP")),
)

# %% [markdown]
# ## Great Britain on both sides of GBP 135

# %%
british = parcel.replace(
    ship_to="GB",
    shipping="5 GBP",
    transport="express",
    seller=xb.Seller(registrations={"GB"}),
)
for price in ("134 GBP", "136 GBP"):
    show(
        f"China to Great Britain with {price} of goods",
        xb.quote(british.replace(items=[tee.replace(quantity=1, unit_price=price)])),
    )

# %% [markdown]
# ## Two items to Norway around NOK 3,000
#
# The limit is for each piece: one goes through VOEC, the other through customs.

# %%
norwegian = parcel.replace(
    ship_to="NO",
    shipping="99 NOK",
    transport="express",
    items=[
        xb.Item(sku="SHIRT", hs_code="610910", origin="CN", quantity=1, unit_price="2999 NOK"),
        xb.Item(sku="BOOTS", hs_code="640399", origin="CN", quantity=1, unit_price="3000 NOK"),
    ],
    seller=xb.Seller(registrations={"VOEC"}),
)
show("Two items to Norway around NOK 3,000", xb.quote(norwegian))

# %% [markdown]
# ## An authority's own example: Swedish Customs on the flat duty
#
# "A mobile phone case and a jumper" are two goods items: EUR 6 in all.

# %%
rates = xb.RateTable.from_mapping(
    {"EUR/SEK": "11.10"}, start=dt.date(2026, 7, 6), source="example rate"
)
swedish = parcel.replace(
    ship_to="SE",
    on=dt.date(2026, 7, 6),
    items=[
        xb.Item(sku="CASE", hs_code="392690", origin="CN", quantity=1, unit_price="10 EUR"),
        xb.Item(sku="JUMPER", hs_code="611030", origin="CN", quantity=1, unit_price="35 EUR"),
    ],
)
quote = xb.quote(swedish, rates=rates)
show("Swedish Customs' example: a phone case and a jumper count as two items", quote)

# %% [markdown]
# ## An authority's own example: intrinsic value, from the Commission's low-value guidance
#
# A winter coat at EUR 120 and a T-shirt at EUR 20, transport of EUR 15 invoiced apart: the intrinsic value is EUR 140, within the limit.

# %%
guidance = parcel.replace(
    ship_to="ES",
    on=dt.date(2026, 6, 1),
    items=[
        coat.replace(unit_price="120 EUR"),
        tee.replace(quantity=1, unit_price="20 EUR"),
    ],
    shipping="15 EUR",
)
show("The Commission's guidance: intrinsic value EUR 140, within the limit", xb.quote(guidance))

# %% [markdown]
# ## To the United States, before and after three changes
#
# The USD 800 relief ended for Chinese goods on 2025-05-02; the emergency duties gave way to Section 122 on 2026-02-24, and that to Section 301
# duties on 2026-07-24.

# %%
american = parcel.replace(
    ship_to="US",
    region="US-CA",
    items=[
        xb.Item(sku="TEE", hs_code="6109100012", origin="CN", quantity=2, unit_price="45 USD"),
    ],
    shipping="5 USD",
    transport="express",
    seller=xb.Seller(registrations=()),
)
for day in (
    dt.date(2025, 5, 1),
    dt.date(2025, 5, 2),
    dt.date(2026, 2, 23),
    dt.date(2026, 2, 24),
    dt.date(2026, 7, 23),
    dt.date(2026, 7, 24),
):
    show(f"China to the United States on {day}", xb.quote(american.replace(on=day)))

# %% [markdown]
# ## Japanese cosmetics to China, by cross-border e-commerce import
#
# Within the limits 70 % of VAT and consumption tax are due; the VAT base holds the whole consumption tax. Above CNY 5,000 in one order of
# several articles the scheme is closed.

# %%
serum = xb.Item(
    sku="SERUM",
    hs_code="330499",
    origin="JP",
    quantity=1,
    unit_price="680 CNY",
    volume="30 ml",
    category="cosmetics",
)
cosmetics = parcel.replace(
    ship_from="JP",
    ship_to="CN",
    items=[serum],
    shipping="20 CNY",
    transport="express",
    buyer=xb.Buyer(kind="consumer", purchases_this_year="3000 CNY"),
    seller=xb.Seller(registrations={"CBEC"}),
)
show(
    "Japan to China: cosmetics by cross-border e-commerce (in Chinese)",
    xb.quote(cosmetics),
    locale="zh_CN",
)
show(
    "Japan to China: the same, eight bottles, over the limit of one order",
    xb.quote(cosmetics.replace(items=[serum.replace(quantity=8)])),
)

# %% [markdown]
# ## A parcel to Japan with mixed lines

# %%
japanese = parcel.replace(
    ship_to="JP",
    items=[
        xb.Item(sku="SHIRT", hs_code="620520", origin="CN", quantity=6, unit_price="1900 JPY"),
        xb.Item(sku="LAMP", hs_code="940521", origin="CN", quantity=1, unit_price="18000 JPY"),
        xb.Item(sku="BOOK", hs_code="490199", origin="CN", quantity=2, unit_price="1500 JPY"),
    ],
    shipping="2400 JPY",
    seller=xb.Seller(registrations=()),
    assumptions={"item.personal_use": True},
)
show("China to Japan: a parcel of mixed lines", xb.quote(japanese))

# %% [markdown]
# ## From the United States to Brazil, on both sides of USD 50

# %%
reais = xb.RateTable.from_mapping(
    {"USD/BRL": "5.50"}, start=dt.date(2026, 11, 1), end=dt.date(2026, 12, 1), source="example rate"
)
for price in ("49 USD", "60 USD"):
    brazilian = parcel.replace(
        ship_from="US",
        ship_to="BR",
        region="BR-SP",
        items=[xb.Item(sku="TOY", hs_code="950300", origin="US", quantity=1, unit_price=price)],
        shipping="0 USD",
        seller=xb.Seller(registrations={"REMESSA_CONFORME"}),
    )
    show(f"United States to Brazil with {price} of goods", xb.quote(brazilian, rates=reais))

# %% [markdown]
# ## A price solved backwards

# %%
one_shirt = parcel.replace(items=[tee.replace(quantity=1)], on=dt.date(2026, 9, 1))
answer = xb.price_for_landed(one_shirt, "49.90 EUR", item="TEE")
print(f"\n{'=' * 100}\nWhich price lands on 49.90 EUR? {answer.only.low[0]}")
show("... and there it lands", answer.only.quote)

# %% [markdown]
# ## Two routes side by side

# %%
letter = british.replace(items=[tee.replace(unit_price="24 GBP")])
print(f"\n{'=' * 100}\nPost or express to Great Britain?")
for place in xb.compare_routes(
    [
        xb.Route(name="post", parcel=letter.replace(shipping="6 GBP"), transit_days=14),
        xb.Route(name="express", parcel=letter.replace(shipping="14 GBP"), transit_days=4),
    ]
):
    print(f"  {place.rank}. {place.route.name}: {place.total}. {place.reason}")
