"""Specific amounts: sums for a piece, a weight, a volume, a code or a declaration."""

import functools
from fractions import Fraction

from attrs import field, frozen

from xborder.errors import InvalidPolicy
from xborder.messages import Text
from xborder.money import Money
from xborder.policy.amount.leaf import Amount, Leaf, amount_of
from xborder.policy.amount.quantity import CALLED, MILLION, PER_UNIT, SHARES, Quantity, quantity_of
from xborder.policy.columns.exact import Column, Exact
from xborder.policy.doubt import State
from xborder.policy.fact import UNKNOWN, fact
from xborder.policy.ledger import Ledger
from xborder.policy.names import names
from xborder.policy.written import count_of, sum_of_money


@frozen
class PerUnit(Leaf):
    """A sum for each unit of a quantity, such as 30.60 EUR for each 100 kg net.

    A line whose quantity is not known has a missing fact.
    """

    money: Money = field(converter=sum_of_money)
    per: Quantity = field(converter=quantity_of)
    units: int = field(default=1, converter=count_of)

    def exact(self, base: Exact, ledger: Ledger) -> Exact:  # noqa: ARG002
        """Return quantity x money / units."""
        of_one = self.of_one
        price = ledger.money(self.smallest).times(of_one.numerator, of_one.denominator)
        return self.counted(price, ledger)

    @functools.cached_property
    def of_one(self) -> Fraction:
        """The price of one unit in minor units, in lowest terms."""
        # What is proven of the numbers of many entries is proven of each: so each is computed in
        # the terms in which all are, and these are the lowest.
        return Fraction(*self.money.as_ratio()) / self.units

    @functools.cached_property
    def smallest(self) -> Money:
        """The smallest sum of its currency."""
        return Money.of_minor(1, self.money.currency)

    def counted(self, price: Exact, ledger: Ledger) -> Exact:
        """Return quantity x price, for prices of one unit that may differ from line to line."""
        quantity = ledger.column(self.per)
        missing = quantity == UNKNOWN
        name = CALLED[self.per].fact
        if name and ledger.lanes.any(missing):
            reason = Text("A rate goes by {fact}, which is not given.", fact=fact(name).title)
            ledger.doubt(State.MISSING_FACT, reason, missing, name)
        known = ledger.lanes.where(missing, 0, quantity)
        return price.scaled(known, PER_UNIT[self.per])

    def words(self, ledger: Ledger, line: int) -> Text:  # noqa: ARG002
        """Return the formula, such as EUR 3 for each kilogram."""
        if self.units == 1:
            return Text("{money} per {unit}", money=self.money, unit=Text(CALLED[self.per].one))
        unit = Text(CALLED[self.per].several)
        return Text("{money} per {units} {unit}", money=self.money, units=self.units, unit=unit)


@frozen
class Flat(Leaf):
    """One sum for each group of lines: each distinct code, each item, or the whole declaration.

    It is shared over the lines of its group by their base.

    Args:
        money: The sum.
        distinct: The columns whose distinct values are charged once each, such as ``("hs6",)``;
            none for once a declaration. An origin or a description tells goods apart where it is
            given: without one they count as one item, and if that matters it is an estimate.
    """

    money: Money = field(converter=sum_of_money)
    distinct: tuple[str, ...] = field(default=(), converter=names)

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the sum, shared by their base over the group's lines that it falls on."""
        for name in self.distinct:
            missing = ledger.column(name) == UNKNOWN
            if name not in _TELL_APART and ledger.lanes.any(missing):
                reason = Text("Distinct codes are counted, and one is not given.")
                ledger.doubt(State.MISSING_FACT, reason, missing, _DISTINCT_FACTS.get(name, name))
        if "description" in self.distinct:
            self._doubt_undescribed(ledger)
        by = ledger.distinct(*self.distinct)
        money = ledger.money(self.money)
        weight = base.num // base.denominator
        among = ledger.lanes.fill(1) if ledger.falls_on is None else ledger.falls_on
        return Exact(ledger.shared(money.num, weight, by, among), money.over, money.scale)

    def _doubt_undescribed(self, ledger: Ledger) -> None:
        """Doubt lines without a description beside others that only it could tell apart."""
        lanes = ledger.lanes
        alike = ledger.distinct(*(name for name in self.distinct if name != "description"))
        several = lanes.total(lanes.fill(1), alike) > 1
        unknown = ledger.column("description") == UNKNOWN
        ledger.doubt(State.ESTIMATE, _UNDESCRIBED, lanes.where(several, unknown, 0))

    def words(self, ledger: Ledger, line: int) -> Text:  # noqa: ARG002
        """Return the formula: the sum, and what it is paid for each of."""
        if "description" in self.distinct:
            return Text("{money} for each item, by code and description", money=self.money)
        if self.distinct:
            return Text("{money} for each distinct tariff code", money=self.money)
        return Text("{money} for each declaration", money=self.money)


_DISTINCT_FACTS = {"hs6": "item.hs_code", "hs8": "item.hs_code"}
_UNDESCRIBED = Text(
    "Goods of one code that are not described count as one item; each description adds one."
)
_TELL_APART = frozenset({"item.origin", "description"})
"""What may be left open: goods that do not differ in it are one item."""


@frozen
class OfShare:
    """The part of an amount that falls on one part of the goods, such as the metal in them.

    It is the share of the whole amount, not the amount of a share of the base: what an amount
    counts besides its base (a floor counts the ordinary duty) is divided in the same proportion.
    A line whose share is not known has a missing fact.

    Args:
        amount: The amount.
        share: The column of shares, in millionths, such as ``steel_share`` or ``parts.strap``.
        whole: Whether the law takes the whole where the share is not known; the line is then an
            estimate.
    """

    amount: Amount = field(converter=amount_of)
    share: str = field()
    whole: bool = field(default=False, kw_only=True)

    @share.validator
    def _known(self, _attribute: object, share: str) -> None:
        if share not in SHARES:
            raise InvalidPolicy(
                "{value} is not a share that is known of goods.",
                code="policy.share_fact",
                remedy="Use one of {known}.",
                value=share,
                known=", ".join(SHARES),
            )

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the amount times the share."""
        share = ledger.column(self.share)
        missing = share == UNKNOWN
        if ledger.lanes.any(missing):
            self._doubt(missing, ledger)
        known = ledger.lanes.where(missing, MILLION if self.whole else 0, share)
        return self.amount.exact(base, ledger).scaled(known, MILLION)

    def _doubt(self, missing: Column, ledger: Ledger) -> None:
        name = SHARES[self.share].fact
        if self.whole:
            reason = Text(
                "The whole value is taken, as {fact} is not given.", fact=fact(name).title
            )
            ledger.doubt(State.ESTIMATE, reason, missing)
        else:
            reason = Text("A charge falls on a share of the value, which is not given.")
            ledger.doubt(State.MISSING_FACT, reason, missing, name)

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula, with the share of the value it is taken of."""
        words = self.amount.words(ledger, line)
        return Text("{amount}, on {share} only", amount=words, share=Text(SHARES[self.share].named))

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:  # noqa: ARG002
        """Return nothing: the rate is not one of the whole base."""
        return None

    def children(self) -> tuple[Amount, ...]:
        """Return the amount."""
        return (self.amount,)
