"""Margins of many order lines: by order, SKU, channel, country, month, or several at once.

A line's amounts are converted and rounded one by one, as those of a single sale are; groups are
sums of whole minor units. So the table of one line is its waterfall, and groups add up to it all.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal, cast

from attrs import field, frozen

from xborder.channels.place import country_of
from xborder.choice import Choice
from xborder.display import brief
from xborder.errors import InvalidInput
from xborder.exchange import RateTable
from xborder.kind import all_of_kind, typed
from xborder.margin.step import Kind, Level, Step
from xborder.margin.waterfall import Converter, Margins, Waterfall
from xborder.money import Money
from xborder.number import WHOLE
from xborder.tabular import Tabular, columns_of
from xborder.trade.country_codes import COUNTRIES


class By(Choice):
    """What margins are split by."""

    ORDER = "order"
    SKU = "sku"
    CHANNEL = "channel"
    COUNTRY = "country"
    MONTH = "month"


_PLAIN: Final = frozenset({list, tuple})
_TOLD: Final = COUNTRIES | {""}
ByWord = Literal["order", "sku", "channel", "country", "month"]


def _steps(given: Iterable[Step]) -> tuple[Step, ...]:
    # A plain list of steps, as nearly all lines have it, needs no error that names its place.
    if type(given) in _PLAIN and all(type(step) is Step for step in given):
        return tuple(given)
    return all_of_kind(given, Step, "steps")


def _went(country: Any) -> str:
    # known at a glance, for a hundred thousand lines; nothing where it is not told
    return country if type(country) is str and country in _TOLD else country_of(country, "country")


@frozen(kw_only=True, field_transformer=typed)
class SoldLine:
    """One line of an order, with every amount that belongs to it.

    Attributes:
        order: The order's number.
        sku: What was sold.
        channel: Where it was sold.
        country: The code of the country it went to; empty where that is not told.
        on: The day of the sale.
        steps: Its amounts.
        units: How many were sold.
    """

    order: str
    sku: str = ""
    channel: str = ""
    country: str = field(default="", converter=_went)
    on: dt.date
    steps: tuple[Step, ...] = field(converter=_steps)
    units: int = field(default=1, metadata=WHOLE)

    @property
    def month(self) -> str:
        """The month of the sale, such as ``"2026-11"``."""
        return f"{self.on.year:04d}-{self.on.month:02d}"

    def waterfall(self, *, home: str, rates: RateTable | None = None) -> Waterfall:
        """Return the line's own waterfall, step by step."""
        return Waterfall.of(self.steps, home=home, rates=rates, on=self.on, units=self.units)


class MarginTable(dict[tuple[str, ...], Margins], Tabular):
    """Margins by group: a mapping from what splits them to the margins, and a table too.

    Each key holds one word for each thing it is split by, in that order.
    """

    def __init__(self, groups: Mapping[tuple[str, ...], Margins], by: Sequence[By]) -> None:
        """Keep the groups, and what they are split by."""
        super().__init__(groups)
        self.by: tuple[By, ...] = tuple(by)

    def __repr__(self) -> str:
        return brief(self)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what a copy in another process is made of."""
        return type(self), (dict(self), self.by)

    def to_columns(self) -> dict[str, list[Any]]:
        """Return a row a group: what it is split by, then its margins."""
        keys = {by.value: [key[n] for key in self] for n, by in enumerate(self.by)}
        return {**keys, **columns_of(self.values(), Margins)}

    def losing(self, level: Level | str = Level.MARGIN_3) -> "MarginTable":
        """Return the groups that lose money at a level, the worst first."""
        which = Level(level)
        found = {key: each for key, each in self.items() if each.at(which).amount < 0}
        worst = sorted(found, key=lambda key: (found[key].at(which).amount, key))
        return MarginTable({key: found[key] for key in worst}, self.by)

    def lost(self, level: Level | str = Level.MARGIN_3) -> Money | None:
        """Return what the losing groups lose together; ``None`` for an empty table."""
        which = Level(level)
        if not self:
            return None
        losses = [each.at(which) for each in self.losing(which).values()]
        nothing = Money.of_minor(0, next(iter(self.values())).home)
        return -sum(losses, nothing)


def margin_by(
    lines: Iterable[SoldLine],
    by: By | ByWord | Sequence[By | ByWord],
    *,
    home: str,
    rates: RateTable | None = None,
) -> MarginTable:
    """Return the margins of order lines, group by group.

    Args:
        lines: The lines.
        by: What to split by: one thing, or several for a matrix.
        home: The currency to count in.
        rates: Exchange rates, where steps are in other currencies; each step is converted at the
            rate of its own day, or of the sale's.

    Returns:
        The groups in the order of their names.

    Raises:
        InvalidInput: There is nothing to split by, or a step has no rate.

    Examples:
        >>> lines = [
        ...     SoldLine(order="1", channel="shop", country="DE", on=dt.date(2026, 11, 2), steps=[
        ...         Step(kind="sale", amount="50 EUR"), Step(kind="goods", amount="20 EUR")]),
        ...     SoldLine(order="2", channel="site", country="DE", on=dt.date(2026, 11, 3), steps=[
        ...         Step(kind="sale", amount="10 EUR"), Step(kind="goods", amount="12 EUR")]),
        ... ]
        >>> table = margin_by(lines, "channel", home="EUR")
        >>> {key: str(each.margin_3) for key, each in table.items()}
        {('shop',): '30.00 EUR', ('site',): '-2.00 EUR'}
        >>> list(table.losing())
        [('site',)]
    """
    splits = splits_of(by)
    into = Converter(home, rates)
    names = [split.value for split in splits]
    sums: dict[tuple[str, ...], dict[Kind, int]] = {}
    units: dict[tuple[str, ...], int] = {}
    # Whole minor units in plain dicts: a Money a step and group would take most of the time.
    for line in all_of_kind(lines, SoldLine, "lines"):
        key = tuple([getattr(line, name) for name in names])
        group = sums.get(key)
        if group is None:
            group = sums[key] = {}
            units[key] = 0
        units[key] += line.units
        on = line.on
        for step in line.steps:
            kind = step.kind
            group[kind] = group.get(kind, 0) + into.minor(step, on)[0]
    found = {
        key: Margins(home=into.home, effects=sums[key], units=units[key]) for key in sorted(sums)
    }
    return MarginTable(found, splits)


def splits_of(by: Any) -> tuple[By, ...]:
    """Return what to split by: one thing, or several.

    Raises:
        InvalidInput: It is nothing.
    """
    several = (by,) if isinstance(by, str) else all_of_kind(by, object, "by")
    splits = tuple(By(cast("str", each)) for each in several)
    if not splits:
        raise InvalidInput(
            "There is nothing to split by.",
            code="margin.by",
            remedy="Give one or more of: {choices}.",
            where="by",
            value="",
            choices=", ".join(By),
        )
    return splits
