"""Who has to register: destinations where the seller of a parcel owes the tax, or may come to owe it.

A quote taxes what was said: a seller who is not registered charges nothing where only registered
ones do, and charges VAT in Great Britain, where the law knows no unregistered ones. Neither says
that he may go on so. Where the law only allows a registration (the Union's import scheme IOSS,
Brazil's Remessa Conforme), or asks it for services alone (South Korea, Mexico, Turkey), nothing is
told, nor in Japan, whose plan of 2028 is a reason of its own. A marketplace that collects has its own
scheme, under which nothing is told either.

Example:
    >>> [timeline.name for timeline in SELLERS][:2]
    ['register_gb', 'register_voec']
"""

from typing import Any

from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 30))

HMRC = read.official(
    "HMRC: VAT and overseas goods sold directly to customers in the UK",
    "https://www.gov.uk/guidance/vat-and-overseas-goods-sold-directly-to-customers-in-the-uk",
)
NORWAY = read.official(
    "Norwegian Tax Administration: Value added tax on low value imported goods",
    "https://www.skatteetaten.no/en/business-and-organisation/vat-and-duties/vat/foreign/e-commerce-voec/low-value/",
)
AUSTRALIA = read.official(
    "Australian Taxation Office: registering for GST",
    "https://www.ato.gov.au/Business/GST/Registering-for-GST/",
)
NEW_ZEALAND = read.official(
    "New Zealand Customs, 12 July 2019: New GST rules for low-value imported goods",
    "https://www.customs.govt.nz/about-us/news/important-notices/new-gst-rules-for-low-value-imported-goods/",
)
SINGAPORE = read.official(
    "Inland Revenue Authority of Singapore: GST on imported low-value goods",
    "https://www.iras.gov.sg/taxes/goods-services-tax-(gst)/consumers/gst-on-imported-low-value-goods",
)
MALAYSIA = read.secondary(
    "Reanda: Malaysia, sales tax on low value goods",
    "https://reanda-international.com/news/malaysia-sales-tax-on-low-value-goods-lvg",
)
SWITZERLAND = read.official(
    "Federal Tax Administration: Mail-order trade",
    "https://www.estv.admin.ch/estv/en/home/value-added-tax/vat-tax-liability/mail-order-trade.html",
    article="VAT Act, Art. 7(3)(b)",
)
CHILE = read.secondary(
    "Inputsoft: who registers for the IVA on low-value goods, by the tax office",
    "https://inputsoft.cl/iva-a-bienes-importados-de-bajo-valor-que-cambia-desde-el-25-de-octubre",
    article="Ley 21.713; Resolución Exenta SII 93 of 2025",
)
STATES = read.secondary(
    "Sales Tax Institute, economic nexus state guide",
    "https://www.salestaxinstitute.com/resources/economic-nexus-state-guide",
    article="South Dakota v. Wayfair, 585 U.S. 162 (2018)",
)

_SOLD = All(Is("sold", "yes"), Is("gift", "no"))
_BY_THE_SELLER = All(_SOLD, Not(Is("channel", "marketplace")))
_TO_CONSUMERS = All(_BY_THE_SELLER, Is("buyer.kind", "consumer"))
_NOT_TO_TAXABLE = All(
    _BY_THE_SELLER, Not(All(Is("buyer.kind", "business"), Is("buyer.tax_number", "yes")))
)
"""Not to businesses that account for the tax themselves."""
_WITHOUT_SALES_TAX = "US-AK US-DE US-MT US-NH US-OR"


def _notice(name: str, register: str, sold: Condition, **facts: Any) -> Notice:
    """Return what is told of a sale by a seller who is not said to be in a register."""
    return Notice(
        id=name,
        kind="registration",
        when=All(sold, Not(Is(f"seller.registered:{register}", "yes"))),
        **facts,
    )


_SMALL_TO_SWITZERLAND = "A seller whose small consignments to Switzerland (import tax of at most CHF 5) come to CHF 100,000 a year registers for Swiss VAT and charges it on all of them; this one is not said to be registered."

