"""Duties, VAT and fees on a parcel into the Union, and the small sums that are waived.

Until 2026-06-30 a consignment of at most EUR 150 was free of duty, alcohol, tobacco and perfume
apart (Regulation (EC) No 1186/2009, Art. 23-24). From 2026-07-01 a distance sale up to EUR 150 pays
EUR 3 for each item (Council Regulation (EU) 2026/382), everything else the tariff. VAT is
taken with the price under IOSS, or on import. A fee of EUR 2 an item is adopted (Regulation (EU)
2026/2108) and was planned for 2026-11-01. https://eur-lex.europa.eu/eli/reg/2026/382/oj.

The EUR 3 is a customs debt: outside IOSS it enters the base of import VAT (Directive
2006/112/EC, Art. 86); under IOSS the import is exempt and VAT was taken on the sale, so it does
not. No text of the Commission says so in as many words.

VAT law leaves rounding to the member states (CJEU C-484/06, C-302/07): to the cent, half up,
line by line. Customs in some members round an amount down to whole units of the currency; that
is not followed here.

Example:
    >>> [charge.value.id for timeline in STEPS for charge in timeline][:3]
    ['duty', 'duty', 'duty']
"""

from xborder.countries.eu.scope import (
    DISTANCE_SALE,
    FREE_BY_AGREEMENT,
    GIFT,
    LOW_VALUE,
    NEVER_RELIEVED,
    RELIEF_2020,
    RELIEF_2021,
    RELIEF_2023,
    SWEDEN_2021,
    SWEDEN_2023,
    UNDER_FLAT_DUTY,
    WITHIN_CUSTOMS_TERRITORY,
)
from xborder.countries.eu.sources import (
    AGREEMENTS,
    CUSTOMS_CODE,
    DEEMED_SUPPLIER,
    DISTANCE_SALES,
    FINNISH_SMALL,
    FLAT_DUTY,
    FLAT_DUTY_ACT,
    FLAT_DUTY_END,
    FRENCH_FEE,
    GERMAN_SMALL,
    HANDLING,
    HANDLING_FEE,
    IMPORT_BASE,
    IOSS,
    IRISH_RELIEF,
    ITALIAN_FEE,
    NON_COMMERCIAL,
    OLD_DISTANCE_SALES,
    RELIEFS,
    ROMANIAN_TAX,
    SINGLE_MARKET_VAT,
    SPECIAL,
)
from xborder.policy.vocabulary import *

_TARIFF = ByGoods("tariff")
_VAT = ByGoods("vat")
_FROM_OUTSIDE = Not(WITHIN_CUSTOMS_TERRITORY)
_DUTIABLE = All(_FROM_OUTSIDE, Not(FREE_BY_AGREEMENT))
_BELOW_150 = AtMost(value="intrinsic", limit=Money("150 EUR"), inclusive=False)
_IMPORT_VAT_BASE = ("import_value", "duty", "gift_duty", "flat_duty", "handling_fee")

ITEM = ("hs6", "item.origin", "description")
"""Goods of one classification, description and, where it is given, origin: Delegated Regulation
(EU) 2015/2446, Art. 1(61)."""

DUTY = (
    Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=_TARIFF,
        base="customs_value",
        when=All(_DUTIABLE, AnyOf(Not(RELIEF_2020), NEVER_RELIEVED)),
    )
    .by(RELIEFS, end=SWEDEN_2021)
    .then(
        RELIEFS,
        end=SWEDEN_2023,
        when=All(_DUTIABLE, AnyOf(Not(RELIEF_2021), NEVER_RELIEVED)),
    )
    .then(RELIEFS, end=FLAT_DUTY, when=All(_DUTIABLE, AnyOf(Not(RELIEF_2023), NEVER_RELIEVED)))
    .then(FLAT_DUTY_ACT, end=FLAT_DUTY_END, when=All(_DUTIABLE, Not(UNDER_FLAT_DUTY)))
    .then(
        CUSTOMS_CODE,
        note="Unless the EUR 3 is extended, to be assessed by 2027-12-01.",
        when=_DUTIABLE,
    )
)

AGREED_DUTY = Charge(
    id="duty_by_agreement",
    kind=ChargeKind.DUTY,
    title="Customs duty, free by agreement",
    amount=FREE,
    base="customs_value",
    when=All(_FROM_OUTSIDE, FREE_BY_AGREEMENT, Not(UNDER_FLAT_DUTY)),
).by(AGREEMENTS)

