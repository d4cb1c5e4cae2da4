"""Switzerland, with Liechtenstein.

Duty is specific, by gross weight; since 2024-01-01 industrial goods (chapters 25 to 97) are free,
food and agricultural goods are not. VAT falls on the price with all costs to the Swiss
destination, the clearance fee and the duty included; that sum is taken to the whole franc. There
is no value limit: duty of at most CHF 5 and VAT of at most CHF 5 are each not collected. A seller
with more than CHF 100,000 a year of small consignments is registered and charges Swiss VAT itself
on all it sends; since 2025-01-01 a platform is the supplier of what is sold on it. Gifts between
private persons are free up to CHF 100.

Not computed: excise duties, preferences, the duties of food and, for most goods, those until
2023. Fees of the carrier are the caller's own: give them as taxable.

Official:
    https://bazg.admin.ch/bazg/en/home/information-individuals/online-shopping--mail-and-courier-consignments.html
    https://www.estv.admin.ch/estv/en/home/value-added-tax/vat-tax-liability/mail-order-trade.html

Example:
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Fee, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="DE", ship_to="CH", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="610910", quantity=1, unit_price="147 CHF")],
    ...     shipping="12.25 CHF", seller=Seller(registrations=set()), buyer=Buyer(kind="consumer"),
    ...     fees=[Fee(name="customs clearance", amount="37.45 CHF", taxable=True)],
    ... )
    >>> quote(parcel).lines[-1].amount  # 8.1% of 197, to five centimes
    Money('15.95 CHF')
"""

import datetime as dt
from typing import Final

from xborder.money import Money
from xborder.money.rounding import Mode, Rounding, Stage
from xborder.policy.amount import FREE, ByGoods, Percent, PerUnit, Quantity
from xborder.policy.charge import Charge, ChargeKind, Moment, Waiver
from xborder.policy.condition import ALWAYS, All, AtMost, Is, Not, Stated, registered
from xborder.policy.country import CountryPolicy, Limit, Step
from xborder.policy.goods_table import ALL_GOODS, GoodsRule, GoodsTable, Scope
from xborder.policy.scheme import Scheme
from xborder.policy.value import Value
from xborder.source import Evidence, Source
from xborder.timeline import Dated, Timeline
from xborder.trade import Collector

OPENS: Final = dt.date(2020, 1, 1)
_FREE_INDUSTRY: Final = dt.date(2024, 1, 1)
_NEW_RATES: Final = dt.date(2024, 1, 1)
_PLATFORMS: Final = dt.date(2025, 1, 1)
_CHECKED: Final = dt.date(2026, 11, 21)

_ORDERS: Final = Source(
    title="Federal Office for Customs and Border Security: postal, courier and online orders",
    url="https://bazg.admin.ch/bazg/de/home/informationen-firmen/einfuhr-in-die-schweiz/verkehrsarten-strasse_post_kurier_bahn_luft-und-schiffsverkehr/postversand-interneteinkauf-kurierverkehr.html",
)
_SAMPLE: Final = Source(
    title="Federal Office for Customs and Border Security: sample calculation of the taxable value",
    url="https://bazg.admin.ch/bazg/en/home/information-individuals/online-shopping--mail-and-courier-consignments/onlineshopping--sample-calculation---taxable-goods-value.html",
)
_BASE: Final = Source(
    title="VAT Act (SR 641.20); Federal Office for Customs and Border Security: bases of the import tax",
    url="https://bazg.admin.ch/bazg/de/home/informationen-firmen/einfuhr-in-die-schweiz/steuern-und-abgaben_einfuhr/mehrwertsteuer/bemessungsgrundlagen.html",
    article="Art. 54",
)
_ABROAD: Final = Source(
    title="ch.ch: Ordering goods abroad", url="https://ch.ch/en/ordering-goods-abroad"
)
_GROSS_WEIGHT: Final = Source(
    title="Federal Customs Administration: customs duties",
    url="https://www.ezv.admin.ch/ezv/en/home/information-companies/taxes-and-duties/importation-into-switzerland/customs-duties.html",
)
_ABOLITION: Final = Source(
    title="vatupdate.com: Abolition of import duties on industrial goods and VAT rate increase",
    url="https://www.vatupdate.com/2023/09/27/switzerland-abolition-of-import-duties-on-industrial-goods-and-vat-rate-increase-as-of-01-01-2024",
)
_OLD_TARIFF: Final = Source(
    title="saldo 14/2017: Duties make clothes expensive",
    url="https://saldo.ch/artikel/artikeldetail/zoelle-sie-machen-kleider-teuer",
)
_RATES: Final = Source(
    title="vatupdate.com: Swiss VAT rates", url="https://vatupdate.com/?p=264017"
)
_REDUCED: Final = Source(
    title="20 Minuten, with the list of the Federal Tax Administration",
    url="https://20min.ch/story/hygieneartikel-darum-senkt-coop-die-preise-fuer-binden-und-tampons-103150318",
    article="VAT Act, Art. 25(2)",
)
_MAIL_ORDER: Final = Source(
    title="Federal Tax Administration: Mail-order trade",
    url="https://www.estv.admin.ch/estv/en/home/value-added-tax/vat-tax-liability/mail-order-trade.html",
    article="VAT Act, Art. 7(3)(b)",
)
_PLATFORM: Final = Source(
    title="Swiss Post: Platform taxation",
    url="https://international.post.ch/en/blog-test-dev-pch-migration2023/platform-taxation",
    article="VAT Act, Art. 20a",
)
_REFUND: Final = Source(
    title="saldo: Ten questions on customs charges",
    url="https://www.saldo.ch/beratung/rechtsberatung/rechtsberatung-detail/artikeldetail/zehn-fragen-zu-zollgebuehren/",
)

