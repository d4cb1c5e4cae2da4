"""Amounts: one algebra for charges and tariffs.

An amount is a small tree: percentages, specific rates, flat sums, bands, and their sums, least
and most. It gives an exact result for each line, and says in words how it was computed.
"""

from collections.abc import Sequence
from enum import StrEnum
from fractions import Fraction
from math import lcm
from typing import Protocol

from attrs import field, frozen

from xborder.errors import InvalidPolicy
from xborder.messages import Text
from xborder.money import Money
from xborder.money.rounding import Stage
from xborder.policy.exact import Column, Exact, aligned
from xborder.policy.fact import UNKNOWN
from xborder.policy.ledger import Ledger, State
from xborder.timeline import Dated


class Amount(Protocol):
    """How much a charge comes to."""

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the amount on ``base``, one a line, in minor units and unrounded."""

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula that applied to a line, in words."""

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:
        """Return the rate of the base that applied to a line, if there is a single one."""

    def children(self) -> "tuple[Amount, ...]":
        """Return the amounts inside this one."""


def ratio(value: str | int | Fraction) -> Fraction:
    """Return an exact fraction from text such as ``"0.19"`` or ``"22/78"``; never from a float."""
    if isinstance(value, float):
        raise InvalidPolicy(
            "The rate {value} is a float.",
            code="policy.float",
            remedy="Write it as text, such as '0.19' or '22/78'.",
            value=value,
        )
    return Fraction(value)


@frozen
class Leaf:
    """An amount without amounts inside."""

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:  # noqa: ARG002
        """Return nothing: there is no single rate."""
        return None

    def children(self) -> tuple[Amount, ...]:
        """Return nothing."""
        return ()


@frozen
class Percent(Leaf):
    """A share of the base.

    Examples:
        >>> Percent("0.19").share
        Fraction(19, 100)
    """

    share: Fraction = field(converter=ratio)

    def exact(self, base: Exact, ledger: Ledger) -> Exact:  # noqa: ARG002
        """Return base x share."""
        return base.times(self.share.numerator, self.share.denominator)

    def words(self, ledger: Ledger, line: int) -> Text:  # noqa: ARG002
        """Return the formula."""
        return Text("{rate} of the base", rate=percent_text(self.share))

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:  # noqa: ARG002
        """Return the share."""
        return self.share


@frozen
class PercentInside(Leaf):
    """A share of a base that contains the tax itself: base x r / (1 - r)."""

    share: Fraction = field(converter=ratio)

    def exact(self, base: Exact, ledger: Ledger) -> Exact:  # noqa: ARG002
        """Return base x share / (1 - share)."""
        inside = self.share / (1 - self.share)
        return base.times(inside.numerator, inside.denominator)

    def words(self, ledger: Ledger, line: int) -> Text:  # noqa: ARG002
        """Return the formula."""
        return Text("{rate} of a base that includes the tax", rate=percent_text(self.share))

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:  # noqa: ARG002
        """Return the share."""
        return self.share


class Quantity(StrEnum):
    """What a specific rate counts, each in whole units of the column named."""

    PIECE = "quantity"
    NET_KG = "net_mg"
    GROSS_KG = "gross_mg"
    LITRE = "volume_ul"
    LITRE_ALCOHOL = "alcohol_ul"
    CIGARETTE = "cigarettes"


_MILLION = 1_000_000
_PER_UNIT = {
    Quantity.PIECE: 1,
    Quantity.NET_KG: 1_000_000,
    Quantity.GROSS_KG: 1_000_000,
    Quantity.LITRE: 1_000_000,
    Quantity.LITRE_ALCOHOL: 1_000_000,
    Quantity.CIGARETTE: 1,
}
_QUANTITY_NAMES = {
    Quantity.PIECE: "piece",
    Quantity.NET_KG: "kg net",
    Quantity.GROSS_KG: "kg gross",
    Quantity.LITRE: "litre",
    Quantity.LITRE_ALCOHOL: "litre of pure alcohol",
    Quantity.CIGARETTE: "cigarette",
}
_QUANTITY_FACTS = {
    Quantity.NET_KG: "item.weight",
    Quantity.GROSS_KG: "item.gross_weight",
    Quantity.LITRE: "item.volume",
    Quantity.LITRE_ALCOHOL: "item.alcohol",
    Quantity.CIGARETTE: "item.cigarettes",
}


