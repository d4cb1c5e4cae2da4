"""China: the mainland.

Three ways lead in, and they tax the same goods differently.

*Cross-border e-commerce retail import* (customs codes 1210 and 9610): goods of the positive list,
bought by a consumer for personal use on a platform that sends order, payment and logistics data
to customs. Within CNY 5,000 an order and CNY 26,000 a person and year the duty is nil, and VAT
and consumption tax are due at 70 % of what the statutes ask. Consumption tax lies inside its own
base, and VAT is on a base with the *full* consumption tax: for a value V and rates c and v,
``consumption tax = V c / (1 - c) x 70 %`` and ``VAT = V v / (1 - c) x 70 %``. A single piece above
CNY 5,000 within the year's limit bears duty, VAT and consumption tax in full; whatever else
exceeds a limit is general trade. A quote takes this way where the seller is registered for it,
``Seller(registrations={"CBEC"})``; by that the caller also states that the goods are on the list.

*Postal articles*: what a person receives by post or courier outside that scheme bears one tax of
13, 20 or 50 %; up to CNY 50 of tax is waived. A parcel may be worth CNY 1,000, or CNY 800 from
Hong Kong, Macao and Taiwan, or be a single piece.

*General trade*: duty of the tariff, consumption tax, and VAT of 13 or 9 %.

Not computed: consumption tax on tobacco, beer, fuels, vehicles and paints, additional duties,
agreement rates, the weight limits of the positive list, customs' own price list for articles.

Official:
    http://www.mof.gov.cn/gp/xxgkml/gss/201603/t20160324_2510682.htm
    https://shanghai.chinatax.gov.cn/zcfw/zcfgk/xfs/201610/t427459.html

Example:
    >>> import datetime as dt
    >>> from xborder.landed_cost import quote
    >>> from xborder.trade import Buyer, Consignment, Item, Seller
    >>> cream = Item(hs_code="330499", origin="JP", quantity=1, unit_price="300 CNY",
    ...              volume="30 ml")  # CNY 10 a millilitre: premium cosmetics
    >>> parcel = Consignment(
    ...     ship_from="JP", ship_to="CN", on=dt.date(2026, 11, 21), prices="net", items=[cream],
    ...     shipping="0 CNY", seller=Seller(registrations={"CBEC"}),
    ...     buyer=Buyer(kind="consumer", purchases_this_year="0 CNY"),
    ... )
    >>> print(quote(parcel).total)  # 300 + 37.06 consumption tax + 32.12 VAT
    369.18 CNY
"""

import datetime as dt
from typing import Final

from xborder.money import Money
from xborder.policy.amount import (
    FREE,
    Band,
    Bands,
    ByGoods,
    Percent,
    PercentInside,
    PerUnit,
    Quantity,
    Sum,
    Unsupported,
)
from xborder.policy.charge import Charge, ChargeKind, Moment, Waiver
from xborder.policy.condition import (
    ALWAYS,
    All,
    AnyOf,
    AtMost,
    Is,
    Not,
    Of,
    SinglePiece,
    Stated,
    registered,
)
from xborder.policy.country import CountryPolicy, Limit, Step
from xborder.policy.goods_table import ALL_GOODS, GoodsRule, GoodsTable, Scope
from xborder.policy.scheme import Scheme
from xborder.policy.value import Value
from xborder.source import Evidence, Source, Status
from xborder.timeline import Dated, Timeline
from xborder.trade import Collector

OPENS: Final = dt.date(2020, 1, 1)
_TARIFF_LAW_STARTS: Final = dt.date(2024, 12, 1)
_VAT_LAW_STARTS: Final = dt.date(2026, 1, 1)
_CHECKED: Final = dt.date(2026, 11, 21)