_WHOLE_FRANC: Final = Rounding.of("1 CHF", mode=Mode.HALF_UP, stage=Stage.DECLARATION)
_FIVE_CENTIMES: Final = Rounding.of("0.05 CHF", mode=Mode.HALF_UP, stage=Stage.DECLARATION)
_FIVE_FRANCS: Final = Money("5 CHF")
_FOOD: Final = ("02", "03", "04", "07", "08", "09", "10", "11", "15", "16", "17", "18", "19", "20")

_VALUES: Final[tuple[Timeline[Value], ...]] = (
    Timeline(
        [
            Dated(
                value=Value(
                    id="intrinsic",
                    title="Price of the goods",
                    plus=("goods",),
                    minus=("seller_discount",),
                ),
                evidence=Evidence.OFFICIAL,
                source=_BASE,
                checked_on=_CHECKED,
            )
        ],
        name="price of the goods",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="customs_value",
                    title="Price with all costs to the Swiss destination",
                    plus=("intrinsic", "freight", "insurance", "taxable_fees"),
                ),
                evidence=Evidence.OFFICIAL,
                source=_SAMPLE,
                checked_on=_CHECKED,
                note="The carrier's clearance and opening fees count; foreign VAT does not.",
            )
        ],
        name="value for import VAT",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="sale_value",
                    title="What is paid for the sale",
                    plus=("price", "freight", "insurance", "taxable_fees"),
                    minus=("seller_discount",),
                ),
                evidence=Evidence.OFFICIAL,
                source=_MAIL_ORDER,
                checked_on=_CHECKED,
            )
        ],
        name="sale value",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="platform_value",
                    title="What is paid for the platform's sale",
                    plus=("sale_value",),
                    minus=("platform_discount",),
                ),
                evidence=Evidence.SECONDARY,
                source=_PLATFORM,
                checked_on=_CHECKED,
                note="As supplier the platform gives its own discount on its own sale.",
            )
        ],
        name="platform value",
    ),
)

_STEPS: Final[tuple[Timeline[Step], ...]] = (
    Timeline(
        [
            Dated(
                value=Charge(
                    id="duty",
                    kind=ChargeKind.DUTY,
                    title="Customs duty",
                    amount=ByGoods("tariff"),
                    base=("customs_value",),
                    due=_FIVE_CENTIMES,
                ),
                evidence=Evidence.OFFICIAL,
                source=_GROSS_WEIGHT,
                checked_on=_CHECKED,
            )
        ],
        name="customs duty",
    ),
    Timeline(
        [
            Dated(
                value=Waiver(
                    id="small_duty",
                    title="Duty of at most CHF 5 is not collected",
                    charges=("duty",),
                    limit=_FIVE_FRANCS,
                ),
                evidence=Evidence.OFFICIAL,
                source=_ABROAD,
                checked_on=_CHECKED,
                note="Duty and VAT are tested separately, for each declaration; what is not collected does not enter the base of VAT.",
            )
        ],
        name="small duty",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="import_vat",
                    kind=ChargeKind.VAT,
                    title="Import VAT",
                    amount=ByGoods("vat"),
                    base=("customs_value", "duty"),
                    base_rounding=_WHOLE_FRANC,
                    due=_FIVE_CENTIMES,
                    collector=Collector.CARRIER,
                    moment=Moment.DELIVERY,
                ),
                evidence=Evidence.OFFICIAL,
                source=_SAMPLE,
                checked_on=_CHECKED,
                note="The whole franc is in the sample calculation. Five centimes follow from the limits that customs prints: CHF 62 at 8.1% (5.022) and 193 at 2.6% (5.018) are not collected as tax of up to 5.",
            )
        ],
        name="import VAT",
    ),
    Timeline(
        [
            Dated(
                value=Waiver(
                    id="small_vat",
                    title="VAT of at most CHF 5 is not collected",
                    charges=("import_vat",),
                    limit=_FIVE_FRANCS,
                ),
                evidence=Evidence.OFFICIAL,
                source=_ORDERS,
                checked_on=_CHECKED,
            )
        ],
        name="small VAT",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="supplier_vat",
                    kind=ChargeKind.VAT,
                    title="Swiss VAT charged by the seller",
                    amount=ByGoods("vat"),
                    base=("sale_value",),
                    collector=Collector.SELLER,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=_MAIL_ORDER,
                checked_on=_CHECKED,
                note="The seller imports in its own name and deducts the import tax.",
            )
        ],
        name="VAT of a registered seller",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="platform_vat",
                    kind=ChargeKind.VAT,
                    title="Swiss VAT charged by the platform",
                    amount=ByGoods("vat"),
                    base=("platform_value",),
                    collector=Collector.MARKETPLACE,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                start=_PLATFORMS,
                evidence=Evidence.SECONDARY,
                source=_PLATFORM,
                checked_on=_CHECKED,
            )
        ],
        name="VAT of a platform",
    ),
)

