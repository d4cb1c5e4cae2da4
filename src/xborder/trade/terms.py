"""The terms of a sale: where it was made, how it travels, and what its prices include."""

from typing import Literal

from xborder.choice import Choice


class Channel(Choice):
    """Where the sale was made."""

    OWN_SHOP = "own_shop"
    """In the seller's own shop."""
    MARKETPLACE = "marketplace"
    """Through an electronic interface, which the law may deem to be the supplier."""


ChannelWord = Literal["own_shop", "marketplace"]


class TransportMode(Choice):
    """How the consignment travels across the border."""

    POST = "post"
    """With a designated postal operator, under the rules of the Universal Postal Union."""
    EXPRESS = "express"
    """With a courier or integrator."""
    AIR = "air"
    SEA = "sea"
    ROAD = "road"
    RAIL = "rail"


TransportModeWord = Literal["post", "express", "air", "sea", "road", "rail"]


class PriceBasis(Choice):
    """What the prices of the items and of shipping already include."""

    NET = "net"
    """Neither tax nor duty."""
    TAX_INCLUDED = "tax_included"
    """The destination's VAT, GST or sales tax, but no duty."""
    LANDED = "landed"
    """Every charge to the buyer's door, duty and tax included."""


PriceBasisWord = Literal["net", "tax_included", "landed"]


class Collector(Choice):
    """Who takes the money for a charge."""

    SELLER = "seller"
    MARKETPLACE = "marketplace"
    CARRIER = "carrier"
    """The courier, postal operator or broker who presents the goods."""
    CUSTOMS = "customs"
    TAX_AUTHORITY = "tax_authority"
    """The tax authority, from whoever declares: under IOSS, VOEC or in a return."""
    BUYER = "buyer"
    """A business buyer, who accounts for the tax in its own return."""


CollectorWord = Literal["seller", "marketplace", "carrier", "customs", "tax_authority", "buyer"]


class Moment(Choice):
    """When a charge is taken."""

    CHECKOUT = "checkout"
    IMPORT = "import"
    DELIVERY = "delivery"
    RETURN = "tax_return"
