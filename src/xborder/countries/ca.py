"""Canada.

The value for duty is the price without the freight from the place of direct shipment. A parcel of
at most CAD 20 by post or courier enters free. Since 2020-07-01 a courier's parcel that is shipped
from the United States or Mexico is free of duty up to CAD 150 and of tax too up to CAD 40, wherever
the goods were made; mail keeps CAD 20. All else bears customs duty, then tax on the value with duty:
GST of 5%, and on casual goods, which a consumer imports for no trade, the tax of the province: HST
instead of GST in five provinces, provincial sales tax beside it in four.

Goods of the United States have borne surtaxes: on a list from 2025-03-04 to 2025-08-31, on steel and
aluminium since 2025-03-13, on vehicles since 2025-04-09, and since 2026-09-08 one of 15%, 25% or 50%
on 335 tariff items, which falls below the low-value limits too. The lists were not read: a quote that
can be under one is unsupported. Steel derivatives of any origin bear 25% since 2025-12-26, though
not as casual goods.

Not computed: excise, most duties (the tariff is given by the caller), preferences, goods that are
free of GST or of a province's tax (a quote says so), what the Post asks for the declaration.

Official:
    https://cbsa-asfc.gc.ca/services/cusma-aceum/lvs-efv-eng.html
    http://gazette.gc.ca/rp-pr/p2/2020/2020-04-29/html/si-tr34-eng.html

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="US", ship_to="CA", region="ON", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="640411", origin="CN", quantity=1, unit_price="150 CAD")],
    ...     transport="express", shipping="10 CAD", seller=Seller(registrations=set()),
    ...     buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # 13% of 150, and no duty
    179.50 CAD
"""

from typing import Any

from xborder.countries.trade_remedies import SANCTION_OTHER
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

CUSMA_STARTS = day(2020, 7, 1)
"""The first day of the limits of the agreement with the United States and Mexico."""
HOLIDAY = day(2024, 12, 14), day(2025, 2, 16)
"""The first day of the holiday from GST and HST, and the first after it."""
SURTAX_2025 = day(2025, 3, 4), day(2025, 9, 1)
"""The first day of the surtax on a list of American goods, and the first without."""
SURTAX_2026 = day(2026, 9, 8)
"""The first day of the surtax of 15%, 25% or 50% on American goods."""
STEEL_DERIVATIVES = day(2025, 12, 26)
"""The first day of the surtax on steel derivatives of any origin."""