_SCHEMES: Final[tuple[Timeline[Scheme], ...]] = (
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="ch.gift",
                    title="Gift between private persons, up to CHF 100",
                    when=All(
                        Is("gift", "yes"),
                        AtMost(value="intrinsic", limit=Money("100 CHF")),
                        Not(Is("item.excise", "alcohol", "tobacco")),
                    ),
                    steps=(),
                ),
                evidence=Evidence.OFFICIAL,
                source=_ABROAD,
                checked_on=_CHECKED,
            )
        ],
        name="gift",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="ch.platform",
                    title="Platform as supplier",
                    when=Is("channel", "marketplace"),
                    steps=("duty", "small_duty", "platform_vat"),
                ),
                start=_PLATFORMS,
                evidence=Evidence.SECONDARY,
                source=_PLATFORM,
                checked_on=_CHECKED,
                note="Consignments small and large, to consumers and businesses, of a platform whose turnover reaches CHF 100,000 a year; the platform is taken to reach it.",
            )
        ],
        name="platform",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="ch.mail_order",
                    title="Seller registered for Swiss VAT",
                    when=registered("CH"),
                    steps=("duty", "small_duty", "supplier_vat"),
                ),
                evidence=Evidence.OFFICIAL,
                source=_MAIL_ORDER,
                checked_on=_CHECKED,
                note="From CHF 100,000 a year of small consignments on, all deliveries count as domestic.",
            )
        ],
        name="mail-order rule",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="ch.standard",
                    title="Ordinary import",
                    when=ALWAYS,
                    steps=("duty", "small_duty", "import_vat", "small_vat"),
                ),
                evidence=Evidence.OFFICIAL,
                source=_ORDERS,
                checked_on=_CHECKED,
            )
        ],
        name="ordinary import",
    ),
)

