# ruff: noqa: E501 - titles of law and long addresses stay whole
"""China's law of exports: the supervision codes, the refund rates that change, and the dates.

The tax office publishes refund rates for every ten-digit code; they are the caller's to give. Two
groups of goods stand here as examples of a rate that moves.
"""

from decimal import Decimal

from xborder.messages import Text
from xborder.policy.vocabulary import Reader, day, figure
from xborder.vat.export_side.mode import Mode

read: Reader = Reader(day(2026, 11, 21))

VAT_LAW = read.secondary(
    "Value-Added Tax Law of the People's Republic of China",
    "https://github.com/LawRefBook/Laws",
)
CAISHUI_2012_39 = read.secondary(
    "Caishui [2012] 39, value-added tax and consumption tax on exported goods and services",
    "https://www.judphone.com/news/did-you-underprice-your-export-quote-first-understand-the-exemption-credit-and-refund-calculation/",
)
MOF_STA_2026_2 = read.secondary(
    "MOF and STA announcement 2026 No. 2, export refund of photovoltaic and battery products",
    "http://www.sinoma-ec.cn/contents/70/3163.html",
)
MOF_STA_2024_15 = read.secondary(
    "MOF and STA announcement 2024 No. 15, export refund rates",
    "https://www.sinobtd.com/news/8975.html",
)
MOF_STA_2026_11 = read.secondary(
    "MOF and STA announcement 2026 No. 11; STA announcement 2026 No. 5",
    "https://regfollower.com/china-updates-vat-consumption-tax-policies-for-export-businesses",
)
STA_2019_36 = read.official(
    "STA announcement 2019 No. 36, enterprise income tax of retail exports in pilot zones",
    "http://zhejiang.chinatax.gov.cn/art/2025/1/17/art_26318_630722.html",
)
STA_2025_3 = read.secondary(
    "STA announcement 2025 No. 3, refund on departure to overseas warehouses",
    "https://kaizencpa.com/News/info/id/368.html",
)
CAISHUI_2013_96 = read.secondary(
    "Caishui [2013] 96, tax policies for retail exports of cross-border e-commerce",
    "http://panexwd.com/%e8%b7%a8%e5%a2%83%e7%94%b5%e5%ad%90%e5%95%86%e5%8a%a1%e5%87%ba%e5%8f%a3%e7%a8%8e%e6%94%b6%e6%94%bf%e7%ad%96/",
)
CAISHUI_2018_103 = read.secondary(
    "Caishui [2018] 103, retail exports of comprehensive pilot zones",
    "http://mallusb.com/p-127/id-224.html",
)
RETURNS_2023 = read.secondary(
    "MOF, GACC and STA announcement 2023 No. 4, goods returned from cross-border e-commerce exports",
    "https://guangdong.chinatax.gov.cn/gdsw/gzsw_yhssyshj2022E_zcwj_zxzc/2023-07/20/content_07bca6de696648ba97aee2a97ef62852.shtml",
)
RETURNS_2026 = read.secondary(
    "MOF, GACC and STA announcement 2026 No. 16, goods returned from cross-border e-commerce exports",
    "https://digitalpolicyalert.org/event/37683-ministry-of-finance-general-administration-of-customs-and-general-administration-adopted-preferential-tax-policy-of-cross-border-e-commerce-export-and-return-goods-no-16-of-2026-including-export-tariff-regulation",
)
_GACC = read.secondary(
    "GACC announcement 2020 No. 75, pilot of B2B exports of cross-border e-commerce",
    "https://m.oujiangroup.com/news/summary-and-analysis-of-the-new-policy-implemented-by-customs-in-july/",
)
_MODES = read.secondary(
    "GACC announcements 2014 No. 12 and No. 57, supervision codes",
    "https://www.leetsai.com/tax/announcement-on-tax-policy-for-goods-returned-from-cross-border-e-commerce-export",
)

MODES = {
    Mode.RETAIL: figure(
        "9610",
        Text("retail parcels, declared by list"),
        _MODES,
        start=day(2014, 2, 10),
        evidence="unchecked",
    ),
    Mode.BONDED: figure(
        "1210",
        Text("bonded goods of a special zone"),
        _MODES,
        start=day(2014, 8, 1),
        evidence="unchecked",
    ),
    Mode.B2B: figure(
        "9710",
        Text("direct exports to businesses"),
        _GACC,
        start=day(2020, 7, 1),
        note="The first ten customs districts; the whole country from 2021-07-01, not read.",
    ),
    Mode.OVERSEAS_WAREHOUSE: figure(
        "9810", Text("exports to an overseas warehouse"), _GACC, start=day(2020, 7, 1)
    ),
}

LEVY_RATE = figure(
    "levy rate of goods",
    Decimal("0.13"),
    VAT_LAW.at("article 10"),
    start=day(2019, 4, 1),
    note="Goods of the 9 % list are the caller's to name.",
)

DEEMED_INCOME = figure(
    "deemed income",
    Decimal("0.04"),
    STA_2019_36,
    start=day(2020, 1, 1),
    note="The share of revenue that is taken for income; it is no rate of tax.",
)

CLAIM_MONTHS = figure(
    "months in which a refund is claimed",
    36,
    MOF_STA_2026_11,
    start=day(2026, 1, 1),
    note="Counted from the export declaration; later the goods are taxed as a domestic sale.",
)

REFUND_ON_DEPARTURE = figure(
    "last day of the next year's reconciliation", (4, 30), STA_2025_3, start=day(2025, 1, 27)
)

RETURN_MONTHS = figure(
    "months in which returned goods come back free",
    6,
    RETURNS_2023,
    start=day(2023, 1, 30),
    end=day(2026, 1, 1),
    note="By the day of export. Food is left out. The extension to the end of 2025 was not read.",
).then(RETURNS_2026, start=day(2026, 1, 1), end=day(2028, 1, 1))

PHOTOVOLTAIC = (
    figure(
        "photovoltaic products",
        Decimal("0.13"),
        MOF_STA_2024_15,
        start=day(2019, 4, 1),
        end=day(2024, 12, 1),
    )
    .then(MOF_STA_2024_15, value=Decimal("0.09"), start=day(2024, 12, 1), end=day(2026, 4, 1))
    .then(MOF_STA_2026_2, value=Decimal(0), start=day(2026, 4, 1))
)
BATTERIES = (
    figure(
        "battery products",
        Decimal("0.13"),
        MOF_STA_2024_15,
        start=day(2019, 4, 1),
        end=day(2024, 12, 1),
    )
    .then(MOF_STA_2024_15, value=Decimal("0.09"), start=day(2024, 12, 1), end=day(2026, 4, 1))
    .then(MOF_STA_2026_2, value=Decimal("0.06"), start=day(2026, 4, 1), end=day(2027, 1, 1))
    .then(MOF_STA_2026_2, value=Decimal(0), start=day(2027, 1, 1), status="scheduled")
)

REFUND_RATES = (
    ("854142", PHOTOVOLTAIC),
    ("854143", PHOTOVOLTAIC),
    ("850760", BATTERIES),
)
"""Photovoltaic cells, single and in modules, and lithium-ion accumulators: the announcement lists
ten-digit codes, of which these subheadings are the ones that a shop sells."""
