"""Facts of goods: of an order's own line, or of a product table joined by SKU."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from attrs import field, frozen

from xborder.errors import InvalidInput, XborderError, nearest
from xborder.goods import HSCode, Weight
from xborder.messages import Text
from xborder.money import Money
from xborder.number import DECIMAL
from xborder.trade.orders.mapping import DecimalMark, ProductMapping
from xborder.trade.orders.number import amount, currency_of, number
from xborder.trade.orders.place import country, text
from xborder.trade.orders.report import Cell, Report
from xborder.trade.orders.table import Row, rows_of
from xborder.trade.plain_name import plain

_WEIGHED: Final = re.compile(r"([0-9.,\s\u00a0\u202f]*[0-9])\s*([^\W\d]+)\.?")
_UNITS: Final = {
    "g": "g",
    "gm": "g",
    "gr": "g",
    "gram": "g",
    "gramm": "g",
    "grammes": "g",
    "gramos": "g",
    "grams": "g",
    "kg": "kg",
    "kgs": "kg",
    "kilo": "kg",
    "kilogram": "kg",
    "kilogramm": "kg",
    "kilograms": "kg",
    "kilos": "kg",
    "lb": "lb",
    "lbs": "lb",
    "mg": "mg",
    "ounce": "oz",
    "ounces": "oz",
    "oz": "oz",
    "pound": "lb",
    "pounds": "lb",
    "t": "t",
    "克": "g",
    "公斤": "kg",
    "千克": "kg",
}
_FINEST: Final = 10**12
_MOST_PLACES: Final = 16
_FACTS: Final = ("hs_code", "origin", "weight", "gross_weight", "customs_value")


@frozen(kw_only=True)
class Product:
    """What a table knows about one product.

    Attributes:
        facts: Facts by name, as :class:`~xborder.trade.Item` takes them.
        unread: Facts that stand in the table and cannot be used.
    """

    facts: Mapping[str, Any] = field(factory=dict)
    unread: frozenset[str] = frozenset()


def hs_code(cell: Cell, report: Report) -> HSCode:
    """Return the tariff code in a cell.

    Raises:
        InvalidInput: It is none; if a zero was lost, the remedy shows the padded code.
        InvalidType: It is a number.
    """
    code = HSCode(cell.value)
    if code != cell.value:
        report.note(
            cell.where, Text("{value} is read as {code}.", value=cell.value, code=str(code))
        )
    return code


def weight(cell: Cell, unit: str | None, mark: DecimalMark | None, report: Report) -> Weight | None:
    """Return the weight in a cell; nothing if it is zero, which stands for a thing not weighed.

    Args:
        cell: The cell.
        unit: The unit of a bare number; ``None`` if the export does not state it.
        mark: The decimal mark, where a number alone does not tell.
        report: Where to note it.

    Raises:
        InvalidInput: It is no weight, or its unit is not stated.
    """
    digits: Any = cell.value
    match = _WEIGHED.fullmatch(digits) if isinstance(digits, str) else None
    named = unit
    if match:
        digits, named = match[1], _UNITS.get(plain(match[2]))
    weighed = number(Cell(cell.row, cell.column, digits), mark)
    if weighed == 0:
        report.note(cell.where, Text("A weight of zero is taken for one that is not known."))
        return None
    if not named:
        raise InvalidInput(
            "The weight {value} has no unit that we know.",
            code="order.weight",
            remedy='State it: units={{"{column}": "kg"}} in the mapping.',
            value=cell.value,
            column=cell.column,
        )
    if match is None:
        report.note(cell.where, Text("Bare weights are read in {unit}.", unit=named))
    return Weight.of(weighed, named)


def unit_of(row: Row, cell: Cell, units: Mapping[str, str], report: Report) -> str | None:
    """Return the unit of a bare weight: of its column, or as the row itself states it."""
    for column, unit in units.items():
        if plain(column) == plain(cell.column):
            return unit
    stated = report.read(text, row.cell("weight_unit"))
    return _UNITS.get(plain(stated)) if stated else None


def facts_of(
    row: Row,
    units: Mapping[str, str],
    mark: DecimalMark | None,
    languages: tuple[str, ...],
    report: Report,
) -> dict[str, Any]:
    """Return the facts of goods that a row holds; what cannot be read is reported."""
    found: dict[str, Any] = {}
    if not any(row.binding.get(name) for name in _FACTS):
        return found  # most exports hold none, and the readers below cost more than this question
    readers: dict[str, Callable[[Cell], Any]] = {
        "hs_code": lambda cell: hs_code(cell, report),
        "origin": lambda cell: country(cell, report, languages),
        "weight": lambda cell: weight(cell, unit_of(row, cell, units, report), mark, report),
        "gross_weight": lambda cell: weight(cell, unit_of(row, cell, units, report), mark, report),
        "customs_value": lambda cell: _worth(cell, mark),
    }
    for name in _FACTS:
        value = report.read(readers[name], row.cell(name, report))
        if value is not None:
            found[name] = value
    return found


def _worth(cell: Cell, mark: DecimalMark | None) -> Money:
    """Return an amount that names its currency, since a product belongs to no order."""
    try:
        currency = currency_of(cell, {})
    except InvalidInput as error:
        raise InvalidInput(
            "{value} names no currency.",
            code=error.code,
            remedy='Write its currency beside it, such as "12.50 EUR".',
            value=cell.value,
        ) from error
    return Money(amount(cell, currency, mark, {}), currency)


def read_products(rows: object, mapping: ProductMapping, report: Report) -> dict[str, Product]:
    """Return the products of a table by SKU; several rows of one, such as one a warehouse, agree.

    Args:
        rows: Mappings, or lists of cells.
        mapping: Which column holds which fact.
        report: Where to report what cannot be read.

    Raises:
        InvalidInput: There is no column of the SKU.
        InvalidType: It is no list of rows.
    """
    found: dict[str, dict[str, Any]] = {}
    unread: dict[str, set[str]] = {}
    said: set[tuple[str, str]] = set()
    for row in rows_of(rows, mapping, "sku", report, called="products"):
        sku = None if isinstance(row, int) else report.read(text, row.cell("sku", report))
        if sku is None or isinstance(row, int):
            continue
        noticed = Report()
        facts = facts_of(row, mapping.units, mapping.decimal, (), noticed)
        for note in noticed.notes:
            report.note(note.where, note.text)
        known = found.setdefault(sku, {})
        for error in noticed.errors:
            column = error.where.split(".", 2)[-1]
            unread.setdefault(sku, set()).add(_field(mapping, column))
            if (sku, column) not in said:  # a product has a row a warehouse: once is enough
                said.add((sku, column))
                report.errors.append(error)
        for name, value in facts.items():
            if known.setdefault(name, value) != value:
                report.add(_two_facts(sku, name, known[name], value), row.where)
    return {
        sku: Product(facts=facts, unread=frozenset(unread.get(sku, ())))
        for sku, facts in found.items()
    }


def _field(mapping: ProductMapping, column: str) -> str:
    return next(
        name
        for name, columns in mapping.columns.items()
        if plain(column) in [plain(each) for each in columns]
    )


def _two_facts(sku: str, name: str, one: object, other: object) -> XborderError:
    return InvalidInput(
        "{sku} has two values of {name}: {one} and {value}.",
        code="product.disagrees",
        remedy="Mend the product table: a thing has one.",
        value=str(other),
        sku=sku,
        name=name,
        one=str(one),
    )


def joined(
    facts: dict[str, Any],
    sku: str,
    products: Mapping[str, Product] | None,
    where: str,
    report: Report,
) -> dict[str, Any]:
    """Return the facts of a line with those that its product adds; what is missing is noted."""
    if products is not None:
        product = products.get(sku)
        if product is None:
            meant = nearest(f"0{sku}", products)
            report.note(
                where,
                Text("No product is {sku}; perhaps {meant}.", sku=sku or "-", meant=meant)
                if meant
                else Text("No product is {sku}.", sku=sku or "-"),
            )
        else:
            for name in sorted(product.unread - set(facts)):
                report.note(
                    where,
                    Text("The {name} of {sku} cannot be used: see products.", name=name, sku=sku),
                )
            facts = {**product.facts, **facts}
    for name in ("hs_code", "origin") if products is not None else ():
        if name not in facts:
            report.note(where, Text("The {name} of {sku} is not known.", name=name, sku=sku or "-"))
    return facts


def split_evenly(value: Decimal, pieces: int, digits: int) -> list[tuple[int, Decimal]]:
    """Return how many pieces cost how much each, so that together they cost exactly ``value``.

    One price if it ends within twelve decimals; else two that differ by one minor unit.

    Args:
        value: What the line costs.
        pieces: How many pieces it has.
        digits: The decimals of the currency's minor unit.

    Examples:
        >>> split_evenly(Decimal("10.00"), 3, 2)
        [(2, Decimal('3.33')), (1, Decimal('3.34'))]
        >>> split_evenly(Decimal("27.09"), 2, 2)
        [(2, Decimal('13.545'))]
    """
    places = max(digits, -int(value.as_tuple().exponent))
    units = int(value.scaleb(places, DECIMAL))
    if units * _FINEST % pieces == 0:
        price = Decimal(units * _FINEST // pieces).scaleb(-places - 12, DECIMAL)
        return [(pieces, price.normalize(DECIMAL))]
    low, more = divmod(units, pieces)
    if not low and places < _MOST_PLACES:  # not a piece for nothing beside one that is paid
        return split_evenly(value, pieces, places + 4)
    return [
        (pieces - more, Decimal(low).scaleb(-places, DECIMAL)),
        (more, Decimal(low + 1).scaleb(-places, DECIMAL)),
    ]


def price_of_measure(value: Decimal, quantity: Decimal) -> Decimal:
    """Return what one unit costs of goods that are cut to measure.

    Args:
        value: What the line costs.
        quantity: How much it is.

    Raises:
        InvalidInput: No price of twelve decimals makes that value.

    Examples:
        >>> price_of_measure(Decimal("32.50"), Decimal("2.6"))
        Decimal('12.5')
    """
    each = Fraction(value) / Fraction(quantity) * _FINEST
    if each.denominator != 1:
        raise InvalidInput(
            "{quantity} cannot cost {value}: no price of one makes it.",
            code="order.quantity",
            remedy="Give the price of one, or sell it as one piece.",
            value=f"{value:f}",
            quantity=f"{quantity:f}",
        )
    return Decimal(each.numerator).scaleb(-12, DECIMAL).normalize(DECIMAL)
