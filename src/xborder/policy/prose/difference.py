"""What changed in a jurisdiction between two days, in words."""

import datetime as dt
import difflib
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve, field, frozen

from xborder.display import Shown
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.policy.country import CountryPolicy
from xborder.policy.document import Change, to_data
from xborder.policy.prose.provision import Place, Provision, block, by_code, provisions, table_of
from xborder.spoken import spoken


@frozen(kw_only=True, repr=False)
class Difference(Shown):
    """What changed in a jurisdiction between two days.

    Attributes:
        policy: The jurisdiction.
        start: The first day.
        end: The second day.
        changes: Each rule that changed, before and after.
    """

    policy: CountryPolicy = field(repr=by_code)
    start: dt.date
    end: dt.date
    changes: tuple[Change, ...] = field(repr=False)

    @property
    def data(self) -> list[dict[str, Any]]:
        """Each change as plain data: its path, and the dated rule before and after."""
        return [
            {"path": each.path, "before": to_data(each.before), "after": to_data(each.after)}
            for each in self.changes
        ]

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    @in_words
    def render(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return what changed in words: ``+`` is new, ``-`` is gone, ``~`` says something else.

        Args:
            locale: ``"en"`` or ``"zh_CN"``.
        """
        sentence = "{place}: what changed between {start} and {end}"
        name = Place(self.policy.code)
        lines = [Text(sentence, place=name, start=self.start, end=self.end).render(locale)]
        if not self.changes:
            lines += ["", Text("Nothing changed.").render(locale)]
        for before, after in self._pairs():
            lines += ["", *_change(before, after, locale)]
        return "\n".join(lines)

    def _pairs(self) -> list[tuple[Provision | None, Provision | None]]:
        """Return each rule before and after; entries of tables that changed alike as one."""
        known = {(rule.path, rule.entry.start): rule for rule in provisions(self.policy)}
        kept: dict[Any, list[tuple[Provision | None, Provision | None]]] = {}
        for change in self.changes:
            before, after = (
                None if entry is None else known[change.path, entry.start]
                for entry in (change.before, change.after)
            )
            key = (table_of(change.path), change.before, change.after)
            kept.setdefault(key, []).append((before, after))
        return [(_one(a for a, _ in same), _one(b for _, b in same)) for same in kept.values()]

    def __str__(self) -> str:
        return self.render(spoken())


def _one(rules: Iterable[Provision | None]) -> Provision | None:
    found = [rule for rule in rules if rule is not None]
    if not found:
        return None
    return evolve(found[0], scopes=tuple(scope for rule in found for scope in rule.scopes))


def _change(before: Provision | None, after: Provision | None, locale: str) -> Iterator[str]:
    there = [rule for rule in (before, after) if rule is not None]
    sign = "+" if before is None else "-" if after is None else "~"
    yield f"{sign} {there[-1].called.render(locale)}"
    blocks = [list(block([rule], locale)) for rule in there]
    if len(blocks) == 1:
        yield from blocks[0]
        return
    lines = difflib.ndiff(blocks[0], blocks[1])
    yield from (f"  {line}".rstrip() for line in lines if not line.startswith("?"))