LOW_VALUE = read.official(
    "Canada Border Services Agency: low-value shipments under the Agreement with the United States and Mexico",
    "https://cbsa-asfc.gc.ca/services/cusma-aceum/lvs-efv-eng.html",
)
ORDER_2020 = read.official(
    "Order in force of 2020-07-01: Courier Imports Remission Order, SI/2020-34",
    "http://gazette.gc.ca/rp-pr/p2/2020/2020-04-29/html/si-tr34-eng.html",
)
LIMITS = read.secondary(
    "Canadian Bar Association: What are Canada's de minimis thresholds for imports?",
    "https://cba.org/Sections/Commodity-Tax-Customs-and-Trade/Articles/2021/What-are-Canadas-de-minimis-thresholds-for-imports",
)
EXAMPLE = read.secondary(
    "Canada Border Services Agency: example of an importer's guide, as copied in a forum",
    "https://smallformfactor.net/forum/threads/s4-mini-classic-s4m-c.96/post-46018",
)
CASUAL = Reader(day(2026, 11, 30)).official(
    "Canada Border Services Agency: provincial and harmonized sales tax on casual goods",
    "http://nexus.gc.ca/import/courier/lvs-efv/tax-taxe-eng.html",
)
RATES = read.secondary(
    "TaxTips: sales tax rates of the provinces, 2026",
    "https://www.taxtips.ca/salestaxes/sales-tax-rates-2026.htm",
)
again: Reader = Reader(day(2026, 11, 30))
GIFTS = again.official(
    "Canada Border Services Agency, Memorandum D2-1-4: casual donations, tariff item 9816.00.00",
    "https://www.cbsa-asfc.gc.ca/publications/dm-md/d2/d2-1-4-eng.html",
    article="Customs Tariff, s. 85",
)
PRESCRIBED = again.official(
    "Mail and Courier Imports (GST/HST) Regulations, SOR/91-32",
    "https://laws-lois.justice.gc.ca/eng/regulations/SOR-91-32/page-1.html",
    article="s. 3(b)",
)
TARIFF_ACT = read.unchecked(
    "Customs Tariff (Canada)", "https://www.cbsa-asfc.gc.ca/trade-commerce/tariff-tarif/"
)
EXCISE_TAX_ACT = read.unchecked(
    "Excise Tax Act (Canada)", "https://laws-lois.justice.gc.ca/eng/acts/e-15/"
)
DIGITAL = read.unchecked(
    "Canada Revenue Agency: GST and HST in the digital economy",
    "https://www.canada.ca/en/revenue-agency/services/tax/businesses/topics/gst-hst-businesses/digital-economy-gsthst.html",
)
COUNTER_TARIFFS = read.secondary(
    "Mondaq: Canada removes tariffs on US goods",
    "https://www.mondaq.com/canada/international-trade-investment/1673636/canada-removes-tariffs-on-us-goods",
)
SURTAX = read.secondary(
    "United States Surtax Order (2026), SOR/2026-186: Customs Notice 26-23, in a copy",
    "https://www.cbsa-asfc.gc.ca/publications/cn-ad/cn26-23-eng.html",
)
DERIVATIVES = read.secondary(
    "GHY International on Customs Notice 25-33: surtax on steel derivatives",
    "https://www.ghy.com/trade-compliance/canada-steel-derivative-products-25-percent-tariffs",
)
CHINA_STEEL = read.secondary(
    "A & A Customs Brokers: surtax on steel and aluminium melted in China", "https://www.aacb.com/"
)
QUOTA = read.unchecked(
    "Order Imposing a Surtax on the Importation of Certain Steel Goods",
    "https://laws-lois.justice.gc.ca/eng/regulations/",
)
CHINA_2024 = read.unchecked(
    "China Surtax Order (2024), SOR/2024-187", "https://laws-lois.justice.gc.ca/eng/regulations/"
)
CAR_TAXES = Reader(day(2026, 11, 30)).secondary(
    "Canada Revenue Agency: excise ruling 200925 on air conditioners of imported automobiles, in a copy",
    "https://taxinterpretations.com/node/601555",
    article="Excise Tax Act, Sch. I",
)
RUSSIA = read.unchecked(
    "Most-Favoured-Nation Tariff Withdrawal Order (2022-1), SOR/2022-35",
    "https://laws-lois.justice.gc.ca/eng/regulations/",
)

# Who and what

CONSUMER, BUSINESS = Is("buyer.kind", "consumer"), Is("buyer.kind", "business")
"""Who imports casual goods, and who imports for trade."""
BY_COURIER, BY_MAIL = Is("transport", "express"), Is("transport", "post")
EXCISE = Is("item.excise", "alcohol", "tobacco")
NEIGHBOURS = Is("ship_from", "US", "MX")
AMERICAN = Is("item.origin", "US")
METALS = HsIn("72 73 76")
HST_PROVINCES = "CA-NB CA-NL CA-NS CA-ON CA-PE"
PST_PROVINCES = "CA-BC CA-MB CA-QC CA-SK"
GST_ONLY = "CA-AB CA-NT CA-NU CA-YT"
IN_HST = All(CONSUMER, Is("region", *HST_PROVINCES.split()))
IN_PST = All(CONSUMER, Is("region", *PST_PROVINCES.split()))
PROVINCE_KNOWN = Is("region", *f"{HST_PROVINCES} {PST_PROVINCES} {GST_ONLY}".split())


