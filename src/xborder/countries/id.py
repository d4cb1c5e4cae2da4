"""Indonesia.

A consignment note covers parcels of at most USD 1,500 at their price before freight (FOB). Up to USD 3
they are free of duty; above it they bear one duty of 7.5% of the value with freight and insurance. Some
goods bear another: bags, footwear and textiles that of the tariff from 2020-01-30, cosmetics, steel,
bicycles and watches too from 2023-10-17; since 2025-03-05 25% on bags, textiles, footwear and bicycles
and 15% on watches, cosmetics and steel, with income tax of 5%. Books are free. VAT falls on everything:
10%, 11% since 2022-04-01, and since 2025 12% of eleven twelfths of the value, which is 11% again. Above
USD 1,500 the tariff applies, which the caller gives. Until 2020-01-29 parcels up to USD 75 were free.

Every figure is an estimate: how levies are rounded was not read (a bill of 2013 rounds each up to IDR
1,000). Not computed: alcohol and tobacco, luxury tax, income tax where its rate was not read, preferences.

Official: https://www.beacukai.go.id

Example:
    >>> import datetime as dt
    >>> from xborder.exchange import RateTable
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="ID", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="950300", origin="CN", quantity=1, unit_price="1000000 IDR")],
    ...     shipping="0 IDR", buyer=Buyer(kind="consumer"),
    ... )
    >>> rates = RateTable.from_mapping(
    ...     {"USD/IDR": "16000"}, start=dt.date(2026, 11, 21), source="for the example"
    ... )
    >>> print(quote(parcel, rates=rates).total)  # 7.5% of 1,000,000, 11% of 1,075,000
    1193250.00 IDR
"""

from typing import Any

from xborder.countries.tobacco import TOBACCO
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

THREE, EIGHT_GROUPS, FLAT_GROUPS = day(2020, 1, 30), day(2023, 10, 17), day(2025, 3, 5)
"""The first days of the limit of USD 3, of eight groups of goods apart, and of their flat rates."""
VAT_11, VAT_12, MARKET_RULE = day(2022, 4, 1), day(2025, 1, 1), day(2023, 9, 26)

REGULATION = read.secondary(
    "Minister of Finance Regulation 4/2025, in an open collection of law",
    "https://pasal.id/en/peraturan/permen/permenkeu-no-4--tahun-2025/koreksi/6503503",
    article="Art. 29",
)
OLD_RULE = read.secondary(
    "Sonora: how import taxes of e-commerce are computed since 30 January 2020",
    "https://sonora.id/read/422006800/cara-hitung-pajak-impor-e-commerce-yang-berlaku-sejak-30-januari-2020?page=2",
)
SEVENTY_FIVE = read.secondary(
    "Detik: imported goods are taxed, this is how",
    "https://finance.detik.com/berita-ekonomi-bisnis/d-4836368/belanja-barang-impor-kena-pajak-begini-cara-hitungnya",
)
GROUPS = read.secondary(
    "PajakOnline: Regulation 4/2025, duties on certain consignments",
    "https://www.pajakonline.com/pmk-4-2025-tarif-bea-masuk-barang-kiriman-tertentu/",
)
CONSIGNMENTS = read.secondary(
    "Pasar Baru customs: parcels under Regulation 4/2025",
    "https://sites.google.com/view/silatpasbar/layanan-kiriman",
)
INCOME_TAX = read.secondary(
    "DDTC: duties on certain products simplified",
    "https://news.ddtc.co.id/berita/nasional/1808844/tarif-bea-masuk-produk-tertentu-disederhanakan-pelayanan-lebih-cepat",
)
VAT_FROM_2022 = read.secondary(
    "Suara: how customs computes imports",
    "https://suara.com/news/2023/03/24/160243/warganet-tanya-aturan-malah-dibilang-babu-ternyata-begini-hitungan-bea-cukai-barang-impor?page=2",
)
VAT_FROM_2025 = read.secondary(
    "Berita Daerah: Regulation 131/2024 on VAT of 12%",
    "https://beritadaerah.co.id/index.php/2025/01/02/menkeu-tetapkan-aturan-baru-ppn-12-persen-ini-penjelasannya",
)
FREE_TRADE_ZONES = Reader(day(2026, 11, 30)).secondary(
    "Peraturan Pemerintah No. 41 Tahun 2021 of Indonesia, as the ministry tells it",
    "https://jdih.maritim.go.id/kawasan-perdagangan-bebas-dan-pelabuhan-bebas-kpbpb",
    article="Pasal 1(1)",
)
MARKETS = read.unchecked(
    "Minister of Trade Regulation 31/2023 on electronic trade",
    "https://jdih.kemendag.go.id",
    article="Art. 19",
)
VAT_LAW = read.unchecked(
    "VAT Law, as changed by Law 7/2021", "https://www.pajak.go.id", article="Art. 4, 32A"
)
CUSTOMS_LAW = read.unchecked("Customs Law 10/1995, 17/2006", "https://www.beacukai.go.id")