SELLERS = (
    _notice(
        "register_gb",
        "GB",
        _BY_THE_SELLER,
        text="The seller owes this VAT and has to be registered in the United Kingdom: from the first sale if established abroad, above GBP 90,000 a year if established there. This one is not said to be registered.",
        destinations="GB",
        schemes="gb.supply_vat",
    ).by(HMRC, start=day(2021, 1, 1)),
    _notice(
        "register_voec",
        "VOEC",
        All(
            _TO_CONSUMERS,
            AtMost(value="intrinsic", limit=Money("3000 NOK"), of=Of.UNIT, inclusive=False),
        ),
        text="A seller whose sales to consumers in Norway exceed NOK 50,000 in twelve months registers, for items below NOK 3,000 under VOEC, and charges VAT at the sale; this one is not said to be registered.",
        destinations="NO",
        schemes="no.import",
    ).by(NORWAY, start=day(2020, 4, 1)),
    _notice(
        "register_au",
        "AU",
        _TO_CONSUMERS,
        text="A seller whose sales to Australia come to AUD 75,000 in twelve months registers and charges GST on goods up to AUD 1,000; this one is not said to be registered.",
        destinations="AU",
        schemes="au.low_value",
    ).by(AUSTRALIA, start=day(2018, 7, 1)),
    _notice(
        "register_nz",
        "NZ",
        _TO_CONSUMERS,
        text="A seller whose sales to New Zealand exceed NZD 60,000 in twelve months registers and charges GST on items up to NZD 1,000; this one is not said to be registered.",
        destinations="NZ",
        schemes="nz.low_value",
    ).by(NEW_ZEALAND, start=day(2019, 12, 1)),
    _notice(
        "register_sg",
        "SG",
        _NOT_TO_TAXABLE,
        text="A seller with a turnover above SGD 1 million in the world, of which more than SGD 100,000 is of low-value goods and remote services to consumers in Singapore, registers and charges GST on items up to SGD 400; this one is not said to be registered.",
        destinations="SG",
        schemes="sg.relief",
    ).by(SINGAPORE, start=day(2023, 1, 1)),
    _notice(
        "register_my",
        "MY",
        _BY_THE_SELLER,
        text="A seller who sells goods up to MYR 500 for more than MYR 500,000 in twelve months into Malaysia registers and charges sales tax on them; this one is not said to be registered.",
        destinations="MY",
        schemes="my.relief",
    ).by(MALAYSIA, start=day(2024, 1, 1)),
    _notice(
        "register_ch",
        "CH",
        All(_BY_THE_SELLER, AtMost(value="customs_value", limit=Money("64.93 CHF"))),
        text=_SMALL_TO_SWITZERLAND,
        destinations="CH",
        schemes="ch.standard",
    )
    .by(SWITZERLAND, start=day(2019, 1, 1), end=day(2024, 1, 1), note="CHF 5 at 7.7%.")
    .then(
        SWITZERLAND,
        when=All(
            _BY_THE_SELLER,
            AtMost(value="customs_value", limit=Money("61.72 CHF")),
            Not(Is("seller.registered:CH", "yes")),
        ),
        note="CHF 5 at 8.1%; at the reduced rate of 2.6% it is reached at CHF 192.30.",
    ),
    _notice(
        "register_cl",
        "CL",
        _NOT_TO_TAXABLE,
        text="A seller abroad of goods up to USD 500 to Chile registers from the first sale and charges IVA; this one is not said to be registered, so that customs takes it.",
        destinations="CL",
        schemes="cl.low_value",
    ).by(CHILE, start=day(2025, 10, 25)),
    _notice(
        "register_us",
        "US",
        All(
            _BY_THE_SELLER,
            Not(Stated(Is("buyer.tax_number", "yes"))),
            Not(Stated(Is("region", *_WITHOUT_SALES_TAX.split()))),
            Not(Is("territory", "US-PR")),
        ),
        text="No state sales tax is in this quote. A seller whose sales into a state reach its threshold, in most of them USD 100,000 a year, registers there and collects it, a marketplace collects it instead, and otherwise the buyer owes the state use tax.",
        destinations="US",
    ).by(STATES),
)