def _up_to(dollars: int) -> Condition:
    return AtMost(value="value_for_duty", limit=Money(f"{dollars} CAD"))


UP_TO_20 = All(_up_to(20), AnyOf(BY_COURIER, BY_MAIL), Not(EXCISE))
FROM_NEIGHBOURS = All(
    BY_COURIER, NEIGHBOURS, Not(EXCISE), During("import_entry", start=CUSMA_STARTS)
)
GIFT = All(Is("gift", "yes"), Not(EXCISE))
NOT_FREE = Not(AnyOf(UP_TO_20, All(GIFT, _up_to(60)), All(FROM_NEIGHBOURS, _up_to(40))))
NOT_DUTY_FREE = All(NOT_FREE, Not(All(FROM_NEIGHBOURS, _up_to(150))))
UNTAXED_GOODS = GoodsIn(
    hs="02 03 04 07 08 09 10 11 15 16 17 18 19 20 21 2201 2202 3003 3004 9018 9021 961900",
    categories="food medicines feminine_hygiene medical_devices",
)
"""Groceries, medicines and medical aids, many of which are zero-rated."""
PROVINCES_FREE = GoodsIn(
    hs="4901 4902 4903 6111 6209", categories="books newspapers childrens_clothing"
)
"""Books and children's clothing, on which provinces charge less or nothing."""
HOLIDAY_GOODS = GoodsIn(
    hs="4901 4902 6111 6209 9503 9504 16 17 18 19 20 21 2202 961900",
    categories="books newspapers childrens_clothing food",
)

# Values

VALUES = (
    Value(id="value_for_duty", title="Value for duty", plus="goods", minus="seller_discount").by(
        EXAMPLE,
        note="The price paid; freight from the place of direct shipment does not count. Foreign "
        "money is converted at the rate of the day of direct shipment.",
    ),
)

# Charges

_TAX: dict[str, Any] = {"base": "value_for_duty duty"}

STEPS = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="value_for_duty",
    ).by(EXAMPLE),
    Charge(
        id="gst",
        kind=ChargeKind.GST,
        title="GST on import",
        amount=Percent("0.05"),
        when=Not(IN_HST),
        **_TAX,
    ).by(EXAMPLE, note="On the value with duty. On goods for trade in every province."),
    Charge(
        id="hst",
        kind=ChargeKind.GST,
        title="HST on import",
        amount=ByGoods("vat"),
        when=IN_HST,
        **_TAX,
    ).by(CASUAL),
    Charge(
        id="pst",
        kind=ChargeKind.SALES_TAX,
        title="Provincial sales tax on import",
        amount=ByGoods("provincial"),
        when=IN_PST,
        **_TAX,
    ).by(
        CASUAL,
        note="On the value without GST. The agency collects it of goods that enter through the buyer's own "
        "province; of others the buyer owes it to the province.",
    ),
)

# Regimes, in the order the law tries them

_TAXES = "gst hst pst"

SCHEMES = (
    Scheme(id="ca.gift", title="Gift up to CAD 60, free", when=All(GIFT, _up_to(60))).by(GIFTS),
    Scheme(id="ca.up_to_20", title="Parcel up to CAD 20, free", when=UP_TO_20).by(
        LOW_VALUE, note="By post or courier, from anywhere. Not alcohol and tobacco."
    ),
    Scheme(
        id="ca.up_to_40",
        title="By courier from the United States or Mexico, up to CAD 40, free",
        when=All(FROM_NEIGHBOURS, _up_to(40)),
    ).by(
        LOW_VALUE,
        start=CUSMA_STARTS,
        note="The place of direct shipment counts, not the origin; goods that only pass through do not.",
    ),
    Scheme(
        id="ca.up_to_150",
        title="By courier from the United States or Mexico, up to CAD 150, free of duty",
        when=All(FROM_NEIGHBOURS, _up_to(150)),
        steps=_TAXES,
    ).by(ORDER_2020, start=CUSMA_STARTS),
    Scheme(
        id="ca.import", title="Import with duty and tax", when=ALWAYS, steps=f"duty {_TAXES}"
    ).by(EXAMPLE),
)

