"""Mappings: which column of an export holds which fact, and how the export writes it.

A mapping is plain data, so that it can be written by hand, kept as JSON and changed for one shop
with ``.replace``. Nothing in it is code, and nothing about a shop is known outside of it.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Self

from pydantic import BeforeValidator, StrictBool, model_validator

from xborder.choice import Choice
from xborder.document import Document
from xborder.errors import InvalidInput, at_the_door, nearest, of_the_whole
from xborder.goods import Weight
from xborder.kind import mapping_of
from xborder.trade.field import Name
from xborder.trade.terms import PriceBasis

HEAD_FIELDS: Final = frozenset(
    {
        *("status", "cancelled", "currency", "marketplace", "business"),
        *("ship_to", "region", "postcode", "bill_to", "bill_region", "bill_postcode"),
        *("shipping", "shipping_discount", "discount", "subtotal", "total"),
        *("tax", "marketplace_tax", "tax_name", "duties", "refunded", "adjusted_total"),
    }
)
"""Facts of an order as a whole that tell its first row from the later ones."""
ORDER_FIELDS: Final = HEAD_FIELDS | {"order", "on", "updated"}
"""Facts of an order as a whole."""
PRODUCT_FIELDS: Final = frozenset(
    {"sku", "hs_code", "origin", "weight", "weight_unit", "gross_weight", "customs_value"}
)
"""Facts of a product, whoever bought it."""
LINE_FIELDS: Final = PRODUCT_FIELDS | {
    *("line_id", "parent_line", "description", "ships", "item_status"),
    *("quantity", "refunded_quantity", "remaining_quantity"),
    *("unit_price", "line_price", "line_discount", "discount_percent", "line_tax", "gift_wrap"),
    *("line_shipping", "line_shipping_tax", "line_shipping_discount"),
}
"""Facts of one line of an order."""


class DecimalMark(Choice):
    """Which mark stands before the decimals where a number alone does not tell."""

    POINT = "point"
    COMMA = "comma"


class DateOrder(Choice):
    """What stands first in a date such as 04/05/26."""

    MONTH_FIRST = "month_first"
    DAY_FIRST = "day_first"


class LeftOutKind(Choice):
    """Why rows make no consignment although nothing is wrong with them."""

    CANCELLED = "cancelled"
    REFUNDED = "refunded"
    """Paid back in full."""
    RETURNED = "returned"
    """Every line comes back to the seller."""
    UNPRICED = "unpriced"
    """Not priced yet: pending, or an offer that nobody has accepted."""
    OTHER_CHANNEL = "other_channel"
    """Sold elsewhere: the price stands in another export."""
    NOTHING_TO_SHIP = "nothing_to_ship"
    REPEATED = "repeated"
    """The same order stands elsewhere among the rows, as new or newer."""
    NO_ORDER = "no_order"
    """A heading, a footer, a blank row."""


@at_the_door
def _several(value: object) -> object:
    named = mapping_of(value, "columns").items()
    return {name: (each,) if isinstance(each, str) else each for name, each in named}


Columns = Annotated[Mapping[str, tuple[Name, ...]], BeforeValidator(_several)]
"""Columns by field, each with its other names; the first that is filled is read."""


def _check_fields(named: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    for name in named:
        if name not in known:
            raise InvalidInput(
                "{value} is no fact that an export is read for.",
                code="mapping.field",
                remedy="Did you mean {meant}?" if nearest(name, known) else "Give one of {known}.",
                where=f"{where}.{name}",
                value=name,
                meant=nearest(name, known),
                known=", ".join(sorted(known)),
            )


class ProductMapping(Document):
    """Which column of a product table holds which fact.

    Attributes:
        columns: Field to column, or to several names of one; ``sku`` is the key.
        units: The unit of weight of a column whose numbers are bare.
        decimal: The decimal mark, where a number alone does not tell.

    Examples:
        >>> table = ProductMapping(columns={"sku": "Article", "hs_code": ["Tariff", "HS"]})
        >>> table.columns["sku"]
        ('Article',)
    """

    columns: Columns
    units: Mapping[str, str] = {}
    decimal: DecimalMark | None = DecimalMark.POINT

    @model_validator(mode="after")
    @of_the_whole
    def _known(self) -> Self:
        _check_fields(self.columns, PRODUCT_FIELDS, "columns")
        _check_units(self.units)
        _check_key(self.columns, "sku")
        return self


class OrderMapping(Document):
    """Which column of an export holds which fact of an order, and how the export writes it.

    Attributes:
        name: What the export is called.
        columns: Field to column, or to several names of one; ``order`` is the key. In a document
            a column is a path: ``"shipping.country"``.
        lines: Where an order of nested data holds its lines, such as ``"line_items"``; ``None``
            for a table with rows.
        constants: What every row holds, by field, as if it were a column.
        line_key: The fields that tell a line from the others of its order; where given, every row
            names its order. Empty: the first row of an order holds its head.
        item: The fields of which a row with goods fills at least one.
        decimal: The decimal mark, where a number alone does not tell; ``None``: it must.
        dates: What stands first in a date with bars or points; ``None``: it must tell itself.
        times_in_utc: Whether times without an offset are of UTC.
        units: The unit of weight of a column whose numbers are bare.
        symbols: What a sign of money means here that means several things elsewhere.
        prices: What prices include, where the layout says so; ``None``: totals decide.
        prices_by_marketplace: What they include by name of the marketplace, where totals cannot.
        prices_are_known: Whether ``prices`` is documented; if not, each order notes it.
        left_out: The statuses of orders and lines that make no consignment, and why.
        other_channels: What the name of a marketplace begins with if the sale was made elsewhere.
        carriage_lines: The SKUs, or else the descriptions, of lines that are the price of carriage.
        discount_lines: Those of lines that are a discount on the order, whatever their sign.
        none_if_blank: Fields that are zero where their cell is blank.
        blanks: What stands for nothing.
        languages: The languages of names of countries, beside English.
        no_items: Where rows of this export never hold goods: what to export instead.

    Examples:
        >>> mapping = OrderMapping(
        ...     name="my shop", prices="net", constants={"currency": "EUR"}, decimal="comma",
        ...     columns={"order": "Bestellung", "on": "Datum", "ship_to": "Land", "sku": "Artikel",
        ...              "quantity": "Menge", "line_price": "Betrag", "shipping": "Versand"},
        ... )
        >>> OrderMapping.model_validate_json(mapping.model_dump_json()) == mapping
        True
    """

    name: Name
    columns: Columns
    lines: str | None = None
    constants: Mapping[str, str] = {}
    line_key: tuple[str, ...] = ()
    item: tuple[str, ...] = ("sku", "description", "line_id")
    decimal: DecimalMark | None = None
    dates: DateOrder | None = None
    times_in_utc: StrictBool = False
    units: Mapping[str, str] = {}
    symbols: Mapping[str, str] = {}
    prices: PriceBasis | None = None
    prices_by_marketplace: Mapping[str, PriceBasis] = {}
    prices_are_known: StrictBool = True
    left_out: Mapping[str, LeftOutKind] = {}
    other_channels: tuple[str, ...] = ()
    carriage_lines: tuple[str, ...] = ()
    discount_lines: tuple[str, ...] = ()
    none_if_blank: frozenset[str] = frozenset()
    blanks: frozenset[str] = frozenset({"-", "--"})
    languages: tuple[str, ...] = ()
    no_items: str = ""

    def left_out_kind(self, status: str) -> LeftOutKind | None:
        """Return why a status makes no consignment; ``None`` if it makes one."""
        meant = status.casefold()
        return next(
            (kind for word, kind in self.left_out.items() if word.casefold() == meant), None
        )

    @model_validator(mode="after")
    @of_the_whole
    def _known(self) -> Self:
        known = ORDER_FIELDS | LINE_FIELDS
        for where in ("columns", "constants"):
            _check_fields(getattr(self, where), known, where)
        for where in ("line_key", "item", "none_if_blank"):
            _check_fields(dict.fromkeys(getattr(self, where)), known, where)
        _check_units(self.units)
        _check_key(self.columns, "order")
        return self


def _check_units(units: Mapping[str, str]) -> None:
    for column, unit in units.items():
        if unit not in Weight.UNITS:
            raise InvalidInput(
                "{value} is no unit of weight.",
                code="mapping.unit",
                remedy="Give one of: {units}.",
                where=f"units.{column}",
                value=unit,
                units=", ".join(Weight.UNITS),
            )


def _check_key(columns: Mapping[str, Any], key: str) -> None:
    if key not in columns:
        raise InvalidInput(
            "The mapping names no column for {key}.",
            code="mapping.key",
            remedy="Name it: rows are told apart by it.",
            where="columns",
            key=key,
        )