_CBEC_2016: Final = Source(
    title="MOF, GACC and SAT: Cai Guan Shui [2016] No. 18 on the tax policy for cross-border "
    "e-commerce retail import",
    url="http://www.mof.gov.cn/gp/xxgkml/gss/201603/t20160324_2510682.htm",
    article="Art. 1-3",
)
_CBEC_2018: Final = Source(
    title="MOF, GACC and SAT: Cai Guan Shui [2018] No. 49 on completing the tax policy for "
    "cross-border e-commerce retail import",
    url="https://www.cceeccic.org/1452613053.html",
    article="Art. 1-2",
)
_TARIFF_LAW: Final = Source(
    title="Tariff Law of the People's Republic of China",
    url="https://github.com/LawRefBook/Laws",
    article="Art. 3, 5, 32",
)
_VAT_LAW: Final = Source(
    title="Value-Added Tax Law of the People's Republic of China",
    url="https://github.com/LawRefBook/Laws",
    article="Art. 10, 14",
)
_CONSUMPTION_TAX: Final = Source(
    title="Interim Regulations on Consumption Tax of the People's Republic of China",
    url="https://github.com/LawRefBook/Laws",
    article="Art. 9",
)
_PREMIUM_COSMETICS: Final = Source(
    title="MOF and SAT: Cai Shui [2016] No. 103 on consumption tax on cosmetics",
    url="https://shanghai.chinatax.gov.cn/zcfw/zcfgk/xfs/201610/t427459.html",
)
_CATALOGUE: Final = Source(
    title="Catalogue of taxable items and rates of consumption tax in import",
    url="http://asianlii.org/cn/legis/cen/laws/cotmofasaotoricctitil1336",
)
_MAIL: Final = Source(
    title="GACC Announcement 2010 No. 43 on articles in personal mail",
    url="http://english.wuhan.gov.cn/Visa_1/CR_1/202003/t20200316_950451.shtml",
)
_MAIL_RATES: Final = Source(
    title="Tariff Commission of the State Council: Shui Wei Hui [2019] No. 17, table of rates "
    "for imported articles",
    url="https://knudsencrc.com/2019/05/28/new-tax-reductions-on-imported-personal-articles-in-china/",
)
_SMALL_GOODS: Final = Source(
    title="Regulations on Import and Export Duties of the People's Republic of China",
    url="https://github.com/LawRefBook/Laws",
    article="Art. 45(1)",
)
_TARIFF_2026: Final = Source(
    title="Customs Import and Export Tariff of the People's Republic of China",
    url="https://htshub.com/cn-hs/compare-htscode/3304990099-3304990091",
)

_TARIFF_MAKE_UP: Final = Source(
    title="China import tariff, lines 3304100092 and 3304200091, as listed by e-to-china.com in January 2024",
    url="http://hs.e-to-china.com/hs-code-glaze-colours-ashtray-d_3-t_1.html",
)
_TARIFF_PERFUME: Final = Source(
    title="China import tariff, line 3303000020, as listed by china-gacc.agency",
    url="https://registry.china-gacc.agency/China_HS_code/China_HS_Search.asp?page=28&word=c",
)
_TARIFF_TOYS: Final = Source(
    title="China import tariff of 2024, lines 8471301000 and 9503008900, as listed by HTSHub and china-gacc.agency",
    url="https://htshub.com/cn-hs/detail/9503008900",
)

_CBEC: Final = registered("CBEC")
_CONSUMER: Final = Is("buyer.kind", "consumer")
_IN_THE_ORDER: Final = AtMost(value="customs_value", limit=Money("5000 CNY"))
_IN_THE_YEAR: Final = AtMost(value="customs_value", limit=Money("26000 CNY"), of=Of.BUYER_YEAR)
_NEAR_BY: Final = Is("ship_from", "HK", "MO", "TW")
_IN_THE_MAIL: Final = AnyOf(
    All(_NEAR_BY, AtMost(value="article_value", limit=Money("800 CNY"))),
    All(Not(_NEAR_BY), AtMost(value="article_value", limit=Money("1000 CNY"))),
    SinglePiece(),
)

