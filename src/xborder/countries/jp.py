"""Japan.

A consignment with a total customs value of up to JPY 10,000 is free of duty and consumption tax,
unless it holds goods that a designated list leaves out: knitted clothing, shoes, leather bags and
gloves, preparations of cereals, milk and meat. What a private person imports for own use is valued
at 60 % of its retail price abroad, until the end of March 2028.

Up to JPY 200,000 the simplified tariff applies: seven lines for all goods, with a like list of
exceptions; goods that the general tariff frees stay free. The importer may ask for the general tariff instead, for the whole consignment: elect
``jp.general_tariff``. Then follows consumption tax, a national 7.8 % (6.24 % on food) and a local
22/78 of that.

The arithmetic is customs' own: bases are cut to JPY 1,000 for each entry line, that is the lines
of one code, origin and treatment; each line's tax is cut to JPY 100 where a later base reads it,
while the declaration adds the uncut amounts and cuts their sum to JPY 100; local tax is on the cut
national tax of each line, cut to a yen, and added.

Not computed: liquor and tobacco tax, agreement rates, the general tariff outside a few goods that
customs itself lists.

Official:
    https://www.customs.go.jp/english/c-answer_e/imtsukan/1111_e.htm
    https://www.customs.go.jp/english/c-answer_e/imtsukan/1006_e.htm
    https://www.customs.go.jp/english/c-answer_e/imtsukan/1001_e.htm

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item
    >>> jeans = Item(hs_code="620342", origin="CN", quantity=1, unit_price="30000 JPY",
    ...              personal_use=True)
    >>> parcel = Consignment(
    ...     ship_from="CN", ship_to="JP", on=dt.date(2026, 11, 21), prices="net", items=[jeans],
    ...     shipping="0 JPY", buyer=Buyer(kind="consumer"),
    ... )
    >>> # 60 % is 18,000: duty 10 % = 1,800; 19,800, cut to 19,000, x 7.8 % = 1,482, cut to 1,400;
    >>> # local 1,400 x 22 / 78 = 394, cut to 300
    >>> print(quote(parcel).total)
    33500 JPY
"""

import datetime as dt
from typing import Final

from xborder.money import Money, Rounding
from xborder.policy.amount import FREE, ByGoods, Percent, PerUnit, Quantity
from xborder.policy.charge import Charge, ChargeKind, Face
from xborder.policy.condition import (
    ALWAYS,
    All,
    AtMost,
    EveryLine,
    GoodsIn,
    Is,
    Not,
    Reads,
    SomeLine,
    Stated,
)
from xborder.policy.country import CountryPolicy, Limit, Reading, Step
from xborder.policy.goods_table import ALL_GOODS, GoodsRule, GoodsTable, Scope
from xborder.policy.scheme import Scheme
from xborder.policy.value import Value
from xborder.source import Evidence, Source
from xborder.timeline import Dated, Timeline

OPENS: Final = dt.date(2020, 1, 1)
_REFORM: Final = dt.date(2028, 4, 1)
_CHECKED: Final = dt.date(2026, 11, 21)

_CALCULATION: Final = Source(
    title="Japan Customs: 1111 Calculation Method of Amount of Tariff Duty, Consumption Tax, etc",
    url="https://www.customs.go.jp/english/c-answer_e/imtsukan/1111_e.htm",
)
_EXEMPTION: Final = Source(
    title="Japan Customs: 1006 Duty exemption for goods at a total customs value of 10,000 yen or "
    "less",
    url="https://www.customs.go.jp/english/c-answer_e/imtsukan/1006_e.htm",
)
_EXCEPTIONS: Final = Source(
    title="Cabinet Order for Enforcement of the Customs Tariff Act",
    url="https://katosatoshi.jp/blog/knowhow/startup/import/208",
    article="Art. 16-3",
)
_SIMPLIFIED: Final = Source(
    title="Japan Customs: 1001 Simplified tariff applicable to goods at a total value of 200,000 "
    "yen or less",
    url="https://www.customs.go.jp/english/c-answer_e/imtsukan/1001_e.htm",
)
_SIMPLIFIED_TABLE: Final = Source(
    title="Japan Customs: Simplified tariff schedule on low-value import goods",
    url="https://www.customs.go.jp/tsukan/kanizeiritsu.htm",
)
_PERSONAL_USE: Final = Source(
    title="Customs Tariff Act, value of goods for personal use",
    url="https://naokuro.com/20man-kani-zeiritsu-keisan",
    article="Art. 4-6(2)",
)
_REFORM_BILL: Final = Source(
    title="Ministry of Finance: Bill to amend the Customs Tariff Act and others, 20 February 2026",
    url="https://www.mof.go.jp/about_mof/bills/221diet/kz20260220g.html",
)
_MAJOR_PRODUCTS: Final = Source(
    title="Japan Customs: 1204 Duty Rates for Major Products",
    url="https://www.customs.go.jp/english/c-answer_e/imtsukan/1204_e.htm",
)
_CUSTOMS_VALUE: Final = Source(
    title="Japan Customs: 1403 Primary Method to Determine the Customs Value of Imported Goods",
    url="https://www.customs.go.jp/english/c-answer_e/imtsukan/1403_e.htm",
)