_TARIFF: Final = GoodsTable(
    "tariff",
    (
        GoodsRule(
            id="ch.industrial_goods",
            scope=Scope(
                hs=tuple(str(chapter) for chapter in range(25, 98)), except_hs=("35", "38")
            ),
            amount=Dated(
                value=FREE,
                start=_FREE_INDUSTRY,
                evidence=Evidence.SECONDARY,
                source=_ABOLITION,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="ch.chemicals",
            scope=Scope(hs=("35", "38")),
            amount=Dated(
                value=FREE,
                start=_FREE_INDUSTRY,
                source=_ABOLITION,
                checked_on=_CHECKED,
                note="Some goods of chapters 35 and 38 stayed dutiable; which ones was not read.",
            ),
        ),
        GoodsRule(
            id="ch.cotton_tshirts",
            scope=Scope(hs="610910"),
            amount=Dated(
                value=PerUnit(Money("152 CHF"), Quantity.GROSS_KG, 100),
                end=_FREE_INDUSTRY,
                source=_OLD_TARIFF,
                checked_on=_CHECKED,
                note="As printed in 2017; that it stayed so until 2023 was not checked.",
            ),
        ),
        GoodsRule(
            id="ch.synthetic_blouses",
            scope=Scope(hs="610620"),
            amount=Dated(
                value=PerUnit(Money("406 CHF"), Quantity.GROSS_KG, 100),
                end=_FREE_INDUSTRY,
                source=_OLD_TARIFF,
                checked_on=_CHECKED,
                note="As printed in 2017; that it stayed so until 2023 was not checked.",
            ),
        ),
        GoodsRule(
            id="ch.books_and_computers",
            scope=Scope(hs=("4901", "4902", "4903", "8471", "8517")),
            amount=Dated(
                value=FREE,
                end=_FREE_INDUSTRY,
                source=_GROSS_WEIGHT,
                checked_on=_CHECKED,
                note="Books, computers and telephones were free before; from general knowledge.",
            ),
        ),
    ),
)

_REDUCED_GOODS: Final = Scope(
    hs=(
        *_FOOD,
        "06",
        "2101",
        "2102",
        "2103",
        "2104",
        "2105",
        "2106",
        "2309",
        "31",
        "3003",
        "3004",
        "4901",
        "4902",
        "4903",
    ),
    categories=("food", "food_supplements", "medicines", "books", "newspapers", "ebooks"),
)
_HYGIENE: Final = Scope(categories="feminine_hygiene")
_VAT: Final = GoodsTable(
    "vat",
    (
        GoodsRule(
            id="ch.vat.standard",
            scope=ALL_GOODS,
            amount=Dated(
                value=Percent("0.077"),
                end=_NEW_RATES,
                evidence=Evidence.SECONDARY,
                source=_RATES,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="ch.vat.standard",
            scope=ALL_GOODS,
            amount=Dated(
                value=Percent("0.081"),
                start=_NEW_RATES,
                evidence=Evidence.OFFICIAL,
                source=_ORDERS,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="ch.vat.reduced",
            scope=_REDUCED_GOODS,
            amount=Dated(
                value=Percent("0.025"),
                end=_NEW_RATES,
                evidence=Evidence.SECONDARY,
                source=_REDUCED,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="ch.vat.reduced",
            scope=_REDUCED_GOODS,
            amount=Dated(
                value=Percent("0.026"),
                start=_NEW_RATES,
                evidence=Evidence.OFFICIAL,
                source=_ORDERS,
                checked_on=_CHECKED,
                note="Food, books, magazines and medicines by customs; plants, feed and fertiliser by the tax administration's list.",
            ),
        ),
        GoodsRule(
            id="ch.vat.feminine_hygiene",
            scope=_HYGIENE,
            amount=Dated(
                value=Percent("0.026"),
                start=_PLATFORMS,
                evidence=Evidence.SECONDARY,
                source=_REDUCED,
                checked_on=_CHECKED,
            ),
        ),
    ),
)

POLICY: Final = CountryPolicy(
    code="CH",
    currency="CHF",
    opens=OPENS,
    values=_VALUES,
    steps=_STEPS,
    schemes=_SCHEMES,
    tables={"tariff": _TARIFF, "vat": _VAT},
    limits=(
        Timeline(
            [
                Dated(
                    value=Limit(
                        id="inside",
                        when=Is("ship_from", "CH", "LI"),
                        reason="Goods that are already in Switzerland or Liechtenstein are not imported.",
                    ),
                    evidence=Evidence.OFFICIAL,
                    source=_ABROAD,
                    checked_on=_CHECKED,
                )
            ],
            name="inside",
        ),
        Timeline(
            [
                Dated(
                    value=Limit(
                        id="excise",
                        when=Is("item.excise", "alcohol", "tobacco", "energy"),
                        reason="Swiss excise duties on alcohol, tobacco and mineral oil are not computed.",
                    ),
                    evidence=Evidence.OFFICIAL,
                    source=_ABROAD,
                    checked_on=_CHECKED,
                )
            ],
            name="excise",
        ),
        Timeline(
            [
                Dated(
                    value=Limit(
                        id="preference",
                        when=Stated(Is("item.preference", "yes")),
                        reason="A preference is claimed; industrial goods of preferential origin were free, which is not computed.",
                        estimate=True,
                    ),
                    end=_FREE_INDUSTRY,
                    evidence=Evidence.OFFICIAL,
                    source=_GROSS_WEIGHT,
                    checked_on=_CHECKED,
                )
            ],
            name="preferences",
        ),
    ),
    figures={
        "mail_order.threshold": Timeline(
            [
                Dated(
                    value=Money("100000 CHF"),
                    evidence=Evidence.OFFICIAL,
                    source=_MAIL_ORDER,
                    checked_on=_CHECKED,
                    note="Twelve months of small consignments; registration from the month after.",
                )
            ],
            name="mail-order threshold",
        ),
        "refund.fee_share": Timeline(
            [
                Dated(
                    value="0.05",
                    evidence=Evidence.SECONDARY,
                    source=_REFUND,
                    checked_on=_CHECKED,
                    note="Of what is repaid after a return, at least CHF 30 and at most 500.",
                )
            ],
            name="fee on refunds",
        ),
    },
)
"""The rules of Switzerland and Liechtenstein."""
