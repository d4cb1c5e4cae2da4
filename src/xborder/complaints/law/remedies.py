"""Remedies: what a buyer may ask for, and who pays the freight of the return."""

from attrs import frozen

from xborder.choice import Choice
from xborder.complaints.law.term import read
from xborder.policy.rule import Rule


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
class RemedyRule(Rule):
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
    jurisdiction: str, ground: Ground, remedies: tuple[Remedy, ...], freight: Payer
) -> RemedyRule:
    return RemedyRule(
        id=f"{jurisdiction.lower()}.{ground}",
        jurisdiction=jurisdiction,
        ground=ground,
        remedies=remedies,
        freight=freight,
    )


_CRD = read.unchecked(
    "Directive 2011/83/EU", "https://eur-lex.europa.eu/eli/dir/2011/83/oj", article="Art. 14(1)"
)
_SGD = read.unchecked(
    "Directive (EU) 2019/771",
    "https://eur-lex.europa.eu/eli/dir/2019/771/oj",
    article="Arts. 13-14",
)
_CPL = "Law of the PRC on the Protection of Consumer Rights and Interests"
_LAWS = "https://github.com/LawRefBook/Laws"
_EASY = "https://m.easylaw.go.kr/MOM/SubCsmOvRetrieve.laf?langCd=700101&csmSeq=1308&ccfNo=3&cciNo=3&cnpClsNo=3"
_JP = "http://www.loc.gov/law/foreign-news/article/japan-catalogonline-shopping-and-door-to-door-sales-regulation-enhanced/"
BUYER, SELLER = Payer.BUYER, Payer.SELLER

RULES = (
    _rule("EU", _MIND, _BACK, BUYER).by(
        _CRD, note="Unless the seller agreed to pay or did not say so."
    ),
    _rule("EU", _FAULT, _REPAIR_FIRST, SELLER).by(_SGD),
    _rule("GB", _MIND, _BACK, BUYER).by(
        read.unchecked("Consumer Contracts Regulations 2013", article="reg. 35"),
        note="Unless the seller agreed to pay or did not say so.",
    ),
    _rule("GB", _FAULT, _REJECT_FIRST, SELLER).by(
        read.unchecked(
            "Consumer Rights Act 2015",
            "https://www.legislation.gov.uk/ukpga/2015/15/contents",
            article="ss. 20-24",
        ),
        note="Rejection within 30 days, then repair or replacement first.",
    ),
    _rule("CN", _MIND, _BACK, BUYER).by(
        read.official(_CPL, _LAWS, article="Art. 25"), note="Unless agreed otherwise."
    ),
    _rule("CN", _FAULT, _RETURN_FIRST, SELLER).by(read.official(_CPL, _LAWS, article="Art. 24")),
    _rule("TW", _MIND, _BACK, SELLER).by(
        read.official(
            "Taiwan Consumer Protection Act",
            "https://github.com/kong0107/mojLawSplitJSON",
            article="Art. 19",
        ),
        note="No cost of any kind for the buyer.",
    ),
    _rule("KR", _MIND, _BACK, BUYER).by(
        read.official(
            "Act on the Consumer Protection in Electronic Commerce", _EASY, article="Art. 18(9)"
        )
    ),
    _rule("KR", _FAULT, _BACK, SELLER).by(
        read.unchecked(
            "Act on the Consumer Protection in Electronic Commerce", article="Art. 18(10)"
        )
    ),
    _rule("JP", _MIND, _BACK, BUYER).by(
        read.official("Act on Specified Commercial Transactions", _JP, article="Art. 15-3"),
        note="Only where no other return policy was shown.",
    ),
    _rule("BR", _MIND, _BACK, SELLER).by(
        read.secondary(
            "Brazilian Consumer Defence Code",
            "https://www.planalto.gov.br/ccivil_03/leis/l8078compilado.htm",
            article="Art. 49",
        ),
        note="Everything paid is refunded, freight included.",
    ),
    _rule(
        "BR",
        _FAULT,
        (Remedy.REPAIR, Remedy.REPLACEMENT, Remedy.REFUND, Remedy.PARTIAL_REFUND),
        SELLER,
    ).by(read.unchecked("Brazilian Consumer Defence Code", article="Art. 18")),
)
