"""Norway.

Since 2020-04-01 a foreign seller or marketplace charges Norwegian VAT at the checkout, under the
scheme VOEC (VAT on e-commerce), on every item of less than NOK 3,000 that a consumer buys; such
an item enters without customs duty and without a declaration. The limit is tested item by item:
a parcel can hold items inside and outside the scheme. Foodstuffs, restricted goods and goods
subject to excise stay outside. All else is declared: customs duty, mostly on clothing and food,
then import VAT.

Consignments of less than NOK 350, freight and insurance included, entered free until the end of
2023: by a general relief until 2020-03-31, then by an exemption from the declaration for goods
that were not under VOEC. Foodstuffs and the like had lost it on 2020-01-01. Gifts between private
persons are free up to NOK 1,000.

Not computed: excise duties (sugar, beverages and their packaging, alcohol, tobacco), duty on
food, preferences other than the one of the European Economic Area. What the carrier asks for the
declaration is the caller's own fee. Reduced VAT of 12% is for services only.

Official:
    https://www.toll.no/en/online-shopping/the-voec-scheme
    https://www.skatteetaten.no/en/business-and-organisation/vat-and-duties/vat/foreign/e-commerce-voec/low-value/

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="NO", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=2, unit_price="1600 NOK")],
    ...     seller=Seller(registrations={"VOEC"}), buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # each item is below 3,000: 25% of 3,200, and no duty
    4000.00 NOK
"""

import datetime as dt
from typing import Final

from xborder.money import Money
from xborder.policy.amount import FREE, ByGoods, Percent
from xborder.policy.charge import Charge, ChargeKind, Moment
from xborder.policy.condition import (
    ALWAYS,
    All,
    AnyOf,
    AtMost,
    GoodsIn,
    HsIn,
    Is,
    Not,
    Of,
    Stated,
    registered,
)
from xborder.policy.country import CountryPolicy, Limit, Step
from xborder.policy.goods_table import ALL_GOODS, GoodsRule, GoodsTable, Scope
from xborder.policy.scheme import Per, Scheme
from xborder.policy.value import Value
from xborder.source import Evidence, Source
from xborder.tariff.builtin_no import TARIFF
from xborder.timeline import Dated, Timeline
from xborder.trade import Collector

OPENS: Final = dt.date(2020, 1, 1)
_VOEC_STARTS: Final = dt.date(2020, 4, 1)
_RELIEF_ENDS: Final = dt.date(2024, 1, 1)
_CHECKED: Final = dt.date(2026, 11, 21)

_VOEC: Final = Source(
    title="Norwegian Customs: The VOEC scheme",
    url="https://www.toll.no/en/online-shopping/the-voec-scheme",
)
_LOW_VALUE: Final = Source(
    title="Norwegian Tax Administration: Value added tax on low value imported goods",
    url="https://www.skatteetaten.no/en/business-and-organisation/vat-and-duties/vat/foreign/e-commerce-voec/low-value/",
)
_TRANSITION: Final = Source(
    title="Norwegian Customs: Transitional arrangement from 1 April for private individuals",
    url="https://www.toll.no/en/online-shopping/e-commerce---what-changed-on-1-april/transitional-arrangement-from-1-april-for-private-individuals/",
)
_LIMIT_2020: Final = Source(
    title="Norwegian Customs: Aim to limit online purchases of snacks and soft drinks",
    url="https://www.toll.no/en/about-norwegian-customs/news/arkiv/2019/aim-to-limit-online-purchases-of-snacks-and-soft-drinks",
)
_GIFTS: Final = Source(title="Norwegian Customs: Gifts", url="https://www.toll.no/en/goods/gifts/")
_CLOTHING: Final = Source(
    title="Norwegian Customs: Importation of clothing",
    url="https://www.toll.no/en/goods/clothes-and-shoes/importation-of-clothing/",
)
_CUSTOMS_VALUE: Final = Source(
    title="Norwegian Customs: Customs value",
    url="https://www.toll.no/en/corporate/import/calculating-customs-duty-and-taxes/customs-value/",
)
_PAYMENT: Final = Source(
    title="Norwegian Customs: Payment of customs duties and taxes",
    url="https://www.toll.no/en/corporate/import/payment-of-customs-duties-and-taxes/",
)
_RATES: Final = Source(
    title="Norwegian Tax Administration: Value added tax, rates",
    url="https://www.skatteetaten.no/en/rates/value-added-tax/",
)
_EEA: Final = Source(
    title="Agreement on the European Economic Area",
    url="https://www.efta.int/eea/eea-agreement",
    article="Art. 10",
)

