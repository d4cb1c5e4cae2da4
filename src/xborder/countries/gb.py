"""Great Britain: England, Scotland and Wales. Northern Ireland has rules of its own, under XI.

Since 2021 a consignment of up to GBP 135 bears no customs duty, and its VAT is not taken at the
border: the seller, or the marketplace that makes the sale, charges UK VAT at the checkout; a
business that gives its VAT number accounts for it itself. Above GBP 135, and for excise goods at
any value, customs duty and import VAT are due at import. The test is the intrinsic value: the
price of the goods alone. Gifts between private persons are free up to GBP 39, free of duty up to
GBP 135, and pay at most 2.5 % duty below GBP 630.

Until the end of 2020, the transition period, the customs rules and the tariff of the European
Union applied. A consignment from outside the Union was free of duty and VAT up to GBP 15, free of
duty up to GBP 135, and its import VAT was taken at the border; alcohol, tobacco and perfume had
neither relief, and mail order from Jersey and Guernsey bore VAT at any value. What a seller in a
member state sent was no import: it charged UK VAT once its sales to the United Kingdom passed
GBP 70,000 a year. Gifts were treated as they are today.

Not computed: excise duty, preferences other than the one of the European Union, trade remedies
and quotas, goods sold from stock within the United Kingdom, and the part of the gift relief that
takes out whole items (see the limits).

Official:
    https://www.gov.uk/guidance/vat-and-overseas-goods-sold-directly-to-customers-in-the-uk
    https://www.gov.uk/guidance/delivery-costs-to-include-in-the-customs-value
    https://www.gov.uk/goods-sent-from-abroad
    https://www.legislation.gov.uk/uksi/1984/746

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="GB", on=dt.date(2026, 11, 21), prices="net",
    ...     items=[Item(hs_code="610910", origin="CN", quantity=1, unit_price="100.00 GBP")],
    ...     shipping="10.00 GBP", buyer=Buyer(kind="consumer"),
    ... )
    >>> print(quote(parcel).total)  # 110.00 and 20 % of it, charged by the seller
    132.00 GBP
    >>> print(quote(parcel.replace(on=dt.date(2020, 12, 31))).total)  # the same, at the border
    132.00 GBP
"""

import datetime as dt
from typing import Final

from attrs import evolve

from xborder.money import Money, Rounding
from xborder.policy.amount import FREE, ByGoods, NoMoreThan, Percent
from xborder.policy.charge import Charge, ChargeKind, Moment, Waiver
from xborder.policy.condition import (
    ALWAYS,
    All,
    AtMost,
    EveryLine,
    HsIn,
    Is,
    Named,
    Not,
    Of,
    Reads,
    SomeLine,
    Stated,
    registered,
)
from xborder.policy.country import CountryPolicy, Limit, Reading, Step
from xborder.policy.goods_table import ALL_GOODS, GoodsRule, GoodsTable, Scope
from xborder.policy.scheme import Scheme
from xborder.policy.value import Value
from xborder.source import Evidence, Source, Status
from xborder.tariff.builtin_gb import TARIFF
from xborder.timeline import Dated, Timeline
from xborder.trade import Collector

OPENS: Final = dt.date(2020, 1, 1)
TRANSITION_ENDS: Final = dt.date(2021, 1, 1)
"""The first day without the European Union's customs and VAT rules."""
_ZERO_RATED_PPE: Final = (dt.date(2020, 5, 1), dt.date(2020, 11, 1))
_CHECKED: Final = dt.date(2026, 11, 21)
_RELIEF_MAY_END: Final = dt.date(2028, 10, 1)

_DIRECT: Final = Source(
    title="HMRC: VAT and overseas goods sold directly to customers in the UK",
    url="https://www.gov.uk/guidance/vat-and-overseas-goods-sold-directly-to-customers-in-the-uk",
)
_BY_MARKETPLACE: Final = Source(
    title="HMRC: VAT and overseas goods sold to customers in the UK using online marketplaces",
    url="https://www.gov.uk/guidance/vat-and-overseas-goods-sold-to-customers-in-the-uk-using-online-marketplaces",
)
_POST: Final = Source(
    title="nibusinessinfo.co.uk: Calculating customs charges when importing by post",
    url="https://www.nibusinessinfo.co.uk/content/calculating-customs-charges-when-importing-post",
)
_POST_CHARGES: Final = Source(
    title="nibusinessinfo.co.uk: Pay outstanding charges on goods imported by post",
    url="https://www.nibusinessinfo.co.uk/content/pay-outstanding-charges-goods-imported-post",
)
_DELIVERY: Final = Source(
    title="HMRC: Delivery costs to include in the customs value",
    url="https://www.gov.uk/guidance/delivery-costs-to-include-in-the-customs-value",
)
_VALUE_FOR_VAT: Final = Source(
    title="Value Added Tax Act 1994",
    url="https://www.legislation.gov.uk/ukpga/1994/23/section/21",
    article="s. 21",
)
_RATES: Final = Source(
    title="HMRC: VAT rates on different goods and services",
    url="https://www.gov.uk/guidance/rates-of-vat-on-different-goods-and-services",
)
_CHILDREN: Final = Source(
    title="HMRC: VAT Notice 714, Zero rating young children's clothing and footwear",
    url="https://www.gov.uk/guidance/young-childrens-clothing-and-footwear-and-vat-notice-714",
)
_FOOD: Final = Source(
    title="HMRC: VAT Notice 701/14, Food products",
    url="https://www.gov.uk/guidance/food-products-and-vat-notice-70114",
)
_POSTPONED: Final = Source(
    title="HMRC: Check when you can account for import VAT on your VAT Return",
    url="https://www.gov.uk/guidance/check-when-you-can-account-for-import-vat-on-your-vat-return",
)
_TRADE_AGREEMENT: Final = Source(
    title="Trade and Cooperation Agreement between the European Union and the United Kingdom",
    url="https://eur-lex.europa.eu/eli/agree_internation/2021/689(1)/oj",
    article="Art. 21",
)
_RECORDS: Final = Source(
    title="HMRC: VAT Traders' Records Manual",
    url="https://www.gov.uk/hmrc-internal-manuals/vat-trader-records/vatrec12010",
    article="VATREC12010",
)
_NOTICE_143: Final = Source(
    title="HMRC: Notice 143, A guide for international post users",
    url="https://www.gov.uk/government/publications/notice-143-a-guide-for-international-post-users",
    article="2.4, 2.7",
)
_REFORM: Final = Source(
    title="HM Treasury: Reforming customs rules for low value imports, 13 July 2026",
    url="https://www.gov.uk/government/publications/reforming-customs-rules-for-low-value-imports",
)

