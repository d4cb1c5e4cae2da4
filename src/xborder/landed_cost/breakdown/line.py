"""The lines of a breakdown: each an amount of one kind, and what it stands on."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from xborder.document import Document, written
from xborder.errors import InvalidInput, nearest
from xborder.money import Money
from xborder.policy.reference import RuleReference
from xborder.policy.sentence import Sentence
from xborder.trade import Collector, Moment, Party


class LineKind(StrEnum):
    """What a line of the breakdown is."""

    GOODS = "goods"
    DISCOUNT = "discount"
    FREIGHT = "freight"
    INSURANCE = "insurance"
    SELLER_FEE = "seller_fee"
    DUTY = "duty"
    ADDITIONAL_DUTY = "additional_duty"
    EXCISE = "excise"
    VAT = "vat"
    GST = "gst"
    SALES_TAX = "sales_tax"
    FEE = "fee"


_KINDS = {
    "duties": (LineKind.DUTY, LineKind.ADDITIONAL_DUTY),
    "taxes": (LineKind.EXCISE, LineKind.VAT, LineKind.GST, LineKind.SALES_TAX),
}


def _kind(word: str) -> LineKind:
    try:
        return LineKind(word)
    except ValueError:
        meant = nearest(str(word), [*LineKind, *_KINDS])
        raise InvalidInput(
            "{value} is no kind of line.",
            code="quote.kind",
            remedy="Did you mean {meant}? A single charge is asked for by its id: quote.charge(id)."
            if meant
            else "Give one of {known}; a single charge is asked for by its id: quote.charge(id).",
            where="kinds",
            value=word,
            meant=meant,
            known=", ".join([*LineKind, *_KINDS]),
        ) from None


def kinds_meant(words: Iterable[LineKind | str]) -> frozenset[LineKind]:
    """Return the kinds that some words mean: ``"duties"`` means two, ``"taxes"`` four.

    Raises:
        InvalidInput: There is no such kind.
    """
    return frozenset(kind for each in words for kind in _KINDS.get(each) or (_kind(each),))


_HIGHEST_RATE = 10_000
"""Far above any rate of a law; a stored one of a million digits would take minutes to show."""
_PLACES = 60
"""More decimals than the engine shows a rate with."""


class CostLine(Document):
    """One amount of the breakdown.

    Attributes:
        item: The position of the order line it belongs to, from 0.
        sku: That line's own name.
        kind: What it is.
        id: The charge's id; for goods, freight and the like the name of the amount.
        title: What it is called; a message id.
        amount: What it comes to.
        base: What a charge was computed on; with the tax itself, where that lies inside its base.
        rate: The rate of the base, as a fraction, if there is a single one.
        share_due: The share of the statutory amount that is due, and in the rate; none for all.
        adjustment: What the sum of its declaration adds to the line or takes off it, and in the
            amount: its share of a rounding, a deduction, a least or a most. None where the line is
            paid as it was assessed: the base times the rate, rounded.
        settled: How its base and its amount are rounded, and what is done to the sum of its
            declaration, in words; empty for half up to the minor unit, line by line.
        formula: How it was computed, in words.
        rule: The rule it stands on; none for the caller's own amounts.
        goods_rule: The entry of a goods table it used, if it used one.
        waived: The rule by which it is not collected, if there is one.
        collector: Who takes it in.
        moment: When.
        payer: Who pays it in the end under the Incoterm.
        refundable: Whether the law gives it back on return; unknown if none.
    """

    item: int
    sku: str
    kind: LineKind
    id: str
    title: str
    amount: Money
    base: Money | None = None
    rate: Annotated[Decimal, Field(ge=0, le=_HIGHEST_RATE, decimal_places=_PLACES)] | None = None
    share_due: Annotated[Decimal, Field(gt=0, le=1, decimal_places=_PLACES)] | None = None
    adjustment: Money | None = None
    settled: tuple[Sentence, ...] = ()
    formula: Sentence | None = None
    rule: RuleReference | None = None
    goods_rule: RuleReference | None = None
    waived: RuleReference | None = None
    collector: Collector | None = None
    moment: Moment | None = None
    payer: Party | None = None
    refundable: bool | None = None

    def filled(self, **amounts: Any) -> "CostLine":
        """Return the line with the amounts of one order line, not validated again.

        The engine writes what a line says of its rule once a plan, validated, and fills in what
        differs between parcels. For the engine's own values only; anyone else takes
        :meth:`replace`.
        """
        return written(CostLine, self.__dict__ | amounts, self.__pydantic_fields_set__)