@frozen
class PerUnit(Leaf):
    """A sum for each unit of a quantity, such as 30.60 EUR for each 100 kg net.

    A line whose quantity is not known has a missing fact.
    """

    money: Money
    per: Quantity
    units: int = 1

    def exact(self, base: Exact, ledger: Ledger) -> Exact:  # noqa: ARG002
        """Return quantity x money / units."""
        quantity = ledger.column(self.per)
        missing = quantity == UNKNOWN
        if self.per in _QUANTITY_FACTS:
            name = _QUANTITY_FACTS[self.per]
            reason = Text("A rate counts {unit}, which is not given.", unit=self._unit())
            ledger.doubt(State.MISSING_FACT, reason, missing, name)
        known = ledger.lanes.where(missing, 0, quantity)
        return ledger.money(self.money).scaled(known, _PER_UNIT[self.per] * self.units)

    def words(self, ledger: Ledger, line: int) -> Text:  # noqa: ARG002
        """Return the formula."""
        if self.units == 1:
            return Text("{money} per {unit}", money=self.money, unit=self._unit())
        return Text(
            "{money} per {units} {unit}", money=self.money, units=self.units, unit=self._unit()
        )

    def _unit(self) -> Text:
        return Text(_QUANTITY_NAMES[self.per])


@frozen
class Highest:
    """The highest rate of a declaration, on each of its lines.

    So a postal parcel with goods of several origins pays the highest of their rates on all of it.

    Args:
        amount: Shares of the base, such as rates by origin; nothing that counts pieces or weight.
    """

    amount: Amount

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the base times the highest rate of the declaration."""
        rate = self.amount.exact(Exact(ledger.lanes.fill(1)), ledger)
        highest = ledger.lanes.highest(rate.num, ledger.partition(Stage.DECLARATION))
        return base.scaled(highest, rate.over)

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula."""
        rate = self.rate(ledger, line)
        if rate is None:
            return self.amount.words(ledger, line)
        share = percent_text(rate)
        return Text("{rate} of the base, the highest rate in the declaration", rate=share)

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:
        """Return the highest rate of the line's declaration; nothing if one is not known."""
        label = ledger.lanes.entries(ledger.partition(Stage.DECLARATION).label)
        mine = [k for k in range(ledger.lanes.size) if label[k] == label[line]]
        rates = [self.amount.rate(ledger, k) for k in mine]
        known = [rate for rate in rates if rate is not None]
        return max(known) if len(known) == len(rates) else None

    def children(self) -> tuple[Amount, ...]:
        """Return the amount inside."""
        return (self.amount,)


@frozen
class Flat(Leaf):
    """One sum for each group of lines: each distinct code, or the whole declaration.

    Args:
        money: The sum.
        distinct: The columns whose distinct values are charged once each, such as ``("hs6",)``;
            none for once a declaration.
    """

    money: Money
    distinct: tuple[str, ...] = ()

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the sum, shared by their base over the group's lines that it falls on."""
        for name in self.distinct:
            missing = ledger.column(name) == UNKNOWN
            if ledger.lanes.any(missing):
                reason = Text("Distinct codes are counted, and one is not given.")
                ledger.doubt(State.MISSING_FACT, reason, missing, _DISTINCT_FACTS.get(name, name))
        by = ledger.distinct(*self.distinct)
        money = ledger.money(self.money)
        weight = base.num // base.denominator
        among = ledger.lanes.fill(1) if ledger.falls_on is None else ledger.falls_on
        return Exact(ledger.shared(money.num, weight, by, among), money.over, money.scale)

    def words(self, ledger: Ledger, line: int) -> Text:  # noqa: ARG002
        """Return the formula."""
        if self.distinct:
            return Text("{money} for each distinct tariff code", money=self.money)
        return Text("{money} for each declaration", money=self.money)


_DISTINCT_FACTS = {"hs6": "item.hs_code", "hs8": "item.hs_code"}


