"""The curve: what one parcel lands at over a range of prices, with its cliffs."""

import itertools
from collections.abc import Iterable
from typing import Any, ClassVar

from attrs import frozen

from xborder.chart import BAD, DONE, OPEN, drawn_on, figure_of
from xborder.errors import InvalidInput
from xborder.landed_cost.quotation import quote
from xborder.landed_cost.result import LandedCost, LineKind
from xborder.landed_cost.solvers.routes import Quoter
from xborder.messages import Text
from xborder.money import Money
from xborder.money.amount import as_money
from xborder.spoken import spoken
from xborder.tabular import Columns, Rows
from xborder.trade import Consignment

_OWN = (
    LineKind.GOODS,
    LineKind.DISCOUNT,
    LineKind.FREIGHT,
    LineKind.INSURANCE,
    LineKind.SELLER_FEE,
)


@frozen(kw_only=True)
class CurvePoint:
    """One price, and what the parcel lands at.

    Attributes:
        price: The price of a piece of its one line of goods.
        quote: The quote.
    """

    price: Money
    quote: LandedCost

    COLUMNS: ClassVar[Columns] = (
        *(("price", "price.amount"), ("total", "quote.total.amount")),
        *(("duties_and_taxes", "on_top.amount"), ("currency", "quote.currency")),
        ("state", "quote.state"),
    )

    @property
    def on_top(self) -> Money | None:
        """What duties, taxes and fees add; none without a total."""
        if self.quote.total is None:
            return None
        return self.quote.total - self.quote.sum_of(*_OWN)


class PriceCurve(Rows[CurvePoint]):
    """What a parcel lands at over a range of prices: a table that can be drawn."""

    __slots__ = ()

    @property
    def cliffs(self) -> tuple[CurvePoint, ...]:
        """The points at which another scheme of the law takes over, seen from the one before."""
        pairs = itertools.pairwise(self)
        return tuple(
            after for before, after in pairs if before.quote.schemes != after.quote.schemes
        )

    def plot(self, *, axes: Any = None, locale: str | None = None) -> Any:
        """Draw what the law adds to each price; a line marks where another scheme takes over.

        Args:
            axes: The matplotlib axes to draw on; new ones if none are given.
            locale: The language of the labels; that of ``xborder.language`` if left out.

        Returns:
            The figure, which a notebook shows and ``savefig`` keeps.

        Raises:
            MissingExtra: matplotlib is not installed.
        """
        locale = spoken() if locale is None else locale
        axes = drawn_on(axes, locale)
        known = [point for point in self if point.on_top is not None]
        prices = [float(point.price.amount) for point in known]
        added = [float(point.on_top.amount) for point in known if point.on_top is not None]
        axes.fill_between(prices, added, step="post", color=OPEN)
        axes.step(prices, added, where="post", color=DONE)
        for point in self.cliffs:
            axes.axvline(float(point.price.amount), color=BAD, linewidth=0.8, linestyle="--")
        axes.set_xlim(left=0)
        axes.set_ylim(bottom=0)
        priced = next((point.price.currency.code for point in self), "")
        landed = next((point.quote.currency for point in self), "")
        axes.set_xlabel(Text("Price of a piece, {currency}", currency=priced).render(locale))
        axes.set_ylabel(Text("Duties, taxes and fees, {currency}", currency=landed).render(locale))
        return figure_of(axes)


def price_curve(
    consignment: Consignment, prices: Iterable[Money | str], *, quoter: Quoter = quote
) -> PriceCurve:
    """Return what a parcel of one line lands at over some prices of a piece.

    Args:
        consignment: The parcel; its own price does not matter.
        prices: The prices, in the order in which they are drawn.
        quoter: How a parcel is quoted; give ``functools.partial(quote, rates=..., book=...)``.

    Raises:
        InvalidInput: The parcel has several lines: one price says nothing of them.

    Examples:
        >>> import datetime as dt
        >>> import xborder as xb
        >>> parcel = xb.Consignment(
        ...     ship_from="CN",
        ...     ship_to="DE",
        ...     on=dt.date(2026, 9, 1),
        ...     items=[xb.Item(hs_code="610910", origin="CN", quantity=1, unit_price="1 EUR")],
        ...     shipping="0 EUR",
        ...     prices="net",
        ...     incoterm="DDP",
        ...     seller=xb.Seller(registrations={"IOSS"}),
        ...     buyer=xb.Buyer(kind="consumer"),
        ... )
        >>> curve = price_curve(parcel, [f"{price} EUR" for price in (100, 150, 151)])
        >>> [str(point.price) for point in curve.cliffs]
        ['151.00 EUR']
    """
    if len(consignment.items) != 1:
        raise InvalidInput(
            "The parcel has {value} lines.",
            code="curve.items",
            remedy="Give a parcel of one line.",
            where="items",
            value=len(consignment.items),
        )
    (item,) = consignment.items
    points = (
        CurvePoint(
            price=as_money(price),
            quote=quoter(consignment.replace(items=[item.replace(unit_price=as_money(price))])),
        )
        for price in prices
    )
    return PriceCurve(points, CurvePoint)
