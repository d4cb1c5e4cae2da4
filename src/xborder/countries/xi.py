"""Northern Ireland: the United Kingdom's VAT, and the European Union's customs rules for goods.

Goods that come from Great Britain to a consumer move as inside the United Kingdom: the seller
charges UK VAT, and no duty and no declaration is asked of the parcel. Goods from the rest of the
world are imported: up to GBP 135 free of customs duty, with VAT under IOSS, through the
marketplace or at import (not the supply VAT of Great Britain); above it with the duty of the
Common Customs Tariff and import VAT.

Since 2026-07-01 the European Union charges EUR 3 for each tariff heading in such parcels. How the
United Kingdom applies it to Northern Ireland was not seen: it stands behind the reading
``xi.flat_duty`` and is left out by default, and such a quote is an estimate. For parcels from
Great Britain the Government has said that nothing changes.

Until the end of 2020, the transition period, Northern Ireland was under the same rules as the rest
of the United Kingdom; the entries of those days are Great Britain's own.

Not computed: goods from a member of the European Union (no import), goods from Great Britain to a
business (duty depends on the risk that they move on to the Union), excise duty, preferences.

Official:
    https://www.nibusinessinfo.co.uk/content/calculating-customs-charges-when-importing-post
    https://www.gov.uk/government/collections/the-windsor-framework-further-detail-and-publications

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="XI", on=dt.date(2025, 11, 21), prices="net",
    ...     items=[Item(hs_code="610910", origin="CN", quantity=1, unit_price="100.00 GBP")],
    ...     shipping="10.00 GBP", buyer=Buyer(kind="consumer"), seller=Seller(registrations=()),
    ... )
    >>> print(quote(parcel).total)  # 110.00 and import VAT of 20 %
    132.00 GBP
"""

from xborder.countries import gb
from xborder.countries.eu import supplies as eu_supplies
from xborder.countries.eu.tariff import TARIFF
from xborder.countries.gb import supplies as gb_supplies
from xborder.countries.gb.not_computed import GIFT_PERFUME, WHOLE_ITEMS
from xborder.countries.gb.scope import (
    CLAIMED,
    EXCISE,
    GIFT,
    NO_EXCISE,
    SOLD,
    VAT_REGISTERED,
    VAT_ROUNDING,
    WITHIN_39,
    WITHIN_135,
)
from xborder.countries.gb.sources import (
    BY_MARKETPLACE,
    NOTICE_143,
    POST,
    POST_CHARGES,
    RATES,
    TRANSITION_ENDS,
    VALUE_FOR_VAT,
)
from xborder.countries.gb.vat import NOT_DECIDED, UNDECIDED, VAT
from xborder.countries.trade_remedies import EU, remedy, sanctions
from xborder.policy.vocabulary import *

read: Reader = Reader(day(2026, 11, 21))

# Sources

UNION_REMEDIES = read.secondary(
    "Regulation (EU) 2016/1036, which the Windsor Framework, annex 2, applies to Northern Ireland",
    "https://tron.trade.ec.europa.eu/investigations/ongoing",
)
UNION_SANCTIONS = read.secondary(
    "S.I. 2022/376; Regulation (EU) No 833/2014", "https://www.legislation.gov.uk/uksi/2022/376"
)

FLAT_DUTY_STARTS = day(2026, 7, 1)
FLAT_DUTY_ENDS = day(2028, 7, 1)
"""The first day without the European Union's duty of EUR 3, as enacted."""

