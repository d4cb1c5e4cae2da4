"""Goods: which entry of each goods table every line finds."""

import datetime as dt
from collections.abc import Iterable, Sequence

from attrs import define, field

from xborder.policy.compiled import CompiledPlan, Found, PlannedGoods
from xborder.policy.fact import UNKNOWN
from xborder.policy.goods_table import GoodsKey, GoodsLookup

FACTS_OF_GOODS = ("item.hs_code", "item.category", "item.origin", "region")
"""What goods tables go by, besides the destination and the day."""


@define(eq=False)
class GoodsFound:
    """The entries that the lines of a chunk find, numbered for each table.

    Args:
        rules: The rules, whose tables are looked up.
        tariff: A tariff of the caller's own, if there is one.

    Attributes:
        entries: For each table the entries found, in the order of their codes.
        codes: By column: each line's code in a table, and its treatment. Lines of one treatment
            find the same entry in every table, which is what an entry line of a declaration asks.
        left_out: Every closer entry that does not apply by its status.
    """

    rules: CompiledPlan
    tariff: GoodsLookup | None
    entries: dict[str, list[PlannedGoods]] = field(init=False, factory=dict)
    codes: dict[str, list[int]] = field(init=False, factory=dict)
    left_out: list[PlannedGoods] = field(init=False, factory=list)

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
        treatments: dict[tuple[int, ...], int] = {}
        columns: list[tuple[int, ...]] = []
        treated: list[int] = []
        left_out: dict[PlannedGoods, None] = {}
        for code, category, origin, region, (destination, day) in zip(*words, places, strict=True):
            key = GoodsKey(code or "", category or "", origin or "", destination, region or "")
            line = []
            for table, found in self._found(key, day):
                if found.left_out is not None:
                    left_out[found.left_out] = None
                known = numbers[table]
                goods = found.goods
                line.append(UNKNOWN if goods is None else known.setdefault(goods, len(known)))
            columns.append(tuple(line))
            treated.append(treatments.setdefault(columns[-1], len(treatments)))
        self.entries = {table: list(known) for table, known in numbers.items()}
        for table, column in zip(tables, zip(*columns, strict=True), strict=True):
            self.codes[f"table.{table}"] = list(column)
        self.codes["treatment"] = treated
        self.left_out = list(left_out)

    def _found(self, key: GoodsKey, day: dt.date) -> Iterable[tuple[str, Found]]:
        rules = self.rules
        if self.tariff is None:
            return rules.find_all(key)
        return [(table, rules.find(table, key, day, self.tariff)) for table in rules.tables]