_SHARE_FACTS = {
    "steel_share": "item.steel_share",
    "aluminium_share": "item.aluminium_share",
    "copper_share": "item.copper_share",
}


@frozen
class OfShare:
    """An amount on a part of the base only, such as the value of the metal in it.

    A line whose share is not known has a missing fact.

    Args:
        amount: The amount.
        share: The column of shares, in millionths: ``steel_share``, ``aluminium_share`` or
            ``copper_share``.
    """

    amount: Amount
    share: str

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the amount on the base times the share."""
        share = ledger.column(self.share)
        missing = share == UNKNOWN
        reason = Text("A charge falls on a share of the value, which is not given.")
        ledger.doubt(State.MISSING_FACT, reason, missing, _SHARE_FACTS[self.share])
        known = ledger.lanes.where(missing, 0, share)
        return self.amount.exact(base.scaled(known, 1_000_000), ledger)

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula."""
        words = self.amount.words(ledger, line)
        return Text("{amount}, on the share {share}", amount=words, share=self.share)

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:  # noqa: ARG002
        """Return nothing: the rate is not one of the whole base."""
        return None

    def children(self) -> tuple[Amount, ...]:
        """Return the amount."""
        return (self.amount,)


@frozen
class Nothing(Leaf):
    """No charge: free by law, which is not the same as unknown."""

    def exact(self, base: Exact, ledger: Ledger) -> Exact:  # noqa: ARG002
        """Return nothing."""
        return Exact(ledger.lanes.fill(0))

    def words(self, ledger: Ledger, line: int) -> Text:  # noqa: ARG002
        """Return the formula."""
        return Text("free")

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:  # noqa: ARG002
        """Return zero."""
        return Fraction(0)


FREE = Nothing()


@frozen
class Unsupported(Leaf):
    """An amount that was read and is not computed; the line becomes unsupported, never zero."""

    reason: str

    def exact(self, base: Exact, ledger: Ledger) -> Exact:  # noqa: ARG002
        """Mark every line."""
        ledger.doubt(State.UNSUPPORTED, Text(self.reason), ledger.lanes.fill(1))
        return Exact(ledger.lanes.fill(0))

    def words(self, ledger: Ledger, line: int) -> Text:  # noqa: ARG002
        """Return why."""
        return Text(self.reason)


@frozen(init=False)
class Sum:
    """Amounts added, such as ``8% + 30.60 EUR / 100 kg``."""

    parts: tuple[Amount, ...]

    def __init__(self, *parts: Amount) -> None:
        self.__attrs_init__(parts)

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the sum."""
        total = self.parts[0].exact(base, ledger)
        for part in self.parts[1:]:
            total = total + part.exact(base, ledger)
        return total

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula."""
        return _joined("{left} + {right}", self.parts, ledger, line)

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:
        """Return the sum of the rates, if every part has one."""
        total = Fraction(0)
        for part in self.parts:
            rate = part.rate(ledger, line)
            if rate is None:
                return None
            total += rate
        return total

    def children(self) -> tuple[Amount, ...]:
        """Return the parts."""
        return self.parts


@frozen
class Difference:
    """One amount less another, never below zero."""

    whole: Amount
    less: Amount

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the difference, at least zero."""
        left = self.whole.exact(base, ledger) - self.less.exact(base, ledger)
        return Exact(ledger.lanes.most(left.num, 0), left.over, left.scale)

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula."""
        return _joined("{left} - {right}", self.children(), ledger, line)

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:
        """Return the difference of the rates, if both have one."""
        whole, less = self.whole.rate(ledger, line), self.less.rate(ledger, line)
        return None if whole is None or less is None else max(whole - less, Fraction(0))

    def children(self) -> tuple[Amount, ...]:
        """Return both."""
        return (self.whole, self.less)


@frozen
class AtLeast:
    """The larger of two amounts: a tariff's MIN."""

    amount: Amount
    floor: Amount

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the larger."""
        return ledger.larger(self.amount.exact(base, ledger), self.floor.exact(base, ledger))

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula."""
        return _joined("{left}, at least {right}", self.children(), ledger, line)

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:  # noqa: ARG002
        """Return nothing: there is no single rate."""
        return None

    def children(self) -> tuple[Amount, ...]:
        """Return both."""
        return (self.amount, self.floor)


