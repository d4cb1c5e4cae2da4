"""An item: one line of a consignment, with the facts that rules ask of goods."""

import functools
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Final, Self

from pydantic import Field, StrictBool, StrictStr, model_validator

from xborder.document import Document
from xborder.errors import InvalidInput, of_the_whole
from xborder.goods import (
    Area,
    Battery,
    BatteryPacking,
    Category,
    DangerousGoods,
    Dimensions,
    ExciseKind,
    FreeOfCharge,
    HSCode,
    Length,
    ProofKind,
    Volume,
    Weight,
    excise_kind_of,
)
from xborder.goods.category import CategoryWord
from xborder.goods.excise import ExciseKindWord
from xborder.goods.free import FreeOfChargeWord
from xborder.goods.hazard import BatteryPackingWord, BatteryWord, DangerousGoodsWord
from xborder.goods.proof import ProofKindWord
from xborder.money import Money
from xborder.number.exact import DECIMAL
from xborder.trade.composition import Contents, Parts
from xborder.trade.country import Country
from xborder.trade.field import Charge, Degrees, Pieces, Quantity, Share, Sum

if TYPE_CHECKING:
    from collections.abc import Mapping

_METALS: Final = ("steel_share", "aluminium_share", "copper_share")
ShortText = Annotated[StrictStr, Field(max_length=200)]