_THOUSAND_A_LINE: Final = Rounding(unit=1000, mode="down", stage="entry_line")
_HUNDRED_A_LINE: Final = Rounding(unit=100, mode="down", stage="entry_line")
_YEN_A_LINE: Final = Rounding(unit=1, mode="down", stage="entry_line")
_HUNDRED: Final = Rounding(unit=100, mode="down", stage="declaration")

_FREIGHT_INSIDE: Final = Reads("jp.personal_freight", "inside")
_LEFT_OUT: Final = GoodsIn(
    hs=(
        *("0401", "0402", "0403", "0404", "0405", "0406", "10", "11", "1601", "1602", "1901"),
        *("1902", "1904", "1905", "2501"),
        *("420211", "420221", "420231", "420291", "420321", "420329"),
        *("61", "6401", "6402", "6403", "6404", "6405", "711790"),
    ),
    categories=("food",),
)
"""Goods that are never exempt by value: the list as advisers give it."""
_SUITABLE: Final = EveryLine(Not(_LEFT_OUT))
_FREE_EITHER_WAY: Final = All(AtMost(value="price_paid", limit=Money("10000 JPY")), _SUITABLE)
"""Exempt at the whole price, so that it does not matter who will use the goods."""
_FOR_OWN_USE: Final = All(
    Is("buyer.kind", "consumer"), Not(_FREE_EITHER_WAY), Is("item.personal_use", "yes")
)
_UP_TO_10000: Final = AtMost(value="customs_value", limit=Money("10000 JPY"))
_UP_TO_200000: Final = AtMost(value="customs_value", limit=Money("200000 JPY"))
_EXCISE: Final = Is("item.excise", "alcohol", "tobacco", "energy")

_VALUES: Final[tuple[Timeline[Value], ...]] = (
    Timeline(
        [
            Dated(
                value=Value(
                    id="price_paid",
                    title="Price paid with freight and insurance to Japan",
                    plus=("goods", "freight_before_border", "insurance", "taxable_fees"),
                    minus=("seller_discount",),
                ),
                evidence=Evidence.OFFICIAL,
                source=_CALCULATION,
                checked_on=_CHECKED,
                note="CIF: customs' example starts from it.",
            )
        ],
        name="price_paid",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="personal_freight",
                    title="Freight and insurance in the value of goods for personal use",
                    plus=("freight_before_border", "insurance", "taxable_fees"),
                    when=All(_FOR_OWN_USE, _FREIGHT_INSIDE),
                ),
                end=_REFORM,
                evidence=Evidence.SECONDARY,
                source=_PERSONAL_USE,
                checked_on=_CHECKED,
            )
        ],
        name="personal_freight",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="personal_value",
                    title="60% of the retail price abroad, for goods for personal use",
                    plus=("goods", "personal_freight"),
                    minus=("seller_discount",),
                    share="3/5",
                    when=_FOR_OWN_USE,
                ),
                end=_REFORM,
                evidence=Evidence.SECONDARY,
                source=_PERSONAL_USE,
                checked_on=_CHECKED,
                note="The importer must be the user. Abolished from 2028-04-01.",
            )
        ],
        name="personal_value",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="trade_value",
                    title="Customs value of goods not for personal use",
                    plus=("price_paid",),
                    when=Not(_FOR_OWN_USE),
                ),
                end=_REFORM,
                evidence=Evidence.OFFICIAL,
                source=_CALCULATION,
                checked_on=_CHECKED,
            )
        ],
        name="trade_value",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="customs_value",
                    title="Customs value",
                    plus=("trade_value", "personal_value"),
                ),
                end=_REFORM,
                evidence=Evidence.OFFICIAL,
                source=_CUSTOMS_VALUE,
                checked_on=_CHECKED,
            ),
            Dated(
                value=Value(id="customs_value", title="Customs value", plus=("price_paid",)),
                start=_REFORM,
                evidence=Evidence.SECONDARY,
                source=_REFORM_BILL,
                checked_on=_CHECKED,
            ),
        ],
        name="customs_value",
    ),
)