@frozen
class NoMoreThan:
    """The smaller of two amounts: a tariff's MAX, or the cheaper of two ways."""

    amount: Amount
    ceiling: Amount

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the smaller."""
        return ledger.smaller(self.amount.exact(base, ledger), self.ceiling.exact(base, ledger))

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula."""
        return _joined("{left}, at most {right}", self.children(), ledger, line)

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:  # noqa: ARG002
        """Return nothing: there is no single rate."""
        return None

    def children(self) -> tuple[Amount, ...]:
        """Return both."""
        return (self.amount, self.ceiling)


@frozen
class TopUp(Leaf):
    """What is missing to a share of the base, after the charges named: a rate floor.

    Args:
        to: The share that all together shall reach.
        counting: The charges that count towards it, on their exact faces.
    """

    to: Fraction = field(converter=ratio)
    counting: tuple[str, ...] = ()

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return the gap, at least zero."""
        goal = base.times(self.to.numerator, self.to.denominator)
        gap = goal - ledger.amount([f"{name}.exact" for name in self.counting])
        return Exact(ledger.lanes.most(gap.num, 0), gap.over, gap.scale)

    def words(self, ledger: Ledger, line: int) -> Text:  # noqa: ARG002
        """Return the formula."""
        return Text(
            "what is missing to {rate} of the base after {charges}",
            rate=percent_text(self.to),
            charges=" + ".join(self.counting),
        )


@frozen
class Band:
    """One step of a scale: the amount while the value is at most the upper end.

    Attributes:
        upto: The upper end; ``None`` for the last band.
        amount: The amount in this band.
        inclusive: Whether the upper end itself still belongs.
    """

    upto: Money | None
    amount: Amount
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
            reason = Text("A rate counts {unit}, which is not given.", unit=self._unit())
            name = _QUANTITY_FACTS.get(self.per[0], "")
            ledger.doubt(State.MISSING_FACT, reason, self._units(ledger) == UNKNOWN, name)
        lanes = ledger.lanes
        open_lines, chosen = lanes.fill(1), Exact(lanes.fill(0))
        for band in self.bands:
            inside = lanes.where(self._inside(band, ledger), open_lines, 0)
            open_lines = lanes.where(inside, 0, open_lines)
            if lanes.any(inside):
                chosen = _placed(band.amount, inside, base, ledger, chosen)
        return chosen

    def _inside(self, band: Band, ledger: Ledger) -> Column:
        if band.upto is None:
            return ledger.lanes.fill(1)
        limit = ledger.money(band.upto)
        if self.per:
            limit = limit.scaled(self._units(ledger), _MILLION)
        excess = ledger.amount((self.value,)) - limit
        return ledger.compared(excess.num <= 0 if band.inclusive else excess.num < 0)

    def _units(self, ledger: Ledger) -> Column:
        """Return how many units a line holds, in millionths, or that it is not known."""
        units = ledger.lanes.fill(UNKNOWN)
        for quantity in reversed(self.per):
            column = ledger.column(quantity)
            scaled = column * (_MILLION // _PER_UNIT[quantity])
            units = ledger.lanes.where(column == UNKNOWN, units, scaled)
        return units

    def _unit(self) -> Text:
        text = Text(_QUANTITY_NAMES[self.per[0]])
        for quantity in self.per[1:]:
            text = Text("{left} or {right}", left=text, right=Text(_QUANTITY_NAMES[quantity]))
        return text

    def band(self, ledger: Ledger, line: int) -> Band:
        """Return the band of a line."""
        return next(
            band
            for band in self.bands
            if band.upto is None or ledger.lanes.entries(self._inside(band, ledger))[line]
        )

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
    """

    table: str

    def exact(self, base: Exact, ledger: Ledger) -> Exact:
        """Return each line's own amount."""
        codes = ledger.column(f"table.{self.table}")
        entries = ledger.facts.tables[self.table]
        unknown = codes == UNKNOWN
        if ledger.lanes.any(unknown):
            reason = Text("The table {table} does not know these goods.", table=Text(self.table))
            ledger.doubt(State.MISSING_FACT, reason, unknown, "item.hs_code")
        amounts = [entry.value if entry else FREE for entry in entries]
        shares = [_plain_share(amount) for amount in amounts]
        plain = [share if share is not None else Fraction(0) for share in shares]
        over = lcm(*(share.denominator for share in plain))
        rates = [share.numerator * (over // share.denominator) for share in plain]
        result = base.scaled(ledger.lanes.lookup(codes, [*rates, 0]), over)
        for code, (amount, share) in enumerate(zip(amounts, shares, strict=True)):
            if share is None:
                result = _placed(amount, codes == code, base, ledger, result)
        return result

    def entry(self, ledger: Ledger, line: int) -> Dated[Amount] | None:
        """Return the dated entry that applied to a line."""
        code = ledger.lanes.entries(ledger.column(f"table.{self.table}"))[line]
        return None if code == UNKNOWN else ledger.facts.tables[self.table][code]

    def words(self, ledger: Ledger, line: int) -> Text:
        """Return the formula of the line's entry."""
        entry = self.entry(ledger, line)
        return entry.value.words(ledger, line) if entry else Text("unknown")

    def rate(self, ledger: Ledger, line: int) -> Fraction | None:
        """Return the rate of the line's entry."""
        entry = self.entry(ledger, line)
        return entry.value.rate(ledger, line) if entry else None


def _placed(amount: Amount, lines: Column, base: Exact, ledger: Ledger, result: Exact) -> Exact:
    """Return the result with an amount in its place on some lines, which alone it falls on."""
    own = ledger.only(lines, lambda: amount.exact(base, ledger))
    other, result = aligned(own, result)
    return Exact(ledger.lanes.where(lines, other.num, result.num), result.over, result.scale)


def _plain_share(amount: Amount) -> Fraction | None:
    match amount:
        case Percent():
            return amount.share
        case PercentInside():
            return amount.share / (1 - amount.share)
        case Nothing():
            return Fraction(0)
        case _:
            return None


def percent_text(share: Fraction) -> str:
    """Return a share as a percentage, exactly where it ends within four decimals.

    Examples:
        >>> percent_text(Fraction("0.0816")), percent_text(Fraction(1, 3))
        ('8.16%', '33.3333%')
    """
    scaled = round(share * 1_000_000)
    whole, part = divmod(scaled, 10_000)
    digits = f"{part:04d}".rstrip("0")
    return f"{whole}.{digits}%" if digits else f"{whole}%"


def grossed(amount: Amount, ledger: Ledger, line: int) -> Fraction:
    """Return what turns a line's base into the one its rate is on: above 1 if that holds the tax.

    A price of 300 under 15% inside makes a base of 352.94: the factor is 20/17.
    """
    match amount:
        case PercentInside():
            return 1 / (1 - amount.share)
        case Bands():
            return grossed(amount.band(ledger, line).amount, ledger, line)
        case ByGoods():
            entry = amount.entry(ledger, line)
            return grossed(entry.value, ledger, line) if entry else Fraction(1)
        case _:
            return Fraction(1)


def _joined(sentence: str, parts: Sequence[Amount], ledger: Ledger, line: int) -> Text:
    text = parts[0].words(ledger, line)
    for part in parts[1:]:
        text = Text(sentence, left=text, right=part.words(ledger, line))
    return text


def foreign_money(amount: Amount) -> frozenset[str]:
    """Return the currencies of all sums inside an amount."""
    found: set[str] = set()
    match amount:
        case PerUnit() | Flat():
            found.add(amount.money.currency.code)
        case Bands():
            found.update(band.upto.currency.code for band in amount.bands if band.upto)
        case _:
            pass
    return frozenset(found).union(*map(foreign_money, amount.children()))


def varies_by_line(amount: Amount) -> bool:
    """Return whether an amount's words or rate can differ between lines of the same goods."""
    return isinstance(amount, Bands | Highest) or any(map(varies_by_line, amount.children()))


def tables_read(amount: Amount) -> frozenset[str]:
    """Return the names of the goods tables an amount reads."""
    own = frozenset({amount.table}) if isinstance(amount, ByGoods) else frozenset()
    return own.union(*map(tables_read, amount.children()))