# What

EXCISED = AnyOf(
    Is("item.excise", "alcohol", "tobacco", "energy"),
    HsIn(TOBACCO, "2203 2204 2205 2206 2207 2208 854340"),
)
BOOKS = GoodsIn(hs="4901", categories="books")
TAILORED = HsIn("4202 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64")
"""Bags, textiles and footwear."""
CYCLES = HsIn("8712")
OTHERS = HsIn("3303 3304 3305 3307 72 73 9101 9102 9103 9105")
"""Cosmetics, iron and steel, watches; which lines exactly was not read."""


def _up_to(dollars: int) -> Condition:
    return AtMost(value="fob_value", limit=Money(f"{dollars} USD"))


NOTE = _up_to(1500)
CHEAP_PIECE = AtMost(value="fob_value", limit=Money("100 USD"), of=Of.UNIT)

# Values

VALUES = (
    Value(
        id="fob_value",
        title="Price of the goods before freight",
        plus="goods",
        minus="seller_discount",
    ).by(REGULATION),
    Value(
        id="customs_value",
        title="Customs value with freight and insurance",
        plus="fob_value freight_before_border insurance taxable_fees",
    ).by(REGULATION, note="Insurance that is not declared is taken as 0.5%; that was not read."),
)

# Charges

_DUTY: dict[str, Any] = {"kind": ChargeKind.DUTY, "base": "customs_value"}

