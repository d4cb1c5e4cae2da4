"""One action a customer, with its reason and expiry; rules as data."""

import datetime as dt

import pytest
from pydantic import ValidationError

from xborder.customers import CustomerFacts, next_actions
from xborder.customers.campaigns import STANDARD_ACTIONS, ActionRule
from xborder.errors import InvalidPolicy, problems

ON = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("facts", "action", "days"),
    [
        ({"stage": "retain", "tier": "high_value"}, "vip_service", 90),
        ({"stage": "win_back", "tier": "high_value", "consents": True}, "win_back_personal", 21),
        ({"stage": "win_back", "tier": "potential", "consents": True}, "win_back", 30),
        ({"stage": "win_back", "tier": "potential"}, "leave_alone", 30),
        ({"stage": "nurture", "consents": True}, "second_order_offer", 14),
        ({"stage": "lost", "consents": True}, "leave_alone", 30),
        ({}, "leave_alone", 30),
    ],
)
def test_standard_actions(facts, action, days):
    (found,) = next_actions([CustomerFacts(customer_id="a", **facts)], on=ON)
    assert found.action == action
    assert found.expires_on == ON + dt.timedelta(days=days)
    assert found.rule in str(found.reason)
    assert "客户状态" in found.reason.render("zh_CN")


def test_own_rules_are_data():
    rules = [
        ActionRule(name="big in DE", action="call", countries={"DE"}, least_value=100),
        ActionRule(name="at risk", action="mail", segments={"AT_RISK"}),
        STANDARD_ACTIONS[-1],
    ]
    again = [ActionRule.model_validate_json(rule.model_dump_json()) for rule in rules]
    assert again == rules
    people = [
        CustomerFacts(customer_id="a", country="DE", value=100, consents=True),
        CustomerFacts(customer_id="b", country="DE", value=99, segment="AT_RISK", consents=True),
        CustomerFacts(customer_id="c", country="FR", value=500, consents=True),
    ]
    assert [found.action for found in next_actions(people, on=ON, rules=again)] == [
        "call",
        "mail",
        "leave_alone",
    ]
    assert str(next_actions(people[1:2], on=ON, rules=again)[0].reason) == (
        "Rule at risk: the customer is AT_RISK, DE, with consent."
    )


def test_a_customer_without_a_rule_is_an_error():
    with pytest.raises(InvalidPolicy, match="rules: No rule fits the customer a"):
        next_actions([CustomerFacts(customer_id="a")], on=ON, rules=STANDARD_ACTIONS[:1])


def test_rules_are_validated_when_changed():
    rule = STANDARD_ACTIONS[0].replace(days=10)
    assert rule.days == 10
    with pytest.raises(ValidationError) as caught:
        rule.replace(days=0, colour="red")
    assert {problem.where for problem in problems(caught.value)} == {"days", "colour"}
