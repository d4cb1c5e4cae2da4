# ruff: noqa: E501 - titles of law and long addresses stay whole
"""Europe: the Union's terms, its members' own, and those of its neighbours."""

from xborder.complaints.law.term import clock, read
from xborder.policy.vocabulary import *

MEMBERS = frozenset(EU_MEMBERS)

CRD = read.secondary(
    "Directive 2011/83/EU on consumer rights", "https://eur-lex.europa.eu/eli/dir/2011/83/oj"
)
GOODS = read.secondary(
    "Directive (EU) 2019/771 on the sale of goods", "https://eur-lex.europa.eu/eli/dir/2019/771/oj"
)
GDPR = "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
DSA = "https://eur-lex.europa.eu/eli/reg/2022/2065/oj"


EU = (
    clock(
        "eu.withdrawal",
        "withdrawal",
        "buyer",
        "14 calendar days from delivery",
        scope="distance sales of goods",
    ).by(
        CRD.at("Art. 9(2)"),
        note="From possession of the last good of the order; 12 months longer if the buyer was not told of the right (Art. 10).",
    ),
    clock(
        "eu.return_goods",
        "return_goods",
        "buyer",
        "14 calendar days from withdrawal",
        scope="after a withdrawal",
    ).by(CRD.at("Art. 14(1)"), evidence="unchecked"),
    clock(
        "eu.refund",
        "refund",
        "seller",
        "14 calendar days from withdrawal",
        scope="after a withdrawal",
    ).by(
        CRD.at("Art. 13(1), (3)"),
        note="With the standard outward freight; may be withheld until the goods or proof of their sending arrive.",
    ),
    clock(
        "eu.delivery",
        "delivery",
        "seller",
        "30 calendar days from order",
        scope="unless another date was agreed",
    ).by(CRD.at("Art. 18(1)"), evidence="unchecked"),
    clock("eu.guarantee", "guarantee", "buyer", "2 years from delivery").by(
        GOODS.at("Art. 10(1)"),
        start=day(2022, 1, 1),
        note="Second-hand goods may be cut to one year; some members give longer. From 31 July 2026 12 months longer, once, where the buyer chose repair (Directive (EU) 2024/1799, not read).",
    ),
    clock("eu.guarantee_presumption", "presumption", "buyer", "1 year from delivery").by(
        GOODS.at("Art. 11(1)"), start=day(2022, 1, 1), note="Members may choose two years."
    ),
    clock(
        "eu.data_access",
        "data_access",
        "seller",
        "1 month from data request",
        extension=2,
    ).by(
        read.official("Regulation (EU) 2016/679 (GDPR)", GDPR, article="Art. 12(3)"),
        start=day(2018, 5, 25),
        note="Two months more if complex, told within the first month.",
    ),
    clock(
        "eu.platform_complaint",
        "complain",
        "buyer",
        "6 months from decision",
        scope="decisions of online platforms on notices, content and accounts, small ones excepted",
    ).by(
        read.official(
            "Regulation (EU) 2022/2065 (Digital Services Act)", DSA, article="Art. 20(1)-(2)"
        ),
        start=day(2024, 2, 17),
        note="At least six months, from the day the buyer is told. Read in a copy of the text and with the Slovenian regulator (akos-rs.si).",
    ),
    clock(
        "eu.payment_complaint",
        "answer",
        "bank",
        "15 working days from complaint",
        extension=20,
        scope="payment service providers",
    ).by(
        read.unchecked(
            "Directive (EU) 2015/2366 (PSD2)",
            "https://eur-lex.europa.eu/eli/dir/2015/2366/oj",
            article="Art. 101(2)",
        ),
        start=day(2018, 1, 13),
    ),
    clock(
        "eu.direct_debit", "complain", "buyer", "8 weeks from payment", scope="SEPA direct debits"
    ).by(
        read.unchecked(
            "Directive (EU) 2015/2366 (PSD2)",
            "https://eur-lex.europa.eu/eli/dir/2015/2366/oj",
            article="Art. 77(1)",
        ),
        note="13 months where the debit was not authorised.",
    ),
)

_UNREAD = "No EU-wide term for answering complaints exists; the national code was not read."
_PL = read.secondary(
    "Polish Consumer Rights Act of 30 May 2014",
    "https://www.temidium.pl/artykul/odpowiedz_przedsiebiorcy_na_reklamacje_konsumenta-3741.html",
    article="Art. 7a",
)