FROM_GB = read.official(
    "nibusinessinfo.co.uk: Temporary arrangements for moving goods from Great Britain to "
    "Northern Ireland",
    "https://www.nibusinessinfo.co.uk/content/temporary-arrangements-moving-goods-great-britain-northern-ireland",
)
IOSS_GUIDE = read.secondary(
    "HMRC: Register to report and pay VAT on distance sales of goods to the EU or Northern Ireland",
    "https://www.gov.uk/guidance/register-to-report-and-pay-vat-on-distance-sales-of-goods-from-northern-ireland-to-the-eu",
)
FRAMEWORK = read.secondary(
    "Windsor Framework (Protocol on Ireland/Northern Ireland)",
    "https://www.legislation.gov.uk/eut/withdrawal-agreement/attachment/1",
    article="Art. 5",
)
LORDS = read.secondary(
    "House of Lords, 26 February 2026: Duty Relief Exemption: Small Parcels",
    "https://parallelparliament.co.uk/debate/2026-02-26/lords/lords-chamber/duty-relief-exemption-small-parcels",
)
FLAT_DUTY = read.secondary(
    "Council Regulation (EU) 2026/382",
    "https://eur-lex.europa.eu/eli/reg/2026/382/oj",
    article="Art. 2",
)

# Who and what

CONSUMER = Is("buyer.kind", "consumer")
FROM_BRITAIN = Is("ship_from", "GB", "IM")
LOW_VALUE = All(WITHIN_135, NO_EXCISE)
FLAT_DUTY_APPLIED = Reads("xi.flat_duty", "applied")

READINGS = (
    VAT_ROUNDING,
    Reading(
        id="xi.flat_duty",
        question="Does the European Union's duty of EUR 3 apply to parcels from the rest of "
        "the world to Northern Ireland?",
        options={
            "not_applied": "Not seen to be applied: no text of the United Kingdom was found.",
            "applied": "Yes: the Union's customs law applies to such goods under the "
            "Windsor Framework.",
        },
        default="not_applied",
    ),
)

# Charges

