# ruff: noqa: E501 - titles of law and long addresses stay whole
"""Asia, the Pacific, the Middle East and Africa: terms for answers, returns, refunds and data."""

import datetime as dt

from xborder.complaints.law.term import law
from xborder.source import Evidence, Source, Status
from xborder.worktime import Roll

A, B, C = Evidence.OFFICIAL, Evidence.SECONDARY, Evidence.UNCHECKED

_LAWS = "https://github.com/LawRefBook/Laws"
_FROM_2026 = dt.date(2026, 4, 15)


def _cpl(article: str) -> Source:
    title = "Law of the PRC on the Protection of Consumer Rights and Interests (2013)"
    return Source(title=title, url=_LAWS, article=article)


def _interim(article: str) -> Source:
    title = "Interim Measures for Handling Complaints and Reports (SAMR Order 20 of 2019)"
    return Source(title=title, url=_LAWS, article=article)


def _measures(article: str) -> Source:
    return Source(
        title="Measures for Handling Complaints and Reports (SAMR Order 121)",
        url="https://www.samr.gov.cn/zw/zfxxgk/fdzdgknr/fgs/art/2026/art_e4d03a20c0fd49769e408c7bf3791ff5.html",
        article=article,
    )


_2014, _2020 = dt.date(2014, 3, 15), dt.date(2020, 1, 1)

# Civil Code Art. 201: the day of the event is not counted; Art. 203: a term that ends on a legal
# day off ends with the day after it.
CN = (
    law("cn.withdrawal", "withdrawal", "buyer", 7, "calendar_days", "delivery", start=_2014, roll=Roll.FOLLOWING, source=_cpl("Art. 25"), evidence=A, scope="goods sold online, by TV, telephone or mail", note="Counted from the day after signing for the goods (SAMR Order 31). Made to order, fresh, unsealed media and newspapers are out."),
    law("cn.refund", "refund", "seller", 7, "calendar_days", "goods_returned", start=_2014, roll=Roll.FOLLOWING, source=_cpl("Art. 25"), evidence=A),
    law("cn.quality_return", "reject", "buyer", 7, "calendar_days", "delivery", start=_2014, roll=Roll.FOLLOWING, source=_cpl("Art. 24"), evidence=A, note="Afterwards exchange or repair, or return where the contract may be rescinded."),
    law("cn.deliberate_delay", "penalty", "seller", 15, "calendar_days", "complaint", start=dt.date(2015, 3, 15), source=Source(title="Measures for Punishing Infringements of Consumer Rights (SAIC Order 73)", url=_LAWS, article="Arts. 8-10"), evidence=A),
    law("cn.accept", "accept", "authority", 7, "working_days", "complaint", start=_2020, end=_FROM_2026, source=_interim("Art. 14"), evidence=A, scope="complaints to 12315"),
    law("cn.mediate", "mediate", "authority", 45, "working_days", "complaint_accepted", start=_2020, end=_FROM_2026, source=_interim("Art. 21(5)"), evidence=A, scope="complaints to 12315", note="Time for testing does not count."),
    law("cn.complain", "complain", "buyer", 3, "years", "knowledge", start=_2020, end=_FROM_2026, source=_interim("Art. 15(4)"), evidence=A, scope="complaints to 12315"),
    law("cn.accept", "accept", "authority", 7, "working_days", "complaint", start=_FROM_2026, status=Status.UNCLEAR, source=_cpl("Art. 46"), evidence=C, scope="complaints to 12315", note="The new Measures' own term was not read; one 2026 application uses 10 working days."),
    law("cn.mediate", "mediate", "authority", 60, "calendar_days", "complaint_accepted", start=_FROM_2026, source=_measures("Art. 23(1)(5)"), evidence=B, scope="complaints to 12315", note="Calendar days now, working days before."),
    law("cn.complain", "complain", "buyer", 3, "years", "knowledge", start=_FROM_2026, source=_measures("Art. 16(1)(4)"), evidence=B, scope="complaints to 12315"),
)  # fmt: skip

_HK = Source(title="Hong Kong Personal Data (Privacy) Ordinance", article="s. 19")

HK = (law("hk.data_access", "data_access", "seller", 40, "calendar_days", "data_request", source=_HK, evidence=C, note="No general cooling-off for online sales."),)  # fmt: skip