class Item(Document):
    """One line of a consignment: so many pieces of one thing at one price.

    Prices, weights and sizes are of one piece, or of one metre, kilogram or litre where the
    quantity is measured. ``None`` means unknown: a rule that needs the fact
    then says so, and takes nothing for granted.

    Attributes:
        sku: The seller's own name for it.
        description: What it is, in words.
        hs_code: Its tariff code: 4, 6 or 8 to 13 digits.
        origin: The country where it was made.
        quantity: How many pieces, a whole number; or how much is cut to measure, a ``Decimal`` or
            text with a point, such as ``"2.6"`` metres of fabric: then the line is one piece, and
            its value is the quantity times the price, rounded once, half up.
        unit_price: The price of one piece, on the basis that the consignment states.
        discount: What is taken off this line at the seller's cost, all pieces together.
        customs_value: The value of one piece where it is not the price: a sample, a free gift.
        free: Why nothing is paid for it: a ``sample``, a ``replacement`` under warranty or a
            ``gift_with_purchase``. Its customs value is that of like goods, and has to be given.
        weight: The net weight of one piece.
        gross_weight: Its weight with its packing.
        dimensions: Length, width and height of one packed piece.
        category: Its coarse category, the fallback where no tariff code decides.
        excise: Whether it is alcohol, tobacco or perfume; taken from the HS code where not said,
            see :attr:`excise_kind`.
        volume: How much liquid one piece holds, as excise counts it.
        alcohol_by_volume: Its strength as a fraction: 0.40 for 40 % vol.
        cigarettes: How many cigarettes or sticks one piece holds.
        tobacco_weight: The weight of tobacco in one piece.
        battery: The battery it is or contains.
        battery_packing: How that battery travels.
        dangerous_goods: Its class of dangerous goods.
        steel_share: The share of its value that is steel.
        aluminium_share: The share of its value that is aluminium.
        copper_share: The share of its value that is copper.
        drained_weight: The net weight of one piece without the liquid it lies in.
        length: How long one piece is, as a tariff measures film or rope.
        area: How large one piece is, as a tariff measures glass or cloth.
        jewels: How many jewels the movement of one watch has.
        polarisation: The degrees of raw sugar, from 0 to 100.
        contents: The weight of what one piece contains, such as ``{"sugar": "120 g"}``.
        parts: The share of each part in its value, such as ``{"case": "0.3", "strap": "0.1"}``.
        preference: Whether preferential origin is claimed and can be proven.
        programme: Under which agreement or scheme it is claimed, such as ``"gb.cptpp"``; see
            :func:`~xborder.landed_cost.solvers.preferences.preference_options`.
        proof: The proof of origin at hand.
        used: Whether it is second-hand.
        personal_use: Whether it is for the buyer's own use.

    Raises:
        pydantic.ValidationError: A fact cannot be used; ``xborder.problems`` lists them.

    Examples:
        >>> tee = Item(sku="TEE", hs_code="6109.10", origin="CN", quantity=2,
        ...            unit_price="19.90 EUR", weight="0.18 kg")
        >>> tee.line_value, tee.hs_code.chapter, tee.excise_kind
        (Money('39.80 EUR'), '61', <ExciseKind.NONE: 'none'>)
    """

    sku: ShortText = ""
    description: Annotated[StrictStr, Field(max_length=2000)] = ""
    hs_code: HSCode | None = None
    origin: Country | None = None
    quantity: Quantity
    unit_price: Charge
    discount: Sum | None = None
    customs_value: Charge | None = None
    free: FreeOfCharge | None = None
    weight: Weight | None = None
    gross_weight: Weight | None = None
    dimensions: Dimensions | None = None
    category: Category | None = None
    excise: ExciseKind | None = None
    volume: Volume | None = None
    alcohol_by_volume: Share | None = None
    cigarettes: Pieces | None = None
    tobacco_weight: Weight | None = None
    battery: Battery | None = None
    battery_packing: BatteryPacking | None = None
    dangerous_goods: DangerousGoods | None = None
    steel_share: Share | None = None
    aluminium_share: Share | None = None
    copper_share: Share | None = None
    drained_weight: Weight | None = None
    length: Length | None = None
    area: Area | None = None
    jewels: Pieces | None = None
    polarisation: Degrees | None = None
    contents: Contents | None = None
    parts: Parts | None = None
    preference: StrictBool | None = None
    programme: ShortText | None = None
    proof: ProofKind | None = None
    used: StrictBool | None = None
    personal_use: StrictBool | None = None

    if TYPE_CHECKING:  # what is taken, where the fields say what is held

        def __init__(
            self,
            *,
            sku: str = ...,
            description: str = ...,
            hs_code: HSCode | str | None = ...,
            origin: str | None = ...,
            quantity: int | Decimal | str,
            unit_price: Money | str,
            discount: Money | str | None = ...,
            customs_value: Money | str | None = ...,
            free: FreeOfCharge | FreeOfChargeWord | None = ...,
            weight: Weight | str | None = ...,
            gross_weight: Weight | str | None = ...,
            dimensions: Dimensions | str | None = ...,
            category: Category | CategoryWord | None = ...,
            excise: ExciseKind | ExciseKindWord | None = ...,
            volume: Volume | str | None = ...,
            alcohol_by_volume: Decimal | str | int | None = ...,
            cigarettes: int | None = ...,
            tobacco_weight: Weight | str | None = ...,
            battery: Battery | BatteryWord | None = ...,
            battery_packing: BatteryPacking | BatteryPackingWord | None = ...,
            dangerous_goods: DangerousGoods | DangerousGoodsWord | None = ...,
            steel_share: Decimal | str | int | None = ...,
            aluminium_share: Decimal | str | int | None = ...,
            copper_share: Decimal | str | int | None = ...,
            drained_weight: Weight | str | None = ...,
            length: Length | str | None = ...,
            area: Area | str | None = ...,
            jewels: int | None = ...,
            polarisation: Decimal | str | int | None = ...,
            contents: "Contents | Mapping[str, Weight | str] | None" = ...,
            parts: "Parts | Mapping[str, Decimal | str | int] | None" = ...,
            preference: bool | None = ...,
            programme: str | None = ...,
            proof: ProofKind | ProofKindWord | None = ...,
            used: bool | None = ...,
            personal_use: bool | None = ...,
        ) -> None: ...

    @property
    def line_value(self) -> Money:
        """Quantity times unit price, unrounded."""
        return self.unit_price * self.quantity

    @property
    def is_paid_for(self) -> bool:
        """Whether anything is paid for it, once its own discount is taken off."""
        return bool(self.unit_price) and (self.discount is None or self.discount < self.line_value)

    @property
    def excise_kind(self) -> ExciseKind | None:
        """The kind of excise goods: as said, or by the HS code; ``None`` if neither tells."""
        if self.excise is None and self.hs_code is not None:
            return excise_kind_of(self.hs_code)
        return self.excise

    @model_validator(mode="after")
    @of_the_whole
    def _consistent(self) -> Self:
        facts: dict[str, Any] = self.__dict__
        net, gross = facts["weight"], facts["gross_weight"]
        if net is not None or gross is not None:
            _check_weights(net, gross)
        drained = facts["drained_weight"]
        if drained is not None and net is not None and drained > net:
            raise InvalidInput(
                "The drained weight {value} is above the net weight {net}.",
                code="item.drained_weight",
                remedy="Give the net weight without the liquid the goods lie in.",
                where="drained_weight",
                value=str(drained),
                net=str(net),
            )
        if facts["customs_value"] is not None and not facts["customs_value"]:
            raise InvalidInput(
                "The customs value {value} is zero.",
                code="item.customs_value",
                remedy="Give the value of like goods, or leave it out if it is not known.",
                where="customs_value",
                value=str(facts["customs_value"]),
            )
        if facts["free"] is not None and facts["unit_price"]:
            raise InvalidInput(
                "The price {value} is paid for goods that are free as a {free}.",
                code="item.free",
                remedy="Give unit_price zero, and the value of like goods as customs_value; or "
                "leave free out.",
                where="free",
                value=str(facts["unit_price"]),
                free=str(facts["free"]).replace("_", " "),
            )
        if facts["preference"] is not True:
            _check_no_claim(facts["programme"], facts["proof"])
        if facts["discount"] is not None:
            _check_discount(facts["discount"], self.line_value)
        metals = [name for name in _METALS if facts[name] is not None]
        if metals:
            _check_metals(metals, facts)
        return self


