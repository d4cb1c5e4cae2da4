"""Supplies: how a law treats a sale, tried in the order of the law.

Where a sale is taxed, whether it is, who accounts for the tax and in which return: each such
answer of a law is one rule with its condition. Limits and regimes of imports are not said again: a
rule asks which scheme takes the goods at the border, by the fact ``import.scheme``.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Required, Self, TypedDict, Unpack

from attrs import field, frozen

from xborder.choice import Choice
from xborder.money.rounding import Mode, Rounding, Stage
from xborder.months import add_months, month_end, period_name, period_start
from xborder.policy.condition import ALWAYS, Condition, Is
from xborder.policy.names import names
from xborder.policy.rule import Rule


class Taxation(Choice):
    """What the law of the place makes of a sale."""

    TAXABLE = "taxable"
    """At the rate of the goods, which may be zero."""
    REVERSE_CHARGE = "reverse_charge"
    """Taxable, and the customer owes the tax."""
    EXEMPT_WITH_CREDIT = "exempt_with_credit"
    """Free of tax, input tax deductible: an export, an intra-Community supply."""
    EXEMPT = "exempt"
    """Free of tax, input tax not deductible; also of one who is not registered and need not be."""
    OUTSIDE_SCOPE = "outside_scope"
    """No tax of that place falls on the sale itself; the import may be taxed."""
    NOT_A_SUPPLY = "not_a_supply"
    """Nothing is supplied for a consideration."""


class PlaceOf(Choice):
    """Where the place of supply lies."""

    DISPATCH = "dispatch"
    """Where the transport of the goods begins."""
    ARRIVAL = "arrival"
    """Where it ends, or where the customer of a service belongs, or where it is enjoyed."""
    SELLER = "seller"
    """Where the supplier is established."""
    OUTSIDE = "outside"
    """Outside the area of this tax."""


class Accountable(Choice):
    """Who declares the tax of the sale."""

    SELLER = "seller"
    MARKETPLACE = "marketplace"
    BUYER = "buyer"
    INTERMEDIARY = "intermediary"
    """The seller's intermediary, in the seller's name."""
    REDELIVERER = "redeliverer"
    """Who takes the goods over abroad for the buyer and sends them on."""
    CUSTOMS = "customs"
    """Nobody: customs or the carrier take the tax of the import."""
    NONE = "none"


class Turn(Choice):
    """How long a return's period is."""

    MONTH = "month"
    TWO_MONTHS = "two_months"
    QUARTER = "quarter"
    YEAR = "year"
    OWN = "own"
    """As the authority has set it for the trader."""


class TaxedOn(Choice):
    """What the tax is computed on."""

    PRICE = "price"
    MARGIN = "margin"
    """What is left of the price after what the dealer paid, tax included."""


@frozen(kw_only=True)
class Filing:
    """A return: which, how often, and when it is due.

    Args:
        kind: Which return, such as ``"union_oss"``.
        turn: How long its period is.
        months: How many months after the period's end it is due.
        day: On which day of that month; ``None`` for its last day. Union one-stop shop: the last
            day of the month that follows, weekend or not.

    Examples:
        >>> oss = Filing(kind="union_oss", turn=Turn.QUARTER, months=1)
        >>> oss.period(dt.date(2026, 11, 10)), oss.due(dt.date(2026, 11, 10))
        ('2026-Q4', datetime.date(2027, 1, 31))
    """

    kind: str
    turn: Turn = field(default=Turn.OWN, converter=Turn)
    months: int | None = None
    day: int | None = None

    def period(self, on: dt.date) -> str | None:
        """Return the name of the period that a day lies in; ``None`` if it is the trader's own."""
        length = _MONTHS.get(self.turn)
        return None if length is None else period_name(on, length)

    def last_day(self, on: dt.date) -> dt.date | None:
        """Return the last day of the period that a day lies in."""
        length = _MONTHS.get(self.turn)
        if length is None:
            return None
        return month_end(add_months(period_start(on, length), length - 1))

    def due(self, on: dt.date) -> dt.date | None:
        """Return the day on which the return for a day is due; ``None`` if it is not set by law."""
        last = self.last_day(on)
        if last is None or self.months is None:
            return None
        end = month_end(add_months(last, self.months))
        return end if self.day is None else end.replace(day=self.day)


_MONTHS = {Turn.MONTH: 1, Turn.TWO_MONTHS: 2, Turn.QUARTER: 3, Turn.YEAR: 12}


TO_THE_CENT = Rounding(unit=1, mode=Mode.HALF_UP, stage=Stage.DECLARATION)
"""Half up to the minor unit, once for each rate of the sale."""


@frozen(kw_only=True)
class Other:
    """Another supply that the law makes of the same sale, such as that to the marketplace.

    Args:
        title: What it is; a message id.
        taxation: What becomes of it.
        place: Where it is supplied.
        article: Where that can be read, in the law of the rule.
    """

    title: str
    taxation: Taxation = field(converter=Taxation)
    place: PlaceOf = field(converter=PlaceOf)
    article: str = ""


def _others(given: Iterable[Other]) -> tuple[Other, ...]:
    return tuple(given)


