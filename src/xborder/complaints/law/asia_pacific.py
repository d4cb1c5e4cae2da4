# ruff: noqa: E501 - titles of law and long addresses stay whole
"""Asia, the Pacific, the Middle East and Africa: terms for answers, returns, refunds and data."""

from xborder.complaints.law.term import clock, read
from xborder.policy.vocabulary import *

_LAWS = "https://github.com/LawRefBook/Laws"
_FROM_2026 = day(2026, 4, 15)
_CPL = read.official(
    "Law of the PRC on the Protection of Consumer Rights and Interests (2013)", _LAWS
)
_INTERIM = read.official(
    "Interim Measures for Handling Complaints and Reports (SAMR Order 20 of 2019)", _LAWS
)
_MEASURES = read.secondary(
    "Measures for Handling Complaints and Reports (SAMR Order 121)",
    "https://www.samr.gov.cn/zw/zfxxgk/fdzdgknr/fgs/art/2026/art_e4d03a20c0fd49769e408c7bf3791ff5.html",
)


_2014, _2020 = day(2014, 3, 15), day(2020, 1, 1)

CN = (
    clock(
        "cn.withdrawal",
        "withdrawal",
        "buyer",
        "7 calendar days from delivery",
        scope="goods sold online, by TV, telephone or mail",
    ).by(
        _CPL.at("Art. 25"),
        start=_2014,
        note="Counted from the day after signing for the goods (SAMR Order 31). Made to order, fresh, unsealed media and newspapers are out.",
    ),
    clock("cn.refund", "refund", "seller", "7 calendar days from goods returned").by(
        _CPL.at("Art. 25"), start=_2014
    ),
    clock("cn.quality_return", "reject", "buyer", "7 calendar days from delivery").by(
        _CPL.at("Art. 24"),
        start=_2014,
        note="Afterwards exchange or repair, or return where the contract may be rescinded.",
    ),
    clock("cn.deliberate_delay", "penalty", "seller", "15 calendar days from complaint").by(
        read.official(
            "Measures for Punishing Infringements of Consumer Rights (SAIC Order 73)",
            _LAWS,
            article="Arts. 8-10",
        ),
        start=day(2015, 3, 15),
    ),
    clock(
        "cn.accept",
        "accept",
        "authority",
        "7 working days from complaint",
        scope="complaints to 12315",
    ).by(_INTERIM.at("Art. 14"), start=_2020, end=_FROM_2026),
    clock(
        "cn.mediate",
        "mediate",
        "authority",
        "45 working days from complaint accepted",
        scope="complaints to 12315",
    ).by(
        _INTERIM.at("Art. 21(5)"),
        start=_2020,
        end=_FROM_2026,
        note="Time for testing does not count.",
    ),
    clock(
        "cn.complain", "complain", "buyer", "3 years from knowledge", scope="complaints to 12315"
    ).by(_INTERIM.at("Art. 15(4)"), start=_2020, end=_FROM_2026),
    clock(
        "cn.accept",
        "accept",
        "authority",
        "7 working days from complaint",
        scope="complaints to 12315",
    ).by(
        _CPL.at("Art. 46"),
        start=_FROM_2026,
        status=Status.UNCLEAR,
        evidence="unchecked",
        note="The new Measures' own term was not read; one 2026 application uses 10 working days.",
    ),
    clock(
        "cn.mediate",
        "mediate",
        "authority",
        "60 calendar days from complaint accepted",
        scope="complaints to 12315",
    ).by(
        _MEASURES.at("Art. 23(1)(5)"),
        start=_FROM_2026,
        note="Calendar days now, working days before.",
    ),
    clock(
        "cn.complain", "complain", "buyer", "3 years from knowledge", scope="complaints to 12315"
    ).by(_MEASURES.at("Art. 16(1)(4)"), start=_FROM_2026),
)

_HK = read.unchecked("Hong Kong Personal Data (Privacy) Ordinance", article="s. 19")

HK = (
    clock("hk.data_access", "data_access", "seller", "40 calendar days from data request").by(
        _HK, note="No general cooling-off for online sales."
    ),
)

_MOJ = "https://github.com/kong0107/mojLawSplitJSON"
_TW = read.official("Taiwan Consumer Protection Act (2015)", _MOJ)
_TW_DATA = read.official("Taiwan Personal Data Protection Act", _MOJ)