# What is not computed

LISTED = (
    "Goods of the United States can bear a surtax of 25% of the value for duty; its list was not read, so it is "
    "not computed. Look the tariff item up in the order; if the goods were made elsewhere, give that origin."
)
LISTED_2026 = (
    "Goods of the United States can bear a surtax of 15%, 25% or 50% of the value for duty; its list of 335 tariff "
    "items was not read, so it is not computed. Look the tariff item up in SOR/2026-186; if the goods were made "
    "elsewhere, give that origin."
)
METAL_SURTAX = (
    "Canadian surtaxes on steel and aluminium goods and what is made of them are not computed."
)

NOT_COMPUTED = (
    NotComputed(
        id="ca.inside",
        when=Is("ship_from", "CA"),
        reason="Goods that are already in Canada are not imported.",
    ).by(LOW_VALUE),
    NotComputed(
        id="ca.excise",
        when=EXCISE,
        reason="Canadian duties and provincial markups on alcohol and tobacco are not computed.",
    ).by(LIMITS),
    NotComputed(
        id="ca.fuel",
        when=Is("item.excise", "energy"),
        reason="Canadian duties on fuels are not computed.",
    ).by(EXCISE_TAX_ACT),
    NotComputed(
        id="ca.cars",
        when=Stated(HsIn("8703")),
        reason="Canadian excise taxes on cars (air conditioning, fuel use, luxury) are not computed.",
    ).by(CAR_TAXES, note="CAD 100 for the air conditioner; the others were not read."),
    NotComputed(
        id="ca.province",
        when=All(CONSUMER, NOT_FREE, Stated(Not(PROVINCE_KNOWN))),
        reason="The region is no province of Canada; write it as CA-ON.",
    ).by(RATES),
    NotComputed(id="ca.surtax", when=AMERICAN, reason=LISTED).by(
        COUNTER_TARIFFS,
        start=SURTAX_2025[0],
        end=SURTAX_2025[1],
        note="25% on a list of goods worth CAD 30 billion.",
    ),
    NotComputed(id="ca.surtax_2026", when=AMERICAN, reason=LISTED_2026).by(
        SURTAX,
        start=SURTAX_2026,
        note="15%, 25% or 50% of the value for duty on 335 tariff items (21, 172 and 142), by the rules "
        "for marking, wherever shipped from; commercial and casual goods, below the low-value limits too.",
    ),
    NotComputed(id="ca.surtax_us_metals", when=All(AMERICAN, METALS), reason=METAL_SURTAX).by(
        COUNTER_TARIFFS, start=day(2025, 3, 13), note="25%."
    ),
    NotComputed(
        id="ca.surtax_us_vehicles",
        when=All(AMERICAN, HsIn("8703 8704")),
        reason="The Canadian surtax on vehicles of the United States is not computed.",
    ).by(COUNTER_TARIFFS, start=day(2025, 4, 9), note="25%."),
    NotComputed(
        id="ca.surtax_china",
        when=All(Is("item.origin", "CN"), HsIn("72 73 76 8703")),
        reason="Canadian surtaxes on steel, aluminium and vehicles of China are not computed.",
    ).by(CHINA_2024, start=day(2024, 10, 1)),
    NotComputed(id="ca.surtax_china_melted", when=All(BUSINESS, METALS), reason=METAL_SURTAX).by(
        CHINA_STEEL,
        start=day(2025, 8, 1),
        note="25% on what was melted in China, whatever its origin; not on casual goods.",
    ),
    NotComputed(
        id="ca.surtax_derivatives",
        when=All(BUSINESS, HsIn("3925 82 83 94")),
        reason="The Canadian surtax of 25% on steel derivatives imported for trade is not computed.",
    ).by(
        DERIVATIVES,
        start=STEEL_DERIVATIVES,
        note="From all countries; not on casual goods. The headings are our reading of its summary: "
        "fasteners, chains, springs, furniture, lighting, buildings, doors and windows.",
    ),
    NotComputed(
        id="ca.surtax_quota",
        when=HsIn("72 7301 7302 7303 7304 7305 7306"),
        reason=METAL_SURTAX,
    ).by(QUOTA, start=day(2025, 6, 27), note="50% above the quotas."),
    Doubtful(
        id="ca.gift_above",
        when=All(GIFT, Not(_up_to(60))),
        reason="Only what a gift is worth above CAD 60 bears charges; those on the whole are shown.",
    ).by(GIFTS, note="The agency's example: of a gift worth CAD 200 duty and taxes fall on 140."),
    Doubtful(
        id="ca.zero_rated",
        when=All(NOT_FREE, Stated(UNTAXED_GOODS)),
        reason="Groceries, medicines and medical aids can be free of GST and HST; the full tax is shown.",
    ).by(EXCISE_TAX_ACT.at("Sch. VI, VII")),
    Doubtful(
        id="ca.provincial_relief",
        when=All(NOT_FREE, AnyOf(IN_HST, IN_PST), Stated(PROVINCES_FREE)),
        reason="Provinces charge less on books and children's clothing; their full tax is shown.",
    ).by(EXCISE_TAX_ACT),
    Doubtful(
        id="ca.holiday",
        when=All(NOT_FREE, Stated(HOLIDAY_GOODS)),
        reason="Listed goods were free of GST and HST for two months; the full tax is shown.",
    ).by(EXCISE_TAX_ACT, start=HOLIDAY[0], end=HOLIDAY[1]),
    Doubtful(
        id="ca.books_up_to_20",
        when=All(UP_TO_20, Stated(GoodsIn(hs="4901 4902", categories="books newspapers"))),
        reason="Some books and periodicals are outside the relief for small parcels.",
    ).by(PRESCRIBED, note="Where the supplier ought to be registered for GST and is not."),
    Doubtful(
        id="ca.preference",
        when=All(Stated(Is("item.preference", "yes")), NOT_DUTY_FREE),
        reason="A preference for this origin is not computed: the most-favoured-nation duty is shown.",
    ).by(TARIFF_ACT),
    Doubtful(
        id="ca.sanctions", when=Stated(Is("item.origin", "BY", "RU")), reason=SANCTION_OTHER
    ).by(RUSSIA, start=day(2022, 3, 2)),
)

