"""When the rate of a non-deliverable forward is fixed: how many days before payment, and where.

Each row says whose template it is and how well it was read. Holidays are the caller's: the fixing
needs a day that is worked where the rate is published.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from xborder.errors import NotFound
from xborder.fx.rates.pair import currency_code
from xborder.kind import of_kind, typed
from xborder.number import WHOLE
from xborder.source import Evidence, Source
from xborder.timeline import Dated, Timeline, civil_date
from xborder.worktime import DayCalendar, Roll


@frozen(kw_only=True, field_transformer=typed)
class FixingRule:
    """How the fixing date of a currency follows from the value date.

    Attributes:
        business_days: Working days of the fixing centres between fixing and payment.
        centres: Where a day must be worked for a rate to be fixed.
        rate: Which rate is taken.
    """

    business_days: int = field(metadata=WHOLE)
    centres: str
    rate: str

    def fixing_date(self, value_date: dt.date, *, calendar: DayCalendar) -> dt.date:
        """Return the fixing date: the working days before the value date, rolled back if closed.

        Args:
            value_date: The day of payment.
            calendar: The days worked in the fixing centres.

        Raises:
            NotFound: The calendar does not reach that far.

        Examples:
            >>> rio = DayCalendar(name="Rio", holidays=[dt.date(2027, 2, 9)])  # Carnival
            >>> rule = fixing_rule("BRL", on=dt.date(2026, 11, 21))
            >>> str(rule.fixing_date(dt.date(2027, 2, 10), calendar=rio))
            '2027-02-05'
        """
        day = civil_date(value_date, where="value_date")
        known = of_kind(calendar, DayCalendar, "calendar")
        if not self.business_days:
            return known.roll(day, Roll.PRECEDING)
        return known.add(day, -self.business_days)


_READ: Final = dt.date(2026, 11, 30)


def _rule(
    name: str, value: FixingRule, evidence: Evidence, note: str, url: str, start: dt.date | None
) -> Timeline[FixingRule]:
    entry = Dated(
        value=value,
        source=Source(title=f"EMTA template terms for {name} non-deliverable forwards", url=url),
        evidence=evidence,
        checked_on=_READ,
        note=note,
        start=start,
    )
    return Timeline([entry], name=f"{name} fixing")


_TWO_DAYS: Final = "Two business days by the market's habit; the template itself was not read."
_EMTA: Final = "https://www.emta.org/documentation/"

FIXING_RULES: Final[Mapping[str, Timeline[FixingRule]]] = {
    "BRL": _rule(
        "BRL/USD",
        FixingRule(
            business_days=2, centres="Sao Paulo, Rio de Janeiro or Brasilia", rate="BRL PTAX"
        ),
        Evidence.SECONDARY,
        "Settlement no later than two business days after the valuation date, which rolls back to "
        "the preceding business day; a day off in New York alone moves nothing. A stored copy.",
        "https://docslib.org/doc/7302022/emta-template-terms-for-brl-usd-non-deliverable-fx-forward",
        dt.date(2018, 1, 22),
    ),
    "KRW": _rule(
        "KRW/USD",
        FixingRule(business_days=2, centres="Seoul", rate="KRW KFTC18"),
        Evidence.UNCHECKED,
        _TWO_DAYS,
        _EMTA,
        None,
    ),
    "INR": _rule(
        "INR/USD",
        FixingRule(business_days=2, centres="Mumbai", rate="INR FBIL"),
        Evidence.UNCHECKED,
        _TWO_DAYS,
        _EMTA,
        None,
    ),
    "TWD": _rule(
        "TWD/USD",
        FixingRule(business_days=2, centres="Taipei", rate="TWD TAIFX1"),
        Evidence.UNCHECKED,
        _TWO_DAYS,
        _EMTA,
        None,
    ),
    "CNY": _rule(
        "CNY/USD",
        FixingRule(business_days=2, centres="Beijing", rate="CNY SAEC"),
        Evidence.UNCHECKED,
        _TWO_DAYS,
        _EMTA,
        None,
    ),
    "IDR": _rule(
        "IDR/USD",
        FixingRule(business_days=2, centres="Jakarta", rate="IDR JISDOR"),
        Evidence.UNCHECKED,
        _TWO_DAYS,
        _EMTA,
        None,
    ),
}
"""The rules by the currency that cannot be delivered, dated and sourced."""


def fixing_rule(currency: str, *, on: dt.date) -> FixingRule:
    """Return how the forwards of a currency are fixed.

    Args:
        currency: The currency that cannot be delivered.
        on: The day of the deal.

    Raises:
        NotFound: It is not known.
        NoRuleInForce: It is not known on that day.
    """
    known = FIXING_RULES.get(currency_code(currency))
    if known is None:
        raise NotFound(
            "How forwards of {value} are fixed is not known.",
            code="fx.fixing_rule",
            remedy="Give one of {known}, or a FixingRule of your own.",
            where="currency",
            value=currency,
            known=", ".join(FIXING_RULES),
        )
    return known.on(on)
