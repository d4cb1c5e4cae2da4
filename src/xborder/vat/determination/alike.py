"""Alike: of many sales one of a kind is determined, and of the others only what they come to.

A shop sells the same few things to the same few countries. What the law makes of a sale follows
from its kind, the rules of its days and the rates of its goods; its prices only scale the tax. That
holds for sales that cross no border of an area and count towards no threshold: there a sum decides
too, and such sales are determined each for itself.
"""

import datetime as dt
from collections.abc import Hashable
from fractions import Fraction
from functools import partial

from attrs import field, frozen

from xborder.exchange import RateTable
from xborder.money import Money
from xborder.policy.book import PolicyBook
from xborder.policy.kinds import Kinds
from xborder.policy.supply import Supplied, Taxation, TaxedOn
from xborder.trade import PriceBasis
from xborder.trade.sale import Sale
from xborder.vat.determination.answer import Certainty, ReturnDue, TaxPart
from xborder.vat.determination.determine import Determining, assumptions_of
from xborder.vat.determination.inquiry import Inquiry, goods_of
from xborder.vat.determination.place import TAXED_BY_STATES
from xborder.vat.determination.report import filing_of
from xborder.vat.determination.result import Determination
from xborder.vat.determination.ruling import SaleRules
from xborder.vat.determination.split import taxed

_MOST_KINDS = 20_000
"""Kinds of sales that are remembered; a quarter of a shop has some hundred."""
_FREE = Fraction(0)


@frozen(eq=False)
class Outcome:
    """What many sales of a kind have in common, and what one of them comes to.

    Args:
        pattern: The determination of the first sale of its kind; of this very sale, where it was
            determined for itself.
        filing: The return that takes the sale; ``None`` if none does.
        sums: Net and tax of each part of the pattern.
    """

    pattern: Determination
    filing: ReturnDue | None
    sums: tuple[tuple[Money, Money], ...]

    @classmethod
    def of(cls, determination: Determination) -> "Outcome":
        """Return the outcome that a determination is."""
        sums = tuple([(part.net, part.tax) for part in determination.parts])
        return cls(determination, determination.filing, sums)


@frozen(eq=False)
class _Known:
    """A determination that holds for its kind, with the rule and the shares of its rates."""

    pattern: Determination
    rule: Supplied
    shares: tuple[tuple[TaxPart, Fraction], ...]
    """Each part with the rate that the seller charges on it."""
    due: dict[tuple[dt.date | str | None, ...], ReturnDue] = field(factory=dict)
    """The returns that take such sales, by day and by who files: one for each of a few."""


@frozen(eq=False)
class Alike:
    """Decides many sales, each kind once.

    Args:
        book: The rules.
        rates: Exchange rates, if any are given.
    """

    book: PolicyBook
    rates: RateTable | None
    _known: Kinds[Hashable, _Known] = field(
        init=False, factory=partial(Kinds, _MOST_KINDS), repr=False
    )
    _laws: Kinds[Hashable, tuple[SaleRules | None, ...]] = field(
        init=False, factory=partial(Kinds, _MOST_KINDS), repr=False
    )
    """The rules that are asked, by countries and day: one object for all days of a stretch."""

    def outcome(self, sale: Sale) -> Outcome:
        """Return what becomes of a sale: the same as if it were determined for itself."""
        asked = Inquiry(sale, self.book, self.rates, assumptions_of(sale))
        kind = self._kind(asked)
        known = None if kind is None else self._known.known(kind)
        if known is not None:
            return self._scaled(known, asked)
        determining = Determining(asked, None)
        found = determining.result()
        rule = determining.rule
        if kind is not None and rule is not None and _scales(found, rule, asked):
            charged = rule.taxation is Taxation.TAXABLE
            shares = [Fraction(part.rate or 0) if charged else _FREE for part in found.parts]
            parts = tuple(zip(found.parts, shares, strict=True))
            self._known.keep(kind, _Known(found, rule, parts))
        return Outcome.of(found)

    def _kind(self, asked: Inquiry) -> Hashable:
        """Return all that decides a sale but its prices; ``None`` where these decide too."""
        situation, sale = asked.situation, asked.sale
        arrival = situation.arrival_state
        if sale.totals or sale.cost is not None or arrival is None or arrival in TAXED_BY_STATES:
            return None
        if situation.goods and situation.dispatch_area != situation.arrival_area:
            return None
        codes = asked.codes()
        laws = self._laws.known((codes, situation.day))
        if laws is None:
            laws = tuple([law and law[1] for law in map(asked.law, codes)])
            self._laws.keep((codes, situation.day), laws)
        return (situation.kind(), laws, tuple([goods_of(item) for item in sale.items]))

    def _scaled(self, known: _Known, asked: Inquiry) -> Outcome:
        """Return a sale of a known kind with what it comes to itself."""
        pattern, rule, sale = known.pattern, known.rule, asked.sale
        filing, ruling = rule.filing, pattern.ruling
        included = sale.prices is PriceBasis.TAX_INCLUDED
        code, lines = sale.currency, asked.lines
        sums = []
        for part, share in known.shares:
            amount = sum([lines[place] for place in part.items])
            split = taxed(amount, share, rule.rounding, included=included)
            sums.append((Money.of_minor(split.net, code), Money.of_minor(split.tax, code)))
        if ruling is None or filing is None:
            return Outcome(pattern, None, tuple(sums))
        filed_by = (asked.situation.day, *_filed_by(sale))
        due = known.due.get(filed_by)
        if due is None:
            due = known.due[filed_by] = filing_of(rule, filing, ruling, asked.situation)
        return Outcome(pattern, due, tuple(sums))


def _filed_by(sale: Sale) -> tuple[str | None, ...]:
    """Return what decides where a return is filed, beside all that a kind holds."""
    marketplace = sale.marketplace
    if marketplace is None:
        return (sale.seller.identification,)
    return (sale.seller.identification, marketplace.country, marketplace.identification)


def _scales(found: Determination, rule: Supplied, asked: Inquiry) -> bool:
    """Return whether nothing but the sums of a determination follows from prices."""
    return (
        found.state in (Certainty.EXACT, Certainty.ESTIMATE)
        and rule.taxed_on is TaxedOn.PRICE
        and not asked.standings
        and asked.crossing is None
        and not _asks_whether_sold(asked)
    )


def _asks_whether_sold(asked: Inquiry) -> bool:
    """Return whether a rule asks if anything is paid for the goods: a price of nothing decides."""
    laws = map(asked.law, asked.codes())
    return any(law is not None and "sold" in law[1].facts for law in laws)