def _notes(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(given)


class SupplyTerms(TypedDict, total=False):
    """What a standard clause of :class:`Supplied` may say of its own."""

    id: Required[str]
    title: str
    when: Condition
    dated_by: str | None
    regime: str
    accountable: Accountable
    filing: Filing | None
    registration: str
    wording: str
    keeps: tuple[str, ...]
    taxed_on: TaxedOn
    rounding: Rounding
    others: tuple[Other, ...]
    doubt: str


NO_CONSIDERATION = Is("case", "no_supply", "voucher", "own_goods")
"""A voucher that is issued, goods that one moves to oneself, and what no supply is at all."""
ON_THE_SPOT = Is("supply", "property_service", "admission", "restaurant")
"""Services on land, of events and of restaurants: supplied where they are done."""


@frozen(kw_only=True)
class Supplied(Rule):
    """How a law treats the sales that its condition takes.

    What nearly every law of VAT says has a constructor of its own: :meth:`taxed`,
    :meth:`reverse_charge`, :meth:`export`, :meth:`relieved`, :meth:`at_customs`, :meth:`outside`
    and :meth:`no_supply`.

    Args:
        id: Its name.
        title: What it is called; a message id.
        when: Which sales it takes.
        taxation: What becomes of them.
        place: Where they are supplied.
        regime: The name of the regime, such as ``"union_oss"``; what returns go by.
        accountable: Who declares the tax.
        filing: In which return; ``None`` if in none.
        registration: The registration that the seller needs for it: a scheme, or ``"dispatch"`` or
            ``"arrival"`` for one in that state; empty if none.
        wording: The points of the law of invoices whose words the invoice carries.
        keeps: What the seller has to file or to keep; message ids.
        taxed_on: The price, or the margin.
        rounding: How the tax of the sale is rounded.
        others: Other supplies that the law makes of the same sale.
        doubt: Why its figures are an estimate, if they are; a message id.
    """

    title: str
    when: Condition = ALWAYS
    taxation: Taxation = field(converter=Taxation)
    place: PlaceOf = field(converter=PlaceOf)
    regime: str
    accountable: Accountable = field(default=Accountable.SELLER, converter=Accountable)
    filing: Filing | None = None
    registration: str = ""
    wording: tuple[str, ...] = field(default=(), converter=names)
    keeps: tuple[str, ...] = field(default=(), converter=_notes)
    taxed_on: TaxedOn = field(default=TaxedOn.PRICE, converter=TaxedOn)
    rounding: Rounding = TO_THE_CENT
    others: tuple[Other, ...] = field(default=(), converter=_others)
    doubt: str = ""

    @classmethod
    def taxed(cls, **terms: Unpack[SupplyTerms]) -> Self:
        """Return a supply that is taxable where the goods or the customer are.

        Examples:
            >>> inside = Supplied.taxed(id="is.sale.inside", title="Sale", regime="is_domestic")
            >>> str(inside.taxation), str(inside.place), str(inside.accountable)
            ('taxable', 'arrival', 'seller')
        """
        return cls._clause(Taxation.TAXABLE, PlaceOf.ARRIVAL, terms)

    @classmethod
    def reverse_charge(cls, **terms: Unpack[SupplyTerms]) -> Self:
        """Return a supply that is taxable where the customer is, who accounts for the tax."""
        terms = {"regime": "reverse_charge", "accountable": Accountable.BUYER, **terms}
        return cls._clause(Taxation.REVERSE_CHARGE, PlaceOf.ARRIVAL, terms)

    @classmethod
    def export(cls, **terms: Unpack[SupplyTerms]) -> Self:
        """Return goods that leave: free of tax where they leave from, input tax deductible."""
        terms = {"title": "Export", "regime": "export", **terms}
        return cls._clause(Taxation.EXEMPT_WITH_CREDIT, PlaceOf.DISPATCH, terms)

    @classmethod
    def relieved(cls, **terms: Unpack[SupplyTerms]) -> Self:
        """Return goods from abroad that nobody taxes, neither at the sale nor at the border."""
        terms = {"title": "Goods free of VAT at the border", "regime": "import_relief", **terms}
        return cls.outside(**terms)

    @classmethod
    def at_customs(cls, **terms: Unpack[SupplyTerms]) -> Self:
        """Return goods from abroad whose tax customs or the carrier take, not the seller."""
        terms = {"title": "Goods taxed at the border", "regime": "import_standard", **terms}
        terms = {"accountable": Accountable.CUSTOMS, **terms}
        return cls.outside(**terms)

    @classmethod
    def outside(cls, **terms: Unpack[SupplyTerms]) -> Self:
        """Return a supply on which no tax of this law falls."""
        terms = {"regime": "none", "accountable": Accountable.NONE, **terms}
        return cls._clause(Taxation.OUTSIDE_SCOPE, PlaceOf.OUTSIDE, terms)

    @classmethod
    def on_the_spot(cls, **terms: Unpack[SupplyTerms]) -> Self:
        """Return services done in the country, of a law whose rule for their sellers is unread."""
        terms = {
            "title": "Service that a seller from abroad does in the country",
            "doubt": "Whether a seller from abroad has to register for services that are done in "
            "the country was not read.",
            **terms,
        }
        return cls.outside(**terms)

    @classmethod
    def no_supply(cls, **terms: Unpack[SupplyTerms]) -> Self:
        """Return what is no supply: nothing is given for it."""
        title = "Nothing is supplied for a consideration"
        terms = {"title": title, "regime": "none", "when": NO_CONSIDERATION, **terms}
        terms = {"accountable": Accountable.NONE, **terms}
        return cls._clause(Taxation.NOT_A_SUPPLY, PlaceOf.OUTSIDE, terms)

    @classmethod
    def _clause(cls, taxation: Taxation, place: PlaceOf, terms: SupplyTerms) -> Self:
        return cls(taxation=taxation, place=place, **terms)
