# pyright: strict
"""Documents take text for money, weights and codes, lists for tuples, words for choices."""

import datetime as dt
from decimal import Decimal
from typing import assert_type

import xborder as xb
from xborder.goods import Category, HSCode, Weight
from xborder.trade import Assumption, Channel, PartyKind, PriceBasis, TransportMode

tee = xb.Item(
    sku="TEE",
    hs_code="610910",
    origin="CN",
    quantity=2,
    unit_price="19.90 EUR",
    weight="0.18 kg",
    dimensions="30 x 20 x 10 cm",
    category="general",
    steel_share="0.4",
    copper_share=Decimal("0.1"),
)
bottle = xb.Item(
    hs_code=HSCode("2208.30"),
    quantity=1,
    unit_price=xb.Money("24 EUR"),
    weight=Weight("1.2 kg"),
    category=Category.GENERAL,
    volume="0.7 l",
    excise="alcohol",
)
parcel = xb.Consignment(
    ship_from="CN",
    ship_to="DE",
    on=dt.date(2026, 11, 21),
    items=[tee, bottle],
    shipping="4.50 EUR",
    prices="net",
    incoterm="DDP",
    transport="post",
    seller=xb.Seller(country="CN", registrations={"IOSS"}, kind="business"),
    buyer=xb.Buyer(kind="consumer"),
    fees=[xb.Fee(name="handling", amount="2 EUR", taxable=False, collector="carrier")],
    elections={"eu.standard"},
    assumptions={"seller.ioss": True},
)
spelt_out = xb.Consignment(
    ship_from="CN",
    ship_to="GB",
    on=dt.date(2026, 11, 21),
    items=(tee,),
    shipping=None,
    prices=PriceBasis.TAX_INCLUDED,
    incoterm=xb.Incoterm.DAP,
    transport=TransportMode.AIR,
    channel=Channel.MARKETPLACE,
    marketplace="a marketplace",
    seller=xb.Seller(registrations=["GB"]),
    buyer=xb.Buyer(kind=PartyKind.BUSINESS, tax_number="GB123456789"),
    assumptions=[Assumption(fact="seller.ioss", value=False)],
)

# What was taken as text is held as what it means.
assert_type(tee.unit_price, xb.Money)
assert_type(tee.weight, Weight | None)
assert_type(parcel.items, tuple[xb.Item, ...])
assert_type(parcel.prices, PriceBasis)
assert_type(parcel.seller, xb.Seller)
assert_type(parcel.replace(shipping="0 EUR"), xb.Consignment)
