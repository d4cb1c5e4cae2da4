"""The schedules that are built in, by name; each is loaded when it is asked for."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final

from xborder.channels.fees.schedule import FeeSchedule
from xborder.errors import NotFound, nearest
from xborder.kind import of_kind
from xborder.messages import Text

SCHEDULES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "amazon_de": ("amazon_de", "SCHEDULE"),
        "amazon_gb": ("amazon_gb", "SCHEDULE"),
        "amazon_jp": ("amazon_jp", "SCHEDULE"),
        "amazon_us": ("amazon_us", "SCHEDULE"),
        "ebay_de": ("ebay_de", "SCHEDULE"),
        "ebay_gb": ("ebay_gb", "SCHEDULE"),
        "ebay_us": ("ebay_us", "SCHEDULE"),
        "etsy_gb": ("etsy", "GB"),
        "etsy_us": ("etsy", "US"),
        "mercado_libre_br": ("mercado_libre_br", "SCHEDULE"),
        "paypal_us": ("paypal", "US"),
        "shopee_br": ("shopee_br", "SCHEDULE"),
        "shopify_us": ("shopify", "SCHEDULE"),
        "stripe_eu": ("stripe", "EURO"),
        "stripe_gb": ("stripe", "GB"),
        "stripe_us": ("stripe", "US"),
        "tiktok_shop_eu": ("tiktok_shop", "EURO"),
        "tiktok_shop_gb": ("tiktok_shop", "GB"),
        "tiktok_shop_my": ("tiktok_shop_asia", "MY"),
        "tiktok_shop_ph": ("tiktok_shop_asia", "PH"),
        "tiktok_shop_sg": ("tiktok_shop_asia", "SG"),
        "tiktok_shop_th": ("tiktok_shop_asia", "TH"),
        "tiktok_shop_us": ("tiktok_shop", "US"),
        "tiktok_shop_vn": ("tiktok_shop_asia", "VN"),
        "walmart_us": ("walmart_us", "SCHEDULE"),
    }
)
"""The names of the built-in schedules, with the module and the name each stands under."""

NOT_PUBLIC: Final[Mapping[str, str]] = MappingProxyType(
    {
        "aliexpress": "No table of its commission by category was found in public: it is said to "
        "be 5 to 8 %.",
        "lazada": "The tables that are public have no date, or are of before 2018.",
        "mercado_libre": "Its commission by category was not found in public for this country.",
        "shopee": "The rates by category were not found in public for this country.",
        "temu": "What it pays or takes stands in each seller's contract; 0.5 % of what the buyer "
        "paid was told of in 2023.",
    }
)
"""Channels whose fees are not built in, and why; each a message id."""


def schedule(channel: str) -> FeeSchedule:
    """Return a built-in schedule.

    Args:
        channel: Its name, one of :data:`SCHEDULES`.

    Raises:
        NotFound: There is none of that name, or its fees are not public: the reason is told.

    Examples:
        >>> import datetime as dt
        >>> from xborder.channels import ChannelOrder
        >>> amazon = schedule("amazon_us").for_seller(fulfilment="seller")
        >>> order = ChannelOrder.of(
        ...     "35.00 USD", category="home_kitchen", ordered_on=dt.date(2026, 6, 1)
        ... )
        >>> str(amazon.bill(order).total)
        '5.25 USD'
    """
    name = of_kind(channel, str, "channel")
    if name not in SCHEDULES:
        told = NOT_PUBLIC.get(name) or NOT_PUBLIC.get(name.rpartition("_")[0])
        if told:
            raise NotFound(
                "The fees of {value} are not built in. {reason}",
                code="channels.not_public",
                remedy="Build your own schedule from your contract or the site's fee page.",
                where="channel",
                value=name,
                reason=Text(told),
            )
        # Who writes UK means the code GB, which is further from it than US.
        british = name.removesuffix("_uk") + "_gb" if name.endswith("_uk") else ""
        meant = british if british in SCHEDULES else nearest(name, SCHEDULES)
        raise NotFound(
            "The fees of {value} are not built in.",
            code="channels.schedule",
            remedy="Did you mean {meant}?" if meant else "Use one of {known}, or build your own.",
            where="channel",
            value=name,
            meant=meant,
            known=", ".join(SCHEDULES),
        )
    module, attribute = SCHEDULES[name]
    found = getattr(import_module(f"xborder.channels.sites.{module}"), attribute)
    return of_kind(found, FeeSchedule, "channel")