TW = (
    clock("tw.withdrawal", "withdrawal", "buyer", "7 calendar days from delivery").by(
        _TW.at("Art. 19"),
        note="Without reason and free of any cost; if the buyer was not told, 7 days from being told, at most 4 months.",
    ),
    clock("tw.collect_goods", "return_goods", "seller", "15 calendar days from withdrawal").by(
        _TW.at("Art. 19-2"), note="The seller fetches the goods."
    ),
    clock("tw.refund", "refund", "seller", "15 calendar days from goods returned").by(
        _TW.at("Art. 19-2")
    ),
    clock("tw.answer", "answer", "seller", "15 calendar days from complaint").by(_TW.at("Art. 43")),
    clock(
        "tw.data_access",
        "data_access",
        "seller",
        "15 calendar days from data request",
        extension=15,
    ).by(_TW_DATA.at("Art. 13")),
    clock(
        "tw.data_erasure",
        "data_erasure",
        "seller",
        "30 calendar days from data request",
        extension=30,
    ).by(_TW_DATA.at("Art. 13")),
)

_JP = read.official(
    "Act on Specified Commercial Transactions",
    "http://www.loc.gov/law/foreign-news/article/japan-catalogonline-shopping-and-door-to-door-sales-regulation-enhanced/",
    article="Art. 15-3",
)

JP = (
    clock(
        "jp.return",
        "withdrawal",
        "buyer",
        "8 calendar days from delivery",
        counts_trigger_day=True,
        scope="unless the seller showed another return policy",
    ).by(
        _JP,
        start=day(2009, 12, 1),
        note="The day of delivery is the first of the eight (inference from the statute's wording).",
    ),
)

_EASY = "https://m.easylaw.go.kr/MOM/SubCsmOvRetrieve.laf?langCd=700101&csmSeq=1308&ccfNo=3&cciNo=3&cnpClsNo=3"
_KR = read.official("Act on the Consumer Protection in Electronic Commerce", _EASY)


KR = (
    clock("kr.withdrawal", "withdrawal", "buyer", "7 calendar days from delivery").by(
        _KR.at("Art. 17(1)"),
        note="From the contract document, or delivery if later. Three months where the goods differ from the offer.",
    ),
    clock("kr.refund", "refund", "seller", "3 working days from goods returned").by(
        _KR.at("Art. 18(2)"), evidence="unchecked", note="Interest for delay by decree."
    ),
    clock("kr.data_access", "data_access", "seller", "10 calendar days from data request").by(
        read.unchecked("Korean Personal Information Protection Act", article="Art. 35")
    ),
)

_SG = "https://www.mti.gov.sg/Resources/Legislation/General-Advisory-on-Amendments-to-the-Consumer-Protection-Fair-Trading-Act-and-Hire-Purchase-Act"

SG = (
    clock("sg.presumption", "presumption", "buyer", "6 months from delivery").by(
        read.official("Consumer Protection (Fair Trading) Act", _SG), start=day(2012, 9, 1)
    ),
    clock("sg.data_access", "data_access", "seller", "30 calendar days from data request").by(
        read.unchecked("Singapore Personal Data Protection Act")
    ),
)

MY = (
    clock(
        "my.data_access",
        "data_access",
        "seller",
        "21 calendar days from data request",
        extension=14,
    ).by(read.unchecked("Malaysian Personal Data Protection Act")),
)

_TH = read.unchecked("Thai Direct Sale and Direct Marketing Act")

TH = (
    clock("th.withdrawal", "withdrawal", "buyer", "7 calendar days from delivery").by(_TH),
    clock("th.refund", "refund", "seller", "15 calendar days from withdrawal").by(_TH),
    clock("th.data_access", "data_access", "seller", "30 calendar days from data request").by(
        read.unchecked("Thai Personal Data Protection Act"), start=day(2022, 6, 1)
    ),
)

ID = (
    clock("id.data_access", "data_access", "seller", "72 hours from data request").by(
        read.unchecked("Indonesian Law 27/2022 on Personal Data Protection"),
        start=day(2024, 10, 17),
    ),
)

PH = (
    clock(
        "ph.redress",
        "redress",
        "seller",
        "7 calendar days from complaint",
        scope="sales over the internet: the seller's or platform's own redress",
    ).by(
        read.secondary(
            "Internet Transactions Act of 2023 (Republic Act 11967)",
            "https://source.gosupra.com/widget/provision/270812",
            article="s. 24",
        ),
        start=day(2023, 12, 20),
        note="Afterwards the buyer may go to the authority or a court.",
    ),
)