_OR_TARIFF = (
    "The importer may ask for the tariff's rate instead; goods free by the tariff stay free."
)
GIFT_DUTY = (
    Charge(
        id="gift_duty",
        kind=ChargeKind.DUTY,
        title="Customs duty at the standard rate of 2.5%",
        amount=NoMoreThan(_TARIFF, Percent("0.025")),
        base="customs_value",
        when=All(_DUTIABLE, Not(RELIEF_2020)),
    )
    .by(NON_COMMERCIAL, end=SWEDEN_2021, note=_OR_TARIFF)
    .then(NON_COMMERCIAL, end=SWEDEN_2023, note=_OR_TARIFF, when=All(_DUTIABLE, Not(RELIEF_2021)))
    .then(NON_COMMERCIAL, end=FLAT_DUTY, note=_OR_TARIFF, when=All(_DUTIABLE, Not(RELIEF_2023)))
    .then(NON_COMMERCIAL, note=_OR_TARIFF, when=_DUTIABLE)
)

FLAT = Charge(
    id="flat_duty",
    kind=ChargeKind.DUTY,
    title="EUR 3 customs duty on low-value parcels",
    amount=Flat(Money("3 EUR"), ITEM),
    base="intrinsic",
    when=All(_FROM_OUTSIDE, UNDER_FLAT_DUTY),
    refundable=False,
).by(
    FLAT_DUTY_ACT,
    start=FLAT_DUTY,
    end=FLAT_DUTY_END,
    note="Once for each item: classification at six digits under data sets H6 and H7, ten in a full declaration (H1), and description, and origin where given. The declarant owes it, under IOSS too; some operators collect it from the addressee.",
)

HANDLING_FEES = Charge(
    id="handling_fee",
    kind=ChargeKind.FEE,
    title="Union handling fee",
    amount=Flat(Money("2 EUR"), ITEM),
    base="intrinsic",
    when=All(_FROM_OUTSIDE, DISTANCE_SALE),
    refundable=False,
).by(
    HANDLING,
    start=HANDLING_FEE,
    status=Status.SCHEDULED,
    note="EUR 2 an item, distance sales of any value, adopted 2026-09-21; that it was collected from 2026-11-01 was not seen. EUR 0.50 for goods from a customs warehouse for distance sales is not modelled. That it enters the base of import VAT is inferred from Art. 86.",
)

IOSS_VAT = Charge(
    id="ioss_vat",
    dated_by="order",
    kind=ChargeKind.VAT,
    title="VAT at checkout under IOSS",
    amount=_VAT,
    base="sale_value",
    collector=Collector.SELLER,
    moment=Moment.CHECKOUT,
    refundable=True,
).by(IOSS, start=SINGLE_MARKET_VAT)

MARKETPLACE_VAT = Charge(
    id="marketplace_vat",
    dated_by="order",
    kind=ChargeKind.VAT,
    title="VAT collected by the marketplace",
    amount=_VAT,
    base="marketplace_value",
    collector=Collector.MARKETPLACE,
    moment=Moment.CHECKOUT,
    refundable=True,
).by(DEEMED_SUPPLIER, start=SINGLE_MARKET_VAT)

ARRANGEMENT_VAT = Charge(
    id="arrangement_vat",
    kind=ChargeKind.VAT,
    title="Import VAT collected by the carrier",
    amount=_VAT,
    base=_IMPORT_VAT_BASE,
    collector=Collector.CARRIER,
    moment=Moment.DELIVERY,
).by(
    SPECIAL,
    start=SINGLE_MARKET_VAT,
    end=FLAT_DUTY_END,
    note="A member may apply its standard rate only (Art. 369z); the goods' own rate is taken here.",
)

IMPORT_VAT = Charge(
    id="import_vat", kind=ChargeKind.VAT, title="Import VAT", amount=_VAT, base=_IMPORT_VAT_BASE
).by(IMPORT_BASE)

UNION_VAT = (
    Charge(
        id="union_vat",
        dated_by="order",
        kind=ChargeKind.VAT,
        title="VAT on a sale within the Union",
        amount=_VAT,
        base="sale_value",
        when=Not(GIFT),
        collector=Collector.SELLER,
        moment=Moment.CHECKOUT,
        refundable=True,
    )
    .by(OLD_DISTANCE_SALES, end=SINGLE_MARKET_VAT)
    .then(
        DISTANCE_SALES,
        note="A marketplace collects it for a seller established outside the Union (Art. 14a(2)).",
    )
)

