"""Stock at cost: layers first in, first out, or one moving average; mended when the bill comes.

What is in stock is held as totals, never as rounded unit costs: what was received is what was
issued and what is left, to the cent.

Source: IAS 2 Inventories, paragraphs 10 (cost of purchase), 25 and 27 (FIFO or weighted average,
which may be reckoned as each shipment is received).
"""

from collections.abc import Iterable

from attrs import evolve, field, frozen

from xborder.choice import Choice
from xborder.errors import CurrencyMismatch, InvalidInput, NotFound, nearest
from xborder.kind import of_kind, typed
from xborder.margin.waterfall import TO_HOME
from xborder.money import Money
from xborder.money.amount import as_money
from xborder.money.owed import not_below_zero
from xborder.number import whole


class CostMethod(Choice):
    """Which cost leaves stock first."""

    FIFO = "fifo"
    """The oldest receipt's."""
    MOVING_AVERAGE = "moving_average"
    """The average of all that is there, anew at each receipt."""


@frozen(kw_only=True)
class Layer:
    """What is left of a receipt, or of all of them under a moving average.

    Attributes:
        receipt: The receipt's name; empty under a moving average.
        quantity: How many pieces are left.
        cost: What all of them cost.
    """

    receipt: str
    quantity: int
    cost: Money


@frozen(kw_only=True)
class Issue:
    """What left stock, and the stock after it.

    Attributes:
        cost: What it cost.
        stock: The stock after it.
    """

    cost: Money
    stock: "StockAtCost"


@frozen(kw_only=True)
class Correction:
    """A bill that came later than its goods, set right.

    Attributes:
        to_stock: The part of the difference that belongs to pieces still in stock.
        to_sold: The part that belongs to pieces already sold: a cost of the day it is booked.
        stock: The stock after it.
    """

    to_stock: Money
    to_sold: Money
    stock: "StockAtCost"


def _layers(given: Iterable[Layer]) -> tuple[Layer, ...]:
    return tuple(given)


