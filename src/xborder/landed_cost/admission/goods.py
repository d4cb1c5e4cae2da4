"""Goods: which entry of each goods table every line finds."""

import datetime as dt
from collections.abc import Iterable, Sequence
from math import lcm

from attrs import define, field

from xborder.policy.amount import reach
from xborder.policy.compiled import CompiledPlan, Found, PlannedGoods
from xborder.policy.fact import UNKNOWN
from xborder.policy.goods_table import GoodsKey, GoodsLookup

FACTS_OF_GOODS = ("item.hs_code", "item.category", "item.origin", "region", "item.programme")
"""What goods tables go by, besides the destination and the day."""


@define(eq=False)
class GoodsFound:
    """The entries that the lines of a chunk find, numbered for each table.

    Args:
        rules: The rules, whose tables are looked up.
        tariff: A tariff of the caller's own, if there is one.
        open_duty: Which duty a code that is newer than the tariff is taken to bear; empty where
            none is.

    Attributes:
        entries: For each table the entries found, in the order of their codes.
        codes: By column: each line's code in a table, and its treatment. Lines of one treatment
            find the same entry in every table, which is what an entry line of a declaration asks.
        left_out: Every closer entry that does not apply by its status.
        is_settled: Whether a line bears a duty that was taken so.
    """

    rules: CompiledPlan
    tariff: GoodsLookup | None
    open_duty: str = ""
    entries: dict[str, list[PlannedGoods]] = field(init=False, factory=dict)
    codes: dict[str, list[int]] = field(init=False, factory=dict)
    left_out: list[PlannedGoods] = field(init=False, factory=list)
    is_settled: bool = field(init=False, default=False)

    def find(
        self,
        words: Sequence[Iterable[str | None]],
        places: Iterable[tuple[str, dt.date]],
    ) -> None:
        """Look every line up in every table.

        Args:
            words: What each line says of itself, in the order of ``FACTS_OF_GOODS``.
            places: Each line's destination and the day of its rules.
        """
        tables = self.rules.tables
        numbers: dict[str, dict[PlannedGoods, int]] = {table: {} for table in tables}
        left_out: dict[PlannedGoods, None] = {}
        kinds: dict[object, tuple[tuple[int, ...], int]] = {}
        treatments: dict[tuple[int, ...], int] = {}
        lines = []
        for said, place in zip(zip(*words, strict=True), places, strict=True):
            known = kinds.get((said, place))
            if known is None:  # lines of a kind of goods, of one destination, find the same
                codes = self._codes(said, place, numbers, left_out)
                known = kinds[said, place] = codes, treatments.setdefault(codes, len(treatments))
            lines.append(known)
        self.entries = {table: list(found) for table, found in numbers.items()}
        columns = zip(*[codes for codes, _ in lines], strict=True)
        for table, column in zip(tables, columns, strict=True):
            self.codes[f"table.{table}"] = list(column)
        self.codes["treatment"] = [treatment for _, treatment in lines]
        self.left_out = list(left_out)

    def breadths(self) -> list[int]:
        """Return how fine the numbers of the entries are that each line found.

        It is the least common denominator of the finest: what rules compute grows with it.
        """
        found = [1] * len(self.codes["treatment"])
        for table, entries in self.entries.items():
            fine = [
                lcm(*(number.denominator for _, number in reach(e.entry.value))) for e in entries
            ]
            found = [
                one if code == UNKNOWN or one >= fine[code] else fine[code]
                for one, code in zip(found, self.codes[f"table.{table}"], strict=True)
            ]
        return found

    def _codes(
        self,
        said: tuple[str | None, ...],
        place: tuple[str, dt.date],
        numbers: dict[str, dict[PlannedGoods, int]],
        left_out: dict[PlannedGoods, None],
    ) -> tuple[int, ...]:
        """Return the codes of the entries that goods find, one a table."""
        code, category, origin, region, programme = [word or "" for word in said]
        destination, day = place
        key = GoodsKey(code, category, origin, destination, region, programme)
        codes = []
        for table, found in self._found(key, day):
            if found.left_out is not None:
                left_out[found.left_out] = None
            known, goods = numbers[table], found.goods
            if self.open_duty and goods:
                settled = self.rules.settled(goods, self.open_duty)
                self.is_settled |= settled is not goods
                goods = settled
            codes.append(UNKNOWN if goods is None else known.setdefault(goods, len(known)))
        return tuple(codes)

    def _found(self, key: GoodsKey, day: dt.date) -> Iterable[tuple[str, Found]]:
        rules = self.rules
        if self.tariff is None:
            return rules.find_all(key)
        return [(table, rules.find(table, key, day, self.tariff)) for table in rules.tables]
