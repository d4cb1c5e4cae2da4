"""A legal term, and the clock that runs it: so many days, months or years from a day.

Which day that is, :mod:`xborder.complaints.law.last_day` says.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

from xborder.choice import Choice
from xborder.complaints.law.computing_time import Computation
from xborder.complaints.law.time_statutes import COMPUTATIONS
from xborder.errors import InvalidType
from xborder.messages import Text
from xborder.number import whole
from xborder.policy.rule import Rule
from xborder.source import Reader
from xborder.timeline import Timeline

read: Reader = Reader(dt.date(2026, 11, 21))
"""Whoever read the consumer laws, and when."""


class Unit(Choice):
    """What a term is counted in."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    """The working days of that country."""
    WEEKS = "weeks"
    MONTHS = "months"
    """To the day of the same number, or the month's last day."""
    YEARS = "years"


class Trigger(Choice):
    """What starts a term."""

    ORDER = "order"
    DELIVERY = "delivery"
    EXPECTED_DELIVERY = "expected_delivery"
    WITHDRAWAL = "withdrawal"
    """The buyer's notice that they withdraw or cancel."""
    GOODS_RETURNED = "goods_returned"
    PAYMENT = "payment"
    COMPLAINT = "complaint"
    COMPLAINT_ACCEPTED = "complaint_accepted"
    """An authority took the complaint on."""
    DECISION = "decision"
    """A platform's decision about the notice or the account."""
    KNOWLEDGE = "knowledge"
    """The buyer knew, or had to know, that a right was infringed."""
    REPAIR = "repair"
    DATA_REQUEST = "data_request"
    STATEMENT = "statement"
    """The bank sent the statement with the charge."""
    BILLING_NOTICE = "billing_notice"
    """The buyer told the bank of a billing error."""
    DISPUTE = "dispute"
    """The network put the dispute to the merchant."""
    FILE_COMPLETE = "file_complete"
    """A dispute body has all it needs."""


class Duty(Choice):
    """What the term is for."""

    WITHDRAWAL = "withdrawal"
    RETURN_GOODS = "return_goods"
    REFUND = "refund"
    DELIVERY = "delivery"
    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    REDRESS = "redress"
    REPAIR = "repair"
    REJECT = "reject"
    GUARANTEE = "guarantee"
    PRESUMPTION = "presumption"
    """A fault that shows is presumed to have been there at delivery."""
    PENALTY = "penalty"
    """Past it, delay counts as deliberate."""
    ACCEPT = "accept"
    MEDIATE = "mediate"
    COMPLAIN = "complain"
    """The buyer may still complain, sue or dispute."""
    DATA_ACCESS = "data_access"
    DATA_ERASURE = "data_erasure"
    OPT_OUT = "opt_out"
    DISPUTE_RESPONSE = "dispute_response"
    DECIDE = "decide"


class Side(Choice):
    """Who must act, or may act, by then."""

    SELLER = "seller"
    BUYER = "buyer"
    AUTHORITY = "authority"
    PLATFORM = "platform"
    BANK = "bank"


def _count(value: Any) -> int:
    return whole(value, "count", least=1, most=100_000)


def _dated(_term: Any, _field: Any, value: Any) -> None:
    if not isinstance(value, Timeline):
        raise InvalidType(
            "{value} is not a dated statute on computing time.",
            code="law.counting",
            remedy="Give one of COMPUTATIONS, such as counting=COMPUTATIONS['DE'].",
            where="counting",
            value=value,
        )


@frozen(kw_only=True)
class Term:
    """A length of time as a law counts it.

    Attributes:
        count: How many units.
        unit: Which.
        trigger: What starts it.
        counts_trigger_day: Whether the day of the trigger is the first day.
        counting: The statute by which it is counted, as :data:`COMPUTATIONS` dates and sources it:
            what becomes of a last day off, and where a term in months ends.
        rolls: ``False`` for a period that only measures a state, such as a guarantee: nothing has
            to be done on its last day, so that no statute moves it.
        extension: How many more units may be added, on the law's conditions.

    Raises:
        InvalidInput: There are no units, or more than any law has.
        InvalidType: The count is no whole number, or ``counting`` no dated statute.
    """

    count: int = field(converter=_count)
    unit: Unit = field(converter=Unit)
    trigger: Trigger = field(converter=Trigger)
    counts_trigger_day: bool = False
    counting: Timeline[Computation] = field(validator=_dated, repr=False)
    rolls: bool = True
    extension: int = 0


