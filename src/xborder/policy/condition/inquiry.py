"""What is asked about conditions: which facts they read, what decided, what is missing."""

from collections.abc import Iterator

from xborder.messages import Text
from xborder.policy.columns.exact import Column
from xborder.policy.condition.about_facts import During, GoodsIn, HsIn, Is, Reads, Same
from xborder.policy.condition.combined import (
    All,
    AnyOf,
    EveryLine,
    Named,
    Not,
    Possibly,
    SomeLine,
    Stated,
)
from xborder.policy.condition.leaf import Always, Condition
from xborder.policy.condition.limit import AtMost, Of
from xborder.policy.doubt import State
from xborder.policy.fact import UNKNOWN, fact
from xborder.policy.ledger import NO, Ledger

_ABOUT_FACTS = frozenset({Always, During, GoodsIn, HsIn, Is, Reads, Same})
NOT_GIVEN = "{what}: it depends on {fact}, which is not given."
"""What a rule says that cannot be told without a fact."""
_COMBINED = frozenset({All, AnyOf, EveryLine, Named, Not, Possibly, SomeLine, Stated})


def decisive(condition: Condition, ledger: Ledger, line: int) -> tuple[int, ...]:
    """Return where the innermost part stands that decided how ``condition`` came out on a line.

    An *or* that does not hold was decided by all its parts together: any one would have done.

    Returns:
        The position among the parts, then among that part's parts, and so on; see :func:`part_at`.
    """
    # Where coded facts decide every part, the same part decides for all parcels of the kind.
    answers, key = ledger.answers, (id(condition), line)
    known = answers.decided.get(key)
    if known is not None:
        return known
    settled = answers.is_settled(condition)
    truth = _on_line(condition, ledger, line)
    path: list[int] = []
    while isinstance(condition, All) or (isinstance(condition, AnyOf) and truth != NO):
        position, condition = next(
            (position, part)
            for position, part in enumerate(condition.parts())
            if _on_line(part, ledger, line) == truth
        )
        path.append(position)
    found = tuple(path)
    if settled:
        answers.decided[key] = found
    return found


def part_at(condition: Condition, path: tuple[int, ...]) -> Condition:
    """Return the part of a condition that stands at a place."""
    for position in path:
        condition = condition.parts()[position]
    return condition


def _on_line(condition: Condition, ledger: Ledger, line: int) -> int:
    return ledger.lanes.entries(ledger.truth(condition))[line]


def held(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and every part it holds; what another class makes up is not held."""
    yield condition
    if type(condition) in _COMBINED:
        for part in condition.parts():
            yield from held(part)


def settled_by_facts(condition: Condition) -> bool:
    """Return whether coded facts and readings alone decide a condition.

    They do not where amounts are compared or pieces counted, nor in a condition of another class.
    """
    if type(condition) in _COMBINED:
        return all(map(settled_by_facts, condition.parts()))
    return type(condition) in _ABOUT_FACTS


def is_local(condition: Condition) -> bool:
    """Return whether each line decides a condition for itself, whatever the others are."""
    return not any(isinstance(part, EveryLine | SomeLine) for part in held(condition))


def facts_read(condition: Condition) -> frozenset[str]:
    """Return the names of all coded facts a condition reads."""
    match condition:
        case Is():
            return frozenset({condition.fact})
        case Same():
            return frozenset({condition.fact, condition.other})
        case AtMost():
            year = {"buyer.purchases"} if condition.of is Of.BUYER_YEAR else set()
            return frozenset(year | {"destination"} if condition.instead else year)
        case HsIn():
            return frozenset({"item.hs_code"})
        case GoodsIn():
            return frozenset({"item.hs_code", "item.category"})
        case During():
            return frozenset({f"date.{condition.date}"})
        case _:
            return frozenset().union(*map(facts_read, condition.parts()))


def scopes_read(condition: Condition) -> tuple[HsIn, ...]:
    """Return every scope of HS codes that a condition asks for."""
    match condition:
        case HsIn():
            return (condition,)
        case GoodsIn():
            return (condition.scope,)
        case _:
            return tuple(scope for part in condition.parts() for scope in scopes_read(part))


def compares_codes(condition: Condition) -> bool:
    """Return whether a condition asks for a whole HS code, rather than for a scope of codes."""
    match condition:
        case Is() | Same():
            return "item.hs_code" in facts_read(condition)
        case _:
            return any(map(compares_codes, condition.parts()))


def foreign_limits(condition: Condition) -> frozenset[str]:
    """Return the currencies of all limits in a condition."""
    if isinstance(condition, AtMost):
        return frozenset({condition.limit.currency.code})
    return frozenset().union(*map(foreign_limits, condition.parts()))


def note_unknown(condition: Condition, lines: Column, what: str, ledger: Ledger) -> None:
    """Doubt the lines where a condition cannot be told, naming each fact it misses.

    Args:
        condition: The condition.
        lines: Where it cannot be told.
        what: What depends on it; a message id.
        ledger: The lines at hand.
    """
    if not ledger.lanes.any(lines):
        return
    for name, missing in condition.missing(ledger).items():
        title = fact(name).title
        reason = Text(NOT_GIVEN, what=Text(what), fact=title)
        missed = ledger.lanes.where(lines, missing, 0)
        if name == "item.hs_code":
            given = ledger.column(name) != UNKNOWN
            short = Text("{what}: it depends on more digits of the HS code.", what=Text(what))
            ledger.doubt(State.MISSING_FACT, short, ledger.lanes.where(given, missed, 0), name)
            missed = ledger.lanes.where(given, 0, missed)
        ledger.doubt(State.MISSING_FACT, reason, missed, name)