_VALUES: Final[tuple[Timeline[Value], ...]] = (
    Timeline(
        [
            Dated(
                value=Value(
                    id="domestic_freight",
                    title="Freight after the border, in a retail price to the door",
                    plus=("freight_after_border",),
                    when=_CBEC,
                ),
                evidence=Evidence.OFFICIAL,
                source=_CBEC_2018,
                checked_on=_CHECKED,
            )
        ],
        name="domestic_freight",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="customs_value",
                    title="Customs value: the price paid with freight and insurance",
                    plus=(
                        "goods",
                        "freight_before_border",
                        "domestic_freight",
                        "insurance",
                        "taxable_fees",
                    ),
                    minus=("seller_discount",),
                ),
                evidence=Evidence.OFFICIAL,
                source=_CBEC_2018,
                checked_on=_CHECKED,
                note="Cross-border e-commerce: the actual transaction price, that is retail "
                "price, freight and insurance; what a platform pays for with a coupon does not "
                "lower it. General trade: to the place of arrival.",
            )
        ],
        name="customs_value",
    ),
    Timeline(
        [
            Dated(
                value=Value(
                    id="article_value",
                    title="Value of the articles",
                    plus=("goods",),
                    minus=("seller_discount",),
                ),
                evidence=Evidence.SECONDARY,
                source=_MAIL,
                checked_on=_CHECKED,
                note="The price of the articles; that freight stays outside was not read. "
                "Customs can value by a list of its own instead.",
            )
        ],
        name="article_value",
    ),
)

_CBEC_RATE: Final = "0.7"
"""The share of the statutory VAT and consumption tax that is due; it acts on the tax."""

