"""Amounts that are chosen: by bands of a value, or by the goods."""

import datetime as dt
import functools
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from itertools import pairwise
from math import lcm

from attrs import field, frozen

from xborder.errors import InvalidPolicy
from xborder.messages import Text, listed
from xborder.money import Money
from xborder.policy.amount.leaf import Amount, Leaf, amount_of
from xborder.policy.amount.quantity import CALLED, MILLION, PER_UNIT, Quantity
from xborder.policy.amount.stacked import plain_share, stack_exact, stacked
from xborder.policy.columns.exact import Column, Exact, aligned
from xborder.policy.doubt import State
from xborder.policy.fact import UNKNOWN, fact
from xborder.policy.ledger import Ledger
from xborder.policy.table_name import table_called
from xborder.policy.written import sum_or_none
from xborder.timeline import Dated


@frozen
class Band:
    """One step of a scale: the amount while the value is at most the upper end.

    Attributes:
        upto: The upper end; ``None`` for the last band.
        amount: The amount in this band.
        inclusive: Whether the upper end itself still belongs.
    """

    upto: Money | None = field(converter=sum_or_none)
    amount: Amount = field(converter=amount_of)
    inclusive: bool = True


@frozen
class Bands:
    """An amount chosen by a value: the first band that holds it.

    Args:
        value: The value's name.
        bands: From the lowest up; the last has no upper end.
        per: The quantities whose single unit is compared, such as the value of a piece, or of a
            litre or else of a kilogram: the first that is known. None to compare the line.
    """

    value: str
    bands: tuple[Band, ...] = field()
    per: tuple[Quantity, ...] = field(default=(), kw_only=True)

    @bands.validator
    def _open(self, _attribute: object, bands: tuple[Band, ...]) -> None:
        if not bands:
            raise InvalidPolicy(
                "A scale of {name} has no bands.",
                code="policy.empty",
                remedy="Give at least one band, the last without an upper end.",
                name=self.value,
            )
        ends = [band.upto for band in bands[:-1]]
        for lower, upper in pairwise(ends):
            if lower is None or upper is None or not lower.amount < upper.amount:
                raise InvalidPolicy(
                    "The bands of {name} do not rise at {value}.",
                    code="policy.bands",
                    remedy="Give them from the lowest up; only the last has no upper end.",
                    value=str(upper),
                    name=self.value,
                )
        if bands[-1].upto is not None:
            raise InvalidPolicy(
                "The last band of {name} has an upper end, {value}.",
                code="policy.bands",
                remedy="Give a last band without one, so that every value has its amount.",
                value=str(bands[-1].upto),
                name=self.value,
            )

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the amount of each line's band."""
        if self.per:
            facts = [CALLED[each].fact for each in self.per]
            counted = [fact(name).title for name in facts if name]
            goes_by = listed(counted, last="{left} or {right}") if counted else Text("the quantity")
            reason = Text("A rate goes by {fact}, which is not given.", fact=goes_by)
            ledger.doubt(State.MISSING_FACT, reason, self._units(ledger) == UNKNOWN, facts[0])
        lanes = ledger.lanes
        open_lines, chosen = lanes.fill(1), Exact(lanes.fill(0))
        for band in self.bands:
            inside = lanes.where(self._inside(band, ledger), open_lines, 0)
            open_lines = lanes.where(inside, 0, open_lines)
            if lanes.any(inside):
                chosen = placed(band.amount.exact, inside, base, ledger, chosen)
        return chosen

    def _inside(self, band: Band, ledger: Ledger) -> Column:
        if band.upto is None:
            return ledger.lanes.fill(1)
        limit = ledger.money(band.upto)
        if self.per:
            limit = limit.scaled(self._units(ledger), MILLION)
        excess = ledger.amount((self.value,)) - limit
        return ledger.compared(excess.num <= 0 if band.inclusive else excess.num < 0)

    def _units(self, ledger: Ledger) -> Column:
        """Return how many units a line holds, in millionths, or that it is not known."""
        units = ledger.lanes.fill(UNKNOWN)
        for quantity in reversed(self.per):
            column = ledger.column(quantity)
            scaled = column * (MILLION // PER_UNIT[quantity])
            units = ledger.lanes.where(column == UNKNOWN, units, scaled)
        return units

    def band(self, ledger: Ledger, line: int) -> Band:
        """Return the band of a line."""
        return self.bands[ledger.once(self, lambda: self._numbers(ledger))[line]]

    def _numbers(self, ledger: Ledger) -> Sequence[int]:
        """Return the number of every line's band: to look for one line's takes as long."""
        lanes = ledger.lanes
        last = len(self.bands) - 1
        numbers = lanes.fill(last)
        for number in range(last - 1, -1, -1):
            numbers = lanes.where(self._inside(self.bands[number], ledger), number, numbers)
        return lanes.entries(numbers)

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula of the line's band."""
        return self.band(ledger, line).amount.words(ledger, line)

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:
        """Return the rate of the line's band."""
        return self.band(ledger, line).amount.rate(ledger, line)

    def children(self) -> tuple[Amount, ...]:
        """Return the amounts of the bands."""
        return tuple(band.amount for band in self.bands)


@frozen
class ByGoods(Leaf):
    """An amount looked up by the goods: a tariff, or VAT rates by code and category.

    A line the table does not know has a missing fact; it is never free by silence.

    Args:
        table: The name of the goods table.
        on: The day on which its entries are read; ``None`` for the day of the rules.
    """

    table: str
    on: dt.date | None = None

    @functools.cached_property
    def place(self) -> str:
        """The name of the table, with the day where that is not the day of the rules."""
        return self.table if self.on is None else f"{self.table}@{self.on}"

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return each line's own amount."""
        codes = ledger.column(f"table.{self.place}")
        entries = ledger.facts.tables[self.place]
        unknown = codes == UNKNOWN
        if ledger.lanes.any(unknown):
            table = Text(table_called(self.table))
            reason = Text('The table "{table}" does not hold these goods.', table=table)
            ledger.doubt(State.MISSING_FACT, reason, unknown, "item.hs_code")
        amounts = [entry.value for entry in entries]
        shares = [plain_share(amount) for amount in amounts]
        if len(shares) == 1 and shares[0] is not None and not ledger.lanes.any(unknown):
            # All goods found one entry, as those of most parcels do: no code is looked up.
            return base.times(shares[0].numerator, shares[0].denominator)
        plain = [share if share is not None else Fraction(0) for share in shares]
        over = lcm(*(share.denominator for share in plain))
        rates = [share.numerator * (over // share.denominator) for share in plain]
        result = base.scaled(ledger.lanes.lookup(codes, [*rates, 0]), over)
        odd = [code for code, share in enumerate(shares) if share is None]
        if len(odd) == 1:
            return placed(amounts[odd[0]].exact, codes == odd[0], base, ledger, result)
        return _in_stacks(amounts, odd, codes, base, ledger, result) if odd else result

    def entry(self, ledger: Ledger, line: int) -> Dated[Amount] | None:
        """Return the dated entry that applied to a line."""
        code = ledger.lanes.entries(ledger.column(f"table.{self.place}"))[line]
        return None if code == UNKNOWN else ledger.facts.tables[self.place][code]

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula of the line's entry."""
        entry = self.entry(ledger, line)
        return entry.value.words(ledger, line) if entry else Text("unknown")

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:
        """Return the rate of the line's entry."""
        entry = self.entry(ledger, line)
        return entry.value.rate(ledger, line) if entry else None


def placed(
    exact: Callable[[Exact, Ledger], Exact],
    lines: Column,
    base: Exact,
    ledger: Ledger,
    result: Exact,
) -> Exact:
    """Return the result with an amount in its place on some lines, which alone it falls on."""
    own = ledger.only(lines, lambda: exact(base, ledger))
    other, result = aligned(own, result)
    return Exact(ledger.lanes.where(lines, other.num, result.num), result.over, result.scale)


def _in_stacks(
    amounts: Sequence[Amount],
    odd: Sequence[int],
    codes: Column,
    base: Exact,
    ledger: Ledger,
    result: Exact,
) -> Exact:
    """Return the result with the amounts that are no shares in their places, form by form."""
    stacks = list(stacked(amounts, odd).values())
    stack_of, place_of = [UNKNOWN] * (len(amounts) + 1), [0] * (len(amounts) + 1)
    for number, stack in enumerate(stacks):
        for place, code in enumerate(stack):
            stack_of[code], place_of[code] = number, place
    lanes = ledger.lanes
    stack_on, place_on = lanes.lookup(codes, stack_of), lanes.lookup(codes, place_of)
    for number, stack in enumerate(stacks):
        lines = stack_on == number
        places = lanes.where(lines, place_on, 0)
        exact = partial(stack_exact, tuple(stack.values()), places)
        result = placed(exact, lines, base, ledger, result)
    return result
