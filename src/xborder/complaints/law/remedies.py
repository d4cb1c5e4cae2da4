# ruff: noqa: E501 - titles of law and long addresses stay whole
"""Remedies: what a buyer may ask for, and who pays the freight of the return."""

from attrs import frozen

from xborder.choice import Choice
from xborder.complaints.law.term import CHECKED
from xborder.source import Evidence, Source
from xborder.timeline import Dated


class Remedy(Choice):
    """What a complaint may end with."""

    RETURN = "return"
    REFUND = "refund"
    REPAIR = "repair"
    REPLACEMENT = "replacement"
    PARTIAL_REFUND = "partial_refund"


class Ground(Choice):
    """Why the goods go back."""

    CHANGE_OF_MIND = "change_of_mind"
    FAULT = "fault"


class Payer(Choice):
    """Who pays the freight of the return."""

    BUYER = "buyer"
    SELLER = "seller"


@frozen(kw_only=True)
class RemedyRule:
    """What one ground gives a buyer.

    Attributes:
        jurisdiction: Where.
        ground: Why the goods go back.
        remedies: What may be asked for, in the order the law gives them.
        freight: Who pays the freight of the return, if nothing else was agreed.
    """

    jurisdiction: str
    ground: Ground
    remedies: tuple[Remedy, ...]
    freight: Payer


_MIND, _FAULT = Ground.CHANGE_OF_MIND, Ground.FAULT
_BACK = (Remedy.RETURN, Remedy.REFUND)
_REPAIR_FIRST = (Remedy.REPAIR, Remedy.REPLACEMENT, Remedy.PARTIAL_REFUND, Remedy.REFUND)
_REJECT_FIRST = (Remedy.REFUND, *_REPAIR_FIRST[:3])
_RETURN_FIRST = (Remedy.RETURN, Remedy.REPLACEMENT, Remedy.REPAIR)


def _rule(
    jurisdiction: str,
    ground: Ground,
    remedies: tuple[Remedy, ...],
    freight: Payer,
    source: Source,
    evidence: Evidence,
    note: str = "",
) -> Dated[RemedyRule]:
    rule = RemedyRule(jurisdiction=jurisdiction, ground=ground, remedies=remedies, freight=freight)
    return Dated(value=rule, evidence=evidence, source=source, checked_on=CHECKED, note=note)


_CRD = Source(title="Directive 2011/83/EU", url="https://eur-lex.europa.eu/eli/dir/2011/83/oj", article="Art. 14(1)")  # fmt: skip
_SGD = Source(title="Directive (EU) 2019/771", url="https://eur-lex.europa.eu/eli/dir/2019/771/oj", article="Arts. 13-14")  # fmt: skip
_CPL = "Law of the PRC on the Protection of Consumer Rights and Interests"
_LAWS = "https://github.com/LawRefBook/Laws"
_EASY = "https://m.easylaw.go.kr/MOM/SubCsmOvRetrieve.laf?langCd=700101&csmSeq=1308&ccfNo=3&cciNo=3&cnpClsNo=3"
_JP = "http://www.loc.gov/law/foreign-news/article/japan-catalogonline-shopping-and-door-to-door-sales-regulation-enhanced/"
A, B, C = Evidence.OFFICIAL, Evidence.SECONDARY, Evidence.UNCHECKED
BUYER, SELLER = Payer.BUYER, Payer.SELLER

RULES = (
    _rule("EU", _MIND, _BACK, BUYER, _CRD, C, "Unless the seller agreed to pay or did not say so."),
    _rule("EU", _FAULT, _REPAIR_FIRST, SELLER, _SGD, C),
    _rule("GB", _MIND, _BACK, BUYER, Source(title="Consumer Contracts Regulations 2013", article="reg. 35"), C, "Unless the seller agreed to pay or did not say so."),
    _rule("GB", _FAULT, _REJECT_FIRST, SELLER, Source(title="Consumer Rights Act 2015", url="https://www.legislation.gov.uk/ukpga/2015/15/contents", article="ss. 20-24"), C, "Rejection within 30 days, then repair or replacement first."),
    _rule("CN", _MIND, _BACK, BUYER, Source(title=_CPL, url=_LAWS, article="Art. 25"), A, "Unless agreed otherwise."),
    _rule("CN", _FAULT, _RETURN_FIRST, SELLER, Source(title=_CPL, url=_LAWS, article="Art. 24"), A),
    _rule("TW", _MIND, _BACK, SELLER, Source(title="Taiwan Consumer Protection Act", url="https://github.com/kong0107/mojLawSplitJSON", article="Art. 19"), A, "No cost of any kind for the buyer."),
    _rule("KR", _MIND, _BACK, BUYER, Source(title="Act on the Consumer Protection in Electronic Commerce", url=_EASY, article="Art. 18(9)"), A),
    _rule("KR", _FAULT, _BACK, SELLER, Source(title="Act on the Consumer Protection in Electronic Commerce", article="Art. 18(10)"), C),
    _rule("JP", _MIND, _BACK, BUYER, Source(title="Act on Specified Commercial Transactions", url=_JP, article="Art. 15-3"), A, "Only where no other return policy was shown."),
    _rule("BR", _MIND, _BACK, SELLER, Source(title="Brazilian Consumer Defence Code", url="https://www.planalto.gov.br/ccivil_03/leis/l8078compilado.htm", article="Art. 49"), B, "Everything paid is refunded, freight included."),
    _rule("BR", _FAULT, (Remedy.REPAIR, Remedy.REPLACEMENT, Remedy.REFUND, Remedy.PARTIAL_REFUND), SELLER, Source(title="Brazilian Consumer Defence Code", article="Art. 18"), C),
)  # fmt: skip