_STEPS: Final[tuple[Timeline[Step], ...]] = (
    Timeline(
        [
            Dated(
                value=Charge(
                    id="cbec_consumption_tax",
                    kind=ChargeKind.EXCISE,
                    title="Import consumption tax, at 70% of the statutory amount",
                    amount=ByGoods("consumption_tax"),
                    base=("customs_value",),
                    payable=_CBEC_RATE,
                    collector=Collector.MARKETPLACE,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=_CBEC_2018,
                checked_on=_CHECKED,
                note="The 70% come from Cai Guan Shui [2016] No. 18. The consumer is the "
                "taxpayer; platform, carrier or declarant withholds. Goods returned within 30 "
                "days of release: the tax is not levied and the year's limit restored.",
            )
        ],
        name="cbec_consumption_tax",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="cbec_vat",
                    kind=ChargeKind.VAT,
                    title="Import VAT, at 70% of the statutory amount",
                    amount=ByGoods("vat"),
                    base=("customs_value", "cbec_consumption_tax.exact"),
                    payable=_CBEC_RATE,
                    collector=Collector.MARKETPLACE,
                    moment=Moment.CHECKOUT,
                    refundable=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=_CBEC_2018,
                checked_on=_CHECKED,
                note="On a base with the full statutory consumption tax, not 70% of it.",
            )
        ],
        name="cbec_vat",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="postal_tax",
                    kind=ChargeKind.DUTY,
                    title="Tax on imported articles (postal articles tax)",
                    amount=ByGoods("postal_tax"),
                    base=("article_value",),
                    moment=Moment.DELIVERY,
                ),
                evidence=Evidence.SECONDARY,
                source=_MAIL_RATES,
                checked_on=_CHECKED,
                note="One levy in place of duty, VAT and consumption tax.",
            )
        ],
        name="postal_tax",
    ),
    Timeline(
        [
            Dated(
                value=Waiver(
                    id="postal_waiver",
                    title="Postal articles tax of at most CNY 50 is not levied",
                    charges=("postal_tax",),
                    limit=Money("50 CNY"),
                ),
                evidence=Evidence.OFFICIAL,
                source=_MAIL,
                checked_on=_CHECKED,
                note="A test of the tax, not of the value; above it the whole tax is due.",
            )
        ],
        name="postal_waiver",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="duty",
                    kind=ChargeKind.DUTY,
                    title="Import duty",
                    amount=ByGoods("tariff"),
                    base=("customs_value",),
                ),
                evidence=Evidence.OFFICIAL,
                source=_TARIFF_LAW,
                checked_on=_CHECKED,
            )
        ],
        name="duty",
    ),
    Timeline(
        [
            Dated(
                value=Waiver(
                    id="small_duty",
                    title="Import duty of at most CNY 50 on a consignment is not levied",
                    charges=("duty",),
                    limit=Money("50 CNY"),
                ),
                end=_TARIFF_LAW_STARTS,
                evidence=Evidence.UNCHECKED,
                source=_SMALL_GOODS,
                checked_on=_CHECKED,
            ),
            Dated(
                value=Waiver(
                    id="small_duty",
                    title="Import duty of at most CNY 50 on a consignment is not levied",
                    charges=("duty",),
                    limit=Money("50 CNY"),
                ),
                start=_TARIFF_LAW_STARTS,
                status=Status.UNCLEAR,
                evidence=Evidence.UNCHECKED,
                source=_TARIFF_LAW,
                checked_on=_CHECKED,
                note="The Tariff Law leaves the sum to the State Council; none was found.",
            ),
        ],
        name="small_duty",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="consumption_tax",
                    kind=ChargeKind.EXCISE,
                    title="Import consumption tax",
                    amount=ByGoods("consumption_tax"),
                    base=("customs_value", "duty"),
                ),
                evidence=Evidence.OFFICIAL,
                source=_CONSUMPTION_TAX,
                checked_on=_CHECKED,
                note="Inside its own base: (customs value + duty) x c / (1 - c).",
            )
        ],
        name="consumption_tax",
    ),
    Timeline(
        [
            Dated(
                value=Charge(
                    id="vat",
                    kind=ChargeKind.VAT,
                    title="Import value-added tax",
                    amount=ByGoods("vat"),
                    base=("customs_value", "duty", "consumption_tax"),
                ),
                evidence=Evidence.OFFICIAL,
                source=_VAT_LAW,
                checked_on=_CHECKED,
                note="Before 2026 by the Interim Regulations on VAT, with the same substance.",
            )
        ],
        name="vat",
    ),
)

_WITHIN: Final = Scheme(
    id="cn.cbec",
    title="Cross-border e-commerce retail import, within the limits",
    when=All(_CBEC, _CONSUMER, _IN_THE_ORDER, _IN_THE_YEAR),
    steps=("cbec_consumption_tax", "cbec_vat"),
)
_SINGLE: Final = Scheme(
    id="cn.cbec_single_piece",
    title="Cross-border e-commerce retail import, a single piece above CNY 5,000, taxed in full",
    when=All(_CBEC, _CONSUMER, Not(_IN_THE_ORDER), SinglePiece(), _IN_THE_YEAR),
    steps=("duty", "consumption_tax", "vat"),
)
_POSTAL: Final = Scheme(
    id="cn.postal",
    title="Articles in personal mail",
    when=All(
        Not(_CBEC),
        Not(Is("buyer.kind", "business")),
        Is("transport", "post", "express"),
        _IN_THE_MAIL,
    ),
    steps=("postal_tax", "postal_waiver"),
)
_GENERAL: Final = Scheme(
    id="cn.general",
    title="General trade",
    when=ALWAYS,
    steps=("duty", "small_duty", "consumption_tax", "vat"),
)