_EEA_ORIGINS: Final = tuple(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905 - 29 codes read better as words
)

_FOOD_CHAPTERS: Final = (
    *("02", "03", "04", "07", "08", "09", "10", "11", "12", "15"),
    *("16", "17", "18", "19", "20", "21", "2201", "2202"),
)
_OUTSIDE: Final = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy"),
    GoodsIn(
        hs=(
            *_FOOD_CHAPTERS,
            *("06", "1209"),  # plants and seeds
            *("3003", "3004", "93"),  # medicines, weapons
            *("2710", "3403", "8415", "8418"),  # lubricants, appliances with greenhouse gases
        ),
        categories=("food", "food_supplements", "medicines"),
    ),
)
"""Foodstuffs, restricted goods and goods subject to excise: outside VOEC and the NOK 350 relief."""
_CONSUMER: Final = Is("buyer.kind", "consumer")
_VAT_REGISTERED: Final = All(Is("buyer.kind", "business"), Is("buyer.tax_number", "yes"))
_GIFT: Final = Is("gift", "yes")
_IN_VOEC: Final = All(
    _CONSUMER,
    Is("gift", "no"),
    AtMost(value="intrinsic", limit=Money("3000 NOK"), of=Of.UNIT, inclusive=False),
    Not(_OUTSIDE),
)
_BELOW_350: Final = AtMost(value="parcel_value", limit=Money("350 NOK"), inclusive=False)
_CLAIMED: Final = Stated(Is("item.preference", "yes"))
_EEA_PREFERENCE: Final = All(_CLAIMED, Is("item.origin", *_EEA_ORIGINS))

_VALUES: Final[tuple[Timeline[Value], ...]] = (
    Timeline(
        [
            Dated(
                value=Value(
                    id="intrinsic",
                    title="Value of the item at the point of sale",
                    plus=("goods",),
                    minus=("seller_discount",),
                ),
                evidence=Evidence.OFFICIAL,
                source=_LOW_VALUE,
                checked_on=_CHECKED,
                note="Shipping and insurance do not count in the NOK 3,000 test.",
            )
        ],
        name="intrinsic",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="parcel_value",
                    title="Value of the parcel with freight and insurance",
                    plus=("goods", "freight", "insurance", "taxable_fees"),
                    minus=("seller_discount",),
                ),
                evidence=Evidence.OFFICIAL,
                source=_LOW_VALUE,
                checked_on=_CHECKED,
                note="The base of VOEC: additional costs and fees count when the VAT is "
                "calculated; and what the NOK 350 relief tested.",
            )
        ],
        name="parcel_value",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="customs_value",
                    title="Customs value",
                    plus=("goods", "freight_before_border", "insurance", "taxable_fees"),
                    minus=("seller_discount",),
                ),
                evidence=Evidence.OFFICIAL,
                source=_CUSTOMS_VALUE,
                checked_on=_CHECKED,
                note="The price paid, with shipping and insurance up to the Norwegian border. "
                "Freight that is not split counts whole.",
            )
        ],
        name="customs_value",
    ),
)

