"""The invoice as it was written: whatever is missing is missing, and the checks say so."""

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, StrictBool, StrictStr

from xborder.choice import Choice
from xborder.document import Document, Read
from xborder.money import Money
from xborder.number import exact
from xborder.trade.country import Country
from xborder.trade.field import Date, Share

Text200 = Annotated[StrictStr, Field(max_length=200)]
Words = Annotated[StrictStr, Field(max_length=500)]


def _amount(value: object) -> Decimal:
    return exact(value, "quantity")


Amount = Annotated[Decimal, Read(_amount, {"type": "string"}, as_text=True)]
"""A quantity of pieces, kilograms or hours; below zero on a credit note."""


class TaxCategory(Choice):
    """How a line is taxed, by the codes of EN 16931 (UNCL 5305)."""

    STANDARD = "S"
    """Taxed, at the standard rate or a reduced one."""
    ZERO = "Z"
    """Taxed at zero."""
    EXEMPT = "E"
    """Exempt; also sales under a margin scheme."""
    REVERSE_CHARGE = "AE"
    """The customer owes the tax."""
    INTRA_COMMUNITY = "K"
    """Exempt as a supply to another member state."""
    EXPORT = "G"
    """Exempt as an export."""
    OUTSIDE = "O"
    """Outside the scope of the tax."""


class InvoiceCase(Choice):
    """What the invoice is for, as far as the law asks for something of its own."""

    DOMESTIC = "domestic"
    INTRA_COMMUNITY = "intra_community"
    """Goods to a business in another member state: Directive 2006/112/EC, Art. 138."""
    REVERSE_CHARGE = "reverse_charge"
    """The customer owes the tax: Art. 194 to 197, triangulation included."""
    EXPORT = "export"
    """Goods that leave the Union: Art. 146."""
    EXEMPT = "exempt"
    """Exempt by another provision."""
    MARGIN_SECOND_HAND = "margin_second_hand"
    MARGIN_ART = "margin_art"
    MARGIN_COLLECTORS = "margin_collectors"
    MARGIN_TRAVEL = "margin_travel"
    DISTANCE_SALE = "distance_sale"
    """To a consumer in another member state; no invoice is asked for under the one-stop shop."""


class InvoiceParty(Document):
    """The supplier or the customer, as the invoice names it.

    Attributes:
        name: The full name.
        address: The full address.
        country: The country of the address.
        vat_number: The number under which it acts.
    """

    name: Text200 = ""
    address: Text200 = ""
    country: Country | None = None
    vat_number: Annotated[StrictStr, Field(max_length=40)] = ""

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            name: str = ...,
            address: str = ...,
            country: str | None = ...,
            vat_number: str = ...,
        ) -> None: ...


class InvoiceLine(Document):
    """One line.

    Attributes:
        description: The nature of the goods or services.
        quantity: How much.
        unit_price: The price of one, without tax and without rebates.
        net: The amount of the line without tax.
        rebate: What was taken off the line.
        category: How it is taxed.
        rate: The rate as a fraction.
    """

    description: Text200 = ""
    quantity: Amount | None = None
    unit_price: Money | None = None
    net: Money | None = None
    rebate: Money | None = None
    category: TaxCategory = TaxCategory.STANDARD
    rate: Share | None = None

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            description: str = ...,
            quantity: Decimal | int | str | None = ...,
            unit_price: Money | str | None = ...,
            net: Money | str | None = ...,
            rebate: Money | str | None = ...,
            category: TaxCategory | str = ...,
            rate: Decimal | int | str | None = ...,
        ) -> None: ...


class VatGroup(Document):
    """One row of the breakdown of the tax.

    Attributes:
        category: How its lines are taxed.
        rate: The rate as a fraction.
        taxable: The sum of its lines without tax.
        vat: The tax.
        reason: Why no tax is charged, in words.
    """

    category: TaxCategory = TaxCategory.STANDARD
    rate: Share | None = None
    taxable: Money
    vat: Money
    reason: Words = ""

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            category: TaxCategory | str = ...,
            rate: Decimal | int | str | None = ...,
            taxable: Money | str,
            vat: Money | str,
            reason: str = ...,
        ) -> None: ...


class Invoice(Document):
    """An invoice or a credit note.

    Attributes:
        number: The sequential number.
        date: The day of issue.
        supply_date: The day of the supply, or of a payment before it.
        case: What it is for; ``None`` where the lines say it.
        seller: The supplier.
        buyer: The customer; ``None`` where none is named.
        lines: The lines.
        breakdown: The tax by category and rate; may be left out where one rate holds.
        words: What it says besides, such as ``"Reverse charge"``.
        net: The total without tax.
        vat: The total of the tax.
        gross: The total with tax.
        paid: What was paid before.
        due: What is left to pay.
        vat_in_national_currency: The tax in the currency of the member, where the invoice is in
            another.
        corrects: The number of the invoice that a credit note corrects.
        self_billed: Whether the customer wrote it.
        simplified: Whether it is meant as a simplified invoice.
    """

    number: Text200 = ""
    date: Date | None = None
    supply_date: Date | None = None
    case: InvoiceCase | None = None
    seller: InvoiceParty = InvoiceParty()
    buyer: InvoiceParty | None = None
    lines: tuple[InvoiceLine, ...] = ()
    breakdown: tuple[VatGroup, ...] = ()
    words: tuple[Words, ...] = ()
    net: Money | None = None
    vat: Money | None = None
    gross: Money | None = None
    paid: Money | None = None
    due: Money | None = None
    vat_in_national_currency: Money | None = None
    corrects: Text200 = ""
    self_billed: StrictBool = False
    simplified: StrictBool = False

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            number: str = ...,
            date: dt.date | None = ...,
            supply_date: dt.date | None = ...,
            case: InvoiceCase | str | None = ...,
            seller: InvoiceParty = ...,
            buyer: InvoiceParty | None = ...,
            lines: list[InvoiceLine] | tuple[InvoiceLine, ...] = ...,
            breakdown: list[VatGroup] | tuple[VatGroup, ...] = ...,
            words: list[str] | tuple[str, ...] = ...,
            net: Money | str | None = ...,
            vat: Money | str | None = ...,
            gross: Money | str | None = ...,
            paid: Money | str | None = ...,
            due: Money | str | None = ...,
            vat_in_national_currency: Money | str | None = ...,
            corrects: str = ...,
            self_billed: bool = ...,
            simplified: bool = ...,
        ) -> None: ...