@frozen(kw_only=True)
class StatutoryClock(Rule):
    """A clock that a law or a card network runs beside the seller's promise.

    Attributes:
        jurisdiction: The country, bloc or network whose rule it is.
        duty: What it is for.
        side: Who must or may act by then.
        term: How long.
        scope: Whom or what alone it binds; empty if every sale.
    """

    jurisdiction: str
    duty: Duty = field(converter=Duty)
    side: Side = field(converter=Side)
    term: Term
    scope: str = ""

    def sentence(self) -> Text:
        """Return the rule in words.

        Examples:
            >>> term = Term(
            ...     count=14, unit="calendar_days", trigger="delivery", counting=COMPUTATIONS["EU"])
            >>> clock = StatutoryClock(
            ...     id="x", jurisdiction="EU", duty="withdrawal", side="buyer", term=term)
            >>> print(clock.sentence())
            the buyer: withdraw without a reason, 14 calendar days from the delivery
        """
        return Text(
            "{side}: {duty}, {count} {unit} from {trigger}",
            side=_SIDES[self.side],
            duty=_DUTIES[self.duty],
            count=self.term.count,
            unit=(_ONE if self.term.count == 1 else _UNITS)[self.term.unit],
            trigger=_TRIGGERS[self.term.trigger],
        )


_MEASURED = {Duty.GUARANTEE, Duty.PRESUMPTION, Duty.PENALTY}
"""Duties whose term measures a state; nothing is to be done on its last day."""


def clock(
    name: str,
    duty: str,
    side: str,
    term: str,
    *,
    counting: str = "",
    extension: int = 0,
    counts_trigger_day: bool = False,
    scope: str = "",
) -> StatutoryClock:
    """Return a clock in one line of a law's table.

    Args:
        name: ``"<jurisdiction>.<name>"``, such as ``"eu.withdrawal"``.
        duty: What it is for.
        side: Who must or may act by then.
        term: How long, and from what: ``"14 calendar days from delivery"``.
        counting: Whose statute counts it, a name in :data:`COMPUTATIONS`; the jurisdiction's own if
            left out.
        extension: How many more units may be added, on the law's conditions.
        counts_trigger_day: Whether the day of the trigger is the first day.
        scope: Whom or what alone it binds; empty if every sale.

    Examples:
        >>> answer = clock("pl.answer", "answer", "seller", "30 calendar days from complaint")
        >>> answer.jurisdiction, answer.term.count, answer.term.unit.value
        ('PL', 30, 'calendar_days')
    """
    length, _, trigger = term.partition(" from ")
    count, _, unit = length.partition(" ")
    jurisdiction = name.partition(".")[0].upper()
    return StatutoryClock(
        id=name,
        jurisdiction=jurisdiction,
        duty=duty,
        side=side,
        term=Term(
            count=int(count),
            unit=f"{unit.removesuffix('s')}s".replace(" ", "_"),
            trigger=trigger.replace(" ", "_"),
            counts_trigger_day=counts_trigger_day,
            counting=COMPUTATIONS[counting or jurisdiction],
            rolls=Duty(duty) not in _MEASURED,
            extension=extension,
        ),
        scope=scope,
    )


_SIDES: Mapping[str, Text] = {
    "seller": Text("the seller"),
    "buyer": Text("the buyer"),
    "authority": Text("the authority"),
    "platform": Text("the platform"),
    "bank": Text("the bank"),
}
_UNITS: Mapping[str, Text] = {
    "hours": Text("hours"),
    "calendar_days": Text("calendar days"),
    "working_days": Text("working days"),
    "weeks": Text("weeks"),
    "months": Text("months"),
    "years": Text("years"),
}
_ONE: Mapping[str, Text] = {
    "hours": Text("hour"),
    "calendar_days": Text("calendar day"),
    "working_days": Text("working day"),
    "weeks": Text("week"),
    "months": Text("month"),
    "years": Text("year"),
}
_DUTIES: Mapping[str, Text] = {
    "withdrawal": Text("withdraw without a reason"),
    "return_goods": Text("send the goods back"),
    "refund": Text("pay the refund"),
    "delivery": Text("deliver the goods"),
    "acknowledge": Text("acknowledge the complaint"),
    "answer": Text("answer the complaint"),
    "redress": Text("settle the complaint"),
    "repair": Text("repair or replace"),
    "reject": Text("reject faulty goods"),
    "guarantee": Text("claim under the legal guarantee"),
    "presumption": Text("rely on the presumption of a fault"),
    "penalty": Text("act before delay counts as deliberate"),
    "accept": Text("accept or refuse the complaint"),
    "mediate": Text("end the mediation"),
    "complain": Text("complain or sue"),
    "data_access": Text("answer a request for personal data"),
    "data_erasure": Text("correct or erase personal data"),
    "opt_out": Text("honour an opt-out"),
    "dispute_response": Text("answer a card dispute"),
    "decide": Text("decide the dispute"),
}
_TRIGGERS: Mapping[str, Text] = {
    "order": Text("the order"),
    "delivery": Text("the delivery"),
    "expected_delivery": Text("the expected delivery"),
    "withdrawal": Text("the notice of withdrawal"),
    "goods_returned": Text("the return of the goods"),
    "payment": Text("the payment"),
    "complaint": Text("receipt of the complaint"),
    "complaint_accepted": Text("acceptance of the complaint"),
    "decision": Text("the decision"),
    "knowledge": Text("knowledge of the infringement"),
    "repair": Text("the repair"),
    "data_request": Text("receipt of the request"),
    "statement": Text("the statement"),
    "billing_notice": Text("the notice of the billing error"),
    "dispute": Text("the dispute notice"),
    "file_complete": Text("the complete file"),
}
