"""When the rate of a non-deliverable forward is fixed: how many days before payment, and where.

Each row says whose template it is and how well it was read. Holidays are the caller's: the fixing
needs a day that is worked where the rate is published, in the country each rule names. A rate that
is published a day late, such as Chile's observed dollar, is known only then.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from xborder.day import civil_day
from xborder.errors import NotFound
from xborder.fx.rates.pair import currency_code
from xborder.kind import of_kind, typed
from xborder.number import WHOLE
from xborder.source import Evidence, Source
from xborder.timeline import Dated, Timeline
from xborder.worktime import DayCalendar, Roll


@frozen(kw_only=True, field_transformer=typed)
class FixingRule:
    """How the fixing date of a currency follows from the value date.

    Attributes:
        business_days: Working days of the fixing centres between fixing and payment.
        country: Whose holidays count, ISO 3166 alpha-2: where the rate is published.
        centres: Where a day must be worked for a rate to be fixed.
        rate: Which rate is taken.
        published_business_days_later: Working days from the fixing date until that rate is out.
    """

    business_days: int = field(metadata=WHOLE)
    country: str
    centres: str
    rate: str
    published_business_days_later: int = field(default=0, metadata=WHOLE)

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
        day = civil_day(value_date, "value_date")
        known = of_kind(calendar, DayCalendar, "calendar")
        if not self.business_days:
            return known.roll(day, Roll.PRECEDING)
        return known.add(day, -self.business_days)

    def known_on(self, value_date: dt.date, *, calendar: DayCalendar) -> dt.date:
        """Return the day on which the rate of the fixing date is out.

        Args:
            value_date: The day of payment.
            calendar: The days worked in the fixing centres.

        Raises:
            NotFound: The calendar does not reach that far.

        Examples:
            >>> santiago = DayCalendar(name="Santiago", holidays=[dt.date(2026, 12, 25)])
            >>> rule = fixing_rule("CLP", on=dt.date(2026, 11, 30))
            >>> str(rule.fixing_date(dt.date(2026, 12, 29), calendar=santiago))
            '2026-12-24'
            >>> str(rule.known_on(dt.date(2026, 12, 29), calendar=santiago))
            '2026-12-28'
        """
        fixed = self.fixing_date(value_date, calendar=calendar)
        return calendar.add(fixed, self.published_business_days_later)


_READ: Final = dt.date(2026, 11, 30)


def _rule(
    name: str,
    value: FixingRule,
    evidence: Evidence,
    note: str,
    *,
    title: str = "",
    url: str = "https://www.emta.org/documentation/",
    start: dt.date | None = None,
) -> Timeline[FixingRule]:
    said = title or f"EMTA template terms for {name} non-deliverable forwards"
    entry = Dated(
        value=value,
        source=Source(title=said, url=url),
        evidence=evidence,
        checked_on=_READ,
        note=note,
        start=start,
    )
    return Timeline([entry], name=f"{name} fixing")


_TWO_DAYS: Final = "Two business days by the market's habit; the template itself was not read."
_INDICES: Final = (
    "OpenGamma Strata, conventions of FX indices after ISDA's Annex A of 19 November 2017"
)
_INDICES_URL: Final = "https://github.com/OpenGamma/Strata/blob/main/modules/basics/src/main/resources/META-INF/com/opengamma/strata/config/base/FxIndexData.csv"
_INDEXED: Final = (
    "Payment two business days after the fixing, of the place that publishes it, read in a library "
    "that others price with; the template itself was not read."
)
_ANDEAN: Final = (
    "EMTA, ISDA and the Foreign Exchange Committee, rate source definitions for the Chilean peso, "
    "the Colombian peso and the Peruvian sol, 1 August 2006"
)
_ANDEAN_URL: Final = "https://docslib.org/doc/3972316/emta-isda-and-the-fxc-announce-new-and-amended-rate-source-definitions-for-the-chilean-peso-colombian-peso-and-peruvian-sol"
_SINCE_2006: Final = dt.date(2006, 8, 1)
_HANDBOOK: Final = "Citi, Emerging Markets Rates and Currencies Handbook 2023"
_HANDBOOK_URL: Final = "https://citibank.com/icg/sa/flippingbook/2023/Emerging-Markets-Rates-and-Currencies-Handbook-2023/"

FIXING_RULES: Final[Mapping[str, Timeline[FixingRule]]] = {
    "BRL": _rule(
        "BRL/USD",
        FixingRule(
            business_days=2,
            country="BR",
            centres="Sao Paulo, Rio de Janeiro or Brasilia",
            rate="BRL PTAX",
        ),
        Evidence.SECONDARY,
        "Settlement no later than two business days after the valuation date, which rolls back to "
        "the preceding business day; a day off in New York alone moves nothing. A stored copy.",
        url="https://docslib.org/doc/7302022/emta-template-terms-for-brl-usd-non-deliverable-fx-forward",
        start=dt.date(2018, 1, 22),
    ),
    "KRW": _rule(
        "KRW/USD",
        FixingRule(business_days=2, country="KR", centres="Seoul", rate="KRW KFTC18"),
        Evidence.SECONDARY,
        _INDEXED,
        title=_INDICES,
        url=_INDICES_URL,
    ),
    "INR": _rule(
        "INR/USD",
        FixingRule(business_days=2, country="IN", centres="Mumbai", rate="INR FBIL"),
        Evidence.SECONDARY,
        _INDEXED,
        title=_INDICES,
        url=_INDICES_URL,
    ),
    "TWD": _rule(
        "TWD/USD",
        FixingRule(business_days=2, country="TW", centres="Taipei", rate="TWD TAIFX1"),
        Evidence.OFFICIAL,
        "Two Taipei business days and Taipei Forex's rate of 11:00 in the terms of what the "
        "exchange clears; days off in New York move the payment alone.",
        title="Taiwan Futures Exchange, contract specification of the TWD non-delivery forward",
        url="https://www.taifex.com.tw/enl/eng5/ccpNDF",
    ),
    "CNY": _rule(
        "CNY/USD",
        FixingRule(business_days=2, country="CN", centres="Beijing", rate="CNY SAEC"),
        Evidence.SECONDARY,
        _INDEXED,
        title=_INDICES,
        url=_INDICES_URL,
    ),
    "IDR": _rule(
        "IDR/USD",
        FixingRule(business_days=2, country="ID", centres="Jakarta", rate="IDR JISDOR"),
        Evidence.UNCHECKED,
        _TWO_DAYS,
    ),
    "PHP": _rule(
        "PHP/USD",
        FixingRule(
            business_days=1,
            country="PH",
            centres="Manila",
            rate="BAP morning weighted average (PHP BAPPESO)",
        ),
        Evidence.SECONDARY,
        "Fixed one day before the value date, as the peso's spot settles in one; the template "
        "itself was not read.",
        title=_HANDBOOK,
        url=_HANDBOOK_URL + "42",
    ),
    "MYR": _rule(
        "MYR/USD",
        FixingRule(business_days=2, country="MY", centres="Kuala Lumpur", rate="MYR KL REF"),
        Evidence.UNCHECKED,
        "The reference rate was read in a bank's handbook, the two days are the market's habit. "
        "Malaysia does not recognise forwards on the ringgit outside the country.",
        title="EMTA template terms for MYR/USD, effective 18 July 2016; " + _HANDBOOK,
        url=_HANDBOOK_URL + "37",
        start=dt.date(2016, 7, 18),
    ),
    "CLP": _rule(
        "CLP/USD",
        FixingRule(
            business_days=2,
            country="CL",
            centres="Santiago",
            rate="CLP DOLAR OBS (CLP10)",
            published_business_days_later=1,
        ),
        Evidence.SECONDARY,
        "The rate and its publication by 10:30 on the next business day were read in a stored "
        "copy of the definitions, the two business days in the rule of a clearing house.",
        title=_ANDEAN + "; CME Rule 274H.02.A, effective 18 November 2013",
        url=_ANDEAN_URL,
        start=_SINCE_2006,
    ),
    "COP": _rule(
        "COP/USD",
        FixingRule(
            business_days=2,
            country="CO",
            centres="Bogota",
            rate="COP TRM (COP02)",
            published_business_days_later=1,
        ),
        Evidence.UNCHECKED,
        "The rate and its publication by 10:30 on the next business day were read in a stored "
        "copy; the two days are the market's habit.",
        title=_ANDEAN,
        url=_ANDEAN_URL,
        start=_SINCE_2006,
    ),
    "PEN": _rule(
        "PEN/USD",
        FixingRule(business_days=2, country="PE", centres="Lima", rate="PEN INTERBANK AVE (PEN05)"),
        Evidence.UNCHECKED,
        "That definitions of the sol came into force was read, their text and the two days were "
        "not.",
        title=_ANDEAN,
        url=_ANDEAN_URL,
        start=_SINCE_2006,
    ),
    "VND": _rule(
        "VND/USD",
        FixingRule(business_days=2, country="VN", centres="Hanoi", rate="VND FX (VND02)"),
        Evidence.UNCHECKED,
        "Neither the template nor the definition of the rate was read.",
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
