"""Fees: what a channel asks, on what, for which sales, and what of it comes back."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from attrs import field, frozen

from xborder.channels.fees.scale import Scale
from xborder.channels.fees.size import SizeTable
from xborder.choice import Choice
from xborder.errors import InvalidPolicy
from xborder.kind import all_pairs, of_kind
from xborder.money import Money
from xborder.money.owed import not_below_zero
from xborder.number import exact_not_negative, exact_share
from xborder.policy.rule import Rule


class FeeKind(Choice):
    """What a fee is for."""

    REFERRAL = "referral"
    """The share of the sale: commission, final value fee, transaction fee."""
    CLOSING = "closing"
    ORDER = "order"
    LISTING = "listing"
    PAYMENT = "payment"
    CONVERSION = "conversion"
    INTERNATIONAL = "international"
    FULFILMENT = "fulfilment"
    ADVERTISING = "advertising"
    REGULATORY = "regulatory"
    DIGITAL_SERVICES = "digital_services"
    """What a site passes on of a tax on its own services."""
    REFUND = "refund"
    DISPUTE = "dispute"


class Event(Choice):
    """What has happened when a fee is asked."""

    SALE = "sale"
    CANCEL = "cancel"
    """The order is cancelled before it is sent."""
    REFUND = "refund"
    DISPUTE = "dispute"


class Part(Choice):
    """A part of what the buyer pays."""

    ITEM = "item"
    """The price of the goods after what the seller took off, without tax."""
    SHIPPING = "shipping"
    GIFT_WRAP = "gift_wrap"
    TAX = "tax"
    """Sales tax, VAT or GST on all of it, whoever hands it over."""


class Per(Choice):
    """What a fee is reckoned for, one at a time."""

    UNIT = "unit"
    """Each unit by itself: its share of the line, and least and most for each."""
    LINE = "line"
    """Each line of the order by itself."""
    ORDER = "order"


class InPart(Choice):
    """What of a fee comes back when a part of an order is refunded."""

    PROPORTION = "proportion"
    """The same share of it as of what it was reckoned from."""
    WHOLE = "whole"
    """Nothing, until all is refunded that it was asked for: the unit, the line or the order."""
    UNREAD = "unread"
    """Not read: from nothing to that share, which is taken."""


BEFORE_TAX: Final = (Part.ITEM, Part.SHIPPING, Part.GIFT_WRAP)
"""What the buyer pays without tax: the base of a fee that leaves the tax alone."""
WITH_TAX: Final = (*BEFORE_TAX, Part.TAX)
"""All that the buyer pays, with the tax on it."""


def _parts(given: Iterable[Part | str] | str) -> tuple[Part, ...]:
    return tuple(map(Part, _words(given)))


def _kinds(given: Iterable[FeeKind | str]) -> tuple[FeeKind, ...]:
    return tuple(map(FeeKind, given))


def _scale(given: Any) -> "Scale | SizeTable":
    if isinstance(given, Scale | SizeTable):
        return given
    return of_kind(given, Scale, "scale")


def _words(given: Iterable[str] | str) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


def _only(given: "Mapping[str, Iterable[str] | str]") -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((fact, _words(answers)) for fact, answers in sorted(all_pairs(given, "only")))


def _least(given: Any) -> Money | None:
    return None if given is None else not_below_zero(given, "least")


def _most(given: Any) -> Money | None:
    return None if given is None else not_below_zero(given, "most")


def _share(given: Any) -> Decimal:
    return exact_share(given, "comes_back")


def _bound(given: Any) -> Decimal | None:
    return None if given is None else exact_not_negative(given, "straddles")


def _readings(given: Iterable[Scale | SizeTable]) -> tuple[Scale | SizeTable, ...]:
    return tuple(given)


@frozen(kw_only=True)
class NotPriced(Rule):
    """A fee that a channel asks and whose amount is not known here: a bill with it has no total.

    Attributes:
        title: Its name; a message id.
        kind: What it is for.
        reason: Why it is not priced; a message id.
        only: The facts of a sale for which it is asked, as a :class:`Fee` has them.
        categories: The categories of goods it is for; every one where there is none.
        beside: The categories of which the order has goods too, if it is not known for these alone.
        straddles: A bound in units of the currency: it is not known only where a unit pays no more
            than that, and all units together pay more.
        event: What has happened.
    """

    title: str
    kind: FeeKind = field(converter=FeeKind)
    reason: str
    only: tuple[tuple[str, tuple[str, ...]], ...] = field(default=(), converter=_only)
    categories: tuple[str, ...] = field(default=(), converter=_words)
    beside: tuple[str, ...] = field(default=(), converter=_words)
    straddles: Decimal | None = field(default=None, converter=_bound)
    event: Event = field(default=Event.SALE, converter=Event)


@frozen(kw_only=True)
class Fee(Rule):
    """One fee of a channel.

    Attributes:
        title: Its name; a message id.
        kind: What it is for.
        scale: What its base costs; or a table by the size and weight of each packed unit, and by
            its price, which is what it pays of the base.
        base: The parts of the buyer's payment it is reckoned from.
        on: Instead of them, the kinds of fees it is a surcharge on.
        per: What it is reckoned for, one at a time.
        least: The least for each, if any.
        least_doubted: Whether some sources know of no least.
        most: The most for each, if any.
        categories: The categories of goods it is for; every one where there is none.
        only: The answers to facts of a sale for which it is asked, such as
            ``{"fulfilment": "channel"}``; a sale that does not state the fact has no total.
        event: What has happened.
        comes_back: The share of it that comes back when the whole order is refunded.
        in_part: What comes back of that when a part is refunded.
        back_doubted: Whether that it comes back was not read: then from nothing to the share.
        readings: What other sources say it is; where they come to other amounts a fee is an
            estimate between them all.

    Raises:
        InvalidPolicy: It has both a base and fees it is a surcharge on, or neither; or its least is
            more than its most.
    """

    title: str
    kind: FeeKind = field(converter=FeeKind)
    scale: Scale | SizeTable = field(converter=_scale)
    base: tuple[Part, ...] = field(default=(), converter=_parts)
    on: tuple[FeeKind, ...] = field(default=(), converter=_kinds)
    per: Per = field(default=Per.ORDER, converter=Per)
    least: Money | None = field(default=None, converter=_least)
    least_doubted: bool = False
    most: Money | None = field(default=None, converter=_most)
    categories: tuple[str, ...] = field(default=(), converter=_words)
    only: tuple[tuple[str, tuple[str, ...]], ...] = field(default=(), converter=_only)
    event: Event = field(default=Event.SALE, converter=Event)
    comes_back: Decimal = field(default=Decimal(0), converter=_share)
    in_part: InPart = field(default=InPart.PROPORTION, converter=InPart)
    back_doubted: bool = False
    readings: tuple[Scale | SizeTable, ...] = field(default=(), converter=_readings)

    def __attrs_post_init__(self) -> None:
        if bool(self.base) == bool(self.on):
            raise InvalidPolicy(
                "The fee {value} must be reckoned either from parts of the sale or from other "
                "fees.",
                code="channels.base",
                remedy="Give base= or on=, one of them.",
                where=f"fee.{self.id}",
                value=self.id,
            )
        if self.least is not None and self.most is not None and self.least > self.most:
            raise InvalidPolicy(
                "The fee {value} is at least {least} and at most {most}: no amount is both.",
                code="channels.limits",
                remedy="Give the smaller one as least=.",
                where=f"fee.{self.id}",
                value=self.id,
                least=str(self.least),
                most=str(self.most),
            )
