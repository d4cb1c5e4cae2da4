"""New Zealand: GST on imported goods, as a rule package of its own.

Goods worth NZD 1,000 or less are taxed at the point of sale when the supplier is registered;
above that, Customs collects duty on the goods and GST on goods, freight, insurance and duty.

Source: Goods and Services Tax Act 1985; New Zealand Customs Service, examples of how to calculate
customs charges.
"""

from xborder.policy.vocabulary import *

read = Reader(day(2026, 11, 21))
ACT = read.secondary(
    "Goods and Services Tax Act 1985",
    "https://www.legislation.govt.nz/act/public/1985/0141/latest/whole.html",
    article="s. 8, s. 12",
)
SINCE = day(2019, 12, 1)
"""The first day of GST on low-value goods at the point of sale; our rules open with it."""

VALUES = (Value(id="customs_value", title="Customs value", plus="goods").by(ACT, start=SINCE),)

STEPS = (
    Charge(
        id="supply_gst",
        kind=ChargeKind.GST,
        title="GST at the point of sale",
        amount=ByGoods("gst"),
        base="goods freight insurance",
        collector=Collector.SELLER,
        moment=Moment.CHECKOUT,
    ).by(ACT, start=SINCE),
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
    ).by(ACT, start=SINCE),
    Charge(
        id="import_gst",
        kind=ChargeKind.GST,
        title="GST on import",
        amount=ByGoods("gst"),
        base="customs_value freight insurance duty",
    ).by(ACT, start=SINCE),
)

SCHEMES = (
    Scheme(
        id="nz.distantly_taxable",
        title="Goods taxed at the point of sale",
        when=All(
            Is("buyer.kind", "consumer"),
            registered("NZ"),
            AtMost(value="goods", limit=Money("1000 NZD"), of="unit"),
        ),
        steps="supply_gst",
    ).by(ACT, start=SINCE),
    Scheme(id="nz.import", title="Import through Customs", when=ALWAYS, steps="duty import_gst").by(
        ACT, start=SINCE
    ),
)

POLICY = CountryPolicy(
    code="NZ",
    currency="NZD",
    opens=SINCE,
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={
        "tariff": goods(
            "tariff",
            GoodsRate("nz.books", FREE, hs="4901").by(ACT, start=SINCE),
            GoodsRate("nz.bags", "0.05", hs="4202").by(ACT, start=SINCE),
        ),
        "gst": goods("gst", GoodsRate("nz.gst", "0.15").by(ACT, start=SINCE)),
    },
)