# Rates

VAT = goods(
    "vat",
    GoodsRate("ca.gst", "0.05", title="GST").by(RATES),
    GoodsRate("ca.hst.on", "0.13", regions="CA-ON", title="HST").by(RATES),
    GoodsRate("ca.hst.15", "0.15", regions="CA-NB CA-NL CA-PE", title="HST").by(RATES),
    GoodsRate("ca.hst.ns", "0.15", regions="CA-NS", title="HST")
    .by(RATES, end=day(2025, 4, 1))
    .then(RATES, amount="0.14"),
)

PROVINCIAL = goods(
    "provincial",
    GoodsRate("ca.pst.7", "0.07", regions="CA-BC CA-MB").by(RATES),
    GoodsRate("ca.pst.sk", "0.06", regions="CA-SK").by(RATES),
    GoodsRate("ca.qst", "0.09975", regions="CA-QC").by(
        RATES, note="Of the value without GST, since 2013."
    ),
)

TARIFF = goods(
    "tariff",
    GoodsRate(
        "ca.duty.free", FREE, hs="4901 8471 851713", title="Books, computers, mobile telephones"
    ).by(TARIFF_ACT),
)
"""The few duties that stand here; for all others the caller gives the tariff."""

# Sales

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "CA"), Is("ship_from.vat", "CA")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_RETURN = Filing(kind="gst", turn=Turn.QUARTER, months=1)
_OURS: dict[str, Any] = {"filing": _RETURN, "registration": "CA"}
_TAXED: dict[str, Any] = {
    "regime": "ca_domestic",
    "doubt": "The sales taxes of British Columbia, Manitoba, Quebec and Saskatchewan are left out.",
}

