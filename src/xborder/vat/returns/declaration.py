"""What is declared: the lines of a return, its corrections and what they come to."""

import datetime as dt
from decimal import Decimal

from attrs import frozen

from xborder.display import Shown
from xborder.exchange import Rate
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Money
from xborder.trade.country import CountryName
from xborder.vat.returns.period import Length, Period
from xborder.vat.returns.shop import RETURN_OF, Shop
from xborder.vat.returns.taxed_sale import RateType, SupplyKind


@frozen(kw_only=True)
class Correction:
    """A change of tax for an earlier period that no refund among the sales stands for.

    Attributes:
        consumption: The state whose tax changes.
        period: The period whose return is corrected.
        tax: What is added, or taken off where it is below zero.
    """

    consumption: str
    period: Period
    tax: Money


@frozen(kw_only=True)
class ReturnLine:
    """One line of a return.

    Attributes:
        consumption: Where the tax is due.
        dispatch_from: Where the goods were dispatched from; empty for services and imports.
        supply: Goods or services.
        rate_type: The standard rate or a reduced one.
        rate: The rate.
        taxable: The sum without tax, in the currency of the return.
        vat: The tax, in the currency of the return.
        sales: How many sales and refunds it sums.
    """

    consumption: str
    dispatch_from: str
    supply: SupplyKind
    rate_type: RateType
    rate: Decimal
    taxable: Money
    vat: Money
    sales: int


@frozen(kw_only=True)
class CorrectionLine:
    """What changes for an earlier period.

    Attributes:
        consumption: The state whose tax changes.
        period: The period.
        vat: The change, in the currency of the return.
    """

    consumption: str
    period: Period
    vat: Money


@frozen(kw_only=True)
class LeftOut:
    """A sale or a change that does not belong in the return.

    Attributes:
        id: The number of the sale; empty for a change.
        reason: Why, and where it belongs.
        tax: Its tax, in its own currency.
    """

    id: str
    reason: Text
    tax: Money


@frozen(kw_only=True, repr=False)
class OneStopShopReturn(Shown):
    """A return as it is filed.

    Attributes:
        shop: The scheme.
        identification: The member in which the seller is registered for it.
        period: The period.
        currency: The currency of every amount.
        lines: The lines, by state, dispatch, supply and rate.
        corrections: The changes of earlier periods.
        left_out: What was given and does not belong here.
        rates: The rates of exchange that were used.
        notes: What is to be known before it is filed.
    """

    shop: Shop
    identification: str
    number: str
    period: Period
    currency: str
    lines: tuple[ReturnLine, ...]
    corrections: tuple[CorrectionLine, ...]
    left_out: tuple[LeftOut, ...]
    rates: tuple[Rate, ...]
    notes: tuple[Text, ...]

    @property
    def due(self) -> dt.date:
        """The last day on which it is filed and paid."""
        return self.period.due

    @property
    def is_nil(self) -> bool:
        """Whether nothing is declared; a nil return is filed all the same (article 369f)."""
        return not self.lines and not self.corrections

    @property
    def taxable_total(self) -> Money:
        """What the tax of all lines is reckoned on, before corrections."""
        return sum((line.taxable for line in self.lines), self._nothing)

    @property
    def vat_total(self) -> Money:
        """The tax of all lines, before corrections."""
        return sum((line.vat for line in self.lines), self._nothing)

    @property
    def balance_by_state(self) -> dict[str, Money]:
        """The tax of each state, corrections included."""
        found: dict[str, Money] = {}
        for state, vat in (
            *((line.consumption, line.vat) for line in self.lines),
            *((line.consumption, line.vat) for line in self.corrections),
        ):
            found[state] = found.get(state, self._nothing) + vat
        return dict(sorted(found.items()))

    @property
    def payable(self) -> Money:
        """What is paid: the balances above zero. Those below are not set against them."""
        owed = (each for each in self.balance_by_state.values() if each > self._nothing)
        return sum(owed, self._nothing)

    @property
    def refund_by_state(self) -> dict[str, Money]:
        """What states pay back themselves, by state."""
        return {
            state: -balance
            for state, balance in self.balance_by_state.items()
            if balance < self._nothing
        }

    @property
    def reference(self) -> str:
        """The reference of the payment: state, number and period.

        Source: Guide to the VAT One Stop Shop, part 3: ``IE/XXXXXXXXX/Q4.2026``, and
        ``IE/IMXXXXXXXXXX/M09.2026`` for the import scheme.
        """
        start = self.period.start
        part = f"M{start:%m}" if self.period.length is Length.MONTH else str(self.period)[-2:]
        return f"{self.identification}/{self.number}/{part}.{start:%Y}"

    @property
    def _nothing(self) -> Money:
        return Money(f"0 {self.currency}")

    def _shown(self) -> dict[str, list[object]]:
        named = {"rate": "tax_rate", "taxable": "taxable_amount", "vat": "tax_due"}
        return {
            named.get(name, name): [getattr(line, name) for line in self.lines]
            for name in ("consumption", "dispatch_from", "supply", "rate", "taxable", "vat")
        }

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return the return in a few lines: what is due, when, and what was left out."""
        head = Text(
            "{form} in {country} for {period}: {payable} to pay by {due}.",
            form=RETURN_OF[self.shop],
            country=CountryName(self.identification),
            period=str(self.period),
            payable=self.payable,
            due=self.due,
        )
        left = (
            Text("Left out: {id}: {reason}", id=each.id, reason=each.reason)
            for each in self.left_out
        )
        return "\n".join(text.render(locale) for text in (head, *self.notes, *left))
