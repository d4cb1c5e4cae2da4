"""The designation of a hedge: the record an auditor asks for, and the match of its terms."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from attrs import field, frozen

from xborder.choice import Choice
from xborder.display import Shown
from xborder.errors import CurrencyMismatch, InvalidInput, known_locale
from xborder.fx.accounting.standard import Framework, HedgeAccountingPolicy, hedge_accounting_policy
from xborder.fx.exposure.exposure import Exposure, ExposureStage
from xborder.fx.hedging.hedge import Hedge
from xborder.fx.rates.past import is_past
from xborder.kind import all_of_kind, exact_field, of_kind, typed
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.number import finite


class AssessmentMethod(Choice):
    """How effectiveness is assessed, fixed at designation."""

    CRITICAL_TERMS = "critical_terms"
    DOLLAR_OFFSET_PERIOD = "dollar_offset_period"
    DOLLAR_OFFSET_CUMULATIVE = "dollar_offset_cumulative"
    REGRESSION = "regression"
    ECONOMIC_RELATIONSHIP = "economic_relationship"


def _texts(given: Iterable[str]) -> tuple[str, ...]:
    return all_of_kind(given, str, "sources_of_ineffectiveness")


def _same_way(one: Decimal, other: Decimal) -> bool:
    return (one > 0 and other > 0) or (one < 0 and other < 0)


@frozen(kw_only=True, field_transformer=typed, repr=False)
class HedgeDesignation(Shown):
    """A hedging relationship as it is documented on the day it begins.

    Attributes:
        designated_on: The day; a hedge cannot be designated afterwards.
        framework: The accounting standard.
        item: The hedged exposure.
        instrument: The hedge.
        hedge_ratio: Quantity of instrument for one unit of item.
        method: How effectiveness is assessed.
        risk: The risk that is hedged.
        objective: The risk management objective and strategy, in words.
        chosen: The standard's policy with thresholds of the entity's own, where it has none.
        sources_of_ineffectiveness: What may keep the two apart.

    Raises:
        CurrencyMismatch: Item and instrument are in two currencies.
        InvalidInput: They do not offset, the ratio is not positive, no objective is written down,
            a price on a list is hedged, or the method does not exist under the standard.

    Source: IFRS 9, 6.4.1(b); ASC 815-20-25-3.
    """

    designated_on: dt.date
    framework: Framework = field(converter=Framework)
    item: Exposure
    instrument: Hedge
    hedge_ratio: Decimal = field(converter=exact_field)
    method: AssessmentMethod = field(converter=AssessmentMethod)
    objective: str
    chosen: HedgeAccountingPolicy | None = None
    risk: str = "foreign exchange risk"
    sources_of_ineffectiveness: tuple[str, ...] = field(default=(), converter=_texts)

    def __attrs_post_init__(self) -> None:
        if self.item.currency != self.instrument.currency:
            raise CurrencyMismatch(
                "The item is in {value}, the instrument in {other}.",
                remedy="Hedge an item in the currency of the instrument.",
                where="instrument",
                value=self.item.currency,
                other=self.instrument.currency,
            )
        faults = (
            (
                not _same_way(self.item.amount, self.instrument.covers),
                Text("the instrument does not cover the item"),
            ),
            (self.hedge_ratio <= 0, Text("the hedge ratio is not positive")),
            (not self.objective.strip(), Text("no risk management objective is written down")),
            (
                self.item.stage is ExposureStage.PRICED,
                Text("a price on a list is not a highly probable transaction"),
            ),
            (self._without_line(), Text("the standard has no line to test against")),
            (
                self.chosen is not None and self.chosen.framework is not self.framework,
                Text("the thresholds were chosen under another standard"),
            ),
            (
                is_past(self.item.due, on=self.designated_on)
                or is_past(self.instrument.due, on=self.designated_on),
                Text("the item is overdue or the instrument has settled"),
            ),
        )
        for wrong, reason in faults:
            if wrong:
                raise InvalidInput(
                    "The hedge cannot be designated: {value}.",
                    code="fx.designation",
                    remedy="Mend it before the day of designation; it cannot be done afterwards.",
                    where="designation",
                    value=reason,
                )

    def _without_line(self) -> bool:
        tested = self.method not in {
            AssessmentMethod.CRITICAL_TERMS,
            AssessmentMethod.ECONOMIC_RELATIONSHIP,
        }
        if self.method is AssessmentMethod.REGRESSION:
            return self.policy.slope_range is None or self.policy.least_r_squared is None
        return tested and self.policy.bright_line is None

    @property
    def policy(self) -> HedgeAccountingPolicy:
        """What the standard asks for on the day of designation."""
        standard = hedge_accounting_policy(self.framework, on=self.designated_on)
        return standard if self.chosen is None else self.chosen

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the record in words."""
        known_locale(locale)
        lines = [
            Text(
                "Designated on {day} under {framework}.",
                day=self.designated_on,
                framework=self.framework.value,
            ),
            Text(
                "Item: {amount} {currency} due {due} ({stage}).",
                amount=self.item.amount,
                currency=self.item.currency,
                due=self.item.due,
                stage=self.item.stage.value,
            ),
            Text(
                "Instrument: forward over {amount} {currency} at {rate}, due {due}.",
                amount=self.instrument.covers,
                currency=self.instrument.currency,
                rate=f"{self.instrument.rate:g}",
                due=self.instrument.due,
            ),
            Text(
                "Hedge ratio {ratio}; assessed by {method}.",
                ratio=self.hedge_ratio,
                method=self.method.value,
            ),
            Text("Risk: {risk}. Objective: {objective}", risk=self.risk, objective=self.objective),
        ]
        if self.sources_of_ineffectiveness:
            lines.append(
                Text(
                    "Ineffectiveness may come from: {sources}.",
                    sources=self.sources_of_ineffectiveness,
                )
            )
        return "\n".join(line.render(locale) for line in lines)


