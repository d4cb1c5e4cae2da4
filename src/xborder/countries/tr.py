"""Turkey.

Until 2026-02-05 small parcels to a person bore one flat tax instead of duty and VAT: up to EUR 150 18%
where they came straight from the European Union and 30% otherwise; from 2024-08-21 up to EUR 30, 30% and
60%. Freight counts in that limit since 2024-12-27. Goods of list IV of the special consumption tax bear
20% more, books nothing. Since 2026-02-06 only medicines and food supplements up to EUR 1,500 keep the
flat tax, on a prescription or a report; every other parcel is declared like any import, whatever it is
worth: duty by the tariff, which the caller gives, and VAT, 20% for most goods and 18% before 2023-07-10.

No seller or platform abroad charges the VAT of goods. Every figure is an estimate. Not computed: the
additional duty that stands beside the tariff (on footwear 30% to 50%; a quote says so), special consumption tax above the limits, stamp tax, the
broker's and the post's fees, preferences.

Official: https://ticaret.gov.tr and https://www.gib.gov.tr

Example:
    >>> import datetime as dt
    >>> from xborder.exchange import RateTable
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="TR", on=dt.date(2025, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="1000 TRY")],
    ...     shipping="0 TRY", buyer=Buyer(kind="consumer"),
    ... )
    >>> rates = RateTable.from_mapping(
    ...     {"EUR/TRY": "50"}, start=dt.date(2025, 11, 21), source="for the example"
    ... )
    >>> print(quote(parcel, rates=rates).total)  # EUR 20 from outside the Union: 60%
    1600.00 TRY
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

LOW_LIMIT, FREIGHT_COUNTS, NO_RELIEF = day(2024, 8, 21), day(2024, 12, 27), day(2026, 2, 6)
"""The first days of EUR 30, of freight in that limit, and of no limit."""
VAT_20 = day(2023, 7, 10)
"""The first day of VAT of 20%."""

RATES_2024 = read.secondary(
    "CKAY: changes to the decision on Customs Law No. 4458, new tax rates for imported goods",
    "https://ckay.com.tr/en/news/official-gazette-of-the-republic-of-turkey/changes-to-customs-law-no-4458-new-tax-rates-for-imported-goods",
)
BEFORE_2024 = read.secondary(
    "Haberler: a new era in shopping from abroad",
    "https://en.haberler.com/a-new-era-in-shopping-from-abroad-shipping-costs-2019641",
)
FREIGHT = read.secondary(
    "Earth Press: circular 2022/9 as changed, in force on 27 December 2024",
    "https://earthpressnews.com/duty-free-shopping-limit-reduced",
)
ENDED = read.secondary(
    "VATupdate: Presidential Decision 10813 ends the simplified regime of parcels",
    "https://www.vatupdate.com/?p=336094",
)
BOOKS = read.secondary(
    "Yeni Akit: flat tax of parcels, books without tax",
    "https://www.yeniakit.com.tr/foto-galeri/gumruklerde-uygulanacak-internet-alisverislerinde-altili-gtip-donemi-131892",
)
BARRED = read.secondary(
    "Onk Haber: what a person may not have sent from abroad",
    "https://onkhaber.com/haber/2026-gumruk-vergisi-hesaplama-30-euro-sinirini-gecerseniz-ne-olur",
)
VAT_RATES = read.secondary(
    "Bilgener: VAT rates amended", "https://bilgener.com/en/value-added-tax-vat-rates-amended/"
)
VAT_LAW = read.unchecked("Value Added Tax Law No. 3065", "https://www.mevzuat.gov.tr")
FOOTWEAR = Reader(day(2026, 11, 30)).secondary(
    "US Department of Commerce, OTEXA, on Decree 2014/6692: additional duty on footwear",
    "http://web.ita.doc.gov/otexa/hotiss.nsf/68b2d3c855f32245852574160059deff/61297edd0d10821485257d38004e18a0!OpenDocument",
)
ADDITIONAL = Reader(day(2026, 11, 30)).secondary(
    "Yazganlar on the Presidential Decisions of 21 April 2020: textiles, clothing, leather, footwear",
    "https://yazganlar.com.tr/Haber/deri-ve-ayakkabiya-ek-vergi?Lang=EN",
)
ONLINE = read.secondary(
    "Avalara: Turkish VAT on electronic services",
    "https://www.avalara.com/us/en/vatlive/country-guides/asia/turkey/turkish-vat-electronic-services.html",
)
CONSUMPTION_TAX = read.unchecked(
    "Special Consumption Tax Law No. 4760", "https://www.mevzuat.gov.tr", article="List IV"
)
CUSTOMS_LAW = read.unchecked("Customs Law No. 4458", "https://www.mevzuat.gov.tr")
REGISTRATION = Reader(day(2026, 11, 30)).secondary(
    "EY on the Turkish communiqué of 31 January 2018: there is no threshold for registration",
    "https://globaltaxnews.ey.com/news/2018-5207-turkish-tax-authority-publishes-vat-guidance-for-nonresidents-providing-e-services-to-turkish-resident-individuals",
    article="Law 7061; VAT Law, Art. 9",
)

# Who and what

EXCISED = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy"),
    HsIn(TOBACCO, "2203 2204 2205 2206 2207 2208 854340 8701 8702 8703 8704 8711"),
)
OWN_USE = All(Is("buyer.kind", "consumer"), Not(Stated(Is("item.personal_use", "no"))))
LIST_IV = HsIn(
    "3303 3304 3305 3307 8415 8418 8422 8450 8508 8509 8510 8516 8517 8519 8521 8525 8527 8528 9504"
)
"""Headings with goods of list IV, as it is generally known; the list itself was not read."""
MEDICINES = GoodsIn(hs="3003 3004", categories="medicines food_supplements")
PRINTED = GoodsIn(hs="4901", categories="books")
FROM_UNION = Is("ship_from", *EU_MEMBERS)


def _up_to(euros: int, value: str = "customs_value") -> Condition:
    return AtMost(value=value, limit=Money(f"{euros} EUR"))


MEDICINE = All(OWN_USE, EveryLine(MEDICINES), _up_to(1500))
BELOW_150 = All(OWN_USE, _up_to(150, "price_paid"))
BELOW_30 = All(OWN_USE, _up_to(30, "price_paid"))
BELOW_30_WITH_FREIGHT = All(OWN_USE, _up_to(30))
NOT_FLAT, NOT_FLAT_30 = Not(BELOW_150), Not(BELOW_30)
NOT_FLAT_30_WITH_FREIGHT = Not(BELOW_30_WITH_FREIGHT)
FOOT = Stated(HsIn("64"))
CLOTH_AND_LEATHER = Stated(HsIn("41 42 43 50 51 52 53 54 55 56 57 58 59 60 61 62 63"))
"""Chapters with goods that bear an additional duty; which lines exactly was not read."""
AS_TOLD = (
    "As the United States tell their exporters, of 10 August 2014; today's rates were not read."
)

# Values

VALUES = (
    Value(
        id="price_paid",
        title="Price of the goods",
        plus="goods",
        minus="seller_discount",
    ).by(BEFORE_2024),
    Value(
        id="customs_value",
        title="Customs value with freight and insurance",
        plus="price_paid freight_before_border insurance taxable_fees",
    ).by(BEFORE_2024),
)

# Charges

_FLAT: dict[str, Any] = {"kind": ChargeKind.DUTY, "base": "price_paid"}

STEPS = (
    Charge(
        id="flat_tax_union",
        title="Flat tax on a parcel from the European Union",
        amount=Percent("0.18"),
        when=All(FROM_UNION, Not(PRINTED)),
        **_FLAT,
    )
    .by(BEFORE_2024, end=LOW_LIMIT, note="Since when was not read.")
    .then(RATES_2024, amount=Percent("0.30"), end=FREIGHT_COUNTS)
    .then(FREIGHT, base="customs_value"),
    Charge(
        id="flat_tax",
        title="Flat tax on a parcel from elsewhere",
        amount=Percent("0.30"),
        when=All(Not(FROM_UNION), Not(PRINTED)),
        **_FLAT,
    )
    .by(BEFORE_2024, end=LOW_LIMIT, note="Since when was not read.")
    .then(RATES_2024, amount=Percent("0.60"), end=FREIGHT_COUNTS)
    .then(FREIGHT, base="customs_value"),
    Charge(
        id="flat_tax_list",
        title="Further flat tax on goods of list IV",
        amount=Percent("0.20"),
        when=LIST_IV,
        **_FLAT,
    )
    .by(RATES_2024, end=FREIGHT_COUNTS, note="That it was so before August 2024 was not read.")
    .then(FREIGHT, base="customs_value"),
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
    ).by(ENDED),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Import VAT",
        amount=ByGoods("vat"),
        base="customs_value duty",
    ).by(VAT_LAW.at("Art. 21")),
)

# Regimes, in the order the law tries them

_SMALL: dict[str, Any] = {"steps": "flat_tax_union flat_tax flat_tax_list"}

SCHEMES = (
    Scheme(
        id="tr.medicines",
        title="Medicines and food supplements to a person, up to EUR 1,500",
        when=MEDICINE,
        **_SMALL,
    ).by(ENDED, note="On a prescription or a report. One newspaper prints EUR 500."),
    Scheme(id="tr.parcel", title="Parcel to a person, up to EUR 150", when=BELOW_150, **_SMALL)
    .by(BEFORE_2024, end=LOW_LIMIT)
    .then(
        RATES_2024,
        end=FREIGHT_COUNTS,
        title="Parcel to a person, up to EUR 30",
        when=BELOW_30,
        note="Published on 2024-08-06, in force 15 days later.",
    )
    .then(
        FREIGHT,
        end=NO_RELIEF,
        title="Parcel to a person, up to EUR 30 with freight",
        when=BELOW_30_WITH_FREIGHT,
        note="Where freight is not shown apart, EUR 3 are added.",
    ),
    Scheme(
        id="tr.import",
        title="Import with duty and VAT",
        when=ALWAYS,
        steps="duty import_vat",
    ).by(ENDED, note="A declaration through a broker."),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="tr.inside",
        when=Is("ship_from", "TR"),
        reason="Goods that are already in Turkey are not imported.",
    ).by(CUSTOMS_LAW),
    NotComputed(
        id="tr.excise",
        when=EXCISED,
        reason="Turkish duties and excise on alcohol, tobacco, electronic cigarettes, fuels and vehicles "
        "are not computed.",
    ).by(CONSUMPTION_TAX),
    NotComputed(
        id="tr.list_iv",
        when=All(LIST_IV, Not(BELOW_150)),
        reason="Turkish special consumption tax on goods of list IV is not computed.",
    )
    .by(CONSUMPTION_TAX, end=LOW_LIMIT)
    .then(CONSUMPTION_TAX, when=All(LIST_IV, Not(BELOW_30)), end=FREIGHT_COUNTS)
    .then(CONSUMPTION_TAX, when=All(LIST_IV, Not(BELOW_30_WITH_FREIGHT)), end=NO_RELIEF)
    .then(CONSUMPTION_TAX, when=LIST_IV),
    Doubtful(
        id="tr.flat",
        when=BELOW_150,
        reason="The flat tax is on the value as customs finds it, and only up to five parcels of a month; "
        "the post's fee for presenting it is left out.",
    )
    .by(BARRED, end=LOW_LIMIT)
    .then(BARRED, when=BELOW_30, end=FREIGHT_COUNTS)
    .then(BARRED, when=BELOW_30_WITH_FREIGHT, end=NO_RELIEF),
    Doubtful(
        id="tr.medicines",
        when=MEDICINE,
        reason="That there is a prescription or a report for the medicine is taken for granted.",
    ).by(ENDED),
    Doubtful(
        id="tr.barred",
        when=All(OWN_USE, Stated(HsIn("3303 3304 3305 3307 851712 851713 851714"))),
        reason="Cosmetics and mobile telephones may not be sent to a person in Turkey.",
    ).by(BARRED),
    Doubtful(
        id="tr.declaration",
        when=Not(MEDICINE),
        reason="Additional duties beside the tariff, stamp tax and the broker's fee are left out.",
    ).by(ENDED, start=NO_RELIEF),
    Doubtful(
        id="tr.footwear",
        when=All(NOT_FLAT, FOOT),
        reason="Footwear bears an additional Turkish duty of 30% to 50%, of at least USD 3 to 5 a pair, "
        "unless it is from a partner in free trade: it is left out.",
    )
    .by(FOOTWEAR, end=LOW_LIMIT, note=AS_TOLD)
    .then(FOOTWEAR, when=All(NOT_FLAT_30, FOOT), end=FREIGHT_COUNTS, note=AS_TOLD)
    .then(FOOTWEAR, when=All(NOT_FLAT_30_WITH_FREIGHT, FOOT), end=NO_RELIEF, note=AS_TOLD)
    .then(FOOTWEAR, when=FOOT, note=AS_TOLD),
    Doubtful(
        id="tr.additional_duty",
        when=All(NOT_FLAT, CLOTH_AND_LEATHER),
        reason="Textiles, clothing and leather bear an additional Turkish duty of up to 50% by origin, which is left out.",
    )
    .by(ADDITIONAL, end=LOW_LIMIT)
    .then(ADDITIONAL, when=All(NOT_FLAT_30, CLOTH_AND_LEATHER), end=FREIGHT_COUNTS)
    .then(ADDITIONAL, when=All(NOT_FLAT_30_WITH_FREIGHT, CLOTH_AND_LEATHER), end=NO_RELIEF)
    .then(ADDITIONAL, when=CLOTH_AND_LEATHER),
    Doubtful(
        id="tr.gift",
        when=Is("gift", "yes"),
        reason="The rules of Turkey for gifts were not read: they are taken as goods that are bought.",
    ).by(CUSTOMS_LAW),
    Doubtful(
        id="tr.preference",
        when=All(Stated(Is("item.preference", "yes")), Not(OWN_USE)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(CUSTOMS_LAW),
)

# Rates

VAT = goods(
    "vat",
    GoodsRate("tr.vat", "0.18", title="Standard rate")
    .by(VAT_RATES, end=VAT_20)
    .then(VAT_RATES, amount="0.20"),
    GoodsRate("tr.vat.books", FREE, hs="4901", categories="books", title="Books").by(
        VAT_LAW, note="Since 2019."
    ),
    GoodsRate(
        "tr.vat.food", "0.08", hs="02 03 04 07 08 10 11", categories="food", title="Basic food"
    )
    .by(VAT_LAW, end=day(2022, 2, 14))
    .then(VAT_RATES, amount="0.01", evidence="unchecked", note="The list was not read."),
    GoodsRate(
        "tr.vat.reduced",
        "0.08",
        hs="3003 3004 61 62 63",
        categories="medicines medical_devices childrens_clothing",
        title="Medicines, medical aids, clothing",
    )
    .by(VAT_LAW, end=VAT_20)
    .then(VAT_RATES, amount="0.10", evidence="unchecked", note="List II was not read."),
)

TARIFF = goods(
    "tariff",
    GoodsRate("tr.duty.free", FREE, hs="4901 8471", title="Books, computers").by(
        CUSTOMS_LAW, note="By the WTO Information Technology Agreement and the common tariff."
    ),
)
"""The few duties that stand here; for all others the caller gives the tariff."""

# Sales

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "TR"), Is("ship_from.vat", "TR")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_RETURN = Filing(kind="vat", turn=Turn.MONTH, months=1, day=24)
_OURS: dict[str, Any] = {"filing": _RETURN, "registration": "TR"}

SUPPLIES = (
    Supplied.no_supply(id="tr.sale.no_supply").by(VAT_LAW.at("Art. 1")),
    Supplied.at_customs(id="tr.sale.import", when=_INTO).by(ENDED, note="There is no scheme for sellers or platforms abroad."),
    Supplied.export(
        id="tr.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(VAT_LAW.at("Art. 11")),
    Supplied.taxed(
        id="tr.sale.inside", title="Sale of goods in Turkey", when=All(_GOODS, _HERE),
        regime="tr_domestic", **_OURS,
    ).by(VAT_LAW.at("Art. 1")),
    Supplied.reverse_charge(
        id="tr.sale.service_to_business", title="Service from abroad to a business in Turkey",
        when=All(Not(_GOODS), _HERE, Not(established("TR")), Is("buyer.kind", "business")),
    ).by(ONLINE),
    Supplied.taxed(
        id="tr.sale.online_marketplace", title="Electronic service by the platform",
        when=All(_ONLINE, _HERE, Not(established("TR")), Is("channel", "marketplace")),
        accountable=Accountable.MARKETPLACE, filing=_RETURN, regime="tr_domestic",
    ).by(ONLINE, note="Where it sets the terms or asks for the price."),
    Supplied.taxed(
        id="tr.sale.service", title="Service to a consumer in Turkey", when=All(Not(_GOODS), _HERE),
        regime="tr_domestic", **_OURS,
    ).by(ONLINE, note="From the first sale on: there is no threshold."),
    Supplied.outside(
        id="tr.sale.service_outside", title="Service on which no Turkish tax falls",
        when=Not(_GOODS),
    ).by(VAT_LAW),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="tr.registration",
        title="Electronic services to consumers in Turkey",
        counts="Electronic services that a seller abroad sells to individuals there who are not registered.",
        limit=Money("0 TRY"),
        register="Special VAT registration of electronic service providers in Turkey.",
        country="TR",
        registration="TR",
    ).by(REGISTRATION),
)

POLICY = CountryPolicy(
    code="TR",
    currency="TRY",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"tariff": TARIFF, "vat": VAT},
    not_computed=NOT_COMPUTED,
    supplies=SUPPLIES,
    thresholds=THRESHOLDS,
)
"""The rules of Turkey."""
