"""Where a dispute can go when the seller's answer did not settle it, by when, and with what."""

from attrs import frozen

from xborder.choice import Choice
from xborder.complaints.law.term import StatutoryClock, clock, read
from xborder.messages import Text
from xborder.policy.rule import Rule
from xborder.policy.vocabulary import day


class Path(Choice):
    """A way to settle a dispute."""

    PLATFORM = "platform"
    ADR = "adr"
    AUTHORITY = "authority"
    SMALL_CLAIMS = "small_claims"
    CHARGEBACK = "chargeback"
    ARBITRATION = "arbitration"


@frozen(kw_only=True)
class DisputePath(Rule):
    """One way, its clock and what to bring.

    Attributes:
        jurisdiction: Where it is open.
        path: Which way.
        clock: The term that runs on it, if one is known.
        evidence_needed: What the seller should keep for it.
    """

    jurisdiction: str
    path: Path
    clock: StatutoryClock | None
    evidence_needed: tuple[Text, ...]


ORDER = Text("The order with what was shown to the buyer")
DELIVERY = Text("Proof of delivery: carrier, time, place, signature")
MESSAGES = Text("Every message with the buyer, with its time")
PHOTOS = Text("Photographs of the goods and the packaging")
POLICY = Text("The return policy the buyer agreed to")
REFUND = Text("Proof of any refund or credit")
IDENTITY = Text("Signs that the buyer placed the order: address, device, earlier orders")
LOOP = Text("The closed-loop record: cause, action, answer")

_LOCAL = read.unchecked("The contract and local procedure")
_EVERY = (ORDER, DELIVERY, MESSAGES, REFUND)
_ADR = read.unchecked(
    "Directive 2013/11/EU on consumer ADR",
    "https://eur-lex.europa.eu/eli/dir/2013/11/oj",
    article="Art. 8(e)",
)
_SMALL = read.unchecked(
    "Regulation (EC) No 861/2007, European Small Claims Procedure",
    "https://eur-lex.europa.eu/eli/reg/2007/861/oj",
    article="Art. 5(3)",
)
_ODR = read.unchecked("Regulation (EU) 2024/3228", "https://eur-lex.europa.eu/eli/reg/2024/3228/oj")


def _path(
    jurisdiction: str,
    path: Path,
    evidence_needed: tuple[Text, ...],
    *,
    clock: StatutoryClock | None = None,
) -> DisputePath:
    return DisputePath(
        id=f"{jurisdiction.lower()}.{path}",
        jurisdiction=jurisdiction,
        path=path,
        clock=clock,
        evidence_needed=evidence_needed,
    )


PATHS = (
    _path(
        "EU",
        Path.ADR,
        (*_EVERY, PHOTOS, LOOP),
        clock=clock("eu.adr", "decide", "platform", "90 calendar days from file complete"),
    ).by(_ADR),
    _path("EU", Path.PLATFORM, _EVERY).by(
        _ODR,
        end=day(2025, 7, 20),
        note="The Union's ODR platform; closed, its links must be gone.",
    ),
    _path(
        "EU",
        Path.SMALL_CLAIMS,
        (*_EVERY, PHOTOS),
        clock=clock(
            "eu.small_claims",
            "answer",
            "seller",
            "30 calendar days from complaint",
            scope="claims across borders up to 5,000 euros",
        ),
    ).by(_SMALL, note="The seller answers within 30 days of service of the claim form."),
    _path("GB", Path.SMALL_CLAIMS, (*_EVERY, PHOTOS)).by(
        read.unchecked(
            "Civil Procedure Rules, Part 27",
            "https://www.justice.gov.uk/courts/procedure-rules/civil/rules/part27",
        ),
        note="Terms not read.",
    ),
    _path("CN", Path.PLATFORM, (*_EVERY, PHOTOS)).by(
        _LOCAL, note="Each marketplace's own rules; 48-hour clocks there are contract, not law."
    ),
    _path(
        "CN",
        Path.AUTHORITY,
        (*_EVERY, PHOTOS, LOOP),
        clock=clock(
            "cn.mediate", "mediate", "authority", "60 calendar days from complaint accepted"
        ),
    ).by(
        read.unchecked(
            "Measures for Handling Complaints and Reports (SAMR Order 121)", article="Art. 23(1)(5)"
        ),
        note="Mediation through 12315.",
    ),
    _path("CN", Path.ARBITRATION, (*_EVERY, PHOTOS)).by(
        _LOCAL, note="Where the contract agrees to it."
    ),
    _path(
        "IN",
        Path.AUTHORITY,
        (*_EVERY, PHOTOS, LOOP),
        clock=clock("in.complain", "complain", "buyer", "2 years from knowledge"),
    ).by(
        read.unchecked("Consumer Protection Act, 2019", article="s. 69"),
        note="District, state and national commissions.",
    ),
    _path("*", Path.CHARGEBACK, (ORDER, DELIVERY, MESSAGES, REFUND, POLICY, IDENTITY)).by(
        _LOCAL, note="See the clocks of the card's network."
    ),
    _path("*", Path.PLATFORM, _EVERY).by(_LOCAL, note="The marketplace's own procedure."),
)