STEPS = (
    Charge(
        id="domestic_vat",
        dated_by="order",
        kind=ChargeKind.VAT,
        title="UK VAT charged by the seller",
        amount=ByGoods("vat"),
        base="supply_value",
        collector=Collector.SELLER,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(
        FROM_GB,
        start=TRANSITION_ENDS,
        evidence="secondary",
        note="Treated and reported as a sale inside the United Kingdom.",
    ),
    Charge(
        id="ioss_vat",
        dated_by="order",
        kind=ChargeKind.VAT,
        title="VAT under IOSS",
        amount=ByGoods("vat"),
        base="supply_value",
        collector=Collector.SELLER,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(IOSS_GUIDE, start=day(2021, 7, 1)),
    Charge(
        id="marketplace_vat",
        dated_by="order",
        kind=ChargeKind.VAT,
        title="UK VAT charged by the marketplace",
        amount=ByGoods("vat"),
        base="supply_value",
        collector=Collector.MARKETPLACE,
        moment=Moment.CHECKOUT,
        refundable=True,
    ).by(BY_MARKETPLACE, start=TRANSITION_ENDS),
    Charge(
        id="flat_duty",
        kind=ChargeKind.DUTY,
        title="Customs duty of EUR 3 for each item",
        amount=Flat(Money("3 EUR"), distinct=("hs6", "item.origin", "description")),
        base="intrinsic",
        when=All(FLAT_DUTY_APPLIED, CONSUMER),
    ).by(FLAT_DUTY, start=FLAT_DUTY_STARTS, end=FLAT_DUTY_ENDS),
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base="customs_value",
        refundable=True,
    ).by(
        FRAMEWORK,
        start=TRANSITION_ENDS,
        note="Goods from outside the United Kingdom and the European Union bear the "
        "duty of the Common Customs Tariff.",
    ),
    Charge(
        id="gift_flat_duty",
        kind=ChargeKind.DUTY,
        title="Customs duty on a gift, at most 2.5%",
        amount=NoMoreThan(ByGoods("tariff"), Percent("0.025")),
        base="gift_value",
        refundable=True,
    ).by(POST_CHARGES, start=TRANSITION_ENDS),
    Charge(
        id="import_vat",
        kind=ChargeKind.VAT,
        title="Import VAT",
        amount=ByGoods("vat"),
        base="import_vat_value flat_duty duty gift_flat_duty",
        refundable=True,
    ).by(VALUE_FOR_VAT, start=TRANSITION_ENDS),
)

# Regimes, in the order the law tries them

SCHEMES = (
    Scheme(
        id="xi.gift_from_britain", title="Gift from Great Britain", when=All(FROM_BRITAIN, GIFT)
    ).by(FROM_GB, start=TRANSITION_ENDS),
    Scheme(
        id="xi.from_britain",
        dated_by="order",
        title="Sale from Great Britain to a consumer, free of duty",
        when=All(FROM_BRITAIN, CONSUMER),
        steps="domestic_vat",
    )
    .by(
        FROM_GB,
        start=TRANSITION_ENDS,
        end=FLAT_DUTY_STARTS,
        note="Since 1 May 2025 through a carrier of the UK Carrier Scheme. Goods under "
        "trade defence measures and heavy parcels are not told apart.",
    )
    .then(
        LORDS,
        evidence="official",
        note="The end of the European Union's relief leaves the UK Carrier Scheme and "
        "the UK Internal Market Scheme as they are.",
    ),
    Scheme(
        id="xi.gift_relief", title="Gift up to GBP 39, free", when=All(GIFT, WITHIN_39, NO_EXCISE)
    ).by(POST, start=TRANSITION_ENDS),
    Scheme(
        id="xi.gift_flat_rate",
        title="Gift from GBP 135 to below GBP 630, duty of at most 2.5%",
        when=All(
            GIFT,
            NO_EXCISE,
            Not(LOW_VALUE),
            AtMost(value="intrinsic", limit=Money("630 GBP"), inclusive=False),
        ),
        steps="gift_flat_duty import_vat",
    ).by(POST_CHARGES, start=TRANSITION_ENDS),
    Scheme(
        id="xi.ioss",
        dated_by="order",
        title="Up to GBP 135 under IOSS",
        when=All(LOW_VALUE, Not(GIFT), Not(VAT_REGISTERED), registered("IOSS"), SOLD),
        steps="flat_duty ioss_vat",
    ).by(IOSS_GUIDE, start=day(2021, 7, 1)),
    Scheme(
        id="xi.marketplace",
        dated_by="order",
        title="Up to GBP 135, VAT charged by the marketplace",
        when=All(
            LOW_VALUE,
            Not(GIFT),
            Not(VAT_REGISTERED),
            Is("channel", "marketplace"),
            SOLD,
        ),
        steps="flat_duty marketplace_vat",
    ).by(BY_MARKETPLACE, start=TRANSITION_ENDS),
    Scheme(
        id="xi.low_value",
        title="Up to GBP 135 with import VAT",
        when=LOW_VALUE,
        steps="flat_duty import_vat",
    ).by(
        POST,
        start=TRANSITION_ENDS,
        note="The European Union's limit of EUR 150, which HMRC's guides give as GBP 135.",
    ),
    Scheme(
        id="xi.import", title="Import with duty and VAT", when=ALWAYS, steps="duty import_vat"
    ).by(FRAMEWORK, start=TRANSITION_ENDS),
)

# What is not computed

NOT_COMPUTED = (
    NotComputed(
        id="xi.excise",
        when=EXCISE,
        reason="Excise duty on alcohol, tobacco and fuels is not computed.",
    ).by(POST_CHARGES, start=TRANSITION_ENDS),
    NotComputed(
        id="xi.from_union",
        when=Is("ship_from", *EU_MEMBERS),
        reason="Goods from a member of the European Union are not imported into Northern Ireland.",
    ).by(FRAMEWORK, start=TRANSITION_ENDS),
    NotComputed(
        id="xi.inside",
        when=Is("ship_from", "XI"),
        reason="Goods that are already in Northern Ireland are not imported.",
    ).by(FRAMEWORK, start=TRANSITION_ENDS),
    NotComputed(
        id="xi.business_from_britain",
        when=All(FROM_BRITAIN, Is("buyer.kind", "business")),
        reason="Duty on goods from Great Britain to a business depends on the risk "
        "that they move on to the European Union, which is not computed.",
    ).by(FROM_GB, start=TRANSITION_ENDS),
    Doubtful(
        id="xi.parcel_charges",
        when=All(LOW_VALUE, Not(GIFT), Not(FROM_BRITAIN), CONSUMER),
        reason="Whether the European Union's charges on parcels apply to Northern "
        "Ireland was not established.",
    ).by(
        LORDS,
        start=FLAT_DUTY_STARTS,
        note="The EUR 3 duty since 2026-07-01 and the handling fee planned from "
        "2026-11-01: asked about both, the Government spoke of Great Britain only.",
    ),
    WHOLE_ITEMS.replace(id="xi.gift_whole_items", when=All(WHOLE_ITEMS.when, Not(FROM_BRITAIN))).by(
        NOTICE_143, start=TRANSITION_ENDS
    ),
    GIFT_PERFUME.replace(id="xi.gift_perfume", when=All(GIFT_PERFUME.when, Not(FROM_BRITAIN))).by(
        NOTICE_143, start=TRANSITION_ENDS
    ),
    Doubtful(
        id="xi.preference",
        when=All(CLAIMED, Not(LOW_VALUE), Not(FROM_BRITAIN)),
        reason="A preference for this origin is not computed: the general duty is shown.",
    ).by(FRAMEWORK, start=TRANSITION_ENDS),
    Doubtful(id="xi.vat_not_decided", when=NOT_DECIDED, reason=UNDECIDED).by(RATES),
    remedy("xi.trade_remedies", EU, UNION_REMEDIES, All(Not(FROM_BRITAIN), Not(WITHIN_135))),
    *sanctions("xi", UNION_SANCTIONS, day(2022, 4, 9), Not(FROM_BRITAIN)),
)

# Sales: goods follow the Union's law, but for those from and to Great Britain; services do not

_FROM_GB_LAW = (
    "gb.sale.marketplace_to_northern_ireland",
    "gb.sale.to_northern_ireland",
    "gb.sale.from_northern_ireland",
)
_AT_HOME = All(eu_supplies.INSIDE, established("GB"), Is("case", "ordinary", "free"))
"""Goods in Northern Ireland of a seller of the United Kingdom, which is one state at home."""
SUPPLIES = (
    *(timeline for timeline in gb_supplies.SUPPLIES if timeline.name in _FROM_GB_LAW),
    Supplied(
        id="xi.sale.not_registered",
        title="Sale of a trader who is not registered",
        when=All(_AT_HOME, Not(identified("GB"))),
        taxation=Taxation.EXEMPT,
        place=PlaceOf.ARRIVAL,
        regime="not_registered",
        accountable=Accountable.NONE,
    ).by(gb_supplies.REGISTRATION.at("Sch. 1 of the Act"), start=TRANSITION_ENDS),
    Supplied(
        id="xi.sale.inside",
        title="Sale in Northern Ireland of a seller established in the United Kingdom",
        when=All(_AT_HOME, Not(eu_supplies.SMALL_AT_ORIGIN)),
        taxation=Taxation.TAXABLE,
        place=PlaceOf.DISPATCH,
        regime="domestic",
        registration="GB",
        filing=gb_supplies.RETURN,
    ).by(gb_supplies.ACT.at("s. 4, 5A(1)(c)(ii), 5B(6)"), start=TRANSITION_ENDS),
    *eu_supplies.SUPPLIES,
)

POLICY = CountryPolicy(
    code="XI",
    currency="GBP",
    opens=gb.POLICY.opens,
    dated_by="import_entry",
    values=gb.POLICY.values,
    steps=handover(gb.POLICY.steps, STEPS, TRANSITION_ENDS),
    schemes=handover(gb.POLICY.schemes, SCHEMES, TRANSITION_ENDS),
    tables={"tariff": TARIFF, "vat": VAT},
    not_computed=handover(gb.POLICY.not_computed, NOT_COMPUTED, TRANSITION_ENDS),
    readings=READINGS,
    supplies=SUPPLIES,
    thresholds=eu_supplies.THRESHOLDS,
)
