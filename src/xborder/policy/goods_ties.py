"""Ties of goods rules: two that are equally close to some goods on some day.

Between such two nothing would decide but their order in the table, so a table refuses them.
Rules are compared only where they name the same prefix, the same origin and the same region; there
a sweep over their days finds two that hold together.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeAlias

from xborder.errors import InvalidPolicy
from xborder.timeline import Dated


class Goods(Protocol):
    """Which goods a rule is for."""

    @property
    def except_hs(self) -> tuple[str, ...]:
        """HS prefixes taken out."""

    @property
    def categories(self) -> frozenset[str]:
        """Goods categories."""

    @property
    def origins(self) -> frozenset[str]:
        """Countries of origin."""

    @property
    def destinations(self) -> frozenset[str]:
        """Destinations."""

    @property
    def regions(self) -> frozenset[str]:
        """Regions."""


class Placed(Protocol):
    """A rule that holds for goods on days."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def scope(self) -> Goods:
        """The goods that two rules are compared by."""

    @property
    def amount(self) -> Dated[Any]:
        """What holds, and on which days."""


Key: TypeAlias = tuple[bool, str, bool, str]
"""Whether a rule names origins, and one; whether it names regions, and one."""
_ANY = ""


def refuse_ties(by_prefix: Mapping[str, tuple[Placed, ...]]) -> None:
    """Refuse two rules that are equally close to some goods on some day.

    Args:
        by_prefix: The rules by each prefix they name; those without one under the empty prefix.

    Raises:
        InvalidPolicy: There are two such rules.
    """
    # Thousands of prefixes are named by the same few rules, which tie under all of them or none;
    # only what is taken out again, or a rule without a prefix, depends on the prefix itself.
    compared: set[tuple[int, ...]] = set()
    for prefix, rules in by_prefix.items():
        if len(rules) == 1:
            continue
        alike = tuple(map(id, rules))
        if alike not in compared:
            if prefix and not any(rule.scope.except_hs for rule in rules):
                compared.add(alike)
            for group in _alike(rules, prefix):
                for one, other in _together(group):
                    if _tie(one, other, prefix):
                        raise InvalidPolicy(
                            "{value} and {other} hold for the same goods on the same days.",
                            code="policy.goods_overlap",
                            remedy="End one before the other starts, or narrow its scope.",
                            value=one.id,
                            other=other.id,
                        )


def _alike(rules: Iterable[Placed], prefix: str) -> Iterable[list[Placed]]:
    """Return the rules in groups of one origin and region, none closer than another."""
    groups: dict[Key | tuple[Key, str], list[Placed]] = {}
    for rule in rules:
        scope = rule.scope
        # Under the empty prefix a rule is as close as its category, if it names any.
        kinds = scope.categories if not prefix and scope.categories else (_ANY,)
        for origin in scope.origins or (_ANY,):
            for region in scope.regions or (_ANY,):
                key = (bool(scope.origins), origin, bool(scope.regions), region)
                for kind in kinds:
                    groups.setdefault((key, kind), []).append(rule)
    return groups.values()


def _together(rules: list[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Yield the pairs that hold on a common day: a sweep, so that a long history costs little."""
    holding: list[Placed] = []
    for rule in sorted(rules, key=lambda each: each.amount.start or dt.date.min):
        start = rule.amount.start or dt.date.min
        holding = [old for old in holding if old.amount.end is None or old.amount.end > start]
        for old in holding:
            yield old, rule
        holding.append(rule)


def _tie(one: Placed, other: Placed, prefix: str) -> bool:
    """Return whether some goods of the prefix and some destination are in both scopes."""
    mine, theirs = one.scope, other.scope
    apart = mine.destinations and theirs.destinations
    if apart and mine.destinations.isdisjoint(theirs.destinations):
        return False
    taken_out = (*mine.except_hs, *theirs.except_hs)
    return not any(prefix.startswith(code) for code in taken_out)