STEPS = (
    Charge(
        id="flat_duty",
        title="Flat duty on a consignment",
        amount=Percent("0.075"),
        when=Not(AnyOf(BOOKS, TAILORED)),
        **_DUTY,
    )
    .by(OLD_RULE, start=THREE, end=EIGHT_GROUPS)
    .then(GROUPS, when=Not(AnyOf(BOOKS, TAILORED, CYCLES, OTHERS)), note="The start was not read."),
    Charge(
        id="duty_25",
        title="Duty on bags, textiles, footwear and bicycles",
        amount=Percent("0.25"),
        when=AnyOf(TAILORED, CYCLES),
        **_DUTY,
    ).by(GROUPS, start=FLAT_GROUPS),
    Charge(
        id="duty_15",
        title="Duty on watches, cosmetics, iron and steel",
        amount=Percent("0.15"),
        when=OTHERS,
        **_DUTY,
    ).by(GROUPS, start=FLAT_GROUPS),
    Charge(
        id="duty",
        title="Customs duty",
        amount=ByGoods("tariff"),
        when=AnyOf(Not(NOTE), TAILORED),
        **_DUTY,
    )
    .by(OLD_RULE, end=EIGHT_GROUPS)
    .then(GROUPS, when=AnyOf(Not(NOTE), TAILORED, CYCLES, OTHERS), end=FLAT_GROUPS)
    .then(CONSIGNMENTS, when=Not(NOTE)),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Import VAT",
        amount=ByGoods("vat"),
        base="customs_value flat_duty duty_25 duty_15 duty",
    ).by(OLD_RULE),
    Charge(
        id="income_tax",
        kind=ChargeKind.FEE,
        title="Income tax on import, Art. 22",
        amount=Percent("0.05"),
        when=AnyOf(TAILORED, CYCLES, OTHERS),
        base="customs_value duty_25 duty_15",
    ).by(INCOME_TAX, start=FLAT_GROUPS),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(id="id.free_75", title="Up to USD 75, free", when=_up_to(75)).by(
        SEVENTY_FIVE, end=THREE, note="The day is Sonora's."
    ),
    Scheme(
        id="id.up_to_3", title="Up to USD 3, free of duty", when=_up_to(3), steps="import_vat"
    ).by(REGULATION, start=THREE, note="For each recipient and consignment."),
    Scheme(
        id="id.consignment",
        title="Consignment above USD 3 and up to USD 1,500",
        when=NOTE,
        steps="flat_duty duty_25 duty_15 duty import_vat income_tax",
    ).by(REGULATION, start=THREE),
    Scheme(
        id="id.import", title="Import by the tariff, with VAT", when=ALWAYS, steps="duty import_vat"
    ).by(CONSIGNMENTS),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="id.inside",
        when=Is("ship_from", "ID"),
        reason="Goods that are already in Indonesia are not imported.",
    ).by(CUSTOMS_LAW),
    NotComputed(
        id="id.excise",
        when=EXCISED,
        reason="Indonesian duties and excise on alcohol, tobacco and fuels are not computed.",
    ).by(CUSTOMS_LAW),
    NotComputed(
        id="id.before_2020",
        when=Not(_up_to(75)),
        reason="What parcels above USD 75 bore until 29 January 2020 was not read.",
    ).by(SEVENTY_FIVE, end=THREE),
    Doubtful(
        id="id.rounding",
        when=ALWAYS,
        reason="Indonesian customs seems to round each levy up to IDR 1,000: that was not read, and is not done.",
    ).by(CUSTOMS_LAW),
    Doubtful(
        id="id.income_tax",
        when=All(NOTE, Not(_up_to(3)), Stated(TAILORED)),
        reason="Income tax on goods with a duty of their own was 7.5% to 10%: it is left out.",
    )
    .by(OLD_RULE, start=THREE, end=EIGHT_GROUPS)
    .then(
        INCOME_TAX,
        when=All(NOTE, Not(_up_to(3)), Stated(AnyOf(TAILORED, CYCLES, OTHERS))),
        end=FLAT_GROUPS,
    ),
    Doubtful(
        id="id.above",
        when=Not(NOTE),
        reason="Income tax on imports above USD 1,500 is left out.",
    ).by(CONSIGNMENTS, start=THREE),
    Doubtful(
        id="id.books",
        when=Stated(BOOKS),
        reason="Books of science are free of Indonesian VAT too: it is charged.",
    ).by(GROUPS),
    Doubtful(
        id="id.markets",
        when=All(Is("channel", "marketplace"), CHEAP_PIECE),
        reason="Marketplaces may not sell from abroad to Indonesia what costs less than USD 100 a piece, outside a list.",
    ).by(MARKETS, start=MARKET_RULE),
    Doubtful(
        id="id.free_trade_zone",
        when=Is("territory", "ID-BINTAN", "ID-KARIMUN", "ID-TANJUNGPINANG"),
        reason="Parts of this place are a free trade zone, where no duty and VAT fall: those of the mainland are shown.",
    ).by(FREE_TRADE_ZONES),
    Doubtful(
        id="id.gift",
        when=Is("gift", "yes"),
        reason="The rules of Indonesia for gifts were not read: they are taken as goods that are bought.",
    ).by(CUSTOMS_LAW),
    Doubtful(
        id="id.preference",
        when=All(Stated(Is("item.preference", "yes")), Not(NOTE)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(CUSTOMS_LAW),
)

# Rates

VAT = goods(
    "vat",
    GoodsRate("id.vat", "0.10", title="Standard rate")
    .by(OLD_RULE, end=VAT_11)
    .then(VAT_FROM_2022, amount="0.11", end=VAT_12)
    .then(
        VAT_FROM_2025,
        note="12% of eleven twelfths of the value; luxury goods bear 12% of all of it.",
    ),
)

TARIFF = goods(
    "tariff",
    GoodsRate("id.duty.free", FREE, hs="4901 8471", title="Books, computers").by(
        GROUPS, evidence="unchecked", note="Computers by the WTO Information Technology Agreement."
    ),
)
"""The few duties that stand here; for all others the caller gives the tariff."""

# Sales

_GOODS, _ONLINE = Is("supply", "goods"), Is("supply", "electronic_service")
_HERE, _FROM_HERE = Is("arrival.vat", "ID"), Is("ship_from.vat", "ID")
_INTO = All(_GOODS, Not(_FROM_HERE), _HERE)
_RETURN = Filing(kind="vat", turn=Turn.MONTH, months=1)
_OURS: dict[str, Any] = {"filing": _RETURN, "registration": "ID"}

SUPPLIES = (
    Supplied.no_supply(id="id.sale.no_supply").by(VAT_LAW),
    Supplied.relieved(
        id="id.sale.import_relief", when=All(_INTO, Is("import.scheme", "id.free_75")),
    ).by(SEVENTY_FIVE, end=THREE),
    Supplied.at_customs(id="id.sale.import", when=_INTO).by(REGULATION, note="A marketplace that works with customs reports what it sells."),
    Supplied.export(
        id="id.sale.export", when=All(_GOODS, _FROM_HERE, Not(_HERE)), **_OURS,
    ).by(VAT_LAW),
    Supplied.taxed(
        id="id.sale.inside", title="Sale of goods in Indonesia", when=All(_GOODS, _HERE),
        regime="id_domestic", **_OURS,
    ).by(VAT_LAW),
    Supplied.taxed(
        id="id.sale.online_marketplace", title="Electronic service by the platform",
        when=All(_ONLINE, _HERE, Not(established("ID")), Is("channel", "marketplace")),
        accountable=Accountable.MARKETPLACE, filing=_RETURN, regime="id_domestic",
    ).by(VAT_LAW),
    Supplied.taxed(
        id="id.sale.service", title="Service to a buyer in Indonesia",
        when=All(Not(_GOODS), _HERE, AnyOf(established("ID"), registered("ID"))),
        regime="id_domestic", **_OURS,
    ).by(VAT_LAW, note="Of a trader abroad whom the tax office has appointed."),
    Supplied.reverse_charge(
        id="id.sale.service_to_business", title="Service from abroad to a business in Indonesia",
        when=All(Not(_GOODS), _HERE, Is("buyer.kind", "business")),
    ).by(VAT_LAW.at("Art. 4(1)(e)")),
    Supplied.on_the_spot(
        id="id.sale.service_on_the_spot", when=All(ON_THE_SPOT, _HERE),
    ).by(VAT_LAW),
    Supplied.outside(
        id="id.sale.service_outside", title="Service on which no Indonesian tax falls",
        when=Not(_GOODS),
    ).by(VAT_LAW),
)  # fmt: skip

THRESHOLDS = (
    Threshold(
        id="id.electronic_trade",
        title="Electronic sales to buyers in Indonesia",
        counts="What a trader or a platform abroad sells to buyers there in twelve months.",
        limit=Money("600000000 IDR"),
        counted=Counted.TWELVE_MONTHS,
        register="VAT in Indonesia, once the tax office appoints the trader.",
        country="ID",
        registration="ID",
    ).by(
        VAT_LAW, start=day(2020, 7, 1), note="Or 12,000 visitors a year; nobody registers unasked."
    ),
)

POLICY = CountryPolicy(
    code="ID",
    currency="IDR",
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
"""The rules of Indonesia."""