_MOJ = "https://github.com/kong0107/mojLawSplitJSON"


def _tw(article: str) -> Source:
    return Source(title="Taiwan Consumer Protection Act (2015)", url=_MOJ, article=article)


def _tw_data(article: str) -> Source:
    return Source(title="Taiwan Personal Data Protection Act", url=_MOJ, article=article)


TW = (
    law("tw.withdrawal", "withdrawal", "buyer", 7, "calendar_days", "delivery", source=_tw("Art. 19"), evidence=A, note="Without reason and free of any cost; if the buyer was not told, 7 days from being told, at most 4 months."),
    law("tw.collect_goods", "return_goods", "seller", 15, "calendar_days", "withdrawal", source=_tw("Art. 19-2"), evidence=A, note="The seller fetches the goods."),
    law("tw.refund", "refund", "seller", 15, "calendar_days", "goods_returned", source=_tw("Art. 19-2"), evidence=A),
    law("tw.answer", "answer", "seller", 15, "calendar_days", "complaint", source=_tw("Art. 43"), evidence=A),
    law("tw.data_access", "data_access", "seller", 15, "calendar_days", "data_request", extension=15, source=_tw_data("Art. 13"), evidence=A),
    law("tw.data_erasure", "data_erasure", "seller", 30, "calendar_days", "data_request", extension=30, source=_tw_data("Art. 13"), evidence=A),
)  # fmt: skip

_JP = Source(
    title="Act on Specified Commercial Transactions",
    url="http://www.loc.gov/law/foreign-news/article/japan-catalogonline-shopping-and-door-to-door-sales-regulation-enhanced/",
    article="Art. 15-3",
)

JP = (law("jp.return", "withdrawal", "buyer", 8, "calendar_days", "delivery", start=dt.date(2009, 12, 1), counts_trigger_day=True, source=_JP, evidence=A, scope="unless the seller showed another return policy", note="The day of delivery is the first of the eight (inference from the statute's wording)."),)  # fmt: skip

_EASY = "https://m.easylaw.go.kr/MOM/SubCsmOvRetrieve.laf?langCd=700101&csmSeq=1308&ccfNo=3&cciNo=3&cnpClsNo=3"


def _kr(article: str) -> Source:
    title = "Act on the Consumer Protection in Electronic Commerce"
    return Source(title=title, url=_EASY, article=article)


# Civil Act Art. 161: a term that ends on a Saturday or public holiday ends with the next day.
KR = (
    law("kr.withdrawal", "withdrawal", "buyer", 7, "calendar_days", "delivery", roll=Roll.FOLLOWING, source=_kr("Art. 17(1)"), evidence=A, note="From the contract document, or delivery if later. Three months where the goods differ from the offer."),
    law("kr.refund", "refund", "seller", 3, "working_days", "goods_returned", source=_kr("Art. 18(2)"), evidence=C, note="Interest for delay by decree."),
    law("kr.data_access", "data_access", "seller", 10, "calendar_days", "data_request", source=Source(title="Korean Personal Information Protection Act", article="Art. 35"), evidence=C),
)  # fmt: skip

_SG = "https://www.mti.gov.sg/Resources/Legislation/General-Advisory-on-Amendments-to-the-Consumer-Protection-Fair-Trading-Act-and-Hire-Purchase-Act"

SG = (
    law("sg.presumption", "presumption", "buyer", 6, "months", "delivery", start=dt.date(2012, 9, 1), source=Source(title="Consumer Protection (Fair Trading) Act", url=_SG), evidence=A),
    law("sg.data_access", "data_access", "seller", 30, "calendar_days", "data_request", source=Source(title="Singapore Personal Data Protection Act"), evidence=C),
)  # fmt: skip

MY = (law("my.data_access", "data_access", "seller", 21, "calendar_days", "data_request", extension=14, source=Source(title="Malaysian Personal Data Protection Act"), evidence=C),)  # fmt: skip

_TH = Source(title="Thai Direct Sale and Direct Marketing Act")