MEMBER_RULES = {
    "PL": (
        clock("pl.answer", "answer", "seller", "30 calendar days from complaint")
        .by(_PL, start=day(2017, 1, 10), end=day(2023, 1, 1), note="Silence counts as acceptance.")
        .then(
            _PL,
            value=clock("pl.answer", "answer", "seller", "14 calendar days from complaint"),
            evidence="unchecked",
            note=f"Silence counts as acceptance. The shorter term and its first day were not read. {_UNREAD}",
        ),
    ),
    "CZ": (
        clock(
            "cz.answer",
            "redress",
            "seller",
            "30 calendar days from complaint",
            scope="claims for faults",
        ).by(
            read.official(
                "Czech Consumer Protection Act 634/1992",
                "http://eagri.cz/public/portal/mze/legislativa/vap40431-11188",
                article="s. 19(3)",
            ),
            note="Settled and the buyer told, unless a longer time was agreed; afterwards the buyer may withdraw or ask for a discount.",
        ),
    ),
    "SK": (
        clock(
            "sk.answer",
            "redress",
            "seller",
            "30 calendar days from complaint",
            scope="claims under the guarantee",
        ).by(read.unchecked("Slovak Consumer Protection Act"), note=_UNREAD),
    ),
    "HU": (
        clock(
            "hu.answer",
            "answer",
            "seller",
            "30 calendar days from complaint",
            scope="complaints in writing",
        ).by(
            read.secondary(
                "Hungarian Act CLV of 1997 on consumer protection",
                "https://lexikon.uni-nke.hu/szocikk/fogyasztoi-panasz/",
                article="s. 17/A",
            )
        ),
    ),
    "HR": (
        clock(
            "hr.answer",
            "answer",
            "seller",
            "15 calendar days from complaint",
            scope="complaints in writing",
        ).by(
            read.secondary(
                "Croatian Consumer Protection Act (NN 19/22)",
                "https://uong.hr/novosti/podsjetnik-clanovima-na-obveze-iz-zakona-o-zastiti-potrosaca/",
                article="Art. 10(6)",
            ),
            note="The Act of 2014 had the same term (Art. 10(5)).",
        ),
    ),
    "EE": (
        clock("ee.answer", "answer", "seller", "15 calendar days from complaint").by(
            read.unchecked("Estonian Consumer Protection Act"), note=_UNREAD
        ),
    ),
    "LT": (
        clock("lt.answer", "answer", "seller", "14 calendar days from complaint").by(
            read.unchecked("Lithuanian Law on Consumer Protection"), note=_UNREAD
        ),
    ),
    "SI": (
        clock(
            "si.answer",
            "answer",
            "seller",
            "8 calendar days from complaint",
            scope="claims of non-conformity",
        ).by(read.unchecked("Slovenian Consumer Protection Act"), note=_UNREAD),
    ),
    "PT": (
        clock(
            "pt.answer",
            "answer",
            "seller",
            "15 working days from complaint",
            scope="the electronic complaints book",
        ).by(
            read.secondary(
                "Portuguese Decree-Law 156/2005, as changed by 74/2017",
                "https://epal.pt/EPAL/menu/legal/not%C3%ADcias/2017/06/30/livro-reclama%C3%A7%C3%A3oes",
            ),
            start=day(2017, 7, 1),
            note="First for essential services, later for other sellers; the days of extension were not read.",
        ),
        clock("pt.guarantee", "guarantee", "buyer", "3 years from delivery").by(
            read.unchecked("Portuguese law on the sale of consumer goods"), start=day(2022, 1, 1)
        ),
    ),
    "ES": (
        clock(
            "es.answer",
            "answer",
            "seller",
            "15 working days from complaint",
            scope="basic services, and companies or groups of 250 workers, 50 million euros of turnover or 43 million of balance",
        ).by(
            read.secondary(
                "Spanish Law 10/2025 of 26 December on customer service",
                "https://www.uria.com/es/publicaciones/newsletter/1997-procesal",
            ),
            start=day(2026, 12, 28),
            status=Status.SCHEDULED,
            note="In force since 28 December 2025; companies have until 28 December 2026 to adapt.",
        ),
        clock("es.guarantee", "guarantee", "buyer", "3 years from delivery").by(
            read.unchecked("Spanish General Law on Consumers and Users"), start=day(2022, 1, 1)
        ),
    ),
    "BG": (
        clock(
            "bg.redress",
            "repair",
            "seller",
            "1 month from complaint",
            scope="bringing goods into conformity",
        ).by(read.unchecked("Bulgarian law on the supply of goods"), note=_UNREAD),
    ),
    "SE": (
        clock("se.guarantee", "guarantee", "buyer", "3 years from delivery").by(
            read.unchecked("Swedish Consumer Sales Act")
        ),
    ),
    "IE": (
        clock("ie.guarantee", "complain", "buyer", "6 years from delivery").by(
            read.unchecked("Irish Consumer Rights Act 2022 and limitation of actions")
        ),
    ),
}