_STEPS: Final[tuple[Timeline[Step], ...]] = (
    Timeline(
        [
            Dated(
                value=Charge(
                    id="voec_vat",
                    kind=ChargeKind.VAT,
                    title="Norwegian VAT charged by the seller",
                    amount=ByGoods("vat"),
                    base=("parcel_value",),
                    collector=Collector.SELLER,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                start=_VOEC_STARTS,
                evidence=Evidence.OFFICIAL,
                source=_LOW_VALUE,
                checked_on=_CHECKED,
            )
        ],
        name="voec_vat",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="voec_marketplace_vat",
                    kind=ChargeKind.VAT,
                    title="Norwegian VAT charged by the marketplace",
                    amount=ByGoods("vat"),
                    base=("parcel_value",),
                    collector=Collector.MARKETPLACE,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                start=_VOEC_STARTS,
                evidence=Evidence.OFFICIAL,
                source=_LOW_VALUE,
                checked_on=_CHECKED,
            )
        ],
        name="voec_marketplace_vat",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="duty",
                    kind=ChargeKind.DUTY,
                    title="Customs duty",
                    amount=ByGoods("tariff"),
                    base=("customs_value",),
                    when=Not(_EEA_PREFERENCE),
                ),
                evidence=Evidence.OFFICIAL,
                source=_CUSTOMS_VALUE,
                checked_on=_CHECKED,
                note="Industrial goods that originate in the European Economic Area are free "
                "where a preference is claimed.",
            )
        ],
        name="duty",
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
                ),
                evidence=Evidence.OFFICIAL,
                source=_CLOTHING,
                checked_on=_CHECKED,
                note="On the total cost with shipping and insurance to the border and duty. "
                "Whether customs rounds to whole kroner was not established: to the øre here.",
            )
        ],
        name="import_vat",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="return_vat",
                    kind=ChargeKind.VAT,
                    title="Import VAT, reported in the buyer's return",
                    amount=ByGoods("vat"),
                    base=("customs_value", "duty"),
                    collector=Collector.BUYER,
                    moment=Moment.RETURN,
                ),
                evidence=Evidence.OFFICIAL,
                source=_PAYMENT,
                checked_on=_CHECKED,
            )
        ],
        name="return_vat",
    ),
)

_SCHEMES: Final[tuple[Timeline[Scheme], ...]] = (
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="no.gift_relief",
                    title="Gift up to NOK 1,000, free",
                    when=All(
                        _GIFT,
                        AtMost(value="intrinsic", limit=Money("1000 NOK")),
                        Not(Is("item.excise", "alcohol", "tobacco")),
                    ),
                    steps=(),
                ),
                evidence=Evidence.OFFICIAL,
                source=_GIFTS,
                checked_on=_CHECKED,
                note="NOK 1,000 or less for each recipient. An older edition of the page said "
                "less than NOK 1,000.",
            )
        ],
        name="no.gift_relief",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="no.voec_marketplace",
                    title="VOEC: item below NOK 3,000, VAT charged by the marketplace",
                    when=All(_IN_VOEC, Is("channel", "marketplace")),
                    per=Per.LINE,
                    steps=("voec_marketplace_vat",),
                ),
                start=_VOEC_STARTS,
                evidence=Evidence.OFFICIAL,
                source=_LOW_VALUE,
                checked_on=_CHECKED,
                note="A marketplace has to collect; that it is registered is taken for granted.",
            )
        ],
        name="no.voec_marketplace",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="no.voec",
                    title="VOEC: item below NOK 3,000, VAT charged by the seller",
                    when=All(_IN_VOEC, registered("VOEC")),
                    per=Per.LINE,
                    steps=("voec_vat",),
                ),
                start=_VOEC_STARTS,
                evidence=Evidence.OFFICIAL,
                source=_LOW_VALUE,
                checked_on=_CHECKED,
            )
        ],
        name="no.voec",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="no.below_350",
                    title="Parcel below NOK 350, free",
                    when=All(_BELOW_350, Not(_OUTSIDE)),
                    steps=(),
                ),
                end=_VOEC_STARTS,
                evidence=Evidence.OFFICIAL,
                source=_LIMIT_2020,
                checked_on=_CHECKED,
            ),
            Dated(
                value=Scheme(
                    id="no.below_350",
                    title="Parcel below NOK 350, free",
                    when=All(_BELOW_350, Not(_OUTSIDE), _CONSUMER),
                    steps=(),
                ),
                start=_VOEC_STARTS,
                end=_RELIEF_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_TRANSITION,
                checked_on=_CHECKED,
                note="Its end: Norwegian Customs, The VOEC scheme.",
            ),
        ],
        name="no.below_350",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="no.import_registered",
                    title="Import by a business registered for VAT",
                    when=_VAT_REGISTERED,
                    steps=("duty", "return_vat"),
                ),
                evidence=Evidence.OFFICIAL,
                source=_PAYMENT,
                checked_on=_CHECKED,
            )
        ],
        name="no.import_registered",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="no.import",
                    title="Import with duty and VAT",
                    when=ALWAYS,
                    per=Per.LINE,
                    steps=("duty", "import_vat"),
                ),
                evidence=Evidence.OFFICIAL,
                source=_CUSTOMS_VALUE,
                checked_on=_CHECKED,
            )
        ],
        name="no.import",
    ),
)