_STEPS: Final[tuple[Timeline[Step], ...]] = (
    Timeline(
        [
            Dated(
                value=Charge(
                    id="simplified_duty",
                    kind=ChargeKind.DUTY,
                    title="Customs duty by the simplified tariff",
                    amount=ByGoods("simplified_tariff"),
                    base=("customs_value",),
                    base_rounding=_THOUSAND_A_LINE,
                    assessed=_HUNDRED_A_LINE,
                    due=_HUNDRED,
                ),
                evidence=Evidence.OFFICIAL,
                source=_SIMPLIFIED,
                checked_on=_CHECKED,
            )
        ],
        name="simplified_duty",
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
                    base_rounding=_THOUSAND_A_LINE,
                    assessed=_HUNDRED_A_LINE,
                    due=_HUNDRED,
                ),
                evidence=Evidence.OFFICIAL,
                source=_CALCULATION,
                checked_on=_CHECKED,
            )
        ],
        name="duty",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="consumption_tax",
                    kind=ChargeKind.VAT,
                    title="National consumption tax",
                    amount=ByGoods("consumption_tax"),
                    base=("customs_value", "simplified_duty", "duty"),
                    base_rounding=_THOUSAND_A_LINE,
                    assessed=_HUNDRED_A_LINE,
                    due=_HUNDRED,
                ),
                evidence=Evidence.OFFICIAL,
                source=_CALCULATION,
                checked_on=_CHECKED,
            )
        ],
        name="consumption_tax",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="local_consumption_tax",
                    kind=ChargeKind.VAT,
                    title="Local consumption tax",
                    amount=Percent("22/78"),
                    base=("consumption_tax",),
                    assessed=_YEN_A_LINE,
                    due=_HUNDRED,
                    due_of=Face.ASSESSED,
                ),
                evidence=Evidence.OFFICIAL,
                source=_CALCULATION,
                checked_on=_CHECKED,
            )
        ],
        name="local_consumption_tax",
    ),
)

_SCHEMES: Final[tuple[Timeline[Scheme], ...]] = (
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="jp.exempt",
                    title="Up to JPY 10,000, free",
                    when=All(_UP_TO_10000, _SUITABLE),
                    steps=(),
                ),
                end=_REFORM,
                evidence=Evidence.OFFICIAL,
                source=_EXEMPTION,
                checked_on=_CHECKED,
                note="Lost by one item that the list leaves out. Liquor and tobacco tax stay due.",
            ),
            Dated(
                value=Scheme(
                    id="jp.exempt",
                    title="Up to JPY 10,000, free",
                    when=All(_UP_TO_10000, _SUITABLE),
                    steps=(),
                ),
                start=_REFORM,
                evidence=Evidence.SECONDARY,
                source=_REFORM_BILL,
                checked_on=_CHECKED,
                note="Free of duty; registered sellers and platforms then charge consumption "
                "tax, which is not computed.",
            ),
        ],
        name="jp.exempt",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="jp.general_tariff",
                    title="General tariff at the importer's wish, up to JPY 200,000",
                    when=All(_UP_TO_200000, _SUITABLE),
                    steps=("duty", "consumption_tax", "local_consumption_tax"),
                    elective=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=_SIMPLIFIED,
                checked_on=_CHECKED,
                note="For the entire consignment.",
            )
        ],
        name="jp.general_tariff",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="jp.simplified_tariff",
                    title="Simplified tariff, up to JPY 200,000",
                    when=All(_UP_TO_200000, _SUITABLE),
                    steps=("simplified_duty", "consumption_tax", "local_consumption_tax"),
                ),
                evidence=Evidence.OFFICIAL,
                source=_SIMPLIFIED,
                checked_on=_CHECKED,
                note="General freight and parcel post. A consignment with goods outside the "
                "simplified tariff is taken to the general tariff as a whole.",
            )
        ],
        name="jp.simplified_tariff",
    ),
    Timeline(
        [
            Dated(
                value=Scheme(
                    id="jp.import",
                    title="Import under the general tariff",
                    when=ALWAYS,
                    steps=("duty", "consumption_tax", "local_consumption_tax"),
                ),
                evidence=Evidence.OFFICIAL,
                source=_CALCULATION,
                checked_on=_CHECKED,
            )
        ],
        name="jp.import",
    ),
)

