"""Treatments: what is done with rules that are scheduled or unclear on the day."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from attrs import field, frozen

from xborder.choice import Choice
from xborder.errors import InvalidPolicy, NoRuleInForce, nearest
from xborder.policy.country import CountryPolicy
from xborder.source import Status
from xborder.timeline import Dated, Timeline


class Uncertain(Choice):
    """What to do with a rule whose status is scheduled or unclear on the day."""

    INCLUDE = "include"
    EXCLUDE = "exclude"
    RAISE = "raise"


@frozen(kw_only=True)
class Treatment:
    """What is done with uncertain rules: with all of them, and with those named.

    Attributes:
        uncertain: What is done with every other one.
        settled: What is done with some, by the rule's id, or by the table's for its entries.
    """

    uncertain: Uncertain = Uncertain.INCLUDE
    settled: Mapping[str, Uncertain] = field(factory=dict)

    @classmethod
    def of(cls, code: str, uncertain: Uncertain, settled: Mapping[str, Uncertain]) -> "Treatment":
        """Return what a book does with the uncertain rules of one policy.

        Args:
            code: The policy.
            uncertain: What it does with all that are not settled.
            settled: What it does with some, by their names in the book, of any policy.
        """
        prefix = f"{code.lower()}."
        named = {
            name: chosen
            for rule, chosen in settled.items()
            if rule.startswith(prefix)
            for name in (rule, rule.removeprefix(prefix))  # an id may start with its jurisdiction
        }
        return cls(uncertain=uncertain, settled=named)

    def of_rule(self, name: str) -> Uncertain:
        """Return what is done with a rule while it is uncertain.

        Args:
            name: The rule's id, or the table's for its entries.
        """
        return self.settled.get(name, self.uncertain)

    def counts(self, entry: Dated[Any], on: dt.date, name: str = "") -> bool:
        """Return whether an entry counts, by its status and what to do with uncertain ones.

        Args:
            entry: The rule.
            on: The day.
            name: What the book calls it, if not by the id of its value.

        Raises:
            NoRuleInForce: It is scheduled or unclear, and the caller asked to raise.
        """
        match entry.status:
            case Status.IN_FORCE:
                return True
            case Status.SCHEDULED | Status.UNCLEAR:
                rule = name or entry.value.id
                chosen = self.of_rule(rule)
                if chosen is Uncertain.RAISE:
                    raise NoRuleInForce(
                        "The rule {rule} is {status} on {value}.",
                        code="rule.uncertain",
                        remedy="Choose uncertain='include' or 'exclude'.",
                        value=on,
                        rule=rule,
                        status=str(entry.status),
                    )
                return chosen is Uncertain.INCLUDE
            case _:
                return False


AS_IT_STANDS = Treatment()
"""Every uncertain rule counts."""


def rule_name(code: str, name: str) -> str:
    """Return what a book calls a rule of a policy: the jurisdiction, then its id.

    Args:
        code: The policy.
        name: The rule's id, or the name of a goods table.

    Examples:
        >>> rule_name("EU", "handling_fee"), rule_name("NO", "no.below_350")
        ('eu.handling_fee', 'no.below_350')
    """
    prefix = f"{code.lower()}."
    return name if name.startswith(prefix) else prefix + name


def rule_names(policy: CountryPolicy) -> set[str]:
    """Return what a book calls every rule and goods table of a policy."""
    timelines: tuple[Timeline[Any], ...]
    timelines = (*policy.steps, *policy.schemes, *policy.values, *policy.not_computed)
    tables = {name for member in policy.members.values() for name in member.tables}
    named = {each.entries[0].value.id for each in timelines} | {*policy.tables} | tables
    return {rule_name(policy.code, name) for name in named}


def refuse_unknown(rule: str, known: Collection[str]) -> None:
    """Refuse a rule that is not among those known.

    Raises:
        InvalidPolicy: It is not; the error names a near one.
    """
    if rule not in known:
        meant = nearest(rule, sorted(known))
        raise InvalidPolicy(
            "The book has no rule {value}.",
            code="policy.no_such_rule",
            remedy="Did you mean {meant}?"
            if meant
            else "Give the jurisdiction and the rule's id, such as eu.handling_fee.",
            where="rules",
            value=rule,
            meant=meant,
        )