_CCR = read.secondary(
    "Consumer Contracts Regulations 2013",
    "https://www.legislation.gov.uk/uksi/2013/3134/regulation/30",
    article="reg. 30",
)
_CRA = read.unchecked(
    "Consumer Rights Act 2015", "https://www.legislation.gov.uk/ukpga/2015/15/contents"
)

GB = (
    clock("gb.withdrawal", "withdrawal", "buyer", "14 calendar days from delivery").by(
        _CCR, note="12 months longer if the buyer was not told of the right."
    ),
    clock("gb.return_goods", "return_goods", "buyer", "14 calendar days from withdrawal").by(_CCR),
    clock("gb.refund", "refund", "seller", "14 calendar days from goods returned").by(
        read.secondary(
            "Consumer Contracts Regulations 2013",
            "https://www.legislation.gov.uk/uksi/2013/3134/contents",
            article="reg. 34",
        ),
        note="Or from proof that they were sent, if earlier; the EU counts from the notice.",
    ),
    clock("gb.reject", "reject", "buyer", "30 calendar days from delivery").by(
        _CRA, evidence="secondary"
    ),
    clock("gb.presumption", "presumption", "buyer", "6 months from delivery").by(_CRA),
    clock("gb.limitation", "complain", "buyer", "6 years from delivery").by(
        _CRA, note="Five years in Scotland."
    ),
    clock(
        "gb.data_access",
        "data_access",
        "seller",
        "1 month from data request",
        counting="GB data",
        extension=2,
    ).by(
        read.secondary(
            "UK GDPR and Data (Use and Access) Act 2025",
            "https://www.ashfords.co.uk/insights/articles/the-data-use-and-access-act-changes-for-data-subject-access-requests",
        ),
        note="The clock stops while identity or scope is being cleared up.",
    ),
    clock(
        "gb.data_complaint",
        "acknowledge",
        "seller",
        "30 calendar days from complaint",
        counting="GB data",
        scope="complaints about personal data",
    ).by(
        read.secondary(
            "Data (Use and Access) Act 2025",
            "https://www.boyesturner.com/news-and-insights/handling-data-protection-complaints-uk-guide-2026",
        ),
        start=day(2026, 6, 19),
    ),
)

_CO = read.unchecked("Swiss Code of Obligations", article="Art. 210")

CH = (
    clock("ch.guarantee", "guarantee", "buyer", "2 years from delivery").by(
        _CO, note="No statutory right to withdraw from an online purchase."
    ),
    clock("ch.data_access", "data_access", "seller", "30 calendar days from data request").by(
        read.unchecked("Swiss Federal Act on Data Protection"), start=day(2023, 9, 1)
    ),
)

_NO = "https://www.forbrukereuropa.no/en/online-shopping/right-of-withdrawal/"
_ANGRERETT = read.official("Norwegian Cancellation Act (angrerettloven)", _NO)

NO = (
    clock("no.withdrawal", "withdrawal", "buyer", "14 calendar days from delivery").by(
        _ANGRERETT, note="12 months longer without the form."
    ),
    clock("no.return_goods", "return_goods", "buyer", "14 calendar days from withdrawal").by(
        _ANGRERETT
    ),
    clock("no.refund", "refund", "seller", "14 calendar days from withdrawal").by(
        _ANGRERETT,
        evidence="secondary",
        note="May be withheld until the goods or proof of sending arrive.",
    ),
    clock("no.guarantee", "guarantee", "buyer", "2 years from delivery").by(
        read.official(
            "Norwegian Consumer Purchases Act",
            "https://info.yt01.ai.basefarm.net/en/start-and-run-business/running-business/right-of-complaint-when-selling-to-consumers",
        ),
        note="Five years for goods meant to last considerably longer.",
    ),
    clock("no.data_access", "data_access", "seller", "1 month from data request", extension=2).by(
        read.unchecked(
            "Regulation (EU) 2016/679 (GDPR), through the EEA", GDPR, article="Art. 12(3)"
        )
    ),
)

