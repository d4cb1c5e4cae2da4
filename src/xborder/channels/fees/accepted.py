"""Accepted orders: what a price list refuses before it reckons anything."""

import datetime as dt
from collections.abc import Sequence

from xborder.channels.fees.order import ChannelOrder
from xborder.errors import CurrencyMismatch, NoRuleInForce, NotFound, nearest
from xborder.kind import of_kind


def check_order(order: ChannelOrder, channel: str, currency: str, since: dt.date | None) -> None:
    """Refuse an order in another currency, or of a day whose fees are not known.

    Args:
        order: The order.
        channel: The channel, for the message.
        currency: The currency of its fees.
        since: The first day on which they are all known; ``None`` if they always were.

    Raises:
        CurrencyMismatch: The order is in another currency.
        NoRuleInForce: The order is older than the price list.
    """
    of_kind(order, ChannelOrder, "order")
    if order.currency != currency:
        raise CurrencyMismatch(
            "The order is in {value}; the fees of {channel} are in {currency}.",
            code="channels.currency",
            remedy="Give what the buyer paid in the currency of the site.",
            where="order",
            value=order.currency,
            channel=channel,
            currency=currency,
        )
    if since is not None and order.ordered_on < since:
        raise NoRuleInForce(
            "The fees of {channel} are not known before {since}; the order is of {value}.",
            remedy="Give a schedule of your own for that day.",
            where="order.ordered_on",
            value=order.ordered_on,
            channel=channel,
            since=since,
        )


def check_categories(order: ChannelOrder, known: Sequence[str], channel: str) -> None:
    """Refuse a line whose category the channel does not have.

    Args:
        order: The order.
        known: The categories that fees of the day tell apart; none if they tell none apart.
        channel: The channel, for the message.

    Raises:
        NotFound: There is no such category.
    """
    for line in order.lines:
        if known and line.category is not None and line.category not in known:
            meant = nearest(line.category, known)
            raise NotFound(
                "{channel} has no category {value} on {day}.",
                code="channels.category",
                remedy="Did you mean {meant}?" if meant else "Use one of {known}.",
                where="category",
                value=line.category,
                channel=channel,
                day=order.ordered_on,
                meant=meant,
                known=", ".join(known),
            )