TH = (
    law("th.withdrawal", "withdrawal", "buyer", 7, "calendar_days", "delivery", source=_TH, evidence=C),
    law("th.refund", "refund", "seller", 15, "calendar_days", "withdrawal", source=_TH, evidence=C),
    law("th.data_access", "data_access", "seller", 30, "calendar_days", "data_request", start=dt.date(2022, 6, 1), source=Source(title="Thai Personal Data Protection Act"), evidence=C),
)  # fmt: skip

ID = (law("id.data_access", "data_access", "seller", 72, "hours", "data_request", start=dt.date(2024, 10, 17), source=Source(title="Indonesian Law 27/2022 on Personal Data Protection"), evidence=C),)  # fmt: skip

VN = (law("vn.withdrawal", "withdrawal", "buyer", 30, "calendar_days", "delivery", start=dt.date(2024, 7, 1), source=Source(title="Vietnamese Law on Protection of Consumers' Rights 2023"), evidence=C, scope="where the information before the contract was missing or wrong"),)  # fmt: skip

_IN = Source(
    title="Consumer Protection (E-Commerce) Rules, 2020",
    url="https://www.thehindubusinessline.com/economy/policy/new-e-commerce-norms-notified-under-consumer-protection-act-2019/article32184860.ece",
)
_IN_START = dt.date(2020, 7, 23)

IN = (
    law("in.acknowledge", "acknowledge", "seller", 48, "hours", "complaint", start=_IN_START, source=_IN, evidence=B, scope="the grievance officer of an e-commerce entity", note="Clock hours, not business hours; each complaint gets a ticket number. A seller on another's marketplace is not an e-commerce entity."),
    law("in.redress", "redress", "seller", 1, "months", "complaint", start=_IN_START, source=_IN, evidence=B, note="A month, not 30 days; the last day of a shorter month is our reading."),
    law("in.complain", "complain", "buyer", 2, "years", "knowledge", start=dt.date(2020, 7, 20), source=Source(title="Consumer Protection Act, 2019", url="https://nyaaya.redstart.dev/themes/consumer-protection/page/2", article="s. 69"), evidence=B),
)  # fmt: skip

AU = (law("au.data_access", "data_access", "seller", 30, "calendar_days", "data_request", source=Source(title="Australian Privacy Principles guidelines"), evidence=C, note="Remedies for faults fall due within a reasonable time, without a number."),)  # fmt: skip
NZ = (law("nz.data_access", "data_access", "seller", 20, "working_days", "data_request", start=dt.date(2020, 12, 1), source=Source(title="New Zealand Privacy Act 2020"), evidence=C, note="Remedies for faults fall due within a reasonable time, without a number."),)  # fmt: skip

SA = (
    law("sa.late_delivery", "delivery", "seller", 15, "calendar_days", "expected_delivery", start=dt.date(2019, 10, 24), source=Source(title="Saudi E-Commerce Law", url="https://www.gulf-insider.com/saudi-customer-has-right-to-cancel-order-if-delivery-is-delayed-by-15-days/"), evidence=B, note="Later than that the buyer may cancel."),
    law("sa.withdrawal", "withdrawal", "buyer", 7, "calendar_days", "delivery", start=dt.date(2019, 10, 24), source=Source(title="Saudi E-Commerce Law", article="Art. 13"), evidence=C),
)  # fmt: skip

_IL = "https://kedemspahouse.com/en/pages/%d7%91%d7%99%d7%98%d7%95%d7%9c-%d7%a2%d7%a1%d7%a7%d7%94"

IL = (
    law("il.withdrawal", "withdrawal", "buyer", 14, "calendar_days", "delivery", source=Source(title="Israeli Consumer Protection Law", url=_IL, article="s. 14C"), evidence=B, note="Four months for some buyers where a conversation, chat included, led to the deal."),
    law("il.refund", "refund", "seller", 14, "calendar_days", "withdrawal", source=Source(title="Israeli Consumer Protection Law", url="https://www.saedduzdar.com/refund"), evidence=B, scope="fault or breach"),
)  # fmt: skip

_ZA = Source(title="South African Electronic Communications and Transactions Act", article="s. 44")

ZA = (
    law("za.withdrawal", "withdrawal", "buyer", 7, "calendar_days", "delivery", source=_ZA, evidence=C),
    law("za.refund", "refund", "seller", 30, "calendar_days", "withdrawal", source=_ZA, evidence=C),
)  # fmt: skip
