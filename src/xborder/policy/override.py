"""Overrides: a rule of a policy replaced on the days that another one holds."""

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from xborder.errors import InvalidPolicy
from xborder.policy.country import CountryPolicy
from xborder.policy.goods_table import GoodsRule
from xborder.timeline import Dated, Timeline


def replaced(policy: CountryPolicy, entry: Any) -> CountryPolicy:
    """Return a policy with one rule replaced on the days that the entry holds.

    Args:
        policy: The policy.
        entry: A dated rule, or a table's name with an entry of it.

    Raises:
        InvalidPolicy: It is neither, or the policy has no rule of that id.
    """
    match entry:
        case (str() as name, GoodsRule() as rule):
            return _with_goods_rule(policy, name, rule)
        case Dated() if hasattr(entry.value, "id"):
            return _with_rule(policy, entry)
        case Timeline():
            raise InvalidPolicy(
                "{value} does not replace a rule.",
                code="policy.override",
                remedy="Take the dated rule out of its timeline: (new,) = Charge(...).by(...), and "
                "give new.",
                where="entries",
                value=entry,
            )
        case _:
            raise InvalidPolicy(
                "{value} does not replace a rule.",
                code="policy.override",
                remedy="Give a Dated charge, waiver, scheme, value or limit, or a table's name "
                "with a GoodsRule.",
                where="entries",
                value=entry,
            )


def _with_goods_rule(policy: CountryPolicy, name: str, rule: GoodsRule) -> CountryPolicy:
    if name not in policy.tables:
        raise InvalidPolicy(
            "{policy} has no table {value}.",
            code="policy.no_such_table",
            remedy="Use one of {known}.",
            value=name,
            policy=policy.code,
            known=", ".join(sorted(policy.tables)) or "-",
        )
    table = policy.tables[name]
    kept = (part for old in table.rules for part in _beside(old, rule))
    return evolve(policy, tables={**policy.tables, name: evolve(table, rules=(*kept, rule))})


def _beside(old: GoodsRule, new: GoodsRule) -> Iterator[GoodsRule]:
    """Yield what stays of an entry beside a new one: of the same id, the days that it leaves."""
    if old.id != new.id:
        yield old
    else:
        yield from (evolve(old, amount=part) for part in old.amount.outside(new.amount))


def _with_rule(policy: CountryPolicy, entry: Dated[Any]) -> CountryPolicy:
    for kind in ("steps", "schemes", "values", "not_computed"):
        timelines = getattr(policy, kind)
        for position, timeline in enumerate(timelines):
            if timeline.entries[0].value.id == entry.value.id:
                changed = (*timelines[:position], timeline.put(entry), *timelines[position + 1 :])
                changes: dict[str, Any] = {kind: changed}
                return evolve(policy, **changes)
    raise InvalidPolicy(
        "{policy} has no rule {value}.",
        code="policy.no_such_rule",
        remedy="Use the id of one of its rules; book.describe(...) lists them.",
        value=entry.value.id,
        policy=policy.code,
    )