_SCHEMES: Final[tuple[Timeline[Scheme], ...]] = (
    Timeline(
        [
            Dated(
                value=_WITHIN,
                evidence=Evidence.OFFICIAL,
                source=_CBEC_2018,
                checked_on=_CHECKED,
                note="CNY 5,000 an order and 26,000 a person and calendar year since 2019-01-01, "
                "both inclusive.",
            )
        ],
        name="cn.cbec",
    ),
    Timeline(
        [
            Dated(
                value=_SINGLE,
                evidence=Evidence.OFFICIAL,
                source=_CBEC_2018,
                checked_on=_CHECKED,
                note="It counts towards the year's limit.",
            )
        ],
        name="cn.cbec_single_piece",
    ),
    Timeline(
        [
            Dated(
                value=_POSTAL,
                end=_VAT_LAW_STARTS,
                evidence=Evidence.OFFICIAL,
                source=_MAIL,
                checked_on=_CHECKED,
                note="Couriers clear such articles under the same limits.",
            ),
            Dated(
                value=_POSTAL,
                start=_VAT_LAW_STARTS,
                status=Status.UNCLEAR,
                evidence=Evidence.OFFICIAL,
                source=_TARIFF_LAW,
                checked_on=_CHECKED,
                note="Tariff Law and VAT Law leave the method to the State Council; whether a "
                "new one has replaced these figures was not found.",
            ),
        ],
        name="cn.postal",
    ),
    Timeline(
        [
            Dated(
                value=_GENERAL,
                evidence=Evidence.OFFICIAL,
                source=_TARIFF_LAW,
                checked_on=_CHECKED,
                note="Until 2024-11-30 under the Regulations on Import and Export Duties.",
            )
        ],
        name="cn.general",
    ),
)

_LIMITS: Final[tuple[Timeline[Limit], ...]] = (
    Timeline(
        [
            Dated(
                value=Limit(
                    id="cn.inside",
                    when=All(Is("ship_from", "CN"), Not(_CBEC)),
                    reason="Goods that are already in China are not imported.",
                ),
                evidence=Evidence.OFFICIAL,
                source=_TARIFF_LAW,
                checked_on=_CHECKED,
                note="Goods in a bonded warehouse enter when they are sold, under "
                "cross-border e-commerce.",
            )
        ],
        name="cn.inside",
    ),
    Timeline(
        [
            Dated(
                value=Limit(
                    id="cn.preference",
                    when=All(
                        Stated(Is("item.preference", "yes")),
                        Not(All(_CBEC, _CONSUMER, _IN_THE_ORDER)),
                    ),
                    reason="An agreement rate for this origin is not computed: "
                    "the most-favoured-nation duty is shown.",
                    estimate=True,
                ),
                evidence=Evidence.OFFICIAL,
                source=_TARIFF_LAW,
                checked_on=_CHECKED,
            )
        ],
        name="cn.preference",
    ),
)

_ANY_CODE: Final = tuple("0123456789")
"""Every HS code, but not goods without one: of these neither tax is known."""
_SHEETS: Final = (
    *("3304100013", "3304100093", "3304200013", "3304200093"),
    *("3304300003", "3304990041", "3304990049"),
)
"""Statistical codes of cosmetics that are counted in pieces or sheets."""


_PREMIUM_BY_CONTENT: Final = Bands(
    "customs_value",
    (
        Band(Money("10000 CNY"), FREE, inclusive=False),
        Band(None, PercentInside("0.15")),
    ),
    per=(Quantity.LITRE, Quantity.NET_KG),
)
"""CNY 10 a millilitre or gram, that is 10,000 a litre or kilogram, and above."""
_PREMIUM_BY_PIECE: Final = Bands(
    "customs_value",
    (
        Band(Money("15 CNY"), FREE, inclusive=False),
        Band(None, PercentInside("0.15")),
    ),
    per=(Quantity.PIECE,),
)
_LUXURY_WATCH: Final = Bands(
    "customs_value",
    (
        Band(Money("10000 CNY"), FREE, inclusive=False),
        Band(None, PercentInside("0.20")),
    ),
    per=(Quantity.PIECE,),
)