@frozen(kw_only=True, field_transformer=typed)
class StockAtCost:
    """The stock of one article, at cost.

    Attributes:
        method: Which cost leaves first.
        layers: What is there, the oldest first.
        received: How many pieces each receipt brought.

    Examples:
        >>> stock = StockAtCost(method="fifo").receive("PO1", 10, "100 EUR")
        >>> stock = stock.receive("PO2", 10, "130 EUR")
        >>> sold = stock.issue(15)
        >>> sold.cost, sold.stock.cost
        (Money('165.00 EUR'), Money('65.00 EUR'))
        >>> bill = sold.stock.correct("PO2", "20 EUR")  # freight was dearer than thought
        >>> bill.to_stock, bill.to_sold
        (Money('10.00 EUR'), Money('10.00 EUR'))
    """

    method: CostMethod = field(converter=CostMethod)
    layers: tuple[Layer, ...] = field(default=(), converter=_layers)
    received: tuple[tuple[str, int], ...] = ()

    @property
    def quantity(self) -> int:
        """How many pieces are there."""
        return sum(layer.quantity for layer in self.layers)

    @property
    def cost(self) -> Money | None:
        """What they cost; ``None`` where nothing was ever received."""
        if not self.layers:
            return None
        first, *others = self.layers
        return sum((layer.cost for layer in others), first.cost)

    def receive(self, receipt: str, quantity: int, cost: Money | str) -> "StockAtCost":
        """Return the stock after a receipt.

        Args:
            receipt: Its name, each once.
            quantity: How many pieces.
            cost: What all of them cost, in whole minor units.

        Raises:
            InvalidInput: The receipt is known already, or the cost is negative.
            CurrencyMismatch: The stock is held in another currency.
        """
        name, pieces = of_kind(receipt, str, "receipt"), whole(quantity, "quantity", least=1)
        if name in dict(self.received):
            raise InvalidInput(
                "The receipt {value} is in stock already.",
                code="margin.receipt",
                remedy="Give each receipt a name of its own; correct() mends its cost.",
                where="receipt",
                value=name,
            )
        total = not_below_zero(cost, "cost")
        total.minor_units()  # raises if a fraction of a cent is left
        _as_in_stock(self.layers, total, "cost")
        if self.method is CostMethod.FIFO or not self.layers:
            kept = name if self.method is CostMethod.FIFO else ""
            layers = (*self.layers, Layer(receipt=kept, quantity=pieces, cost=total))
        else:
            (pool,) = self.layers
            layers = (evolve(pool, quantity=pool.quantity + pieces, cost=pool.cost + total),)
        return evolve(self, layers=layers, received=(*self.received, (name, pieces)))

    def issue(self, quantity: int) -> Issue:
        """Return what so many pieces cost as they leave stock.

        A part of a layer costs ``cost * pieces / quantity``, rounded half to even; the rest stays,
        so that a layer's last piece takes what is left of its cost.

        Raises:
            InvalidInput: There are not so many.
        """
        left = whole(quantity, "quantity", least=1)
        cost = self.cost
        if cost is None or left > self.quantity:
            raise InvalidInput(
                "{value} pieces cannot leave stock: there are {quantity}.",
                code="margin.issue",
                remedy="Receive them first, or issue fewer.",
                where="quantity",
                value=left,
                quantity=self.quantity,
            )
        layers = []
        for layer in self.layers:
            taken = min(left, layer.quantity)
            left -= taken
            part = _part(layer, taken)
            layers.append(evolve(layer, quantity=layer.quantity - taken, cost=layer.cost - part))
        after = evolve(self, layers=tuple(layers))
        return Issue(cost=sum((-layer.cost for layer in layers), cost), stock=after)

    def correct(self, receipt: str, difference: Money | str) -> Correction:
        """Return the stock after the bill of a receipt turned out dearer or cheaper.

        The difference is split by pieces: those still there carry it on, those sold are a cost of
        today. Under a moving average as many pieces count as still there as are in stock, up to
        the receipt's own.

        Args:
            receipt: The receipt.
            difference: What the bill is more than was booked; negative for less.

        Raises:
            NotFound: There is no such receipt.
            CurrencyMismatch: The stock is held in another currency.
        """
        pieces = dict(self.received).get(of_kind(receipt, str, "receipt"))
        if pieces is None:
            meant = nearest(receipt, [name for name, _ in self.received])
            raise NotFound(
                "There is no receipt {value}.",
                code="margin.no_receipt",
                remedy="Did you mean {meant}?" if meant else "Name a receipt that was booked.",
                where="receipt",
                value=receipt,
                meant=meant,
            )
        fifo = self.method is CostMethod.FIFO
        place = next(
            n for n, layer in enumerate(self.layers) if not fifo or layer.receipt == receipt
        )
        layer = self.layers[place]
        there = min(layer.quantity, pieces)
        whole_of_it = as_money(difference)
        _as_in_stock(self.layers, whole_of_it, "difference")
        to_stock, to_sold = whole_of_it.share([there, pieces - there])
        mended = evolve(layer, cost=layer.cost + to_stock)
        layers = (*self.layers[:place], mended, *self.layers[place + 1 :])
        return Correction(to_stock=to_stock, to_sold=to_sold, stock=evolve(self, layers=layers))


def _as_in_stock(layers: Iterable[Layer], money: Money, where: str) -> None:
    for layer in layers:
        if layer.cost.currency != money.currency:
            raise CurrencyMismatch(
                "The stock is held in {held}; {name} is in {value}.",
                code="margin.stock_currency",
                remedy="Convert it at the rate of its day first, and give it in {held}.",
                where=where,
                name=where,
                value=money.currency.code,
                held=layer.cost.currency.code,
            )


def _part(layer: Layer, taken: int) -> Money:
    if not taken:
        return Money.of_minor(0, layer.cost.currency)
    minor = layer.cost.minor_units() * taken
    return Money.of_minor(TO_HOME.apply(minor, layer.quantity), layer.cost.currency)
