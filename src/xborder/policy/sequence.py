"""Sequence: whatever charges a rule reads are computed before it is asked.

A charge that is not there yet counts as nothing. So a limit on it would always be met and a rate
on it would come to zero, without a word: such rules are refused when a policy is built.
"""

from collections.abc import Collection, Iterator
from typing import Any, TypeAlias

from xborder.errors import InvalidPolicy, XborderError
from xborder.policy.amount import Amount, Bands, ByGoods, Percent, PercentInside, TopUp
from xborder.policy.charge import Charge, Waiver
from xborder.policy.condition import AtMost, Condition

Policy: TypeAlias = Any
"""A ``CountryPolicy``, which has itself read when it is built: this module does not import it."""


def out_of_sequence(policy: Policy) -> Iterator[XborderError]:
    """Yield each place where a rule reads what is computed after it, or a base that is empty."""
    reads: dict[str, set[str]] = {}
    for path, entry in policy.rules():
        rule = entry.value
        match rule:
            case Charge() | Waiver():
                reads.setdefault(rule.id, set()).update(_names_read(rule))
                yield from _base_of_nothing(rule, path)
            case _ if hasattr(rule, "when"):
                yield from _asked_too_early(rule.when, policy, path)
    for scheme in {entry.value for timeline in policy.schemes for entry in timeline}:
        yield from _steps(scheme.id, scheme.steps, reads)


def _steps(
    scheme: str, steps: tuple[str, ...], reads: dict[str, set[str]]
) -> Iterator[XborderError]:
    for position, step in enumerate(steps):
        if step in steps[:position]:
            yield InvalidPolicy(
                "It names the step {value} twice.",
                code="policy.order",
                remedy="Name each step once; a second charge has an id of its own.",
                where=f"scheme.{scheme}",
                value=step,
            )
        for later in steps[position:]:
            if later in reads.get(step, ()):
                yield InvalidPolicy(
                    "{step} reads {value}, which is not computed before it.",
                    code="policy.order",
                    remedy="In the steps of a scheme, name what is read before what reads it.",
                    where=f"scheme.{scheme}",
                    value=later,
                    step=step,
                )


def _asked_too_early(condition: Condition, policy: Policy, where: str) -> Iterator[XborderError]:
    """Yield the charges that a value or a regime asks for, although charges come after both."""
    charges = {timeline.name for timeline in policy.steps}
    for name in sorted(_limited(condition) & charges):
        yield InvalidPolicy(
            "It limits the charge {value}, which is computed only after it is asked.",
            code="policy.order",
            remedy="Limit a value, or put the limit on a charge that comes after {value}.",
            where=where,
            value=name,
        )


def _base_of_nothing(rule: Charge | Waiver, where: str) -> Iterator[XborderError]:
    if isinstance(rule, Charge) and not rule.base and _takes_a_base(rule.amount):
        yield InvalidPolicy(
            "It is a rate of {value}, and names no base.",
            code="policy.base",
            remedy="Name what it is a rate of, such as base='goods freight'.",
            where=where,
            value=rule.id,
        )


def _takes_a_base(amount: Amount) -> bool:
    if isinstance(amount, Percent | PercentInside | ByGoods | TopUp):
        return True
    return any(map(_takes_a_base, amount.children()))


def _names_read(rule: Charge | Waiver) -> Collection[str]:
    """Return the names that a step reads, without their faces."""
    if isinstance(rule, Waiver):
        return {*rule.charges, *_limited(rule.when)}
    names = {*rule.base, *_counted(rule.amount)}
    return {_plain(name) for name in names} | _limited(rule.when)


def _counted(amount: Amount) -> Iterator[str]:
    """Yield the charges and values that an amount counts besides its base."""
    match amount:
        case TopUp():
            yield from amount.counting
        case Bands():
            yield amount.value
        case _:
            pass
    for part in amount.children():
        yield from _counted(part)


def _limited(condition: Condition) -> set[str]:
    """Return everything that a condition limits, without faces."""
    named = set(map(_plain, condition.value)) if isinstance(condition, AtMost) else set()
    return named.union(*map(_limited, condition.parts()))


def _plain(name: str) -> str:
    """Return a name without its face: ``duty.exact`` is read where ``duty`` is."""
    return name.partition(".")[0]