_CONSUMPTION_TAXES: Final = GoodsTable(
    "consumption_tax",
    (
        GoodsRule(
            id="cn.ct.none",
            scope=Scope(hs=_ANY_CODE),
            title="Goods outside the consumption tax",
            amount=Dated(
                value=FREE,
                evidence=Evidence.SECONDARY,
                source=_CATALOGUE,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.ct.cosmetics",
            scope=Scope(hs=("3303", "3304")),
            title="Cosmetics and perfume; premium from CNY 10 a millilitre or gram",
            amount=Dated(
                value=_PREMIUM_BY_CONTENT,
                evidence=Evidence.SECONDARY,
                source=_PREMIUM_COSMETICS,
                checked_on=_CHECKED,
                note="At or above, on the dutiable price without VAT, since 2016-10-01.",
            ),
        ),
        GoodsRule(
            id="cn.ct.cosmetic_sheets",
            scope=Scope(hs=_SHEETS),
            title="Cosmetics by the piece or sheet; premium from CNY 15",
            amount=Dated(
                value=_PREMIUM_BY_PIECE,
                evidence=Evidence.SECONDARY,
                source=_PREMIUM_COSMETICS,
                checked_on=_CHECKED,
                note="Told apart by their ten-digit code; with six digits only the content "
                "is tested.",
            ),
        ),
        GoodsRule(
            id="cn.ct.wine",
            scope=Scope(hs=("2204", "2205", "2206")),
            title="Wine and other fermented drinks",
            amount=Dated(
                value=PercentInside("0.10"),
                evidence=Evidence.SECONDARY,
                source=_CATALOGUE,
                checked_on=_CHECKED,
                note="Except yellow rice wine, which is taxed by weight.",
            ),
        ),
        GoodsRule(
            id="cn.ct.spirits",
            scope=Scope(hs="2208"),
            title="Spirits",
            amount=Dated(
                value=Sum(
                    PercentInside("0.20"),
                    PerUnit(Money("1.14 CNY"), Quantity.LITRE),
                ),
                evidence=Evidence.SECONDARY,
                source=_CATALOGUE,
                checked_on=_CHECKED,
                note="20% and CNY 1 a kilogram, a litre being 0.912 kg; the specific part is in "
                "the base too: 0.912 / (1 - 20%) = 1.14 a litre.",
            ),
        ),
        GoodsRule(
            id="cn.ct.watches",
            scope=Scope(hs=("9101", "9102")),
            title="Watches; luxury from CNY 10,000",
            amount=Dated(
                value=_LUXURY_WATCH,
                evidence=Evidence.SECONDARY,
                source=_CATALOGUE,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.ct.golf",
            scope=Scope(hs=("950631", "950632", "950639")),
            title="Golf balls and clubs",
            amount=Dated(
                value=PercentInside("0.10"),
                evidence=Evidence.UNCHECKED,
                source=_CATALOGUE,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.ct.jewellery",
            scope=Scope(hs=("7101", "7103", "7116")),
            title="Pearls, precious stones and articles of them",
            amount=Dated(
                value=PercentInside("0.10"),
                evidence=Evidence.UNCHECKED,
                source=_CATALOGUE,
                checked_on=_CHECKED,
                note="Jewellery of gold, silver, platinum and diamonds is taxed at retail.",
            ),
        ),
        GoodsRule(
            id="cn.ct.others",
            scope=Scope(
                hs=(
                    *("2203", "2207", "24", "2710", "3208", "3209", "3210", "3604"),
                    *("4409", "441912", "850710", "850720", "8703", "8711", "8903"),
                )
            ),
            title="Other goods under the consumption tax",
            amount=Dated(
                value=Unsupported("Consumption tax on these goods is not computed."),
                evidence=Evidence.SECONDARY,
                source=_CATALOGUE,
                checked_on=_CHECKED,
            ),
        ),
    ),
)

_VAT: Final = GoodsTable(
    "vat",
    (
        GoodsRule(
            id="cn.vat.standard",
            scope=ALL_GOODS,
            title="Standard rate",
            amount=Dated(
                value=Percent("0.13"),
                evidence=Evidence.OFFICIAL,
                source=_VAT_LAW,
                checked_on=_CHECKED,
                note="13% since 2019-04-01, kept by the VAT Law.",
            ),
        ),
        GoodsRule(
            id="cn.vat.reduced",
            scope=Scope(
                hs=(
                    *("02", "03", "0401", "0407", "0409", "07", "08", "0902", "10"),
                    *("1101", "1102", "1103", "1507", "1508", "1509", "1510", "1511", "1512"),
                    *("1513", "1514", "1515", "2501", "31", "3808", "4901", "4902", "4903"),
                ),
                categories=("books", "newspapers"),
            ),
            title="Farm products, grain, edible oil, salt, books, fertiliser",
            amount=Dated(
                value=Percent("0.09"),
                evidence=Evidence.OFFICIAL,
                source=_VAT_LAW,
                checked_on=_CHECKED,
                note="The law names goods in words; the codes are our reading of them.",
            ),
        ),
    ),
)

_POSTAL_PREMIUM_BY_CONTENT: Final = Bands(
    "article_value",
    (
        Band(Money("10000 CNY"), Percent("0.20"), inclusive=False),
        Band(None, Percent("0.50")),
    ),
    per=(Quantity.LITRE, Quantity.NET_KG),
)
_POSTAL_PREMIUM_BY_PIECE: Final = Bands(
    "article_value",
    (
        Band(Money("15 CNY"), Percent("0.20"), inclusive=False),
        Band(None, Percent("0.50")),
    ),
    per=(Quantity.PIECE,),
)
_POSTAL_WATCH: Final = Bands(
    "article_value",
    (
        Band(Money("10000 CNY"), Percent("0.20"), inclusive=False),
        Band(None, Percent("0.50")),
    ),
    per=(Quantity.PIECE,),
)

_POSTAL_TAXES: Final = GoodsTable(
    "postal_tax",
    (
        GoodsRule(
            id="cn.postal.other",
            scope=Scope(hs=_ANY_CODE),
            title="Textiles, sports goods, electrical goods and all else",
            amount=Dated(
                value=Percent("0.20"),
                evidence=Evidence.SECONDARY,
                source=_MAIL_RATES,
                checked_on=_CHECKED,
                note="Since 2019-04-09.",
            ),
        ),
        GoodsRule(
            id="cn.postal.first",
            scope=Scope(
                hs=(
                    *("02", "03", "04", "07", "08", "09", "10", "11", "15", "16", "17", "18"),
                    *("19", "20", "21", "2201", "2202", "2209", "3003", "3004", "4901", "4902"),
                    *("4903", "7106", "7108", "8471", "8525", "9401", "9403", "9503", "9504"),
                    "9505",
                ),
                categories=("books", "newspapers", "food", "food_supplements", "medicines"),
            ),
            title="Books, food and drink, computers and cameras, furniture, toys, medicines",
            amount=Dated(
                value=Percent("0.13"),
                evidence=Evidence.SECONDARY,
                source=_MAIL_RATES,
                checked_on=_CHECKED,
                note="Since 2019-04-09. Listed medicines for cancer and rare diseases bear 3%.",
            ),
        ),
        GoodsRule(
            id="cn.postal.phones",
            scope=Scope(hs="8517"),
            title="Telephones",
            amount=Dated(
                value=Percent("0.13"),
                evidence=Evidence.UNCHECKED,
                source=_MAIL_RATES,
                checked_on=_CHECKED,
                note="Taken as information technology; the classification table was not read.",
            ),
        ),
        GoodsRule(
            id="cn.postal.third",
            scope=Scope(
                hs=(
                    *("2203", "2204", "2205", "2206", "2207", "2208", "24"),
                    *("950631", "950632", "950639"),
                )
            ),
            title="Alcohol, tobacco, golf",
            amount=Dated(
                value=Percent("0.50"),
                evidence=Evidence.SECONDARY,
                source=_MAIL_RATES,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.postal.cosmetics",
            scope=Scope(hs=("3303", "3304")),
            title="Cosmetics and perfume; premium from CNY 10 a millilitre or gram",
            amount=Dated(
                value=_POSTAL_PREMIUM_BY_CONTENT,
                evidence=Evidence.SECONDARY,
                source=_MAIL_RATES,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.postal.cosmetic_sheets",
            scope=Scope(hs=_SHEETS),
            title="Cosmetics by the piece or sheet; premium from CNY 15",
            amount=Dated(
                value=_POSTAL_PREMIUM_BY_PIECE,
                evidence=Evidence.SECONDARY,
                source=_MAIL_RATES,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.postal.watches",
            scope=Scope(hs=("9101", "9102")),
            title="Watches; luxury from CNY 10,000",
            amount=Dated(
                value=_POSTAL_WATCH,
                evidence=Evidence.SECONDARY,
                source=_MAIL_RATES,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.postal.jewellery",
            scope=Scope(hs=("7101", "7102", "7103", "7104", "7113", "7114", "7116")),
            title="Jewellery and precious stones",
            amount=Dated(
                value=Unsupported(
                    "The postal articles tax on jewellery depends on its material, "
                    "which is not told apart."
                ),
                evidence=Evidence.SECONDARY,
                source=_MAIL_RATES,
                checked_on=_CHECKED,
            ),
        ),
    ),
)

_TARIFF: Final = GoodsTable(
    "tariff",
    (
        GoodsRule(
            id="cn.duty.make_up",
            scope=Scope(hs=("330410", "330420")),
            title="Make-up",
            amount=Dated(
                value=Percent("0.05"),
                evidence=Evidence.SECONDARY,
                source=_TARIFF_MAKE_UP,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.duty.nails_and_powder",
            scope=Scope(hs=("330430", "330491")),
            title="Make-up",
            amount=Dated(
                value=Percent("0.05"),
                evidence=Evidence.UNCHECKED,
                source=_TARIFF_2026,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.duty.skin_care",
            scope=Scope(hs="330499"),
            title="Skin care and other beauty preparations",
            amount=Dated(
                value=Percent("0.01"),
                evidence=Evidence.SECONDARY,
                source=_TARIFF_2026,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.duty.perfume",
            scope=Scope(hs="330300"),
            title="Perfume",
            amount=Dated(
                value=Percent("0.03"),
                evidence=Evidence.SECONDARY,
                source=_TARIFF_PERFUME,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.duty.knitwear",
            scope=Scope(hs=("610910", "611020", "611030")),
            title="T-shirts and pullovers",
            amount=Dated(
                value=Percent("0.06"),
                evidence=Evidence.UNCHECKED,
                source=_TARIFF_2026,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.duty.toys",
            scope=Scope(hs=("847130", "9503")),
            title="Portable computers and toys",
            amount=Dated(
                value=FREE,
                evidence=Evidence.SECONDARY,
                source=_TARIFF_TOYS,
                checked_on=_CHECKED,
            ),
        ),
        GoodsRule(
            id="cn.duty.free",
            scope=Scope(hs=("490110", "490191", "490199", "8471", "851713", "851714")),
            title="Books, computers, telephones",
            amount=Dated(
                value=FREE,
                evidence=Evidence.UNCHECKED,
                source=_TARIFF_2026,
                checked_on=_CHECKED,
            ),
        ),
    ),
)
"""A few most-favoured-nation duties; goods outside them are a missing fact, never free."""

POLICY: Final = CountryPolicy(
    code="CN",
    currency="CNY",
    opens=OPENS,
    values=_VALUES,
    steps=_STEPS,
    schemes=_SCHEMES,
    tables={
        "tariff": _TARIFF,
        "vat": _VAT,
        "consumption_tax": _CONSUMPTION_TAXES,
        "postal_tax": _POSTAL_TAXES,
    },
    limits=_LIMITS,
)