_LIMITS: Final[tuple[Timeline[Limit], ...]] = (
    Timeline(
        [
            Dated(
                value=Limit(
                    id="jp.excise",
                    when=_EXCISE,
                    reason="Liquor tax, tobacco tax and taxes on fuels are not computed.",
                ),
                evidence=Evidence.OFFICIAL,
                source=_EXEMPTION,
                checked_on=_CHECKED,
            )
        ],
        name="jp.excise",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="jp.exempt_gift",
                    when=All(Is("gift", "yes"), _UP_TO_10000, SomeLine(_LEFT_OUT)),
                    reason="Customs may free a private gift of up to JPY 10,000 "
                    "also of goods that are never exempt otherwise.",
                    estimate=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=_EXEMPTION,
                checked_on=_CHECKED,
            )
        ],
        name="jp.exempt_gift",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="jp.sellers_tax",
                    when=_UP_TO_10000,
                    reason="From April 2028 registered sellers and platforms charge consumption "
                    "tax on goods up to JPY 10,000, which is not computed.",
                    estimate=True,
                ),
                start=_REFORM,
                evidence=Evidence.SECONDARY,
                source=_REFORM_BILL,
                checked_on=_CHECKED,
            )
        ],
        name="jp.sellers_tax",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="jp.preference",
                    when=All(Stated(Is("item.preference", "yes")), Not(_UP_TO_10000)),
                    reason="An agreement rate for this origin is not computed: "
                    "the most-favoured-nation duty is shown.",
                    estimate=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=_MAJOR_PRODUCTS,
                checked_on=_CHECKED,
            )
        ],
        name="jp.preference",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="jp.inside",
                    when=Is("ship_from", "JP"),
                    reason="Goods that are already in Japan are not imported.",
                ),
                evidence=Evidence.OFFICIAL,
                source=_EXEMPTION,
                checked_on=_CHECKED,
            )
        ],
        name="jp.inside",
    ),
)

_READINGS: Final = (
    Reading(
        id="jp.personal_freight",
        question="Does the value of goods for personal use hold freight?",
        options={
            "outside": "No: 60% of the retail price abroad, without carriage.",
            "inside": "Yes: freight and insurance are added before the 60% are taken.",
        },
        default="outside",
    ),
)

_CONSUMPTION_TAXES: Final = GoodsTable(
    "consumption_tax",
    (
        GoodsRule(
            id="jp.ct.standard",
            scope=ALL_GOODS,
            title="Standard rate",
            amount=Dated(
                value=Percent("0.078"),
                evidence=Evidence.OFFICIAL,
                source=_CALCULATION,
                checked_on=_CHECKED,
                note="10% with the local tax, since 2019-10-01.",
            ),
        ),
        GoodsRule(
            id="jp.ct.food",
            scope=Scope(
                hs=(
                    *("02", "03", "04", "07", "08", "09", "10", "11", "15", "16", "17", "18"),
                    *("19", "20", "21", "2201", "2202", "2501"),
                ),
                categories=("food", "food_supplements"),
            ),
            title="Food and drink without alcohol",
            amount=Dated(
                value=Percent("0.0624"),
                evidence=Evidence.OFFICIAL,
                source=_CALCULATION,
                checked_on=_CHECKED,
                note="8% with the local tax. The codes are our reading of food and drink.",
            ),
        ),
    ),
)

_FREE_GOODS: Final = (
    *("3303", "3304", "3305", "340111", "340130", "4901", "4902", "4903", "4904"),
    *("8471", "852580", "852581", "852589", "8703", "8711", "8903", "9101"),
    *("9102", "92", "940161", "940169", "940171", "940330", "940340", "940350"),
    *("940360", "9503", "950631", "950632", "950639", "950611", "9701"),
)
"""What customs' table of major products gives as free."""