_ABROAD_UNTIL_2020: Final = Source(
    title="GOV.UK: Tax and customs for goods sent from abroad, tax and duty, as it stood before 2021",
    url="https://www.gov.uk/goods-sent-from-abroad/tax-and-duty",
)
_POST_UNTIL_2020: Final = Source(
    title="HMRC: Notice 143, A guide for international post users, as it stood before 2021",
    url="https://www.gov.uk/government/publications/notice-143-a-guide-for-international-post-users",
    article="2.3",
)
_CUSTOMS_CODE: Final = Source(
    title="Regulation (EU) No 952/2013 (Union Customs Code)",
    url="https://eur-lex.europa.eu/eli/reg/2013/952/oj",
    article="Art. 4, 70, 71",
)
_PREFERENCES: Final = Source(
    title="Regulation (EU) No 952/2013 (Union Customs Code)",
    url="https://eur-lex.europa.eu/eli/reg/2013/952/oj",
    article="Art. 56, 64",
)
_CONSIDERATION: Final = Source(
    title="Value Added Tax Act 1994",
    url="https://www.legislation.gov.uk/ukpga/1994/23/section/19",
    article="s. 19",
)
_DISTANCE_SALES: Final = Source(
    title="HMRC: VAT Registration Manual, distance selling from other member states",
    url="https://www.gov.uk/hmrc-internal-manuals/vat-registration-manual/vatreg41050",
    article="VATREG41050",
)
_DISTANCE_THRESHOLD: Final = Source(
    title="HMRC: Overseas business selling goods in the UK, in a copy of 2020",
    url="http://brexitlegalguide.co.uk/overseas-business-selling-goods-in-the-uk/",
)
_MAIL_ORDER: Final = Source(
    title="Value Added Tax (Imported Goods) Relief (Amendment) Order 2014",
    url="https://www.legislation.gov.uk/uksi/2014/2364/made",
    article="art. 2; S.I. 1984/746, Sch. 2, Group 8, item 8",
)
_EBOOKS: Final = Source(
    title="HMRC: Revenue and Customs Brief 3 (2020), VAT liability of supplies of electronic publications",
    url="https://www.gov.uk/government/publications/revenue-and-customs-brief-3-2020-vat-liability-of-supplies-of-electronic-publications",
)
_SANITARY: Final = Source(
    title="HMRC: VAT Notice 701/18, Women's sanitary products",
    url="https://www.gov.uk/government/publications/revenue-and-customs-brief-1-2021-introduction-of-the-zero-rate-of-vat-for-womens-sanitary-products",
    article="1.3, 2.1",
)
_PPE: Final = Source(
    title="BKL: Temporary zero rating of personal protective equipment",
    url="https://bkl.co.uk/insights/coronavirus-and-vat-relief-temporary-zero-rating-of-ppe/",
)

EU_MEMBERS: Final = tuple(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905 - 27 codes read better as words
)
"""Whose goods are free of duty where their origin is claimed."""

EXCISE: Final = Is("item.excise", "alcohol", "tobacco", "energy")
_NO_EXCISE: Final = EveryLine(Not(EXCISE))
_VAT_REGISTERED: Final = All(Is("buyer.kind", "business"), Is("buyer.tax_number", "yes"))
_WITHIN_135: Final = AtMost(value="intrinsic", limit=Money("135 GBP"))
_WITHIN_39: Final = AtMost(value="intrinsic", limit=Money("39 GBP"))
BORDER: Final = Not(All(_WITHIN_135, _NO_EXCISE))
"""Taxed at the border: above GBP 135, or with excise goods."""
_GIFT: Final = Is("gift", "yes")
_NO_GIFT: Final = Is("gift", "no")
CLAIMED: Final = Stated(Is("item.preference", "yes"))
_EU_ORIGIN: Final = Is("item.origin", *EU_MEMBERS)
_PREFERENCE: Final = All(CLAIMED, _EU_ORIGIN)
_DUTIABLE: Final = Not(_PREFERENCE)
_WITHIN_15: Final = AtMost(value="intrinsic", limit=Money("15 GBP"))
_RELIEVABLE: Final = EveryLine(Not(Is("item.excise", "alcohol", "tobacco", "perfume", "energy")))
_FREE_OF_DUTY: Final = All(_WITHIN_135, _RELIEVABLE)
"""The relief until the end of 2020, which left perfume out."""
_FROM_UNION: Final = Named(
    Is("ship_from", *EU_MEMBERS, "MC"), "the goods are sent from within the European Union"
)
_FROM_CHANNEL_ISLANDS: Final = Is("ship_from", "JE", "GG")

