"""What to do next: from segment, stage, tier, value, consent and country to one action.

Rules are documents: people write them, store them and send them. They are read top to bottom;
the first that fits gives the action, its reason and the day it goes stale.
"""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import field, frozen
from pydantic import BaseModel, ConfigDict, Field

from xborder import number
from xborder.customers import arguments
from xborder.day import civil_day
from xborder.document import TextSet
from xborder.errors import InvalidPolicy
from xborder.messages import Text

_TEXT = number.checks(arguments.text)


@frozen(kw_only=True, field_transformer=number.checked)
class CustomerFacts:
    """What is known of one customer on a day.

    Attributes:
        customer_id: The customer.
        segment: The segment, as from :func:`segment_customers`.
        stage: The stage, as from :func:`lifecycle`.
        tier: The tier, as from :func:`value_tiers`.
        value: Lifetime value or revenue, in one currency for all.
        consents: Whether the customer agreed to marketing.
        country: The country, ISO 3166 alpha-2.
    """

    customer_id: str = field(metadata=number.checks(arguments.identifier))
    segment: str = field(default="", metadata=_TEXT)
    stage: str = field(default="", metadata=_TEXT)
    tier: str = field(default="", metadata=_TEXT)
    value: float = field(default=0.0, metadata=number.FINITE)
    consents: bool = field(default=False, metadata=number.checks(arguments.flag))
    country: str = field(default="", metadata=_TEXT)


class ActionRule(BaseModel):
    """One rule: when it fits, and what to do then.

    An empty set means any.

    Args:
        name: The rule's name, for reasons.
        action: What to do, a word of your own.
        segments: Segments it fits.
        stages: Stages it fits.
        tiers: Tiers it fits.
        countries: Countries it fits.
        least_value: The least value it fits.
        needs_consent: Whether it fits only those who agreed to marketing.
        days: For how many days the action stands.

    Examples:
        >>> rule = ActionRule(name="vip", action="vip_service", tiers=["high_value"], days=90)
        >>> ActionRule.model_validate_json(rule.model_dump_json()) == rule
        True
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid", strict=False)

    name: str = Field(min_length=1)
    action: str = Field(min_length=1)
    segments: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    least_value: float | None = None
    needs_consent: bool = True
    days: int = Field(default=30, ge=1, le=36_525)

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            name: str,
            action: str,
            segments: TextSet = ...,
            stages: TextSet = ...,
            tiers: TextSet = ...,
            countries: TextSet = ...,
            least_value: float | None = ...,
            needs_consent: bool = ...,
            days: int = ...,
        ) -> None: ...

    def replace(self, **changes: Any) -> "ActionRule":
        """Return the rule with changes, validated again."""
        return ActionRule.model_validate({**self.model_dump(), **changes})

    def fits(self, facts: CustomerFacts) -> bool:
        """Return whether the rule fits a customer."""
        arguments.an(CustomerFacts, facts, "facts")
        sets = (
            (self.segments, facts.segment),
            (self.stages, facts.stage),
            (self.tiers, facts.tier),
            (self.countries, facts.country),
        )
        if any(wanted and found not in wanted for wanted, found in sets):
            return False
        if self.least_value is not None and facts.value < self.least_value:
            return False
        return facts.consents or not self.needs_consent


@frozen(kw_only=True)
class NextAction:
    """What to do with one customer.

    Attributes:
        customer_id: The customer.
        action: What to do.
        rule: The rule that says so.
        reason: Why, in words.
        expires_on: The first day on which it no longer stands.
    """

    customer_id: str
    action: str
    rule: str
    reason: Text
    expires_on: dt.date


STANDARD_ACTIONS = (
    ActionRule(
        name="vip",
        action="vip_service",
        tiers=frozenset({"high_value"}),
        stages=frozenset({"retain", "convert", "nurture"}),
        needs_consent=False,
        days=90,
    ),
    ActionRule(
        name="win back the best",
        action="win_back_personal",
        stages=frozenset({"win_back"}),
        tiers=frozenset({"high_value"}),
        days=21,
    ),
    ActionRule(name="win back", action="win_back", stages=frozenset({"win_back"}), days=30),
    ActionRule(
        name="second order",
        action="second_order_offer",
        stages=frozenset({"nurture", "convert"}),
        days=14,
    ),
    ActionRule(name="leave alone", action="leave_alone", needs_consent=False, days=30),
)
"""Four actions for a start; the last fits everybody, so that nobody is without one.

VIP service is no advertising and asks for no consent; whatever addresses a customer does.
"""


def next_actions(
    facts: Iterable[CustomerFacts],
    *,
    on: dt.date,
    rules: Iterable[ActionRule] = STANDARD_ACTIONS,
) -> tuple[NextAction, ...]:
    """Return the action of each customer by the first rule that fits.

    Args:
        facts: What is known of each customer.
        on: The day.
        rules: The rules, in order.

    Raises:
        InvalidPolicy: No rule fits a customer.

    Examples:
        >>> known = CustomerFacts(customer_id="a", stage="win_back", consents=True)
        >>> next_actions([known], on=dt.date(2026, 11, 21))[0].action
        'win_back'
    """
    on = civil_day(on, "on")
    listed = arguments.each(ActionRule, rules, "rules")
    found = []
    for known in arguments.each(CustomerFacts, facts, "facts"):
        rule = next((rule for rule in listed if rule.fits(known)), None)
        if rule is None:
            raise InvalidPolicy(
                "No rule fits the customer {value}.",
                code="customers.no_action",
                remedy="End the rules with one that fits everybody, such as leave_alone.",
                where="rules",
                value=known.customer_id,
            )
        found.append(
            NextAction(
                customer_id=known.customer_id,
                action=rule.action,
                rule=rule.name,
                reason=_reason(rule, known),
                expires_on=arguments.later(on, rule.days, "on"),
            )
        )
    return tuple(found)


def _reason(rule: ActionRule, facts: CustomerFacts) -> Text:
    state = [part for part in (facts.segment, facts.stage, facts.tier, facts.country) if part]
    consent = Text("with consent") if facts.consents else Text("without consent")
    return Text(
        "Rule {rule}: the customer is {state}, {consent}.",
        rule=rule.name,
        state=tuple(state) or ("-",),
        consent=consent,
    )
