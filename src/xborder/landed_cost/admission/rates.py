"""Exchange rates: what turns the minor units of a currency into the destination's."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from math import lcm

from attrs import define, field

from xborder.errors import NoRate
from xborder.exchange import Rate, RateTable
from xborder.landed_cost.admission.rules import conversion_day
from xborder.policy.country import CountryPolicy
from xborder.trade import Consignment

_ONE = Fraction(1)
_NOT_GIVEN = (0, 1)
"""In place of a rate: a numerator of zero, which no rate has."""


@define(eq=False)
class RatesUsed:
    """The rates of a chunk: those that were asked for, each looked up once.

    Args:
        table: The rates that the caller supplies, if any.
        policy: The rules of the destination, which say the day whose rates count.

    Attributes:
        used: Every rate found, by its two currencies and its day.
    """

    table: RateTable | None
    policy: CountryPolicy
    used: dict[tuple[object, ...], Rate] = field(init=False, factory=dict)

    def factors(
        self, named: AbstractSet[str], consignment: Consignment, ours: str
    ) -> tuple[int, Mapping[str, int]]:
        """Return a scale, and what turns minor units of each currency into parts of ours.

        Amounts are never rounded because they were converted: the scale is the least number of
        parts of a minor unit in which every rate of the consignment is whole.

        Args:
            named: The currencies in which the consignment states more than nothing.
            consignment: The consignment, whose day counts.
            ours: The currency of its destination.

        Raises:
            NoRate: A price is in a currency without a rate for the day.
        """
        if named == {ours}:
            return 1, {ours: 1}
        ratios = {code: self._needed(code, ours, consignment) for code in named}
        scale = lcm(*(ratio.denominator for ratio in ratios.values()))
        return scale, {
            code: ratio.numerator * (scale // ratio.denominator) for code, ratio in ratios.items()
        }

    def columns(
        self, named: Iterable[str], consignments: Sequence[Consignment], currencies: Sequence[str]
    ) -> dict[str, tuple[list[int], list[int]]]:
        """Return the rate of each currency that rules are in, as two numbers a consignment.

        Args:
            named: The currencies of the rules and of the goods' own duties.
            consignments: The parcels.
            currencies: The currency of each one's destination.
        """
        found = {}
        foreign = set(named)
        if len(set(currencies)) == 1:  # our own currency needs no column
            foreign.discard(currencies[0])
        for name in sorted(foreign):
            nums: list[int] = []
            overs: list[int] = []
            for consignment, ours in zip(consignments, currencies, strict=True):
                ratio = self._ratio(name, ours, consignment)
                num, over = _NOT_GIVEN if ratio is None else ratio.as_integer_ratio()
                nums.append(num)
                overs.append(over)
            found[name] = nums, overs
        return found

    def _needed(self, currency: str, ours: str, consignment: Consignment) -> Fraction:
        ratio = self._ratio(currency, ours, consignment)
        if ratio is None:
            raise NoRate(
                "The parcel is priced in {value}, and no rate to {currency} is given for {day}.",
                remedy="Pass rates=, a RateTable with a rate for that day.",
                where="rates",
                value=currency,
                currency=ours,
                day=conversion_day(self.policy, consignment),
            )
        return ratio

    def _ratio(self, currency: str, ours: str, consignment: Consignment) -> Fraction | None:
        if currency == ours:
            return _ONE
        if self.table is None:
            return None
        day = conversion_day(self.policy, consignment)
        key = (currency, ours, day)
        rate = self.used.get(key)
        if rate is None:
            rate = self.table.find(currency, ours, on=day)
            if rate is None:
                return None
            self.used[key] = rate
        return rate.minor_ratio()
