"""Conditions that amounts decide: limits of values and weights, and the single piece."""

from collections.abc import Iterable

from attrs import field, frozen

from xborder.choice import Choice
from xborder.messages import Text, listed
from xborder.money import Money
from xborder.policy.columns.exact import Column, Exact, aligned
from xborder.policy.condition.leaf import Leaf
from xborder.policy.fact import UNKNOWN, fact
from xborder.policy.ledger import NO, PERHAPS, YES, Ledger
from xborder.policy.names import place, some_names
from xborder.policy.written import kilograms_of, sum_of_money
from xborder.trade.country import CountryName


class Of(Choice):
    """What a limit is compared with."""

    UNIT = "unit"
    LINE = "line"
    CONSIGNMENT = "consignment"
    BUYER_YEAR = "buyer_year"
    """The consignment together with what the buyer bought earlier in the year."""


@frozen
class Fixed:
    """A sum that a destination has fixed in place of a limit, in its own currency."""

    destination: str = field(converter=place)
    money: Money = field(converter=sum_of_money)


def _sums(given: Iterable[Fixed]) -> tuple[Fixed, ...]:
    return tuple(given)


def _sent_to(code: str, ledger: Ledger) -> Column:
    return ledger.tested("destination", code.__eq__) == YES


@frozen(kw_only=True)
class AtMost(Leaf):
    """A named value is at most a limit; limits in a foreign currency compare unrounded.

    Args:
        value: The value's name, such as ``"intrinsic"``; several names are added.
        limit: The limit.
        of: Whether a unit, a line, the whole consignment or the buyer's year is compared.
        inclusive: Whether the limit itself still passes.
        instead: Sums that some destinations have fixed in place of the limit; they need no rate.
    """

    value: tuple[str, ...] = field(converter=some_names)
    limit: Money = field(converter=sum_of_money)
    of: Of = field(default=Of.CONSIGNMENT, converter=Of)
    inclusive: bool = True
    instead: tuple[Fixed, ...] = field(default=(), converter=_sums)

    def truth(self, ledger: Ledger) -> Column:
        """Return whether the value is within the limit.

        A limit of the whole consignment's named values is compared once for all that ask.
        """
        whole = ledger.consignments
        known = whole.found(self)
        if known is not None:
            return ledger.here(known)
        if self.of is not Of.CONSIGNMENT or not whole.knows(self.value):
            return self._within(ledger)
        return ledger.here(whole.once(self, lambda: self._within(whole)))

    def _within(self, ledger: Ledger) -> Column:
        lanes = ledger.lanes
        value, limit = self._sides(ledger)
        excess = value - limit
        within = ledger.compared(excess.num <= 0 if self.inclusive else excess.num < 0)
        truth = lanes.where(within, YES, NO)
        truth = lanes.where(self._rate_missing(ledger), PERHAPS, truth)
        if self.of is Of.BUYER_YEAR:
            unknown = ledger.column("buyer.purchases") == UNKNOWN
            truth = lanes.where(unknown, lanes.least(truth, PERHAPS), truth)
        return truth

    def _rate_missing(self, ledger: Ledger) -> Column:
        missing = ledger.rate_missing(self.limit.currency.code)
        for fixed in self._fixed(ledger):
            own = ledger.rate_missing(fixed.money.currency.code)
            missing = ledger.lanes.where(_sent_to(fixed.destination, ledger), own, missing)
        return missing

    def _fixed(self, ledger: Ledger) -> tuple[Fixed, ...]:
        """Return the fixed sums of the destinations that some line goes to: mostly one or none."""
        if not self.instead:
            return ()
        sent_to = ledger.facts.words["destination"]
        return tuple([fixed for fixed in self.instead if fixed.destination in sent_to])

    def _limit(self, ledger: Ledger) -> Exact:
        limit = ledger.in_our_currency(self.limit)
        for fixed in self._fixed(ledger):
            # In the destination's own minor units a day's rate does not come in.
            limit, own = aligned(limit, ledger.in_our_currency(fixed.money))
            nums = ledger.lanes.where(_sent_to(fixed.destination, ledger), own.num, limit.num)
            limit = Exact(nums, limit.over, limit.scale)
        return limit

    def _sides(self, ledger: Ledger) -> tuple[Exact, Exact]:
        limit = self._limit(ledger)
        if self.of is Of.UNIT:
            return ledger.amount(self.value), limit.scaled(ledger.column("quantity"))
        if self.of is Of.LINE:
            return ledger.amount(self.value), limit
        whole = ledger.consignments
        value = whole.amount(self.value)
        total = whole.lanes.total(value.num, whole.partition("consignment"))
        scale = None if value.scale is None else ledger.here(value.scale)
        value = Exact(ledger.here(total), value.over, scale)
        if whole is not ledger:
            value = value + self._declared(ledger)
        if self.of is Of.BUYER_YEAR:
            value = value + ledger.facts.amounts["buyer.purchases"]
        return value, limit

    def _declared(self, ledger: Ledger) -> Exact:
        """Return the sum of the declaration's own charges, where the limit counts some."""
        names = [name for name in self.value if name.partition(".")[0] in ledger.charges]
        charges = ledger.amount(names)
        by = ledger.partition("consignment")
        return Exact(ledger.lanes.total(charges.num, by), charges.over, charges.scale)

    def words(self) -> Text:
        """Return the clause: at most the limit, or below where the limit itself fails."""
        sentence = _AT_MOST[self.of] if self.inclusive else _LESS_THAN[self.of]
        return self._with_equivalents(sentence)

    def denied(self) -> Text:
        """Return the opposite: above the limit, or at least the limit."""
        sentence = (_ABOVE if self.inclusive else _AT_LEAST)[self.of]
        return self._with_equivalents(sentence)

    def _with_equivalents(self, sentence: str) -> Text:
        limit: Text | Money = self.limit
        own = [
            Text("in {country} {money}", country=CountryName(fixed.destination), money=fixed.money)
            for fixed in self.instead
        ]
        if own:
            states = listed(own, last="{left}, {right}")
            limit = Text("{limit}, {states}", limit=limit, states=states)
        return Text(sentence, value=value_text(self.value), limit=limit)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the limit's exchange rate and the buyer's purchases where they are not known."""
        found = {f"rate.{self.limit.currency.code}": self._rate_missing(ledger)}
        if self.of is Of.BUYER_YEAR:
            found["buyer.purchases"] = ledger.column("buyer.purchases") == UNKNOWN
        return found


def value_text(names: tuple[str, ...]) -> Text:
    """Return the names of values as a reader says them: ``customs_value`` is customs value."""
    text = Text(spoken(names[0]))
    for name in names[1:]:
        text = Text("{left} plus {right}", left=text, right=Text(spoken(name)))
    return text


def spoken(name: str) -> str:
    """Return a name of the rules as a reader says it; a message id.

    Examples:
        >>> spoken("goods"), spoken("import_vat"), spoken("parcel_value")
        ('goods value', 'import VAT', 'parcel value')
    """
    known = _SPOKEN.get(name)
    if known is not None:
        return known
    return " ".join(_ACRONYMS.get(word, word) for word in name.replace(".", "_").split("_"))


_SPOKEN = {
    "intrinsic": "intrinsic value",
    "goods": "goods value",
    "price_paid": "purchase price",
    "article_value": "article value",
}
_WRITTEN = "CBEC CBS GST HMF ICMS IEEPA IOSS MPF OSS VAT VOEC S122 S232 S301"
_ACRONYMS = {word.lower(): word for word in _WRITTEN.split()}


_AT_MOST = {
    Of.UNIT: "the {value} of one piece is at most {limit}",
    Of.LINE: "the {value} of the line is at most {limit}",
    Of.CONSIGNMENT: "the {value} of the consignment is at most {limit}",
    Of.BUYER_YEAR: "the buyer's {value} this year is at most {limit}",
}


_LESS_THAN = {
    Of.UNIT: "the {value} of one piece is below {limit}",
    Of.LINE: "the {value} of the line is below {limit}",
    Of.CONSIGNMENT: "the {value} of the consignment is below {limit}",
    Of.BUYER_YEAR: "the buyer's {value} this year is below {limit}",
}


_ABOVE = {
    Of.UNIT: "the {value} of one piece is above {limit}",
    Of.LINE: "the {value} of the line is above {limit}",
    Of.CONSIGNMENT: "the {value} of the consignment is above {limit}",
    Of.BUYER_YEAR: "the buyer's {value} this year is above {limit}",
}


_AT_LEAST = {
    Of.UNIT: "the {value} of one piece is at least {limit}",
    Of.LINE: "the {value} of the line is at least {limit}",
    Of.CONSIGNMENT: "the {value} of the consignment is at least {limit}",
    Of.BUYER_YEAR: "the buyer's {value} this year is at least {limit}",
}


@frozen
class WeighsAtMost(Leaf):
    """The net weight of the line is at most a limit; *perhaps* where it is not given.

    Args:
        kg: The limit in whole kilograms.
    """

    kg: int = field(converter=kilograms_of)

    def truth(self, ledger: Ledger) -> Column:
        """Return whether the line's weight is within the limit."""
        weight = ledger.column("net_mg")
        within = ledger.compared(weight <= self.kg * _MG_IN_A_KG)
        truth = ledger.lanes.where(within, YES, NO)
        return ledger.lanes.where(weight == UNKNOWN, PERHAPS, truth)

    def words(self) -> Text:
        """Return the clause, with the limit in kilograms."""
        return Text("the line weighs at most {kg} kg net", kg=self.kg)

    def denied(self) -> Text:
        """Return the clause that the line weighs more."""
        return Text("the line weighs more than {kg} kg net", kg=self.kg)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the weight where it is not given."""
        return {"item.weight": ledger.column("net_mg") == UNKNOWN}


_MG_IN_A_KG = 1_000_000


@frozen
class ParcelWeighsAtMost(Leaf):
    """The consignment weighs at most a limit with its packing; *perhaps* where a line is silent.

    Args:
        kg: The limit in whole kilograms.
    """

    kg: int = field(converter=kilograms_of)

    def truth(self, ledger: Ledger) -> Column:
        """Return whether the lines' gross weights add up to no more than the limit."""
        whole = ledger.consignments
        by, weight = whole.partition("consignment"), whole.column("gross_mg")
        unknown = whole.lanes.total(whole.lanes.where(weight == UNKNOWN, 1, 0), by) > 0
        total = whole.lanes.total(whole.lanes.where(weight == UNKNOWN, 0, weight), by)
        within = whole.compared(total <= self.kg * _MG_IN_A_KG)
        truth = whole.lanes.where(within, whole.lanes.where(unknown, PERHAPS, YES), NO)
        return ledger.here(truth)

    def words(self) -> Text:
        """Return the clause, with the limit in kilograms."""
        return Text("the parcel weighs at most {kg} kg gross", kg=self.kg)

    def denied(self) -> Text:
        """Return the clause that it weighs more."""
        return Text("the parcel weighs more than {kg} kg gross", kg=self.kg)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the gross weight where it is not given."""
        return {"item.gross_weight": ledger.column("gross_mg") == UNKNOWN}


@frozen
class Contains(Leaf):
    """The goods contain a metal: its share in their value is not zero; *perhaps* where not given.

    Args:
        share: The column of shares: ``steel_share``, ``aluminium_share`` or ``copper_share``.

    Examples:
        >>> print(Contains("steel_share").words())
        the share of steel in the value is above zero
    """

    share: str = field()

    @share.validator
    def _known(self, _attribute: object, share: str) -> None:
        fact(f"item.{share}")

    def truth(self, ledger: Ledger) -> Column:
        """Return whether any of the value is the metal."""
        share = ledger.column(self.share)
        truth = ledger.lanes.where(share > 0, YES, NO)
        return ledger.lanes.where(share == UNKNOWN, PERHAPS, truth)

    def words(self) -> Text:
        """Return the clause: the metal's share is above zero."""
        return Text("{fact} is above zero", fact=fact(f"item.{self.share}").title)

    def denied(self) -> Text:
        """Return the clause: the metal's share is zero."""
        return Text("{fact} is zero", fact=fact(f"item.{self.share}").title)

    def missing(self, ledger: Ledger) -> dict[str, Column]:
        """Return the share where it is not given."""
        return {f"item.{self.share}": ledger.column(self.share) == UNKNOWN}


@frozen
class SinglePiece(Leaf):
    """The consignment is one piece of one thing, so that it cannot be split."""

    def truth(self, ledger: Ledger) -> Column:
        """Return whether there is one piece in all."""
        whole = ledger.consignments
        by = whole.partition("consignment")
        pieces = ledger.here(whole.lanes.total(whole.column("quantity"), by))
        return ledger.lanes.where(ledger.compared(pieces <= 1), YES, NO)

    def words(self) -> Text:
        """Return the clause: all of it is a single piece."""
        return Text("the consignment is a single piece")

    def denied(self) -> Text:
        """Return the clause: it is more than one piece."""
        return Text("the consignment is more than one piece")