_LIMITS: Final[tuple[Timeline[Limit], ...]] = (
    Timeline(
        [
            Dated(
                value=Limit(
                    id="no.excise",
                    when=All(
                        AnyOf(
                            Is("item.excise", "alcohol", "tobacco", "energy"),
                            HsIn("17", "18", "2201", "2202", "3403", "8415", "8418"),
                        ),
                        Not(_IN_VOEC),
                    ),
                    reason="Norwegian excise duties (alcohol, tobacco, sugar, beverages and "
                    "their packaging, lubricants, greenhouse gases) are not computed.",
                ),
                evidence=Evidence.OFFICIAL,
                source=_LIMIT_2020,
                checked_on=_CHECKED,
            )
        ],
        name="no.excise",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="no.business_below_350",
                    when=All(_BELOW_350, Is("buyer.kind", "business")),
                    reason="Whether the exemption below NOK 350 also held for a business "
                    "after 1 April 2020 was not established.",
                    estimate=True,
                ),
                start=_VOEC_STARTS,
                end=_RELIEF_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_TRANSITION,
                checked_on=_CHECKED,
            )
        ],
        name="no.business_below_350",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="no.preference",
                    when=All(
                        _CLAIMED,
                        Not(Is("item.origin", *_EEA_ORIGINS)),
                        Not(_IN_VOEC),
                    ),
                    reason="A preference for this origin is not computed: "
                    "the general duty is shown.",
                    estimate=True,
                ),
                evidence=Evidence.SECONDARY,
                source=_EEA,
                checked_on=_CHECKED,
            )
        ],
        name="no.preference",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="no.inside",
                    when=Is("ship_from", "NO"),
                    reason="Goods that are already in Norway are not imported.",
                ),
                evidence=Evidence.OFFICIAL,
                source=_VOEC,
                checked_on=_CHECKED,
            )
        ],
        name="no.inside",
    ),
)

_VAT: Final = GoodsTable(
    "vat",
    (
        GoodsRule(
            id="no.vat.standard",
            scope=ALL_GOODS,
            title="General rate",
            amount=Dated(
                value=Percent("0.25"),
                evidence=Evidence.OFFICIAL,
                source=_CLOTHING,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="no.vat.food",
            scope=Scope(
                hs=_FOOD_CHAPTERS,
                except_hs=("1209", "1505", "1518", "1520", "1521", "1522"),
                categories=("food", "food_supplements"),
            ),
            title="Foodstuffs",
            amount=Dated(
                value=Percent("0.15"),
                evidence=Evidence.OFFICIAL,
                source=_RATES,
                checked_on=_CHECKED,
                note="Food and drink without alcohol, tobacco and medicines. The Tax "
                "Administration's page for 2012; later copies name the same rate.",
            ),
        ),
        GoodsRule(
            id="no.vat.books",
            scope=Scope(hs=("4901", "4902", "4903"), categories=("books", "newspapers", "ebooks")),
            title="Books and newspapers",
            amount=Dated(
                value=FREE,
                evidence=Evidence.OFFICIAL,
                source=_VOEC,
                checked_on=_CHECKED,
                note="Newspapers, magazines, books: free of VAT, and inside VOEC.",
            ),
        ),
    ),
)

POLICY: Final = CountryPolicy(
    code="NO",
    currency="NOK",
    opens=OPENS,
    values=_VALUES,
    steps=_STEPS,
    schemes=_SCHEMES,
    tables={"tariff": TARIFF, "vat": _VAT},
    limits=_LIMITS,
)
