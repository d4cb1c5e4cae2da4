"""What is filed: the returns, the sums for countries' own, and the sales that go into none."""

from decimal import Decimal

from attrs import frozen

from xborder.display import Shown
from xborder.messages import DEFAULT_LOCALE, Text, in_words
from xborder.money import Money
from xborder.policy.supply import Taxation
from xborder.vat.returns.declaration import OneStopShopReturn


@frozen(kw_only=True)
class OwnReturnTotal:
    """What goes into a country's own return at one rate.

    Attributes:
        country: Where it is filed.
        kind: Which return, such as ``"domestic"``.
        period: Its period; empty if the authority sets it for the trader.
        taxation: What becomes of the sales.
        rate: The rate; ``None`` where none is borne.
        net: The sum without tax.
        tax: The tax.
        rows: How many rows of sales and refunds it sums.
    """

    country: str
    kind: str
    period: str
    taxation: Taxation
    rate: Decimal | None
    net: Money
    tax: Money
    rows: int


@frozen(kw_only=True)
class NotDeclared:
    """A sale that goes into no return of the seller.

    Attributes:
        id: Its number.
        reason: Why.
        decided: Whether the law is clear; ``False`` where a fact is missing or no rule fits.
    """

    id: str
    reason: Text
    decided: bool


@frozen(kw_only=True, repr=False)
class Filings(Shown):
    """What the seller files for some sales.

    Attributes:
        one_stop_shop: The returns of the one-stop shops, by scheme, state and period.
        own_returns: The sums for countries' own returns.
        not_declared: The sales that go into none.
        doubtful: The numbers of sales that are declared by an estimate.
    """

    one_stop_shop: tuple[OneStopShopReturn, ...]
    own_returns: tuple[OwnReturnTotal, ...]
    not_declared: tuple[NotDeclared, ...]
    doubtful: tuple[str, ...]

    @in_words
    def explain(self, locale: str = DEFAULT_LOCALE) -> str:
        """Return what each one-stop shop is owed and by when, and what goes into no return.

        Args:
            locale: ``"en"`` or ``"zh_CN"``.
        """
        told = [each.explain(locale) for each in self.one_stop_shop]
        told += [
            Text("In no return: {id}: {reason}", id=each.id, reason=each.reason).render(locale)
            for each in self.not_declared
        ]
        if self.doubtful:
            among = Text("Declared by an estimate: {id}.", id=", ".join(self.doubtful))
            told.append(among.render(locale))
        return "\n".join(told)

    def _shown(self) -> dict[str, list[object]]:
        rows: list[tuple[object, ...]] = [
            (
                each.shop.value,
                each.identification,
                str(each.period),
                line.rate,
                line.taxable,
                line.vat,
            )
            for each in self.one_stop_shop
            for line in each.lines
        ]
        rows += [
            (each.kind, each.country, each.period, each.rate, each.net, each.tax)
            for each in self.own_returns
        ]
        names = ("kind", "filed_in", "period", "tax_rate", "taxable_amount", "tax_due")
        return {name: [row[place] for row in rows] for place, name in enumerate(names)}