_IS_RETURNS = read.official(
    "Island.is: cancellation and the right to return goods and services",
    "https://island.is/en/cancellation-and-the-right-to-return-goods-and-services",
)
_IS_FAULTS = read.secondary(
    "European Consumer Centre Iceland: time limits of complaint",
    "http://eccisland.is/en/consumer-topics/products-and-services/time-limits-of-complaint",
)

IS = (
    clock("is.withdrawal", "withdrawal", "buyer", "14 calendar days from delivery").by(
        _IS_RETURNS,
        note="Sales at a distance; that the days run from delivery is the Centre's word.",
    ),
    clock("is.guarantee", "guarantee", "buyer", "2 years from delivery").by(
        _IS_FAULTS, note="Five years for goods meant to last considerably longer."
    ),
    clock("is.presumption", "presumption", "buyer", "6 months from delivery").by(_IS_FAULTS),
)

_LI_CONSUMERS = read.official(
    "Konsumentenschutzgesetz of Liechtenstein (LGBl. 2002 Nr. 164)",
    "https://nextwww.gesetze.li/konso/html/2002164000?version=10",
)

LI = (
    clock("li.withdrawal", "withdrawal", "buyer", "14 calendar days from delivery").by(
        read.unchecked(
            "Directive 2011/83/EU on consumer rights, through the EEA",
            "https://eur-lex.europa.eu/eli/dir/2011/83/oj",
            article="Art. 9(2)",
        ),
        note="Liechtenstein's own article was not read.",
    ),
    clock("li.guarantee", "guarantee", "buyer", "2 years from delivery").by(
        _LI_CONSUMERS.at("Art. 2"),
        evidence="secondary",
        note="The act transposes Directive 1999/44/EC, whose Art. 5 has two years; its own article was not read.",
    ),
    clock("li.data_access", "data_access", "seller", "1 month from data request", extension=2).by(
        read.unchecked(
            "Regulation (EU) 2016/679 (GDPR), through the EEA", GDPR, article="Art. 12(3)"
        )
    ),
)

_RS_TERMS = read.official(
    "Serbia's Ministry of Economy: the terms of consumers",
    "https://informator.preduzetnistvo.gov.rs/podsadrzaj/koji-su-najvazniji-rokovi-za-ostvarivanje-prava-potrosaca",
)
_RS_COMPLAINTS = read.secondary(
    "Serbian Consumer Protection Act (2021), as a shop tells it",
    "https://svastaraprodaja.rs/reklamacije/",
)

RS = (
    clock("rs.withdrawal", "withdrawal", "buyer", "14 calendar days from delivery").by(_RS_TERMS),
    clock("rs.guarantee", "guarantee", "buyer", "2 years from delivery").by(_RS_TERMS),
    clock("rs.answer", "answer", "seller", "8 calendar days from complaint").by(_RS_COMPLAINTS),
    clock("rs.redress", "redress", "seller", "15 calendar days from complaint").by(_RS_COMPLAINTS),
)

UA = (
    clock("ua.withdrawal", "withdrawal", "buyer", "14 calendar days from delivery").by(
        read.unchecked(
            "Law of Ukraine on the Protection of Consumers' Rights",
            "https://zakon.rada.gov.ua/laws/show/1023-12",
            article="Art. 13",
        )
    ),
)

_TR = read.secondary(
    "Turkish Consumer Protection Law 6502 and Distance Contracts Regulation",
    "https://eb.clinic/return-and-refund-conditions",
)

TR = (
    clock("tr.withdrawal", "withdrawal", "buyer", "14 calendar days from delivery").by(
        _TR, note="Up to a year longer if the buyer was not told."
    ),
    clock("tr.refund", "refund", "seller", "14 calendar days from withdrawal").by(
        _TR, evidence="unchecked"
    ),
    clock("tr.delivery", "delivery", "seller", "30 calendar days from order").by(_TR),
    clock("tr.guarantee", "guarantee", "buyer", "2 years from delivery").by(
        _TR, evidence="unchecked"
    ),
    clock("tr.data_access", "data_access", "seller", "30 calendar days from data request").by(
        read.unchecked("Turkish Personal Data Protection Law (KVKK)")
    ),
)
