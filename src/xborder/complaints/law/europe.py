# ruff: noqa: E501 - titles of law and long addresses stay whole
"""Europe: the Union's terms, its members' own, and those of GB, CH, NO and TR."""

import datetime as dt

from xborder.complaints.law.term import law
from xborder.source import Evidence, Source, Status
from xborder.trade.country import EU_MEMBERS
from xborder.worktime import Roll

A, B, C = Evidence.OFFICIAL, Evidence.SECONDARY, Evidence.UNCHECKED

MEMBERS = frozenset(EU_MEMBERS)

# Council Regulation (EEC, Euratom) No 1182/71: the day of the event is not counted (Art. 3(1)); a
# term of days or longer that ends on a public holiday, Sunday or Saturday ends with the following
# working day (Art. 3(4)); recital 41 of Directive 2011/83/EU applies it to withdrawal.
ROLL = Roll.FOLLOWING

CRD = "https://eur-lex.europa.eu/eli/dir/2011/83/oj"
GOODS = "https://eur-lex.europa.eu/eli/dir/2019/771/oj"
GDPR = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
DSA = "https://eur-lex.europa.eu/eli/reg/2022/2065/oj"


def _crd(article: str) -> Source:
    return Source(title="Directive 2011/83/EU on consumer rights", url=CRD, article=article)


def _goods(article: str) -> Source:
    return Source(title="Directive (EU) 2019/771 on the sale of goods", url=GOODS, article=article)


EU = (
    law(
        "eu.withdrawal", "withdrawal", "buyer", 14, "calendar_days", "delivery",
        roll=ROLL, source=_crd("Art. 9(2)"), evidence=B, scope="distance sales of goods",
        note="From possession of the last good of the order; 12 months longer if the buyer was not told of the right (Art. 10).",
    ),
    law(
        "eu.return_goods", "return_goods", "buyer", 14, "calendar_days", "withdrawal",
        roll=ROLL, source=_crd("Art. 14(1)"), evidence=C, scope="after a withdrawal",
    ),
    law(
        "eu.refund", "refund", "seller", 14, "calendar_days", "withdrawal",
        roll=ROLL, source=_crd("Art. 13(1), (3)"), evidence=B, scope="after a withdrawal",
        note="With the standard outward freight; may be withheld until the goods or proof of their sending arrive.",
    ),
    law(
        "eu.delivery", "delivery", "seller", 30, "calendar_days", "order",
        roll=ROLL, source=_crd("Art. 18(1)"), evidence=C, scope="unless another date was agreed",
    ),
    law(
        "eu.guarantee", "guarantee", "buyer", 2, "years", "delivery", start=dt.date(2022, 1, 1),
        source=_goods("Art. 10(1)"), evidence=B,
        note="Second-hand goods may be cut to one year; some members give longer. From 31 July 2026 12 months longer, once, where the buyer chose repair (Directive (EU) 2024/1799, not read).",
    ),
    law(
        "eu.guarantee_presumption", "presumption", "buyer", 1, "years", "delivery", start=dt.date(2022, 1, 1),
        source=_goods("Art. 11(1)"), evidence=B, note="Members may choose two years.",
    ),
    law(
        "eu.data_access", "data_access", "seller", 1, "months", "data_request", start=dt.date(2018, 5, 25),
        roll=ROLL, extension=2, source=Source(title="Regulation (EU) 2016/679 (GDPR)", url=GDPR, article="Art. 12(3)"), evidence=A,
        note="Two months more if complex, told within the first month.",
    ),
    law(
        "eu.platform_complaint", "complain", "buyer", 6, "months", "decision", start=dt.date(2024, 2, 17),
        source=Source(title="Regulation (EU) 2022/2065 (Digital Services Act)", url=DSA, article="Art. 20(1)-(2)"), evidence=A,
        scope="decisions of online platforms on notices, content and accounts, small ones excepted",
        note="At least six months, from the day the buyer is told. Read in a copy of the text and with the Slovenian regulator (akos-rs.si).",
    ),
    law(
        "eu.payment_complaint", "answer", "bank", 15, "working_days", "complaint", start=dt.date(2018, 1, 13), extension=20,
        source=Source(title="Directive (EU) 2015/2366 (PSD2)", url="https://eur-lex.europa.eu/eli/dir/2015/2366/oj", article="Art. 101(2)"), evidence=C,
        scope="payment service providers",
    ),
    law(
        "eu.direct_debit", "complain", "buyer", 8, "weeks", "payment",
        source=Source(title="Directive (EU) 2015/2366 (PSD2)", url="https://eur-lex.europa.eu/eli/dir/2015/2366/oj", article="Art. 77(1)"), evidence=C,
        scope="SEPA direct debits", note="13 months where the debit was not authorised.",
    ),
)  # fmt: skip

_UNREAD = "No EU-wide term for answering complaints exists; the national code was not read."