POSTAL_FREIGHT: Final = Dated(
    value=Value(
        id="postal_freight",
        title="Postage from the border to the delivery address",
        plus=("freight_after_border",),
        when=All(BORDER, Is("transport", "post")),
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=_DELIVERY,
    checked_on=_CHECKED,
    note="Goods sent by post are valued at the address for delivery, so all postage counts.",
)
INTRINSIC: Final = Dated(
    value=Value(
        id="intrinsic",
        title="Intrinsic value",
        plus=("goods",),
        minus=("seller_discount",),
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=_DIRECT,
    checked_on=_CHECKED,
    note="The price of the goods without transport and insurance, unless they are not shown "
    "apart, and without other identifiable taxes and charges. A discount that a platform pays "
    "for does not lower the price the goods are sold for.",
)
SUPPLY_VALUE: Final = Dated(
    value=Value(
        id="supply_value",
        title="Price charged, delivery included",
        plus=("goods", "freight", "insurance", "taxable_fees"),
        minus=("seller_discount",),
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=_DIRECT,
    checked_on=_CHECKED,
    note="UK supply VAT is on what the customer is charged, with delivery, as for a sale in the "
    "country; an answer in HMRC's customer forum says so for these consignments.",
)
CUSTOMS_VALUE: Final = Dated(
    value=Value(
        id="customs_value",
        title="Customs value",
        plus=("goods", "freight_before_border", "postal_freight", "insurance", "taxable_fees"),
        minus=("seller_discount",),
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=_DELIVERY,
    checked_on=_CHECKED,
    note="Delivery to the place of introduction: the port for sea, the crossing of the border "
    "for air, the first customs office for road and rail. Freight that is not split counts whole.",
)
IMPORT_VAT_VALUE: Final = Dated(
    value=Value(
        id="import_vat_value",
        title="Value for import VAT, before duty",
        plus=("goods", "freight", "insurance", "taxable_fees"),
        minus=("seller_discount",),
    ),
    evidence=Evidence.OFFICIAL,
    source=_VALUE_FOR_VAT,
    checked_on=_CHECKED,
    note="Incidental expenses count up to the first destination, and to a further one that is "
    "known: for a parcel, to the buyer's door.",
)
_GIFT_VALUE: Final = Dated(
    value=Value(
        id="gift_value",
        title="Customs value of a gift, without postage",
        plus=("goods", "courier_freight", "insurance", "taxable_fees"),
        minus=("seller_discount",),
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=_POST_CHARGES,
    checked_on=_CHECKED,
    note="Postage is left out of the duty on gifts, except with the Express Mail Service, which "
    "is not told apart here.",
)
_COURIER_FREIGHT: Final = Dated(
    value=Value(
        id="courier_freight",
        title="Freight to the border, other than postage",
        plus=("freight_before_border",),
        when=All(_GIFT, Not(_WITHIN_135), Not(Is("transport", "post"))),
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=_POST_CHARGES,
    checked_on=_CHECKED,
)

_INTRINSIC_UNTIL_2020: Final = evolve(
    INTRINSIC,
    start=None,
    end=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=_POST_UNTIL_2020,
    note="The price paid for the goods, without postage, packing and insurance. HMRC's text, "
    "read in quotations of it.",
)
_SUPPLY_VALUE_UNTIL_2020: Final = evolve(
    SUPPLY_VALUE,
    start=None,
    end=TRANSITION_ENDS,
    source=_CONSIDERATION,
    note="The consideration for a sale that is treated as made in the United Kingdom.",
)
_POSTAL_FREIGHT_UNTIL_2020: Final = evolve(
    POSTAL_FREIGHT,
    value=evolve(POSTAL_FREIGHT.value, when=All(Not(_FREE_OF_DUTY), Is("transport", "post"))),
    start=None,
    end=TRANSITION_ENDS,
    source=_ABROAD_UNTIL_2020,
    note="The value for duty included postage, packaging and insurance.",
)
_CUSTOMS_VALUE_UNTIL_2020: Final = evolve(
    CUSTOMS_VALUE,
    start=None,
    end=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=_CUSTOMS_CODE,
    note="Freight and insurance to the border of the European Union's customs territory, of "
    "which the United Kingdom was a part. Freight that is not split counts whole.",
)
_COURIER_FREIGHT_UNTIL_2020: Final = evolve(
    _COURIER_FREIGHT,
    value=evolve(
        _COURIER_FREIGHT.value,
        when=All(_GIFT, Not(_FREE_OF_DUTY), Not(Is("transport", "post"))),
    ),
    start=None,
    end=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
)
_GIFT_VALUE_UNTIL_2020: Final = evolve(
    _GIFT_VALUE,
    start=None,
    end=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    note="Taken to be as it is since 2021; of the older text only a reader's summary was seen.",
)

VALUES: Final[tuple[Timeline[Value], ...]] = (
    Timeline([_INTRINSIC_UNTIL_2020, INTRINSIC], name="intrinsic"),
    Timeline([_SUPPLY_VALUE_UNTIL_2020, SUPPLY_VALUE], name="supply_value"),
    Timeline([_POSTAL_FREIGHT_UNTIL_2020, POSTAL_FREIGHT], name="postal_freight"),
    Timeline([_CUSTOMS_VALUE_UNTIL_2020, CUSTOMS_VALUE], name="customs_value"),
    Timeline([IMPORT_VAT_VALUE], name="import_vat_value"),
    Timeline([_COURIER_FREIGHT_UNTIL_2020, _COURIER_FREIGHT], name="courier_freight"),
    Timeline([_GIFT_VALUE_UNTIL_2020, _GIFT_VALUE], name="gift_value"),
)

_DOWN_TO_PENNY: Final = Rounding.of("0.01 GBP", mode="down", stage="declaration")
_TO_NEAREST: Final = Reads("gb.vat_rounding", "nearest_penny")
_ROUNDED_DOWN: Final = Reads("gb.vat_rounding", "down_on_invoice")

SUPPLY_VAT: Final = Dated(
    value=Charge(
        id="supply_vat",
        kind=ChargeKind.VAT,
        title="UK VAT charged by the seller",
        amount=ByGoods("vat"),
        base=("supply_value",),
        when=_TO_NEAREST,
        collector=Collector.SELLER,
        moment=Moment.CHECKOUT,
        refundable=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=_DIRECT,
    checked_on=_CHECKED,
)
_SUPPLY_VAT_UNTIL_2020: Final = evolve(
    SUPPLY_VAT, start=None, end=TRANSITION_ENDS, source=_DISTANCE_SALES
)
_DUTY: Final = Dated(
    value=Charge(
        id="duty",
        kind=ChargeKind.DUTY,
        title="Customs duty",
        amount=ByGoods("tariff"),
        base=("customs_value",),
        when=_DUTIABLE,
        refundable=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=_POST_CHARGES,
    checked_on=_CHECKED,
    note="Goods that originate in the European Union are free where a preference is "
    "claimed: Trade and Cooperation Agreement, Art. 21.",
)
_DUTY_UNTIL_2020: Final = evolve(
    _DUTY,
    value=evolve(_DUTY.value, when=ALWAYS),
    start=None,
    end=TRANSITION_ENDS,
    source=_ABROAD_UNTIL_2020,
    note="By the Common Customs Tariff.",
)
_GIFT_DUTY: Final = Dated(
    value=Charge(
        id="gift_duty",
        kind=ChargeKind.DUTY,
        title="Customs duty on a gift",
        amount=ByGoods("tariff"),
        base=("gift_value",),
        when=_DUTIABLE,
        refundable=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=_POST_CHARGES,
    checked_on=_CHECKED,
)
_GIFT_DUTY_UNTIL_2020: Final = evolve(
    _GIFT_DUTY,
    value=evolve(_GIFT_DUTY.value, when=ALWAYS),
    start=None,
    end=TRANSITION_ENDS,
    source=_ABROAD_UNTIL_2020,
)
_GIFT_FLAT_DUTY: Final = Dated(
    value=Charge(
        id="gift_flat_duty",
        kind=ChargeKind.DUTY,
        title="Customs duty on a gift, at most 2.5%",
        amount=NoMoreThan(ByGoods("tariff"), Percent("0.025")),
        base=("gift_value",),
        when=_DUTIABLE,
        refundable=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=_POST_CHARGES,
    checked_on=_CHECKED,
    note="A flat 2.5% below GBP 630, only where it is to the recipient's advantage; "
    "taken line by line.",
)
_GIFT_FLAT_DUTY_UNTIL_2020: Final = evolve(
    _GIFT_FLAT_DUTY,
    value=evolve(_GIFT_FLAT_DUTY.value, when=ALWAYS),
    start=None,
    end=TRANSITION_ENDS,
    source=_ABROAD_UNTIL_2020,
)
_SMALL_DUTY: Final = Dated(
    value=Waiver(
        id="small_duty",
        title="Customs duty below GBP 9 not collected",
        charges=("duty", "gift_duty", "gift_flat_duty"),
        limit=Money("9 GBP"),
        inclusive=False,
        when=Reads("gb.small_duty", "waived_below_9"),
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=_NOTICE_143,
    checked_on=_CHECKED,
    note="Seen only in HMRC's text from before 2021.",
)
_SMALL_DUTY_UNTIL_2020: Final = evolve(
    _SMALL_DUTY,
    value=evolve(_SMALL_DUTY.value, when=ALWAYS),
    start=None,
    end=TRANSITION_ENDS,
    source=_POST_UNTIL_2020,
    note="HMRC's text, read in quotations of it; some of them say GBP 9 or less.",
)
STEPS: Final[tuple[Timeline[Step], ...]] = (
    Timeline([_SUPPLY_VAT_UNTIL_2020, SUPPLY_VAT], name="supply_vat"),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="supply_vat_rounded_down",
                    kind=ChargeKind.VAT,
                    title="UK VAT charged by the seller",
                    amount=ByGoods("vat"),
                    base=("supply_value",),
                    when=_ROUNDED_DOWN,
                    due=_DOWN_TO_PENNY,
                    collector=Collector.SELLER,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=_RECORDS,
                checked_on=_CHECKED,
                note="The total VAT of an invoice may be rounded down to a whole penny; retailers "
                "must not.",
            )
        ],
        name="supply_vat_rounded_down",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="marketplace_vat",
                    kind=ChargeKind.VAT,
                    title="UK VAT charged by the marketplace",
                    amount=ByGoods("vat"),
                    base=("supply_value",),
                    collector=Collector.MARKETPLACE,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_BY_MARKETPLACE,
                checked_on=_CHECKED,
            )
        ],
        name="marketplace_vat",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="reverse_charge_vat",
                    kind=ChargeKind.VAT,
                    title="UK VAT that the business buyer accounts for",
                    amount=ByGoods("vat"),
                    base=("supply_value",),
                    collector=Collector.BUYER,
                    moment=Moment.RETURN,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=_DIRECT,
                checked_on=_CHECKED,
            )
        ],
        name="reverse_charge_vat",
    ),
    Timeline([_DUTY_UNTIL_2020, _DUTY], name="duty"),
    Timeline([_GIFT_DUTY_UNTIL_2020, _GIFT_DUTY], name="gift_duty"),
    Timeline([_GIFT_FLAT_DUTY_UNTIL_2020, _GIFT_FLAT_DUTY], name="gift_flat_duty"),
    Timeline([_SMALL_DUTY_UNTIL_2020, _SMALL_DUTY], name="small_duty"),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="import_vat",
                    kind=ChargeKind.VAT,
                    title="Import VAT",
                    amount=ByGoods("vat"),
                    base=("import_vat_value", "duty", "gift_duty", "gift_flat_duty"),
                    refundable=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=_VALUE_FOR_VAT,
                checked_on=_CHECKED,
            )
        ],
        name="import_vat",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="postponed_vat",
                    kind=ChargeKind.VAT,
                    title="Import VAT, accounted for in the buyer's return",
                    amount=ByGoods("vat"),
                    base=("import_vat_value", "duty"),
                    collector=Collector.BUYER,
                    moment=Moment.RETURN,
                ),
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=_POSTPONED,
                checked_on=_CHECKED,
            )
        ],
        name="postponed_vat",
    ),
)


