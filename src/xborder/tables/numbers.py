"""Numbers: what lines say in numbers, each distinct cell read once by the document's own field."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from attrs import frozen
from pydantic import TypeAdapter, ValidationError

from xborder.errors import extra
from xborder.goods import Weight
from xborder.landed_cost.admission.parcel_columns import Stated
from xborder.money import Money
from xborder.tables.cells import ABSENT, Wrong
from xborder.tables.fitting import Fitting
from xborder.trade import Item
from xborder.trade.field import Charge, Quantity, Sum

_NARROW: Final = 2**62
_SMALL: Final = 2**31
"""Weights whose ratios stay below it are compared without leaving int64."""


@frozen(kw_only=True, eq=False)
class UnitPrices:
    """The prices of one piece.

    Attributes:
        cells: Each distinct one; ``None`` where it cannot be used.
        codes: The place of each line's.
        num, over: Each line's, as a ratio of minor units.
        currency: The place of each line's currency.
        currencies: Every currency, with its place.
    """

    cells: Sequence[Money | None]
    codes: Any
    num: Any
    over: Any
    currency: Any
    currencies: dict[str, int]


@frozen(kw_only=True, eq=False)
class Numbers:
    """The other numbers of lines."""

    quantity: Any
    weights: Sequence[Weight | None]
    weight: Any
    gross_weight: Any
    description: Any


def _each(fitting: Fitting, name: str, kind: Any) -> list[Any]:
    """Return what a document's field makes of each cell; ``None`` where it refuses it."""
    reader = _READERS[kind]
    found = []
    for value in fitting.said[name].values:
        try:
            found.append(
                None
                if value is ABSENT or isinstance(value, Wrong)
                else reader.validate_python(value)
            )
        except ValidationError:
            found.append(None)
    _out_unread(fitting, name, found)
    return found


def _out_unread(fitting: Fitting, name: str, found: Sequence[Any]) -> None:
    np = extra("numpy", name="tables")
    pairs = zip(found, fitting.said[name].values, strict=True)
    refused = np.asarray([each is None and said is not ABSENT for each, said in pairs])
    if refused.any():
        fitting.out(refused[fitting.codes(name)])


def prices_of(fitting: Fitting) -> UnitPrices:
    """Return the prices of one piece; parcels with one that columns cannot hold are left out."""
    np = extra("numpy", name="tables")
    found = _each(fitting, "item.unit_price", "price")
    ratios = [(0, 1) if each is None else each.as_ratio() for each in found]
    wide = [num >= _NARROW or over >= _NARROW for num, over in ratios]
    ratios = [(0, 1) if out else ratio for ratio, out in zip(ratios, wide, strict=True)]
    codes = fitting.codes("item.unit_price")
    currencies: dict[str, int] = {}
    of_cells = [
        -1 if each is None else currencies.setdefault(each.currency.code, len(currencies))
        for each in found
    ]
    num = np.asarray([num for num, _ in ratios])[codes]
    currency = np.asarray(of_cells)[codes]
    fitting.out(num == 0)
    if len(currencies) > 1:
        fitting.out(currency != currency[fitting.first][fitting.owner])
    return UnitPrices(
        cells=found,
        codes=codes,
        num=num,
        over=np.asarray([over for _, over in ratios])[codes],
        currency=currency,
        currencies=currencies,
    )


def stated_of(fitting: Fitting, name: str, money: UnitPrices) -> Stated:
    """Return a sum that parcels state as a whole.

    Args:
        fitting: The parcels.
        name: The column that states it.
        money: The prices, whose currencies it may add to.
    """
    np = extra("numpy", name="tables")
    if name not in fitting.said:
        nothing = np.zeros(len(fitting.fits), dtype=np.int64)
        return Stated(minor=nothing, currency=nothing - 1)
    found: list[Money | None] = _each(fitting, name, "sum")
    minor = [0 if each is None else each.minor_units() for each in found]
    codes = fitting.codes(name)
    wide = np.asarray([each >= _NARROW for each in minor])
    fitting.out(wide[codes])
    currency = [
        money.currencies.setdefault(each.currency.code, len(money.currencies)) if each else -1
        for each in found
    ]
    here = codes[fitting.first]
    return Stated(
        minor=np.asarray([0 if each >= _NARROW else each for each in minor])[here],
        currency=np.asarray(currency)[here],
    )


def numbers_of(fitting: Fitting) -> Numbers:
    """Return the other numbers of lines; parcels that columns cannot hold are left out."""
    np = extra("numpy", name="tables")
    size = len(fitting.owner)
    pieces = _each(fitting, "item.quantity", "quantity")
    measured = np.asarray([type(each) is not int for each in pieces])
    codes = fitting.codes("item.quantity")
    fitting.out(measured[codes])
    quantity = np.asarray([each if type(each) is int else 1 for each in pieces])[codes]
    weights: list[Weight | None] = [None]
    net = _weight(fitting, "item.weight", weights)
    gross = _weight(fitting, "item.gross_weight", weights)
    ratios = [(0, 1) if each is None else each.as_ratio() for each in weights]
    wide = np.asarray([max(ratio) >= _SMALL for ratio in ratios])
    fitting.out(wide[net] | wide[gross])
    num = np.asarray([0 if max(each) >= _SMALL else each[0] for each in ratios])
    over = np.asarray([1 if max(each) >= _SMALL else each[1] for each in ratios])
    # Whoever packs a thing does not make it lighter: the document says what is wrong.
    lighter = num[gross] * over[net] < num[net] * over[gross]
    fitting.out((net > 0) & (gross > 0) & lighter)
    fitting.out(((net > 0) & (num[net] == 0)) | ((gross > 0) & (num[gross] == 0)))
    description = np.full(size, -1, dtype=np.int64)
    if "item.description" in fitting.said:
        texts = _each(fitting, "item.description", "description")
        said = [" ".join((each or "").casefold().split()) for each in texts]
        numbers = {text: k for k, text in enumerate(dict.fromkeys(said))}
        of_cells = [numbers[text] if text else -1 for text in said]
        description = np.asarray(of_cells)[fitting.codes("item.description")]
    if "item.sku" in fitting.said:
        _each(fitting, "item.sku", "sku")
    return Numbers(
        quantity=quantity,
        weights=weights,
        weight=net,
        gross_weight=gross,
        description=description,
    )


def _weight(fitting: Fitting, name: str, weights: list[Weight | None]) -> Any:
    """Return the place of each line's weight among all of them; 0 where none is given."""
    np = extra("numpy", name="tables")
    if name not in fitting.said:
        return np.zeros(len(fitting.owner), dtype=np.int64)
    places = []
    for each in _each(fitting, name, "weight"):
        places.append(0 if each is None else len(weights))
        if each is not None:
            weights.append(each)
    return np.asarray(places)[fitting.codes(name)]


_READERS: Mapping[str, TypeAdapter[Any]] = {
    "price": TypeAdapter(Charge),
    "sum": TypeAdapter(Sum),
    "quantity": TypeAdapter(Quantity),
    "weight": TypeAdapter(Weight),
    **{name: TypeAdapter(Item.__annotations__[name]) for name in ("sku", "description")},
}
"""How the fields of documents read their cells."""