FRENCH_TAX = (
    Charge(
        id="fr_parcel_tax",
        kind=ChargeKind.FEE,
        title="French small-parcel tax",
        amount=Flat(Money("2 EUR"), ("hs6",)),
        base="intrinsic",
        when=All(_FROM_OUTSIDE, Is("destination", "FR", "MC", "GP", "MQ", "RE"), _BELOW_150),
    )
    .by(
        FRENCH_FEE,
        start=day(2026, 3, 1),
        end=FLAT_DUTY,
        note="Owed by whoever owes import VAT; it may not be shown to the consumer as a charge. Whether it entered the base of that VAT was not established: it does not here.",
    )
    .then(
        FRENCH_FEE,
        end=day(2027, 1, 1),
        status=Status.SUSPENDED,
        note="Suspended when the EUR 3 started; ends on 2026-12-31 at the latest.",
    )
)

ITALIAN_FEES = (
    Charge(
        id="it_parcel_fee",
        kind=ChargeKind.FEE,
        title="Italian small-parcel fee",
        amount=Flat(Money("2 EUR")),
        base="intrinsic",
        when=All(_FROM_OUTSIDE, Is("destination", "IT"), LOW_VALUE),
    )
    .by(
        ITALIAN_FEE,
        start=day(2026, 1, 1),
        end=day(2026, 3, 12),
        status=Status.UNCLEAR,
        note="In the law from 2026-01-01, payment of January and February deferred, then the whole fee postponed.",
    )
    .then(
        ITALIAN_FEE,
        status=Status.SUSPENDED,
        note="Postponed to 2026-07-01, then to 2026-10-01; that it started then was not seen. Never to be added to the Union handling fee without a look at the law.",
    )
)

ROMANIAN_TAXES = (
    Charge(
        id="ro_logistics_tax",
        kind=ChargeKind.FEE,
        title="Romanian logistics tax",
        amount=Flat(Money("25 RON")),
        base="intrinsic",
        when=All(_FROM_OUTSIDE, Is("destination", "RO"), DISTANCE_SALE, _BELOW_150),
        collector=Collector.CARRIER,
        moment=Moment.DELIVERY,
        refundable=False,
    )
    .by(ROMANIAN_TAX, start=day(2026, 1, 1), end=FLAT_DUTY)
    .then(
        ROMANIAN_TAX,
        status=Status.UNCLEAR,
        note="No repeal was found; the press says it is owed on top of the EUR 3.",
    )
)

GERMAN_WAIVER = Waiver(
    id="de_small_amounts",
    title="German customs does not collect less than EUR 1",
    charges="duty gift_duty flat_duty import_vat arrangement_vat",
    limit=Money("1 EUR"),
    inclusive=False,
    when=Is("destination", "DE"),
).by(GERMAN_SMALL)

IRISH_WAIVER = Waiver(
    id="ie_small_vat",
    title="Irish Revenue did not collect VAT of EUR 6 or less",
    charges="import_vat",
    limit=Money("6 EUR"),
    when=Is("destination", "IE"),
).by(
    IRISH_RELIEF,
    end=SINGLE_MARKET_VAT,
    evidence="official",
    note="Since 2021-07-01 VAT is collected whatever the amount.",
)

FINNISH_WAIVER = Waiver(
    id="fi_small_vat",
    title="Finnish Customs did not collect VAT below EUR 5",
    charges="import_vat",
    limit=Money("5 EUR"),
    inclusive=False,
    when=Is("destination", "FI"),
).by(FINNISH_SMALL, end=SINGLE_MARKET_VAT)

STEPS = (
    DUTY,
    AGREED_DUTY,
    GIFT_DUTY,
    FLAT,
    HANDLING_FEES,
    IOSS_VAT,
    MARKETPLACE_VAT,
    ARRANGEMENT_VAT,
    IMPORT_VAT,
    UNION_VAT,
    FRENCH_TAX,
    ITALIAN_FEES,
    ROMANIAN_TAXES,
    GERMAN_WAIVER,
    IRISH_WAIVER,
    FINNISH_WAIVER,
)

BEFORE_VAT = ("duty", "duty_by_agreement", "flat_duty", "handling_fee")
NATIONAL = ("fr_parcel_tax", "it_parcel_fee", "ro_logistics_tax")
WAIVERS = ("de_small_amounts", "ie_small_vat", "fi_small_vat")
"""Steps that several regimes share, in the order they are taken."""