_REFORM_NOTE: Final = (
    "The duty relief is to end by October 2028 at the latest; the day is set by regulations, "
    "and what takes its place was not seen."
)
_LOW_VALUE: Final = All(_WITHIN_135, _NO_EXCISE, _NO_GIFT)
_GIFT_RELIEF: Final = Scheme(
    id="gb.gift_relief",
    title="Gift up to GBP 39, free",
    when=All(_GIFT, _WITHIN_39, _NO_EXCISE),
    steps=(),
)
_GIFT_LOW_VALUE: Final = Scheme(
    id="gb.gift_low_value",
    title="Gift up to GBP 135, free of duty",
    when=All(_GIFT, _WITHIN_135, _NO_EXCISE),
    steps=("import_vat",),
)
_GIFT_FLAT_RATE: Final = Scheme(
    id="gb.gift_flat_rate",
    title="Gift below GBP 630, duty of at most 2.5%",
    when=All(_GIFT, _NO_EXCISE, AtMost(value="intrinsic", limit=Money("630 GBP"), inclusive=False)),
    steps=("gift_flat_duty", "small_duty", "import_vat"),
)
_GIFT_IMPORT: Final = Scheme(
    id="gb.gift_import",
    title="Import of a gift",
    when=_GIFT,
    steps=("gift_duty", "small_duty", "import_vat"),
)
_MARKETPLACE: Final = Scheme(
    id="gb.marketplace",
    title="Up to GBP 135, VAT charged by the marketplace",
    when=All(_LOW_VALUE, Is("channel", "marketplace"), Not(_VAT_REGISTERED)),
    steps=("marketplace_vat",),
)
_REVERSE_CHARGE: Final = Scheme(
    id="gb.reverse_charge",
    title="Up to GBP 135, VAT accounted for by the business buyer",
    when=All(_LOW_VALUE, _VAT_REGISTERED),
    steps=("reverse_charge_vat",),
)
_SUPPLY_VAT: Final = Scheme(
    id="gb.supply_vat",
    title="Up to GBP 135, VAT charged by the seller",
    when=_LOW_VALUE,
    steps=("supply_vat", "supply_vat_rounded_down"),
)
_POSTPONED_VAT: Final = Scheme(
    id="gb.postponed_vat",
    title="Import with postponed VAT accounting",
    when=All(_VAT_REGISTERED, _NO_GIFT),
    steps=("duty", "small_duty", "postponed_vat"),
    elective=True,
)
_IMPORT: Final = Scheme(
    id="gb.import",
    title="Import with duty and VAT",
    when=ALWAYS,
    steps=("duty", "small_duty", "import_vat"),
)
_GIFT_FROM_UNION: Final = Scheme(
    id="gb.gift_from_union",
    title="Gift from a member state, no import",
    when=All(_GIFT, _FROM_UNION),
    steps=(),
)
_FROM_UNION_SALE: Final = Scheme(
    id="gb.from_union",
    title="Sale from a member state, VAT charged by the seller",
    when=All(_FROM_UNION, _NO_GIFT),
    steps=("supply_vat", "supply_vat_rounded_down"),
)
_CHANNEL_ISLANDS: Final = Scheme(
    id="gb.channel_islands",
    title="From Jersey or Guernsey, free of duty, VAT at any value",
    when=_FROM_CHANNEL_ISLANDS,
    steps=("import_vat",),
)
_NEGLIGIBLE_VALUE: Final = Scheme(
    id="gb.negligible_value",
    title="Up to GBP 15, free of duty and VAT",
    when=All(_WITHIN_15, _RELIEVABLE, _NO_GIFT),
    steps=(),
)
_IMPORT_VAT_ONLY: Final = Scheme(
    id="gb.low_value",
    title="Up to GBP 135, free of duty, with import VAT",
    when=All(_FREE_OF_DUTY, _NO_GIFT),
    steps=("import_vat",),
)
SCHEMES: Final[tuple[Timeline[Scheme], ...]] = (
    Timeline(
        [
            Dated(
                value=_GIFT_FROM_UNION,
                end=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=_DISTANCE_SALES,
                checked_on=_CHECKED,
                note="A private person who sends goods within the Union makes no taxable supply.",
            ),
        ],
        name="gb.gift_from_union",
    ),
    Timeline(
        [
            Dated(
                value=_FROM_UNION_SALE,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_DISTANCE_SALES,
                checked_on=_CHECKED,
            ),
        ],
        name="gb.from_union",
    ),
    Timeline(
        [
            Dated(
                value=_GIFT_RELIEF,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_ABROAD_UNTIL_2020,
                checked_on=_CHECKED,
            ),
            Dated(
                value=_GIFT_RELIEF,
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_POST,
                checked_on=_CHECKED,
            ),
        ],
        name="gb.gift_relief",
    ),
    Timeline(
        [
            Dated(
                value=_CHANNEL_ISLANDS,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_MAIL_ORDER,
                checked_on=_CHECKED,
                note="Inside the Union's customs territory (Union Customs Code, Art. 4) and outside "
                "its VAT area.",
            ),
        ],
        name="gb.channel_islands",
    ),
    Timeline(
        [
            Dated(
                value=evolve(_GIFT_LOW_VALUE, when=All(_GIFT, _FREE_OF_DUTY)),
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_ABROAD_UNTIL_2020,
                checked_on=_CHECKED,
            ),
            Dated(
                value=_GIFT_LOW_VALUE,
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_POST,
                checked_on=_CHECKED,
            ),
        ],
        name="gb.gift_low_value",
    ),
    Timeline(
        [
            Dated(
                value=_GIFT_FLAT_RATE,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_ABROAD_UNTIL_2020,
                checked_on=_CHECKED,
            ),
            Dated(
                value=_GIFT_FLAT_RATE,
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_POST_CHARGES,
                checked_on=_CHECKED,
            ),
        ],
        name="gb.gift_flat_rate",
    ),
    Timeline(
        [
            Dated(
                value=_GIFT_IMPORT,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_ABROAD_UNTIL_2020,
                checked_on=_CHECKED,
            ),
            Dated(
                value=_GIFT_IMPORT,
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_POST_CHARGES,
                checked_on=_CHECKED,
            ),
        ],
        name="gb.gift_import",
    ),
    Timeline(
        [
            Dated(
                value=_NEGLIGIBLE_VALUE,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_ABROAD_UNTIL_2020,
                checked_on=_CHECKED,
                note="That the goods' value alone is tested: Notice 143, 2.3.",
            ),
        ],
        name="gb.negligible_value",
    ),
    Timeline(
        [
            Dated(
                value=_IMPORT_VAT_ONLY,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_ABROAD_UNTIL_2020,
                checked_on=_CHECKED,
                note="That perfume has no relief from duty: Notice 143, 2.3.",
            ),
        ],
        name="gb.low_value",
    ),
    Timeline(
        [
            Dated(
                value=_MARKETPLACE,
                start=TRANSITION_ENDS,
                end=_RELIEF_MAY_END,
                evidence=Evidence.OFFICIAL,
                source=_BY_MARKETPLACE,
                checked_on=_CHECKED,
            ),
            Dated(
                value=_MARKETPLACE,
                start=_RELIEF_MAY_END,
                status=Status.UNCLEAR,
                evidence=Evidence.SECONDARY,
                source=_REFORM,
                checked_on=_CHECKED,
                note=_REFORM_NOTE,
            ),
        ],
        name="gb.marketplace",
    ),
    Timeline(
        [
            Dated(
                value=_REVERSE_CHARGE,
                start=TRANSITION_ENDS,
                end=_RELIEF_MAY_END,
                evidence=Evidence.SECONDARY,
                source=_DIRECT,
                checked_on=_CHECKED,
            ),
            Dated(
                value=_REVERSE_CHARGE,
                start=_RELIEF_MAY_END,
                status=Status.UNCLEAR,
                evidence=Evidence.SECONDARY,
                source=_REFORM,
                checked_on=_CHECKED,
                note=_REFORM_NOTE,
            ),
        ],
        name="gb.reverse_charge",
    ),
    Timeline(
        [
            Dated(
                value=_SUPPLY_VAT,
                start=TRANSITION_ENDS,
                end=_RELIEF_MAY_END,
                evidence=Evidence.OFFICIAL,
                source=_DIRECT,
                checked_on=_CHECKED,
            ),
            Dated(
                value=_SUPPLY_VAT,
                start=_RELIEF_MAY_END,
                status=Status.UNCLEAR,
                evidence=Evidence.SECONDARY,
                source=_REFORM,
                checked_on=_CHECKED,
                note=_REFORM_NOTE,
            ),
        ],
        name="gb.supply_vat",
    ),
    Timeline(
        [
            Dated(
                value=_POSTPONED_VAT,
                start=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=_POSTPONED,
                checked_on=_CHECKED,
            ),
        ],
        name="gb.postponed_vat",
    ),
    Timeline(
        [
            Dated(
                value=_IMPORT,
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_ABROAD_UNTIL_2020,
                checked_on=_CHECKED,
            ),
            Dated(
                value=_IMPORT,
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_POST_CHARGES,
                checked_on=_CHECKED,
            ),
        ],
        name="gb.import",
    ),
)