def _national(title: str) -> Source:
    return Source(title=title)


_PL = Source(
    title="Polish Consumer Rights Act of 30 May 2014",
    url="https://www.temidium.pl/artykul/odpowiedz_przedsiebiorcy_na_reklamacje_konsumenta-3741.html",
    article="Art. 7a",
)

MEMBER_RULES = {
    "PL": (
        law("pl.answer", "answer", "seller", 30, "calendar_days", "complaint", start=dt.date(2017, 1, 10), end=dt.date(2023, 1, 1), source=_PL, evidence=B, note="Silence counts as acceptance."),
        law("pl.answer", "answer", "seller", 14, "calendar_days", "complaint", start=dt.date(2023, 1, 1), source=_PL, evidence=C, note=f"Silence counts as acceptance. The shorter term and its first day were not read. {_UNREAD}"),
    ),
    "CZ": (law("cz.answer", "redress", "seller", 30, "calendar_days", "complaint", roll=ROLL, source=Source(title="Czech Consumer Protection Act 634/1992", url="http://eagri.cz/public/portal/mze/legislativa/vap40431-11188", article="s. 19(3)"), evidence=A, scope="claims for faults", note="Settled and the buyer told, unless a longer time was agreed; afterwards the buyer may withdraw or ask for a discount."),),
    "SK": (law("sk.answer", "redress", "seller", 30, "calendar_days", "complaint", source=_national("Slovak Consumer Protection Act"), evidence=C, scope="claims under the guarantee", note=_UNREAD),),
    "HU": (law("hu.answer", "answer", "seller", 30, "calendar_days", "complaint", source=Source(title="Hungarian Act CLV of 1997 on consumer protection", url="https://lexikon.uni-nke.hu/szocikk/fogyasztoi-panasz/", article="s. 17/A"), evidence=B, scope="complaints in writing"),),
    "HR": (law("hr.answer", "answer", "seller", 15, "calendar_days", "complaint", source=Source(title="Croatian Consumer Protection Act (NN 19/22)", url="https://uong.hr/novosti/podsjetnik-clanovima-na-obveze-iz-zakona-o-zastiti-potrosaca/", article="Art. 10(6)"), evidence=B, scope="complaints in writing", note="The Act of 2014 had the same term (Art. 10(5))."),),
    "EE": (law("ee.answer", "answer", "seller", 15, "calendar_days", "complaint", source=_national("Estonian Consumer Protection Act"), evidence=C, note=_UNREAD),),
    "LT": (law("lt.answer", "answer", "seller", 14, "calendar_days", "complaint", source=_national("Lithuanian Law on Consumer Protection"), evidence=C, note=_UNREAD),),
    "SI": (law("si.answer", "answer", "seller", 8, "calendar_days", "complaint", source=_national("Slovenian Consumer Protection Act"), evidence=C, scope="claims of non-conformity", note=_UNREAD),),
    "PT": (
        law("pt.answer", "answer", "seller", 15, "working_days", "complaint", start=dt.date(2017, 7, 1), source=Source(title="Portuguese Decree-Law 156/2005, as changed by 74/2017", url="https://epal.pt/EPAL/menu/legal/not%C3%ADcias/2017/06/30/livro-reclama%C3%A7%C3%A3oes"), evidence=B, scope="the electronic complaints book", note="First for essential services, later for other sellers; the days of extension were not read."),
        law("pt.guarantee", "guarantee", "buyer", 3, "years", "delivery", start=dt.date(2022, 1, 1), source=_national("Portuguese law on the sale of consumer goods"), evidence=C),
    ),
    "ES": (
        law("es.answer", "answer", "seller", 15, "working_days", "complaint", start=dt.date(2026, 12, 28), source=Source(title="Spanish Law 10/2025 of 26 December on customer service", url="https://www.uria.com/es/publicaciones/newsletter/1997-procesal"), evidence=B, status=Status.SCHEDULED, scope="basic services, and companies or groups of 250 workers, 50 million euros of turnover or 43 million of balance", note="In force since 28 December 2025; companies have until 28 December 2026 to adapt."),
        law("es.guarantee", "guarantee", "buyer", 3, "years", "delivery", start=dt.date(2022, 1, 1), source=_national("Spanish General Law on Consumers and Users"), evidence=C),
    ),
    "BG": (law("bg.redress", "repair", "seller", 1, "months", "complaint", source=_national("Bulgarian law on the supply of goods"), evidence=C, scope="bringing goods into conformity", note=_UNREAD),),
    "SE": (law("se.guarantee", "guarantee", "buyer", 3, "years", "delivery", source=_national("Swedish Consumer Sales Act"), evidence=C),),
    "IE": (law("ie.guarantee", "complain", "buyer", 6, "years", "delivery", source=_national("Irish Consumer Rights Act 2022 and limitation of actions"), evidence=C),),
}  # fmt: skip