SUPPLIES = (
    Supplied.no_supply(id="ca.sale.no_supply").by(EXCISE_TAX_ACT.at("s. 123")),
    Supplied.relieved(
        id="ca.sale.import_relief", title="Goods free of GST at the border",
        when=All(_INTO, Is("import.scheme", "ca.gift", "ca.up_to_20", "ca.up_to_40")),
    ).by(LIMITS),
    Supplied.at_customs(id="ca.sale.import", when=_INTO).by(CASUAL),
    Supplied.export(
        id="ca.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(EXCISE_TAX_ACT.at("Sch. VI, Part V")),
    Supplied.taxed(
        id="ca.sale.marketplace",
        title="Goods in Canada, sold by a seller from abroad through a platform",
        when=All(_GOODS, _HERE, Not(established("CA")), Is("channel", "marketplace")),
        accountable=Accountable.MARKETPLACE, filing=_RETURN, **_TAXED,
    ).by(DIGITAL, start=day(2021, 7, 1)),
    Supplied.taxed(
        id="ca.sale.inside", title="Sale of goods in Canada", when=All(_GOODS, _HERE), **_TAXED,
        **_OURS,
    ).by(EXCISE_TAX_ACT.at("s. 165")),
    Supplied.reverse_charge(
        id="ca.sale.service_to_business", title="Service from abroad to a business in Canada",
        when=All(Not(_GOODS), _HERE, Not(established("CA")), BUSINESS),
    ).by(EXCISE_TAX_ACT.at("s. 218")),
    Supplied.taxed(
        id="ca.sale.online_marketplace", title="Electronic service by the platform",
        when=All(_ONLINE, _HERE, Not(established("CA")), Is("channel", "marketplace")),
        accountable=Accountable.MARKETPLACE, filing=_RETURN, **_TAXED,
    ).by(DIGITAL, start=day(2021, 7, 1)),
    Supplied.taxed(
        id="ca.sale.service", title="Service to a consumer in Canada",
        when=All(Not(_GOODS), _HERE, AnyOf(established("CA"), registered("CA"), over("ca.registration"))),
        **_TAXED, **_OURS,
    ).by(DIGITAL),
    Supplied.outside(
        id="ca.sale.service_outside", title="Service on which no Canadian tax falls",
        when=Not(_GOODS),
    ).by(EXCISE_TAX_ACT),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="ca.registration",
        title="Turnover in Canada",
        counts="Taxable sales without GST; of a seller from abroad those to consumers in Canada, for whom the law counts any twelve months, which are to be added up apart.",
        limit=Money("30000 CAD"),
        counted=Counted.QUARTER_OR_FOUR,
        register="GST and HST in Canada.",
        country="CA",
        registration="CA",
    ).by(DIGITAL),
)

POLICY = CountryPolicy(
    code="CA",
    currency="CAD",
    opens=day(2020, 1, 1),
    dated_by="import_entry",
    converted_by="export",
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"tariff": TARIFF, "vat": VAT, "provincial": PROVINCIAL},
    not_computed=NOT_COMPUTED,
    supplies=SUPPLIES,
    thresholds=THRESHOLDS,
    figures={
        "low_value.release": figure(
            "value up to which a courier may have goods released before they are accounted for",
            Money("3300 CAD"),
            read.official(
                "Regulations Amending Certain Regulations, SOR/2024-199",
                "https://gazette.gc.ca/rp-pr/p2/2024/2024-10-23/html/sor-dors199-eng.html",
            ),
            start=CUSMA_STARTS,
        ),
    },
)
"""The rules of Canada."""