WHOLE_ITEMS: Final = Dated(
    value=Limit(
        id="gb.gift_whole_items",
        when=All(
            _GIFT,
            Not(_WITHIN_39),
            SomeLine(
                AtMost(value="intrinsic", limit=Money("39 GBP"), of=Of.UNIT),
            ),
        ),
        reason="The relief for gifts takes out whole items up to GBP 39, "
        "which is not computed: the VAT due can be lower.",
        estimate=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=_NOTICE_143,
    checked_on=_CHECKED,
)
_WHOLE_ITEMS_UNTIL_2020: Final = evolve(
    WHOLE_ITEMS,
    value=evolve(WHOLE_ITEMS.value, when=All(WHOLE_ITEMS.value.when, Not(_FROM_UNION))),
    start=None,
    end=TRANSITION_ENDS,
)
GIFT_PERFUME: Final = Dated(
    value=Limit(
        id="gb.gift_perfume",
        when=All(_GIFT, _WITHIN_39, Is("item.excise", "perfume")),
        reason="A gift of perfume is free only up to 50 g of perfume "
        "or 0.25 l of toilet water, which is not checked.",
        estimate=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=_NOTICE_143,
    checked_on=_CHECKED,
)
_GIFT_PERFUME_UNTIL_2020: Final = evolve(
    GIFT_PERFUME,
    value=evolve(GIFT_PERFUME.value, when=All(GIFT_PERFUME.value.when, Not(_FROM_UNION))),
    start=None,
    end=TRANSITION_ENDS,
)
_OTHER_PREFERENCE: Final = Dated(
    value=Limit(
        id="gb.preference",
        when=All(BORDER, CLAIMED, Not(_EU_ORIGIN)),
        reason="A preference for this origin is not computed: the general duty is shown.",
        estimate=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=_TRADE_AGREEMENT,
    checked_on=_CHECKED,
)
_OTHER_PREFERENCE_UNTIL_2020: Final = evolve(
    _OTHER_PREFERENCE,
    value=evolve(
        _OTHER_PREFERENCE.value,
        when=All(CLAIMED, Not(_FREE_OF_DUTY), Not(_FROM_UNION), Not(_FROM_CHANNEL_ISLANDS)),
    ),
    start=None,
    end=TRANSITION_ENDS,
    source=_PREFERENCES,
)
_WORKS_OF_ART: Final = Dated(
    value=Limit(
        id="gb.works_of_art",
        when=All(BORDER, HsIn("97")),
        reason="Works of art, antiques and collectors' pieces can be imported "
        "at 5% VAT, which is not computed.",
        estimate=True,
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=_VALUE_FOR_VAT,
    checked_on=_CHECKED,
)
_WORKS_OF_ART_UNTIL_2020: Final = evolve(
    _WORKS_OF_ART,
    value=evolve(_WORKS_OF_ART.value, when=All(Not(_WITHIN_15), HsIn("97"), Not(_FROM_UNION))),
    start=None,
    end=TRANSITION_ENDS,
)
_IMPORT_VAT_ACCOUNTING: Final = Dated(
    value=Limit(
        id="gb.channel_islands",
        when=_FROM_CHANNEL_ISLANDS,
        reason="Goods from Jersey and Guernsey are under Import VAT Accounting, "
        "which is not computed.",
    ),
    start=TRANSITION_ENDS,
    evidence=Evidence.OFFICIAL,
    source=_DIRECT,
    checked_on=_CHECKED,
)
_FREE_CIRCULATION: Final = Dated(
    value=Limit(
        id="gb.channel_islands",
        when=All(_FROM_CHANNEL_ISLANDS, Not(All(_GIFT, _WITHIN_39))),
        reason="Goods from Jersey and Guernsey are taken to be in free circulation, "
        "so that no duty is due.",
        estimate=True,
    ),
    end=TRANSITION_ENDS,
    evidence=Evidence.SECONDARY,
    source=_CUSTOMS_CODE,
    checked_on=_CHECKED,
)

LIMITS: Final[tuple[Timeline[Limit], ...]] = (
    Timeline(
        [
            Dated(
                value=Limit(
                    id="gb.excise",
                    when=EXCISE,
                    reason="Excise duty on alcohol, tobacco and fuels is not computed.",
                ),
                evidence=Evidence.OFFICIAL,
                source=_POST_CHARGES,
                checked_on=_CHECKED,
            )
        ],
        name="gb.excise",
    ),
    Timeline([_WHOLE_ITEMS_UNTIL_2020, WHOLE_ITEMS], name="gb.gift_whole_items"),
    Timeline([_GIFT_PERFUME_UNTIL_2020, GIFT_PERFUME], name="gb.gift_perfume"),
    Timeline([_OTHER_PREFERENCE_UNTIL_2020, _OTHER_PREFERENCE], name="gb.preference"),
    Timeline([_WORKS_OF_ART_UNTIL_2020, _WORKS_OF_ART], name="gb.works_of_art"),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="gb.inside",
                    when=Is("ship_from", "GB", "XI", "IM"),
                    reason="Goods that are already in the United Kingdom "
                    "or the Isle of Man are not imported.",
                ),
                evidence=Evidence.OFFICIAL,
                source=_DIRECT,
                checked_on=_CHECKED,
            )
        ],
        name="gb.inside",
    ),
    Timeline([_FREE_CIRCULATION, _IMPORT_VAT_ACCOUNTING], name="gb.channel_islands"),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="gb.gift_postage",
                    when=All(
                        _GIFT,
                        Not(_FREE_OF_DUTY),
                        Not(_FROM_UNION),
                        Not(_FROM_CHANNEL_ISLANDS),
                    ),
                    reason="Postage is left out of the duty on gifts as it is since 2021; "
                    "the older rule was not read.",
                    estimate=True,
                ),
                end=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=_POST_CHARGES,
                checked_on=_CHECKED,
            )
        ],
        name="gb.gift_postage",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="gb.distance_threshold",
                    when=All(_FROM_UNION, _NO_GIFT, Not(Stated(registered("GB")))),
                    reason="Up to GBP 70,000 of sales a year to the United Kingdom a seller in a "
                    "member state charged the VAT of its own country.",
                    estimate=True,
                ),
                end=TRANSITION_ENDS,
                evidence=Evidence.SECONDARY,
                source=_DISTANCE_THRESHOLD,
                checked_on=_CHECKED,
            )
        ],
        name="gb.distance_threshold",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="gb.business_from_union",
                    when=All(_FROM_UNION, _VAT_REGISTERED, _NO_GIFT),
                    reason="Between businesses within the Union the buyer accounts for the VAT; "
                    "that is not computed here.",
                ),
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_DISTANCE_SALES,
                checked_on=_CHECKED,
            )
        ],
        name="gb.business_from_union",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="gb.protective_equipment",
                    when=HsIn("392620", "401511", "401519", "621010", "630790", "900490", "902000"),
                    reason="From May to October 2020 protective equipment against the coronavirus "
                    "was free of VAT, which is not computed.",
                    estimate=True,
                ),
                start=_ZERO_RATED_PPE[0],
                end=_ZERO_RATED_PPE[1],
                evidence=Evidence.SECONDARY,
                source=_PPE,
                checked_on=_CHECKED,
            )
        ],
        name="gb.protective_equipment",
    ),
)