_CCR = Source(
    title="Consumer Contracts Regulations 2013",
    url="https://www.legislation.gov.uk/uksi/2013/3134/regulation/30",
    article="reg. 30",
)
_CRA = Source(
    title="Consumer Rights Act 2015", url="https://www.legislation.gov.uk/ukpga/2015/15/contents"
)

GB = (
    law("gb.withdrawal", "withdrawal", "buyer", 14, "calendar_days", "delivery", source=_CCR, evidence=B, note="12 months longer if the buyer was not told of the right."),
    law("gb.return_goods", "return_goods", "buyer", 14, "calendar_days", "withdrawal", source=_CCR, evidence=B),
    law("gb.refund", "refund", "seller", 14, "calendar_days", "goods_returned", source=Source(title="Consumer Contracts Regulations 2013", url="https://www.legislation.gov.uk/uksi/2013/3134/contents", article="reg. 34"), evidence=B, note="Or from proof that they were sent, if earlier; the EU counts from the notice."),
    law("gb.reject", "reject", "buyer", 30, "calendar_days", "delivery", source=_CRA, evidence=B),
    law("gb.presumption", "presumption", "buyer", 6, "months", "delivery", source=_CRA, evidence=C),
    law("gb.limitation", "complain", "buyer", 6, "years", "delivery", source=_CRA, evidence=C, note="Five years in Scotland."),
    law("gb.data_access", "data_access", "seller", 1, "months", "data_request", extension=2, source=Source(title="UK GDPR and Data (Use and Access) Act 2025", url="https://www.ashfords.co.uk/insights/articles/the-data-use-and-access-act-changes-for-data-subject-access-requests"), evidence=B, note="The clock stops while identity or scope is being cleared up."),
    law("gb.data_complaint", "acknowledge", "seller", 30, "calendar_days", "complaint", start=dt.date(2026, 6, 19), roll=ROLL, scope="complaints about personal data", source=Source(title="Data (Use and Access) Act 2025", url="https://www.boyesturner.com/news-and-insights/handling-data-protection-complaints-uk-guide-2026"), evidence=B),
)  # fmt: skip

_CO = Source(title="Swiss Code of Obligations", article="Art. 210")

CH = (
    law("ch.guarantee", "guarantee", "buyer", 2, "years", "delivery", source=_CO, evidence=C, note="No statutory right to withdraw from an online purchase."),
    law("ch.data_access", "data_access", "seller", 30, "calendar_days", "data_request", start=dt.date(2023, 9, 1), source=Source(title="Swiss Federal Act on Data Protection"), evidence=C),
)  # fmt: skip

_NO = "https://www.forbrukereuropa.no/en/online-shopping/right-of-withdrawal/"
_ANGRERETT = Source(title="Norwegian Cancellation Act (angrerettloven)", url=_NO)

NO = (
    law("no.withdrawal", "withdrawal", "buyer", 14, "calendar_days", "delivery", roll=ROLL, source=_ANGRERETT, evidence=A, note="12 months longer without the form."),
    law("no.return_goods", "return_goods", "buyer", 14, "calendar_days", "withdrawal", roll=ROLL, source=_ANGRERETT, evidence=A),
    law("no.refund", "refund", "seller", 14, "calendar_days", "withdrawal", roll=ROLL, source=_ANGRERETT, evidence=B, note="May be withheld until the goods or proof of sending arrive."),
    law("no.guarantee", "guarantee", "buyer", 2, "years", "delivery", source=Source(title="Norwegian Consumer Purchases Act", url="https://info.yt01.ai.basefarm.net/en/start-and-run-business/running-business/right-of-complaint-when-selling-to-consumers"), evidence=A, note="Five years for goods meant to last considerably longer."),
    law("no.data_access", "data_access", "seller", 1, "months", "data_request", extension=2, source=Source(title="Regulation (EU) 2016/679 (GDPR), through the EEA", url=GDPR, article="Art. 12(3)"), evidence=C),
)  # fmt: skip

_TR = Source(
    title="Turkish Consumer Protection Law 6502 and Distance Contracts Regulation",
    url="https://eb.clinic/return-and-refund-conditions",
)

TR = (
    law("tr.withdrawal", "withdrawal", "buyer", 14, "calendar_days", "delivery", source=_TR, evidence=B, note="Up to a year longer if the buyer was not told."),
    law("tr.refund", "refund", "seller", 14, "calendar_days", "withdrawal", source=_TR, evidence=C),
    law("tr.delivery", "delivery", "seller", 30, "calendar_days", "order", source=_TR, evidence=B),
    law("tr.guarantee", "guarantee", "buyer", 2, "years", "delivery", source=_TR, evidence=C),
    law("tr.data_access", "data_access", "seller", 30, "calendar_days", "data_request", source=Source(title="Turkish Personal Data Protection Law (KVKK)"), evidence=C),
)  # fmt: skip