@frozen(kw_only=True)
class TermsMatch:
    """Whether the critical terms of item and instrument match.

    Attributes:
        matches: Whether all of them do.
        differences: What does not, as sentences.
    """

    matches: bool
    differences: tuple[Text, ...]


def critical_terms_match(
    item: Exposure,
    instrument: Hedge,
    *,
    policy: HedgeAccountingPolicy,
    fair_value_at_inception: float = 0.0,
) -> TermsMatch:
    """Compare currency, amount, date and starting value of a forward with its hedged item.

    Dates match if they are the same, lie within the days the policy allows, or within the same
    month where it allows any. Only forwards qualify.

    Args:
        item: The hedged exposure.
        instrument: The forward.
        policy: The standard.
        fair_value_at_inception: What the forward was worth when designated, in home currency.

    Source: ASC 815-20-25-84 and 25-84A; IFRS 9, B6.4.14.

    Examples:
        >>> from xborder.fx.accounting.standard import hedge_accounting_policy
        >>> sale = Exposure.of("100000 EUR", due=dt.date(2027, 3, 1), stage="committed")
        >>> deal = Hedge(currency="EUR", covers=100_000, due=dt.date(2027, 3, 31), rate=7.8)
        >>> policy = hedge_accounting_policy("asc_815", on=dt.date(2026, 11, 21))
        >>> critical_terms_match(sale, deal, policy=policy).matches
        True
    """
    of_kind(item, Exposure, "item")
    of_kind(instrument, Hedge, "instrument")
    of_kind(policy, HedgeAccountingPolicy, "policy")
    apart = abs((item.due - instrument.due).days)
    same_month = (item.due.year, item.due.month) == (instrument.due.year, instrument.due.month)
    near = apart <= policy.critical_terms_days or (policy.critical_terms_days > 0 and same_month)
    started_at = finite(fair_value_at_inception, where="fair_value_at_inception")
    worth = f"{started_at:g}"
    checks = (
        (
            item.currency == instrument.currency,
            Text(
                "the currencies are {one} and {other}", one=item.currency, other=instrument.currency
            ),
        ),
        (
            item.amount == instrument.covers,
            Text("the amounts are {one} and {other}", one=item.amount, other=instrument.covers),
        ),
        (near, Text("the dates lie {days} days apart", days=apart)),
        (
            started_at == 0.0,
            Text(
                "the forward was worth {value} at inception",
                value=worth,
            ),
        ),
    )
    differences = tuple(text for fine, text in checks if not fine)
    return TermsMatch(matches=not differences, differences=differences)