VN = (
    clock(
        "vn.withdrawal",
        "withdrawal",
        "buyer",
        "30 calendar days from delivery",
        scope="where the information before the contract was missing or wrong",
    ).by(
        read.unchecked("Vietnamese Law on Protection of Consumers' Rights 2023"),
        start=day(2024, 7, 1),
    ),
)

_IN = read.secondary(
    "Consumer Protection (E-Commerce) Rules, 2020",
    "https://www.thehindubusinessline.com/economy/policy/new-e-commerce-norms-notified-under-consumer-protection-act-2019/article32184860.ece",
)
_IN_START = day(2020, 7, 23)

IN = (
    clock(
        "in.acknowledge",
        "acknowledge",
        "seller",
        "48 hours from complaint",
        scope="the grievance officer of an e-commerce entity",
    ).by(
        _IN,
        start=_IN_START,
        note="Clock hours, not business hours; each complaint gets a ticket number. A seller on another's marketplace is not an e-commerce entity.",
    ),
    clock("in.redress", "redress", "seller", "1 month from complaint").by(
        _IN,
        start=_IN_START,
        note="A month, not 30 days; the last day of a shorter month is our reading.",
    ),
    clock("in.complain", "complain", "buyer", "2 years from knowledge").by(
        read.secondary(
            "Consumer Protection Act, 2019",
            "https://nyaaya.redstart.dev/themes/consumer-protection/page/2",
            article="s. 69",
        ),
        start=day(2020, 7, 20),
    ),
)

AU = (
    clock("au.data_access", "data_access", "seller", "30 calendar days from data request").by(
        read.unchecked("Australian Privacy Principles guidelines"),
        note="Remedies for faults fall due within a reasonable time, without a number.",
    ),
)
NZ = (
    clock("nz.data_access", "data_access", "seller", "20 working days from data request").by(
        read.unchecked("New Zealand Privacy Act 2020"),
        start=day(2020, 12, 1),
        note="Remedies for faults fall due within a reasonable time, without a number.",
    ),
)

_AE = read.secondary(
    "Federal Decree-Law 5/2023 amending Federal Law 15/2020 on Consumer Protection, in an adviser's summary",
    "https://meilu.sanwago.com/url-68747470733a2f2f7777772e6c696e6b6564696e2e636f6d/pulse/uae-implements-revised-penalties-amendments-under-consumer-elhais-ubd8f",
    article="Art. 35",
)

AE = (
    clock(
        "ae.grievance",
        "complain",
        "seller",
        "15 working days from decision",
        scope="against what the ministry or the authority has decided",
    ).by(
        _AE,
        start=day(2023, 10, 14),
        note="Of buyers the law has no number: no withdrawal without a reason, and repair, replacement and refund within the time that the warranty says. The authority decides within 30 days; silence is a refusal.",
    ),
)

SA = (
    clock("sa.late_delivery", "delivery", "seller", "15 calendar days from expected delivery").by(
        read.secondary(
            "Saudi E-Commerce Law",
            "https://www.gulf-insider.com/saudi-customer-has-right-to-cancel-order-if-delivery-is-delayed-by-15-days/",
        ),
        start=day(2019, 10, 24),
        note="Later than that the buyer may cancel.",
    ),
    clock("sa.withdrawal", "withdrawal", "buyer", "7 calendar days from delivery").by(
        read.unchecked("Saudi E-Commerce Law", article="Art. 13"), start=day(2019, 10, 24)
    ),
)

_IL = "https://kedemspahouse.com/en/pages/%d7%91%d7%99%d7%98%d7%95%d7%9c-%d7%a2%d7%a1%d7%a7%d7%94"

IL = (
    clock("il.withdrawal", "withdrawal", "buyer", "14 calendar days from delivery").by(
        read.secondary("Israeli Consumer Protection Law", _IL, article="s. 14C"),
        note="Four months for some buyers where a conversation, chat included, led to the deal.",
    ),
    clock(
        "il.refund", "refund", "seller", "14 calendar days from withdrawal", scope="fault or breach"
    ).by(read.secondary("Israeli Consumer Protection Law", "https://www.saedduzdar.com/refund")),
)

_ZA = read.unchecked(
    "South African Electronic Communications and Transactions Act", article="s. 44"
)

ZA = (
    clock("za.withdrawal", "withdrawal", "buyer", "7 calendar days from delivery").by(_ZA),
    clock("za.refund", "refund", "seller", "30 calendar days from withdrawal").by(_ZA),
)
