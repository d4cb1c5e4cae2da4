"""What the fields of a consignment say of each other, and must agree in.

A field by itself is checked where it is read. These compare several: each refuses what cannot be
meant, and names the field to change.
"""

from collections.abc import Set as AbstractSet

from xborder.errors import InvalidInput
from xborder.money import Money
from xborder.trade.terms import Channel, PriceBasis


def check_discount(discount: Money, currencies: frozenset[str]) -> None:
    """Refuse a discount on an order that is in several currencies."""
    others = currencies - {discount.currency.code}
    if others:
        raise InvalidInput(
            "The discount {value} falls on an order that is also in {others}.",
            code="consignment.discount",
            remedy="Give an order with a discount in one currency; or a coupon, and "
            "shipping_discount.",
            where="discount",
            value=str(discount),
            others=", ".join(sorted(others)),
        )


def check_services(carrier: str | None, services: AbstractSet[str], days: int | None) -> None:
    """Refuse services of no carrier, and storage that does not say how long."""
    if carrier is None:
        raise InvalidInput(
            "Services are asked of a carrier that is not named.",
            code="consignment.carrier",
            remedy="Name the carrier too, or leave carrier_services and storage_days out.",
            where="carrier",
        )
    if "storage" in services and days is None:
        raise InvalidInput(
            "Storage is asked for, and not for how long.",
            code="consignment.storage",
            remedy="Give storage_days instead: the working days that the parcel lies there.",
            where="storage_days",
        )


def refuse_two_taxes(prices: PriceBasis) -> None:
    """Refuse home tax in prices that hold the destination's."""
    raise InvalidInput(
        "Prices that are {value} cannot hold home tax too.",
        code="consignment.home_tax",
        remedy='Give prices="net": net of the destination\'s charges, once home tax is out.',
        where="home_tax",
        value=str(prices),
    )


def check_marketplace(channel: Channel, marketplace: str | None) -> None:
    """Refuse a marketplace without the channel, and the channel without its name."""
    if marketplace is None:
        raise InvalidInput(
            "A sale through a marketplace does not name it.",
            code="consignment.marketplace",
            remedy="Give marketplace its name: it may be deemed to be the supplier.",
            where="marketplace",
        )
    if channel is not Channel.MARKETPLACE:
        raise InvalidInput(
            "The marketplace {value} is named, but the channel is {channel}.",
            code="consignment.channel",
            remedy='Give channel="marketplace", or leave the name out.',
            where="channel",
            value=marketplace,
            channel=str(channel),
        )


def check_part(name: str, part: Money, shipping: Money | None) -> None:
    """Refuse a part of the shipping charge that is more than it, or in another currency."""
    if shipping is None:
        raise InvalidInput(
            "{name} is a part of a shipping charge that is not given.",
            code="consignment.shipping",
            remedy="Give shipping too.",
            where=name,
            value=str(part),
            name=name,
        )
    if part.currency != shipping.currency:
        raise InvalidInput(
            "{name} is in another currency than the shipping charge {shipping}.",
            code="consignment.shipping",
            remedy="Give both in one currency.",
            where=name,
            value=str(part),
            name=name,
            shipping=str(shipping),
        )
    if part > shipping:
        raise InvalidInput(
            "{name} is {value}, more than the shipping charge {shipping}.",
            code="consignment.shipping",
            remedy="Give a part of the shipping charge.",
            where=name,
            value=str(part),
            name=name,
            shipping=str(shipping),
        )


def check_coupons(coupon: Money | None, platform: Money | None, goods: Money | None) -> None:
    """Refuse coupons that take off more than the goods cost."""
    given = [each for each in (coupon, platform) if each is not None]
    if goods is None or any(each.currency != goods.currency for each in given):
        return  # to be compared once there are rates
    total = sum(given[1:], given[0])
    if total > goods:
        raise InvalidInput(
            "Coupons of {value} are more than the goods at {goods}.",
            code="consignment.coupon",
            remedy="Take off the goods at most what they cost; shipping has shipping_discount.",
            where="coupon" if coupon is not None else "platform_coupon",
            value=str(total),
            goods=str(goods),
        )
