"""New Zealand: GST on imported goods, as a rule package of its own.

Goods worth NZD 1,000 or less are taxed at the point of sale when the supplier is registered;
above that, Customs collects duty on the goods and GST on goods, freight, insurance and duty.

Source: Goods and Services Tax Act 1985; New Zealand Customs Service, examples of how to calculate
customs charges.
"""

import datetime as dt

from xborder.money import Money
from xborder.policy.amount import FREE, ByGoods, Percent
from xborder.policy.charge import Charge, ChargeKind
from xborder.policy.condition import ALWAYS, All, AtMost, Is, registered
from xborder.policy.country import CountryPolicy
from xborder.policy.goods_table import ALL_GOODS, GoodsRule, GoodsTable, Scope
from xborder.policy.scheme import Scheme
from xborder.policy.value import Value
from xborder.source import Evidence, Source
from xborder.timeline import Dated, Timeline
from xborder.trade import Collector, Moment

ACT = Source(
    title="Goods and Services Tax Act 1985",
    article="s. 8, s. 12",
    url="https://www.legislation.govt.nz/act/public/1985/0141/latest/whole.html",
)
SINCE = dt.date(2019, 12, 1)
CHECKED = dt.date(2026, 11, 21)


def law(value):
    """Return a value of the Act, in force since the day our rules open."""
    return Dated(
        value=value, start=SINCE, source=ACT, evidence=Evidence.SECONDARY, checked_on=CHECKED
    )


POLICY = CountryPolicy(
    code="NZ",
    currency="NZD",
    opens=SINCE,
    values=[
        Timeline(
            [law(Value(id="customs_value", title="Customs value", plus=["goods"]))],
        )
    ],
    tables={
        "tariff": GoodsTable(
            "tariff",
            [
                GoodsRule(id="nz.books", scope=Scope(hs="4901"), amount=law(FREE)),
                GoodsRule(id="nz.bags", scope=Scope(hs="4202"), amount=law(Percent("0.05"))),
            ],
        ),
        "gst": GoodsTable(
            "gst", [GoodsRule(id="nz.gst", scope=ALL_GOODS, amount=law(Percent("0.15")))]
        ),
    },
    steps=[
        Timeline(
            [
                law(
                    Charge(
                        id="supply_gst",
                        kind=ChargeKind.GST,
                        title="GST at the point of sale",
                        amount=ByGoods("gst"),
                        base=["goods", "freight", "insurance"],
                        collector=Collector.SELLER,
                        moment=Moment.CHECKOUT,
                    )
                )
            ]
        ),
        Timeline(
            [
                law(
                    Charge(
                        id="duty",
                        kind=ChargeKind.DUTY,
                        title="Customs duty",
                        amount=ByGoods("tariff"),
                        base=["customs_value"],
                    )
                )
            ]
        ),
        Timeline(
            [
                law(
                    Charge(
                        id="import_gst",
                        kind=ChargeKind.GST,
                        title="GST on import",
                        amount=ByGoods("gst"),
                        base=["customs_value", "freight", "insurance", "duty"],
                    )
                )
            ]
        ),
    ],
    schemes=[
        Timeline(
            [
                law(
                    Scheme(
                        id="nz.distantly_taxable",
                        title="Goods taxed at the point of sale",
                        when=All(
                            Is("buyer.kind", "consumer"),
                            registered("NZ"),
                            AtMost(value="goods", limit=Money("1000 NZD"), of="unit"),
                        ),
                        steps=["supply_gst"],
                    )
                )
            ]
        ),
        Timeline(
            [
                law(
                    Scheme(
                        id="nz.import",
                        title="Import through Customs",
                        when=ALWAYS,
                        steps=["duty", "import_gst"],
                    )
                )
            ]
        ),
    ],
)