def _check_metals(names: list[str], facts: dict[str, Any]) -> None:
    # in our own context: in the caller's, a sum may be rounded to one or raise
    whole = functools.reduce(DECIMAL.add, [facts[name] for name in names], Decimal(0))
    if whole > 1:
        raise InvalidInput(
            "The metals make up {value} of the value, more than all of it.",
            code="item.metals",
            remedy="Give shares of the value that sum to 1 at most.",
            where=names[0],
            value=str(whole),
        )


def _check_discount(discount: Money, value: Money) -> None:
    if discount.currency != value.currency or discount > value:
        raise InvalidInput(
            "The discount {value} is more than the line at {line}, or in another currency.",
            code="item.discount",
            remedy="Give what is taken off this line, at most all of it.",
            where="discount",
            value=str(discount),
            line=str(value),
        )


def _check_no_claim(programme: str | None, proof: ProofKind | None) -> None:
    for name, said in (("programme", programme), ("proof", proof)):
        if said is not None:
            raise InvalidInput(
                "The {name} {value} is of a preference that is not claimed.",
                code="item.claim",
                remedy="Say preference=True, or leave it out.",
                where=name,
                value=str(said),
                name=name,
            )


def _check_weights(net: Weight | None, gross: Weight | None) -> None:
    for name, weight in (("weight", net), ("gross_weight", gross)):
        if weight is not None and not weight:
            raise InvalidInput(
                "The {name} {value} is zero.",
                code="item.weight",
                remedy="Leave it out if it is not known.",
                where=name,
                value=str(weight),
                name=name,
            )
    if net is not None and gross is not None and gross < net:
        raise InvalidInput(
            "The gross weight {value} is below the net weight {net}.",
            code="item.gross_weight",
            remedy="Give as gross weight the weight of one piece with its packing.",
            where="gross_weight",
            value=str(gross),
            net=str(net),
        )