_SIMPLIFIED_TARIFF: Final = GoodsTable(
    "simplified_tariff",
    (
        GoodsRule(
            id="jp.simplified.wine",
            scope=Scope(hs=("2204", "2205")),
            title="Wine",
            amount=Dated(
                value=PerUnit(Money("70 JPY"), Quantity.LITRE),
                evidence=Evidence.SECONDARY,
                source=_SIMPLIFIED_TABLE,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.spirits",
            scope=Scope(hs="2208"),
            title="Distilled spirits",
            amount=Dated(
                value=PerUnit(Money("20 JPY"), Quantity.LITRE),
                evidence=Evidence.SECONDARY,
                source=_SIMPLIFIED_TABLE,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.sake",
            scope=Scope(hs=("2203", "2206")),
            title="Sake, cider and other fermented drinks",
            amount=Dated(
                value=PerUnit(Money("30 JPY"), Quantity.LITRE),
                evidence=Evidence.SECONDARY,
                source=_SIMPLIFIED_TABLE,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.tomato_sauce",
            scope=Scope(hs=("210320", "2105", "4303")),
            title="Tomato sauce, ice cream, furs",
            amount=Dated(
                value=Percent("0.20"),
                evidence=Evidence.SECONDARY,
                source=_SIMPLIFIED_TABLE,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.coffee",
            scope=Scope(hs=("0901", "090210", "090220", "3503", "4302")),
            title="Coffee, tea other than black tea, gelatine, dressed furskins",
            amount=Dated(
                value=Percent("0.15"),
                evidence=Evidence.SECONDARY,
                source=_SIMPLIFIED_TABLE,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.clothing",
            scope=Scope(hs="62"),
            title="Clothing and accessories, not knitted",
            amount=Dated(
                value=Percent("0.10"),
                evidence=Evidence.SECONDARY,
                source=_SIMPLIFIED_TABLE,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.plastics",
            scope=Scope(hs="39"),
            title="Articles of plastics",
            amount=Dated(
                value=Percent("0.03"),
                evidence=Evidence.SECONDARY,
                source=_SIMPLIFIED_TABLE,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.metal",
            scope=Scope(
                hs=("70", "74", "75", "76", "78", "79", "81", "82", "83", "94", "9504", "9505")
            ),
            title="Articles of glass and base metal, furniture, games",
            amount=Dated(
                value=Percent("0.03"),
                evidence=Evidence.UNCHECKED,
                source=_SIMPLIFIED_TABLE,
                checked_on=_CHECKED,
                note="Which of them the general tariff frees was not read.",
            ),
        ),
        GoodsRule(
            id="jp.simplified.free",
            scope=Scope(hs=("40", "48", "49", "69", "72", "73", "80")),
            title="Articles of rubber, paper, ceramics, iron, steel and tin",
            amount=Dated(
                value=FREE,
                evidence=Evidence.SECONDARY,
                source=_SIMPLIFIED_TABLE,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="jp.simplified.duty_free",
            scope=Scope(hs=_FREE_GOODS),
            title="Goods that the general tariff frees",
            amount=Dated(
                value=FREE,
                evidence=Evidence.OFFICIAL,
                source=_SIMPLIFIED,
                checked_on=_CHECKED,
                note="The simplified tariff is not for duty-free goods.",
            ),
        ),
        GoodsRule(
            id="jp.simplified.machines",
            scope=Scope(hs=("84", "85", "86", "88", "90")),
            title="Machines, electrical goods, instruments",
            amount=Dated(
                value=FREE,
                evidence=Evidence.UNCHECKED,
                source=_MAJOR_PRODUCTS,
                checked_on=_CHECKED,
                note="Free under the general tariff with few exceptions, which were not read.",
            ),
        ),
        GoodsRule(
            id="jp.simplified.other",
            scope=Scope(hs=tuple("0123456789")),
            title="All other goods",
            amount=Dated(
                value=Percent("0.05"),
                evidence=Evidence.UNCHECKED,
                source=_SIMPLIFIED_TABLE,
                checked_on=_CHECKED,
                note="Which of them the general tariff frees was not read.",
            ),
        ),
    ),
)

_TARIFF: Final = GoodsTable(
    "tariff",
    (
        GoodsRule(
            id="jp.duty.free",
            scope=Scope(hs=_FREE_GOODS),
            title="Cosmetics, soap, books, computers, cameras, watches, instruments, toys, art",
            amount=Dated(
                value=FREE,
                evidence=Evidence.OFFICIAL,
                source=_MAJOR_PRODUCTS,
                checked_on=_CHECKED,
                note="What customs' table of major products gives as free.",
            ),
        ),
        GoodsRule(
            id="jp.duty.fishing",
            scope=Scope(hs="9507"),
            title="Fishing tackle",
            amount=Dated(
                value=Percent("0.032"),
                evidence=Evidence.OFFICIAL,
                source=_MAJOR_PRODUCTS,
                checked_on=_CHECKED,
            ),
        ),
    ),
)
"""A few duties of the general tariff; goods outside them are a missing fact, never free."""

POLICY: Final = CountryPolicy(
    code="JP",
    currency="JPY",
    opens=OPENS,
    values=_VALUES,
    steps=_STEPS,
    schemes=_SCHEMES,
    tables={
        "tariff": _TARIFF,
        "simplified_tariff": _SIMPLIFIED_TARIFF,
        "consumption_tax": _CONSUMPTION_TAXES,
    },
    limits=_LIMITS,
    readings=_READINGS,
)