VAT_ROUNDING: Final = Reading(
    id="gb.vat_rounding",
    question="How is the VAT that the seller charges rounded?",
    options={
        "nearest_penny": "To the nearest penny, as retailers must (HMRC, VATREC12010).",
        "down_on_invoice": "Down to a whole penny on the total of the invoice, "
        "as invoice traders may (HMRC, VATREC12010).",
    },
    default="nearest_penny",
)
_READINGS: Final = (
    VAT_ROUNDING,
    Reading(
        id="gb.small_duty",
        question="Is customs duty below GBP 9 collected since 2021?",
        options={
            "collected": "Yes: HMRC's guides since 2021 no longer mention a waiver.",
            "waived_below_9": "No: HMRC's Notice 143 before 2021.",
        },
        default="collected",
    ),
)

VAT: Final = GoodsTable(
    "vat",
    (
        GoodsRule(
            id="gb.vat.standard",
            scope=ALL_GOODS,
            title="Standard rate",
            amount=Dated(
                value=Percent("0.20"),
                evidence=Evidence.SECONDARY,
                source=_RATES,
                checked_on=_CHECKED,
                note="HMRC's overview of rates, read in copies of it.",
            ),
        ),
        GoodsRule(
            id="gb.vat.books",
            scope=Scope(
                hs=("4901", "4902", "4903", "4904", "4905"),
                except_hs=("490510",),
                categories=("books", "newspapers"),
            ),
            title="Books, newspapers, children's picture books, music and maps",
            amount=Dated(
                value=FREE,
                evidence=Evidence.SECONDARY,
                source=_RATES,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="gb.vat.ebooks",
            scope=Scope(categories="ebooks"),
            title="Electronic publications",
            amount=Dated(
                value=FREE,
                start=dt.date(2020, 5, 1),
                evidence=Evidence.OFFICIAL,
                source=_EBOOKS,
                checked_on=_CHECKED,
                note="Audiobooks stay at the standard rate.",
            ),
        ),
        GoodsRule(
            id="gb.vat.children",
            scope=Scope(hs=("6111", "6209"), categories="childrens_clothing"),
            title="Young children's clothing and footwear",
            amount=Dated(
                value=FREE,
                evidence=Evidence.SECONDARY,
                source=_CHILDREN,
                checked_on=_CHECKED,
                note="Designed for young children, only suitable for them, and not of fur. By "
                "its code only babies' clothing is known; other goods need the category.",
            ),
        ),
        GoodsRule(
            id="gb.vat.food",
            scope=Scope(
                hs=(
                    *("02", "03", "04", "07", "08", "09", "10", "11", "180610", "1902"),
                    *("2001", "2002", "2003", "2007", "2103", "2104"),
                ),
                categories="food",
            ),
            title="Food for people",
            amount=Dated(
                value=FREE,
                evidence=Evidence.SECONDARY,
                source=_FOOD,
                checked_on=_CHECKED,
                note="The codes that are food of the zero rate as a whole; where a heading holds "
                "both rates the category decides.",
            ),
        ),
        GoodsRule(
            id="gb.vat.confectionery",
            scope=Scope(hs=("1704", "1806", "2009", "2105", "2201", "2202")),
            title="Confectionery, ice cream and soft drinks",
            amount=Dated(
                value=Percent("0.20"),
                evidence=Evidence.SECONDARY,
                source=_FOOD,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="gb.vat.sanitary_reduced",
            scope=Scope(categories="feminine_hygiene"),
            title="Women's sanitary products",
            amount=Dated(
                value=Percent("0.05"),
                end=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_SANITARY,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="gb.vat.sanitary",
            scope=Scope(categories="feminine_hygiene"),
            title="Women's sanitary products",
            amount=Dated(
                value=FREE,
                start=TRANSITION_ENDS,
                evidence=Evidence.OFFICIAL,
                source=_SANITARY,
                checked_on=_CHECKED,
            ),
        ),
    ),
)

POLICY: Final = CountryPolicy(
    code="GB",
    currency="GBP",
    opens=OPENS,
    values=VALUES,
    steps=STEPS,
    schemes=SCHEMES,
    tables={"tariff": TARIFF, "vat": VAT},
    limits=LIMITS,
    readings=_READINGS,
    figures={
        "low_value_relief_ends": Timeline(
            [
                Dated(
                    value=dt.date(2028, 10, 31),
                    start=_RELIEF_MAY_END,
                    status=Status.ANNOUNCED,
                    evidence=Evidence.SECONDARY,
                    source=_REFORM,
                    checked_on=_CHECKED,
                    known_since=dt.date(2026, 7, 13),
                    note=_REFORM_NOTE,
                )
            ],
            name="low_value_relief_ends",
        ),
    },
)
