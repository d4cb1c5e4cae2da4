# ruff: noqa: E501 - titles of law and long addresses stay whole
"""Where a dispute can go when the seller's answer did not settle it, by when, and with what."""

import datetime as dt

from attrs import frozen

from xborder.choice import Choice
from xborder.complaints.law.term import CHECKED, StatutoryClock, law
from xborder.messages import Text
from xborder.source import Evidence, Source, Status
from xborder.timeline import Dated

B, C = Evidence.SECONDARY, Evidence.UNCHECKED


class Path(Choice):
    """A way to settle a dispute."""

    PLATFORM = "platform"
    ADR = "adr"
    AUTHORITY = "authority"
    SMALL_CLAIMS = "small_claims"
    CHARGEBACK = "chargeback"
    ARBITRATION = "arbitration"


@frozen(kw_only=True)
class DisputePath:
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

_EVERY = (ORDER, DELIVERY, MESSAGES, REFUND)
_ADR = Source(title="Directive 2013/11/EU on consumer ADR", url="https://eur-lex.europa.eu/eli/dir/2013/11/oj", article="Art. 8(e)")  # fmt: skip
_SMALL = Source(title="Regulation (EC) No 861/2007, European Small Claims Procedure", url="https://eur-lex.europa.eu/eli/reg/2007/861/oj", article="Art. 5(3)")  # fmt: skip
_ODR = Source(title="Regulation (EU) 2024/3228", url="https://eur-lex.europa.eu/eli/reg/2024/3228/oj")  # fmt: skip


def _path(
    jurisdiction: str,
    path: Path,
    evidence_needed: tuple[Text, ...],
    *,
    clock: Dated[StatutoryClock] | None = None,
    source: Source | None = None,
    status: Status = Status.IN_FORCE,
    end: dt.date | None = None,
    note: str = "",
) -> Dated[DisputePath]:
    known = source or (clock.source if clock else Source(title="The contract and local procedure"))
    value = DisputePath(
        jurisdiction=jurisdiction,
        path=path,
        clock=clock.value if clock else None,
        evidence_needed=evidence_needed,
    )
    return Dated(value=value, end=end, status=status, evidence=C, source=known, checked_on=CHECKED, note=note)  # fmt: skip


PATHS = (
    _path("EU", Path.ADR, (*_EVERY, PHOTOS, LOOP), clock=law("eu.adr", "decide", "platform", 90, "calendar_days", "file_complete", source=_ADR, evidence=C)),
    _path("EU", Path.PLATFORM, _EVERY, source=_ODR, end=dt.date(2025, 7, 20), note="The Union's ODR platform; closed, its links must be gone."),
    _path("EU", Path.SMALL_CLAIMS, (*_EVERY, PHOTOS), clock=law("eu.small_claims", "answer", "seller", 30, "calendar_days", "complaint", source=_SMALL, evidence=C, scope="claims across borders up to 5,000 euros"), note="The seller answers within 30 days of service of the claim form."),
    _path("GB", Path.SMALL_CLAIMS, (*_EVERY, PHOTOS), source=Source(title="Civil Procedure Rules, Part 27", url="https://www.justice.gov.uk/courts/procedure-rules/civil/rules/part27"), note="Terms not read."),
    _path("CN", Path.PLATFORM, (*_EVERY, PHOTOS), note="Each marketplace's own rules; 48-hour clocks there are contract, not law."),
    _path("CN", Path.AUTHORITY, (*_EVERY, PHOTOS, LOOP), clock=law("cn.mediate", "mediate", "authority", 60, "calendar_days", "complaint_accepted", source=Source(title="Measures for Handling Complaints and Reports (SAMR Order 121)", article="Art. 23(1)(5)"), evidence=B), note="Mediation through 12315."),
    _path("CN", Path.ARBITRATION, (*_EVERY, PHOTOS), note="Where the contract agrees to it."),
    _path("IN", Path.AUTHORITY, (*_EVERY, PHOTOS, LOOP), clock=law("in.complain", "complain", "buyer", 2, "years", "knowledge", source=Source(title="Consumer Protection Act, 2019", article="s. 69"), evidence=B), note="District, state and national commissions."),
    _path("*", Path.CHARGEBACK, (ORDER, DELIVERY, MESSAGES, REFUND, POLICY, IDENTITY), note="See the clocks of the card's network."),
    _path("*", Path.PLATFORM, _EVERY, note="The marketplace's own procedure."),
)  # fmt: skip
